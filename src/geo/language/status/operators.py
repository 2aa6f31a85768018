"""What a word that governs a movement does to its status; the words stand in ``operators.csv``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from geo.language import vocabulary
from geo.language.reading import lemma
from geo.model import Status

if TYPE_CHECKING:
    from geo.language.syntax import Token
    from geo.language.vocabulary import Effect

POS = {"VERB": "verb", "AUX": "verb", "ADJ": "adj", "NOUN": "noun", "PROPN": "noun"}
_STATUS_OF = {
    "consider": Status.CONSIDERED,
    "plan": Status.ANNOUNCED,
    "order": Status.ORDERED,
    "start": Status.UNDER_WAY,
    "allege": Status.REPORTED,
}


class Step(NamedTuple):
    """A word that bore on a status, what it does (the effects of ``operators.csv``) and the status after it."""

    word: str
    effect: str
    status: Status


@dataclass(slots=True)
class Standing:
    """The status with what led to it."""

    status: Status
    steps: list[Step] = field(default_factory=list)
    """Every word that bore on the status, from the inside out."""
    speech: Token | None = None
    """The verb of saying above the trigger."""
    reversed: bool = False
    """What is told of is brought to an end: "ended its deployment"."""
    topic: bool = False
    """Only spoken about ("limits on deployments", "fears of a withdrawal"), not asserted."""


def effect_of(word: Token) -> Effect | None:
    """Give what a governing word does to the status of what it governs; None if nothing."""
    stem = lemma(word)
    particles = {"rule": ("out",), "turn": ("down",), "push": ("for",), "call": ("for", "on", "upon", "off")}.get(stem)
    if particles is not None and word.pos_ == "VERB" and not any(c.lower_ in particles for c in _beside(word)):
        return None  # "ruled that", "calling the deployments destructive"
    words = vocabulary.operators()
    pos = POS.get(word.pos_, "")
    if pos == "noun":
        named = (words.get((pos, f"{c.lower_} {stem}")) for c in word.lefts if c.dep_ in ("amod", "compound"))
        return next((effect for effect in named if effect is not None), words.get((pos, stem)))
    beside = (c for c in word.children if c.dep_ in ("prt", "advmod", "prep") and not _is_off_a_place(c, word))
    phrasal = (words.get((pos, f"{stem} {c.lower_}")) for c in beside)
    return next((effect for effect in phrasal if effect is not None), words.get((pos, stem)))


def _is_off_a_place(off: Token, verb: Token) -> bool:
    """Whether "off" tells where, not that it is put off: "holds drills off Libya"."""
    done = any(c.dep_ in ("dobj", "nsubjpass") and c.i < off.i for c in verb.children)
    return off.lower_ == "off" and done and any(c.dep_ == "pobj" for c in off.rights)


def apply(standing: Standing, effect: str, word: str, *, noun: bool = False) -> None:
    """Change the standing by what the word does, and keep the word among its steps."""
    status = standing.status
    if effect == "topic":
        standing.topic = True
    elif effect == "reverse":
        standing.reversed = True
        if noun and word.lower() == "end" and status.factual:
            # "an end to the deployments" is first of all a wish or a plan.
            standing.status = Status.CONSIDERED
    elif standing.reversed and status is Status.CONSIDERED and effect in ("announce", "plan", "order"):
        standing.status = Status.ANNOUNCED
    elif effect == "start" and any(step.word.lower().startswith("prepar") for step in standing.steps):
        standing.status = status  # "are starting to prepare to leave": only that has begun
    else:
        standing.status = _changed(status, effect)
    standing.steps.append(Step(word, effect, standing.status))


def _changed(status: Status, effect: str) -> Status:
    """Give the status of what is told once a word with that effect governs it."""
    if effect == "negate":
        return Status.CONSIDERED if status is Status.DENIED else Status.DENIED
    if status is Status.DENIED or effect == "say":
        return status
    if effect == "fulfil":
        return Status.ANNOUNCED if status is Status.DEMANDED else status
    if effect == "achieve":
        return status if status in (Status.DEMANDED, Status.ORDERED) else Status.COMPLETED
    if effect == "demand":
        return Status.DEMANDED
    if not status.factual:
        return status
    if effect == "finish":
        return Status.COMPLETED if status is Status.UNDER_WAY else status
    if effect == "announce":
        return Status.ANNOUNCED if status is Status.UNDER_WAY else status
    return _STATUS_OF.get(effect, status)


def _beside(verb: Token) -> list[Token]:
    """Words that may make a phrasal verb of it; "called for them to leave" has its own in the clause."""
    return [
        *verb.children,
        *(m for c in verb.rights if c.dep_ in ("advcl", "ccomp") for m in c.lefts if m.dep_ == "mark"),
    ]
