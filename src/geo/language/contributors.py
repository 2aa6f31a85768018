"""Who has how many, told by the way: "France, with 400 men in Gao, leads the force", "Ghana (750) and Togo (160)"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.draft import Draft
from geo.language.force import Force
from geo.language.forces import force_in
from geo.language.locations import AT, places_under
from geo.language.reading import lemma
from geo.language.syntax import part
from geo.model import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from geo.language.quantities import Quantity
    from geo.language.reading import Reading
    from geo.language.syntax import Token

_OWNERS = frozenset(("state", "alliance", "mission", "service"))
_MANY = 50
"""Smaller numbers in brackets may count anything where the sentence does not speak of soldiers."""
_FEWEST = 5
"""Fewer in brackets are goals, places in a table or years of age."""


def contributions(reading: Reading, taken: Collection[int]) -> Iterator[Draft]:
    """Yield a presence for each that the sentence gives somebody by the way; forces ``taken`` are told of already."""
    yield from _with_men(reading, taken)
    yield from _in_brackets(reading)


def _with_men(reading: Reading, taken: Collection[int]) -> Iterator[Draft]:
    """Read "France, with 400 soldiers in Gao, leads the force", "Nepal with 850"."""
    word = vocabulary.triggers()["verb", "station", ""]
    for preposition in reading.doc[1:]:
        if preposition.lower_ != "with" or preposition.dep_ != "prep":
            continue
        owner = _owner_before(reading, preposition)
        noun = next((c for c in preposition.rights if c.dep_ == "pobj"), None)
        if owner is None or noun is None or noun.i in taken:
            continue
        force = force_in(reading, noun)
        if force is None or force.quantity is None or force.count_of != "people":
            continue
        roles = [r for r in [*places_under(reading, noun), *places_under(reading, force.noun)] if r.preposition in AT]
        state = owner.i in reading.actors and reading.actors[owner.i].kind == "state" and reading.memory.military
        if any(r.names for r in roles) or (state and (force.elided or force.strong)):
            part(owner)
            yield Draft(noun, word, replace(force, strong=True), owner, places=roles, adnominal=True)


def _owner_before(reading: Reading, preposition: Token) -> Token | None:
    """Who stands before the "with", beside it or with no more than a comma between."""
    before = preposition.nbor(-1)
    if before.text == "," and before.i:
        head = preposition.head
        if head.i in reading.actors or (head.pos_ not in ("VERB", "AUX") and force_in(reading, head) is not None):
            return head
        before = before.nbor(-1)
    mention = reading.actors.get(before.i)
    where = before.dep_ == "pobj" and before.head.lower_ in AT  # "the mission in Liberia with a strength of"
    return before if mention is not None and mention.kind == "state" and not where else None


def _in_brackets(reading: Reading) -> Iterator[Draft]:
    """Read "Ghana (750), Nigeria (1,300)" where a sentence about forces lists who contributes how many."""
    if "(" not in reading.sentence.text:
        return
    found = [(t, q) for t in reading.doc[:-2] if (q := _bracketed(reading, t)) is not None]
    if len(found) < 2 or not reading.memory.military or _tells_of_losses(reading):  # noqa: PLR2004
        return
    if not _tells_of_soldiers(reading) and any((q.low or q.high or 0) < _MANY for _, q in found):
        return
    words = vocabulary.triggers()
    for owner, quantity in found:
        last = list(reading.tokens(quantity.start, quantity.end))[-1]
        force = Force(last, last, "people", True, quantity, None, None, Span(quantity.start, quantity.end), True)
        part(owner)
        yield Draft(last, words["verb", "station", ""], force, owner, adnominal=True)


def _bracketed(reading: Reading, owner: Token) -> Quantity | None:
    """Count that stands in brackets right behind a state's name, alone or with the noun for soldiers."""
    mention = reading.actors.get(owner.i)
    if mention is None or mention.kind != "state" or owner.nbor().text != "(":
        return None
    quantity = reading.quantities.get(owner.i + 2)
    if quantity is None or (quantity.low or quantity.high or 0) < _FEWEST:
        return None
    last = list(reading.tokens(quantity.start, quantity.end))[-1]
    after = last.nbor() if last.i + 1 < len(reading.doc) else last
    if after.lower_ in vocabulary.force_surfaces() and after.i + 1 < len(reading.doc):
        after = after.nbor()
    return quantity if after.text == ")" else None


def _tells_of_soldiers(reading: Reading) -> bool:
    words = vocabulary.forces()
    return any(
        lemma(t) in vocabulary.word_list("contributing") or (lemma(t) in words and words[lemma(t)].strength == "strong")
        for t in reading.doc
    )


def _tells_of_losses(reading: Reading) -> bool:
    return any(lemma(t) in vocabulary.word_list("losses") for t in reading.doc)
