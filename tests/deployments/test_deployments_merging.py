"""What is one happening and what is not."""

from datetime import date

import pytest
from storyboard import article, claim, told

from geo.deployments import Ledger, UnknownPlaceError, as_of, merge_claims, on, total_moving


def merged(*claims):
    return merge_claims(claims)


ONE_HAPPENING = {
    "a region and the country in it": (
        told("2022-02-02", destination=["Europe"], count_min=2000, count_max=2000),
        told("2022-02-03", destination=["Poland"], count_min=2000, count_max=2000),
    ),
    "a country and its town": (
        told("2022-02-02", destination=["Romania"], count_min=1000, count_max=1000),
        told("2022-02-03", destination=["Constanta"], count_min=1000, count_max=1000),
    ),
    "rounded counts": (
        told("2022-02-02", destination=["Poland"], count_min=1700, count_max=1700),
        told("2022-02-03", destination=["Poland"], count_min=1800, count_max=1800),
    ),
    "a count told once": (
        told("2022-02-02", destination=["Poland"]),
        told("2022-02-03", destination=["Poland"], count_min=1700, count_max=1700),
    ),
    "announced, then arrived and standing there": (
        told("2022-02-02", destination=["Romania"], count_min=1000, count_max=1000),
        told("2022-02-09", action="station", status="in_place", destination=["Romania"],
             count_min=1000, count_max=1000),
    ),
    "a stock and its later estimate": (
        told("2022-01-08", actor="RU", action="mass", status="in_place", destination=["Ukraine"],
             relation="near border of Ukraine", count_min=100000),
        told("2022-02-08", actor="RU", action="mass", status="in_place", destination=["Ukraine"],
             relation="near border of Ukraine", count_min=130000, count_max=130000),
    ),
    "asserted by one and denied by another": (
        told("2022-02-02", status="reported", destination=["Ukraine"]),
        told("2022-02-03", status="denied", destination=["Ukraine"]),
    ),
    "weighed, then carried out": (
        told("2022-02-02", status="considered", destination=["Estonia"]),
        told("2022-02-09", status="under_way", destination=["Estonia"]),
    ),
    "an actor untold where count and place agree": (
        told("2022-02-02", destination=["Romania"], count_min=1000, count_max=1000),
        told("2022-02-03", actor=None, destination=["Romania"], count_min=1000, count_max=1000),
    ),
    "a place untold where the count agrees": (
        told("2022-02-02", action="alert", status="in_place", count_min=8500, count_max=8500),
        told("2022-02-03", action="alert", status="in_place", destination=["Europe"],
             count_min=8500, count_max=8500),
    ),
    "one of a joint force named alone": (
        told("2022-02-02", actor="NATO+US", status="conditional", destination=["Eastern Europe"]),
        told("2022-02-03", status="conditional", destination=["NATO's eastern flank"]),
    ),
    "a stock that some call deployed": (
        told("2022-02-02", actor="RU", action="mass", status="in_place", destination=["Ukraine"],
             relation="near border of Ukraine", count_min=100000, force="over 100,000 troops"),
        told("2022-02-03", actor="RU", status="completed", destination=["Ukraine"],
             relation="near border of Ukraine", count_min=100000, force="more than 100,000 troops"),
    ),
    "two roundings of one figure": (
        told("2022-02-02", action="station", status="in_place", destination=["Poland"], count_min=7000, count_max=7000),
        told("2022-02-02", action="station", status="in_place", destination=["Poland"], count_min=7400, count_max=7400),
    ),
    "sent, and there by a rounded number": (
        told("2022-02-02", status="under_way", destination=["Poland"], count_min=6600, count_max=6600),
        told("2022-02-09", action="station", status="in_place", destination=["Poland"], count_min=7000, count_max=7000),
    ),
    "recalled a year later with its date": (
        told("2022-02-02", destination=["Poland"], count_min=2000, count_max=2000, event_date="2022-02-02"),
        told("2023-02-02", destination=["Poland"], count_min=2000, count_max=2000, event_date="2022-02"),
    ),
}  # fmt: skip

