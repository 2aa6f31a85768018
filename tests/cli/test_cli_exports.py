"""``deploymap build --format``: the files that a user asked for, readable by other programs."""

import zipfile
from pathlib import Path

import geopandas as gpd
import pytest

from geo import cli
from geo.exports import FORMATS

REPORT = (
    "---\npublished: 2022-02-04\n---\n\nThe US said on Wednesday it is sending 500 soldiers from Germany to Poland.\n"
)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(REPORT)
    return path


def built(capsys, article, *formats):
    out = article.parent / "out"
    options = [word for name in formats for word in ("--format", name)]
    assert cli.main(["build", str(article), "--out", str(out), *options]) == cli.OK
    files = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert {p.name for p in files} == {p.name for p in out.iterdir()}
    return {p.name: p for p in files}


def test_each_format_named_is_written_beside_the_map(article, capsys):
    files = built(capsys, article, "geopackage", "kml", "geopackage")
    assert set(files) == {"deploymap.gpkg", "deploymap.qgs", "deploymap.kml", "map.html"}
    for name in ("deploymap.gpkg", "deploymap.kml"):
        (flow,) = gpd.read_file(files[name], layer="flows").itertuples()
        assert (flow.origin, flow.destination, flow.count_min) == ("Germany", "Poland", 500)


def test_zip_holds_all_of_them_with_the_map(article, capsys):
    files = built(capsys, article, "zip")
    assert set(files) == {"deploymap.zip", "map.html"}
    with zipfile.ZipFile(files["deploymap.zip"]) as archive:
        assert {"README.txt", "map.html", "deploymap.gpkg", "flows.parquet", "flow-map.csv"} <= set(archive.namelist())
        assert archive.read("map.html") == files["map.html"].read_bytes()


def test_an_unknown_format_is_refused_and_nothing_written(article, capsys):
    with pytest.raises(SystemExit) as refused:
        cli.main(["build", str(article), "--out", str(article.parent / "out"), "--format", "shapefile"])
    assert refused.value.code == cli.FAILED
    assert "geopackage" in capsys.readouterr().err
    assert not (article.parent / "out").exists()


def test_help_names_every_format(capsys):
    with pytest.raises(SystemExit):
        cli.main(["build", "--help"])
    told = capsys.readouterr().out
    assert (*FORMATS, "zip") == cli._FORMATS
    assert all(name in told for name in cli._FORMATS)
