"""What a filter lets pass, told by the summaries a user reads."""

from dataclasses import replace

import pytest
import sample_layers as sample
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.filters import Filters, apply, choices, passing, without_each

LAYERS = sample.ordinary()
EVERY = {*LAYERS.flows["reading"], *LAYERS.positions["reading"]}
SUMMARIES = {
    row.reading: row.summary for frame in (LAYERS.flows, LAYERS.positions) for row in frame.itertuples(index=False)
}


def told(**filters):
    return sorted(SUMMARIES[reading] for reading in passing(LAYERS, Filters(**filters)))


def test_without_a_filter_all_pass():
    assert passing(LAYERS, Filters()) == EVERY
    assert apply(LAYERS, Filters()) is LAYERS


def test_an_actor():
    assert told(actors=frozenset({"FR"})) == ["FR: over 200 troops, France → Romania (considered)"]


def test_a_joint_force_passes_with_each_of_its_members():
    flows = LAYERS.flows.copy()
    flows["actor"] = "GB+US"
    joint = replace(LAYERS, flows=flows)
    for member in ("GB", "US", "GB+US"):
        assert set(flows["reading"]) <= passing(joint, Filters(actors=frozenset({member})))
    assert not set(flows["reading"]) & passing(joint, Filters(actors=frozenset({"RU"})))


def test_an_action_and_a_status():
    assert told(actions=frozenset({"exercise"})) == ["RU: forces, exercising in Belarus (under way)"]
    assert [s[-8:] for s in told(statuses=frozenset({"denied"}))] == ["(denied)"]


def test_certain_leaves_out_what_is_only_considered_demanded_or_denied():
    kept = told(certain=True)
    assert len(kept) == len(SUMMARIES) - 3
    assert not [s for s in kept if s.endswith(("(considered)", "(demanded)", "(denied)"))]


@pytest.mark.parametrize(
    ("low", "high", "counts"),
    [
        (50_000, None, {"100,000"}),
        (None, 1500, {"1,000", "over 200"}),
        (2500, 8500, {"2,500", "up to 8,500"}),
        (None, 100, set()),
    ],
)
def test_a_number_of_people_passes_counts_that_reach_it(low, high, counts):
    passed = passing(LAYERS, Filters(people_min=low, people_max=high))
    frames = [frame[frame["reading"].isin(passed)] for frame in (LAYERS.flows, LAYERS.positions)]
    assert {text for frame in frames for text in frame["count_text"]} == counts


def test_a_number_of_people_is_none_of_ships():
    positions = LAYERS.positions.copy()
    positions["count_of"] = "ships"
    assert not set(positions["reading"]) & passing(replace(LAYERS, positions=positions), Filters(people_min=1))


def test_a_place_by_name():
    assert len(told(places=frozenset({"Romania"}))) == 3
    assert told(places=frozenset({"Kazakhstan"})) == ["RU: 2,500 troops, Russia → Kazakhstan (under way)"]


def test_a_country_takes_in_the_places_in_it():
    places = LAYERS.places.copy()
    places.loc[places["name"] == "Belarus", ["kind", "country"]] = ["city", "UA"]
    layers = replace(LAYERS, places=places)
    passed = {SUMMARIES[r] for r in passing(layers, Filters(places=frozenset({"Ukraine"})))}
    assert "RU: forces, exercising in Belarus (under way)" in passed


def test_a_drawn_area_takes_flows_by_their_ends_and_positions_by_their_extent():
    romania = ((22.0, 44.0), (28.0, 44.0), (28.0, 48.0), (22.0, 48.0))
    assert len(told(area=romania)) == 3
    # Between Germany and Romania: arrows only pass over it.
    slovakia = ((18.0, 48.2), (20.0, 48.2), (20.0, 49.2), (18.0, 49.2))
    assert told(area=slovakia) == []
    # The middle of the area near the border is west of this ring.
    rostov = ((39.5, 49.0), (41.0, 49.0), (41.0, 51.0), (39.5, 51.0))
    assert [s[:2] for s in told(area=rostov)] == ["RU"]


def test_an_area_may_be_drawn_on_any_turn_of_the_globe():
    romania = ((382.0, 44.0), (388.0, 44.0), (388.0, 48.0), (382.0, 48.0))
    assert len(told(area=romania)) == 3


