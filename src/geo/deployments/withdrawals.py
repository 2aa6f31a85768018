"""Which withdrawal took which force away: told apart from it, and linked to it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from geo.deployments.counts import Range, fit, range_of
from geo.deployments.telling import covered
from geo.deployments.where import sites_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from geo.deployments.where import Atlas
    from geo.model import Deployment

# Tours last half a year to a year; who leaves after a longer silence may be another force.
_MOST_DAYS = 400


@dataclass(frozen=True, slots=True)
class _Force:
    """What of a deployment tells whether it is the force that leaves."""

    id: str
    away: bool
    group: Hashable
    count: Range
    unit: str | None
    sites: frozenset[Hashable]
    first: int
    last: int


@dataclass(slots=True)
class WithdrawalFinder:
    """Forces that came or stand somewhere, and the withdrawals from there.

    A withdrawal takes a force away if it is of the same actor and kind, leaves the place where that force
    went or stands, starts after it and within four hundred days of what was last told of it, and is as
    many: by number or unit, or, where one tells no number, by being the only such force there.

    ``withdrawn_by`` gives the id of the first such withdrawal for the id of each force that was taken away.
    """

    atlas: Atlas
    withdrawn_by: dict[str, str] = field(default_factory=dict)
    _forces: dict[str, _Force] = field(default_factory=dict)
    _there: dict[tuple[Hashable, bool, Hashable], set[str]] = field(default_factory=lambda: defaultdict(set))
    _takes: dict[str, str] = field(default_factory=dict)
    _takers: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def update(self, deployments: Iterable[Deployment], *, gone: Iterable[str] = ()) -> set[str]:
        """Take in new deployments, or new tellings of known ones, and leave out those that are gone.

        Returns
        -------
        The ids of all deployments whose ``withdrawn_by`` may have changed by it, theirs included.
        """
        fresh = {d.id: _force(d, self.atlas) for d in deployments}
        reached = {*fresh, *gone}
        leaving: set[str] = set()
        for name in tuple(reached):
            leaving |= self._remove(name)
        for force in fresh.values():
            if force:
                leaving |= self._enter(force)
        for name in leaving:
            reached |= self._settle(name)
        for name in reached:
            takers = [self._forces[taker] for taker in self._takers.get(name, ())]
            self.withdrawn_by.pop(name, None)
            if takers:
                self.withdrawn_by[name] = min(takers, key=attrgetter("first", "id")).id
        return reached

    def _remove(self, name: str) -> set[str]:
        """Forget a force; returns the withdrawals that must look again."""
        force = self._forces.pop(name, None)
        if force is None:
            return set()
        for site in force.sites:
            self._there[force.group, force.away, site].discard(name)
        return {name} if force.away else self._near(force, away=True)

    def _enter(self, force: _Force) -> set[str]:
        self._forces[force.id] = force
        for site in force.sites:
            self._there[force.group, force.away, site].add(force.id)
        return {force.id} if force.away else self._near(force, away=True)

    def _near(self, force: _Force, *, away: bool) -> set[str]:
        sites = {n for site in force.sites for n in self.atlas.neighbours(site)}
        return {name for site in sites for name in self._there.get((force.group, away, site), ())}

    def _settle(self, name: str) -> set[str]:
        """Find the force that a withdrawal takes away; returns those that it took or takes."""
        before = self._takes.pop(name, None)
        if before:
            self._takers[before].discard(name)
        leaving = self._forces.get(name)
        now = self._taken(leaving) if leaving else None
        if now:
            self._takes[name] = now
            self._takers[now].add(name)
        return {taken for taken in (before, now) if taken}

    def _taken(self, leaving: _Force) -> str | None:
        there = [self._forces[name] for name in self._near(leaving, away=False)]
        there = [force for force in there if self._may_take(leaving, force)]
        known = [force for force in there if _as_many(leaving, force)] or (there if len(there) == 1 else [])
        chosen = max(known, key=attrgetter("first", "id"), default=None)
        return chosen.id if chosen and _may_be_as_many(leaving, chosen) else None

    def _may_take(self, leaving: _Force, force: _Force) -> bool:
        timely = force.first < leaving.first <= force.last + _MOST_DAYS
        return timely and covered(self.atlas, leaving.sites, force.sites)


def _force(told: Deployment, atlas: Atlas) -> _Force | None:
    direction = told.action.direction
    if not told.factual or not told.actor or not told.history or direction not in {"toward", "presence", "away"}:
        return None
    away = direction == "away"
    sites = frozenset(k for c in told.claims for k in sites_of(c, atlas)[0 if away else 1])
    return _Force(
        id=told.id,
        away=away,
        group=(told.actor, told.count_of or "people"),
        count=range_of(told),
        unit=told.unit,
        sites=atlas.specific(sites),
        first=told.history[0].date.toordinal(),
        last=told.history[-1].date.toordinal(),
    )


def _as_many(leaving: _Force, force: _Force) -> bool:
    if leaving.unit and leaving.unit == force.unit:
        return _may_be_as_many(leaving, force)
    return leaving.count.known and force.count.known and fit(leaving.count, force.count) > 0


def _may_be_as_many(leaving: _Force, force: _Force) -> bool:
    return not (leaving.count.known and force.count.known) or fit(leaving.count, force.count) > 0
