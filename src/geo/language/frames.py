"""Sentence → frames: each movement or stationing it tells of, slot by slot, as spans of the sentence.

A trigger word opens a frame; the words around it in the parse fill the slots. Places stay the caller's
numbers: this room knows no coordinates.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from geo.language import dates, vocabulary
from geo.language.forces import Force, force_in
from geo.language.reading import lemma
from geo.language.roles import (
    AT,
    FROM,
    PlaceRole,
    actor_of,
    agent_of,
    clause_verb,
    modifier_actor,
    object_place,
    own_subject,
    places_under,
    subject_of,
)
from geo.language.status import Standing, standing_of
from geo.model import Action, EventDate, Span, Status

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from spacy.tokens import Token

    from geo.language.reading import Reading
    from geo.language.vocabulary import TriggerWord
    from geo.model import CountOf, RelationKind

_PARTICLES = frozenset(("out", "back", "down", "up", "home", "in"))
_NOW = frozenset(("currently", "already", "now", "still", "presently"))
_SAID = 0.8
"""Certainty of an actor that the sentence itself names."""


@dataclass(slots=True)
class Frame:
    """One movement or stationing as the sentence tells it; spans are offsets in the sentence."""

    trigger: Span
    word: str
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
    bordered: bool = False
    """The anchors' border is meant, not the anchors themselves."""
    event_date: EventDate | None = None
    date_span: Span | None = None
    said_by: str | None = None
    steps: tuple[str, ...] = ()


@dataclass(slots=True)
class _Draft:
    """A frame on its way: the trigger with what has been found for it so far."""

    trigger: Token
    word: TriggerWord
    force: Force | None
    subject: Token | None
    """Who does it, where the sentence says so beside the force's own name."""
    places: list[PlaceRole] = field(default_factory=list)
    object_places: list[int] = field(default_factory=list)
    standing: Standing | None = None
    adnominal: bool = False


def frames(reading: Reading, published: date | None) -> list[Frame]:
    """Read every frame of the sentence, in the order of its triggers."""
    drafts = [d for token in reading.doc for d in _drafts(reading, token)]
    drafts += _bare_presences(reading, drafts)
    _link(reading, drafts)
    found = [f for draft in drafts for f in _finish(reading, draft, published)]
    _remember(reading, found, drafts)
    return found


# --- triggers ---------------------------------------------------------------------------------------------


def _trigger_word(token: Token) -> TriggerWord | None:
    words = vocabulary.triggers()
    stem = lemma(token)
    if token.dep_ in ("aux", "auxpass"):
        return None
    if token.pos_ in ("VERB", "AUX") or token.tag_ in ("VBG", "VBN") or (token.dep_ == "ROOT" and token.pos_ == "PROPN"):
        particles = [
            c.lower_ for c in token.children if c.lower_ in _PARTICLES and c.dep_ in ("prt", "advmod", "prep", "amod", "dep")
        ]
        if token.pos_ == "PROPN" and stem.endswith("ing"):
            stem = next((w for _, w, _ in words if w.startswith(stem[:-3]) and len(w) <= len(stem) - 2), stem)
        particles += [
            c.lower_ for o in token.children if o.dep_ == "dobj" for c in o.children
            if c.lower_ in ("back", "out", "down") and c.dep_ in ("amod", "advmod", "prt", "prep") and c.i < o.i
        ]  # fmt: skip
        for particle in [*particles, ""]:
            word = words.get(("verb", stem, particle))
            if word is not None:
                return word
    if token.pos_ in ("NOUN", "PROPN"):
        return words.get(("noun", stem, ""))
    return None


def _drafts(reading: Reading, token: Token) -> Iterator[_Draft]:
    word = _trigger_word(token)
    if word is None:
        return
    if word.pos == "noun":
        draft = _noun_draft(reading, token, word)
    else:
        draft = _verb_draft(reading, token, word)
    if draft is not None:
        yield draft


