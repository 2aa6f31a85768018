"""What an actor is reported to have somewhere, on a day and over time."""

from datetime import date

import pandas as pd
import pytest
from storyboard import article, claim, told

from geo.deployments import UnknownPlaceError, merge_claims, readings, strength, strength_over_time

FEB_2, FEB_9 = date(2022, 2, 2), date(2022, 2, 9)


def several(number, *, high=None, **slots):
    return {"count_min": number, "count_max": number if high is None else high, **slots}


STORY = [
    told("2022-02-02", destination=["Poland"], status="under_way", **several(2000)),
    told("2022-02-02", actor="GB", destination=["Estonia"], status="under_way", **several(900)),
    told("2022-02-05", actor="GB+US", destination=["Estonia"], status="announced", **several(600)),
    told("2022-02-05", destination=["Romania"], status="under_way"),
    told("2022-02-09", action="withdraw", origin=["Poland"], status="under_way", **several(2000)),
    told("2022-02-09", destination=["Ukraine"], status="denied", **several(5000)),
]


def amounts(total):
    return total.count_min, total.count_max


def test_what_comes_and_what_leaves_are_told_apart():
    found = merge_claims(STORY)
    there = strength(found, place="Poland", actor="US", day=FEB_9)
    assert (amounts(there.incoming), amounts(there.outgoing)) == ((2000, 2000), (2000, 2000))
    assert [d.count_min for d in there.outgoing.rests_on] == [2000]
    assert amounts(strength(found, place="Poland", actor="US", day=FEB_2).outgoing) == (0, 0)


def test_of_a_joint_force_each_member_may_have_none_or_all():
    found = merge_claims(STORY)
    assert amounts(strength(found, place="Estonia", actor="US", day=FEB_9).incoming) == (0, 600)
    assert amounts(strength(found, place="Estonia", actor="GB", day=FEB_9).incoming) == (900, 1500)
    assert amounts(strength(found, place="Estonia", actor="GB+US", day=FEB_9).incoming) == (600, 600)
    assert amounts(strength(found, place="Estonia", day=FEB_9).incoming) == (1500, 1500)


def test_a_region_holds_what_is_in_its_countries_and_says_what_nobody_counted():
    found = merge_claims([*STORY, told("2022-02-05", actor="FR", destination=["NATO's eastern flank"])])
    there = strength(found, place="NATO's eastern flank", actor="US", day=FEB_9)
    assert amounts(there.incoming) == (2000, 2600)
    assert [d.destination[0].name for d in there.incoming.uncounted] == ["Romania"]


def test_a_stock_in_a_place_may_be_among_a_larger_one_around_it():
    stock = {"actor": "RU", "action": "mass", "status": "in_place"}
    found = merge_claims([
        told("2022-02-02", destination=["Eastern Europe"], **stock, **several(130000)),
        told("2022-02-02", destination=["Belarus"], **stock, **several(30000)),
    ])  # fmt: skip
    assert amounts(strength(found, actor="RU", day=FEB_9).present) == (130000, 160000)


def test_by_the_other_clock_only_what_stood_on_the_day_counts():
    found = merge_claims([
        told("2022-03-01", destination=["Poland"], status="completed", event_date="2022-02-09", **several(500))
    ])  # fmt: skip
    assert amounts(strength(found, day=FEB_9).incoming) == (0, 0)
    assert amounts(strength(found, day=FEB_9, clock="on").incoming) == (500, 500)


def test_battalions_are_not_men():
    source = article("units", ["Two battalions leave."], published="2022-02-02", outlet="AP")
    units = claim(source, "Two battalions leave.", actor="US", action="deploy", status="under_way",
                  destination=["Poland"], **several(2))  # fmt: skip
    object.__setattr__(units, "count_of", "units")
    found = merge_claims([*STORY, units])
    assert amounts(strength(found, place="Poland", actor="US", day=FEB_2).incoming) == (2000, 2000)
    assert amounts(strength(found, place="Poland", actor="US", day=FEB_2, count_of="units").incoming) == (2, 2)


def test_a_place_that_nobody_names_is_refused():
    with pytest.raises(UnknownPlaceError, match="Atlantis"):
        strength(merge_claims(STORY), place="Atlantis", day=FEB_2)


def test_the_series_has_a_row_for_each_change():
    found = merge_claims(STORY)
    series = strength_over_time(readings(found), actors=["US"])
    rows = series[["day", "direction", "count_min", "count_max", "uncounted"]].to_numpy().tolist()
    assert rows == [
        [pd.Timestamp("2022-02-09"), "away", 2000, 2000, 0],
        [pd.Timestamp("2022-02-02"), "toward", 2000, 2000, 0],
        [pd.Timestamp("2022-02-05"), "toward", 2000, 2000, 1],
    ]


def test_the_series_keeps_to_the_deployments_and_the_place_asked_for():
    found = merge_claims(STORY)
    estonia = strength_over_time(readings(found), place="Estonia")
    assert estonia[["actor", "count_min"]].to_numpy().tolist() == [["GB", 900], ["GB+US", 600]]
    (only,) = estonia.deployments.iloc[0]
    assert strength_over_time(readings(found), ids={only}).actor.tolist() == ["GB"]


def test_the_series_ends_where_a_force_is_no_longer_told_of():
    found = merge_claims([told("2022-02-02", destination=["Poland"], status="under_way", **several(500))])
    series = strength_over_time(readings(found, clock="on"))
    assert series[["day", "count_min", "count_max"]].to_numpy().tolist() == [
        [pd.Timestamp("2022-02-02"), 500, 500],
        [pd.Timestamp("2022-02-03"), 0, 0],
    ]


def test_an_open_count_has_no_upper_bound_in_the_series():
    found = merge_claims([told("2022-02-02", destination=["Poland"], status="under_way", count_min=500)])
    assert strength_over_time(readings(found)).count_max.isna().tolist() == [True]


def test_nothing_gives_an_empty_series_with_its_columns():
    assert strength_over_time([]).columns.tolist()[:3] == ["day", "actor", "direction"]
