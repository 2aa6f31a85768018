"""Filters: the controls, what is set in words, and why nothing is left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from geo import filters as filtering
from geo.filters import Filters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.dashboard.data import Told
    from geo.dashboard.state import View
    from geo.layers import Layers

_NAMES = {
    "actors": "Who",
    "actions": "Action",
    "statuses": "Status",
    "certain": "Told as fact",
    "people_min": "At least",
    "people_max": "At most",
    "places": "Place",
    "area": "Area on the map",
    "outlets": "Outlet",
    "confidence": "Confidence",
    "text": "Words",
}
# Why a date has nothing to show, by clock and window.
_NOTHING = {
    "as of": {
        None: "article published by this date tells of a deployment",
        "all": "article published by this date tells of a deployment",
        "week": "article published in the seven days to this date tells of a deployment",
        "day": "article published on this day tells of a deployment",
    },
    "on": {
        None: "article tells of a deployment on this day",
        "all": "article tells of a deployment up to this day",
        "week": "article tells of a deployment in the seven days to this date",
        "day": "article tells of a deployment on this day",
    },
}
_LONGEST_TEXT = 200
_MOST_PEOPLE = 10**9


def show_filters(told: Told, view: View) -> None:
    """Show, side by side, the search field and the filters."""
    _text(view)
    active = view.filters.active()
    with st.popover(f"Filters ({len(active)})" if active else "Filters", width="content", key="filter popover"):
        _controls(told, view)


def show_what_is_set(told: Told, view: View) -> None:
    """Say which filters are set, if any, beside the button that clears them all."""
    if not view.filters.active():
        return
    with st.container(horizontal=True, vertical_alignment="center", key="filters set", gap="small"):
        st.button("Clear filters", key="clear filters", on_click=_clear, args=(view,))
        # Names of outlets and places come from articles, so the line is set as text.
        asked = set_filters(view.filters, told.choices.actors)
        st.text("Only " + "; ".join(f"{name}: {value}" for name, value in asked.items()))


def set_filters(filters: Filters, actors: Mapping[str, str]) -> dict[str, str]:
    """Return the name of each filter that is set with what it asks for, in words."""
    said = {
        "actors": ", ".join(actors.get(code, code) for code in sorted(filters.actors)),
        "actions": ", ".join(sorted(filters.actions)),
        "statuses": ", ".join(status.replace("_", " ") for status in sorted(filters.statuses)),
        "certain": "yes",
        "people_min": f"{filters.people_min or 0:,} people",
        "people_max": f"{filters.people_max or 0:,} people",
        "places": ", ".join(sorted(filters.places)),
        "area": "as drawn",
        "outlets": ", ".join(sorted(filters.outlets)),
        "confidence": f"{filters.confidence:.0%} or more",
        "text": f"“{filters.text}”",
    }
    return {_NAMES[name]: said[name] for name in filters.active()}


def show_why_empty(day_unfiltered: Layers, view: View) -> None:
    """Say why nothing is shown on the date, and what would bring something back."""
    number = len(day_unfiltered.flows) + len(day_unfiltered.positions)
    if not number:
        st.info(f"No {_NOTHING[view.clock][view.window]}. Other dates have some.")
        return
    eased = filtering.without_each(day_unfiltered, view.filters, clock=view.clock)
    ways = [f"{count} without “{_NAMES[name]}”" for name, count in eased.items() if count]
    so = f" There would be {', '.join(ways)}." if ways else ""
    plural = "s" if number > 1 else ""
    st.info(f"No deployment of this date passes the filters; {number} deployment{plural} would without them.{so}")
    st.button("Clear filters", key="clear filters below", on_click=_clear, args=(view,))


def _clear(view: View) -> None:
    view.filters = Filters()


# --- controls ---------------------------------------------------------------------------------------------


def _set(view: View, name: str, value: Any) -> None:  # noqa: ANN401
    change: dict[str, Any] = {name: value}
    view.filters = replace(view.filters, **change)


def _hold(key: str, value: Any) -> None:  # noqa: ANN401
    """Let a control show a value, only when it shows another: what is being typed must not be undone."""
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


def _text(view: View) -> None:
    _hold("filter text", view.filters.text)
    st.text_input(
        "Search",
        key="filter text",
        max_chars=_LONGEST_TEXT,
        placeholder="Search words, units, places",
        label_visibility="collapsed",
        on_change=lambda: _set(view, "text", st.session_state["filter text"].strip()),
        width=260,
    )


def _controls(told: Told, view: View) -> None:
    choices = told.choices
    left, right = st.container(key="filter controls").columns(2)
    with left:
        _choose(view, "actors", list(choices.actors), choices.actors)
        _choose(view, "actions", choices.actions)
        _choose(view, "statuses", choices.statuses, {s: s.replace("_", " ") for s in choices.statuses})
    with right:
        _choose(view, "places", choices.places)
        _choose(view, "outlets", choices.outlets)
        _hold("filter confidence", round(view.filters.confidence * 100))
        st.slider(
            "Confidence, at least",
            0,
            100,
            step=5,
            format="%d %%",
            key="filter confidence",
            on_change=lambda: _set(view, "confidence", st.session_state["filter confidence"] / 100),
        )
    with left:
        _number(view, "people_min", "People, at least")
    with right:
        _number(view, "people_max", "People, at most")
    _hold("filter certain", view.filters.certain)
    st.toggle(
        "Only what is told as fact",
        key="filter certain",
        on_change=lambda: _set(view, "certain", st.session_state["filter certain"]),
    )
    if view.filters.area is None:
        st.caption("To choose an area, draw it with the map's own tool.")
    else:
        st.button("Forget the drawn area", key="forget area", on_click=_set, args=(view, "area", None))


def _choose(view: View, name: str, options: Any, words: Mapping[str, str] | None = None) -> None:  # noqa: ANN401
    key = f"filter {name}"
    # An address may name what no article tells of.
    _hold(key, sorted(getattr(view.filters, name) & set(options)))
    st.multiselect(
        _NAMES[name],
        options,
        key=key,
        format_func=lambda value: (words or {}).get(value, value),
        placeholder="Any",
        on_change=lambda: _set(view, name, frozenset(st.session_state[key])),
    )


def _number(view: View, name: str, label: str) -> None:
    key = f"filter {name}"
    _hold(key, getattr(view.filters, name))
    st.number_input(
        label,
        min_value=0,
        max_value=_MOST_PEOPLE,
        step=100,
        key=key,
        placeholder="Any",
        on_change=lambda: _set(view, name, st.session_state[key]),
    )
