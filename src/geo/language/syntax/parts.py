"""Units and those who are in them, several and what is all of theirs: joined by the parser to the wrong one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.syntax.grafts import attach, put_above

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


def of_both(force: Token) -> bool:
    """Give both their force that the parser joins to the first of them ("Chad and Niger's troops have left").

    Likewise with "Fijian, Samoan and Omani troops", of which the first is no noun.
    """
    second = next((c for c in force.lefts if c.dep_ in ("poss", "amod") and c.text[0].isupper()), None)
    joined = first = force.head
    if second is None or joined.pos_ not in ("PROPN", "ADJ") or second.left_edge.i != force.left_edge.i:
        return False
    if second.left_edge.nbor(-1).dep_ != "cc" or second.left_edge.i - 2 != joined.i:
        return False
    while first.dep_ == "conj" and first.head.pos_ in ("PROPN", "ADJ"):
        first = first.head
    if second.dep_ == "amod" and first.tag_ != "JJ":
        return False  # "Chad and Omani troops"
    force.head = force
    put_above(force, first, second.dep_)
    return attach(second, joined, "conj")


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
