"""Whom a claim speaks for: outlets that write for themselves, and those who print another's copy.

Ten papers that print one agency's report are one witness. Copy is found by MinHash over runs of words
(Broder 1997, with locality-sensitive hashing), so a text that was cut, retitled or touched up is known again.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from rensa import RMinHash, RMinHashLSH

from geo.deployments.accounts import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.deployments.accounts import ArticleKey
    from geo.model import Article, Claim

# Words in a run: three leave room for a word changed here and there, and chance seldom repeats so many runs.
_RUN = 3
# From this share of runs in common on (Jaccard), two texts are one: a third cut away and a few words changed
# leave more, two reports on one speech that quote the same sentences less.
_COPY = 0.5
_HASHES, _BANDS, _SEED = 128, 32, 1
# Fewer runs than this say too little about who wrote them.
_FEWEST_RUNS = 20
# An agency signs in the dateline: "GOMA (Reuters) - ".
_DATELINE = 160


class Copies:
    """Articles, and for each the one that it copies: the earliest before it that has nearly the same text."""

    def __init__(self) -> None:
        self._lsh = RMinHashLSH(_COPY, _HASHES, _BANDS)
        self._sketches: list[RMinHash | None] = []
        self._keys: list[ArticleKey] = []
        self._articles: list[Article] = []
        self._numbers: dict[ArticleKey, int] = {}
        self._copied: dict[ArticleKey, ArticleKey] = {}

    def add(self, key: ArticleKey, article: Article) -> set[ArticleKey]:
        """Take in an article.

        Returns
        -------
        Keys of the articles known before of which it is now the one copied.
        """
        if key in self._numbers:
            return set()
        number = self._numbers[key] = len(self._keys)
        self._keys.append(key)
        self._articles.append(article)
        sketch = _sketch(article.text)
        self._sketches.append(sketch)
        if sketch is None:
            return set()
        alike = [n for n in self._lsh.query(sketch) if sketch.jaccard(self._sketches[n]) >= _COPY]
        self._lsh.insert(number, sketch)
        before = [self._keys[n] for n in alike if self._keys[n] < key]
        if before:
            self._copied[key] = min(before)
        later = {self._keys[n] for n in alike if self._keys[n] > key and self._copied.get(self._keys[n], key) >= key}
        for copy in later:
            self._copied[copy] = key
        return later

    def voice(self, key: ArticleKey) -> str:
        """Name whom an article speaks for: the agency that signs it, or the outlet whose text it has.

        An article without an outlet speaks for itself.
        """
        while key in self._copied:
            key = self._copied[key]
        article = self._articles[self._numbers[key]]
        return _signed(article.text[:_DATELINE]) or article.outlet or article.id


def voices_of(claims: Sequence[Claim], writers: Sequence[str]) -> list[str]:
    """Name for each claim, in the order in which they became known, the voice that it speaks for.

    That is its article's (``writers``), but a sentence that another printed word for word before adds no voice.
    """
    first_with: dict[str, str] = {}
    return [first_with.setdefault(" ".join(_words(c.sentence)), w) for c, w in zip(claims, writers, strict=True)]


def _sketch(text: str) -> RMinHash | None:
    words = _words(text)
    runs = [" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)]
    if len(runs) < _FEWEST_RUNS:
        return None
    sketch = RMinHash(_HASHES, _SEED)
    sketch.update(runs)
    return sketch


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _signed(head: str) -> str | None:
    match = _agency_marks().search(head)
    return _agencies()[match[1].casefold()] if match else None


@cache
def _agencies() -> dict[str, str]:
    return {row["mark"].casefold(): row["agency"] for row in vocabulary("agencies.csv")}


@cache
def _agency_marks() -> re.Pattern[str]:
    marks = "|".join(re.escape(mark) for mark in sorted(_agencies(), key=len, reverse=True))
    return re.compile(rf"\(({marks})\)\s*[-–—]", re.IGNORECASE)
