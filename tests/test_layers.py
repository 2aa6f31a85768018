"""Layers: the columns that docs/layers.md promises, and rows that are true for their days."""

import re
from datetime import date
from pathlib import Path

import pytest
from shapely.geometry import MultiLineString, MultiPoint, Point, box

from geo.deployments import merge_claims
from geo.layers import build_layers
from geo.model import Action, Article, Claim, EventDate, Passage, Place, Relation, RelationKind, Status

DOCS = Path(__file__).parents[1] / "docs/layers.md"
AT = {"US": (39.8, -98.6), "DE": (51.5, 10.5), "RO": (46.0, 25.0), "PL": (52.0, 20.0), "UA": (49.0, 32.0)}
NAMES = {"US": "United States", "DE": "Germany", "RO": "Romania", "PL": "Poland", "UA": "Ukraine"}


def country(code, *, area=None):
    lat, lon = AT[code]
    return Place(
        name=NAMES[code], surface=NAMES[code], start=0, end=1, kind="country", country=code, geonames_id=None,
        lat=lat, lon=lon, score=0.9, geometry=area,
    )  # fmt: skip


def city(name, lat, lon):
    return Place(
        name=name, surface=name, start=0, end=1, kind="city", country="RO", geonames_id=7, lat=lat, lon=lon,
        score=0.8,
    )  # fmt: skip


def said(name, *, published="2022-02-02", outlet="VOA", sentence=None, **slots):
    text = sentence or f"What {name} says."
    source = Article(
        id=name, source=f"{name}.txt", text=text, passages=(Passage(0, len(text), "paragraph"),),
        title=f"Title of {name}", outlet=outlet, published=published and date.fromisoformat(published),
        published_from="front matter" if published else None,
    )  # fmt: skip
    given = {"actor": "US", "action": Action.DEPLOY, "status": Status.ANNOUNCED, "confidence": 0.8, **slots}
    if "count_min" in given or "count_max" in given:
        given.setdefault("count_of", "people")
    return Claim(article=source, start=0, end=len(text), **given)


def layers_of(*claims):
    return build_layers(merge_claims(claims))


