"""Outlines: what the packaged WKB holds, composite regions put together from it, borders, parts."""

from __future__ import annotations

import hashlib
import math
import zipfile
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import affinity

from geo._data_dir import data_dir

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

KM_PER_DEGREE = 111.32  # of latitude, WGS 84 mean
EARTH_KM = 6371.0  # mean radius


@cache
def _archive() -> zipfile.ZipFile:
    return zipfile.ZipFile(data_dir() / "shapes.zip")


@cache
def _members() -> frozenset[str]:
    return frozenset(_archive().namelist())


@cache
def outline(members: str) -> BaseGeometry | None:
    """Return the union of ``members``, as in the column of that name in regions.csv.

    Parts are joined by ``|``: ``UA`` a country, ``UA.05`` a first-order division (GeoNames code),
    ``sea:Black Sea``, ``circle:lat lon km``, ``box:west south east north``, ``own:...`` what `keep` was given.
    None where nothing is known.
    """
    parts = [part for part in map(_part, members.split("|")) if part is not None] if members else []
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else shapely.union_all(parts)


@cache
def _part(member: str) -> BaseGeometry | None:
    kind, _, rest = member.partition(":")
    if kind == "circle":
        lat, lon, km = map(float, rest.split())
        return circle(lat, lon, km)
    if kind == "own":
        return _kept.get(member)
    if kind == "box":
        return shapely.box(*map(float, rest.split()))
    name = f"sea/{rest}" if kind == "sea" else f"admin1/{kind}" if "." in kind else f"country/{kind}"
    return shapely.from_wkb(_archive().read(name)) if name in _members() else None


@lru_cache(maxsize=4096)
def covers(members: str, lat: float, lon: float) -> bool:
    """Whether a point lies in an outline."""
    shape = outline(members)
    return shape is not None and bool(shapely.contains_xy(shape, lon, lat))


_kept: dict[str, BaseGeometry] = {}


def keep(shape: BaseGeometry) -> str:
    """Remember an outline of the user's own; return the member that `outline` knows it by."""
    member = f"own:{hashlib.sha256(shapely.to_wkb(shape)).hexdigest()[:16]}"
    _kept[member] = shape
    return member


def circle(lat: float, lon: float, km: float) -> BaseGeometry:
    """Return the disc of ``km`` around a point."""
    return grow(shapely.Point(lon, lat), km)


def grow(shape: BaseGeometry, km: float) -> BaseGeometry:
    """Return ``shape`` with everything within ``km`` of it.

    The buffer is drawn with degrees of longitude shortened by the cosine of the shape's middle latitude:
    within 2 % of the true distance over 500 km of latitude at 55° north.
    """
    west, south, east, north = shape.bounds
    stretch = max(math.cos(math.radians((south + north) / 2)), 0.05)
    middle = ((west + east) / 2, (south + north) / 2)
    flat = affinity.scale(shape, stretch, 1.0, origin=middle)
    return affinity.scale(flat.buffer(km / KM_PER_DEGREE, quad_segs=8), 1 / stretch, 1.0, origin=middle)


@cache
def border(one: str, other: str) -> BaseGeometry:
    """Return the line that two countries share; empty where they have none."""
    a, b = outline(one), outline(other)
    if a is None or b is None:
        return shapely.LineString()
    return _lines(a.intersection(b))


@cache
def land_border(country: str) -> BaseGeometry:
    """Return all of a country's borders with its neighbours."""
    lines = [border(country, other) for other in neighbours(country)]
    return shapely.union_all(lines) if lines else shapely.LineString()


@cache
def neighbours(country: str) -> tuple[str, ...]:
    """Return the ISO codes of the countries that share a border line with ``country``."""
    shape = outline(country)
    if shape is None:
        return ()
    return tuple(iso for iso in lands(shape.bounds) if iso != country and not border(country, iso).is_empty)


def lands(bounds: tuple[float, float, float, float]) -> list[str]:
    """Return the ISO codes of the countries whose envelope meets a (west, south, east, north) one."""
    window = shapely.box(*bounds)
    return [iso for iso, envelope in _envelopes().items() if envelope.intersects(window)]


@cache
def _envelopes() -> dict[str, BaseGeometry]:
    codes = sorted(name.removeprefix("country/") for name in _members() if name.startswith("country/"))
    return {iso: shapely.box(*shape.bounds) for iso in codes if (shape := outline(iso)) is not None}


