"""One deployment as its claims tell it: the best value of each slot, and what speaks against it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from geo.deployments.counts import count_text, fit, range_of
from geo.deployments.where import Atlas, Standing, place_key
from geo.model import Conflict, Deployment, Status, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
    from datetime import date

    from geo.deployments.counts import Range
    from geo.model import Claim, Place, Relation

T = TypeVar("T")

# How far a movement has come. "Reported" asserts least: it is somebody's allegation. Who has arrived is in place.
_PROGRESS = (
    Status.REPORTED,
    Status.ANNOUNCED,
    Status.ORDERED,
    Status.UNDER_WAY,
    Status.COMPLETED,
    Status.IN_PLACE,
)
# Between statuses that as many voices back, the later here stands: what asserts least, since an arrow drawn
# as a fact on half of the evidence misleads more than one that is not; and a denial answers a report.
_CAUTION = (Status.CONDITIONAL, Status.CONSIDERED, Status.DEMANDED, Status.DENIED)
# A place that fewer than this share of the voices name stays out of the best value; from it on, those who give
# a figure are heard before those who leave it open.
_MIN_SHARE = 1 / 3
_DAYS_APART = 7


def days_known(deployments: Iterable[Deployment]) -> Callable[[Claim], date | None]:
    """Return the clock of a set of deployments: from which day each of its claims is known.

    That is the day on which its article was published. An article without a date could be as late as the
    last dated one, so it counts from that day; None if no article is dated.
    """
    days = (c.article.published for deployment in deployments for c in deployment.claims)
    return clock(max((day for day in days if day), default=None))


def days_spoken(deployments: Iterable[Deployment]) -> Callable[[Claim], tuple[date, date] | None]:
    """Return of which days each claim of a set of deployments speaks, first and last.

    They are the days that its event date may mean, or the day on which its article appeared where it gives
    none; None if that is not known either.
    """
    known = days_known(deployments)

    def spoken(claim: Claim) -> tuple[date, date] | None:
        if claim.event_date:
            return claim.event_date.first, claim.event_date.last
        told_on = known(claim)
        return (told_on, told_on) if told_on else None

    return spoken


def clock(last: date | None) -> Callable[[Claim], date | None]:
    """Return from which day each claim is known, if the last dated article is of the day given."""
    return lambda claim: claim.article.published or last


class Testimony(NamedTuple):
    """The claims of one happening, in the order in which they became known.

    ``because`` says of each why it belongs here, ``voices`` whom it speaks for.
    """

    claims: Sequence[Claim]
    because: Sequence[str]
    voices: Sequence[str]


def tell(testimony: Testimony, *, name: str, known: Callable[[Claim], date | None], atlas: Atlas) -> Deployment:
    """Summarise the claims of one happening.

    Each slot holds the value that most independent voices give. ``name`` becomes the deployment's id. What
    links it to other deployments is left empty.
    """
    claims = testimony.claims
    votes = _Votes(testimony, known)
    count, counted = _count(votes)
    origin, destination, relation = _places(votes, atlas)
    status = _status(votes)
    conflicts = tuple(
        conflict
        for conflict in (
            _status_conflict(votes),
            _count_conflict(votes),
            _place_conflict(votes, atlas, "origin"),
            _place_conflict(votes, atlas, "destination"),
            _date_conflict(votes),
        )
        if conflict
    )
    told = Deployment(
        id=name,
        claims=tuple(claims),
        actor=_actor(votes),
        action=votes.best(lambda c: c.action) or claims[-1].action,
        status=status,
        force=votes.best(lambda c: c.force, among=counted),
        count_min=count.low if count else None,
        count_max=count.high if count else None,
        count_of=votes.best(lambda c: c.count_of, among=counted),
        unit=votes.best(lambda c: c.unit),
        materiel=votes.best(lambda c: c.materiel),
        origin=origin,
        destination=destination,
        relation=relation,
        event_date=votes.best(lambda c: c.event_date),
        history=_history(votes),
        conflicts=conflicts,
        because=tuple(testimony.because[1:]),
        voices=tuple(testimony.voices),
    )
    return replace(told, confidence=confidence_of(told))


class _Votes:
    """Claims, from when each is known, and the voice that each speaks for."""

    def __init__(self, testimony: Testimony, known: Callable[[Claim], date | None]) -> None:
        self.claims = claims = testimony.claims
        self.voices = testimony.voices
        self.known = [known(c) for c in claims]
        self.ids = [c.id for c in claims]

    def backing(self, value_of: Callable[[Claim], T | None], among: Iterable[int] | None = None) -> dict[T, list[int]]:
        """Group the claims' indices by the value they give, leaving out those that give none."""
        found: dict[T, list[int]] = defaultdict(list)
        for i in range(len(self.claims)) if among is None else among:
            value = value_of(self.claims[i])
            if value is not None:
                found[value].append(i)
        return found

    def weight(self, indices: Iterable[int]) -> int:
        return len({self.voices[i] for i in indices})

    def best(self, value_of: Callable[[Claim], T | None], among: Iterable[int] | None = None) -> T | None:
        """Return the value that most voices give, of these the one given most often, then first."""
        found = self.backing(value_of, among)
        return max(found, key=lambda v: (self.weight(found[v]), len(found[v]), -found[v][0]), default=None)

    def conflict(self, slot: str, groups: dict[str, list[int]]) -> Conflict:
        return Conflict(slot, tuple((text, tuple(self.ids[i] for i in found)) for text, found in groups.items()))


