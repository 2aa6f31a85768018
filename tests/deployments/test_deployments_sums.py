"""Sums count each soldier once: what may be the same men, and what is told apart."""

from datetime import date

import pytest
from storyboard import article, claim, told

from geo.deployments import merge_claims, strength, total_moving

DAY = date(2022, 3, 1)
GO = {"actor": "US", "action": "deploy", "status": "under_way"}
STAND = {"actor": "US", "action": "station", "status": "in_place"}


def men(number, **slots):
    return {"count_min": number, "count_max": number, **slots}


def reports(number, *where, voices, day="2022-02-02", **slots):
    """Return as many articles of different outlets, each with one claim."""
    return [told(day, destination=where, **{**GO, **men(number), **slots}) for _ in range(voices)]


def together(*numbers_and_places, **slots):
    """Return the claims of one article, each a sentence of its own."""
    lines = [f"Sentence {i} speaks of {number}." for i, (number, _) in enumerate(numbers_and_places)]
    source = article("together", lines, published="2022-02-02", outlet="AP")
    return [
        claim(source, line, **{**GO, **men(number), **slots}, destination=where)
        for line, (number, where) in zip(lines, numbers_and_places, strict=True)
    ]


def moving(claims, *where):
    total = total_moving(merge_claims(claims), actor="US", destination=where or ["Europe"], day=DAY)
    return total.count_min, total.count_max


EUROPE = [told("2022-02-01", actor="GB", destination=["Europe"])]

ONE_FORCE = {
    "a share of a package, told elsewhere": (
        [*reports(3000, "Poland", "Romania", voices=2), *reports(1700, "Poland", voices=2)], (3000, 4700),
    ),
    "a town's share of what goes to the country": (
        [*reports(3000, "Romania", voices=2), *reports(900, "Constanta", voices=2)], (3000, 3900),
    ),
    "another number that a single outlet gives": (
        [*reports(700, "Poland", voices=2), *reports(1000, "Poland", voices=1)], (700, 1700),
    ),
    "a nought too many": ([*reports(700, "Poland", voices=2), *reports(7000, "Poland", voices=2)], (7000, 7700)),
    "a revised figure": ([*reports(700, "Poland", voices=3), *reports(850, "Poland", voices=2)], (700, 1550)),
    "a number for nobody's troops": (
        [*reports(700, "Poland", voices=2), *reports(1500, "Poland", voices=1, actor=None)], (700, 700),
    ),
    "a number that hardly anybody tells is a slip": (
        [*reports(700, "Poland", voices=4), *reports(1000, "Poland", voices=1)], (700, 700),
    ),
}  # fmt: skip

