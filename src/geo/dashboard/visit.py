"""One visitor's state, kept for as long as the page is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.dashboard.address import from_query

if TYPE_CHECKING:
    from geo.dashboard.state import View

_KEY = "view"


def view() -> View:
    """Return this visitor's view, made from the page's address at the first call."""
    if _KEY not in st.session_state:
        query = {name: st.query_params.get_all(name) for name in st.query_params}
        st.session_state[_KEY] = from_query(query)
    found: View = st.session_state[_KEY]
    return found
