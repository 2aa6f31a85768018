"""The two clocks: deployments as told by a day, and as they stood on a day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from geo.deployments.counts import range_of
from geo.deployments.members import member_of
from geo.deployments.rivals import RivalFinder
from geo.deployments.telling import Testimony, days_known, days_spoken, tell
from geo.deployments.totals import PartFinder
from geo.deployments.where import Atlas
from geo.deployments.withdrawals import WithdrawalFinder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from geo.model import Claim, Deployment

Clock = Literal["as of", "on"]
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reading:
    """A deployment as told from ``start`` to ``end`` (both inclusive; None is open).

    ``counted`` says whether its count enters a sum over those days: it has a count, is factual, and is no
    part of a total that is counted, nor may be the same men as another that is.
    """

    told: Deployment
    start: date | None
    end: date | None
    counted: bool


def as_of(deployments: Sequence[Deployment], day: date) -> list[Deployment]:
    """Tell deployments as articles published by a day told them, that day included.

    Articles without a date count from the last dated day of ``deployments``: see `days_known`.

    Returns
    -------
    The deployments known by then, in the order given, with the slots, status, totals and confidence that
    the claims known by then give.
    """
    known = days_known(deployments)

    def by_then(claim: Claim) -> bool:
        told_on = known(claim)
        return told_on is not None and told_on <= day

    return _retell(deployments, by_then, known=known)


def on(deployments: Sequence[Deployment], day: date) -> list[Deployment]:
    """Tell deployments as they stood on a day, by the dates of events and with all that is known now.

    A claim speaks of its event date, or of the day on which its article appeared where it gives none. A
    deployment stands from the first to the last day that its claims speak of, and is told by the claims
    that speak of that day or an earlier one.
    """
    spoken = days_spoken(deployments)
    standing = [d for d in deployments if any((s := spoken(c)) and s[1] >= day for c in d.claims)]
    return _retell(standing, lambda claim: bool((s := spoken(claim)) and s[0] <= day), known=days_known(deployments))


def _retell(
    deployments: Iterable[Deployment],
    heard: Callable[[Claim], bool],
    *,
    known: Callable[[Claim], date | None],
) -> list[Deployment]:
    atlas = Atlas()
    told = [t for d in deployments if (t := _tell_part(d, heard, known=known, atlas=atlas))]
    return link(told, atlas=atlas)


def _tell_part(
    whole: Deployment,
    heard: Callable[[Claim], bool],
    *,
    known: Callable[[Claim], date | None],
    atlas: Atlas,
) -> Deployment | None:
    """Tell a deployment by some of its claims; None where it has none of them."""
    kept = [i for i, claim in enumerate(whole.claims) if heard(claim)]
    if not kept:
        return None
    reasons = ("", *whole.because)
    testimony = Testimony(
        claims=[whole.claims[i] for i in kept],
        because=[reasons[i] for i in kept],
        voices=[whole.voices[i] for i in kept],
    )
    return tell(testimony, name=whole.id, known=known, atlas=atlas)


def link(told: Sequence[Deployment], *, atlas: Atlas) -> list[Deployment]:
    """Say of each deployment which total it is a share of, and which withdrawal took it away."""
    links = Links(atlas)
    links.update(told)
    return [links.linked(d) for d in told]


class Links:
    """What deployments are to one another, kept up to date as they come, change and go."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._parts = PartFinder(atlas)
        self._rivals = RivalFinder(atlas)
        self._withdrawals = WithdrawalFinder(atlas)

    def update(self, told: Sequence[Deployment], *, gone: Iterable[str] = ()) -> set[str]:
        """Take in new tellings, leave out what is gone; returns the ids whose links may have changed."""
        left = set(gone)
        members = [member_of(d, self._atlas) for d in told if range_of(d).known]
        silent = left | {d.id for d in told if not range_of(d).known}
        touched = self._parts.update(members, gone=silent)
        touched |= self._rivals.update(members, gone=silent, touched=touched, competes=self._parts.stands_for_itself)
        return (touched | self._withdrawals.update(told, gone=left)) - left

    def linked(self, told: Deployment) -> Deployment:
        """Return a deployment with its links as they are now."""
        part_of = self._parts.part_of.get(told.id)
        rival_of = self._rivals.rival_of.get(told.id) or self._parts.outdone_by.get(told.id)
        withdrawn_by = self._withdrawals.withdrawn_by.get(told.id)
        if (told.part_of, told.rival_of, told.withdrawn_by) == (part_of, rival_of, withdrawn_by):
            return told
        return replace(told, part_of=part_of, rival_of=rival_of, withdrawn_by=withdrawn_by)


