"""A construction is read alike whoever is named in it: the parser reads the same words otherwise with other names.

``constructions.csv`` holds a sentence a line with gaps for names and numbers, and the claims to be told of it; each
is filled in for seven armies. A claim is written "who count way place", with "-" for a count that may be anything;
the way is "to" a place, "from" it, or "back" to it from abroad. Who is "own" or a code, "own+GH" a joint force, with
"_" for a space. Beside it stands its status, with "-" where several would do.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from geo.articles import article_from_text
from geo.claims import find_claims
from geo.model import Action

if TYPE_CHECKING:
    from geo.model import Claim


class Army(NamedTuple):
    """What fills the gaps of a sentence."""

    state: str
    code: str
    people: str
    force: str
    its_force: str
    count: int | None
    noun: str
    place: str
    home: str
    person: str


ARMIES = (
    Army("Kenya", "KE", "Kenyan", "two battalions", "two Kenyan battalions", 2, "battalions", "Mozambique", "Nairobi",
         "William Oduya"),
    Army("Turkey", "TR", "Turkish", "300 soldiers", "300 Turkish soldiers", 300, "soldiers", "Somalia", "Ankara",
         "Hasan Demir"),
    Army("France", "FR", "French", "some 1,200 troops", "some 1,200 French troops", 1200, "troops", "Chad", "Toulon",
         "Jean Morel"),
    Army("Britain", "GB", "British", "six Typhoon jets", "six British Typhoon jets", 6, "jets", "Cyprus", "Scotland",
         "John Hale"),
    Army("India", "IN", "Indian", "about 850 peacekeepers", "about 850 Indian peacekeepers", 850, "peacekeepers",
         "South Sudan", "Delhi", "Arun Rao"),
    Army("Russia", "RU", "Russian", "more than 5,000 paratroopers", "more than 5,000 Russian paratroopers", 5000,
         "paratroopers", "Armenia", "Pskov", "Igor Belov"),
    Army("Australia", "AU", "Australian", "a frigate", "an Australian frigate", None, "frigate", "the Gulf", "Sydney",
         "Mark Dunn"),
)  # fmt: skip
NAMES = {"the Gulf": "Persian Gulf"}
ROWS = list(csv.DictReader(Path(__file__).with_name("constructions.csv").read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["sentence"])
def test_a_construction_is_read_whatever_the_names(row: dict[str, str]) -> None:
    articles = [article_from_text(_filled(row["sentence"], army), source=army.code) for army in ARMIES]
    told: dict[str, list[Claim]] = {army.code: [] for army in ARMIES}
    for claim in find_claims(articles):
        told[claim.article.source].append(claim)
    claims, statuses = (row[column].split("; ") if row[column] else [] for column in ("claims", "status"))
    wanted = [[*claim.split(maxsplit=3), status] for claim, status in zip(claims, statuses, strict=True)]
    for army, article in zip(ARMIES, articles, strict=True):
        left = told[army.code]
        for want in wanted:
            right = next((c for c in left if _is_as_wanted(c, want, army)), None)
            assert right is not None, f"{article.text} lacks {want}: {[_short(c) for c in told[army.code]]}"
            left = [c for c in left if c is not right]
        assert not left, f"{article.text}: {[_short(c) for c in left]}"


def _filled(sentence: str, army: Army) -> str:
    filled = sentence.format(**army._asdict(), Force=_capital(army.force), Its_force=_capital(army.its_force))
    return _capital(filled)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _is_as_wanted(claim: Claim, want: list[str], army: Army) -> bool:
    who, count, way, place, status = want
    number = army.count if count == "n" else int(count) if count.isdigit() else None
    named = {"place": NAMES.get(army.place, army.place), "home": army.home}.get(place, place)
    there = [p.name for p in (claim.origin if way == "from" else claim.destination)]
    counted = number is None or number in (claim.count_min, claim.count_max)
    told = claim.actor == who.replace("own", army.code).replace("_", " ") and status in ("-", claim.status)
    home = way != "back" or claim.action is Action.WITHDRAW
    return told and home and counted and any(named in name for name in there)


def _short(claim: Claim) -> str:
    places = [[p.name for p in side] for side in (claim.origin, claim.destination)]
    return f"{claim.actor} {claim.count_min} {places[0]} to {places[1]}, {claim.status}"
