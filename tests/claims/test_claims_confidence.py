"""How sure a claim is follows from what it rests on."""

from __future__ import annotations

import pytest

from geo.articles import article_from_text
from geo.claims.confidence import GROUNDS, LEAST, sureness, weighed
from geo.claims.reading import candidates, claims_in


def sure(text, sentence):
    """How sure the first claim of the sentence is."""
    article = article_from_text(text, source="report.txt")
    return next(c.claim.confidence for c in candidates(article) if sentence in c.claim.sentence)


def test_an_owner_named_is_surer_than_one_guessed():
    named = sure("France sent 500 French soldiers to Mali.", "500")
    guessed = sure("There was talk of France and Chad.\n\nTroops were deployed to Mali.", "Troops")
    assert named > guessed


def test_a_place_told_is_surer_than_one_taken_from_the_scene():
    text = "France sent 500 soldiers to Mali.\n\nFrance sent 300 soldiers."
    assert sure(text, "500") > sure(text, "300")


def test_a_trigger_is_surer_than_a_presence_that_only_follows():
    assert sureness({"actor named": 1.0}) > sureness({"actor named": 1.0, "implied presence": 1.0})


def test_what_is_told_is_at_least_as_sure_as_the_threshold():
    text = "France sent 500 soldiers to Mali. Peacekeepers helped the farmers there. Troops were deployed."
    assert all(LEAST <= c.confidence <= 1 for c in claims_in(article_from_text(text, source="report.txt")))


def test_the_grounds_add_up_to_the_sureness():
    told = {"actor named": 1.0, "counted": 1.0, "place inferred": 1.0}
    total = sum(value for _, value in weighed(told))
    assert sureness(told) == pytest.approx(1 / (1 + 2.718281828**-total))


def test_every_ground_has_a_weight_fitted():
    assert {name for name, _ in weighed(dict.fromkeys(GROUNDS, 1.0))} == {"always", *GROUNDS}
    assert all(value != 0 for _, value in weighed(dict.fromkeys(GROUNDS, 1.0)))
