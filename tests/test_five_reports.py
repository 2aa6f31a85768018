"""The whole way on real text: the five originals, and the digests in ``seeds/``, give the same table."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import geo
import geo.places
from geo.deployments import as_of, total_moving

ROOT = Path(__file__).parents[1]
ORIGINALS = ROOT / "../shared/seeds"
SOURCES = [
    pytest.param(ORIGINALS, marks=pytest.mark.skipif(not ORIGINALS.exists(), reason="the originals are not here")),
    ROOT / "seeds",
]
JAN_8, FEB_4 = date(2022, 1, 8), date(2022, 2, 4)

# actor, direction, from, at or to, count, latest status, statuses on the way, articles (by number)
ROWS = {
    "part of the 82nd": (
        "US", "toward", {"United States"}, {"Poland", "Germany"}, (2000, 2000), "under_way", {"announced"}, {2, 3, 4},
    ),
    "Germany to Romania": (
        "US", "toward", {"Germany"}, {"Romania"}, (1000, 1000), "under_way", {"announced"}, {2, 3, 4},
    ),
    "the total": (
        "US", "toward", set(), {"Poland", "Germany", "Romania"}, (3000, 3000), "ordered", set(), {2, 4},
    ),
    "on alert": ("US", "alert", set(), {"Europe"}, (8500, 8500), "in_place", set(), {3, 4}),
    "near Ukraine's border": ("RU", "presence", set(), {"Ukraine"}, (100000, None), "in_place", set(), {0, 2, 3, 4}),
    "Belarus": ("RU", "toward", set(), {"Belarus"}, (None, None), "under_way", set(), {3}),
    "border with eastern Ukraine": ("RU", "toward", set(), {"Ukraine"}, (None, None), "under_way", set(), {3}),
    "the US cut": ("US", "away", {"Eastern Europe"}, set(), (None, None), "denied", {"considered"}, {0, 1}),
    "the flank, if": (
        "US", "toward", set(), {"NATO's eastern flank"}, (None, None), "conditional", set(), {0, 1},
    ),
    "into Ukraine": ("US", "toward", set(), {"Ukraine"}, (None, None), "denied", set(), {2, 3}),
}  # fmt: skip


@pytest.fixture(scope="module", params=SOURCES, ids=["originals", "seeds"])
def merged(request):
    return geo.merge_claims(geo.find_claims(geo.read_articles(request.param)))


def numbers(told) -> set[int]:
    return {int(c.article.source[:3].rstrip("-")) for c in told.claims}


def matches(told, row) -> bool:
    actor, direction, origin, destination, count, status, _, _ = row
    return (
        (told.actor, told.action.direction, told.status.value) == (actor, direction, status)
        and {p.name for p in told.origin} == origin
        and {p.name for p in told.destination} == destination
        and (told.count_min, told.count_max) == count
    )


@pytest.mark.parametrize("name", ROWS)
def test_each_row_of_the_table_comes_out(merged, name):
    row = ROWS[name]
    found = [d for d in as_of(merged, FEB_4) if matches(d, row)]
    assert len(found) == 1, [d for d in as_of(merged, FEB_4) if d.actor == row[0]]
    assert row[6] <= {s.status.value for s in found[0].history}
    assert row[7] <= numbers(found[0])


def test_the_pull_backs_are_demanded_not_told_as_facts(merged):
    away = [d for d in as_of(merged, FEB_4) if d.action.direction == "away" and d.actor in ("RU", "NATO")]
    russian = next(d for d in away if {"Ukraine", "Georgia", "Moldova"} <= {p.name for p in d.origin})
    assert {"considered", "demanded"} <= {s.status.value for s in russian.history}
    assert {0, 4} <= numbers(russian)
    assert any(d.actor == "NATO" and d.status == "demanded" and 2 in numbers(d) for d in away)
    assert not any(d.factual for d in away)


def test_the_unit_is_tied_to_the_two_thousand(merged):
    two_thousand = next(d for d in as_of(merged, FEB_4) if d.count_max == 2000)
    assert any(c.unit == "82nd Airborne Division" for c in two_thousand.claims)


def test_on_8_january_only_the_first_two_articles_speak(merged):
    told = as_of(merged, JAN_8)
    assert told
    assert set().union(*(numbers(d) for d in told)) == {0, 1}


def test_us_forces_moving_east_are_counted_once(merged):
    moving = total_moving(merged, actor="US", destination="NATO's eastern flank", day=FEB_4)
    assert (moving.count_min, moving.count_max) == (3000, 3000)


def test_the_order_of_files_does_not_matter(merged):
    claims = [c for d in merged for c in d.claims]
    assert {d.id for d in geo.merge_claims(reversed(claims))} == {d.id for d in merged}


def test_near_the_border_lies_on_russian_soil(merged):
    layers = geo.build_layers(merged)
    mass = layers.positions.query("actor == 'RU' and count_min == 100000 and direction == 'presence'").iloc[-1]
    russia = geo.places.country("RU").geometry
    ukraine = geo.places.country("UA").geometry
    assert mass.geometry.intersection(russia).area > 0.9 * mass.geometry.area
    assert mass.geometry.intersection(ukraine).area < 0.05 * mass.geometry.area
    assert 49 < mass.lat < 53.5
