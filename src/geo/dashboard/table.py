"""What is shown on the date, as a table: the keyboard's way to each arrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from geo.dashboard.parts import heard, part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.dashboard.state import View
    from geo.layers import Layers

_table = part("table")
_COLUMNS = {
    "actor_name": "Who",
    "count": "Count",
    "force": "Force",
    "origin": "From",
    "where": "To or in",
    "status": "Status",
    "event_date": "When",
    "confidence": "Sure",
}
_NUMBERS = frozenset({"count", "confidence"})
# What a column is sorted by where its words would sort wrongly.
_SORT_KEYS = {"count": "size"}
_PAGE = 100  # rows that are listed more at a time


def show_table(shown: Layers, view: View, *, colours: Mapping[str, Mapping[str, str]]) -> None:
    """List the deployments shown; choosing a row selects its deployment everywhere.

    Parameters
    ----------
    colours
        By actor, as in the map's scene.
    """
    rows = _sorted(_rows(shown), view)

    def pick() -> None:
        picked = heard("table", "picked")
        view.selected = picked if picked in set(rows["id"]) else None

    def sort() -> None:
        if (column := heard("table", "sorted")) in _COLUMNS:
            view.order.descending = column != view.order.column or not view.order.descending
            view.order.column = column

    def list_more() -> None:
        view.order.rows += _PAGE

    chosen = (rows["id"] == view.selected).to_numpy().nonzero()[0]
    listed = rows.head(max([view.order.rows, *(chosen + 1)]))
    _table(
        key="table",
        data={
            "caption": "Deployments shown on this date",
            "columns": [{"name": n, "label": label, "number": n in _NUMBERS} for n, label in _COLUMNS.items()],
            "rows": [_words(row, colours) for row in listed.to_dict("records")],
            "total": len(rows),
            "selected": view.selected,
            "sorted": view.order.column,
            "descending": view.order.descending,
        },
        on_picked_change=pick,
        on_sorted_change=sort,
        on_more_change=list_more,
    )


def _rows(shown: Layers) -> pd.DataFrame:
    kinds = [pd.DataFrame(layer.drop(columns="geometry")) for layer in (shown.flows, shown.positions)]
    rows = pd.concat([kind for kind in kinds if len(kind)] or kinds[:1], ignore_index=True)
    # A relation tells where a force is or goes; of one that leaves it tells from where, as "From" does.
    told = (rows["relation"].fillna("") != "") & (rows["direction"] != "away")
    rows["where"] = rows["relation"].where(told, rows["destination"])
    rows["size"] = rows["count_max"].fillna(rows["count_min"]).fillna(0)
    return rows


def _sorted(rows: pd.DataFrame, view: View) -> pd.DataFrame:
    """Sort by the column asked for; by default facts first, the greatest first."""
    column, down = view.order.column, view.order.descending
    if not column:
        return rows.sort_values(["factual", "size", "id"], ascending=[False, False, True], kind="stable")
    key = _SORT_KEYS.get(column, column)
    values = rows[key] if key in {"size", "confidence"} else rows[key].fillna("").str.casefold()
    return rows.assign(key=values).sort_values(["key", "id"], ascending=[not down, True], kind="stable")


def _words(row: Mapping[Any, Any], colours: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """Put a row into what the browser sets as text."""
    things = row["count_of"] if row["count_text"] and row["count_of"] != "people" else ""
    texts = {name: row[name] or "" for name in ("actor_name", "force", "origin", "where", "event_date")}
    return {
        **texts,
        "id": row["id"],
        "summary": row["summary"],
        "factual": bool(row["factual"]),
        "count": " ".join(filter(None, (row["count_text"], things))),
        "status": row["status"].replace("_", " "),
        "confidence": f"{row['confidence']:.0%}",
        "colour": colours[row["actor"] if isinstance(row["actor"], str) else ""],
    }
