"""A visitor's own articles: read for the length of the visit, in memory, and never kept elsewhere."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from geo.dashboard.data import claims_of, told_by
from geo.store import open_work, save_work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import BinaryIO

    from geo.dashboard.data import Told
    from geo.model import Article, Claim, Problem

Source = Literal["opened", "own", "both"]


@dataclass(slots=True)
class Own:
    """Articles with their claims by article id, and the problems with the files they came in."""

    articles: dict[str, Article] = field(default_factory=dict)
    claims: dict[str, list[Claim]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _told: tuple[Told | None, Source, Told] | None = None

    def add(self, articles: Iterable[Article], *, on_article: Callable[[Article], None]) -> int:
        """Read the claims of articles that are new, and return how many these are; the same text counts once."""
        new = [article for article in articles if article.id not in self.articles]
        for article in new:
            on_article(article)
            self._take(article, claims_of(article))
        return len(new)

    def open(self, data: bytes | BinaryIO) -> int:
        """Take over what a saved work file holds, and return how many of its articles are new.

        Raises
        ------
        geo.store.WorkFileError
            If it is no work file.
        """
        work = open_work(data)
        new = [article for article in work.articles if article.id not in self.articles]
        claims = defaultdict(list)
        for claim in work.claims:
            claims[claim.article.id].append(claim)
        for article in new:
            self._take(article, claims[article.id])
        return len(new)

    def save(self) -> bytes:
        """Return everything as one file."""
        return save_work(list(self.articles.values()), self._all_claims())

    def told(self, opened: Told | None, source: Source) -> Told:
        """Return what own articles tell, alone or with those that the app opened with."""
        if self._told is None or self._told[:2] != (opened, source):
            others, read = (opened.claims, opened.articles) if opened and source == "both" else ((), 0)
            told = told_by([*others, *self._all_claims()], articles=read + len(self.articles))
            self._told = (opened, source, told)
        return self._told[2]

    def _take(self, article: Article, claims: list[Claim]) -> None:
        self.articles[article.id], self.claims[article.id] = article, claims
        self._told = None

    def _all_claims(self) -> list[Claim]:
        return [claim for claims in self.claims.values() for claim in claims]
