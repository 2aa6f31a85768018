"""Our own parts of the page, which set every word as text: made once, from the files in ``static/``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.components.v2 import component

from geo import maps

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

_STATIC = Path(__file__).parent / "static"


def heard(key: str, name: str) -> str:
    """Return what a part of the page said last under a name; "" where it said nothing, or no text, or is not there."""
    value = getattr(st.session_state.get(key), name, None)
    return value if isinstance(value, str) else ""


@cache
def part(name: str, *, evidence: bool = False) -> ComponentRenderer:
    """Make the part of ``static/NAME.js`` and ``static/NAME.css``; with ``evidence``, on the map's scripts for it."""
    js, css = ("".join((_STATIC / f"{n}.{kind}").read_text("utf-8") for n in ("part", name)) for kind in ("js", "css"))
    shared = maps.component_css() if evidence else ""
    return component(f"deploymap.{name}", js=maps.component_js(evidence=evidence) + js, css=shared + css)