def test_an_area_whose_lines_cross_is_still_an_area():
    bow = ((20.0, 44.0), (30.0, 48.0), (30.0, 44.0), (20.0, 48.0))
    assert isinstance(told(area=bow), list)


def test_an_outlet():
    assert {s[:2] for s in told(outlets=frozenset({"Morning Wire"}))} == {"RU", "US"}
    assert told(outlets=frozenset({"Nobody's Gazette"})) == []


def test_a_confidence():
    everything = told(confidence=0.01)
    assert everything == sorted(SUMMARIES.values())
    assert told(confidence=1.0) == []


@pytest.mark.parametrize("text", ["82nd airborne", "AIRBORNE two thousand", "Flying from", "àirbörne"])
def test_words_are_found_in_descriptions_and_sentences(text):
    assert told(text=text) == ["US: 2,000 troops (82nd Airborne Division), United States → Germany, Poland (under way)"]


def test_all_words_must_be_there():
    assert told(text="airborne Kazakhstan") == []


def test_as_of_a_day_no_word_is_found_in_a_later_sentence():
    claims = LAYERS.claims.copy()
    claims.loc[claims["sentence"].str.contains("peacekeepers"), "start"] = "2022-03-01"
    layers = replace(LAYERS, claims=claims)
    assert passing(layers, Filters(text="first group")) == frozenset()
    assert len(passing(layers, Filters(text="first group"), clock="on")) == 1


@pytest.mark.parametrize("text", sample.HOSTILE)
def test_a_search_takes_any_text_as_text(text):
    assert passing(LAYERS, Filters(text=text)) == frozenset()
    found = passing(sample.hostile(), Filters(text=text))
    assert len(found) == 2


def test_what_is_kept_brings_its_claims_and_their_places_and_nothing_else():
    kept = apply(LAYERS, Filters(actors=frozenset({"FR"})))
    assert len(kept.flows) == 1
    assert kept.positions.empty
    assert list(kept.claims["actor"]) == ["FR"]
    assert set(kept.places["name"]) == {"France", "Romania"}
    assert (kept.first, kept.last) == (LAYERS.first, LAYERS.last)


def test_each_filter_says_what_would_pass_without_it():
    filters = Filters(actors=frozenset({"FR"}), statuses=frozenset({"denied"}), text="soldiers")
    assert passing(LAYERS, filters) == frozenset()
    assert without_each(LAYERS, filters) == {"actors": 1, "statuses": 1, "text": 0}


def test_what_there_is_to_choose_from():
    offered = choices(LAYERS)
    assert offered.actors == {"FR": "France", "NATO": "NATO", "RU": "Russia", "US": "United States"}
    assert offered.outlets == ("Evening Post", "Morning Wire")
    assert "Kazakhstan" in offered.places
    assert offered.most_people == 100_000


def test_of_nothing_there_is_nothing_to_choose():
    empty = apply(LAYERS, Filters(text="no such word"))
    assert choices(empty).most_people == 0
    assert choices(empty).actors == {}
    assert passing(empty, Filters(people_min=5, area=((0, 0), (1, 0), (1, 1)))) == frozenset()


FILTERS = st.builds(
    Filters,
    actors=st.frozensets(st.sampled_from(["", "US", "RU", "NATO", "XX"]), max_size=2),
    statuses=st.frozensets(st.sampled_from(["denied", "under_way", "announced"]), max_size=2),
    certain=st.booleans(),
    people_min=st.none() | st.integers(0, 10**6),
    people_max=st.none() | st.integers(0, 10**6),
    places=st.frozensets(st.sampled_from(["Romania", "Russia", "nowhere"]), max_size=2),
    outlets=st.frozensets(st.sampled_from(["Evening Post", "Morning Wire"]), max_size=2),
    confidence=st.floats(0, 1),
    text=st.sampled_from(["", "soldiers", "the"]),
)


@settings(deadline=None)
@given(FILTERS)
def test_letting_go_of_a_filter_never_hides_anything(filters):
    passed = passing(LAYERS, filters)
    assert passed <= EVERY
    for name in filters.active():
        assert passed <= passing(LAYERS, filters.without(name))
