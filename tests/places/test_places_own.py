"""A user's own places, and what `explain` tells."""

from __future__ import annotations

import json

import pytest
import shapely

from geo import places
from geo.model import DeploymapError
from geo.places.vocabulary import forget_own

HEADER = "name,aliases,lat,lon,country,kind,source\n"


@pytest.fixture(autouse=True)
def _forget():
    yield
    forget_own()


def csv_file(tmp_path, rows, header=HEADER):
    path = tmp_path / "my-places.csv"
    path.write_text(header + rows, encoding="utf-8")
    return path


def geojson_file(tmp_path, *features):
    path = tmp_path / "my-places.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": list(features)}), encoding="utf-8")
    return path


def feature(geometry, **properties):
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def test_a_place_of_the_users_own_is_found_by_name_and_alias(tmp_path):
    assert places.add(csv_file(tmp_path, "Objekt 21,Site Twenty-One|Die Wiese,51.5,31.2,UA,base,survey\n")) == 1
    found = places.find("They left Objekt 21, also called Site Twenty-One.")
    assert [(p.name, p.surface, p.lat, p.country) for p in found] == [
        ("Objekt 21", "Objekt 21", 51.5, "UA"),
        ("Objekt 21", "Site Twenty-One", 51.5, "UA"),
    ]


@pytest.mark.parametrize("name", ["Berlin", "Germany", "Crimea"])
def test_a_place_of_the_users_own_wins_over_the_gazetteer(tmp_path, name):
    places.add(csv_file(tmp_path, f"{name},,44.4,-71.2,US,city,\n"))
    text = f"Soldiers in {name} and in Munich, Germany."
    assert places.find(text)[0].lat == 44.4
    assert places.resolve(text, [(12, 12 + len(name))])[0].lat == 44.4


def test_a_polygon_gives_its_outline_and_radius(tmp_path):
    square = {"type": "Polygon", "coordinates": [[[31, 50], [32, 50], [32, 51], [31, 51], [31, 50]]]}
    point = {"type": "Point", "coordinates": [31.5, 50.5]}
    path = geojson_file(
        tmp_path,
        feature(square, name="Sector Nine", aliases=["Sector IX"], kind="area", country="UA"),
        feature(point, name="Checkpoint Zulu", aliases="Zulu Gate|Gate Z", kind="base"),
    )
    assert places.add(path) == 2
    sector, alias, gate = places.find("From Sector Nine or Sector IX to Zulu Gate.")
    assert (sector.name, alias.name, gate.name) == ("Sector Nine", "Sector Nine", "Checkpoint Zulu")
    assert sector.geometry.equals(shapely.box(31, 50, 32, 51))
    assert 60 < sector.radius_km < 70
    assert (gate.lat, gate.lon, gate.country) == (50.5, 31.5, None)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "no place"),
        (HEADER, "no place"),
        ("name,lat\nX,1\n", "lacks the columns lon, country, kind"),
        (HEADER + "X,,91,10,UA,base,\n", "line 2: X lies out of range"),
        (HEADER + "X,,nan,10,UA,base,\n", "out of range"),
        (HEADER + "X,,north,10,UA,base,\n", "line 2: lat is not a number"),
        (HEADER + "X,,9,10,Ukraine,base,\n", "no ISO 3166-1"),
        (HEADER + "X,,9,10,UA,camp,\n", "kind 'camp'"),
        (HEADER + ",,9,10,UA,base,\n", "has no name"),
        (HEADER + "X,,9,10\n", "cells"),
        (b"\xff\xfe\x00", "UTF-8"),
    ],
)
def test_a_bad_table_is_one_clear_line(tmp_path, content, told):
    path = tmp_path / "bad.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(DeploymapError, match=told) as error:
        places.add(path)
    assert "bad.csv" in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "not JSON"),
        ("[]", "FeatureCollection"),
        ('{"features": []}', "no place"),
        ('{"features": [5]}', "feature 1"),
        ('{"features": [{"properties": {"name": "X"}, "geometry": null}]}', "feature 1"),
        (
            (
                '{"features": [{"properties": {"name": "X", "kind": "area"},'
                ' "geometry": {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}}]}'
            ),
            "point or polygon",
        ),
        (
            (
                '{"features": [{"properties": {"name": "X", "kind": "base"},'
                ' "geometry": {"type": "Point", "coordinates": [200, 0]}}]}'
            ),
            "out of range",
        ),
    ],
)
def test_bad_geojson_is_one_clear_line(tmp_path, content, told):
    path = tmp_path / "bad.geojson"
    path.write_text(content)
    with pytest.raises(places.PlacesError, match=told) as error:
        places.add(path)
    assert "\n" not in str(error.value)