def _actor(votes: _Votes) -> str | None:
    """Return the actor that most voices name, of these the one who is named alone."""
    found = votes.backing(lambda c: c.actor)
    return max(found, key=lambda actor: (votes.weight(found[actor]), -actor.count("+"), -found[actor][0]), default=None)


# --- status -----------------------------------------------------------------------------------------------


def _status(votes: _Votes) -> Status:
    """Return the status as of the latest day: how far facts have come, unless that day says otherwise."""
    last = votes.known[-1]
    by_status = votes.backing(lambda c: c.status, [i for i, day in enumerate(votes.known) if day == last])
    factual = [i for s, found in by_status.items() if s.factual for i in found]
    other = {s: found for s, found in by_status.items() if not s.factual}
    if votes.weight(factual) > max((votes.weight(found) for found in other.values()), default=0):
        # What is under way is not undone by a later article that recalls the announcement.
        reached = {c.status for c in votes.claims if c.status.factual}
        return max(reached, key=_PROGRESS.index)
    return max(other, key=lambda s: (votes.weight(other[s]), _CAUTION.index(s)))


def _history(votes: _Votes) -> tuple[Step, ...]:
    steps: dict[tuple[date, Status], list[str]] = defaultdict(list)
    for claim, day, claim_id in zip(votes.claims, votes.known, votes.ids, strict=True):
        if day is not None:
            steps[day, claim.status].append(claim_id)
    rank = {status: i for i, status in enumerate((*_CAUTION, *_PROGRESS))}
    return tuple(
        Step(day, status, tuple(ids))
        for (day, status), ids in sorted(steps.items(), key=lambda item: (item[0][0], rank[item[0][1]]))
    )


def _status_conflict(votes: _Votes) -> Conflict | None:
    """Mark what some deny and others assert, report or consider."""
    found = votes.backing(lambda c: c.status)
    others = [s for s in found if s.factual or s is Status.CONSIDERED]
    if Status.DENIED not in found or not others:
        return None
    return votes.conflict("status", {str(s): found[s] for s in sorted({*others, Status.DENIED})})


# --- counts -----------------------------------------------------------------------------------------------


