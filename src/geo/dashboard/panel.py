"""The evidence for the selected deployment, beside the map, and the article that a sentence stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo import maps
from geo.dashboard.parts import heard, part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.dashboard.data import Told
    from geo.dashboard.state import View
    from geo.model import Claim

_evidence = part("panel", evidence=True)
_article = part("article", evidence=True)


def show_panel(told: Told, view: View) -> None:
    """Show what is known of the selected deployment on the view's day, with every sentence."""

    def pick() -> None:
        picked = heard("evidence", "picked")
        view.selected = picked if picked in told.index.deployments else None

    with st.container(key="panel"):
        said = _evidence(
            key="evidence",
            data={
                "scene": told.about(view.selected) if view.selected else None,
                "deployment": view.selected,
                "date": view.day.isoformat() if view.day else None,
                "clock": view.clock,
            },
            on_picked_change=pick,
            on_article_change=lambda: None,
        )
    if isinstance(said.article, dict):
        open_article(told.claims, said.article.get("article"), said.article.get("claim"))


def open_article(claims: Sequence[Claim], article_id: object, claim_id: object = None) -> bool:
    """Open an article in a dialog, at a claim's sentence; what makes no sense opens nothing.

    Returns
    -------
    Whether there was something to open: an article without a claim is known by no claim.
    """
    document = maps.article(claims, article_id=article_id) if isinstance(article_id, str) else None
    if document is None:
        return False
    _show_article(document, claim_id if isinstance(claim_id, str) else None)
    return True


@st.dialog("The whole article", width="medium")
def _show_article(document: dict[str, object], claim: str | None) -> None:
    """Show an article's own text with the words of every claim marked."""
    _article(key="article", data={"article": document, "claim": claim})
