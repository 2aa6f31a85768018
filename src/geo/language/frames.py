"""Sentence → frames: each movement or stationing it tells of, slot by slot, as spans of the sentence.

A trigger word opens a frame; the words around it in the parse fill the slots. Places stay the caller's
numbers: this room knows no coordinates.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from geo.language import dates, vocabulary
from geo.language.antecedents import Told
from geo.language.attribution import SAID, is_anaphoric, speaker_of, whose
from geo.language.bystanders import bystanders
from geo.language.constructions import verbless_drafts
from geo.language.forces import units
from geo.language.linking import link
from geo.language.locations import AT, FROM, TO, PlaceRole
from geo.language.nominals import bare_presences
from geo.language.owners import actor_of
from geo.language.reading import lemma
from geo.language.roles import agent_of, own_subject
from geo.language.status import Standing, Step, effect_of
from geo.language.triggers import drafts_at
from geo.model import Action, EventDate, Span, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.language.draft import Draft
    from geo.language.forces import Force
    from geo.language.reading import Reading
    from geo.language.tree import Token
    from geo.language.vocabulary import TriggerWord
    from geo.model import CountOf, RelationKind


_HOMEWARD = frozenset(("back", "home"))
_FRESH = timedelta(days=3)
"""How long after the order an article still tells of the order, not of the arrival."""


@dataclass(slots=True)
class Frame:
    """One movement or stationing as the sentence tells it; spans are offsets in the sentence."""

    trigger: Span
    word: TriggerWord
    """The line of the table of triggers that opened it."""
    action: Action
    status: Status
    actor: str | None
    actor_certainty: float
    force: str | None
    force_span: Span | None
    count: tuple[int | None, int | None]
    count_span: Span | None
    count_of: CountOf | None
    unit: str | None
    materiel: str | None
    origin: list[int] = field(default_factory=list)
    destination: list[int] = field(default_factory=list)
    anchors: list[int] = field(default_factory=list)
    relation: RelationKind | None = None
    military: bool = False
    """The force's own words say that it is one ("troops", "naval vessels"), not only what it does."""
    implied: bool = False
    """A presence that only follows from what the force does there."""
    pointer: str | None = None
    """The word that points to a place spoken of before ("there", "country" in "in the country")."""
    bordered: bool = False
    """The anchors' border is meant, not the anchors themselves."""
    event_date: EventDate | None = None
    date_span: Span | None = None
    said_by: str | None = None
    said_span: Span | None = None
    """The verb of saying."""
    actor_way: str = "nowhere"
    """How the actor was found; see `attribution.whose`."""
    subject_span: Span | None = None
    """Who does it, beside the force itself."""
    steps: tuple[Step, ...] = ()
    """The words that made the status, from the inside out."""
    prepositions: dict[int, str] = field(default_factory=dict)
    """Place → the preposition under which it stands, as it was read; empty where it is the verb's own object."""


def frames(reading: Reading, published: date | None) -> list[Frame]:
    """Read every frame of the sentence, in the order of its triggers."""
    drafts = [d for token in reading.doc for d in drafts_at(reading, token)]
    drafts += bare_presences(reading, drafts)
    drafts += [] if drafts else verbless_drafts(reading)
    drafts += list(bystanders(reading, drafts))
    link(reading, drafts)
    found = [f for draft in drafts for f in _finish(reading, draft, published)]
    _remember(reading, found, drafts)
    return found


