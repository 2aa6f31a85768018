"""Where, when and how real: the slots of a claim that its sentence leaves open or tells in a roundabout way."""

from __future__ import annotations

from datetime import date

import pytest

from geo.articles import article_from_text
from geo.claims import claims_in

THURSDAY = date(2022, 2, 3)


def read(*paragraphs: str):
    return claims_in(article_from_text("\n\n".join(paragraphs), source="test.txt", published=THURSDAY))


def ends(claim):
    return {p.name for p in claim.origin}, {p.name for p in claim.destination}


WHERE = {
    "there": (("Mali has asked for help.", "Ghana keeps 300 soldiers there."), set(), {"Mali"}),
    "in the country": (("Somalia is at war.", "Kenyan forces now number 900 in the country."), set(), {"Somalia"}),
    "his own country": (
        ("President Museveni of Uganda refused to allow UN peacekeeping troops into his country.",), set(), {"Uganda"},
    ),
    "by a nationality": (("Burundian troops crossed into Rwandan territory.",), set(), {"Rwanda"}),
    "home": (("Burundi's soldiers flew home from Somalia on Monday.",), {"Somalia"}, {"Burundi"}),
    "most of them elsewhere": (
        ("Russia has 3,000 soldiers in Armenia, chiefly at Gyumri.",), set(), {"Armenia"},
    ),
    "on a line called after what it does": (
        ("Ghanaian marines are dug in on the line of separation in the Kunene region.",), set(), {"Kunene Region"},
    ),
    "beyond the goal": (("Kenya sent 200 soldiers to Kuwait for operations in Iraq.",), set(), {"Kuwait"}),
    "in the state": (
        ("Fresh columns have come to Nagaland.", "The Indian army has 40 companies in the state."), set(), {"Nagaland"},
    ),
    "in a column": (("Kyrgyz soldiers moved off from Isfara in a column to Osh.",), {"Isfara"}, {"Osh"}),
    "beside a name that nobody knows": (("Indonesia sent 300 soldiers to Wamena, Tolikarawa.",), set(), {"Wamena"}),
    "no place but a body": (("A Turkish convoy drove towards the Coalition bases in Erbil.",), set(), {"Erbil"}),
    "on a river": (("Belgium sent 300 paratroopers to Kindu, on the Congo River.",), set(), {"Kindu"}),
    "towards and from, in that order": (
        ("Two Greek frigates are heading toward the Red Sea from the Aegean.",), {"Aegean Sea"}, {"Red Sea"},
    ),
    "a place in a place": (
        ("Two squadrons of Greek fighter jets are stationed at Incirlik in Turkey.",), set(), {"İncirlik Air Base"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WHERE)
def test_where_the_last_sentence_sets_its_force(name):
    paragraphs, origin, destination = WHERE[name]
    assert ends(read(*paragraphs)[-1]) == (origin, destination)


@pytest.mark.parametrize(
    "sentence",
    [
        "Portuguese marines are training for deployment to Mali.",
        "Portuguese soldiers prepare for Mali mission",
        "Families wave goodbye to Portuguese troops ahead of Mali deployment",
    ],
)
def test_who_makes_ready_for_a_tour_is_to_go_there(sentence):
    (claim,) = read("Lisbon answers a call for help.", sentence)
    assert (claim.actor, claim.status.value, ends(claim)[1]) == ("PT", "announced", {"Mali"})


def test_what_a_force_consists_of_is_not_told_beside_it():
    told = read(
        "As at 16 May, the military component of UNMIL stood at 910 personnel, comprising 850 troops and "
        "60 military observers in Liberia."
    )
    assert [c.count_min for c in told] == [910]


def test_a_force_in_several_towns_of_a_country_is_in_the_country():
    told = read(
        "Kenyan troops landed in Kismayo on Monday.",
        "Another Kenyan battalion holds Baidoa, a city of Somalia.",
        "In all 3,900 Kenyan soldiers are deployed.",
    )
    assert ends(told[-1])[1] == {"Somalia"}


def test_a_movement_without_a_place_is_where_the_title_tells():
    told = read(
        "Peacekeepers arrive in Haiti\n",
        "A first contingent of 200 Kenyan police officers flew from Nairobi on Tuesday.",
        "Jamaica has pledged 170 soldiers.",
    )
    assert ends(told[-1])[1] == {"Haiti"}


def test_a_visit_in_the_title_to_whoever_has_the_forces_does_not_say_where_they_are():
    told = read("Envoys plan a visit to Khartoum", "Sudan's massive military buildup worries the region.")
    assert [ends(c)[1] for c in told if c.actor == "SD"] != []
    assert all("Khartoum" not in ends(c)[1] for c in told)


def test_a_village_that_no_gazetteer_has_is_named_and_put_where_it_is_said_to_lie():
    (claim,) = read("The rains have begun.", "200 Ghanaian soldiers landed at Kalimbo, a village in northern Mali.")
    (place,) = claim.destination
    assert (place.name, place.surface, place.country, place.geonames_id) == ("Kalimbo", "Kalimbo", "ML", None)
    assert place.radius_km > 100
    assert place.score < 0.5


def test_a_title_is_no_village():
    told = read("Kenya is at war.", "Kenya sent 300 troops to Major General Smith in Somalia.")
    assert {p.name for c in told for p in c.destination} == {"Somalia"}


@pytest.mark.parametrize(
    ("text", "kind", "radius"),
    [
        ("A column of Russian troops stopped 20 km west of Grozny.", "west_of", 20),
        ("A Russian convoy of 60 tanks was about 30 kilometers from Kyiv on Monday.", "near", 30),
        ("Two Turkish destroyers lie 12 nautical miles off Beirut.", "off_coast", 22),
    ],
)
def test_how_far_from_a_place_is_drawn_so(text, kind, radius):
    (claim,) = read("The talks go on.", text)
    assert claim.relation.kind == kind
    assert claim.relation.text.split(" ")[0] in ("20", "30", "22.2")
    assert claim.relation.radius_km <= 2.5 * radius


STATUS = {
    "supposed": ("If Russia deploys missiles in Belarus, NATO will respond.", "conditional"),
    "agreed to if": ("Poland would pay if Washington agreed to base 900 US troops in Poland.", "conditional"),
    "drawn up": ("ECOWAS leaders drew up a plan for sending troops to Guinea-Bissau.", "considered"),
    "no order": ("No order has been given to send the US soldiers to Kosovo.", "denied"),
    "no soldiers": ("Denmark and Norway have no soldiers left in Kabul.", "denied"),
    "thrown out": ("Parliament rejected a motion that would have sent 62,000 US soldiers to Turkey.", "denied"),
    "passed": ("The US Senate approved a bill that would send 500 troops to Haiti.", "ordered"),
    "made up": ("Reports that Russian troops crossed into Ukraine are pure invention.", "denied"),
    "expected": ("The first 200 French marines should arrive in Haiti on Friday.", "announced"),
    "due": ("Two US destroyers are due in the Black Sea next week.", "announced"),
    "said to be": ("Three Chinese frigates are said to be off the coast of Taiwan.", "reported"),
    "held to have": ("Iraq is believed to have 900 soldiers in Kuwait.", "in_place"),
    "an option": ("Turkey is weighing options, including the deployment of 500 troops to Libya.", "considered"),
    "was there": ("A Fijian battalion was in the Golan Heights on Tuesday.", "in_place"),
}


@pytest.mark.parametrize("name", STATUS)
def test_how_real_it_is(name):
    text, status = STATUS[name]
    assert {c.status.value for c in read("The talks go on.", text)} == {status}


DATES = {
    "a month with its year": ("The last French troops quit Mali in August 2020.", "2020-08"),
    "in the year told": ("Moroccan troops landed near Agadir on 20 July 1974.", "1974-07-20"),
    "no record's date": ("It is the largest deployment of US troops to Poland since 1991.", "2022-02-03"),
    "taken up by when": (
        "A truce is to hold in early 2023, when the Turkish army will withdraw 900 soldiers from Syria.", "2023",
    ),
    "a bare day": ("Two Danish frigates are expected in Oslo on the 24th.", "2022-02-24"),
}  # fmt: skip


@pytest.mark.parametrize("name", DATES)
def test_when_it_is(name):
    text, iso = DATES[name]
    assert {c.event_date.iso for c in read("The talks go on.", text)} == {iso}


UNITS = {
    "a part with its whole": (
        ("The US 2nd Brigade of the 2nd Infantry Division left for Iraq.",),
        "2nd Brigade of the 2nd Infantry Division",
    ),
    "in small letters": (
        ("Two Russian companies of the 15th separate motor rifle brigade marched to Stepanakert.",),
        "15th separate motor rifle brigade",
    ),
    "a mission": (("KFOR troops were moved to Mitrovica in Kosovo.",), "KFOR"),
    "a service": (
        ("Four F-16s of the Royal Netherlands Air Force landed at Siauliai.",),
        "Royal Netherlands Air Force",
    ),
    "the ship told of": (
        ("HMS Kent sailed from Portsmouth on Monday.", "The vessel will be in the Baltic Sea next week."),
        "HMS Kent",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", UNITS)
def test_which_unit_it_is(name):
    paragraphs, unit = UNITS[name]
    assert read(*paragraphs)[-1].unit == unit


@pytest.mark.parametrize(
    ("sentence", "force", "count"),
    [
        ("A company of 140 Danes left Vaerlose for Kabul.", "A company", (140, 140)),
        ("Ghana withdrew half its 800 soldiers from Liberia.", "half its 800 soldiers", (400, 400)),
        ("A 40-man Fleet Security Team of Rwanda flew to Juba from Kigali.", "A 40-man Fleet Security Team", (40, 40)),
        ("UNIFIL will be enlarged to a maximum of 15,000 troops.", "UNIFIL", (None, 15000)),
        ("The Russian force in Gyumri is estimated at 3,000.", "The Russian force", (3000, 3000)),
        (
            "The second Malaysian group, consisting of 138 soldiers, left for Beirut.",
            "The second Malaysian group",
            (138, 138),
        ),
        ("Some 70 Irish soldiers took an evening flight from Dublin to Beirut.", "Some 70 Irish soldiers", (70, 70)),
        (
            "The last 900 Danish soldiers brought their tanks out of Gereshk.",
            "The last 900 Danish soldiers",
            (900, 900),
        ),
    ],
)
def test_how_many_are_counted(sentence, force, count):
    claim = read("Soldiers are on the move.", sentence)[-1]
    assert (claim.force, (claim.count_min, claim.count_max)) == (force, count)


@pytest.mark.parametrize(
    ("sentence", "action", "origin", "destination"),
    [
        ("USS Boxer (LHD-4) is pierside in Norfolk for repairs.", "station", set(), {"Norfolk"}),
        ("HMS Argyll is on passage to the Persian Gulf.", "move", set(), {"Persian Gulf"}),
        ("Another 80 Irish soldiers are due to depart for UN service in Lebanon.", "move", set(), {"Lebanon"}),
        ("The Kenyan brigadier said his men were going back to barracks in Nakuru.", "withdraw", None, {"Nakuru"}),
    ],
)
def test_which_way_a_force_goes(sentence, action, origin, destination):
    claim = read("Soldiers are on the move.", sentence)[-1]
    assert (claim.action.value, ends(claim)[1]) == (action, destination)
    assert origin is None or ends(claim)[0] == origin


def test_a_section_is_set_where_its_heading_says():
    claims = read(
        "Where the ships are",
        "In the Red Sea",
        "HMS Argyll is at anchor off Aqaba.",
        "In the Baltic Sea",
        "HMS Kent relieved the Danish frigate Niels Juel on Monday.",
    )
    assert [ends(c) for c in claims[-2:]] == [(set(), {"Baltic Sea"}), ({"Baltic Sea"}, set())]


@pytest.mark.parametrize(
    "sentence", ["Colombia's air force will treble its fighter fleet.", "The crews stay watchful."]
)
def test_what_is_bought_or_how_men_are_is_no_movement(sentence):
    assert not read("Colombian warships lie off Panama.", sentence)[1:]


DATED = {
    "a history tells its year once": (
        ("The Kenyan battalion landed in Haiti in May 2006.", "It had been in Chad since 2001 and in Mali since 1999.",
         "In August 300 Kenyan soldiers left Haiti."), "1999-08",
    ),
    "news does not": (
        ("The Kenyan battalion landed in Haiti in May 2006.", "It had been in Chad since 2001 and in Mali since 1999.",
         "On Monday it moved. In August 300 Kenyan soldiers left Haiti."), "2021-08",
    ),
    "of old": (("British troops landed in Egypt in March 1801.",), "1801-03"),
}  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "expected"), DATED.values(), ids=DATED)
def test_the_year_that_is_meant(paragraphs, expected):
    assert read(*paragraphs)[-1].event_date.iso == expected


SIZES = {
    "strong": ("Ghana sent its 800-strong battalion to Chad.", 800),
    "a garrison": ("The British garrison in Cyprus remains at about 1,200.", 1200),
    "a contingent": ("The Polish contingent, which numbers 300, holds Iriba in Chad.", 300),
    "after a day": ("As at 11 March 21 Kenyan soldiers were deployed in Mali.", 21),
    "two and a half": ("Two and a half thousand Kenyan soldiers are in Goma.", 2500),
}


@pytest.mark.parametrize(("text", "count"), SIZES.values(), ids=SIZES)
def test_the_size_of_a_body_is_told_in_men(text, count):
    claim = read(text)[0]
    assert (claim.count_min, claim.count_max, claim.count_of) == (count, count, "people")


def test_what_one_sentence_joins_is_not_counted_with_the_next():
    told = read("The British force in Malta was reduced to 650 and two of the ships returned to Portsmouth.")
    assert any((c.count_min, c.count_of) == (2, "ships") for c in told)
