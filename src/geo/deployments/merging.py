"""Claims to deployments: which claims tell of the same happening.

Claims are taken in the order in which they became known, and each joins the happening that it fits best
among those told before, or founds one. So the result does not depend on the order of the input, a later
article only adds to what was known, and what was known on a day is what merging that day's claims gives.
"""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geo.deployments.accounts import Account, Happening, account_of
from geo.deployments.clocks import link
from geo.deployments.counts import parts_of
from geo.deployments.likeness import likeness
from geo.deployments.telling import clock, covered, tell
from geo.deployments.where import Atlas

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from geo.model import Claim, Deployment

# Counts within a tenth fall into the same or a neighbouring bucket.
_BUCKET = math.log(1.1)


def merge_claims(claims: Iterable[Claim]) -> list[Deployment]:
    """Merge claims into deployments.

    Every claim goes into exactly one deployment; a claim given twice counts once.

    Returns
    -------
    Deployments in the order in which they became known. The same claims in any order give the same
    deployments, with the same ids: an id is made from the earliest claim.
    """
    distinct = {_identity(claim): claim for claim in claims}
    known = clock(distinct.values())
    atlas = Atlas()
    accounts = [
        account_of(claim, known(claim), atlas=atlas)
        for _, claim in sorted(distinct.items(), key=lambda item: (_when(known(item[1])), item[0]))
    ]
    merger = _Merger(atlas)
    for article in _by_article(accounts):
        merger.read(article)
    told = [
        tell(
            [a.claim for a in happening.accounts],
            name=_name(happening.accounts[0].claim),
            because=happening.because[1:],
            known=known,
            atlas=atlas,
        )
        for happening in merger.happenings
    ]
    return link(told, atlas=atlas)


def _when(day: Any) -> str:  # noqa: ANN401
    return day.isoformat() if day else ""


def _identity(claim: Claim) -> tuple[str, ...]:
    """Return what makes a claim itself, sorted by article and place in it."""
    return (
        claim.article.id,
        f"{claim.start:09}",
        f"{claim.end:09}",
        claim.id,
        repr((
            claim.unit, claim.materiel, claim.count_of, claim.relation, claim.event_date, claim.said_by,
            claim.confidence, claim.origin, claim.destination, claim.evidence, claim.article.published,
            claim.article.source,
        )),
    )  # fmt: skip


def _name(claim: Claim) -> str:
    return hashlib.sha256(repr(_identity(claim)).encode()).hexdigest()[:12]


def _by_article(accounts: Sequence[Account]) -> Iterable[list[Account]]:
    found: dict[Hashable, list[Account]] = defaultdict(list)
    for account in accounts:
        article = account.claim.article
        found[article.id, article.source, article.published].append(account)
    return found.values()


@dataclass(slots=True)
class _Merger:
    """Happenings found so far, and where to look for them."""

    atlas: Atlas
    happenings: list[Happening] = field(default_factory=list)
    index: dict[Hashable, dict[str | None, set[int]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(set))
    )

    def read(self, article: Sequence[Account]) -> None:
        """Take in one article's accounts.

        Totals come last: "several thousand" fits the 2,000 of the next sentence as well as the 3,000 that
        these make with another thousand, and is known for a total once its parts are placed.
        """
        totals = _totals(article, self.atlas)
        placed: dict[int, int] = {}
        for rank in (0, 1, 2):
            for i, account in enumerate(article):
                if rank != (2 if account.bare else 1 if i in totals else 0):
                    continue
                barred = {placed[part] for part in totals.get(i, ())}
                placed[i] = self._place(account, barred=barred)

    def _place(self, account: Account, *, barred: set[int]) -> int:
        fits = [
            (found.score, number, found.because)
            for number in self._candidates(account) - barred
            if (found := likeness(account, self.happenings[number], atlas=self.atlas))
        ]
        best = max(fits, default=None)
        rivals = [fit for fit in fits if best and (account.bare or fit[0] == best[0])]
        # Without a place, a number or a back reference that fits several fits none for sure.
        if best and (account.sites or len(rivals) == 1):
            _, number, because = best
        else:
            number, because = len(self.happenings), ""
            self.happenings.append(Happening(number))
        self.happenings[number].add(account, because, atlas=self.atlas)
        self._enter(account, number)
        return number

    def _candidates(self, account: Account) -> set[int]:
        group = _group(account)
        sites = [n for key in account.sites | account.anchors for n in self.atlas.neighbours(key)]
        keys: list[Hashable] = [("site", site) for site in sites]
        keys += [("unit", word) for word in account.unit]
        for bucket in _buckets(account):
            keys.append(("count without place", bucket))
            if not account.sites:
                keys.append(("count", bucket))
        if account.bare:
            keys.append(("article", account.claim.article.id))
        found: set[int] = set()
        for key in keys:
            if there := self.index.get((group, key)):
                for actor in (*account.actors, None) if account.actors else tuple(there):
                    found.update(there.get(actor, ()))
        return found

    def _enter(self, account: Account, number: int) -> None:
        group = _group(account)
        keys: list[Hashable] = [("site", site) for site in account.sites | account.anchors]
        keys += [("unit", word) for word in account.unit]
        keys += [("count" if account.sites else "count without place", b) for b in _buckets(account)]
        keys.append(("article", account.claim.article.id))
        forces = self.happenings[number].actors
        actors: set[str | None] = {name for force in forces for name in force} or {None}
        for key in keys:
            for actor in actors:
                self.index[group, key][actor].add(number)


def _group(account: Account) -> str:
    """Return the direction, with those who come and those who stand looked for together."""
    direction = account.claim.action.direction
    return "toward" if direction == "presence" else direction


def _buckets(account: Account) -> range:
    if not account.count.known:
        return range(0)
    bucket = round(math.log(max(account.count.figure, 1)) / _BUCKET)
    return range(bucket - 1, bucket + 2)


def _totals(article: Sequence[Account], atlas: Atlas) -> dict[int, tuple[int, ...]]:
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
            and (part.claim.actor, _group(part)) == (total.claim.actor, _group(total))
            and part.presence == total.presence
            and part.claim.status.factual == total.claim.status.factual
            and not (part.count == total.count and part.sites == total.sites)
            and (not total.sites or not part.sites or covered(atlas, total.sites, part.sites))
        ]
        # One happening may be told in several sentences of the article; it is one part.
        distinct = {(article[j].count, article[j].sites): j for j in parts}
        chosen = list(distinct.values())
        if sums := parts_of(total.count, [article[j].count for j in chosen]):
            shares = {(article[chosen[k]].count, article[chosen[k]].sites) for k in sums}
            found[i] = tuple(j for j in parts if (article[j].count, article[j].sites) in shares)
    return found
