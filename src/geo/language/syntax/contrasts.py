"""What is set against something else: "not A but B", "A, not B", "neither in A nor in B", "A rather than B"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.syntax.grafts import attach

if TYPE_CHECKING:
    from geo.language.syntax.tree import Token

_SUBJECTS = ("nsubj", "nsubjpass")
_VERBAL = ("VERB", "AUX")
_BOUNDS = frozenset(("only", "just", "merely", "simply", "until", "till", "before", "all", "every"))
"""What stands behind a "not" that does not deny what follows."""


def not_there_but(preposition: Token) -> bool:
    """Let the "not" deny one place and not the verb ("are not in Gao but in Kidal", "was not sent to Gao but to")."""
    verb, doc = preposition.head, preposition.doc
    if verb.pos_ not in _VERBAL or preposition.i < verb.i:
        return False
    joints = (t for t in doc[preposition.i + 2 : preposition.right_edge.i + 2] if t.lower_ == "but")
    joint = next(joints, None)
    if joint is None or joint.right_edge.i + 1 == len(doc) or joint.nbor(-1).pos_ in _VERBAL:
        return False
    second = joint.nbor()
    denial = next((c for c in verb.lefts if c.dep_ == "neg"), None)
    denial = denial or next((c for c in verb.rights if c.dep_ == "neg" and c.i < preposition.i), None)
    alike = second.pos_ == "ADP" and any(c.dep_ == "pobj" for c in second.rights)
    if denial is None or not alike or _bounds(denial):
        return False
    if second.head.i > second.i:
        return False  # "is not in Gao but in May will be"
    second.head, second.dep_ = preposition, "conj"
    return attach(denial, preposition, "neg")


def _bounds(denial: Token) -> bool:
    """Whether the "not" denies nothing by itself: "not only", "not until May"."""
    return denial.i + 1 == len(denial.doc) or denial.nbor().lower_ in _BOUNDS


def neither_there(neither: Token) -> bool:
    """Let "neither in Gao nor in Kidal" deny what is said to be there."""
    if neither.lower_ != "neither" or neither.head.pos_ != "ADP" or neither.head.i != neither.i + 1:
        return False
    verb = neither.head
    while verb.pos_ not in _VERBAL and verb.head is not verb:
        verb = verb.head
    return verb.pos_ in _VERBAL and attach(neither, verb, "neg")


def not_this_but(first: Token) -> bool:
    """Let the second of two names or forces stand for the first, which is denied ("Not Oman but Chad sent 300 men")."""
    denial = next((c for c in first.lefts if c.dep_ == "neg" and c.lower_ == "not"), None)
    joint = next((c for c in first.rights if c.dep_ == "cc" and c.lower_ == "but"), None)
    second = next((c for c in first.rights if c.dep_ == "conj"), None)
    if denial is None or joint is None or second is None or _bounds(denial):
        return False
    if first.head is first or second.i < joint.i or any(c.lower_ == "also" for c in second.lefts):
        return False
    second.head, second.dep_ = first.head, first.dep_
    return attach(first, second, "dep")


def of_those_before(clause: Token) -> bool:
    """Hang on a force what is told of it behind who it is not ("troops from Oman, not Danish ones, who entered")."""
    other = clause.head
    denied = any(c.lower_ == "not" and c.i < other.i and c.head in (other, other.head) for c in other.doc[: other.i])
    noun = other.head
    opening = clause.left_edge
    if other.dep_ != "appos" or not denied or noun.i > other.i or opening.i < other.i or opening.nbor(-1).text != ",":
        return False
    return attach(clause, noun, "relcl")


def not_they(clause: Token) -> bool:
    """Read a cleft sentence that denies as the plain one ("It was not Omani troops who entered Gao")."""
    noun = clause.head
    verb = noun.head
    denial = next((c for c in verb.children if c.dep_ == "neg"), None)
    it = any(c.lower_ == "it" for c in verb.lefts)
    who = next((c for c in clause.lefts if c.dep_ in _SUBJECTS and c.lower_ in ("who", "that", "which")), None)
    if verb.stem != "be" or noun.dep_ != "attr" or not it or denial is None or who is None:
        return False
    if _bounds(denial):
        return False
    clause.head = verb.head if verb.head is not verb else clause
    clause.dep_, verb.dep_ = verb.dep_, "dep"
    noun.dep_, who.dep_ = who.dep_, "dep"
    verb.head = noun.head = denial.head = clause
    who.head = noun
    return True


def rather_than(other: Token) -> bool:
    """Hang on "than" or "of" who does not do it ("Oman rather than Chad will send 300 men")."""
    opening = other.left_edge.nbor(-1) if other.left_edge.i > 1 else other
    before = opening.nbor(-1).lower_ if opening.i else ""
    if (before, opening.lower_) not in (("rather", "than"), ("instead", "of"), ("more", "than")):
        return False
    first = next((c for c in other.head.lefts if c.dep_ in _SUBJECTS and c.i < opening.i), None)
    return first is not None and attach(other, opening, "pobj")


def beside_the_object(force: Token) -> bool:
    """Join to the force that is moved another that is joined to the verb ("sent no men to Gao but ten tanks")."""
    verb = force.head
    if not force.left_edge.i or force.left_edge.nbor(-1).lower_ != "but":
        return False
    counted = any(c.dep_ in ("nummod", "det") for c in force.lefts)
    if verb.pos_ != "VERB" or force.i < verb.i or not counted or force.stem not in vocabulary.forces():
        return False
    first = next((c for c in verb.rights if c.dep_ == "dobj" and c.i < force.i), None)
    return first is not None and first.stem in vocabulary.forces() and attach(force, first, "conj")
