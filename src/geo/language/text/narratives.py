"""The year of a day in a text that tells of long ago: "In March 2006 they fled to the hills. In August the force …".

News tells no year of its own days; a history tells it once, and goes on with bare days and months.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta
from typing import TYPE_CHECKING

from geo.language.text import dates

if TYPE_CHECKING:
    from collections.abc import Sequence

_NEWS = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Yy]esterday|[Tt]omorrow|[Tt]onight"
    r"|(?:[Tt]his|[Ll]ast|[Nn]ext)\s(?:week|month|year))\b"
)
"""What is said from the day of writing."""
_FEWEST = 3
"""Dates with their year from which on a text may tell of long ago."""
_FAR = 700
"""Characters after which a year no longer holds."""
_LONG_AGO, _LATELY = timedelta(days=730), timedelta(days=365)


def years_told(text: str) -> Sequence[tuple[int, date]]:
    """Give where a history tells dates with their year, and those dates, in text order; none where it is news."""
    if _NEWS.search(text) is not None:
        return ()
    told = [(mention.start, mention.date.first) for mention in dates.find(text, None) if mention.date is not None]
    return told if len(told) >= _FEWEST else ()


def narrated(years: Sequence[tuple[int, date]], offset: int, published: date | None) -> date | None:
    """Give the last of those dates before the offset, from which a bare day or month is counted on.

    None where it is far back, or the text tells of its own present too.
    """
    at = bisect_left(years, offset, key=lambda told: told[0]) - 1
    if at < 0 or offset - years[at][0] > _FAR:
        return None
    last = years[at][1]
    if published is None:
        return last
    ended = all(day < published - _LATELY for _, day in years)
    return last if ended and last < published - _LONG_AGO else None
