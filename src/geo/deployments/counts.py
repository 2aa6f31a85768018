"""Counts as ranges: whether two may tell of one force, and whether parts make up a total."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Claim, Deployment

# Reporters round: "nearly 3,000" and 2,800 are one force. A tenth is what rounding to one figure leaves.
TOLERANCE = 0.1
# A total and its parts are usually given by one speaker and rounded alike.
SUM_TOLERANCE = 0.05
# "Several thousand" (2,000 or more) is under ten thousand, "tens of thousands" (20,000 or more) under a
# hundred thousand: what is open above seldom exceeds five times what is said.
_OPEN_ABOVE = 5
# "Up to 8,500" tells of some thousands, not of any number below.
_OPEN_BELOW = 0.5
_MOST_PARTS = 4


class Range(NamedTuple):
    """A count's bounds; None is open or unknown."""

    low: int | None
    high: int | None

    @property
    def known(self) -> bool:
        """Whether any bound is known."""
        return self.low is not None or self.high is not None

    @property
    def closed(self) -> bool:
        """Whether both bounds are known."""
        return self.low is not None and self.high is not None

    @property
    def likely(self) -> tuple[float, float]:
        """The numbers that a reporter who wrote this may have meant."""
        low = self.low if self.low is not None else (self.high or 0) * _OPEN_BELOW
        high = self.high if self.high is not None else (self.low or 0) * _OPEN_ABOVE
        return float(low), float(high)

    @property
    def figure(self) -> int:
        """The number that is written: the bound that is known, or the lower."""
        return self.low if self.low is not None else self.high or 0

    def within(self, other: Range) -> bool:
        """Whether every number of this range lies in the other's."""
        return (other.low or 0) <= (self.low or 0) and (
            other.high is None or (self.high is not None and self.high <= other.high)
        )


def range_of(claim: Claim | Deployment) -> Range:
    """Return the count of a claim or deployment."""
    return Range(claim.count_min, claim.count_max)


def count_text(low: int | None, high: int | None) -> str:
    """Write a count for people: "1,000", "over 100,000", "up to 8,500" or "" if unknown."""
    if low is None:
        return "" if high is None else f"up to {high:,}"
    if high is None:
        return f"over {low:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def fit(one: Range, other: Range) -> float:
    """Tell how well two known counts agree: 1 the same, 0 they cannot be one force."""
    if one == other:
        return 1.0
    if one.figure == other.figure:
        return 0.7
    (low, high), (other_low, other_high) = one.likely, other.likely
    if low <= other_high and other_low <= high:
        return 0.8
    slack = 1 + TOLERANCE
    return 0.5 if low <= other_high * slack and other_low <= high * slack else 0.0


def parts_of(total: Range, parts: Sequence[Range]) -> tuple[int, ...]:
    """Find the parts that add up to a total.

    Returns
    -------
    Indices of two to four parts, each smaller than the total, whose figures add up to it: to 5 % where the
    total is one number (10 % where it is a round one), into its range where it is open. Of several solutions
    the one with the fewest parts, then the closest, then the first; empty if there is none.
    """
    best: tuple[float, tuple[int, ...]] | None = None
    for size in range(2, min(_MOST_PARTS, len(parts)) + 1):
        for chosen in combinations(range(len(parts)), size):
            added = sum(parts[i].figure for i in chosen)
            if any(parts[i].figure >= total.likely[1] for i in chosen) or not _makes(total, added):
                continue
            miss = abs(added - total.figure) / max(total.figure, 1)
            if best is None or miss < best[0]:
                best = miss, chosen
        if best:
            return best[1]
    return ()


def _makes(total: Range, added: int) -> bool:
    if total.low is not None and total.high is None:
        return total.low < added <= total.likely[1]
    low, high = total.likely
    # "2,000" may be 1,870 rounded, "2,150" hardly.
    slack = TOLERANCE if _rounded(total.figure) else SUM_TOLERANCE
    return low * (1 - slack) <= added <= high * (1 + slack)


def _rounded(number: int) -> bool:
    """Whether a number has but one figure before its noughts."""
    return len(str(number).rstrip("0")) == 1
