"""What was read in a set of articles, kept on disk so that the page opens at once the next time."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from geo.store import WORK_SUFFIX, WorkFileError, open_work, save_work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from geo.model import Article, Claim

_PACKAGE = Path(__file__).parents[1]
_FOLDER = _PACKAGE.parents[1] / ".cache" / "read"
# What a reading depends on: the rooms from article to claim, and the data they look things up in.
_ROOMS = ("model.py", "articles", "language", "places", "claims", "../../data/geo")
_MOST_FILES = 8


def claims_kept(
    articles: Sequence[Article], read: Callable[[Article], list[Claim]], *, also: Iterable[object] = ()
) -> list[Claim]:
    """Return the claims of articles, read only if these very articles were not read before by this very code.

    Parameters
    ----------
    also
        What else the reading depends on.
    """
    file = _FOLDER / f"{_key(articles, also)}{WORK_SUFFIX}"
    with suppress(OSError, WorkFileError):
        claims = list(open_work(file.read_bytes()).claims)
        file.touch()
        return claims
    claims = [claim for article in articles for claim in read(article)]
    with suppress(OSError):  # a checkout that may not be written to is read anew each time
        _keep(file, save_work(articles, claims))
    return claims


def _key(articles: Sequence[Article], also: Iterable[object]) -> str:
    files = sorted(file for room in _ROOMS for file in _files(_PACKAGE / room))
    code = [(str(file), (s := file.stat()).st_mtime_ns, s.st_size) for file in files]
    texts = [(a.id, a.source, a.title, a.outlet, a.published, a.published_from) for a in articles]
    return hashlib.sha256(repr((code, texts, list(also))).encode()).hexdigest()[:24]


def _files(path: Path) -> Iterable[Path]:
    if path.is_file():
        return [path]
    return (file for file in path.rglob("*") if file.is_file() and file.suffix != ".pyc")


def _keep(file: Path, content: bytes) -> None:
    """Write a file whole or not at all, and let go of the oldest."""
    _FOLDER.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    part.write_bytes(content)
    part.replace(file)
    newest = sorted(_FOLDER.glob(f"*{WORK_SUFFIX}"), key=lambda kept: kept.stat().st_mtime, reverse=True)
    for old in newest[_MOST_FILES:]:
        old.unlink(missing_ok=True)
