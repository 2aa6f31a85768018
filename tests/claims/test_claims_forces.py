"""What stands for a force, and whose it is: peoples, parts, bare numbers, garrisons; in words of our own."""

from __future__ import annotations

from datetime import date

import pytest

from geo.articles import article_from_text
from geo.claims import claims_in


def read(text: str):
    return claims_in(article_from_text(text, source="test.txt", published=date(2022, 2, 3)))


def told(text: str):
    return [
        (
            c.actor,
            c.action.direction,
            c.count_min,
            sorted(p.name for p in [*c.origin, *c.destination]),
        )
        for c in read(text)
    ]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "The United Nations has sent peacekeepers to Haiti. The Brazilians have set up camp at Port-au-Prince.",
            ("BR", "presence", None, ["Port-au-Prince"]),
        ),
        (
            "NATO forces entered Kosovo in June. Some 300 Danes are stationed there.",
            ("DK", "presence", 300, ["Kosovo"]),
        ),
        (
            "The ships carry 1,200 U.S. Marines. They will land at Mogadishu on Monday with 90 Belgians.",
            ("BE", "toward", 90, ["Mogadishu"]),
        ),
    ],
)
def test_a_people_stands_for_its_soldiers(text, claim):
    assert claim in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Troops were sent to the border. Some 600 Jordanians gathered in Amman to protest.",
        "Soldiers patrol Tripoli. Nearly 4,000 Egyptians, most of them workers, have returned to Egypt by bus.",
        "Israeli soldiers entered Rafah. Twelve Egyptians were in the square.",
    ],
)
def test_a_people_is_no_force_where_civilians_are_told_of(text):
    assert all("Jordanians" not in (c.force or "") and "Egyptians" not in (c.force or "") for c in read(text))


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "French soldiers left Gao on Monday. Close to 900 will stay on in Niger.",
            ("FR", "presence", 900, ["Niger"]),
        ),
        (
            "Britain deployed four destroyers to the Gulf. Two are at Bahrain.",
            ("GB", "presence", 2, ["Bahrain"]),
        ),
        (
            "Ghana sent two battalions to Rwanda. A third is on its way to Kigali.",
            ("GH", "toward", 1, ["Kigali"]),
        ),
        (
            "The United States has 1,100 troops in Niger. Others are in Chad.",
            ("US", "presence", None, ["Chad"]),
        ),
    ],
)
def test_a_number_or_part_stands_for_the_force_told_of(text, claim):
    assert claim in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked the army in Bunia. Thousands of people have died and nearly 300,000 have fled to Uganda.",
        "French troops are in Mali. Tens of thousands of fans poured into the stadium in Lyon.",
        "Soldiers were sent to Goma by Kenya. Twenty of those killed were in Goma for a wedding.",
    ],
)
def test_a_number_of_something_else_is_no_force(text):
    assert all(c.count_min in (None, 1) for c in read(text))


def test_nobody_who_came_is_a_denial():
    claims = read("Kenya promised 800 soldiers for Haiti. None has arrived.")
    assert claims[-1].status.value == "denied"


def test_leaving_home_is_no_withdrawal():
    (claim,) = read("The frigate HMS Argyll left Portsmouth on Tuesday to hunt pirates off Somalia.")
    assert claim.action.direction == "toward"


def test_leaving_another_country_is_one():
    (claim,) = read("French soldiers left Niamey on Tuesday.")
    assert claim.action.direction == "away"


def test_a_garrison_is_not_of_the_place_where_it_lies():
    claims = read("Britain has 3,000 soldiers in Gibraltar. The Gibraltar garrison will grow by 200 men.")
    assert {c.actor for c in claims} == {"GB"}


def test_a_minister_speaks_of_his_own_contingent():
    text = (
        "France leads a task force in Mali, and Sweden sent 150 soldiers there. A French contingent is at Gao. "
        "Swedish Defence Minister Peter Hultqvist said the soldiers would stay until June."
    )
    assert [c.actor for c in read(text)][-1] == "SE"


def test_who_acts_before_a_semicolon_acts_after_it():
    text = (
        "France has promised lorries for Goma. "
        "Senegal is the only neighbour to help; a company of 40 soldiers is already in Goma."
    )
    assert ("SN", "presence", 40, ["Goma"]) in told(text)


def test_two_forces_of_one_size_are_two():
    claims = read("Four French jets and four French frigates have been sent to Dakar to cover the troops.")
    assert [(c.actor, c.count_min, c.count_of) for c in claims] == [("FR", 4, "aircraft"), ("FR", 4, "ships")]


def test_forces_of_one_kind_and_owner_that_are_joined_are_one():
    claims = read("Norway has sent three corvettes and a minelayer to the Gulf of Riga to guard the cables.")
    assert [(c.actor, c.count_min, c.force) for c in claims] == [("NO", 4, "three corvettes and a minelayer")]


def test_names_of_the_ships_counted_are_no_more_ships():
    claims = read("Two Indian warships, INS Kolkata and INS Talwar, have been in the Gulf of Oman since June.")
    assert [(c.actor, c.count_min) for c in claims] == [("IN", 2)]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Italian troops are thinning out in Afghanistan. Four outposts were removed from Farah on Friday.",
            ("IT", "away", None, ["Farah"]),
        ),
        (
            "Burundi, with 5,000 soldiers in Somalia, is closing its base at Kismayo.",
            ("BI", "away", None, ["Kismayo"]),
        ),
    ],
)
def test_who_closes_a_post_leaves(text, claim):
    assert claim in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The soldiers have returned fire, and French marines at Gao were told to get their nationals out.",
        "Rebels took up arms against the army in 2003.",
        "It is not clear how the UN mission could go on in this way.",
        "Somebody in Manila is glad of a bomber that can be anywhere by noon.",
    ],
)
def test_what_forces_do_besides_is_no_movement(text):
    assert [c for c in read(text) if c.action.direction in ("toward", "away")] == []
