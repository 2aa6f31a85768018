"""Layers as maps for a browser: a Folium map, a page that stands alone, and what a host needs to mount one.

Nothing here asks the network for anything, and no word from an article is ever part of a Folium element:
branca renders what it is given as a Jinja template, which runs Python.
"""

from geo.deployments import Clock
from geo.maps.article import article
from geo.maps.assets import LEAFLET, basemap, component_css, component_js, map_script, map_style
from geo.maps.exchange import Index, MapReport, MapState, Ring, Symbols, index, read_report, set_view
from geo.maps.folium_map import deployment_map, hosted_map
from geo.maps.scene import encode, scene
from geo.maps.shown import Window, on_day, people, usual_window
from geo.maps.standalone import standalone_page

__all__ = [
    "LEAFLET",
    "Clock",
    "Index",
    "MapReport",
    "MapState",
    "Ring",
    "Symbols",
    "Window",
    "article",
    "basemap",
    "component_css",
    "component_js",
    "deployment_map",
    "encode",
    "hosted_map",
    "index",
    "map_script",
    "map_style",
    "on_day",
    "people",
    "read_report",
    "scene",
    "set_view",
    "standalone_page",
    "usual_window",
]
