"""Several peoples' men before one noun: "900 French and 200 Dutch troops" are two forces."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from geo.model import Span

if TYPE_CHECKING:
    from geo.language.phrases.force import Force
    from geo.language.reading import Reading
    from geo.language.syntax import Token
    from geo.language.text.quantities import Quantity

_JOINS = frozenset((",", "and", "&", "plus"))
_NEAR = 3
"""Words after the last people within which the noun stands."""


class Contingent(NamedTuple):
    """How many of one people."""

    quantity: Quantity
    nation: Token


def contingents(reading: Reading, force: Force) -> list[Force]:
    """Give the forces that share the noun of this one, each with its own count and people, itself among them.

    They are read from the words in a row, since the parser joins them in many ways. Empty where it is alone.
    """
    if len(reading.actors) <= 1 or len(reading.quantities) <= 1:
        return []
    doc, at = reading.doc, 0
    last = max(force.head.i, force.noun.i if force.noun.doc is doc else 0)
    while at <= last:
        row = _row_at(reading, doc[at])
        at = row[-1].nation.i + 1 if row else at + 1
        noun = _noun_after(row[-1].nation) if len(row) > 1 else None
        if noun is not None and row[0].nation.i <= force.head.i <= noun.i:
            return [_of(force, noun, part) for part in row]
        if noun is not None and force.noun.i == noun.i and force.head.i < row[0].nation.i:
            return [_of(force, noun, part) for part in row]  # "a total of 900 French and 200 Dutch troops"
    return []


def _noun_after(nation: Token) -> Token | None:
    """Give the noun of the phrase that goes on after the name of a people ("200 Dutch police officers")."""
    inside = takewhile(lambda t: t.pos_ in ("NOUN", "ADJ", "PROPN"), nation.doc[nation.i + 1 : nation.i + 1 + _NEAR])
    return next((t for t in reversed(list(inside)) if t.tag_ in ("NNS", "NN")), None)


def _of(force: Force, noun: Token, part: Contingent) -> Force:
    span = Span(part.quantity.start, part.nation.idx + len(part.nation.text))
    own = replace(force, head=part.nation, noun=noun, quantity=part.quantity, span=span)
    return replace(own, nation=part.nation, strong=True)


def _contingent(reading: Reading, token: Token) -> Contingent | None:
    """Read a number that the name of a people follows."""
    quantity = reading.quantities.get(token.i)
    nation = token.nbor() if token.i + 1 < len(token.doc) else None
    if quantity is None or nation is None or nation.i not in reading.actors or nation.i in reading.quantities:
        return None
    name = reading.names.get(nation.i)
    people = reading.actors[nation.i].kind == "adjective" or (name is not None and name.adjectival)
    beside = nation.dep_ in ("compound", "nmod", "amod") and nation.head.i > nation.i  # "170 New Zealand soldiers"
    return Contingent(quantity, nation) if people or beside else None


def _row_at(reading: Reading, token: Token) -> list[Contingent]:
    """Give the counted peoples that stand in a row from the token on."""
    row: list[Contingent] = []
    while True:
        part = _contingent(reading, token)
        if part is None:
            return row
        row.append(part)
        following = [*token.doc[part.nation.i + 1 : part.nation.i + 5]]
        while following and (following[0].text in _JOINS or (len(following) > 1 and _opens(reading, following[0]))):
            following = following[1:]
        if not following or following[0].i == part.nation.i + 1:
            return row
        token = following[0]


def _opens(reading: Reading, word: Token) -> bool:
    """Whether the word belongs to the number that follows ("about 200", "1 200")."""
    after = word.nbor()
    quantity = reading.quantities.get(word.i)
    return quantity is not None and reading.quantities.get(after.i) is quantity
