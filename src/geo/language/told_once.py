"""What only goes along with, or repeats, what another draft of the same sentence tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.reading import lemma
from geo.model import Action

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.language.draft import Draft
    from geo.language.force import Force

_CRAFT = frozenset(("ships", "aircraft", "vehicles", "units"))
_ABOARD = frozenset(("aboard", "onboard", "board"))


def told_once(drafts: Sequence[Draft]) -> list[Draft]:
    """Give the drafts without those of a load, a crew, or a presence that another draft of the sentence implies."""
    loads = [d for d in drafts if _is_load(d, drafts)]
    aboard = {t.i for d in loads if d.force is not None for t in d.force.head.subtree}
    return [
        d
        for d in drafts
        if d not in loads
        and not (d.implied and d.force is not None and d.force.head.i in aboard)
        and not (_is_crew(d, drafts) or _is_left(d, drafts))
    ]


def _is_load(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether it is what a carrier on its way has with it, uncounted or counted for each: "trucks bringing tanks"."""
    verb, force, carrier = draft.trigger, draft.force, draft.subject
    if force is None or draft.word.lemma not in vocabulary.word_list("carrying") or draft.word.particle:
        return _is_each(force) and any(_is_ahead(force, d) for d in drafts if d is not draft)
    if verb.tag_ != "VBG" or any(c.dep_ == "aux" and c.stem == "be" and c.tag_ != "VB" for c in verb.children):
        return False
    each = carrier is not None and "each" in (carrier.lower_, *(t.lower_ for t in verb.lefts))
    if carrier is None or (force.quantity is not None and not each):
        return False
    if carrier.lower_ == "each":
        return any(_is_ahead(force, d) for d in drafts if d is not draft)
    craft = [d.force for d in drafts if d.force is not None and d.trigger is not verb and d.force.count_of in _CRAFT]
    return any(_is_of(f, carrier.i) for f in craft)


def _is_each(force: Force | None) -> bool:
    """Whether it is counted for each carrier: "trucks each with about 20 soldiers"."""
    head = force.head if force is not None else None
    if head is None or head.dep_ != "pobj":
        return False
    return "each" in (head.head.head.lower_, *(t.lower_ for t in head.head.lefts))


def _is_ahead(force: Force | None, other: Draft) -> bool:
    """Whether the other draft tells of a force named before."""
    return force is not None and other.force is not None and other.force.head.i < force.head.i


def _is_crew(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether it is the crew of a ship that the same word moves: "with 300 sailors on board", "with 200 aboard"."""
    force = draft.force
    if force is None or not (force.elided or lemma(force.noun) in vocabulary.word_list("crew")):
        return False
    after = force.head.doc[force.head.i + 1 : force.head.right_edge.i + 3]
    if not any(t.lower_ in _ABOARD for t in after):
        return False
    return any(
        d.force.count_of == "ships" and d.trigger is draft.trigger and _is_ahead(force, d)
        for d in drafts
        if d.force is not None
    )


def _is_left(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether those who leave a place are said to be there, in no place by name: "pull out the men who are there"."""
    if draft.force is None or draft.word.action is not Action.STATION or draft.trigger.dep_ != "relcl":
        return False
    if lemma(draft.trigger) not in ("be", "remain", "stay"):
        return False
    if draft.object_places or any(r.names or r.border for r in draft.places):
        return False
    return any(
        d.word.action is Action.WITHDRAW and _is_of(d.force, draft.trigger.head.i, draft.force.head.i)
        for d in drafts
        if d is not draft
    )


def _is_of(force: Force | None, *tokens: int) -> bool:
    return force is not None and not {force.head.i, force.noun.i}.isdisjoint(tokens)
