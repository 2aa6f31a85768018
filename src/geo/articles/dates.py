"""Dates as they are written in English texts, and who held office when."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from typing import NamedTuple

MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
WEEKDAYS = {name: n for n, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}

# Capitals are asked for, so that "may 5" and "march 13 miles" are no dates.
_MONTH_NAMES = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_MONTH = rf"(?:{_MONTH_NAMES}|{_MONTH_NAMES.upper()})"
_WEEKDAY_NAMES = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun"
WEEKDAY = rf"(?:{_WEEKDAY_NAMES}|{_WEEKDAY_NAMES.upper()})"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:]|[.,]\d)"
DATE = re.compile(
    rf"""(?<![\w/-])
    (?:(?P<weekday>{WEEKDAY})\b\.?,?\s+(?:the\s+)?)?
    (?:
        (?P<m1>{_MONTH})\.?\s*(?P<d1>{_DAY})(?:\s*,?\s+(?P<y1>{_YEAR}))?
      | (?P<d2>{_DAY})[\s-](?:of\s+)?(?P<m2>{_MONTH})\b\.?(?:[,\s-]\s*(?P<y2>{_YEAR}))?
      | (?P<y3>{_YEAR})(?P<sep>[-/.])(?P<m3>1[0-2]|0?[1-9])(?P=sep)(?P<d3>3[01]|[12]\d|0?[1-9])(?!\d)
      | (?P<x4>0?[1-9]|[12]\d|3[01])(?P<sep4>[/.])(?P<z4>0?[1-9]|[12]\d|3[01])(?P=sep4)(?P<y4>{_YEAR})
    )""",
    re.VERBOSE,
)
YEAR = re.compile(rf"(?<![\d,.$€£-]){_YEAR}(?!,\d|%)")
_BOUNDS = (1900, 2100)
_MOST_MONTHS = 12


class Mention(NamedTuple):
    """A date as written at ``start:end``: the year may be missing, the weekday (0 is Monday) too."""

    start: int
    end: int
    weekday: int | None
    month: int
    day: int
    year: int | None

    def on(self, year: int) -> date | None:
        """Return the date in that year, or None where there is no such day."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    @property
    def full(self) -> date | None:
        """The date where the year is written."""
        return None if self.year is None else self.on(self.year)


def find_dates(text: str) -> Iterator[Mention]:
    """Yield each date that has at least a month and a day.

    A numeric date whose day and month may be taken for each other (02/03/2022) is passed over.
    """
    for m in DATE.finditer(text):
        weekday = WEEKDAYS[m["weekday"][:3].casefold()] if m["weekday"] else None
        if m["x4"]:
            first, second = int(m["x4"]), int(m["z4"])
            if first != second and max(first, second) <= _MOST_MONTHS:
                continue
            day, month = (second, first) if second > _MOST_MONTHS else (first, second)
            year: str | None = m["y4"]
        else:
            month_text, day_text = m["m1"] or m["m2"] or m["m3"], m["d1"] or m["d2"] or m["d3"]
            month = int(month_text) if month_text.isdigit() else MONTHS[month_text[:3].casefold()]
            day = int(re.sub(r"\D", "", day_text))
            year = m["y1"] or m["y2"] or m["y3"]
        mention = Mention(m.start(), m.end(), weekday, month, day, int(year) if year else None)
        if mention.on(mention.year or 2000) and (year is None or _BOUNDS[0] <= int(year) <= _BOUNDS[1]):
            yield mention


def parse_date(written: str) -> date | None:
    """Return the one full date in a short string, or None where there is none or it may be read two ways."""
    full = [mention.full for mention in find_dates(written)]
    return full[0] if len(full) == 1 else None


def years_in(text: str) -> set[int]:
    """Return the years that a text names."""
    return {int(m.group()) for m in YEAR.finditer(text)}


class _Term(NamedTuple):
    named: re.Pattern[str]
    since: date
    until: date


@cache
def _terms() -> tuple[_Term, ...]:
    lines = files("geo.articles").joinpath("in_office.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return tuple(
        _Term(
            re.compile(rf"(?<!former )(?<!Former )(?<!ex-)(?<!then-)\b{office}\s+{name}\b"),
            date.fromisoformat(since),
            date.fromisoformat(until) if until else date.max,
        )
        for office, name, since, until in rows
    )


def in_office(text: str) -> tuple[date, date] | None:
    """Return the first and last day on which all office-holders that a text names held their offices.

    None where it names none that are known, or some who never held office together.
    """
    named = [term for term in _terms() if term.named.search(text)]
    if not named:
        return None
    since, until = max(term.since for term in named), min(term.until for term in named)
    return (since, until) if since <= until else None


def with_year(mention: Mention, *, text: str) -> date | None:
    """Return the date meant by a mention, its year found by its weekday where it is not written.

    A weekday falls on the same date every five to eleven years; which of those years is meant is told by
    the years that the text names, or else by the office-holders that it names. None where neither decides.
    """
    if mention.full or mention.weekday is None:
        return mention.full
    fitting = [
        day for year in range(_BOUNDS[0], _BOUNDS[1]) if (day := mention.on(year)) and day.weekday() == mention.weekday
    ]
    term = in_office(text)
    if term:
        fitting = [day for day in fitting if term[0] <= day <= term[1]]
    years = years_in(text)
    if years:
        latest = max(years)
        named = [day for day in fitting if day.year in {latest, latest + 1}]
        if len(named) == 1:
            return named[0]
    return fitting[0] if len(fitting) == 1 else None
