"""What is said of how long a movement told of before goes on, from when or until when; in words of our own."""

from __future__ import annotations

from datetime import date

import pytest

from geo.articles import article_from_text
from geo.claims import claims_in

DUTCH = (
    "Dutch troops have been deployed in Uruzgan since 2006. "
    "The Dutch government has decided to withdraw its 1,900 soldiers from Uruzgan in August. "
)


def last_told(sentence: str):
    """Give what the sentence tells after those that say whose forces the text is about."""
    article = article_from_text(DUTCH + sentence, source="test.txt", published=date(2010, 2, 3))
    return [(c.actor, c.action.direction, c.status.value) for c in claims_in(article) if c.start >= len(DUTCH) - 1]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("The withdrawal will take ten weeks, the minister said.", ("NL", "away", "announced")),
        ("The airlift from Eindhoven goes on day and night.", ("NL", "toward", "under_way")),
        ("The rotation, the ninth so far, is expected to begin in May.", ("NL", "toward", "announced")),
        ("The rotation will last four months.", ("NL", "presence", "announced")),
        ("Its participation will end in the autumn, the Netherlands said.", ("NL", "away", "announced")),
        ("The stay was extended at the request of the governor.", ("NL", "presence", "ordered")),
    ],
)
def test_how_long_a_movement_goes_on_is_told_of_it(sentence, claim):
    assert last_told(sentence) == [claim]


@pytest.mark.parametrize(
    "sentence",
    [
        "The withdrawal pleased the villagers.",
        "The deployment is the seventh of its kind.",
        "The mission runs a school for girls.",
        "The presence took many by surprise.",
    ],
)
def test_a_movement_that_is_only_pointed_to_is_not_told_again(sentence):
    assert last_told(sentence) == []
