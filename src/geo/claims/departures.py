"""Which way a force goes that "left" or "will leave on Monday": out to where it is sent, or away from where it was."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from geo.model import Action, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.language import Frame

_LEAVING = frozenset(
    (("leave", ""), ("depart", ""), ("go", ""), ("fly", "out"), ("ship", "out"), ("move", "out"), ("head", "out"))
)
_TO_COME = frozenset((Status.ANNOUNCED, Status.ORDERED, Status.UNDER_WAY))
_MORE = re.compile(r"\b(?:more|another|others?|rest|remainder)\b", re.IGNORECASE)
"""What tells of a force as of more of those told of before."""
_POINTED = re.compile(
    r"(?:it|she|they)\Z|(?:the|these|those|its)\s+(?!(?:first|second|third|last|final|other|main)\b)", re.IGNORECASE
)
"""What tells of the very force that was told of before, not of a part of it."""
_TOUR = timedelta(days=45)
"""Time away from which on a departure before a return is that which the return ends."""
_FRESH = re.compile(r"\b(?:fresh|new|extra|additional|replacement)\b", re.IGNORECASE)
"""What tells that they come in the place of others."""
_LAST = re.compile(r"\b(?:last|final|remaining)\b", re.IGNORECASE)
_FIRST = re.compile(r"\bfirst\b", re.IGNORECASE)
_LATELY = 6
"""How many frames back the plan may be told of that the force leaves for."""


def turn_outward(frames: Sequence[Frame]) -> None:
    """Make a deployment of each departure of a force that was said to be going out.

    "Nepal will send 870 men to Lebanon. The first 430 leave on Monday", "… leave from Tribhuvan airport" tells of
    no withdrawal.
    """
    for i, frame in enumerate(frames):
        if _leaves_no_place(frame) and _goes_out(frames, i):
            _send_out(frame)
        elif _says_only_that_more_go(frame):
            before = (f for f in reversed(frames[max(0, i - _LATELY) : i]) if f.actor == frame.actor)
            last = next((f for f in before if f.action.direction in ("toward", "away")), None)
            if last is not None and last.action is Action.WITHDRAW:
                frame.action = Action.WITHDRAW  # "7,500 men have been taken out, and 4,500 more are to go by ship"


def _send_out(frame: Frame) -> None:
    frame.action = Action.DEPLOY
    frame.word = replace(frame.word, frame="move_self", action=Action.DEPLOY)


def _goes_out(frames: Sequence[Frame], at: int) -> bool:
    frame, before = frames[at], frames[max(0, at - _LATELY) : at]
    if frame.status is Status.COMPLETED:
        ended = any(_ends_the_tour(f, frame) for f in before)
        if ended or any(_is_where_it_is(f, frame) for f in frames[at + 1 : at + 2]):
            return True
    elif frame.status not in _TO_COME:
        return False
    if frame.word.particle == "out" and any(f.action.direction == "away" for f in frames[:at]):
        return False  # "the men will be flown out" of where others leave too
    last = next((f for f in reversed(before) if _tells_the_way(f, frame)), None)
    if last is None and frame.status is not Status.COMPLETED and _FIRST.search(frame.force or ""):
        there = (f.action.direction in ("away", "presence") for f in frames[:at] if f.actor == frame.actor)
        return not any(there)  # "the first 200 soldiers will leave on Monday"
    return last is not None and last.action.direction == "toward" and _is_yet_to_be_done(last, frame)


def _leaves_no_place(frame: Frame) -> bool:
    placed = frame.origin or frame.destination or frame.anchors or frame.pointer or frame.left or frame.homeward
    noun = frame.word.pos == "noun" and frame.word.lemma == "departure"
    verb = frame.word.pos == "verb" and (frame.word.lemma, frame.word.particle) in _LEAVING
    return (noun or verb) and frame.action is Action.WITHDRAW and not placed


def _ends_the_tour(told: Frame, frame: Frame) -> bool:
    """Whether it came home long after: "The frigate is back in Rota after five months. The ship left on 5 January"."""
    home = told.action is Action.WITHDRAW and bool(told.destination or told.homeward)
    same = told.actor == frame.actor and _POINTED.match(frame.force or "") is not None
    if not (home and same) or frame.date_span is None or told.event_date is None or frame.event_date is None:
        return False
    return told.event_date.first - frame.event_date.first >= _TOUR


def _is_where_it_is(told: Frame, frame: Frame) -> bool:
    """Whether it is said to be somewhere since: "The men, who left last week, are now in Gao"."""
    there = told.action is Action.STATION and told.status is Status.IN_PLACE and bool(told.destination)
    return there and told.force is not None and (told.force, told.force_span) == (frame.force, frame.force_span)


def _is_yet_to_be_done(plan: Frame, frame: Frame) -> bool:
    """Whether who leaves does what was planned; who has left, or is the last to, may leave where others are."""
    if frame.status is not Status.COMPLETED:
        return plan.status in _TO_COME
    ahead = plan.status in (Status.ANNOUNCED, Status.ORDERED)
    goes = plan.status is Status.UNDER_WAY and plan.word.pos == "verb"
    return (ahead or goes) and _LAST.search(frame.force or "") is None


def _says_only_that_more_go(frame: Frame) -> bool:
    placed = frame.origin or frame.destination or frame.anchors or frame.pointer or frame.left
    force = frame.force or "-"
    more = _MORE.search(force) is not None or not any(c.isalpha() for c in force)
    goes = frame.word.lemma == "go" and frame.word.pos == "verb" and frame.action.direction == "toward"
    some = frame.count != (None, None) and _FRESH.search(force) is None
    return goes and (more or some) and not placed


def _tells_the_way(told: Frame, frame: Frame) -> bool:
    """Whether the frame told of before says which way forces of the same actor go."""
    ours = told.actor == frame.actor
    if frame.origin and told.action.direction == "toward":
        ours = ours and not set(frame.origin) & set(told.destination) and "from" in frame.prepositions.values()
    goes = told.action.direction == "toward" and bool(told.destination)
    comes = told.action.direction == "away" and bool(told.origin or told.homeward)
    return ours and (goes or comes)
