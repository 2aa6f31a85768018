"""Totals and their parts, so that a sum counts each soldier once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.deployments.counts import Range, parts_of, range_of
from geo.deployments.telling import covered
from geo.deployments.where import sites_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from geo.deployments.where import Atlas
    from geo.model import Deployment

# A total and its parts are told together or within weeks; later sums are of other movements.
_WINDOW_DAYS = 30
# Candidates weighed for one total: twelve give 781 sums of two to four.
_MOST_CANDIDATES = 12


@dataclass(frozen=True, slots=True)
class _Member:
    """What of a deployment decides whether it is a total or a part."""

    id: str
    group: Hashable
    count: Range
    factual: bool
    goals: frozenset[Hashable]
    articles: frozenset[str]
    first: int | None
    last: int | None

    @property
    def spans(self) -> list[tuple[Hashable, int | None]]:
        """Return the stretches of time, each as long as the window, in which it was told."""
        if self.first is None or self.last is None:
            return [(self.group, None)]
        return [(self.group, n) for n in range(self.first // _WINDOW_DAYS, self.last // _WINDOW_DAYS + 1)]


@dataclass(slots=True)
class PartFinder:
    """Deployments, and which of them are shares of which.

    A part has the total's actor, direction and kind of count, goes where the total goes, is told within
    thirty days of it, and makes it up with one to three others, of which at least two stand in one article
    with each other or with the total: counts alone add up by chance too often.

    ``part_of`` gives the id of the total for the id of each part. It is kept up to date as deployments come
    and change, at a cost that depends on what is told around the same time only.
    """

    atlas: Atlas
    part_of: dict[str, str] = field(default_factory=dict)
    _members: dict[str, _Member] = field(default_factory=dict)
    _told_in: dict[tuple[Hashable, int | None], set[str]] = field(default_factory=lambda: defaultdict(set))
    _parts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _totals: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def update(self, deployments: Iterable[Deployment]) -> set[str]:
        """Take in new deployments, or new tellings of known ones.

        Returns
        -------
        The ids of all deployments whose ``part_of`` may have changed by it, theirs included.
        """
        changed: set[str] = set()
        for deployment in deployments:
            changed |= {deployment.id} | self._parts[deployment.id] | self._totals[deployment.id]
            self._remove(deployment.id)
            if range_of(deployment).known:
                self._enter(_member(deployment, self.atlas))
        reached = self._reach(changed)
        self._settle(reached)
        return reached

    def _remove(self, name: str) -> None:
        before = self._members.pop(name, None)
        if before is None:
            return
        for span in before.spans:
            self._told_in[span].discard(name)
        for part in self._parts.pop(name, ()):
            self._totals[part].discard(name)
        for total in self._totals.pop(name, ()):
            self._parts[total].discard(name)

    def _enter(self, new: _Member) -> None:
        near = {
            name
            for group, n in new.spans
            for span in ([None] if n is None else [n - 1, n, n + 1])
            for name in self._told_in[group, span]
        }
        for name in near:
            other = self._members[name]
            for total, part in ((new, other), (other, new)):
                if _may_hold(total, part, self.atlas):
                    self._parts[total.id].add(part.id)
                    self._totals[part.id].add(total.id)
        self._members[new.id] = new
        for span in new.spans:
            self._told_in[span].add(new.id)

    def _reach(self, names: Iterable[str]) -> set[str]:
        """Return these deployments and all that compete with them for the same parts, however indirectly."""
        reached, waiting = set(), list(names)
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                waiting += self._parts.get(name, ())
                waiting += self._totals.get(name, ())
        return reached

    def _settle(self, names: set[str]) -> None:
        for name in names:
            self.part_of.pop(name, None)
        totals = [self._members[n] for n in names if n in self._members]
        # The smallest first, so that a share of a share hangs on the nearest total that explains it.
        for total in sorted(totals, key=lambda m: (m.count.likely, m.id)):
            parts = [
                self._members[n]
                for n in self._parts.get(total.id, ())
                if n not in self.part_of and n != self.part_of.get(total.id)
            ]
            parts.sort(key=lambda m: (-len(m.articles & total.articles), -m.count.figure, m.id))
            del parts[_MOST_CANDIDATES:]
            chosen = [parts[i] for i in parts_of(total.count, [m.count for m in parts])]
            if _told_together([total, *chosen]):
                self.part_of.update((part.id, total.id) for part in chosen)


def _member(told: Deployment, atlas: Atlas) -> _Member:
    away = told.action.direction == "away"
    days = [step.date.toordinal() for step in told.history]
    return _Member(
        id=told.id,
        group=(told.actor, told.action.direction, told.count_of or "people"),
        count=range_of(told),
        factual=told.factual,
        goals=frozenset(k for c in told.claims for k in sites_of(c, atlas)[0 if away else 1]),
        articles=frozenset(c.article.id for c in told.claims),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


def _may_hold(total: _Member, part: _Member, atlas: Atlas) -> bool:
    return (
        part.count.low is not None
        and part.count.figure < total.count.likely[1]
        and part.factual == total.factual
        and _close(total, part)
        and (not total.goals or not part.goals or covered(atlas, part.goals, total.goals))
    )


def _close(one: _Member, other: _Member) -> bool:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return True
    return one.first - other.last <= _WINDOW_DAYS and other.first - one.last <= _WINDOW_DAYS


def _told_together(members: Sequence[_Member]) -> bool:
    return any(one.articles & other.articles for i, one in enumerate(members) for other in members[:i])
