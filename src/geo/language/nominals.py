"""Nouns that tell of a movement: "the deployment of", "a build-up along", "on alert", "naval drills"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.draft import Draft, object_of
from geo.language.forces import Force, force_in
from geo.language.reading import lemma
from geo.language.roles import AT, actor_of, clause_verb, modifier_actor, places_under, subject_of
from geo.language.status import effect_of
from geo.model import Action

if TYPE_CHECKING:
    from spacy.tokens import Token

    from geo.language.reading import Reading
    from geo.language.roles import PlaceRole
    from geo.language.vocabulary import TriggerWord

_NOW = frozenset(("currently", "already", "now", "still", "presently"))


def noun_draft(reading: Reading, noun: Token, word: TriggerWord) -> Draft | None:
    """Read a movement told by a noun; None where it only points back or nobody's force is in it."""
    if word.frame == "readiness":
        return _readiness(reading, noun, word)
    force = None
    for child in noun.children:
        if child.dep_ in ("compound", "nmod", "amod", "poss"):
            force = force or _compound_force(reading, child)
        elif child.dep_ == "prep" and child.lower_ in ("of", "by"):
            for pobj in child.children:
                force = force or force_in(reading, pobj)
    for child in noun.head.children if noun.dep_ == "dobj" else ():
        # "directed the deployment to Israel of a missile system"
        if force is None and child.dep_ == "prep" and child.lower_ == "of" and child.i > noun.i:
            force = next((f for pobj in child.children if (f := force_in(reading, pobj)) is not None), None)
    if force is None and any(c.lower_ in ("its", "their", "her") for c in noun.lefts):
        # "the carrier postponed its sailing": the force stands as the subject.
        subject = subject_of(clause_verb(noun))
        force = force_in(reading, subject) if subject is not None else None
    military = any(c.lower_ in vocabulary.word_list("military") for c in noun.lefts)
    draft = Draft(noun, word, force, None)
    draft.places = _places_of(reading, noun)
    actor = modifier_actor(reading, noun, sources=("of", "by"))
    if actor is None and draft.places and effect_of(clause_verb(noun)) is not None:
        actor = actor_of(reading, subject_of(clause_verb(noun)))  # "the United States announced a withdrawal from"
    if (
        force is None
        and not (actor and (military or word.strength == "strong" or word.action is Action.WITHDRAW))
        and not (military and draft.places)
    ):
        return None
    if noun.tag_ in ("NNS", "NNPS") and word.lemma == "deployment" and any(r.preposition in AT for r in draft.places):
        # "its deployments on the border" are what stands there.
        border = any(r.border for r in draft.places)
        draft.word = replace(word, frame="presence", action=Action.MASS if border else Action.STATION)
    if word.lemma == "movement" and not any(r.names or r.anchors for r in draft.places):
        return None
    if not draft.places and (force is None or force.quantity is None) and _refers_back(reading, noun, draft):
        return None
    draft.subject = next((c for c in noun.children if c.dep_ == "poss"), None)
    return draft


def _places_of(reading: Reading, noun: Token) -> list[PlaceRole]:
    """Places under the noun, and those that the parser hangs on its verb ("ordered the deployment … to Mali")."""
    found = places_under(reading, noun)
    if noun.dep_ == "dobj":
        found += [r for r in places_under(reading, noun.head) if r.at.i > noun.i and r.preposition in ("to", "from")]
    return found


def _compound_force(reading: Reading, token: Token) -> Force | None:
    """Read "troop deployments", "missile deployments": the force stands before the noun."""
    return force_in(reading, token) if token.dep_ != "poss" or lemma(token) in vocabulary.forces() else None


def _refers_back(reading: Reading, noun: Token, draft: Draft) -> bool:
    """Whether the noun only points to what was told before ("the pull-out", "this redeployment")."""
    if draft.force is not None and places_under(reading, draft.force.head):
        return False
    governed = noun.dep_ in ("dobj", "nsubjpass", "pobj") and effect_of(clause_verb(noun)) is not None
    definite = any(c.lower_ in ("the", "this", "that", "these", "those", "any", "such") for c in noun.children)
    named = draft.force is not None or modifier_actor(reading, noun) is not None
    return not named or (definite and not governed) or (draft.force is None and not governed)


def _readiness(reading: Reading, noun: Token, word: TriggerWord) -> Draft | None:
    """Read "troops put on alert", "forces are on standby": the noun hangs on "on"."""
    preposition = noun.head
    if preposition.dep_ != "prep" or preposition.lower_ not in ("on", "at", "to"):
        return None
    holder = preposition.head
    candidates = [holder]
    if holder.pos_ in ("VERB", "AUX"):
        candidates = [t for t in (object_of(holder), subject_of(holder), holder.head) if t is not None]
    for token in candidates:
        force = force_in(reading, token)
        if force is not None:
            trigger = holder if holder.pos_ in ("VERB", "AUX") else noun
            subject = subject_of(holder) if trigger is holder and token.dep_ == "dobj" else None
            draft = Draft(trigger, word, force, subject)
            for verb in [t for t in holder.subtree if t.pos_ == "VERB" and t.i > noun.i]:
                draft.places += places_under(reading, verb)  # "on alert for being dispatched to Europe"
            return draft
    return None


def drill(reading: Reading, noun: Token, word: TriggerWord) -> Draft | None:
    """Read "staged naval drills", "took part in an exercise": who acts on the noun is who exercises."""
    verb = noun.head if noun.dep_ == "dobj" else noun.head.head if noun.dep_ == "pobj" else None
    military = any(c.lower_ in vocabulary.word_list("military") for c in noun.lefts)
    draft = Draft(noun, word, None, None, places=places_under(reading, noun))
    actor = modifier_actor(reading, noun, sources=("of", "by"))
    if verb is not None and verb.pos_ in ("VERB", "NOUN"):
        doer = clause_verb(verb)
        subject = subject_of(doer)
        draft.force = force_in(reading, subject) if subject is not None else None
        draft.subject = subject
        draft.places += [r for r in places_under(reading, doer) if r.at.i != noun.head.i]
    if draft.force is None:
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ in ("of", "with", "involving", "by"):
                for pobj in child.children:
                    draft.force = draft.force or force_in(reading, pobj)
    named = actor is not None or actor_of(reading, draft.subject) is not None
    strong = draft.force is not None and draft.force.strong
    return draft if strong or (military and named and (draft.places or verb is not None)) else None


def bare_presences(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Read "the 2,000 troops currently in Syria": an adverb of now makes the phrase an assertion."""
    word = vocabulary.triggers()[("verb", "station", "")]
    taken = {d.force.head.i for d in drafts if d.force is not None and d.adnominal}
    found = []
    for token in reading.doc:
        if token.i in taken or token.pos_ not in ("NOUN", "PROPN"):
            continue
        force = force_in(reading, token) if lemma(token) in vocabulary.forces() else None
        if force is None or not force.strong:
            continue
        for child in token.children:
            now = child.dep_ == "prep" and child.i > 0 and (
                reading.doc[child.i - 1].lower_ in _NOW or any(c.lower_ in _NOW for c in child.children)
            )  # fmt: skip
            if now:
                roles = [r for r in places_under(reading, token) if r.names or r.anchors]
                if roles:
                    found.append(Draft(token, word, force, None, places=roles, adnominal=True))
    return found