def _is_passive(verb: Token) -> bool:
    if any(c.dep_ == "auxpass" for c in verb.children):
        return True
    if verb.tag_ != "VBN" or any(c.dep_ == "aux" for c in verb.children):
        return verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.tag_ == "VBN" and _is_passive(verb.head)
    return verb.dep_ in ("acl", "advcl", "relcl", "ROOT", "amod", "conj", "ccomp", "pcomp", "xcomp")


def _object_of(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in ("dobj", "dative") and c.pos_ != "ADP"), None)


def _verb_draft(reading: Reading, verb: Token, word: TriggerWord) -> _Draft | None:
    kind = word.frame
    passive = _is_passive(verb)
    adnominal = verb.dep_ in ("acl", "amod") and verb.tag_ in ("VBN", "VBG")
    theme = subject_of(verb) if passive else _object_of(verb)
    subject = agent_of(verb) if passive else subject_of(verb)
    force = force_in(reading, theme) if theme is not None else None
    draft = _Draft(verb, word, force, subject, adnominal=adnominal)
    draft.places = places_under(reading, verb)
    if kind == "host":
        name = reading.place(subject) if subject is not None else None
        if force is None or name is None:
            return None
        draft.object_places, draft.subject = [name.index], None
        return draft
    if kind == "strengthen":
        return _strengthened(reading, draft, theme)
    if kind in ("grow", "shrink", "move_object", "leave_object", "be_object"):
        return draft if force is not None and _enough(reading, draft) else None
    if kind.endswith("_either") and (force is not None or passive):
        return draft if force is not None and _enough(reading, draft) else None
    if passive or (theme is not None and kind.endswith("_either")):
        return None
    return _own_movement(reading, draft)


def _own_movement(reading: Reading, draft: _Draft) -> _Draft | None:
    """Read "troops left Syria", "Russia pulled back from": the subject is the force, or the actor for it."""
    verb, subject = draft.trigger, draft.subject
    draft.force = force_in(reading, subject) if subject is not None else None
    draft.object_places = object_place(reading, verb)
    if draft.word.frame == "go_fight" and (draft.force is None or _own_modality(verb) is False):
        return None
    if draft.force is not None:
        draft.subject = None
        return draft if _enough(reading, draft) else None
    away = draft.word.action is Action.WITHDRAW and draft.word.strength == "strong"
    into = draft.word.action is Action.MOVE and any(r.preposition in ("into", "in") for r in draft.places)
    if (away or into) and subject is not None and (draft.places or draft.object_places):
        return draft if actor_of(reading, subject) is not None else None
    return None


def _own_modality(verb: Token) -> bool:
    """Whether the verb speaks of what is to come or is not to be."""
    if any(c.dep_ == "neg" or c.lower_ in ("will", "would", "could", "may") for c in verb.children):
        return True
    head = verb.head
    return lemma(head) in ("go", "send") and verb.dep_ == "xcomp" and lemma(head) != "send"


def _strengthened(reading: Reading, draft: _Draft, theme: Token | None) -> _Draft | None:
    """Read "reinforce our partners on the eastern flank"; a purpose ("sent to bolster") is no frame."""
    if theme is None or draft.trigger.dep_ == "advcl" or draft.subject is None:
        return None
    draft.places += places_under(reading, theme)
    name = reading.place(theme)
    inside = [n.index for t in theme.subtree if (n := reading.place(t)) is not None]
    if draft.force is None and lemma(theme) not in vocabulary.word_list("ally") and name is None:
        return None
    if not draft.places:
        draft.object_places = inside
    draft.force = None if draft.force is None or draft.force.quantity is None else draft.force
    return draft if draft.places or draft.object_places else None


