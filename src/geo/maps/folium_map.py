"""Folium maps of layers: one with its data inside, one that a host gives its data by URL.

What is drawn is drawn by our own canvas layers (``static/``); Folium carries the map and the links.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import folium
from folium.template import Template

from geo.maps.assets import basemap, map_css, map_js, text
from geo.maps.markup import data_uri, safe_json
from geo.maps.scene import scene

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geo.layers import Layers

# Half zoom steps fit a theatre more closely; beyond zoom 10 the ground has no more detail.
MAP_OPTIONS = {"minZoom": 2, "maxZoom": 10, "zoomSnap": 0.5, "worldCopyJump": True, "zoomControl": True}
_CENTRE = (49.0, 28.0)


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


class _SetView(folium.MacroElement):  # type: ignore[misc]
    """Calls ``Deploymap.sync`` with whole numbers."""

    # streamlit-folium never empties its list of groups: 5 MB a step would stay behind.
    _template = Template(
        "{% macro script(this, kwargs) %}"
        "if (window.feature_group) { window.feature_group.length = 0; }"
        "Deploymap.sync({{ this.day }}, {{ this.deployment }}, {{ this.heard }});"
        "{% endmacro %}"
    )

    def __init__(self, day: int, deployment: int, heard: int) -> None:
        super().__init__()
        self._name = "DeploymapView"
        self.day, self.deployment, self.heard = int(day), int(deployment), int(heard)


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
    sources = [*(text(path) for path in map_js()), data]
    scripts = [data_uri(source.encode(), "text/javascript") for source in sources]
    styles = [data_uri(text(path).encode(), "text/css") for path in map_css()]
    day = safe_json(date.isoformat() if date else None)
    return _map(scripts, styles, f"Object.assign({{day: {day}}}, DeploymapData)")


def hosted_map(*, scripts: Sequence[str], styles: Sequence[str], scene_url: str, basemap_url: str) -> folium.Map:
    """Make the map that streamlit-folium keeps in the page.

    Parameters
    ----------
    scripts, styles
        Where ``map_js`` and ``map_css`` are served, in their order.
    scene_url
        Where the encoded scene is served. It should change with its content (a digest will do), because
        the map is made anew when, and only when, this script changes.
    basemap_url
        Where ``basemap`` is served.

    Returns
    -------
    A map without data. Pass ``set_view`` as its ``feature_group_to_add`` to move it through time.
    """
    options = safe_json({"scene": scene_url, "basemap": basemap_url})
    return _map(
        scripts,
        styles,
        f"Object.assign({options}, {{report: Deploymap.toStreamlit, popup: 'gist'}})",
    )


def set_view(*, day: int, deployment: int = -1, heard: int = 0) -> folium.FeatureGroup:
    """Say what a hosted map shall show.

    Parameters
    ----------
    day
        Days after the scene's first.
    deployment
        The number, in the scene's ``deployments``, of the selected one; -1 for none.
    heard
        The last ``count`` that the map reported: a map that has news since keeps its own view.

    Returns
    -------
    A group for streamlit-folium's ``feature_group_to_add``.
    """
    group = folium.FeatureGroup("view")
    _SetView(day, deployment, heard).add_to(group)
    return group


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
