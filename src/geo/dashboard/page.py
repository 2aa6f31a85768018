"""The page with the map: date, map, evidence, table and downloads."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from geo import maps
from geo.dashboard.data import articles_path, told
from geo.dashboard.downloads import show_downloads
from geo.dashboard.figures import show_figures
from geo.dashboard.map_view import show_map
from geo.dashboard.panel import show_panel
from geo.dashboard.serving import data_url
from geo.dashboard.state import view
from geo.dashboard.table import show_table
from geo.model import DeploymapError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.dashboard.data import Told
    from geo.dashboard.state import View
    from geo.model import Problem

_STYLE = Path(__file__).parent / "static" / "page.css"
_MAP_SHARE, _PANEL_SHARE = 0.65, 0.35


def map_page() -> None:
    """Show who moved or stationed what force by a date, and which sentence says so."""
    path = articles_path()
    try:
        evidence = told(path)
    except DeploymapError as error:
        st.title("Deploymap", anchor=False)
        st.info("Nothing to show: no article could be read.")
        # A reason may hold names of files, so it is set as text.
        st.text(str(error))
        return
    show(evidence)


def show(evidence: Told) -> None:
    """Show what articles tell, or why there is nothing to show."""
    st.html(_STYLE)
    if evidence.deployments:
        scene_url = data_url(evidence.scene, name="scene")
        basemap_url = data_url(maps.basemap(), name="basemap")
        _body(evidence, scene_url, basemap_url)
    else:
        st.title("Deploymap", anchor=False)
        st.info(
            f"Nothing to show: {evidence.articles} articles were read, and none tells of a force that moves "
            "to, leaves or stands in a place that could be found."
        )
    _show_problems(evidence.problems)


@st.fragment
def _body(evidence: Told, scene_url: str, basemap_url: str) -> None:
    """Show all that depends on the date and the selection; only this runs again when they change."""
    current = view()
    layers = evidence.layers
    current.clamp(layers.first, layers.last)
    if current.selected not in evidence.deployments:
        current.selected = None
    shown = maps.on_day(layers, current.day)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        st.title("Deploymap", anchor=False, width="content")
        show_figures(evidence, shown)
    _show_date(evidence, current)
    left, right = st.columns([_MAP_SHARE, _PANEL_SHARE], gap="medium")
    with left, st.container(key="map frame"):
        show_map(evidence, current, scene_url=scene_url, basemap_url=basemap_url)
    with right:
        show_panel(layers, current)
    if shown.flows.empty and shown.positions.empty:
        st.info("No article published by this date tells of a deployment. Later dates have some.")
        return
    st.subheader("Shown on this date", anchor=False)
    show_table(shown, current)
    st.subheader("Take it with you", anchor=False)
    show_downloads(layers, shown, current)


def _show_date(evidence: Told, current: View) -> None:
    first, last = evidence.layers.first, evidence.layers.last
    if first is None or last is None:
        st.info("No article bears a date, so everything is shown at once.")
        return
    if first == last:
        st.caption(f"All articles are dated {first.day} {first:%b %Y}.")
        return

    def choose() -> None:
        current.day = st.session_state["date"]

    # Only when it was moved from elsewhere: a value set here would undo key presses that are still on their way.
    if st.session_state.get("date") != current.day:
        st.session_state["date"] = current.day
    st.slider(
        "As published by",
        first,
        last,
        key="date",
        step=timedelta(days=1),
        format="D MMM YYYY",
        on_change=choose,
    )


def _show_problems(problems: Sequence[Problem]) -> None:
    if not problems:
        return
    with st.expander(f"Problems with {len(problems)} of the files"):
        for problem in problems:
            st.text(f"{problem.source}: {problem.reason}{' (left out)' if problem.skipped else ''}")
