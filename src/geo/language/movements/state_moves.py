"""Countries, alliances and leaders that stand for their forces: "Turkey invades", "Israel pulled out of Sidon"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.movements.contributors import serves_in
from geo.language.movements.loads import brought_along
from geo.language.phrases.draft import theme_of
from geo.language.phrases.locations import INWARD
from geo.language.phrases.owners import actor_of
from geo.language.reading import lemma
from geo.model import Action

if TYPE_CHECKING:
    from geo.language.phrases.draft import Draft
    from geo.language.reading import Reading
    from geo.language.syntax import Token


def by_the_state(reading: Reading, draft: Draft, subject: Token | None) -> Draft | None:
    """Read what a country does that stands for its forces, with those that it is said to have with it."""
    if subject is None or not _state_moves(reading, draft, subject):
        return None
    draft.force = brought_along(reading, draft.trigger)
    return draft


def _state_moves(reading: Reading, draft: Draft, subject: Token) -> bool:
    """Whether a country or its leader stands for its forces: "Turkey invades", "Israel pulled out of"."""
    word = draft.word
    if actor_of(reading, subject) is None:
        return False
    mention = reading.actors.get(subject.i)
    state = (mention is not None and mention.kind in ("state", "alliance", "capital")) or subject.lower_ == "we"
    state = state or lemma(subject) == "side"  # "both sides must pull back"
    if word.lemma in ("join", "take", "participate") and state and serves_in(reading, draft.trigger):
        return not any(c.dep_ == "neg" for c in draft.trigger.children)
    if not (draft.places or draft.object_places):
        bare = word.action is Action.WITHDRAW and word.strength == "strong" and theme_of(draft.trigger) is None
        return bare and (state or subject.lower_ in ("it", "they")) and reading.memory.military
    inward = word.action in (Action.MOVE, Action.DEPLOY) and (
        any(r.preposition in INWARD and (r.names or r.pointer) for r in draft.places) or bool(draft.object_places)
    )
    if word.strength == "strong":
        return inward or word.action in (Action.WITHDRAW, Action.MASS) or word.lemma == "occupy"
    if inward and word.lemma in vocabulary.word_list("state_moves"):
        return True
    return word.action is Action.WITHDRAW and state and reading.memory.military
