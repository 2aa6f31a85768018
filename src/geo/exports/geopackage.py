"""Layers as one GeoPackage that opens in QGIS with colours, dashes and time fields, and a project for it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd
import pyogrio

from geo.exports.cells import columns_of
from geo.exports.frames import typed
from geo.exports.qgis import project_of, style_of

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from geo.layers import Layers

PACKAGE = "deploymap.gpkg"
"""The name by which a project finds its GeoPackage."""

_GEOMETRY = "geom"
_KINDS = {
    "flows": "MultiLineString",
    "positions": "MultiPoint",
    "areas": "MultiPolygon",
    "claims": "Point",
    "places": "Point",
}
# A count stands once, on its position; the outline of the same force must not add to a sum.
_OF_AREA = (
    "id", "reading", "start", "end", "actor", "actor_name", "action", "direction", "status", "factual",
    "count_text", "radius_km", "summary",
)  # fmt: skip
_MOMENT = pd.DatetimeTZDtype("ms", "UTC")
# The same layers give the same bytes: GDAL would write the clock's time.
_MADE = "1980-01-01T00:00:00.000Z"
# Where SQLite's header counts the writes so far and says for which of them it is valid; GDAL writes as time allows.
_WRITES, _ONE_WRITE = (24, 92), (1).to_bytes(4, "big")
# As QGIS makes it when a user saves a style to a GeoPackage.
_STYLES = """
    CREATE TABLE layer_styles (
        id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256),
        f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
        useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME)
"""


def to_geopackage(layers: Layers) -> bytes:
    """Write layers as a GeoPackage with the tables flows, positions, areas, claims and places.

    A table holds one kind of shape, as QGIS wants it: ``positions`` has a point for each row of the layer,
    and ``areas`` the outlines of those that have one, without their counts. ``start`` and ``end`` are the
    first and the last moment of a row (UTC), as QGIS' temporal controller wants them; other days are dates.
    """
    with TemporaryDirectory(prefix="deploymap-") as folder:
        path = Path(folder) / "layers.gpkg"
        for name, frame in _tables(layers).items():
            pyogrio.write_dataframe(
                frame.rename_geometry(_GEOMETRY),
                path,
                layer=name,
                driver="GPKG",
                geometry_type=_KINDS[name],
                promote_to_multi=_KINDS[name].startswith("Multi"),
                append=path.exists(),
                use_arrow=True,
                # What releases of the last years all read without a warning.
                dataset_options={"VERSION": "1.3"},
                layer_options={"GEOMETRY_NAME": _GEOMETRY, "DESCRIPTION": f"Deploymap {name}"},
            )
        with closing(sqlite3.connect(path)) as database, database:
            _add_styles(database, layers)
            database.execute("UPDATE gpkg_contents SET last_change = ?", (_MADE,))
        content = bytearray(path.read_bytes())
        for at in _WRITES:
            content[at : at + 4] = _ONE_WRITE
        return bytes(content)


def _tables(layers: Layers) -> dict[str, GeoDataFrame]:
    flows, positions, claims = (_timed(typed(frame)) for frame in (layers.flows, layers.positions, layers.claims))
    outlined = positions.geometry.geom_type.isin({"Polygon", "MultiPolygon"})
    spots = gpd.GeoSeries(
        gpd.points_from_xy(positions["lon"], positions["lat"]), index=positions.index, crs=positions.crs
    )
    points = positions.set_geometry(positions.geometry.where(~outlined, spots))
    areas = positions.loc[outlined, [*_OF_AREA, "geometry"]]
    return {
        "flows": flows,
        "positions": points,
        "areas": areas,
        "claims": claims,
        "places": typed(layers.places),
    }


def _timed(layer: GeoDataFrame) -> GeoDataFrame:
    """Return a layer whose ``start`` is the first moment of its day, and ``end`` the last second of its own.

    QGIS compares a date with a moment as text, and so shows what begins on a day on the day before.
    """
    for name, moment in (("start", "00:00:00"), ("end", "23:59:59")):
        days = layer[name].astype(object)
        moments = [None if pd.isna(day) else f"{day.isoformat()}T{moment}Z" for day in days]
        layer[name] = pd.to_datetime(pd.Series(moments, index=layer.index, dtype=object), utc=True).astype(_MOMENT)
    return layer


def _add_styles(database: sqlite3.Connection, layers: Layers) -> None:
    database.execute(_STYLES)
    database.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier)"
        " VALUES ('layer_styles', 'attributes', 'layer_styles')"
    )
    for name, actors in _actors(layers).items():
        database.execute(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName,"
            " styleQML, styleSLD, useAsDefault, description, owner, update_time)"
            " VALUES ('', '', ?, ?, ?, ?, '', 1, ?, '', ?)",
            (name, _GEOMETRY, name, style_of(name, actors), "Colour by actor, line by status", _MADE),
        )


def to_qgis_project(layers: Layers) -> str:
    """Write a QGIS project that opens :func:`to_geopackage`'s file, saved beside it as ``deploymap.gpkg``.

    It shows flows, positions and areas and steps through the days of the layers, a day at a time.
    """
    return project_of(PACKAGE, _actors(layers), first=layers.first, last=layers.last)


def _actors(layers: Layers) -> dict[str, dict[str, str]]:
    """Return for each table the names of its actors by their codes, as text that any file can hold."""
    shown = {"flows": layers.flows, "positions": layers.positions, "areas": layers.positions}
    columns = {name: columns_of(shown[name]) if name in shown else None for name in _KINDS}
    return {
        name: {str(code or ""): str(label) for code, label in zip(told["actor"], told["actor_name"], strict=True)}
        if told
        else {}
        for name, told in columns.items()
    }
