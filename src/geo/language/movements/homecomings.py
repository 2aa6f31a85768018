"""Who comes home: "landed back at Langley", "flew into Accra from Monrovia", "at Suva airport after a year in Sinai".

The verb only tells that a force arrives; that it leaves a deployment follows from whose country it arrives in.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases.locations import AT, FROM, TO, PlaceRole
from geo.model import Action

if TYPE_CHECKING:
    from geo.language.frames import Frame
    from geo.language.phrases.draft import Draft
    from geo.language.reading import Name, Reading

_AFTER = re.compile(
    r"\b(?:after|following|ending|from)\b[^,;.]{0,60}"
    r"\b(?:tours?|deployments?|missions?|rotations?|stints?|duty|months?|weeks?|years?|service|serving|peacekeeping)\b"
    r"[^,;.]{0,40}\Z"
)
"""What stands before the name of a country in which somebody has served."""
_ABROAD = re.compile(
    r"\bafter\b[^,;.]{0,40}\b(?:months?|weeks?|years?|days)\b[^,;.]{0,20}\b(?:abroad|overseas|away|at sea)\b"
)
"""What tells as much of one who served nobody says where."""
_ARRIVING = frozenset(("arrive", "land", "touch", "reach", "disembark"))
_GOING = frozenset(("go", "head", "fly", "sail", "come", "travel", "cross", "march"))
"""Verbs that with "back" tell of a return; "pull back" tells of a retreat."""
_BACK = frozenset(("back", "home"))
_ISO = 2


def left_for_home(reading: Reading, draft: Draft, frame: Frame) -> list[int] | None:
    """Give where a force that arrives in its own country was deployed, as far as it is told; None if it is not so."""
    own = frame.actor or ""
    goes = draft.word.frame.startswith("move") and draft.word.pos != "noun"
    arrives = frame.action.direction == "toward" and (goes or draft.word.lemma == "departure")
    if not arrives or len(own) != _ISO:
        return None
    if not frame.destination:
        here = frame.pointer in ("country", "nation", "homeland") and draft.word.lemma in _ARRIVING
        abroad = frame.origin and all(reading.country_of(i) not in (None, own) for i in frame.origin)
        back = _is_back(draft) and not frame.origin and reading.memory.home != own
        # "Nepalis who served in Sudan will arrive in the country today"
        return frame.origin if here and (abroad or back) else None
    if any(reading.country_of(i) != own for i in frame.destination):
        return None
    if frame.origin:
        return frame.origin if all(reading.country_of(i) not in (None, own) for i in frame.origin) else None
    served = _served_in(reading, own)
    if served is not None:
        return [served.index]
    back = (_is_back(draft) or _ABROAD.search(reading.sentence.text) is not None) and reading.memory.home != own
    return [] if back or (draft.word.lemma in _ARRIVING and _is_own_land(reading, frame, own)) else None


def comes_back(reading: Reading, draft: Draft, frame: Frame) -> bool:
    """Whether a force returns to where it was sent, not home: "returned to Beirut", "returned 300 men to Beirut"."""
    own, reached = set((frame.actor or "").split("+")), [reading.country_of(i) for i in frame.destination]
    goes = draft.word.lemma in ("return", "back") or (draft.word.particle == "back" and draft.word.lemma in _GOING)
    back = goes and frame.action is Action.WITHDRAW
    return back and not frame.origin and bool(reached) and None not in reached and own.isdisjoint(reached)


def back_again(drafts: list[Draft]) -> None:
    """Let those who "left Gao in May but returned in June" go back to where they left."""
    for draft in drafts:
        verb = draft.trigger
        but = verb.dep_ == "conj" and any(c.lower_ == "but" and c.i < verb.i for c in verb.head.rights)
        if draft.word.lemma != "return" or not but or draft.object_places or any(r.names for r in draft.places):
            continue
        before = next((d for d in drafts if d.trigger is verb.head and d.word.action is Action.WITHDRAW), None)
        if before is None or _is_back(draft) or any(c.lower_ == "home" for c in verb.rights):
            continue
        left = [*before.object_places, *(i for r in before.places if r.preposition in FROM for i in r.names)]
        draft.places = [PlaceRole("to", verb, names=left)]
        draft.word = replace(draft.word, frame="move_self", action=Action.MOVE)


def leaves_too(drafts: list[Draft]) -> None:
    """Let those who follow men that leave go from where those did ("the Danes left Gao; 300 Chadians will follow")."""
    for draft in drafts:
        due = any(c.dep_ == "xcomp" and c.stem == "follow" for c in draft.trigger.rights)  # "are due to follow"
        if not (due or draft.word.lemma == "follow") or draft.object_places or any(r.names for r in draft.places):
            continue
        before = [d for d in drafts if d.trigger.i < draft.trigger.i and d.word.pos == "verb"]
        first = before[-1] if before else None
        if first is None or first.word.action is not Action.WITHDRAW or any(r.preposition in TO for r in first.places):
            continue
        left = [*first.object_places, *(i for r in first.places if r.preposition in FROM for i in r.names)]
        draft.places = [PlaceRole("from", draft.trigger, names=left)]
        draft.word = replace(draft.word, frame="leave_self", action=Action.WITHDRAW)


def at_home(reading: Reading, role: PlaceRole, owner: str | None) -> bool:
    """Whether the place where one who goes home is told of lies there: "arrived home in Nairobi"."""
    return bool(role.names) and role.preposition in AT and all(reading.country_of(i) == owner for i in role.names)


def goes_to_barracks(draft: Draft) -> bool:
    """Whether it goes back to where it is at home: "were going back to barracks in western Uganda"."""
    ways = [w for c in draft.trigger.children for w in (c, *c.children) if w.lower_ == "to"]
    return any(o.stem in vocabulary.word_list("haven") for way in ways for o in way.children if o.dep_ == "pobj")


def goes_to_home_base(draft: Draft) -> bool:
    """Whether it goes to where it is at home, in whatever country: "started for their home garrisons"."""
    goals = (o for way in draft.trigger.children if way.lower_ in ("to", "for") for o in way.children)
    return any(c.lower_ == "home" for o in goals if o.stem in vocabulary.word_list("haven") for c in o.lefts)


def _is_back(draft: Draft) -> bool:
    beside = [c for c in draft.trigger.children if c.dep_ != "aux"]
    words = {c.lower_ for c in [*beside, *(g for c in beside if c.pos_ in ("ADJ", "ADV") for g in c.children)]}
    arrives = draft.word.lemma in vocabulary.word_list("coming_in") or draft.word.pos == "pred"
    return arrives and not words.isdisjoint(_BACK)


def _is_own_land(reading: Reading, frame: Frame, own: str) -> bool:
    """Whether it comes to its very country, in which it would be already: "arrived in Kenya", "on Danish soil".

    Its capital is as much where the article is set abroad.
    """
    kinds = (
        ("state", "adjective", "capital") if reading.memory.cast.ground not in (None, own) else ("state", "adjective")
    )
    named = {n.index: i for i, n in reading.names.items()}
    lands = [reading.actors.get(named[i]) for i in frame.destination if i in named]
    return any(m is not None and m.code == own and m.kind in kinds for m in lands)


def _served_in(reading: Reading, own: str) -> Name | None:
    text = reading.sentence.text
    abroad = (n for n in reading.names.values() if not n.adjectival and n.country not in (None, own))
    return next((n for n in abroad if _AFTER.search(text, max(0, n.start - 120), n.start)), None)
