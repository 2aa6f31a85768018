"""The map in Streamlit's page: what it shares with the page, and what it asks the network for."""

import base64

import pytest
import sample_layers as sample
from conftest import at_rest, map_in_app, rows, slider, tour_seen, window
from playwright.sync_api import expect

from geo import maps

LAYERS = sample.ordinary()
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def told(layers):
    return {*layers.flows["reading"], *layers.positions["reading"]}


def test_a_window_chosen_in_the_map_stays_when_the_pages_slider_moves(page, open_app, ordinary_url):
    chart = open_app(ordinary_url)
    chart.frame.get_by_label("How far back").select_option(label="7 days")
    page.wait_for_function("() => location.search.includes('window=week')")
    slider(page).focus()
    page.keyboard.press("ArrowLeft")
    chart.wait_for_day("2022-02-03")
    assert chart.frame.get_by_label("How far back").input_value() == "week"
    assert chart.shown() == told(maps.on_day(LAYERS, LAYERS.last.replace(day=3), window="week"))


def test_an_area_drawn_on_the_map_filters_the_page_and_clearing_it_frees_both(page, open_app, ordinary_url):
    chart = open_app(ordinary_url)
    everything = chart.shown()
    chart.frame.evaluate("Deploymap.view.map.setView([46, 25], 7, {animate: false})")
    chart.frame.get_by_role("button", name="Only an area that I draw").click()
    chart.frame.get_by_role("button", name="Take this view").click()
    listed = rows(page, 3)
    assert len(chart.shown()) == 3
    assert any("1,000 troops" in summary for summary in listed)
    assert not any("100,000 troops" in summary for summary in listed)
    chart.frame.get_by_role("button", name="No longer only the drawn area").click()
    rows(page, 9)
    chart.wait_for_shown(everything)


def test_a_pan_does_not_undo_what_the_page_is_about_to_say(page, open_app, ordinary_url):
    chart = open_app(ordinary_url)
    chart.frame.evaluate("Deploymap.view.map.setView([51, 33], 5, {animate: false})")
    slider(page).focus()
    for _ in range(6):  # about as long as a pan takes to be reported
        page.keyboard.press("ArrowLeft")
        page.wait_for_timeout(180)
    chart.wait_for_day("2022-01-29")
    # The page has heard of both.
    page.wait_for_function(
        """() => {
            const said = new URLSearchParams(location.search);
            const [lat, lon, zoom] = (said.get('map') || '').split(',').map(Number);
            const panned = Math.abs(lat - 51) < 0.1 && Math.abs(lon - 33) < 0.1 && zoom === 5;
            return panned && said.get('date') === '2022-01-29';
        }"""
    )
    at_rest(page)
    assert chart.day() == "2022-01-29"
    assert chart.view() == pytest.approx([5, 51, 33], abs=0.1)


def test_online_pictures_come_only_when_asked_for_and_go_again(chromium, ordinary_url):
    context = tour_seen(window(chromium))
    asked = []

    def answer(route):
        asked.append(route.request.url)
        route.fulfill(body=PIXEL, content_type="image/png", headers={"Access-Control-Allow-Origin": "*"})

    context.route("**/*openstreetmap.org/**", answer)
    try:
        page = context.new_page()
        page.goto(ordinary_url)
        chart = map_in_app(page)
        chart.frame.get_by_role("button", name="How the map is drawn").click()
        expect(chart.frame.locator(".dm-settings")).to_contain_text("openstreetmap.org")
        assert asked == []
        chart.frame.get_by_label("Online map").check()
        chart.frame.locator("img.leaflet-tile-loaded").first.wait_for(state="attached")
        assert asked
        expect(chart.frame.locator(".leaflet-control-attribution")).to_contain_text("OpenStreetMap")
        assert chart.frame.evaluate("Deploymap.picture.compose(Deploymap.view).toDataURL().length") > 10_000
        chart.frame.get_by_label("Online map").uncheck()
        chart.frame.locator("img.leaflet-tile").first.wait_for(state="detached")
        expect(chart.frame.locator(".leaflet-control-attribution")).not_to_contain_text("OpenStreetMap")
    finally:
        context.close()


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_on_a_phone_the_map_is_steered_by_touch(page, ordinary_url):
    page.goto(ordinary_url)
    chart = map_in_app(page)
    chart.frame.get_by_role("button", name="One day back").tap()
    chart.wait_for_day("2022-02-03")
    assert chart.frame.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
