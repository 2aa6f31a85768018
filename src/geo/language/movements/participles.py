"""Participles beside a force: whether they tell that it moves or where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language.phrases.clauses import modifies_noun
from geo.language.phrases.locations import BY_WAY, FROM, TO
from geo.model import Action

if TYPE_CHECKING:
    from geo.language.phrases.draft import Draft


def moves(draft: Draft) -> bool:
    """Whether a participle tells of a movement, going on or over ("a ship sent to Guyana"), not of where one is."""
    trigger = draft.trigger
    goes = trigger.tag_ == "VBG" and draft.word.action is Action.MOVE
    if draft.word.pos == "verb" and (goes or draft.word.action is Action.WITHDRAW) and trigger.dep_ != "amod":
        return True  # "reporters saw soldiers leaving Gao", "the tanks withdrawn from it"
    kept = trigger.head.head.stem in ("have", "keep", "maintain") and trigger.head.dep_ == "dobj"
    if kept and draft.word.lemma == "deploy":
        return False  # "has two battalions deployed to Mali"
    moved = draft.word.frame in ("move_object", "move_either") and modifies_noun(trigger) and trigger.tag_ == "VBN"
    return moved and any(r.names and r.preposition in (FROM | TO) - BY_WAY for r in draft.places)


def is_posted(draft: Draft) -> bool:
    """Whether a participle tells where a force is that was sent there: "800 soldiers deployed in Latvia"."""
    return draft.word.action is Action.DEPLOY and draft.trigger.tag_ == "VBN" and not moves(draft)
