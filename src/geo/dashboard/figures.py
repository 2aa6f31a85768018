"""The numbers above the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo import maps

if TYPE_CHECKING:
    from geo.dashboard.data import Told
    from geo.layers import Layers


def show_figures(told: Told, shown: Layers) -> None:
    """Say how much is shown and what it rests on."""
    deployments = [*shown.flows["factual"], *shown.positions["factual"]]
    asserted = sum(map(bool, deployments))
    figures = {
        "Deployments": f"{len(deployments)}",
        "Told as fact": f"{asserted}",
        "Troops, counted once": people_text(maps.people(shown)),
        "Sentences": f"{len(shown.claims)}",
        "Articles read": f"{told.articles}",
    }
    with st.container(horizontal=True, key="figures", width="content", gap="medium"):
        for label, value in figures.items():
            st.metric(label, value, width="content")


def people_text(counted: tuple[int, int | None]) -> str:
    """Put a range in words: "3,000", "3,000 to 8,500", "over 3,000"; a dash for none."""
    low, high = counted
    if high is None:
        return f"over {low:,}" if low else "–"
    if low == high:
        return f"{low:,}" if low else "–"
    return f"{low:,} to {high:,}" if low else f"up to {high:,}"
