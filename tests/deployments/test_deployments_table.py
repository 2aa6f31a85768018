"""The five originals, merged: each row of the table that an analyst made by hand."""

from datetime import date

import pytest
from storyboard import GOLD, gold_claims, place

from geo.deployments import as_of, count_text, merge_claims, total_moving

pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="the hand-annotated claims (../shared) are not here")

JAN_8, FEB_2, FEB_3, FEB_4 = date(2022, 1, 8), date(2022, 2, 2), date(2022, 2, 3), date(2022, 2, 4)

# actor, direction, from, to (or at), relation, count, status, status history, articles
TABLE = {
    "US, from home": (
        "US", "toward", {"United States"}, {"Poland", "Germany"}, None, "2,000", "under_way",
        [(FEB_2, "announced"), (FEB_3, "announced"), (FEB_4, "under_way")], {"002", "003", "004"},
    ),
    "US, from Germany": (
        "US", "toward", {"Germany"}, {"Romania"}, None, "1,000", "under_way",
        [(FEB_2, "announced"), (FEB_3, "announced"), (FEB_4, "under_way")], {"002", "003", "004"},
    ),
    "US total": (
        "US", "toward", set(), {"Poland", "Germany", "Romania"}, None, "3,000", "ordered",
        [(FEB_3, "ordered"), (FEB_4, "ordered")], {"002", "004"},
    ),
    "US on alert": (
        "US", "alert", set(), {"Europe"}, None, "8,500", "in_place",
        [(FEB_2, "in_place"), (FEB_3, "in_place")], {"003", "004"},
    ),
    "Russia near the border": (
        "RU", "presence", set(), {"Ukraine"}, "near border of Ukraine", "over 100,000", "in_place",
        [(JAN_8, "in_place"), (FEB_2, "in_place"), (FEB_3, "in_place"), (FEB_4, "in_place")],
        {"000", "002", "003", "004"},
    ),
    "Russia into Belarus": (
        "RU", "toward", set(), {"Belarus"}, None, "", "under_way", [(FEB_2, "under_way")], {"003"},
    ),
    "Russia to the border with eastern Ukraine": (
        "RU", "toward", set(), {"Ukraine"}, "along the Russia-Ukraine border", "", "under_way",
        [(FEB_2, "under_way")], {"003"},
    ),
    "US cut": (
        "US", "away", {"Eastern Europe"}, set(), None, "", "denied",
        [(JAN_8, "considered"), (JAN_8, "denied")], {"000", "001"},
    ),
    "US reinforcement of the flank": (
        "US", "toward", set(), {"NATO's eastern flank"}, None, "", "conditional",
        [(JAN_8, "conditional")], {"000", "001"},
    ),
    "Russian pull-back": (
        "RU", "away", {"Ukraine", "Georgia", "Moldova"}, set(), None, "", "demanded",
        [(JAN_8, "considered"), (FEB_3, "demanded")], {"000", "004"},
    ),
    "NATO pull-back": (
        "NATO", "away", {"Eastern Europe"}, set(), None, "", "demanded", [(FEB_4, "demanded")], {"002"},
    ),
    "US into Ukraine": (
        "US", "toward", set(), {"Ukraine"}, None, "", "denied",
        [(FEB_2, "denied"), (FEB_4, "denied")], {"002", "003"},
    ),
}  # fmt: skip


def row(told):
    return (
        told.actor, told.action.direction, {p.name for p in told.origin}, {p.name for p in told.destination},
        told.relation.text if told.relation else None, count_text(told.count_min, told.count_max),
        str(told.status), [(s.date, str(s.status)) for s in told.history],
        {c.article.source[:3] for c in told.claims},
    )  # fmt: skip


@pytest.fixture(scope="module")
def merged():
    return merge_claims(c for found in gold_claims(optional=False).values() for c in found)


@pytest.mark.parametrize("name", TABLE)
def test_row(merged, name):
    assert TABLE[name] in [row(d) for d in as_of(merged, FEB_4)]


def test_there_are_no_other_rows(merged):
    assert len(merged) == len(TABLE)


def test_claims_that_count_neither_way_break_no_row():
    everything = merge_claims(c for found in gold_claims(optional=True).values() for c in found)
    told = [row(d) for d in as_of(everything, FEB_4)]
    # Optional claims tell more of the same on three rows; where, how many and which way must not change.
    more = {"Russian pull-back", "NATO pull-back", "US into Ukraine"}
    assert [name for name in TABLE if TABLE[name] not in told and name not in more] == []
    for name in more:
        actor, direction, _, destination = TABLE[name][:4]
        assert any(r[:2] == (actor, direction) and r[8] >= TABLE[name][8] and (r[3] >= destination) for r in told), name
    assert {"Ukraine", "Georgia", "Moldova"} in [r[2] for r in told]


def test_parts_hang_on_their_total(merged):
    told = {row(d)[5]: d for d in as_of(merged, FEB_4) if d.actor == "US" and d.action.direction == "toward"}
    assert told["2,000"].part_of == told["1,000"].part_of == told["3,000"].id
    assert told["3,000"].part_of is None


@pytest.mark.parametrize("left_out", ["000", "001", "002", "003", "004"])
def test_any_four_articles_tell_what_they_tell(left_out):
    articles = gold_claims(optional=False)
    told = [row(d) for d in merge_claims(c for n, found in articles.items() if n != left_out for c in found)]
    for expected in TABLE.values():
        if left_out not in expected[8]:
            assert expected in told


def test_the_eighth_of_january_shows_what_its_articles_say(merged):
    told = [row(d) for d in as_of(merged, JAN_8)]
    assert sorted((r[0], r[1], r[6], r[5]) for r in told) == [
        ("RU", "away", "considered", ""),
        ("RU", "presence", "in_place", "over 100,000"),
        ("US", "away", "denied", ""),
        ("US", "toward", "conditional", ""),
    ]
    assert all(r[8] <= {"000", "001"} for r in told)


def test_contradiction_is_kept_beside_what_it_denies(merged):
    cut = next(d for d in merged if d.actor == "US" and d.action.direction == "away")
    (conflict,) = [c for c in cut.conflicts if c.slot == "status"]
    assert [value for value, _ in conflict.values] == ["considered", "denied"]


@pytest.mark.parametrize("area", [["NATO's eastern flank"], ["Eastern Europe"], [place("Europe")]])
def test_us_forces_on_the_move_are_counted_once(merged, area):
    moving = total_moving(merged, actor="US", destination=area, day=FEB_4)
    assert (moving.count_min, moving.count_max) == (3000, 3000)
    assert [d.count_min for d in moving.rests_on] == [3000]


def test_a_shared_count_is_not_given_to_one_of_its_destinations(merged):
    moving = total_moving(merged, actor="US", destination=["Poland"], day=FEB_4)
    assert (moving.count_min, moving.count_max) == (0, 2000)
    moving = total_moving(merged, actor="US", destination=["Romania"], day=FEB_4)
    assert (moving.count_min, moving.count_max) == (1000, 1000)


def test_before_the_total_is_told_its_parts_are_summed(merged):
    moving = total_moving(merged, actor="US", destination=["Europe"], day=FEB_2)
    assert (moving.count_min, moving.count_max) == (3000, 3000)
    assert sorted(d.count_min for d in moving.rests_on) == [1000, 2000]
