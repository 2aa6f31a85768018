"""Each format is read back by GeoPandas as it was meant, and the same layers give the same bytes."""

import io
import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import date

import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import pytest
from reported import layers_told, nothing_told

from geo.exports import FORMATS, LAYERS, to_geopackage, to_geoparquet, to_kml, to_zip, write_layers


@pytest.fixture
def package(tmp_path):
    path = tmp_path / "layers.gpkg"
    path.write_bytes(to_geopackage(layers_told()))
    return path


@pytest.fixture
def kml(tmp_path):
    path = tmp_path / "layers.kml"
    path.write_bytes(to_kml(layers_told()))
    return path


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("told", [layers_told, nothing_told])
def test_the_same_layers_give_the_same_bytes(name, told):
    files = FORMATS[name].files(told())
    assert files == FORMATS[name].files(told())
    assert all(files.values())


# --- GeoPackage -------------------------------------------------------------------------------------------


def test_geopackage_holds_every_row(package):
    told = layers_told()
    for name in LAYERS:
        back = gpd.read_file(package, layer=name)
        assert back.crs.to_epsg() == 4326
        assert len(back) == len(getattr(told, name))
    flows = gpd.read_file(package, layer="flows")
    assert flows["summary"].tolist() == told.flows["summary"].tolist()
    assert flows["count_min"].tolist() == told.flows["count_min"].tolist()
    assert flows["factual"].tolist() == told.flows["factual"].tolist()


def test_geopackage_keeps_each_table_to_one_kind_of_shape(package):
    kinds = dict(pyogrio.list_layers(package).tolist())
    assert kinds == {
        "flows": "MultiLineString", "positions": "MultiPoint", "areas": "MultiPolygon", "claims": "Point",
        "places": "Point", "layer_styles": None,
    }  # fmt: skip
    assert set(gpd.read_file(package, layer="positions").geom_type) == {"MultiPoint"}


def test_geopackage_outlines_of_positions_bring_no_second_count(package):
    areas = gpd.read_file(package, layer="areas")
    assert areas["summary"].tolist() == ["RU: 100,000 troops, Russia (in place)"]
    assert not {"count_min", "count_max", "counted"} & set(areas.columns)
    west, *_, east, _ = areas.total_bounds
    assert (west, east) == (-180, 180)


def test_geopackage_rows_last_from_the_first_moment_to_the_last_and_an_open_end_is_null(package):
    fields = dict(zip(*(pyogrio.read_info(package, layer="flows")[k] for k in ("fields", "ogr_types")), strict=True))
    assert {fields[name] for name in ("start", "end")} == {"OFTDateTime"}
    flows = gpd.read_file(package, layer="flows")
    first = flows[(flows["origin"] == "Germany") & (flows["status"] == "announced")].iloc[0]
    assert first["start"] == pd.Timestamp("2022-02-02T00:00:00Z")
    assert first["end"] == pd.Timestamp("2022-02-03T23:59:59Z")
    assert flows["end"].isna().sum() == len(flows) - 1


def test_geopackage_of_nothing_still_has_its_tables(tmp_path):
    path = tmp_path / "none.gpkg"
    path.write_bytes(to_geopackage(nothing_told()))
    fields = pyogrio.read_info(path, layer="flows")["fields"]
    assert {"id", "start", "end", "summary"} <= set(fields)
    assert gpd.read_file(path, layer="flows").empty


