"""Places that a movement takes from its purpose or from what came before: "to guard Bangui", "after drills in"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases.draft import Draft, is_infinitive, object_of
from geo.language.phrases.locations import AT, FROM, TO, PlaceRole, object_role, places_under, prepositions_at
from geo.language.reading import lemma

if TYPE_CHECKING:
    from geo.language.reading import Reading
    from geo.language.syntax import Token


def purpose_places(reading: Reading, trigger: Token) -> list[PlaceRole]:
    """Places in the purpose: "sent to fight in Ukraine", "moved to guard the border", "for the defence of Bangui"."""
    found = []
    governing = list(trigger.head.children) if trigger.pos_ not in ("VERB", "AUX") else []
    for verb in [*trigger.children, *governing]:
        if verb.dep_ in ("advcl", "xcomp") and is_infinitive(verb):
            helped = (
                next((c for c in verb.rights if c.dep_ in ("xcomp", "ccomp")), None) if verb.stem == "help" else None
            )
            verb = helped or verb  # noqa: PLW2901  "to help patrol Helmand"
            found += places_under(reading, verb)
            theme = object_of(verb)
            found += places_under(reading, theme) if theme is not None else []
            found += _guarded(reading, verb)
        elif verb.lower_ == "for":
            for task in verb.rights:
                found += _guarded(reading, task) if task.dep_ in ("pcomp", "pobj") else []
    return [r for r in found if r.preposition in AT]


def places_before(reading: Reading, draft: Draft) -> list[PlaceRole]:
    """Places of what they come back from: "to their bases after drills in Altai", "home after a year in Mali"."""
    if any(r.preposition in FROM or (r.names and r.preposition in AT) for r in draft.places):
        return []
    found = []
    for after in draft.trigger.rights:
        if after.lower_ not in ("after", "following"):
            continue
        for task in [o for c in after.children for o in (c, *c.rights) if o.dep_ in ("pobj", "pcomp", "dobj")]:
            if lemma(task) in vocabulary.word_list("bloodshed") or lemma(task) in vocabulary.word_list("halt"):
                continue  # "came back after the massacre at Racak", "is on her way home after a stop in Gibraltar"
            found += [replace(r, preposition="from") for r in places_under(reading, task) if r.preposition in AT]
    return [r for r in found if r.names]


def _guarded(reading: Reading, task: Token) -> list[PlaceRole]:
    """Place that the task is to guard: "to protect the Syrian border", "for the defence of Bangui"."""
    if task.stem not in vocabulary.word_list("guarding"):
        return []
    if task.pos_ == "VERB":
        return [object_role(reading, task, "in")]
    of = (c for c in task.rights if c.lower_ == "of")
    return [replace(r, preposition="in") for c in of for r in prepositions_at(reading, c)]


def past_the_goal(draft: Draft, role: PlaceRole) -> bool:
    """Whether the place is that of a purpose beyond the goal: "to Kuwait for operations in Iraq"."""
    goal = next((r for r in draft.places if r.preposition in TO and r.names and r.at.i < role.at.i), None)
    if goal is None or role.preposition not in AT:
        return False
    between = role.at.doc[goal.at.i + 1 : role.at.i]
    return any(t.lower_ == "for" or (t.tag_ == "TO" and t.dep_ == "aux") for t in between)