def counted_once(told: Mapping[str, Deployment], deployment: Deployment) -> bool:
    """Whether a deployment's count enters a sum over ``told``."""
    if not deployment.factual or not range_of(deployment).known or deployment.rival_of in told:
        return False
    total = told.get(deployment.part_of) if deployment.part_of else None
    return total is None or not total.factual or is_outdone(total, told)


def is_outdone(total: Deployment, told: Mapping[str, Deployment]) -> bool:
    """Whether the parts of a total of open number make more than it says, and are counted in its stead."""
    part = told.get(total.rival_of) if total.rival_of else None
    return part is not None and part.part_of == total.id


def readings(deployments: Sequence[Deployment], *, clock: Clock = "as of") -> list[Reading]:
    """Cut time into readings, none of which overlap for one deployment.

    With the clock "as of", time is that of publication: a reading starts on each day on which an article
    told of the deployment. With "on" it is that of the happening: a reading starts on each day from which
    another claim speaks, and the last ends on the last day that any speaks of. In both, a reading starts
    also where the deployment came to be, or ceased to be, a part of a total or withdrawn.

    Returns
    -------
    By deployment and day, what `as_of` or `on` gives for every day. Where no article is dated, "as of" has
    one reading of each deployment, without start or end.
    """
    known = days_known(deployments)
    if clock == "on":
        return _Timeline(_spoken_from(deployments), known=known).run(deployments, ends=_last_spoken(deployments))
    if any(known(c) is None for d in deployments[:1] for c in d.claims):  # no article at all is dated
        told = {d.id: d for d in link(deployments, atlas=Atlas())}
        return [Reading(d, None, None, counted_once(told, d)) for d in told.values()]
    return _Timeline(known, known=known).run(deployments, ends={})


def _spoken_from(deployments: Sequence[Deployment]) -> Callable[[Claim], date | None]:
    spoken = days_spoken(deployments)
    return lambda claim: days[0] if (days := spoken(claim)) else None


def _last_spoken(deployments: Sequence[Deployment]) -> dict[str, date]:
    spoken = days_spoken(deployments)
    lasts = {d.id: [days[1] for c in d.claims if (days := spoken(c))] for d in deployments}
    return {name: max(days) for name, days in lasts.items() if days}


class _Timeline:
    """Deployments as told so far, and the readings closed so far; ``heard`` tells from when a claim speaks."""

    def __init__(self, heard: Callable[[Claim], date | None], *, known: Callable[[Claim], date | None]) -> None:
        self.heard = heard
        self.known = known
        self.atlas = Atlas()
        self.links = Links(self.atlas)
        self.told: dict[str, Deployment] = {}
        self.open: dict[str, Reading] = {}
        self.closed: list[Reading] = []

    def run(self, deployments: Sequence[Deployment], *, ends: Mapping[str, date]) -> list[Reading]:
        """Go through the days; ``ends`` gives the last day of each deployment that ends."""
        tellers: dict[date, list[Deployment]] = defaultdict(list)
        for deployment in deployments:
            for day in {day for c in deployment.claims if (day := self.heard(c))}:
                tellers[day].append(deployment)
        leavers: dict[date, list[str]] = defaultdict(list)
        for name, last in ends.items():
            leavers[last + _DAY].append(name)
        for day in sorted({*tellers, *leavers}):
            self._turn(day, tellers.get(day, ()), leavers.get(day, ()))
        every = [*self.closed, *self.open.values()]
        return sorted(every, key=lambda r: (r.told.id, r.start or r.end))

    def _turn(self, day: date, tellers: Iterable[Deployment], leavers: Sequence[str]) -> None:
        """Let those speak whose day it is, and those go whose last day is over."""

        def by_now(claim: Claim) -> bool:
            first = self.heard(claim)
            return first is not None and first <= day

        for name in leavers:
            del self.told[name]
            self.closed.append(replace(self.open.pop(name), end=day - _DAY))
        retold = [_tell_part(d, by_now, known=self.known, atlas=self.atlas) for d in tellers]
        spoken = {d.id: d for d in retold if d}
        self.told.update(spoken)
        touched = self.links.update(list(spoken.values()), gone=leavers) & self.told.keys()
        for name in touched:
            self.told[name] = self.links.linked(self.told[name])
        for name in touched:
            self._read(day, self.told[name], spoken=name in spoken)

    def _read(self, day: date, told: Deployment, *, spoken: bool) -> None:
        fresh = Reading(told, day, None, counted_once(self.told, told))
        before = self.open.get(told.id)
        if before and not spoken and (before.counted, before.told) == (fresh.counted, told):
            return
        if before:
            self.closed.append(replace(before, end=day - _DAY))
        self.open[told.id] = fresh
