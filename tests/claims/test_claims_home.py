"""Whose the forces are that a paper tells of at home, where nobody says so: cases of our own."""

from __future__ import annotations

from datetime import date

import pytest

from geo.articles import article_from_text
from geo.claims import claims_in


def told(text: str):
    return claims_in(article_from_text(text, source="test.txt", published=date(2014, 9, 12)))


AT_HOME = {
    "the army, by the towns": (
        (
            "Army sends two battalions to Tumaco\n\n"
            "The army has sent two battalions to Tumaco, the governor said in Pasto on Friday. "
            "The soldiers were pulled out of Popayan."
        ),
        "CO",
    ),
    "soldiers alone": (
        "About 900 soldiers have been deployed in Sibolga and Medan since the riots of last week.",
        "ID",
    ),
    "beside a group": (
        (
            "Hundreds of soldiers have moved from Makurdi to Maiduguri, where Boko Haram attacked two villages. "
            "The army said two brigades would stay in Maiduguri until May."
        ),
        "NG",
    ),
    "with aircraft of foreign make": (
        "C-130s of the air force have carried 300 marines from Arequipa to Iquitos. The marines will stay in Iquitos.",
        "PE",
    ),
}


@pytest.mark.parametrize(("text", "actor"), AT_HOME.values(), ids=AT_HOME)
def test_at_home_the_army_is_the_countrys_own(text, actor):
    claims = told(text)
    assert claims
    assert {c.actor for c in claims} == {actor}


@pytest.mark.parametrize(
    "text",
    [
        "About 900 peacekeepers have been deployed in Kidal and Gao since last week.",
        "Coalition troops have moved from Herat to Kandahar. Two battalions will stay in Kandahar.",
        "French troops flew to Gao on Friday. Another 400 soldiers have been deployed in Kidal and Timbuktu.",
    ],
)
def test_forces_from_abroad_are_not_those_of_the_place(text):
    assert not {"ML", "AF"} & {c.actor for c in told(text)}
