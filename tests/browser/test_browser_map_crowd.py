"""Where much lies in one place on the map: what stands apart, what is bundled, what is left out and told."""

from dataclasses import replace

import pytest
import sample_layers as sample
from conftest import map_in_page, written
from playwright.sync_api import expect
from shapely.geometry import MultiLineString, Point

from geo import maps

AS_OF = sample.ordinary()
BOTH = pytest.mark.parametrize("page", ["desk", "phone"], indirect=True)


def test_arrows_that_share_both_ends_fan_out(page, tmp_path):
    twins = AS_OF.flows[AS_OF.flows["summary"].str.contains("1,000 troops")]
    flows = twins.iloc[[0, 0, 0]].assign(id=["a", "b", "c"], reading=["a@", "b@", "c@"])
    page.goto(written(tmp_path, replace(AS_OF, flows=flows, positions=AS_OF.positions.iloc[:0])))
    chart = map_in_page(page)
    heads = chart.frame.evaluate(
        "Deploymap.view.layer._drawn.arrows.map(({ line }) => [line.xs.at(-1), line.ys.at(-1)])"
    )
    middles = chart.frame.evaluate("Deploymap.view.layer._drawn.arrows.map(({ line }) => [line.xs[13], line.ys[13]])")
    for points, apart in ((heads, 3), (middles, 15)):
        for i, (x, y) in enumerate(points):
            assert all(abs(x - a) + abs(y - b) > apart for a, b in points[:i])


def test_marks_at_one_place_stand_apart_but_stay_near_it(page, tmp_path):
    twin = AS_OF.positions[AS_OF.positions["summary"].str.contains("NATO: forces")]
    names = [f"n{number}" for number in range(8)]
    positions = twin.iloc[[0] * 8].assign(id=names, reading=[f"{name}@" for name in names])
    page.goto(written(tmp_path, replace(AS_OF, flows=AS_OF.flows.iloc[:0], positions=positions)))
    chart = map_in_page(page)
    points = chart.frame.evaluate("Deploymap.view.layer._drawn.points.map(({ x, y, home }) => [x, y, ...home])")
    assert len(points) == 8
    for i, (x, y, home_x, home_y) in enumerate(points):
        # Further off a mark would seem to be in another country.
        assert abs(x - home_x) <= 56
        assert abs(y - home_y) <= 56
        assert all(max(abs(x - a), abs(y - b)) >= 8 for a, b, *_ in points[:i])


def test_many_flows_are_bundled_and_each_number_counts_once(page, tmp_path):
    layers = sample.many(1500)
    page.goto(written(tmp_path, layers))
    chart = map_in_page(page)
    chart.frame.evaluate("Deploymap.view.layer.redrawNow()")
    bundles = chart.frame.evaluate(
        """(() => {
            const { layer } = Deploymap.view;
            const { legs } = layer._layout;
            const items = legs.items(layer.shown(), layer._zoom, 120);
            const sum = items.reduce((all, item) => all + item.size, 0);
            const readings = items.flatMap((item) => item.readings).length;
            return { number: items.length, drawn: layer._drawn.arrows.length, sum, readings, within: legs.within };
        })()"""
    )
    shown = maps.on_day(layers, layers.last).flows
    assert bundles["readings"] + bundles["within"] == len(shown)
    assert bundles["number"] < len(shown)
    assert bundles["drawn"] <= 120
    assert bundles["sum"] <= shown["count_min"].sum()
    expect(page.locator("#map")).to_contain_text("smaller not drawn: zoom in")


def test_a_number_that_places_share_is_written_once_at_one_that_is_in_view(page, tmp_path):
    shared = AS_OF.flows[AS_OF.flows["summary"].str.contains("2,000 troops")].copy()
    shared.geometry = [MultiLineString([[(10, 51), (20, 52)], [(10, 51), (-2, 17)]])]
    page.add_init_script(
        """const write = CanvasRenderingContext2D.prototype.fillText;
        CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
            (window.written = window.written || []).push(text);
            write.call(this, text, ...rest);
        };"""
    )
    page.goto(written(tmp_path, replace(AS_OF, flows=shared, positions=AS_OF.positions.iloc[:0])))
    chart = map_in_page(page)
    for view in ([40, 8, 4], [20, -2, 6]):  # both places, then only the second
        chart.frame.evaluate(
            "([lat, lon, zoom]) => { Deploymap.view.map.setView([lat, lon], zoom, { animate: false }); }", view
        )
        chart.frame.evaluate("() => { window.written.length = 0; Deploymap.view.layer.redrawNow(); }")
        assert chart.frame.evaluate("window.written").count("US 2,000 in all") == 1


