"""The packed gazetteer: names to places by memory-mapped look-up."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from geo._data_dir import data_dir

if TYPE_CHECKING:
    from pathlib import Path

KINDS = ("admin1", "admin2", "city", "base", "airport")
NONE = 0xFFFF  # no division


def name_hash(key: str) -> int:
    """Return the 64-bit hash under which a folded name is stored."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One place that a name may mean.

    ``kind`` is the gazetteer's own: those of ``Place`` and ``admin1``, ``admin2``, ``airport``. ``own`` is
    False where the name is an alternate. ``admin1`` and ``admin2`` are rows of divisions. ``shape`` names the
    outline, as in the column ``members`` of regions.csv; ``reach_km`` tells how far from its point a place without
    one reaches, where a file says so; ``row`` is -1 for what the readable files hold.
    """

    name: str
    kind: str
    country: str | None
    lat: float
    lon: float
    population: int = 0
    geonames_id: int | None = None
    admin1: int = NONE
    admin2: int = NONE
    own: bool = True
    shape: str = ""
    reach_km: float | None = None
    row: int = -1

    @property
    def identity(self) -> tuple[int, str, str]:
        """What tells this place from every other."""
        return (self.row, self.kind, self.name)


class Gazetteer:
    """The arrays of a gazetteer folder, opened by memory mapping."""

    def __init__(self, folder: Path) -> None:
        def open_array(name: str) -> memoryview:
            return memoryview(np.load(folder / f"{name}.npy", mmap_mode="r"))

        self._keys = open_array("keys")
        self._starts = open_array("starts")
        self._postings = open_array("postings")
        self._label = open_array("label")
        self._kind = open_array("kind")
        self._lat = open_array("lat")
        self._lon = open_array("lon")
        self._population = open_array("population")
        self._id = open_array("geonames_id")
        self._country = open_array("country")
        self._admin1 = open_array("admin1")
        self._admin2 = open_array("admin2")
        labels: np.ndarray[Any, Any] = np.memmap(folder / "labels.bin", mode="r")
        self._labels = labels.data
        self.codes: tuple[str, ...] = tuple((folder / "admin1.txt").read_text(encoding="utf-8").split())
        self.division_rows = {code: row for row, code in enumerate(self.codes)}

    def __len__(self) -> int:
        """Return how many places there are."""
        return len(self._label)

    def rows(self, key: str) -> list[int]:
        """Return the postings of a folded name: place row * 2, plus 1 where the name is the place's own."""
        wanted = name_hash(key)
        at = bisect_left(self._keys, wanted)
        if at == len(self._keys) or self._keys[at] != wanted:
            return []
        postings: list[int] = self._postings[self._starts[at] : self._starts[at + 1]].tolist()
        return postings

    def sense(self, row: int, *, own: bool = True) -> Sense:
        """Return the place in a row."""
        start = self._label[row]
        stop = self._label[row + 1] - 1 if row + 1 < len(self._label) else len(self._labels) - 1
        kind = KINDS[self._kind[row]]
        return Sense(
            name=bytes(self._labels[start:stop]).decode(),
            kind=kind,
            country=self._country[row].to_bytes(2, "big").decode(),
            lat=self._lat[row] / 1e5,
            lon=self._lon[row] / 1e5,
            population=self._population[row],
            geonames_id=self._id[row] or None,
            admin1=row if kind == "admin1" else self._admin1[row],
            admin2=row if kind == "admin2" else self._admin2[row],
            own=own,
            shape=self.codes[row] if kind == "admin1" else "",
            row=row,
        )

    @lru_cache(maxsize=16384)  # noqa: B019  (one gazetteer lives as long as the process)
    def find(self, key: str) -> tuple[Sense, ...]:
        """Return the places that a folded name may mean, as they stand in the data."""
        return tuple(self.sense(posting >> 1, own=bool(posting & 1)) for posting in self.rows(key))


@cache
def gazetteer() -> Gazetteer:
    """Return the packaged gazetteer."""
    return Gazetteer(data_dir() / "gazetteer")