TWO_FORCES = {
    "another force, called so": (
        [*reports(1700, "Poland", voices=2), *reports(500, "Poland", voices=1, force="another 500 troops")], 2200,
    ),
    "two units": (
        [*reports(1700, "Poland", voices=2, unit="82nd Airborne"),
         *reports(500, "Poland", voices=1, unit="2nd Cavalry")], 2200,
    ),
    "two numbers that several outlets give": (
        [*reports(1700, "Poland", voices=2), *reports(500, "Poland", voices=2)], 2200,
    ),
    "two numbers that one article gives for one place": (together((1700, ["Poland"]), (500, ["Poland"])), 2200),
    "two countries": ([*reports(1700, "Poland", voices=2), *reports(500, "Estonia", voices=1)], 2200),
    "weeks between": (
        [*reports(1700, "Poland", voices=2), *reports(500, "Poland", voices=1, day="2022-02-20")], 2200,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ONE_FORCE)
def test_what_may_be_the_same_men_counts_once_and_widens_the_range(name):
    claims, expected = ONE_FORCE[name]
    found = merge_claims(claims)
    assert len(found) == 2
    assert sum(d.rival_of is not None for d in found) == 1
    assert moving([*claims, *EUROPE]) == expected


@pytest.mark.parametrize("name", TWO_FORCES)
def test_what_is_told_apart_is_added_up(name):
    claims, expected = TWO_FORCES[name]
    assert [d.rival_of for d in merge_claims(claims)] == [None, None]
    assert moving([*claims, *EUROPE]) == (expected, expected)


def test_a_share_told_beside_its_list_is_a_part_though_nobody_gives_the_rest():
    total, share = merge_claims(together((3000, ["Poland", "Romania"]), (1700, ["Poland"])))
    assert (total.count_min, share.part_of, share.rival_of) == (3000, total.id, None)


def test_one_share_in_two_wordings_does_not_make_up_the_total():
    sentence = "Of 9,000 men for Poland and Romania, 4,700 or more than 4,000 go to Poland."
    source = article("wordings", [sentence], published="2022-02-02", outlet="AP")
    total = claim(source, sentence, **GO, **men(9000), destination=["Poland", "Romania"])
    share = claim(source, sentence, **GO, **men(4700), destination=["Poland"])
    again = claim(source, sentence, **GO, count_min=4000, destination=["Poland"])
    found = {d.count_min: d for d in merge_claims([total, share, again])}
    assert (found[4700].part_of, found[4000].part_of) == (found[9000].id, None)
    assert found[4000].rival_of == found[9000].id


def test_where_only_the_share_goes_it_is_counted_and_the_rest_may_come_too():
    claims = [*reports(3000, "Poland", "Romania", voices=2), *reports(1700, "Poland", voices=2)]
    assert moving(claims, "Poland") == (1700, 4700)
    assert moving(claims, "Romania") == (0, 3000)


def test_a_slip_beside_the_right_number_in_one_article_is_no_second_force():
    claims = [*together((7000, ["Poland"]), (700, ["Poland"])), *reports(700, "Poland", voices=3)]
    assert moving([*claims, *EUROPE]) == (700, 700)


def test_an_open_total_yields_to_parts_that_make_more():
    article_of_all = together((2000, ["Poland"]), (1000, ["Romania"]))
    several_thousand = claim(
        article_of_all[0].article, article_of_all[0].sentence, **GO, count_min=2000, destination=["Eastern Europe"]
    )
    found = merge_claims([*article_of_all, several_thousand])
    assert len([d for d in found if d.part_of]) == 2
    assert moving([*article_of_all, several_thousand, *EUROPE]) == (3000, 3000)


def standing(claims):
    there = strength(merge_claims(claims), actor="US", place="Poland", day=DAY).present
    return there.count_min, there.count_max


def test_a_place_holds_one_stock_of_an_army_at_a_time():
    usual = reports(5000, "Poland", voices=3, **STAND)
    other = reports(2000, "Poland", voices=2, day="2022-02-20", **STAND)
    assert standing([*usual, *other]) == (5000, 7000)


def test_who_has_come_and_who_stands_there_are_one_force_whichever_number_is_told():
    came = reports(4000, "Poland", voices=2, status="completed")
    stand = reports(4600, "Poland", voices=1, day="2022-02-05", **STAND)
    found = {d.count_min: d for d in merge_claims([*came, *stand])}
    assert found[4600].rival_of == found[4000].id
    still_to_come = reports(4000, "Poland", voices=2, status="announced")
    assert [d.rival_of for d in merge_claims([*still_to_come, *stand])] == [None, None]


SHARES = {
    "900 soldiers went east, 300 of them to Poland.": "300",
    "900 soldiers went east, of whom some 300 to Poland.": "300",
    "900 soldiers went east, among them 300 paratroopers for Poland.": "300 paratroopers",
    "900 soldiers went east, including about 300 to Poland.": "300",
}


@pytest.mark.parametrize("sentence", SHARES)
def test_what_a_sentence_calls_a_share_is_a_part(sentence):
    source = article("words", [sentence], published="2022-02-02", outlet="AP")
    whole = claim(source, sentence, **GO, **men(900), destination=["Poland"], force="900 soldiers")
    share = claim(source, sentence, **GO, **men(300), destination=["Poland"], force=SHARES[sentence])
    found = {d.count_min: d for d in merge_claims([whole, share])}
    assert (found[300].part_of, found[900].part_of) == (found[900].id, None)
    assert moving([whole, share, *EUROPE]) == (900, 900)


def test_a_share_told_in_the_next_sentence_is_not_the_whole_though_its_number_fits():
    lines = ["Several thousand soldiers go to Poland.", "Some 2,500 of them have arrived."]
    source = article("next", lines, published="2022-02-02", outlet="AP")
    whole = claim(source, lines[0], **GO, count_min=2000, destination=["Poland"], force="Several thousand soldiers")
    share = claim(source, lines[1], **GO, **men(2500), destination=["Poland"], force="2,500")
    found = {d.claims: d for d in merge_claims([whole, share])}
    assert found[share,].part_of == found[whole,].id


def test_what_stands_after_the_words_is_the_share_and_not_what_stands_before_them():
    lines = ["3,000 soldiers go to Poland.", "900 soldiers of whom 300 are medics go to Poland."]
    source = article("medics", lines, published="2022-02-02", outlet="AP")
    earlier = claim(source, lines[0], **GO, **men(3000), destination=["Poland"], force="3,000 soldiers")
    whole = claim(source, lines[1], **GO, **men(900), destination=["Poland"], force="900 soldiers")
    assert [d.part_of for d in merge_claims([earlier, whole])] == [None, None]
