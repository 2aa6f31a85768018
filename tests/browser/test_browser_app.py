"""The page in a browser, as its users use it."""

import re
import shutil
import zipfile
from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import geopandas as gpd
import pytest
import sample_layers as sample
from conftest import ROOT, at_rest, listed, map_in_app, row, rows, served, slider, wait_for_rows, words
from playwright.sync_api import expect

from geo import maps

LAYERS = sample.ordinary()
BOTH = pytest.mark.parametrize("page", ["desk", "phone"], indirect=True)
DATES = [date(2022, 1, 8), date(2022, 1, 20), date(2022, 2, 4)]


def expected(day):
    shown = maps.on_day(LAYERS, day)
    return {*shown.flows["reading"], *shown.positions["reading"]}


def reading(text):
    for frame in (LAYERS.flows, LAYERS.positions):
        found = frame[frame["summary"].str.contains(text, regex=False)]
        if len(found):
            return found.iloc[0]
    raise AssertionError(text)


def test_it_opens_on_the_last_date(open_app, ordinary_url):
    chart = open_app(ordinary_url)
    chart.wait_for_day("2022-02-04")
    assert chart.shown() == expected(DATES[-1])


def test_the_slider_shows_what_was_published_by_each_date(page, open_app, ordinary_url):
    chart = open_app(ordinary_url)
    slider(page).focus()
    page.keyboard.press("Home")
    chart.wait_for_day("2022-01-08")
    assert chart.shown() == expected(DATES[0])
    for _ in range(12):
        page.keyboard.press("ArrowRight")
    chart.wait_for_day("2022-01-20")
    assert chart.shown() == expected(DATES[1])
    page.keyboard.press("End")
    chart.wait_for_day("2022-02-04")
    assert chart.shown() == expected(DATES[2])
    assert len({frozenset(expected(day)) for day in DATES}) == 3


def test_no_key_press_is_lost_however_fast_they_come(page, open_app, ordinary_url):
    chart = open_app(ordinary_url)
    slider(page).focus()
    for pause in (0, 30, 90, 150):
        page.keyboard.press("Home")
        chart.wait_for_day("2022-01-08")
        at_rest(page)
        for _ in range(12):
            page.keyboard.press("ArrowRight")
            page.wait_for_timeout(pause)
        chart.wait_for_day("2022-01-20")
        expect(slider(page)).to_have_attribute("aria-valuetext", "20 Jan 2022")


def test_moving_the_slider_keeps_the_map_its_zoom_and_its_centre(page, open_app, ordinary_url):
    chart = open_app(ordinary_url)
    chart.frame.evaluate("window.stillHere = true; Deploymap.view.map.setView([51, 33], 5.5, {animate: false})")
    before = chart.view()
    slider(page).focus()
    for day in ("2022-02-03", "2022-02-02", "2022-02-01"):
        page.keyboard.press("ArrowLeft")
        chart.wait_for_day(day)
    again = map_in_app(page)
    assert again.view() == before
    assert again.frame.evaluate("window.stillHere") is True


def test_the_clock_in_the_map_steps_by_day_and_moves_the_slider(page, open_app, ordinary_url):
    chart = open_app(ordinary_url)
    clock = chart.frame.get_by_role("slider", name="Date on the map")
    clock.focus()
    page.keyboard.press("ArrowLeft")
    chart.wait_for_day("2022-02-03")
    page.get_by_text("3 Feb 2022", exact=True).first.wait_for()
    chart.frame.get_by_role("button", name="One day back").click()
    page.get_by_text("2 Feb 2022", exact=True).first.wait_for()
    assert chart.day() == "2022-02-02"


def test_play_starts_from_the_first_day_and_where_it_is_stopped_the_page_follows(page, open_app, ordinary_url):
    chart = open_app(ordinary_url)
    chart.frame.get_by_role("button", name="Play").click()
    chart.frame.wait_for_function("() => Deploymap.dates.isoOf(Deploymap.view.layer.day) < '2022-02-04'")
    chart.wait_for_later("2022-01-11")
    chart.frame.get_by_role("button", name="Pause").click()
    stopped = chart.day()
    words_of_day = chart.frame.locator(".dm-date").inner_text()
    page.get_by_text(words_of_day, exact=True).first.wait_for()
    assert chart.day() == stopped


