"""Whose force it is, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.owners import actor_of, modifier_actor
from geo.language.roles import agent_of, clause_verb, clauses_above, own_subject
from geo.language.status import effect_of
from geo.model import Action

if TYPE_CHECKING:
    from geo.language.draft import Draft
    from geo.language.forces import Force
    from geo.language.reading import Reading
    from geo.language.status import Standing

SAID = 0.8
"""Certainty of an actor that the sentence itself names."""


def is_anaphoric(force: Force | None) -> bool:
    """Whether the force was told of before ("the troops", "another 2,000"), and so its actor too."""
    if force is None or force.elided:
        return force is not None
    before = {t.lower_ for t in force.head.subtree if t.i <= force.head.i and t.dep_ != "compound"}
    return bool(before & vocabulary.word_list("told_before"))


def is_definite(force: Force) -> bool:
    """Whether the force is one already told of: "the troops", "these ships", "they"."""
    pointing = ("the", "these", "those", "this", "that")
    return force.head.pos_ == "PRON" or any(c.lower_ in pointing for c in [*force.head.lefts, *force.noun.lefts])


def whose(reading: Reading, draft: Draft) -> tuple[str | None, float]:
    """Whose forces, and how sure: said of the force, said of the doer, or taken from what governs."""
    force = draft.force
    if force is not None:
        # "pull troops from Syria": where they leave is not whose they are.
        sources = ("of",) if draft.word.action is Action.WITHDRAW else ("of", "from")
        for head in (force.head,) if force.elided else (force.head, force.noun):
            code = modifier_actor(reading, head, sources=sources)
            if code is not None:
                return code, 0.97
    code = modifier_actor(reading, draft.trigger, sources=("of", "by")) if draft.word.pos == "noun" else None
    if code is not None:
        return code, 0.95
    code = actor_of(reading, draft.subject)
    if code is not None:
        return code, 0.93
    verb = clause_verb(draft.trigger)
    agent = agent_of(verb) or agent_of(draft.trigger)
    code = actor_of(reading, agent)
    if code is not None:
        return code, 0.9
    known = reading.memory.forces.get(force.count_of) if force is not None and is_definite(force) else None
    if known is not None:
        return known, 0.85
    own = draft.force.head if draft.force is not None else None
    for above in clauses_above(verb):
        if effect_of(above) in ("demand", "allege"):
            break  # who demands is not whose forces they are
        subject = own_subject(above)
        if subject is not None and (own is None or subject.i != own.i):
            code = actor_of(reading, subject)
            if code is not None:
                return code, 0.8
    if reading.memory.last_actor is not None:
        return reading.memory.last_actor, 0.65
    return reading.memory.cast.main, 0.5


def speaker_of(reading: Reading, standing: Standing) -> str | None:
    """Name of who is quoted, in full where the article gives it; None where the publisher speaks."""
    if standing.speech is None:
        return None
    subject = own_subject(standing.speech)
    if subject is None:
        return None
    if subject.lower_ in ("he", "she"):
        earlier = [
            t for t in reading.doc[: subject.i] if t.dep_ == "nsubj" and t.pos_ == "PROPN" and t.i not in reading.actors
        ]
        if not earlier:
            return reading.memory.last_speaker
        subject = earlier[-1]
    if subject.pos_ == "PRON":
        return None
    names = [t for t in subject.subtree if t.pos_ == "PROPN" and t.i not in reading.actors and t.i <= subject.i
             and t.dep_ in ("compound", "nsubj", "flat") and t.i >= subject.i - 3
             and t.lower_ not in vocabulary.word_list("title")]  # fmt: skip
    if subject.pos_ == "PROPN" and names:
        name = " ".join(t.text for t in names)
        full = reading.memory.cast.full_names.get(names[-1].text, name)
        return full if len(names) == 1 else name
    start = min(t.idx for t in subject.subtree if t.i <= subject.i)
    return reading.sentence.text[start : subject.idx + len(subject)]
