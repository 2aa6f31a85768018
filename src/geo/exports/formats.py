"""The formats by name, and layers written to a folder in any of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.exports.geojson import to_geojson
from geo.exports.geopackage import PACKAGE, to_geopackage, to_qgis_project
from geo.exports.geoparquet import to_geoparquet
from geo.exports.kml import to_kml
from geo.exports.tables import to_csv, to_flow_csv

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from geo.layers import Layers

LAYERS = ("flows", "positions", "claims", "places")
"""The layers that are exported, by their names in :class:`~geo.layers.Layers`."""


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write layers: its name for people, its media type, and what it gives.

    ``files`` returns, for each file, its name and its content.
    """

    label: str
    mime: str
    note: str
    files: Callable[[Layers], dict[str, bytes]]


def _a_file_each(suffix: str, write: Callable[..., str | bytes]) -> Callable[[Layers], dict[str, bytes]]:
    def files(layers: Layers) -> dict[str, bytes]:
        written = {f"{name}.{suffix}": write(getattr(layers, name)) for name in LAYERS}
        return {name: content if isinstance(content, bytes) else content.encode() for name, content in written.items()}

    return files


def _tables(layers: Layers) -> dict[str, bytes]:
    return {"flow-map.csv": to_flow_csv(layers.flows).encode(), **_a_file_each("csv", to_csv)(layers)}


FORMATS = {
    "geojson": Format(
        "GeoJSON",
        "application/geo+json",
        "a layer each, for any map (GeoJSON after RFC 7946)",
        _a_file_each("geojson", to_geojson),
    ),
    "geopackage": Format(
        "GeoPackage",
        "application/geopackage+sqlite3",
        "all layers, for QGIS: the project opens them with colours, dashes and the temporal controller on",
        lambda layers: {"deploymap.qgs": to_qgis_project(layers).encode(), PACKAGE: to_geopackage(layers)},
    ),
    "geoparquet": Format(
        "GeoParquet",
        "application/vnd.apache.parquet",
        "a layer each, for GeoPandas, DuckDB and BigQuery (GeoParquet 1.1)",
        _a_file_each("parquet", to_geoparquet),
    ),
    "kml": Format(
        "KML",
        "application/vnd.google-earth.kml+xml",
        "all layers with time spans and the sentences, for Google Earth",
        lambda layers: {"deploymap.kml": to_kml(layers)},
    ),
    "csv": Format(
        "CSV",
        "text/csv",
        "a table a layer for spreadsheets; flow-map.csv has a row a leg, for kepler.gl and flowmap",
        _tables,
    ),
}
"""Every format, by the name that ``deploymap build --format`` takes."""


def write_layers(layers: Layers, folder: Path, *, formats: Iterable[str] = ("geojson",)) -> list[Path]:
    """Write layers into a folder, made if it is missing, as ``flows.geojson`` and so on.

    Parameters
    ----------
    formats
        Names from ``FORMATS``.

    Returns
    -------
    The files written. Files of these names are replaced, others are left alone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in formats:
        for file, content in FORMATS[name].files(layers).items():
            (folder / file).write_bytes(content)
            written.append(folder / file)
    return written
