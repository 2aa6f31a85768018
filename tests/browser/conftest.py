"""A real Chromium and a real server for the tests; nothing but 127.0.0.1 may be asked for anything."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Error, sync_playwright

from geo import maps

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "maps"))

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
# Chromium's own errands would be requests that the page did not make.
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SIZES = {"desk": (1440, 900), "phone": (390, 844)}


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def chromium():
    if not Path(CHROMIUM).exists():
        pytest.skip("NOT TESTED: the browser tests need Chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def served(script, *arguments, cwd, **environment):
    """A Streamlit server of its own on a free port; ends it by its process id."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}"]
    log = (cwd / "server.log").open("w+")
    # Streamlit looks for its settings in the working directory.
    shutil.copytree(ROOT / ".streamlit", cwd / ".streamlit", dirs_exist_ok=True)
    process = subprocess.Popen(
        [*command, "--", *arguments], cwd=cwd, env=os.environ | environment, stdout=log, stderr=log
    )
    url = f"http://127.0.0.1:{port}/"
    try:
        wait_for(url + "_stcore/health", process, log)
        yield url
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        log.close()


def wait_for(url, process, log):
    for _ in range(300):
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            if process.poll() is not None:
                break
            time.sleep(0.1)
    log.seek(0)
    pytest.fail(f"the server did not come up:\n{log.read()}")


@pytest.fixture(scope="session")
def seeds_server_folder(tmp_path_factory):
    """The folder that the app on the project's own reports runs in."""
    return tmp_path_factory.mktemp("seeds")


@pytest.fixture(scope="session")
def seeds_url(seeds_server_folder):
    """The app as it opens, on the project's own reports."""
    with served(ROOT / "app.py", cwd=seeds_server_folder) as url:
        yield url


@pytest.fixture(scope="session")
def ordinary_url(tmp_path_factory):
    """The page on layers made by hand."""
    with served(HERE / "layers_app.py", "ordinary", cwd=tmp_path_factory.mktemp("ordinary")) as url:
        yield url


@pytest.fixture(scope="session")
def hostile_server(tmp_path_factory):
    """The page on layers whose every text attacks, and the folder that the server runs in."""
    folder = tmp_path_factory.mktemp("hostile")
    with served(HERE / "layers_app.py", "hostile", cwd=folder) as url:
        yield url, folder


class Watched:
    """A page with what went wrong in it."""

    def __init__(self, page):
        self.page = page
        self.elsewhere = []
        self.errors = []
        self.dialogs = []
        page.context.on("request", lambda request: self._asked(request.url))
        page.on("websocket", lambda socket: self._asked(socket.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("dialog", self._dialog)

    def _asked(self, url):
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname != "127.0.0.1":
            self.elsewhere.append(url)

    def _dialog(self, dialog):
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def check(self):
        assert self.elsewhere == []
        assert self.dialogs == []
        assert self.errors == []
        for frame in self.page.frames:
            assert frame.evaluate("typeof window.pwned") == "undefined"


@pytest.fixture(params=["desk"])
def page(request, chromium):
    """A page in a window of its own; the test fails if it asked another host, erred or ran foreign script.

    The tour was taken before: it would lie over what a test clicks.
    """
    width, height = SIZES[request.param]
    context = chromium.new_context(
        viewport={"width": width, "height": height},
        accept_downloads=True,
        reduced_motion="reduce",
        has_touch=request.param == "phone",
    )
    context.add_init_script("try { localStorage.setItem('deploymap.tour', 'seen') } catch {}")
    context.set_default_timeout(30_000)
    watched = Watched(context.new_page())
    yield watched.page
    watched.check()
    context.close()


@pytest.fixture
def offline_page(chromium):
    """A page with the network cut."""
    context = chromium.new_context(offline=True, viewport={"width": 1440, "height": 900})
    context.set_default_timeout(30_000)
    watched = Watched(context.new_page())
    yield watched.page
    watched.check()
    context.close()


class MapFrame:
    """The map as the user sees it, in the frame it stands in."""

    def __init__(self, page, frame, box):
        self.page, self.frame, self._box = page, frame, box

    def shown(self):
        return set(self.frame.evaluate("Deploymap.view.layer.visible()"))

    def day(self):
        return self.frame.evaluate("Deploymap.dates.isoOf(Deploymap.view.layer.day)")

    def selected(self):
        return self.frame.evaluate("Deploymap.view.layer.selected")

    def wait_for_day(self, iso):
        self.frame.wait_for_function("iso => Deploymap.dates.isoOf(Deploymap.view.layer.day) === iso", arg=iso)

    def view(self):
        script = "(() => { const m = Deploymap.view.map, c = m.getCenter(); return [m.getZoom(), c.lat, c.lng]; })()"
        return self.frame.evaluate(script)

    def click(self, reading):
        """Click where a reading is drawn."""
        at = self.frame.evaluate("id => { const p = Deploymap.view.layer.anchor(id); return [p.x, p.y]; }", reading)
        box = self._box()
        self.page.mouse.click(box["x"] + at[0], box["y"] + at[1])


def map_in_app(page):
    """Wait for the map in Streamlit's page; the frame of a page that was left may still be there for a moment."""
    drawn = "Boolean(window.Deploymap && Deploymap.view && Deploymap.view.layer._drawn)"
    for _ in range(300):
        frames = [frame for frame in page.frames if "st_folium" in frame.url]
        with suppress(Error):
            if len(frames) == 1 and frames[0].evaluate(drawn):
                break
        page.wait_for_timeout(100)
    else:
        pytest.fail("the map did not come up")
    frame = frames[0]
    element = page.locator('iframe[title*="st_folium"]')

    def box():
        element.scroll_into_view_if_needed()
        return element.bounding_box()

    return MapFrame(page, frame, box)


def map_in_page(page):
    """Wait for the map in a page that stands alone."""
    page.wait_for_selector("html[data-ready]")
    return MapFrame(page, page.main_frame, page.locator("#map").bounding_box)


def written(folder, layers, **more):
    """The page that stands alone, of some layers, as the address of a file."""
    path = folder / "map.html"
    path.write_text(maps.standalone_page(layers, title="Who moved where", **more), "utf-8")
    return path.as_uri()


@pytest.fixture
def open_app(page):
    """Open the app at an address and return its map."""

    def open_(url):
        page.goto(url)
        return map_in_app(page)

    return open_


def slider(page, clock="As published by"):
    return page.get_by_role("slider", name=clock)


def rows(page):
    """The deployments that the table lists, by their summaries, in its order, once the page has come to rest."""
    page.wait_for_function("document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'")
    listed = None
    for _ in range(30):
        now = page.locator(".st-key-table tbody button").evaluate_all("all => all.map((b) => b.ariaLabel)")
        if now == listed:
            break
        listed = now
        page.wait_for_timeout(250)  # the table follows the map
    return listed


def row(page, summary):
    return page.locator(".st-key-table tbody").get_by_role("button", name=summary)


def words(locator):
    """Visible text with white space evened out, as a reader takes it."""
    return re.sub(r"\s+", " ", locator.inner_text())
