"""Layers as the one document that the browser draws from.

The document is plain data. How it may be put into a page is the matter of who puts it there: by URL or by
``markup.safe_json``, never through a template.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pandas as pd
import shapely
from shapely.geometry import MultiPolygon, Polygon

from geo.maps.shown import told_on
from geo.maps.styles import actor_colours, status_styles
from geo.maps.units import drawing, symbol_of

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

    from geo.layers import Layers

_READING = (
    "id", "reading", "start", "end", "actor", "direction", "status", "factual", "count_min", "count_max",
    "count_of", "count_text", "unit", "materiel", "force", "origin", "destination", "relation",
    "event_date", "confidence", "part_of", "rival_of", "counted", "located_by", "radius_km", "conflicts", "summary",
    "disputed", "contradicted", "withdrawn_by",
)  # fmt: skip
_CLAIM = (
    "id", "deployment", "article", "article_id", "title", "outlet", "published", "published_from", "start",
    "sentence", "marks", "said_by", "status", "event_date", "count_text",
)  # fmt: skip

# An area is drawn as a soft patch: detail finer than this (degrees) is not seen, and costs time.
_AREA_DETAIL = 0.03
_SMALLEST_PART = 0.02  # square degrees, of an area that has a larger part
_DECIMALS = 3


def scene(layers: Layers, *, on: Layers | None = None, deployment: str | None = None) -> dict[str, Any]:
    """Put layers into the form that the browser reads.

    Parameters
    ----------
    layers
        Laid out by the day on which things became known.
    on
        The same deployments, laid out by the day on which things happened. Without it the map has one clock.
    deployment
        Keep only this one's readings and claims, and the readings of its larger total and its withdrawal.

    Returns
    -------
    A document of JSON types, with coordinates as [lon, lat] in degrees, dates as ISO strings and what is
    unknown left out: ``first`` and ``last`` day, ``deployments`` (ids), ``readings``, ``areas`` (the
    polygons that readings name by number), ``claims``, ``actors`` and ``statuses`` (how they look), and
    ``symbols`` (the SVG of each unit symbol that a reading names). A reading of the second clock says so by
    its ``clock``, and ``on`` then holds that clock's first and last day.
    """
    claims = layers.claims
    if deployment is not None:
        claims = claims[claims["deployment"] == deployment]
    # In the order in which they became known, and within an article in the order of its text.
    claims = claims.sort_values(["start", "article", "sentence_start"], na_position="first", kind="stable")
    areas: dict[bytes, int] = {}
    shapes: list[list[Any]] = []
    readings = _readings(layers, deployment, areas, shapes)
    told = {**told_on(layers.flows, layers.claims), **told_on(layers.positions, layers.claims)}
    for reading in readings:
        if (day := told[reading["reading"]]) != reading.get("start"):
            reading["told"] = day
    if on is not None and on.first:
        readings += [reading | {"clock": "on"} for reading in _readings(on, deployment, areas, shapes)]
    for reading in readings:
        reading["symbol"] = symbol_of(reading)
    names = {reading.get("actor", ""): reading.pop("actor_name", "unknown") for reading in readings}
    colours = actor_colours(names)
    return {
        "first": layers.first.isoformat() if layers.first else None,
        "last": layers.last.isoformat() if layers.last else None,
        "on": {"first": on.first.isoformat(), "last": on.last.isoformat()} if on and on.first and on.last else None,
        "deployments": sorted({reading["deployment"] for reading in readings}),
        "readings": readings,
        "areas": shapes,
        "claims": [_known(row) for row in _rows(claims, _CLAIM)],
        "actors": {actor: {"name": names[actor], **colours[actor]} for actor in sorted(names)},
        "statuses": status_styles(),
        "symbols": {symbol: drawing(symbol) for symbol in sorted({reading["symbol"] for reading in readings})},
    }


def encode(document: dict[str, Any]) -> bytes:
    """Return a document as compact JSON in UTF-8, the same bytes for the same document."""
    return json.dumps(document, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def _readings(
    layers: Layers, deployment: str | None, areas: dict[bytes, int], shapes: list[list[Any]]
) -> list[dict[str, Any]]:
    flows, positions = layers.flows, layers.positions
    if deployment is not None:
        flows, positions = _about(flows, deployment), _about(positions, deployment)
    columns = (*_READING, "actor_name", "geometry")
    found = [_flow(row) for row in _rows(flows, columns)]
    found += [_position(row, areas, shapes) for row in _rows(positions, (*columns, "lat", "lon"))]
    return found


def _about(frame: GeoDataFrame, deployment: str) -> GeoDataFrame:
    """The readings of a deployment, of its total, of what counts in its stead and of its withdrawal."""
    own = frame[frame["id"] == deployment]
    others = {name for column in ("part_of", "rival_of", "withdrawn_by") for name in own[column].dropna()}
    return frame[frame["id"].isin({deployment, *others})]


def _rows(frame: GeoDataFrame, columns: tuple[str, ...]) -> list[dict[str, Any]]:
    present = [name for name in columns if name in frame.columns]
    values = [frame[name].astype(object).tolist() for name in present]
    return [dict(zip(present, row, strict=True)) for row in zip(*values, strict=True)]


def _known(row: dict[str, Any]) -> dict[str, Any]:
    """Keep the values that are known and say something."""
    return {name: value for name, value in row.items() if not pd.isna(value) and value != ""}


def _flow(row: dict[str, Any]) -> dict[str, Any]:
    line = row.pop("geometry")
    legs = [[*leg.coords[0][:2], *leg.coords[-1][:2]] for leg in shapely.get_parts(line)]
    return _reading("flow", row) | {"legs": [[round(value, _DECIMALS) for value in leg] for leg in legs]}


def _position(row: dict[str, Any], areas: dict[bytes, int], shapes: list[list[Any]]) -> dict[str, Any]:
    shape, lon, lat = row.pop("geometry"), row.pop("lon"), row.pop("lat")
    reading = _reading("position", row)
    points = [p for p in shapely.get_parts(shape) if p.geom_type == "Point"]
    spots = [(p.x, p.y) for p in points] or [(lon, lat)]
    reading["spots"] = [[round(x, _DECIMALS), round(y, _DECIMALS)] for x, y in spots]
    if isinstance(shape, Polygon | MultiPolygon):
        key = shapely.to_wkb(shape)
        if key not in areas:
            areas[key] = len(shapes)
            shapes.append(_rings(shape))
        reading["area"] = areas[key]
    return reading


def _reading(kind: str, row: dict[str, Any]) -> dict[str, Any]:
    known = _known(row)
    return {"kind": kind, "deployment": known.pop("id"), **known}


def _rings(area: BaseGeometry) -> list[Any]:
    # A region made of countries is one patch, without the borders inside it.
    whole = shapely.union_all(shapely.get_parts(shapely.make_valid(area)))
    parts = sorted((p for p in shapely.get_parts(whole) if p.area), key=lambda part: -part.area)
    kept = [parts[0], *(part for part in parts[1:] if part.area >= _SMALLEST_PART)]
    simple = [shapely.simplify(part, _AREA_DETAIL) for part in kept]
    rings = [ring for part in simple for ring in (part.exterior, *part.interiors)]
    return [[[round(x, _DECIMALS), round(y, _DECIMALS)] for x, y, *_ in ring.coords] for ring in rings]
