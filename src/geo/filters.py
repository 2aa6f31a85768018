"""Which deployments to show: one set of filters that map, table, chart, figures and exports all obey.

A filter chooses *readings*, the rows of ``flows`` and ``positions``, because status and count of a
deployment change over time. A reading that is chosen is shown whole: no filter hides a sentence that speaks
against what is shown.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import shapely
from shapely.affinity import translate
from shapely.geometry import Polygon

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    import pandas as pd
    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

    from geo.layers import Layers

Clock = Literal["as of", "on"]
Ring = tuple[tuple[float, float], ...]

_GLUE = "; "
_SEARCHED = ("summary", "actor_name", "force", "unit", "materiel", "origin", "destination", "relation", "outlets")
_SEARCHED_IN_CLAIMS = ("sentence", "title", "outlet", "said_by")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a reading must meet to be shown; a filter that is empty lets all pass, and all must be met.

    ``actors`` are codes as in the layers, ``""`` the unknown one; a joint force passes with any of its
    members. ``people_min`` and ``people_max`` pass a count of people whose range reaches between them, and
    nothing whose number is unknown. ``places`` are names; a country takes in the places that lie in it.
    ``area`` is a ring of (lon, lat) in degrees, met by a position that reaches into it and by a flow that
    starts or ends in it. ``confidence`` is the least that passes, 0 to 1. ``text`` is words that must all
    stand in the deployment's description or its sentences, without regard to case or accents.
    """

    actors: frozenset[str] = frozenset()
    actions: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    certain: bool = False
    people_min: int | None = None
    people_max: int | None = None
    places: frozenset[str] = frozenset()
    area: Ring | None = None
    outlets: frozenset[str] = frozenset()
    confidence: float = 0.0
    text: str = ""

    def active(self) -> tuple[str, ...]:
        """Return the names of the filters that are set, in their order."""
        return tuple(f.name for f in fields(self) if getattr(self, f.name) != f.default)

    def without(self, name: str) -> Filters:
        """Return the same filters save one, which lets all pass."""
        unset: dict[str, Any] = {name: getattr(Filters(), name)}
        return replace(self, **unset)


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from: codes with names, values, and the greatest number of people told."""

    actors: dict[str, str]
    actions: tuple[str, ...]
    statuses: tuple[str, ...]
    places: tuple[str, ...]
    outlets: tuple[str, ...]
    most_people: int


def choices(layers: Layers) -> Choices:
    """List what the readings of all days offer to choose from, each list in the order of its words."""
    actors: dict[str, str] = {}
    for frame in _readings(layers):
        for code, name in dict.fromkeys(zip(frame["actor"].fillna(""), frame["actor_name"], strict=True)):
            if "+" not in code:
                actors[code] = name
            for member in _members(code):
                actors.setdefault(member, member)
    people = [frame.loc[frame["count_of"] == "people", ["count_min", "count_max"]] for frame in _readings(layers)]
    return Choices(
        actors=dict(sorted(actors.items(), key=lambda item: (item[0] == "", item[1].casefold()))),
        actions=_values(layers, "action"),
        statuses=_values(layers, "status"),
        places=_values(layers, "origin", "destination"),
        outlets=_values(layers, "outlets"),
        most_people=max(
            (int(part.max(axis=None, skipna=True)) for part in people if part.notna().any(axis=None)), default=0
        ),
    )


def passing(layers: Layers, filters: Filters, *, clock: Clock = "as of") -> frozenset[str]:
    """Return the ids, as in the column ``reading``, of the readings that meet all filters.

    Parameters
    ----------
    clock
        Which clock the readings of ``layers`` follow. As of a day, a word is found only in sentences that
        had been published when the reading began.
    """
    return frozenset(
        reading for frame in _readings(layers) for reading in frame.loc[_mask(frame, layers, filters, clock), "reading"]
    )


def apply(layers: Layers, filters: Filters, *, clock: Clock = "as of") -> Layers:
    """Keep the readings that meet all filters, the claims of their deployments, and the places these name."""
    if not filters.active():
        return layers
    flows, positions = (frame[_mask(frame, layers, filters, clock)] for frame in _readings(layers))
    kept = {*flows["id"], *positions["id"]}
    claims = layers.claims[layers.claims["deployment"].isin(kept)]
    named = {name for column in ("origin", "destination") for cell in claims[column] for name in cell.split(_GLUE)}
    places = layers.places[layers.places["name"].isin(named)]
    return replace(layers, flows=flows, positions=positions, claims=claims, places=places)


def without_each(layers: Layers, filters: Filters, *, clock: Clock = "as of") -> dict[str, int]:
    """Count, for each filter that is set, the deployments that would pass were it alone not set.

    That tells a user who sees nothing which filter to let go of.
    """
    found = {}
    for name in filters.active():
        eased = filters.without(name)
        found[name] = len({i for f in _readings(layers) for i in f.loc[_mask(f, layers, eased, clock), "id"]})
    return found


# --- one reading against the filters ----------------------------------------------------------------------


def _readings(layers: Layers) -> tuple[GeoDataFrame, GeoDataFrame]:
    return layers.flows, layers.positions


def _mask(frame: GeoDataFrame, layers: Layers, filters: Filters, clock: Clock) -> np.ndarray[Any, Any]:
    """Return for each row whether it meets all filters."""
    kept = np.ones(len(frame), dtype=bool)
    if not len(frame):
        return kept
    for test in _tests(frame, layers, filters, clock):
        kept &= np.asarray(test, dtype=bool)
    return kept


def _tests(frame: GeoDataFrame, layers: Layers, filters: Filters, clock: Clock) -> Iterator[Any]:
    if filters.actors:
        yield _distinct(frame["actor"].fillna(""), lambda code: not filters.actors.isdisjoint((code, *_members(code))))
    if filters.actions:
        yield frame["action"].isin(filters.actions)
    if filters.statuses:
        yield frame["status"].isin(filters.statuses)
    if filters.certain:
        yield frame["factual"]
    if filters.people_min is not None or filters.people_max is not None:
        yield _numbers_within(frame, filters.people_min, filters.people_max)
    if filters.places:
        wanted = _with_parts(filters.places, layers.places)
        yield _any_of(frame["origin"], wanted) | _any_of(frame["destination"], wanted)
    if filters.area is not None:
        yield _touches(frame, filters.area)
    if filters.outlets:
        yield _any_of(frame["outlets"], filters.outlets)
    if filters.confidence:
        yield frame["confidence"] >= filters.confidence
    if words := folded(filters.text).split():
        yield _holds(frame, layers.claims, words, clock)


def _distinct(column: pd.Series[Any], test: Any) -> pd.Series[Any]:  # noqa: ANN401
    """Apply a test to each distinct value once."""
    met = {value: test(value) for value in column.unique()}
    return column.map(met)


def _any_of(column: pd.Series[Any], wanted: Collection[str]) -> pd.Series[Any]:
    return _distinct(column, lambda cell: not set(cell.split(_GLUE)).isdisjoint(wanted))


def _members(actor: str) -> tuple[str, ...]:
    """Return who makes up a joint force: "US+NATO" is of "US" and "NATO"."""
    return tuple(part for part in actor.split("+") if part)


def _numbers_within(frame: GeoDataFrame, low: int | None, high: int | None) -> pd.Series[bool]:
    # Of "over 200" and "up to 8,500" the number that is told stands for the count.
    least, most = frame["count_min"].fillna(frame["count_max"]), frame["count_max"].fillna(frame["count_min"])
    met: pd.Series[bool] = frame["count_of"].eq("people") & least.notna()
    if low is not None:
        met &= most.ge(low).fillna(value=False).astype(bool)
    if high is not None:
        met &= least.le(high).fillna(value=False).astype(bool)
    return met


def _with_parts(names: Collection[str], places: GeoDataFrame) -> set[str]:
    """Add to countries the places that lie in them."""
    countries = places.loc[places["name"].isin(names) & places["kind"].eq("country"), "country"].dropna()
    return {*names, *places.loc[places["country"].isin(countries), "name"]}


def _touches(frame: GeoDataFrame, ring: Ring) -> list[bool]:
    shapes = frame.geometry.to_numpy()
    if "from_lat" in frame.columns:  # a flow is there where it starts or ends, not where it passes over
        ends, rows = shapely.get_coordinates(shapes, return_index=True)
        shapes = shapely.multipoints(ends, indices=rows)
    met: list[bool] = shapely.intersects(shapes, _around(ring)).tolist()
    return met


def _around(ring: Ring) -> BaseGeometry:
    """Return a ring's area, at home on the globe wherever on the endless map it was drawn."""
    area = shapely.make_valid(Polygon(ring))
    return shapely.union_all([translate(area, xoff=turn * 360.0) for turn in (-1, 0, 1)])


