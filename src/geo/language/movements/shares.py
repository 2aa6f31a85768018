"""What each of several sends or has: "200 and 300 soldiers respectively", "a battalion each", "900 of them Kenyan"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.language.text.quantities import Quantity, value
from geo.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.language.phrases.draft import Draft
    from geo.language.phrases.force import Force
    from geo.language.reading import Reading
    from geo.language.syntax import Token

_PIECES = re.compile(r"(?:\s*,\s+(?:and\s+)?|\s+and\s+)")
_NOT_SHARING = frozenset(("NOUN", "PROPN", "ADJ", "NUM"))
"""What stands behind an "each" that only counts something else: "each month", "each other"."""
_THEM = frozenset(("them", "whom", "these", "those", "which"))
_STATES = frozenset(("state", "capital", "alliance"))
_FEWEST = 2


def in_turn(reading: Reading, draft: Draft) -> list[Draft]:
    """Give a draft for each who sends, or each place that gets, its own share; empty where nothing is shared out."""
    force = draft.force
    if force is None or force.nation is not None:
        return []
    counts = _counts(reading, force) if _says(draft, "respectively") else []
    owners = _owners(reading, draft, force)
    if counts and len(counts) == len(owners):
        return [_of(draft, replace(force, nation=o, quantity=q)) for o, q in zip(owners, counts, strict=True)]
    named = next((r for r in draft.places if len(r.names) == len(counts) >= _FEWEST), None)
    if named is not None:
        rest = [r for r in draft.places if r is not named]
        return [
            replace(draft, force=replace(force, quantity=q), places=[*map(replace, rest), replace(named, names=[i])])
            for i, q in zip(named.names, counts, strict=True)
        ]
    if len(owners) >= _FEWEST and _each(draft, force, owners):
        return [_of(draft, replace(force, nation=owner)) for owner in owners]
    return []


def _of(draft: Draft, force: Force) -> Draft:
    return replace(draft, force=force, places=[replace(r) for r in draft.places])


def _says(draft: Draft, word: str) -> bool:
    return any(t.lower_ == word for t in draft.trigger.doc)


def _counts(reading: Reading, force: Force) -> list[Quantity]:
    """Give the numbers that stand in a row before the noun: "200 and 300 soldiers"."""
    if force.quantity is None:
        return []
    found: list[Quantity] = []
    start = force.quantity.start
    text = reading.sentence.text[start : force.quantity.end]
    for piece in _PIECES.split(text):
        at = text.index(piece, found[-1].end - start if found else 0) + start
        number = value(piece) if piece[:1].isdigit() else None
        if number is None:
            return []
        found.append(Quantity(at, at + len(piece), number, number))
    return found if len(found) >= _FEWEST else []


def _owners(reading: Reading, draft: Draft, force: Force) -> list[Token]:
    """Give the states that are joined as the doer, or behind the "from" of the force."""
    sources = (o for h in (force.head, force.noun) if h.doc is reading.doc for c in h.rights if c.lower_ == "from"
               for o in c.rights)  # fmt: skip
    for first in [draft.subject, *sources]:
        if first is None or first.i not in reading.actors:
            continue
        row = [first, *(c for c in first.conjuncts if c.i > first.i)]
        if len(row) >= _FEWEST and all(t.i in reading.actors and reading.actors[t.i].kind in _STATES for t in row):
            return row
    return []


def _each(draft: Draft, force: Force, owners: Sequence[Token]) -> bool:
    """Whether an "each" shares the force out: behind those who send it or behind its noun."""
    doc = draft.trigger.doc
    for word in doc:
        if word.lower_ != "each" or (word.i + 1 < len(doc) and word.nbor().pos_ in _NOT_SHARING):
            continue
        before = word.nbor(-1) if word.i else word
        if word.head in (force.head, force.noun, draft.trigger, *owners) or before in (force.head, force.noun):
            return True
    return False


def of_a_people(reading: Reading, draft: Draft) -> Iterator[Draft]:
    """Yield those of a larger force who are of one people: "has 5,000 soldiers, 900 of them Kenyan"."""
    whole = draft.force
    if whole is None or whole.quantity is None or whole.elided or whole.count_of != "people":
        return
    doc = reading.doc
    for of in doc[whole.head.i + 2 : -1]:
        quantity = reading.quantities.get(of.i - 1)
        if of.lower_ != "of" or of.nbor().lower_ not in _THEM or quantity is None or of.i + 2 >= len(doc):
            continue
        nation = doc[of.i + 2]
        mention = reading.actors.get(nation.i)
        if mention is None or mention.kind != "adjective":
            continue
        span = Span(quantity.start, quantity.end)
        some = replace(whole, head=of.nbor(-1), quantity=quantity, unit=None, span=span, elided=True, nation=nation)
        yield replace(draft, force=some, places=[replace(r) for r in draft.places])
