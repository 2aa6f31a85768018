"""Layers as one KML document with a time span for each feature, for Google Earth and its kin."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from geo.exports.cells import columns_of, printable
from geo.exports.shapes import DECIMALS, prepare
from geo.maps.styles import actor_colours, status_styles

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

    from geo.layers import Layers

Cell = str | int | float | bool | None
Row = dict[str, Cell]

_NAMESPACE = "http://www.opengis.net/kml/2.2"
_KINDS = {"bool": "bool", "Int64": "int", "int64": "int", "float64": "double"}
# KML knows no dashes: what is less certain is fainter. Hexadecimal opacity by the line of the status.
_OPACITY = {"solid": "ff", "dashed": "c0", "hollow": "70", "barred": "70"}
_AREA_OPACITY = "40"
_WIDTHS = ((10_000, 7), (1_000, 5), (100, 3.5), (0, 2.5))
# Told by the placemark's own name and time span.
_ELSEWHERE = frozenset({"name", "start", "end"})


def to_kml(layers: Layers) -> bytes:
    """Write layers as KML 2.2, a folder each, with every column as extended data.

    ``start`` and ``end`` make the time span, from the first moment of the one day to the last of the other.
    Colour is the actor's; KML has no dashes, so what is announced or not a fact is fainter. A deployment's
    description quotes its claims. Text is written as text: where a viewer reads HTML, it is escaped.

    Returns
    -------
    UTF-8; control characters that XML forbids are replaced by U+FFFD.
    """
    root = ET.Element("kml", xmlns=_NAMESPACE)
    document = ET.SubElement(root, "Document")
    _add(document, "name", "Deploymap")
    frames = {name: getattr(layers, name) for name in ("flows", "positions", "claims", "places")}
    rows = {name: _rows(frame) for name, frame in frames.items()}
    quotes = _quotes(rows["claims"])
    for style, look in sorted(_styles(rows).items()):
        _add_style(document, style, look)
    for name, frame in frames.items():
        _add_schema(document, name, frame)
    for name, frame in frames.items():
        folder = ET.SubElement(document, "Folder")
        _add(folder, "name", name)
        # The deployments are the first look; their claims and places would cover them.
        _add(folder, "visibility", "1" if name in {"flows", "positions"} else "0")
        for row, shape in zip(rows[name], prepare(frame.geometry), strict=True):
            known = [text for since, text in quotes.get(row.get("id"), ()) if since <= str(row.get("end") or since)]
            _add_placemark(folder, name, row, shape, known)
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}'.encode()


# --- placemarks -------------------------------------------------------------------------------------------


def _add_placemark(folder: ET.Element, layer: str, row: Row, shape: BaseGeometry | None, quotes: Iterable[str]) -> None:
    placemark = ET.SubElement(folder, "Placemark")
    _add(placemark, "name", row.get("summary") or row.get("name") or row.get("sentence") or layer)
    if layer not in {"flows", "positions"}:
        _add(placemark, "visibility", "0")
    told = [row.get(name) for name in ("summary", "sentence", "history", "conflicts")]
    lines = [*(str(text) for text in told if text), *quotes]
    if lines:
        # Viewers read a description as HTML.
        _add(placemark, "description", "<br/>\n".join(html.escape(line) for line in lines))
    if row.get("start") or row.get("end"):
        span = ET.SubElement(placemark, "TimeSpan")
        if row.get("start"):
            _add(span, "begin", f"{row['start']}T00:00:00Z")
        if row.get("end"):
            _add(span, "end", f"{row['end']}T23:59:59Z")
    if "actor" in row:
        _add(placemark, "styleUrl", f"#{_style_id(row)}")
    data = ET.SubElement(ET.SubElement(placemark, "ExtendedData"), "SchemaData", schemaUrl=f"#{layer}")
    for column, cell in row.items():
        if cell is not None and column not in _ELSEWHERE:
            text = str(cell).lower() if isinstance(cell, bool) else cell
            ET.SubElement(data, "SimpleData", name=column).text = printable(str(text))
    if shape is not None:
        placemark.append(_drawn(shape))


def _rows(frame: GeoDataFrame) -> list[Row]:
    columns = columns_of(frame)
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def _quotes(claims: Iterable[Row]) -> dict[Cell, list[tuple[str, str]]]:
    """Say for each deployment which sentences tell of it, each with the day that it is told from."""
    quotes: dict[Cell, list[tuple[str, str]]] = {}
    for row in sorted(claims, key=lambda row: str(row["start"] or "")):
        voice = ", ".join(str(part) for part in (row["outlet"] or row["article"], row["published"]) if part)
        quotes.setdefault(row["deployment"], []).append((str(row["start"] or ""), f"“{row['sentence']}” ({voice})"))
    return quotes


def _add(parent: ET.Element, tag: str, text: Cell) -> None:
    ET.SubElement(parent, tag).text = printable(str(text))


# --- styles and schemas -----------------------------------------------------------------------------------


def _style_id(row: Row) -> str:
    """Name the style that a row shares with all that look the same; an id takes letters and digits only."""
    actor = "".join(ch if ch.isascii() and ch.isalnum() else f".{ord(ch):x}" for ch in str(row["actor"] or ""))
    return f"actor-{actor}-{_line(row)}-{_width(row)}"


def _line(row: Row) -> str:
    return status_styles()[str(row["status"])]["line"]


def _width(row: Row) -> float:
    count = row["count_min"] if row["count_min"] is not None else row["count_max"]
    return next(width for least, width in _WIDTHS if int(count or 0) >= least)


def _styles(rows: Mapping[str, list[Row]]) -> dict[str, tuple[str, str, float]]:
    """Return for each style its colour (as KML writes it, without opacity), its opacity and its width."""
    acting = [row for told in rows.values() for row in told if "actor" in row]
    colours = actor_colours(str(row["actor"] or "") for row in acting)
    styles = {}
    for row in acting:
        red, green, blue = (colours[str(row["actor"] or "")]["light"][i : i + 2] for i in (1, 3, 5))
        styles[_style_id(row)] = (f"{blue}{green}{red}", _OPACITY[_line(row)], _width(row))
    return styles


def _add_style(document: ET.Element, name: str, look: tuple[str, str, float]) -> None:
    colour, opacity, width = look
    style = ET.SubElement(document, "Style", id=name)
    _add(ET.SubElement(style, "IconStyle"), "color", f"{opacity}{colour}")
    _add(ET.SubElement(style, "LabelStyle"), "scale", "0.8")
    line = ET.SubElement(style, "LineStyle")
    _add(line, "color", f"{opacity}{colour}")
    _add(line, "width", width)
    _add(ET.SubElement(style, "PolyStyle"), "color", f"{_AREA_OPACITY}{colour}")


def _add_schema(document: ET.Element, name: str, frame: GeoDataFrame) -> None:
    schema = ET.SubElement(document, "Schema", name=name, id=name)
    for column in frame.columns:
        if column != frame.geometry.name and column not in _ELSEWHERE:
            ET.SubElement(schema, "SimpleField", name=column, type=_KINDS.get(str(frame[column].dtype), "string"))


# --- shapes -----------------------------------------------------------------------------------------------


def _drawn(shape: BaseGeometry) -> ET.Element:
    match shape.geom_type:
        case "Point":
            return _run("Point", shape)
        case "LineString":
            line = _run("LineString", shape)
            # Along the ground rather than through it.
            tessellate = ET.Element("tessellate")
            tessellate.text = "1"
            line.insert(0, tessellate)
            return line
        case "Polygon":
            area = ET.Element("Polygon")
            for side, ring in [("outerBoundaryIs", shape.exterior), *(("innerBoundaryIs", r) for r in shape.interiors)]:
                ET.SubElement(area, side).append(_run("LinearRing", ring))
            return area
    many = ET.Element("MultiGeometry")
    many.extend(_drawn(part) for part in shape.geoms)
    return many


def _run(tag: str, shape: BaseGeometry) -> ET.Element:
    element = ET.Element(tag)
    points = (f"{_degrees(lon)},{_degrees(lat)}" for lon, lat in shape.coords)
    ET.SubElement(element, "coordinates").text = " ".join(points)
    return element


def _degrees(value: float) -> str:
    return f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")
