"""Subjects that the parser tears apart, or joins to what only explains them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.syntax.garden_paths import FINITE
from geo.language.syntax.grafts import attach, phrase_before, put_above
from geo.language.syntax.strays import WHOLES
from geo.language.syntax.tree import hang

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.language.syntax.tree import Token

_SUBJECTS = ("nsubj", "nsubjpass")
_VERBAL = ("VERB", "AUX")
_GOALS = ("pobj", "dobj")
_TORN = (("PROPN", "nmod"), ("PROPN", "compound"), ("PROPN", "poss"))
_THERE = frozenset(("in", "at", "on", "near"))
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
        joined = before.dep_ == "cc" and (before.head is first or (_is_force(first) and before.head in first.subtree))
        if goes_on or joined:
            before.head = first if joined else before.head
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


def joined_to_a_place(verb: Token) -> bool:
    """Give a joined clause its subject back from the place before it ("are in Dili and the rest will follow")."""
    finite = next((c for c in verb.lefts if c.tag_ in FINITE), verb)
    if finite.tag_ not in FINITE or not finite.i or any(c.dep_ in (*_SUBJECTS, "expl") for c in verb.children):
        return False
    noun = finite.nbor(-1)
    acts = verb.head is noun and verb.tag_ == "VBD"  # "sent to Mali and Indian tanks left Tallinn"
    joint = _joint(noun) if noun.right_edge is noun or acts else None
    if joint is None:
        return False
    _let_place_end_phrase(noun, joint)
    if acts:
        verb.head = next((t for t in _above(joint.head) if t.pos_ in _VERBAL), verb)
    joint.head, verb.dep_ = verb.head, "conj"
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    noun.head, noun.dep_ = verb, "nsubjpass" if passive else "nsubj"
    return True


def joined_to_those_in(force: Token) -> bool:
    """Join two forces that are read as if one were in the other ("soldiers in Mali and Kenyan soldiers in Chad")."""
    forces, opening = vocabulary.forces(), force.head.head if force.dep_ == "conj" else force.head
    whole = opening.head
    if opening.pos_ != "ADP" or force.stem not in forces or whole.stem not in forces or whole.pos_ == "VERB":
        return False
    alike = opening.lower_ in _THERE and any(c.lower_ == opening.lower_ for c in force.rights)
    if force.dep_ == "conj" and not (alike and force.head.pos_ == "PROPN"):
        return False  # "a force of 900 soldiers and 30 policemen"
    joint = _joint(force)
    if joint is None or whole.i > opening.i:
        return False
    _let_place_end_phrase(force, joint)
    joint.head = whole
    return attach(force, whole, "conj")


def _above(token: Token) -> Iterator[Token]:
    while token.head is not token:
        token = token.head
        yield token


def _joint(noun: Token) -> Token | None:
    """Give the "and" between a noun and the place that it is read with as the goal of one preposition or verb."""
    place = noun.head if noun.dep_ == "conj" else next((c for c in noun.lefts if (c.pos_, c.dep_) in _TORN), noun)
    goal = place if noun.dep_ == "conj" else noun
    if place is noun or goal.dep_ not in _GOALS:
        return None
    return next((c for c in place.rights if c.dep_ == "cc" and c.i < noun.i), None)


def _let_place_end_phrase(noun: Token, joint: Token) -> None:
    """Part at the "and" what was read as one phrase."""
    place = joint.head
    if place.head is noun:
        place.head, place.dep_ = noun.head, noun.dep_
    for word in noun.lefts:
        if word.i < joint.i and word is not place:
            word.head = place
    for word in place.rights:
        if word.dep_ == "conj" and word is not noun:
            owner = any(c.dep_ == "case" for c in word.rights)
            word.head, word.dep_ = noun, "poss" if owner else "amod" if word.pos_ == "ADJ" else "compound"


def joined_to_what_is_entered(verb: Token) -> bool:
    """Give a movement back the place that it reached, and the clause joined to it its own subject.

    "Turkish troops entered Syria and Iranian troops moved into Iraq" is read as if Syria and the troops had moved.
    """
    before, place = verb.head, next((c for c in verb.lefts if c.dep_ in _SUBJECTS), None)
    if place is None or place.pos_ != "PROPN" or place.i < 2 or verb.i < place.i:  # noqa: PLR2004
        return False
    opening = place.nbor(-1)
    word = vocabulary.triggers().get(("verb", before.stem, ""))
    entered = opening is before and word is not None and word.frame.endswith("_self")
    reached = opening.pos_ == "ADP" and opening.head is before and not list(opening.rights)
    others = next((c for c in place.rights if c.dep_ == "conj" and _is_force(c)), None)
    joint = next((c for c in place.rights if c.dep_ == "cc"), None)
    if not (entered or reached) or others is None or joint is None:
        return False
    others.head, others.dep_ = verb, place.dep_
    place.head, place.dep_ = opening, "pobj" if reached else "dobj"
    joint.head, verb.dep_ = before, "conj"
    return True


def _is_force(noun: Token) -> bool:
    prefixes = vocabulary.ship_prefixes()
    return noun.stem in vocabulary.forces() or any(c.text in prefixes for c in noun.lefts)


def people_of_the_next(people: Token) -> bool:
    """Hang on the next noun whose it is, read as joined to a day or a place before it.

    "Danish tanks will leave in June and Chilean tanks remain in Haiti", "arrived in Narva and Kenyan tanks remain".
    """
    before, verb = people.head, people.head.head.head
    noun = people.nbor() if people.i + 1 < len(people.doc) else people
    joint = next((c for c in before.rights if c.dep_ == "cc"), None)
    told = before.pos_ == "PROPN" and before.dep_ == "pobj" and people.stem not in vocabulary.word_list("calendar")
    if not told or joint is None or noun.stem not in vocabulary.forces() or noun.dep_ not in _SUBJECTS or noun.lefts:
        return False
    joint.head = verb
    return attach(people, noun, "amod")


def place_before_the_next(place: Token) -> bool:
    """Give a verb or preposition the place after it back, read with the subject of the clause that is joined to it.

    "Turkish soldiers are stationed near Narva and Kenyan soldiers are in Haiti", "left Kidal and Turkish troops went".
    """
    noun = place.head
    opening = place.nbor(-1) if place.i else place
    joint = next((c for c in place.rights if c.dep_ == "cc"), None)
    if joint is None or noun.dep_ not in _SUBJECTS or not _is_force(noun) or noun.i < joint.i:
        return False
    if opening.pos_ not in ("ADP", "VERB") or any(c.dep_ in _GOALS for c in opening.rights):
        return False
    verb = opening if opening.pos_ == "VERB" else opening.head
    noun.head.dep_ = "conj" if noun.head.head is verb else noun.head.dep_
    _let_place_end_phrase(noun, joint)
    place.head, place.dep_ = opening, "pobj" if opening.pos_ == "ADP" else "dobj"
    joint.head = verb
    return True
