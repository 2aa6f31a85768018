"""Layers as files: GeoJSON after RFC 7946, which every map reads."""

from __future__ import annotations

import json
import math
from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd
import shapely
from shapely.affinity import translate
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Polygon, box, mapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

    from geo.layers import Layers

# RFC 7946, section 11.2: six decimals are about ten centimetres, more tells nothing.
_DECIMALS = 6
_HALF, _ROUND, _POLE = 180.0, 360.0, 90.0

Box = tuple[float, float, float, float]


def write_layers(layers: Layers, folder: Path) -> list[Path]:
    """Write each layer into a folder, made if it is missing, as ``flows.geojson`` and so on.

    Returns
    -------
    The files written. Files of these names are replaced, others are left alone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in ("flows", "positions", "claims", "places"):
        path = folder / f"{name}.geojson"
        path.write_text(to_geojson(getattr(layers, name)), encoding="utf-8")
        written.append(path)
    return written


def to_geojson(layer: GeoDataFrame) -> str:
    """Write a layer as a GeoJSON FeatureCollection, one feature a line.

    After RFC 7946: WGS 84 in (lon, lat) order, at most six decimals, outer rings counter-clockwise, shapes
    cut at the antimeridian, a ``bbox`` (whose west is greater than its east where the layer crosses the
    antimeridian), no ``crs``. What is missing is null. Text is written as it is, save that a lone surrogate,
    which no UTF-8 file can hold, becomes U+FFFD.

    Returns
    -------
    ASCII text: every other character is escaped as JSON allows, so that no reader can mistake its encoding.
    """
    layer = layer.to_crs("EPSG:4326")
    shapes = [_prepare(shape) for shape in layer.geometry]
    names = [name for name in layer.columns if name != layer.geometry.name]
    columns = [layer[name].tolist() for name in names]
    features = [
        {
            "type": "Feature",
            "properties": {name: _plain(value) for name, value in zip(names, values, strict=True)},
            "geometry": _coordinates(shape),
        }
        for shape, *values in zip(shapes, *columns, strict=True)
    ]
    bbox = _bbox([shape for shape in shapes if shape is not None])
    head = '{"type": "FeatureCollection", ' + (f'"bbox": {json.dumps(bbox)}, ' if bbox else "")
    lines = ",\n".join(json.dumps(feature, allow_nan=False) for feature in features)
    return f'{head}"features": [\n{lines}\n]}}\n'


def _plain(value: Any) -> Any:  # noqa: ANN401
    """Return what JSON can hold of a cell."""
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, bool | int):
        return value
    if isinstance(value, date):
        return value.isoformat()
    return str(value).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


# --- shapes -----------------------------------------------------------------------------------------------


def _prepare(shape: BaseGeometry | None) -> BaseGeometry | None:
    if shape is None or shape.is_empty:
        return None
    shape = _cut(shapely.force_2d(shape))
    if isinstance(shape, Polygon | MultiPolygon):
        # Rounding alone can make a ring cross itself.
        rounded = shapely.set_precision(shape, 10**-_DECIMALS)
        shape = shape if rounded.is_empty else rounded
    return shapely.orient_polygons(shape)


def _coordinates(shape: BaseGeometry | None) -> dict[str, Any] | None:
    if shape is None:
        return None
    drawn = mapping(shape)
    return {"type": drawn["type"], "coordinates": _rounded(drawn["coordinates"])}


def _rounded(coordinates: Any) -> Any:  # noqa: ANN401
    if isinstance(coordinates, float | int):
        return round(float(coordinates), _DECIMALS)
    return [_rounded(part) for part in coordinates]


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


def _bbox(shapes: Sequence[BaseGeometry]) -> Box | None:
    bounds = sorted(part.bounds for shape in shapes for part in _parts(shape))
    if not bounds:
        return None
    south, north = min(b[1] for b in bounds), max(b[3] for b in bounds)
    west, east = bounds[0][0], max(b[2] for b in bounds)
    if west == -_HALF and east == _HALF:
        west, east = _around_antimeridian(bounds)
    return round(west, _DECIMALS), round(south, _DECIMALS), round(east, _DECIMALS), round(north, _DECIMALS)


def _around_antimeridian(bounds: Sequence[Box]) -> tuple[float, float]:
    """Return west and east of shapes that reach the antimeridian from both sides: round the widest gap."""
    widest, west, east = 0.0, -_HALF, _HALF
    reached = bounds[0][2]
    for start, _, end, _ in bounds:
        if start - reached > widest:
            widest, west, east = start - reached, start, reached
        reached = max(reached, end)
    return west, east
