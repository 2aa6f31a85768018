"""What the ways of wire copy do to a claim: datelines, days of the week, what is told in two sentences."""

import pytest

from geo.articles import article_from_text
from geo.claims import claims_in


def told(text):
    return claims_in(article_from_text(text, source="x"))


@pytest.mark.parametrize(
    "dateline",
    [
        "KABUL, April 15, 2021 (dpa) - ",
        "KABUL, April 15, 2021 (RFE/RL) -- ",
        "KABUL, Afghanistan (AFP) Apr 15, 2021 - ",
    ],
)
def test_a_dateline_is_no_part_of_what_is_told(dateline):
    (claim,) = told(f"{dateline}Danish soldiers left Herat on Wednesday.")
    assert (claim.actor, claim.force, str(claim.event_date.first)) == ("DK", "Danish soldiers", "2021-04-14")


def test_what_had_been_ordered_on_a_weekday_lies_behind():
    (claim,) = told("NAIROBI, January 17, 1990 -- Kenya had ordered 1,000 more troops to Garissa on Monday.")
    assert str(claim.event_date.first) == "1990-01-15"


@pytest.mark.parametrize(
    ("before", "action"),
    [
        ("Ghana began pulling its troops out of Liberia on Monday.", "withdraw"),
        ("Ghana will send 4,000 troops to Liberia.", "deploy"),
    ],
)
def test_which_way_they_go_is_told_before(before, action):
    claims = told(f"{before} It said that 1,500 soldiers would go this week.")
    assert [c.action.value for c in claims if c.count_min == 1500] == [action]


def test_who_leaves_his_own_country_sets_out():
    (claim,) = told("Kenyan soldiers left Kenya on Monday.")
    assert (claim.action.value, [p.name for p in claim.origin]) == ("move", ["Kenya"])


def test_a_country_goes_by_its_initials_too():
    claims = told("Australia is sending 45 soldiers. NZ will deploy 55 troops to Tonga. France has 250 men in CAR.")
    wanted = [("AU", "Tonga"), ("NZ", "Tonga"), ("FR", "Central African Republic")]
    assert [(c.actor, c.destination[0].name) for c in claims] == wanted
