"""How a force stands to its places as geometry: near a border, off a coast, north of, between.

The rules, each with its depth in kilometres:

- near, along a border: the band beside the border on the soil of ``side``; ``NEAR_KM`` or ``ALONG_KM`` deep.
  Of several anchors the country of ``side`` and the other give the border; an anchor that is a part of a
  country ("eastern Ukraine") gives only the stretch within ``STRETCH_KM`` of it. Without a side, or where the
  side has no border with the anchor, the band runs around the anchor on the outside.
- near a town or base: the disc of ``CITY_KM``.
- on both sides of a border: ``ALONG_KM`` either way.
- north of and so on: the quarter of the compass toward that bearing, ``AROUND_KM`` deep; with a distance
  given, the arc of that quarter from three to five quarters of the distance.
- off a coast: the sea within ``COAST_KM`` of the anchor; with a distance given, from three to five quarters of it.
- between: the hull of the anchors' points, widened by a quarter of their distance; between countries that
  share a border, ``ALONG_KM`` either side of it.

The point is the middle of the area, or, for a distance and a bearing from a town, exactly that far; the radius
is the distance from it to the area's furthest corner.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import shapely

from geo.model import Relation, RelationKind

from .shapes import (
    KM_PER_DEGREE,
    border,
    circle,
    grow,
    inside,
    land_border,
    lands,
    neighbours,
    outline,
    reach,
    unwrap,
    wrap,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from geo.model import Place

# Depths: reports of 2021/22 counted Russian units up to some 100 km (Yelnya 250) from the border as "near"
# it; "along" it meant the districts next to it. A city is "near" within a day's march of a column.
NEAR_KM = 100.0
ALONG_KM = 50.0
STRETCH_KM = 30.0
CITY_KM = 50.0
AROUND_KM = 150.0
COAST_KM = 200.0
_MOSTLY = 0.8
"""Share of a region from which on it is the same as a piece of its country, their outlines being of two sources."""

_BEARINGS = {
    RelationKind.NORTH_OF: 0.0, RelationKind.EAST_OF: 90.0, RelationKind.SOUTH_OF: 180.0, RelationKind.WEST_OF: 270.0,
}  # fmt: skip


def relate(
    kind: RelationKind,
    anchors: Sequence[Place],
    *,
    side: str | None = None,
    text: str = "",
    distance_km: float | None = None,
) -> Relation:
    """Return the geometry of a relation to its anchors by the rules above.

    ``side`` is the ISO 3166-1 alpha-2 code of the country on whose soil the force is. ``distance_km`` is
    the distance the text gives ("50 km west of", "30 miles off"). Without anchors with a known position, ValueError.
    """
    if not anchors:
        raise ValueError("a relation needs a place to stand to")
    keys: tuple[_Key, ...] = tuple((_outline_key(a), a.lat, a.lon, a.country, a.kind) for a in anchors)
    shapes = {key: a.geometry for key, a in zip(keys, anchors, strict=True)}
    _remember(shapes)
    geometry, lat, lon, radius = _drawn(kind, keys, side, distance_km)
    return Relation(
        kind=kind,
        text=text or f"{kind.value.replace('_', ' ')} {' and '.join(a.name for a in anchors)}",
        lat=lat, lon=lon, radius_km=radius, geometry=geometry,
    )  # fmt: skip


def lies_apart(region: Place) -> bool:
    """Whether a region is cut off from the rest of its country, so that its border is its own: Gaza, Nakhchivan."""
    soil = _soil(region.country) if region.country else None
    if soil is None or region.geometry is None or region.kind == "country":
        return False
    own = unwrap(region.geometry)
    within = [part for part in shapely.get_parts(soil) if part.intersection(own).area > _MOSTLY * own.area]
    return bool(within) and all(part.area < own.area * (2 - _MOSTLY) for part in within)


_Key = tuple[str, float, float, str | None, str]
_SHAPES: dict[_Key, BaseGeometry | None] = {}


def _remember(shapes: dict[_Key, BaseGeometry | None]) -> None:
    for key, shape in shapes.items():
        if key not in _SHAPES:
            _SHAPES[key] = unwrap(shape) if shape is not None else None


def _outline_key(place: Place) -> str:
    return f"{place.name}|{place.geonames_id}"


@lru_cache(maxsize=512)
def _drawn(
    kind: RelationKind, anchors: tuple[_Key, ...], side: str | None, distance_km: float | None
) -> tuple[BaseGeometry | None, float, float, float]:
    geometry = _geometry(kind, anchors, side, distance_km)
    if geometry is None or geometry.is_empty:
        _, lat, lon, _, _ = anchors[0]
        return None, lat, lon, distance_km or CITY_KM
    geometry = wrap(geometry)
    lat, lon = _spot(kind, anchors[0], distance_km) or inside(geometry)
    return geometry, lat, lon, float(math.ceil(reach(geometry, lat, lon)))


def _spot(kind: RelationKind, anchor: _Key, distance_km: float | None) -> tuple[float, float] | None:
    """The point at a distance and bearing from an anchor that is a point itself; flat, good below 500 km."""
    if not distance_km or kind not in _BEARINGS or _shape(anchor) is not None:
        return None
    _, lat, lon, _, _ = anchor
    degrees, bearing = distance_km / KM_PER_DEGREE, math.radians(_BEARINGS[kind])
    east = degrees * math.sin(bearing) / max(math.cos(math.radians(lat)), 0.05)
    return round(lat + degrees * math.cos(bearing), 4), round((lon + east + 180) % 360 - 180, 4)


def _geometry(
    kind: RelationKind, anchors: tuple[_Key, ...], side: str | None, distance_km: float | None
) -> BaseGeometry | None:
    if kind is RelationKind.IN:
        return _shape(anchors[0])
    if kind in _BEARINGS:
        return _toward(anchors[0], _BEARINGS[kind], distance_km)
    if kind is RelationKind.BETWEEN:
        return _between(anchors)
    if kind is RelationKind.OFF_COAST:
        return _off_coast(anchors[0], distance_km)
    depth = distance_km or (NEAR_KM if kind is RelationKind.NEAR else ALONG_KM)
    line = _border_line(anchors, side)
    if line is None or line.is_empty:
        _, lat, lon, _, _ = anchors[0]
        shape = _shape(anchors[0])
        return circle(lat, lon, distance_km or CITY_KM) if shape is None else _around(shape, depth)
    band = grow(line.simplify(depth / KM_PER_DEGREE / 20), depth)
    if kind is RelationKind.ON_BOTH_SIDES:
        return band
    soil = _soil(side) if side and side in _sides(anchors, side) else None
    if soil is not None:
        return band.intersection(shapely.clip_by_rect(soil, *band.bounds))
    shape = _shape(anchors[0])
    return band.difference(shape) if shape is not None else band


@cache
def _soil(country: str) -> BaseGeometry | None:
    shape = outline(country)
    return unwrap(shape) if shape is not None else None


def _sides(anchors: tuple[_Key, ...], side: str) -> set[str]:
    """Countries whose soil lies at the border meant."""
    countries = {a[3] for a in anchors if a[3]}
    found = set(countries) if len(countries) > 1 else set()
    for one in countries:
        if one != side and side in neighbours(one):
            found.add(side)
        if one == side:
            found.add(side)
    return found


def _border_line(anchors: tuple[_Key, ...], side: str | None) -> BaseGeometry | None:
    """The stretch of border that the anchors and the side tell of."""
    countries = list(dict.fromkeys(a[3] for a in anchors if a[3]))
    if any(a[4] in {"city", "base"} for a in anchors) or not countries:
        return None
    others = [c for c in countries if c != side]
    if len(countries) >= 2 and (side is None or side not in countries):  # noqa: PLR2004
        line = border(countries[0], countries[1])
        if line.is_empty:
            line = land_border(countries[0])
    elif side and others:
        line = shapely.union_all([border(side, other) for other in others])
        if line.is_empty:
            line = land_border(others[0])
    else:
        line = land_border(countries[0])
    for anchor in anchors:
        if anchor[4] in {"area", "region"} and (shape := _shape(anchor)) is not None:
            near = line.intersection(grow(shape.simplify(0.02), STRETCH_KM))
            line = near if not near.is_empty else line
    return line


def _toward(anchor: _Key, bearing: float, distance_km: float | None) -> BaseGeometry:
    """The quarter of the compass around a bearing, from the anchor's edge outward."""
    _, lat, lon, _, _ = anchor
    shape = _shape(anchor)
    start = shape if shape is not None else circle(lat, lon, 1.0)
    around = _ring(start, distance_km) if distance_km else _around(start, AROUND_KM)
    stretch = max(math.cos(math.radians(lat)), 0.05)
    far = 90.0
    corners = [
        (
            lon + far * math.sin(math.radians(bearing + turn)) / stretch,
            lat + far * math.cos(math.radians(bearing + turn)),
        )
        for turn in (-45.0, -20.0, 0.0, 20.0, 45.0)
    ]
    wedge = shapely.Polygon([(lon, lat), *corners])
    return around.intersection(wedge)


