"""Sentence → frames: each movement or stationing it tells of, slot by slot, as spans of the sentence.

A trigger word opens a frame; the words around it in the parse fill the slots. Places stay the caller's
numbers: this room knows no coordinates.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.movements.bystanders import bystanders
from geo.language.movements.constructions import verbless_drafts
from geo.language.movements.gaps import following
from geo.language.movements.homecomings import at_home, comes_back, goes_to_barracks, goes_to_home_base, left_for_home
from geo.language.movements.linking import link
from geo.language.movements.no_news import without_other_business
from geo.language.movements.nominals import bare_presences
from geo.language.movements.told_once import told_once, without_echoes
from geo.language.movements.tours import is_served_out
from geo.language.movements.triggers import drafts_in
from geo.language.phrases.antecedents import is_definite
from geo.language.phrases.bodies import body_of
from geo.language.phrases.draft import object_of
from geo.language.phrases.forces import force_in, units
from geo.language.phrases.lands import land_of
from geo.language.phrases.locations import AT, BY_WAY, FROM, TO, UNKNOWN, PlaceRole
from geo.language.phrases.roles import own_subject
from geo.language.reading import lemma
from geo.language.remembering import remember
from geo.language.status.timing import by_date, event_date, on_the_way, settled
from geo.language.whose.attribution import SAID, is_anaphoric, is_told_by_others, whose
from geo.language.whose.outsiders import is_driven_off
from geo.language.whose.speakers import speaker_of
from geo.model import Action, EventDate, Span, Status

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from geo.language.phrases.draft import Draft
    from geo.language.phrases.forces import Force
    from geo.language.reading import Reading
    from geo.language.status.operators import Step
    from geo.language.vocabulary import TriggerWord
    from geo.model import CountOf, RelationKind


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
    kilometres: float | None = None
    """How far from the anchors, where that is told."""
    military: bool = False
    """The force's own words say that it is one ("troops", "naval vessels"), not only what it does."""
    implied: bool = False
    """A presence that only follows from what the force does there."""
    pointer: str | None = None
    """The word that points to a place spoken of before ("there", "country" in "in the country")."""
    left: str | None = None
    """The word that points to where a force that goes somewhere comes from ("left the colony for", "from there")."""
    land: str | None = None
    """ISO code of the country that is pointed to by whose it is ("on its soil")."""
    homeward: bool = False
    """The force goes home, to no place that is named."""
    bordered: bool = False
    """The anchors' border is meant, not the anchors themselves."""
    event_date: EventDate | None = None
    date_span: Span | None = None
    said_by: str | None = None
    said_span: Span | None = None
    """The verb of saying."""
    actor_way: str = "nowhere"
    """How the actor was found; see `attribution.whose`."""
    actor_grounds: dict[str, dict[str, float]] = field(default_factory=dict)
    """Where it was weighed: what spoke for whom; see `salience.evidence`."""
    subject_span: Span | None = None
    """Who does it, beside the force itself."""
    steps: tuple[Step, ...] = ()
    """The words that made the status, from the inside out."""
    prepositions: dict[int, str] = field(default_factory=dict)
    """Place → the preposition under which it stands, as it was read; empty where it is the verb's own object."""


def frames(reading: Reading, published: date | None) -> list[Frame]:
    """Read every frame of the sentence, in the order of its triggers."""
    drafts = drafts_in(reading)
    drafts += list(following(reading, drafts))
    drafts += bare_presences(reading, drafts)
    drafts += [] if drafts else verbless_drafts(reading)
    drafts += list(bystanders(reading, drafts))
    drafts = told_once(without_other_business(reading, drafts))
    if drafts:
        link(reading, drafts)
        drafts = without_echoes(drafts)
    found = [f for draft in drafts for f in _finish(reading, draft, published)]
    remember(reading, found, drafts)
    return found


