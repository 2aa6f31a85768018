"""The map in the page: made once, then moved through time by a line of script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st
from streamlit_folium import st_folium

from geo import maps
from geo.dashboard.serving import data_url

if TYPE_CHECKING:
    from geo.dashboard.data import Told
    from geo.dashboard.state import View

_HEIGHT = 620  # pixels; the page's style sheet gives a phone less


def show_map(told: Told, view: View, *, scene_url: str, basemap_url: str) -> None:
    """Show on the map what the view is of, and take over what is done there."""

    def take_over() -> None:
        view.hear(maps.read_report(st.session_state.get("map"), told.index))

    chart = maps.hosted_map(
        script_url=data_url(maps.map_script(), name="script", mime="text/javascript"),
        style_url=data_url(maps.map_style(), name="style", mime="text/css"),
        scene_url=scene_url,
        basemap_url=basemap_url,
    )
    state = maps.MapState(
        day=view.day,
        clock=view.clock,
        window=view.window,
        selected=view.selected,
        visible=told.visible(view.filters),
        area=view.filters.area,
        symbols=view.symbols,
        view=view.map_view,
        heard=view.heard,
    )
    st_folium(
        chart,
        key="map",
        height=_HEIGHT,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=maps.set_view(state, told.index),
        on_change=take_over,
    )
