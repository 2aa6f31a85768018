"""What page and map say to each other."""

import base64
import json
import re
from datetime import date

import pytest
import sample_layers as sample
from hypothesis import given
from hypothesis import strategies as st
from streamlit_folium import generate_leaflet_string

from geo import maps

AS_OF, ON = sample.ordinary(), sample.ordinary(clock="on")
SCENE = maps.scene(AS_OF, on=ON)
INDEX = maps.index(SCENE)
SAID = {
    "count": 4, "day": "2022-01-31", "clock": "as of", "window": "all", "selected": SCENE["deployments"][2],
    "symbols": "plain", "area": None, "view": [50.5, 30.25, 5.5],
}  # fmt: skip


def script(state):
    """The line of script that streamlit-folium runs in the map's frame."""
    group = maps.set_view(state, INDEX)
    group.add_to(maps.hosted_map(script_url="a", style_url="b", scene_url="c", basemap_url="d"))
    return re.search(r"Deploymap\.sync\((.*)\);", generate_leaflet_string(group))[1]


def said(state):
    return json.loads(script(state))


def test_the_page_says_numbers_and_words_of_our_own():
    told = said(maps.MapState(day=date(2022, 1, 20), selected=SCENE["deployments"][1], heard=7))
    assert told["day"] == 19012
    assert told["selected"] == 1
    assert told["heard"] == 7
    assert (told["clock"], told["window"]) == ("as of", "all")


def test_a_selection_that_the_map_has_not_got_is_none():
    assert said(maps.MapState(day=None, selected="<script>"))["selected"] == -1


def test_the_usual_window_of_what_happens_on_a_day_is_that_day():
    assert said(maps.MapState(day=date(2022, 1, 20), clock="on"))["window"] == "day"


def shown_by(mask):
    bits = base64.b64decode(mask)
    return {number for number in range(8 * len(bits)) if bits[number >> 3] >> (number & 7) & 1}


def test_filters_go_to_the_map_as_one_bit_a_reading():
    wanted = {"as of": {AS_OF.flows["reading"].iloc[0]}, "on": set(ON.positions["reading"])}
    told = said(maps.MapState(day=date(2022, 1, 20), visible=wanted))
    readings = [SCENE["readings"][number] for number in sorted(shown_by(told["visible"]))]
    assert {r["reading"] for r in readings if r.get("clock") != "on"} == wanted["as of"]
    assert {r["reading"] for r in readings if r.get("clock") == "on"} == wanted["on"]


def test_without_filters_the_map_is_told_so():
    assert said(maps.MapState(day=None))["visible"] is None


def test_nothing_that_a_template_or_streamlit_folium_would_read_is_in_the_script():
    state = maps.MapState(
        day=date(2022, 1, 20), area=((10.0, 50.0), (20.0, 50.0), (15.0, 55.0)), view=(50.0, 30.0, 4.5)
    )
    assert "{{" not in script(state)
    assert not re.search(r"_[a-z0-9]+", script(state))


def test_a_report_is_read():
    report = maps.read_report(SAID, INDEX)
    assert report == maps.MapReport(
        count=4, day=date(2022, 1, 31), clock="as of", window="all", selected=SCENE["deployments"][2],
        area=None, symbols="plain", view=(50.5, 30.25, 5.5),
    )  # fmt: skip


def test_a_drawn_area_is_a_ring():
    report = maps.read_report(SAID | {"area": [[10, 50], [20, 50], [15, 55.123456]]}, INDEX)
    assert report.area == ((10.0, 50.0), (20.0, 50.0), (15.0, 55.1235))


@pytest.mark.parametrize(("day", "nearest"), [("1066-10-14", date(2022, 1, 8)), ("2525-01-01", date(2022, 2, 4))])
def test_a_day_outside_goes_to_the_nearest_of_its_clock(day, nearest):
    assert maps.read_report(SAID | {"day": day}, INDEX).day == nearest


@pytest.mark.parametrize(
    "change",
    [
        {"count": -1}, {"count": True}, {"count": "4"}, {"count": 2**40}, {"day": "tomorrow"}, {"day": 17},
        {"clock": "of as"}, {"clock": ["as of"]}, {"window": None}, {"selected": "<script>"}, {"selected": ["a"]},
        {"symbols": "none"}, {"area": [[1, 2]]}, {"area": [[1, 2], [3, 4], [5, "6"]]}, {"area": [[0, 99]] * 3},
        {"area": [[0, 1]] * 5000}, {"view": [1, 2]}, {"view": [float("nan"), 0, 4]}, {"view": "50,30,4"},
    ],
)  # fmt: skip
def test_a_report_that_makes_no_sense_is_none(change):
    assert maps.read_report(SAID | change, INDEX) is None


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


@given(anything, st.sampled_from(sorted(SAID)))
def test_no_report_does_harm(value, slot):
    maps.read_report(value, INDEX)
    maps.read_report(SAID | {slot: value}, INDEX)
