"""Outlines of countries, first-order divisions and seas as a zip of WKB: ``data/geo/shapes.zip``.

Members are ``country/UA``, ``admin1/UA.07`` and ``sea/Black Sea``; EPSG:4326. Neighbours keep their shared
edge vertex for vertex, so that the intersection of two outlines is their border line.
"""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import numpy as np
import shapely

from . import sources
from .gazetteer import admin1_outlines

if TYPE_CHECKING:
    from pathlib import Path

# Degrees; a border is nowhere moved by more than about a kilometre (countries) or two (the rest), below what
# "near the border" means in any text. The simplification is Visvalingam–Whyatt's by area = tolerance².
_COUNTRY_TOLERANCE, _OTHER_TOLERANCE = 0.01, 0.02
_DECIMALS = 4  # about 11 m


def build(path: Path) -> None:
    """Write the outlines to ``path``."""
    countries = sources.countries()
    divisions = admin1_outlines()
    seas = sources.seas()
    members = [
        *_members("country", countries["iso"], _simple(countries.geometry.values, _COUNTRY_TOLERANCE)),
        *_members("admin1", divisions["code"], _simple(divisions.geometry.values, _OTHER_TOLERANCE)),
        *_members("sea", seas["name"], _simple(seas.geometry.values, _OTHER_TOLERANCE)),
    ]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in members:
            # A fixed time of change, so that the same sources give the same bytes.
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED, 9)
    print(f"shapes: {len(members)} outlines, {path.stat().st_size / 1e6:.1f} MB")


def _simple(shapes: np.ndarray, tolerance: float) -> np.ndarray:
    simple = shapely.coverage_simplify(shapes, tolerance)
    return shapely.transform(simple, lambda xy: np.round(xy, _DECIMALS))


def _members(folder: str, names: list[str], shapes: np.ndarray) -> list[tuple[str, bytes]]:
    found = []
    for name, shape in sorted(zip(names, shapes, strict=True), key=lambda pair: str(pair[0])):
        if name and not shape.is_empty:
            whole = shape if shape.is_valid else shapely.make_valid(shape, method="structure", keep_collapsed=False)
            found.append((f"{folder}/{name}", shapely.to_wkb(whole)))
    return found
