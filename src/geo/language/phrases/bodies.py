"""The unit that a force is, or belongs to, by its own name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language.phrases.fleet import is_ship_type
from geo.language.text.units import units

if TYPE_CHECKING:
    from geo.language.phrases.force import Force
    from geo.language.reading import Reading
    from geo.language.syntax import Token


_INSIDE_UNIT = ("appos", "prep", "pobj", "compound", "poss", "amod", "case", "det", "punct", "nmod", "nummod")


def unit_of(reading: Reading, head: Token, start: int) -> str | None:
    """Unit named in the phrase, or in the apposition that follows it."""
    named = units(reading.sentence.text)
    if not named:
        return None
    end = max((t.idx + len(t) for t in _own_words(head)), default=head.idx + len(head))
    names = [reading.sentence.text[s.start : s.end] for s in named if start <= s.start < end]
    return "; ".join(dict.fromkeys(names)) or None


def body_of(reading: Reading, force: Force) -> str | None:
    """Ship, mission, service or group that the phrase names: "soldiers of the Royal Guard", "the Queen Mary"."""
    head, text = force.head, reading.sentence.text
    if force.count_of == "ships" and head.pos_ == "PROPN" and head.i not in reading.actors:
        parts = [t for t in head.lefts if t.dep_ == "compound" and t.pos_ == "PROPN" and not is_ship_type(t)]
        return text[min(t.idx for t in [*parts, head]) : head.idx + len(head)]
    for token in _own_words(head):
        body = reading.actors.get(token.i)
        kinds = ("mission", "service") if token.i == head.i else ("mission", "service", "group")
        men = token.lower_.startswith("blue ")  # "300 blue helmets" serve in some mission
        if body is not None and body.kind in kinds and body.start >= force.span.start and not men:
            return text[body.start : body.end]
    return None


def _own_words(head: Token) -> list[Token]:
    """Words of the phrase, without those that are joined to it and the clauses on it."""
    joined = {t.i for c in head.children if c.dep_ == "conj" for t in c.subtree}
    return [t for t in head.subtree if t.i not in joined and (t.i <= head.i or t.dep_ in _INSIDE_UNIT)]
