"""Clauses that leave their verb out: "sent 300 men to Gao, Ghana 200 to Goma and Togo a company to Kidal"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.syntax.grafts import attach

if TYPE_CHECKING:
    from geo.language.syntax.tree import Token

_OPENING = frozenset((",", ";", "and", "while", "but", "plus"))
_ARTICLES = frozenset(("a", "an", "another", "one"))
_AROUND = frozenset(("about", "some", "around", "almost", "nearly", "roughly", "over", "up", "to", "more", "than"))
"""What may stand before the number that a force is counted with."""
_SUBJECTS = ("nsubj", "nsubjpass")
_HERE = frozenset(("in", "at", "on", "near", "off", "around"))
_WAYS = _HERE | {"to", "into", "from"}
_PHRASE = 6
"""Words within which the noun of a counted force stands."""


def without_its_verb(state: Token) -> bool:
    """Let who does likewise, and with how many, stand apart from the places named before and after.

    "Spain sent 200 men to Aden, France 300 and Italy a company": the parser takes France and Italy for places.
    """
    if state.i < 2 or state.i + 1 == len(state.doc) or state.nbor(-1).lower_ not in _OPENING:  # noqa: PLR2004
        return False
    verb = next((v for v in _verbs_before(state) if _has_doer_and_force(v, state)), None)
    force = _counted(state) if verb is not None else None
    if verb is None or force is None:
        return False
    after = state.doc[force.i + 1] if force.i + 1 < len(state.doc) else None
    if after is not None and not (after.is_punct or after.pos_ in ("ADP", "CCONJ", "ADV") or after.tag_ == "TO"):
        return False  # "In Mali, Kenya 300 years ago …"
    if after is not None and after.tag_ in ("IN", "TO") and after.lower_ != "of":
        _place_behind(after, force)
    for word in [c for c in state.children if c.dep_ in ("conj", "appos", "cc")]:
        word.head = verb
    joint = state.nbor(-1)
    _close_phrase_before(joint)
    joint.head = verb
    state.head, state.dep_ = verb, "dep"
    for word in state.doc[state.i + 1 : force.i]:
        if word.head.i <= state.i or word.head.i > force.i:
            word.head = force
    force.head, force.dep_ = state, "dep"
    return True


def asked_in_turn(other: Token) -> bool:
    """Give what is asked its own doer ("asked Chad to send 300 men to Gao and Togo to withdraw its tanks from Kidal").

    The parser takes the second for another place where the men are to go.
    """
    to = other.nbor() if other.i + 1 < len(other.doc) else other
    verb = to.head
    word = vocabulary.triggers().get(("verb", verb.stem, "")) if to.tag_ == "TO" and verb.i > to.i else None
    joint = next((t for t in other.doc[: other.left_edge.i][-1:] if t.lower_ in ("and", "while", "but")), None)
    if word is None or joint is None or not word.frame.startswith(("leave", "move", "be_")):
        return False
    first = next((t for t in other.doc[: joint.i] if t.dep_ == "xcomp" and t.tag_ == "VB"), None)
    asked = next((c for c in first.head.rights if c.dep_ == "dobj"), None) if first is not None else None
    if first is None or asked is None or not asked.i < first.i or asked.pos_ != "PROPN":
        return False
    verb.head, verb.dep_ = first, "conj"
    other.head, other.dep_ = verb, "nsubj"
    joint.head = first
    return True


def beside_the_clause(force: Token) -> bool:
    """Let a force with a place of its own stand beside the clause whose verb it shares.

    "150 Danes are in Gao, 450 Chadians in Goma and Togolese troops in Aden": the parser joins the third to Goma.
    """
    doc = force.doc
    opening = _opening(force)
    way = doc[force.i + 1] if force.i + 1 < len(doc) else force
    ship = any(c.text in vocabulary.ship_prefixes() for c in force.lefts)
    if opening is None or way.lower_ not in _WAYS or not (ship or force.lower_ in vocabulary.force_surfaces()):
        return False
    verb = next((t for t in _verbs_before(opening) if any(c.dep_ in _SUBJECTS for c in t.lefts)), None)
    place = _place(way)
    if verb is None or place is None or not _runs_alike(verb, way, opening):
        return False
    after = place.i + 1
    if after < len(doc) and (doc[after].pos_ in ("VERB", "AUX") or doc[after].tag_ == "MD"):
        return False  # "… and Togolese troops in Aden will leave"
    _close_phrase_before(opening)
    for word in doc[opening.i + 1 : force.i]:
        if not opening.i < word.head.i <= force.i:
            word.head, word.dep_ = force, "amod" if word.pos_ == "ADJ" else word.dep_
    opening.head = verb
    force.head, force.dep_ = verb, "dep"
    way.head, way.dep_ = force, "prep"
    place.head, place.dep_ = way, "pobj"
    onward = doc[after] if after < len(doc) else place
    if way.lower_ == "from" and onward.lower_ in ("to", "into"):
        onward.head, onward.dep_ = force, "prep"
    return True


def _opening(force: Token) -> Token | None:
    """Give the comma or "and" right before the phrase of a force."""
    at = force.i - 1
    while at > 0 and (force.doc[at].pos_ in ("ADJ", "NUM", "NOUN", "PROPN", "DET") or force.doc[at].lower_ in _AROUND):
        at -= 1
    opening = force.doc[max(at, 0)]
    return opening if at > 0 and opening.lower_ in _OPENING else None


def _place(way: Token) -> Token | None:
    names = way.doc[way.i + 1 : way.i + 1 + _PHRASE]
    while names and names[0].tag_ == "DT":
        names = names[1:]
    return names[0] if names and names[0].pos_ == "PROPN" else None


def _runs_alike(verb: Token, way: Token, opening: Token) -> bool:
    """Whether the verb's own force or men go the same way, and it acts on nothing."""
    if any(c.dep_ in ("dobj", "attr") and c.i < opening.i for c in verb.rights):
        return False
    subject = next(c for c in verb.lefts if c.dep_ in _SUBJECTS)
    forces = subject.stem in vocabulary.forces() or subject.pos_ == "PROPN" or subject.like_num
    ways = (t.lower_ for t in way.doc[verb.i + 1 : opening.i] if t.pos_ == "ADP")
    return forces and any(w == way.lower_ or {w, way.lower_} <= _HERE for w in ways)


