"""The two clocks: deployments as told by a day, and as they stood on a day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from geo.deployments.counts import range_of
from geo.deployments.telling import days_known, tell
from geo.deployments.totals import PartFinder
from geo.deployments.where import Atlas

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from geo.model import Claim, Deployment


@dataclass(frozen=True, slots=True)
class Reading:
    """A deployment as told from ``start`` to ``end`` (both inclusive; None is open).

    ``counted`` says whether its count enters a sum over those days: it has a count, is factual, and is no
    part of a total that is counted.
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
    known = days_known(deployments)

    def spoken(claim: Claim) -> tuple[date, date] | None:
        if claim.event_date:
            return claim.event_date.first, claim.event_date.last
        told_on = known(claim)
        return (told_on, told_on) if told_on else None

    standing = [d for d in deployments if any((s := spoken(c)) and s[1] >= day for c in d.claims)]
    return _retell(standing, lambda claim: bool((s := spoken(claim)) and s[0] <= day), known=known)


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
    reasons = ["", *whole.because]
    return tell(
        [whole.claims[i] for i in kept],
        name=whole.id,
        because=[reasons[i] for i in kept[1:]],
        known=known,
        atlas=atlas,
    )


def link(told: Sequence[Deployment], *, atlas: Atlas) -> list[Deployment]:
    """Give each deployment that is a share of another its ``part_of``."""
    finder = PartFinder(atlas)
    finder.update(told)
    return [replace(d, part_of=finder.part_of.get(d.id)) for d in told]


def counted_once(told: Mapping[str, Deployment], deployment: Deployment) -> bool:
    """Whether a deployment's count enters a sum over ``told``."""
    if not deployment.factual or not range_of(deployment).known:
        return False
    total = told.get(deployment.part_of) if deployment.part_of else None
    return total is None or not total.factual


def readings(deployments: Sequence[Deployment]) -> list[Reading]:
    """Cut the time in which deployments were told into readings, none of which overlap for one deployment.

    A reading starts on each day on which an article told of the deployment, and on each day on which it
    came to be, or ceased to be, a part of a total.
    """
    known = days_known(deployments)
    told_on: dict[date | None, list[Deployment]] = defaultdict(list)
    for deployment in deployments:
        for day in {known(c) for c in deployment.claims}:
            told_on[day].append(deployment)
    if None in told_on:  # no article at all is dated, so all is told at once
        told = {d.id: d for d in link(deployments, atlas=Atlas())}
        return [Reading(d, None, None, counted_once(told, d)) for d in told.values()]
    timeline = _Timeline(known)
    for day in sorted(day for day in told_on if day):
        timeline.turn(day, told_on[day])
    return timeline.finish()


class _Timeline:
    """Deployments as told so far, and the readings closed so far."""

    def __init__(self, known: Callable[[Claim], date | None]) -> None:
        self.known = known
        self.atlas = Atlas()
        self.finder = PartFinder(self.atlas)
        self.told: dict[str, Deployment] = {}
        self.open: dict[str, Reading] = {}
        self.closed: list[Reading] = []

    def turn(self, day: date, tellers: Iterable[Deployment]) -> None:
        """Let a day's articles speak."""

        def by_now(claim: Claim) -> bool:
            return (self.known(claim) or day) <= day

        retold = [_tell_part(d, by_now, known=self.known, atlas=self.atlas) for d in tellers]
        spoken = {d.id: d for d in retold if d}
        self.told.update(spoken)
        touched = self.finder.update(spoken.values())
        for name in touched:
            self.told[name] = replace(self.told[name], part_of=self.finder.part_of.get(name))
        for name in touched:
            self._read(day, self.told[name], spoken=name in spoken)

    def _read(self, day: date, told: Deployment, *, spoken: bool) -> None:
        fresh = Reading(told, day, None, counted_once(self.told, told))
        before = self.open.get(told.id)
        if before and not spoken and (before.counted, before.told.part_of) == (fresh.counted, told.part_of):
            return
        if before:
            self.closed.append(replace(before, end=day - timedelta(days=1)))
        self.open[told.id] = fresh

    def finish(self) -> list[Reading]:
        """Return all readings, by deployment and day."""
        every = [*self.closed, *self.open.values()]
        return sorted(every, key=lambda r: (r.told.id, r.start is not None, r.start))
