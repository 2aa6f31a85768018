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
from playwright.sync_api import Error, expect, sync_playwright

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
# How long anything may take before it counts as not coming: no test depends on how fast the machine is.
PATIENCE = 90  # seconds
expect.set_options(timeout=PATIENCE * 1000)


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
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
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
        page.context.on("request", self._requested)
        page.on("websocket", lambda socket: self._asked(socket.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("dialog", self._dialog)

    def _requested(self, request):
        self._asked(request.url)

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

    def close(self):
        self.page.context.remove_listener("request", self._requested)
        self.page.close()


def window(chromium, size="desk", **options):
    """A browser window that knows nothing yet."""
    width, height = SIZES[size]
    options = {"viewport": {"width": width, "height": height}, "has_touch": size == "phone"} | options
    context = chromium.new_context(**options)
    context.set_default_timeout(PATIENCE * 1000)
    return context


def tour_seen(context):
    """The tour would lie over what a test clicks."""
    context.add_init_script("try { localStorage.setItem('deploymap.tour', 'seen') } catch {}")
    return context


@pytest.fixture(scope="session")
def windows(chromium):
    """A window for each size, kept for all tests: what it has fetched, it need not fetch again."""
    opened = {}

    def window_of(size):
        if size not in opened:
            opened[size] = tour_seen(window(chromium, size, accept_downloads=True, reduced_motion="reduce"))
        return opened[size]

    yield window_of
    for context in opened.values():
        context.close()


@pytest.fixture(params=["desk"])
def page(request, windows):
    """A page of its own, nothing kept from another's; the test fails if it asked another host, erred or ran
    foreign script.
    """
    context = windows(request.param)
    watched = Watched(context.new_page())
    yield watched.page
    try:
        watched.check()
    finally:
        with suppress(Error):  # a page that was never opened has no storage
            watched.page.evaluate("localStorage.clear()")
        watched.close()


@pytest.fixture
def offline_page(chromium):
    """A page with the network cut."""
    context = window(chromium, offline=True)
    watched = Watched(context.new_page())
    yield watched.page
    watched.check()
    context.close()


def at_rest(page):
    """Wait until the app has answered all that it was asked and shows the answer."""
    page.wait_for_function(
        """() => {
            const app = document.querySelector('[data-testid=stApp]');
            return app && app.dataset.testScriptState === 'notRunning' && !app.querySelector('[data-stale=true]');
        }"""
    )


class MapFrame:
    """The map as the user sees it, in the frame it stands in."""

    def __init__(self, page, frame, element):
        self.page, self.frame, self._element = page, frame, element

    def shown(self):
        return set(self.frame.evaluate("Deploymap.view.layer.visible()"))

    def wait_for_shown(self, readings):
        self.frame.wait_for_function(
            "ids => JSON.stringify(Deploymap.view.layer.visible().sort()) === JSON.stringify(ids)",
            arg=sorted(readings),
        )

    def day(self):
        return self.frame.evaluate("Deploymap.dates.isoOf(Deploymap.view.layer.day)")

    def selected(self):
        return self.frame.evaluate("Deploymap.view.layer.selected")

    def wait_for_selected(self, deployment):
        self.frame.wait_for_function("id => Deploymap.view.layer.selected === id", arg=deployment)

    def wait_for_day(self, iso):
        self.frame.wait_for_function("iso => Deploymap.dates.isoOf(Deploymap.view.layer.day) === iso", arg=iso)

    def wait_for_later(self, iso):
        """Wait until the map shows a later day: playing, it need not be seen on each."""
        self.frame.wait_for_function("iso => Deploymap.dates.isoOf(Deploymap.view.layer.day) > iso", arg=iso)

    def view(self):
        script = "(() => { const m = Deploymap.view.map, c = m.getCenter(); return [m.getZoom(), c.lat, c.lng]; })()"
        return self.frame.evaluate(script)

    def come_to_rest(self):
        """Wait until the page has been answered and the map is drawn and neither pans nor zooms."""
        if self.frame != self.page.main_frame:
            at_rest(self.page)
        self.frame.wait_for_function(
            """() => {
                const { layer, map } = Deploymap.view;
                return !layer._frame && !layer._scrubbing && !map._animatingZoom && !map._panAnim?._inProgress;
            }"""
        )

    def at(self, reading):
        """Where a reading is drawn, as a point of the window."""
        self.come_to_rest()
        self._element.scroll_into_view_if_needed()
        x, y = self.frame.evaluate("id => { const p = Deploymap.view.layer.anchor(id); return [p.x, p.y]; }", reading)
        box = self._element.bounding_box()
        return box["x"] + x, box["y"] + y

    def click(self, reading):
        """Click where a reading is drawn."""
        self.page.mouse.click(*self.at(reading))


def map_in_app(page):
    """Wait for the map in Streamlit's page; the frame of a page that was left may still be there for a moment."""
    drawn = "Boolean(window.Deploymap && Deploymap.view && Deploymap.waiting && Deploymap.view.layer._drawn)"
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        at_rest(page)
        frames = [frame for frame in page.frames if "st_folium" in frame.url]
        with suppress(Error):
            if len(frames) == 1 and frames[0].evaluate(drawn):
                chart = MapFrame(page, frames[0], page.locator('iframe[title*="st_folium"]'))
                chart.come_to_rest()
                return chart
        page.wait_for_timeout(100)
    pytest.fail("the map did not come up")


def map_in_page(page):
    """Wait for the map in a page that stands alone."""
    page.wait_for_selector("html[data-ready]")
    chart = MapFrame(page, page.main_frame, page.locator("#map"))
    chart.come_to_rest()
    return chart


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


def listed(page):
    """The buttons of the table's rows."""
    return page.locator(".st-key-table tbody button")


def rows(page, number=None):
    """The deployments that the table lists, by their summaries, in its order, once there are that many or any."""
    if number is None:
        expect(listed(page)).not_to_have_count(0)
    else:
        expect(listed(page)).to_have_count(number)
    at_rest(page)
    return listed(page).evaluate_all("all => all.map((b) => b.ariaLabel)")


def wait_for_rows(page, holds):
    """Wait until the summaries in the table are as they should be, and return them."""
    deadline = time.monotonic() + PATIENCE
    while not holds(said := rows(page)):
        assert time.monotonic() < deadline, said
        page.wait_for_timeout(100)
    return said


def row(page, summary):
    return page.locator(".st-key-table tbody").get_by_role("button", name=summary)


def words(locator):
    """Visible text with white space evened out, as a reader takes it."""
    return re.sub(r"\s+", " ", locator.inner_text())