def _count(votes: _Votes) -> tuple[Range | None, list[int] | None]:
    """Return the best count and the claims that give it.

    A stock grows and estimates are corrected, so only counts that the latest day's agree with are weighed.
    Who says "several hundred" does not contradict 650: a figure that enough voices give stands before a
    range that is open. Of the rest the one with most voices stands, then the closest range, then the latest.
    """
    found = votes.backing(lambda c: range_of(c) if range_of(c).known else None)
    if not found:
        return None, None
    latest = max(found, key=lambda r: (max(found[r]), r))
    agreeing = [r for r in found if fit(r, latest)]
    voices = votes.weight(i for r in agreeing for i in found[r])
    closed = [r for r in agreeing if r.closed]
    figures = closed if votes.weight(i for r in closed for i in found[r]) >= voices * _MIN_SHARE else agreeing
    best = max(figures, key=lambda r: (votes.weight(found[r]), r.likely[0] - r.likely[1], max(found[r])))
    return best, found[best]


def _count_conflict(votes: _Votes) -> Conflict | None:
    """Keep counts of which no number could be both."""
    found = votes.backing(lambda c: range_of(c) if range_of(c).known else None)
    if all(_share_a_number(a, b) for a in found for b in found):
        return None
    return votes.conflict("count", {count_text(*r): found[r] for r in sorted(found, key=lambda r: r.likely)})


def _share_a_number(one: Range, other: Range) -> bool:
    lows = [b for b in (one.low, other.low) if b is not None]
    highs = [b for b in (one.high, other.high) if b is not None]
    return not lows or not highs or max(lows) <= min(highs)


# --- places -----------------------------------------------------------------------------------------------


def _places(votes: _Votes, atlas: Atlas) -> tuple[tuple[Place, ...], tuple[Place, ...], Relation | None]:
    away = any(c.action.direction == "away" for c in votes.claims)
    origin = _best_places(votes, atlas, "origin")
    destination = _best_places(votes, atlas, "destination")
    related = {place_key(p) for p in (origin if away else destination)}
    tellers = [
        i
        for i, c in enumerate(votes.claims)
        if not related or related & {place_key(p) for p in (c.origin if away else c.destination)}
    ]
    # Tellers who put the force in the place itself weigh against a relation to it.
    found: dict[str, list[int]] = defaultdict(list)
    for i in tellers:
        relation = votes.claims[i].relation
        found[relation.text if relation else ""].append(i)
    stated = [text for text in found if text]
    if not stated:
        return origin, destination, None
    with_relation = [i for text in stated for i in found[text]]
    if (votes.weight(found.get("", ())), max(found.get("", (-1,)))) > (
        votes.weight(with_relation),
        max(with_relation),
    ):
        return origin, destination, None
    text = max(stated, key=lambda t: (votes.weight(found[t]), len(found[t]), -found[t][0]))
    return origin, destination, votes.claims[found[text][0]].relation


def _best_places(votes: _Votes, atlas: Atlas, slot: str) -> tuple[Place, ...]:
    """Return the most specific places that enough voices name, the most named first."""
    named: dict[Hashable, list[int]] = defaultdict(list)
    mention: dict[Hashable, Place] = {}
    for i, claim in enumerate(votes.claims):
        for place in getattr(claim, slot):
            key = atlas.place(place)
            named[key].append(i)
            mention.setdefault(key, place)
    specific = _detailed(atlas, {key: votes.weight(found) for key, found in named.items()})
    # Who names the country agrees with who names the town in it.
    for key in specific:
        named[key] = [i for other, found in named.items() if atlas.holds(other, key) for i in found]
    voices = votes.weight(i for key in specific for i in named[key])
    most = max((votes.weight(named[key]) for key in specific), default=0)
    kept = [key for key in specific if votes.weight(named[key]) >= min(voices * _MIN_SHARE, most)]
    order = sorted(kept, key=lambda key: (-votes.weight(named[key]), mention[key].name, str(key)))
    return tuple(mention[key] for key in order)


