"""A force that arrives in its own country comes back to it: no deployment."""

from datetime import date

import pytest

from geo.articles import article_from_text
from geo.claims import claims_in


def told(text):
    return claims_in(article_from_text(text, source="x", published=date(2019, 3, 4)))


@pytest.mark.parametrize(
    ("sentence", "home"),
    [
        ("Sixty Kenyan soldiers arrived in Kenya.", "Kenya"),
        ("A total of 90 Nepali peacekeepers will arrive in Nepal tomorrow.", "Nepal"),
        ("The last batch of Danish soldiers touched down on Danish soil on Friday.", "Denmark"),
        ("The last Irish troops from Lebanon landed on home soil.", "Ireland"),
    ],
)
def test_who_arrives_in_his_own_country_has_withdrawn(sentence, home):
    (claim,) = told(sentence)
    assert (claim.action.value, [p.name for p in claim.destination]) == ("withdraw", [home])


@pytest.mark.parametrize(
    "sentence",
    ["French jets flew over France.", "Sixty Kenyan soldiers arrived in Uganda.", "Malian troops reached Gao."],
)
def test_who_arrives_elsewhere_or_was_at_home_has_not(sentence):
    assert all(claim.action.value != "withdraw" for claim in told(sentence))
