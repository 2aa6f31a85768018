"""Where the data that Deploymap ships lies."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def data_dir() -> Path:
    """Return the folder of packaged data: ``geo/_data`` in a wheel, ``data/geo`` in a checkout."""
    packaged = Path(__file__).parent / "_data"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[2] / "data" / "geo"
