"""How far from a place: "50 km west of Gao", "30 miles off Beirut", "within 40 miles of Addis Ababa".

Read from the words before the name, since the parser hangs such phrases in many ways.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.model import RelationKind

if TYPE_CHECKING:
    from geo.language.phrases.locations import PlaceRole
    from geo.language.reading import Reading
    from geo.language.syntax import Token

_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
            "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
            "sixty": 60, "hundred": 100}  # fmt: skip
_BESIDE = frozenset(("close", "next", "adjacent", "near", "just", "right", "only", "directly", "not", "far"))
_LYING = frozenset(("near", "close", "next", "along", "on", "at", "in", "by", "beside", "outside", "opposite", "off"))
"""Prepositions before a border beside which something lies."""
_KILOMETRES = {"k": 1.0, "mi": 1.609, "n": 1.852, "me": 0.001, "y": 0.0009}
"""Length of a unit by how its word begins."""
_BEFORE = 90
"""Characters before a name in which its distance is looked for."""
_MEASURE = re.compile(
    r"\b(?P<number>\d+(?:,\d{3})*(?:\.\d+)?|" + "|".join(_NUMBERS) + r")(?:\s|-)?"
    r"(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|nautical\smiles?|nm|met(?:er|re)s|yards)\b(?:\s*\([^)]{1,30}\))?\s+"
    r"(?:(?:away|inland|drive|or\sso)\s+)*(?:to\sthe\s+|due\s+)?"
    r"(?P<way>(?:north|south|east|west)(?:[\s-]?(?:east|west))?(?:\s+of|\s+from)|from|off|outside|of|short\sof|inside)\s+"
    r"(?:the\s+)?(?:(?:[a-z][\w-]*\s+){0,3}(?:of|with)\s+(?:the\s+)?|(?:city|town|capital|village|port|coast|nearby)\s+)?\Z",
    re.IGNORECASE,
)
_LAPSE = re.compile(
    r"\b(?:\d+|few|several|" + "|".join(_NUMBERS) + r")\s+(?:minutes?|hours?|days?)(?:['’]s?)?\s+"
    r"(?:(?:away|or\sso|by\s\w+|drive|ride|march|walk|flight|sail|sailing|steaming|travel|journey)\s+)*from\s+"
    r"(?:the\s+)?(?:(?:border|frontier|outskirts|centre|center|gates|edge)\s+(?:of|with)\s+(?:the\s+)?"
    r"|(?:city|town|capital|village|port)\s+(?:of\s+)?)?\Z",
    re.IGNORECASE,
)
"""How long it takes from a place: no less of a distance, though not in kilometres."""
_AT_ITS_EDGE = re.compile(r"\s(?:border|frontier|coast|shore)\b")
"""What follows an adjective that names a place as well as its noun: "40 km from the Syrian border"."""
_ONWARD = re.compile(r"(?:\s(?:airport|airfield|base|camp))?\s(?:in)?to\b")
"""What follows the place from which a way of that length begins: "drove 300 km from Gao to Kidal"."""
_BEARINGS = {
    "north": RelationKind.NORTH_OF, "south": RelationKind.SOUTH_OF, "east": RelationKind.EAST_OF,
    "west": RelationKind.WEST_OF,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measure:
    """How a force stands to a place at a distance: the place by the caller's number, where it is named, how far."""

    index: int
    at: int
    relation: RelationKind
    kilometres: float | None
    """None where only the time is told that it takes."""


def measures(reading: Reading) -> list[Measure]:
    """Give the distances that the sentence tells from the places it names, in text order."""
    text, found = reading.sentence.text, []
    for name in sorted(reading.names.values(), key=lambda n: n.start):
        whole = not name.adjectival or _AT_ITS_EDGE.match(text, name.end) is not None
        before = text[max(0, name.start - _BEFORE) : name.start]
        match = _MEASURE.search(before)
        if match is not None and match["way"].lower() == "from" and _ONWARD.match(text, name.end):
            continue
        if match is None and whole and _LAPSE.search(before) is not None:
            found.append(Measure(name.index, name.start, RelationKind.NEAR, None))
        elif match is not None and whole:
            number = match["number"].lower().replace(",", "")
            unit = match["unit"].lower()
            length = next(km for start, km in _KILOMETRES.items() if unit.startswith(start))
            kilometres = round((_NUMBERS.get(number) or float(number)) * length, 1)
            found.append(Measure(name.index, name.start, _way(match["way"].lower()), kilometres))
    return found


def over_against(source: Token) -> bool:
    """Whether something lies on the other side from there: the "from" of "across the river from Yagoua"."""
    before = [t.lower_ for t in source.doc[max(0, source.i - 3) : source.i]]
    return source.lower_ == "from" and before[:2] == ["across", "the"]


def _way(words: str) -> RelationKind:
    """Give the relation: a bearing between two winds is told by the distance alone."""
    if words == "off":
        return RelationKind.OFF_COAST
    return _BEARINGS.get(words.split(maxsplit=1)[0], RelationKind.NEAR)


def without_asides(reading: Reading, places: list[PlaceRole]) -> list[PlaceRole]:
    """Give the places without a border that only tells where another lies: "at Adana, 90 miles from the border"."""
    named = any(r.names or r.pointer is not None for r in places)
    return [r for r in places if not (named and r.border and (r.kilometres is not None or _lies_so(reading, r)))]


def _lies_so(reading: Reading, border: PlaceRole) -> bool:
    """Whether it only tells where the place before it lies: "to Wajir, close to the Somali border"."""
    at = border.at
    while at.i and at.nbor(-1).lower_ in _BESIDE:
        at = at.nbor(-1)
    comma = at.nbor(-1) if at.i > 1 else at
    return border.preposition in _LYING and comma.text == "," and reading.place(comma.nbor(-1)) is not None
