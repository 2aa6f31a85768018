"""Articles → their sentences that may hold a claim, parsed: many articles at once, none for nothing.

The parser is faster on many sentences at once than on a few, so articles are taken in lots. Of each article the
sentences that plainly tell of forces are parsed first; the others, which tell of them in weaker words, only where
one of those told of a movement or a posting. News of other things costs little so, and seldom tells anything.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import compress, count, islice, takewhile
from typing import TYPE_CHECKING, NamedTuple

from geo import language, places
from geo.claims.unlisted import with_unlisted
from geo.claims.whereabouts import home_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc

    from geo.language import Cast, Name, Sentence
    from geo.model import Article, Place

_AT_ONCE = 128
"""Sentences, or articles, that are parsed together."""
_PLAINLY = 0.25
"""Share of an article's sentences that tell plainly of forces from which on it is one about them."""


class Opened(NamedTuple):
    """An article made ready for the parser: the sentences to read, with the places named in them."""

    article: Article
    sentences: list[Sentence]
    plain: list[bool]
    """Which of the sentences tell plainly of forces; see `geo.language.promising`."""
    named: list[Place]
    names: list[list[Name]]
    """The names in each sentence."""
    cast: Cast
    """Who is spoken of."""
    home: str | None = None
    """Code of the country whose own affairs it tells of."""

    def memory(self) -> language.Memory:
        """Give what its sentences are read with before anything has been told."""
        military = language.tells_of_forces(self.article.text)
        return language.Memory(self.cast, military=military, home=self.home)

    def only(self, wanted: Sequence[bool]) -> Opened:
        """Give the article with some of its sentences."""
        return self._replace(
            sentences=list(compress(self.sentences, wanted)),
            plain=list(compress(self.plain, wanted)),
            names=list(compress(self.names, wanted)),
        )


def parsed_lots(articles: Iterable[Article]) -> Iterator[list[tuple[Opened, list[Doc]]]]:
    """Yield the articles in lots that are worth a run of the parser, in order, each with the parses to read."""
    lot: list[Opened] = []
    for opened in map(_opened, articles):
        lot.append(opened)
        if len(lot) >= _AT_ONCE or sum(len(o.sentences) for o in lot) >= _AT_ONCE:
            yield _parsed(lot)
            lot = []
    if lot:
        yield _parsed(lot)


def _opened(article: Article) -> Opened:
    promising = language.promising(article)
    if not promising:
        return Opened(article, [], [], [], [], language.Cast())
    sentences, plain = map(list, zip(*promising, strict=True))
    cast = language.cast_of(article.text)
    named = with_unlisted(article, places.find(article.text, outlet=article.outlet), sentences, cast)
    home = home_of(cast, named)
    if home is not None and any(m.kind == "service" and m.code != home for m in cast.mentions):
        cast = language.cast_of(article.text, home=home)
    names = [_names_in(sentence, named) for sentence in sentences]
    return Opened(article, sentences, plain, named, names, cast, home)


def _names_in(sentence: Sentence, named: Sequence[Place]) -> list[Name]:
    first = bisect_left(named, sentence.start, key=lambda p: p.start)
    inside = takewhile(
        lambda item: item[1].start < sentence.end, zip(count(first), islice(named, first, None), strict=False)
    )
    return [
        language.Name(p.start - sentence.start, p.end - sentence.start, i, p.country, p.adjectival)
        for i, p in inside
        if p.end <= sentence.end
    ]


def _parsed(lot: Sequence[Opened]) -> list[tuple[Opened, list[Doc]]]:
    firsts = [opened if _is_about_forces(opened) else opened.only(opened.plain) for opened in lot]
    told = _parses(firsts)
    worth = [
        opened if first is opened or _tells(first, docs) else opened.only([])
        for opened, first, docs in zip(lot, firsts, told, strict=True)
    ]
    weaker = [
        opened.only([]) if first is opened else opened.only([not plain for plain in opened.plain])
        for opened, first in zip(worth, firsts, strict=True)
    ]
    parsed = []
    for opened, first, docs, rest in zip(worth, firsts, told, _parses(weaker), strict=True):
        of = {True: iter(docs), False: iter(rest)}
        parsed.append((opened, docs if first is opened else [next(of[plain]) for plain in opened.plain]))
    return parsed


def _is_about_forces(opened: Opened) -> bool:
    """Whether so many of the article's sentences are plain that it tells of movements as good as surely."""
    return any(opened.plain) and sum(opened.plain) >= _PLAINLY * len(language.split(opened.article))


def _parses(lot: Sequence[Opened]) -> list[list[Doc]]:
    docs = language.parse(prose for o in lot for prose in map(language.prose_of, o.sentences, o.names))
    return [list(islice(docs, len(o.sentences))) for o in lot]


def _tells(opened: Opened, docs: Sequence[Doc]) -> bool:
    """Whether one of the sentences tells what a force does, or how many are there."""
    if not docs:
        return False
    memory = opened.memory()
    for sentence, names, doc in zip(opened.sentences, opened.names, docs, strict=True):
        frames = language.frames(language.Reading(sentence, doc, names, memory), opened.article.published)
        for frame in frames:
            counted = frame.count != (None, None)
            if counted or (frame.military and not frame.implied):
                return True
    return False
