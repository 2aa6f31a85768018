"""Verbs that tell of a movement or a presence, and how each kind takes its force, doer and places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.attribution import is_definite
from geo.language.draft import Draft, is_passive, object_of
from geo.language.forces import Force, force_in
from geo.language.reading import lemma
from geo.language.roles import actor_of, agent_of, modifier_actor, object_place, places_under, subject_of
from geo.model import Action

if TYPE_CHECKING:
    from spacy.tokens import Token

    from geo.language.reading import Reading
    from geo.language.vocabulary import TriggerWord

_ALLOWING = frozenset(("allow", "let"))


def verb_draft(reading: Reading, verb: Token, word: TriggerWord) -> Draft | None:
    """Read a movement told by a verb; None where what moves is no force."""
    there = existential(reading, verb)
    if there is not None:
        return there
    passive = is_passive(verb)
    if verb.dep_ == "relcl" and word.frame.startswith("move") and verb.tag_ in ("VBZ", "VBP") and not passive:
        return None  # "the missiles it deploys": a habit, not an event
    theme = subject_of(verb) if passive else object_of(verb)
    draft = _with_roles(reading, verb, word, theme, passive=passive)
    if word.frame in ("host", "strengthen", "grow", "shrink") or word.lemma in _ALLOWING:
        return _of_its_own_kind(reading, draft, theme)
    by_object = word.frame in ("move_object", "leave_object", "be_object")
    if by_object or (word.frame.endswith("_either") and (draft.force is not None or passive)):
        return draft if draft.force is not None and enough(reading, draft) else None
    if passive or (theme is not None and word.frame.endswith("_either")):
        return None
    return _own_movement(reading, draft)


def _with_roles(reading: Reading, verb: Token, word: TriggerWord, theme: Token | None, *, passive: bool) -> Draft:
    subject = agent_of(verb) if passive else subject_of(verb)
    force = force_in(reading, theme) if theme is not None else None
    if theme is None and verb.dep_ == "relcl" and not passive and subject is not None and subject.i != verb.head.i:
        force = force_in(reading, verb.head)  # "the troops it has poised"
    adnominal = verb.dep_ in ("acl", "amod") and verb.tag_ in ("VBN", "VBG")
    adnominal = adnominal or (verb.dep_ == "relcl" and word.frame.startswith("be_"))
    draft = Draft(verb, word, force, subject, adnominal=adnominal)
    draft.places = places_under(reading, verb)
    if word.frame == "be_self" and theme is not None and not draft.places:
        draft.places = places_under(reading, theme)  # "guard the crossing in the Golan Heights"
    outer = verb
    while outer.dep_ == "xcomp":
        outer = outer.head  # "has kept adding troops … along the border"
        draft.places += [r for r in places_under(reading, outer) if r.at.i > verb.i]
    return draft


def _of_its_own_kind(reading: Reading, draft: Draft, theme: Token | None) -> Draft | None:
    """Read the kinds of verb that take their force in a way of their own."""
    kind, force, verb = draft.word.frame, draft.force, draft.trigger
    if kind == "host":
        name = reading.place(draft.subject) if draft.subject is not None else None
        if force is None or name is None:
            return None
        draft.object_places, draft.subject = [name.index], None
        return draft
    if kind == "strengthen":
        return _strengthened(reading, draft, theme)
    if kind in ("grow", "shrink"):
        if force is None and theme is not None and _is_presence(reading, theme):
            draft.places += places_under(reading, theme)
            return draft
        return draft if force is not None and enough(reading, draft) else None
    inward = any(r.preposition in ("into", "in", "onto") for r in draft.places)
    inward = inward or any(c.lower_ == "in" for c in verb.children)
    return draft if inward and force is not None and force.strong else None


def _is_presence(reading: Reading, noun: Token) -> bool:
    """Whether the noun is somebody's military presence without naming a force ("its naval presence")."""
    if lemma(noun) not in vocabulary.word_list("presence"):
        return False
    military = any(c.lower_ in vocabulary.word_list("military") for c in noun.lefts)
    return military or modifier_actor(reading, noun) is not None


def _own_movement(reading: Reading, draft: Draft) -> Draft | None:
    """Read "troops left Syria", "Russia pulled back from": the subject is the force, or the actor for it."""
    verb, subject = draft.trigger, draft.subject
    draft.force = force_in(reading, subject) if subject is not None else None
    draft.object_places = object_place(reading, verb)
    if draft.word.frame == "go_fight" and (draft.force is None or _own_modality(verb) is False):
        return None
    if draft.force is not None:
        draft.subject = None
        return draft if enough(reading, draft) else None
    away = draft.word.action is Action.WITHDRAW and draft.word.strength == "strong"
    into = draft.word.action is Action.MOVE and any(r.preposition in ("into", "in") for r in draft.places)
    if (away or into) and subject is not None and (draft.places or draft.object_places):
        return draft if actor_of(reading, subject) is not None else None
    return None


def _told_of(reading: Reading, force: Force) -> bool:
    """Whether a plain noun ("the vessel", "the group") points back to a force of its kind."""
    return is_definite(force) and force.count_of in reading.memory.forces


def _own_modality(verb: Token) -> bool:
    """Whether the verb speaks of what is to come or is not to be."""
    if any(c.dep_ == "neg" or c.lower_ in ("will", "would", "could", "may") for c in verb.children):
        return True
    return lemma(verb.head) == "go" and verb.dep_ == "xcomp"


def _strengthened(reading: Reading, draft: Draft, theme: Token | None) -> Draft | None:
    """Read "reinforce our partners on the eastern flank"; a purpose ("sent to bolster") is no frame."""
    if theme is None or draft.trigger.dep_ == "advcl" or draft.subject is None:
        return None
    draft.places += places_under(reading, theme)
    name = reading.place(theme)
    inside = [n.index for t in theme.subtree if (n := reading.place(t)) is not None]
    if draft.force is None and lemma(theme) not in vocabulary.word_list("ally") and name is None:
        return None
    if not draft.places:
        draft.object_places = inside
    draft.force = None if draft.force is None or draft.force.quantity is None else draft.force
    return draft if draft.places or draft.object_places else None


def enough(reading: Reading, draft: Draft) -> bool:
    """Whether the force and the trigger together are military enough, and the presence has a place."""
    force, word = draft.force, draft.word
    if force is None:
        return False
    if not force.strong and word.strength == "weak" and not _told_of(reading, force):
        return False
    if not force.strong and force.noun.pos_ == "PROPN" and force.unit is None:
        return False
    if word.lemma in vocabulary.word_list("needs_place"):
        return bool(draft.places or places_under(reading, force.head) or draft.object_places or force.unit)
    if word.frame in ("move_self", "move_either") and word.strength == "weak":
        return bool(draft.places or places_under(reading, force.head) or draft.object_places or force.quantity)
    return True


def existential(reading: Reading, verb: Token) -> Draft | None:
    """Read "there is a force of 15,000 in Mali"."""
    if lemma(verb) != "be" or not any(c.dep_ == "expl" for c in verb.children):
        return None
    theme = next((c for c in verb.children if c.dep_ in ("attr", "nsubj", "dobj")), None)
    force = force_in(reading, theme) if theme is not None else None
    if force is None or not force.strong:
        return None
    word = vocabulary.triggers()[("verb", "be", "")]
    draft = Draft(verb, word, force, None, places=places_under(reading, verb))
    return draft if draft.places or places_under(reading, force.head) else None
