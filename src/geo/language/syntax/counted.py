"""Counts whose first word the parser takes for a preposition of the verb: "withdrew between 300 and 400 men"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.syntax.grafts import attach

if TYPE_CHECKING:
    from geo.language.syntax.tree import Token

OPENINGS = frozenset(("between", "over", "around", "about", "under", "from", "of"))
"""Prepositions that may open a count."""
_ABOVE = frozenset(("upwards", "excess", "minimum", "maximum", "north", "total"))
"""What stands before the "of" of a count: "upwards of 900", "in excess of 900"."""
_VERBAL = ("VERB", "AUX")
_MOVING = frozenset((
    "move_object", "move_either", "leave_object", "leave_either", "be_object", "be_either", "shrink", "alert_object",
    "alert_either",
))  # fmt: skip
"""Frames of verbs whose object a force may be."""
_KEEPING = frozenset(("have", "keep", "maintain", "be"))


def up_to(up: Token) -> bool:
    """Mend "send up to 500 troops", read as sending up, to troops."""
    if up.lower_ != "up" or up.i + 2 >= len(up.doc):
        return False
    to = up.nbor()
    number = to.nbor()
    if to.lower_ != "to" or to.dep_ not in ("prep", "dative") or not number.like_num:
        return False
    counted = number.head if number.dep_ == "nummod" else number
    verb = to.head
    if counted.head is not to or verb.pos_ not in _VERBAL or any(c.dep_ == "dobj" for c in verb.children):
        return False
    counted.head, counted.dep_ = verb, "dobj"
    up.head, up.dep_ = number, "quantmod"
    to.head, to.dep_ = number, "quantmod"
    return True


def opened_by_a_preposition(preposition: Token) -> bool:
    """Give a verb the object that was read under the first word of its count ("will withdraw upwards of 900 men")."""
    noun = next((c for c in preposition.rights if c.dep_ == "pobj" and c.stem in vocabulary.forces()), None)
    number = preposition.nbor() if preposition.i + 1 < len(preposition.doc) else preposition
    if noun is None or not number.like_num or noun.left_edge is not number:
        return False
    opening = preposition
    if preposition.lower_ == "of":
        opening = preposition.head
        if opening.lower_ not in _ABOVE:
            return False
        if opening.dep_ == "pobj":
            opening = opening.head  # "in excess of"
    verb = opening.head
    word = vocabulary.triggers().get(("verb", verb.stem, ""))
    takes = verb.stem in _KEEPING or (word is not None and word.frame in _MOVING)
    if (
        not takes
        or verb.pos_ not in _VERBAL
        or opening.i != verb.i + 1
        or any(c.dep_ in ("dobj", "auxpass") for c in verb.children)
    ):
        return False
    spanned = any(t.lower_ == "to" for t in preposition.doc[number.i : noun.i])
    if preposition.lower_ == "from" and not spanned:
        return False
    attached = attach(noun, verb, "dobj")
    for first in (opening, preposition):
        first.head, first.dep_ = noun, "quantmod"
    return attached


def beside_its_number(adjective: Token) -> bool:
    """Mend an adjective that was joined to the number before it ("two dozen military trainers")."""
    number = adjective.head
    counted = number.head
    if (
        number.dep_ != "nummod"
        or not number.i < adjective.i < counted.i
        or adjective.lefts
        or adjective.nbor(-1).is_punct
    ):
        return False
    return adjective.nbor(-1).lower_ not in ("and", "or") and attach(adjective, counted, "amod")
