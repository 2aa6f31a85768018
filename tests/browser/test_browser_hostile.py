"""Text from articles is shown as it is and never run, wherever it is shown."""

import json
import re
from urllib.parse import urlencode

import pytest
import sample_layers as sample
from conftest import map_in_page, words
from playwright.sync_api import expect

from geo import maps


def plain(text):
    """As ``conftest.words`` reads it."""
    return " ".join(text.split())


@pytest.mark.parametrize("number", range(len(sample.HOSTILE)))
def test_panel_and_popup_show_it_as_text(page, open_app, hostile_server, number):
    url, folder = hostile_server
    chart = open_app(url)
    text = plain(sample.HOSTILE[number])
    found = chart.frame.evaluate(
        """name => {
            const { layer, map, scene } = Deploymap.view;
            const reading = scene.readings.find((r) => r.kind === 'position' && (r.actor || '').startsWith(name));
            map.setView([reading.spots[0][1], reading.spots[0][0]], 7, {animate: false});
            layer.redrawNow();
            return reading.reading;
        }""",
        f"B{number}",
    )
    chart.click(found)
    panel = page.get_by_label("Evidence")
    panel.get_by_text(f"B{number}").first.wait_for()
    shown = words(panel)
    for field in ("It says: ", "Outlet ", "Title ", "said by Speaker ", "unit ", "materiel ", "near "):
        assert field + text in shown, field
    popup = chart.frame.locator(".leaflet-popup")
    expect(popup).to_contain_text("It says: " + text)
    expect(popup).to_contain_text("Outlet " + text)
    assert not (folder / "pwned").exists()


def test_tooltip_shows_it_as_text(page, open_app, hostile_server):
    url, _ = hostile_server
    chart = open_app(url)
    found = chart.frame.evaluate(
        """() => {
            const { layer, map, scene } = Deploymap.view;
            const reading = scene.readings.find((r) => r.kind === 'position' && r.actor.startsWith('B0'));
            map.setView([reading.spots[0][1], reading.spots[0][0]], 7, {animate: false});
            layer.redrawNow();
            return reading.reading;
        }"""
    )
    x, y = chart.at(found)
    page.mouse.move(x - 2, y)
    page.mouse.move(x, y)
    tooltip = chart.frame.locator(".leaflet-tooltip")
    expect(tooltip).to_contain_text(plain(sample.HOSTILE[0]))


def test_table_chart_and_filters_show_it_as_text(page, open_app, hostile_server):
    url, folder = hostile_server
    open_app(url)
    table, chart = page.locator(".st-key-table .dm-table"), page.locator(".st-key-timeline .dm-timeline")
    for text in sample.HOSTILE:
        expect(table).to_contain_text(f"force {plain(text)}")
        expect(chart).to_contain_text(plain(text))
    page.get_by_role("button", name="Filters").first.click()
    page.get_by_test_id("stPopoverBody").get_by_label("Outlet", exact=True).click()
    expect(page.get_by_role("option")).not_to_have_count(0)
    offered = [plain(option) for option in page.get_by_role("option").all_text_contents()]
    for text in sample.HOSTILE:
        assert f"Outlet {plain(text)}" in offered, text
    page.get_by_role("option").first.click()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.get_by_text("Only Outlet: Outlet").wait_for()
    assert not (folder / "pwned").exists()


def test_a_search_and_an_address_are_taken_as_text(page, open_app, hostile_server):
    url, folder = hostile_server
    for text in sample.HOSTILE[:4]:
        chart = open_app(f"{url}?{urlencode({'text': text, 'outlet': text, 'selected': text, 'actor': text})}")
        page.get_by_text("No deployment of this date passes the filters").wait_for()
        expect(page.locator(".st-key-filters-set")).to_contain_text(f"“{plain(text)}”")
        chart.wait_for_shown(set())
    assert not (folder / "pwned").exists()


def test_the_whole_article_shows_it_as_text(page, open_app, hostile_server):
    url, folder = hostile_server
    open_app(url)
    for number in (0, 2, 4):
        text = plain(sample.HOSTILE[number])
        page.locator(".st-key-table").get_by_role("button", name=re.compile(f"^B{number}")).click()
        panel = page.get_by_label("Evidence")
        panel.get_by_text(f"It says: {text[:20]}").first.wait_for()
        panel.get_by_role("button", name="Whole article").first.click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_text("It says: ").first.wait_for()
        expect(dialog.locator(".dm-panel")).to_contain_text(f"It says: {text}")
        expect(dialog.locator(".dm-panel")).to_contain_text(f"Title {text}")
        page.keyboard.press("Escape")
        dialog.wait_for(state="detached")
    assert not (folder / "pwned").exists()


def test_exports_hold_it_as_text(page, open_app, hostile_server, tmp_path):
    url, folder = hostile_server
    open_app(url)
    for layer, field, prefix in [("Flows", "unit", "unit "), ("Claims", "title", "Title ")]:
        with page.expect_download() as download:
            page.get_by_role("button", name=f"{layer} (").click()
        path = tmp_path / f"{layer}.geojson"
        download.value.save_as(path)
        features = json.loads(path.read_text("utf-8"))["features"]
        assert {f["properties"][field] for f in features} == {prefix + text for text in sample.HOSTILE}
    assert not (folder / "pwned").exists()


def test_the_page_that_stands_alone_shows_it_as_text(offline_page, tmp_path):
    path = tmp_path / "map.html"
    path.write_text(maps.standalone_page(sample.hostile(), title=f"T {sample.HOSTILE[1]}"), "utf-8")
    offline_page.goto(path.as_uri())
    chart = map_in_page(offline_page)
    assert plain(sample.HOSTILE[1]) in words(offline_page.locator("h1"))
    assert plain(sample.HOSTILE[1]) in offline_page.title()
    panel = offline_page.locator("#panel")
    for text in sample.HOSTILE:
        assert plain(text) in words(panel)
    for deployment in chart.frame.evaluate("Deploymap.view.scene.document.deployments"):
        chart.frame.evaluate("id => { Deploymap.view.layer.select(id); }", deployment)
        shown = words(panel)
        assert any(f"It says: {plain(text)}" in shown for text in sample.HOSTILE)


def test_the_folium_map_shows_it_as_text(offline_page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "folium.html"
    maps.deployment_map(sample.hostile()).save(path)
    offline_page.goto(path.as_uri())
    offline_page.wait_for_function("() => window.Deploymap && Deploymap.view")
    offline_page.evaluate(
        """() => {
            const { layer, scene } = Deploymap.view;
            const i = scene.readings.findIndex((r) => (r.actor || '').startsWith('B2'));
            layer.fire('pick', { readings: [i], latlng: [50, 36] });
        }"""
    )
    popup = offline_page.locator(".leaflet-popup")
    expect(popup).to_contain_text(plain(sample.HOSTILE[2]))
    assert not (tmp_path / "pwned").exists()
