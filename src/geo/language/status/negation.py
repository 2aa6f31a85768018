"""What a "not", a "no" or a "never" denies of a movement, and what it leaves standing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases.roles import own_subject
from geo.language.status.operators import apply, effect_of
from geo.model import Status

if TYPE_CHECKING:
    from geo.language.status.operators import Standing
    from geo.language.syntax import Token

UNTIL = frozenset(("until", "till", "before"))
NEED = frozenset(("should", "must", "ought"))
_OPEN_IN_NUMBER = frozenset((("not", "all"), ("not", "every"), ("how", "many")))
SEASONS = frozenset(("spring", "summer", "autumn", "fall", "winter"))
_TURNS = frozenset(("relieve", "rotate", "replace", "change", "swap"))
_IN_NO_WAY = frozenset(
    ("at time", "at point", "at stage", "under circumstance", "under condition", "in case", "in event", "in way",
     "by mean", "on account")
)  # fmt: skip
"""Prepositions and nouns between which a "no" denies all that the verb tells: "at no time", "by no means"."""
_UNREAL = NEED | {"need"}
_HERE = frozenset(("in", "at", "on", "near", "around", "along", "off", "across"))
_UNWANTED = frozenset(("welcome", "need", "necessary", "want", "require", "available"))
"""What a force must be said to be for its presence to be denied by a "not"."""


def own_negation(standing: Standing, trigger: Token, force: Token | None = None) -> None:
    """Apply a negation of the trigger itself, or of who or what it is about ("no soldiers were sent")."""
    if is_regretted(trigger) or (force is not None and _is_set_against(trigger, force)):
        return
    unclear = _is_a_record(trigger) or _is_open_in_number(trigger) or _asks_where(trigger)
    if unclear or _is_by_turns(trigger):
        standing.topic = True
    elif is_negated(trigger):
        if not _stays_true(trigger):
            apply(standing, "negate", "not")
    elif _clause_until(trigger) and any(c.dep_ == "neg" for c in trigger.lefts):
        if standing.status is Status.ANNOUNCED:  # "will not leave until the truce holds"
            standing.status = Status.CONDITIONAL
    elif trigger.pos_ not in ("VERB", "AUX") and any(c.lower_ == "no" for c in trigger.children):
        apply(standing, "negate", "no")
    else:
        subject = own_subject(trigger) if trigger.pos_ in ("VERB", "AUX") else None
        if subject is not None and effect_of(subject) == "topic":
            standing.topic = True  # "the ceiling of 900 men stays"
        first = next((c for c in trigger.children if c.dep_ in ("dobj", "attr")), None)
        if any(noun is not None and _is_none(noun) for noun in (subject, first)):
            apply(standing, "negate", "no")


def _is_set_against(trigger: Token, force: Token) -> bool:
    """Whether it is told of a force what is denied of the one before: "sent no tanks to Gao but 300 men to Kidal"."""
    first = next((c for c in trigger.rights if c.dep_ in ("dobj", "attr", "nsubj")), None)
    opening = force.left_edge.nbor(-1) if force.left_edge.i else force
    return first is not None and first.i < opening.i and opening.lower_ == "but"


def _stays_true(verb: Token) -> bool:
    """Whether what is denied of a force is something else than that it is there.

    "The soldiers in Mali are not well armed", "were not involved", "are not strangers here", "not in Mali to fight".
    """
    word = vocabulary.triggers().get(("verb", verb.stem, ""))
    subject = own_subject(verb)
    if subject is None or verb.pos_ not in ("VERB", "AUX"):
        return False
    if word is not None and verb.stem != "be" and word.frame != "parts":
        return False
    told = next((c for c in verb.rights if c.dep_ in ("acomp", "attr")), None)
    if _is_placed(subject):
        return not any(_is_placed(t) for t in (verb, told) if t is not None)
    if verb.stem != "be" or told is None:
        aims = (c for c in verb.rights if c.dep_ in ("advcl", "xcomp") and verb.stem == "be" and _is_placed(verb))
        return any(t.tag_ == "TO" for c in aims for t in c.lefts)
    stem = told.stem
    known = ("pred", stem, "") in vocabulary.triggers() or ("verb", stem, "") in vocabulary.triggers()
    governing = any((pos, stem) in vocabulary.operators() for pos in ("adj", "verb", "noun"))
    there = any(c.dep_ == "expl" for c in verb.lefts) or told.like_num  # "is none of the ships that sail"
    return not (known or governing or there or stem in _UNWANTED or stem in vocabulary.forces())


def _is_placed(word: Token) -> bool:
    return any(c.lower_ in _HERE and any(o.pos_ == "PROPN" for o in c.rights) for c in word.rights)


def _is_by_turns(verb: Token) -> bool:
    """Whether it only says how often it is done: "are relieved every six months"."""
    if verb.stem not in _TURNS or verb.tag_ != "VBN" or all(c.lower_ not in ("is", "are") for c in verb.lefts):
        return False
    times = (c for c in verb.rights if c.dep_ == "npadvmod")
    return any(c.lower_ in ("every", "each") for time in times for c in time.lefts)


def _is_a_record(verb: Token) -> bool:
    """Whether it only says that there was nothing like it: "has never before sent so many"."""
    early = (t for c in verb.lefts for t in (c, *c.children))
    return any(t.lower_ == "before" and t.i and t.nbor(-1).lower_ == "never" for t in early)


def _asks_where(verb: Token) -> bool:
    """Whether it only asks for the place: "did not say where the troops were being sent", "where they came from"."""
    asked = verb.dep_ in ("ccomp", "xcomp", "pcomp", "csubj", "csubjpass")
    return asked and any(c.lower_ == "where" and c.i < verb.i for c in verb.lefts)


def _is_open_in_number(verb: Token) -> bool:
    """Whether it is not said of all, or asked of how many: "not all of them have left", "how many soldiers it sent"."""
    for noun in verb.children if verb.pos_ in ("VERB", "AUX") else ():
        first = noun.left_edge.i
        opening = tuple(t.lower_ for t in verb.doc[first : first + 2])
        if noun.dep_ in ("nsubj", "nsubjpass", "dobj") and opening in _OPEN_IN_NUMBER:
            return True
    return False


def is_negated(word: Token) -> bool:
    """Whether it is told as not so: "not", "never", "no longer"."""
    longer = (c for c in word.children if c.lower_ == "longer")
    if any(c.dep_ == "neg" for c in word.children) and starts_later(word):
        return False
    first = word.head if word.dep_ == "conj" else None
    nor = any(c.lower_ == "nor" and c.i < word.i for c in word.children)
    joints = [c.lower_ for c in first.children if first.i < c.i < word.i] if first is not None else []
    alone = word.pos_ in ("VERB", "AUX") and not any(c.dep_ in ("nsubj", "nsubjpass") for c in word.lefts)
    nor = nor or "nor" in joints or ("or" in joints and first is not None and alone and is_negated(first))
    return (
        nor
        or any(c.dep_ == "neg" or c.lower_ == "never" or _in_no_way(c) for c in word.children)
        or any(t.lower_ == "no" for c in longer for t in c.lefts)
    )


def _in_no_way(said: Token) -> bool:
    """Whether it stands beside a verb as its "not": "neither sent", "never did they", "at no time", "by no means"."""
    if said.lower_ == "neither":
        return said.dep_ == "preconj" and said.i < said.head.i
    if said.dep_ == "aux":
        return any(c.dep_ == "neg" and c.lower_ == "never" for c in said.lefts)
    return said.dep_ == "prep" and any(
        f"{said.lower_} {o.stem}" in _IN_NO_WAY and any(c.lower_ in ("no", "neither") for c in o.lefts)
        for o in said.rights
    )


def is_regretted(verb: Token) -> bool:
    """Whether what was done ought not to have been: "should never have sent", "need not have sent"."""
    words = {c.lower_ for c in verb.lefts if c.dep_ == "aux"}
    return verb.tag_ == "VBN" and "have" in words and bool(words & _UNREAL) and is_negated(verb)


def starts_later(negated: Token) -> bool:
    """Whether it is only told from when on it is so: "will not leave until June", "not until May did they"."""
    neg = next(c for c in negated.children if c.dep_ == "neg")
    if neg.i + 1 < len(neg.doc) and neg.nbor().lower_ in UNTIL:
        return True
    if any(c.lower_ in ("has", "have", "'s", "'ve") for c in negated.children if c.dep_ == "aux"):
        return False
    told = [negated, *(c for c in negated.rights if c.dep_ in ("xcomp", "acomp"))]
    times = [o for v in told for c in v.rights if c.lower_ in UNTIL for o in c.rights]
    times += [o for v in told for n in v.rights if n.dep_ in ("dobj", "prep") for c in n.subtree
              if c.lower_ in UNTIL and c.dep_ == "prep" for o in c.rights]  # fmt: skip
    days = vocabulary.word_list("calendar") | SEASONS
    return any(t.stem in days or t.like_num for o in times for t in o.subtree) or any(map(_clause_until, told))


def _clause_until(verb: Token) -> bool:
    """Whether a clause with "until" hangs on the verb."""
    clauses = (c for c in verb.rights if c.dep_ in ("advcl", "ccomp", "pcomp"))
    return any(c.lower_ in ("until", "till") for clause in clauses for c in clause.lefts)


def _is_none(noun: Token) -> bool:
    """Whether the phrase names nobody: "no soldiers", "none", "not one extra man", "none of the battalions"."""
    if noun.lower_ in ("none", "nobody", "neither"):
        return True
    one = noun.lower_ == "one" or any(c.lower_ in ("one", "single") for c in noun.lefts)
    if any(c.dep_ == "neg" for number in noun.lefts if number.lower_ in ("one", "single") for c in number.lefts):
        return True
    return any(
        ((c.lower_ in ("no", "neither") and c.dep_ in ("det", "neg", "preconj")) or (c.dep_ == "neg" and one))
        and not opens_bound(c)
        for word in [noun, *(c for c in noun.lefts if c.lower_ in ("more", "further", "other"))]
        for c in word.lefts
    )


def opens_bound(no: Token) -> bool:
    """Whether it opens a bound and denies nothing: "no fewer than 300 men"."""
    return any(t.lower_ == "than" for t in no.doc[no.i + 1 : no.i + 3])
