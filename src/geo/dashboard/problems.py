"""What could not be read, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Problem

_MOST_LINES = 200


def show_problems(problems: Sequence[Problem]) -> None:
    """List the files that were left out or read with a doubt; their names are set as text."""
    if not problems:
        return
    with st.expander(f"Problems with {len(problems)} of the files"):
        for problem in problems[:_MOST_LINES]:
            told = "" if not problem.skipped or "left out" in problem.reason else " (left out)"
            st.text(f"{problem.source}: {problem.reason}{told}")
        if len(problems) > _MOST_LINES:
            st.caption(f"and {len(problems) - _MOST_LINES} more")