def _between(anchors: tuple[_Key, ...]) -> BaseGeometry:
    first = anchors[0]
    if len(anchors) == 2 and first[3] and anchors[1][3] and first[4] == anchors[1][4] == "country":  # noqa: PLR2004
        line = border(first[3], anchors[1][3])
        if not line.is_empty:
            return grow(line, ALONG_KM)
    # The short way round, across the antimeridian if need be.
    hull = shapely.MultiPoint([(a[2] + 360 * round((first[2] - a[2]) / 360), a[1]) for a in anchors]).convex_hull
    west, south, east, north = hull.bounds
    span = math.hypot((east - west) * math.cos(math.radians((south + north) / 2)), north - south) * KM_PER_DEGREE
    return grow(hull, max(span / 4, 10.0))


def _off_coast(anchor: _Key, distance_km: float | None) -> BaseGeometry:
    _, lat, lon, _, _ = anchor
    shape = _shape(anchor)
    start = shape if shape is not None else circle(lat, lon, 1.0)
    whole = around = _ring(start, distance_km) if distance_km else _around(start, COAST_KM)
    for country in lands(whole.bounds):
        soil = _soil(country)
        if soil is not None:
            around = around.difference(shapely.clip_by_rect(soil, *around.bounds))
        if around.is_empty:
            return whole  # a lake far inland, which is part of no sea
    return around


def _ring(shape: BaseGeometry, km: float) -> BaseGeometry:
    """What lies about ``km`` from a shape: from three to five quarters of it."""
    return _around(shape, km * 1.25).difference(grow(_coarse(shape, km), km * 0.75))


def _around(shape: BaseGeometry, km: float) -> BaseGeometry:
    return grow(_coarse(shape, km), km).difference(shape)


def _coarse(shape: BaseGeometry, km: float) -> BaseGeometry:
    """Leave out what a buffer of ``km`` does not show: bends and islands below a tenth of it."""
    step = km / KM_PER_DEGREE / 10
    pieces = shapely.get_parts(shape.simplify(step))
    kept = [p for p in pieces if p.area > step**2]
    return shapely.union_all(kept) if kept else shape


def _shape(anchor: _Key) -> BaseGeometry | None:
    return _SHAPES.get(anchor)
