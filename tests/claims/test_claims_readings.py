"""What a sentence is read to claim: one case a rule, in words of our own."""

from __future__ import annotations

from datetime import date

import pytest

from geo.articles import article_from_text
from geo.claims import claims_in

THURSDAY = date(2022, 2, 3)


def read(text: str, published: date | None = THURSDAY):
    return claims_in(article_from_text(text, source="test.txt", published=published))


def slots(claim):
    return (
        claim.actor, claim.action.direction, (claim.count_min, claim.count_max),
        {p.name for p in claim.origin}, {p.name for p in claim.destination}, claim.status.value,
    )  # fmt: skip


ONE = {
    "active": (
        "France will send 400 soldiers from Djibouti to Niger.",
        ("FR", "toward", (400, 400), {"Djibouti"}, {"Niger"}, "announced"),
    ),
    "what is left out of a clause within a clause": (
        "A colonel spoke of 300 soldiers that Turkey has said it will send to Somalia.",
        ("TR", "toward", (300, 300), set(), {"Somalia"}, "announced"),
    ),
    "what one leaves for": (
        "Another 200 Ghanaian soldiers are due to depart for service in Lebanon.",
        ("GH", "toward", (200, 200), set(), {"Lebanon"}, "announced"),
    ),
    "passive with agent": (
        "Up to 600 troops were deployed to Mali by Germany in 2013.",
        ("DE", "toward", (None, 600), set(), {"Mali"}, "completed"),
    ),
    "perfect": (
        "Turkey has moved two battalions into northern Syria.",
        ("TR", "toward", (2, 2), set(), {"northern Syria"}, "completed"),
    ),
    "nominalisation": (
        "Canada announced the withdrawal of its 200 soldiers from Iraq.",
        ("CA", "away", (200, 200), {"Iraq"}, set(), "announced"),
    ),
    "a host": (
        "Romania hosts about 1,000 American troops.",
        ("US", "presence", (1000, 1000), set(), {"Romania"}, "in_place"),
    ),
    "existential": (
        "There is a French force of 4,500 in Chad.",
        ("FR", "presence", (4500, 4500), set(), {"Chad"}, "in_place"),
    ),
    "alert": (
        "Poland has put 5,000 troops on alert.",
        ("PL", "alert", (5000, 5000), set(), set(), "in_place"),
    ),
    "denial": (
        "Russia denied that it was sending troops to Belarus.",
        ("RU", "toward", (None, None), set(), {"Belarus"}, "denied"),
    ),
    "no plans": (
        "Britain has no plans to withdraw its forces from Estonia.",
        ("GB", "away", (None, None), {"Estonia"}, set(), "denied"),
    ),
    "condition": (
        "If the truce collapses, Italy will deploy 300 soldiers to Lebanon.",
        ("IT", "toward", (300, 300), set(), {"Lebanon"}, "conditional"),
    ),
    "fronted inversion": (
        "Should Serbia intervene, NATO would reinforce its troops in Kosovo.",
        ("NATO", "toward", (None, None), set(), {"Kosovo"}, "conditional"),
    ),
    "demand": (
        "Kyiv urged Moscow to pull its troops out of Crimea.",
        ("RU", "away", (None, None), {"Crimea"}, set(), "demanded"),
    ),
    "order": (
        "President Macron ordered the deployment of 1,500 troops to Mali.",
        ("FR", "toward", (1500, 1500), set(), {"Mali"}, "ordered"),
    ),
    "option": (
        "Spain is considering sending 150 soldiers to Bulgaria.",
        ("ES", "toward", (150, 150), set(), {"Bulgaria"}, "considered"),
    ),
    "allegation": (
        "Ukraine accused Russia of moving tanks into Donbas.",
        ("RU", "toward", (None, None), set(), {"Donbas"}, "reported"),
    ),
    "where they are is where they come from": (
        "800 US soldiers stationed in Italy are being flown to Latvia.",
        ("US", "toward", (800, 800), {"Italy"}, {"Latvia"}, "under_way"),
    ),
    "purpose": (
        "Japan deployed 600 troops to help rebuild Iraq.",
        ("JP", "toward", (600, 600), set(), {"Iraq"}, "completed"),
    ),
    "ship": (
        "The frigate HMS Argyll sailed for Jamaica on Tuesday.",
        ("GB", "toward", (1, 1), set(), {"Jamaica"}, "completed"),
    ),
    "a force that acts is where it acts": (
        "Fijian peacekeepers guarded the crossing in the Golan Heights.",
        ("FJ", "presence", (None, None), set(), {"Golan Heights"}, "in_place"),
    ),
    "an end to it": (
        "Ghana announced the end of its deployment in Liberia.",
        ("GH", "away", (None, None), {"Liberia"}, set(), "announced"),
    ),
}


