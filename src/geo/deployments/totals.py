"""Totals and their parts, so that a sum counts each soldier once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from geo.deployments.counts import SUM_TOLERANCE, TOLERANCE, fit, parts_of
from geo.deployments.members import all_reached, close, goes_with, is_share_of, units_meet
from geo.deployments.shares import is_share, whole_of
from geo.deployments.telling import covered

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from geo.deployments.accounts import Account
    from geo.deployments.members import Member
    from geo.deployments.where import Atlas

# A total and its parts are told together or within weeks; later sums are of other movements.
_WINDOW_DAYS = 30
# Candidates weighed for one total: twelve give 781 sums of two to four.
_MOST_CANDIDATES = 12


@dataclass(slots=True)
class PartFinder:
    """Deployments, and which of them are shares of which.

    A part has the total's actor, direction and kind of count, goes where the total goes, is told within
    thirty days of it, and makes it up with one to three others, of which at least two stand in one article
    with each other or with the total: counts alone add up by chance too often. Without the others, it is a
    part if an article calls it so ("1,700 of them"), or tells it beside the total and it goes to some only of
    the places of that.

    ``part_of`` gives the id of the total for the id of each part. ``outdone_by`` gives for a total of open
    number of which the parts say more than it does the largest of these: they then count themselves. Both are
    kept up to date as deployments come and change, at a cost that depends on what is told around the same
    time only.
    """

    atlas: Atlas
    part_of: dict[str, str] = field(default_factory=dict)
    outdone_by: dict[str, str] = field(default_factory=dict)
    _members: dict[str, Member] = field(default_factory=dict)
    _told_in: dict[tuple[Hashable, int | None], set[str]] = field(default_factory=lambda: defaultdict(set))
    _parts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _totals: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def update(self, members: Iterable[Member], *, gone: Iterable[str] = ()) -> set[str]:
        """Take in new deployments with a number, or new tellings of known ones, and leave out those that are gone.

        Returns
        -------
        The ids of all deployments whose links may have changed by it, theirs included.
        """
        fresh = list(members)
        changed: set[str] = set()
        for name in (*gone, *(member.id for member in fresh)):
            changed |= {name} | self._parts[name] | self._totals[name]
            self._remove(name)
        for member in fresh:
            self._enter(member)
        reached = all_reached(changed, lambda name: (*self._parts.get(name, ()), *self._totals.get(name, ())))
        self._settle(reached)
        return reached

    def stands_for_itself(self, name: str) -> bool:
        """Whether a deployment is counted by neither its total nor its parts."""
        total = self.part_of.get(name)
        return name not in self.outdone_by and (total is None or total in self.outdone_by)

    def _remove(self, name: str) -> None:
        before = self._members.pop(name, None)
        if before is None:
            return
        for span in _spans(before):
            self._told_in[span].discard(name)
        for part in self._parts.pop(name, ()):
            self._totals[part].discard(name)
        for total in self._totals.pop(name, ()):
            self._parts[total].discard(name)

    def _enter(self, new: Member) -> None:
        near = {
            name
            for group, n in _spans(new)
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
        for span in _spans(new):
            self._told_in[span].add(new.id)

    def _settle(self, names: set[str]) -> None:
        for name in names:
            self.part_of.pop(name, None)
            self.outdone_by.pop(name, None)
        totals = [self._members[n] for n in names if n in self._members]
        for part in totals:
            if whole := self._called_share_of(part):
                self.part_of[part.id] = whole.id
        # Figures before open ranges, which are the sum of almost anything; of these the smallest first, so that
        # a share of a share hangs on the nearest total that explains it.
        for total in sorted(totals, key=lambda m: (not m.count.closed, m.count.likely, m.id)):
            parts = self._unclaimed(total)
            del parts[_MOST_CANDIDATES:]
            chosen = [parts[i] for i in parts_of(total.count, [m.count for m in parts])]
            if _told_together([total, *chosen]) and (total.count.closed or _told_together_with(total, chosen)):
                self.part_of.update((part.id, total.id) for part in chosen)
        for total in sorted(totals, key=lambda m: (-m.voices, m.id)):
            self.part_of.update((part.id, total.id) for part in self._listed(total))
        for total in totals:
            parts = self._known_parts(total)
            if total.factual and total.id not in self.part_of and _outdone(total, parts):
                self.outdone_by[total.id] = max(parts, key=attrgetter("count.figure", "id")).id

    def _known_parts(self, total: Member) -> list[Member]:
        return [self._members[n] for n in self._parts.get(total.id, ()) if self.part_of.get(n) == total.id]

    def _called_share_of(self, part: Member) -> Member | None:
        """Return the force of which articles call a deployment a share: the last one counted before it."""
        wholes = [self._members[n] for n in self._totals.get(part.id, ())]
        told = [
            (start, whole.count.figure, whole.id, whole)
            for article, at in part.shares
            for whole in wholes
            for other, start in whole.numbered - whole.shares
            if other == article and start <= at
        ]
        return max(told, key=lambda found: found[:3])[3] if told else None

    def _unclaimed(self, total: Member) -> list[Member]:
        """Return what might be a part of a total and is not yet one of any, best told beside it first.

        Of numbers that may be the same share ("4,700" and "over 4,000" for one town) only the first is kept,
        and none that may be the total itself in other words.
        """
        parts = [
            self._members[n]
            for n in self._parts.get(total.id, ())
            if n not in self.part_of and n != self.part_of.get(total.id)
        ]
        parts.sort(key=lambda m: (-len(m.articles & total.articles), -m.count.figure, m.id))
        kept: list[Member] = []
        for part in parts:
            reworded = _may_be_same(part, total, self.atlas) and not is_share_of(part, total, self.atlas)
            if not reworded and not any(_may_be_same(part, other, self.atlas) for other in kept):
                kept.append(part)
        return kept

    def _listed(self, total: Member) -> list[Member]:
        """Return the shares of a total that articles tell beside it, each for some of its places.

        Papers seldom give every share: "3,000 go to Poland and Romania, 1,700 of them to Poland".
        """
        left = total.count.likely[1] * (1 + SUM_TOLERANCE) - sum(p.count.figure for p in self._known_parts(total))
        chosen: list[Member] = []
        for part in self._unclaimed(total):
            if (
                part.articles & total.articles
                and part.adds == total.adds
                and part.count.figure <= left
                and is_share_of(part, total, self.atlas)
                and not covered(self.atlas, total.goals, part.goals)
            ):
                chosen.append(part)
                left -= part.count.figure
        return chosen


def _spans(member: Member) -> list[tuple[Hashable, int | None]]:
    """Return the stretches of time, each as long as the window, in which a deployment was told of."""
    if member.first is None or member.last is None:
        return [(member.group, None)]
    return [(member.group, n) for n in range(member.first // _WINDOW_DAYS, member.last // _WINDOW_DAYS + 1)]


def _may_hold(total: Member, part: Member, atlas: Atlas) -> bool:
    return (
        part.count.low is not None
        and part.count.figure < total.count.likely[1]
        and part.factual == total.factual
        and close(total, part, days=_WINDOW_DAYS)
        and goes_with(part, total, atlas)
    )


def _may_be_same(one: Member, other: Member, atlas: Atlas) -> bool:
    """Whether two numbers may be of one force: they agree, and so do places and units."""
    return (
        fit(one.count, other.count) > 0
        and units_meet(one, other)
        and goes_with(one, other, atlas)
        and goes_with(other, one, atlas)
    )


def _outdone(total: Member, parts: Sequence[Member]) -> bool:
    """Whether its parts say more of a total's number than it does: "several thousand", "up to 3,000"."""
    added = sum(part.count.figure for part in parts)
    if total.count.low is None:
        return bool(parts) and added >= (1 - TOLERANCE) * total.count.figure
    return total.count.high is None and added > total.count.figure


def _told_together_with(total: Member, parts: Sequence[Member]) -> bool:
    return any(total.articles & part.articles for part in parts)


def _told_together(members: Sequence[Member]) -> bool:
    return any(one.articles & other.articles for i, one in enumerate(members) for other in members[:i])


def totals_in(article: Sequence[Account], atlas: Atlas) -> dict[int, tuple[int, ...]]:
    """Find the accounts of an article of which others in it are called shares, or that are their sum.

    Only open counts ("several thousand") are looked at for a sum: the others are told apart by their number.

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
    for j, part in enumerate(article):
        if is_share(part.claim) and (whole := whole_of(part, article)):
            i = article.index(whole)
            found[i] = (*found.get(i, ()), j)
    return found
