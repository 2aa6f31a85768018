"""One spelling for the many ways a name is written, so that look-ups meet it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose, as English-language gazetteers write them.
_LETTERS = str.maketrans({
    "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th",
    "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ß": "ss", "ı": "i", "İ": "i", "ə": "a", "Ə": "a", "ħ": "h", "Ħ": "h",
})  # fmt: skip
# Apostrophes, primes and ayns vanish ("Yel'nya", "Sana’a"), as do the stops of abbreviations ("U.S.").
_SILENT = re.compile(r"[.'’‘ʻʼ`´ʹʽʾʿ′\u00ad\u200b-\u200f]")
_GAPS = re.compile(r"[^\w]+|_")
_SHORT_FORMS = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return ``name`` in lower case without diacritics, apostrophes or hyphens, one space between words.

    "St.", "Ft." and "Mt." at the head of a longer name are written out.
    """
    plain = name.lower() if name.isascii() else _strip(name)
    words = _GAPS.sub(" ", _SILENT.sub("", plain)).split()
    if len(words) > 1 and words[0] in _SHORT_FORMS:
        words[0] = _SHORT_FORMS[words[0]]
    return " ".join(words)


def _strip(name: str) -> str:
    parts = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()
