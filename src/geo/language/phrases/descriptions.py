"""Whose, by what somebody is called instead of by name: "the mission", "the regional force", "the Gulf kingdom"."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.text import actors

if TYPE_CHECKING:
    from geo.language.reading import Reading
    from geo.language.syntax import Token

_REGION = 40
"""Characters that the name of a region takes at most."""
_BODIES = {
    "african": "African Union", "west african": "ECOWAS", "east african": "EAC", "southern african": "SADC",
    "central african": "ECCAS", "european": "EU",
}  # fmt: skip
"""Bodies whose the forces of a part of the world are, where the article tells of the body."""
_ALONE = frozenset(("ECOWAS", "SADC"))
"""Of those, the ones that alone send the forces of their part of the world."""
_HALVES = (("KP", "KR"),)
"""States that are called the North and the South of one country."""


def mission(reading: Reading, noun: Token) -> str | None:
    """Code of whose "the mission" is that was named last before."""
    if noun.stem == "coalition":
        parties = {c.lower_ for c in noun.lefts} & {"ruling", "governing", "opposition"}
        return "MNF" if reading.memory.military and not parties and noun.dep_ != "compound" else None
    if noun.stem != "mission" or noun.dep_ == "compound" or not any(c.lower_ == "the" for c in noun.lefts):
        return None
    here = reading.sentence.start + noun.idx
    before = (m.code for m in reversed(reading.memory.cast.mentions) if m.kind == "mission" and m.start < here)
    return next(before, None)


def _regions_in(noun: Token) -> list[str]:
    """Give the adjectives before the noun, with the quarter of the world before them, the longer first."""
    before = [c for c in noun.lefts if c.dep_ in ("amod", "compound", "nmod")]
    words = [c.lower_ for c in before]
    return [" ".join(pair) for pair in itertools.pairwise(words)] + words


def force_of_several(reading: Reading, noun: Token) -> str | None:
    """Code of the body of states that has "the regional force", "the observer force" of which was told before."""
    words = {c.lower_ for c in noun.lefts}
    body = next((_BODIES[w] for w in _regions_in(noun) if w in _BODIES), None)
    if body is not None and noun.stem in vocabulary.forces():
        told = body in _ALONE or any(m.code == body for m in reading.memory.cast.mentions)
        return body if told else None
    if noun.stem != "force" or "the" not in words or words.isdisjoint(vocabulary.word_list("of_several")):
        return None
    here = reading.sentence.start + noun.idx
    before = (m for m in reversed(reading.memory.cast.mentions) if m.start < here)
    body = next((m.code for m in before if m.kind in ("mission", "alliance")), None)
    return "MNF" if body is None and not words.isdisjoint(("observer", "multinational")) else body


def own_service(reading: Reading, noun: Token) -> str | None:
    """Code of the country that an article is of where it writes "the Army", "Defence Forces" of nobody by name."""
    parts = (c.text for c in noun.lefts if c.dep_ in ("compound", "amod", "nmod") and c.text.istitle())
    if " ".join((*parts, noun.text)) not in vocabulary.word_list("own_service"):
        return None
    named = None
    if noun.dep_ not in ("compound", "amod", "nmod"):  # not in "1,300 Army paratroopers"
        named = reading.memory.cast.house_before(reading.sentence.start + noun.idx, noun.lower_)
    main = reading.memory.cast.main
    return (
        reading.memory.home or named or (main if main is not None and len(main) == len("XX") and main != "UN" else None)
    )


def of_so_many(reading: Reading) -> str:
    """Code of the mission or alliance in which so many nations serve, as far as it is told."""
    bodies = (m.code for m in reading.actors.values() if m.kind in ("mission", "alliance"))
    return next(bodies, None) or reading.memory.cast.alliance or "MNF"


def region_of(reading: Reading, noun: Token) -> frozenset[str]:
    """Codes of the states among which "the Central American country", "the Gulf kingdom" is one."""
    if noun.stem not in vocabulary.word_list("own_land"):
        return frozenset()
    before = reading.sentence.text[max(0, noun.idx - _REGION) : noun.idx].rstrip(" -").removesuffix(" island")
    words = before.split()[-2:]
    regions = actors.regions()
    return next((regions[" ".join(words[i:])] for i in (0, 1) if " ".join(words[i:]) in regions), frozenset())


def half_of_a_nation(reading: Reading, noun: Token) -> str | None:
    """Which state "the North" is where the article tells of both halves of a divided country."""
    if noun.text not in ("North", "South") or not any(c.lower_ == "the" for c in noun.lefts):
        return None
    named = {m.code for m in reading.memory.cast.mentions}
    halves = next((h for h in _HALVES if not named.isdisjoint(h)), None)
    return halves[noun.text == "South"] if halves is not None else None


def served_by(reading: Reading, officer: Token) -> str | None:
    """Code of the mission for which an officer speaks in an article about it: "the Brazilian general said: We …"."""
    if officer.stem not in vocabulary.word_list("rank") and not officer.stem.endswith("star"):
        return None
    nation = next((reading.actors[c.i] for c in officer.lefts if c.i in reading.actors), None)
    if nation is None or nation.kind != "adjective":
        return None
    told = Counter(m.code for m in reading.memory.cast.mentions if m.kind in ("mission", "alliance")).most_common(1)
    own = sum(m.code == nation.code for m in reading.memory.cast.mentions)
    return told[0][0] if told and told[0][1] > own else None
