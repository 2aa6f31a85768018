"""Filters in the page: everything obeys them, one button clears them, an empty result says why."""

import re

import geopandas as gpd
import pytest
import sample_layers as sample
from conftest import row, rows, slider, wait_for_rows
from playwright.sync_api import expect

from geo.filters import Filters, passing

LAYERS = sample.ordinary()
BOTH = pytest.mark.parametrize("page", ["desk", "phone"], indirect=True)


def open_filters(page):
    page.get_by_role("button", name="Filters").first.click()
    page.get_by_label("People, at least").wait_for()


def choose(page, label, option):
    page.get_by_test_id("stPopoverBody").get_by_label(label, exact=True).click()
    page.get_by_role("option", name=option, exact=True).click()


def wait_for_map(chart, **filters):
    """Wait until the map shows what passes filters on the last day, and return its readings."""
    passed = passing(LAYERS, Filters(**filters))
    shown = {*LAYERS.flows.query("end.isna()")["reading"], *LAYERS.positions.query("end.isna()")["reading"]} & passed
    chart.wait_for_shown(shown)
    return shown


@BOTH
def test_map_table_chart_figures_and_downloads_obey_a_filter(page, open_app, ordinary_url, tmp_path):
    chart = open_app(ordinary_url)
    open_filters(page)
    choose(page, "Who", "Russia")
    shown = wait_for_map(chart, actors=frozenset({"RU"}))
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.get_by_text("Only Who: Russia").wait_for()
    assert len(shown) == 3
    assert all(summary.startswith("RU") for summary in rows(page, 3))
    expect(page.locator(".st-key-timeline .dm-bar .dm-name")).to_have_count(3)
    expect(page.get_by_test_id("stMetric").filter(has_text="Deployments")).to_have_text(re.compile("3$"))
    with page.expect_download() as download:
        page.get_by_role("button", name="Flows (1)").click()
    path = tmp_path / "flows.geojson"
    download.value.save_as(path)
    assert set(gpd.read_file(path)["actor"]) == {"RU"}


def test_one_button_clears_all_filters_and_none_is_lost_on_the_way(page, open_app, ordinary_url):
    chart = open_app(f"{ordinary_url}?actor=US&certain=yes")
    wait_for_map(chart, actors=frozenset({"US"}), certain=True)
    page.get_by_role("button", name="Filters (2)").wait_for()
    page.get_by_role("button", name="Clear filters").click()
    wait_for_map(chart)
    page.wait_for_function("() => !location.search.includes('actor')")
    rows(page, 9)


def test_words_are_searched_for_in_the_sentences(page, open_app, ordinary_url):
    chart = open_app(ordinary_url)
    bars = chart.frame.locator(".dm-bars i")
    expect(bars).to_have_count(4)
    page.get_by_label("Search").fill("weighing")
    page.keyboard.press("Enter")
    wait_for_map(chart, text="weighing")
    wait_for_rows(page, lambda listed: listed == ["FR: over 200 troops, France → Romania (considered)"])
    expect(bars).to_have_count(1)
    expect(page.get_by_test_id("stMetric").filter(has_text="Articles")).to_have_text(re.compile(r"^Articles\s*1$"))
    page.wait_for_function("() => location.search.includes('text=weighing')")


@BOTH
def test_an_area_drawn_on_the_map_filters_everything(page, open_app, ordinary_url):
    chart = open_app(ordinary_url)
    chart.frame.evaluate("Deploymap.view.map.setView([46, 25], 6, {animate: false})")
    chart.frame.get_by_role("button", name="Only an area that I draw").click()
    chart.frame.get_by_role("button", name="Take this view").click()
    page.get_by_text("Only Area on the map: as drawn").wait_for()
    ring = tuple(map(tuple, chart.frame.evaluate("Deploymap.view.area.ring")))
    shown = wait_for_map(chart, area=ring)
    assert len(shown) < 9
    assert any("Romania" in summary for summary in rows(page, len(shown)))
    page.get_by_role("button", name="Clear filters").click()
    wait_for_map(chart)
    chart.frame.wait_for_function("() => Deploymap.view.area.ring === null")


@BOTH
def test_an_empty_result_says_why_and_offers_the_way_out(page, open_app, ordinary_url):
    chart = open_app(f"{ordinary_url}?actor=FR&status=denied")
    reason = page.get_by_text("No deployment of this date passes the filters")
    reason.wait_for()
    expect(reason).to_contain_text("9 deployments would without them")
    expect(reason).to_contain_text("1 without “Who”")
    chart.wait_for_shown(set())
    page.get_by_role("button", name="Clear filters").last.click()
    wait_for_map(chart)


def test_filters_hold_while_the_date_moves(page, open_app, ordinary_url):
    chart = open_app(f"{ordinary_url}?actor=RU")
    slider(page).focus()
    page.keyboard.press("Home")
    chart.wait_for_day("2022-01-08")
    page.locator(".st-key-table").get_by_role("button", name="RU: 2,500").wait_for()
    assert len(chart.shown()) == 2
    expect(page.get_by_role("button", name="Filters (1)")).to_be_visible()


def test_a_selection_that_is_filtered_away_is_let_go(page, open_app, ordinary_url):
    chart = open_app(ordinary_url)
    row(page, "FR: over 200 troops").click()
    page.get_by_label("Evidence").get_by_text("Paris is weighing").wait_for()
    page.get_by_label("Search").fill("peacekeepers")
    page.keyboard.press("Enter")
    wait_for_map(chart, text="peacekeepers")
    chart.frame.wait_for_function("() => Deploymap.view.layer.selected === null")
    page.get_by_label("Evidence").get_by_text("Choose an arrow").wait_for()
