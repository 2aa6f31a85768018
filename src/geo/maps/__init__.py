"""Layers as maps for a browser: a Folium map, a page that stands alone, and what a host needs to mount one.

Nothing here asks the network for anything, and no word from an article is ever part of a Folium element:
branca renders what it is given as a Jinja template, which runs Python.
"""

from geo.maps.assets import LEAFLET, STATIC, basemap, component_css, component_js, map_css, map_js
from geo.maps.folium_map import deployment_map, hosted_map, set_view
from geo.maps.scene import encode, scene
from geo.maps.shown import on_day, people
from geo.maps.standalone import standalone_page

__all__ = [
    "LEAFLET",
    "STATIC",
    "basemap",
    "component_css",
    "component_js",
    "deployment_map",
    "encode",
    "hosted_map",
    "map_css",
    "map_js",
    "on_day",
    "people",
    "scene",
    "set_view",
    "standalone_page",
]