def _finish(reading: Reading, draft: Draft, published: date | None) -> Iterator[Frame]:
    standing = draft.standing
    assert standing is not None  # noqa: S101  set in link
    force = draft.force
    owner = draft.owner = whose(reading, draft)
    if force is not None and owner.code is not None and owner.certainty >= SAID:
        reading.owned.setdefault(id(force.noun), owner.code)
    if standing.topic:
        return  # it is only spoken about
    if force is not None and force.elided and owner.way in ("where it is from", "agent"):
        # "will be joined by 200 from Togo": whose they are, not where they come from
        draft.places = [r for r in draft.places if r.preposition not in FROM or r.at.head.i != force.head.i]
    if _sets_out(reading, draft, owner.code):
        draft.places = [*draft.places, PlaceRole("from", draft.trigger, names=list(draft.object_places))]
        draft.word, draft.object_places = replace(draft.word, frame="move_self", action=Action.MOVE), []
    if _comes_out(reading, draft, owner.code) or is_driven_off(reading, draft, owner.code):
        way = draft.word.frame if draft.word.frame == "move_self" else "leave_object"
        draft.word = replace(draft.word, frame=way, action=Action.WITHDRAW)
    homeward = _goes_home(draft)
    if (
        (homeward or goes_to_home_base(draft))
        and draft.word.action.direction == "toward"
        and draft.word.frame != "drill"
    ):
        draft.word = replace(draft.word, action=Action.WITHDRAW)  # "are due home in May", "started for home"
    over = standing.reversed or is_served_out(draft)
    ended = over and not draft.implied and draft.word.action.direction in ("toward", "presence")
    if ended and draft.word.pos == "noun":  # "ended its deployment to Iceland"
        draft.places = [replace(r, preposition="from") if r.preposition in TO - BY_WAY else r for r in draft.places]
    status = settled(reading, draft, standing)
    if ended and status is Status.IN_PLACE:
        status = standing.status  # "ends its mission in Mali on Sunday"
    if status is Status.ORDERED and is_told_by_others(reading, draft, owner.code):
        status = Status.DEMANDED
    if ended and draft.word.frame == "move_object" and draft.word.pos == "verb":
        ended, status = False, Status.DENIED  # "will stop sending troops": those sent may stay
    when, when_span = event_date(reading, draft, published, status)
    status = by_date(reading, draft, status, (when, when_span), published)
    action = Action.WITHDRAW if ended else draft.word.action
    speaker = speaker_of(reading, standing, draft.trigger)
    base = Frame(
        trigger=Span(draft.trigger.idx, draft.trigger.idx + len(draft.trigger)),
        word=draft.word,
        action=action,
        status=on_the_way(draft.trigger, action, status),
        actor=owner.code,
        actor_certainty=owner.certainty,
        actor_way=owner.way,
        actor_grounds=owner.grounds,
        subject_span=Span(draft.subject.idx, draft.subject.idx + len(draft.subject)) if draft.subject else None,
        force=reading.sentence.text[force.span.start : force.span.end] if force else None,
        force_span=force.span if force else None,
        count=(force.quantity.low, force.quantity.high) if force and force.quantity else (None, None),
        count_span=Span(force.quantity.start, force.quantity.end) if force and force.quantity else None,
        count_of=force.count_of if force else None,
        unit=_unit(reading, force),
        materiel=force.materiel if force else None,
        military=force is not None and _is_plainly_military(reading, draft, owner.certainty),
        implied=draft.implied,
        homeward=homeward,
        event_date=when,
        date_span=when_span,
        said_by=speaker.name if speaker else None,
        said_span=speaker.span if speaker else None,
        steps=tuple(standing.steps),
        prepositions=dict.fromkeys(draft.object_places, "")
        | {i: r.preposition for r in draft.places for i in [*r.names, *r.anchors]},
    )
    for frame in _placed(reading, draft, base):
        if comes_back(reading, draft, frame):
            frame.action = Action.MOVE
        left = left_for_home(reading, draft, frame)
        if left is not None:
            frame.action, frame.origin = Action.WITHDRAW, left
            frame.homeward = frame.homeward or not frame.destination
        yield frame


def _is_plainly_military(reading: Reading, draft: Draft, certainty: float) -> bool:
    """Whether the words tell that it is a force: its own, its unit's name, a country's "units", the army that acts."""
    force, doer = draft.force, draft.subject
    if force is None or force.strong or force.unit is not None:
        return force is not None
    if force.noun.stem in vocabulary.word_list("formation") | vocabulary.word_list("state_force") and certainty > SAID:
        return True  # "Egyptian units are moving"
    if force.noun.stem in vocabulary.word_list("own_force") and any(c.dep_ == "poss" for c in force.noun.lefts):
        return certainty > SAID  # "Madrid is bringing its engineers home"
    within = force.head.dep_ == "pobj" and force.head.head.lower_ == "of"
    armies = [force.head.head.head] if within else []  # "an army force of 900 men"
    armies += [doer] if doer is not None else []
    return any(army.strong for noun in armies if (army := force_in(reading, noun)) is not None)


