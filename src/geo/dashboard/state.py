"""What one visitor is looking at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st


@dataclass(slots=True)
class View:
    """The day, the selected deployment's id, and how much of the map's news has been heard.

    ``heard`` is the count of the map's last report: an answer to an older one must not undo what the user
    has done since.
    """

    day: date | None = None
    selected: str | None = None
    heard: int = 0

    def clamp(self, first: date | None, last: date | None) -> None:
        """Bring the day within the days that there are; without one, go to the last."""
        if first is None or last is None:
            self.day = None
        else:
            self.day = min(max(self.day or last, first), last)

    def hear(self, report: Any, *, first: date, last: date, known: set[str]) -> None:  # noqa: ANN401
        """Take over what the map says was done there; what makes no sense is left aside.

        Parameters
        ----------
        report
            What came from the browser: anything at all.
        known
            The ids that may be selected.
        """
        if not isinstance(report, dict):
            return
        day, selected, count = report.get("day"), report.get("selected"), report.get("count")
        if isinstance(day, str):
            try:
                self.day = min(max(date.fromisoformat(day), first), last)
            except ValueError:
                return
        if selected is None or (isinstance(selected, str) and selected in known):
            self.selected = selected
        if isinstance(count, int) and not isinstance(count, bool) and 0 <= count < 2**31:
            self.heard = count


def view() -> View:
    """Return this visitor's view, made at the first call."""
    if "view" not in st.session_state:
        st.session_state["view"] = View()
    return st.session_state["view"]  # type: ignore[no-any-return]
