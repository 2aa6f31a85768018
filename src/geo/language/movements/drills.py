"""Exercises told by a noun: "staged naval drills", "took part in an exercise", "the drills, held off Taiwan"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.movements.tours import is_schooling
from geo.language.phrases.antecedents import is_definite
from geo.language.phrases.draft import Draft, objects_of
from geo.language.phrases.forces import Force, force_in
from geo.language.phrases.locations import places_under
from geo.language.phrases.owners import actor_of, modifier_actor
from geo.language.phrases.roles import agent_of, clause_verb, subject_of
from geo.language.reading import lemma

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.language.reading import Reading
    from geo.language.syntax import Token
    from geo.language.vocabulary import TriggerWord

_DURING = frozenset(("in", "on", "at", "during", "to", "for", "with", "through"))
_ELSEWHERE = frozenset(("from", "after", "before", "since", "despite"))
_INVOLVING = frozenset(("involve", "include", "feature"))
_ROUNDS = frozenset(("series", "set", "round", "number", "pair", "month", "week"))


def drill(reading: Reading, noun: Token, word: TriggerWord) -> Draft | None:
    """Read an exercise: who acts on the noun, or stands inside its phrase, is who exercises."""
    if noun.dep_ == "pobj" and noun.head.lower_ in _ELSEWHERE:
        return None  # "diverted from an exercise"
    if noun.tag_ == "NN" and lemma(noun) in ("manoeuvre", "maneuver"):
        return None  # "a rolling manoeuvre"
    verb = _governor(noun)
    military = any(c.lower_ in vocabulary.word_list("military") for c in noun.lefts)
    draft = Draft(noun, word, None, None, places=places_under(reading, noun))
    for child in noun.children:
        if child.dep_ == "acl" and lemma(child) in vocabulary.word_list("light_verb"):
            draft.places += places_under(reading, child)  # "the drills, held in six zones around Taiwan"
            draft.subject = agent_of(child)
            military = military or reading.memory.military
    if verb is not None:
        doer = clause_verb(verb)
        draft.subject = subject_of(doer)
        draft.force = force_in(reading, draft.subject) if draft.subject is not None else None
        draft.places += [r for r in places_under(reading, doer) if r.at.i != noun.head.i]
    held = noun.head if noun.dep_ in ("nsubj", "nsubjpass") else None
    if verb is None and held is not None and not draft.places:
        draft.places = places_under(reading, held)  # "the exercise began off Crete"
    aim = next((c for c in noun.rights if c.lower_ == "for" and _is_for_a_tour(c)), None)
    if aim is not None and is_schooling(noun):
        behind = [r for r in draft.places if r.at.i > aim.i]
        draft.places = [r for r in draft.places if r.at.i < aim.i]
        if not draft.places and draft.force is not None:  # "has completed training for duties in Gao"
            goes = vocabulary.triggers()["verb", "earmark", ""]
            told = any(("noun", o.stem, "") in vocabulary.triggers() for o in aim.rights)
            return Draft(noun, goes, draft.force, None, places=behind) if behind and not told else None
    telling = [c for c in noun.children if c.dep_ == "acl"] + ([held, *held.conjuncts] if held is not None else [])
    involved = [o for c in telling if lemma(c) in _INVOLVING for o in objects_of(c)]
    draft.force = _first_force(reading, involved) or draft.force
    draft.force = draft.force or _first_force(reading, _objects(noun, ("of", "with", "involving", "by")))
    around = verb if verb is not None else held
    if draft.force is None and around is not None:
        beside = _first_force(reading, _objects(around, ("with", "involving")))
        draft.force = beside if beside is not None and beside.strong else None
    if _is_of_partner(reading, draft):
        draft.force = None
    return draft if _is_told(reading, draft, verb, military=military) else None


def _is_for_a_tour(preposition: Token) -> bool:
    return any(o.stem in vocabulary.word_list("tour") for o in preposition.rights)


def _is_of_partner(reading: Reading, draft: Draft) -> bool:
    """Whether the force is another's, with whom the one that acts exercises: "held drills with soldiers from Mali"."""
    force, host = draft.force, actor_of(reading, draft.subject)
    with_others = force is not None and force.head.dep_ == "pobj" and force.head.head.lower_ == "with"
    if force is None or host is None or not with_others:
        return False
    own = [*force.head.lefts, *(o for c in force.head.rights if c.lower_ == "from" for o in c.rights)]
    theirs = {reading.actors[t.i].code for t in own if t.i in reading.actors}
    return bool(theirs) and theirs.isdisjoint(host.split("+"))


def _governor(noun: Token) -> Token | None:
    """Verb or noun that acts on the exercise: its object's verb, or what takes place in it."""
    head = noun.head
    if noun.dep_ == "pobj" and head.lower_ == "of" and lemma(head.head) in _ROUNDS:
        noun = head.head  # "took them on a round of manoeuvres"
        head = noun.head
    if noun.dep_ == "dobj":
        return head
    found = head.head if noun.dep_ == "pobj" and head.lower_ in _DURING else None
    return found if found is not None and found.pos_ in ("VERB", "NOUN") else None


def _objects(head: Token, prepositions: Iterable[str]) -> list[Token]:
    return [o for c in head.children if c.dep_ == "prep" and c.lower_ in prepositions for o in c.children]


def _first_force(reading: Reading, nouns: Iterable[Token]) -> Force | None:
    return next((force for noun in nouns if (force := force_in(reading, noun)) is not None), None)


def _is_told(reading: Reading, draft: Draft, verb: Token | None, *, military: bool) -> bool:
    """Whether it is the exercise of a force, and told of rather than only named."""
    noun, force = draft.trigger, draft.force
    light = verb is not None and lemma(verb) in vocabulary.word_list("light_verb")
    told = force is not None and (is_definite(force) or force.quantity is not None)
    own = force is not None and (force.strong or (reading.memory.military and told))
    if draft.word.lemma in ("training", "game", "rehearsal") and not military:
        # "undertook training" is an exercise, "provides training to" is not.
        return light and own and noun.dep_ == "dobj" and draft.word.lemma != "game"
    actor = modifier_actor(reading, noun, sources=("of", "by"))
    named = actor is not None or actor_of(reading, draft.subject) is not None
    if own or (military and (bool(draft.places) or (named and verb is not None))):
        return True
    if named and light and (reading.memory.military or force is not None):
        return True
    goes_on = noun.dep_ in ("nsubj", "nsubjpass") and verb is None
    return goes_on and reading.memory.military and bool(draft.places)
