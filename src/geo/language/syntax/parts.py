"""Units and those who are in them, several and what is all of theirs: joined by the parser to the wrong one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.syntax.grafts import attach

if TYPE_CHECKING:
    from geo.language.syntax.tree import Token


def of_the_body(participle: Token) -> bool:
    """Hang on the men or the unit what was hung on who they are of ("800 members of its forces deployed in Latvia")."""
    of = participle.head.head if participle.head.dep_ == "pobj" else None
    if of is None or of.lower_ != "of" or participle.nbor(-1) is not participle.head:
        return False
    body, inside = of.head, participle.head
    unit = body.stem in vocabulary.word_list("sized_unit") and inside.tag_ == "NNS" and not any(inside.lefts)
    if not (unit or (body.stem == "member" and body.tag_ == "NNS")):
        return False
    return attach(participle, body, "acl")


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
