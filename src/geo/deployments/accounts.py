"""Claims prepared for comparison, and the happenings that they are compared with."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from geo.deployments.counts import Range, range_of
from geo.deployments.where import sites_of
from geo.model import Status

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable
    from datetime import date

    from geo.deployments.where import Atlas
    from geo.model import Claim

# Whether it has no date, the day, its id, its outlet: undated articles are heard last.
ArticleKey = tuple[bool, int, str, str]
# When an account was heard: its article's key, its rank among the article's accounts, its place there.
Order = tuple[ArticleKey, int, int]
# Words that units of many names share.
_NAME_NOISE = frozenset({"the", "of", "army", "division", "brigade", "s"})


@dataclass(slots=True, eq=False)
class Account:
    """A claim prepared for comparison; ``order`` says when it was heard among all others."""

    claim: Claim
    article: ArticleKey
    order: Order
    sites: frozenset[Hashable]
    first: date | None
    last: date | None
    count: Range
    kind: str | None
    unit: frozenset[str]
    materiel: frozenset[str]
    origin: frozenset[Hashable]
    target: frozenset[Hashable]
    anchors: frozenset[Hashable]
    adds: bool
    actors: frozenset[str]

    @property
    def away(self) -> bool:
        """Whether the force leaves."""
        return self.claim.action.direction == "away"

    @property
    def presence(self) -> bool:
        """Whether the claim tells of a force that stands in its place."""
        return self.claim.action.direction == "presence"

    @property
    def stands(self) -> bool:
        """Whether the claim tells of a force that stands in its place, or of one that has come there."""
        return self.presence or (
            self.claim.action.direction == "toward" and self.claim.status is Status.IN_PLACE and not self.adds
        )

    @property
    def bare(self) -> bool:
        """Whether nothing but the actor and the direction is told, so that it can only refer back."""
        return not (self.sites or self.count.known or self.unit or self.adds)


def account_of(claim: Claim, *, article: ArticleKey, order: Order, atlas: Atlas) -> Account:
    """Prepare a claim for comparison and enter its places into the atlas.

    Its sites are where its direction points: what is left, or else where the force goes or is.
    """
    origin, target = (atlas.specific(sites) for sites in sites_of(claim, atlas))
    anchor_origin, anchor_target = sites_of(claim, atlas, plain=True)
    event = claim.event_date
    count = range_of(claim)
    return Account(
        claim=claim,
        article=article,
        order=order,
        sites=(origin or target) if claim.action.direction == "away" else (target or origin),
        first=event.first if event else claim.article.published,
        last=event.last if event else claim.article.published,
        count=count,
        kind=claim.count_of or ("people" if count.known else "materiel" if claim.materiel else None),
        unit=name_words(claim.unit),
        materiel=name_words(claim.materiel),
        origin=origin,
        target=target,
        anchors=anchor_origin | anchor_target,
        actors=frozenset(filter(None, (claim.actor or "").split("+"))),
        adds=tells_of_more(claim.force),
    )


@dataclass(slots=True, eq=False)
class Happening:
    """What the accounts of one deployment, as far as they were heard, tell together."""

    order: Order | None = None
    away: bool = False
    actors: set[frozenset[str]] = field(default_factory=set)
    counts: dict[Range, set[date | None]] = field(default_factory=dict)
    tally: dict[Range, int] = field(default_factory=dict)
    kinds: set[str] = field(default_factory=set)
    units: set[frozenset[str]] = field(default_factory=set)
    materiel: set[frozenset[str]] = field(default_factory=set)
    origin: frozenset[Hashable] = frozenset()
    target: frozenset[Hashable] = frozenset()
    counted: frozenset[Hashable] = frozenset()
    vague: frozenset[Hashable] = frozenset()
    anchors: frozenset[Hashable] = frozenset()
    statuses: set[Status] = field(default_factory=set)
    presence: bool = False
    movement: bool = False
    first: date | None = None
    last: date | None = None
    articles: dict[ArticleKey, list[Account]] = field(default_factory=dict)

    def add(self, account: Account, *, atlas: Atlas) -> None:
        """Take an account in."""
        if self.order is None:
            self.order, self.away = account.order, account.away
        if account.actors:
            self.actors.add(account.actors)
        if account.count.known:
            self.counts.setdefault(account.count, set()).add(account.claim.article.published)
            self.tally[account.count] = self.tally.get(account.count, 0) + 1
        if account.kind:
            self.kinds.add(account.kind)
        if account.unit:
            self.units.add(account.unit)
        if account.materiel:
            self.materiel.add(account.materiel)
        if not account.origin <= self.origin:
            self.origin = atlas.specific(self.origin | account.origin)
        if not account.target <= self.target:
            self.target = atlas.specific(self.target | account.target)
        if account.count.known and not account.sites <= self.counted:
            self.counted = atlas.specific(self.counted | account.sites)
        self.vague |= account.sites
        self.anchors |= account.anchors
        self.statuses.add(account.claim.status)
        self.presence |= account.stands
        self.movement |= not account.stands
        if account.first and account.last:
            self.first = min(self.first or account.first, account.first)
            self.last = max(self.last or account.last, account.last)
        self.articles.setdefault(account.article, []).append(account)

    @property
    def sites(self) -> frozenset[Hashable]:
        """Where its direction points, in most detail."""
        if self.away:
            return self.origin or self.target
        return self.target or self.origin


def name_words(name: str | None) -> frozenset[str]:
    """Return the words that tell a unit or weapon from others."""
    words = re.findall(r"\w+", (name or "").casefold())
    return frozenset(words) - _NAME_NOISE


def tells_of_more(force: str | None) -> bool:
    """Whether words mark a force as coming on top of one that is there ("another 500 troops")."""
    return _additions().search(force or "") is not None


@cache
def _additions() -> re.Pattern[str]:
    """Return what marks a force as coming on top of one that is there."""
    words = [
        row["word"] + (rf"\b(?!\s+{row['unless_before']}\b)" if row["unless_before"] else r"\b")
        for row in vocabulary("additions.csv")
    ]
    return re.compile(rf"\b(?:{'|'.join(words)})", re.IGNORECASE)


def vocabulary(name: str) -> Iterable[dict[str, str]]:
    """Return the rows of one of this room's word lists."""
    text = resources.files("geo.deployments").joinpath(name).read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines())
