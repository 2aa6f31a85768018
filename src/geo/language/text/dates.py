"""When: dates in a sentence, worked out from the day the article was published.

dateparser was measured to be wrong on a weekday that is the day of publication and to read "we" as
Wednesday; so relative dates are ours. A weekday is the latest one up to publication, or in a clause about
the future the next one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.language.text.scanning import found_from, words_in
from geo.model import EventDate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_COUNT = r"a|an|one|two|three|four|five|six|seven|eight|nine|ten|a\s+couple\s+of|\d+"
_DATE = re.compile(
    rf"(?P<md>\b(?P<m1>{_MONTH})\s*(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<y1>(?:1[5-9]|20)\d\d)\b)?)"
    rf"|(?P<dm>\b(?:(?P<d0>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:to|and|[-–])\s*)?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m2>{_MONTH})(?:,?\s+(?P<y2>(?:1[5-9]|20)\d\d)\b)?)"
    rf"|(?P<my>\b(?:(?P<m0>{_MONTH})\s*(?:to|and|or|[-–])\s*)?(?P<m3>{_MONTH})(?:\s+of)?,?\s+(?P<y3>(?:1[5-9]|20)\d\d)\b)"
    r"|(?P<iso>\b(?:19|20)\d\d-\d\d-\d\d\b)"
    rf"|(?P<mo>(?:\b(?P<mp>in|since|last|this|next|by|until|from|during|early|late|mid|of|for|to|before|between|through)[\s-]+)"
    rf"(?:the\s+(?:end|middle|beginning|start)\s+of\s+|early\s+|late\s+|mid-?)?(?P<m4>{_MONTH})(?!(?:\s+of)?,?\s*(?:\d{{1,2}}\b(?!,\d)|(?:1[5-9]|20)\d\d\b))"
    rf"(?!\s*(?:to|and|or|[-–])\s*{_MONTH}\s+(?:19|20)\d\d)(?:\s+(?P<my4>this|last|next)\s+year)?)"
    r"|(?P<wd>\b(?:(?P<wp>last|next|this\s+coming|this|coming)\s+)?(?P<w>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)"
    r"|(?P<rel>\b(?:the\s+day\s+after\s+tomorrow|the\s+day\s+before\s+yesterday|yesterday|today|tonight|tomorrow|last\s+night|this\s+(?:morning|afternoon|evening))\b)"
    r"|(?P<we>\b(?:over|at|during|by|since|until|this|last|next)\s+(?:the\s+)?(?:(?:past|coming|next|last)\s+)?weekend\b)"
    r"|(?P<nth>\b(?:on|by|until|since|before|from)\s+the\s+(?P<dn>\d{1,2})(?:st|nd|rd|th)\b"
    r"(?!\s+(?:[A-Z]|century|anniversary|day|parallel|time|meridian|floor|of)))"
    r"|(?P<end>\b(?P<ep>end|close|middle|beginning|start)\s+of\s+(?:the\s+)?(?:(?P<ew>this|next|last|coming)\s+)?"
    r"(?P<eu>month|year|spring|summer|autumn|fall|winter)\b)"
    r"|(?P<ye>\b(?:the\s+)?year(?:[\s-]|'s\s+|’s\s+)end\b)"
    rf"|(?P<within>\b(?:within|in)\s+(?:the\s+next\s+)?(?P<wn>{_COUNT})"
    r"\s+(?P<wu>day|week|fortnight|month|year)s?\b)"
    rf"|(?P<then>\b(?:the\s+(?:(?P<tp>following|previous)\s+(?P<tu>day|week|month|year)|(?P<tq>next)\s+(?P<tv>day|morning)"
    rf"|(?P<tw>day|week|month|year)\s+(?P<ts>before|after)(?=\s*(?:[,.;)]|$)))"
    rf"|(?P<tn>{_COUNT})\s+(?P<tx>day|week|month|year)s?\s+(?P<tl>later|earlier))\b)"
    rf"|(?P<ago>\b(?P<n>{_COUNT})\s+(?P<u>day|week|fortnight|month|year|decade)s?\s+ago\b)"
    rf"|(?P<hence>\b(?P<hn>{_COUNT})\s+(?P<hu>day|week|fortnight|month|year)s?\s+from\s+now\b)"
    r"|(?P<vague>\b(?:(?:weeks|months|years|decades|centuries)\s+(?:ago|earlier|before(?=\s*[,.;]))"
    r"|(?:in|during|since|of|from)\s+the\s+(?:early[\s-]|late[\s-]|mid-?)?(?:19|20)\d0s"
    r"|in\s+the\s+\d\dth\s+century|(?:First|Second)\s+World\s+War|World\s+War\s+(?:One|Two|II?|1|2)|Cold\s+War)\b)"
    rf"|(?P<sea>\b(?:in|by|until|during|from|since|this|last|next)\s+(?:the\s+)?(?:early\s+|late\s+|mid-?)?"
    r"(?P<sn>spring|summer|autumn|winter|fall)\b(?:\s+(?:of\s+)?(?P<y6>(?:19|20)\d\d)\b"
    r"|(?!\s+(?:of|offensive|olympic|games|palace|camp|training|storm|shield))))"
    r"|(?P<feast>\b(?:(?:by|before|at|over|on|until|since|after)\s+(?P<fn>Christmas)(?:\s+(?P<fd>Day|Eve))?"
    r"|(?P<fy>New\s+Year)(?:'s|’s)\s+(?P<fe>Day|Eve))\b(?!\s+Island))"
    r"|(?P<new>\b(?:in|with|by|before)\s+the\s+new\s+year\b)"
    r"|(?P<unit>\b(?P<up>last|next|this|earlier this|later this|previous|past)"
    r"\s+(?P<uu>week|month|year|spring|summer|autumn|fall|winter)\b)"
    r"|(?P<yr>(?:\b(?:in|since|by|during|early|late|mid|until|of|from|between)[\s-]+(?:early\s+|late\s+|mid-|the\s+\w+\s+of\s+"
    r"|the\s+(?=\d{4}\s+[A-Za-z]))?)(?P<y5>(?:19|20)\d\d)\b"
    r"|\b(?:in|since|until)\s+(?:early\s+|late\s+)?(?P<y7>1[5-8]\d\d)\b)",
    re.IGNORECASE,
)
_APPOSED = re.compile(r",?\s*\(?(?:the\s+)?")
"""What stands between a weekday and its date."""
_OPENINGS = frozenset((
    *_MONTHS, *(month[:3] for month in _MONTHS), "sept", *_DAYS, "yesterday", "today", "tonight", "tomorrow", "in",
    "since", "last", "this", "next", "by", "until", "from", "during", "early", "late", "mid", "of", "coming", "over",
    "at", "on", "before", "end", "close", "middle", "beginning", "start", "the", "year", "within", "a", "an", "one",
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "earlier", "later", "previous", "past",
    "after", "with", "new", "between", "months", "weeks", "decades", "centuries", "first", "second", "world", "cold",
    "for", "to", "through", "years",
))  # fmt: skip
"""Words that a date may begin with."""
_CORES = frozenset((
    *_MONTHS, *(month[:3] for month in _MONTHS), "sept", *_DAYS, "yesterday", "today", "tonight", "tomorrow", "night",
    "morning", "afternoon", "evening", "weekend", "day", "days", "week", "weeks", "month", "months", "year", "years",
    "spring", "summer", "autumn", "fall", "winter", "fortnight", "christmas", "decade", "decades", "century", "war",
))  # fmt: skip
"""Words one of which every date without figures has."""
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
            "nine": 9, "ten": 10}  # fmt: skip
_LENGTHS = {"week": 7, "fortnight": 14}
_SPRING = 3
"""Month up to which "the new year" is the one that has begun."""
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression with its offsets in the sentence and what it resolves to: None where no date tells the time."""

    start: int
    end: int
    date: EventDate | None


