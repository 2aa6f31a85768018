"""Names at which the parser breaks a sentence: a ship's prefix, a place it does not know, two with a verb between."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.syntax.garden_paths import AFTER, FINITE
from geo.language.syntax.grafts import attach, put_above

if TYPE_CHECKING:
    from geo.language.syntax.tree import Token


def ship_s_prefix(prefix: Token) -> bool:
    """Mend a ship's prefix that was taken for a word of the sentence ("HMNZS Te Kaha could be diverted")."""
    if prefix.text not in vocabulary.ship_prefixes() or prefix.dep_ == "compound":
        return False
    names = list(takewhile(lambda t: t.pos_ == "PROPN", prefix.doc[prefix.i + 1 :]))
    if not names or names[-1].dep_ == "ROOT":
        return False
    last = names[-1]
    verb, role = prefix.head, prefix.dep_
    if role in AFTER and verb.i > last.i:  # it was taken for a verb
        role = "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.children) else "nsubj"
    if verb.head is last:
        put_above(verb, last, role)  # "RFA Argus and RFA Mounts Bay": the first hung on the second
    else:
        last.head, last.dep_ = verb if verb is not prefix else last, role
    for word in [*prefix.children, *names[:-1]]:
        if word is not last:
            word.head = last
    for word in (prefix, *names[:-1]):
        word.head, word.dep_, word.pos_, word.tag_ = last, "compound", "PROPN", "NNP"
    return True


def torn_off(name: Token) -> bool:
    """Mend a place that was taken for the head of all ("The soldiers left from Khorog airfield."): a verb is there."""
    before = name.nbor(-1) if name.i else name
    verb, subject = before.head, before.head.head
    if name.head is not name or before.dep_ != "prep" or verb.tag_ != "VBD" or verb.dep_ != "acl":
        return False
    if subject.head is not name or subject.dep_ != "nsubj":
        return False
    verb.head, verb.dep_ = verb, "ROOT"
    for child in name.children:
        child.head = verb
    name.head, name.dep_ = before, "pobj"
    return True


def place_reached(name: Token) -> bool:
    """Mend a name behind a verb of movement that was taken for how or what ("left Mosul", "entered Bakhmut")."""
    verb = name.head
    if verb.i + 1 != name.i or verb.stem not in vocabulary.trigger_stems() or not name.text[:1].isupper():
        return False
    if name.stem in vocabulary.word_list("calendar") or any(c.dep_ == "dobj" for c in verb.rights):
        return False  # "left Monday", "gave Kenya leave"
    name.pos_, name.tag_ = "PROPN", "NNP"
    return attach(name, verb, "dobj")


def between_names(past: Token) -> bool:
    """Mend the only verb of a sentence, taken for what a name is called ("Sending men to Mali angered Algeria")."""
    name, other = past.nbor(-1) if past.i else past, past.head
    if other.pos_ != "PROPN" or other.dep_ != "pobj" or other.i < past.i or not past.lower_.endswith("ed"):
        return False
    if name.pos_ != "PROPN" or name.head is not other or name.dep_ not in ("compound", "nmod"):
        return False
    preposition, root = other.head, next(t for t in past.doc if t.head is t)
    if root.i > preposition.i or any(t.tag_ in FINITE for t in past.doc):
        return False
    for word in [*other.lefts, name]:
        word.head = name if word.i < name.i else past if word is past else other
    name.head, name.dep_ = preposition, "pobj"
    past.head, past.dep_, past.pos_, past.tag_ = past, "ROOT", "VERB", "VBD"
    other.head, other.dep_ = past, "dobj"
    root.head, root.dep_ = past, "csubj" if root.tag_ == "VBG" else "nsubj"
    return True


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
