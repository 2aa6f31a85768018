"""What a cell of a layer may hold in a file."""

from __future__ import annotations

import math
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

# XML 1.0, section 2.2, forbids these, SQLite's readers stop at U+0000, and no spreadsheet shows them.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def plain(value: Any) -> str | int | float | bool | None:  # noqa: ANN401
    """Return a cell as text, number or truth, and None for what is missing or not finite.

    Dates are ISO 8601. A lone surrogate, which no UTF-8 file can hold, becomes U+FFFD.
    """
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, bool | int):
        return value
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def printable(text: str) -> str:
    """Return a text with U+FFFD for each control character but tab, line feed and carriage return."""
    return _UNPRINTABLE.sub("\ufffd", text)


def columns_of(layer: GeoDataFrame) -> dict[str, list[str | int | float | bool | None]]:
    """Return every column but the geometry, its cells made plain."""
    return {
        name: [plain(value) for value in layer[name].tolist()] for name in layer.columns if name != layer.geometry.name
    }
