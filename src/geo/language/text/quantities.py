"""Counts in words and figures: "over 100,000", "up to 8,500", "several thousand", "60 to 70".

Babel and word2number were measured to fail on these forms. The reading of round words follows the
annotation rules: "several thousand" is at least 2,000, "tens of thousands" at least 20,000.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.language.text.scanning import found_from

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "dozen": 12}

_SPACED = r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\d,.])"  # "3 500", as ISO and South Africa write it
_DIGITS = rf"\d{{1,3}}(?:,\d{{3}})+|{_SPACED}|\d{{1,2}}, \d{{3}}(?!\d|,|\s+(?:and|or)\b)|\d+(?:\.\d+)?"
_NAMED = "|".join(sorted(_UNITS, key=len, reverse=True))
_WORD = rf"{_NAMED}|a|an|half"
_SCALE = "|".join(_SCALES)
_NUMBER = (
    rf"(?:(?:{_NAMED}|\d)\sand\sa\shalf\s(?:{_SCALE})|(?:{_DIGITS})(?:\s*(?:{_SCALE}))?"
    rf"|(?:half[\s-]an?|{_WORD})(?:(?:[\s-]|(?<=hundred)\sand\s|(?<=thousand)\sand\s)(?:{_NAMED}|half|{_SCALE}))*"
    rf"(?:\s(?:{_SCALE}))*)"  # not "twelve A-10s"
)
_LOW = r"more than|at least|over|no fewer than|no less than|upwards of|in excess of|a minimum of|north of"
_HIGH = (
    r"up to|as many as|at most|no more than|a maximum of|not more than|fewer than|less than|under|below|"
    r"a (?:ceiling|cap|maximum) of"
)
_ABOUT = (
    r"about|around|some|perhaps|maybe|probably|roughly|approximately|nearly|almost|an estimated|close to|"
    r"just over|just under|as few as|only|just|exactly|initially|a total of|a further|another|"
    r"an additional|an extra|additional"
)
_COUNT = re.compile(
    rf"(?<![\w$€£¥.,-])(?<!\d:)(?:(?:the|its|their|another|an additional|a further|additional)\s+)?"
    rf"(?:(?P<low>{_LOW})\s+|(?P<high>{_HIGH})\s+|(?P<about>{_ABOUT})\s+)*"
    rf"(?:(?P<tens>tens|dozens|scores|hundreds|thousands)(?:\s+of\s+(?P<of>thousands|hundreds|millions))?"
    rf"|(?P<vague>several|a [\"“]?few|a couple of|many|some|various)\s+(?P<vscale>dozen|hundred|thousand|million)"
    rf"|(?:(?P<between>between)\s+)?(?P<first>{_NUMBER})"
    rf"(?:\s*(?:to|or|-|–|—|(?(between)and|and(?=\s(?:a\s)?half\b)))\s*(?P<second>{_NUMBER}))?)"
    rf"(?P<strong>[\s-]strong)?(?P<open>-plus\b|\+|\sor\smore\b)?(?![\w%]|\s?%|,\d|\.\d|:\d\d|(?:st|nd|rd|th)\b)",
    re.IGNORECASE,
)
_OPENINGS = frozenset((
    *_UNITS, *re.findall(r"(?:^|\|)(\w+)", f"{_LOW}|{_HIGH}|{_ABOUT}"), "a", "the", "its", "their", "half", "tens",
    "dozens", "scores", "hundreds", "thousands", "several", "many", "various", "between",
))  # fmt: skip
"""Words that a count may begin with."""
_MONTH_BEFORE = re.compile(
    r"\b(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?|July?|Aug(?:ust|\.)|Sept?(?:ember|\.)"
    r"|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))\s\Z"
)
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|till|during|throughout|early|late|mid|spring|summer|autumn|fall|winter)[\s-]"
    r"|(?:\A|[,;.:–—-]\s*)(?:by|from|after|before) )\Z",
    re.IGNORECASE,
)
"""What makes a year of the number after it, whatever noun follows: "in 1994 troops from Rwanda entered"."""
_NAMED_BY_NUMBER = re.compile(
    r"\b(?:Type|Mark|Mk\.?|Model|Class|Route|Highway|Hill|Point|Resolution|Article|Block|Exercise|Operation|Camp"
    r"|Task Force|Platform|Flight|Chapter|Level|Tier|Grade|Annex|Phase|Nos?\.)\s?\Z"
)
"""What stands before a number that is a name: "Type 23 frigates", "Resolution 1325"."""
_OLD_YEAR = re.compile(r"1[5-8]\d\d")
_DAY_BEFORE = re.compile(r"\b\d{1,2} \Z")
_COUNTED = re.compile(r"\s+(?:\w+\s+){0,3}(?:troops|soldiers|men|forces|personnel)\b")
_DAY_THEN_COUNT = re.compile(r"\d{1,2},? (?=\d{3}\Z)")
_TENS = {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000}
_OF = {"hundreds": 100, "thousands": 1_000, "millions": 1_000_000}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count with its offsets in the text searched; None is an open end."""

    start: int
    end: int
    low: int | None
    high: int | None


def find(text: str, *, after: int = 0) -> list[Quantity]:
    """Counts in the text from an offset on, in order; years, days, money, percentages and ordinals are not counts."""
    found = []
    for first in found_from(_OPENINGS, _COUNT, text):
        if first.start() < after:
            continue
        match = _after_day(first, text)
        bounds = _bounds(match)
        if bounds is not None and not _is_year_or_unit(match, text):
            start = match.start("low") if match["low"] else match.start()
            fallen = _fallen_to(match)
            found.append(Quantity(start, match.end("first") if fallen else match.end(), *bounds))
            found += [fallen] if fallen else []
    return found


