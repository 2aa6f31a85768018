"""Files and folders → articles."""

import logging
import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from geo.articles.building import Built, build_article
from geo.articles.decoding import Decoded, Unreadable, decode
from geo.articles.english import is_english
from geo.model import Article, Problem, ReadError

MAX_BYTES = 2_000_000
"""The largest file read, in bytes: four times a long novel's chapter, forty times a long article."""

READERS: dict[str, Callable[[bytes], Decoded]] = {".txt": decode, ".md": decode}
"""For each kind of file, by suffix, how its bytes become text."""

_LOG = logging.getLogger(__name__)
NOT_ARTICLES = frozenset({"readme.md"})


def read_articles(path: str | Path, *, on_problem: Callable[[Problem], None] | None = None) -> list[Article]:
    """Read a file, or every article in a folder and its subfolders, in the order of their paths.

    ``.txt`` and ``.md`` files are read, in any usual encoding. In a folder, hidden files and folders and
    ``README.md`` are passed over in silence; files of other kinds make one problem for each kind. A file
    that cannot be read never stops the others.

    Parameters
    ----------
    path
        A file or a folder.
    on_problem
        Called for each file that was left out (``skipped``) or read with a doubt, with one line to show the
        user. Logs a warning by default.

    Returns
    -------
        The articles; ``source`` is the file's path within the folder, or its name.

    Raises
    ------
    ReadError
        If there is no such path, the folder holds no article, or nothing in it could be read.
    """
    report = on_problem or log_problem
    root = Path(path)
    try:
        found = _found(root, report)
    except OSError as error:
        raise ReadError(f"{path}: {_why(error)}") from error
    articles: list[Article] = []
    left_out: list[Problem] = []
    for file, source in found:
        try:
            built = _read(file, source=source)
        except (ReadError, OSError) as error:
            reason = _why(error) if isinstance(error, OSError) else str(error).removeprefix(f"{source}: ")
            left_out.append(Problem(source, reason))
            report(left_out[-1])
            continue
        for doubt in built.doubts:
            report(Problem(source, doubt, skipped=False))
        articles.append(built.article)
    if not articles:
        first = f"{left_out[0].source}: {left_out[0].reason}"
        raise ReadError(first if len(found) == 1 else f"{path}: none of {len(found)} files could be read ({first}, …)")
    return articles


def _found(root: Path, report: Callable[[Problem], None]) -> list[tuple[Path, str]]:
    """List the files to read, each with its source."""
    if not root.exists():
        raise ReadError(f"{root}: there is no such file or folder")
    if not root.is_dir():
        if root.suffix.lower() not in READERS:
            raise ReadError(f"{root}: only {_kinds()} files are read")
        return [(root, root.name)]
    files = sorted(_walk(root, report))
    if not (readable := [file for file in files if file.suffix.lower() in READERS]):
        raise ReadError(f"{root}: there is no article in this folder (no {_kinds()} file)")
    others = Counter(file.suffix.lower() or "files without a suffix" for file in files if file not in set(readable))
    for kind, count in sorted(others.items()):
        report(Problem(f"*{kind}", f"{count} left out: only {_kinds()} files are read"))
    return [(file, file.relative_to(root).as_posix()) for file in readable]


def _walk(root: Path, report: Callable[[Problem], None]) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        if Path(error.filename) == root:
            raise error
        report(Problem(Path(error.filename).relative_to(root).as_posix(), _why(error)))

    for folder, folders, names in os.walk(root, onerror=unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and name.lower() not in NOT_ARTICLES:
                yield Path(folder, name)


def _read(file: Path, *, source: str) -> Built:
    if not file.is_file():  # a pipe or a dangling link: opening the one would wait for ever
        raise ReadError("is not a file that can be opened")
    require_article_size(file.stat().st_size)
    return read_content(file.read_bytes(), source=source)


def require_article_size(size: int) -> None:
    """Raise :class:`ReadError` for a file of more bytes than an article may have."""
    if size > MAX_BYTES:
        raise ReadError(f"too large for an article: {size / 1e6:.0f} MB, at most {MAX_BYTES / 1e6:.0f} MB is read")


def read_content(content: bytes, *, source: str) -> Built:
    """Read an article from a file's bytes; the suffix of ``source`` tells its kind.

    Raises
    ------
    ReadError
        If it is no text, empty, or not in English.
    """
    try:
        text, doubt = READERS[Path(source).suffix.lower()](content)
    except Unreadable as error:
        raise ReadError(str(error)) from error
    built = build_article(text, source=source)
    require_english(built.article)
    return built if doubt is None else Built(built.article, (doubt, *built.doubts))


def require_english(article: Article) -> None:
    """Raise :class:`ReadError` for an article whose own text is in another language."""
    if not is_english(" ".join(article.text[p.start : p.end] for p in article.passages)):
        raise ReadError("not in English")


def _kinds() -> str:
    return " and ".join(READERS)


def _why(error: OSError) -> str:
    return "no permission to read it" if isinstance(error, PermissionError) else (error.strerror or str(error)).lower()


def log_problem(problem: Problem) -> None:
    """Tell of a problem where nobody asked to hear of it."""
    _LOG.warning("%s: %s%s", problem.source, problem.reason, " (skipped)" if problem.skipped else "")
