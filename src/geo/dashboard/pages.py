"""The pages there are, and the way from each to the others."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from geo.dashboard.help_page import help_page
from geo.dashboard.own_page import own_page
from geo.dashboard.page import map_page
from geo.dashboard.visit import view

_STYLE = Path(__file__).parent / "static" / "page.css"


def show_pages() -> None:
    """Show the page that the address names, below the way to the others."""
    to_map = st.Page(map_page, title="Deploymap", default=True)
    pages = {
        "Map": to_map,
        "Your articles": st.Page(lambda: own_page(to_map), title="Your articles", url_path="articles"),
        "Help": st.Page(help_page, title="Help", url_path="help"),
    }
    current = st.navigation(list(pages.values()), position="hidden")
    set_style()
    with st.container(horizontal=True, vertical_alignment="center", key="masthead"):
        st.title(current.title, anchor=False, width="content")
        with st.container(horizontal=True, width="content", key="pages", gap="small"):
            for label, page in pages.items():
                st.page_link(page, label=label, width="content")
        if current is pages["Map"]:
            st.button("Tour", key="ask for tour", type="tertiary", on_click=_ask_for_tour)
    if current is not pages["Map"]:
        view().leave_map()
    current.run()


def set_style() -> None:
    """Give the page our style sheet."""
    st.html(_STYLE)


def _ask_for_tour() -> None:
    view().tours += 1
