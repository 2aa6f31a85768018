"""What a sentence leaves behind for later ones: the forces told of, their owners, who acted and who spoke."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases.antecedents import Told
from geo.language.phrases.bodies import body_of
from geo.language.phrases.owners import actor_of
from geo.language.phrases.roles import own_subject
from geo.language.reading import lemma
from geo.language.whose.attribution import SAID
from geo.language.whose.speakers import is_name
from geo.model import Action

if TYPE_CHECKING:
    from geo.language.frames import Frame
    from geo.language.phrases.draft import Draft
    from geo.language.reading import Reading


def remember(reading: Reading, found: list[Frame], drafts: list[Draft]) -> None:
    """Leave behind for later sentences who did what in this one, with what, and who spoke."""
    memory = reading.memory
    for frame in found:
        if frame.anchors and frame.actor:
            others = [i for i in frame.anchors if reading.country_of(i) != frame.actor]
            memory.border.setdefault(frame.actor, others or frame.anchors)
        if frame.action is Action.WITHDRAW and frame.actor_certainty >= SAID:
            memory.leaving = frame.actor
        if frame.said_by and is_name(frame.said_by):
            memory.last_speaker = frame.said_by
    for draft in drafts:
        if draft.force is None or draft.owner is None:
            continue
        plainly = draft.owner.certainty >= SAID and not draft.implied
        if draft.force.strong or plainly:  # what somebody is said to move is his force, by whatever noun
            memory.last_force, memory.last_force_at = replace(draft.force, strong=True), reading.sentence.start
            memory.last_owner = draft.owner.code if draft.owner.certainty >= SAID else None
            name = draft.force.unit or body_of(reading, draft.force)
            if draft.force.count_of == "ships" and name is not None and draft.force.noun.tag_ != "NNS":
                memory.last_ship = (lemma(draft.force.noun), name)
    for frame in found:
        if frame.count_of is not None and frame.actor is not None and frame.actor_certainty >= SAID:
            head = reading.token_at(*frame.force_span) if frame.force_span is not None else None
            noun = lemma(head) if head is not None else ""
            memory.told.append(Told(reading.sentence.start + frame.trigger.start, noun, frame.count_of, frame.actor))
    _remember_subjects(reading, found)


def _remember_subjects(reading: Reading, found: list[Frame]) -> None:
    memory = reading.memory
    for root in (t for t in reading.doc if t.dep_ == "ROOT"):
        subject = own_subject(root)
        code = actor_of(reading, subject)
        if subject is not None and subject.stem in vocabulary.forces():
            told = (f.actor for f in found if f.force_span and f.force_span.start <= subject.idx < f.force_span.end)
            memory.last_body = code or next(told, None), reading.sentence.end
        if subject is not None and subject.stem in vocabulary.word_list("irregular"):
            memory.last_rebels_at = reading.sentence.end
        if code is not None:
            memory.last_actor, memory.last_actor_at = code, reading.sentence.end
