"""For whom those speak whose office is named without a country: "Finland is to …, Defense Minister Hakkanen said"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.language.text.actors import ActorMention

_NAME = r"(?:[A-Z][\w'’-]+\s+){0,2}[A-Z][\w'’-]+"
_OFFICE = re.compile(
    r"\b(?:[Pp]rime|[Dd]efen[cs]e|[Ff]oreign|[Ii]nterior)\s+(?:[Mm]inister|[Ss]ecretary)\s+(?P<name>" + _NAME + ")"
    r"|\b(?:President|Chancellor|Premier)\s+(?P<head>" + _NAME + ")"
)
_SENTENCE = re.compile(r"[a-z\d]{2}[.?!][\"”’']*\s+[\"“‘']*[A-Z]|\n")
"""Where a sentence ends, as far as that is plain."""
_DECIDES = re.compile(
    r"\s+(?:will|would|plans?|intends?|means|wants|hopes|may|could|can|is\s+(?:set|ready|to|about|going|prepared|willing)"
    r"|has\s+(?:decided|agreed|sent|deployed|offered|pledged|ordered|approved|no))\b"
)
"""What a state does of which its own officials speak."""
_REACH = 250
"""Characters before an office within which its sentence is looked through."""


def office_holders(text: str, mentions: Sequence[ActorMention]) -> Iterator[tuple[str, str]]:
    """Yield the names of ministers and heads of state told of without their country, each with the state's code.

    Whose they are is taken from the sentence alone, where a state opens it that decides something.
    """
    starts = [m.start for m in mentions]
    for match in _OFFICE.finditer(text):
        first = max(0, match.start() - _REACH)
        breaks = [b.end() - 1 for b in _SENTENCE.finditer(text, first, match.start())]
        opening = breaks[-1] if breaks else first
        before = mentions[bisect_left(starts, opening) : bisect_left(starts, match.start())]
        subject = next((m for m in before if m.kind == "state" and m.start - opening <= len("“The ")), None)
        beside = before and text[before[-1].end : match.start()].strip(" '’s") == ""  # "the Russian President"
        if subject is not None and not beside and _DECIDES.match(text, subject.end):
            yield match["name"] or match["head"], subject.code
