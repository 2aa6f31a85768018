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

# Words that units of many names share.
_NAME_NOISE = frozenset({"the", "of", "army", "division", "brigade", "s"})


@dataclass(frozen=True, slots=True, eq=False)
class Account:
    """A claim prepared for comparison."""

    claim: Claim
    known: date | None
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
    def sites(self) -> frozenset[Hashable]:
        """Where the claim's direction points: what is left, or else where the force goes or is."""
        return (self.origin or self.target) if self.away else (self.target or self.origin)

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


def account_of(claim: Claim, known: date | None, *, atlas: Atlas) -> Account:
    """Prepare a claim for comparison and enter its places into the atlas."""
    origin, target = sites_of(claim, atlas)
    anchor_origin, anchor_target = sites_of(claim, atlas, plain=True)
    event = claim.event_date
    count = range_of(claim)
    kind = claim.count_of or ("people" if count.known else "materiel" if claim.materiel else None)
    return Account(
        claim=claim,
        known=known,
        first=event.first if event else claim.article.published,
        last=event.last if event else claim.article.published,
        count=count,
        kind=kind,
        unit=_name_words(claim.unit),
        materiel=_name_words(claim.materiel),
        origin=atlas.specific(origin),
        target=atlas.specific(target),
        anchors=anchor_origin | anchor_target,
        actors=frozenset(filter(None, (claim.actor or "").split("+"))),
        adds=_additions().search(claim.force or "") is not None,
    )


@dataclass(slots=True, eq=False)
class Happening:
    """The accounts of one deployment found so far."""

    number: int
    accounts: list[Account] = field(default_factory=list)
    because: list[str] = field(default_factory=list)
    actors: set[frozenset[str]] = field(default_factory=set)
    counts: dict[Range, set[date | None]] = field(default_factory=dict)
    kinds: set[str] = field(default_factory=set)
    units: set[frozenset[str]] = field(default_factory=set)
    materiel: set[frozenset[str]] = field(default_factory=set)
    origin: frozenset[Hashable] = frozenset()
    target: frozenset[Hashable] = frozenset()
    vague: frozenset[Hashable] = frozenset()
    anchors: frozenset[Hashable] = frozenset()
    statuses: set[Status] = field(default_factory=set)
    presence: bool = False
    movement: bool = False
    first: date | None = None
    last: date | None = None
    articles: dict[str, list[Account]] = field(default_factory=dict)

    def add(self, account: Account, because: str, *, atlas: Atlas) -> None:
        """Take an account in."""
        claim = account.claim
        self.accounts.append(account)
        self.because.append(because)
        if account.actors:
            self.actors.add(account.actors)
        if account.count.known:
            self.counts.setdefault(account.count, set()).add(account.known)
        if account.kind:
            self.kinds.add(account.kind)
        if account.unit:
            self.units.add(account.unit)
        if account.materiel:
            self.materiel.add(account.materiel)
        self.origin = atlas.specific(self.origin | account.origin)
        self.target = atlas.specific(self.target | account.target)
        self.vague |= account.sites
        self.anchors |= account.anchors
        self.statuses.add(claim.status)
        self.presence |= account.stands
        self.movement |= not account.stands
        if account.first and account.last:
            self.first = min(self.first or account.first, account.first)
            self.last = max(self.last or account.last, account.last)
        self.articles.setdefault(claim.article.id, []).append(account)

    @property
    def sites(self) -> frozenset[Hashable]:
        """Where its direction points, in most detail."""
        if self.accounts[0].away:
            return self.origin or self.target
        return self.target or self.origin


def _name_words(name: str | None) -> frozenset[str]:
    words = re.findall(r"\w+", (name or "").casefold())
    return frozenset(words) - _NAME_NOISE


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
