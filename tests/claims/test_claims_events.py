"""Which predicates, in which constructions, tell that a force moves, stands, leaves, is alerted or exercises."""

from __future__ import annotations

from datetime import date

import pytest

from geo.articles import article_from_text
from geo.claims import claims_in

SETTING = "Brazil keeps 900 soldiers and two warships in Gabon."
"""A claim of its own that makes the article one about forces."""


def read(text: str):
    return claims_in(article_from_text(text, source="test.txt", published=date(2022, 2, 3)))


def slots(claim):
    return (
        claim.actor,
        claim.action.direction,
        {p.name for p in claim.origin},
        {p.name for p in claim.destination},
    )


def only(sentence: str):
    claims = [c for c in read(f"{SETTING}\n\n{sentence}") if c.sentence == sentence]
    assert len(claims) == 1, [slots(c) for c in claims]
    return slots(claims[0])


COMES = {
    "The broadcaster showed footage of Swedish soldiers and vehicles arriving on Gotland.": ("SE", set(), {"Gotland"}),
    "UN helicopters have been setting down Indian soldiers in Bunia since dawn.": ("IN", set(), {"Bunia"}),
    "Two Polish battalions set out for the north of Mali.": ("PL", set(), {"northern Mali"}),
    "Belgian troops were sent to the east of Chad.": ("BE", set(), {"eastern Chad"}),
    "Jordanian soldiers were moved to protect the Syrian frontier.": ("JO", set(), {"Syria"}),
    "Chadian troops were transferred for the defence of Bangui.": ("TD", set(), {"Bangui"}),
    "The coming of fresh Ghanaian troops to Goma gave the townspeople heart.": ("GH", set(), {"Goma"}),
    "Norway has provided the mission in Mali with 130 commandos.": ("NO", set(), {"Mali"}),
    "Italian tanks rolled into the centre of Mogadishu.": ("IT", set(), {"Mogadishu"}),
    "Rwandan soldiers pushed into North Kivu on Sunday.": ("RW", set(), {"North Kivu"}),
    "Kenyan commandos slipped into Somalia overnight.": ("KE", set(), {"Somalia"}),
    "About 150 French paratroopers dropped into Kolwezi on Friday.": ("FR", set(), {"Kolwezi"}),
    "The first 200 Indian soldiers have landed at Jaffna.": ("IN", set(), {"Jaffna"}),
    "Ten Dutch F-16s touched down in Amman.": ("NL", set(), {"Amman"}),
    "Turkish troops came ashore near Kyrenia at dawn.": ("TR", set(), {"Kyrenia"}),
    "Uganda trucked 300 soldiers across the border into Rwanda.": ("UG", set(), {"Rwanda"}),
    "About 750 British paratroopers left Portsmouth for Kuwait.": ("GB", {"Portsmouth"}, {"Kuwait"}),
    "Ethiopia began a ground offensive into Tigray.": ("ET", set(), {"Tigray"}),
    "Turkey invaded Cyprus in July 1974.": ("TR", set(), {"Cyprus"}),
    "Egypt allowed 800 Saudi soldiers into Sinai.": ("SA", set(), {"Sinai Peninsula"}),
    "Ghana has pledged 800 soldiers for Liberia.": ("GH", set(), {"Liberia"}),
    "The Sudanese army has flown in reinforcements from Port Sudan.": ("SD", {"Port Sudan"}, set()),
    "Five more Canadian battalions for Kandahar": ("CA", set(), {"Kandahar"}),
    "Second British warship races to Aden as row boils over": ("GB", set(), {"Aden"}),
    "Into the valley of Panjshir rolled 200 Soviet tanks.": ("SU", set(), {"Panjshir"}),
    "Iran accused Bahrain of spying and arming the island of Muharraq.": ("BH", set(), {"Al Muharraq"}),
    "Portugal backed the employment of 300 Portuguese soldiers in Mozambique.": ("PT", set(), {"Mozambique"}),
    "About 90 Italian marines, flown by helicopter from Bari, reached Kosovo.": ("IT", {"Bari"}, {"Kosovo"}),
}
STANDS = {
    "The 300 Brazilian soldiers already there came under fire.": ("BR", set(), {"Gabon"}),
    "Germany supports the mission in Kosovo with 90 engineers of its army.": ("DE", set(), {"Kosovo"}),
    "Croatia takes part in the battlegroup in Poland with a battery.": ("HR", set(), {"Poland"}),
    "A Czech force of 300 men is present in Kabul.": ("CZ", set(), {"Kabul"}),
    "French marines are on patrol in Abidjan.": ("FR", set(), {"Abidjan"}),
    "Syria is home to 5,000 Russian troops.": ("RU", set(), {"Syria"}),
    "British soldiers guard the airport at Kabul.": ("GB", set(), {"Kabul"}),
    "Swedish troops conduct operations in northern Mali.": ("SE", set(), {"northern Mali"}),
    "The bridge at Mitrovica is held by French soldiers.": ("FR", set(), {"Mitrovica"}),
    "Italian soldiers will remain deployed in Herat.": ("IT", set(), {"Herat"}),
    "Norway has only 60 soldiers left in Bosnia.": ("NO", set(), {"Bosnia and Herzegovina"}),
    "There are 2,000 Italian soldiers in Lebanon.": ("IT", set(), {"Lebanon"}),
    "Eight Canadian jets are flying patrols out of Constanta.": ("CA", set(), {"Constanţa"}),
    "The British strength in Cyprus stands at 3,000 men.": ("GB", set(), {"Cyprus"}),
    "Japan puts the Russian garrison in Sakhalin at 9,000 men.": ("RU", set(), {"Sakhalin"}),
    "Off the port of Aden stood two British destroyers.": ("GB", set(), {"Aden"}),
    "HMS Kent off the coast of Oman": ("GB", set(), {"Oman"}),
}
LEAVES = {
    "Uganda has begun pulling out its military mission from Somalia.": ("UG", {"Somalia"}, set()),
    "Dutch marines came back to their barracks after drills in Norway.": ("NL", {"Norway"}, set()),
    "Cuban forces quit Angola in 1991.": ("CU", {"Angola"}, set()),
    "Chad expelled the French soldiers from Faya-Largeau.": ("FR", {"Faya-Largeau"}, set()),
    "The Taliban want all American troops out of Afghanistan.": ("US", {"Afghanistan"}, set()),
    "Nicosia wants the Turkish garrison gone from Cyprus.": ("TR", {"Cyprus"}, set()),
    "The British force in Germany will fall to 20,000 men.": ("GB", {"Germany"}, set()),
    "British forces in Iraq are expected to be lower next year.": ("GB", {"Iraq"}, set()),
    "Italy will move its gunboats out of Beirut.": ("IT", {"Beirut"}, set()),
    "There will be 900 fewer Italian soldiers in Kosovo.": ("IT", {"Kosovo"}, set()),
    "The first phase is over with some 900 Indian soldiers leaving Goma.": ("IN", {"Goma"}, set()),
    "Dutch soldiers flew home from Uruzgan on Monday.": ("NL", {"Uruzgan"}, {"Netherlands"}),
}


