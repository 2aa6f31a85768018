"""Long patterns tried only where they can match: at the words that they may begin with.

A pattern of many alternatives is slow because it is tried at every letter; a set tells at once which words of
a text can open it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

_WORD = re.compile(r"(\w+)")


def found_from(openings: Container[str], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield what the pattern finds in the text, none overlapping; it begins with one of the words or a figure.

    Parameters
    ----------
    openings
        In small letters.
    """
    words, starts = _cut(text)
    after = 0
    for at in [i for i, word in enumerate(words) if word in openings or word[0].isdecimal()]:
        match = pattern.match(text, starts[at]) if starts[at] >= after else None
        if match is not None:
            after = match.end()
            yield match


def words_in(text: str) -> list[str]:
    """Give the words of the text in small letters."""
    return _cut(text)[0]


@lru_cache(maxsize=512)
def _cut(text: str) -> tuple[list[str], list[int]]:
    """Give the words of the text in small letters and where each begins."""
    lowered = text.lower()
    parts = _WORD.split(lowered if len(lowered) == len(text) else text)  # what is no word and the words, in turn
    return parts[1::2], list(accumulate(map(len, parts)))[::2]
