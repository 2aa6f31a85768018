"""What is shown, to take away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from geo import maps
from geo.exports import to_geojson

if TYPE_CHECKING:
    from geo.dashboard.state import View
    from geo.layers import Layers

_LAYERS = ("flows", "positions", "claims", "places")


def show_downloads(layers: Layers, shown: Layers, view: View) -> None:
    """Offer each layer of what is shown as GeoJSON, and everything as a page of its own."""
    day = f"-{view.day.isoformat()}" if view.day else ""
    with st.container(horizontal=True, key="downloads"):
        for name in _LAYERS:
            frame = getattr(shown, name)
            st.download_button(
                f"{name.capitalize()} ({len(frame)})",
                partial(to_geojson, frame),
                file_name=f"{name}{day}.geojson",
                mime="application/geo+json",
                key=f"download {name}",
                on_click="ignore",
                disabled=frame.empty,
                icon=":material/download:",
            )
        st.download_button(
            "All dates as one HTML page",
            partial(maps.standalone_page, layers, title="Deploymap"),
            file_name="deploymap.html",
            mime="text/html",
            key="download page",
            on_click="ignore",
            icon=":material/download:",
        )
