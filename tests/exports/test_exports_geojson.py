"""GeoJSON that other programs read as it was meant."""

import json
from datetime import date
from pathlib import Path

import geopandas as gpd
import jsonschema
import pandas as pd
import pytest
from reported import layers_told
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box, shape

from geo.exports import to_geojson, write_layers
from geo.layers import build_layers

# From geojson.org, published on npm as geojson-schema 1.0.5 (MIT licence).
SCHEMA = json.loads(Path(__file__).with_name("geojson-feature-collection.schema.json").read_text())

HOSTILE = [
    "<script>alert(1)</script>",
    "{{ 7*7 }} {% raw %}",
    "\"quotes\" and 'quotes' and `${ticks}`",
    "two\nlines\tand\\slashes\u2028",
    "</script><!--",
    "Kyïv 習近平 \N{FACE WITH TEARS OF JOY}",
]


def layer(geometry, **columns):
    columns = columns or {"n": range(len(geometry))}
    frame = pd.DataFrame({k: pd.Series(list(v), dtype="object") for k, v in columns.items()})
    return gpd.GeoDataFrame(frame, geometry=geometry, crs="EPSG:4326")


def only(exported):
    (feature,) = json.loads(exported)["features"]
    return feature


def test_read_back_by_geopandas(tmp_path):
    points = [Point(25, 46), Point(-98.5, 39.5)]
    path = tmp_path / "x.geojson"
    path.write_text(to_geojson(layer(points, start=["2022-02-02", "2022-02-04"], end=["2022-02-03", None], n=[1, 2])))
    back = gpd.read_file(path)
    assert back.crs.to_epsg() == 4326
    assert list(back.geometry) == points
    assert [str(v)[:10] for v in back.start] == ["2022-02-02", "2022-02-04"]
    assert pd.isna(back.end[1])
    assert back.n.tolist() == [1, 2]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_data(text, tmp_path):
    exported = to_geojson(layer([Point(0, 0)], sentence=[text]))
    assert only(exported)["properties"]["sentence"] == text
    path = tmp_path / "x.geojson"
    path.write_text(exported, encoding="utf-8")
    assert gpd.read_file(path).sentence[0] == text


def test_half_a_character_does_not_spoil_the_file(tmp_path):
    exported = to_geojson(layer([Point(0, 0)], sentence=["a\ud83db"]))
    path = tmp_path / "x.geojson"
    path.write_text(exported, encoding="utf-8")
    assert gpd.read_file(path).sentence[0] == "a\N{REPLACEMENT CHARACTER}b"


def test_what_is_missing_is_null_and_whole_numbers_stay_whole():
    frame = layer([Point(0, 0), None], name=["a", float("nan")])
    frame["count"] = pd.array([2000, None], dtype="Int64")
    frame["share"] = [0.5, float("inf")]
    frame["day"] = pd.to_datetime(["2022-02-02", None])
    frame["true"] = [True, False]
    frame["date"] = [date(2022, 2, 2), None]
    first, second = json.loads(to_geojson(frame))["features"]
    assert first["properties"] == {
        "name": "a", "count": 2000, "share": 0.5, "day": "2022-02-02T00:00:00", "true": True,
        "date": "2022-02-02",
    }  # fmt: skip
    assert '"count": 2000,' in to_geojson(frame)
    assert second["geometry"] is None
    assert second["properties"]["true"] is False
    assert [k for k, v in second["properties"].items() if v is None] == [
        "name",
        "count",
        "share",
        "day",
        "date",
    ]


def test_rings_follow_the_right_hand_and_there_is_no_crs():
    clockwise = Polygon([(0, 0), (0, 10), (10, 10), (10, 0)], [[(2, 2), (4, 2), (4, 4), (2, 4)]])
    exported = to_geojson(layer([clockwise]))
    found = shape(only(exported)["geometry"])
    assert found.exterior.is_ccw
    assert not found.interiors[0].is_ccw
    assert "crs" not in json.loads(exported)
    assert json.loads(exported)["bbox"] == [0, 0, 10, 10]


def test_six_decimals_suffice():
    assert only(to_geojson(layer([Point(1 / 3, 2 / 3)])))["geometry"]["coordinates"] == [0.333333, 0.666667]
    heights = only(to_geojson(layer([Point(1, 2, 3)])))["geometry"]["coordinates"]
    assert heights == [1, 2]


def test_a_line_over_the_pacific_goes_the_short_way():
    exported = to_geojson(layer([LineString([(170, 50), (-170, 60)])]))
    assert only(exported)["geometry"] == {
        "type": "MultiLineString",
        "coordinates": [[[170, 50], [180, 55]], [[-180, 55], [-170, 60]]],
    }
    west, south, east, north = json.loads(exported)["bbox"]
    assert (west, south, east, north) == (170, 50, -170, 60)


@pytest.mark.parametrize(
    "area",
    [
        box(170, 60, 190, 70),
        Polygon([(170, 60), (-170, 60), (-170, 70), (170, 70)]),
        Polygon([(-190, 60), (-170, 60), (-170, 70), (-190, 70)]),
    ],
)
def test_an_area_over_the_antimeridian_is_cut(area):
    found = shape(only(to_geojson(layer([area])))["geometry"])
    assert isinstance(found, MultiPolygon)
    assert sorted(part.bounds for part in found.geoms) == [(-180, 60, -170, 70), (170, 60, 180, 70)]
    assert all(part.exterior.is_ccw for part in found.geoms)


def test_a_hole_stays_in_its_half():
    area = Polygon(box(170, 60, 190, 70).exterior, [box(184, 63, 186, 65).exterior])
    found = shape(only(to_geojson(layer([area])))["geometry"])
    assert found.area == pytest.approx(200 - 4)
    assert not found.contains(Point(-175, 64))


def test_a_ring_round_the_pole_is_left_alone():
    antarctica = Polygon([(-180, -90), (180, -90), (180, -70), (0, -65), (-180, -70)])
    found = shape(only(to_geojson(layer([antarctica])))["geometry"])
    assert found.equals(antarctica)
    assert json.loads(to_geojson(layer([antarctica])))["bbox"] == [-180, -90, 180, -65]


@pytest.mark.parametrize("name", ["flows", "positions", "claims", "places"])
def test_every_layer_is_valid_after_the_schema_of_the_rfc(name):
    written = json.loads(to_geojson(getattr(layers_told(), name)))
    assert written["features"]
    jsonschema.Draft7Validator(SCHEMA).validate(written)


def test_the_schema_refuses_what_is_no_geojson():
    point = {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [1]}}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(SCHEMA).validate({"type": "FeatureCollection", "features": [point]})


def test_an_empty_layer_is_an_empty_collection(tmp_path):
    layers = build_layers([])
    assert json.loads(to_geojson(layers.flows)) == {"type": "FeatureCollection", "features": []}
    written = write_layers(layers, tmp_path / "deep" / "er")
    assert [p.name for p in written] == [
        "flows.geojson", "positions.geojson", "claims.geojson", "places.geojson",
    ]  # fmt: skip
    assert all(json.loads(p.read_text())["features"] == [] for p in written)
