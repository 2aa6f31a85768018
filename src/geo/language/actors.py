"""Names of those who have forces: countries, demonyms, capitals, institutions, alliances, missions, leaders.

The table of countries and the table of actors in ``data/geo`` are the vocabulary.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from geo._data_dir import data_dir
from geo.language import vocabulary

ActorKind = Literal["state", "adjective", "capital", "institution", "alliance", "mission", "group", "service", "leader"]

_WORD = re.compile(r"(?:[A-Z]\.){2,}|\w+")


@dataclass(frozen=True, slots=True)
class ActorMention:
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
        if words and code:
            names.setdefault(words, _Entry(code, kind))
            shout = tuple(w.upper() for w in words)
            if len("".join(words)) > len("XXX"):
                names.setdefault(shout, _Entry(code, kind))

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
    lengths: dict[str, set[int]] = {}
    for words in names:
        lengths.setdefault(words[0], set()).add(len(words))
    return names, {first: sorted(found, reverse=True) for first, found in lengths.items()}


def find(text: str) -> list[ActorMention]:
    """Names of actors in the text, the longest at each place, in order."""
    spans = [m.span() for m in _WORD.finditer(text)]
    words = [text[start:end] for start, end in spans]
    names, lengths = _table()
    found = []
    i = 0
    while i < len(words):
        for length in lengths.get(words[i], ()):
            phrase = tuple(words[i : i + length])
            entry = names.get(phrase)
            if entry is not None:
                end = i + len(phrase)
                stop = spans[end - 1][1]
                if text[stop : stop + 1] != "-" or not _only_describes(words[end : end + 1]):
                    found.append(ActorMention(spans[i][0], stop, entry.code, entry.kind))
                i = end
                break
        else:
            i += 1
    return found


def _only_describes(following: list[str]) -> bool:
    """Whether what is joined to the name says that a thing was made, backed or held there: "Russian-made tanks"."""
    return bool(following) and following[0].lower() in vocabulary.word_list("described")


@cache
def names_of(kind: ActorKind) -> frozenset[str]:
    """Names and aliases of the actors of that kind in ``actors.csv``."""
    with (data_dir() / "actors.csv").open(encoding="utf-8", newline="") as lines:
        own = [row for row in csv.DictReader(lines) if row["kind"] == kind]
    return frozenset(name for row in own for name in [row["name"], *row["aliases"].split("|")] if name)


@cache
def names_of_peoples() -> frozenset[str]:
    """Nationalities in ``countries.csv``, as adjectives and as nouns."""
    with (data_dir() / "countries.csv").open(encoding="utf-8", newline="") as lines:
        return frozenset(name for row in csv.DictReader(lines) for name in row["demonyms"].split("|") if name)
