"""The page's address keeps what is looked at, and takes nothing that makes no sense."""

import string
from datetime import date
from urllib.parse import parse_qs

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geo.dashboard.address import from_query, to_address, to_query
from geo.dashboard.state import View
from geo.filters import Filters

DEGREES = st.integers(-80_000, 80_000).map(lambda n: n / 1000)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
SETS = st.frozensets(WORDS, max_size=3)
VIEWS = st.builds(
    View,
    day=st.none() | st.dates(),
    clock=st.sampled_from(["as of", "on"]),
    window=st.sampled_from([None, "day", "week", "all"]),
    selected=st.none() | st.text(string.hexdigits, min_size=1),
    symbols=st.sampled_from(["plain", "app6"]),
    map_view=st.none() | st.tuples(DEGREES, DEGREES, st.integers(4, 20).map(lambda n: n / 2)),
    filters=st.builds(
        Filters,
        actors=SETS,
        actions=SETS,
        statuses=SETS,
        places=SETS,
        outlets=SETS,
        certain=st.booleans(),
        people_min=st.none() | st.integers(0, 10**9),
        people_max=st.none() | st.integers(0, 10**9),
        area=st.none() | st.lists(st.tuples(DEGREES, DEGREES), min_size=3, max_size=6).map(tuple),
        confidence=st.integers(0, 20).map(lambda n: n / 20),
        text=st.just("") | WORDS,
    ),
)


@settings(deadline=None)
@given(VIEWS)
@example(View(filters=Filters(outlets=frozenset({'"><script>&=;,#', "a b", "é"}))))
def test_whoever_opens_an_address_sees_what_its_sender_saw(view):
    assert from_query(to_query(view)) == view
    assert from_query(parse_qs(to_address(view).removeprefix("?"), keep_blank_values=True)) == view


def test_what_the_page_opens_with_needs_no_address():
    assert to_address(View()) == ""


def test_an_address_can_be_read_by_people():
    view = View(day=date(2022, 2, 2), filters=Filters(actors=frozenset({"US", "RU"}), people_min=1000))
    assert to_address(view) == "?date=2022-02-02&actor=RU&actor=US&min=1000"


@pytest.mark.parametrize(
    "query",
    [
        {"date": ["tomorrow"]},
        {"date": ["9999-99-99"]},
        {"date": []},
        {"clock": ["<script>"]},
        {"window": ["year"]},
        {"symbols": ["../../etc"]},
        {"map": ["1,2"]},
        {"map": ["nan,0,3"]},
        {"map": ["0,0,inf"]},
        {"map": ["91,0,3"]},
        {"area": ["0,0;1,1"]},
        {"area": ["0,0;1,1;x,y"]},
        {"area": ["0,0;1,1;0,91"]},
        {"area": [";" * 1000]},
        {"min": ["many"]},
        {"confidence": ["nan"]},
        {"embed": ["true"]},
    ],
)
def test_what_makes_no_sense_is_left_aside(query):
    assert from_query(query) == View()


def test_numbers_are_brought_within_their_limits():
    filters = from_query({"min": ["-5"], "max": ["1" + "0" * 40], "confidence": ["7"]}).filters
    assert (filters.people_min, filters.people_max, filters.confidence) == (0, 10**9, 1.0)


def test_an_address_that_never_ends_is_cut_short():
    view = from_query({"text": ["x" * 10**6], "outlet": [f"outlet {n}" for n in range(10_000)]})
    assert len(view.filters.text) == 300
    assert len(view.filters.outlets) == 50
