"""What each of several sends or has: "200 and 300 soldiers respectively", "a battalion each", "900 of them Kenyan"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.language.phrases.forces import force_in
from geo.language.text.quantities import Quantity, value
from geo.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.language.phrases.draft import Draft
    from geo.language.phrases.force import Force
    from geo.language.reading import Reading
    from geo.language.syntax import Token

_PIECES = re.compile(r"(?:\s*,\s+(?:and\s+)?|\s+and\s+)")
_ROW = re.compile(r"(?:\d[\d,]*(?:,\s+(?:and\s+)?|\s+and\s+))+\Z")
"""Numbers in a row before another."""
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
    bracketed = _in_brackets(reading, draft, force)
    if bracketed:
        return bracketed
    in_order = _says(draft, "respectively")
    counts = _counts(reading, force) if in_order else []
    owners = _owners(reading, draft, force)
    shares = _row(reading, force, counts, owners) if in_order else []
    named = next((r for r in draft.places if len(r.names) == len(shares) >= _FEWEST), None)
    if named is not None:
        rest = [r for r in draft.places if r is not named]
        return [
            replace(draft, force=share, places=[*map(replace, rest), replace(named, names=[i])])
            for i, share in zip(named.names, shares, strict=True)
        ]
    if counts and len(counts) == len(owners):
        return [_of(draft, share) for share in shares]
    if len(owners) >= _FEWEST and _each(draft, force, owners):
        return [_of(draft, replace(force, nation=owner)) for owner in owners]
    return []


def _row(reading: Reading, force: Force, counts: list[Quantity], owners: list[Token]) -> list[Force]:
    """Give the forces that a "respectively" pairs with places: by number, by whose they are, or each by itself."""
    if counts and len(counts) == len(owners):
        return [replace(force, nation=o, quantity=q) for o, q in zip(owners, counts, strict=True)]
    if counts:
        return [replace(force, quantity=q) for q in counts]
    joined = (force_in(reading, c) for c in force.head.conjuncts if c.i > force.head.i)
    row = [force, *(f for f in joined if f is not None)]
    if len(row) > 1:
        return row
    peoples = next((c for c in force.head.lefts if any(g.dep_ == "conj" for g in c.rights)), None)
    nations = [peoples, *peoples.conjuncts] if peoples is not None else owners
    known = [t for t in nations if t.i in reading.actors]
    return [replace(force, nation=t) for t in known] if len(known) == len(nations) else []


def _in_brackets(reading: Reading, draft: Draft, force: Force) -> list[Draft]:
    """Give a draft for each place with a number of its own: "has troops in Gao (300), Kidal (200) and Goma (50)"."""
    if "(" not in reading.sentence.text:
        return []
    doc, at = reading.doc, {n.index: t for t, n in reading.names.items()}
    for role in draft.places:
        spots = [at[i] for i in role.names if i in at and at[i] + 2 < len(doc) and doc[at[i] + 1].text == "("]
        counts = [q for t in spots if (q := reading.quantities.get(t + 2)) is not None and _alone(reading, q)]
        if len(counts) == len(role.names) >= _FEWEST:
            rest = [r for r in draft.places if r is not role]
            return [
                replace(draft, force=replace(force, quantity=q), places=[*map(replace, rest), replace(role, names=[i])])
                for i, q in zip(role.names, counts, strict=True)
            ]
    return []


def _alone(reading: Reading, quantity: Quantity) -> bool:
    """Whether nothing but the number stands in the brackets."""
    return reading.sentence.text[quantity.end : quantity.end + 1] == ")"


def _of(draft: Draft, force: Force) -> Draft:
    return replace(draft, force=force, places=[replace(r) for r in draft.places])


def _says(draft: Draft, word: str) -> bool:
    return any(t.lower_ == word for t in draft.trigger.doc)


def _counts(reading: Reading, force: Force) -> list[Quantity]:
    """Give the numbers that stand in a row before the noun: "200 and 300 soldiers"."""
    if force.quantity is None:
        return []
    found: list[Quantity] = []
    row = _ROW.search(reading.sentence.text, 0, force.quantity.start)
    start = row.start() if row is not None else force.quantity.start
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
        if word.lower_ not in ("each", "apiece") or (word.i + 1 < len(doc) and word.nbor().pos_ in _NOT_SHARING):
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