@pytest.mark.parametrize("sentence", COMES)
def test_what_comes(sentence):
    actor, origin, destination = COMES[sentence]
    assert only(sentence) == (actor, "toward", origin, destination)


@pytest.mark.parametrize("sentence", STANDS)
def test_what_stands(sentence):
    actor, origin, destination = STANDS[sentence]
    assert only(sentence) == (actor, "presence", origin, destination)


@pytest.mark.parametrize("sentence", LEAVES)
def test_what_leaves(sentence):
    actor, origin, destination = LEAVES[sentence]
    assert only(sentence) == (actor, "away", origin, destination)


def test_who_comes_home_arrives_there():
    actor, direction, _, destination = only("The returning Ghanaian soldiers will land in Accra on Thursday.")
    assert (actor, direction, destination) == ("GH", "away", {"Accra"})


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("The Jordanian army recalled 8,000 reservists on Monday.", "alert"),
        ("Jordan's cabinet has cleared the recall of 8,000 reservists.", "alert"),
        ("The Jordanian army recalled its reservists from Iraq.", "away"),
        ("The number of Fijian battalions in the Sinai goes up to five.", "toward"),
    ],
)
def test_a_word_that_goes_either_way_is_read_by_what_it_is_said_of(sentence, direction):
    assert only(sentence)[1] == direction


