"""Folium maps of layers: one with its data inside, one that a host gives its data by URL.

What is drawn is drawn by our own canvas layers (``static/``); Folium carries the map and the links.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import folium
from folium.template import Template

from geo.maps.assets import basemap, map_script, map_style
from geo.maps.markup import data_uri, safe_json
from geo.maps.scene import scene

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geo.layers import Layers

# Half zoom steps fit a theatre more closely; beyond zoom 10 the ground has no more detail.
MAP_OPTIONS = {"minZoom": 2, "maxZoom": 10, "zoomSnap": 0.5, "worldCopyJump": True, "zoomControl": True}
_CENTRE = (49.0, 28.0)
# Asked for nothing until the user switches them on: they see where the user looks.
_TILES = {
    "url": "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
    "host": "openstreetmap.org",
    "attribution": "© OpenStreetMap contributors",
}


class _Mount(folium.MacroElement):  # type: ignore[misc]
    """Calls ``Deploymap.mount``; ``options`` is a script of ours, without a word from an article."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "Deploymap.mount({{ this._parent.get_name() }}, {{ this.options }});"
        "{% endmacro %}"
    )

    def __init__(self, options: str) -> None:
        super().__init__()
        self._name = "DeploymapMount"
        self.options = options


def deployment_map(layers: Layers, *, date: date | None = None) -> folium.Map:
    """Draw layers on a Folium map for a notebook or a file, with everything inside it.

    Parameters
    ----------
    date
        The day to show first; by default the last. The map's own slider goes to the others.

    Returns
    -------
    A map that asks the network for nothing. Movements are arrows and positions marks or areas; a click
    opens what is known with its sentences.
    """
    data = f"window.DeploymapData={{scene:{safe_json(scene(layers))},basemap:{basemap().decode()}}};"
    scripts = [data_uri(source, "text/javascript") for source in (map_script(), data.encode())]
    styles = [data_uri(map_style(), "text/css")]
    day = safe_json(date.isoformat() if date else None)
    return _map(scripts, styles, f"Object.assign({{day: {day}}}, DeploymapData)")


def hosted_map(*, script_url: str, style_url: str, scene_url: str, basemap_url: str) -> folium.Map:
    """Make the map that streamlit-folium keeps in the page.

    Parameters
    ----------
    script_url, style_url, basemap_url
        Where ``map_script``, ``map_style`` and ``basemap`` are served.
    scene_url
        Where the encoded scene is served. It should change with its content (a digest will do), because
        the map is made anew when, and only when, this script changes.

    Returns
    -------
    A map without data. Pass ``set_view`` as its ``feature_group_to_add`` to move it through time.
    """
    options = safe_json({"scene": scene_url, "basemap": basemap_url, "tiles": _TILES})
    return _map(
        [script_url],
        [style_url],
        f"Object.assign({options}, {{report: Deploymap.toStreamlit, popup: 'gist'}})",
    )


def _map(scripts: Sequence[str], styles: Sequence[str], options: str) -> folium.Map:
    chart = folium.Map(
        location=_CENTRE,
        zoom_start=4,
        tiles=None,
        **{_snake(name): value for name, value in MAP_OPTIONS.items()},
    )
    # On the instance: the class's lists are every other map's too. Scripts and styles share their names.
    chart.default_js = [(f"script {number}", url) for number, url in enumerate(scripts)]
    chart.default_css = [(f"style {number}", url) for number, url in enumerate(styles)]
    _Mount(options).add_to(chart)
    return chart


def _snake(name: str) -> str:
    """Folium's spelling of a Leaflet option."""
    return "".join("_" + char.lower() if char.isupper() else char for char in name)