@BOTH
def test_clicking_an_arrow_shows_its_sentence_beside_the_map(page, open_app, ordinary_url):
    chart = open_app(ordinary_url)
    denied = reading("(denied)")
    chart.click(denied["reading"])
    panel = page.get_by_label("Evidence")
    panel.get_by_text("The president ruled out sending American soldiers into Ukraine.").wait_for()
    text = words(panel)
    assert "Morning Wire" in text
    assert "28 Jan 2022" in text
    assert "said by the president" in text
    assert "Denied: said not to be so" in text
    popup = chart.frame.locator(".leaflet-popup")
    expect(popup).to_contain_text("The president ruled out sending American soldiers into Ukraine.")


def test_the_evidence_is_that_of_the_date(page, open_app, ordinary_url):
    chart = open_app(ordinary_url)
    chart.click(reading("(denied)")["reading"])
    panel = page.get_by_label("Evidence")
    panel.get_by_text("The president ruled out").wait_for()
    slider(page).focus()
    page.keyboard.press("Home")
    panel.get_by_text("Nothing was known of this deployment on this date.").wait_for()
    assert "ruled out" not in words(panel)


@BOTH
def test_a_row_a_bar_and_an_arrow_select_the_same_deployment_everywhere(page, open_app, ordinary_url):
    chart = open_app(ordinary_url)
    greatest = reading("100,000 troops")
    row(page, greatest["summary"]).click()
    chart.wait_for_selected(greatest["id"])
    page.get_by_label("Evidence").get_by_text("Russia has gathered about 100,000 soldiers").wait_for()
    expect(row(page, greatest["summary"])).to_have_attribute("aria-pressed", "true")
    moved = reading("2,500 troops")
    bar = page.locator(".st-key-timeline").get_by_role("button", name=moved["summary"])
    bar.click()
    chart.wait_for_selected(moved["id"])
    page.get_by_label("Evidence").get_by_text("2,500 peacekeepers flew").wait_for()
    page.locator(f".st-key-table tr.dm-chosen [aria-label='{moved['summary']}']").wait_for()
    denied = reading("(denied)")
    chart.click(denied["reading"])
    page.locator(f".st-key-table tr.dm-chosen [aria-label='{denied['summary']}']").wait_for()
    page.locator(".st-key-timeline .dm-bar.dm-chosen").get_by_text(denied["summary"]).wait_for()


def test_the_keyboard_reaches_every_row_and_chooses_it(page, open_app, ordinary_url):
    chart = open_app(ordinary_url)
    summaries = rows(page)
    row(page, summaries[0]).focus()
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    chosen = reading(summaries[2])
    chart.wait_for_selected(chosen["id"])
    page.locator(".st-key-table tr.dm-chosen").get_by_role("button", name=summaries[2]).wait_for()
    page.wait_for_function(
        "name => document.activeElement.shadowRoot?.activeElement?.ariaLabel === name", arg=summaries[2]
    )


def test_a_column_sorts_the_table_up_and_down(page, open_app, ordinary_url):
    open_app(ordinary_url)
    confidence = page.get_by_role("columnheader", name="Who")
    confidence.get_by_role("button").click()
    page.locator("th[aria-sort='descending']").wait_for()
    down = [summary.split(":")[0] for summary in rows(page)]
    confidence.get_by_role("button").click()
    page.locator("th[aria-sort='ascending']").wait_for()
    order = ["FR", "NATO", "RU", "RU", "RU", "US", "US", "US", "US"]
    wait_for_rows(page, lambda listed: [summary.split(":")[0] for summary in listed] == order)
    assert down[0] == "US"


def test_the_clock_of_happenings_moves_map_slider_and_table(page, open_app, ordinary_url):
    chart = open_app(ordinary_url)
    page.get_by_role("radio", name="Happening on").click()
    chart.frame.wait_for_function("() => Deploymap.view.layer.time.clock === 'on'")
    slider(page, "Happening on").focus()
    page.keyboard.press("Home")
    page.locator(".st-key-table caption").wait_for(state="attached")
    chart.wait_for_day("2022-01-08")
    # Told on 4 February as happening on 2 February.
    for _ in range(25):
        page.keyboard.press("ArrowRight")
    chart.wait_for_day("2022-02-02")
    page.locator(".st-key-table").get_by_role("button", name="US: 1,000 troops").wait_for()
    page.wait_for_function("() => location.search.includes('clock=on')")


