"""A user's own places: a CSV or GeoJSON file whose names win over the gazetteer's."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, get_args

import shapely
from shapely.geometry import shape as read_shape

from geo.model import DeploymapError, PlaceKind

from .gazetteer import Sense
from .shapes import inside, keep
from .vocabulary import set_own, several, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

_REQUIRED = ("name", "lat", "lon", "country", "kind")
_FEATURES = {"Point", "Polygon", "MultiPolygon"}


class PlacesError(DeploymapError):
    """A file of places cannot be used; says where in it and why."""


def add(path: Path) -> int:
    """Let the places of a file be known by their names; return how many there are.

    Adding a file again takes it as it is then: what was taken out of it is forgotten.

    A CSV file has the columns of ``data/geo/bases.csv`` (``name``, ``lat``, ``lon``, ``country`` and ``kind``
    are needed, ``aliases`` and ``source`` are not; aliases are joined by ``|``). A GeoJSON file (``.geojson``,
    ``.json``) holds points and polygons in (lon, lat) order with the properties ``name``, ``kind``,
    ``country`` and ``aliases``. Nothing changes unless the whole file is right.

    Raises
    ------
    PlacesError
        If the file cannot be read, is empty, lacks columns or holds a value that cannot be.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise PlacesError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise PlacesError(f"{path}: is not UTF-8 text") from error
    reader = _features if path.suffix.lower() in {".geojson", ".json"} else _rows
    try:
        read = tuple((_sense(fields, where), _names(fields)) for where, fields in reader(text))
    except ValueError as error:
        raise PlacesError(f"{path}: {error}") from error
    if not read:
        raise PlacesError(f"{path}: there is no place in it")
    set_own(path.resolve(), read)
    return len(read)


def _rows(text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Read CSV: where each place stands and its fields."""
    if not text.strip():
        return
    try:
        table = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        missing = [column for column in _REQUIRED if column not in (table.fieldnames or ())]
        if missing:
            raise ValueError(f"lacks the column{'s' if len(missing) > 1 else ''} {', '.join(missing)}")
        for row in table:
            where = f"line {table.line_num}"
            if None in row or None in row.values():
                raise ValueError(f"{where}: has not as many cells as the header")
            fields = {key: value.strip() for key, value in row.items()}
            lat, lon = (_degrees(fields[axis], axis, where) for axis in ("lat", "lon"))
            yield where, {**fields, "aliases": several(fields.get("aliases", "")), "shape": shapely.Point(lon, lat)}
    except csv.Error as error:
        raise ValueError(f"is not CSV ({error})") from error


def _degrees(cell: str, axis: str, where: str) -> float:
    try:
        return float(cell)
    except ValueError:
        raise ValueError(f"{where}: {axis} is not a number: {cell!r}") from None


def _features(text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Read GeoJSON: where each place stands and its fields."""
    if not text.strip():
        return
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"is not JSON ({error})") from error
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list):
        raise ValueError("is not a GeoJSON FeatureCollection")  # noqa: TRY004  (told to the user in one line)
    for number, feature in enumerate(features, 1):
        where = f"feature {number}"
        try:
            fields, geometry = dict(feature["properties"]), feature["geometry"]
            form = read_shape(geometry) if geometry["type"] in _FEATURES else None
        except (KeyError, TypeError, ValueError, AttributeError, IndexError, shapely.errors.ShapelyError):
            raise ValueError(f"{where}: has no properties or no geometry that can be read") from None
        if form is None or form.is_empty or not form.is_valid:
            raise ValueError(f"{where}: wants a valid point or polygon")
        aliases = fields.get("aliases") or []
        names = aliases if isinstance(aliases, list) else several(str(aliases))
        plain = {key: str(fields.get(key) or "").strip() for key in ("name", "kind", "country")}
        yield where, {**plain, "aliases": [str(name) for name in names], "shape": form}


def _names(fields: dict[str, Any]) -> list[str]:
    """The name and those aliases that hold a letter or digit."""
    aliases = (alias.strip() for alias in fields["aliases"])
    return [fields["name"], *(alias for alias in aliases if any(map(str.isalnum, alias)))]


def _sense(fields: dict[str, Any], where: str) -> Sense:
    """Make a place of its fields, or tell what is wrong with them."""
    name, kind, country = fields["name"], fields["kind"], fields["country"]
    form: BaseGeometry = fields["shape"]
    if not any(character.isalnum() for character in name):
        raise ValueError(f"{where}: has no name")
    if kind not in get_args(PlaceKind):
        raise ValueError(f"{where}: kind {kind!r} is none of {', '.join(get_args(PlaceKind))}")
    if country and country not in vocabulary().countries:
        raise ValueError(f"{where}: country {country!r} is no ISO 3166-1 alpha-2 code")
    west, south, east, north = form.bounds
    # Written so that "nan" fails too.
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):  # noqa: PLR2004
        raise ValueError(f"{where}: {name} lies out of range (lat -90 to 90, lon -180 to 180)")
    point = isinstance(form, shapely.Point)
    lat, lon = (form.y, form.x) if point else inside(form)
    return Sense(
        name=name, kind=kind, country=country or None, lat=lat, lon=lon, shape="" if point else keep(form)
    )  # fmt: skip