@pytest.mark.parametrize("name", ONE)
def test_one_claim_in_a_sentence(name):
    text, expected = ONE[name]
    assert [slots(c) for c in read(text)] == [expected]


def test_each_force_of_a_sentence_keeps_its_own_count_and_way():
    told = read("The US is shifting 1,000 troops out of Germany to Romania and sending another 2,000 to Poland.")
    assert [slots(c) for c in told] == [
        ("US", "toward", (1000, 1000), {"Germany"}, {"Romania"}, "under_way"),
        ("US", "toward", (2000, 2000), set(), {"Poland"}, "under_way"),
    ]


def test_near_a_border_is_on_the_soil_of_the_one_whose_force_it_is():
    (claim,) = read("Russia has massed over 90,000 troops near the Ukrainian border.")
    assert claim.relation.kind == "near"
    assert {p.name for p in claim.destination} == {"Ukraine"}
    assert claim.relation.lon > 31
    assert not claim.relation.geometry.is_empty


def test_a_neighbour_to_the_north_is_no_destination():
    told = read("Russia keeps adding troops in Belarus to Ukraine's north.")
    assert {p.name for c in told for p in c.destination} == {"Belarus"}


def test_who_is_quoted_is_named_in_full():
    told = read("Pentagon spokesman John Kirby spoke on Wednesday. Kirby said 500 troops would go to Poland.")
    assert [c.said_by for c in told] == ["John Kirby"]


def test_the_day_is_worked_out_from_publication():
    (claim,) = read("Estonia said on Monday that 300 French soldiers arrived in Tapa.")
    assert claim.event_date.iso == "2022-01-31"
    (claim,) = read("Estonia said on Monday that 300 French soldiers arrived in Tapa.", published=None)
    assert claim.event_date is None


def test_the_day_of_what_was_seen_is_past_and_of_what_was_due_still_ahead():
    (claim,) = read("French tanks were seen rolling out of Gao on Tuesday.")
    assert (claim.action.direction, claim.event_date.iso) == ("away", "2022-02-01")
    (claim,) = read("A further 150 French soldiers were due in Gao on Tuesday.")
    assert (claim.status.value, claim.event_date.iso) == ("announced", "2022-02-08")


def test_evidence_marks_the_words_it_was_read_from():
    (claim,) = read("France will send 400 soldiers to Niger.")
    text = claim.article.text
    marked = {slot: text[span.start : span.end] for slot, span in claim.evidence}
    assert marked["count"] == "400"
    assert marked["force"] == "400 soldiers"
    assert marked["destination"] == "Niger"
    assert marked["trigger"] == "send"


@pytest.mark.parametrize(
    "text",
    [
        "Peugeot pulled out of rallying when the season ended.",
        "Germany will send 5,000 helmets and a field hospital to Ukraine.",
        "Three soldiers were killed in a roadside blast.",
        "The army is buying 40 new tanks for two billion euros.",
        "Chelsea moved up to second place and Arsenal left the top four.",
        "Police deployed tear gas against the fans.",
        "The company deployed new software to its offices in Poland.",
        "Talks between Washington and Moscow will take place in Geneva.",
        "Soldiers lined the road in Kabul. Hundreds of mourners gathered outside the mosque.",
        "The navy bought new radars in Norway to replace the old ones.",
        "The army fell short of its recruiting goal by a fifth.",
        "The helicopter can lift 20 soldiers or eight stretchers.",
        "A suicide bomber parked outside the court in Kabul.",
        "Iran has no missiles capable of reaching Canada.",
        "The plant in Turin assembles the aircraft for Spain.",
        "Following the talks in Cairo, the army said nothing.",
        "Two submarines are to be laid down in Kiel before 2030.",
    ],
)
def test_what_moves_no_force_is_no_claim(text):
    assert read(text) == []


def test_a_sentence_of_five_thousand_words_is_read_piece_by_piece():
    told = read("The US sent 500 troops to Poland, and " * 700 + "that was all.")
    assert told
    assert all(len(c.sentence) <= 2_000 for c in told)


def test_an_article_without_a_claim_gives_none():
    assert read("The weather was fine.") == []
