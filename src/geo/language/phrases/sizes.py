"""How large a force is that grows or shrinks: beside the change a presence of that size is told.

"Italy's contingent of 2,900 is to shrink by 300": 2,900 are there, 300 will leave.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases.draft import is_infinitive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.language.phrases.draft import Draft
    from geo.language.reading import Reading
    from geo.language.syntax import Token
    from geo.language.text.quantities import Quantity

_CHANGES = frozenset(("grow", "shrink", "rise_self", "fall_self"))
_POINTING = frozenset(("the", "that", "this", "these", "those", "existing", "present", "current"))


def with_sizes(reading: Reading, draft: Draft) -> Iterator[Draft]:
    """Yield the draft, by how much the force changes, and one of how many are there where that is told too."""
    force = draft.force
    strengthened = draft.word.frame == "strengthen" and force is not None and force.head.dep_ in ("dobj", "nsubjpass")
    if force is None or not (draft.word.frame in _CHANGES or strengthened) or draft.trigger.pos_ != "VERB":
        yield draft
        return
    by, to = _counted(reading, draft.trigger, "by"), _counted(reading, draft.trigger, "to")
    there = vocabulary.triggers()["verb", "station", ""]
    places = [replace(r) for r in draft.places]
    objects = list(draft.object_places)
    if force.quantity is not None and not force.elided and _is_whole(force.noun, force.head):
        size = replace(draft, trigger=force.head, word=there, places=places, object_places=objects, adnominal=True)
        size.size = True
        draft.force = replace(force, quantity=by)
        yield draft
        yield size
        return
    if force.quantity is None and by is not None:
        draft.force = replace(force, quantity=by)  # "will increase its contingent by 200 soldiers"
    elif force.quantity is None and (most := _ceiling(reading, draft)) is not None:
        draft.force = replace(force, quantity=most)  # "was enlarged to a maximum of 5,000 men"
    yield draft
    told = force.head.stem not in vocabulary.word_list("strength") and force.count_of in ("people", "units")
    if to is not None and force.quantity is None and told and _is_done(draft.trigger):
        held = replace(force, quantity=to, count_of="people")
        size = replace(draft, trigger=force.head, word=there, places=places, object_places=objects, adnominal=True)
        yield replace(size, force=held, size=True)


def _is_whole(noun: Token, head: Token) -> bool:
    """Whether the count is that of all there are: "its force of 8,300", not "cut 300 men"."""
    return any(c.dep_ == "poss" or c.lower_ in _POINTING for c in [*noun.lefts, *head.lefts])


def _ceiling(reading: Reading, draft: Draft) -> Quantity | None:
    """Give the number up to which a force grows: "to a maximum of 5,000 men", "raise its strength up to 900"."""
    verb, force = draft.trigger, draft.force
    if draft.word.frame != "grow" or force is None or force.head.stem in vocabulary.word_list("strength"):
        return None
    found = (reading.quantities.get(t.i) for t in verb.subtree if t.i > verb.i)
    return next((q for q in found if q is not None and q.low is None), None)


def _is_done(verb: Token) -> bool:
    open_ = any(c.tag_ == "MD" or c.lower_ == "be" for c in verb.children)  # "that the force be cut to 400"
    return verb.tag_ in ("VBD", "VBN") and not is_infinitive(verb) and not open_


def _counted(reading: Reading, verb: Token, preposition: str) -> Quantity | None:
    """Give the count that follows the preposition: "by 300", "to barely 400 men"."""
    for child in verb.rights:
        if child.lower_ == preposition:
            found = (reading.quantities.get(t.i) for t in child.subtree if not _is_aside(t, child))
            return next((q for q in found if q is not None), None)
    return None


def _is_aside(token: Token, preposition: Token) -> bool:
    """Whether it stands in a clause on what follows the preposition: "to the level set by resolution 1164"."""
    while token is not preposition:
        if token.dep_ in ("acl", "relcl"):
            return True
        token = token.head
    return False
