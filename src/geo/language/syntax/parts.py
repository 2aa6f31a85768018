"""Units and those who are in them, several and what is all of theirs: joined by the parser to the wrong one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.syntax.grafts import attach

if TYPE_CHECKING:
    from geo.language.syntax.tree import Token


_KEEPING = frozenset(("have", "keep", "maintain"))
_ALL = frozenset(("poss", "det"))


def of_the_body(participle: Token) -> bool:
    """Hang on the men or the unit what was hung on who they are of ("800 members of its forces deployed in Latvia").

    Likewise on a number or share of them: "has dozens of advisers stationed in", "keeps half of its 900 men posted to".
    """
    of = participle.head.head if participle.head.dep_ == "pobj" else None
    if of is None or of.lower_ != "of" or participle.nbor(-1) is not participle.head:
        return False
    body, inside = of.head, participle.head
    unit = body.stem in vocabulary.word_list("sized_unit") and inside.tag_ == "NNS" and not any(inside.lefts)
    while _counts(body) and body.dep_ == "pobj" and body.head.lower_ == "of":  # "tens of thousands of"
        body = body.head.head
    kept = body.dep_ == "dobj" and body.head.stem in _KEEPING
    definite = any(c.dep_ in _ALL for c in inside.lefts)
    counting = _counts(body) or (
        kept and definite and body.stem in vocabulary.forces()
    )  # "has two battalions of its army"
    number = counting and inside.stem in vocabulary.forces() and (kept or not definite)
    if not (unit or number or (body.stem == "member" and body.tag_ == "NNS")):
        return False
    return attach(participle, body, "acl")


def with_its_men(preposition: Token) -> bool:
    """Hang on a unit the men whom it has, not on its verb ("has deployed a company with 160 soldiers to Kuwait")."""
    unit, verb = preposition.nbor(-1) if preposition.i else preposition, preposition.head
    if unit.head is not verb or unit.stem not in vocabulary.word_list("sized_unit") or unit.tag_ != "NN":
        return False
    men = next((c for c in preposition.rights if c.dep_ == "pobj"), None)
    kind = vocabulary.forces().get(men.stem) if men is not None else None
    counted = men is not None and any(c.dep_ == "nummod" for c in men.lefts)
    return kind is not None and kind.count_of == "people" and counted and attach(preposition, unit, "prep")


def _counts(noun: Token) -> bool:
    """Whether it only tells how many of others: "dozens of", "half of"; not "the number of"."""
    wrapping = noun.stem in vocabulary.word_list("wrapper") and noun.stem not in vocabulary.word_list("strength")
    return noun.like_num or wrapping


def beside_the_unit(noun: Token) -> bool:
    """Join to a unit what was joined to those it is made up of ("a battalion of 400 men and 20 tanks")."""
    inside = noun.head
    of = inside.head if inside.dep_ == "pobj" else None
    if of is None or of.lower_ != "of" or not any(c.dep_ == "nummod" for c in noun.lefts):
        return False
    unit, made_of, other = (vocabulary.forces().get(t.stem) for t in (of.head, inside, noun))
    if unit is None or made_of is None or other is None or unit.count_of != "units":
        return False
    return made_of.count_of != other.count_of and attach(noun, of.head, "conj")


def some_of(of: Token) -> bool:
    """Mend "300 of 1,100 soldiers", read as one number."""
    number = of.head
    counted = number.head
    if of.dep_ != "quantmod" or of.lower_ != "of" or number.dep_ != "nummod" or not of.i:
        return False
    part = of.nbor(-1)
    if part.head is not number or part.i > number.i:
        return False
    above, dep = counted.head, counted.dep_
    part.head, part.dep_ = (above if above is not counted else part), dep
    of.head, of.dep_ = part, "prep"
    counted.head, counted.dep_ = of, "pobj"
    return True
