"""Places that the readable files name: countries, composite regions and seas, bases, abbreviations."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from geo._data_dir import data_dir

from .folding import fold
from .gazetteer import NONE, Sense, gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_POSSESSIVE = re.compile(r"['’]s\b")
_SHORT = 5  # letters: a name in capitals up to this long ("US", "PNG") is met in capitals only


OwnPlace = tuple[Sense, list[str]]  # a place with its names, the first its own


@dataclass(slots=True)
class Vocabulary:
    """Names of the readable files by folded key."""

    names: dict[str, list[Sense]] = field(default_factory=lambda: defaultdict(list))
    demonyms: dict[str, list[Sense]] = field(default_factory=lambda: defaultdict(list))
    exact: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    countries: dict[str, Sense] = field(default_factory=dict)
    capitals: dict[str, str] = field(default_factory=dict)
    divisions: dict[str, tuple[Sense, bool]] = field(default_factory=dict)
    reach: dict[str, int] = field(default_factory=dict)  # first word of a name -> words of the longest
    small: set[str] = field(default_factory=set)  # first words of names that begin in lower case
    users: set[str] = field(default_factory=set)  # names of the user's own places, which win over all others

    def add(self, sense: Sense, names: Iterator[str] | list[str], *, demonyms: bool = False) -> None:
        """Enter a place under several names; the first is its own."""
        table = self.demonyms if demonyms else self.names
        for i, name in enumerate(names):
            # A possessive ending belongs to the gap between two words of a text.
            key = fold(_POSSESSIVE.sub("", name)).removeprefix("the ")
            if name.isupper() and len(key) <= _SHORT and " " not in name:
                self.exact[key].add(name)
            if not key:
                continue
            head, *rest = key.split(" ")
            self.reach[head] = max(self.reach.get(head, 0), 1 + len(rest))
            if name.removeprefix("the ")[0].islower():
                self.small.add(head)
            if all(known.identity != sense.identity for known in table[key]):
                table[key].append(sense if i == 0 else replace(sense, own=False))

    def with_own(self, places: Iterable[OwnPlace]) -> Vocabulary:
        """Return these names with a user's own places in the stead of all others with their names."""
        mine = replace(
            self, names=defaultdict(list, self.names), exact=defaultdict(set, self.exact), reach=dict(self.reach),
            small=set(self.small), users=set(self.users),
        )  # fmt: skip
        for sense, names in places:
            for key in {fold(_POSSESSIVE.sub("", name)).removeprefix("the ") for name in names}:
                mine.names.pop(key, None)
                mine.exact.pop(key, None)
                mine.users.add(key)
            mine.add(sense, names)
        return mine

    def division(self, surface: str) -> tuple[Sense, bool] | None:
        """Return the division that an abbreviation ("Fla.", "D.C.") stands for and whether it may stand alone."""
        return self.divisions.get(surface) or self.divisions.get(f"{surface}.")

    @staticmethod
    def packed_divisions(key: str) -> list[Sense]:
        """Return the divisions of the gazetteer that bear a name as their own."""
        return [s for s in gazetteer().find(key) if s.kind in {"admin1", "admin2"} and s.own]


_own: dict[Path, tuple[OwnPlace, ...]] = {}


def set_own(source: Path, places: tuple[OwnPlace, ...]) -> None:
    """Let a user's own places of a source be these and no others."""
    _own[source] = places
    vocabulary.cache_clear()


def forget_own() -> None:
    """Leave nothing but what is packaged."""
    _own.clear()
    vocabulary.cache_clear()


@cache
def vocabulary() -> Vocabulary:
    """Return the names of the packaged readable files and of the user's own places."""
    return _packaged().with_own(place for places in _own.values() for place in places) if _own else _packaged()


@cache
def _packaged() -> Vocabulary:
    words = Vocabulary()
    _add_countries(words)
    _add_regions(words)
    _add_features(words)
    _add_bases(words)
    _add_abbreviations(words)
    _add_aliases(words)
    return words