def test_geopackage_is_sound(package):
    with closing(sqlite3.connect(package)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []


# --- GeoParquet -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", LAYERS)
def test_geoparquet_is_read_back_whole(name):
    layer = getattr(layers_told(), name)
    back = gpd.read_parquet(io.BytesIO(to_geoparquet(layer)))
    assert len(back) == len(layer)
    assert list(back.columns) == list(layer.columns)
    assert back.crs.to_epsg() == 4326
    for column in ("sentence", "summary", "name"):
        if column in layer:
            assert back[column].tolist() == layer[column].tolist()


def test_geoparquet_is_of_version_1_1_with_a_covering():
    content = to_geoparquet(layers_told().flows)
    geo = json.loads(pq.read_metadata(io.BytesIO(content)).metadata[b"geo"])
    assert geo["version"] == "1.1.0"
    assert geo["columns"]["geometry"]["covering"]["bbox"]["xmin"] == ["bbox", "xmin"]
    europe = gpd.read_parquet(io.BytesIO(content), bbox=(9, 50, 12, 52))
    assert 0 < len(europe) <= len(layers_told().flows)
    assert gpd.read_parquet(io.BytesIO(content), bbox=(-60, -60, -50, -50)).empty


def test_geoparquet_days_are_dates_also_where_none_is_known():
    schema = pq.read_schema(io.BytesIO(to_geoparquet(nothing_told().flows)))
    assert str(schema.field("start").type) == "date32[day]"
    assert str(schema.field("actor").type) in {"string", "large_string"}


# --- KML --------------------------------------------------------------------------------------------------


def test_kml_holds_every_row_in_a_folder_a_layer(kml):
    told = layers_told()
    assert pyogrio.list_layers(kml)[:, 0].tolist() == list(LAYERS)
    for name in LAYERS:
        back = gpd.read_file(kml, layer=name)
        assert len(back) == len(getattr(told, name))
        assert back.crs.to_epsg() == 4326
    flows = gpd.read_file(kml, layer="flows")
    assert flows["Name"].tolist() == told.flows["summary"].tolist()
    assert flows["count_min"].tolist() == told.flows["count_min"].tolist()
    assert flows.geometry.iloc[0].bounds == pytest.approx(told.flows.geometry.iloc[0].bounds)


def test_kml_spans_begin_with_the_first_day_and_end_with_the_last(kml):
    flows = gpd.read_file(kml, layer="flows")
    first = flows[flows["status"] == "announced"].iloc[0]
    assert first["begin"] == pd.Timestamp("2022-02-02T00:00:00Z")
    assert first["end"] == pd.Timestamp("2022-02-03T23:59:59Z")
    assert flows[flows["status"] == "completed"]["end"].isna().all()


def test_kml_quotes_what_was_known_by_then_and_no_more(kml):
    flows = gpd.read_file(kml, layer="flows")
    announced, completed = (
        flows[(flows["origin"] == "Germany") & (flows["status"] == status)].iloc[0]["description"]
        for status in ("announced", "completed")
    )
    assert "1,000 move to Romania." in announced
    assert "They arrived" not in announced
    assert "They arrived in Romania.” (Gazette 3, 2022-02-04)" in completed


def test_kml_colours_follow_the_actor_and_fade_what_is_no_fact(kml):
    text = kml.read_text("utf-8")
    # styles.json: US #0072b2, RU #d55e00; KML writes opacity, blue, green, red.
    assert "<color>ffb27200</color>" in text
    assert "<color>70005ed5</color>" in text
    styles = {part.split('"')[0] for part in text.split('<Style id="')[1:]}
    used = {part.split("<")[0] for part in text.split("<styleUrl>#")[1:]}
    assert used == styles


# --- the zip ----------------------------------------------------------------------------------------------


def read_zip(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_zip_holds_every_format_and_says_what_is_shown(tmp_path):
    packed = to_zip(layers_told(), day=date(2022, 2, 4), filters={"Actor": "US, RU"}, page="<html>")
    files = read_zip(packed)
    assert packed == to_zip(layers_told(), day=date(2022, 2, 4), filters={"Actor": "US, RU"}, page="<html>")
    expected = {name for shape in FORMATS.values() for name in shape.files(layers_told())}
    assert set(files) == expected | {"README.txt", "map.html"}
    for name in ("flows.geojson", "deploymap.gpkg", "deploymap.kml"):
        (tmp_path / name).write_bytes(files[name])
        assert len(gpd.read_file(tmp_path / name, layer=0)) == len(layers_told().flows)
    readme = files["README.txt"].decode("ascii")
    lines = readme.split("\r\n")
    for said in ("Day             2022-02-04", "Actor           US, RU", "Flows           4 rows"):
        assert said in lines
    assert "EPSG:4326" in readme
    assert set(files) - {"README.txt"} <= set(lines)


def test_zip_says_when_nothing_was_filtered():
    readme = read_zip(to_zip(nothing_told(), formats=["csv"]))["README.txt"].decode()
    assert "Filters         none" in readme
    assert "Day             all" in readme
    assert "map.html" not in readme


def test_zip_filters_are_told_on_one_line_each():
    readme = read_zip(to_zip(nothing_told(), filters={"Search": "a\r\nFLOWS\x00\ud83d"}, formats=["csv"]))["README.txt"]
    assert "Search          a FLOWS\ufffd\ufffd" in readme.decode()


def test_readme_explains_every_column():
    readme = read_zip(to_zip(layers_told(), formats=["csv"]))["README.txt"].decode()
    listed = {line.split(" ")[0] for line in readme.partition("COLUMNS")[2].split("\r\n") if line[:1].strip()}
    for name in LAYERS:
        assert set(getattr(layers_told(), name).columns) - {"geometry"} - listed == set()


# --- a folder ---------------------------------------------------------------------------------------------


def test_a_folder_gets_the_files_of_each_format(tmp_path):
    written = write_layers(layers_told(), tmp_path / "new" / "folder", formats=["kml", "csv"])
    assert [path.name for path in written] == [
        "deploymap.kml", "flow-map.csv", "flows.csv", "positions.csv", "claims.csv", "places.csv",
    ]  # fmt: skip
    assert all(path.stat().st_size for path in written)
