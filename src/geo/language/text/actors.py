"""Names of those who have forces: countries, demonyms, capitals, institutions, alliances, missions, leaders.

The table of countries and the table of actors in ``data/geo`` are the vocabulary.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import Literal, NamedTuple, cast

from geo._data_dir import data_dir
from geo.language import vocabulary

ActorKind = Literal[
    "state", "adjective", "capital", "institution", "alliance", "mission", "group", "service", "leader", "nobody"
]

_NOBODY = ""
"""Code of a name that is no actor's, though a part of it may be."""
_WORD = re.compile(r"((?:[A-Z]\.){2,}|\w+)")


class ActorMention(NamedTuple):
    """A name of an actor in a text: offsets, code and what sort of name it is."""

    start: int
    end: int
    code: str
    kind: ActorKind


@dataclass(frozen=True, slots=True)
class _Entry:
    code: str
    kind: ActorKind


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(phrase))


@cache
def _table() -> tuple[dict[tuple[str, ...], _Entry], dict[str, list[int]]]:
    """Names by their words, and by its first word how many words a name may have, most first."""
    names: dict[tuple[str, ...], _Entry] = {}

    def add(phrase: str, code: str, kind: ActorKind) -> None:
        words = _words(phrase)
        if words:
            names.setdefault(words, _Entry(code, kind))
            shout = tuple(w.upper() for w in words)
            if len("".join(words)) > len("XXX"):
                names.setdefault(shout, _Entry(code, kind))
                names.setdefault((shout[0], *words[1:]), _Entry(code, kind))  # "NEW Zealand", as some papers open

    folder = data_dir()
    with (folder / "dependencies.csv").open(encoding="utf-8", newline="") as lines:
        sovereign = {row["iso"]: row["sovereign"] for row in csv.DictReader(lines)}
    with (folder / "actors.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for phrase in [row["name"], *row["aliases"].split("|")]:
                add(phrase, row["code"], cast("ActorKind", row["kind"]))
    with (folder / "countries.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            owner = sovereign.get(row["iso"], row["iso"])  # a territory has no forces of its own
            for phrase in [row["name"], *row["aliases"].split("|")]:
                add(phrase, owner, "state")
            for phrase in row["demonyms"].split("|"):
                add(phrase, owner, "adjective")
            add(row["capital"], owner, "capital")
    with (folder / "regions.csv").open(encoding="utf-8", newline="") as lines:
        for row in [r for r in csv.DictReader(lines) if r["kind"] in ("area", "sea")]:
            for phrase in [row["name"], *row["aliases"].split("|"), *row["demonyms"].split("|")]:
                words = _words(phrase)
                if len(words) > 1 and any((word,) in names for word in words):
                    add(phrase, _NOBODY, "nobody")  # "South American armies", "the Persian Gulf": no state's
    lengths: dict[str, set[int]] = {}
    for words in names:
        lengths.setdefault(words[0], set()).add(len(words))
    return names, {first: sorted(found, reverse=True) for first, found in lengths.items()}


@lru_cache(maxsize=512)
def find(text: str) -> tuple[ActorMention, ...]:
    """Names of actors in the text, the longest at each place, in order."""
    names, lengths = _table()
    parts = _WORD.split(text)  # what is no word and the words, in turn
    words = parts[1::2]
    openings = [i for i, word in enumerate(words) if word in lengths]
    if not openings:
        return ()
    starts = list(accumulate(map(len, parts)))[::2]
    found = []
    after = 0
    for i in openings:
        for length in lengths[words[i]] if i >= after else ():
            entry = names.get(tuple(words[i : i + length]))
            if entry is not None:
                after = min(i + length, len(words))
                end = starts[after - 1] + len(words[after - 1])
                described = text[end : end + 1] == "-" and _only_describes(words[after : after + 1])
                toward = parts[2 * i] == "-" and words[i - 1].lower() in vocabulary.word_list("prefix")
                if entry.code != _NOBODY and not (described or toward):
                    found.append(ActorMention(starts[i], end, entry.code, entry.kind))
                break
    return tuple(found)


def _only_describes(following: list[str]) -> bool:
    """Whether what is joined to the name says that a thing was made, backed or held there: "Russian-made tanks"."""
    return bool(following) and following[0].lower() in vocabulary.word_list("described")


@cache
def regions() -> dict[str, frozenset[str]]:
    """Adjectives and names of regions ("Central American", "Gulf") → the states that lie in them."""
    with (data_dir() / "regions.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["members"]]
    return {
        phrase.removesuffix(" states").removesuffix(" countries"): frozenset(row["members"].split("|"))
        for row in rows
        for phrase in [row["name"], *row["aliases"].split("|"), *row["demonyms"].split("|")]
        if phrase and row["kind"] == "area"
    }


@cache
def names_of(kind: ActorKind) -> frozenset[str]:
    """Names and aliases of the actors of that kind in ``actors.csv``."""
    with (data_dir() / "actors.csv").open(encoding="utf-8", newline="") as lines:
        own = [row for row in csv.DictReader(lines) if row["kind"] == kind]
    return frozenset(name for row in own for name in [row["name"], *row["aliases"].split("|")] if name)


@cache
def _areas() -> dict[str, str]:
    with (data_dir() / "missions.csv").open(encoding="utf-8", newline="") as lines:
        areas = {row["mission"]: row["area"] for row in csv.DictReader(lines)}
    with (data_dir() / "actors.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["name"] in areas]
    return {name.lower(): areas[row["name"]] for row in rows for name in [row["name"], *row["aliases"].split("|")]}


def area_of(mission: str) -> str | None:
    """Name of the country or region that a mission of that name is in; None where it has several, or is unknown."""
    return _areas().get(mission.lower())


@cache
def names_of_peoples() -> frozenset[str]:
    """Nationalities in ``countries.csv``, as adjectives and as nouns."""
    with (data_dir() / "countries.csv").open(encoding="utf-8", newline="") as lines:
        return frozenset(name for row in csv.DictReader(lines) for name in row["demonyms"].split("|") if name)


def is_where(mention: ActorMention, name: str, noun: str) -> bool:
    """Whether a country's bare name before the noun says where that is ("the Mali mission"), not whose."""
    return mention.kind in ("state", "capital") and not is_short(name) and noun in vocabulary.word_list("lies_in")


def is_short(name: str) -> bool:
    """Whether it is an abbreviation, which stands for the adjective ("UK troops")."""
    return "." in name or (name.isupper() and len(name) < len("MALI"))


def is_country(code: str) -> bool:
    """Whether the code of an actor is a country's: two letters, and no league of countries."""
    return len(code) == len("XX") and code.isupper() and code not in ("UN", "EU")
