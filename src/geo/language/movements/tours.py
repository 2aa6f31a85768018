"""Tours that a force begins or is about to: "prepare for a deployment to", "departed on a tour in Kosovo"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases.draft import Draft
from geo.language.phrases.forces import force_in
from geo.language.phrases.locations import AT, TO, PlaceRole, places_under
from geo.language.phrases.roles import clause_verb, own_subject, subject_of
from geo.language.reading import lemma
from geo.language.status.operators import effect_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.language.reading import Reading
    from geo.language.syntax import Token


_BOUND = frozenset(("bound", "headed", "destined"))
_AWAITING = frozenset(("down", "line", "due", "next", "up", "set"))
"""What somebody is "for" a tour that is to come."""
_SPANS = frozenset(("week", "month", "year"))
"""What one leaves for where a place follows: "left for six months in Kosovo"."""


def awaited_tour(reading: Reading, noun: Token) -> Draft | None:
    """Read "soldiers train for a deployment to Mali", "marines ready for Iraq mission"; None where nobody goes."""
    if noun.dep_ != "pobj" or noun.stem not in vocabulary.word_list("tour"):
        return None
    way = _way(noun.head)
    if way is None:
        return None
    doer = way if way.pos_ in ("NOUN", "PROPN") else subject_of(way)
    force = force_in(reading, doer) if doer is not None else None
    if force is None:  # "families say goodbye to soldiers ahead of"
        others = (o for c in way.rights if c.lower_ == "to" and c.i < noun.head.i for o in c.children)
        force = next((f for o in others if (f := force_in(reading, o)) is not None), None)
    if force is None or not (force.strong or reading.memory.military):
        return None
    names = [reading.names[c.i].index for c in noun.lefts if c.i == noun.i - 1 and c.i in reading.names]
    places = [PlaceRole("to", noun.head, names=names)] if names else []
    schooled = [noun.head.head] if is_schooling(noun.head.head) else []  # "training for duty in Gao"
    beside = (r for above in (*schooled, way) for r in places_under(reading, above) if r.at.i > noun.i)
    within = [*places_under(reading, noun), *beside]
    places = places or [r for r in within if r.preposition in AT | TO and r.names]
    return Draft(noun, vocabulary.triggers()["verb", "earmark", ""], force, None, places=places) if places else None


def _way(preposition: Token) -> Token | None:
    """Verb, or force, that is said to make ready for what follows the preposition."""
    above = preposition.head
    if preposition.lower_ == "of" and above.lower_ == "ahead":
        return above.head
    if preposition.lower_ != "for":
        return None
    if above.stem == "ready" or is_schooling(above):
        return above.head
    if above.lower_ in _AWAITING and lemma(clause_verb(above)) in ("be", "stand", "put", "line"):
        return clause_verb(above)  # "are down for a tour in", "is next in line for deployment to"
    return above if above.pos_ == "VERB" and above.stem in vocabulary.word_list("making_ready") else None


def is_schooling(noun: Token) -> bool:
    """Whether it is what somebody goes through, to be ready: "has completed training for a mission"."""
    return noun.stem in ("training", "rehearsal", "preparation") and noun.dep_ in ("dobj", "xcomp")


def awaits(verb: Token) -> bool:
    """Whether who is told of is up for a tour: "are down for deployment to", "is in line for a stint in"."""
    tours = vocabulary.word_list("tour")
    said = [*verb.rights, *(o for c in verb.rights if c.lower_ == "in" for o in c.rights)]
    waiting = (p for c in said if c.lower_ in _AWAITING for p in c.rights if p.lower_ == "for")
    return any(o.stem in tours for p in waiting for o in p.rights)


def bound_for(reading: Reading, draft: Draft) -> list[PlaceRole]:
    """Places that the force is on its way to: "the first company of a battalion bound for Darfur left Kigali"."""
    inside = list(draft.force.head.subtree) if draft.force is not None else []
    seen_off = draft.word.lemma in vocabulary.word_list("departing")
    on_the_way = (t for t in inside if t.lower_ in _BOUND and (t.i < draft.trigger.i or seen_off))
    found = [r for t in on_the_way for r in places_under(reading, t) if r.preposition in TO]
    if found or draft.force is None or not draft.word.frame.startswith("leave"):
        return found
    called = {n.index: t for t, n in reading.names.items()}
    left = {reading.doc[called[i]].lower_ for i in [*draft.object_places, *(i for r in draft.places for i in r.names)]}
    meant = [r for r in places_under(reading, draft.force.head) if r.preposition == "for" and r.names]
    # "the force for Mali will leave in May"
    return [r for r in meant if left.isdisjoint(reading.doc[called[i]].lower_ for i in r.names)]


def sent_on(reading: Reading, verb: Token) -> list[PlaceRole]:
    """Places of what one leaves for: "set out for a deployment at Rota", "left for UN service in Kosovo"."""
    found: list[PlaceRole] = []
    if any(r.names and r.preposition in ("to", "into") for r in places_under(reading, verb)):
        return found  # "deploying to Al Udeid for a rotation in the Gulf": the goal is told
    for noun in _errands(verb):
        found += [replace(r, preposition="to") for r in places_under(reading, noun) if r.preposition in AT | TO]
    return found


def sets_out_on_a_tour(verb: Token) -> bool:
    """Whether it is said what one leaves for: "fly out on Tuesday for a four-month tour of duty with KFOR"."""
    return any(noun.head.lower_ == "for" for noun in _errands(verb))


def to_where_sent(verb: Token, places: list[PlaceRole]) -> list[PlaceRole]:
    """Read the place behind what one leaves for as the goal, where the parser hangs it on the verb of leaving."""
    behind = {noun.right_edge.i + 1 for noun in _errands(verb)}
    return [replace(r, preposition="to") if r.preposition in AT and r.at.i in behind else r for r in places]


def _errands(verb: Token) -> Iterator[Token]:
    """Yield what one leaves for: "left for a deployment", "set out on a tour", "departs for UN service"."""
    duties = vocabulary.word_list("duty") | vocabulary.word_list("tour") | vocabulary.word_list("errand")
    for preposition in verb.children:
        for noun in preposition.children if preposition.lower_ in ("for", "on") and preposition.i > verb.i else ():
            word = vocabulary.triggers().get(("noun", lemma(noun), ""))
            told = word is not None and word.frame in ("event", "engagement", "drill")
            told = told or (noun.stem in _SPANS and noun.i + 1 < len(noun.doc) and noun.nbor().lower_ in AT)
            if noun.dep_ == "pobj" and (told or lemma(noun) in duties):
                yield noun


def is_served_out(draft: Draft) -> bool:
    """Whether a force has done its time ("completed its tour in Mali"); "of 300 men to Mali" puts it in place."""
    force, trigger = draft.force, draft.trigger
    if force is None or draft.word.pos != "noun" or draft.word.lemma not in vocabulary.word_list("served_out"):
        return False
    towards = {"at", "along"} if any(c.lower_ in ("a", "an") for c in trigger.lefts) else TO | {"at", "along"}
    put = force.head.i > trigger.i or any(r.preposition in towards for r in draft.places)
    return trigger.dep_ == "dobj" and not put and effect_of(trigger.head) == "finish"


def is_first_to_go(reading: Reading, draft: Draft) -> bool:
    """Whether the clause tells who was the first to do it: "the Ardent was the first ship to leave Brest"."""
    noun = draft.trigger.head
    doer = own_subject(noun.head) if noun.dep_ == "attr" else None
    if doer is None or all(c.lower_ not in ("first", "last", "only") for c in noun.lefts):
        return False
    draft.subject = doer
    return force_in(reading, doer) is not None