def _detailed(atlas: Atlas, weights: Mapping[Hashable, int]) -> list[Hashable]:
    """Leave out what another place tells in more detail.

    A country, town or base is detail, even if one voice gives it and all others say "Europe". Between areas
    of no fixed bounds ("Eastern Europe", "NATO's eastern flank") the one that most voices use stands.
    """
    kept = []
    for key, weight in weights.items():
        site = atlas.sites[key]
        for other, other_weight in weights.items():
            standing = atlas.standing(key, other)
            loose = site.kind == atlas.sites[other].kind == "area"
            if standing is Standing.AROUND and (not loose or other_weight >= weight):
                break
            if standing is Standing.WITHIN and loose and other_weight > weight:
                break
        else:
            kept.append(key)
    return kept


def _place_conflict(votes: _Votes, atlas: Atlas, slot: str) -> Conflict | None:
    """Keep sets of places of which neither tells the other in more or less detail."""
    sets: dict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    for i, claim in enumerate(votes.claims):
        if places := getattr(claim, slot):
            specific = atlas.specific(atlas.place(p) for p in places)
            sets[tuple(sorted(specific, key=str))].append(i)
    if all(covered(atlas, a, b) or covered(atlas, b, a) for a in sets for b in sets):
        return None
    groups: dict[str, list[int]] = defaultdict(list)
    for keys, found in sets.items():
        groups[", ".join(atlas.sites[k].name for k in keys)] += found
    return votes.conflict(slot, dict(sorted(groups.items())))


def covered(atlas: Atlas, ones: Iterable[Hashable], others: Iterable[Hashable]) -> bool:
    """Whether each of some sites meets one of the others."""
    there = tuple(others)
    return all(any(atlas.meet(one, other) for other in there) for one in ones)


def same_site(atlas: Atlas, ones: Iterable[Hashable], others: Iterable[Hashable]) -> bool:
    """Whether two sets of sites share one."""
    there = tuple(others)
    return any(atlas.standing(one, other) is Standing.SAME for one in ones for other in there)


# --- dates and confidence ---------------------------------------------------------------------------------

_SUREST = 0.99


def _date_conflict(votes: _Votes) -> Conflict | None:
    """Keep dates of a movement that are more than a week apart; a force may stand in place for months."""
    if any(c.action.direction in {"presence", "alert"} for c in votes.claims):
        return None
    found = votes.backing(lambda c: c.event_date if c.status.factual else None)
    if not found or (max(d.first for d in found) - min(d.last for d in found)).days <= _DAYS_APART:
        return None
    return votes.conflict("event_date", {d.iso: found[d] for d in sorted(found)})


def confidence_of(told: Deployment) -> float:
    """Compute how sure a deployment is, 0 to 1, from its claims, their independence and disagreement.

    Each of its ``voices`` counts with the most confident of its claims, and is heard as an independent
    witness who is right with that probability (noisy-or, with nine tenths of it, so that no number of
    outlets reaches certainty quickly)::

        confidence = (1 - product over voices of (1 - 0.9 * c)) * product over conflicts of (1 + s) / 2

    where s is the share of a conflict's voices that back its strongest value. Never more than 0.99: what
    newspapers tell is not certain, and neither is how it was read.
    """
    best: dict[str, float] = {}
    voice_of = {}
    for claim, voice in zip(told.claims, told.voices, strict=True):
        best[voice] = max(best.get(voice, 0.0), claim.confidence)
        voice_of[claim.id] = voice
    doubt = 1.0
    for confidence in best.values():
        doubt *= 1 - 0.9 * min(max(confidence, 0.0), 1.0)
    sure = 1 - doubt
    for conflict in told.conflicts:
        backing = [len({voice_of[i] for i in ids}) for _, ids in conflict.values]
        everyone = len({voice_of[i] for _, ids in conflict.values for i in ids})
        sure *= (1 + max(backing) / everyone) / 2
    return min(sure, _SUREST)
