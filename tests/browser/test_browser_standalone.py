"""The page that stands alone, opened from a disk with the network cut."""

from dataclasses import replace
from datetime import date

import pytest
import sample_layers as sample
from conftest import map_in_page
from playwright.sync_api import expect
from shapely import LineString

from geo import maps

LAYERS = sample.ordinary()


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    path = tmp_path_factory.mktemp("standalone") / "map.html"
    path.write_text(maps.standalone_page(LAYERS, title="Who moved where"), "utf-8")
    return path.as_uri()


def expected(day):
    shown = maps.on_day(LAYERS, day)
    return {*shown.flows["reading"], *shown.positions["reading"]}


def test_it_shows_the_same_as_the_app_on_each_date(offline_page, address):
    offline_page.goto(address)
    chart = map_in_page(offline_page)
    for iso, key in [("2022-02-04", "End"), ("2022-01-08", "Home"), ("2022-01-09", "ArrowRight")]:
        offline_page.keyboard.press(key)
        chart.wait_for_day(iso)
        assert chart.shown() == expected(date.fromisoformat(iso))


def test_a_click_on_an_arrow_opens_its_evidence_and_escape_closes_it(offline_page, address):
    offline_page.goto(address)
    chart = map_in_page(offline_page)
    moved = LAYERS.flows[LAYERS.flows["status"] == "announced"].iloc[0]
    chart.click(moved["reading"])
    panel, popup = offline_page.locator("#panel"), offline_page.locator(".leaflet-popup")
    expect(panel).to_contain_text("About 1,000 soldiers will move from Germany to Romania.")
    expect(panel).to_contain_text("Announced, not yet seen to happen.")
    expect(popup).to_contain_text("About 1,000 soldiers will move from Germany to Romania.")
    offline_page.keyboard.press("Escape")
    popup.wait_for(state="detached")
    expect(panel).to_contain_text("9 deployments shown")


def test_every_deployment_can_be_reached_by_keyboard(offline_page, address):
    offline_page.goto(address)
    map_in_page(offline_page)
    rows = offline_page.locator("#panel button")
    expect(rows).to_have_count(9)
    rows.nth(0).focus()
    offline_page.keyboard.press("Enter")
    offline_page.wait_for_function("() => Deploymap.view.layer.selected !== null")
    expect(offline_page.locator("#panel")).to_contain_text("1 sentence", ignore_case=True)


def test_play_runs_from_the_first_day_and_space_stops_it(offline_page, address):
    offline_page.goto(address)
    chart = map_in_page(offline_page)
    offline_page.keyboard.press(" ")
    offline_page.wait_for_function("() => Deploymap.dates.isoOf(Deploymap.view.layer.day) < '2022-02-04'")
    chart.wait_for_later("2022-01-09")
    offline_page.keyboard.press(" ")
    offline_page.get_by_role("button", name="Play").wait_for()
    stopped = chart.day()
    offline_page.wait_for_timeout(1200)
    assert chart.day() == stopped


def test_a_flow_over_the_date_line_takes_the_short_way(offline_page, tmp_path):
    flows = LAYERS.flows.iloc[:1].copy()
    flows.geometry = [LineString([(170.0, 50.0), (-170.0, 52.0)])]
    path = tmp_path / "pacific.html"
    page = maps.standalone_page(replace(LAYERS, flows=flows, positions=LAYERS.positions.iloc[:0]), title="x")
    path.write_text(page, "utf-8")
    offline_page.goto(path.as_uri())
    chart = map_in_page(offline_page)
    chart.frame.evaluate("Deploymap.view.map.setView([51, 180], 3, {animate: false})")
    line = chart.frame.evaluate("Array.from(Deploymap.view.layer._drawn.arrows[0].line.xs)")
    assert max(line) - min(line) < 200


def test_light_and_dark(offline_page, address):
    offline_page.goto(address)
    map_in_page(offline_page)
    before = offline_page.evaluate("getComputedStyle(document.body).backgroundColor")
    offline_page.get_by_role("button", name="Light or dark").click()
    offline_page.wait_for_function("before => getComputedStyle(document.body).backgroundColor !== before", arg=before)


def test_layers_without_a_date_are_shown_at_once(offline_page, tmp_path):
    claims = sample.claims_of(
        "undated",
        None,
        "Wire",
        [
            {
                "sentence": "500 soldiers moved from Germany to Poland.",
                "actor": "DE", "action": sample.Action.MOVE, "status": sample.Status.COMPLETED,
                "count": (500, 500), "origin": ["Germany"], "destination": ["Poland"],
            }
        ],
    )  # fmt: skip
    layers = sample.build_layers(sample.merge_claims(claims))
    path = tmp_path / "undated.html"
    path.write_text(maps.standalone_page(layers, title="Undated"), "utf-8")
    offline_page.goto(path.as_uri())
    chart = map_in_page(offline_page)
    assert len(chart.shown()) == 1
    expect(offline_page.locator("header")).to_contain_text("No article bears a date")