def _sets_out(reading: Reading, draft: Draft, owner: str | None) -> bool:
    """Whether a force leaves a port or base at home, for wherever it is needed: no withdrawal."""
    force, word = draft.force, draft.word
    flying = word.lemma in ("fly", "ship") and draft.subject is None
    own = word.frame == "leave_self" or (word.frame == "leave_either" and flying)
    if force is None or not own or word.action is not Action.WITHDRAW or owner is None:
        return False
    left = [*draft.object_places, *(i for r in draft.places if r.preposition in FROM for i in r.names)]
    doer = own_subject(draft.trigger)
    whole = force_in(reading, doer) if doer is not None else None  # "the frigate left Brest with 40 marines"
    states = {t for t, m in reading.actors.items() if m.kind == "state"}
    ports = {n.index for t, n in reading.names.items() if t not in states and n.country is not None}
    if left and "ships" in {force.count_of, whole.count_of if whole else None} and ports.issuperset(left):
        return True  # a ship that leaves a town is under way
    if not left or any(reading.country_of(i) not in owner.split("+") for i in left):
        return False
    if {reading.names[t].index for t in states if t in reading.names}.issuperset(left):
        return True  # "Kenyan soldiers left Kenya"
    theme = object_of(draft.trigger)
    haven = theme is not None and lemma(theme) in vocabulary.word_list("haven")
    haven = haven or flying or any(t.lower_ in vocabulary.word_list("journey") for t in reading.doc)
    ahead = {reading.country_of(i) for r in draft.places if r.preposition in TO for i in r.names}
    foreign = {reading.memory.cast.ground, *ahead} - {None, *owner.split("+")}
    abroad = bool(foreign) and word.particle not in ("back", "home")
    craft = force.count_of in ("ships", "aircraft")
    return haven or craft or abroad or word.lemma in vocabulary.word_list("setting_out")


def _comes_out(reading: Reading, draft: Draft, owner: str | None) -> bool:
    """Whether a force comes out of, or is called back from, a land that is not its own, nobody says whereto."""
    told = [r for r in draft.places if r.names or r.border or r.pointer not in (None, UNKNOWN)]
    comes = draft.word.frame == "move_self" and draft.word.lemma == "come"
    back = draft.word.frame == "move_object" and draft.word.particle == "back"  # "ordered the army back from Sinai"
    ways = FROM if back else ("out",)
    if not (comes or back) or not told or owner is None or any(r.preposition not in ways for r in told):
        return False
    return back or all(reading.country_of(i) not in (None, *owner.split("+")) for r in told for i in r.names)


def _goes_home(draft: Draft) -> bool:
    """Whether it goes home: "flew home", "back home", "took off for home"."""
    if draft.word.lemma in ("leave", "depart", "quit"):
        return False  # "left home for the Gulf"
    near = [p for p in draft.trigger.children if p.pos_ not in ("VERB", "AUX")]
    under = [c for p in near for c in p.children]
    words = [*draft.trigger.children, *under, *(c for way in under if way.stem == "way" for c in way.rights)]
    soil = (c.lower_ for t in under if t.stem in vocabulary.word_list("own_land") for c in t.lefts)
    return (
        "home" in soil
        or draft.word.particle == "home"
        or any(
            t.lower_ in ("home", "homeward", "homewards")
            and t.dep_ in ("advmod", "prt", "pobj", "npadvmod", "acomp", "dobj")
            for t in words
        )
    )


def _unit(reading: Reading, force: Force | None) -> str | None:
    """Unit in the force's own phrase; else the one that opens the sentence, or the ship told of before."""
    if force is None or force.unit is not None:
        return force.unit if force else None
    named = units(reading.sentence.text)
    if len(named) == 1 and named[0].end < force.span.start and is_anaphoric(force):
        return reading.sentence.text[named[0].start : named[0].end]  # "Part of the 82nd …, the troops"
    body = body_of(reading, force)
    if body is not None:
        return body
    pointing = force.elided or (is_definite(force) and force.noun.tag_ == "NN")
    kind, name = reading.memory.last_ship or ("", "")
    alike = lemma(force.noun) in (kind, *vocabulary.word_list("any_ship"))
    return name if pointing and force.count_of == "ships" and name and alike else None