def crowd(number):
    """Positions of many actors in a few places: more than there is room for."""
    template = AS_OF.positions[AS_OF.positions["count_min"] > 0].iloc[[0] * number]
    spots = [Point(10 + 3 * (at % 7), 46 + 2 * (at % 5)) for at in range(number)]
    return template.assign(
        id=[f"p{at}" for at in range(number)],
        reading=[f"p{at}@" for at in range(number)],
        actor=[("RU", "US", "UA", "FR", "DE", "PL")[at % 6] for at in range(number)],
        status=[("in_place", "announced", "denied", "considered")[at % 4] for at in range(number)],
        count_min=[1000 * (1 + at % 90) for at in range(number)],
        count_max=[1000 * (1 + at % 90) for at in range(number)],
        geometry=spots,
        lon=[spot.x for spot in spots],
        lat=[spot.y for spot in spots],
    )


@BOTH
def test_in_a_crowd_no_mark_lies_on_another_and_what_is_left_out_is_counted(page, tmp_path):
    positions = crowd(400)
    page.goto(written(tmp_path, replace(AS_OF, flows=AS_OF.flows.iloc[:0], positions=positions)))
    chart = map_in_page(page)
    drawn = chart.frame.evaluate(
        "Deploymap.view.layer._drawn.points.map(({ x, y, radius, readings }) => [x, y, radius, readings.length])"
    )
    assert len(drawn) >= 15
    for i, (x, y, radius, _) in enumerate(drawn):
        assert all(((x - a) ** 2 + (y - b) ** 2) ** 0.5 >= radius + r - 1 for a, b, r, _ in drawn[:i])
    told = sum(number for *_, number in drawn)
    expect(page.locator("#map")).to_contain_text(f"{len(positions) - told} smaller not drawn: zoom in")


@BOTH
def test_nothing_that_stands_on_the_map_covers_another(page, tmp_path):
    if page.viewport_size["width"] > 640:
        page.set_viewport_size({"width": 1250, "height": 900})  # the map as wide as in the app
    page.goto(written(tmp_path, sample.many(1500)))
    map_in_page(page)
    page.locator(".dm-unseen").get_by_text("smaller not drawn").wait_for()
    names = (".dm-clock", ".dm-unseen", ".dm-legend", ".leaflet-control-attribution", ".leaflet-control-scale")
    boxes = {name: page.locator(name).bounding_box() for name in names if page.locator(name).is_visible()}
    boxes["zoom"] = page.locator(".leaflet-control-zoom").bounding_box()
    boxes["tools"] = page.locator(".dm-tools .leaflet-bar").bounding_box()
    for one in boxes:
        for other in boxes:
            apart = (
                boxes[one]["x"] + boxes[one]["width"] <= boxes[other]["x"] + 0.5
                or boxes[one]["y"] + boxes[one]["height"] <= boxes[other]["y"] + 0.5
            )
            beyond = (
                boxes[other]["x"] + boxes[other]["width"] <= boxes[one]["x"] + 0.5
                or boxes[other]["y"] + boxes[other]["height"] <= boxes[one]["y"] + 0.5
            )
            assert one == other or apart or beyond, (one, other)


def test_a_click_on_a_bundle_asks_which_is_meant(page, tmp_path):
    layers = sample.many(1500)
    page.goto(written(tmp_path, layers))
    chart = map_in_page(page)
    found = chart.frame.evaluate(
        """(() => {
            const { layer } = Deploymap.view;
            const { length } = layer._drawn.arrows;
            for (let at = 0; at < length; at++) {
                const item = layer._drawn.arrows[at];
                const [x, y] = layer.midway(item.line, 0.5);
                const point = layer.toContainer(x, y);
                const hit = layer.hit(point);
                if (item.number > 1 && hit && hit.number === item.number) return [point.x, point.y, item.number];
            }
        })()"""
    )
    box = page.locator("#map").bounding_box()
    page.mouse.click(box["x"] + found[0], box["y"] + found[1])
    popup = page.locator(".leaflet-popup")
    expect(popup).to_contain_text(f"{found[2]} deployments here")
    popup.get_by_role("button").nth(1).click()
    page.wait_for_function("() => Deploymap.view.layer.selected !== null")
    chosen = chart.selected()
    name = layers.flows.set_index("id").loc[chosen, "summary"]
    popup.get_by_role("heading", name=name).wait_for()
    popup.get_by_role("button").nth(1).wait_for(state="detached")
