"""Several forces under one word: joined, likewise, to follow, grown or shrunk; in words of our own."""

from __future__ import annotations

from datetime import date

import pytest

from geo.articles import article_from_text
from geo.claims import claims_in

SPANISH = (
    "Spanish troops have been deployed in Mali since March, the army said. "
    "Spain sent 600 soldiers to Gao last year to join the mission, MINUSMA. "
)


def told(sentence: str):
    """Give what the sentence tells after those that say whose forces the text is about."""
    article = article_from_text(SPANISH + sentence, source="test.txt", published=date(2022, 2, 3))
    return {
        (c.actor, c.action.direction, c.count_min, *(p.name for p in [*c.origin, *c.destination]))
        for c in claims_in(article)
        if c.start >= len(SPANISH) - 1
    }


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "The cabinet approved the dispatch of gendarmes to Kidal and of sappers to Timbuktu.",
            {("ES", "toward", None, "Kidal"), ("ES", "toward", None, "Timbuktu")},
        ),
        (
            "The Danes have pitched camp at Kidal and the Togolese at Timbuktu.",
            {("DK", "presence", None, "Kidal"), ("TG", "presence", None, "Timbuktu")},
        ),
        (
            "Some 90 troops landed in Gao on Tuesday, with the others to follow within a week.",
            {("ES", "toward", 90, "Gao"), ("ES", "toward", None, "Gao")},
        ),
        (
            "Italy flew in six aircraft along with 130 personnel.",
            {("IT", "toward", 6, "Mali"), ("IT", "toward", 130, "Mali")},
        ),
        (
            "Twelve warplanes and 4 naval vessels operated near Dakar.",
            {("ES", "presence", 12, "Dakar"), ("ES", "presence", 4, "Dakar")},
        ),
    ],
)
def test_each_of_several_forces_is_told_of(sentence, claims):
    assert told(sentence) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "Spain's contingent in Mali, 700 strong, is to shrink by 90 in May.",
            {("ES", "away", 90, "Mali"), ("ES", "presence", 700, "Mali")},
        ),
        (
            "Madrid has cut its garrison in Mali to barely 400 men.",
            {("ES", "away", None, "Mali"), ("ES", "presence", 400, "Mali")},
        ),
        ("That number will come down to a maximum of 190 from May.", {("ES", "away", None, "Mali")}),
        ("The figure is expected to drop below 300 by June.", {("ES", "away", None, "Mali")}),
        ("The army said it would cut 90 men.", {("ES", "away", 90, "Mali")}),
    ],
)
def test_a_force_that_changes_is_told_with_its_size_and_by_how_much(sentence, claims):
    assert told(sentence) == claims


def test_one_unit_is_one():
    assert told("A battalion and a battery were brought to Kidal.") == {("ES", "toward", 1, "Kidal")}


def test_most_of_them_are_told_of_where_they_are():
    found = told("America keeps about 1,100 soldiers in Niger, most of them at Agadez.")
    assert found == {("US", "presence", 1100, "Niger"), ("US", "presence", None, "Agadez")}


def test_a_country_that_quits_a_mission_leaves_where_that_is():
    assert told("Belgium will leave the UN force in Cyprus next year.") == {("BE", "away", None, "Cyprus")}


def test_who_is_seen_in_a_place_is_there():
    assert told("Two Spanish frigates were spotted off Dakar.") == {("ES", "presence", 2, "Dakar")}


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("France pulled its men out of Gao in May and Italy followed suit in June.", {("FR", "Gao"), ("IT", "Gao")}),
        (
            "The brigade, which is based at Burgos, deployed in May for a mission of six months.",
            {("ES", "Burgos")},
        ),
        ("Reinforcements were coming to the zone on Friday.", {("ES", "Mali")}),
        ("The 5th Battalion will finish its tour in April.", {("ES", "Mali")}),
    ],
)
def test_who_goes_is_told_whatever_the_clause_leaves_out(sentence, claims):
    assert {(actor, places[0]) for actor, _, _, *places in told(sentence)} == claims


@pytest.mark.parametrize(
    ("title", "claim"),
    [
        ("1,200 squaddies out of Basra by May, says Brown", ("away", 1200, "Basrah")),
        ("Two more battalions for Kabul, Pentagon says", ("toward", 2, "Kabul")),
        ("Dutch pack up in Uruzgan", ("away", None, "Uruzgan")),
        ("Ministry lists units for Afghanistan", ("toward", None, "Afghanistan")),
    ],
)
def test_a_headline_tells_without_its_verb_or_article(title, claim):
    article = article_from_text(f"{title}\n\n{SPANISH}", source="test.txt", published=date(2022, 2, 3))
    first = next(c for c in claims_in(article) if c.start == 0)
    assert (first.action.direction, first.count_min, (first.origin or first.destination)[0].name) == claim
