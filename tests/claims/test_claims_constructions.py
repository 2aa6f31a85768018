"""Ways to tell of a movement that no single verb tells of, each under several verbs; in words of our own."""

from __future__ import annotations

from datetime import date

import pytest

from geo.articles import article_from_text
from geo.claims import claims_in


def told(text: str):
    """Give what is told after the first sentence, which only says whose forces the text is about."""
    article = article_from_text(text, source="test.txt", published=date(2022, 2, 3))
    return [
        (
            c.actor,
            c.action.direction,
            c.count_min or c.count_max,
            sorted(p.name for p in [*c.origin, *c.destination]),
        )
        for c in claims_in(article)
        if c.start > 0
    ]


BRITISH = "British troops were ready for the mission, the army said on Monday. "


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "Togo has 160 men in Gao, Nigeria 190 and Benin 40.",
            {("TG", 160, "Gao"), ("NG", 190, "Gao"), ("BJ", 40, "Gao")},
        ),
        (
            "Spain will send 1,100 troops to Lebanon, Italy 3,000 and Poland 500.",
            {("ES", 1100, "Lebanon"), ("IT", 3000, "Lebanon"), ("PL", 500, "Lebanon")},
        ),
        (
            "Poland is ready to add 600 soldiers in Helmand, and Georgia a battalion.",
            {("PL", 600, "Helmand"), ("GE", 1, "Helmand")},
        ),
    ],
)
def test_the_verb_is_left_out_for_other_states(sentence, claims):
    assert {(a.split("+")[0], n, p[0].split()[0]) for a, _, n, p in told(BRITISH + sentence)} == claims


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("London took the rest of its contingent home last week.", ("GB", "away", None)),
        ("Under the truce British forces are to return to their barracks within a week.", ("GB", "away", None)),
        ("A third of the 9,000 Polish troops in Iraq would be gone by June.", ("PL", "away", 3000)),
        ("No more regiments will be taken from Gibraltar, the minister said.", ("GB", "away", None)),
        ("Not one extra soldier has arrived in Kigali.", ("GB", "toward", None)),
        ("The admiral has asked London for eight more frigates in the Gulf.", ("GB", "toward", 8)),
        ("Two-thirds of the 6,000 Dutch soldiers will leave Kunduz by May.", ("NL", "away", 4000)),
        ("The main body will follow by sea in two weeks.", ("GB", "toward", None)),
        ("Dutch jets were scrambled eleven times in March.", ("NL", "alert", None)),
        ("Two British battalions are headed for Kandahar.", ("GB", "toward", 2)),
        ("Poland brought the last of its 900 soldiers home from Basra.", ("PL", "away", 900)),
        ("The UN asked Senegal for 300 soldiers in Goma.", ("SN", "toward", 300)),
        ("A brigade was put on standby by the army on Monday.", ("GB", "alert", 1)),
        ("I have ordered 3,888 reservists to active duty.", ("GB", "alert", 3888)),
        ("KFOR welcomed the lead elements of a Bulgarian battalion at Pristina.", ("BG", "toward", None)),
    ],
)
def test_what_the_clause_tells_by_its_build(sentence, claim):
    assert [(a, d, n) for a, d, n, _ in told(BRITISH + sentence)] == [claim]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Trent was diverted from Barbados.", ("GB", "toward", 1, ["Barbados"])),
        ("The navy has recalled Trent from Barbados.", ("GB", "away", 1, ["Barbados"])),
        ("HMS Trent will call at Malta next week.", ("GB", "toward", 1, ["Malta"])),
    ],
)
def test_a_ship_told_of_is_known_by_its_bare_name(sentence, claim):
    assert told("HMS Trent was in Gibraltar on Monday. " + sentence) == [claim]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("Also in the Gulf are two Dutch frigates.", [("NL", "presence", 2, ["Persian Gulf"])]),
        ("In Djibouti are 1,500 French soldiers.", [("FR", "presence", 1500, ["Djibouti"])]),
        ("Stationed at Pristina are two Italian battalions.", [("IT", "presence", 2, ["Pristina"])]),
        ("Also deployed to Cyprus are six British Tornados.", [("GB", "toward", 6, ["Cyprus"])]),
        ("Waiting off Beirut are three British ships.", [("GB", "presence", 3, ["Beirut"])]),
        ("On their way to Aden are two British destroyers.", [("GB", "toward", 2, ["Aden"])]),
    ],
)
def test_a_clause_may_open_with_where_they_are(sentence, claims):
    assert told(BRITISH + sentence) == claims


