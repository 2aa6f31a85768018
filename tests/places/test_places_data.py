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


def test_every_name_of_the_readable_files_is_found():
    for file in ("countries.csv", "regions.csv", "bases.csv"):
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
