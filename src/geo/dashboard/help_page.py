"""What the words on the page mean."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_TEXT = Path(__file__).parent / "static" / "help.md"


def help_page() -> None:
    """Explain the page, its words and its limits."""
    with st.container(key="help", width=820):
        st.markdown(_TEXT.read_text("utf-8"))
