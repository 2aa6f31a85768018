"""How long a user waits: building the seeds, and from starting the app to the first map drawn.

Prints whole-process wall-clock seconds of each run and their median. The map is timed in headless Chromium
with software rendering, from starting the server process to the first arrows on the canvas.
"""

from __future__ import annotations

import contextlib
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

ROOT = Path(__file__).parents[1]
RUNS = 3
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def main() -> None:
    """Print both figures."""
    report("deploymap build seeds/", [build_seconds() for _ in range(RUNS)])
    report("deploymap app to first map", [first_map_seconds() for _ in range(RUNS)])


def report(name: str, seconds: list[float]) -> None:
    """Print one line of figures."""
    runs = "  ".join(f"{s:.1f}" for s in seconds)
    print(f"{name:<28} median {statistics.median(seconds):.1f} s  ({runs})")


def build_seconds() -> float:
    """Time one ``deploymap build`` of the seeds."""
    with tempfile.TemporaryDirectory() as out:
        begun = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "geo.cli", "build", str(ROOT / "seeds"), "--out", out],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        return time.perf_counter() - begun


def first_map_seconds() -> float:
    """Time from starting the server to the first reading drawn on the map."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        begun = time.perf_counter()
        server = subprocess.Popen(
            [sys.executable, "-m", "geo.cli", "app", "--no-browser", "--port", str(port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            while True:
                with contextlib.suppress(Error):
                    page.goto(f"http://127.0.0.1:{port}/")
                    break
                time.sleep(0.1)
            while not any(drawn(frame) for frame in page.frames):
                time.sleep(0.05)
            return time.perf_counter() - begun
        finally:
            server.terminate()
            server.wait()
            browser.close()


def drawn(frame: object) -> bool:
    """Whether the frame holds the map with something on it."""
    with contextlib.suppress(Error):
        return bool(
            frame.evaluate("() => !!(window.Deploymap && Deploymap.view && Deploymap.view.layer.visible().length)")
        )  # type: ignore[attr-defined]
    return False


if __name__ == "__main__":
    main()
