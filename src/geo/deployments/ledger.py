"""Claims merged so far, to which articles can be added in any order.

Claims are heard in the order in which they became known, and each joins the happening that it fits best
among those told before, or founds one. So the result does not depend on the order in which articles are
added, and what was known on a day is what merging that day's claims gives.
"""

from __future__ import annotations

import hashlib
from operator import attrgetter
from typing import TYPE_CHECKING

from geo.deployments.accounts import account_of
from geo.deployments.clocks import Links
from geo.deployments.hearing import Court, Heard
from geo.deployments.telling import Testimony, clock, tell
from geo.deployments.totals import totals_in
from geo.deployments.voices import Copies, voices_of
from geo.deployments.where import Atlas

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable
    from datetime import date

    from geo.deployments.accounts import Account, ArticleKey
    from geo.deployments.hearing import Thread
    from geo.model import Claim, Deployment


def merge_claims(claims: Iterable[Claim]) -> list[Deployment]:
    """Merge claims into deployments.

    Every claim goes into exactly one deployment; a claim given twice counts once.

    Returns
    -------
    Deployments in the order in which they became known. The same claims in any order give the same
    deployments, with the same ids: an id is made from the earliest claim.
    """
    return Ledger(claims).deployments


class Ledger:
    """Deployments merged from claims, kept up to date as articles are added.

    Whatever the order in which claims are added, at once or one by one, the deployments are those that
    `merge_claims` makes of them all. Adding changes only what it touches, and costs little beside it; all
    that undated articles tell of is told anew when the last dated day moves (see `days_known`).
    """

    def __init__(self, claims: Iterable[Claim] = ()) -> None:
        self._atlas = Atlas()
        self._articles: dict[ArticleKey, Heard] = {}
        self._court = Court(self._atlas)
        self._links = Links(self._atlas)
        self._copies = Copies()
        self._threads: dict[str, Thread] = {}
        self._ids: dict[Thread, str] = {}
        self._told: dict[str, Deployment] = {}
        self._undated: set[Thread] = set()
        self._last_day: date | None = None
        self.add(claims)

    @property
    def deployments(self) -> list[Deployment]:
        """The deployments in the order in which they became known."""
        return [self._told[name] for name in sorted(self._told, key=lambda name: self._threads[name].accounts[0].order)]

    def add(self, claims: Iterable[Claim]) -> set[str]:
        """Take in claims, of new articles or more of known ones.

        A claim that is known counts once. The same text of one outlet and day is one article, however many
        files hold it.

        Returns
        -------
        Ids of the deployments that are new, changed or gone.
        """
        fresh = self._take_in(claims)
        withdrawn = [account for article in fresh for account in article.accounts]
        for article in fresh:
            self._prepare(article)
        changed = self._court.hear(fresh, withdrawn=withdrawn)
        changed |= self._copied_by(fresh)
        days = [day for article in fresh for c in article.claims.values() if (day := c.article.published)]
        last = max(days, default=None)
        if last and (self._last_day is None or last > self._last_day):
            self._last_day = last
            changed |= self._undated
        return self._retell(changed)

    def _take_in(self, claims: Iterable[Claim]) -> list[Heard]:
        """Sort claims into articles; returns the articles that have any that is new."""
        fresh: dict[ArticleKey, Heard] = {}
        for claim in claims:
            key = _key(claim)
            article = self._articles.setdefault(key, Heard(key))
            identity = _identity(claim)
            known = article.claims.get(identity)
            if known is None or claim.article.source < known.article.source:
                article.claims[identity] = claim
                fresh[key] = article
        return list(fresh.values())

    def _copied_by(self, fresh: Iterable[Heard]) -> set[Thread]:
        """Take in the texts of new articles; returns the threads of articles that prove to be copies of them."""
        copies: set[ArticleKey] = set()
        for article in fresh:
            copies |= self._copies.add(article.key, next(iter(article.claims.values())).article)
        return {self._court.placed[account].thread for key in copies for account in self._articles[key].accounts}

    def _prepare(self, article: Heard) -> None:
        """Rank an article's accounts for being heard.

        Totals come after what else is told: "several thousand" fits the 2,000 of the next sentence as well
        as the 3,000 that these make with another thousand, and is known for a total once its parts are
        placed. What only refers back comes last.
        """
        accounts = [
            account_of(claim, article=article.key, order=(article.key, 0, i), atlas=self._atlas)
            for i, claim in enumerate(_sorted(article.claims.values()))
        ]
        totals = totals_in(accounts, self._atlas)
        for i, account in enumerate(accounts):
            account.order = (article.key, 2 if account.bare else 1 if i in totals else 0, i)
        article.totals = {accounts[i]: [accounts[part] for part in parts] for i, parts in totals.items()}
        article.accounts = sorted(accounts, key=attrgetter("order"))

    def _retell(self, changed: set[Thread]) -> set[str]:
        gone = {name for thread in changed if (name := self._ids.pop(thread, None))}
        for name in gone:
            del self._threads[name], self._told[name]
        self._undated -= changed
        known = clock(self._last_day)
        fresh = []
        for thread in sorted((t for t in changed if t.accounts), key=lambda t: t.accounts[0].order):
            told = self._tell(thread, known)
            fresh.append(told)
            self._told[told.id], self._threads[told.id], self._ids[thread] = told, thread, told.id
            if any(a.claim.article.published is None for a in thread.accounts):
                self._undated.add(thread)
        gone -= self._told.keys()
        touched = self._links.update(fresh, gone=gone)
        for name in touched:
            self._told[name] = self._links.linked(self._told[name])
        return touched | gone

    def _tell(self, thread: Thread, known: Callable[[Claim], date | None]) -> Deployment:
        claims = [account.claim for account in thread.accounts]
        because = [self._court.placed[account].because for account in thread.accounts]
        writers = [self._copies.voice(account.article) for account in thread.accounts]
        testimony = Testimony(claims, because, voices_of(claims, writers))
        return tell(testimony, name=self._name(thread.accounts[0]), known=known, atlas=self._atlas)

    def _name(self, founder: Account) -> str:
        """Make an id from the claim that founds a deployment; alike claims of one article are numbered."""
        article = self._articles[founder.article]
        alike = sorted(a.order[2] for a in article.accounts if a.claim.id == founder.claim.id)
        key = (article.key, founder.claim.id, alike.index(founder.order[2]))
        return hashlib.sha256(repr(key).encode()).hexdigest()[:12]


def _key(claim: Claim) -> ArticleKey:
    article = claim.article
    day = article.published.toordinal() if article.published else 0
    return article.published is None, day, article.id, article.outlet or ""


def _identity(claim: Claim) -> Hashable:
    """Return what makes a claim itself within its article."""
    return (
        claim.start, claim.end, claim.id, claim.unit, claim.materiel, claim.count_of, claim.relation,
        claim.event_date, claim.said_by, claim.confidence, claim.origin, claim.destination, claim.evidence,
    )  # fmt: skip


def _sorted(claims: Iterable[Claim]) -> list[Claim]:
    """Sort an article's claims by their place in it, whatever order they come in."""
    keyed = [((c.start, c.end, c.id), c) for c in claims]
    alike = len({key for key, _ in keyed}) < len(keyed)
    return [c for _, c in sorted(keyed, key=lambda item: (item[0], repr(_identity(item[1])) if alike else ""))]