def test_an_address_opens_what_its_sender_saw(page, open_app, ordinary_url):
    chart = open_app(ordinary_url)
    slider(page).focus()
    page.keyboard.press("ArrowLeft")
    chart.wait_for_day("2022-02-03")
    greatest = reading("100,000 troops")
    row(page, greatest["summary"]).click()
    page.get_by_label("Evidence").get_by_text("Russia has gathered").wait_for()
    page.wait_for_function("() => location.search.includes('selected=')")
    address = page.url
    page.goto("about:blank")
    again = open_app(address)
    again.wait_for_selected(greatest["id"])
    assert again.day() == "2022-02-03"
    page.get_by_label("Evidence").get_by_text("Russia has gathered").wait_for()


def test_an_address_keeps_everything_that_can_be_chosen(page, open_app, ordinary_url):
    chosen = reading("100,000 troops")["id"]
    asked = (
        "date=2022-02-03&clock=on&window=week&symbols=app6&map=50.5,30.25,5.5&actor=NATO&actor=RU&action=mass"
        "&action=withdraw&status=demanded&status=in_place&place=Romania&place=Ukraine&outlet=Evening+Post"
        "&outlet=Morning+Wire&min=500&max=200000&area=15,40;60,40;60,62;15,62&confidence=0.25&text=ukraine"
    )
    chart = open_app(f"{ordinary_url}?{asked}&selected={chosen}")
    chart.wait_for_selected(chosen)
    assert chart.view() == pytest.approx([5.5, 50.5, 30.25], abs=0.01)
    assert (chart.day(), chart.frame.evaluate("Deploymap.view.layer.symbols")) == ("2022-02-03", "app6")
    # A step there and back writes the address anew from all that is held.
    slider(page, "Happening on").focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("() => location.search.includes('date=2022-02-02')")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => location.search.includes('date=2022-02-03')")
    kept, sent = parse_qs(urlsplit(page.url).query), parse_qs(f"{asked}&selected={chosen}")
    places = [[float(number) for number in query.pop("map")[0].split(",")] for query in (kept, sent)]
    assert places[0] == pytest.approx(places[1], abs=0.01)  # the map rounds to whole pixels
    assert kept == sent


def test_a_folder_that_changes_is_read_anew_and_its_map_is_heard(page, open_app, tmp_path):
    seeds, folder = ROOT / "seeds", tmp_path / "articles"
    folder.mkdir()
    for name in ("02-troops-to-the-east.md", "03-pentagon-signal.md"):
        shutil.copy(seeds / name, folder)
    with served(ROOT / "app.py", cwd=tmp_path, DEPLOYMAP_ARTICLES=str(folder)) as url:
        chart = open_app(url)
        before = chart.shown()
        chart.frame.get_by_role("button", name="One day back").click()
        page.wait_for_function("() => location.search.includes('date=')")
        shutil.copy(seeds / "04-biden-approves.md", folder)
        page.get_by_role("button", name="Tour").click()
        page.get_by_role("dialog", name="Tour").wait_for()  # it comes after the map that is made anew
        chart = map_in_app(page)
        chart.frame.wait_for_function("before => Deploymap.view.layer.scene.readings.length > before", arg=len(before))
        chart.come_to_rest()
        day = date.fromisoformat(chart.day()) - timedelta(days=1)
        chart.frame.get_by_role("button", name="One day back").click()
        page.wait_for_function("day => location.search.includes(day)", arg=f"date={day}")
        expect(slider(page)).to_have_attribute("aria-valuetext", f"{day.day} {day:%b %Y}")


@BOTH
def test_the_whole_article_opens_with_its_claims_marked(page, open_app, ordinary_url):
    chart = open_app(ordinary_url)
    chart.click(reading("(denied)")["reading"])
    page.get_by_label("Evidence").get_by_role("button", name="Whole article").first.click()
    article = page.get_by_role("dialog")
    article.get_by_text("Up to 8,500 American soldiers at home were put on alert.").wait_for()
    expect(article.locator(".dm-panel")).to_contain_text(
        "The president ruled out sending American soldiers into Ukraine."
    )
    page.keyboard.press("Escape")
    article.wait_for(state="detached")
    assert chart.selected() == reading("(denied)")["id"]


