"""The scripts, styles and ground that a map in a browser needs, as files and as text."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from xstatic.pkg import leaflet

from geo._data_dir import data_dir

STATIC = Path(__file__).parent / "static"
LEAFLET = Path(leaflet.BASE_DIR)
BASEMAP = data_dir() / "basemap.json"

# In the order in which they build on each other.
_EVIDENCE_JS = ("scene.js", "elements.js", "sentences.js", "evidence.js")
_MAP_JS = (
    *_EVIDENCE_JS, "theme.js", "canvas-layer.js", "places.js", "basemap.js", "arrows.js", "symbols.js",
    "units.js", "shapes.js", "sites.js", "layout.js", "placing.js", "labels.js", "flow-layer.js",
    "time-control.js", "legend.js", "picture.js", "area.js", "tools.js", "bounds.js", "popups.js", "keys.js",
    "mount.js",
)  # fmt: skip
_EVIDENCE_CSS = ("tokens.css", "evidence.css")
_MAP_CSS = (*_EVIDENCE_CSS, "map.css", "clock.css", "tools.css", "legend.css")


@cache
def map_script() -> bytes:
    """Return Leaflet and the map's scripts as one: Streamlit's frame would wait for each before the next."""
    return ";\n".join(map(text, (LEAFLET / "leaflet.js", *(STATIC / name for name in _MAP_JS)))).encode()


@cache
def map_style() -> bytes:
    """Return Leaflet's styles and the map's as one."""
    return "\n".join(map(text, (LEAFLET / "leaflet.css", *(STATIC / name for name in _MAP_CSS)))).encode()


@cache
def text(path: Path) -> str:
    """Return a script or style as text that stands for itself: it names no other file.

    Leaflet's style sheet names images for markers and a layer switch that our map has not got, and its
    script a source map.
    """
    content = path.read_text("utf-8")
    content = re.sub(r"url\([^)]*\)", "none", content) if path.suffix == ".css" else content
    return re.sub(r"^//# sourceMappingURL=.*$", "", content, flags=re.MULTILINE)


@cache
def basemap() -> bytes:
    """Return the ground as JSON, as ``scripts/data_steps/basemap.py`` wrote it."""
    return BASEMAP.read_bytes()


def component_js(*, evidence: bool) -> str:
    """Return the scripts for elements of a page without a map, with those that show evidence if asked for."""
    return "\n".join(text(STATIC / name) for name in (_EVIDENCE_JS if evidence else ("elements.js",))) + "\n"


def component_css() -> str:
    """Return the styles of the evidence without a map."""
    return "\n".join(text(STATIC / name) for name in _EVIDENCE_CSS)
