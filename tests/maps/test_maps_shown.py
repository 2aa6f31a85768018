"""What a map shows on a day, by either clock and within a window."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
import sample_layers as sample

from geo import maps

AS_OF, ON = sample.ordinary(), sample.ordinary(clock="on")


def told(layers):
    return {*layers.flows["id"], *layers.positions["id"]}


def by(text):
    frame = pd.concat([AS_OF.flows, AS_OF.positions])
    return frame.loc[frame["summary"].str.contains(text, regex=False), "id"].iloc[0]


def test_as_of_a_day_all_that_was_published_by_then_is_shown():
    shown = maps.on_day(AS_OF, date(2022, 1, 20))
    assert by("100,000 troops") in told(shown)
    assert by("1,000 troops") not in told(shown)


@pytest.mark.parametrize(
    ("day", "window", "number"),
    [
        (date(2022, 1, 8), "day", 2), (date(2022, 1, 9), "day", 0), (date(2022, 1, 14), "week", 2),
        (date(2022, 1, 15), "week", 0), (date(2022, 2, 4), "week", 2), (date(2022, 2, 3), "week", 2),
        (date(2022, 2, 4), "all", 9),
    ],
)  # fmt: skip
def test_a_window_keeps_what_was_told_of_within_it(day, window, number):
    assert len(told(maps.on_day(AS_OF, day, window=window))) == number


def test_a_claim_told_again_is_news_again():
    claims = AS_OF.claims
    again = claims[claims["deployment"] == by("100,000 troops")].assign(start="2022-01-20")
    start = AS_OF.positions["id"].eq(by("100,000 troops"))
    positions = AS_OF.positions.assign(start=AS_OF.positions["start"].mask(start, "2022-01-21"))
    layers = replace(AS_OF, claims=pd.concat([claims, again]), positions=positions)
    # The reading is younger than what was last told, as when a total takes the deployment in.
    assert by("100,000 troops") not in told(maps.on_day(layers, date(2022, 1, 21), window="day"))
    assert by("100,000 troops") in told(maps.on_day(layers, date(2022, 1, 21), window="week"))


def test_on_a_day_what_happens_on_it_is_shown():
    moving = by("1,000 troops")  # said on 4 February to have been on the 2nd
    assert moving in told(maps.on_day(ON, date(2022, 2, 2), clock="on"))
    assert moving not in told(maps.on_day(ON, date(2022, 2, 1), clock="on"))
    assert moving not in told(maps.on_day(ON, date(2022, 2, 4), clock="on"))
    assert moving in told(maps.on_day(ON, date(2022, 2, 4), clock="on", window="week"))
    assert moving in told(maps.on_day(ON, date(2022, 2, 4), clock="on", window="all"))


@pytest.mark.parametrize("window", ["day", "week", "all"])
@pytest.mark.parametrize(("layers", "clock"), [(AS_OF, "as of"), (ON, "on")])
def test_no_deployment_is_shown_twice(layers, clock, window):
    for day in pd.date_range(layers.first, layers.last):
        shown = maps.on_day(layers, day.date(), clock=clock, window=window)
        ids = [*shown.flows["id"], *shown.positions["id"]]
        assert len(ids) == len(set(ids))


def test_a_wider_window_never_shows_less():
    for day in pd.date_range(AS_OF.first, AS_OF.last):
        shown = [told(maps.on_day(AS_OF, day.date(), window=window)) for window in ("day", "week", "all")]
        assert shown[0] <= shown[1] <= shown[2]
