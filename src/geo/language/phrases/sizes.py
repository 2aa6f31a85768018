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
    from geo.language.phrases.force import Force
    from geo.language.reading import Reading
    from geo.language.syntax import Token
    from geo.language.text.quantities import Quantity

_CHANGES = frozenset(("grow", "shrink", "rise_self", "fall_self"))
_BOUNDS = frozenset(("ceiling", "level", "cap", "limit", "size", "footprint", "posture", "contribution"))
"""What is changed without telling how many are there."""
_POINTING = frozenset(("the", "that", "this", "these", "those", "existing", "present", "current"))


def with_sizes(reading: Reading, draft: Draft) -> Iterator[Draft]:
    """Yield the draft, by how much the force changes, and one of how many are there where that is told too."""
    force = draft.force
    strengthened = draft.word.frame == "strengthen" and force is not None and force.head.dep_ in ("dobj", "nsubjpass")
    if force is None or not (draft.word.frame in _CHANGES or strengthened) or draft.trigger.pos_ != "VERB":
        yield draft
        return
    by, to = _counted(reading, draft.trigger, "by"), _counted(reading, draft.trigger, "to")
    was = _counted(reading, draft.trigger, "from")
    if was is not None and _is_span(reading, was):
        was, to = _ends(was)  # "from 500 to 900"
    elif was is not None and to is None:
        to = next((q for q in reading.quantities.values() if _leads(reading, was, q)), None)
    elif by is not None and _is_span(reading, by):
        by, to = _ends(by)  # "by 300 to 900"
    there = vocabulary.triggers()["verb", "station", ""]
    places = [replace(r) for r in draft.places]
    objects = list(draft.object_places)
    if force.quantity is not None and not force.elided and _is_whole(force.noun, force.head):
        size = replace(draft, trigger=force.head, word=there, places=places, object_places=objects, adnominal=True)
        size.size = True
        draft.force = _changed(force, by)
        yield draft
        yield size
        return
    if force.quantity is None and by is not None:
        draft.force = _changed(force, by)  # "will increase its contingent by 200 soldiers"
    elif force.quantity is None and (most := _ceiling(reading, draft)) is not None:
        draft.force = replace(force, quantity=most)  # "was enlarged to a maximum of 5,000 men"
    yield draft
    told = force.head.stem not in _BOUNDS and force.count_of in ("people", "units")
    now = to if _is_done(draft.trigger) else was
    if now is not None and force.quantity is None and told:
        held = replace(force, quantity=now, count_of="people")
        size = replace(draft, trigger=force.head, word=there, places=places, object_places=objects, adnominal=True)
        yield replace(size, force=held, size=True)


def _changed(force: Force, by: Quantity | None) -> Force:
    """Give those who come or go: men, where a body of men changes that is no unit of a size."""
    men = by is not None and force.count_of == "units" and force.noun.stem not in vocabulary.word_list("sized_unit")
    return replace(force, quantity=by, count_of="people" if men else force.count_of)


def _is_span(reading: Reading, quantity: Quantity) -> bool:
    """Whether two numbers were read as one range, though the "to" between them leads from one to the other."""
    words = reading.sentence.text[quantity.start : quantity.end].lower()
    return " to " in words and "between" not in words and quantity.low != quantity.high


def _leads(reading: Reading, was: Quantity, to: Quantity) -> bool:
    """Whether a number goes on to another, whatever that hangs on: "in Somalia from 4,000 to 3,600"."""
    return reading.sentence.text[was.end : to.start] == " to "


def _ends(quantity: Quantity) -> tuple[Quantity, Quantity]:
    return replace(quantity, high=quantity.low), replace(quantity, low=quantity.high)


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
            inside = [t for t in child.subtree if t.i in reading.quantities and not _is_aside(t, child)]
            others = [reading.quantities[t.i] for t in inside if _counts_others(t)]
            found = (q for t in inside if (q := reading.quantities[t.i]) not in others)
            return next((q for q in found if q is not None), None)
    return None


def _counts_others(number: Token) -> bool:
    """Whether it counts what is no force: "from at least eight countries"."""
    noun = number.head
    return number.dep_ == "nummod" and noun.pos_ == "NOUN" and noun.stem not in vocabulary.forces()


def _is_aside(token: Token, preposition: Token) -> bool:
    """Whether it stands in a clause on what follows the preposition: "to the level set by resolution 1164"."""
    while token is not preposition:
        if token.dep_ in ("acl", "relcl"):
            return True
        token = token.head
    return False