def _add_countries(words: Vocabulary) -> None:
    for row in read_table("countries.csv"):
        sense = Sense(
            name=row["name"], kind="country", country=row["iso"], lat=float(row["lat"]), lon=float(row["lon"]),
            geonames_id=int(row["geonames_id"]), shape=row["iso"],
        )  # fmt: skip
        words.countries[row["iso"]] = sense
        words.capitals[row["iso"]] = fold(row["capital"].split(",")[0])
        words.add(sense, [row["name"], *several(row["aliases"])])
        words.add(sense, several(row["demonyms"]), demonyms=True)


def _add_regions(words: Vocabulary) -> None:
    rows = gazetteer().division_rows
    for row in read_table("regions.csv"):
        division = rows.get(row["members"], NONE)
        known = gazetteer().sense(division) if division != NONE else None
        sense = Sense(
            name=row["name"], kind=row["kind"], country=row["country"] or None, lat=float(row["lat"]),
            lon=float(row["lon"]), population=known.population if known else 0,
            geonames_id=int(row["geonames_id"]) if row["geonames_id"] else known.geonames_id if known else None,
            admin1=division, shape=row["members"],
        )  # fmt: skip
        words.add(sense, [row["name"], *several(row["aliases"])])
        words.add(sense, several(row["demonyms"]), demonyms=True)


def _add_features(words: Vocabulary) -> None:
    """Rivers, lakes, ranges, islands, crossings: a point each and how far from it they reach."""
    for row in read_table("features.csv"):
        sense = Sense(
            name=row["name"], kind=row["kind"], country=row["country"] or None,
            lat=float(row["lat"]), lon=float(row["lon"]), reach_km=float(row["km"]),
        )  # fmt: skip
        words.add(sense, [row["name"], *several(row["aliases"])])


def _add_bases(words: Vocabulary) -> None:
    for row in read_table("bases.csv"):
        sense = Sense(
            name=row["name"], kind=row["kind"], country=row["country"] or None,
            lat=float(row["lat"]), lon=float(row["lon"]),
        )  # fmt: skip
        words.add(sense, [row["name"], *several(row["aliases"])])


def _add_abbreviations(words: Vocabulary) -> None:
    """Short forms of first-order divisions; those that are words or initials count after a comma only."""
    for row in read_table("abbreviations.csv"):
        sense = gazetteer().sense(gazetteer().division_rows[row["code"]])
        for name in several(row["names"]):
            words.divisions[name] = (sense, row["alone"] == "yes")


def _add_aliases(words: Vocabulary) -> None:
    """Further names of places that the gazetteer holds, by name and country or division."""
    for row in read_table("aliases.csv"):
        country, _, division = row["code"].partition(".")
        here = [
            s
            for s in gazetteer().find(fold(row["name"]))
            if s.kind == "city" and s.country == country
            and (not division or s.admin1 == gazetteer().division_rows[row["code"]])
        ]  # fmt: skip
        words.add(max(here, key=lambda s: s.population), [row["alias"]])


def several(cell: str) -> list[str]:
    """Return the values of a cell, which are joined by ``|``."""
    return [name for name in cell.split("|") if name]


@cache
def cues(role: str) -> frozenset[str]:
    """Return the words of cues.csv that play a role."""
    return frozenset(row["word"] for row in read_table("cues.csv") if row["role"] == role)


@cache
def lexicon(name: str) -> frozenset[str]:
    """Return one of the packaged word lists: ``common_words``, ``first_names`` or ``last_names``."""
    return frozenset((data_dir() / "lexicon" / f"{name}.txt").read_text(encoding="utf-8").split())


@cache
def directions() -> dict[str, tuple[float | None, str]]:
    """Return bearing and canonical adjective by word ("north-east" 45, "north-eastern")."""
    return {
        row["word"].replace("-", " "): (float(row["degrees"]) if row["degrees"] else None, row["name"])
        for row in read_table("directions.csv")
    }


def read_table(name: str) -> list[dict[str, Any]]:
    """Read one of the readable files of the data folder."""
    with (data_dir() / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
