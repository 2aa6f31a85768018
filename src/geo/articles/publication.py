"""When a text was published, as far as the text itself tells.

Order of trust: a date line or dateline at its head; else a dated event in the text that the lead's weekday
can be counted from. htmldate and dateparser were measured to be wrong on both (they take the dates of photo
captions, and the same weekday for today).
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from geo.articles.dates import DATE, WEEKDAY, WEEKDAYS, Mention, find_dates, with_year, years_in

PublishedFrom = Literal["front matter", "head of text", "dates in text"]


class Published(NamedTuple):
    """A publication date and how it was known."""

    date: date
    how: PublishedFrom


_CLOCK = r"(?:at\s+)?\d{1,2}[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?"
_ZONE = r"\(?(?:GMT|UTC|BST|IST|CET|CEST|EST|EDT|ET|PT|MSK|Z)\b\)?"
_LABEL = (
    r"(?i:dateline|date|published(?:\s+(?:on|at))?|posted(?:\s+on)?|issued(?:\s+on)?|updated(?:\s+(?:on|at))?"
    r"|last\s+(?:updated|modified)|first\s+published|release\s+date|for\s+immediate\s+release)\s*:?"
)
# Possessive throughout: a line all in capitals must not be split in every way before it fails.
_PLACE = r"[A-Z][A-Z.'’]++(?:[ -][A-Z.'’]++)*+"
_AGENCY = r"\([A-Za-z][\w ./-]{1,20}\)"
_BY = r"By\s+[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){1,3}"
_BEFORE = re.compile(rf"(?:{_LABEL}|{_CLOCK}|{_ZONE}|{WEEKDAY}|{_BY}|{_PLACE}(?=\s*[,|·–—-])|[\s,|·–—-])*+")
_AFTER = re.compile(
    rf"(?:{_CLOCK}|{_ZONE}|{_AGENCY}|{_PLACE}|\d+\s+min(?:ute)?s?\s+read|[\s,·–—/-])*+"
    r"(?:\|.{0,60}|(?i:updated|last modified).{0,60})?"
)
# A city in capitals and a date before the first sentence: "BEIJING, Nov. 29 (Xinhua) --".
_DATELINE = re.compile(
    rf"\s*{_PLACE}(?:,\s*[\w. ]{{2,30}})??(?:,|\s*{_AGENCY},?)\s*(?P<date>{DATE.pattern})\s*(?:{_AGENCY})?\s*"
    r"(?:--|[-–—_:])",
    re.VERBOSE,
)
# In small letters the year tells a dateline from a caption: "Dili, 11 January 2002".
_SMALL_PLACE = r"[A-Z][\w.'’]+(?:[ -][A-Z][\w.'’]+){0,3}(?:,\s*[A-Z][\w. ]{1,30})??,\s*"
_SMALL_BEFORE = re.compile(rf"{_SMALL_PLACE}(?:{WEEKDAY},?\s*)?")
_SMALL_DATELINE = re.compile(
    rf"\s*{_SMALL_PLACE}(?P<date>{DATE.pattern})\s*(?:{_AGENCY})?\s*(?:--|[-–—])",
    re.VERBOSE,
)
# The date that some collections set before the text of a page: " date 2022-02-04 The US on Wednesday …".
_PREFIX = re.compile(r"\s*[Dd]ate:?\s+(?P<date>\d{4}-\d\d-\d\d)\b")

_HEAD_BLOCKS = 14
_LEAD_WORDS = 18  # a block this long is running text, not a heading or a menu item
_LEADS = 2


def published_at_head(blocks: Sequence[str], *, text: str) -> date | None:
    """Return the date of the date line or dateline among the first blocks of a text, as they are printed.

    A caption's date is none: whatever else the line says, besides time, place, agency and byline, tells
    that it is no date line.
    """
    leads = 0
    for block in blocks[:_HEAD_BLOCKS]:
        if prefix := _PREFIX.match(block):
            found = date_or_none(prefix["date"])
        elif dateline := _dateline(block):
            found = with_year(dateline, text=text)
        else:
            found = _date_line(block, text=text)
        if found:
            return found
        leads += len(block.split()) >= _LEAD_WORDS
        if leads > _LEADS:
            return None
    return None


def date_or_none(iso: str) -> date | None:
    """Return the date of an ISO string, or None for one that is no day."""
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def is_date_line(block: str) -> bool:
    """Whether a block is nothing but a date, with the time, place or byline that go with it."""
    return _date_line_mention(block) is not None


def _date_line(block: str, *, text: str) -> date | None:
    mention = _date_line_mention(block)
    return None if mention is None else with_year(mention, text=text)


_LONGEST_DATE_LINE = 160


def _date_line_mention(block: str) -> Mention | None:
    if len(block) > _LONGEST_DATE_LINE:
        return None
    for mention in find_dates(block):
        before = block[: mention.start]
        placed = mention.full is not None and _SMALL_BEFORE.fullmatch(before.lstrip()) is not None
        if (placed or _BEFORE.fullmatch(before)) and _AFTER.fullmatch(block[mention.end :]):
            return mention
        break  # what stands before a second date is no part of a date line
    return None


def _dateline(block: str) -> Mention | None:
    m = _DATELINE.match(block[:200])
    if m is None:
        m = _SMALL_DATELINE.match(block[:200])
        return next((d for d in find_dates(m["date"]) if d.full is not None), None) if m else None
    return next(find_dates(m["date"]), None)


# --- dates in the text ------------------------------------------------------------------------------------

_WHOLE_WEEKDAY = "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
# "said Wednesday", "on Friday denied": the weekday on which the news was told, not one that it tells of.
_TOLD = (
    r"(?:said|says|told|announced|reported|denied|confirmed|declared|warned|stated|claimed|accused|dismissed"
    r"|added|acknowledged|insisted|pledged|vowed|ordered|approved|agreed|voted|ruled)"
)
_DAY_TOLD = re.compile(
    rf"\b{_TOLD}\s+(?:(?:late|early)\s+)?(?:on\s+)?(?P<after>{_WHOLE_WEEKDAY})\b"
    rf"|\b(?:on\s+)?(?P<before>{_WHOLE_WEEKDAY})\s+(?:also\s+)?{_TOLD}\b"
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|due|set|scheduled|expected|planned|plans|next week|tomorrow|upcoming|ahead of"
    r"|to (?:be|take|begin|start|meet|hold|visit)|until|no later than|deadline)\b"
)
_NEXT_WEEK = re.compile(r"\bnext week\b")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s|\n")
_WEEK = timedelta(days=7)


def published_by_inference(text: str, *, paragraphs: Sequence[str]) -> date | None:
    """Infer the day of publication from a dated event and the weekday that the lead names.

    Either the text dates an event ahead ("Monday 10 January") that it also puts in "next week": then it
    appeared in the week before, on the lead's weekday. Or its latest date, by its own weekday or because it
    falls on the lead's, is of the same week: then it appeared on the lead's weekday, from that date on.
    The answer is the first day on which the text can have been written; None where that is a guess.
    """
    lead = _lead_weekday(paragraphs)
    if lead is None:
        return None
    past: list[tuple[date, bool]] = []
    ahead: list[date] = []
    for mention in find_dates(text):
        day = with_year(mention, text=text)
        if day is None:
            continue
        if _AHEAD.search(_sentence_around(text, mention)):
            ahead.append(day)
        else:
            past.append((day, mention.weekday is not None))
    if ahead and _NEXT_WEEK.search(text):
        monday = min(ahead) - timedelta(days=min(ahead).weekday())
        found = monday - _WEEK + timedelta(days=lead)
    elif past:
        latest, with_weekday = max(past)
        if latest.weekday() != lead and not with_weekday:
            return None
        found = latest + timedelta(days=(lead - latest.weekday()) % 7)
    else:
        return None
    if any(day > found for day, _ in past) or any(day <= found for day in ahead):
        return None
    beyond = years_in(text) - {day.year for day in ahead}
    return None if beyond and max(beyond) > found.year else found


def _lead_weekday(paragraphs: Sequence[str]) -> int | None:
    for paragraph in paragraphs[:_LEADS]:
        dated = [range(mention.start, mention.end) for mention in find_dates(paragraph)]
        for m in _DAY_TOLD.finditer(paragraph):
            at = m.start("after") if m["after"] else m.start("before")
            if not any(at in span for span in dated):
                return WEEKDAYS[(m["after"] or m["before"])[:3].casefold()]
    return None


def _sentence_around(text: str, mention: Mention) -> str:
    near = 400
    before = text[max(0, mention.start - near) : mention.start]
    after = text[mention.end : mention.end + near]
    start = max((m.end() for m in _SENTENCE_END.finditer(before)), default=0)
    stop = _SENTENCE_END.search(after)
    return before[start:] + text[mention.start : mention.end] + after[: stop.start() if stop else None]