def _enough(reading: Reading, draft: _Draft) -> bool:
    """Whether the force and the trigger together are military enough, and the presence has a place."""
    force, word = draft.force, draft.word
    if force is None:
        return False
    if not force.strong and word.strength == "weak":
        return False
    if not force.strong and force.noun.pos_ == "PROPN" and force.unit is None:
        return False
    if word.lemma in ("have", "be", "keep", "place", "position", "locate", "post", "stand", "go", "come", "have", "maintain", "leave", "join", "serve", "operate"):
        return bool(draft.places or places_under(reading, force.head) or draft.object_places or force.unit)
    if word.frame in ("move_self", "move_either") and word.strength == "weak":
        return bool(draft.places or places_under(reading, force.head) or draft.object_places or force.quantity)
    return True


def _noun_draft(reading: Reading, noun: Token, word: TriggerWord) -> _Draft | None:
    if word.frame == "readiness":
        return _readiness(reading, noun, word)
    force = None
    for child in noun.children:
        if child.dep_ in ("compound", "nmod", "amod", "poss"):
            force = force or _compound_force(reading, child)
        elif child.dep_ == "prep" and child.lower_ in ("of", "by"):
            for pobj in child.children:
                force = force or force_in(reading, pobj)
    military = any(c.lower_ in vocabulary.word_list("military") for c in noun.lefts)
    draft = _Draft(noun, word, force, None)
    draft.places = places_under(reading, noun)
    actor = modifier_actor(reading, noun)
    if force is None and not (actor and (military or word.strength == "strong" or word.action is Action.WITHDRAW)):
        if not (military and draft.places):
            return None
    if not draft.places and (force is None or force.quantity is None) and _refers_back(reading, noun, draft):
        return None
    draft.subject = next((c for c in noun.children if c.dep_ == "poss"), None)
    return draft


def _compound_force(reading: Reading, token: Token) -> Force | None:
    """Read "troop deployments", "missile deployments": the force stands before the noun."""
    return force_in(reading, token) if token.dep_ != "poss" or lemma(token) in vocabulary.forces() else None


def _refers_back(reading: Reading, noun: Token, draft: _Draft) -> bool:
    """Whether the noun only points to what was told before ("the pull-out", "this redeployment")."""
    if draft.force is not None and places_under(reading, draft.force.head):
        return False
    governed = noun.dep_ in ("dobj", "nsubjpass", "pobj") and ("verb", lemma(clause_verb(noun))) in vocabulary.operators()
    definite = any(c.lower_ in ("the", "this", "that", "these", "those", "any", "such") for c in noun.children)
    named = draft.force is not None or modifier_actor(reading, noun) is not None
    return not named or (definite and not governed) or (draft.force is None and not governed)


def _readiness(reading: Reading, noun: Token, word: TriggerWord) -> _Draft | None:
    """Read "troops put on alert", "forces are on standby": the noun hangs on "on"."""
    preposition = noun.head
    if preposition.dep_ != "prep" or preposition.lower_ not in ("on", "at", "to"):
        return None
    holder = preposition.head
    candidates = [holder]
    if holder.pos_ in ("VERB", "AUX"):
        candidates = [t for t in (_object_of(holder), subject_of(holder), holder.head) if t is not None]
    for token in candidates:
        force = force_in(reading, token)
        if force is not None:
            trigger = holder if holder.pos_ in ("VERB", "AUX") else noun
            subject = subject_of(holder) if trigger is holder and token.dep_ == "dobj" else None
            draft = _Draft(trigger, word, force, subject)
            for verb in [t for t in holder.subtree if t.pos_ == "VERB" and t.i > noun.i]:
                draft.places += places_under(reading, verb)  # "on alert for being dispatched to Europe"
            return draft
    return None


