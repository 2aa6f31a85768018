"""A layer as GeoJSON after RFC 7946, which every map reads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from shapely.geometry import mapping

from geo.exports.cells import columns_of
from geo.exports.shapes import DECIMALS, bbox, prepare

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry


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
    shapes = prepare(layer.geometry)
    columns = columns_of(layer)
    features = [
        {
            "type": "Feature",
            "properties": dict(zip(columns, values, strict=True)),
            "geometry": _coordinates(shape),
        }
        for shape, *values in zip(shapes, *columns.values(), strict=True)
    ]
    bounds = bbox([shape for shape in shapes if shape is not None])
    head = '{"type": "FeatureCollection", ' + (f'"bbox": {json.dumps(bounds)}, ' if bounds else "")
    lines = ",\n".join(json.dumps(feature, allow_nan=False) for feature in features)
    return f'{head}"features": [\n{lines}\n]}}\n'


def _coordinates(shape: BaseGeometry | None) -> dict[str, Any] | None:
    if shape is None:
        return None
    drawn = mapping(shape)
    return {"type": drawn["type"], "coordinates": _rounded(drawn["coordinates"])}


def _rounded(coordinates: Any) -> Any:  # noqa: ANN401
    if isinstance(coordinates, float | int):
        return round(float(coordinates), DECIMALS)
    return [_rounded(part) for part in coordinates]
