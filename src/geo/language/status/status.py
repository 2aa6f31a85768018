"""How real a movement is said to be: tense and voice first, then every word that governs it.

Each governing word changes the status of what it governs, from the inside out ("rejected a report that it was
about to offer cuts" is denied, whatever the rest). The words stand in ``operators.csv``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.reading import lemma
from geo.language.status.conditions import hangs_on_condition, needs_leave, stands_in_condition
from geo.language.status.doubts import hearsay_above, is_asked
from geo.language.status.governors import climb
from geo.language.status.moods import apply_modal, is_under_way, own_status
from geo.language.status.negation import own_negation
from geo.language.status.operators import Standing, Step, apply, effect_of
from geo.language.status.phases import phase_of
from geo.model import Status

if TYPE_CHECKING:
    from geo.language.reading import Reading
    from geo.language.syntax import Token

_HEARSAY = ("reportedly", "allegedly", "supposedly", "purportedly")
_TO_COME = frozenset(("to", "will", "would", "shall", "could", "should", "may", "might", "must"))
_DUE = frozenset(("be", "go", "due", "suppose", "schedule", "mean", "set"))
_PERHAPS = frozenset(("possibly", "perhaps", "maybe", "conceivably"))


def standing_of(
    reading: Reading, trigger: Token, *, presence: bool, goes: bool = False, force: Token | None = None
) -> Standing:
    """Read the status of what the trigger tells.

    Parameters
    ----------
    presence
        The trigger tells that a force is somewhere, whatever its own form.
    goes
        The trigger is a verb of a force's own movement ("arrive", "leave"); of a presence, it stands for itself.
    force
        Of whom it is told, where several share the trigger.
    """
    standing = Standing(own_status(trigger, presence=presence, kind=reading.sentence.kind, goes=goes))
    standing.steps.append(Step(trigger.text, "presence" if presence else "form", standing.status))
    if trigger.pos_ not in ("VERB", "AUX"):
        begun = _is_begun(trigger)
        for modifier in trigger.children:
            # "planned" may pass for a verb
            words = (modifier.lower_, lemma(modifier)) if modifier.dep_ == "amod" else ()
            effect = next((e for w in words if (e := vocabulary.operators().get(("adj", w)))), None)
            # "the necessary deployment" is no demand, "the requested deployment" is
            wanted = effect == "demand" and not modifier.lower_.endswith("ed")
            if effect is not None and not wanted and not (begun and effect == "plan"):
                apply(standing, effect, modifier.text)
            elif modifier.dep_ == "poss" and any(c.lower_ == "next" for c in modifier.lefts):
                apply(standing, "plan", "next")  # "next year's pull-out"
    own = effect_of(trigger) if lemma(trigger) in vocabulary.word_list("own_effect") else None
    reduced = trigger.dep_ in ("acl", "amod") and trigger.tag_ == "VBN"  # "the 5,500 men authorised in May"
    objects = (c for c in trigger.children if c.dep_ in ("dobj", "auxpass") or _is_asked_for(c, trigger))
    if own is not None and (reduced or any(objects)):
        apply(standing, own, trigger.text)  # "pledged 500 troops", "wants all troops out"
    own_negation(standing, trigger, force)
    apply_modal(standing, trigger)
    doubt = next((c for c in trigger.children if c.dep_ == "advmod" and c.lower_ in _PERHAPS), None)
    if doubt is not None:
        apply(standing, "consider", doubt.text)  # "including possibly sending 120 soldiers"
    phase = phase_of(trigger) if trigger.dep_ == "nsubj" else None
    if phase is not None:
        _goes_on(standing, trigger, phase)
    if trigger.pos_ == "NOUN" and _is_held(trigger):
        apply_modal(standing, trigger.head)
    if presence and goes:
        if lemma(trigger.head) == "be" and trigger.dep_ in ("nsubj", "attr") and is_asked(trigger):
            standing.status = Status.CONSIDERED  # "are 300 men still there?"
        return standing  # "the 2,000 troops now in Syria" are there, whatever is said of them
    whole = climb(standing, trigger)
    _conditioned(standing, trigger, presence=presence)
    if whole and is_asked(trigger):
        standing.status = Status.CONSIDERED
        standing.steps.append(Step("?", "consider", standing.status))
        return standing
    source = hearsay_above(trigger) if whole else None
    if source is not None:
        apply(standing, "allege", source.text)
    text = reading.sentence.text.lower()
    if any(word in text for word in _HEARSAY):
        apply(standing, "allege", "reportedly")
    return standing


def _is_with_what_comes(noun: Token) -> bool:
    """Whether it goes with what is to be: "will have two camps, with 900 soldiers at Faya"."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "with" or verb.pos_ not in ("VERB", "AUX"):
        return False
    now = any(c.lower_ in ("already", "now", "currently") for c in noun.head.subtree)
    return not now and any(c.lower_ in ("will", "shall", "should") for c in verb.lefts if c.dep_ == "aux")


