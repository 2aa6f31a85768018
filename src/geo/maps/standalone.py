"""One HTML file with map, clock, legend and evidence, which opens from a disk with no network."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from geo.maps.assets import STATIC, basemap, map_script, map_style, text
from geo.maps.folium_map import MAP_OPTIONS
from geo.maps.markup import safe_json, source_hash
from geo.maps.scene import scene

if TYPE_CHECKING:
    from geo.layers import Layers


def standalone_page(layers: Layers, *, title: str, on: Layers | None = None) -> str:
    """Write layers as a page of their own.

    Parameters
    ----------
    layers
        Laid out by the day on which things became known.
    on
        The same deployments, laid out by the day on which things happened, for the page's second clock.

    Returns
    -------
    HTML that makes no request at all: its Content-Security-Policy forbids them, and lets run only the
    scripts that it names by hash, so no word of an article could run even if one came to stand outside
    its data.
    """
    scripts = [_closed(script) for script in (map_script().decode(), text(STATIC / "page.js"))]
    styles = [map_style().decode(), text(STATIC / "page.css")]
    policy = (
        f"default-src 'none'; script-src {' '.join(map(source_hash, scripts))}; "
        f"style-src {' '.join(map(source_hash, styles))}; img-src data:; base-uri 'none'; form-action 'none'"
    )
    slots = {
        "policy": policy,
        "title": escape(title),
        "styles": "\n".join(f"<style>{style}</style>" for style in styles),
        "scene": safe_json(scene(layers, on=on)),
        "basemap": _closed(basemap().decode()),
        "options": safe_json(MAP_OPTIONS),
        "scripts": "\n".join(f"<script>{script}</script>" for script in scripts),
    }
    # Split once at the slots of our own file: what fills one is never searched for another.
    first, *rest = (STATIC / "page.html").read_text("utf-8").split("[[")
    parts = [first]
    for piece in rest:
        name, _, after = piece.partition("]]")
        parts += [slots[name], after]
    return "".join(parts)


def _closed(script: str) -> str:
    """Make sure that no end tag inside a script or data of ours cuts it short."""
    return script.replace("</", "<\\/")