def _after_day(match: re.Match[str], text: str) -> re.Match[str]:
    """Give the count that follows the day of a month, where both look like one: "On May 16, 121 men arrived"."""
    day = _DAY_THEN_COUNT.match(match["first"] or "")
    if day is None or not _MONTH_BEFORE.search(text[max(0, match.start() - 11) : match.start()]):
        return match
    return _COUNT.match(text, match.start() + day.end()) or match


def _bounds(match: re.Match[str]) -> tuple[int | None, int | None] | None:
    if match["tens"]:
        low = _TENS[match["tens"].lower()]
        if match["of"]:
            low = (20 if match["tens"].lower() == "tens" else 200) * _OF[match["of"].lower()]
        return low, None
    if match["vague"]:
        return 2 * _SCALES[match["vscale"].lower()], None
    first = value(match["first"])
    second = value(match["second"]) if match["second"] else None
    if not first and (match["first"] or "").lower().startswith("half"):
        return None  # "half a squadron"
    if first is None:
        return None
    if second is not None and "half" in match["second"].lower().split():
        exact = first * max(second, 1) + second // 2  # "two and a half thousand"
        return exact, exact
    if second is not None and second > first:
        return _at_scale(first, match["second"], second), second
    if match["low"] or match["open"]:
        return first, None
    if match["high"]:
        return None, first
    return first, first


def _fallen_to(match: re.Match[str]) -> Quantity | None:
    """Give the second number of "from 900 to 400", which is no range."""
    second = value(match["second"]) if match["second"] else None
    first = value(match["first"]) if second is not None else None
    if second is None or first is None or second >= first or match.string[match.end("first") :][:4] != " to ":
        return None
    return Quantity(match.start("second"), match.end(), second, second)


def _at_scale(first: int, second_words: str, second: int) -> int:
    """Give the first of two numbers the scale that is told with the second: "five to six hundred", "2 to 3,000"."""
    last = re.split(r"[\s-]", second_words.lower())[-1]
    scale = 1_000 if re.fullmatch(r"\d{1,2},000", last) else _SCALES.get(last, 1)
    return first * scale if first * scale < second else first


def _is_year_or_unit(match: re.Match[str], text: str) -> bool:
    plain = match["first"]
    if plain is None:
        return False
    one_or_two = plain.lower() == "one" and match["second"]
    if plain.lower() in ("a", "an", "one", "half", "a half") and not (match["strong"] or one_or_two):
        return True  # "a year and a half"
    if (
        plain.isdigit()
        and len(plain) <= len("31")
        and (month := _MONTH_BEFORE.search(text[max(0, match.start() - 11) : match.start()]))
    ):
        at = max(0, match.start() - 11) + month.start()
        return _DAY_BEFORE.search(text, 0, at) is None  # "January 17, 2011", not "As at 11 March 21 men"
    if plain.isdigit() and _NAMED_BY_NUMBER.search(text, max(0, match.start() - 12), match.start()):
        return True
    after = text[match.end() : match.end() + 14]
    if re.match(
        r"[\s-]*(?:km|kilomet(?:er|re)s?|miles?|met(?:er|re)s?|feet|foot(?! soldiers?)|ft\b|"
        r"years?|months?|weeks?|days?|hours?|minutes?|"
        r"percent|per cent|nautical|tons?|tonnes?|billion|dollars|euros|times|degrees)\b",
        after,
        re.IGNORECASE,
    ):
        return True  # fmt: skip
    before = text[max(0, match.start() - 12) : match.start()]
    if _OLD_YEAR.fullmatch(plain):
        return match[0] == plain and bool(_YEAR_BEFORE.search(before) or _MONTH_BEFORE.search(before))
    if not re.fullmatch(r"(?:19|20)\d\d", plain):
        return False
    if match[0] == plain and (_YEAR_BEFORE.search(before) or _MONTH_BEFORE.search(before)):
        return True
    # A bare four-digit number between 1900 and 2099 is a year, unless a noun is counted by it.
    return not _COUNTED.match(text, match.end())


def value(words: str) -> int | None:
    """Whole number that the words or figures stand for, or None."""
    words = words.lower().replace("-", " ")
    figures = re.match(r"([\d,.\s]*\d)\s*(hundred|thousand|million|dozen)?$", words)
    if figures:
        number = float(re.sub(r"[,\s]", "", figures[1]))
        return round(number * _SCALES.get(figures[2] or "", 1))
    parts = words.split()
    if parts[1:-1] == ["and", "a", "half"]:  # "one and a half thousand"
        whole = int(parts[0]) if parts[0].isdigit() else _UNITS[parts[0]]
        return (2 * whole + 1) * _SCALES[parts[-1]] // 2
    total = group = 0
    for word, following in zip(parts, [*parts[1:], ""], strict=True):
        if word in _UNITS:
            group += _UNITS[word]
        elif word in ("a", "an"):
            group += following not in _UNITS  # "an eight-man team" is no nine
        elif word in ("hundred", "dozen"):
            group = max(group, 1) * _SCALES[word]
        elif word in _SCALES:
            total += max(group, 1) * _SCALES[word]
            group = 0
        elif word not in ("and", "half"):
            return None
    return (total + group) // (2 if words.startswith("half ") else 1)
