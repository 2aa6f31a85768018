"""The page for a visitor's own articles: add them, see how they were read, save and reopen the work."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from geo import articles as reading
from geo.dashboard.panel import open_article
from geo.dashboard.parts import heard, part
from geo.dashboard.problems import show_problems
from geo.dashboard.visit import view
from geo.model import DeploymapError
from geo.store import WORK_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import BinaryIO

    from streamlit.navigation.page import StreamlitPage

    from geo.dashboard.own import Own
    from geo.dashboard.state import View
    from geo.model import Article

_articles, _refusals = part("table"), part("uploads")
_SOURCES = {"own": "Yours", "both": "Yours and the reports it opened with", "opened": "The reports it opened with"}
_COLUMNS = {"title": "Title", "outlet": "Outlet", "published": "Published", "source": "File", "claims": "Claims"}
_MOST_ROWS = 500
_MOST_SINGLE = 200  # files that Streamlit's uploader takes in within seconds
_TOO_MANY = (
    f"Nothing was taken in: {{}} single files are too many for a browser, {_MOST_SINGLE} at most. Put them in a zip, "
    "or open their folder on the command line: deploymap app FOLDER"
)
_FIRST_DATE = date(1900, 1, 1)
_MEGABYTE = 1_000_000


def own_page(to_map: StreamlitPage) -> None:
    """Let visitors add articles of their own; nothing of them leaves the machine.

    Parameters
    ----------
    to_map
        Where what was read is shown.
    """
    current = view()
    st.caption(
        "Read on this machine, in memory, for this visit only: nothing is sent anywhere and nothing is kept unless "
        "you save it as a file."
    )
    left, right = st.columns(2, gap="large")
    with left:
        _upload(current)
    with right:
        _paste(current)
    if current.own.articles:
        _show_read(current, to_map)
    show_problems(current.own.problems)


# --- adding -----------------------------------------------------------------------------------------------


def _upload(current: View) -> None:
    st.header("Upload files", anchor=False)
    kinds = [*reading.UPLOAD_SUFFIXES, WORK_SUFFIX]
    with st.form("upload", clear_on_submit=True, border=False):
        files = st.file_uploader(
            f"Articles ({', '.join(reading.UPLOAD_SUFFIXES)}) or saved work ({WORK_SUFFIX})",
            type=kinds,
            accept_multiple_files=True,
            key="uploaded",
            disabled=not heard("refusals", "guard"),
        )
        st.caption(
            f"Up to {_MOST_SINGLE} files, or {reading.MAX_FILES:,} in a zip; up to "
            f"{reading.MAX_UPLOAD_BYTES // _MEGABYTE} MB at once and {reading.MAX_BYTES // _MEGABYTE} MB an article."
        )
        sent = st.form_submit_button("Read the files", type="primary")
    _refusals(key="refusals", data={"most": _MOST_SINGLE, "words": _TOO_MANY}, on_guard_change=lambda: None)
    if not sent:
        return
    if not files:
        st.info("Choose files first.")
        return
    works = [file for file in files if file.name.lower().endswith(WORK_SUFFIX)]
    for work in works:
        _try(partial(current.open, work), "taken over from saved work")
    texts = [(file.name, file) for file in files if file not in works]
    if texts:
        _try(lambda: _read(current, texts), "read")


def _read(current: View, files: Sequence[tuple[str, BinaryIO]]) -> int:
    current.own.problems.clear()
    bar = st.progress(0.0, text="Opening the files …")

    def on_progress(done: int, total: int, _: str) -> None:
        bar.progress(done / total, text=f"Opening file {done} of {total} …")

    try:
        articles = reading.read_uploads(files, on_problem=current.own.problems.append, on_progress=on_progress)
    finally:
        bar.empty()
    return _find_claims(current, articles)


def _paste(current: View) -> None:
    st.header("Paste a text", anchor=False)
    with st.form("paste", clear_on_submit=False, border=False):
        text = st.text_area("Text", height=150, max_chars=reading.MAX_BYTES, key="pasted text")
        left, middle, right = st.columns(3)
        published = left.date_input("Published on", value=None, min_value=_FIRST_DATE, key="pasted date")
        outlet = middle.text_input("Outlet", max_chars=200, key="pasted outlet")
        title = right.text_input("Title", max_chars=300, key="pasted title")
        sent = st.form_submit_button("Read the text", type="primary")
    if sent:
        make = partial(reading.pasted_article, text, published=published, outlet=outlet, title=title)
        _try(lambda: _find_claims(current, [make()]), "read")


def _find_claims(current: View, articles: Sequence[Article]) -> int:
    """Read the claims article by article, and say how far it is."""
    bar = st.progress(0.0, text="Reading …")
    name = st.empty()
    done = 0

    def on_article(article: Article) -> None:
        nonlocal done
        done += 1
        bar.progress(done / len(articles), text=f"Reading article {done} of {len(articles)} …")
        # What an article is called comes from the article: as text only.
        name.text(article.title or article.source)

    try:
        return current.take(articles, on_article=on_article)
    finally:
        bar.empty()
        name.empty()


def _try(act: Callable[[], int], done: str) -> None:
    try:
        number = act()
    except DeploymapError as error:
        st.error("Nothing was taken in.")
        st.text(str(error))
        return
    if number:
        st.success(f"{number} article{'s' if number != 1 else ''} {done}.")
    else:
        st.info("Nothing new in it: these articles had been read already.")


# --- what was read ----------------------------------------------------------------------------------------


def _show_read(current: View, to_map: StreamlitPage) -> None:
    own = current.own
    st.header(f"Articles read ({len(own.articles)})", anchor=False)

    def choose() -> None:
        current.turn_to(st.session_state["source"])

    if st.session_state.get("source") != current.source:
        st.session_state["source"] = current.source
    st.radio(
        "On the map",
        list(_SOURCES),
        key="source",
        format_func=lambda source: _SOURCES[source],
        on_change=choose,
        horizontal=True,
    )
    with st.container(horizontal=True, vertical_alignment="center", key="own actions"):
        st.page_link(to_map, label="Show them on the map", width="content")
        st.download_button(
            "Save as one file",
            own.save,
            file_name=f"articles{WORK_SUFFIX}",
            mime="application/octet-stream",
            key="save work",
            on_click="ignore",
        )
        st.button("Forget them all", key="forget", on_click=current.forget)
    _articles(
        key="own articles",
        data={
            "caption": "Articles read",
            "columns": [{"name": n, "label": label, "number": n == "claims"} for n, label in _COLUMNS.items()],
            "rows": [_words(article, own) for article in list(own.articles.values())[:_MOST_ROWS]],
            "total": len(own.articles),
            "fixed": True,
        },
        on_picked_change=lambda: None,
    )
    picked = heard("own articles", "picked")
    if picked in own.claims and not open_article(own.claims[picked], picked):
        st.info("No claim was found in this article.")


def _words(article: Article, own: Own) -> dict[str, object]:
    title = article.title or article.source
    return {
        "id": article.id,
        "summary": f"Open {title}",
        "factual": True,
        "title": title,
        "outlet": article.outlet or "",
        "published": article.published.isoformat() if article.published else "no date",
        "source": article.source,
        "claims": len(own.claims[article.id]),
    }