def _bare_presences(reading: Reading, drafts: list[_Draft]) -> list[_Draft]:
    """Read "the 2,000 troops currently in Syria": an adverb of now makes the phrase an assertion."""
    word = vocabulary.triggers()[("verb", "station", "")]
    taken = {d.force.head.i for d in drafts if d.force is not None and d.adnominal}
    found = []
    for token in reading.doc:
        if token.i in taken or token.pos_ not in ("NOUN", "PROPN"):
            continue
        force = force_in(reading, token) if lemma(token) in vocabulary.forces() else None
        if force is None or not force.strong:
            continue
        for child in token.children:
            now = child.dep_ == "prep" and child.i > 0 and (
                reading.doc[child.i - 1].lower_ in _NOW or any(c.lower_ in _NOW for c in child.children)
            )  # fmt: skip
            if now:
                roles = [r for r in places_under(reading, token) if r.names or r.anchors]
                if roles:
                    found.append(_Draft(token, word, force, None, places=roles, adnominal=True))
    return found


# --- linking ----------------------------------------------------------------------------------------------


def _link(reading: Reading, drafts: list[_Draft]) -> None:
    """Let participles, purposes and names beside the force serve the frame they belong to."""
    for draft in drafts:
        draft.standing = standing_of(reading, draft.trigger, presence=draft.adnominal or draft.word.frame == "presence")
        _add_force_places(reading, draft)
        if not draft.places and not draft.object_places and draft.word.action.direction == "toward":
            draft.places = _purpose_places(reading, draft.trigger)
    dropped: set[int] = set()
    for inner in drafts:
        for outer in drafts:
            if outer is inner or id(outer) in dropped or id(inner) in dropped:
                continue
            if _same_force(inner, outer) and inner.adnominal and not outer.adnominal:
                _fold_participle(inner, outer, dropped)
            elif _serves(inner, outer):
                _fold_purpose(inner, outer)
                dropped.add(id(inner))
    drafts[:] = [d for d in drafts if id(d) not in dropped]


def _purpose_places(reading: Reading, trigger: Token) -> list[PlaceRole]:
    """Places in the purpose: "sent to fight in Ukraine", "deployed to bolster forces in eastern Europe"."""
    found = []
    for verb in trigger.children:
        if verb.dep_ in ("advcl", "xcomp") and any(c.lower_ == "to" for c in verb.children):
            found += places_under(reading, verb)
            theme = _object_of(verb)
            found += places_under(reading, theme) if theme is not None else []
    return [r for r in found if r.preposition in AT]


def _add_force_places(reading: Reading, draft: _Draft) -> None:
    if draft.force is None:
        return
    taken = {i for r in draft.places for i in [*r.names, *r.anchors]}
    heads = {draft.force.head.i: draft.force.head}
    if not draft.force.elided:
        heads[draft.force.noun.i] = draft.force.noun
    for head in heads.values():
        if head.i == draft.trigger.i:
            continue
        for role in places_under(reading, head):
            role.names = [i for i in role.names if i not in taken]
            if role.names or role.anchors or role.border:
                moved = draft.word.action in (Action.DEPLOY, Action.MOVE, Action.REINFORCE)
                if moved and role.preposition in AT and head.i < draft.trigger.i:
                    # "1,000 soldiers in Germany are being sent": where they are is where they come from.
                    role.preposition = "from"
                draft.places.append(role)


def _same_force(inner: _Draft, outer: _Draft) -> bool:
    if inner.force is None or outer.force is None:
        return False
    if inner.force.elided or outer.force.elided:
        return inner.force.head.i == outer.force.head.i
    return inner.force.noun.i == outer.force.noun.i


def _fold_participle(inner: _Draft, outer: _Draft, dropped: set[int]) -> None:
    """Make "stationed in the US" the origin of what is flown from there."""
    if outer.word.action in (Action.DEPLOY, Action.MOVE, Action.REINFORCE):
        if inner.word.action in (Action.STATION, Action.MASS):
            outer.places += [replace(r, preposition="from") for r in inner.places if not r.border]
            dropped.add(id(inner))
    elif outer.word.action is Action.WITHDRAW and not any(r.preposition in FROM for r in outer.places):
        outer.places += inner.places
    elif outer.word.action is inner.word.action:
        outer.places += inner.places
        dropped.add(id(inner))
    elif outer.word.action is Action.ALERT:
        dropped.add(id(inner))


