"""Whose a force is when its own phrase does not say: the forces told of before, and the whole article.

A definite force ("the troops", "these ships", "they") is the one told of before. Of any other the article's
forces decide: those named with their owner count for more the nearer they stand and the more alike they are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.reading import lemma

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from geo.language.actors import ActorMention
    from geo.language.cast import Owned
    from geo.language.force import Force
    from geo.language.reading import Reading

TOLD = 0.85
"""Certainty of the owner of a force that was told of before."""
_HALF_WAY = 1_200
"""Characters over which the weight of what was told is halved."""
_REACH = 15 * _HALF_WAY
"""Characters beyond which nothing that was told still counts."""
_LATELY = 400
"""How many of the forces told of last are looked at."""
_BESIDE = 150
"""Characters before a force that count as beside it: mostly the same sentence."""
_SAME_NOUN, _SAME_KIND, _OTHER_KIND, _BODY, _NAMED = 1.0, 0.7, 0.3, 0.3, 0.12
"""Weights of a force of the same noun, of the same kind, of another kind, of a body that is a force, of a mere name."""
_ENOUGH = 0.3
"""Weight below which the article tells too little of anybody's forces: a mere name or two."""
_FOE = 0.7
"""Share that the mere name of a group loses where troops, not fighters, are asked for: it is mostly the foe."""
_HOST = 0.3
"""Share of its weight that the country of the place keeps: who comes to a country is seldom of it."""
_PEACEKEEPERS = frozenset(("UN", "NATO", "African Union", "ECOWAS", "EU", "MNF", "SADC"))
_GROUND = frozenset(("people", "units"))


@dataclass(frozen=True, slots=True)
class Told:
    """A force that a frame told of: where, which noun, what that counts, whose."""

    offset: int
    noun: str
    count_of: str
    code: str


def is_definite(force: Force) -> bool:
    """Whether the force is one already told of: "the troops", "these ships", "they"; "the number of troops" is not."""
    pointing = ("the", "these", "those", "this", "that", "both", "all")
    size = lemma(force.head) in vocabulary.word_list("strength") and force.head.i != force.noun.i
    words = force.noun.lefts if size else [*force.head.lefts, *force.noun.lefts]
    return force.head.pos_ == "PRON" or any(c.lower_ in pointing for c in words)


def told_before(reading: Reading, force: Force, speaker: str | None = None) -> str | None:
    """Whose the force of that noun, or else of that kind, was when last told of; the speaker's own, if he has any."""
    here = reading.sentence.start + force.span.start
    noun = lemma(force.noun)
    before = sorted((t for t in _around(reading, here) if t.offset < here), key=lambda t: t.offset)
    if keeps_peace(force):
        before = [t for t in before if t.code in _PEACEKEEPERS] or before
    home = home_of_type(reading, force)
    if home is not None and any(t.code == home for t in before):
        return home
    same = [t for t in before if t.noun == noun]
    like = same or [t for t in before if t.noun and _alike(t.count_of, force.count_of)]
    if speaker is not None and any(t.code == speaker for t in like):
        return speaker  # "the contingent", says its minister
    return like[-1].code if like else None


def _around(reading: Reading, here: int) -> Iterator[Told | Owned]:
    """Yield the forces that the article has told of and calls somebody's own, as far as they still count."""
    told, owned = reading.memory.told, reading.memory.cast.owned
    yield from reversed([t for t in told[-_LATELY:] if t.offset > here - _REACH])
    yield from owned[bisect_left(owned, here - _REACH, key=_offset) : bisect_left(owned, here + _REACH, key=_offset)]


def _offset(item: Owned) -> int:
    return item.offset


def _from(mentions: list[ActorMention], offset: int) -> int:
    return bisect_left(mentions, offset, key=lambda m: m.start)


def keeps_peace(force: Force) -> bool:
    """Whether the force is one of peacekeepers, as a body of several states sends them."""
    words = [force.noun, *force.noun.lefts]
    return any(w.lower_.startswith(("peacekeep", "peace-keep")) for w in words)


def most_told(reading: Reading, force: Force | None, hosts: Collection[str]) -> tuple[str | None, float]:
    """Whose forces the article tells of around here, and the share of the evidence that says so."""
    here = reading.sentence.start + (force.span.start if force else 0)
    noun, kind = (lemma(force.noun), force.count_of) if force else ("", "people")
    weights: dict[str, float] = defaultdict(float)
    sides = force is not None and lemma(force.noun) in vocabulary.word_list("irregular")
    for item in _around(reading, here):
        like = _SAME_NOUN if item.noun == noun else _SAME_KIND if _alike(item.count_of, kind) else _OTHER_KIND
        weights[item.code] += (like if item.noun else _BODY) * _nearness(item.offset, here)
    everybody = reading.memory.cast.mentions
    near = everybody[_from(everybody, here - _REACH) : _from(everybody, here + _REACH)]
    acting = [m for m in near if m.start not in reading.memory.cast.placed]
    named = [m for m in acting if m.kind not in ("group", "capital") and m.code not in hosts]
    for mention in acting if weights or named else near:  # a country that is only a place is asked last
        if mention.kind == "group" and not sides:
            weights[mention.code] -= _BODY * _nearness(mention.start, here) * _FOE
        elif mention.kind != "capital" and mention.code not in hosts:
            weights[mention.code] += _NAMED * _nearness(mention.start, here)
    for code in weights:
        if code in hosts:
            weights[code] *= _HOST
    weights = {code: weight for code, weight in weights.items() if weight > 0}
    if not weights:
        return None, 0.0
    top = max(weights, key=lambda code: weights[code])
    evidence = min(1.0, weights[top] / _ENOUGH)
    return top, evidence * weights[top] / sum(weights.values())


def home_of_type(reading: Reading, force: Force) -> str | None:
    """Whose a force of that type is by default ("F-22s" are American), unless the article names other owners of it."""
    text, noun = force.noun.text, lemma(force.noun)
    home = next((code for part, code in vocabulary.type_homes().items() if text.startswith(part)), None)
    other = any(t.noun == noun and t.code != home for t in reading.memory.cast.owned)
    return None if other else home


def _alike(one: str, other: str) -> bool:
    return one == other or (one in _GROUND and other in _GROUND)


def _nearness(there: int, here: int) -> float:
    """Weight that falls with distance; what stands beside counts double, what comes only later half."""
    weight = float(0.5 ** (abs(here - there) / _HALF_WAY))
    return weight * (0.5 if there > here else 2.0 if here - there < _BESIDE else 1.0)
