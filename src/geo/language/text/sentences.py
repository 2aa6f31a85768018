"""Passages → sentences, with offsets into the article's text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import nupunkt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.model import Article, PassageKind

MAX_CHARACTERS = 2_000
"""Longer "sentences" are lists or tables without full stops; the parser's time grows with length."""


_HEADLINE = 160
"""Characters of the longest headline."""
_TITLE_AHEAD = re.compile(
    r"(?:\b(?:Lt|Cmdr|Cdr|Comdr|Spc|Pfc|Pte|Cpl|Wg|Sqn|Flt|Gp|Brig|Maj|Sta|ASP|SSP|DIG)\.(?:[-\s]?(?:Gen|Col|Cmdr|Cdr)\.)?"
    r"|\b(?:anti|pro|non|ex)-(?:[A-Z]\.){2,}|\b(?:[A-Z]{2,5}|[a-z]+)\s(?:St|Ste|Ft|Mt)\.)\s*\Z"
)
"""What no sentence ends in when a name follows: a rank, "anti-U.S.", the "St." of a saint but not of a street."""
_RUN_ON = re.compile(
    r"(?<=[a-z]{5})\.[\"”’]?\s+(?=(?:An?|The|This|These|It|He|She|They|But|In|On|At|Some|Another)\s[a-z])"
)
"""An end that the splitter takes for that of an abbreviation: "by the end of the month. An extra battalion"."""
_ENDS = frozenset(".!?:;\"”’'…")


class Sentence(NamedTuple):
    """A sentence of an article: its offsets, its text and the passage it stands in."""

    start: int
    end: int
    text: str
    kind: PassageKind
    first: bool
    """Whether it opens its passage."""


@lru_cache(maxsize=128)
def split(article: Article) -> tuple[Sentence, ...]:
    """Give the sentences of the article's passages in reading order, white space stripped at both ends."""
    return tuple(_split(article))


def _split(article: Article) -> Iterator[Sentence]:
    alone = len(article.passages) == 1 and _is_headline(article.text.strip())
    for passage in article.passages:
        text = article.text[passage.start : passage.end]
        # Wires of the 1990s quote with ``…'', which hides the end of a sentence from the splitter.
        plain = text.replace("``", " “").replace("''", "” ")
        spans = [(0, len(text))] if passage.kind == "title" else _joined(plain)
        first = True
        for start, end in (part for span in spans for part in _pieces(text, *span)):
            piece = text[start:end]
            lead = len(piece) - len(piece.lstrip())
            body = piece.strip()
            if body:
                begin = passage.start + start + lead
                yield Sentence(begin, begin + len(body), body, "title" if alone else passage.kind, first)
                first = False


def _joined(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences; what the splitter cut between a title and the name behind it is put together."""
    spans: list[tuple[int, int]] = []
    for start, end in (part for span in nupunkt.sent_spans(text) for part in _parted(text, *span)):
        before = text[spans[-1][0] : spans[-1][1]] if spans else ""
        if _TITLE_AHEAD.search(before) and text[start : start + 1].isupper() and "\n\n" not in before[-2:]:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _parted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences that were taken for one."""
    for match in _RUN_ON.finditer(text, start, end):
        yield start, match.end()
        start = match.end()
    yield start, end


def _is_headline(text: str) -> bool:
    """Whether a text of one line without a full stop is no more than a headline."""
    return len(text) < _HEADLINE and "\n" not in text and text[-1:] not in _ENDS


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what is too long for the parser after a semicolon, a comma or at least a word."""
    while end - start > MAX_CHARACTERS:
        limit = start + MAX_CHARACTERS
        cut = next(
            (at + 1 for mark in (";", ",", " ") if (at := text.rfind(mark, start + MAX_CHARACTERS // 2, limit)) > 0),
            limit,
        )
        yield start, cut
        start = cut
    yield start, end