@lru_cache(maxsize=256)
def find(
    text: str, published: date | None, *, future: bool = False, narrated: date | None = None
) -> tuple[DateMention, ...]:
    """Date expressions in the sentence, in order; relative ones only where ``published`` is known.

    ``future`` says that the clause speaks of what is to come, ``narrated`` up to when a history has told before.
    """
    return tuple(_resolved(text, published, future=future, narrated=narrated))


def _resolved(
    text: str, published: date | None, *, future: bool, narrated: date | None = None
) -> Iterator[DateMention]:
    if not any(map(_is_core, words_in(text))):
        return
    told: date | None = narrated
    """The last day or month of the sentence whose year it tells: "on 20 July 1974; by August …"."""
    anchor: EventDate | None = None
    """The date told last, from which "the following year" counts."""
    beside: DateMention | None = None
    """The weekday or "yesterday" just told, which a date after it only repeats: "Monday, 12 October"."""
    for match in found_from(_OPENINGS, _DATE, text):
        month = match["m1"] or match["m4"]
        if month and month.lower() in ("may", "march") and not month[0].isupper():
            continue
        try:
            found = _then(match, anchor, published) if match["then"] else None
            deictic = any(match[sort] for sort in ("rel", "unit", "ago", "hence", "wd", "we"))
            base = published if told is None or deictic else told
            found = found or _resolve(match, base, future=future or (base is told and told is not None))
        except ValueError:  # 31 June and the like: not a date
            found = None
        if found is None and not (match["vague"] or match["then"]):
            continue
        if found is not None and (match["y1"] or match["y2"] or match["y3"]):
            told = found.last
        anchor = found or anchor
        mention = DateMention(match.start(), match.end(), found)
        if beside is not None and (match["md"] or match["dm"]) and _APPOSED.fullmatch(text, beside.end, mention.start):
            yield replace(mention, start=beside.start)
            beside = None
            continue
        if beside is not None:
            yield beside
        beside = mention if match["wd"] or match["rel"] else None
        if beside is None:
            yield mention
    if beside is not None:
        yield beside


