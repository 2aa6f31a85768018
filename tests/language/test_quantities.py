"""Counts read from words and figures."""

import pytest

from geo.language.text import quantities


def bounds(text: str) -> list[tuple[int | None, int | None]]:
    return [(q.low, q.high) for q in quantities.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("over 100,000 troops", (100_000, None)),
        ("up to 8,500 men", (None, 8_500)),
        ("as many as 240 further sailors", (None, 240)),
        ("about 1,000 more troops", (1_000, 1_000)),
        ("another 2,000 stationed there", (2_000, 2_000)),
        ("several thousand troops", (2_000, None)),
        ("tens of thousands of soldiers", (20_000, None)),
        ("60 to 70 troops", (60, 70)),
        ("between 2,000 and 3,000 men", (2_000, 3_000)),
        ("around 2, 800 German soldiers", (2_800, 2_800)),
        ("another 3 500 soldiers", (3_500, 3_500)),
        ("On May 16, 121 sailors", (121, 121)),
        ("thirty-seven gunners", (37, 37)),
        ("two thousand five hundred men", (2_500, 2_500)),
        ("at least two dozen aircraft", (24, None)),
        ("a 6,000-strong force", (6_000, 6_000)),
        ("two battalions", (2, 2)),
        ("1.5 million men", (1_500_000, 1_500_000)),
    ],
)
def test_a_count_is_read_with_its_sense(text: str, expected: tuple[int | None, int | None]) -> None:
    assert bounds(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "$2.5 billion in aid",
        "in 2003",
        "the 82nd Airborne",
        "50 nautical miles off",
        "12% of men",
        "an F-16",
        "Type 45 destroyers",
        "Resolution 1325",
        "21 years",
    ],
)
def test_money_years_shares_and_distances_are_no_counts(text: str) -> None:
    assert bounds(text) == []