def _finish(reading: Reading, draft: Draft, published: date | None) -> Iterator[Frame]:
    standing = draft.standing
    assert standing is not None  # noqa: S101  set in link
    force = draft.force
    owner = whose(reading, draft)
    if _leaves_home(reading, draft, owner.code):
        draft.word = replace(draft.word, action=Action.MOVE)
        draft.places.append(PlaceRole("from", draft.trigger, names=draft.object_places))
        draft.object_places = []
    if standing.topic:
        return  # it is only spoken about
    status = _settled(draft, standing)
    ended = standing.reversed and draft.word.action.direction in ("toward", "presence")
    when, when_span = _event_date(reading, draft, published, status)
    if _sent_just_now(draft, status, when, published):
        status = Status.ORDERED
    base = Frame(
        trigger=Span(draft.trigger.idx, draft.trigger.idx + len(draft.trigger)),
        word=draft.word,
        action=Action.WITHDRAW if ended else draft.word.action,
        status=status,
        actor=owner.code,
        actor_certainty=owner.certainty,
        actor_way=owner.way,
        subject_span=Span(draft.subject.idx, draft.subject.idx + len(draft.subject)) if draft.subject else None,
        force=reading.sentence.text[force.span.start : force.span.end] if force else None,
        force_span=force.span if force else None,
        count=(force.quantity.low, force.quantity.high) if force and force.quantity else (None, None),
        count_span=Span(force.quantity.start, force.quantity.end) if force and force.quantity else None,
        count_of=force.count_of if force else None,
        unit=_unit(reading, force),
        materiel=force.materiel if force else None,
        military=force is not None and force.strong,
        implied=draft.implied,
        event_date=when,
        date_span=when_span,
        said_by=speaker_of(reading, standing),
        said_span=Span(standing.speech.idx, standing.speech.idx + len(standing.speech)) if standing.speech else None,
        steps=tuple(standing.steps),
        prepositions=dict.fromkeys(draft.object_places, "")
        | {i: r.preposition for r in draft.places for i in [*r.names, *r.anchors]},
    )
    yield from _placed(reading, draft, base)


def _leaves_home(reading: Reading, draft: Draft, actor: str | None) -> bool:
    """Whether a force sets out from home ("the frigate left Portsmouth"), which is no withdrawal."""
    if draft.word.frame != "leave_self" or draft.word.particle in _HOMEWARD or actor is None or draft.force is None:
        return False
    left = {i for r in draft.places if r.preposition in FROM for i in r.names} | set(draft.object_places)
    if draft.force.count_of == "ships":
        return bool(left)  # a ship that leaves a port is under way
    homes = {_country(reading, i) for i in left}
    return homes == {actor} and reading.memory.cast.ground not in (None, actor)


def _sent_just_now(draft: Draft, status: Status, when: EventDate | None, published: date | None) -> bool:
    """Whether "the US deployed troops on Wednesday" was told within days: what was done then is the order."""
    if status is not Status.COMPLETED or when is None or published is None or when.precision != "day":
        return False
    by_commander = draft.trigger.tag_ == "VBD" or agent_of(draft.trigger) is not None
    sending = draft.word.frame in ("move_object", "move_either") and draft.subject is not None
    return by_commander and sending and timedelta(0) < published - when.first <= _FRESH


def _unit(reading: Reading, force: Force | None) -> str | None:
    """Unit in the force's own phrase; else the one that opens the sentence ("Part of the 82nd …, the troops")."""
    if force is None or force.unit is not None:
        return force.unit if force else None
    named = units(reading.sentence.text)
    opening = len(named) == 1 and named[0].end < force.span.start and is_anaphoric(force)
    return reading.sentence.text[named[0].start : named[0].end] if opening else None


def _settled(draft: Draft, standing: Standing) -> Status:
    """A presence that is not otherwise qualified is in place; so is an alert that was called."""
    status = standing.status
    if status.factual and draft.force is not None and any(c.lower_ == "any" for c in draft.force.head.lefts):
        return Status.CONSIDERED  # "any troops we send"
    if draft.word.action in (Action.STATION, Action.MASS, Action.ALERT) and status in (
        Status.COMPLETED,
        Status.UNDER_WAY,
    ):
        past = draft.trigger.tag_ == "VBD" and draft.word.action is Action.STATION
        return Status.COMPLETED if past and draft.word.frame != "presence" else Status.IN_PLACE
    return status


def _placed(reading: Reading, draft: Draft, base: Frame) -> Iterator[Frame]:
    """Fill in the places; a border beside an ordinary place makes a frame of its own."""
    away = base.action is Action.WITHDRAW
    # "from the Afghan border to the Indian frontier": the border that is left is no second movement.
    left = [r for r in draft.places if r.border and r.preposition in FROM and not away]
    borders = [r for r in draft.places if r.border and r not in left]
    plain = [r for r in draft.places if not r.border]
    frame = replace(base)
    frame.origin, frame.destination = (
        list(draft.object_places if away else []),
        list([] if away else draft.object_places),
    )
    for role in plain:
        _assign(frame, role, away=away)
    frame.origin.extend(i for role in left for i in role.anchors if i not in frame.origin)
    frame.pointer = next((r.pointer for r in draft.places if r.pointer), None)
    if plain or draft.object_places or not borders:
        yield frame
    for role in borders:
        bordered = replace(base, origin=[] if away else list(frame.origin), destination=[])
        anchors = role.anchors or reading.memory.border.get(base.actor or "", [])
        own = [i for i in anchors if _country(reading, i) == base.actor]
        bordered.anchors = list(anchors)
        if base.action is Action.DEPLOY and base.status is Status.COMPLETED:
            # What has been brought to a border stands there.
            bordered.action, bordered.status = Action.MASS, Status.IN_PLACE
        bordered.relation, bordered.bordered = role.relation, True
        target = [i for i in anchors if i not in own] or list(anchors)
        if away:
            bordered.origin = target
        else:
            bordered.destination = target
        yield bordered


