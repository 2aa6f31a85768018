"""Whatever an article says, an export holds it as text, and no reader runs it or trips over it."""

import csv
import io
from dataclasses import replace
from xml.etree import ElementTree as ET

import geopandas as gpd
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reported import layers_told

from geo.exports import to_csv, to_flow_csv, to_geojson, to_geopackage, to_geoparquet, to_kml

HOSTILE = {
    "html": "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "xml": "]]></name></Placemark><NetworkLink><Link><href>https://example.com</href></Link></NetworkLink>&xxe;",
    "jinja": "{{ 7*7 }}{% raw %}{# gone #}",
    "sql": "'); DROP TABLE flows; --",
    "expression": "[% eval('1+1') %] @map_id || ''",
    "quotes": "\"double\" 'single' `back` \\slash\\",
    "lines": "first\nsecond\tthird\u2028fourth",
    "letters": "Kyïv 習近平 \N{FACE WITH TEARS OF JOY} \u202eright to left",
    "long": "long" * 25_000,
}
SPOILT = {
    "control characters": ("a\x00b\x08c\x1bd", "a\ufffdb\ufffdc\ufffdd"),
    "half a character": ("a\ud83db", "a\ufffdb"),
    "no character": ("a\ufffe\uffffb", "a\ufffd\ufffdb"),
}
TEXTS = {**{name: (text, text) for name, text in HOSTILE.items()}, **SPOILT}
SPOILABLE = ("summary", "origin", "actor", "actor_name", "conflicts", "outlets", "force")


def flows_saying(text):
    flows = layers_told().flows.copy()
    for column in SPOILABLE:
        flows[column] = pd.Series(text, index=flows.index, dtype=object)
    return flows


def saying(text):
    told = layers_told()
    claims, places = told.claims.copy(), told.places.copy()
    for frame, columns in ((claims, ("sentence", "outlet", "article", "title")), (places, ("name",))):
        for column in columns:
            frame[column] = pd.Series(text, index=frame.index, dtype=object)
    return replace(told, flows=flows_saying(text), claims=claims, places=places)


@pytest.mark.parametrize("name", TEXTS)
def test_geopackage_holds_it_as_text(name, tmp_path):
    given_text, kept = TEXTS[name]
    path = tmp_path / "x.gpkg"
    path.write_bytes(to_geopackage(saying(given_text)))
    for layer, column in (("flows", "summary"), ("flows", "actor"), ("claims", "sentence"), ("places", "name")):
        assert set(gpd.read_file(path, layer=layer)[column]) == {kept}


@pytest.mark.parametrize("name", TEXTS)
def test_geopackage_styles_stay_well_formed(name, tmp_path):
    path = tmp_path / "x.gpkg"
    path.write_bytes(to_geopackage(saying(TEXTS[name][0])))
    for style in gpd.read_file(path, layer="layer_styles")["styleQML"]:
        root = ET.fromstring(style)  # noqa: S314 - our own
        assert {element.tag for element in root} <= {"temporal", "renderer-v2", "previewExpression"}


@pytest.mark.parametrize("name", TEXTS)
def test_geoparquet_holds_it_as_text(name):
    given_text, kept = TEXTS[name]
    back = gpd.read_parquet(io.BytesIO(to_geoparquet(flows_saying(given_text))))
    assert set(back["summary"]) == set(back["actor"]) == {kept}


@pytest.mark.parametrize("name", TEXTS)
def test_kml_holds_it_as_text(name, tmp_path):
    given_text, kept = TEXTS[name]
    path = tmp_path / "x.kml"
    path.write_bytes(to_kml(saying(given_text)))
    flows = gpd.read_file(path, layer="flows")
    assert set(flows["Name"]) == set(flows["actor"]) == {kept}
    assert len(gpd.read_file(path, layer="claims")) == len(layers_told().claims)
    # A viewer reads the description as HTML.
    assert not flows["description"].str.contains("<(?!br/>)").any()


@pytest.mark.parametrize("name", TEXTS)
def test_kml_gets_no_element_from_a_text(name):
    root = ET.fromstring(to_kml(saying(TEXTS[name][0])))  # noqa: S314 - our own
    plain = ET.fromstring(to_kml(saying("nothing")))  # noqa: S314 - our own
    assert {element.tag for element in root.iter()} == {element.tag for element in plain.iter()}


@pytest.mark.parametrize("name", TEXTS)
def test_csv_holds_it_in_one_cell(name):
    csv.field_size_limit(10_000_000)
    given_text, kept = TEXTS[name]
    rows = list(csv.DictReader(io.StringIO(to_flow_csv(flows_saying(given_text)), newline="")))
    assert {row["summary"] for row in rows} <= {kept, f"'{kept}"}
    assert all(None not in row and None not in row.values() for row in rows)


@settings(max_examples=25, deadline=None)
@given(text=st.text(st.characters(), min_size=1, max_size=40))
def test_any_text_can_be_written_and_read(text):
    shown = saying(text)
    ET.fromstring(to_kml(shown))  # noqa: S314 - our own
    for written in (to_geojson(shown.claims), to_csv(shown.claims), to_flow_csv(shown.flows)):
        written.encode()
    assert len(list(csv.reader(io.StringIO(to_csv(shown.claims), newline="")))) == len(shown.claims) + 1
    assert len(gpd.read_parquet(io.BytesIO(to_geoparquet(shown.claims)))) == len(shown.claims)