def _close_phrase_before(opening: Token) -> None:
    """Give the preposition before the place that stands before the opening that place back."""
    place = opening.nbor(-1)
    place = place.nbor(-1) if place.text == "," and place.i else place
    way = place.nbor(-1) if place.i else place
    if place.pos_ == "PROPN" and way.pos_ == "ADP" and place.head.i > opening.i:
        place.head, place.dep_ = way, "pobj"


def _verbs_before(state: Token) -> list[Token]:
    return [t for t in state.doc[: state.i] if t.pos_ == "VERB" or t.stem in ("be", "have")][::-1]


def _has_doer_and_force(verb: Token, state: Token) -> bool:
    """Whether the verb says of somebody named what force he has or moves."""
    named = any(c.dep_ == "nsubj" and c.pos_ == "PROPN" for c in verb.lefts)
    counted = (c for c in verb.rights if c.dep_ == "dobj" and c.i < state.i and c.stem in vocabulary.forces())
    return named and any(g.dep_ in ("nummod", "det") for c in counted for g in c.lefts)


def _counted(state: Token) -> Token | None:
    """Give the noun of the force, or the number that stands for it, right behind the name."""
    row = state.doc[state.i + 1 : state.i + 1 + _PHRASE]
    while row and row[0].lower_ in _AROUND:
        row = row[1:]
    if not row or not (row[0].tag_ == "CD" or row[0].lower_ in _ARTICLES):
        return None
    last = row[0] if row[0].tag_ == "CD" else None
    for token in row:
        if token.lower_ in vocabulary.force_surfaces():
            last = token
        elif token.pos_ not in ("NUM", "DET", "ADJ", "NOUN", "PROPN"):
            break
    return last


def _place_behind(opening: Token, force: Token) -> None:
    """Hang on the force the place that stands right behind it."""
    opening.head, opening.dep_ = force, "prep"
    names = opening.doc[opening.i + 1 : opening.i + 1 + _PHRASE]
    while names and names[0].tag_ == "DT":
        names = names[1:]
    if names and names[0].pos_ == "PROPN" and names[0].head is not opening and names[0].dep_ != "compound":
        attach(names[0], opening, "pobj")
