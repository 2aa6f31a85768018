"""Text from articles is shown as it is and never run, wherever it is shown."""

import json

import pytest
import sample_layers as sample
from conftest import map_in_page, words

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
    popup = words(chart.frame.locator(".leaflet-popup"))
    assert "It says: " + text in popup
    assert "Outlet " + text in popup
    assert not (folder / "pwned").exists()


def test_tooltip_shows_it_as_text(page, open_app, hostile_server):
    url, _ = hostile_server
    chart = open_app(url)
    at = chart.frame.evaluate(
        """() => {
            const { layer, map, scene } = Deploymap.view;
            const reading = scene.readings.find((r) => r.kind === 'position' && r.actor.startsWith('B0'));
            map.setView([reading.spots[0][1], reading.spots[0][0]], 7, {animate: false});
            layer.redrawNow();
            const p = layer.anchor(reading.reading);
            return [p.x, p.y];
        }"""
    )
    box = page.locator('iframe[title*="st_folium"]').bounding_box()
    page.mouse.move(box["x"] + at[0] - 2, box["y"] + at[1])
    page.mouse.move(box["x"] + at[0], box["y"] + at[1])
    tooltip = chart.frame.locator(".leaflet-tooltip")
    tooltip.wait_for()
    assert plain(sample.HOSTILE[0]) in words(tooltip)


def test_table_shows_it_as_text(page, open_app, hostile_server):
    url, _ = hostile_server
    open_app(url)
    table = page.get_by_test_id("stDataFrame")
    table.scroll_into_view_if_needed()
    # Only the rows in view are there.
    cells = []
    box = table.bounding_box()
    page.mouse.move(box["x"] + 300, box["y"] + 120)
    for _ in range(3):
        page.wait_for_timeout(500)
        cells += table.locator("canvas td").all_text_contents()
        page.mouse.wheel(0, 200)
    for text in sample.HOSTILE:
        assert any(plain(text) in plain(cell) for cell in cells), text


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
        chart.frame.evaluate("id => Deploymap.view.layer.select(id)", deployment)
        shown = words(panel)
        assert any(f"It says: {plain(text)}" in shown for text in sample.HOSTILE)


def test_the_folium_map_shows_it_as_text(offline_page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "folium.html"
    maps.deployment_map(sample.hostile()).save(path)
    offline_page.goto(path.as_uri())
    offline_page.wait_for_function("window.Deploymap && Deploymap.view")
    offline_page.evaluate(
        """() => {
            const { layer, scene } = Deploymap.view;
            const i = scene.readings.findIndex((r) => (r.actor || '').startsWith('B2'));
            layer.fire('pick', { readings: [i], latlng: [50, 36] });
        }"""
    )
    popup = offline_page.locator(".leaflet-popup")
    assert plain(sample.HOSTILE[2]) in words(popup)
    assert not (tmp_path / "pwned").exists()
