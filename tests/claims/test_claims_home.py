"""Whose the forces are that a paper tells of at home, where nobody says so: cases of our own."""

from __future__ import annotations

from datetime import date

import pytest

from geo.articles import article_from_text
from geo.claims import claims_in
from geo.model import Action


def told(text: str):
    return claims_in(article_from_text(text, source="test.txt", published=date(2014, 9, 12)))


AT_HOME = {
    "the army, by the towns": (
        (
            "Army sends two battalions to Tumaco\n\n"
            "The army has sent two battalions to Tumaco, the governor said in Pasto on Friday. "
            "The soldiers were pulled out of Popayan."
        ),
        "CO",
    ),
    "soldiers alone": (
        "About 900 soldiers have been deployed in Sibolga and Medan since the riots of last week.",
        "ID",
    ),
    "beside a group": (
        (
            "Hundreds of soldiers have moved from Makurdi to Maiduguri, where Boko Haram attacked two villages. "
            "The army said two brigades would stay in Maiduguri until May."
        ),
        "NG",
    ),
    "with aircraft of foreign make": (
        "C-130s of the air force have carried 300 marines from Arequipa to Iquitos. The marines will stay in Iquitos.",
        "PE",
    ),
}


@pytest.mark.parametrize(("text", "actor"), AT_HOME.values(), ids=AT_HOME)
def test_at_home_the_army_is_the_countrys_own(text, actor):
    claims = told(text)
    assert claims
    assert {c.actor for c in claims} == {actor}


@pytest.mark.parametrize(
    "text",
    [
        "About 900 peacekeepers have been deployed in Kidal and Gao since last week.",
        "Coalition troops have moved from Herat to Kandahar. Two battalions will stay in Kandahar.",
        "French troops flew to Gao on Friday. Another 400 soldiers have been deployed in Kidal and Timbuktu.",
    ],
)
def test_forces_from_abroad_are_not_those_of_the_place(text):
    assert not {"ML", "AF"} & {c.actor for c in told(text)}


BODIES = {
    "by three letters": ("The state has posted the BSF at Malda and Siliguri since Monday.", "IN", "Malda"),
    "as the object": ("The ministry has deployed Border Guard Bangladesh in Sylhet until Friday.", "BD", "Sylhet"),
    "with a number of its own": (
        "Two battalions of the Brimob arrived in Ambon from Makassar on Friday.",
        "ID",
        "Ambon",
    ),
    "in a headline": ("CRPF companies sent to Ranchi\n\nShops were closed.", "IN", "Ranchi"),
    "by its initials": (
        "The Frontier Corps moved its troops to Quetta. Some 400 FC personnel were sent to Gwadar on Friday.",
        "PK",
        "Gwadar",
    ),
    "a battalion in short": ("The 56th IB left Davao on Friday. The 41st IB is on its way to Jolo.", "PH", "Jolo"),
}


@pytest.mark.parametrize(("text", "actor", "place"), BODIES.values(), ids=BODIES)
def test_a_body_that_is_known_by_its_name(text, actor, place):
    claim = told(text)[-1]
    assert claim.actor == actor
    assert place in {p.name for p in claim.destination} | {p.surface for p in claim.destination}


@pytest.mark.parametrize(
    "text",
    [
        "Two companies of the Indian army have been kept on standby in Imphal since Tuesday.",
        "Six platoons are being held in readiness at Imphal for the elections in Kohima.",
    ],
)
def test_a_force_kept_ready_is_on_alert_where_it_is(text):
    claim = next(c for c in told(text) if c.force.startswith(("Two", "Six")))
    assert claim.action is Action.ALERT
    assert [p.name for p in claim.destination] == ["Imphal"]


VILLAGES = {
    "under a preposition": (
        "The Chadian army has sent 300 soldiers to Dagouria, in the Lake region. They are now posted in Kobrossou.",
        ["Kobrossou"],
    ),
    "in a row": (
        "Some 900 Thai soldiers have been deployed in Narathiwat. Another 200 were sent to Ban Tokmas and Ban Rimnam.",
        ["Ban Rimnam", "Ban Tokmas"],
    ),
    "as the goal": ("Kenyan troops are in Garissa. Some 25 Kenyan soldiers left Garissa for Lorkubi.", ["Lorkubi"]),
    "as what is entered": ("Peru's army is in Tumbes. A Peruvian column has entered Casharay.", ["Casharay"]),
    "before a day": ("Kenyan troops pulled out of Garissa. They arrived in Lorkubi Tuesday.", ["Lorkubi"]),
}


@pytest.mark.parametrize(("text", "places"), VILLAGES.values(), ids=VILLAGES)
def test_a_village_that_no_gazetteer_has_is_where_they_are(text, places):
    claim = told(text)[-1]
    assert sorted(p.name for p in claim.destination) == places


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan troops have moved to Garissa. They were deployed in March, according to Odongo.",
        "Kenyan troops moved to Garissa. The plan to send 200 soldiers went to Wekesa. Wekesa said they would leave.",
    ],
)
def test_a_body_or_a_man_is_no_village(text):
    assert not {p.name for c in told(text) for p in (*c.origin, *c.destination)} & {"March", "Odongo", "Wekesa"}


NOUNS = {
    "the coming of": ("The coming of 300 Angolan soldiers to Cabinda on Friday worried the traders.", "deploy"),
    "induction": ("The induction of ten CRPF companies into Imphal went on over the weekend.", "deploy"),
    "a verb of its own": ("Six Indian battalions were inducted into Tawang by helicopter in May.", "deploy"),
    "on a scale": ("The movement of Peruvian troops on a large scale towards Tumbes was ordered on Monday.", "move"),
    "ships put out": ("The Chilean navy put out three frigates from Talcahuano on Monday.", "move"),
}


@pytest.mark.parametrize(("text", "action"), NOUNS.values(), ids=NOUNS)
def test_other_words_for_sending_and_coming(text, action):
    (claim,) = told(text)
    assert claim.action == action


def test_a_press_office_that_two_armies_name_alike_is_the_articles():
    claims = told("Bangladesh has 300 soldiers in Kidal. The contingent will leave Kidal in May, ISPR said in Dhaka.")
    assert {c.actor for c in claims} == {"BD"}


OUTWARD = [
    "Uruguay is to send 400 soldiers to Haiti. An advance party of 30 would leave on Thursday, the ministry said.",
    "Nepal will send 870 soldiers to Lebanon in May. The first 430 will depart on Monday.",
]


@pytest.mark.parametrize("text", OUTWARD)
def test_who_leaves_on_being_sent_does_not_withdraw(text):
    first, second = told(text)
    assert second.action.direction == "toward"
    assert [p.name for p in second.destination] == [p.name for p in first.destination]


def test_who_leaves_at_the_end_of_a_tour_withdraws():
    claims = told("Uruguay is to withdraw its 400 soldiers from Haiti. The first 90 will leave on Thursday.")
    assert {c.action.direction for c in claims} == {"away"}


def test_an_article_before_a_number_counts_nothing():
    claim = told("Japanese soldiers are in Dili. An eight-man team of engineers will stay in Dili until May.")[-1]
    assert (claim.count_min, claim.count_max) == (8, 8)