def _lines(shape: BaseGeometry) -> BaseGeometry:
    """Keep the line work of an intersection; single points where coasts meet are no border."""
    parts = [p for p in shapely.get_parts(shape) if p.geom_type in {"LineString", "LinearRing", "MultiLineString"}]
    return shapely.line_merge(shapely.union_all(parts)) if parts else shapely.LineString()


# Share of an outline's area that "the east of it" means: a third leaves one for what is called central.
PART_SHARE = 1 / 3


@cache
def part(members: str, degrees: float | None) -> BaseGeometry | None:
    """Return the part of an outline that lies toward a bearing, or its middle where ``degrees`` is None.

    The part is cut off by a line square to the bearing so that it holds ``PART_SHARE`` of the area. The
    middle is what is left between the outer quarters of the area on either axis.
    """
    whole = outline(members)
    if whole is None:
        return None
    whole = unwrap(whole)
    if degrees is not None:
        return wrap(_beyond(whole, degrees, PART_SHARE))
    middle = whole
    for bearing in (0, 90, 180, 270):
        middle = middle.intersection(_beyond(whole, bearing, 0.75))
    return wrap(middle if not middle.is_empty else whole)


def _beyond(shape: BaseGeometry, degrees: float, share: float) -> BaseGeometry:
    """Cut off the ``share`` of a shape's area that lies furthest toward a bearing."""
    west, south, east, north = shape.bounds
    middle = ((west + east) / 2, (south + north) / 2)
    stretch = max(math.cos(math.radians(middle[1])), 0.05)

    def turned(one: BaseGeometry) -> BaseGeometry:
        return affinity.rotate(affinity.scale(one, stretch, 1.0, origin=middle), degrees, origin=middle)

    # The bearing now points up. A coarser outline is enough to find the line.
    coarse = turned(shape.simplify(0.05))
    left, low, right, high = coarse.bounds
    floor, ceiling = low, high
    for _ in range(12):
        line = (floor + ceiling) / 2
        above = shapely.clip_by_rect(coarse, left, line, right, high).area
        floor, ceiling = (line, ceiling) if above > share * coarse.area else (floor, line)
    strip = shapely.box(left - 1, floor, right + 1, high + 1)
    back = affinity.rotate(strip, -degrees, origin=middle)
    return shape.intersection(affinity.scale(back, 1 / stretch, 1.0, origin=middle))


def unwrap(shape: BaseGeometry) -> BaseGeometry:
    """Move the pieces beyond the antimeridian next to the largest, past 180 degrees if need be."""
    west, _, east, _ = shape.bounds
    pieces = shapely.get_parts(shape)
    if east - west < 180 or len(pieces) < 2:  # noqa: PLR2004
        return shape
    home = max(pieces, key=lambda p: p.area).centroid.x
    moved = [affinity.translate(p, 360 * round((home - p.centroid.x) / 360)) for p in pieces]
    return shapely.union_all(moved)


def wrap(shape: BaseGeometry) -> BaseGeometry:
    """Bring what lies past 180 degrees back."""
    west, _, east, _ = shape.bounds
    if west >= -180 and east <= 180:  # noqa: PLR2004
        return shape
    pieces = [
        affinity.translate(shape.intersection(shapely.box(a, -90, a + 360, 90)), shift)
        for a, shift in ((-540, 360), (-180, 0), (180, -360))
    ]
    return shapely.union_all([p for p in pieces if not p.is_empty])


def inside(shape: BaseGeometry) -> tuple[float, float]:
    """Return (lat, lon) of a point inside a shape: its centre of gravity where that lies in it."""
    middle = shape.centroid
    point = middle if shape.contains(middle) else shape.representative_point()
    return round(point.y, 4), round(point.x, 4)


def reach(shape: BaseGeometry, lat: float, lon: float) -> float:
    """Return how many km the furthest vertex of a shape is from a point, on a sphere of radius 6,371 km."""
    corners = np.radians(shapely.get_coordinates(shape))
    phi, theta = math.radians(lat), math.radians(lon)
    h = (
        np.sin((corners[:, 1] - phi) / 2) ** 2
        + math.cos(phi) * np.cos(corners[:, 1]) * np.sin((corners[:, 0] - theta) / 2) ** 2
    )
    return float(2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(h, 1)).max()))
