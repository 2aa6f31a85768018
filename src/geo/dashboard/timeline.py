"""Forces over time: reported strength by actor, and each deployment as a bar, on one scale of days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from geo.dashboard.figures import people_text
from geo.dashboard.parts import heard, part
from geo.deployments import strength_over_time

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from geo.dashboard.data import Told
    from geo.dashboard.state import View
    from geo.deployments import Reading
    from geo.layers import Layers

_timeline = part("timeline")
_MOST_BARS = 24
_MOST_ACTORS = 5  # in one direction
_DIRECTIONS = {"toward": "Troops moving in", "presence": "Troops in place", "away": "Troops leaving"}

Bar = dict[str, Any]


def show_timeline(told: Told, view: View) -> None:
    """Draw what passes the filters over all days; choosing a bar selects its deployment."""
    layers = told.by(view.clock)
    if layers.first is None or layers.last is None or view.day is None:
        return
    st.header("Over time", anchor=False)
    bars, more = told.bars(view.filters, view.clock)

    def pick() -> None:
        picked = heard("timeline", "picked")
        view.selected = picked if picked in told.index.deployments else None

    _timeline(
        key="timeline",
        data={
            "first": layers.first.isoformat(),
            "last": layers.last.isoformat(),
            "day": view.day.isoformat(),
            "strengths": _strengths(told, told.strengths(view.filters, view.clock), view.day),
            "bars": bars,
            "more": more,
            "selected": view.selected,
        },
        on_picked_change=pick,
    )


# --- strength ---------------------------------------------------------------------------------------------


def strengths_of(layers: Layers) -> pd.DataFrame:
    """Follow the reported strength of each actor through the readings that layers show."""
    shown = {*layers.flows["reading"], *layers.positions["reading"]}
    return strength_over_time([reading for reading in layers.readings if _name(reading) in shown])


def _name(reading: Reading) -> str:
    return f"{reading.told.id}@{reading.start.isoformat() if reading.start else ''}"


def _strengths(told: Told, steps: pd.DataFrame, day: date) -> list[dict[str, Any]]:
    """Return for each direction its strongest actors with their steps, and each figure on the day."""
    groups = []
    for direction, label in _DIRECTIONS.items():
        lines = [
            _line(told, actor, line, day)
            for actor, line in steps[steps["direction"] == direction].groupby("actor", dropna=False)
            if line["count_min"].max() > 0 or (line["count_max"].fillna(0) > 0).any()
        ]
        strongest = sorted(lines, key=lambda line: -max(max(s["low"], s["high"] or 0) for s in line["steps"]))
        if strongest:
            groups.append({"label": label, "actors": strongest[:_MOST_ACTORS]})
    return groups


def _line(told: Told, actor: Any, line: pd.DataFrame, day: date) -> dict[str, Any]:  # noqa: ANN401
    code = actor if isinstance(actor, str) else ""
    days = line["day"].dt.strftime("%Y-%m-%d")
    steps = [
        {"day": at, "low": int(low), "high": _whole(high)}
        for at, low, high in zip(days, line["count_min"], line["count_max"], strict=True)
    ]
    now = next((step for step in reversed(steps) if step["day"] <= day.isoformat()), None)
    return {
        "name": told.actors[code]["name"],
        "colour": told.actors[code],
        "steps": steps,
        "now": people_text((now["low"], now["high"])) if now else "–",
    }


def _whole(number: Any) -> int | None:  # noqa: ANN401
    return None if pd.isna(number) else int(number)


# --- bars -------------------------------------------------------------------------------------------------


def bars_of(
    layers: Layers, *, actors: Mapping[str, Any], statuses: Mapping[str, Mapping[str, str]]
) -> tuple[list[Bar], int]:
    """Return the largest deployments as bars cut by status, the first told first, and how many there are more."""
    columns = ["id", "actor", "summary", "status", "factual", "start", "end", "count_min", "count_max"]
    rows = pd.concat([pd.DataFrame(layer[columns]) for layer in (layers.flows, layers.positions)], ignore_index=True)
    if rows.empty:
        return [], 0
    rows["size"] = rows["count_max"].fillna(rows["count_min"]).fillna(0)
    rows["start"] = rows["start"].fillna(layers.first.isoformat() if layers.first else "")
    sizes = rows.groupby("id").agg(size=("size", "max"), factual=("factual", "max"), start=("start", "min"))
    largest = sizes.sort_values(["factual", "size"], ascending=False, kind="stable").head(_MOST_BARS)
    kept = rows[rows["id"].isin(largest.index)].sort_values(["start"], kind="stable")
    bars: dict[str, Bar] = {}
    for row in kept.to_dict("records"):
        bar = bars.setdefault(row["id"], {"id": row["id"], "parts": []})
        # The latest reading names the bar.
        bar |= {"summary": row["summary"], "colour": actors[row["actor"] if isinstance(row["actor"], str) else ""]}
        end = row["end"] if isinstance(row["end"], str) else None
        style = statuses[row["status"]]
        bar["parts"].append({"start": row["start"], "end": end, "line": style["line"], "status": style["label"]})
    return list(bars.values()), len(sizes) - len(bars)
