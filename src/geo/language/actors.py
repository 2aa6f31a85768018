"""Whose forces: names, demonyms, capitals, institutions, alliances and the people who speak for them.

The table of countries and the table of actors in ``data/geo`` are the vocabulary; who speaks for whom is
learnt from the article itself ("Pentagon spokesman John Kirby").
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, cast

from geo._data_dir import data_dir
from geo.language import vocabulary

ActorKind = Literal["state", "adjective", "capital", "institution", "alliance", "mission", "group", "service", "leader"]

_WORD = re.compile(r"(?:[A-Z]\.){2,}|\w+")
_NAME = r"(?:[A-Z][\w'’-]*\.?\s+){0,4}[A-Z][\w'’-]+"


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


@dataclass(slots=True)
class Cast:
    """Who appears in an article: the people and for whom they speak, and the actor most spoken of."""

    people: dict[str, str] = field(default_factory=dict)
    """Surname → code."""
    full_names: dict[str, str] = field(default_factory=dict)
    """Surname → the name in full where the article gives it."""
    governments: list[tuple[int, str]] = field(default_factory=list)
    """Where a government, army or parliament is named with its country: offset and code."""
    main: str | None = None
    """The actor of at least half of all mentions."""
    author: str | None = None
    """Who says "I" and "we" where nobody is quoted: the first leader named, as in a statement's title."""
    alliance: str | None = None
    """The alliance most spoken of: "the alliance", "the bloc"."""

    def government_before(self, offset: int) -> str | None:
        """Code of the government named last before the offset ("the government")."""
        return next((code for start, code in reversed(self.governments) if start < offset), None)

    def of_person(self, name: str) -> str | None:
        """Code of the actor for whom a person of that name speaks."""
        return self.people.get(name.rsplit(maxsplit=1)[-1]) if name.strip() else None


@cache
def _title_pattern() -> re.Pattern[str]:
    titles = "|".join(sorted(map(re.escape, vocabulary.word_list("title")), key=len, reverse=True))
    return re.compile(
        rf"(?:['’]s)?,?\s+(?:[\w.-]+\s+){{0,4}}?(?i:{titles})\s+(?:of\s+(?:[A-Z]\w+\s+(?:and\s+)?){{1,3}}?)?(?P<name>{_NAME})"
    )


@cache
def _apposition_pattern() -> re.Pattern[str]:
    titles = "|".join(sorted(map(re.escape, vocabulary.word_list("title")), key=len, reverse=True))
    return re.compile(
        rf"(?P<name>{_NAME}),\s+(?:the\s+)?(?:[\w-]+\s+){{0,4}}?(?i:{titles})\s+(?:of|for)\s+(?:the\s+)?\Z"
    )


def cast_of(text: str) -> Cast:
    """Read who speaks for whom from titles beside names."""
    found = Cast()
    mentions = find(text)
    for mention in mentions:
        if mention.kind == "leader":
            words = text[mention.start : mention.end].split()
            found.people.setdefault(words[-1], mention.code)
            if len(words) > 1:
                found.full_names.setdefault(words[-1], " ".join(words))
            continue
        following = _WORD.findall(text[mention.end : mention.end + 40])[:3]
        if mention.kind in ("adjective", "state") and any(
            w.lower() in vocabulary.word_list("government") for w in following
        ):
            found.governments.append((mention.start, mention.code))
        titled = _title_pattern().match(text, mention.end)
        titled = titled or _apposition_pattern().search(text, max(0, mention.start - 90), mention.start)
        if titled:
            words = titled["name"].split()
            found.people.setdefault(words[-1], mention.code)
            if len(words) > 1:
                found.full_names.setdefault(words[-1], " ".join(words[-2:]))
    counts = Counter(m.code for m in mentions)
    found.author = next((m.code for m in mentions if m.kind == "leader"), mentions[0].code if mentions else None)
    alliances = Counter(m.code for m in mentions if m.kind == "alliance")
    found.alliance = alliances.most_common(1)[0][0] if alliances else None
    top = counts.most_common(1)
    found.main = top[0][0] if top and 2 * top[0][1] >= counts.total() else None
    return found
