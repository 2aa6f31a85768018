"""Text → the stretches of it that are the article's own."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from geo.articles.boilerplate import in_boxes, is_boilerplate, is_closing, trim
from geo.articles.decoding import readable
from geo.articles.layout import Block, blocks_of, lines_of
from geo.articles.publication import is_date_line
from geo.model import Passage, PassageKind, Span

_FINISHED = re.compile(r"[.!?…:;,–—-][\"'”’)\]]*$")
_NO_TITLE_END = re.compile(r"(?<!U\.S)(?<!U\.N)(?<!U\.K)[.!:;,…][\"'”’)\]]*$")
_WORD = re.compile(r"\w+")
_MARKDOWN_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\([^)]*\)")
_LONGEST_TITLE = 200  # characters
_KICKER_WORDS = 3  # a line this short over a longer heading names the section or plays on words
_ALT_WORDS = 5
_SIGNATURE_WORDS = 8
_SAME_WORDS = 4  # repeated shorter lines ("Yes, sir.") are no doubles
_LONG_HEADING = 60  # characters; an unfinished line this long among finished paragraphs is a caption


class Reading(NamedTuple):
    """What a text's layout says.

    ``text`` has the line ends inside its paragraphs turned to spaces. ``printed`` holds every block in
    order, boilerplate included, for the date line to be found among.
    """

    text: str
    passages: tuple[Passage, ...]
    printed: tuple[str, ...]


class _Piece(NamedTuple):
    start: int
    end: int
    kind: PassageKind | None  # None: its place among the others tells
    finished: bool
    after_blank: bool
    words: tuple[str, ...]

    def as_kind(self, kind: PassageKind) -> "_Piece":
        return self._replace(kind=kind)


def read_passages(text: str, *, body: int = 0, title: Span | None = None) -> Reading:
    """Find an article's passages, never losing one of its sentences.

    Parameters
    ----------
    text
        The decoded source with its line ends as they were.
    body
        Where front matter ends.
    title
        Where front matter gives the title.
    """
    lines = lines_of(text, start=body)
    boxed = {lines[i].start for i in in_boxes([line.body for line in lines])}
    blocks = list(
        blocks_of(
            lines,
            alone=lambda line: line.start in boxed or _is_junk(line.body) or trim(line.body).caption,
        )
    )
    joined = _join(text, blocks)
    own = [block for block in _unsigned(joined, blocks) if block.start not in boxed]
    pieces = [piece for block in own if (piece := _piece(joined, block))]
    if title is not None:
        pieces.insert(0, _Piece(*title, "title", True, True, _words(joined[slice(*title)])))
    told = _kinds(_without_doubles(_alt_texts(_titled(joined, pieces))))
    return Reading(joined, tuple(told), tuple(joined[block.start : block.end] for block in blocks))


def _is_junk(block: str) -> bool:
    return is_boilerplate(block) or is_date_line(block)


def _join(text: str, blocks: Sequence[Block]) -> str:
    parts, at = [], 0
    for block in blocks:
        parts += [text[at : block.start], text[block.start : block.end].replace("\n", " ")]
        at = block.end
    return "".join([*parts, text[at:]])


def _unsigned(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Leave out a letter's closing and the names under it."""
    closed = False
    for block in blocks:
        body = text[block.start : block.end]
        closed = is_closing(body) or (
            closed and len(body.split()) <= _SIGNATURE_WORDS and not _FINISHED.search(body.rstrip("."))
        )
        if not closed:
            yield block


def _piece(text: str, block: Block) -> _Piece | None:
    body = text[block.start : block.end]
    if _is_junk(body) or not readable(body):
        return None
    if image := _MARKDOWN_IMAGE.fullmatch(body):
        start, end = image.span("alt")
        kind: PassageKind | None = "caption"
    else:
        start, end, caption, title = trim(body)
        kind = "title" if title else "caption" if caption else None
    start += len(body[start:end]) - len(body[start:end].lstrip())
    own = body[start:end].rstrip()
    if not _words(own):
        return None
    start += block.start
    return _Piece(start, start + len(own), kind, bool(_FINISHED.search(own)), block.after_blank, _words(own))


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def _titled(text: str, pieces: list[_Piece]) -> list[_Piece]:
    """Tell the title: where none is marked, the first line if it reads as a headline over more text."""
    if any(piece.kind == "title" for piece in pieces):
        return pieces
    likely = [_like_title(text, piece) for piece in pieces[:2]]
    if len(pieces) <= 1 or not likely[0]:
        return pieces
    at = int(len(pieces[0].words) <= _KICKER_WORDS and likely[1] and bool(pieces[2:]))
    return [*pieces[:at], pieces[at].as_kind("title"), *pieces[at + 1 :]]


def _like_title(text: str, piece: _Piece) -> bool:
    own = text[piece.start : piece.end]
    return (
        piece.kind is None
        and len(own) <= _LONGEST_TITLE
        and len(piece.words) > 1
        and not own[0].islower()
        and not _NO_TITLE_END.search(own)
    )


def _alt_texts(pieces: list[_Piece]) -> list[_Piece]:
    """Settle the lines over a credited caption: a picture's alternative text is a caption or too short."""
    kept: list[_Piece] = []
    for piece, after in zip_longest(pieces, pieces[1:]):
        over_caption = piece.kind is None and after is not None and after.kind == "caption"
        if over_caption and not piece.finished and len(piece.words) <= _ALT_WORDS:
            continue
        kept.append(piece.as_kind("caption") if over_caption and after and not after.after_blank else piece)
    return kept


def _without_doubles(pieces: list[_Piece]) -> list[_Piece]:
    """Keep one of each: captions are printed twice, and captions and set quotations repeat the text."""
    running = "\n".join(f" {' '.join(piece.words)} " for piece in pieces if piece.kind is None and piece.finished)
    kept: list[_Piece] = []
    seen: set[tuple[str, ...]] = set()
    for piece, after in zip_longest(pieces, pieces[1:]):
        if len(piece.words) >= _SAME_WORDS and piece.kind != "title":
            repeats_text = not (piece.kind is None and piece.finished) and f" {' '.join(piece.words)} " in running
            if piece.words in seen or repeats_text:
                continue
        seen.add(piece.words)
        printed_twice = piece.kind is None and after and (after.words, after.finished) == (piece.words, piece.finished)
        kept.append(piece.as_kind("caption") if printed_twice else piece)
    return kept


def _kinds(pieces: list[_Piece]) -> Iterator[Passage]:
    long = [piece for piece in pieces if piece.kind is None and piece.end - piece.start >= _LONG_HEADING]
    mostly_finished = 2 * sum(piece.finished for piece in long) >= len(long)
    begun = False
    for piece in pieces:
        kind = piece.kind
        if kind is None:
            heading = piece.finished or not begun or piece.end - piece.start < _LONG_HEADING
            kind = "paragraph" if heading or not mostly_finished else "caption"
            begun = begun or piece.finished
        yield Passage(piece.start, piece.end, kind)
