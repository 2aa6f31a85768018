"""What is shown on the date, as a table: the keyboard's way to each arrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

if TYPE_CHECKING:
    from geo.dashboard.state import View
    from geo.layers import Layers

_COLUMNS = {
    "actor_name": "Who",
    "count_text": "Count",
    "force": "Force",
    "origin": "From",
    "where": "To or in",
    "status": "Status",
    "factual": "Told as fact",
    "event_date": "When",
    "articles": "Articles",
    "outlets": "Outlets",
    "confidence": "Confidence",
}
_WIDTHS = {"actor_name": 130, "count_text": 110, "force": 200, "origin": 130, "where": 200, "outlets": 200}


def show_table(shown: Layers, view: View) -> None:
    """List the deployments shown; choosing a row selects its deployment."""
    rows = _rows(shown)

    def choose() -> None:
        chosen = st.session_state["table"]["selection"]["rows"]
        view.selected = str(rows["id"].iloc[chosen[0]]) if chosen and chosen[0] < len(rows) else None

    st.dataframe(
        rows,
        key="table",
        hide_index=True,
        column_order=list(_COLUMNS),
        column_config={
            **_COLUMNS,
            **{name: st.column_config.TextColumn(_COLUMNS[name], width=width) for name, width in _WIDTHS.items()},
            "factual": st.column_config.CheckboxColumn(_COLUMNS["factual"]),
            "confidence": st.column_config.ProgressColumn(
                _COLUMNS["confidence"], format="percent", min_value=0, max_value=1
            ),
        },
        selection_mode="single-row",
        on_select=choose,
    )


def _rows(shown: Layers) -> pd.DataFrame:
    kinds = [pd.DataFrame(layer.drop(columns="geometry")) for layer in (shown.flows, shown.positions)]
    rows = pd.concat([kind for kind in kinds if len(kind)] or kinds[:1], ignore_index=True)
    # A relation tells where a force is or goes; of one that leaves it tells from where, as "From" does.
    told = (rows["relation"].fillna("") != "") & (rows["direction"] != "away")
    rows["where"] = rows["relation"].where(told, rows["destination"])
    rows["status"] = rows["status"].str.replace("_", " ")
    size = rows["count_max"].fillna(rows["count_min"]).fillna(0)
    order = rows.assign(size=size).sort_values(["factual", "size", "id"], ascending=[False, False, True], kind="stable")
    return order[["id", *_COLUMNS]].reset_index(drop=True)
