"""The data that is shipped: whole, and easy to add to."""

from __future__ import annotations

import csv

import pytest
import shapely

from geo import places
from geo._data_dir import data_dir
from geo.places.folding import fold
from geo.places.gazetteer import gazetteer
from geo.places.shapes import border, outline


def table(name):
    with (data_dir() / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_country_can_be_named_and_drawn():
    rows = table("countries.csv")
    assert len({row["iso"] for row in rows}) == len(rows) > 240
    # Small territories that Natural Earth counts to their states have no outline of their own.
    bare = {row["iso"] for row in rows if outline(row["iso"]) is None}
    assert bare == {"BQ", "BV", "CC", "CX", "GF", "GP", "MQ", "RE", "SJ", "TK", "YT"}
    for row in rows:
        assert places.country(row["iso"]).name == row["name"]


def test_every_composite_region_has_an_outline_of_all_its_members():
    for row in table("regions.csv"):
        for member in filter(None, row["members"].split("|")):
            assert outline(member) is not None, (row["name"], member)


def test_every_base_has_a_source_and_lies_in_its_country():
    islands = {"Woody Island", "Fiery Cross Reef", "Subi Reef", "Mischief Reef"}  # at sea, held by China
    for row in table("bases.csv"):
        assert row["source"], row["name"]
        soil = outline(row["country"])
        if row["name"] not in islands:
            assert soil.distance(shapely.Point(float(row["lon"]), float(row["lat"]))) < 0.1, row["name"]


def test_every_feature_lies_on_earth_and_says_how_far_it_reaches():
    rows = table("features.csv")
    assert len({row["name"] for row in rows}) == len(rows) > 450
    for row in rows:
        assert abs(float(row["lat"])) <= 90 and abs(float(row["lon"])) <= 180, row["name"]  # noqa: PT018
        place = places.resolve(row["name"], [(0, len(row["name"]))])[0]
        if place.name == row["name"] and place.kind == row["kind"]:
            assert place.radius_km == float(row["km"]) > 0, row["name"]


def test_no_feature_takes_the_name_of_a_base_or_region():
    def names(file):
        return {fold(n) for row in table(file) for n in (row["name"], *row["aliases"].split("|")) if n}

    assert not names("features.csv") & (names("bases.csv") | names("regions.csv"))


def test_an_alternate_that_a_far_greater_town_owns_is_left_out():
    assert {s.country for s in gazetteer().find("islamabad") if s.kind == "city"} == {"PK"}


def test_an_arab_town_is_known_without_its_article():
    assert any(s.name == "Al Fallujah" and s.own for s in gazetteer().find("fallujah"))


def test_the_head_of_a_long_name_is_the_towns_own():
    assert any(s.name == "Frankfurt am Main" and s.own for s in gazetteer().find("frankfurt"))


def test_every_name_of_the_readable_files_is_found():
    for file in ("countries.csv", "regions.csv", "features.csv", "bases.csv"):
        for row in table(file):
            assert places.resolve(row["name"], [(0, len(row["name"]))])[0] is not None, row["name"]


def test_crimea_is_ukraine():
    assert outline("UA").contains(shapely.Point(34.1, 45.2))
    assert not outline("RU").contains(shapely.Point(34.1, 45.2))


def test_neighbours_share_their_border_line():
    assert border("UA", "RU").length > 15
    assert border("UA", "DE").is_empty


@pytest.mark.parametrize(
    ("one", "other"),
    [("Yel’nya", "Yelnya"), ("Kogălniceanu", "Kogalniceanu"), ("St. Louis", "Saint Louis"), ("U.S.", "US"),
     ("Łódź", "Lodz"), ("al-Asad", "Al Asad"), ("Fort Bragg", "Ft. Bragg")],
)  # fmt: skip
def test_spellings_that_meet(one, other):
    assert fold(one) == fold(other)


def test_a_look_up_gives_every_sense():
    senses = gazetteer().find(fold("Donetsk"))
    assert {s.country for s in senses} >= {"UA", "RU"}
    assert gazetteer().find("no such place anywhere") == ()
