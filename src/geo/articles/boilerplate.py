"""What stands on a page beside the article; the patterns, with their reasons, are in boilerplate.tsv."""

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_LONGEST = 240  # characters; boilerplate is short, and a bound keeps a huge line from costing anything
_MARK = re.compile(r"(?:[-*•▪+]|\d{1,2}[.)])\s+(?=\S)")
_BOX_LINES = 10


class Trimmed(NamedTuple):
    """What is left of a paragraph without its boilerplate: offsets into the paragraph."""

    start: int
    end: int
    caption: bool
    title: bool


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    return {part: tuple(map(re.compile, patterns)) for part, patterns in _rows().items()}


@cache
def _whole(part: str) -> re.Pattern[str]:
    """Return one pattern for all of a part's, so that a line is tried once."""
    return re.compile("|".join(re.sub(r"^\(\?i\)(.*)$", r"(?i:\1)", pattern) for pattern in _rows()[part]))


@cache
def _rows() -> dict[str, list[str]]:
    lines = files("geo.articles").joinpath("boilerplate.tsv").read_text(encoding="utf-8").splitlines()
    found: dict[str, list[str]] = {}
    for line in [line for line in lines if line and not line.startswith("#")][1:]:
        part, pattern, _why = line.split("\t")
        found.setdefault(part, []).append(pattern)
    return found


def is_boilerplate(line: str) -> bool:
    """Whether a line or paragraph as a whole is none of the article's own."""
    return _is("line", line)


def is_closing(line: str) -> bool:
    """Whether a line closes a letter: what follows it is the signature."""
    return _is("closing", line)


def in_boxes(lines: list[str]) -> set[int]:
    """Return the indexes of the lines that stand in sign-up boxes."""
    inside: set[int] = set()
    for first, line in enumerate(lines):
        if first in inside or not _is("box-open", line):
            continue
        window = range(first + 1, min(first + _BOX_LINES, len(lines)))
        last = max((i for i in window if _is("box-close", lines[i])), default=None)
        if last is not None:
            inside.update(range(first, last + 1))
    return inside


def trim(paragraph: str) -> Trimmed:
    """Leave out a paragraph's dateline, credit and end mark."""
    start, end, caption, title = 0, len(paragraph), False, False
    for part in ("head", "caption-head", "title-head"):
        for pattern in _patterns()[part]:
            if m := pattern.match(paragraph[:_LONGEST], start):
                start, caption, title = (
                    m.end(),
                    caption or part == "caption-head",
                    title or part == "title-head",
                )
    for part in ("tail", "caption-tail"):
        for pattern in _patterns()[part]:
            floor = max(start, end - _LONGEST)
            for m in pattern.finditer(paragraph, floor, end):
                if m.end() == end:
                    end = floor + len(paragraph[floor : m.start()].rstrip())
                    caption = caption or part == "caption-tail"
                    break
    return Trimmed(min(start, end), end, caption, title)


def _is(part: str, line: str) -> bool:
    if len(line) > _LONGEST:
        return False
    mark = _MARK.match(line)
    body = line[mark.end() if mark else 0 :]
    return bool(_whole(part).fullmatch(body) or (mark and _whole(part).fullmatch(line)))
