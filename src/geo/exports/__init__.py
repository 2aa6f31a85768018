"""Layers as files that other programs read; ``docs/exports.md`` documents each format.

Every function takes what is shown, a layer or :class:`~geo.layers.Layers` already filtered, and returns its
content, the same for the same layers. A further format is added in ``formats.FORMATS``.
"""

from geo.exports.bundle import to_zip
from geo.exports.formats import FORMATS, LAYERS, Format, write_layers
from geo.exports.geojson import to_geojson
from geo.exports.geopackage import to_geopackage, to_qgis_project
from geo.exports.geoparquet import to_geoparquet
from geo.exports.kml import to_kml
from geo.exports.tables import to_csv, to_flow_csv

__all__ = [
    "FORMATS",
    "LAYERS",
    "Format",
    "to_csv",
    "to_flow_csv",
    "to_geojson",
    "to_geopackage",
    "to_geoparquet",
    "to_kml",
    "to_qgis_project",
    "to_zip",
    "write_layers",
]
