"""``deploymap places`` and ``--places`` as a user meets them."""

from __future__ import annotations

import json

import pytest

from geo import cli
from geo.dashboard.data import told
from geo.places.vocabulary import forget_own

FIELDS = [
    "name", "surface", "start", "end", "kind", "country", "geonames_id", "lat", "lon", "radius_km", "score",
    "adjectival", "disputed",
]  # fmt: skip
TEXT = "The US said on Wednesday it is sending 500 soldiers to Camp Nonesuch in Poland."
OWN = "name,aliases,lat,lon,country,kind,source\nCamp Nonesuch,,52.5,19.5,PL,base,survey\n"


@pytest.fixture(autouse=True)
def _forget():
    yield
    forget_own()


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(f"---\npublished: 2022-02-04\n---\n\n{TEXT}\n", encoding="utf-8")
    return path


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "my-places.csv"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_places_prints_one_json_object_a_line(tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text("---\npublished: 2022-02-04\n---\n\nRussian troops left Crimea for Brest, Belarus.\n")
    assert cli.main(["places", str(path)]) == cli.OK
    out, err = capsys.readouterr()
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["name"] for row in rows] == ["Russia", "Crimea", "Brest", "Belarus"]
    assert all(list(row) == FIELDS for row in rows)
    assert (rows[1]["country"], rows[1]["disputed"], rows[0]["adjectival"]) == ("UA", ["RU"], True)
    assert all(path.read_text()[row["start"] : row["end"]] == row["surface"] for row in rows)
    assert err == ""


def test_explain_shows_candidates_with_their_reasons(tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text("---\npublished: 2022-02-04\n---\n\nThe Washington Post saw troops leave Brest, Belarus.\n")
    assert cli.main(["places", str(path), "--explain"]) == cli.OK
    out = capsys.readouterr().out
    rejected = out[out.index("Washington: not a place") : out.index("Brest: ")]
    assert "if it were one:" in rejected
    assert "Washington (city, US" in rejected
    assert "prior +" in rejected
    assert "before a company -2.50" in out
    assert "Brest (city, BY" in out
    assert "Brest (city, FR" in out
    assert "container +6.00" in out


def test_own_places_are_read_by_places_and_claims(report, own, capsys):
    cli.main(["places", str(report), "--places", str(own)])
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["name"], row["lat"]) for row in rows][1] == ("Camp Nonesuch", 52.5)
    cli.main(["claims", str(report), "--places", str(own)])
    claim = json.loads(capsys.readouterr().out)
    assert "Camp Nonesuch" in [place["name"] for place in claim["destination"]]


def test_own_places_are_on_the_built_map(report, own, tmp_path, capsys):
    assert cli.main(["build", str(report), "--out", str(tmp_path / "out"), "--places", str(own)]) == cli.OK
    capsys.readouterr()
    assert "Camp Nonesuch" in (tmp_path / "out" / "places.geojson").read_text()


def test_the_page_reads_own_places_from_the_environment(report, own, monkeypatch):
    monkeypatch.setenv("DEPLOYMAP_PLACES", str(own))
    assert "Camp Nonesuch" in set(told(report).layers.places["name"])


@pytest.mark.parametrize("command", ["claims", "places", "app"])
def test_a_bad_file_of_places_is_one_line_and_exit_two(command, report, tmp_path, capsys):
    bad = tmp_path / "bad.csv"
    bad.write_text("name,lat\nX,1\n")
    assert cli.main([command, str(report), "--places", str(bad)]) == cli.FAILED
    out, err = capsys.readouterr()
    assert out == ""
    assert err == f"deploymap: {bad}: lacks the columns lon, country, kind\n"


@pytest.mark.parametrize("path", ["no/such.txt", "."])
def test_places_wants_one_file(path, capsys):
    assert cli.main(["places", path]) == cli.FAILED
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