def _country(reading: Reading, index: int) -> str | None:
    return next((n.country for n in reading.names.values() if n.index == index), None)


def _assign(frame: Frame, role: PlaceRole, *, away: bool) -> None:
    if role.anchors and not role.names:
        frame.anchors += role.anchors
        frame.relation = frame.relation or role.relation
        (frame.origin if away else frame.destination).extend(role.anchors)
        return
    if role.relation is not None and frame.relation is None:
        frame.relation, frame.anchors = role.relation, list(role.names)
    if role.preposition in FROM and frame.action.direction == "presence":
        return  # "contingents from Ghana": whose they are
    if role.preposition in FROM:
        target = frame.origin
    elif role.preposition in AT:
        target = frame.origin if away else frame.destination
    elif role.preposition in TO:
        target = frame.destination
    else:
        return
    target.extend(i for i in role.names if i not in target)


def _event_date(
    reading: Reading, draft: Draft, published: date | None, status: Status
) -> tuple[EventDate | None, Span | None]:
    """Date on the trigger; else the day it was said; else the day of publication for what then held."""
    future = status in (Status.ANNOUNCED, Status.CONSIDERED, Status.ORDERED, Status.DEMANDED)
    mentions = dates.find(reading.sentence.text, published, future=future)
    said = None
    for mention in mentions:
        token = reading.token_at(mention.start, mention.end)
        if token is None:
            continue
        owner = _date_owner(token)
        speech = effect_of(owner) is not None and owner.tag_ in ("VBD", "VBN") and owner.i != draft.trigger.i
        governs = draft.trigger.head.i == owner.i and draft.trigger.dep_ not in ("ccomp", "relcl")
        if not speech and (owner.i == draft.trigger.i or governs):
            return mention.date, Span(mention.start, mention.end)
        if effect_of(owner) is not None and owner.i != draft.trigger.i:
            past = dates.find(reading.sentence.text, published)
            said = next((m for m in past if m.start == mention.start), mention)
    if said is not None:
        return said.date, Span(said.start, said.end)
    if status in (Status.CONDITIONAL, Status.CONSIDERED, Status.DEMANDED) or published is None:
        return None, None
    return EventDate(published), None


def _date_owner(token: Token) -> Token:
    while token.head.i != token.i and token.pos_ not in ("VERB", "AUX"):
        token = token.head
        if lemma(token) in {w for _, w, _ in vocabulary.triggers()} and token.pos_ == "NOUN":
            return token
    return token


def _remember(reading: Reading, found: list[Frame], drafts: list[Draft]) -> None:
    memory = reading.memory
    for frame in found:
        if frame.anchors and frame.actor:
            others = [i for i in frame.anchors if _country(reading, i) != frame.actor]
            memory.border.setdefault(frame.actor, others or frame.anchors)
        if frame.said_by:
            memory.last_speaker = frame.said_by
    for draft in drafts:
        if draft.force is not None:
            owner, certainty, _ = whose(reading, draft)
            memory.last_force, memory.last_force_at = draft.force, reading.sentence.start
            memory.last_owner = owner if certainty >= SAID else None
    for frame in found:
        if frame.count_of is not None and frame.actor is not None and frame.actor_certainty >= SAID:
            head = reading.token_at(*frame.force_span) if frame.force_span is not None else None
            noun = lemma(head) if head is not None else ""
            memory.told.append(Told(reading.sentence.start + frame.trigger.start, noun, frame.count_of, frame.actor))
    roots = [t for t in reading.doc if t.dep_ == "ROOT"]
    for root in roots:
        code = actor_of(reading, own_subject(root))
        if code is not None:
            memory.last_actor = code
