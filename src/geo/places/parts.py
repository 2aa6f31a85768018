"""Parts of places: "eastern Ukraine", "the north of Mali", "Ukraine's east", "northern and western Syria"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .vocabulary import directions

if TYPE_CHECKING:
    from .matching import Match, Word

_DIVISIBLE = {"country", "admin1", "region", "area", "sea"}
_SPACE = {" ", "\n", "\u00a0"}
_AND = {"and", "or"}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a place: its canonical adjective and bearing (None for the middle).

    ``word`` is the index of the direction's word where another part of the same place has the name's span.
    """

    name: str
    degrees: float | None
    word: int | None = None


def parts_of(match: Match, kind: str, words: list[Word]) -> list[Part]:
    """Return the parts of the place of ``match`` that the words around it speak of, in text order."""
    if kind not in _DIVISIBLE or match.adjectival:
        return []
    return _before(match, words) or _of(match, words) or _owned(match, words)


def _direction(words: list[Word], last: int) -> tuple[int, float | None, str] | None:
    """The direction that ends with the word before ``last``: where it begins, bearing, adjective."""
    for count in (2, 1):
        first = last - count
        if first >= 0 and all(w.gap in {" ", "-"} for w in words[first : last - 1]):
            found = directions().get(" ".join(w.key for w in words[first:last]))
            if found:
                return first, *found
    return None


def _before(match: Match, words: list[Word]) -> list[Part]:
    """Read "eastern Ukraine", "northern, western and central Mali"."""
    if match.first == 0 or words[match.first - 1].gap not in _SPACE:
        return []
    found = _direction(words, match.first)
    if found is None:
        return []
    parts = [Part(found[2], found[1])]
    at = found[0]
    while at > 1:
        joint = words[at - 1]
        last = at - 1 if joint.key in _AND and joint.gap in _SPACE else at
        gap = words[last - 1].gap
        if last == at and gap != ", ":
            break
        if last != at and gap not in _SPACE and gap != ", ":
            break
        other = _direction(words, last)
        if other is None:
            break
        parts.insert(0, Part(other[2], other[1], other[0]))
        at = other[0]
    return parts


def _of(match: Match, words: list[Word]) -> list[Part]:
    """Read "the north of Mali", but not "north of Mali" nor "lies to the north of Mali", which lie outside.

    Who goes to the north of Mali stays within.
    """
    at = match.first - 1
    if at >= 0 and words[at].key == "the":
        at -= 1
    if at < 1 or words[at].key != "of":
        return []
    found = _direction(words, at)
    if found is None or found[0] < 1 or words[found[0] - 1].key != "the":
        return []
    first, degrees, name = found
    if first > 1 and words[first - 2].key == "to" and (first == 2 or words[first - 3].key not in _GOING):  # noqa: PLR2004
        return []
    return [Part(name, degrees)]


def _owned(match: Match, words: list[Word]) -> list[Part]:
    """Read "Ukraine's east", but not "to Ukraine's north", which lies outside, nor "Ukraine's east coast"."""
    if words[match.last - 1].gap[1:] != "s " or (match.first and words[match.first - 1].key == "to"):
        return []
    for count in (2, 1):
        last = match.last + count
        if last > len(words) or any(w.gap not in {" ", "-"} for w in words[match.last : last - 1]):
            continue
        found = directions().get(" ".join(w.key for w in words[match.last : last]))
        if found is None or words[last - 1].key.endswith("ern"):
            continue
        ends = words[last - 1].gap[:1] != " " or (last < len(words) and words[last].key in _NOT_NOUNS)
        if ends or last == len(words):
            return [Part(found[1], found[0])]
    return []


# Before "to the north of Mali" these tell that somebody goes there.
_GOING = frozenset({
    "advance", "advanced", "airlifted", "back", "battalion", "battalions", "brigade", "brigades", "come", "deploy",
    "deployed", "deploying", "deployment", "dispatched", "drove", "ferried", "fighters", "fled", "flew", "flown", "fly",
    "force", "forces", "go", "goes", "going", "gone", "headed", "heading", "march", "marched", "men", "move", "moved",
    "movement", "moves", "moving", "mission", "police", "policemen", "peacekeepers", "pulled", "pushed", "rebels",
    "redeployed", "redeployment", "reinforcements", "return", "returned", "returning", "rushed", "send", "sending",
    "sends", "sent", "shifted", "soldiers", "spread", "tanks", "transfer", "transferred", "travelled", "traveled",
    "troops", "units", "went", "withdrawn", "withdrew",
})  # fmt: skip
# After "Ukraine's east" these tell that no noun follows.
_NOT_NOUNS = frozenset({
    "and", "or", "as", "is", "was", "has", "have", "had", "where", "on", "in", "with", "after", "for", "to", "by",
    "from", "since", "during", "when", "while", "but",
})  # fmt: skip
