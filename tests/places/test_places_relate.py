"""Geometry of "near the border", "north of", "off the coast"."""

from __future__ import annotations

import pytest
import shapely

from geo import places
from geo.model import RelationKind as Kind
from geo.places.shapes import reach

BELGOROD = shapely.Point(36.6, 50.6)
KHARKIV = shapely.Point(36.25, 49.98)
MOSCOW = shapely.Point(37.6, 55.75)
BRYANSK_BORDER = shapely.Point(32.6, 52.4)  # Russia, across from Chernihiv
PRZEMYSL = shapely.Point(22.6, 49.75)  # Poland, beside Ukraine


@pytest.fixture
def ukraine():
    return places.country("UA")


def test_near_the_border_lies_on_the_soil_of_the_force(ukraine):
    near = places.relate(Kind.NEAR, [ukraine], side="RU")
    assert near.geometry.contains(BELGOROD)
    assert not near.geometry.contains(KHARKIV)
    assert not near.geometry.contains(MOSCOW)
    assert not near.geometry.contains(PRZEMYSL)
    assert near.geometry.intersection(ukraine.geometry).area < 0.01
    assert near.geometry.contains(shapely.Point(near.lon, near.lat))
    assert near.radius_km > 100


def test_along_is_narrower_than_near(ukraine):
    near = places.relate(Kind.NEAR, [ukraine], side="RU").geometry
    along = places.relate(Kind.ALONG_BORDER, [ukraine], side="RU").geometry
    assert near.buffer(0.01).contains(along)
    assert along.area < 0.7 * near.area


def test_without_a_side_the_band_runs_around_the_outside(ukraine):
    for side in (None, "US"):
        band = places.relate(Kind.NEAR, [ukraine], side=side).geometry
        assert band.contains(BELGOROD)
        assert band.contains(PRZEMYSL)
        assert not band.contains(KHARKIV)


def test_a_part_of_the_country_gives_its_stretch_of_the_border():
    russia = places.country("RU")
    (east,) = places.find("along the border with eastern Ukraine")
    for anchors in ([russia, east], [east]):
        band = places.relate(Kind.ALONG_BORDER, anchors, side="RU").geometry
        assert band.contains(BELGOROD)
        assert not band.contains(BRYANSK_BORDER)


def test_both_sides(ukraine):
    band = places.relate(Kind.ON_BOTH_SIDES, [ukraine, places.country("RU")]).geometry
    assert band.contains(KHARKIV)
    assert band.contains(shapely.Point(36.6, 50.55))
    assert not band.contains(PRZEMYSL)


@pytest.mark.parametrize(
    ("kind", "lat", "lon"), [(Kind.NORTH_OF, 51.0, 30.5), (Kind.SOUTH_OF, 49.9, 30.5), (Kind.WEST_OF, 50.45, 29.8)]
)
def test_bearings(kind, lat, lon):
    (kyiv,) = places.find("in Kyiv")
    assert places.relate(kind, [kyiv]).geometry.contains(shapely.Point(lon, lat))


def test_a_distance_given_is_kept():
    (kyiv,) = places.find("in Kyiv")
    band = places.relate(Kind.WEST_OF, [kyiv], distance_km=50).geometry
    assert band.contains(shapely.Point(29.82, 50.45))  # 50 km west
    assert not band.contains(shapely.Point(30.4, 50.45))
    assert not band.contains(shapely.Point(28.5, 50.45))


def test_a_distance_and_a_bearing_from_a_town_give_the_very_spot():
    (kyiv,) = places.find("in Kyiv")
    spot = places.relate(Kind.NORTH_OF, [kyiv], distance_km=111.32)
    assert (spot.lat, spot.lon) == pytest.approx((kyiv.lat + 1, kyiv.lon), abs=0.001)
    assert spot.geometry.contains(shapely.Point(spot.lon, spot.lat))
    assert 80 < spot.radius_km < 130
    assert places.relate(Kind.NORTH_OF, [kyiv], distance_km=20).radius_km < 25


