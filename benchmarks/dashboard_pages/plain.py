"""What a Streamlit page with Folium does without Deploymap's map: the whole map anew for each day.

``streamlit run plain.py -- 10000``; Leaflet comes from this server, so that the network is not measured.
"""

import sys
from datetime import timedelta
from pathlib import Path

import folium
import streamlit as st
from folium.template import Template
from streamlit_folium import st_folium

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "maps"))

import sample_layers

from geo import maps
from geo.dashboard.serving import data_url


class Drawn(folium.MacroElement):
    """Says in the page which day has been drawn."""

    _template = Template(
        "{% macro script(this, kwargs) %}requestAnimationFrame(() => requestAnimationFrame(() => {"
        "window.drawn = {day: {{ this.day }}, at: performance.timeOrigin + performance.now()};"
        "}));{% endmacro %}"
    )

    def __init__(self, day: int) -> None:
        super().__init__()
        self._name = "Drawn"
        self.day = day


layers = st.cache_resource(sample_layers.many)(int(sys.argv[1]))
st.set_page_config(layout="wide")
day = st.slider("As published by", layers.first, layers.last, layers.last, timedelta(days=1))
flows = maps.on_day(layers, day).flows
chart = folium.Map([49, 28], zoom_start=4, tiles=None)
script, style = (maps.LEAFLET / name for name in ("leaflet.js", "leaflet.css"))
chart.default_js = [("leaflet", data_url(script.read_bytes(), name="script", mime="text/javascript"))]
chart.default_css = [("leaflet", data_url(style.read_bytes(), name="style", mime="text/css"))]
folium.GeoJson(flows, tooltip=folium.GeoJsonTooltip(["summary"])).add_to(chart)
Drawn((day - layers.first).days).add_to(chart)
st_folium(chart, key="map", height=620, use_container_width=True)
