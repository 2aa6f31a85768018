"""The forces that an article tells of around a place in it, and how near and how like they are to another."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.reading import lemma

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.language.phrases.force import Force
    from geo.language.reading import Reading
    from geo.language.text.actors import ActorMention
    from geo.language.text.belongings import Owned

_HALF_WAY = 1_200
"""Characters over which the weight of what was told is halved."""
_REACH = 15 * _HALF_WAY
"""Characters beyond which nothing that was told still counts."""
_LATELY = 400
"""How many of the forces told of last are looked at."""
_BESIDE = 150
"""Characters before a force that count as beside it: mostly the same sentence."""
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
    pointing = ("the", "these", "those", "this", "that", "both", "all", "every")
    size = lemma(force.head) in vocabulary.word_list("strength") and force.head.i != force.noun.i
    words = force.noun.lefts if size else [*force.head.lefts, *force.noun.lefts]
    return force.head.pos_ == "PRON" or any(c.lower_ in pointing for c in words)


def around(reading: Reading, here: int) -> Iterator[Told | Owned]:
    """Yield the forces that the article has told of and calls somebody's own, as far as they still count."""
    told, owned = reading.memory.told, reading.memory.cast.owned
    yield from reversed([t for t in told[-_LATELY:] if t.offset > here - _REACH])
    yield from owned[bisect_left(owned, here - _REACH, key=_offset) : bisect_left(owned, here + _REACH, key=_offset)]


def mentions_around(reading: Reading, here: int) -> Sequence[ActorMention]:
    """Give the names of actors as far as they still count."""
    everybody = reading.memory.cast.mentions
    return everybody[_from(everybody, here - _REACH) : _from(everybody, here + _REACH)]


def _offset(item: Owned) -> int:
    return item.offset


def _from(mentions: list[ActorMention], offset: int) -> int:
    return bisect_left(mentions, offset, key=lambda m: m.start)


def keeps_peace(force: Force) -> bool:
    """Whether the force is one of peacekeepers, as a body of several states sends them."""
    made_of = [o for c in force.noun.rights if c.lower_ == "of" for o in c.rights]  # "a contingent of 900 peacekeepers"
    words = [force.noun, *force.noun.lefts, *made_of]
    several = force.noun.stem == "force" and any(
        w.lower_ in vocabulary.word_list("of_several") for w in force.noun.lefts
    )
    return several or any(w.lower_.startswith(("peacekeep", "peace-keep")) for w in words)


def home_of_type(reading: Reading, force: Force) -> str | None:
    """Whose a force of that type is by default ("F-22s" are American), unless the article names other owners of it."""
    text, noun = force.noun.text, lemma(force.noun)
    home = next((code for part, code in vocabulary.type_homes().items() if text.startswith(part)), None)
    other = any(t.noun == noun and t.code != home for t in reading.memory.cast.owned)
    return None if other else home


def alike(one: str, other: str) -> bool:
    """Whether two forces are counted alike, men and units being one kind."""
    return one == other or (one in _GROUND and other in _GROUND)


def nearness(there: int, here: int) -> float:
    """Weight that falls with distance; what stands beside counts double, what comes only later half."""
    weight = float(0.5 ** (abs(here - there) / _HALF_WAY))
    return weight * (0.5 if there > here else 2.0 if here - there < _BESIDE else 1.0)
