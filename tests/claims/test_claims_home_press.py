"""How papers near a base tell of its units: headlines, homes, who is chosen, who comes home; in our own words."""

from __future__ import annotations

from datetime import date

import pytest

from geo.articles import article_from_text
from geo.claims import claims_in


def told(*paragraphs: str):
    """Give what is told: whose, which way, how many, from where, to where."""
    text = "\n\n".join(paragraphs)
    article = article_from_text(text, source="test.txt", published=date(2022, 2, 3))
    return [
        (
            c.actor,
            c.action.direction,
            c.count_min or c.count_max,
            [p.name for p in c.origin],
            [p.name for p in c.destination],
        )
        for c in claims_in(article)
    ]


BELGIAN = "Belgian troops are to serve abroad again, the Belgian army said."


@pytest.mark.parametrize(
    ("headline", "claim"),
    [
        ("Zeebrugge ships off to the Red Sea", ("toward", [], ["Red Sea"])),
        ("Namur engineers bound for Kosovo", ("toward", [], ["Kosovo"])),
        ("Frigate group back in Zeebrugge from Gulf of Aden", ("away", ["Gulf of Aden"], ["Zeebrugge"])),
        ("Paratroopers home from Mali", ("away", ["Mali"], ["Belgium"])),
    ],
)
def test_a_headline_tells_by_an_adverb_who_goes_or_is_back(headline, claim):
    first = told(headline, BELGIAN)[0]
    assert (first[1], first[3], first[4]) == claim


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        (
            "About 90 airmen of the 11th Wing at Florennes AB deployed to Incirlik AB, Turkey.",
            ("BE", "toward", 90, ["Florennes Air Base"], ["İncirlik Air Base"]),
        ),
        (
            "Soldiers assigned to a battalion at Arlon are flying to Tallinn.",
            ("BE", "toward", None, ["Arlon"], ["Tallinn"]),
        ),
        ("Twelve A-10s arrived at Constanta on Monday.", ("toward", 12, [], ["Constanţa"])),
        ("The army has picked two battalions for Helmand.", ("BE", "toward", 2, [], ["Helmand"])),
        ("Three companies were named for the Kosovo mission.", ("toward", 3, [], ["Kosovo"])),
        ("The soldiers started for home from Bamako on Friday.", ("BE", "away", None, ["Bamako"], ["Belgium"])),
        ("The brigade is back in Liege from Lebanon.", ("BE", "away", None, ["Lebanon"], ["Liège"])),
    ],
)
def test_a_unit_has_a_home_it_leaves_and_comes_back_to(sentence, claim):
    assert claim in [c[-len(claim) :] for c in told(BELGIAN, sentence)]


def test_a_sea_named_for_a_state_is_not_that_state_s_force():
    text = "The Navy strike group is home from the Persian Gulf. The USS Ranger docked in San Diego on Friday."
    assert {actor for actor, *_ in told(text)} == {"US"}


def test_the_guard_of_a_state_is_its_country_s():
    assert [c[0] for c in told("Iowa Guard soldiers head to Kosovo", "Kosovo has been calm of late.")] == ["US"]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("A battalion has about 600 soldiers.", []),
        ("There are now three brigades, or some 9,000 men, in Kosovo.", [("presence", 3)]),
        ("The army put two battalions, about 1,100 men in all, on alert for Kosovo.", [("alert", 1100)]),
        ("They will replace battalions whose tours in Kosovo are ending.", [("toward", None), ("away", None)]),
    ],
)
def test_the_same_men_are_counted_once(sentence, claims):
    assert [c[1:3] for c in told(BELGIAN, sentence)][-len(claims) - 1 :][1:] == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("The battalion came home from a long tour in Kosovo.", [("away", ["Kosovo"], ["Belgium"])]),
        ("The frigate returned to Zeebrugge after a cruise off Somalia.", [("away", ["Somalia"], ["Zeebrugge"])]),
        ("The frigate will remain on deployment in the Red Sea.", [("presence", [], ["Red Sea"])]),
        ("Some 300 soldiers deployed to Kosovo will be home by May.", [("away", ["Kosovo"], ["Belgium"])]),
        ("The 40 trucks that left Gao on Monday have crossed into Niger.", [("toward", ["Gao"], ["Niger"])]),
        (
            "The Zeebrugge-based frigates BNS Leopold and BNS Louise left for the Red Sea.",
            [("toward", ["Zeebrugge"], ["Red Sea"])],
        ),
        ("The convoy left Gao for the Nigerien border.", [("away", ["Gao"], ["Niger"])]),
    ],
)
def test_one_journey_is_told_once(sentence, claims):
    text = f"{BELGIAN} Belgian forces have served abroad.\n\n{sentence}"
    read = claims_in(article_from_text(text, source="test.txt", published=date(2022, 2, 3)))
    found = [c for c in read if c.sentence == sentence]
    assert [(c.action.direction, [p.name for p in c.origin], [p.name for p in c.destination]) for c in found] == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "The soldiers come from a battalion in Namur and a company based in Arlon.",
            [("toward", 1, ["Namur"], ["Kosovo"]), ("toward", 1, ["Arlon"], ["Kosovo"])],
        ),
        (
            "The rotation will bring the number of Belgian soldiers in Kosovo to 700.",
            [("presence", 700, [], ["Kosovo"])],
        ),
        ("A “few hundred” of the soldiers have arrived in Kosovo.", [("toward", 200, [], ["Kosovo"])]),
    ],
)
def test_which_units_go_and_how_many_are_there_then(sentence, claims):
    assert [c[1:] for c in told("Belgian troops are going to Kosovo.", sentence)][1:] == claims


def test_a_verb_between_a_country_and_the_government_makes_it_not_that_country_s():
    text = "Canada sent troops to Kabul to bolster the government. The additional soldiers would include a brigade."
    assert {actor for actor, *_ in told(text)} == {"CA"}


def test_units_and_services_of_a_common_name_are_those_of_the_country_at_home():
    claims = told(
        "TACLOBAN CITY - A battalion of the 1st Infantry Division was sent to Catbalogan on Monday.",
        "The Marine Corps will send a company to Borongan.",
    )
    assert [(c[0], c[4]) for c in claims] == [("PH", ["Catbalogan"]), ("PH", ["Borongan"])]


def test_a_guard_of_the_state_is_that_of_the_country_told_of():
    claims = told("Syria's president had sent the Republican Guard into Hama and its tanks into Homs.")
    assert claims[0][0] == "SY"
    assert told("Saddam Hussein moved the Republican Guard to Basra.")[0][0] == "IQ"


def test_more_that_go_by_ship_go_the_way_of_those_before():
    claims = told("Cuba has withdrawn 900 soldiers from Ethiopia, and 400 more are to go by ship.")
    assert [(c[1], c[2], c[3]) for c in claims] == [("away", 900, ["Ethiopia"]), ("away", 400, ["Ethiopia"])]