TWO_HAPPENINGS = {
    "a total and its part by a vague number": (
        told("2022-02-02", destination=["Poland", "Romania"], count_min=3900, count_max=3900),
        told("2022-02-02", destination=["Romania"], count_min=2000),
    ),
    "opposite directions": (
        told("2022-02-02", destination=["Poland"], count_min=500, count_max=500),
        told("2022-02-02", action="withdraw", origin=["Poland"], count_min=500, count_max=500),
    ),
    "incompatible counts for one place and date": (
        told("2022-02-02", destination=["Poland"], count_min=500, count_max=500),
        told("2022-02-02", destination=["Poland"], count_min=2000, count_max=2000),
    ),
    "two estimates of a stock on one day that exclude each other": (
        told("2022-02-02", actor="RU", action="mass", status="in_place", destination=["Belarus"],
             count_min=30000, count_max=30000),
        told("2022-02-02", actor="RU", action="mass", status="in_place", destination=["Belarus"],
             count_min=50000, count_max=50000),
    ),
    "two places": (
        told("2022-02-02", destination=["Poland"], count_min=500, count_max=500),
        told("2022-02-02", destination=["Romania"], count_min=500, count_max=500),
    ),
    "two actors": (
        told("2022-02-02", destination=["Estonia"], count_min=500, count_max=500),
        told("2022-02-02", actor="GB", destination=["Estonia"], count_min=500, count_max=500),
    ),
    "two years": (
        told("2022-02-02", destination=["Poland"], count_min=500, count_max=500),
        told("2023-02-02", destination=["Poland"], count_min=500, count_max=500),
    ),
    "an earlier war recalled": (
        told("2022-02-02", destination=["Poland"], count_min=600, count_max=600, event_date="2022-02-02"),
        told("2022-02-02", destination=["Poland"], count_min=600, count_max=600, event_date="2014-04"),
    ),
    "a movement and the denial of another": (
        told("2022-02-02", destination=["Poland"]),
        told("2022-02-02", status="denied", destination=["Ukraine"]),
    ),
    "a movement to a region and the denial of one into a country of it": (
        told("2022-02-02", status="under_way", destination=["Eastern Europe"]),
        told("2022-02-02", status="denied", destination=["Ukraine"]),
    ),
    "what stands and what is added to it": (
        told("2022-02-01", actor="RU", action="mass", status="in_place", destination=["Belarus"]),
        told("2022-02-02", actor="RU", status="under_way", destination=["Belarus"]),
    ),
    "a force that stands and as many more sent": (
        told("2022-02-02", action="station", status="in_place", destination=["Poland"],
             count_min=4000, count_max=4000),
        told("2022-02-03", status="completed", destination=["Poland"], force="4,000 more troops",
             count_min=4000, count_max=4000),
    ),
    "movements of untold size, a month apart": (
        told("2022-01-02", actor="RU", status="under_way", destination=["Belarus"]),
        told("2022-02-02", actor="RU", status="under_way", destination=["Belarus"]),
    ),
    "the borders of two countries": (
        told("2022-02-02", actor="RU", action="mass", status="in_place", destination=["Ukraine"],
             relation="along the Russia-Ukraine border"),
        told("2022-02-02", actor="RU", action="mass", status="in_place", destination=["Georgia"],
             relation="near border of Georgia"),
    ),
    "two members of an alliance": (
        told("2022-02-02", actor="GB+US", destination=["Poland"]),
        told("2022-02-02", actor="GB+FR", destination=["Poland"]),
    ),
    "reports without a date, which may be of any war": (
        told("2022-02-02", destination=["Poland"]),
        told(None, destination=["Poland"]),
    ),
    "near a border and beyond it": (
        told("2022-02-02", actor="RU", action="mass", status="in_place", destination=["Ukraine"],
             relation="near border of Ukraine"),
        told("2022-02-02", actor="RU", action="station", status="in_place", destination=["Ukraine"]),
    ),
    "two origins": (
        told("2022-02-02", origin=["Germany"], destination=["Romania"], count_min=1000, count_max=1000),
        told("2022-02-02", origin=["United States"], destination=["Romania"], count_min=1000, count_max=1000),
    ),
    "nothing told but the actor": (
        told("2022-02-02", status="considered"),
        told("2022-02-02", status="considered", destination=["Poland"]),
    ),
    "two units": (
        told("2022-02-02", destination=["Poland"], unit="82nd Airborne Division"),
        told("2022-02-02", destination=["Poland"], unit="2nd Cavalry Regiment"),
    ),
    "a plan and a condition with another number": (
        told("2022-02-02", status="conditional", destination=["Poland"], count_min=5000, count_max=5000),
        told("2022-02-02", status="under_way", destination=["Poland"], count_min=1700, count_max=1700),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ONE_HAPPENING)
def test_one_happening(name):
    (deployment,) = merged(*ONE_HAPPENING[name])
    assert len(deployment.claims) == 2
    assert deployment.because[0].startswith(("same actor", "actor untold", "one of a joint force"))


@pytest.mark.parametrize("name", TWO_HAPPENINGS)
def test_two_happenings(name):
    assert len(merged(*TWO_HAPPENINGS[name])) == 2


def test_what_speaks_against_a_merger_is_said():
    (deployment,) = merged(*ONE_HAPPENING["asserted by one and denied by another"])
    assert deployment.because == ("same actor; count untold; same place; though denied and not reported",)
    assert [c.slot for c in deployment.conflicts] == ["status"]
    assert not deployment.factual


def test_another_number_and_a_long_time_speak_against_a_merger():
    (deployment,) = merged(
        told("2022-02-02", destination=["Poland"], count_min=1700, count_max=1700),
        told("2022-03-04", destination=["Poland"], count_min=1800, count_max=1800),
    )
    assert deployment.because == ("same actor; counts agree; same place; though 1,800 and not 1,700, 30 days apart",)


def test_a_figure_stands_before_the_vague_words_that_agree_with_it():
    (deployment,) = merged(
        told("2022-02-02", destination=["Poland"], count_min=650, count_max=650),
        told("2022-02-02", destination=["Poland"], count_min=200),
        told("2022-02-03", destination=["Poland"], count_min=200),
    )
    assert (deployment.count_min, deployment.count_max) == (650, 650)
    assert deployment.conflicts == ()


def test_a_stray_number_beside_what_most_tell_enters_no_sum():
    go = {"destination": ["Poland"], "status": "under_way"}
    most = [told("2022-02-02", **go, count_min=700, count_max=700) for _ in range(4)]
    misprint = told("2022-02-03", **go, count_min=7000, count_max=7000)
    found = {d.count_min: d for d in merged(*most, misprint)}
    assert found[7000].rival_of == found[700].id
    moving = total_moving(list(found.values()), actor="US", destination="Poland", day=date(2022, 2, 4))
    assert (moving.count_min, moving.count_max) == (700, 700)


def test_two_forces_that_one_article_tells_apart_are_no_rivals():
    text = ["700 men go to Poland.", "And 90 more staff go to Poland."]
    source = article("apart", text, published="2022-02-02", outlet="AP")
    go = {"actor": "US", "action": "deploy", "destination": ["Poland"], "status": "under_way"}
    pair = [claim(source, text[0], **go, count_min=700, count_max=700),
            claim(source, text[1], **go, count_min=90, count_max=90)]  # fmt: skip
    most = [
        told("2022-02-02", destination=["Poland"], status="under_way", count_min=700, count_max=700) for _ in "abcd"
    ]
    assert [d.rival_of for d in merged(*pair, *most)] == [None, None]


def test_a_withdrawal_is_linked_to_the_force_that_it_took_away():
    stay = told("2022-02-02", destination=["Poland"], status="in_place", count_min=500, count_max=500)
    leave = told("2022-06-02", action="withdraw", origin=["Poland"], status="completed", count_min=500, count_max=500)
    other = told("2022-02-02", destination=["Romania"], status="in_place", count_min=500, count_max=500)
    found = {d.claims[0]: d for d in merged(stay, leave, other)}
    assert found[stay].withdrawn_by == found[leave].id
    assert found[other].withdrawn_by is None
    assert [d.withdrawn_by for d in as_of(list(found.values()), date(2022, 6, 1))] == [None, None]


def test_adding_an_article_touches_only_what_it_tells_of():
    poland = told("2022-02-02", destination=["Poland"], count_min=500, count_max=500)
    estonia = told("2022-02-02", actor="GB", destination=["Estonia"], count_min=900, count_max=900)
    ledger = Ledger([poland, estonia])
    before = {d.id: d for d in ledger.deployments}
    changed = ledger.add([told("2022-02-01", destination=["Poland"], count_min=500, count_max=500)])
    after = {d.id: d for d in ledger.deployments}
    untouched = next(d for d in before.values() if d.actor == "GB")
    assert untouched.id not in changed
    assert after[untouched.id] is untouched
    assert len(after) == 2


def test_whom_all_name_is_the_actor():
    (deployment,) = merged(*ONE_HAPPENING["one of a joint force named alone"])
    assert deployment.actor == "US"


def test_a_mention_of_nothing_but_the_actor_refers_to_the_one_thing_told_before():
    text = ["Troops go to Poland.", "The deployment is temporary.", "And to Estonia.", "It will end soon."]
    source = article("a", text, published="2022-02-04")
    given = {"actor": "US", "action": "deploy", "status": "announced"}
    poland = claim(source, text[0], **given, destination=["Poland"])
    back = claim(source, text[1], **given)
    estonia = claim(source, text[2], **given, destination=["Estonia"])
    assert [d.claims for d in merged(poland, back)] == [(poland, back)]
    assert [d.claims for d in merged(poland, back, estonia)] == [(poland, back), (estonia,)]
    after_both = claim(source, text[3], **given)
    assert sorted(len(d.claims) for d in merged(poland, estonia, after_both)) == [1, 1, 1]


def test_more_than_one_destination_narrows_a_region():
    europe = told("2022-02-02", destination=["Europe"])
    poland = told("2022-02-03", destination=["Poland"])
    romania = told("2022-02-04", destination=["Romania"])
    places = [{p.name for p in d.destination} for d in merged(europe, poland, romania)]
    assert places == [{"Poland"}, {"Romania"}]


def test_a_later_recollection_does_not_undo_progress():
    claims = [
        told(day, status=status, destination=["Poland"], count_min=2000, count_max=2000)
        for day, status in [
            ("2022-02-02", "announced"),
            ("2022-02-04", "under_way"),
            ("2022-02-06", "announced"),
        ]
    ]
    (deployment,) = merged(*claims)
    assert deployment.status == "under_way"
    assert [str(s.status) for s in deployment.history] == ["announced", "under_way", "announced"]


def test_the_number_that_most_outlets_give_stands_and_the_other_is_kept():
    claims = [
        told(f"2022-02-0{i}", destination=["Poland"], count_min=n, count_max=n)
        for i, n in enumerate([1700, 1700, 1800], start=1)
    ]
    (deployment,) = merged(*claims)
    assert (deployment.count_min, deployment.count_max) == (1700, 1700)
    (conflict,) = deployment.conflicts
    assert [(value, len(ids)) for value, ids in conflict.values] == [("1,700", 2), ("1,800", 1)]


def test_copies_of_a_sentence_add_no_confidence():
    sentence = "The US sends 500 troops to Poland."

    def report(name, text):
        source = article(name, [text], published="2022-02-02", outlet=name)
        return claim(
            source, text, actor="US", action="deploy", status="announced", destination=["Poland"],
            count_min=500, count_max=500, confidence=0.6,
        )  # fmt: skip

    (alone,) = merged(report("A", sentence))
    (copied,) = merged(report("A", sentence), report("B", sentence), report("C", sentence.upper()))
    (confirmed,) = merged(report("A", sentence), report("B", "Washington sends 500 men to Poland."))
    assert alone.confidence == pytest.approx(0.54)
    assert copied.confidence == alone.confidence
    assert confirmed.confidence == pytest.approx(1 - 0.46**2)


def test_a_vague_total_in_its_article_is_not_one_of_its_parts():
    text = ["Several thousand go east.", "A thousand leave Germany.", "Another 2,000 fly to Poland."]
    source = article("a", text, published="2022-02-04", outlet="A")
    given = {"actor": "US", "action": "deploy", "status": "ordered"}
    earlier = told("2022-02-02", destination=["Europe"], count_min=2000, count_max=2000)
    total = claim(source, text[0], **given, destination=["Eastern Europe"], count_min=2000)
    small = claim(source, text[1], **given, destination=["Romania"], count_min=1000, count_max=1000)
    large = claim(source, text[2], **given, destination=["Poland"], count_min=2000, count_max=2000)
    found = {d.claims: d for d in merged(total, small, large, earlier)}
    assert set(found) == {(earlier, large), (small,), (total,)}
    assert found[earlier, large].part_of == found[small,].part_of == found[total,].id


def test_numbers_that_add_up_by_chance_are_no_parts():
    claims = [
        told("2022-02-02", destination=[where], count_min=n, count_max=n)
        for where, n in [("Poland", 2000), ("Romania", 1000), ("Europe", 3000)]
    ]
    assert [d.part_of for d in merged(*claims)] == [None, None, None]


def test_claims_of_an_article_without_a_date_wait_for_the_last_dated_day():
    dated = [
        told("2022-01-08", destination=["Poland"], count_min=500, count_max=500),
        told("2022-02-04", actor="GB", destination=["Estonia"]),
    ]
    undated = told(None, destination=["Poland"], count_min=500, count_max=500)
    found = merged(*dated, undated)
    assert [len(d.claims) for d in as_of(found, date(2022, 2, 3))] == [1]
    assert sorted(len(d.claims) for d in as_of(found, date(2022, 2, 4))) == [1, 2]


def test_without_any_date_all_claims_are_kept():
    found = merged(told(None, destination=["Poland"]), told(None, destination=["Romania"]))
    assert len(found) == 2
    assert all(d.history == () for d in found)


def test_on_a_day_shows_what_was_happening_and_not_what_was_printed():
    late = told("2022-03-01", status="completed", destination=["Poland"], event_date="2022-02-10")
    found = merged(late)
    assert as_of(found, date(2022, 2, 10)) == []
    assert [d.id for d in on(found, date(2022, 2, 10))] == [found[0].id]
    assert on(found, date(2022, 2, 11)) == []


def test_a_sum_says_what_it_does_not_know():
    found = merged(
        told("2022-02-02", destination=["Poland"], count_min=2000, count_max=2000, status="under_way"),
        told("2022-02-02", destination=["Romania"], count_min=1000, status="ordered"),
        told("2022-02-02", destination=["Estonia"], status="under_way"),
        told("2022-02-02", destination=["Ukraine"], count_min=9000, count_max=9000, status="denied"),
        told("2022-02-02", destination=["Denmark"], count_min=400, count_max=400),
    )
    east = ["Poland", "Romania", "Estonia", "Ukraine"]
    moving = total_moving(found, actor="US", destination=east, day=date(2022, 2, 3))
    assert (moving.count_min, moving.count_max) == (3000, None)
    assert [p.name for d in moving.uncounted for p in d.destination] == ["Estonia"]


def test_a_sum_for_a_place_that_nobody_names_is_refused():
    with pytest.raises(UnknownPlaceError, match="Atlantis"):
        total_moving([], actor="US", destination=["Atlantis"], day=date(2022, 2, 3))


def test_a_claim_that_comes_late_is_not_drawn_to_a_happening_by_what_joined_it_afterwards():
    over_a_thousand = told("2022-01-01", action="station", count_min=1000, destination=["Poland"])
    placeless = told("2022-01-02", action="station", count_min=2000, count_max=2000)
    two_thousand = told("2022-01-03", action="station", count_min=2000, count_max=2000, destination=["Poland"])
    ledger = Ledger([over_a_thousand, two_thousand])
    ledger.add([placeless])
    assert ledger.deployments == merge_claims([over_a_thousand, placeless, two_thousand])