def test_nothing_is_added_from_a_file_with_one_bad_line(tmp_path):
    path = csv_file(tmp_path, "Objekt 21,,51.5,31.2,UA,base,\nX,,91,0,UA,base,\n")
    with pytest.raises(places.PlacesError, match="line 3"):
        places.add(path)
    assert places.find("They left Objekt 21.") == []


def test_what_is_taken_out_of_the_file_is_forgotten_when_it_is_read_again(tmp_path):
    line = "Objekt 21,,51.5,31.2,UA,base,\n"
    places.add(csv_file(tmp_path, line + "Munich,,44.4,-71.2,US,city,\n"))
    text = "They left Objekt 21 for Munich, Germany."
    assert [place.lat for place in places.find(text)][:2] == [51.5, 44.4]
    places.add(csv_file(tmp_path, line.replace("51.5", "50.5")))
    objekt, munich, _ = places.find(text)
    assert (objekt.lat, munich.country) == (50.5, "DE")


def test_a_second_file_leaves_the_first_in_force(tmp_path):
    places.add(csv_file(tmp_path, "Objekt 21,,51.5,31.2,UA,base,\n"))
    places.add(
        geojson_file(tmp_path, feature({"type": "Point", "coordinates": [31, 50]}, name="Zulu Gate", kind="base"))
    )
    assert [place.name for place in places.find("From Objekt 21 to Zulu Gate.")] == ["Objekt 21", "Zulu Gate"]


def test_a_file_that_breaks_changes_nothing(tmp_path):
    places.add(csv_file(tmp_path, "Objekt 21,,51.5,31.2,UA,base,\n"))
    with pytest.raises(places.PlacesError, match="line 2"):
        places.add(csv_file(tmp_path, "Objekt 21,,north,31.2,UA,base,\n"))
    assert places.find("They left Objekt 21.")[0].lat == 51.5


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(places.PlacesError, match=r"none\.csv: cannot be read"):
        places.add(tmp_path / "none.csv")


# --- explain ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Troops left Brest, Belarus, for eastern Ukraine; Jordan Smith of the Washington Post saw Russian tanks.",
        "Sumy, Chernihiv and Kharkiv regions. In northern and western Syria the Crimean Tatars met. Paris. Paris?",
        "",
    ],
)
def test_explain_tells_of_the_places_that_find_finds(text):
    assert [p for told in places.explain(text) for p in told.places] == places.find(text)


def test_the_container_in_the_text_is_a_reason():
    brest = next(told for told in places.explain("Troops left Brest, Belarus.") if told.surface == "Brest")
    assert dict(brest.reasons)["before its container"] > 0
    first, *others = brest.candidates
    assert (first.country, dict(first.reasons)["container"] > 0) == ("BY", True)
    french = next(c for c in others if c.country == "FR")
    assert "container" not in dict(french.reasons)
    assert first.share > french.share
    assert sum(c.share for c in brest.candidates) == pytest.approx(1, abs=0.01)


def test_a_newspaper_is_told_as_no_place_and_why():
    told = places.explain("The Washington Post said so.")[0]
    assert (told.surface, told.places) == ("Washington", ())
    assert "before a company" in dict(told.reasons)
    assert told.score == pytest.approx(sum(value for _, value in told.reasons), abs=0.03)
    head, _, would_be, first, *_ = places.in_words(told)
    assert "not a place" in head
    assert "if it were one" in would_be
    assert "Washington (city, US" in first


def test_a_name_that_was_left_out_is_weighed_by_the_others_but_speaks_for_none():
    told = places.explain("Michael Jordan flew to Amman.")
    assert [(t.surface, bool(t.places)) for t in told[1:]] == [("Jordan", False), ("Amman", True)]
    assert told[1].candidates[0].country == "JO"
    alone = places.explain("They flew to Amman.")[0]
    assert told[2].candidates == alone.candidates


def test_the_countries_of_the_text_are_a_reason():
    donetsk = next(t for t in places.explain("Shells fell on Donetsk. Ukraine protested.") if t.surface == "Donetsk")
    best = donetsk.candidates[0]
    assert (best.country, dict(best.reasons)["country"] > 0) == ("UA", True)