def test_states_are_listed_with_what_they_have():
    listed = "The contributors to the force in Liberia are Ghana (750), Nigeria (1,300) and Pakistan (2,400)."
    assert [(a, n) for a, _, n, _ in told(BRITISH + listed)] == [("GH", 750), ("NG", 1300), ("PK", 2400)]


def test_dead_of_several_states_are_no_forces():
    assert told(BRITISH + "The dead in Liberia were from Ghana (75), Nigeria (130) and Pakistan (24).") == []


def test_an_entry_of_a_list_tells_where_they_are():
    text = "American forces in Europe.\n\nGermany: 35,000 personnel\n\nItaly: 12,000 personnel"
    assert [(a, n, p) for a, _, n, p in told(text)] == [("US", 35000, ["Germany"]), ("US", 12000, ["Italy"])]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "India sent 3,000 soldiers to Jaffna. She demanded that the Indians be sent back.",
            ("IN", "away", None, ["Jaffna"]),
        ),
        (
            "Chad has 800 soldiers in Gao. Paris wants the 500 Chadians out of Gao.",
            ("TD", "away", 500, ["Gao"]),
        ),
        (
            "There were 9,000 Dutch soldiers in Uruzgan. The garrison was down to 300 men.",
            ("NL", "presence", 300, ["Uruzgan"]),
        ),
    ],
)
def test_what_is_told_of_those_named_before(text, claim):
    assert claim in told(text)


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("They were joined by 300 Ugandan soldiers in Kismayo.", [("UG", "toward", 300, ["Kismayo"])]),
        ("Not a single tank was left in Estonia by August.", [("GB", "presence", 1, ["Estonia"])]),
        ("Washington has ordered two carriers to waters off Taiwan.", [("US", "toward", 2, ["Taiwan"])]),
        ("By Friday 35 of the soldiers had been posted around Pristina.", [("GB", "presence", 35, ["Pristina"])]),
        ("The soldiers spent the night at a school in Kismayo.", [("GB", "presence", None, ["Kismayo"])]),
        (
            "The exercise, involving 28 ships at once, began on Monday off Crete.",
            [("GB", "exercise", 28, ["Crete"])],
        ),
    ],
)
def test_who_joins_is_left_or_is_sent(sentence, claims):
    assert told(BRITISH + sentence) == claims


def test_the_rest_is_told_of_apart():
    text = "Fiji has a battalion. The first 80 Fijian soldiers landed in Dili and the rest will follow by ship."
    assert [(a, n) for a, _, n, p in told(text)] == [("FJ", 80), ("FJ", None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The team walked out of the talks in Geneva.",
        "A soldier walked out of the court in Nice.",
        "The airline has ordered 40 aircraft from a factory for its fleet in Lagos.",
        "The minister welcomed the soldiers' contribution to peace.",
        "The army was criticised for its use of force in Jaffna.",
        "Ghana (12), Togo (9) and Benin (7) top the table.",
        "The regiment of critics marched out of the hall.",
    ],
)
def test_what_only_looks_like_a_movement(sentence):
    assert told(BRITISH + sentence) == []


def test_who_leaves_two_of_its_bases_withdraws():
    text = "Ethiopian troops are in Somalia. The Ethiopian troops left two of their main bases in Baidoa on Tuesday."
    assert [claim[:2] for claim in told(text)] == [("ET", "away")]


def test_a_people_sent_back_are_its_soldiers_though_civilians_are_named_apart():
    text = (
        "Indian troops landed in Jaffna on Monday. The mayor, whose supporters led the protests, "
        "demanded that the Indians be sent back."
    )
    assert ("IN", "away") in {claim[:2] for claim in told(text)}