def test_columns_are_those_documented():
    layers = layers_of(said("a", destination=(country("PL"),)))
    sections = re.split(r"^## ", DOCS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    tables = {s.splitlines()[0]: s for s in sections}

    def documented(heading):
        cells = [line.split("|")[1] for line in tables[heading].splitlines() if line.startswith("| `")]
        return [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]

    both = documented("`flows` and `positions`")
    only = {"flows": {"from_lat", "from_lon", "to_lat", "to_lon"}, "positions": {"lat", "lon", "radius_km"}}
    assert set(layers.flows.columns) == set(both) - only["positions"]
    assert set(layers.positions.columns) == set(both) - only["flows"]
    assert set(layers.claims.columns) == set(documented("`claims`"))
    assert set(layers.places.columns) == set(documented("`places`"))
    for layer in (layers.flows, layers.positions, layers.claims, layers.places):
        assert layer.crs.to_epsg() == 4326


def test_no_deployments_give_empty_layers():
    layers = build_layers([])
    assert [len(x) for x in (layers.flows, layers.positions, layers.claims, layers.places)] == [0, 0, 0, 0]
    assert layers.first is layers.last is None


def test_each_day_that_tells_anew_is_a_row_and_no_day_has_two():
    where = {
        "origin": (country("US"),),
        "destination": (country("PL"),),
        "count_min": 2000,
        "count_max": 2000,
    }
    layers = layers_of(
        said("a", published="2022-02-02", **where),
        said("b", published="2022-02-04", outlet="DW", status=Status.UNDER_WAY, **where),
    )
    rows = layers.flows[["start", "end", "status", "articles", "outlets"]].to_numpy().tolist()
    assert rows == [
        ["2022-02-02", "2022-02-03", "announced", 1, "VOA"],
        ["2022-02-04", None, "under_way", 2, "DW; VOA"],
    ]
    latest = layers.flows.iloc[1]
    assert latest.summary == "US: 2,000 troops, United States → Poland (under way)"
    assert latest.history == "announced 2 Feb 2022; under way 4 Feb 2022"
    assert latest.reading == f"{latest.id}@2022-02-04"
    assert list(latest.geometry.coords) == [(-98.6, 39.8), (20.0, 52.0)]
    assert (layers.first, layers.last) == (date(2022, 2, 2), date(2022, 2, 4))


def test_two_destinations_share_one_count_on_one_row():
    layers = layers_of(
        said(
            "a",
            origin=(country("US"),),
            destination=(country("PL"), country("DE")),
            count_min=2000,
            count_max=2000,
        )
    )
    (row,) = layers.flows.itertuples()
    assert isinstance(row.geometry, MultiLineString)
    assert len(row.geometry.geoms) == 2
    assert (row.count_min, row.destination) == (2000, "Germany; Poland")
    assert layers.positions.empty


def test_an_origin_is_never_invented():
    layers = layers_of(said("a", destination=(country("RO"),)))
    assert layers.flows.empty
    (row,) = layers.positions.itertuples()
    assert (row.direction, row.origin, row.located_by) == ("toward", "", "stated")
    assert row.geometry == Point(25.0, 46.0)


def test_areas_are_areas_and_points_are_points():
    germany = country("DE", area=box(6, 47, 15, 55))
    assert layers_of(said("a", destination=(germany,))).positions.geometry.iloc[0].geom_type == "Polygon"
    mixed = layers_of(said("a", destination=(germany, city("Constanta", 44.2, 28.6))))
    assert isinstance(mixed.positions.geometry.iloc[0], MultiPoint)


def test_a_relation_gives_its_own_area():
    belt = Relation(
        kind=RelationKind.NEAR, text="near the border of Ukraine", lat=51.0, lon=36.0, radius_km=80,
        geometry=box(35, 50, 37, 52),
    )  # fmt: skip
    layers = layers_of(
        said("a", actor="RU", action=Action.MASS, status=Status.IN_PLACE, count_min=100000,
             destination=(country("UA"),), relation=belt)
    )  # fmt: skip
    (row,) = layers.positions.itertuples()
    assert row.geometry.equals(box(35, 50, 37, 52))
    assert (row.lat, row.lon, row.radius_km) == (51.0, 36.0, 80)
    assert row.summary == "RU: over 100,000 troops, near the border of Ukraine (in place)"
    assert layers.claims.geometry.iloc[0] == Point(36.0, 51.0)


def test_an_alerted_force_is_at_home_until_it_moves():
    alert = {"action": Action.ALERT, "status": Status.IN_PLACE, "count_max": 8500, "count_min": None}
    for where in ((), (country("PL"),)):
        (row,) = layers_of(said("a", destination=where, **alert)).positions.itertuples()
        assert row.located_by == "actor's home"
        assert row.geometry.intersects(box(-180, 15, -60, 72))
        assert row.count_text == "up to 8,500"
    (row,) = layers_of(said("a", destination=(country("US"),), **alert)).positions.itertuples()
    assert row.located_by == "stated"


def test_a_reading_without_a_place_stays_among_the_claims():
    layers = layers_of(said("a", status=Status.CONSIDERED))
    assert layers.flows.empty
    assert layers.positions.empty
    (row,) = layers.claims.itertuples()
    assert row.geometry is None
    assert not row.factual


def test_a_denied_movement_is_never_a_fact_and_never_counted():
    layers = layers_of(said("a", status=Status.DENIED, destination=(country("UA"),), count_min=500, count_max=500))
    (row,) = layers.positions.itertuples()
    assert (row.status, row.factual, row.counted) == ("denied", False, False)


def test_counted_rows_of_any_day_count_each_soldier_once():
    two = {"status": Status.ORDERED, "count_min": 2000, "count_max": 2000}
    one, three = {**two, "count_min": 1000, "count_max": 1000}, {**two, "count_min": 3000, "count_max": 3000}
    us, de, ro, pl = (country(c) for c in ("US", "DE", "RO", "PL"))
    layers = layers_of(
        said("a", origin=(us,), destination=(pl,), **two),
        said("b", origin=(de,), destination=(ro,), **one),
        said("c", published="2022-02-03", destination=(pl, ro), **three),
        said("c", published="2022-02-03", sentence="Two thousand go.", origin=(us,), destination=(pl,), **two),
        said("d", published="2022-02-05", outlet="DW", origin=(us,), destination=(pl,), **two),
    )
    for day in ("2022-02-02", "2022-02-03", "2022-02-04", "2022-02-05"):
        total = 0
        for layer in (layers.flows, layers.positions):
            shown = layer[(layer.start <= day) & (layer.end.isna() | (layer.end >= day))]
            assert shown.id.is_unique
            total += shown[shown.counted].count_min.sum()
        assert total == 3000, day
    part = layers.flows[layers.flows.origin == "Germany"]
    assert part[["start", "end", "counted"]].to_numpy().tolist() == [
        ["2022-02-02", "2022-02-02", True],
        ["2022-02-03", None, False],
    ]


def test_who_says_what_is_kept():
    pl = (country("PL"),)
    (row,) = layers_of(
        said("a", destination=pl, count_min=1700, count_max=1700),
        said("b", destination=pl, count_min=1800, count_max=1800, outlet="DW"),
    ).positions.itertuples()
    assert row.conflicts == "count: 1,700 (VOA) / 1,800 (DW)"


def test_claims_keep_their_sentence_and_say_why_they_were_merged():
    go = {"destination": (country("PL"),), "count_min": 500, "count_max": 500}
    layers = layers_of(
        said("a", said_by="John Kirby", event_date=EventDate(date(2022, 2, 1), "month"), **go),
        said("b", published=None, status=Status.ORDERED, **go),
    )
    first = layers.claims[layers.claims.article == "a.txt"].iloc[0]
    second = layers.claims[layers.claims.article == "b.txt"].iloc[0]
    assert (first.sentence, first.said_by, first.event_date) == ("What a says.", "John Kirby", "2022-02")
    assert (first.because, second.because) == (
        "first claim",
        "same actor; same count; same place; though ordered and not announced",
    )
    assert (second.published, second.start) == (None, "2022-02-02")
    assert layers.positions.iloc[-1].undated == 1
    assert layers.positions.iloc[-1].history == "announced 2 Feb 2022; ordered (undated)"


def test_places_count_their_mentions():
    layers = layers_of(
        said("a", destination=(country("PL"),)),
        said("b", action=Action.WITHDRAW, origin=(country("PL"),)),
        said("c", destination=(city("Constanta", 44.2, 28.6),)),
    )
    rows = layers.places[["name", "kind", "mentions", "deployments"]].to_numpy().tolist()
    assert rows == [["Constanta", "city", 1, 1], ["Poland", "country", 2, 2]]
    assert layers.places.geonames_id.tolist()[0] == 7


@pytest.mark.parametrize(
    ("actor", "name"),
    [
        ("US", "United States"),
        ("NATO", "NATO"),
        ("GB+US", "United Kingdom and United States"),
        ("GB+", "United Kingdom and others"),
    ],
)
def test_actors_have_names_for_people(actor, name):
    (row,) = layers_of(said("a", actor=actor, destination=(country("PL"),))).positions.itertuples()
    assert row.actor_name == name


@pytest.mark.parametrize(
    ("slots", "line"),
    [
        ({"count_min": 1, "count_max": 1, "count_of": "ships"}, "US: 1 ship → Poland (announced)"),
        ({"materiel": "missiles"}, "US: missiles → Poland (announced)"),
        ({"action": Action.EXERCISE}, "US: forces, exercising in Poland (announced)"),
        ({"actor": None, "status": Status.UNDER_WAY}, "Unknown: forces → Poland (under way)"),
        (
            {"count_min": 60, "count_max": 70, "unit": "HMS Albion"},
            "US: 60–70 troops (HMS Albion) → Poland (announced)",
        ),
    ],
)
def test_a_line_for_people(slots, line):
    (row,) = layers_of(said("a", destination=(country("PL"),), **slots)).positions.itertuples()
    assert row.summary == line


def test_a_withdrawal_in_a_line():
    (row,) = layers_of(said("a", action=Action.WITHDRAW, origin=(country("PL"),))).positions.itertuples()
    assert row.summary == "US: forces, withdrawal from Poland (announced)"


def test_by_the_other_clock_rows_stand_on_the_days_of_the_happening():
    claims = [
        said("a", published="2022-02-09", status=Status.UNDER_WAY, destination=(country("PL"),),
             event_date=EventDate(date(2022, 2, 2))),
        said("b", published="2022-02-10", status=Status.IN_PLACE, destination=(country("PL"),),
             event_date=EventDate(date(2022, 2, 5))),
    ]  # fmt: skip
    layers = build_layers(merge_claims(claims), clock="on")
    assert layers.positions[["start", "end", "status"]].to_numpy().tolist() == [
        ["2022-02-02", "2022-02-04", "under_way"],
        ["2022-02-05", "2022-02-05", "in_place"],
    ]
    assert layers.claims[["start", "end"]].to_numpy().tolist() in (
        [["2022-02-02", "2022-02-02"], ["2022-02-05", "2022-02-05"]],
        [["2022-02-05", "2022-02-05"], ["2022-02-02", "2022-02-02"]],
    )
    assert (layers.first, layers.last) == (date(2022, 2, 2), date(2022, 2, 5))
    told = layers_of(*claims).positions
    assert told[["start", "happened_start", "happened_end"]].to_numpy().tolist() == [
        ["2022-02-09", "2022-02-02", "2022-02-02"],
        ["2022-02-10", "2022-02-02", "2022-02-05"],
    ]


def test_disputed_places_and_how_far_places_reach_are_told():
    crimea = Place(
        name="Crimea", surface="Crimea", start=0, end=1, kind="region", country="UA", geonames_id=703883, lat=45.3,
        lon=34.4, score=0.9, radius_km=175.0, disputed=("RU",),
    )  # fmt: skip
    layers = layers_of(said("a", actor="RU", destination=(crimea,)))
    (row,) = layers.positions.itertuples()
    assert (row.disputed, row.radius_km) == ("Crimea (RU)", 175.0)
    assert layers.places[["disputed", "radius_km"]].to_numpy().tolist() == [["RU", 175.0]]


def test_rows_say_how_many_are_independent_and_what_is_contradicted():
    same = {"sentence": "US troops go to Poland.", "destination": (country("PL"),)}
    layers = layers_of(
        said("a", **same),
        said("b", outlet="DW", **same),
        said("c", outlet="BBC", status=Status.DENIED, destination=(country("PL"),)),
    )
    (row,) = layers.positions.itertuples()
    assert (row.articles, row.voices, row.contradicted) == (3, 2, True)


def test_a_force_that_left_names_its_withdrawal_from_the_day_that_was_told():
    go = {"count_min": 500, "count_max": 500}
    layers = layers_of(
        said("a", published="2022-02-02", status=Status.IN_PLACE, destination=(country("PL"),), **go),
        said("b", published="2022-05-02", action=Action.WITHDRAW, status=Status.COMPLETED,
             origin=(country("PL"),), **go),
    )  # fmt: skip
    stay = layers.positions[layers.positions.direction == "toward"]
    leave = layers.positions[layers.positions.direction == "away"]
    assert stay[["start", "end"]].to_numpy().tolist() == [["2022-02-02", "2022-05-01"], ["2022-05-02", None]]
    assert stay.withdrawn_by.tolist() == [None, leave.id.iloc[0]]


def test_layers_keep_the_readings_that_they_show():
    layers = layers_of(said("a", destination=(country("PL"),)), said("b", status=Status.CONSIDERED))
    assert {r.told.id for r in layers.readings} >= set(layers.positions.id)
