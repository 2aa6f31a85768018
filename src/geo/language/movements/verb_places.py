"""Where a movement told by a verb happens: the places beside it, what it leaves, a border that it crosses."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.movements.senses import is_in_which
from geo.language.phrases.locations import AT, FROM, PlaceRole, places_under, prepositions_at
from geo.language.reading import lemma
from geo.model import Action

if TYPE_CHECKING:
    from geo.language.phrases.draft import Draft
    from geo.language.reading import Reading
    from geo.language.syntax import Token
    from geo.language.vocabulary import TriggerWord

OVER = frozenset(("over", "above", "across"))
"""Prepositions of what is flown or watched over, not of where those are who do."""


def all_along(reading: Reading, verb: Token, word: TriggerWord, theme: Token | None) -> list[PlaceRole]:
    """Read places, of "along the coast from Kismayo to Mombasa" as the ends of where those are who stand there."""
    places = places_under(reading, verb)
    goal = next((r for r in places if r.preposition == "to" and r.names), None)
    if goal is None or (word.lemma != "deploy" and word.action not in (Action.STATION, Action.MASS)):
        return places
    near = (verb, theme) if theme is not None else (verb,)
    lines = [o for t in near for c in t.rights if c.lower_ == "along" for o in c.rights if o.dep_ == "pobj"]
    lines += [theme] if theme is not None and vocabulary.place_nouns().get(theme.stem) in ("border", "coast") else []
    starts = (c for line in lines for t in (*near, line) for c in t.rights if c.lower_ == "from" and c.i > line.i)
    start = next(starts, None)
    if start is None or goal.at.i < start.i:
        return places
    rest = [r for r in places if r is not goal and r.at is not start]
    if any(r.border and r.anchors for r in rest):
        return rest
    return rest + [replace(r, preposition="at") for r in (*prepositions_at(reading, start), goal)]


def left_behind(word: TriggerWord, places: list[PlaceRole]) -> list[PlaceRole]:
    """Read where one weighs anchor, boards or is seen off as the place that is left."""
    leaves = word.action is Action.MOVE or word.particle == "off" or word.lemma == "farewell"
    if not leaves or word.lemma not in vocabulary.word_list("departing"):
        return places
    return [replace(r, preposition="from") if r.preposition in AT else r for r in places]


def beside_it(reading: Reading, draft: Draft, theme: Token | None) -> list[PlaceRole]:
    """Read the places beside a verb of a force's own movement."""
    if draft.word.lemma == "take" and not draft.places and is_in_which(draft.trigger):
        return [r for r in places_under(reading, draft.trigger.head) if r.preposition in AT]
    return left_behind(draft.word, draft.places) if theme is None else draft.places


def works_over(roles: list[PlaceRole]) -> bool:
    """Whether what is done is done over one place from another: "guard the skies over Latvia from Siauliai"."""
    told = {r.preposition for r in roles if r.names}
    return not told.isdisjoint(FROM) and not told.isdisjoint(OVER)


def beyond(draft: Draft, border: PlaceRole) -> PlaceRole:
    """Read "crossed the border" as into where the others are said to be, if no place is named."""
    verb = draft.trigger
    crossed = lemma(verb) == "cross" and verb.tag_ in ("VBD", "VBN") and not any(r.names for r in draft.places)
    return PlaceRole("", verb, pointer="there") if crossed and border.border and not border.anchors else border
