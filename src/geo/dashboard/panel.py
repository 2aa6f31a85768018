"""The evidence for the selected deployment, beside the map."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.components.v2 import component

from geo import maps

if TYPE_CHECKING:
    from geo.dashboard.state import View
    from geo.layers import Layers

_HERE = Path(__file__).parent / "static"
_evidence = component(
    "deploymap.evidence",
    js=maps.component_js() + (_HERE / "panel.js").read_text("utf-8"),
    css=maps.component_css() + (_HERE / "panel.css").read_text("utf-8"),
)


def show_panel(layers: Layers, view: View) -> None:
    """Show what was known of the selected deployment on the view's day, with every sentence."""
    with st.container(key="panel"):
        _evidence(
            key="evidence",
            data={
                "scene": maps.scene(layers, deployment=view.selected) if view.selected else None,
                "deployment": view.selected,
                "date": view.day.isoformat() if view.day else None,
            },
        )
