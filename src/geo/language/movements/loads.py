"""Who is carried where: "a ship carrying 300 marines put in at Muscat" brings the marines there too."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases.draft import is_whole
from geo.language.phrases.forces import force_in

if TYPE_CHECKING:
    from geo.language.phrases.draft import Draft
    from geo.language.phrases.force import Force
    from geo.language.reading import Reading
    from geo.language.syntax import Token


def carried_along(drafts: list[Draft]) -> list[Draft]:
    """Give the drafts with each load that is told to go nowhere of its own going where its carrier goes."""
    found = []
    for draft in drafts:
        if not _is_carried(draft):
            found.append(draft)
            continue
        others = [d for d in drafts if d is not draft and d.force is not None and _is_placed(d)]
        if any(_is_of(d, draft) for d in others):
            continue  # the parser has the men land whom the plane carries
        each = any(t.lower_ == "each" for t in draft.trigger.lefts)
        carrier = next((d for d in others if _carries(d, draft)), None) if not each else None
        along = [replace(r) for r in carrier.places] if carrier is not None else []
        found.append(
            draft if carrier is None else replace(carrier, force=draft.force, places=along, subject=draft.subject)
        )
    return found


def brought_along(reading: Reading, verb: Token) -> Force | None:
    """Give whom a country that moves has with it: "NATO moved into Bosnia with 60,000 soldiers"."""
    nouns = (o for c in verb.children if c.lower_ == "with" for o in c.rights if o.dep_ == "pobj" and not is_whole(o))
    forces = (force_in(reading, noun) for noun in nouns)
    return next((f for f in forces if f is not None and f.strong and f.quantity is not None), None)


def _is_carried(draft: Draft) -> bool:
    carrying = draft.word.lemma in vocabulary.word_list("carrying") and not draft.word.particle
    return carrying and draft.trigger.tag_ == "VBG" and draft.force is not None and not _is_placed(draft)


def _is_placed(draft: Draft) -> bool:
    return bool(draft.object_places) or any(r.names or r.anchors or r.border or r.pointer for r in draft.places)


def _is_of(other: Draft, load: Draft) -> bool:
    """Whether the other draft moves the very men."""
    assert other.force is not None  # noqa: S101  asked before
    assert load.force is not None  # noqa: S101
    return other.force.head.i == load.force.head.i or other.force.noun.i == load.force.noun.i


def _carries(other: Draft, load: Draft) -> bool:
    """Whether the other draft moves what carries the load."""
    assert other.force is not None  # noqa: S101
    if other.word.action.direction not in ("toward", "away") or load.subject is None:
        return False
    return load.subject.i in (other.force.head.i, other.force.noun.i)
