"""Places beside the force, not beside what moves it: where it is, where it comes from, where its unit lies."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases.descriptions import names_its_sender
from geo.language.phrases.forces import force_in
from geo.language.phrases.locations import AT, FROM, UNKNOWN, PlaceRole, places_under
from geo.model import Action

if TYPE_CHECKING:
    from geo.language.phrases.draft import Draft
    from geo.language.reading import Reading
    from geo.language.syntax import Token

_ASSIGNED = frozenset(("assign", "belong", "attach"))
_LYING = frozenset(("at", "in", "from", "out"))
"""Prepositions before the base that a unit is at home at."""
_IN_PLACE = frozenset(("rise_self", "grow", "strengthen"))
"""Frames of a force that becomes more where it stands."""


def add_force_places(reading: Reading, draft: Draft) -> None:
    """Give the draft the places that the force's own phrase names, beside those of the trigger."""
    if draft.force is None:
        return
    taken = {i for r in draft.places for i in [*r.names, *r.anchors]}
    heads = {draft.force.head.i: draft.force.head}
    if not draft.force.elided:
        heads[draft.force.noun.i] = draft.force.noun
    states = {n.index for t, n in reading.names.items() if t in reading.actors and reading.actors[t].kind == "state"}
    told = any(r.names and r.preposition in FROM for r in draft.places)
    moved = draft.word.action in (Action.DEPLOY, Action.MOVE, Action.REINFORCE)
    moved = moved and draft.word.frame not in _IN_PLACE  # "the troops in Mali have doubled"
    for head in heads.values():
        if head.i == draft.trigger.i:
            continue
        for role in places_under(reading, head):
            owned = draft.word.action.direction == "presence" or _is_from_home(reading, draft)
            owned = owned or (told and states.issuperset(role.names))  # "units from Togo left from Gao"
            if role.preposition == "for" or (owned and role.preposition in FROM):
                continue  # "a force for Albania": what it is for; "relieve a battalion from Ghana": whose it is
            if any(r.at is role.at for r in draft.places):
                continue  # it was read, and shared out: "in Gao and Kidal respectively"
            role.names = [i for i in role.names if i not in taken]
            if taken and role.border and not role.anchors and role.preposition in ("across", "over"):
                continue  # "has 400 men across the border, in Gedo"
            abroad = role.pointer == UNKNOWN and not draft.places  # "400 soldiers on missions around the world"
            if role.names or role.anchors or role.border or abroad:
                comes = draft.word.frame == "relief" and head.dep_ == "pobj" and bool(draft.places)
                beside = moved and role.preposition in AT and (head.i < draft.trigger.i or comes)
                if beside and _holds(reading, role, [*draft.object_places, *_reached(draft)]):
                    continue
                if beside and not _stays(draft):
                    # "two companies in Gabon are flown out": where they are is where they come from.
                    role.preposition = "from"
                draft.places.append(role)
    placed = draft.object_places or any(r.names for r in draft.places)
    if not draft.force.elided:
        draft.places += _named_after(reading, draft, moved=moved and bool(placed))
    if moved and placed and not any(r.preposition in FROM for r in draft.places):
        draft.places += [r for r in _homes_of_units(reading, draft.force.head) if taken.isdisjoint(r.names)]


def _reached(draft: Draft) -> list[int]:
    return [i for r in draft.places if r.preposition not in FROM for i in r.names]


def _holds(reading: Reading, role: PlaceRole, reached: list[int]) -> bool:
    """Whether what is reached lies in the country that the force is in: "troops in Mali have deployed to Gao"."""
    countries = {n.index: n.country for n in reading.names.values()}
    states = {reading.names[t].index for t, m in reading.actors.items() if m.kind == "state" and t in reading.names}
    own = {countries.get(i) for i in role.names}
    return bool(reached) and states.issuperset(role.names) and all(countries.get(i) in own for i in reached)


def _stays(draft: Draft) -> bool:
    """Whether no other place is told of: "the troops in Goma were deployed to help", "moved into a rebel area"."""
    if draft.object_places or any(r.names or r.anchors or r.border or r.pointer for r in draft.places):
        return False
    goals = [o for c in draft.trigger.rights if c.lower_ in ("to", "into") for o in c.rights if o.dep_ == "pobj"]
    elsewhere = any(c.lower_ in ("another", "other", "new") for o in goals for c in o.lefts)
    inside = not elsewhere and any(vocabulary.place_nouns().get(o.stem) in ("container", "near") for o in goals)
    return inside or (draft.trigger.stem == "deploy" and not goals)


def senders(reading: Reading, draft: Draft) -> list[int]:
    """Places that the force is "from" and that it does not leave: whose it is, or where it is at home."""
    if draft.force is None or not _is_from_home(reading, draft):
        return []
    return [i for r in places_under(reading, draft.force.head) if r.preposition in FROM for i in r.names]


def _is_from_home(reading: Reading, draft: Draft) -> bool:
    """Whether those who are "from" somewhere only live there: "men from Texas are returning from Kosovo"."""
    returns = draft.word.lemma == "return" and any(c.lower_ == "from" for c in draft.trigger.rights)
    at_home = returns or draft.word.frame == "relief" or draft.word.action is Action.EXERCISE
    return at_home or names_its_sender(reading, draft)


def _named_after(reading: Reading, draft: Draft, *, moved: bool) -> list[PlaceRole]:
    """Where the force is that is called after a place: "its Kidal contingent", "Mayport-based destroyers"."""
    assert draft.force is not None  # noqa: S101  asked before
    away = draft.word.action in (Action.WITHDRAW, Action.STATION) or draft.word.frame in _IN_PLACE
    at_sea = draft.force.count_of == "ships"
    # "Britain's Cyprus garrison", "its Iraq contingent": whose it is was said
    abroad = any(c.dep_ == "poss" for c in draft.force.noun.lefts)
    if not moved and (not away or draft.object_places or any(r.names or r.anchors or r.border for r in draft.places)):
        return []
    if moved and any(r.preposition in FROM for r in draft.places):
        return []
    found = []
    for word in draft.force.noun.lefts:
        based = next((c for c in word.lefts if reading.place(c) is not None), None) if word.stem == "base" else None
        called = word.dep_ in ("compound", "nmod", "amod") and not at_sea and not moved
        place = based or (word if called else None)
        name = reading.place(place) if place is not None else None
        if place is None or name is None or (based is None and place.i in reading.actors and not abroad):
            continue
        if draft.word.action is not Action.WITHDRAW or based is None:  # they go back to where they are based
            found.append(PlaceRole("from" if moved else "in", place, names=[name.index]))
    return found


def _homes_of_units(reading: Reading, force: Token) -> list[PlaceRole]:
    """Where the unit lies that men are of: "airmen of the 28th Bomb Wing at Rapid City"."""
    found: list[PlaceRole] = []
    phrases = [*force.rights, *(c for acl in force.rights if acl.stem in _ASSIGNED for c in acl.rights)]
    inside = [o for c in phrases if c.lower_ in ("of", "from", "with", "to") for o in c.rights if o.dep_ == "pobj"]
    for unit in [*inside, *(c for c in force.rights if c.dep_ == "appos")]:
        if force_in(reading, unit) is not None:
            based = [c for c in unit.rights if c.stem in ("base", "station", "headquarter") and c.tag_ == "VBN"]
            roles = [r for at in (unit, *based) for r in places_under(reading, at) if r.preposition in _LYING]
            found += [replace(r, preposition="from") for r in roles if r.names]
            found += _homes_of_units(reading, unit) if not roles else []
    return found
