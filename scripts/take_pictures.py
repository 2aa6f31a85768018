"""Takes the pictures of docs/ anew: ``python scripts/take_pictures.py`` (needs Chromium)."""

from __future__ import annotations

import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import folium
from PIL import Image
from playwright.sync_api import sync_playwright

import geo
from geo import maps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
DESK, PHONE = (1440, 900), (390, 844)
DAY = date(2022, 2, 4)
TROOPS = "US: 2,000 troops"
COLOURS = 256  # of a picture's palette: enough for flat colours, and a quarter of the size


@contextmanager
def app() -> Iterator[str]:
    """Serve the app on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), f"--server.port={port}"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as server:  # noqa: S603
        address = f"http://127.0.0.1:{port}/"
        for _ in range(300):
            with suppress(OSError), urllib.request.urlopen(f"{address}_stcore/health", timeout=1):  # noqa: S310
                break
            time.sleep(0.1)
        yield address
        server.terminate()


@contextmanager
def window(browser: Browser, address: str, *, size: tuple[int, int] = DESK, scheme: str = "light") -> Iterator[Page]:
    """Open the app and wait until its map stands."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, reduced_motion="reduce"
    )
    context.add_init_script("try { localStorage.setItem('deploymap.tour', 'seen') } catch {}")
    page = context.new_page()
    page.goto(address)
    if "articles" not in address:
        frame = page.wait_for_selector('iframe[title*="st_folium"]').content_frame()
        frame.wait_for_function("window.Deploymap && Deploymap.view && Deploymap.view.layer._drawn", timeout=90_000)
    yield page
    context.close()


def shot(page: Page) -> Image.Image:
    """Take what the window shows once it stands still."""
    page.wait_for_timeout(1500)
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def keep(picture: Image.Image, name: str) -> None:
    """Write a picture with a palette of its own."""
    path = DOCS / f"{name}.png"
    picture.quantize(COLOURS, kmeans=5, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")


def beside(*pictures: Image.Image) -> Image.Image:
    """Put pictures side by side."""
    gap = 16
    width = sum(picture.width for picture in pictures) + gap * (len(pictures) - 1)
    whole = Image.new("RGB", (width, max(picture.height for picture in pictures)), "#8a9299")
    left = 0
    for picture in pictures:
        whole.paste(picture, (left, 0))
        left += picture.width + gap
    return whole


def default_folium(folder: Path) -> Path:
    """Draw the same day with Folium's own means, and with Leaflet from this disk in place of a CDN."""
    layers = geo.build_layers(geo.merge_claims(geo.find_claims(geo.read_articles(ROOT / "seeds"))))
    shown = maps.on_day(layers, DAY)
    chart = folium.Map(location=[49, 28], zoom_start=4)
    for name in ("leaflet.js", "leaflet.css"):
        shutil.copy(maps.LEAFLET / name, folder)
    shutil.copytree(maps.LEAFLET / "images", folder / "images", dirs_exist_ok=True)
    chart.default_js, chart.default_css = [("leaflet", "leaflet.js")], [("leaflet_css", "leaflet.css")]
    folium.GeoJson(shown.flows[["summary", "geometry"]].to_json()).add_to(chart)
    folium.GeoJson(shown.positions[["summary", "geometry"]].to_json()).add_to(chart)
    for row in shown.positions.itertuples():
        folium.Marker([row.lat, row.lon]).add_to(chart)
    path = folder / "folium.html"
    chart.save(path)
    return path


def main() -> None:
    """Take every picture that docs/tour.md and the README show."""
    chromium = shutil.which("chromium") or os.environ.get("CHROMIUM", "")
    with sync_playwright() as playwright, app() as address, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        with window(browser, address) as page:
            ours = shot(page)
            keep(ours, "map")
            page.get_by_role("button", name=TROOPS).first.click()
            page.get_by_role("button", name="Whole article").first.wait_for()
            page.get_by_label("Evidence").get_by_text("Marked:").scroll_into_view_if_needed()
            page.locator(".stMain").evaluate("(main) => main.scrollTo(0, 0)")
            keep(shot(page), "tour-evidence")
            page.get_by_role("button", name="Whole article").nth(1).click()
            page.get_by_role("dialog").get_by_text("Marked:").wait_for()
            keep(shot(page), "tour-article")
        with window(browser, f"{address}?actor=RU&certain=yes") as page:
            page.get_by_role("button", name="Filters").first.click()
            keep(shot(page), "tour-filters")
        with window(browser, address) as page:
            page.get_by_role("heading", name="Over time").evaluate("(heading) => heading.scrollIntoView()")
            keep(shot(page), "tour-over-time")
        with window(browser, f"{address}articles") as page:
            page.get_by_label("Text", exact=True).fill(
                "The United States deployed 2,000 soldiers from Germany to Poland."
            )
            page.get_by_role("button", name="Read the text").click()
            page.get_by_text("1 article read.").wait_for()
            keep(shot(page).crop((0, 0, 1440, 620)), "tour-articles")
        with window(browser, address, size=PHONE) as page:
            first = shot(page)
            page.get_by_role("button", name=TROOPS).first.click()
            page.get_by_role("button", name="Whole article").first.wait_for()
            page.locator(".st-key-beside").evaluate("(beside) => beside.scrollIntoView()")
            second = shot(page)
        with window(browser, address, size=PHONE, scheme="dark") as page:
            keep(beside(first, second, shot(page)), "tour-phone")
        context = browser.new_context(viewport={"width": 900, "height": 900})
        page = context.new_page()
        page.goto(default_folium(Path(folder)).as_uri(), wait_until="domcontentloaded")
        keep(
            beside(shot(page), ours.crop((0, 0, 1440, 900))).resize((1530, 585), Image.Resampling.LANCZOS),
            "beside-folium",
        )
        browser.close()


if __name__ == "__main__":
    main()
