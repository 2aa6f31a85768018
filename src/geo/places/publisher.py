"""Where a text was published, as evidence for the places it names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .matching import matches, words_of
from .vocabulary import cues, lexicon

if TYPE_CHECKING:
    from .matching import Match, Word

# A paper called after a town writes of that town and counts as three mentions of it; one called after a
# metropolis or a country writes of the world and counts as one.
_TOWN = 500_000  # people
_MENTIONS = 3


def with_outlet(found: list[Match], words: list[Word], outlet: str | None) -> tuple[list[Match], list[Word]]:
    """Return matches and words with those of the publisher's name behind them, as further mentions."""
    if not outlet:
        return found, words
    behind = len(words)
    start = words[-1].end + 2 if words else 0
    ours = words_of(outlet)
    words = [*words[:-1], *(replace(w, gap="\n\n") for w in words[-1:])]
    words += [replace(w, start=w.start + start, end=w.end + start) for w in ours]
    named = [
        replace(m, first=m.first + behind, last=m.last + behind, start=m.start + start, end=m.end + start)
        for m in matches(ours)
        if not _plain(m, ours)
    ]
    return [*found, *(m for m in named for _ in range(_mentions(m)))], words


def _plain(match: Match, words: list[Word]) -> bool:
    """Whether a name in the name of a paper is a word like any other: "Star", "Post"."""
    alone = match.last - match.first == 1
    return alone and (match.key in lexicon("common_words") or words[match.first].text in cues("company"))


def _mentions(match: Match) -> int:
    largest = max((s.population for s in match.senses if s.kind == "city"), default=0)
    return 1 if match.listed or match.adjectival or largest > _TOWN else _MENTIONS
