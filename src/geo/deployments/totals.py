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

    from geo.deployments.accounts import Account
    from geo.deployments.where import Atlas
    from geo.model import Deployment

# A total and its parts are told together or within weeks; later sums are of other movements.
_WINDOW_DAYS = 30
# What so many times fewer voices tell than another number for the same place and days is taken for an error.
_MANY_VOICES = 4
_RIVAL_DAYS = 14
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
    voices: int
    unit: str | None
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

    ``part_of`` gives the id of the total for the id of each part. ``rival_of`` gives for a deployment of
    which a single voice tells the id of a better backed one of the same actor at the same place and days
    whose number cannot be the same: a misprint or a stray report, which no article tells beside it. Both are
    kept up to date as deployments come and change, at a cost that depends on what is told around the same
    time only.
    """

    atlas: Atlas
    part_of: dict[str, str] = field(default_factory=dict)
    rival_of: dict[str, str] = field(default_factory=dict)
    _members: dict[str, _Member] = field(default_factory=dict)
    _told_in: dict[tuple[Hashable, int | None], set[str]] = field(default_factory=lambda: defaultdict(set))
    _parts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _totals: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _rivals: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def update(self, deployments: Iterable[Deployment], *, gone: Iterable[str] = ()) -> set[str]:
        """Take in new deployments, or new tellings of known ones, and leave out those that are gone.

        Returns
        -------
        The ids of all deployments whose links may have changed by it, theirs included.
        """
        changed: set[str] = set()
        for name in gone:
            changed |= {name} | self._parts[name] | self._totals[name] | self._rivals[name]
            self._remove(name)
        for deployment in deployments:
            name = deployment.id
            changed |= {name} | self._parts[name] | self._totals[name] | self._rivals[name]
            self._remove(deployment.id)
            if range_of(deployment).known:
                self._enter(_member(deployment, self.atlas))
        for name in tuple(changed):
            changed |= self._rivals.get(name, set())
        reached = self._reach(changed)
        self._settle(reached)
        for name in reached:
            self.rival_of.pop(name, None)
            rivals = [self._members[n] for n in self._rivals.get(name, ())]
            best = max(rivals, key=lambda m: (m.voices, m.id), default=None)
            if best and best.voices > self._members[name].voices:
                self.rival_of[name] = best.id
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
        for rival in self._rivals.pop(name, ()):
            self._rivals[rival].discard(name)

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
            if _may_rival(new, other, self.atlas):
                self._rivals[new.id].add(name)
                self._rivals[name].add(new.id)
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
        # Figures before open ranges, which are the sum of almost anything; of these the smallest first, so that
        # a share of a share hangs on the nearest total that explains it.
        for total in sorted(totals, key=lambda m: (not m.count.closed, m.count.likely, m.id)):
            parts = [
                self._members[n]
                for n in self._parts.get(total.id, ())
                if n not in self.part_of and n != self.part_of.get(total.id)
            ]
            parts.sort(key=lambda m: (-len(m.articles & total.articles), -m.count.figure, m.id))
            del parts[_MOST_CANDIDATES:]
            chosen = [parts[i] for i in parts_of(total.count, [m.count for m in parts])]
            if _told_together([total, *chosen]) and (total.count.closed or _told_together_with(total, chosen)):
                self.part_of.update((part.id, total.id) for part in chosen)


def _member(told: Deployment, atlas: Atlas) -> _Member:
    # Who has arrived stands there, but is a part of those who were sent.
    direction = told.action.direction
    away = direction == "away"
    days = [step.date.toordinal() for step in told.history]
    return _Member(
        id=told.id,
        group=(told.actor, "toward" if direction == "presence" else direction, told.count_of or "people"),
        count=range_of(told),
        factual=told.factual,
        goals=sites_of(told, atlas)[0 if away else 1],
        articles=frozenset(c.article.id for c in told.claims),
        voices=len(set(told.voices)),
        unit=told.unit,
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


def _outvoted(one: _Member, other: _Member) -> bool:
    few, many = sorted((one.voices, other.voices))
    return many >= _MANY_VOICES * few


def _may_rival(one: _Member, other: _Member, atlas: Atlas) -> bool:
    return (
        _outvoted(one, other)
        and one.factual == other.factual
        and (not one.unit or not other.unit or one.unit == other.unit)
        and _close(one, other, days=_RIVAL_DAYS)
        and not one.articles & other.articles
        and bool(one.goals and other.goals)
        and (covered(atlas, one.goals, other.goals) or covered(atlas, other.goals, one.goals))
    )


def _close(one: _Member, other: _Member, *, days: int = _WINDOW_DAYS) -> bool:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return True
    return one.first - other.last <= days and other.first - one.last <= days


def _told_together_with(total: _Member, parts: Sequence[_Member]) -> bool:
    return any(total.articles & part.articles for part in parts)


def _told_together(members: Sequence[_Member]) -> bool:
    return any(one.articles & other.articles for i, one in enumerate(members) for other in members[:i])


def totals_in(article: Sequence[Account], atlas: Atlas) -> dict[int, tuple[int, ...]]:
    """Find the accounts of an article whose open count is the sum of others in it.

    Returns
    -------
    For the index of each total, those of the accounts that tell of its parts.
    """
    found: dict[int, tuple[int, ...]] = {}
    for i, total in enumerate(article):
        if total.count.low is None or total.count.high is not None:
            continue
        parts = [
            j
            for j, part in enumerate(article)
            if j != i
            and part.count.low is not None
            and (part.claim.actor, part.claim.action.direction) == (total.claim.actor, total.claim.action.direction)
            and part.claim.status.factual == total.claim.status.factual
            and not (part.count == total.count and part.sites == total.sites)
            and (not total.sites or not part.sites or covered(atlas, total.sites, part.sites))
        ]
        # One happening may be told in several sentences of the article; it is one part.
        distinct = {(article[j].count, article[j].sites): j for j in parts}
        chosen = list(distinct.values())[:_MOST_CANDIDATES]
        if sums := parts_of(total.count, [article[j].count for j in chosen]):
            shares = {(article[chosen[k]].count, article[chosen[k]].sites) for k in sums}
            found[i] = tuple(j for j in parts if (article[j].count, article[j].sites) in shares)
    return found
