"""What words call a share of a force told of before it: "including 2,000", "1,700 of them"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from geo.deployments.accounts import vocabulary
from geo.deployments.counts import range_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.deployments.accounts import Account
    from geo.model import Claim, Span

# Words between the mark and the number: "including some of the 2,000".
_MOST_BETWEEN = 4


def is_share(claim: Claim) -> bool:
    """Whether the sentence calls the number of a claim a share of another force."""
    if not range_of(claim).known:
        return False
    span = _number_of(claim)
    if span is None:
        return False
    before, after = claim.article.text[claim.start : span[0]], claim.article.text[span[1] : claim.end]
    return bool(_marks("before").search(before) or _marks("after").match(after))


def whole_of(share: Account, article: Sequence[Account]) -> Account | None:
    """Find the account of an article that tells of the force of which another is called a share.

    It is the last one before it, of the same actor and direction, that has a larger number.
    """
    wholes = [
        other
        for other in article
        if other.claim.start <= share.claim.start
        and other.count.likely[1] > share.count.figure
        and other.count != share.count
        and other.actors == share.actors
        and other.away == share.away
        and not is_share(other.claim)
    ]
    return max(wholes, key=lambda other: (other.claim.start, other.count.figure), default=None)


def _number_of(claim: Claim) -> Span | tuple[int, int] | None:
    """Return where the number of a claim, or at least the force, is told."""
    spans = dict(reversed(claim.evidence))
    found = spans.get("count") or spans.get("force")
    if found or not claim.force:
        return found
    at = claim.sentence.find(claim.force)
    return (claim.start + at, claim.start + at + len(claim.force)) if at >= 0 else None


@cache
def _marks(stand: str) -> re.Pattern[str]:
    words = "|".join(re.escape(row["words"]) for row in vocabulary("shares.csv") if row["stand"] == stand)
    if stand == "before":
        return re.compile(rf"\b(?:{words})\b,?(?:\s+[^\W\d]+){{0,{_MOST_BETWEEN}}}\s*$", re.IGNORECASE)
    # "900 soldiers of whom 300": what is counted after the mark is the share.
    return re.compile(rf"\s+(?:{words})\b(?!,?\s+(?:[^\W\d]+\s+)?\d)", re.IGNORECASE)