def test_one_force_relieves_another():
    told = {slots(c)[:2] for c in read("Burundian soldiers replaced Ugandan troops at the airport in Mogadishu.")}
    assert told == {("BI", "toward"), ("UG", "away")}


def test_forces_in_company_and_on_a_list_are_told_of_each():
    claims = read("Norway deployed two frigates with 300 sailors and a tanker to the Gulf of Aden.")
    assert {(c.count_min, c.destination[0].name) for c in claims} >= {(2, "Gulf of Aden"), (300, "Gulf of Aden")}


def test_a_force_joined_to_the_place_before_it_goes_elsewhere():
    claims = read("Germany will send additional land forces to Lithuania and two frigates to the Mediterranean.")
    assert {tuple(p.name for p in c.destination) for c in claims} == {("Lithuania",), ("Mediterranean Sea",)}


def test_places_left_in_turn_are_left_each():
    claims = read("Turkish soldiers are to leave Idlib by Sunday and Aleppo by Monday.")
    assert {p.name for c in claims for p in c.origin} >= {"Idlib", "Aleppo"}


def test_a_headline_in_title_case_reads_as_prose():
    claims = read("US Navy Deploys Two Destroyers To Black Sea")
    assert [slots(c) for c in claims] == [("US", "toward", set(), {"Black Sea"})]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Canada will send 900 soldiers to Eastern Europe, including 250 to Latvia.",
            {(900, "Eastern Europe"), (250, "Latvia")},
        ),
        (
            "Kenya has 4,000 troops in Somalia, including 700 in Kismayo.",
            {(4000, "Somalia"), (700, "Kismayo")},
        ),
    ],
)
def test_a_part_told_after_including_has_its_own_place(text, expected):
    assert {(c.count_min, *(p.name for p in c.destination)) for c in read(text)} == expected


def test_a_gap_takes_the_verb_along():
    claims = read("Denmark has some 600 troops in Kandahar and about 90 in Kabul.")
    assert {(c.count_min, *(p.name for p in c.destination)) for c in claims} == {(600, "Kandahar"), (90, "Kabul")}


def test_an_exercise_and_its_parts():
    claims = read("Norway and Sweden held naval drills off Narvik with 4,000 soldiers.")
    assert {c.action.direction for c in claims} == {"exercise"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The company moved its headquarters from Berlin to Munich.",
        "Troops of shoppers marched into the mall in Dubai.",
        "A battalion normally has between 400 and 850 soldiers.",
        "Two attackers died in the clash with the police that followed.",
        "Three soldiers were killed in Helmand on Tuesday.",
        "Russian jets bombed Aleppo on Monday.",
        "France delivered 30 tanks to Ukraine.",
        "The Defense Department ordered 50 F-35 jets from Lockheed.",
        "Britain's withdrawal from the European Union took four years.",
        "If Serbia invades Kosovo, the market will fall.",
        "Germany will provide more armoured vehicles for Ukraine.",
        "Chinese ships carried 4,000 cars to Rotterdam.",
    ],
)
def test_what_moves_no_force_is_no_claim(sentence):
    assert [slots(c) for c in read(sentence)] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The UN sent 40 trucks of food to Darfur.",
        "The unit of the bank moved to Dublin.",
        "The team will join the league in Spain next year.",
        "The rebels seized the town of Kidal from the army on Friday.",
        "Soldiers opened fire on protesters in Rangoon, killing nine.",
        "Refugees crossed into Chad by the thousand.",
        "The general returned to Washington to testify.",
    ],
)
def test_what_else_moves_in_a_war_is_no_claim(sentence):
    claims = [c for c in read(f"{SETTING}\n\n{sentence}") if c.sentence == sentence]
    assert [slots(c) for c in claims] == []


def test_an_aside_between_hyphens_tells_how_many_a_force_is():
    [claim] = read("A British relief force - 560 marines and sailors - left Plymouth for the Gulf on Friday.")
    assert (claim.actor, claim.count_min, claim.count_max) == ("GB", 560, 560)
    assert {p.name for p in claim.destination} == {"Persian Gulf"}


def test_a_ship_that_leaves_harbour_leaves_no_war():
    [claim] = read("HMS Kent has left harbour, bound for the Baltic.")
    assert slots(claim) == ("GB", "toward", set(), {"Baltic Sea"})
