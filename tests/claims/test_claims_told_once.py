"""A movement is told once, however many words the sentence spends on it; what is none is not told at all."""

from __future__ import annotations

import pytest

from geo.articles import article_from_text
from geo.claims.reading import claims_in
from geo.model import Status

SETTING = "Warships, soldiers and peacekeepers of many nations were deployed in the region this year."


def told(sentence):
    """Give actor, direction, origins and destinations of what the sentence tells."""
    article = article_from_text(f"{SETTING}\n\n{sentence}", source="report.txt")
    return [
        (c.actor, c.action.direction, [p.name for p in c.origin], [p.name for p in c.destination])
        for c in claims_in(article)
        if c.sentence == sentence
    ]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        (
            "A Kenyan battalion flew from Nairobi on Tuesday and reached Mogadishu before noon.",
            ("KE", "toward", ["Nairobi"], ["Mogadishu"]),
        ),
        (
            "Some 300 Polish soldiers who had left Krakow on Friday drove into Kabul.",
            ("PL", "toward", ["Kraków"], ["Kabul"]),
        ),
        (
            "The Iranian frigate Alvand left Bandar Abbas on Monday and is due in the Red Sea within days.",
            ("IR", "toward", ["Bandar Abbas"], ["Red Sea"]),
        ),
        (
            "Elements of a French brigade, flown from Djibouti, were on the ground in Bangui by noon.",
            ("FR", "toward", ["Djibouti"], ["Bangui"]),
        ),
    ],
)
def test_a_journey_told_by_two_verbs_is_one_claim(sentence, claim):
    assert told(sentence) == [claim]


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("HMS Liverpool slipped out of Plymouth on Friday.", "toward"),
        ("A Ugandan company left Entebbe on Monday aboard a chartered plane.", "toward"),
        ("Chadian troops left Bangui on Thursday.", "away"),
        ("The last 200 US Marines left Mogadishu aboard two transports.", "away"),
        ("Some 80 Danish commandos are flying out of Copenhagen tonight.", "toward"),
        ("Ethiopian soldiers returned to Mogadishu on Friday.", "toward"),
        ("Ethiopian soldiers returned to Addis Ababa on Friday.", "away"),
    ],
)
def test_who_leaves_home_or_port_sets_out_and_who_leaves_abroad_withdraws(sentence, direction):
    assert [claim[1] for claim in told(sentence)] == [direction]


@pytest.mark.parametrize(
    "sentence",
    [
        "Two Spanish frigates, Numancia and Victoria, have been in the Gulf of Aden since May.",
        "Sweden has 250 soldiers with the UN force in Mali.",
        "A British task group consisting of HMS Bulwark and HMS Argyll arrived off Libya on Monday.",
        "Ugandan soldiers were sent to guard the port of Mogadishu.",
        "Dutch fighter jets and a tanker aircraft were sent to Jordan.",
        "Some 90 Fijian soldiers, the largest contingent to arrive since March, landed in Basra.",
        "Australia will send 200 soldiers to join the multinational force in Iraq.",
        "The French carrier Foch was last night steaming for the Adriatic Sea.",
    ],
)
def test_names_wholes_parts_and_purposes_are_no_force_of_their_own(sentence):
    assert len(told(sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Two rebel groups in eastern Chad took up arms against the Chadian army.",
        "French troops returned fire across the border.",
        "The Syrian army was holding its own.",
        "Russian soldiers left 40 dead.",
        "The pirates boarded the freighter Taipan and held her crew.",
        "It was hard to see how the French mission could go on.",
        "The army fell short of its goal for recruits.",
        "Villagers were killed and nearly 30,000 fled.",
    ],
)
def test_verbs_of_movement_that_move_no_force_tell_nothing(sentence):
    assert told(sentence) == []


def test_columns_that_only_qualify_a_place_are_no_movement():
    sentence = "Sudanese soldiers moved into the vacated positions near El Fasher behind the departing columns."
    assert [claim[1] for claim in told(sentence)] == ["toward"]


def test_a_territory_s_forces_are_those_of_its_state():
    assert told("Our bombers on Guam will fly to Japan.")[0][0] == "US"


def test_what_is_warned_off_is_who_is_to_leave():
    sentence = "Turkish coast guard ships warned the Greek frigates to leave the port of Bodrum."
    assert [claim[:2] for claim in told(sentence) if claim[1] != "presence"] in ([("GR", "away")], [("GR", "toward")])


