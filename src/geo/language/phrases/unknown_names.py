"""Names that nobody found: whether they may be a place's, and the known place that stands beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.reading import lemma

if TYPE_CHECKING:
    from geo.language.reading import Name, Reading
    from geo.language.syntax import Token


def may_be_a_place(reading: Reading, noun: Token) -> bool:
    """Whether a name that nobody found may be a place's, and not that of a day, a month, a unit or an operation."""
    if lemma(noun) in vocabulary.word_list("calendar") or noun.i in reading.quantities:
        return False
    phrase = [noun, *(c for c in noun.children if c.dep_ == "compound")]
    if any(lemma(t) in vocabulary.forces() or ("noun", lemma(t), "") in vocabulary.triggers() for t in phrase):
        return False
    return noun.text.isalpha() and noun.text[0].isupper() and not any(t.like_num for t in phrase)


def named_beside(reading: Reading, noun: Token) -> Name | None:
    """Give the known place beside a name that nobody found: "to Wamena, Jayawijaya", "in Papua's Central Highlands"."""
    for child in noun.lefts:
        apart = child.dep_ in ("nmod", "compound") and child.nbor().text == ","
        if (apart or child.dep_ == "poss") and (name := reading.place(child)) is not None:
            return name
    return None
