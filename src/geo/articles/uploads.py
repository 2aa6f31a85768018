"""Articles that a user hands over: files and archives in memory, and pasted text."""

import io
import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import PurePosixPath
from typing import BinaryIO

from geo.articles.archives import Member, list_archive
from geo.articles.building import article_from_text
from geo.articles.reading import (
    MAX_BYTES,
    NOT_ARTICLES,
    READERS,
    log_problem,
    read_content,
    require_article_size,
    require_english,
)
from geo.model import Article, Problem, ReadError

MAX_UPLOAD_BYTES = 100_000_000
"""The most bytes handed over at once, as they come: archives packed."""
MAX_TEXT_BYTES = 200_000_000
"""The most bytes of text read at once, unpacked: a hundred thousand long articles."""
MAX_FILES = 5_000
"""The most articles read at once; more are read from the command line, which has no such limit."""
UPLOAD_SUFFIXES = (*READERS, ".zip")
"""What may be handed over, by suffix."""

_LONGEST_NAME = 200
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def read_uploads(
    files: Iterable[tuple[str, bytes | BinaryIO]],
    *,
    on_problem: Callable[[Problem], None] | None = None,
    on_progress: Callable[[int, int, str], None] | None = None,
) -> list[Article]:
    """Read articles from files at hand, and from zip archives of them, in the order given.

    Nothing is written to disk. What is over a limit, damaged or no article is left out and told, and never
    stops the others.

    Parameters
    ----------
    files
        For each file its name, and its bytes or a stream that can be sought. The suffix tells the kind.
    on_problem
        Called for each file that was left out (``skipped``) or read with a doubt, with one line to show the
        user; files of an archive that are left out for one reason make one line. Logs a warning by default.
    on_progress
        Called after each file with how many have been read, how many there are, and its ``source``.

    Returns
    -------
        The articles; ``source`` is the file's name, or the archive's and the path within it.

    Raises
    ------
    ReadError
        If nothing could be read; every reason was told before.
    """
    told: list[Problem] = []

    def report(problem: Problem) -> None:
        told.append(problem)
        (on_problem or log_problem)(problem)

    members = _members(files, report)
    if len(members) > MAX_FILES:
        over = len(members) - MAX_FILES
        report(Problem("*", f"{over:,} files left out: at most {MAX_FILES:,} are read at once"))
        del members[MAX_FILES:]
    articles: list[Article] = []
    room = MAX_TEXT_BYTES
    for done, member in enumerate(members, start=1):
        try:
            content = _content(member, room)
            built = read_content(content, source=member.name)
        except (ReadError, OSError) as error:
            report(Problem(member.name, str(error).removeprefix(f"{member.name}: ")))
        else:
            room -= len(content)
            articles.append(built.article)
            for doubt in built.doubts:
                report(Problem(member.name, doubt, skipped=False))
        if on_progress is not None:
            on_progress(done, len(members), member.name)
    if not articles:
        first = next((f"{p.source}: {p.reason}" for p in told if p.skipped), "nothing was handed over")
        raise ReadError(first if len(told) <= 1 else f"no article could be read ({first}, …)")
    return articles


def pasted_article(
    text: str,
    *,
    published: date | None = None,
    outlet: str | None = None,
    title: str | None = None,
    name: str = "pasted text",
) -> Article:
    """Make an article of text that a user pasted.

    What is given goes before what the text says of itself.

    Raises
    ------
    ReadError
        If it is empty, too long for an article, or not in English.
    """
    if not text.strip():
        raise ReadError(f"{name}: empty, there is no text in it")
    try:
        require_article_size(len(text.encode(errors="replace")))
        article = article_from_text(
            text, source=name, published=published, outlet=_line(outlet or "") or None, title=_line(title or "") or None
        )
        require_english(article)
    except ReadError as error:
        raise ReadError(f"{name}: {str(error).removeprefix(f'{name}: ')}") from error
    return article


def _members(files: Iterable[tuple[str, bytes | BinaryIO]], report: Callable[[Problem], None]) -> list[Member]:
    """List every file to read, those of archives among them."""
    members: list[Member] = []
    room = MAX_UPLOAD_BYTES
    for given, content in files:
        name = _line(PurePosixPath(given.replace("\\", "/")).name) or "a file without a name"
        stream = io.BytesIO(content) if isinstance(content, bytes) else content
        size = stream.seek(0, io.SEEK_END)
        if size > room:
            limit = f"at most {MAX_UPLOAD_BYTES / 1e6:.0f} MB can be handed over at once"
            report(Problem(name, f"too large: {size / 1e6:,.0f} MB, {limit}"))
            continue
        room -= size
        suffix = PurePosixPath(name).suffix.lower()
        if suffix == ".zip":
            members += _archived(name, stream, report)
        elif suffix in READERS:
            members.append(Member(name, size, _reader(stream)))
        else:
            report(Problem(name, f"only {', '.join(UPLOAD_SUFFIXES)} files are read"))
    return members


def _archived(name: str, stream: BinaryIO, report: Callable[[Problem], None]) -> list[Member]:
    try:
        contents = list_archive(stream, suffixes=tuple(READERS))
    except ReadError as error:
        report(Problem(name, str(error)))
        return []
    for reason, left_out in sorted(contents.left_out.items()):
        first = _line(left_out[0])
        which = first if len(left_out) == 1 else f"{first} and {len(left_out) - 1:,} more"
        report(Problem(name, f"{which} left out: {reason}"))
    wanted = [m for m in contents.members if PurePosixPath(m.name).name.lower() not in NOT_ARTICLES]
    if not wanted and not contents.left_out:
        report(Problem(name, "holds no article"))
    return [member._replace(name=f"{name}/{_line(member.name)}") for member in wanted]


def _content(member: Member, room: int) -> bytes:
    """Read a file, no further than an article may be long, whatever size it claims."""
    require_article_size(member.size)
    content = member.read(MAX_BYTES + 1)
    require_article_size(len(content))
    if len(content) > room:
        raise ReadError(f"left out: at most {MAX_TEXT_BYTES / 1e6:.0f} MB of text are read at once")
    return content


def _reader(stream: BinaryIO) -> Callable[[int], bytes]:
    def read(most: int) -> bytes:
        stream.seek(0)
        return stream.read(most)

    return read


def _line(text: str) -> str:
    """Return a name from somebody else as one line that shows what it is, its end kept where it is long."""
    line = _UNSEEN.sub("\ufffd", " ".join(text.split()))
    return line if len(line) <= _LONGEST_NAME else f"…{line[-_LONGEST_NAME:]}"
