"""Sentences that stand alone, as in headlines, tickers and captions: no article says what they are about."""

from __future__ import annotations

from datetime import date

import pytest

from geo.articles import article_from_text
from geo.claims import claims_in


def told(text: str):
    article = article_from_text(text, source="test.txt", published=date(2022, 2, 3))
    return [
        (c.actor, c.action.direction, c.count_min or c.count_max, [p.name for p in [*c.origin, *c.destination]])
        for c in claims_in(article)
    ]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Georgian units are moving from Gori to Kutaisi.", ("GE", "toward", None, ["Gori", "Kutaisi"])),
        ("Syrian armour pulled back from Zahle overnight.", ("SY", "away", None, ["Zahle"])),
        ("Belarus moves six Iskander launchers to Gomel.", ("BY", "toward", 6, ["Homyel"])),
        ("Denmark will send six Hercules transports to Mali.", ("DK", "toward", 6, ["Mali"])),
        ("Spain's four EF-18s will stay in Romania through April.", ("ES", "presence", 4, ["Romania"])),
        ("Pakistani jets have been shifted to Skardu.", ("PK", "toward", None, ["Skardu"])),
    ],
)
def test_a_weak_word_for_a_force_serves(sentence, claim):
    assert claim in told(sentence)


@pytest.mark.parametrize("label", ["BREAKING: ", "0915 GMT: ", "IRAQ LIVE 18:20 – ", "Mosul, 07:15 — ", "File photo: "])
def test_a_label_before_the_sentence_is_no_part_of_it(label):
    assert told(label + "Turkish troops have crossed into Iraq at Zakho.") == told(
        "Turkish troops have crossed into Iraq at Zakho."
    )


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "Norway will replace its infantry company in Kaunas with 14 Leopard tanks.",
            {("toward", 14, "Kaunas"), ("away", None, "Kaunas")},
        ),
        ("Portugal is to reinforce its garrison in Bangui with 90 commandos.", {("toward", 90, "Bangui")}),
        ("The Niger garrison at Diffa was reinforced by 200 Chadian soldiers.", {("toward", 200, "Diffa")}),
    ],
)
def test_who_comes_with_or_for_another(sentence, claims):
    assert {(direction, n, names[0]) for _, direction, n, names in told(sentence)} == claims


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("Kyrgyzstan hosts Russian jets, American tankers and a French detachment.", {"RU", "US", "FR"}),
        ("Oman houses British marines and an Indian radar unit.", {"GB", "IN"}),
    ],
)
def test_each_guest_of_a_host(sentence, actors):
    assert {actor for actor, *_ in told(sentence)} == actors


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("No fewer than 700 Kenyan soldiers were flown to Goma.", "completed"),
        ("No more Kenyan soldiers were flown to Goma.", "denied"),
        ("Ghanaian troops have been sent to Banjul in case the president refuses to go.", "completed"),
    ],
)
def test_a_bound_is_no_denial_and_a_fear_no_condition(sentence, status):
    article = article_from_text(sentence, source="test.txt", published=date(2022, 2, 3))
    assert [c.status.value for c in claims_in(article)] == [status]


@pytest.mark.parametrize(
    "sentence",
    [
        "Chilean frigates were again seen patrolling near Arica.",
        "Chilean warplanes have been flying from Arica since May.",
        "Chilean bombers used the airfield at Arica for a month.",
    ],
)
def test_where_a_force_works_it_is(sentence):
    assert [(a, d, names) for a, d, _, names in told(sentence)] == [("CL", "presence", ["Arica"])]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Kenya is bringing its engineers home from Baidoa.", ("KE", "away", None, "Baidoa")),
        ("Moscow has cut its guard in Aleppo to 300 men.", ("RU", "away", None, "Aleppo")),
        ("Austria will let 900 allied soldiers cross its territory to Hungary.", ("NATO", "toward", 900, "Hungary")),
    ],
)
def test_whose_men_they_are(sentence, claim):
    assert claim in [(actor, direction, n, names[0]) for actor, direction, n, names in told(sentence)]


@pytest.mark.parametrize(
    "sentence",
    ["Toyota is bringing its engineers home from Texas.", "The coffins of two Fijian soldiers were flown to Suva."],
)
def test_no_force_moves(sentence):
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("45 Commando has flown to Norway.", [None]),
        ("Britain said 7 Armoured Brigade would take over from 12 Mechanized Brigade in Basra.", [None, None]),
        ("Ottawa sent 90 men, taking the Canadian force in Riga to 700 soldiers.", [90, 700]),
    ],
)
def test_the_number_of_a_unit_is_no_count_and_what_it_grows_to_is(sentence, numbers):
    assert [n for _, _, n, _ in told(sentence)] == numbers


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("Togo's 700 soldiers in Gao have not been paid since May.", [("TG", "presence", 700, ["Gao"])]),
        ("The 90 Maltese soldiers in Gao voted by post.", [("MT", "presence", 90, ["Gao"])]),
        ("The 12 Maltese soldiers in Gao were wounded by a mine.", []),
    ],
)
def test_a_contingent_spoken_of_as_a_whole_is_where_it_is_said_to_be(sentence, claims):
    assert told(sentence) == claims


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Ukrainian troops re-entered Lyman on Sunday.", ("UA", "toward")),
        ("Omani gunboats turned north towards Khasab.", ("OM", "toward")),
        ("Polish infantry wintered at Ghazni.", ("PL", "presence")),
        ("The last Fijian soldiers packed up and left Tyre.", ("FJ", "away")),
        ("Swedish marines are camped at Timbuktu.", ("SE", "presence")),
        ("Two Danish platoons were put down by helicopter at Gereshk.", ("DK", "toward")),
    ],
)
def test_verbs_of_coming_staying_and_leaving(sentence, claim):
    assert claim in {(actor, direction) for actor, direction, _, _ in told(sentence)}
