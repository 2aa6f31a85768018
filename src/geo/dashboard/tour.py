"""A short guided tour of the map page, shown once and again when asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from geo.dashboard.parts import part

if TYPE_CHECKING:
    from geo.dashboard.state import View

_tour = part("tour")
# Where in the page each step points (a CSS selector), its heading and its text.
_STEPS = json.loads((Path(__file__).parent / "static" / "tour.json").read_text("utf-8"))


def show_tour(view: View) -> None:
    """Offer the tour at a visitor's first visit, and start it whenever it was asked for."""
    _tour(key="tour", data={"steps": _STEPS, "asked": view.tours})
