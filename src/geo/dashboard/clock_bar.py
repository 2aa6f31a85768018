"""The date and the clock it is read by."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Literal

import streamlit as st

if TYPE_CHECKING:
    from datetime import date

    from geo.dashboard.data import Told
    from geo.dashboard.state import View

_CLOCKS = {"as of": "As published by", "on": "Happening on"}


def show_clock(told: Told, view: View) -> None:
    """Show, side by side, the choice of the clock where there are both, and the date slider."""
    first, last = told.by(view.clock).first, told.by(view.clock).last
    if first is None or last is None:
        st.info("No article bears a date, so everything is shown at once.")
        return
    if told.on is not None:
        _choose_clock(view)
    if first == last:
        st.caption(f"All articles are dated {first.day} {first:%b %Y}.")
    else:
        with st.container(key="date slider"):
            _slide(view, first, last, label="collapsed" if told.on else "visible")


def _choose_clock(view: View) -> None:
    def choose() -> None:
        view.clock, view.window = st.session_state["chosen clock"], None

    if st.session_state.get("chosen clock") != view.clock:
        st.session_state["chosen clock"] = view.clock
    st.segmented_control(
        "Clock",
        list(_CLOCKS),
        key="chosen clock",
        format_func=lambda clock: _CLOCKS[clock],
        on_change=choose,
        required=True,
        label_visibility="collapsed",
    )


def _slide(view: View, first: date, last: date, *, label: Literal["visible", "collapsed"]) -> None:
    key = f"date {view.clock}"

    def choose() -> None:
        view.day = st.session_state[key]

    # Only when it was moved from elsewhere: a value set here would undo key presses that are still on their way.
    if st.session_state.get(key) != view.day:
        st.session_state[key] = view.day
    st.slider(
        _CLOCKS[view.clock],
        first,
        last,
        key=key,
        step=timedelta(days=1),
        format="D MMM YYYY",
        on_change=choose,
        label_visibility=label,
    )
