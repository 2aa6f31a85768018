"""Days, months and years that the parser takes for a part of the noun beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.syntax.grafts import attach

if TYPE_CHECKING:
    from geo.language.syntax.tree import Token

_YEAR = re.compile(r"(?:(?:early|mid|late)-)?(?:1[5-9]|20)\d\d")
_IN_TIME = frozenset(("in", "since", "until", "during", "throughout"))
_WHERE = frozenset(("to", "into", "in", "at", "for", "from", "toward", "towards"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
_OPENING_TIME = frozenset(("by", "from", "after", "before"))
"""Before a year only where they open a clause: "guarded by 2000 men"."""


def year_told(number: Token) -> bool:
    """Mend a year that was taken for a count of the noun after it ("In 1994 troops from Rwanda entered Zaire")."""
    if number.head.i < number.i or not number.i or _YEAR.fullmatch(number.text) is None:
        return False
    part = number.nbor(-1)
    if part.stem in vocabulary.word_list("calendar") and part.head.pos_ == "ADP":
        return attach(number, part, "nummod")
    told = part.nbor(-1) if part.lower_ in ("early", "late", "mid") and part.i else part
    opens = not told.i or told.nbor(-1).is_punct or told.nbor(-1).pos_ == "CCONJ"
    if told.lower_ not in _IN_TIME and not (opens and told.lower_ in _OPENING_TIME):
        return False
    if any(c.dep_ == "pobj" for c in told.children) or not attach(number, told, "pobj"):
        return False
    told.dep_ = "prep"
    if part is not told:
        part.head, part.dep_ = number, "amod"
    return True


def month_told(month: Token) -> bool:
    """Mend a date that was taken for a part of the noun after it ("On 4 May six helicopters left")."""
    doc, noun = month.doc, month.head
    named = month.text[:1].isupper() and month.stem in vocabulary.word_list("calendar")
    if not named or month.lower_.endswith("day") or noun.i <= month.i or not month.i:
        return False
    first, last = month.i, month.i + 1
    while first and (_is_day_of_month(doc[first - 1]) or (doc[first - 1].lower_ == "and" and first < month.i)):
        first -= 1
    if first == month.i and _is_day_of_month(doc[last]):
        last += 1
    if _YEAR.fullmatch(doc[last].text) is not None:
        last += 1
    told = doc[first - 1] if first else month
    under = next((c for c in told.children if c.dep_ == "pobj"), None)
    dated = under is None or first <= under.i < last  # "As at 11 March"
    if told.tag_ != "IN" or noun.i < last or not (dated or (under is not None and _acts_itself(noun, under))):
        return False
    if not attach(month, told, "pobj"):
        return False
    if told.dep_ == "mark":
        told.pos_, told.dep_ = "ADP", "prep"
    if first < month.i and doc[last].head is month and doc[last].like_num:
        doc[last].head, doc[last].dep_ = noun, "nummod"  # "As at 11 March 21 soldiers"
    for word in (t for t in doc[first:last] if t is not month):
        word.head, word.dep_ = month, "nummod" if word.like_num else "cc"
    return True


def _acts_itself(noun: Token, under: Token) -> bool:
    """Mend who acts after a date, taken into it: "On the night of 22 April Chinese forces crossed the river"."""
    behind = noun.right_edge.i + 1
    verb = noun.doc[behind] if under is noun and behind < len(noun.doc) else None
    while verb is not None and verb.dep_ in ("aux", "auxpass", "advmod", "neg") and verb.head.i > verb.i:
        verb = verb.head
    if verb is None or verb.pos_ not in ("VERB", "AUX") or any(c.dep_ in _SUBJECTS for c in verb.lefts):
        return False
    return attach(noun, verb, "nsubj")


def day_gone(month: Token) -> bool:
    """Mend a day that was taken for what somebody does something to ("The ship left Jan. 5.")."""
    if month.stem not in vocabulary.word_list("calendar") or not any(c.tag_ == "CD" for c in month.children):
        return False
    month.dep_ = "npadvmod"
    return True


def day_after_place(day: Token) -> bool:
    """Mend a weekday that was taken for the goal that stands before it ("sailed to Cyprus Wednesday")."""
    to, place = day.head, day.nbor(-1) if day.i else day
    named = place.head is day and place.pos_ == "PROPN" and place.stem not in vocabulary.word_list("calendar")
    if not named or not _is_weekday(day) or to.lower_ not in _WHERE or to.head.pos_ not in ("VERB", "AUX"):
        return False
    place.head, place.dep_ = to, "pobj"
    for other in [c for c in day.lefts if c.i < place.i]:
        other.head = place
    return attach(day, to.head, "npadvmod")


def day_of_saying(on: Token) -> bool:
    """Hang on the verb of saying the day right behind it ("said on Monday it will move 300 men next month")."""
    told = on.head
    said = told.head
    before = on.nbor(-1) if on.i else on
    if told.dep_ != "ccomp" or said.pos_ != "VERB" or not said.i < on.i < told.i:
        return False
    beside = before is said or (before.lower_ in ("early", "late") and before.i - 1 == said.i)
    days = any(c.stem in vocabulary.word_list("calendar") for c in on.rights if c.dep_ == "pobj")
    return beside and days and attach(on, said, "prep")


def coming_day(coming: Token) -> bool:
    """Mend "this coming Friday", whose day was taken for the time of a clause."""
    verb = coming.head
    if not 0 < coming.i < len(coming.doc) - 1 or coming.nbor(-1).lower_ not in ("this", "the"):
        return False
    pointer, day = coming.nbor(-1), coming.nbor()
    if day.stem not in vocabulary.word_list("calendar") or day.head is not coming or verb is coming:
        return False
    if not attach(day, verb, "npadvmod"):
        return False
    coming.head, coming.dep_, pointer.head, pointer.dep_ = day, "amod", day, "det"
    return True


def _is_weekday(token: Token) -> bool:
    return token.lower_.endswith("day") and token.stem in vocabulary.word_list("calendar")


def _is_day_of_month(token: Token) -> bool:
    return token.text.isdigit() and len(token.text) <= len("31")
