"""Articles → their sentences that may hold a claim, parsed: many articles at once, none for nothing.

The parser is faster on many sentences at once than on a few, so articles are taken in lots. Of an article that is not
plainly about forces the sentences that name one are read first, with no places known but those they name; the places of
the whole are looked for, and its other sentences parsed, only where one of those told of a movement or a posting. News
of other things costs little so, and seldom tells anything.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import count, islice, takewhile
from typing import TYPE_CHECKING, NamedTuple

from geo import language, places
from geo.claims.unlisted import with_unlisted
from geo.claims.whereabouts import home_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

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
    names: list[list[Name]]
    """The names in each sentence."""
    cast: Cast
    """Who is spoken of."""
    named: Sequence[Place] = ()
    """The places named in the article."""
    home: str | None = None
    """Code of the country whose own affairs it tells of."""

    def memory(self) -> language.Memory:
        """Give what its sentences are read with before anything has been told."""
        military = language.tells_of_forces(self.article.text)
        years = language.years_told(self.article.text)
        return language.Memory(self.cast, military=military, home=self.home, years=years)

    def but(self, read: Container[int]) -> Opened:
        """Give the article without the sentences that begin there."""
        left = [(s, names) for s, names in zip(self.sentences, self.names, strict=True) if s.start not in read]
        return self._replace(sentences=[s for s, _ in left], names=[names for _, names in left])


class _Chosen(NamedTuple):
    """An article's sentences that can hold a claim, each with whether it tells plainly of a force."""

    article: Article
    sentences: list[tuple[Sentence, bool]]

    def about_forces(self) -> bool:
        """Whether so many are plain that it tells of movements as good as surely."""
        plain = sum(plain for _, plain in self.sentences)
        return plain > 0 and plain >= _PLAINLY * len(language.split(self.article))


def parsed_lots(articles: Iterable[Article]) -> Iterator[list[tuple[Opened, list[Doc]]]]:
    """Yield the articles in lots that are worth a run of the parser, in order, each with the parses to read."""
    lot: list[_Chosen] = []
    for article in articles:
        lot.append(_Chosen(article, language.promising(article)))
        if len(lot) >= _AT_ONCE or sum(len(chosen.sentences) for chosen in lot) >= _AT_ONCE:
            yield _parsed(lot)
            lot = []
    if lot:
        yield _parsed(lot)


def _parsed(lot: Sequence[_Chosen]) -> list[tuple[Opened, list[Doc]]]:
    plainly = [chosen.about_forces() for chosen in lot]
    firsts = [_opened(chosen) if plain else _glimpsed(chosen) for chosen, plain in zip(lot, plainly, strict=True)]
    parses = _parses(firsts)
    opened = [
        first if plain else _opened(chosen) if _tells(first, known) else _passed_over(chosen)
        for chosen, plain, first, known in zip(lot, plainly, firsts, parses, strict=True)
    ]
    for known, further in zip(
        parses, _parses([o.but(known) for o, known in zip(opened, parses, strict=True)]), strict=True
    ):
        known.update(further)
    return [(o, [known[s.start] for s in o.sentences]) for o, known in zip(opened, parses, strict=True)]


def _opened(chosen: _Chosen) -> Opened:
    article, sentences = chosen.article, [sentence for sentence, _ in chosen.sentences]
    cast = language.cast_of(article.text)
    named = with_unlisted(article, places.find(article.text, outlet=article.outlet), sentences, cast)
    home = home_of(cast, named)
    if home is not None and any(m.kind == "service" and m.code != home for m in cast.mentions):
        cast = language.cast_of(article.text, home=home)
    return Opened(article, sentences, [_names_in(sentence, named) for sentence in sentences], cast, named, home)


def _glimpsed(chosen: _Chosen) -> Opened:
    """Give the sentences that tell plainly of a force, with no places known but those they name themselves."""
    plain = [sentence for sentence, plain in chosen.sentences if plain]
    if not plain:
        return _passed_over(chosen)
    return Opened(chosen.article, plain, list(map(_names_alone, plain)), language.cast_of(chosen.article.text))


def _passed_over(chosen: _Chosen) -> Opened:
    return Opened(chosen.article, [], [], language.Cast())


def _names_in(sentence: Sentence, named: Sequence[Place]) -> list[Name]:
    first = bisect_left(named, sentence.start, key=lambda p: p.start)
    inside = takewhile(
        lambda item: item[1].start < sentence.end, zip(count(first), islice(named, first, None), strict=False)
    )
    return [_name(i, p, sentence.start) for i, p in inside if p.end <= sentence.end]


def _names_alone(sentence: Sentence) -> list[Name]:
    return [_name(i, p, 0) for i, p in enumerate(places.find(sentence.text))]


def _name(index: int, place: Place, after: int) -> Name:
    return language.Name(place.start - after, place.end - after, index, place.country, place.adjectival)


def _parses(lot: Sequence[Opened]) -> list[dict[int, Doc]]:
    """Give the parses of each article's sentences by where the sentence begins."""
    docs = language.parse(prose for o in lot for prose in map(language.prose_of, o.sentences, o.names))
    return [{s.start: doc for s, doc in zip(o.sentences, islice(docs, len(o.sentences)), strict=True)} for o in lot]


def _tells(opened: Opened, parses: Mapping[int, Doc]) -> bool:
    """Whether one of the sentences tells what a force does, or how many are there."""
    if not opened.sentences:
        return False
    memory = opened.memory()
    for sentence, names in zip(opened.sentences, opened.names, strict=True):
        reading = language.Reading(sentence, parses[sentence.start], names, memory)
        for frame in language.frames(reading, opened.article.published):
            counted = frame.count != (None, None)
            if counted or (frame.military and not frame.implied):
                return True
    return False
