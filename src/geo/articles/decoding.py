"""Bytes → text, and text → the form that every offset counts in."""

import codecs
import re
import unicodedata
from typing import NamedTuple

from charset_normalizer import from_bytes

_BOMS = (  # the UTF-32 marks begin with the UTF-16 ones, so they come first
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP or Office file",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x1f\x8b": "a gzip archive",
    b"\x7fELF": "a program",
    b"SQLite format 3\x00": "a database",
}
# What UTF-8 looks like when it was once read as Windows-1252 ("â€™" for ’, "Ã©" for é).
_MOJIBAKE = re.compile(r"â€[\x80-\xbf™œ\x9d¦“”˜]|Ã[\x80-\xbf©¨¼¶¤±³¡­ª§«´®¯]|Â[\xa0«»£°]|ï»¿")
_NEWLINES = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_PLAIN = frozenset("!\"#$%&'()*+,-./:;?@[]_“”‘’–—…•«»€£°")
_MOST_BAD = 0.05  # share of a line's characters that are no characters at all
_MOST_ODD = 0.3  # share of a line's characters that are neither letters, digits nor plain punctuation
_LEAST_READABLE = 0.3  # share of a file's characters that stand in readable lines
_LEGEND = 20  # characters; a shorter line of signs is an ornament, not damage


class Unreadable(Exception):  # noqa: N818 -- says what the bytes are
    """The bytes are no text; its message says what they are, in a few words."""


class Decoded(NamedTuple):
    """A text and what is doubtful about how it was decoded (None: nothing)."""

    text: str
    doubt: str | None


def decode(data: bytes) -> Decoded:
    """Decode a file of unknown encoding.

    A byte order mark decides, else UTF-8, else what charset-normalizer makes of it. A file that is UTF-8
    in one part and not in another is read as UTF-8 with the stray bytes as Windows-1252.

    Raises
    ------
    Unreadable
        If the bytes are not text.
    """
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            raise Unreadable(f"is {name}, not text")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _judged(data.decode(encoding, errors="replace"))
    try:
        return _judged(data.decode())
    except UnicodeDecodeError:
        pass
    as_utf8 = data.decode(errors="replace")
    letters = sum(ch > "\x7f" and ch != "\ufffd" for ch in as_utf8)
    stray = as_utf8.count("\ufffd")
    if letters:
        mixed = data.decode(errors=_AS_CP1252)
        return _judged(mixed, f"{stray} characters are not UTF-8 and were read as Windows-1252")
    best = from_bytes(data).best()
    if best is None:
        return _judged(data.decode(errors=_AS_CP1252))
    # The encodings of western Europe agree on English and its quotation marks; of those Windows-1252 is the
    # likeliest by far, and a short text cannot tell them apart.
    could = {best.encoding, *best.could_be_from_charset}
    encoding = "cp1252" if could & {"cp1252", "latin_1", "cp1250", "iso8859_15"} else best.encoding
    return _judged(data.decode(encoding, errors="replace"))


def normalise(text: str) -> str:
    r"""Make every line end ``\n`` and every other white-space character one space.

    After the line ends, and a byte order mark that is dropped, no character is added or taken away. Lone
    surrogates, which cannot be written out again, become U+FFFD.
    """
    text = _NEWLINES.sub("\n", text.removeprefix("\ufeff"))
    return _SURROGATES.sub("\ufffd", _SPACES.sub(" ", text))


def readable(text: str) -> bool:
    """Whether a stretch of text is writing rather than the remains of other bytes."""
    bad = sum(ch == "\ufffd" or unicodedata.category(ch) in {"Cc", "Cn", "Co"} for ch in text if ch != "\n")
    odd = sum(not (ch.isalnum() or ch.isspace() or ch in _PLAIN) for ch in text)
    return bad <= _MOST_BAD * len(text) and odd <= _MOST_ODD * len(text)


def _judged(text: str, doubt: str | None = None) -> Decoded:
    lines = text.splitlines()
    good = sum(len(line) for line in lines if readable(line))
    every = sum(map(len, lines))
    if every and good < _LEAST_READABLE * every:
        raise Unreadable("is binary, not text")
    if good < every and any(not readable(line) for line in lines if len(line) > _LEGEND):
        doubt = f"about {1 - good / every:.0%} of it is unreadable and was left out"
    elif doubt is None and (garbled := len(_MOJIBAKE.findall(text)) + text.count("\ufffd")):
        doubt = f"{garbled} garbled characters (wrongly converted once): what can be read was read"
    return Decoded(text, doubt)


def _stray_as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


_AS_CP1252 = "deploymap.cp1252"
codecs.register_error(_AS_CP1252, _stray_as_cp1252)
