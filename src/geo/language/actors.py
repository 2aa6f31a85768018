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
def _table() -> dict[str, list[tuple[tuple[str, ...], _Entry]]]:
    """Names by their first word, the longest first."""
    names: dict[tuple[str, ...], _Entry] = {}

    def add(phrase: str, code: str, kind: ActorKind) -> None:
        words = _words(phrase)
        if words and code:
            names.setdefault(words, _Entry(code, kind))
            shout = tuple(w.upper() for w in words)
            if len("".join(words)) > len("XXX"):
                names.setdefault(shout, _Entry(code, kind))

    folder = data_dir()
    with (folder / "actors.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for phrase in [row["name"], *row["aliases"].split("|")]:
                add(phrase, row["code"], cast("ActorKind", row["kind"]))
    with (folder / "countries.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for phrase in [row["name"], *row["aliases"].split("|")]:
                add(phrase, row["iso"], "state")
            for phrase in row["demonyms"].split("|"):
                add(phrase, row["iso"], "adjective")
            add(row["capital"], row["iso"], "capital")
    table: dict[str, list[tuple[tuple[str, ...], _Entry]]] = {}
    for words, entry in sorted(names.items(), key=lambda item: -len(item[0])):
        table.setdefault(words[0], []).append((words, entry))
    return table


def find(text: str) -> list[ActorMention]:
    """Names of actors in the text, the longest at each place, in order."""
    words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]
    table = _table()
    found = []
    i = 0
    while i < len(words):
        for phrase, entry in table.get(words[i][0], ()):
            if len(phrase) == 1 or tuple(w for w, _, _ in words[i : i + len(phrase)]) == phrase:
                end = i + len(phrase)
                found.append(ActorMention(words[i][1], words[end - 1][2], entry.code, entry.kind))
                i = end
                break
        else:
            i += 1
    return found


@cache
def names_of(kind: ActorKind) -> frozenset[str]:
    """Names and aliases of the actors of that kind in ``actors.csv``."""
    with (data_dir() / "actors.csv").open(encoding="utf-8", newline="") as lines:
        own = [row for row in csv.DictReader(lines) if row["kind"] == kind]
    return frozenset(name for row in own for name in [row["name"], *row["aliases"].split("|")] if name)
