"""Phrases that the parser hangs on the verb though they belong to the noun or the count beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.syntax.grafts import attach, phrase_before, put_above

if TYPE_CHECKING:
    from geo.language.syntax.tree import Token

WHOLES = frozenset(("them", "whom", "these", "those"))
"""What a part is taken of."""
_BORDERS = frozenset(("border", "frontier", "boundary"))


def counted_again(token: Token) -> bool:
    """Hang a count in men on the force it counts ("its garrison on the isles, some 9,000 men, is on alert")."""
    if token.stem not in vocabulary.forces() or token.dep_ not in ("npadvmod", "appos", "dep"):
        return False
    closed = token.right_edge.i + 1 == len(token.doc) or token.right_edge.nbor().is_punct
    if not closed or not any(c.dep_ == "nummod" for c in token.lefts):
        return False
    noun = phrase_before(token)
    if noun is None or noun is token.head or noun.stem not in vocabulary.forces():
        return False
    return attach(token, noun, "appos")


def of_noun_before(preposition: Token) -> bool:
    """Hang a source on the part that it tells of ("900 of them from Chad"), a neighbour on the border with it."""
    before = preposition.nbor(-1) if preposition.i else preposition
    if before.dep_ != "pobj":
        return False
    noun = before
    if preposition.lower_ == "from":
        if before.lower_ not in WHOLES or before.head.lower_ != "of":
            return False
        noun = before.head.head
    elif before.stem not in _BORDERS:
        return False
    return noun is not preposition.head and noun.pos_ in ("NUM", "NOUN") and attach(preposition, noun, "prep")


def clause_with_for(opening: Token) -> bool:
    """Give an infinitive the doer before it that the parser hangs on "for" ("the go-ahead for 300 men to leave")."""
    doer = next((c for c in opening.rights if c.dep_ == "pobj"), None)
    if doer is None or doer.stem not in vocabulary.forces() or doer.right_edge.i + 1 == len(doer.doc):
        return False
    to, above = doer.right_edge.nbor(), opening.head
    before = opening.nbor(-1) if opening.i else opening
    verb = to.head
    if to.tag_ != "TO" or to.dep_ != "aux" or verb.head is not above or verb.i < to.i:
        return False
    noun = before if before.pos_ == "NOUN" and before.head is above else None
    if noun is not None and not attach(verb, noun, "acl"):
        return False
    return attach(doer, verb, "nsubj") and attach(opening, verb, "mark")


def bare_count(number: Token) -> bool:
    """Mend a number that is what a verb moves ("sent 300 men to Gao and withdrew 200 from Kidal")."""
    verb = number.head
    after = number.nbor() if number.i + 1 < len(number.doc) else number
    if verb.i > number.i or verb.tag_ == "VBN" or after.lower_ not in ("from", "to"):
        return False
    word = vocabulary.triggers().get(("verb", verb.stem, ""))
    moves = word is not None and word.frame in ("move_object", "leave_object", "move_either", "leave_either")
    if not moves or number.left_edge.i != verb.i + 1 or any(c.dep_ == "dobj" for c in verb.rights):
        return False
    return attach(number, verb, "dobj")


def due_after_noun(adjective: Token) -> bool:
    """Hang what a force is due to do on the force before it: "are among 3,000 troops due to leave Angola"."""
    noun = adjective.nbor(-1) if adjective.i else adjective
    if noun.pos_ != "NOUN" or noun is adjective.head or noun.stem not in vocabulary.forces():
        return False
    ahead = any(c.dep_ == "xcomp" and any(t.tag_ == "TO" for t in c.lefts) for c in adjective.rights)
    return ahead and noun.dep_ not in ("nsubj", "nsubjpass") and attach(adjective, noun, "amod")


def asked_for(verb: Token) -> bool:
    """Hang what is asked of somebody on the call for it: "repeated its call for Chadian troops to leave Libya"."""
    to = next((c for c in verb.lefts if c.tag_ == "TO"), None)
    noun = next((c for c in verb.head.rights if c.dep_ == "dobj" and c.i < verb.i), None)
    if to is None or noun is None or vocabulary.operators().get(("noun", noun.stem)) != "demand":
        return False
    addressed = any(c.lower_ == "for" and c.right_edge.i + 1 == to.i for c in noun.rights)
    addressed = addressed or any(c.lower_ == "for" and c.i == noun.i + 1 for c in verb.lefts)
    return addressed and attach(verb, noun, "acl")


def before_its_of(noun: Token) -> bool:
    """Mend an event that was taken for a modifier of what it happens to ("the departure of the Lagos soldiers")."""
    whole = noun.head
    of = next((c for c in noun.rights if c.lower_ == "of" and c.dep_ == "prep"), None)
    if of is None or list(of.children) or whole.i < of.i or ("noun", noun.stem, "") not in vocabulary.triggers():
        return False
    put_above(noun, whole, "pobj")
    for child in whole.lefts:
        if child.i < noun.i:
            child.head = noun  # the article and the adjectives are its own
    whole.head = of
    return True


def of_the_event(force: Token) -> bool:
    """Join a force to the one before it, not to what happens to both ("the dispatch of 300 men and a tanker")."""
    event = force.head
    words = vocabulary.forces()
    told = vocabulary.triggers().get(("noun", event.stem, ""))
    if force.stem not in words or event.stem in words or told is None or told.frame != "event":
        return False
    of = next((c for c in event.rights if c.lower_ == "of" and c.i < force.i), None)
    first = next((o for o in of.rights if o.dep_ == "pobj"), None) if of is not None else None
    known = first is not None and (first.stem in words or first.pos_ == "PROPN" or first.text.isdigit())
    return known and first is not None and attach(force, first, "conj")


def on_standby(state: Token) -> bool:
    """Hang "standby" on its "on" ("put 300 men on standby to fly")."""
    on = next((t for t in state.doc[max(0, state.i - 3) : state.i] if t.lower_ == "on"), None)
    if state.lower_ not in ("standby", "alert") or on is None or state.dep_ == "amod":
        return False
    state.pos_, state.tag_, state.stem = "NOUN", "NN", state.lower_
    return state.head is not on and attach(state, on, "pobj")
