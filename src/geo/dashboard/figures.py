"""The numbers above the map."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from geo import maps

if TYPE_CHECKING:
    from geo.layers import Layers


def show_figures(shown: Layers) -> None:
    """Say how much is shown and what it rests on."""
    deployments = [*shown.flows["factual"], *shown.positions["factual"]]
    figures = {
        "Deployments": f"{len(deployments)}",
        "Told as fact": f"{sum(map(bool, deployments))}",
        "Troops moving in": people_text(maps.people(_of(shown, "toward"))),
        "Troops in place": people_text(maps.people(_of(shown, "presence"))),
        "Articles": f"{shown.claims['article_id'].nunique()}",
    }
    with st.container(horizontal=True, key="figures", gap="small"):
        for label, value in figures.items():
            st.metric(label, value, width="content")


def _of(shown: Layers, direction: str) -> Layers:
    """Keep one direction: those who come and those who stand are never added up."""
    flows, positions = (frame[frame["direction"] == direction] for frame in (shown.flows, shown.positions))
    return replace(shown, flows=flows, positions=positions)


def people_text(counted: tuple[int, int | None]) -> str:
    """Put a range in words: "3,000", "3,000 to 8,500", "over 3,000"; a dash for none."""
    low, high = counted
    if high is None:
        return f"over {low:,}" if low else "–"
    if low == high:
        return f"{low:,}" if low else "–"
    return f"{low:,} to {high:,}" if low else f"up to {high:,}"
