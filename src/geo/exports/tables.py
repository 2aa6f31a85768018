"""Layers as CSV: a table for spreadsheets, and flows in the form that kepler.gl and flowmap read."""

from __future__ import annotations

import csv
import io
import re
from itertools import product
from typing import TYPE_CHECKING

import shapely

from geo.exports.cells import columns_of, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geopandas import GeoDataFrame

Cell = str | int | float | bool | None

# OWASP, "CSV Injection": what a spreadsheet would run as a formula, full-width signs included. Some
# programs pass over what is not seen before the sign.
_FORMULA = re.compile("[\\s\u200b\ufeff\ufffd]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?\Z")

_LEG = (
    "source_lat", "source_lng", "target_lat", "target_lng", "source_name", "target_name", "count", "time",
    "leg", "legs",
)  # fmt: skip
_OF_FLOW = (
    "start", "end", "actor", "actor_name", "action", "status", "factual", "count_min", "count_max", "count_of",
    "counted", "unit", "event_date", "confidence", "outlets", "summary", "id", "reading", "part_of",
)  # fmt: skip
FLOW_MAP_COLUMNS = (*_LEG, *_OF_FLOW)
_ROUND = 6  # decimals of a degree


def to_csv(layer: GeoDataFrame) -> str:
    """Write a layer as a table for spreadsheets, a row for each of its rows.

    A shape is told by ``lon`` and ``lat`` in degrees, of a point in it, where the layer has no such columns.
    Text that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay numbers.

    Returns
    -------
    CSV after RFC 4180 that begins with a byte order mark, by which spreadsheets know UTF-8.
    """
    columns = columns_of(layer)
    if "lat" not in columns:
        inside = [shape.representative_point() if shape else None for shape in layer.to_crs("EPSG:4326").geometry]
        columns["lon"] = [round(point.x, _ROUND) if point else None for point in inside]
        columns["lat"] = [round(point.y, _ROUND) if point else None for point in inside]
    return "\ufeff" + _written(list(columns), zip(*columns.values(), strict=True))


def to_flow_csv(flows: GeoDataFrame) -> str:
    """Write flows from point to point, a row for each leg, as kepler.gl and flowmap read them.

    ``count`` is empty where a sum over the rows of one day would be wrong: where the movement is no fact,
    where several legs share one number, and where the number is part of another row's. ``count_min`` and
    ``count_max`` always say what was told. ``time`` is ``start`` as a moment, for programs that animate.

    Returns
    -------
    CSV after RFC 4180, of ASCII or UTF-8 text without a byte order mark; degrees, (lat, lng) order.
    """
    columns = columns_of(flows)
    shapes = [shapely.get_parts(shape) for shape in flows.geometry]
    counts = _countable(columns, [len(legs) for legs in shapes])
    rows: list[list[Cell]] = []
    told = zip(*(columns[name] for name in _OF_FLOW), strict=True)
    flow = zip(shapes, counts, columns["start"], columns["origin"], columns["destination"], told, strict=True)
    for legs, count, start, origin, destination, cells in flow:
        time = f"{start}T00:00:00Z" if start else None
        ends = zip(legs, _names(str(origin), str(destination), len(legs)), strict=True)
        for number, (leg, names) in enumerate(ends, start=1):
            (from_lng, from_lat), (to_lng, to_lat) = (leg.coords[i][:2] for i in (0, -1))
            points = [round(value, _ROUND) for value in (from_lat, from_lng, to_lat, to_lng)]
            rows.append([*points, *names, count, time, number, len(legs), *cells])
    return _written(FLOW_MAP_COLUMNS, rows)


def _names(origin: str, destination: str, legs: int) -> list[tuple[str, str]]:
    """Name the ends of each leg; legs go from every origin to every destination."""
    pairs = list(product(origin.split("; "), destination.split("; ")))
    return pairs if len(pairs) == legs else [(origin, destination)] * legs


def _countable(columns: dict[str, list[Cell]], legs: Sequence[int]) -> list[int | None]:
    """Return for each flow the number that may enter a sum, the least that was told if any was."""
    told = zip(columns["count_min"], columns["count_max"], columns["factual"], legs, strict=True)
    own = [(low if low is not None else high) if factual and ways == 1 else None for low, high, factual, ways in told]
    spans: dict[Cell, list[tuple[str, str]]] = {}
    for name, start, end, number in zip(columns["id"], columns["start"], columns["end"], own, strict=True):
        if number is not None:
            spans.setdefault(name, []).append((str(start or ""), str(end or "9999")))
    wholes = dict(zip(columns["id"], columns["part_of"], strict=True))
    return [
        None if number is None or _within(whole, (str(start or ""), str(end or "9999")), spans, wholes) else int(number)
        for whole, start, end, number in zip(columns["part_of"], columns["start"], columns["end"], own, strict=True)
    ]


def _within(
    whole: Cell, span: tuple[str, str], spans: dict[Cell, list[tuple[str, str]]], wholes: dict[Cell, Cell]
) -> bool:
    """Whether a total, or the total that it is part of, has a number on any day of a span."""
    seen = set()
    while whole is not None and whole not in seen:
        if any(start <= span[1] and end >= span[0] for start, end in spans.get(whole, ())):
            return True
        seen.add(whole)
        whole = wholes.get(whole)
    return False


def _written(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    file = io.StringIO(newline="")
    table = csv.writer(file)
    table.writerow(columns)
    table.writerows([_safe(cell) for cell in row] for row in rows)
    return file.getvalue()


def _safe(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return str(cell).lower()
    if not isinstance(cell, str):
        return cell
    text = printable(cell)
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.match(text) else text