def test_an_end_to_sending_is_no_withdrawal():
    sentence = "Sudan will stop sending more troops to Yemen."
    article = article_from_text(f"{SETTING}\n\n{sentence}", source="report.txt")
    claim = next(c for c in claims_in(article) if c.sentence == sentence)
    assert (claim.action.direction, claim.status) == ("toward", Status.DENIED)


def test_a_garrison_is_not_the_place_s_own():
    text = (
        "British soldiers landed in Cyprus in March.\n\nThe Cyprus garrison was reinforced with 600 British soldiers."
    )
    claims = claims_in(article_from_text(text, source="report.txt"))
    assert {c.actor for c in claims} == {"GB"}


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        (
            "The Indian frigate Tabar, with about 250 sailors on board, left Mumbai for Aden on Monday.",
            ("IN", "toward", ["Mumbai"], ["Aden"]),
        ),
        (
            "Nine Chadian army trucks, each with some 30 soldiers on board, drove from Abéché to Bangui.",
            ("TD", "toward", ["Abéché"], ["Bangui"]),
        ),
        (
            "Norway has sent 160 soldiers, including 45 commandos, to Bamako.",
            ("NO", "toward", [], ["Bamako"]),
        ),
        (
            "A Spanish task group, led by the frigate Navarra, is steaming to Beirut.",
            ("ES", "toward", [], ["Beirut"]),
        ),
        (
            "The Swedish soldiers are due out of Gao by June.",
            ("SE", "away", ["Gao"], []),
        ),
        (
            "By spring there will be 900 fewer Danish soldiers in Basra than today.",
            ("DK", "away", ["Basrah"], []),
        ),
    ],
)
def test_a_load_a_crew_or_a_part_is_not_told_beside_the_whole(sentence, claim):
    assert told(sentence) == [claim]


def test_no_fewer_than_denies_nothing():
    sentence = "No fewer than four Egyptian transports were seen landing at Juba."
    article = article_from_text(f"{SETTING}\n\n{sentence}", source="report.txt")
    claim = next(c for c in claims_in(article) if c.sentence == sentence)
    assert claim.status is not Status.DENIED


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        (
            "The Swedish soldiers who held Gereshk through the winter are packing up for good.",
            ("SE", "away", ["Gereshk"], []),
        ),
        (
            "Jordanian sappers that serve in Port-au-Prince will be pulled out in May.",
            ("JO", "away", ["Port-au-Prince"], []),
        ),
        (
            "The last Belgian company left Kamina on Friday, marching towards Luena.",
            ("BE", "away", ["Kamina"], ["Luena"]),
        ),
        (
            "Some 600 Peruvian marines are taking part in the exercise off Callao.",
            ("PE", "exercise", [], ["Callao"]),
        ),
        (
            "Six Burmese trucks, each carrying 30 soldiers, reached Loikaw on Monday.",
            ("MM", "toward", [], ["Loikaw"]),
        ),
        (
            "The Kenyan mission in Baidoa consists of 3,100 soldiers.",
            ("KE", "presence", [], ["Baidoa"]),
        ),
        (
            "Bulgaria sent several companies and an engineer battalion to Diwaniya.",
            ("BG", "toward", [], ["Al Diwaniyah"]),
        ),
        (
            "Norway placed HNoMS Nansen, HNoMS Otto Sverdrup and the corvette Skudd in the Barents Sea.",
            ("NO", "presence", [], ["Barents Sea"]),
        ),
    ],
)
def test_what_is_said_twice_of_a_force_or_of_forces_on_one_list_is_one_claim(sentence, claim):
    assert told(sentence) == [claim]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Togolese peacekeepers kept the rival militias apart.",
        "Shelling around Sa'ada has driven thousands into camps at Haradh.",
        "Mauritanian officers handed their maps to the police and turned over three pickups at Bassikounou.",
        "An ordinary Ugandan brigade has about 2,000 soldiers.",
        "The exercise tests the Polish army's ability to move tank brigades by rail.",
        "The Albanian corvette is not one of the vessels being deployed.",
        "Kenya hopes to evacuate hundreds of those who cooked for its soldiers from Baidoa.",
        "Two Malian villagers were held for crossing into Niger.",
        "The frigate's missions include fisheries patrols and search and rescue.",
        "Some 300 Senegalese troops took part in the parade in Dakar.",
        "According to a statement of the Georgian armed forces, the road to Senaki is open.",
    ],
)
def test_words_of_a_force_that_tell_something_else_are_no_claim(sentence):
    assert told(sentence) == []


def test_a_name_behind_the_type_of_a_ship_is_not_who_goes():
    assert told("About 250 Omani marines aboard the amphibious ship Fulk al Salamah are heading for Aden.") == [
        ("OM", "toward", [], ["Aden"])
    ]
