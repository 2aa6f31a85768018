"""Layers as typed frames, from which binary formats are written."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd

from geo.exports.cells import plain, printable
from geo.exports.shapes import prepare

if TYPE_CHECKING:
    from collections.abc import Callable

    from geopandas import GeoDataFrame

_DATES = frozenset({"start", "end", "published", "happened_start", "happened_end"})
_TEXT, _DATE = "string[pyarrow]", "date32[day][pyarrow]"


def typed(layer: GeoDataFrame) -> GeoDataFrame:
    """Return a layer in EPSG:4326 whose days are dates and whose text is text, also where all is missing.

    Shapes are cut at the antimeridian, as in every format. Control characters in text become U+FFFD.
    """
    columns = {
        name: _column(layer[name], _day if name in _DATES else _text, _DATE if name in _DATES else _TEXT)
        for name in layer.columns
        if name != layer.geometry.name
    }
    shapes = gpd.GeoSeries(prepare(layer.geometry), index=layer.index, crs="EPSG:4326")
    return gpd.GeoDataFrame(pd.DataFrame(columns, index=layer.index), geometry=shapes)


def _column(cells: pd.Series[Any], convert: Callable[[object], object], dtype: str) -> pd.Series[Any]:
    if cells.dtype != object and not isinstance(cells.dtype, pd.StringDtype):
        return cells
    return pd.Series([convert(cell) for cell in cells.tolist()], index=cells.index, dtype=dtype)


def _text(cell: object) -> str | None:
    value = plain(cell)
    return None if value is None else printable(str(value))


def _day(cell: object) -> date | None:
    value = plain(cell)
    return None if value is None else date.fromisoformat(str(value)[:10])
