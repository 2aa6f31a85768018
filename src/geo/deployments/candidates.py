"""Where to look for happenings that a claim could tell of, without comparing it with them all."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from geo.deployments.likeness import LONGEST_WINDOW, window_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from geo.deployments.accounts import Account
    from geo.deployments.where import Atlas

T = TypeVar("T")

# Counts within a tenth fall into the same or a neighbouring bucket.
_BUCKET = math.log(1.1)
# Days that share a key: about half the longest window.
_PERIOD = 60


@dataclass(slots=True)
class Index(Generic[T]):
    """Things by the keys of the accounts they are entered under, and by these accounts' actors.

    An account finds what is entered under it or another account that could tell of the same happening: by
    place and time, by unit, by number where one of the two tells no place, by its article where it tells
    nothing else. Accounts without any date meet others only where number and place both agree.
    """

    atlas: Atlas
    _entered: dict[Hashable, dict[str | None, dict[T, int]]] = field(default_factory=dict)

    def enter(self, account: Account, thing: T) -> None:
        """Let an account lead to a thing."""
        for key in _keys(account):
            by_actor = self._entered.setdefault(key, {})
            for actor in account.actors or (None,):
                things = by_actor.setdefault(actor, {})
                things[thing] = things.get(thing, 0) + 1

    def leave(self, account: Account, thing: T) -> None:
        """Undo `enter`."""
        for key in _keys(account):
            by_actor = self._entered[key]
            for actor in account.actors or (None,):
                things = by_actor[actor]
                things[thing] -= 1
                if not things[thing]:
                    del things[thing]

    def candidates(self, account: Account) -> set[T]:
        """Return what could tell of the same happening as an account."""
        return self._find(account, window_of(account))

    def could_tell(self, account: Account, others: Iterable[Account]) -> bool:
        """Whether any of some accounts, entered, would make what it leads to a candidate for another account."""
        wanted = set(self._wanted(account, window_of(account)))
        return any(
            not wanted.isdisjoint(_keys(other))
            for other in others
            if not (account.actors and other.actors and account.actors.isdisjoint(other.actors))
        )

    def affected(self, account: Account) -> set[T]:
        """Return the things that have an account for which this one's would be a candidate, and some more."""
        return self._find(account, LONGEST_WINDOW)

    def _find(self, account: Account, window: int) -> set[T]:
        found: set[T] = set()
        for key in self._wanted(account, window):
            by_actor = self._entered.get(key)
            if not by_actor:
                continue
            for actor in (*account.actors, None) if account.actors else tuple(by_actor):
                found.update(by_actor.get(actor, ()))
        return found

    def _wanted(self, account: Account, window: int) -> Iterator[Hashable]:
        group = _group(account)
        yield group, account.article
        near = {n for site in account.sites | account.anchors for n in self.atlas.neighbours(site)}
        periods = _periods(account, window)
        for period in periods:
            for site in near:
                yield group, "site", site, period
            for word in account.unit:
                yield group, "unit", word, period
            for bucket in _buckets(account):
                yield group, "count without place", bucket, period
                if not account.sites:
                    yield group, "count", bucket, period
        for site in near:
            for magnitude in _magnitudes(account):
                yield group, "undated", site, magnitude
                if account.first is None:
                    yield group, "dated", site, magnitude


def _keys(account: Account) -> Iterator[Hashable]:
    """Yield what an account is entered under."""
    group = _group(account)
    yield group, account.article
    sites = account.sites | account.anchors
    for period in _periods(account, 0):
        for site in sites:
            yield group, "site", site, period
        for word in account.unit:
            yield group, "unit", word, period
        for bucket in _buckets(account):
            yield group, "count" if account.sites else "count without place", bucket, period
    for site in sites:
        for magnitude in _magnitudes(account):
            yield group, "undated" if account.first is None else "dated", site, magnitude


def _group(account: Account) -> str:
    """Return the direction, with those who come and those who stand looked for together."""
    direction = account.claim.action.direction
    return "toward" if direction == "presence" else direction


def _periods(account: Account, window: int) -> range:
    if account.first is None or account.last is None:
        return range(0)
    first, last = account.first.toordinal() - window, account.last.toordinal() + window
    return range(first // _PERIOD, last // _PERIOD + 1)


def _buckets(account: Account) -> range:
    if not account.count.known:
        return range(0)
    bucket = round(math.log(max(account.count.figure, 1)) / _BUCKET)
    return range(bucket - 1, bucket + 2)


def _magnitudes(account: Account) -> Iterable[int]:
    """Return the powers of two between which the number may lie; numbers that agree share one."""
    if not account.count.known:
        return ()
    low, high = account.count.likely
    return range(int(math.log2(max(low, 1))), int(math.log2(max(high, 1))) + 1)
