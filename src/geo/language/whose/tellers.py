"""Whose forces they are by who tells of them: a government at its seat, a report, an army that owns up to its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases.antecedents import is_definite
from geo.language.phrases.owners import actor_of
from geo.language.phrases.roles import clause_verb, clauses_above, own_subject
from geo.language.phrases.seats import commands_all, seat
from geo.language.reading import lemma
from geo.model import Action

if TYPE_CHECKING:
    from geo.language.phrases.draft import Draft
    from geo.language.reading import Reading

_OWNING_UP = frozenset(("admit", "acknowledge", "concede"))
_ARMED_HOUSES = frozenset(("army", "military", "navy", "ministry"))


def at_its_seat(reading: Reading, draft: Draft) -> str | None:
    """Read "In Paris, the defence minister said two frigates would sail": whose minister tells of a force newly."""
    speech = draft.standing.speech if draft.standing is not None else None
    force = draft.force
    if speech is None or force is None or force.elided or is_definite(force) or draft.implied:
        return None
    return seat(reading)


def of_report(reading: Reading, draft: Draft) -> str | None:
    """Read "the strength stood at 7,804" in a report of the Secretary-General: that of the force reported on."""
    force = draft.force
    if force is None or reading.memory.cast.author != "UN" or force.head.doc is not reading.doc:
        return None
    nouns = (noun for noun in (force.head, draft.subject) if noun is not None)
    size = next((noun for noun in nouns if noun.stem in vocabulary.word_list("strength")), None)
    if size is None or size.dep_ != "nsubj" or any(c.lower_ == "of" for c in size.rights):
        return None
    return "UN" if any(c.lower_ == "the" for c in size.lefts) else None


def of_who_owns_up(reading: Reading, draft: Draft) -> str | None:
    """Read "the War Office admitted the Fifth Army had left", "the joint chiefs said a company had pulled back".

    An army tells of others by their name; of what is named no more than by its unit, its own withdrawals. And so
    with who denies that "the garrison" has left.
    """
    speech, force = draft.standing.speech if draft.standing is not None else None, draft.force
    denial = next((v for v in clauses_above(clause_verb(draft.trigger)) if lemma(v) == "deny"), None)
    speech = denial or speech
    speaker = own_subject(speech) if speech is not None else None
    if speech is None or speaker is None or force is None or force.elided or draft.implied:
        return None
    if force.noun.stem in vocabulary.word_list("irregular"):
        return None
    if denial is None and is_definite(force) and force.unit is None:
        return None
    commands = speaker.stem in _ARMED_HOUSES or commands_all(speaker)
    if draft.word.action is not Action.WITHDRAW or not (commands or denial or lemma(speech) in _OWNING_UP):
        return None
    code = actor_of(reading, speaker)
    return code if code is not None and len(code) == len("XX") and code.isupper() else None