@pytest.mark.parametrize("layer", ["flows", "positions", "claims", "places"])
def test_each_layer_downloads_as_what_is_shown(page, open_app, ordinary_url, tmp_path, layer):
    chart = open_app(ordinary_url)
    slider(page).focus()
    page.keyboard.press("Home")
    chart.wait_for_day("2022-01-08")
    at_rest(page)
    shown = maps.on_day(LAYERS, DATES[0])
    count = len(getattr(shown, layer))
    button = page.get_by_role("button", name=f"{layer.capitalize()} ({count})")
    with page.expect_download() as download:
        button.click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    assert path.name == f"{layer}-2022-01-08.geojson"
    frame = gpd.read_file(path)
    assert len(frame) == count
    assert frame.crs == "EPSG:4326"
    if layer in {"flows", "positions"}:
        assert set(frame["reading"]) == set(getattr(shown, layer)["reading"])
        assert set(frame["factual"]) == {True}


@BOTH
def test_every_format_downloads_what_is_shown_and_opens(page, open_app, ordinary_url, tmp_path):
    open_app(f"{ordinary_url}?actor=RU")

    def taken(button):
        with page.expect_download() as download:
            page.get_by_role("button", name=button).click()
        path = tmp_path / download.value.suggested_filename
        download.value.save_as(path)
        return path

    def choose(label, note):
        page.get_by_role("radio", name=label).click()
        page.get_by_text(note).wait_for()
        at_rest(page)

    choose("GeoPackage", "for QGIS")
    package = taken("All that is shown (3)")
    assert package.name == "deploymap-2022-02-04.gpkg"
    assert len(gpd.read_file(package, layer="flows")) == 1
    choose("KML", "for Google Earth")
    assert len(gpd.read_file(taken("All that is shown (3)"), layer="flows")) == 1
    choose("GeoParquet", "for GeoPandas")
    assert set(gpd.read_parquet(taken("Positions (2)"))["actor"]) == {"RU"}
    choose("CSV", "for spreadsheets")
    assert "2500" in taken("For kepler.gl").read_text("utf-8-sig")
    with zipfile.ZipFile(taken("All formats in one zip")) as archive:
        assert {"flows.geojson", "deploymap.gpkg", "map.html", "README.txt"} <= set(archive.namelist())
        assert re.search(r"Who\s+Russia", archive.read("README.txt").decode())


def test_a_denied_movement_is_no_fact_in_the_download(page, open_app, ordinary_url, tmp_path):
    open_app(ordinary_url)
    with page.expect_download() as download:
        page.get_by_role("button", name="Flows (5)").click()
    path = tmp_path / "flows.geojson"
    download.value.save_as(path)
    frame = gpd.read_file(path).set_index("status")
    assert not frame.loc["denied", "factual"]
    assert not frame.loc["considered", "factual"]
    assert frame.loc["announced", "factual"]


def test_the_download_of_everything_is_a_page_that_stands_alone(page, open_app, ordinary_url, tmp_path):
    open_app(ordinary_url)
    with page.expect_download() as download:
        page.get_by_role("button", name="All dates as one HTML page").click()
    path = tmp_path / "deploymap.html"
    download.value.save_as(path)
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]")
    expect(page.locator("#panel")).to_contain_text("9 deployments shown")


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_on_a_phone_the_map_comes_first_then_evidence_then_table(page, open_app, ordinary_url):
    open_app(ordinary_url)
    expect(listed(page)).not_to_have_count(0)
    tops = [
        page.locator(where).bounding_box()["y"]
        for where in ('iframe[title*="st_folium"]', ".st-key-panel", ".st-key-table")
    ]
    assert tops == sorted(tops)
    assert tops[0] < 400
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_legend_names_the_actors_of_the_day(page, open_app, ordinary_url):
    chart = open_app(ordinary_url)
    legend = chart.frame.locator(".dm-legend")
    assert {"Russia", "United States", "NATO", "France"} <= set(legend.inner_text().split("\n"))
    slider(page).focus()
    page.keyboard.press("Home")
    chart.wait_for_day("2022-01-08")
    expect(legend).not_to_contain_text("France")


def test_the_app_opens_on_its_own_reports(page, open_app, seeds_url):
    chart = open_app(seeds_url)
    chart.wait_for_day("2022-02-04")
    assert chart.shown()
    slider(page).focus()
    page.keyboard.press("Home")
    chart.wait_for_day("2022-01-08")
    assert chart.shown()