def _serves(inner: _Draft, outer: _Draft) -> bool:
    """Whether the inner trigger only says what the outer movement is for or how it is done."""
    token = inner.trigger
    if inner.word.frame == "presence" and outer.word.frame in ("grow", "shrink", "be_object"):
        return outer.force is not None and outer.force.head.i == token.i
    if token.i == outer.trigger.i:
        return inner.word.action is not outer.word.action and outer.word.action is Action.ALERT
    if outer.word.action is Action.ALERT and token in list(outer.trigger.subtree) and token.i > outer.trigger.i and token.dep_ in ("pcomp", "advcl", "xcomp", "pobj"):
        return True
    while token.dep_ in ("advcl", "xcomp", "conj", "pcomp", "prep", "pobj", "acl") and token.head.i != token.i:
        purpose = token.dep_ in ("advcl", "xcomp") and any(c.lower_ == "to" for c in token.children)
        if token.head.i == outer.trigger.i:
            return purpose and inner.word.action.direction == outer.word.action.direction or (
                outer.word.pos == "verb" and inner.word.pos == "noun" and token.dep_ in ("prep", "pobj") and inner.force is None
            )
        if not purpose and token.dep_ != "conj":
            return False
        token = token.head
    return False


def _fold_purpose(inner: _Draft, outer: _Draft) -> None:
    if not outer.places and not outer.object_places:
        outer.places, outer.object_places = inner.places, inner.object_places
    if outer.force is None:
        outer.force = inner.force


# --- finishing --------------------------------------------------------------------------------------------


def _finish(reading: Reading, draft: _Draft, published: date | None) -> Iterator[Frame]:
    standing = draft.standing
    assert standing is not None  # noqa: S101  set in _link
    force = draft.force
    actor, certainty = _actor(reading, draft)
    if standing.topic or (certainty < _SAID and not _anaphoric(force)):
        return  # nobody is said to do it, or it is only spoken about
    placed = any(r.names or r.border for r in draft.places) or draft.object_places
    if not placed and certainty < _SAID and (force is None or (force.quantity is None and force.unit is None)):
        return
    status = _settled(draft, standing)
    when, when_span = _event_date(reading, draft, standing, published, status)
    base = Frame(
        trigger=Span(draft.trigger.idx, draft.trigger.idx + len(draft.trigger)),
        word=draft.word.lemma,
        action=draft.word.action,
        status=status,
        actor=actor,
        actor_certainty=certainty,
        force=reading.sentence.text[force.span.start : force.span.end] if force else None,
        force_span=force.span if force else None,
        count=(force.quantity.low, force.quantity.high) if force and force.quantity else (None, None),
        count_span=Span(force.quantity.start, force.quantity.end) if force and force.quantity else None,
        count_of=force.count_of if force else None,
        unit=force.unit if force else None,
        materiel=force.materiel if force else None,
        event_date=when,
        date_span=when_span,
        said_by=_speaker(reading, standing),
        steps=tuple(standing.steps),
    )
    if not base.count_span and _mere_unit(force):
        base.count_of = force.count_of if force else None
    yield from _placed(reading, draft, base)


def _anaphoric(force: Force | None) -> bool:
    """Whether the force was told of before ("the troops", "another 2,000"), and so its actor too."""
    if force is None or force.elided:
        return force is not None
    words = {t.lower_ for t in force.head.subtree if t.i <= force.head.i}
    return bool(words & {"the", "these", "those", "this", "additional", "another", "further", "more", "remaining", "both", "all"})


def _mere_unit(force: Force | None) -> bool:
    return force is not None and force.count_of == "units"


