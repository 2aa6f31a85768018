"""Verbs that tell of a movement or a presence, and how each kind takes its force, doer and places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.draft import Draft, is_passive, object_of
from geo.language.forces import force_in
from geo.language.reading import lemma
from geo.language.roles import actor_of, agent_of, object_place, places_under, subject_of
from geo.model import Action

if TYPE_CHECKING:
    from spacy.tokens import Token

    from geo.language.reading import Reading
    from geo.language.vocabulary import TriggerWord

_ALLOWING = frozenset(("allow", "let"))


def verb_draft(reading: Reading, verb: Token, word: TriggerWord) -> Draft | None:
    """Read a movement told by a verb; None where what moves is no force."""
    kind = word.frame
    passive = is_passive(verb)
    there = existential(reading, verb)
    if there is not None:
        return there
    if verb.dep_ == "relcl" and kind.startswith("move") and verb.tag_ in ("VBZ", "VBP") and not passive:
        return None  # "the missiles it deploys": a habit, not an event
    adnominal = verb.dep_ in ("acl", "amod") and verb.tag_ in ("VBN", "VBG")
    adnominal = adnominal or (verb.dep_ == "relcl" and kind.startswith("be_"))
    theme = subject_of(verb) if passive else object_of(verb)
    subject = agent_of(verb) if passive else subject_of(verb)
    force = force_in(reading, theme) if theme is not None else None
    draft = Draft(verb, word, force, subject, adnominal=adnominal)
    draft.places = places_under(reading, verb)
    if theme is None and verb.dep_ == "relcl" and not passive and subject is not None and subject.i != verb.head.i:
        draft.force = force = force_in(reading, verb.head)  # "the troops it has poised"
    outer = verb
    while outer.dep_ == "xcomp":
        outer = outer.head  # "has kept adding troops … along the border"
        draft.places += [r for r in places_under(reading, outer) if r.at.i > verb.i]
    if kind == "host":
        name = reading.place(subject) if subject is not None else None
        if force is None or name is None:
            return None
        draft.object_places, draft.subject = [name.index], None
        return draft
    if kind == "strengthen":
        return _strengthened(reading, draft, theme)
    if word.lemma in _ALLOWING:
        inward = any(r.preposition in ("into", "in", "onto") for r in draft.places) or any(
            c.lower_ == "in" for c in verb.children
        )
        return draft if inward and force is not None and force.strong else None
    if kind in ("grow", "shrink", "move_object", "leave_object", "be_object"):
        return draft if force is not None and enough(reading, draft) else None
    if kind.endswith("_either") and (force is not None or passive):
        return draft if force is not None and enough(reading, draft) else None
    if passive or (theme is not None and kind.endswith("_either")):
        return None
    return _own_movement(reading, draft)


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


def _own_modality(verb: Token) -> bool:
    """Whether the verb speaks of what is to come or is not to be."""
    if any(c.dep_ == "neg" or c.lower_ in ("will", "would", "could", "may") for c in verb.children):
        return True
    head = verb.head
    return lemma(head) in ("go", "send") and verb.dep_ == "xcomp" and lemma(head) != "send"


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
    if not force.strong and word.strength == "weak":
        return False
    if not force.strong and force.noun.pos_ == "PROPN" and force.unit is None:
        return False
    if word.lemma in (
        "have",
        "be",
        "keep",
        "place",
        "position",
        "locate",
        "post",
        "stand",
        "go",
        "come",
        "maintain",
        "join",
        "serve",
        "operate",
    ):
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