def _is_core(word: str) -> bool:
    """Whether a date may be told with the word: a day, a season, a year, "24th"."""
    return word in _CORES or (word[0].isdecimal() and (len(word) == len("2006") or not word.isdecimal()))


def _resolve(match: re.Match[str], published: date | None, *, future: bool) -> EventDate | None:
    if match["iso"]:
        return EventDate(date.fromisoformat(match["iso"]))
    if match["my"]:
        return EventDate(date(int(match["y3"]), _month(match["m0"] or match["m3"]), 1), "month")
    if match["yr"]:
        return EventDate(date(int(match["y5"] or match["y7"]), 1, 1), "year")
    for kind, month, day, year in (("md", "m1", "d1", "y1"), ("dm", "m2", "d2", "y2")):
        if match[kind]:
            known = int(match[year]) if match[year] else None
            first = int((kind == "dm" and match["d0"]) or match[day])
            return _day_of_year(_month(match[month]), first, known, published, future=future)
    if match["sea"] and match["y6"]:
        return EventDate(date(int(match["y6"]), 1, 1), "year")
    untold = published is None or match["vague"] or match["then"]
    return None if published is None or untold else _relative(match, published, future=future)


def _relative(match: re.Match[str], published: date, *, future: bool) -> EventDate | None:
    """Work out a date that tells no year from the day of publication, by the sort of its words."""
    sorts: dict[str, Callable[[], EventDate | None]] = {
        "mo": lambda: _bare_month(match, published, future=future),
        "wd": lambda: EventDate(_weekday(match["w"], match["wp"], published, future=future)),
        "rel": lambda: _near_day(match["rel"], published),
        "we": lambda: _weekend(match["we"].lower(), published, future=future),
        "nth": lambda: _nth(int(match["dn"]), published, future=future),
        "end": lambda: _end(match["ep"].lower(), (match["ew"] or "").lower(), match["eu"].lower(), published),
        "ye": lambda: EventDate(date(published.year, 12, 1), "month"),
        # Of what is past "in two weeks" tells how long it took.
        "within": lambda: _shifted(published, match["wu"].lower(), _number(match["wn"])) if future else None,
        "ago": lambda: _shifted(published, match["u"].lower(), -_number(match["n"])),
        "feast": lambda: _feast(match, published, future=future),
        "new": lambda: EventDate(date(published.year + (published.month > _SPRING), 1, 1), "month"),
        "hence": lambda: _shifted(published, match["hu"].lower(), _number(match["hn"])),
        "sea": lambda: _season(match["sn"].lower(), published, future=future),
        "unit": lambda: _unit(match["up"].lower(), match["uu"].lower(), published),
    }
    return next(work_out() for sort, work_out in sorts.items() if match[sort])


def _day_of_year(month: int, day: int, year: int | None, published: date | None, *, future: bool) -> EventDate | None:
    if year is not None:
        return EventDate(date(year, month, day))
    if published is None:
        return None
    here = date(published.year, month, day)
    # Without a year the nearest such day is meant, looking ahead only in talk of the future.
    if here > published + timedelta(days=31) and not future:
        here = date(published.year - 1, month, day)
    elif future and here < published - timedelta(days=31):
        here = date(published.year + 1, month, day)
    return EventDate(here)


def _feast(match: re.Match[str], published: date, *, future: bool) -> EventDate | None:
    """Give Christmas or New Year's Day, or the eve of it."""
    eve = (match["fd"] or match["fe"] or "").lower() == "eve"
    month, day = (12, 25 - eve) if match["fn"] else (12, 31) if eve else (1, 1)
    return _day_of_year(month, day, None, published, future=future)


def _near_day(words: str, published: date) -> EventDate:
    shift = {
        "the day after tomorrow": 2,
        "the day before yesterday": -2,
        "yesterday": -1,
        "last night": -1,
        "tomorrow": 1,
    }.get(" ".join(words.lower().split()), 0)
    return EventDate(published + timedelta(days=shift))