def _settled(draft: _Draft, standing: Standing) -> Status:
    """A presence that is not otherwise qualified is in place; so is an alert that was called."""
    status = standing.status
    if draft.word.action in (Action.STATION, Action.MASS, Action.ALERT) and status in (Status.COMPLETED, Status.UNDER_WAY):
        past = draft.trigger.tag_ == "VBD" and draft.word.action is Action.STATION
        return Status.COMPLETED if past and draft.word.frame != "presence" else Status.IN_PLACE
    return status


def _placed(reading: Reading, draft: _Draft, base: Frame) -> Iterator[Frame]:
    """Fill in the places; a border beside an ordinary place makes a frame of its own."""
    borders = [r for r in draft.places if r.border]
    plain = [r for r in draft.places if not r.border]
    away = base.action is Action.WITHDRAW
    frame = replace(base)
    frame.origin, frame.destination = list(draft.object_places if away else []), list([] if away else draft.object_places)
    for role in plain:
        _assign(frame, role, away=away)
    if plain or draft.object_places or not borders:
        yield frame
    for role in borders:
        bordered = replace(base, origin=[] if away else list(frame.origin), destination=[])
        anchors = role.anchors or reading.memory.border.get(base.actor or "", [])
        own = [i for i in anchors if _country(reading, i) == base.actor]
        bordered.anchors = list(anchors)
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
    if role.preposition in FROM:
        target = frame.origin
    elif role.preposition in AT:
        target = frame.origin if away else frame.destination
        if role.relation is not None and frame.relation is None:
            frame.relation = role.relation
            frame.anchors = list(role.names)
    else:
        target = frame.destination
    target.extend(i for i in role.names if i not in target)


def _actor(reading: Reading, draft: _Draft) -> tuple[str | None, float]:
    """Whose forces, and how sure: said of the force, said of the doer, or taken from what governs."""
    force = draft.force
    if force is not None:
        for head in (force.head, force.noun):
            code = modifier_actor(reading, head)
            if code is not None:
                return code, 0.97
    code = modifier_actor(reading, draft.trigger) if draft.word.pos == "noun" else None
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
    own = draft.force.head if draft.force is not None else None
    while True:
        subject = own_subject(verb)
        if subject is not None and (own is None or subject.i != own.i):
            code = actor_of(reading, subject)
            if code is not None:
                return code, 0.8
        if verb.head.i == verb.i:
            break
        above = clause_verb(verb.head)
        if above.i == verb.i:
            break
        verb = above
    if reading.memory.last_actor is not None:
        return reading.memory.last_actor, 0.65
    return reading.memory.cast.main, 0.5


def _speaker(reading: Reading, standing: Standing) -> str | None:
    if standing.speech is None:
        return None
    subject = own_subject(standing.speech)
    if subject is None:
        return None
    if subject.lower_ in ("he", "she"):
        return reading.memory.last_speaker
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


def _event_date(
    reading: Reading, draft: _Draft, standing: Standing, published: date | None, status: Status
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
        if owner.i == draft.trigger.i or draft.trigger.head.i == owner.i and draft.trigger.dep_ not in ("ccomp", "relcl"):
            return mention.date, Span(mention.start, mention.end)
        if ("verb", lemma(owner)) in vocabulary.operators() and owner.i != draft.trigger.i:
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


def _remember(reading: Reading, found: list[Frame], drafts: list[_Draft]) -> None:
    memory = reading.memory
    for frame in found:
        if frame.anchors and frame.actor:
            others = [i for i in frame.anchors if _country(reading, i) != frame.actor]
            memory.border.setdefault(frame.actor, others or frame.anchors)
        if frame.said_by:
            memory.last_speaker = frame.said_by
    for draft in drafts:
        if draft.force is not None:
            memory.last_force = draft.force.noun
    roots = [t for t in reading.doc if t.dep_ == "ROOT"]
    for root in roots:
        code = actor_of(reading, own_subject(root))
        if code is not None:
            memory.last_actor = code
