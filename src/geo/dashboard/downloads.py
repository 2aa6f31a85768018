"""What is shown, to take away."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from geo import exports, maps
from geo.dashboard.filter_bar import set_filters

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.dashboard.data import Told
    from geo.dashboard.state import View
    from geo.layers import Layers

    Content = str | bytes

# The formats that hold one layer a file; the others hold all in one.
_BY_LAYER: dict[str, tuple[str, Callable[[Any], Content]]] = {
    "geojson": ("geojson", exports.to_geojson),
    "csv": ("csv", exports.to_csv),
    "geoparquet": ("parquet", exports.to_geoparquet),
}
_WHOLE: dict[str, tuple[str, Callable[[Layers], Content]]] = {
    "geopackage": ("gpkg", exports.to_geopackage),
    "kml": ("kml", exports.to_kml),
}


def show_downloads(told: Told, shown: Layers, view: View) -> None:
    """Offer what is shown in every format, and all dates of what passes the filters as a page of its own."""
    offer = _Offers(told, replace(view))
    name = st.segmented_control(
        "Format",
        list(exports.FORMATS),
        key="format",
        default="geojson",
        required=True,
        format_func=lambda name: exports.FORMATS[name].label,
    )
    chosen = exports.FORMATS[name]
    st.caption(f"{chosen.note[0].upper()}{chosen.note[1:]}.")
    with st.container(horizontal=True, key="downloads"):
        if name in _WHOLE:
            suffix, write_all = _WHOLE[name]
            number = len(shown.flows) + len(shown.positions)
            label = f"All that is shown ({number})"
            offer.day(label, write_all, f"deploymap.{suffix}", chosen.mime, empty=not number)
        else:
            suffix, write = _BY_LAYER[name]
            for layer in exports.LAYERS:
                number = len(getattr(shown, layer))
                label, content = f"{layer.capitalize()} ({number})", partial(_write_layer, layer, write)
                offer.day(label, content, f"{layer}.{suffix}", chosen.mime, empty=not number)
        if name == "csv":
            content = partial(_write_layer, "flows", exports.to_flow_csv)
            offer.day("For kepler.gl", content, "flow-map.csv", chosen.mime, empty=shown.flows.empty)
    with st.container(horizontal=True, key="downloads of all"):
        offer.day("All formats in one zip", offer.zipped, "deploymap.zip", "application/zip")
        offer.whole("All dates as one HTML page", offer.page, "deploymap.html", "text/html")


def _write_layer(name: str, write: Callable[[Any], Content], shown: Layers) -> Content:
    return write(getattr(shown, name))


class _Offers:
    """Buttons whose content is made when they are pressed.

    They hold what was asked for, not what is shown: Streamlit keeps each button's content of a visit, and a
    visitor who scrubs makes hundreds.
    """

    def __init__(self, told: Told, view: View) -> None:
        self._told, self._view = told, view
        self._day = f"-{view.day.isoformat()}" if view.day else ""

    def day(self, label: str, write: Callable[[Layers], Content], file: str, mime: str, *, empty: bool = False) -> None:
        """Offer what is shown on the date; the date stands in the file's name."""
        stem, _, suffix = file.rpartition(".")
        told, view = self._told, self._view
        st.download_button(
            label,
            lambda: write(told.shown(view)),
            file_name=f"{stem}{self._day}.{suffix}",
            mime=mime,
            key=f"download {file}",
            on_click="ignore",
            disabled=empty,
        )

    def whole(self, label: str, make: Callable[[], Content], file: str, mime: str) -> None:
        """Offer what does not depend on the date."""
        st.download_button(label, make, file_name=file, mime=mime, key=f"download {file}", on_click="ignore")

    def zipped(self, shown: Layers) -> bytes:
        """Pack all formats with the page and a note of what was asked for."""
        clock = {"as of": "as published by the date", "on": "happening on the date"}[self._view.clock]
        asked = {"Clock": clock, **set_filters(self._view.filters, self._told.choices.actors)}
        return exports.to_zip(shown, day=self._view.day, filters=asked, page=self.page())

    def page(self) -> str:
        """Write all dates of what passes the filters as a page of its own."""
        by = partial(self._told.filtered, self._view.filters)
        return maps.standalone_page(by("as of"), on=by("on") if self._told.on else None, title="Deploymap")
