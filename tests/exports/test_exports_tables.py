"""CSV: what a spreadsheet opens without running it, and what a flow map may add up."""

import csv
import io

import geopandas as gpd
import pandas as pd
import pytest
from reported import CLAIMS, claim, layers_told, nothing_told
from shapely.geometry import LineString, Point, box

from geo.deployments import merge_claims
from geo.exports import LAYERS, to_csv, to_flow_csv
from geo.layers import build_layers


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def layer_of(geometry=None, **columns):
    rows = len(next(iter(columns.values())))
    frame = pd.DataFrame({k: pd.Series(list(v), dtype="object") for k, v in columns.items()})
    return gpd.GeoDataFrame(frame, geometry=[geometry or Point(1, 2)] * rows, crs="EPSG:4326")


# --- spreadsheets -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "formula",
    [
        "=1+1", "+1+1", "-1+1", "@SUM(A1)", '=HYPERLINK("https://example.com")', "\t=1+1", "\r=1+1", "\n=1+1",
        "  =1+1", "\u00a0=1+1", "\ufeff=1+1", "\uff1d1+1", "=cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0",
    ],
)  # fmt: skip
def test_what_a_spreadsheet_would_run_becomes_text(formula):
    (row,) = rows_of(to_csv(layer_of(sentence=[formula])))
    assert row["sentence"] == f"'{formula}"


@pytest.mark.parametrize("text", ["plain", "a = b", "2+2", "it's -5 °C", "-5", "+12.5", "1,000", "2022-02-04", ""])
def test_other_text_is_left_as_it_is(text):
    (row,) = rows_of(to_csv(layer_of(sentence=[text])))
    assert row["sentence"] == text


def test_numbers_stay_numbers_and_what_is_missing_is_empty():
    frame = layer_of(name=["a", None])
    frame["score"] = [-0.5, float("nan")]
    frame["count"] = pd.array([-3, None], dtype="Int64")
    frame["true"] = [True, False]
    first, second = rows_of(to_csv(frame))
    assert (first["score"], first["count"], first["true"]) == ("-0.5", "-3", "true")
    assert (second["name"], second["score"], second["count"], second["true"]) == ("", "", "", "false")


@pytest.mark.parametrize("name", LAYERS)
def test_pandas_reads_every_layer_back(name):
    layer = getattr(layers_told(), name)
    back = pd.read_csv(io.StringIO(to_csv(layer)), encoding="utf-8-sig", keep_default_na=False)
    assert len(back) == len(layer)
    assert set(layer.columns) - {"geometry"} <= set(back.columns)
    assert {"lon", "lat"} <= set(back.columns)


def test_a_mark_tells_spreadsheets_that_it_is_utf_8():
    assert to_csv(layer_of(name=["Suwałki"])).encode().startswith(b"\xef\xbb\xbf")


def test_a_shape_without_a_point_of_its_own_is_told_by_one_inside_it():
    (row,) = rows_of(to_csv(layer_of(box(10, 40, 12, 44), name=["x"])))
    assert 10 < float(row["lon"]) < 12
    assert 40 < float(row["lat"]) < 44


# --- flow maps --------------------------------------------------------------------------------------------


def flows_of(*claims):
    return rows_of(to_flow_csv(build_layers(merge_claims(claims)).flows))


def test_a_leg_has_its_ends_its_days_and_its_words():
    row = next(r for r in flows_of(*CLAIMS) if r["status"] == "completed")
    assert (row["source_name"], row["target_name"]) == ("Germany", "Romania")
    assert [float(row[k]) for k in ("source_lat", "source_lng", "target_lat", "target_lng")] == [51, 10, 45.5, 25]
    assert (row["actor"], row["start"], row["end"]) == ("US", "2022-02-04", "")
    assert row["time"] == "2022-02-04T00:00:00Z"
    assert row["count"] == "1000"


def test_destinations_that_share_a_number_get_a_row_each_and_the_number_none():
    legs = [r for r in flows_of(*CLAIMS) if r["source_name"] == "United States"]
    assert [(r["target_name"], r["leg"], r["legs"]) for r in legs] == [("Germany", "1", "2"), ("Poland", "2", "2")]
    assert {r["count"] for r in legs} == {""}
    assert {r["count_min"] for r in legs} == {"2000"}


def test_what_is_denied_has_no_count():
    (row,) = [r for r in flows_of(*CLAIMS) if r["status"] == "denied"]
    assert (row["count"], row["count_min"], row["factual"]) == ("", "500", "false")


def test_a_part_is_not_added_to_its_total():
    frame = pd.DataFrame({name: pd.Series([None] * 4, dtype="object") for name in layers_told().flows.columns})
    frame = frame.assign(
        id=["total", "part", "part of part", "other"],
        part_of=[None, "total", "part", None],
        start=["2022-02-02", "2022-02-03", "2022-02-03", "2022-02-03"],
        count_min=[3000, 2000, 500, 100],
        count_max=[3000, 2000, 500, 100],
        factual=True,
        origin="Germany",
        destination="Romania",
    )
    lines = gpd.GeoDataFrame(frame.drop(columns="geometry"), geometry=[LineString([(10, 51), (25, 45)])] * 4, crs=4326)
    assert [r["count"] for r in rows_of(to_flow_csv(lines))] == ["3000", "", "", "100"]
    # A total that has ended counts no more, and its part does.
    lines["end"] = ["2022-02-02", None, None, None]
    assert [r["count"] for r in rows_of(to_flow_csv(lines))] == ["3000", "2000", "", "100"]
    # Nor does a total whose own number its destinations share.
    assert [r["count"] for r in rows_of(to_flow_csv(lines[1:]))] == ["2000", "", "100"]


def test_a_range_counts_its_least():
    ranged = claim(1, "x", origin=["Germany"], destination=["Romania"], count_min=None, count_max=8500)
    (row,) = flows_of(ranged)
    assert (row["count"], row["count_min"], row["count_max"]) == ("8500", "", "8500")


def test_flows_without_rows_are_a_header():
    text = to_flow_csv(nothing_told().flows)
    assert text.startswith("source_lat,source_lng,target_lat,target_lng,")
    assert rows_of(text) == []
