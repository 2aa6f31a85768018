"""The page with the map: date, filters, map, evidence, forces over time, table and downloads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo import maps
from geo.dashboard.address import to_address
from geo.dashboard.clock_bar import show_clock
from geo.dashboard.data import articles_path, told
from geo.dashboard.downloads import show_downloads
from geo.dashboard.figures import show_figures
from geo.dashboard.filter_bar import show_filters, show_what_is_set, show_why_empty
from geo.dashboard.map_view import show_map
from geo.dashboard.panel import show_panel
from geo.dashboard.parts import part
from geo.dashboard.problems import show_problems
from geo.dashboard.serving import data_url
from geo.dashboard.table import show_table
from geo.dashboard.timeline import show_timeline
from geo.dashboard.tour import show_tour
from geo.dashboard.visit import view
from geo.model import DeploymapError

if TYPE_CHECKING:
    from geo.dashboard.data import Told
    from geo.dashboard.state import View

_MAP_SHARE, _PANEL_SHARE = 0.65, 0.35
_address = part("address")


def map_page() -> None:
    """Show who moved or stationed what force by a date, and which sentence says so."""
    current = view()
    try:
        evidence = _evidence(current)
    except DeploymapError as error:
        st.info("Nothing to show: no article could be read.")
        # A reason may hold names of files, so it is set as text.
        st.text(str(error))
        return
    show(evidence)


def _evidence(current: View) -> Told:
    """Return what the chosen articles tell: those the app opened with, the visitor's own, or both."""
    if current.source == "own":
        return current.own.told(None, "own")
    opened = told(articles_path())
    return opened if current.source == "opened" else current.own.told(opened, "both")


def show(evidence: Told) -> None:
    """Show what articles tell, or why there is nothing to show."""
    if evidence.deployments:
        scene_url = data_url(evidence.scene, name="scene")
        basemap_url = data_url(maps.basemap(), name="basemap")
        _body(evidence, scene_url, basemap_url)
    else:
        st.info(
            f"Nothing to show: {evidence.articles} articles were read, and none tells of a force that moves "
            "to, leaves or stands in a place that could be found."
        )
    show_problems(evidence.problems)


@st.fragment
def _body(evidence: Told, scene_url: str, basemap_url: str) -> None:
    """Show all that depends on the view; only this runs again when the view changes."""
    current = view()
    _settle(evidence, current)
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls", gap="medium"):
        show_clock(evidence, current)
        show_filters(evidence, current)
    with st.container(key="body"):
        left, right = st.columns([_MAP_SHARE, _PANEL_SHARE], gap="medium")
    # The map first: what the rest takes to be worked out, it does not wait for.
    with left, st.container(key="map frame"):
        show_map(evidence, current, scene_url=scene_url, basemap_url=basemap_url)
    shown = evidence.shown(current)
    with right, st.container(key="beside"):
        show_figures(shown)
        show_what_is_set(evidence, current)
        show_panel(evidence, current)
    with left:
        if shown.flows.empty and shown.positions.empty:
            show_why_empty(evidence.on_day(evidence.by(current.clock), current), current)
        else:
            st.header("Shown on this date", anchor=False)
            show_table(shown, current, colours=evidence.actors)
        show_timeline(evidence, current)
        st.header("Take it with you", anchor=False)
        show_downloads(evidence, shown, current)
    _address(key="address", data={"query": to_address(current)})
    show_tour(current)


def _settle(evidence: Told, current: View) -> None:
    """Bring the view within what there is to show."""
    if evidence.on is None:
        current.clock = "as of"
    layers = evidence.by(current.clock)
    current.clamp(layers.first, layers.last)
    if current.selected is not None and not evidence.passes(current.selected, current.filters):
        current.selected = None
