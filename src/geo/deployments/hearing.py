"""Which happening each account joins: the hearing of articles in the order in which they appeared.

Of the articles after one that comes between, only those are heard again whose choice it may change: who
joined a happening that now reads otherwise, or whom one may now fit better.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from geo.deployments.accounts import Happening
from geo.deployments.candidates import Index
from geo.deployments.likeness import likeness

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from geo.deployments.accounts import Account, ArticleKey, Order
    from geo.deployments.where import Atlas
    from geo.model import Claim

_ORDER = attrgetter("order")


@dataclass(slots=True, eq=False)
class Heard:
    """An article's claims; ``accounts`` are in the order in which they are heard.

    ``totals`` gives for an account that is a sum of others in the article those that it sums up.
    """

    key: ArticleKey
    claims: dict[Hashable, Claim] = field(default_factory=dict)
    accounts: list[Account] = field(default_factory=list)
    totals: dict[Account, list[Account]] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Thread:
    """The accounts of one happening in order; ``whole`` sums them up unless it is stale."""

    accounts: list[Account] = field(default_factory=list)
    whole: Happening = field(default_factory=Happening)
    stale: bool = False


class Placed(NamedTuple):
    """Where an account was put, how well it fitted, and why."""

    thread: Thread
    score: float
    because: str


# A happening that an account founds fits it worse than any that was told before.
_FOUNDED = -1.0


class Court:
    """All accounts heard so far, and the threads that they make up."""

    def __init__(self, atlas: Atlas) -> None:
        self.placed: dict[Account, Placed] = {}
        self._atlas = atlas
        self._threads: Index[Thread] = Index(atlas)
        self._hearers: Index[Heard] = Index(atlas)
        self._latest: ArticleKey | None = None

    def hear(self, articles: Iterable[Heard], *, withdrawn: Iterable[Account] = ()) -> set[Thread]:
        """Hear new articles; ``withdrawn`` are the accounts that some of them gave when heard before.

        Returns
        -------
        The threads that were changed; those without accounts are no more.
        """
        self._changed: set[Thread] = set()
        self._queue: list[ArticleKey] = []
        self._called: dict[ArticleKey, Heard] = {}
        self._suspects: dict[ArticleKey, set[Thread]] = defaultdict(set)
        self._asked: set[Thread] = set()
        self._views: dict[Thread, tuple[Happening, int]] = {}
        anew = {article.key: article for article in articles}
        for account in withdrawn:
            self._hearers.leave(account, anew[account.article])
            self._leave(account, self.placed.pop(account).thread)
        for article in anew.values():
            self._call(article)
        while self._queue:
            article = self._called.pop(heapq.heappop(self._queue))
            self._hear(article, anew=article.key in anew)
            if article.key in anew:
                for account in article.accounts:
                    self._hearers.enter(account, article)
                self._latest = max(article.key, self._latest or article.key)
        for thread in self._changed:
            if thread.stale:
                thread.whole, thread.stale = self._as_heard(thread, None) or Happening(), False
        return self._changed

    def _call(self, article: Heard) -> None:
        if article.key not in self._called:
            self._called[article.key] = article
            heapq.heappush(self._queue, article.key)

    def _hear(self, article: Heard, *, anew: bool) -> None:
        suspects = self._suspects.pop(article.key, set())
        moved = anew
        for account in article.accounts:
            before = self.placed.get(account)
            if moved or before is None or self._in_doubt(account, before, suspects):
                moved |= self._place(account, before, article)

    def _in_doubt(self, account: Account, before: Placed, suspects: set[Thread]) -> bool:
        """Whether an account might be placed otherwise now that some threads read otherwise."""
        # Without a place, a number or a back reference that fits several fits none for sure.
        if before.thread in suspects or not account.sites:
            return True
        for thread in suspects:
            view = self._as_heard(thread, account.order)
            found = likeness(account, view, atlas=self._atlas) if view else None
            if found and found.score >= before.score:
                return True
        return False

    def _place(self, account: Account, before: Placed | None, article: Heard) -> bool:
        """Put an account where it fits best; returns whether that is not where it was."""
        barred = {self.placed[part].thread for part in article.totals.get(account, ()) if part.order < account.order}
        fits = [
            (found.score, view.order, thread, found.because)
            for thread in self._candidates(account) - barred
            if (view := self._as_heard(thread, account.order)) and (found := likeness(account, view, atlas=self._atlas))
        ]
        best = max(fits, key=lambda fit: fit[:2], default=None)
        rivals = [fit for fit in fits if best and (account.bare or fit[0] == best[0])]
        # Without a place, a number or a back reference that fits several fits none for sure.
        if best and (account.sites or len(rivals) == 1):
            now = Placed(best[2], best[0], best[3])
        elif before and before.thread.accounts[0] is account:
            now = Placed(before.thread, _FOUNDED, "")
        else:
            now = Placed(Thread(), _FOUNDED, "")
        self.placed[account] = now
        if before and before.thread is now.thread:
            if before.because != now.because:
                self._changed.add(now.thread)
            return False
        if before:
            self._leave(account, before.thread)
        self._join(account, now.thread)
        return True

    def _candidates(self, account: Account) -> set[Thread]:
        """Return the threads that the accounts before one make candidates for it, whatever joined them later."""
        return {
            thread
            for thread in self._threads.candidates(account)
            if thread.accounts[-1].order < account.order
            or self._threads.could_tell(account, thread.accounts[: _count_before(account, thread)])
        }

    def _join(self, account: Account, thread: Thread) -> None:
        at = _count_before(account, thread)
        if at == len(thread.accounts) and not thread.stale:
            thread.whole.add(account, atlas=self._atlas)
        else:
            thread.stale = True
        thread.accounts.insert(at, account)
        self._threads.enter(account, thread)
        self._tell_those_after(account, thread)

    def _leave(self, account: Account, thread: Thread) -> None:
        thread.accounts.remove(account)
        thread.stale = True
        self._threads.leave(account, thread)
        self._tell_those_after(account, thread)

    def _tell_those_after(self, account: Account, thread: Thread) -> None:
        """Call the articles after an account's for which its thread, which has changed there, may matter."""
        self._changed.add(thread)
        here = account.article
        if self._latest is None or here >= self._latest:
            return
        asking = [account] if thread in self._asked else [account, *thread.accounts]
        self._asked.add(thread)
        alike = {(a.sites | a.anchors, a.actors, a.unit, a.count, a.first, a.last, a.claim.action): a for a in asking}
        for article in {found for other in alike.values() for found in self._hearers.affected(other)}:
            if article.key > here:
                self._suspects[article.key].add(thread)
                self._call(article)

    def _as_heard(self, thread: Thread, order: Order | None) -> Happening | None:
        """Return what a thread's accounts before an order (None: all) tell; None if there are none."""
        if not thread.stale and thread.accounts and (order is None or thread.accounts[-1].order < order):
            return thread.whole
        view, heard = self._views.get(thread) or (Happening(), 0)
        while heard < len(thread.accounts) and (order is None or thread.accounts[heard].order < order):
            view.add(thread.accounts[heard], atlas=self._atlas)
            heard += 1
        self._views[thread] = view, heard
        return view if heard else None


def _count_before(account: Account, thread: Thread) -> int:
    return bisect_left(thread.accounts, account.order, key=_ORDER)
