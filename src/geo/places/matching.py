"""Words of a text and the stretches of them that some place is called by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from .folding import fold
from .gazetteer import Sense, gazetteer
from .vocabulary import cues, directions, vocabulary

# A word: letters with the apostrophes inside it, or the initials of an abbreviation with their stops.
_LETTER = r"[^\W\d_]"
_WORD = re.compile(
    rf"((?:{_LETTER}\.){{2,}}(?:{_LETTER}(?!\w))?|W\.\s?Va\.|{_LETTER}(?:[^\W_]|[\u0300-\u036f])*(?:[’'ʼʻ‘`´](?!s\b){_LETTER}+)*|\d(?:[.,]?\w)*)"
)
_LONGEST_SHORT_FORM = 6  # characters: "W. Va."
_LONGEST = 7  # words; "Former Yugoslav Republic of Macedonia" has five
_LONGEST_GAP = 6  # characters; a longer one parts two paragraphs
_APOSTROPHES = "’'ʼ"
_POSSESSIVE_GAP = re.compile(r"[’'ʼ]s ")
_STOPPED = {"st", "ste", "ft", "mt"}  # their stop does not end a sentence
_ARTICLES = {"al", "el", "an", "ar", "as", "ash", "at", "az", "ad", "ez", "es", "et", "de", "la", "le", "ben", "bin"}


@dataclass(slots=True)
class Word:
    """A word of the text; ``capital`` tells whether it begins with one."""

    text: str
    start: int
    end: int
    key: str
    capital: bool
    gap: str = ""  # what stands between this word and the next


@dataclass(slots=True)
class Match:
    """A stretch of words that names something: ``first`` to ``last`` (exclusive) in the list of words."""

    first: int
    last: int
    start: int
    end: int
    key: str
    senses: tuple[Sense, ...]
    listed: bool = False  # from the readable files
    adjectival: bool = False


def words_of(text: str) -> list[Word]:
    """Split a text into words."""
    parts = _WORD.split(text)  # the gaps and the words, in turn
    words: list[Word] = []
    start = 0
    for gap, surface, behind in zip(parts[::2], parts[1::2], parts[2::2], strict=False):
        start += len(gap)
        end = start + len(surface)
        if surface == "s" and gap and gap[-1] in _APOSTROPHES:
            if words:  # the possessive ending belongs to the gap
                words[-1].gap = text[words[-1].end : end + len(behind)]
        else:
            words.append(Word(surface, start, end, fold(surface), surface[0].isupper(), behind))
        start = end
    for word in words[:-1]:
        if len(word.gap) > _LONGEST_GAP:
            word.gap = "\n\n"
    if words:
        words[-1].gap = text[words[-1].end : words[-1].end + 3]
    return words


def matches(words: list[Word]) -> list[Match]:
    """Return the longest stretches that name a place, from left to right, none overlapping."""
    small = vocabulary().small
    found = []
    after = 0
    for at, word in enumerate(words):
        opens = word.capital or word.key in small or word.key in _ARTICLES
        match = _longest(words, at) if opens and at >= after else None
        if match is not None:
            found.append(match)
            after = match.last
    return found


def _longest(words: list[Word], first: int) -> Match | None:
    listed = vocabulary()
    head = words[first]
    short = _abbreviation(words, first)
    if short is not None:
        return short
    reach = listed.reach.get(_head(head.key), 0)
    if not (head.capital or (reach and head.key in listed.small) or _particle(words, first)):
        return None
    tails = cues("tail")
    stops = []
    for last, tail in enumerate(words[first : first + _LONGEST], first + 1):
        if tail.capital or (last > first + 1 and (last - first <= reach or tail.text in tails)):
            stops.append(last)
        if not _glued(tail):
            break
    for last in reversed(stops):
        key = _key([word.key for word in words[first:last]])
        match = _named(words, first, last, key, in_files=last - first <= reach)
        if match is not None:
            return match
    return None


def _abbreviation(words: list[Word], at: int) -> Match | None:
    """Read "Fla." with its stop anywhere, "FL" and "Miss." only after a comma and a name: "Miami, FL"."""
    word = words[at]
    if not word.capital or len(word.text) > _LONGEST_SHORT_FORM:
        return None
    stop = word.text if word.text.endswith(".") else f"{word.text}." if word.gap.startswith(".") else word.text
    known = vocabulary().divisions.get(stop) or vocabulary().divisions.get(word.text)
    if known is None:
        return None
    sense, alone = known
    if not alone and not (at > 0 and words[at - 1].capital and words[at - 1].gap in {", ", ",\n", ","}):
        return None
    end = word.start + len(stop)
    return Match(at, at + 1, word.start, end, fold(stop), (sense,), listed=True)


def _named(words: list[Word], first: int, last: int, key: str, *, in_files: bool) -> Match | None:
    listed = vocabulary()
    start, end = words[first].start, words[last - 1].end
    own: list[Sense] = []
    adjectival = False
    if in_files and (allowed := listed.exact.get(key)) and last - first == 1 and words[first].text not in allowed:
        in_files = False
    if in_files:
        if key in listed.demonyms and key not in listed.names:
            own, adjectival = listed.demonyms[key], True
        else:
            own = listed.names.get(key, [])
        if own and not adjectival and not words[first].capital and words[first].key not in listed.small:
            own = []
    if adjectival:
        return Match(first, last, start, end, key, tuple(own), listed=True, adjectival=True)
    packed: tuple[Sense, ...] = ()
    if len(key) > 2 and not (own and key in listed.users):  # noqa: PLR2004  (two letters are codes)
        if words[last - 1].capital:
            inner = last - first > 1 and any(_POSSESSIVE_GAP.fullmatch(w.gap) for w in words[first : last - 1])
            packed = () if inner and not own else gazetteer().find(key)
            if not packed and last - first > 1 and not own:
                packed, end = _with_possessive(words, first, last)
            packed = packed or gazetteer().find(key)
        elif words[last - 1].text in cues("tail"):
            packed = tuple(s for s in gazetteer().find(key) if s.kind in {"admin2", "base", "airport"})
    if not own and not packed:
        return None
    seen = {(s.geonames_id, s.shape) for s in own}
    senses = (*own, *(s for s in packed if (s.geonames_id, s.shape) not in seen))
    return Match(first, last, start, end, key, senses, listed=bool(own))


def _with_possessive(words: list[Word], first: int, last: int) -> tuple[tuple[Sense, ...], int]:
    """Look up a name with the possessive endings in it: "King's Lynn", "St. John's"."""
    stretch = words[first:last]
    end = words[last - 1].end
    if all(w.gap[1:2] != "s" for w in stretch):
        return (), end
    spelled = [f"{w.key}s" if w.gap[1:2] == "s" and w.gap[0] in _APOSTROPHES else w.key for w in stretch]
    if spelled == [w.key for w in stretch]:
        return (), end
    return gazetteer().find(_key(spelled)), end + 2 * (spelled[-1] != stretch[-1].key)


def _glued(word: Word) -> bool:
    if word.gap in {" ", "-", "\u00a0", "\n", "‑", "–"}:
        return True
    if word.gap.startswith("."):
        return word.gap in {". ", "."} and word.key in _STOPPED
    return bool(_POSSESSIVE_GAP.fullmatch(word.gap))


def _particle(words: list[Word], at: int) -> bool:
    """Whether an Arabic article opens a name here: "al-Tanf"."""
    return words[at].key in _ARTICLES and words[at].gap in {"-", " "} and at + 1 < len(words) and words[at + 1].capital


def _of_type(senses: tuple[Sense, ...], word: str) -> tuple[Sense, ...]:
    """Keep the divisions of a name that a span calls "region" or the like, if there are any."""
    divisions = tuple(s for s in senses if s.kind in {"admin1", "admin2", "region"})
    return divisions if divisions and word in cues("type") else senses


@cache
def _type_words() -> frozenset[str]:
    roles = ("type", "types", "settlement", "city_word", "tail")
    return frozenset(word.lower() for role in roles for word in cues(role)) | {"district", "river"}


def _key(keys: list[str]) -> str:
    return fold(" ".join(keys))


@lru_cache(maxsize=65536)
def _head(key: str) -> str:
    return _key([key, "x"]).split(" ")[0]


def match_words(words: list[Word], first: int, last: int, surface: str) -> Match | None:
    """Return the match for a stretch of words that is known to name a place, by its words or its core.

    Where the whole is unknown, a type word ("Oblast", "County") or the first word is left out.
    """
    if first >= last:
        return None
    start, end = words[first].start, words[last - 1].end
    division = vocabulary().divisions.get(surface) or vocabulary().divisions.get(surface + ".")
    if division is not None:
        return Match(first, last, start, end, fold(surface), (division[0],), listed=True)
    keys = [word.key for word in words[first:last]]
    if len(keys) > 1 and keys[0] == "the":
        keys = keys[1:]
    stretches = [keys]
    if len(keys) > 1 and words[last - 1].text.lower() in _type_words():
        stretches.append(keys[:-1])
    if len(keys) > 1 and keys[0] in directions():
        stretches.append(keys[1:])
    if len(keys) > 2 and keys[1] == "of" and keys[0] in _type_words():  # noqa: PLR2004
        stretches.append(keys[2:])
    listed = vocabulary()
    for stretch in stretches:
        key = _key(stretch)
        own = listed.names.get(key, [])
        packed = () if key in listed.users else gazetteer().find(key)
        adjectival = not own and key in listed.demonyms
        if adjectival:
            own, packed = listed.demonyms[key], ()
        if own or packed:
            seen = {(s.geonames_id, s.shape) for s in own}
            senses = (*own, *(s for s in packed if (s.geonames_id, s.shape) not in seen))
            if stretch is not keys:
                senses = _of_type(senses, words[last - 1].text.lower())
            return Match(first, last, start, end, key, senses, listed=bool(own), adjectival=adjectival)
    return None