def _weekend(words: str, published: date, *, future: bool) -> EventDate:
    """Give the Saturday to come or the Sunday past."""
    ahead = "next" in words or "coming" in words or (future and "last" not in words and "past" not in words)
    return EventDate(_weekday("saturday" if ahead else "sunday", None, published, future=ahead))


def _nth(number: int, published: date, *, future: bool) -> EventDate:
    """Give the nearest day of that number: "on the 24th"."""
    around = (published + timedelta(days=shift) for shift in range(-31, 32))
    days = [day for day in around if day.day == number]
    wanted = [day for day in days if (day >= published if future else day <= published)]
    return EventDate(min(wanted or days, key=lambda day: abs(day - published)))


def _end(part: str, which: str, unit: str, published: date) -> EventDate:
    """Give the month in which a year or season ends or begins: "by the end of next summer"."""
    step = {"next": 1, "coming": 1, "last": -1}.get(which, 0)
    months_on = {"beginning": 0, "start": 0, "middle": 1}.get(part, 2)
    if unit == "month":
        return _shifted(published, "month", step)
    if unit == "year":
        return EventDate(date(published.year + step, (1, 6, 12)[months_on], 1), "month")
    return _shifted(date(published.year + step, _SEASONS[unit], 1), "month", months_on)


def _weekday(name: str, prefix: str | None, published: date, *, future: bool) -> date:
    ahead = (_DAYS.index(name.lower()) - published.weekday()) % 7
    if prefix and prefix.lower().endswith(("next", "coming")):
        return published + timedelta(days=ahead or 7)
    if prefix and prefix.lower() == "last":
        return published - timedelta(days=(7 - ahead) % 7 or 7)
    return published + timedelta(days=ahead) if future else published - timedelta(days=(7 - ahead) % 7)


def _shifted(published: date, unit: str, number: int) -> EventDate:
    if unit in ("year", "decade"):
        return EventDate(date(published.year + number * (10 if unit == "decade" else 1), 1, 1), "year")
    if unit == "month":
        months = published.year * 12 + published.month - 1 + number
        return EventDate(date(months // 12, months % 12 + 1, 1), "month")
    return EventDate(published + timedelta(days=number * _LENGTHS.get(unit, 1)))


def _unit(prefix: str, unit: str, published: date) -> EventDate:
    step = {"last": -1, "previous": -1, "past": -1, "next": 1}.get(prefix, 0)
    if unit == "year":
        return EventDate(date(published.year + step, 1, 1), "year")
    if unit == "month":
        return _shifted(published, "month", step)
    if unit == "week":
        # The week's Monday stands for the week.
        monday = published - timedelta(days=published.weekday()) + timedelta(days=7 * step)
        return EventDate(monday) if step else EventDate(published.replace(day=1), "month")
    return EventDate(date(published.year + step, _SEASONS[unit], 1), "month")


def _season(name: str, published: date, *, future: bool) -> EventDate:
    """Give the month in which the nearest such season begins: "in the spring"."""
    month = _SEASONS[name]
    over = month <= published.month
    return EventDate(date(published.year + (over if future else over - 1), month, 1), "month")


def _then(match: re.Match[str], anchor: EventDate | None, published: date | None) -> EventDate | None:
    """Give the date so long before or after the one told before it: "the following year", "a week later"."""
    unit = (match["tu"] or match["tv"] or match["tw"] or match["tx"]).lower().replace("morning", "day")
    back = "previous" in (match["tp"] or "").lower() or (match["ts"] or match["tl"] or "").lower() in (
        "before",
        "earlier",
    )
    if anchor is None and back and match["tp"] and published is not None:
        anchor = EventDate(published)
    if anchor is None:
        return None
    coarse = {"day": ("month", "year"), "week": ("month", "year"), "month": ("year",), "year": ()}
    if anchor.precision in coarse[unit]:
        return anchor
    number = _number(match["tn"]) if match["tn"] else 1
    return _shifted(anchor.first, unit, -number if back else number)


def _bare_month(match: re.Match[str], published: date, *, future: bool) -> EventDate:
    month = _month(match["m4"])
    year = published.year
    if match["my4"]:
        year += {"last": -1, "next": 1}.get(match["my4"].lower(), 0)
    elif match["mp"].lower() == "next" or (future and month < published.month):
        year += month <= published.month
    elif (match["mp"].lower() == "last" and month >= published.month) or (month > published.month and not future):
        year -= 1
    return EventDate(date(year, month, 1), "month")


def _month(name: str) -> int:
    stem = name.lower().rstrip(".")[:3]
    return next(i for i, m in enumerate(_MONTHS, 1) if m.startswith(stem))


def _number(word: str) -> int:
    return 2 if word.lower().startswith("a couple") else _NUMBERS.get(word.lower()) or int(word)