def _is_spot_on(place: PlaceRole, border: PlaceRole) -> bool:
    """Whether it tells at which spot of the border: "toward the border at Tumbes", "to Tumbes, near the border"."""
    noun = place.at.nbor(-1) if place.at.i else place.at
    beside = noun.head is border.at and vocabulary.place_nouns().get(noun.stem) == "border"
    last = border.at.nbor(-2 if border.at.nbor(-1).text == "," else -1) if border.at.i > 1 else border.at
    near = last.head is place.at and last.dep_ == "pobj" and border.preposition in ("near", "along", "close")
    return bool(place.names) and (near or (beside and place.preposition in ("at", "near", "around")))


def _placed(reading: Reading, draft: Draft, base: Frame) -> Iterator[Frame]:
    """Fill in the places; a border beside an ordinary place makes a frame of its own."""
    # "The returning soldiers landed in Accra", "arrived home at Suva": they leave, but not the place they are told at.
    away = base.action is Action.WITHDRAW and draft.word.frame != "move_self"
    # "from the Afghan border to the Indian frontier": the border that is left is no second movement.
    left = [r for r in draft.places if r.border and r.preposition in FROM and not away]
    reached = [r for r in draft.places if r.border and away and r.preposition in TO]  # "withdrew to the Kenyan border"
    borders = [r for r in draft.places if r.border and r not in left and r not in reached]
    borders = [r for r in borders if not any(_is_spot_on(p, r) for p in draft.places)]
    plain = [r for r in draft.places if not r.border]
    frame = replace(base) if borders else base
    frame.origin, frame.destination = (
        list(draft.object_places if away else []),
        list([] if away else draft.object_places),
    )
    for role in sorted(plain, key=lambda r: r.preposition in BY_WAY or r.preposition == "along"):
        home = (base.homeward or goes_to_barracks(draft)) and at_home(reading, role, base.actor)
        _assign(frame, role, away=away and not home)
    frame.origin.extend(i for role in left for i in role.anchors if i not in frame.origin)
    frame.destination.extend(i for role in reached for i in role.anchors if i not in frame.destination)
    pointing = next((r for r in draft.places if r.pointer and (away or r.preposition not in FROM)), None)
    sources = (r.pointer for r in draft.places if r.preposition in FROM and r.pointer not in (None, UNKNOWN))
    behind = next((p for p in sources if vocabulary.place_nouns().get(p or "") != "direction"), None)
    frame.left = behind if base.action.direction == "toward" and not frame.origin else None
    frame.pointer = pointing.pointer if pointing is not None else None
    if pointing is not None and pointing.holder is not None:
        frame.land = land_of(reading, pointing.holder, base.actor)
    apart = bool(plain) if away else any((r.names or r.anchors) and r.preposition not in FROM for r in plain)
    if apart or draft.object_places or not borders:
        yield frame
    for role in borders:
        bordered = replace(base, origin=[] if away else list(frame.origin), destination=[])
        anchors = role.anchors or reading.memory.border.get(base.actor or "", [])
        own = [i for i in anchors if reading.country_of(i) == base.actor]
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


def _assign(frame: Frame, role: PlaceRole, *, away: bool) -> None:
    if role.preposition == "along" and frame.action.direction == "toward" and frame.destination:
        return  # "towards Kibuye along the lake"
    passed = role.preposition in BY_WAY and any(frame.prepositions.get(i) not in BY_WAY for i in frame.destination)
    if passed or (role.preposition == "past" and frame.homeward):
        return  # "sailed through the strait for Massawa", "drove past Goma on their way home"
    if role.anchors and not role.names:
        frame.anchors += role.anchors
        frame.relation = frame.relation or role.relation
        (frame.origin if away else frame.destination).extend(role.anchors)
        return
    if role.relation is not None and frame.relation is None:
        frame.relation, frame.anchors, frame.kilometres = role.relation, list(role.names), role.kilometres
    if role.preposition in FROM and frame.action.direction == "presence":
        return  # "contingents from Ghana": whose they are
    if role.preposition in FROM:
        target = frame.origin
    elif role.preposition in AT and not (away and role.preposition == "behind"):
        target = frame.origin if away else frame.destination
    elif role.preposition in TO or role.preposition == "behind":  # "fell back behind the Somme"
        target = frame.destination
    else:
        return
    target.extend(i for i in role.names if i not in target)
