"""Shapes as RFC 7946 wants them: cut at the antimeridian, rings by the right-hand rule, two dimensions."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely import GeometryType
from shapely.affinity import translate
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Polygon, box

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geopandas import GeoSeries
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

# RFC 7946, section 11.2: six decimals are about ten centimetres, more tells nothing.
DECIMALS = 6
_HALF, _ROUND, _POLE = 180.0, 360.0, 90.0

Box = tuple[float, float, float, float]


def prepare(shapes: GeoSeries) -> list[BaseGeometry | None]:
    """Return shapes that every format can hold, in EPSG:4326, and None for each that is empty.

    Lines and areas are cut at the antimeridian, outer rings run counter-clockwise, heights are dropped.
    """
    flat = shapely.force_2d(shapes.to_crs("EPSG:4326").to_numpy(dtype=object))
    for number in np.flatnonzero(_may_cross(flat)):
        flat[number] = _cut(flat[number])
    areas = np.isin(shapely.get_type_id(flat), [GeometryType.POLYGON, GeometryType.MULTIPOLYGON])
    # Rounding alone can make a ring cross itself.
    rounded = shapely.set_precision(flat, 10**-DECIMALS)
    flat = shapely.orient_polygons(np.where(areas & ~shapely.is_empty(rounded), rounded, flat))
    return [None if shape is None or shape.is_empty else shape for shape in flat.tolist()]


def _may_cross(shapes: NDArray[Any]) -> NDArray[np.bool_]:
    """Which shapes reach beyond ±180° or take a step of over 180°; few do, and to cut one is slow."""
    points, owners = shapely.get_coordinates(shapes, return_index=True)
    beyond = np.abs(points[:, 0]) > _HALF
    beyond[1:] |= (np.abs(np.diff(points[:, 0])) > _HALF) & (np.diff(owners) == 0)
    found = np.zeros(len(shapes), dtype=bool)
    found[owners[beyond]] = True
    return found


def _cut(shape: BaseGeometry) -> BaseGeometry:
    """Cut lines and areas that cross the antimeridian; a step of over 180° is taken the short way."""
    match shape:
        case LineString():
            return _join(_pieces(LineString(_unwrapped(shape.coords))), MultiLineString)
        case Polygon():
            return _join(_pieces(_unwrapped_polygon(shape)), MultiPolygon)
        case MultiLineString():
            return _join([p for line in shape.geoms for p in _parts(_cut(line))], MultiLineString)
        case MultiPolygon():
            return _join([p for area in shape.geoms for p in _parts(_cut(area))], MultiPolygon)
    return shape


def _unwrapped(coordinates: Iterable[Sequence[float]]) -> list[tuple[float, float]]:
    """Let longitudes run on beyond ±180° where a step would else go the long way round."""
    run: list[tuple[float, float]] = []
    for lon, lat in coordinates:
        step = run[-1][0] - lon if run else 0.0
        # Along a pole a ring may step right round: that edge has no length and no short way.
        turns = round(step / _ROUND) if abs(step) > _HALF and abs(lat) < _POLE else 0
        run.append((lon + turns * _ROUND, lat))
    return run


def _unwrapped_polygon(area: Polygon) -> Polygon:
    shell = _unwrapped(area.exterior.coords)
    if shell[0] != shell[-1]:  # a ring around a pole has no short way; it is cut already
        return area
    holes = []
    for ring in area.interiors:
        hole = _unwrapped(ring.coords)
        turns = round((shell[0][0] - hole[0][0]) / _ROUND)
        holes.append([(lon + turns * _ROUND, lat) for lon, lat in hole])
    return Polygon(shell, holes)


def _pieces(shape: BaseGeometry) -> list[BaseGeometry]:
    """Cut an unwrapped shape into turns of the globe and bring each back to -180°…180°."""
    west, south, east, north = shape.bounds
    if west >= -_HALF and east <= _HALF:
        return [shape]
    found = []
    for turn in range(math.floor((west + _HALF) / _ROUND), math.ceil((east - _HALF) / _ROUND) + 1):
        middle = turn * _ROUND
        piece = shape.intersection(box(middle - _HALF, south - 1, middle + _HALF, north + 1))
        # An intersection may leave a bare point or line where the shape only touches the cut.
        wanted = [p for p in _parts(piece) if p.geom_type == shape.geom_type]
        found += [translate(p, xoff=-middle) for p in wanted]
    return found


def _parts(shape: BaseGeometry) -> list[BaseGeometry]:
    return list(getattr(shape, "geoms", [shape]))


def _join(pieces: Sequence[BaseGeometry], many: type[BaseGeometry]) -> BaseGeometry:
    return pieces[0] if len(pieces) == 1 else many(pieces)


def bbox(shapes: Sequence[BaseGeometry]) -> Box | None:
    """Return west, south, east, north in degrees; west is greater than east across the antimeridian."""
    bounds = sorted(part.bounds for shape in shapes for part in _parts(shape))
    if not bounds:
        return None
    south, north = min(b[1] for b in bounds), max(b[3] for b in bounds)
    west, east = bounds[0][0], max(b[2] for b in bounds)
    if west == -_HALF and east == _HALF:
        west, east = _around_antimeridian(bounds)
    return round(west, DECIMALS), round(south, DECIMALS), round(east, DECIMALS), round(north, DECIMALS)


def _around_antimeridian(bounds: Sequence[Box]) -> tuple[float, float]:
    """Return west and east of shapes that reach the antimeridian from both sides: round the widest gap."""
    widest, west, east = 0.0, -_HALF, _HALF
    reached = bounds[0][2]
    for start, _, end, _ in bounds:
        if start - reached > widest:
            widest, west, east = start - reached, start, reached
        reached = max(reached, end)
    return west, east