def test_the_radius_reaches_the_furthest_corner():
    (kyiv,) = places.find("in Kyiv")
    found = places.relate(Kind.WEST_OF, [kyiv])
    corners = shapely.MultiPoint(shapely.get_coordinates(found.geometry))
    assert reach(corners, found.lat, found.lon) <= found.radius_km < reach(corners, found.lat, found.lon) + 1


def test_near_a_town_is_the_disc_around_it():
    (kyiv,) = places.find("in Kyiv")
    near = places.relate(Kind.NEAR, [kyiv])
    assert near.geometry.contains(shapely.Point(kyiv.lon, kyiv.lat))
    assert near.radius_km == pytest.approx(50, abs=2)


def test_off_the_coast_is_the_water_of_no_country():
    yemen = places.country("YE")
    water = places.relate(Kind.OFF_COAST, [yemen]).geometry
    for iso in ("YE", "DJ", "SO", "ER", "OM"):
        assert water.intersection(places.country(iso).geometry).area < 0.01, iso


def test_miles_off_the_coast_are_neither_the_beach_nor_the_high_sea():
    somalia = places.country("SO")
    band = places.relate(Kind.OFF_COAST, [somalia], distance_km=48).geometry
    coast = 49.88  # degrees east, at 8 north, running north-east
    assert band.contains(shapely.Point(coast + 0.6, 8.0))
    assert not band.contains(shapely.Point(coast + 0.1, 8.0))
    assert not band.contains(shapely.Point(coast + 1.2, 8.0))


def test_off_the_coast_of_a_town_is_before_that_town():
    (odesa,) = places.find("off Odesa")
    water = places.relate(Kind.OFF_COAST, [odesa])
    assert water.geometry.contains(shapely.Point(31.0, 46.0))
    assert not water.geometry.contains(shapely.Point(odesa.lon, odesa.lat + 0.5))


def test_off_the_coast_is_water():
    somalia = places.country("SO")
    water = places.relate(Kind.OFF_COAST, [somalia]).geometry
    assert water.contains(shapely.Point(50.5, 6.0))
    assert water.intersection(somalia.geometry).area < 0.01


def test_between_two_towns():
    kyiv, kharkiv = places.find("between Kyiv and Kharkiv")
    assert places.relate(Kind.BETWEEN, [kyiv, kharkiv]).geometry.contains(shapely.Point(33.4, 50.2))


def test_between_countries_that_touch_is_their_border(ukraine):
    band = places.relate(Kind.BETWEEN, [ukraine, places.country("RU")]).geometry
    assert band.contains(shapely.Point(36.6, 50.35))
    assert not band.contains(MOSCOW)


def test_between_goes_the_short_way_round():
    (nome, _), (anadyr, _) = places.find("in Nome, Alaska"), places.find("in Anadyr, Russia")
    found = places.relate(Kind.BETWEEN, [nome, anadyr])
    assert found.geometry.contains(shapely.Point(-172, 64.5))
    assert not found.geometry.contains(shapely.Point(0, 64.5))
    assert found.radius_km < 900


def test_in_the_east_of_is_its_eastern_third(ukraine):
    (east,) = places.find("in the east of Ukraine")
    assert east.geometry.area == pytest.approx(ukraine.geometry.area / 3, rel=0.02)
    assert east.geometry.contains(KHARKIV)
    assert not east.geometry.contains(shapely.Point(30.5, 50.4))


def test_every_relation_has_words_and_a_place_to_stand_to(ukraine):
    assert "Ukraine" in places.relate(Kind.NEAR, [ukraine]).text
    assert places.relate(Kind.NEAR, [ukraine], text="close to the frontier").text == "close to the frontier"
    with pytest.raises(ValueError, match="needs a place"):
        places.relate(Kind.NEAR, [])


def test_two_relations_of_places_with_one_name_do_not_mix():
    east = places.find("in eastern Ukraine")[0]
    west = places.find("in western Ukraine")[0]
    one = places.relate(Kind.ALONG_BORDER, [east]).geometry
    other = places.relate(Kind.ALONG_BORDER, [west]).geometry
    assert not one.equals(other)
