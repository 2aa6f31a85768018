"""The texts in a zip archive from somebody else, read in memory and within limits.

Nothing is ever extracted to disk, so a path in an archive is only a name. Still, one that leads out of it
is a sign of an archive made to do harm, and is refused.
"""

import re
import stat
import zlib
from collections.abc import Callable, Collection, Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import BinaryIO, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from geo.model import ReadError

MAX_ENTRIES = 20_000
"""The most files and folders in an archive: listing a million takes a gigabyte of memory."""
MAX_RATIO = 100
"""How many times its own size an archive may unpack to; text packs to a third or a tenth."""

_SMALL = 10_000_000  # bytes; what unpacks to no more than this harms nobody, whatever the ratio
_ENCRYPTED = 0x1
_DRIVE = re.compile("[A-Za-z]:")
_LISTED = b"PK\x01\x02"  # stands before each entry of an archive's list
_CHUNK = 1 << 20
# What zipfile and zlib raise at an archive that is damaged, or made to be.
_BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, LookupError)


class Member(NamedTuple):
    """A file in an archive: its path there, its size in bytes as declared, and how to read it.

    ``read`` takes the most bytes that are wanted and raises :class:`ReadError` where the file is damaged.
    """

    name: str
    size: int
    read: Callable[[int], bytes]


class Contents(NamedTuple):
    """The files of an archive that can be read, and the names of those that are left out, by reason."""

    members: list[Member]
    left_out: dict[str, list[str]]


def list_archive(stream: BinaryIO, *, suffixes: Collection[str]) -> Contents:
    """List the files of a zip archive that have one of the suffixes, in the order of their paths.

    Folders, hidden files and what systems add by themselves are passed over in silence.

    Raises
    ------
    ReadError
        If it is no zip archive, is damaged, or would unpack to more than anyone needs.
    """
    if _count(stream, _LISTED) > MAX_ENTRIES:
        raise ReadError(f"holds more than {MAX_ENTRIES:,} files: at most that many are read from an archive")
    size = stream.seek(0, 2)
    try:
        archive = ZipFile(stream)
    except _BROKEN as error:
        raise ReadError("is not a zip archive, or a damaged one") from error
    entries = [entry for entry in archive.infolist() if entry.filename and not entry.is_dir()]
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > max(_SMALL, MAX_RATIO * size):
        raise ReadError(
            f"would unpack to {unpacked / 1e6:,.0f} MB, over {MAX_RATIO} times its size: no archive of texts"
        )
    contents = Contents([], {})
    for entry in sorted(entries, key=lambda entry: entry.filename):
        name = entry.filename.replace("\\", "/")
        if _hidden(name):
            continue
        if reason := _why_not(entry, name, suffixes):
            contents.left_out.setdefault(reason, []).append(name)
        else:
            contents.members.append(Member(name, entry.file_size, partial(_read, archive, entry)))
    return contents


def _why_not(entry: ZipInfo, name: str, suffixes: Collection[str]) -> str | None:
    """Say why a file of an archive is left out, or None for one that can be read."""
    path = PurePosixPath(name)
    suffix = path.suffix.lower()
    if path.is_absolute() or ".." in path.parts or _DRIVE.match(name):
        return "a path that leads out of the archive"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "a link"
    if suffix == ".zip":
        return "an archive in an archive"
    if suffix not in suffixes:
        return f"only {' and '.join(suffixes)} files are read"
    if entry.flag_bits & _ENCRYPTED:
        return "encrypted"
    # Other methods may ask for gigabytes of memory before the first byte is read.
    if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        return "packed by a method other than deflate"
    return None


def _hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in parts)


def _read(archive: ZipFile, entry: ZipInfo, most: int) -> bytes:
    try:
        with archive.open(entry) as file:
            return file.read(most)
    except _BROKEN as error:
        raise ReadError("damaged in its archive") from error


def _count(stream: BinaryIO, mark: bytes) -> int:
    stream.seek(0)
    found, tail = 0, b""
    for chunk in _chunks(stream):
        found += (tail + chunk).count(mark)
        tail = (tail + chunk)[1 - len(mark) :]
    return found


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    while chunk := stream.read(_CHUNK):
        yield chunk
