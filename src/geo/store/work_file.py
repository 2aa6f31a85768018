"""A piece of work as one file: the articles that were read, and what was read in them.

A work file is a zip of JSON lines, which any program can look into. Deployments and layers are not kept:
they follow from the claims, and are made anew when it is opened. ``docs/exports.md`` documents its members.
"""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Literal, TypeVar
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pydantic import BaseModel, ConfigDict
from shapely.errors import ShapelyError

from geo._version import version
from geo.articles.archives import list_archive
from geo.model import DeploymapError, ReadError
from geo.store.records import Shapes, article_line, claim_line, read_article, read_claim, read_shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from geo.articles.archives import Member
    from geo.model import Article, Claim

WORK_SUFFIX = ".deploymap"
"""What the name of a work file ends in."""
MAX_WORK_BYTES = 100_000_000
"""The largest work file opened, in bytes."""
MAX_UNPACKED_BYTES = 400_000_000
"""The most bytes that a work file may unpack to."""

_Read = TypeVar("_Read")
_VERSION = 1
_MANIFEST, _ARTICLES, _SHAPES, _CLAIMS = "manifest.json", "articles.jsonl", "shapes.jsonl", "claims.jsonl"


class WorkFileError(DeploymapError):
    """A file is no work file, is damaged, or was written by a later Deploymap."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a work file holds, in the order in which it was saved."""

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]


class _Manifest(BaseModel):
    # What a later version adds to it is passed over, so that its number can be read and told.
    model_config = ConfigDict(strict=True, extra="ignore")

    format: Literal["deploymap work"]
    version: int
    written_by: str


def save_work(articles: Iterable[Article], claims: Iterable[Claim]) -> bytes:
    """Write articles and their claims as a work file; the same ones give the same bytes.

    An article of a claim that is not among ``articles`` is kept as well.

    Raises
    ------
    WorkFileError
        If it would be too large to be opened again.
    """
    told = list(claims)
    numbers: dict[Article, int] = {}
    for article in (*articles, *(claim.article for claim in told)):
        numbers.setdefault(article, len(numbers))
    shapes = Shapes()
    claim_lines = [claim_line(claim, article=numbers[claim.article], shapes=shapes) for claim in told]
    manifest = {"format": "deploymap work", "version": _VERSION, "written_by": f"deploymap {version()}"}
    packed, unpacked = io.BytesIO(), 0
    with ZipFile(packed, "w") as archive:
        for name, lines in (
            (_MANIFEST, [json.dumps(manifest)]),
            (_ARTICLES, [article_line(article) for article in numbers]),
            (_SHAPES, shapes.lines),
            (_CLAIMS, claim_lines),
        ):
            # ZipInfo's date is 1980, whenever the file is saved.
            member = ZipInfo(name)
            member.compress_type = ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            archive.writestr(member, "".join(f"{line}\n" for line in lines))
            unpacked += member.file_size
    if packed.tell() > MAX_WORK_BYTES or unpacked > MAX_UNPACKED_BYTES:
        raise WorkFileError(f"{len(numbers):,} articles are too much for one work file: keep them in several")
    return packed.getvalue()


def open_work(content: bytes | BinaryIO) -> Work:
    """Open a work file, which may come from anybody: it is only ever data, and every line of it is checked.

    Raises
    ------
    WorkFileError
        If it is no work file, is damaged or too large, or was written by a later Deploymap.
    """
    stream = io.BytesIO(content) if isinstance(content, bytes) else content
    if (size := stream.seek(0, io.SEEK_END)) > MAX_WORK_BYTES:
        raise WorkFileError(f"too large: {size / 1e6:,.0f} MB, a work file has at most {MAX_WORK_BYTES / 1e6:.0f} MB")
    try:
        members = {member.name: member for member in list_archive(stream, suffixes=(".json", ".jsonl")).members}
    except ReadError as error:
        raise WorkFileError(f"this is no work file: it {error}") from error
    if missing := [name for name in (_MANIFEST, _ARTICLES, _SHAPES, _CLAIMS) if name not in members]:
        raise WorkFileError(f"this is no work file: there is no {missing[0]} in it")
    if sum(member.size for member in members.values()) > MAX_UNPACKED_BYTES:
        raise WorkFileError(f"too large: it would unpack to over {MAX_UNPACKED_BYTES / 1e6:.0f} MB")
    _check(members[_MANIFEST])
    articles = _read(members[_ARTICLES], read_article)
    shapes = _read(members[_SHAPES], read_shape)
    claims = _read(members[_CLAIMS], lambda line: read_claim(line, articles=articles, shapes=shapes))
    return Work(tuple(articles), tuple(claims))


def _check(member: Member) -> None:
    manifest = _read(member, _Manifest.model_validate_json)
    if len(manifest) != 1:
        raise WorkFileError(f"this work file is damaged: {_MANIFEST} should be one line")
    if manifest[0].version > _VERSION:
        raise WorkFileError(f"this work file was written by a later version ({manifest[0].written_by[:40]!r})")


def _read(member: Member, read: Callable[[bytes], _Read]) -> list[_Read]:
    found: list[_Read] = []
    try:
        for line in member.read(MAX_UNPACKED_BYTES).splitlines():
            found.append(read(line))  # noqa: PERF401 - the message counts the lines that were read
    except (ValueError, ReadError, ShapelyError) as error:
        where = f"{member.name}, line {len(found) + 1}"
        raise WorkFileError(f"this work file is damaged or not ours: {where} cannot be read") from error
    return found
