import itertools
import json

import pytest
from shapely import LineString, MultiLineString, Point, Polygon, box, union_all

from geo import maps


@pytest.fixture(scope="module")
def ground():
    return json.loads(maps.basemap())


def unpacked(ground, layer):
    for steps in ground[layer]:
        xs = itertools.accumulate(steps[::2])
        ys = itertools.accumulate(steps[1::2])
        yield [(x / ground["grid"], y / ground["grid"]) for x, y in zip(xs, ys, strict=True)]


@pytest.fixture(scope="module")
def land(ground):
    return union_all([Polygon(ring).buffer(0) for ring in unpacked(ground, "land")])


@pytest.fixture(scope="module")
def borders(ground):
    return MultiLineString([LineString(line) for line in unpacked(ground, "borders")])


def test_it_is_small_enough_to_send():
    assert len(maps.basemap()) < 1_000_000


def test_land_is_land_and_sea_is_sea(land):
    for lon, lat in [(30.5, 50.45), (34.1, 45.2), (-98, 39), (134, -24), (20, 52)]:
        assert land.contains(Point(lon, lat))
    for lon, lat in [(34, 43), (-30, 30), (19.5, 57), (5, 38)]:
        assert not land.contains(Point(lon, lat))


def test_crimea_is_not_cut_off_from_ukraine(borders):
    isthmus = box(33.0, 45.6, 35.2, 46.3)
    assert not borders.intersects(isthmus)


def test_the_border_of_russia_and_ukraine_is_drawn(borders):
    assert borders.intersects(box(35, 50, 37, 51.5))


def test_no_line_runs_across_the_map_at_the_date_line(ground):
    for layer in ("land", "borders", "disputed"):
        for ring in unpacked(ground, layer):
            # Antarctica's edge runs along the foot of the map.
            assert all(abs(a[0] - b[0]) < 180 or a[1] < -89 for a, b in itertools.pairwise(ring))


def test_kosovo_is_drawn_as_disputed(ground):
    disputed = MultiLineString([LineString(line) for line in unpacked(ground, "disputed")])
    assert disputed.intersects(box(20, 41.8, 21.8, 43.3))


def test_names_are_the_ones_the_press_writes(ground):
    names = {row[0] for row in ground["countries"]}
    assert {"Ukraine", "Russia", "South Korea", "China", "United States", "Ivory Coast"} <= names
    assert {"Kyiv", "Minsk", "Warsaw"} <= {row[0] for row in ground["cities"] if row[4]}


def test_regions_are_named_where_they_lie(ground):
    found = {name: (lon, lat) for name, lon, lat, _ in ground["regions"]}
    lon, lat = next(spot for name, spot in found.items() if name.startswith("Donetsk"))
    assert (36.5, 47) < (lon, lat) < (39.5, 49)
    assert all(zoom >= 5.5 for *_, zoom in ground["regions"])
