"""The map in the page: made once, then moved through time by a line of script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st
from streamlit_folium import st_folium

from geo import maps
from geo.dashboard.serving import asset_url

if TYPE_CHECKING:
    from geo.dashboard.data import Told
    from geo.dashboard.state import View

_HEIGHT = 620  # pixels; the page's style sheet gives a phone less


def show_map(told: Told, view: View, *, scene_url: str, basemap_url: str) -> None:
    """Show the view's day on the map, and take over what is done there."""
    first, last = told.layers.first, told.layers.last

    def take_over() -> None:
        if first and last:
            view.hear(st.session_state.get("map"), first=first, last=last, known=set(told.deployments))

    chart = maps.hosted_map(
        scripts=[asset_url(path) for path in maps.map_js()],
        styles=[asset_url(path) for path in maps.map_css()],
        scene_url=scene_url,
        basemap_url=basemap_url,
    )
    number = told.deployments.index(view.selected) if view.selected in told.deployments else -1
    day = (view.day - first).days if view.day and first else 0
    st_folium(
        chart,
        key="map",
        height=_HEIGHT,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=maps.set_view(day=day, deployment=number, heard=view.heard),
        on_change=take_over,
    )
