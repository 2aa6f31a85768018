"""Starts the Streamlit server for ``deploymap app`` and opens the page once it answers."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from urllib.error import URLError

from geo.model import DeploymapError

if TYPE_CHECKING:
    from collections.abc import Mapping

HOST = "127.0.0.1"
USUAL_PORT = 8501
_PATIENCE = 60.0  # seconds; a cold start takes one to five


def serve(*, port: int | None, browser: bool, environment: Mapping[str, str]) -> int:
    """Serve the page until it is stopped; give the server's exit code.

    Without a port the usual one is taken, or if that is in use any free one.

    Raises
    ------
    DeploymapError
        If the port asked for is in use, or the app is not beside this package.
    """
    page = Path(__file__).parents[2] / "app.py"
    if not page.is_file():
        raise DeploymapError("the app runs from a checkout of the repository: app.py is not beside this package")
    port = _port(port)
    # Headless, or Streamlit asks for an e-mail address at its first start and waits for the answer.
    command = [
        sys.executable, "-m", "streamlit", "run", str(page), f"--server.address={HOST}", f"--server.port={port}",
        "--server.headless=true",
    ]  # fmt: skip
    # Streamlit reads .streamlit/config.toml from the working directory.
    with subprocess.Popen(  # noqa: S603
        command, env={**os.environ, **environment}, cwd=page.parent, stdout=subprocess.DEVNULL
    ) as server:
        # A service manager stops us with SIGTERM: take the server along.
        signal.signal(signal.SIGTERM, _stop)
        try:
            if _answers(server, port):
                address = f"http://{HOST}:{port}"
                print(f"Deploymap is at {address} (Ctrl+C stops it)", flush=True)  # noqa: T201
                if browser and _has_screen():
                    webbrowser.open(address)
            return server.wait()
        except KeyboardInterrupt:
            return 0  # how the app is meant to be stopped
        finally:
            server.terminate()


def _stop(*_: object) -> NoReturn:
    # Not by way of SIGINT, which a shell lets its background jobs ignore.
    raise KeyboardInterrupt


def _port(wanted: int | None) -> int:
    if wanted is not None:
        if not _is_free(wanted):
            raise DeploymapError(f"port {wanted} is in use; name another with --port")
        return wanted
    return USUAL_PORT if _is_free(USUAL_PORT) else _any_port()


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError):
            return False
        return True


def _any_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _answers(server: subprocess.Popen[bytes], port: int) -> bool:
    """Wait until the server is up; False if it ended or never came."""
    until = time.monotonic() + _PATIENCE
    while server.poll() is None and time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://{HOST}:{port}/_stcore/health", timeout=1):
                return True
        except (URLError, OSError):
            time.sleep(0.1)
    return False


def _has_screen() -> bool:
    """Whether a browser window can open; without one Python would start a text browser in the terminal."""
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
