"""Deployments that may be the same men, so that a sum counts each soldier once.

Papers tell of one movement with numbers that cannot be merged: a misprint, another stage of the plan, a share
of a package of which nobody gives the rest. Of all that may be the same men one stands in sums.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from geo.deployments.counts import fit
from geo.deployments.members import all_reached, close, goes_with, is_share_of, member_of, units_meet
from geo.deployments.telling import same_site

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from geo.deployments.members import Member
    from geo.deployments.where import Atlas
    from geo.model import Deployment

# What so many times fewer voices tell than another number for the same place and days is taken for an error.
_MANY_VOICES = 4
# Days between the reports of two movements of one army to one place: a later one is another movement. A force
# that stands is looked at again after months, and a share of a package is told of as long as the package.
_DAYS = {"moves": 14, "share": 30, "stands": 120}
_SPAN_DAYS = 60
# How far apart estimates of one force lie that no rounding explains.
_NEAR = 1.25


@dataclass(slots=True)
class RivalFinder:
    """Deployments with a number, and which of them yield to which in sums.

    Two may be the same men if they are facts of the same actor (or one's is untold), direction and kind of
    count, name no different units, lie in the same places or the one within the other, are told of within
    days of each other, and neither alone is called "another" or "more". A force that has arrived may be
    among those that stand there.

    Of two, the larger stands if the other is a share of it by its places, or if these only overlap, unless
    four times as many voices tell of the other; else the one that more voices tell of, or the larger. Parts
    of a total do not compete: their total does, or they in its stead.

    ``rival_of`` gives for each that yields the one that stands in its place, and is kept up to date as
    deployments come and change.
    """

    atlas: Atlas
    rival_of: dict[str, str] = field(default_factory=dict)
    _members: dict[str, Member] = field(default_factory=dict)
    _told_in: dict[Hashable, set[str]] = field(default_factory=lambda: defaultdict(set))
    _rivals: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def update(
        self,
        members: Iterable[Member],
        *,
        competes: Callable[[str], bool],
        gone: Iterable[str] = (),
        touched: Iterable[str] = (),
    ) -> set[str]:
        """Take in new deployments with a number, or new tellings of known ones, and leave out those that are gone.

        Parameters
        ----------
        competes
            Whether a deployment, by id, is counted by neither its total nor its parts.
        touched
            Ids of those of which that may have changed.

        Returns
        -------
        The ids of all deployments whose ``rival_of`` may have changed by it, theirs included.
        """
        fresh = list(members)
        left = (*gone, *(member.id for member in fresh))
        changed = {*left, *touched}
        around = {n for name in changed for n in self._rivals.get(name, ())}
        for name in left:
            self._remove(name)
        for member in fresh:
            if member.factual:
                self._enter(member)
        reached = all_reached(changed | around, lambda name: self._rivals.get(name, ()))
        self._settle(reached, competes)
        return reached

    def _remove(self, name: str) -> None:
        before = self._members.pop(name, None)
        if before is None:
            return
        for key in _keys(before):
            self._told_in[key].discard(name)
        for rival in self._rivals.pop(name, ()):
            self._rivals[rival].discard(name)

    def _enter(self, new: Member) -> None:
        for name in {name for key in _wanted(new) for name in self._told_in.get(key, ())}:
            if _may_be_one(new, self._members[name], self.atlas):
                self._rivals[new.id].add(name)
                self._rivals[name].add(new.id)
        self._members[new.id] = new
        for key in _keys(new):
            self._told_in[key].add(new.id)

    def _settle(self, names: set[str], competes: Callable[[str], bool]) -> None:
        """Let stand whoever has no better rival, let that one's rivals yield, and so on."""
        for name in names:
            self.rival_of.pop(name, None)
        competing = {n: self._members[n] for n in names if n in self._members and competes(n)}
        rivals = {n: [competing[m] for m in self._rivals.get(n, ()) if m in competing] for n in competing}
        better = {n: {m.id for m in rivals[n] if self._stands(m, competing[n])} for n in competing}
        # Where three go round in a circle, the one that most voices tell of breaks it.
        waiting = sorted(competing, key=lambda n: (competing[n].voices, competing[n].count.figure, n))
        ready = [n for n in waiting if not better[n]]
        undecided, standing = set(competing), set()
        while undecided:
            name = ready.pop() if ready else waiting.pop()
            if name not in undecided:
                continue
            undecided.remove(name)
            standing.add(name)
            for rival in rivals[name]:
                if rival.id in undecided:
                    undecided.remove(rival.id)
                    for other in rivals[rival.id]:
                        better[other.id].discard(rival.id)
                        if other.id in undecided and not better[other.id]:
                            ready.append(other.id)
        for name in competing.keys() - standing:
            best = max((m for m in rivals[name] if m.id in standing), key=attrgetter("voices", "count.figure", "id"))
            self.rival_of[name] = best.id

    def _stands(self, one: Member, other: Member) -> bool:
        """Whether of two that may be the same men the first stands in sums."""
        if _is_share(one, other, self.atlas):
            return _outvoted(other, one)
        if _is_share(other, one, self.atlas):
            return not _outvoted(one, other)
        if _overlap(one, other, self.atlas) and not (_outvoted(one, other) or _outvoted(other, one)):
            return (one.count.figure, one.id) > (other.count.figure, other.id)
        return (one.voices, one.count.figure, one.id) > (other.voices, other.count.figure, other.id)


def is_slip_for(one: Deployment, other: Deployment, atlas: Atlas) -> bool:
    """Whether the number of one that yields to another is taken for an error, and not for a share of it."""
    few, many = member_of(one, atlas), member_of(other, atlas)
    return _outvoted(few, many) and not _is_share(few, many, atlas)


def _is_share(one: Member, other: Member, atlas: Atlas) -> bool:
    """Whether one is fewer, in some of the other's places or within them."""
    return one.count.figure < other.count.likely[1] and is_share_of(one, other, atlas)


def _overlap(one: Member, other: Member, atlas: Atlas) -> bool:
    """Whether their places share some ground but neither are the other's nor lie within them."""
    nested = is_share_of(one, other, atlas) or is_share_of(other, one, atlas)
    return not nested and not same_site(atlas, one.goals, other.goals)


def _outvoted(one: Member, other: Member) -> bool:
    return other.voices >= _MANY_VOICES * one.voices


def _may_be_one(one: Member, other: Member, atlas: Atlas) -> bool:
    return (
        one.group[1:] == other.group[1:]
        and (one.actors == other.actors or not one.actors or not other.actors)
        and units_meet(one, other)
        and one.adds == other.adds
        and one.dated == other.dated
        and bool(one.goals and other.goals)
        and (goes_with(one, other, atlas) or goes_with(other, one, atlas))
        and _times_and_numbers_meet(one, other, atlas)
    )


def _times_and_numbers_meet(one: Member, other: Member, atlas: Atlas) -> bool:
    """Whether numbers that differ may be of one force, told of so many days apart."""
    if one.stands and other.stands:
        return close(one, other, days=_DAYS["stands"])
    if one.stands != other.stands:
        return _has_come_to_stand(*sorted((one, other), key=attrgetter("stands")))
    if _is_share(one, other, atlas) or _is_share(other, one, atlas):
        return close(one, other, days=_DAYS["share"])
    # Numbers that one article gives side by side for one place are two forces, unless one is a slip for the other.
    told_apart = bool(one.counted_in & other.counted_in) and not (
        is_share_of(one, other, atlas) or is_share_of(other, one, atlas)
    )
    doubtful = min(one.voices, other.voices) == 1 or _outvoted(one, other) or _outvoted(other, one)
    return close(one, other, days=_DAYS["moves"]) and (_alike(one, other) or (doubtful and not told_apart))


def _has_come_to_stand(moving: Member, standing: Member) -> bool:
    """Whether those who were sent may be those who stand there: not if they are still to come, or came after."""
    if not moving.arrived or (moving.first and standing.last and moving.first > standing.last):
        return False
    if fit(moving.count, standing.count):
        return close(moving, standing, days=_DAYS["stands"])
    return _alike(moving, standing) and close(moving, standing, days=_DAYS["moves"])


def _alike(one: Member, other: Member) -> bool:
    """Whether numbers may be one, are near each other, or the same but for a nought."""
    low, high = sorted((one.count.figure, other.count.figure))
    return fit(one.count, other.count) > 0 or high <= _NEAR * low or low * 10 / _NEAR <= high <= low * 10 * _NEAR


def _keys(member: Member) -> list[Hashable]:
    """Return what a deployment is found by: actor or "any", direction, kind of count and stretch of time."""
    return [(actor, *where) for actor in (member.group[0], "any") for where in _where(member, 0)]


def _wanted(member: Member) -> list[Hashable]:
    """Return the keys of those that may be the same men: of its actor or an untold one, or of any if it tells none."""
    actors = (member.group[0], None) if member.group[0] else ("any",)
    return [(actor, *where) for actor in actors for where in _where(member, max(_DAYS.values()) // _SPAN_DAYS)]


def _where(member: Member, around: int) -> list[tuple[str, str, int | None]]:
    direction, kind = member.group[1:]
    if member.first is None or member.last is None:
        return [(direction, kind, None)]
    first, last = member.first // _SPAN_DAYS - around, member.last // _SPAN_DAYS + around
    return [(direction, kind, n) for n in range(first, last + 1)]
