"""Verbs that were taken for something else than the verb of their clause.

They can be no noun and were taken for one behind a name ("once troops from Chad arrive"), or stand in the first of
two sentences that a semicolon joins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.syntax.grafts import attach

if TYPE_CHECKING:
    from geo.language.syntax.tree import Token

NO_NOUNS = frozenset(("arrive", "depart", "deploy", "disembark", "withdraw"))
_NAMED = ("compound", "nmod", "amod")
_OPENING = frozenset(("after", "as", "before", "if", "once", "till", "unless", "until", "when", "while"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl"))
_PHRASE = 5
"""Words before the noun within which the word that opens its clause stands."""


def no_noun(verb: Token) -> bool:
    """Mend the verb of a clause that was taken for what its subject is from ("until men from Oman arrive in Aden")."""
    source = verb.head
    name = next((c for c in verb.lefts if c.dep_ in _NAMED and c.left_edge.i == source.i + 1), None)
    if source.lower_ not in ("from", "of") or name is None or verb.nbor(-1).i != name.right_edge.i:
        return False
    noun = source.nbor(-1) if source.i else source
    start = next((t for t in reversed(noun.doc[max(0, noun.i - _PHRASE) : noun.i]) if t.lower_ in _OPENING), None)
    if (
        noun.tag_ not in ("NNS", "NNPS")
        or start is None
        or any(t.head is not noun for t in noun.doc[start.i + 1 : noun.i])
    ):
        return False
    main = next((t for t in (start.head, noun.head, source.head) if t.pos_ in ("VERB", "AUX")), None)
    if main is None:
        return False
    verb.tag_, verb.pos_, verb.stem = "VBP", "VERB", verb.lower_
    verb.head, verb.dep_ = main, "advcl"
    name.head, name.dep_ = source, "pobj"
    attach(source, noun, "prep")
    attach(noun, verb, "nsubj")
    return attach(start, verb, "mark")


def before_semicolon(verb: Token) -> bool:
    """Mend the first of two sentences, taken for what is said: "The battalion is in Goma; its departure is planned"."""
    main, behind = verb.head, verb.right_edge.i + 1
    parted = verb.i < main.i and behind < main.i and verb.doc[behind].text == ";"
    if not parted or main.head is not main:
        return False
    own = any(c.dep_ in _SUBJECTS for c in verb.lefts)
    if not own or not any(c.dep_ in _SUBJECTS and c.i > behind for c in main.lefts):
        return False
    if vocabulary.operators().get(("verb", main.stem)) == "say":
        return False  # "the men are home; nobody is hurt, he said"
    verb.head, verb.dep_ = verb, "ROOT"
    return True
