"""How layers look and move in QGIS: colours by actor, dashes by status, and time.

A style (QML) goes into the GeoPackage for each layer. QGIS takes colours and time fields from it, but leaves
its temporal controller off for a layer that is opened alone; a project (.qgs) beside the GeoPackage opens all
of them with it on. Element names and values are those that QGIS 3.22 writes, and later releases read.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from geo.exports.cells import printable
from geo.maps.styles import actor_colours, status_styles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

Properties = dict[str, str]
"""For each property of a symbol layer, the QGIS expression that gives it."""

# Qt's pen styles for the lines that a status may have.
_PENS = {"solid": "solid", "dashed": "dash", "hollow": "dot", "barred": "dash dot"}
# Widths and sizes grow with the logarithm of the count, from a hundred to a hundred thousand.
_BY_COUNT = (
    'coalesce(scale_linear(ln(coalesce(nullif("count_min", 0), "count_max")), ln(100), ln(100000),'
    " {smallest}, {largest}), {smallest})"
)
_MILLIMETRES = {"line_width_unit": "MM", "outline_width_unit": "MM", "size_unit": "MM", "customdash_unit": "MM"}
# QgsVectorLayerTemporalProperties: start and end from fields, both inclusive.
_BOTH_FIELDS, _INCLUSIVE = "2", "1"
_VERSION = "3.22.0"
# Layers that look the same all over, and their colour.
_SINGLE = {"claims": "#5f676d", "places": "#22282c"}


def style_of(layer: str, actors: Mapping[str, str]) -> str:
    """Return the QML of a layer of our GeoPackage.

    Parameters
    ----------
    layer
        ``flows``, ``positions``, ``areas``, ``claims`` or ``places``.
    actors
        The names for people of the actors in it, by code; each becomes a row of the legend.
    """
    # A fixed version: QGIS only compares it with its own to convert what older releases wrote.
    root = ET.Element("qgis", version=_VERSION, styleCategories="Symbology|Temporal|Fields")
    _add_style(root, layer, actors)
    return ET.tostring(root, encoding="unicode")


def project_of(package: str, actors: Mapping[str, Mapping[str, str]], *, first: date | None, last: date | None) -> str:
    """Return a QGIS project that opens the layers of a GeoPackage in the same folder.

    Parameters
    ----------
    package
        The GeoPackage's file name.
    actors
        For each layer, the topmost first, what ``style_of`` takes.
    first, last
        The days that the temporal controller runs from and to, a day a step.
    """
    root = ET.Element("qgis", version=_VERSION, projectname="Deploymap")
    ET.SubElement(root, "title").text = "Deploymap"
    root.append(_crs("projectCrs"))
    tree, layers = ET.SubElement(root, "layer-tree-group"), ET.SubElement(root, "projectlayers")
    for name in actors:
        source = f"./{package}|layername={name}"
        number = f"deploymap_{name}"  # QGIS makes up another id where it has fewer than eleven characters
        # The deployments are the first look; their claims and places would cover them.
        checked = "Qt::Unchecked" if name in _SINGLE else "Qt::Checked"
        ET.SubElement(tree, "layer-tree-layer", id=number, name=name, providerKey="ogr", source=source, checked=checked)
        layer = ET.SubElement(layers, "maplayer", type="vector")
        for tag, text in (("id", number), ("layername", name), ("datasource", source)):
            ET.SubElement(layer, tag).text = text
        layer.append(_crs("srs"))
        ET.SubElement(layer, "provider", encoding="UTF-8").text = "ogr"
        _add_style(layer, name, actors[name])
    if first and last:
        clock = ET.SubElement(root, "ProjectTimeSettings", timeStep="1", timeStepUnit="d", frameRate="1")
        span = ET.SubElement(clock, "TemporalRange")
        ET.SubElement(span, "start").text = f"{first.isoformat()}T00:00:00Z"
        ET.SubElement(span, "end").text = f"{(last + timedelta(days=1)).isoformat()}T00:00:00Z"
    return ET.tostring(root, encoding="unicode")


def _crs(tag: str) -> ET.Element:
    element = ET.Element(tag)
    system = ET.SubElement(element, "spatialrefsys")
    ET.SubElement(system, "authid").text = "EPSG:4326"
    return element


def _add_style(root: ET.Element, layer: str, actors: Mapping[str, str]) -> None:
    if layer != "places":
        _add_time(root)
    if layer in _SINGLE:
        _add_single(root, _dot(_SINGLE[layer]))
    else:
        _add_categories(root, actors, _SYMBOLS[layer])
    ET.SubElement(root, "previewExpression").text = {"claims": '"sentence"', "places": '"name"'}.get(layer, '"summary"')


def _add_time(root: ET.Element) -> None:
    fields = {"startField": "start", "endField": "end", "durationField": "", "startExpression": "", "endExpression": ""}
    settings = {"enabled": "1", "mode": _BOTH_FIELDS, "limitMode": _INCLUSIVE, "accumulate": "0"}
    time = ET.SubElement(root, "temporal", settings | fields | {"durationUnit": "min", "fixedDuration": "0"})
    fixed = ET.SubElement(time, "fixedRange")
    ET.SubElement(fixed, "start")
    ET.SubElement(fixed, "end")


def _add_single(root: ET.Element, symbol: ET.Element) -> None:
    renderer = ET.SubElement(root, "renderer-v2", type="singleSymbol", symbollevels="0")
    ET.SubElement(renderer, "symbols").append(_named(symbol, "0"))


def _add_categories(root: ET.Element, actors: Mapping[str, str], symbol: Callable[[str], ET.Element]) -> None:
    renderer = ET.SubElement(root, "renderer-v2", type="categorizedSymbol", attr="actor", symbollevels="0")
    categories, symbols = ET.SubElement(renderer, "categories"), ET.SubElement(renderer, "symbols")
    colours = actor_colours((*actors, None))
    # Without an actor last: an empty value stands for everything that has no row of its own.
    rows = [*((actor, name) for actor, name in sorted(actors.items()) if actor), ("", "unknown")]
    for number, (actor, name) in enumerate(rows):
        row = {"render": "true", "value": printable(actor), "label": printable(name), "symbol": str(number)}
        ET.SubElement(categories, "category", row)
        symbols.append(_named(symbol(colours[actor]["light"]), str(number)))


# --- symbols ----------------------------------------------------------------------------------------------


def _arrow(colour: str) -> ET.Element:
    width = _BY_COUNT.format(smallest=0.5, largest=2.6)
    line = {"line_color": _rgba(colour), "line_width": "0.5", "capstyle": "flat", "joinstyle": "round"}
    head = ET.Element("symbol", type="marker", name="@0@1", alpha="1", clip_to_extent="1", force_rhr="0")
    shape = {"name": "filled_arrowhead", "color": _rgba(colour), "outline_style": "no", "size": "3"}
    head.append(_layer("SimpleMarker", shape, {"size": f"2 + 1.8 * {width}"}))
    tip = _layer("MarkerLine", {"placement": "lastvertex", "rotate": "1"}, {})
    tip.append(head)
    return _symbol("line", _layer("SimpleLine", line, {"outlineStyle": _pen(), "outlineWidth": width}), tip)


def _mark(colour: str) -> ET.Element:
    look = {"name": "circle", "color": _rgba(colour, 200), "outline_color": _rgba(colour), "outline_width": "0.5"}
    fill = f"if(\"factual\", '{_rgba(colour, 200)}', '255,255,255,120')"
    size = _BY_COUNT.format(smallest=2.2, largest=7)
    return _symbol(
        "marker",
        _layer("SimpleMarker", look | {"size": "3"}, {"fillColor": fill, "outlineStyle": _pen(), "size": size}),
    )


def _area(colour: str) -> ET.Element:
    look = {"color": _rgba(colour, 45), "style": "solid", "outline_color": _rgba(colour), "outline_width": "0.3"}
    return _symbol("fill", _layer("SimpleFill", look, {"outlineStyle": _pen()}))


def _dot(colour: str) -> ET.Element:
    look = {"name": "circle", "color": _rgba(colour), "outline_style": "no", "size": "1.2"}
    return _symbol("marker", _layer("SimpleMarker", look, {}))


_SYMBOLS: dict[str, Callable[[str], ET.Element]] = {"flows": _arrow, "positions": _mark, "areas": _area}


def _pen() -> str:
    """Return the expression that gives the pen's style by the status."""
    pens: dict[str, list[str]] = {}
    for status, style in status_styles().items():
        pens.setdefault(_PENS[style["line"]], []).append(f"'{status}'")
    cases = " ".join(f"WHEN \"status\" IN ({', '.join(names)}) THEN '{pen}'" for pen, names in pens.items())
    return f"CASE {cases} END"


