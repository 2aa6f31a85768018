"""Subjects that the parser tears apart, or joins to what only explains them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.syntax.grafts import attach, phrase_before, put_above
from geo.language.syntax.strays import (
    WHOLES,
)
from geo.language.syntax.tree import hang

if TYPE_CHECKING:
    from geo.language.syntax.tree import Token

_SUBJECTS = ("nsubj", "nsubjpass")
_VERBAL = ("VERB", "AUX")
PARTS = frozenset(("most", "many", "some", "all", "half", "several", "few", "both", "none", "majority", "thirds"))


def joined_subjects(verb: Token) -> bool:
    """Join two subjects of one list ("Two armies and six units", "a company, 20 cars and some staff")."""
    subjects = [c for c in verb.lefts if c.dep_ in _SUBJECTS]
    for first, second in pairwise(subjects):
        if first.i + 1 == second.i and {first.lower_, second.lower_} <= vocabulary.force_surfaces().keys():
            for word in list(first.lefts):
                word.head = second
            return attach(first, second, "compound")
        before = second.left_edge.nbor(-1) if second.left_edge.i else second
        goes_on = before.text == "," and any(c.dep_ in ("nummod", "det") for c in second.lefts)
        goes_on = goes_on and second.right_edge.i + 1 < len(verb.doc) and second.right_edge.nbor().text != ","
        goes_on = goes_on and any(t.dep_ == "cc" for t in second.subtree)
        if goes_on or (before.dep_ == "cc" and before.head is first):
            return attach(second, first, "conj")
    return False


def explained_subject(verb: Token) -> bool:
    """Make the second of two subjects an apposition ("A second group, about 120 soldiers from Pau, leaves today")."""
    subjects = [c for c in verb.lefts if c.dep_ in _SUBJECTS]
    if len(subjects) != 2:  # noqa: PLR2004
        return False
    first, second = subjects
    closed = second.right_edge.i + 1 < len(verb.doc) and second.right_edge.nbor().text == ","
    counted = any(c.dep_ == "nummod" for c in second.lefts)
    between = second.left_edge.nbor(-1).text == "," and verb.doc[first.i + 1].text in (",", "of")
    return closed and counted and between and attach(second, first, "appos")


def parted_subject(verb: Token) -> bool:
    """Give a clause its subject back from the speech inserted into it ("Oman, the Kremlin insists, will send")."""
    named = [c for c in verb.lefts if c.dep_ == "npadvmod" and c.pos_ == "PROPN"]
    subjects = sorted([*named, *(c for c in verb.lefts if c.dep_ in _SUBJECTS)], key=lambda t: t.i)
    main = verb.head
    if len(subjects) != 2 or main.i <= verb.i or any(c.dep_ in _SUBJECTS for c in main.children):  # noqa: PLR2004
        return False
    first, second = subjects
    parted = second.left_edge.nbor(-1).text == ","
    passive = any(c.dep_ == "auxpass" for c in main.children)
    return parted and attach(first, main, "nsubjpass" if passive else "nsubj")


def described_part(token: Token) -> bool:
    """Hang on its noun what is said of a part of it ("9,000 soldiers, most of them conscripts")."""
    if token.lower_ not in PARTS or token.dep_ not in _SUBJECTS or token.i < 2:  # noqa: PLR2004
        return False
    of = next((c for c in token.rights if c.lower_ == "of"), None)
    whole = next((c for c in of.rights if c.lower_ in WHOLES), None) if of is not None else None
    said = token.head
    if whole is None or said.i <= whole.i or any(c.dep_ in ("aux", "auxpass", "dobj", "prep") for c in said.children):
        return False
    ends = said.i + 1 == len(said.doc) or said.nbor().is_punct
    noun = phrase_before(token)
    if not ends or said.lower_ not in vocabulary.force_surfaces() or noun is None:
        return False
    said.pos_, said.tag_, said.stem = "NOUN", "NNS", vocabulary.force_surfaces()[said.lower_]
    clause = next((c for c in said.lefts if c.pos_ in _VERBAL and c.i < noun.i), None)
    if clause is not None:
        put_above(clause, said, "dep")
        hang(said.doc)
    return attach(token, noun, "appos") and attach(said, token, "oprd")
