"""Lines → paragraphs: which line ends are the end of a paragraph and which only the edge of a page."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from geo.articles.english import function_words

_BULLET = re.compile(r"(?:[-*•▪–+]|\d{1,2}[.)]|#{1,6}|>)\s+(?=\S)")
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_NARROWEST, _WIDEST = 40, 130  # columns of a hard-wrapped page
_INDENT = 2  # columns that mark a new paragraph; one space is left over where a line broke at two
_MOST_ENDED = 0.5  # wrapped lines seldom end where a sentence does, lines that are paragraphs nearly always
_LEAST_FULL = 0.6
_FEWEST_PAIRS = 3
_LONG_LINE = 40


class Line(NamedTuple):
    """A line that is not blank: ``text[start:end]``, white space on both sides left out."""

    start: int
    end: int
    indent: int
    blank_before: bool
    body: str

    @property
    def width(self) -> int:
        """Columns from the margin to the last character."""
        return self.indent + len(self.body)


class Block(NamedTuple):
    """A paragraph, heading, caption or menu item: ``text[start:end]``, its line marks left out."""

    start: int
    end: int
    after_blank: bool


def lines_of(text: str, *, start: int = 0) -> list[Line]:
    """Split a text from ``start`` on into its lines, blank ones left out."""
    found = []
    blank, at = True, start
    for raw in text[start:].split("\n"):
        body = raw.strip()
        if body:
            indent = len(raw) - len(raw.lstrip())
            found.append(Line(at + indent, at + indent + len(body), indent, blank, body))
        blank = not body
        at += len(raw) + 1
    return found


def blocks_of(lines: Sequence[Line], *, alone: Callable[[Line], bool]) -> Iterator[Block]:
    """Join hard-wrapped lines into blocks.

    Parameters
    ----------
    lines
        The lines of one text.
    alone
        Whether a line is a block of its own (a menu item, a credit), unless it plainly ends a sentence
        of the line before.
    """
    width = wrap_width(lines)
    for chunk in _chunks(lines):
        margin = min(line.indent for line in chunk)
        first = last = chunk[0]
        for line in chunk[1:]:
            wrapped = width is not None and _runs_on(last, line, width=width)
            apart = line.indent >= margin + _INDENT or ((alone(line) or alone(last)) and not wrapped)
            if apart or not _goes_on(last, line, width=width):
                yield _block(first, last)
                first = line
            last = line
        yield _block(first, last)


def _chunks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    chunk: list[Line] = []
    for line in lines:
        if line.blank_before and chunk:
            yield chunk
            chunk = []
        chunk.append(line)
    if chunk:
        yield chunk


def _block(first: Line, last: Line) -> Block:
    mark = _BULLET.match(first.body)
    return Block(first.start + (mark.end() if mark else 0), last.end, first.blank_before)


def wrap_width(lines: Sequence[Line]) -> int | None:
    """Return the column at which a text is hard-wrapped, or None where each line is a paragraph.

    It is the width that the most lines keep to while the next line's first word would have gone past it.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if not _new_by_shape(a, b)]
    if len(pairs) < _FEWEST_PAIRS:
        return None
    if sum(bool(_ENDED.search(a.body)) for a, _ in pairs) > _MOST_ENDED * len(pairs):
        return None
    keeping: Counter[int] = Counter()
    for a, b in pairs:
        if a.width <= _WIDEST:
            keeping.update(range(max(a.width, _NARROWEST), min(_reach(a, b), _WIDEST + 1)))
    if not keeping:
        return None
    width, count = max(keeping.items(), key=lambda item: (item[1], item[0]))
    return width if count >= _LEAST_FULL * len(pairs) else None


def _reach(a: Line, b: Line) -> int:
    return a.width + 1 + len(b.body.split(maxsplit=1)[0])


def _new_by_shape(a: Line, b: Line) -> bool:
    """Whether line ``b`` begins anew by its blank line, its indent or its list mark.

    A number or dash after an unfinished line ("on March / 12. The") is no list mark.
    """
    marked = _BULLET.match(b.body) and (_ENDED.search(a.body) or _BULLET.match(a.body) or b.body[0] in "#>")
    return b.blank_before or bool(marked) or b.indent >= a.indent + _INDENT


def _runs_on(a: Line, b: Line, *, width: int) -> bool:
    return not _ENDED.search(a.body) and a.width <= width < _reach(a, b)


def _goes_on(a: Line, b: Line, *, width: int | None) -> bool:
    """Whether the paragraph of line ``a`` goes on in line ``b``, which is next to it."""
    if _new_by_shape(a, b):
        return False
    ended = bool(_ENDED.search(a.body))
    if width is not None and a.width <= width:
        full = _reach(a, b) > width
        return full or (not ended and (b.body[0].islower() or a.width > width / 2))
    if ended or len(a.body) < _LONG_LINE:
        return False
    word = _LAST_WORD.search(a.body)
    # English ends no heading or caption on "of" or a comma.
    return b.body[0].islower() or a.body[-1] == "," or bool(word and word.group() in function_words())