def _rgba(colour: str, alpha: int = 255) -> str:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return f"{red},{green},{blue},{alpha}"


# --- elements ---------------------------------------------------------------------------------------------


def _named(symbol: ET.Element, name: str) -> ET.Element:
    symbol.set("name", name)
    return symbol


def _symbol(kind: str, *layers: ET.Element) -> ET.Element:
    symbol = ET.Element("symbol", type=kind, alpha="1", clip_to_extent="1", force_rhr="0")
    symbol.extend(layers)
    return symbol


def _layer(kind: str, look: Mapping[str, str], properties: Properties) -> ET.Element:
    layer = ET.Element("layer", {"class": kind, "enabled": "1", "locked": "0", "pass": "0"})
    layer.append(_map(None, [_text(name, value) for name, value in (_MILLIMETRES | dict(look)).items()]))
    driven = [
        _map(name, [_text("expression", formula), _typed("active", "bool", "true"), _typed("type", "int", "3")])
        for name, formula in properties.items()
    ]
    holder = ET.SubElement(layer, "data_defined_properties")
    holder.append(_map(None, [_text("name", ""), _map("properties", driven), _text("type", "collection")]))
    return layer


def _map(name: str | None, children: Iterable[ET.Element]) -> ET.Element:
    element = ET.Element("Option", {"type": "Map"} | ({"name": name} if name else {}))
    element.extend(children)
    return element


def _text(name: str, value: str) -> ET.Element:
    return _typed(name, "QString", value)


def _typed(name: str, kind: str, value: str) -> ET.Element:
    return ET.Element("Option", name=name, type=kind, value=value)
