"""A frame on its way: a trigger with what has been found for it so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.language.phrases.forces import Force
    from geo.language.phrases.locations import PlaceRole
    from geo.language.status.operators import Standing
    from geo.language.syntax import Token
    from geo.language.vocabulary import TriggerWord
    from geo.language.whose.attribution import Attribution


_PERFECT = frozenset(("have", "has", "had", "having", "'ve", "’ve"))


@dataclass(slots=True)
class Draft:
    """A frame on its way: the trigger with what has been found for it so far."""

    trigger: Token
    word: TriggerWord
    force: Force | None
    subject: Token | None
    """Who does it, where the sentence says so beside the force's own name."""
    places: list[PlaceRole] = field(default_factory=list)
    object_places: list[int] = field(default_factory=list)
    standing: Standing | None = None
    owner: Attribution | None = None
    """Whose the force is, once that was asked."""
    adnominal: bool = False
    implied: bool = False
    """No trigger tells it: the force is only seen to be there."""
    size: bool = False
    """It tells how large a force is of which another draft tells a change."""


_JOINING = frozenset(("join", "rejoin", "link", "meet", "team"))
_ROUND = frozenset(("dozens", "scores", "hundreds", "thousands"))
"""Numbers that the parser takes for whom something is sent to."""


def is_passive(verb: Token, *, themeless: bool = False) -> bool:
    """Whether the verb is a passive or a passive participle, its own or one it is joined to.

    Of a verb that takes no object only the auxiliary tells: "a ship anchored off Aden" is active.
    """
    if any(c.dep_ in ("auxpass", "agent") for c in verb.children) or _is_seen_done(verb):
        return True
    if themeless or any(c.dep_ == "aux" and c.stem == "have" for c in verb.children):
        return False
    auxiliaries = [c for c in verb.children if c.dep_ == "aux"]
    if verb.tag_ != "VBN" or auxiliaries:
        if any(c.lower_ in _PERFECT for c in auxiliaries):
            return False  # "are equipped for combat and have returned fire"
        return verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.tag_ == "VBN" and is_passive(verb.head)
    if verb.dep_ == "conj" and verb.head.tag_ in ("VBN", "VBD"):
        helped = any(c.dep_ in ("aux", "auxpass") for c in verb.head.children)
        if helped or any(c.dep_ == "dobj" for c in verb.children):
            return is_passive(verb.head)  # "has closed its base and withdrawn its men"
    return verb.dep_ in ("acl", "advcl", "relcl", "ROOT", "amod", "conj", "ccomp", "pcomp", "xcomp")


def _is_seen_done(verb: Token) -> bool:
    """Whether the parser takes a participle for a past after what is seen: "the week saw Togolese troops sent to"."""
    if verb.tag_ != "VBD" or verb.dep_ != "ccomp" or verb.head.stem not in ("see", "have", "get"):
        return False
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    bare = subject is not None and subject.left_edge.i == verb.head.i + 1
    return bare and not any(c.dep_ in ("aux", "mark", "dobj") for c in verb.children)


def is_infinitive(verb: Token) -> bool:
    """Whether the verb stands with "to"."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def is_whole(noun: Token) -> bool:
    """Whether who is "with" the force is what it is part of ("the UN mission"), not who goes along ("ten tanks")."""
    lone = not any(c.dep_ == "nummod" or c.tag_ in ("VBN", "VBG") for c in noun.lefts)  # "with the embarked battalion"
    acronym = noun.text.isalpha() and noun.text.isupper() and not noun.lefts  # "with UNMISS"
    return acronym or (lone and any(c.lower_ == "the" for c in noun.lefts))


def object_of(verb: Token) -> Token | None:
    """Direct object of the verb."""
    return next(iter(objects_of(verb)), None)


def objects_of(verb: Token) -> list[Token]:
    """Direct objects of the verb; a "that" which only opens its clause is none, nor is a number of the object's."""
    found = [
        c for c in verb.children
        if c.dep_ in ("dobj", "dative") and c.pos_ not in ("ADP", "SCONJ") and (c.lower_, c.tag_) != ("that", "IN")
    ]  # fmt: skip
    counts = len(found) > 1 and found[0].dep_ == "dative" and found[0].lower_ in _ROUND  # "sent hundreds more troops"
    return found[1:] if counts else found


def joins_others(verb: Token) -> bool:
    """Whether a force joins others who may be said to be from somewhere: "joined soldiers from Togo", not "them"."""
    if verb.lemma_ not in _JOINING:
        return False
    beside = (o for c in verb.rights if c.lower_ == "with" for o in c.rights)
    return any(o.pos_ == "NOUN" or o.lower_ == "those" for o in [*objects_of(verb), *beside])


def theme_of(verb: Token) -> Token | None:
    """What the verb acts on: its object, or the subject of a clause without a verb ("ordered 1,200 back")."""
    found = object_of(verb)
    if found is not None:
        return found
    for clause in verb.children:
        if clause.dep_ in ("ccomp", "xcomp") and clause.i > verb.i and clause.pos_ in ("ADV", "ADJ", "ADP", "NOUN"):
            subject = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            if subject is not None:
                return subject
    return None