def folded(text: str) -> str:
    """Return text as it is compared in a search: without case and accents."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in bare if not unicodedata.combining(char))


def _holds(frame: GeoDataFrame, claims: GeoDataFrame, words: Sequence[str], clock: Clock) -> list[bool]:
    told = [folded("\n".join(filter(None, row))) for row in zip(*(_words(frame, c) for c in _SEARCHED), strict=True)]
    sentences: dict[str, list[tuple[str, str]]] = {}
    columns = (claims["deployment"], claims["start"].fillna(""), *(_words(claims, c) for c in _SEARCHED_IN_CLAIMS))
    for deployment, start, *row in zip(*columns, strict=True):
        sentences.setdefault(deployment, []).append((start, folded("\n".join(filter(None, row)))))
    found = []
    for deployment, start, text in zip(frame["id"], frame["start"].fillna("9999"), told, strict=True):
        heard = [s for known, s in sentences.get(deployment, ()) if clock == "on" or known <= start]
        whole = "\n".join([text, *heard])
        found.append(all(word in whole for word in words))
    return found


def _words(frame: GeoDataFrame, column: str) -> list[str]:
    return [value if isinstance(value, str) else "" for value in frame[column].tolist()]


def _values(layers: Layers, *columns: str) -> tuple[str, ...]:
    cells = {cell for frame in _readings(layers) for column in columns for cell in frame[column].dropna().unique()}
    return tuple(sorted({value for cell in cells for value in cell.split(_GLUE) if value}, key=str.casefold))