def _came_to_nothing(trigger: Token) -> bool:
    """Whether it was once planned and did not come: "were to have left", "were supposed to leave, but"."""
    helping = {c.lower_ for c in trigger.lefts if c.dep_ == "aux"}
    if "to" not in helping or trigger.dep_ != "xcomp":
        return False
    due = trigger.head
    planned = due.head if due.dep_ in ("acomp", "oprd") else due
    was = planned.lower_ in ("was", "were") or any(c.lower_ in ("was", "were") for c in planned.lefts)
    if not was or due.stem not in _DUE:
        return False
    # "was to have left"
    return (due.stem == "be" and "have" in helping) or any(
        c.lower_ == "but" for c in (*planned.rights, *trigger.rights)
    )


def _is_asked_for(preposition: Token, verb: Token) -> bool:
    """Whether what is asked stands behind it: "has asked for two battalions"; not "was called out for two days"."""
    return preposition.lower_ == "for" and preposition.i == verb.i + 1 and preposition.dep_ == "prep"


def _conditioned(standing: Standing, trigger: Token, *, presence: bool) -> None:
    """Apply the condition that it hangs on or stands in, or what came between: "if they agree", "without a mandate"."""
    if _came_to_nothing(trigger):
        apply(standing, "negate", "but")
    if presence and _is_with_what_comes(trigger):
        apply(standing, "plan", "with")
    open_to_condition = standing.status.factual or standing.status is Status.CONSIDERED
    supposed = (open_to_condition or standing.status is Status.DEMANDED) and stands_in_condition(trigger)
    if needs_leave(trigger) and standing.status in (Status.DENIED, Status.ANNOUNCED, Status.CONSIDERED):
        standing.status = Status.CONDITIONAL
        standing.steps.append(Step("without", "condition", standing.status))
    done = standing.status in (Status.COMPLETED, Status.UNDER_WAY) and _has_begun(trigger)
    if not presence and (supposed or (open_to_condition and not done and hangs_on_condition(trigger))):
        standing.status = Status.CONDITIONAL
        standing.steps.append(Step("if", "condition", standing.status))


def _is_begun(noun: Token) -> bool:
    """Whether it is told to begin or to end, so that it is no plan any more: "the planned pull-out began"."""
    begins = noun.dep_ in ("nsubj", "nsubjpass", "dobj") and effect_of(noun.head) in ("start", "finish")
    return begins or is_under_way(noun)


def _is_held(noun: Token) -> bool:
    """Whether the verb only says that what the noun tells comes about: "will hold drills", "will take place"."""
    verb = noun.head
    if noun.dep_ in ("nsubj", "nsubjpass") and lemma(verb) in ("follow", "precede"):
        return True  # "will be followed by"
    if noun.dep_ == "nsubj":
        return lemma(verb) == "take" and any(c.lower_ == "place" for c in verb.rights)
    light = lemma(verb) in vocabulary.word_list("light_verb")
    return noun.dep_ in ("dobj", "nsubjpass") and light and effect_of(verb) is None


def _goes_on(standing: Standing, noun: Token, phase: Token) -> None:
    """Apply the verb that tells of what phase the movement is in: "the stay will end in May", "the drill ended"."""
    effect = effect_of(phase)
    event = vocabulary.triggers().get(("noun", lemma(noun), ""))
    stays = noun.stem in vocabulary.word_list("gone_on") and event is not None
    if effect == "reverse" and not (stays and event is not None and event.action.direction in ("toward", "presence")):
        effect = "finish" if noun.head.tag_ == "VBD" else None
    if effect is not None:
        apply(standing, effect, phase.text)
    if effect == "reverse" and phase is noun.head and phase.tag_ in ("VBZ", "VBP"):
        apply(standing, "plan", phase.text)  # "the mandate ends in June"
    if phase is not noun.head and any(c.lower_ == "to" and c.dep_ == "aux" for c in phase.lefts):
        apply(standing, "plan", noun.head.text)  # "the pull-out is to be completed by June"
    apply_modal(standing, noun.head)


def _has_begun(trigger: Token) -> bool:
    """Whether it is told as past: "has been sent, in case they …", "began moving in once the rebels had left"."""
    verb = trigger
    while verb.dep_ == "xcomp" and verb.head.i != verb.i:
        verb = verb.head
    return verb.tag_ in ("VBD", "VBN") and not any(c.lower_ in _TO_COME for c in verb.children if c.dep_ == "aux")
