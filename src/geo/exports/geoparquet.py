"""A layer as GeoParquet 1.1."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from geo.exports.frames import typed

if TYPE_CHECKING:
    from geopandas import GeoDataFrame


def to_geoparquet(layer: GeoDataFrame) -> bytes:
    """Write a layer as GeoParquet 1.1 with a ``bbox`` column, by which readers skip what lies elsewhere.

    ``start``, ``end`` and ``published`` are dates; shapes are WKB in EPSG:4326.
    """
    file = io.BytesIO()
    typed(layer).to_parquet(file, index=False, compression="zstd", schema_version="1.1.0", write_covering_bbox=True)
    return file.getvalue()
