import json
from datetime import date

import pytest
import sample_layers as sample

from geo import maps
from geo.maps.styles import actor_colours


@pytest.fixture(scope="module")
def layers():
    return sample.ordinary()


def reading(scene, text):
    return next(r for r in scene["readings"] if text in r["summary"])


def test_a_movement_to_two_places_is_one_reading_with_two_legs_and_one_count(layers):
    moved = reading(maps.scene(layers), "82nd Airborne")
    assert len(moved["legs"]) == 2
    assert (moved["count_min"], moved["count_max"]) == (2000, 2000)


def test_what_is_unknown_is_left_out_and_the_document_is_json(layers):
    scene = maps.scene(layers)
    denied = reading(scene, "denied")
    assert "count_min" not in denied
    assert denied["factual"] is False
    assert json.loads(maps.encode(scene)) == json.loads(json.dumps(scene))


def test_the_same_layers_give_the_same_bytes(layers):
    assert maps.encode(maps.scene(layers)) == maps.encode(maps.scene(sample.ordinary()))


def test_every_status_of_the_model_has_a_style_and_what_is_no_fact_is_never_filled():
    styles = maps.scene(sample.ordinary())["statuses"]
    for status in sample.Status:
        filled = styles[str(status)]["line"] in {"solid", "dashed"}
        assert filled == status.factual, status
        assert bool(styles[str(status)]["mark"]) != status.factual, status


def test_an_area_is_drawn_once_however_many_readings_share_it(layers):
    scene = maps.scene(layers)
    used = [r["area"] for r in scene["readings"] if "area" in r]
    assert sorted(set(used)) == list(range(len(scene["areas"])))


def test_one_deployments_scene_holds_its_claims_and_no_other(layers):
    whole = maps.scene(layers)
    wanted = reading(whole, "82nd Airborne")["deployment"]
    part = maps.scene(layers, deployment=wanted)
    assert {c["deployment"] for c in part["claims"]} == {wanted}
    assert len(part["claims"]) == 1
    assert part["first"], part["last"] == (whole["first"], whole["last"])


def test_claims_come_in_the_order_in_which_they_became_known(layers):
    days = [claim["start"] for claim in maps.scene(layers)["claims"]]
    assert days == sorted(days)


def test_hostile_text_goes_through_unchanged():
    document = json.loads(maps.encode(maps.scene(sample.hostile())))
    titles = {claim["title"] for claim in document["claims"]}
    assert titles == {f"Title {text}" for text in sample.HOSTILE}


def test_actors_have_colours_of_their_own_that_never_change():
    first = actor_colours(["RU", "US", "ZZ", "Wagner", None])
    again = actor_colours([None, "Wagner", "US", "RU", "ZZ"])
    assert first == again
    assert len({colour["light"] for colour in first.values()}) == 5
    assert actor_colours(["GB+US"])["GB+US"] == actor_colours(["GB"])["GB"]


@pytest.mark.parametrize(
    ("day", "flows", "positions"),
    [(date(2022, 1, 8), 1, 1), (date(2022, 1, 20), 2, 3), (date(2022, 2, 4), 5, 4), (None, 5, 4)],
)
def test_a_day_shows_what_was_known_by_then(layers, day, flows, positions):
    shown = maps.on_day(layers, day)
    assert (len(shown.flows), len(shown.positions)) == (flows, positions)
    assert set(shown.claims["deployment"]) == {*shown.flows["id"], *shown.positions["id"]}


def test_the_claims_and_places_of_a_day_are_those_published_by_then(layers):
    shown = maps.on_day(layers, date(2022, 1, 8))
    assert set(shown.claims["published"]) == {"2022-01-08"}
    assert set(shown.places["name"]) == {"Ukraine", "Russia", "Kazakhstan"}


def test_people_who_are_no_fact_are_not_counted(layers):
    # Considered 200 and denied forces stay out; 8,500 are "up to".
    assert maps.people(maps.on_day(layers, date(2022, 1, 20))) == (102_500, 102_500)
    assert maps.people(layers) == (105_500, 114_000)
