"""What a host page and its map say to each other, checked on both ways.

The map keeps its zoom, its canvas and its data through all of it: what the page says is one line of script
with numbers in it, and what the map says is a small dictionary that nobody has to trust.
"""

from __future__ import annotations

import base64
import math
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

import folium
from folium.template import Template

from geo.deployments import Clock
from geo.maps.markup import safe_json
from geo.maps.shown import Window, usual_window

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

Ring = tuple[tuple[float, float], ...]
"""Corners of a polygon, (lon, lat) in degrees; the last one is joined to the first."""

Symbols = Literal["plain", "app6"]
_EPOCH = date(1970, 1, 1)
_MOST_CORNERS = 200
_LEAST_CORNERS = 3
_DECIMALS = 4
_MOST_ACTS = 2**31
_DEEPEST_ZOOM = 24


@dataclass(frozen=True, slots=True)
class Index:
    """The order in which a scene lists things, and its days: what page and map count by.

    ``days`` holds, for each clock that the scene has, its first and last day.
    """

    deployments: Mapping[str, int]
    readings: Mapping[Clock, Mapping[str, int]]
    days: Mapping[Clock, tuple[date, date]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapState:
    """What the page wants the map to show.

    ``window`` None is the clock's usual one. ``visible`` holds, for each clock, the ``reading`` ids that pass
    the page's filters; None is all of them. ``area`` is the drawn area that the filters hold. ``view`` (lat,
    lon, zoom) is taken once, when the map first stands. ``heard`` is the ``count`` of the last report heard:
    while the map has news since, it keeps its own day, clock, window and selection.
    """

    day: date | None
    clock: Clock = "as of"
    window: Window | None = None
    selected: str | None = None
    visible: Mapping[Clock, Collection[str]] | None = None
    area: Ring | None = None
    symbols: Symbols = "plain"
    view: tuple[float, float, float] | None = None
    heard: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MapReport:
    """What the user did on the map. ``count`` grows with each act, but not with a mere pan or zoom."""

    count: int
    day: date | None
    clock: Clock
    window: Window
    selected: str | None
    area: Ring | None
    symbols: Symbols
    view: tuple[float, float, float] | None


class _SetView(folium.MacroElement):  # type: ignore[misc]
    """Calls ``Deploymap.sync``; ``said`` is `safe_json` of numbers and of words of ours."""

    # streamlit-folium never empties its list of groups: 5 MB a step would stay behind.
    _template = Template(
        "{% macro script(this, kwargs) %}"
        "if (window.feature_group) { window.feature_group.length = 0; }"
        "Deploymap.sync({{ this.said }});"
        "{% endmacro %}"
    )

    def __init__(self, said: str) -> None:
        super().__init__()
        self._name = "DeploymapView"
        self.said = said


def index(scene: Mapping[str, Any]) -> Index:
    """Return what page and map count by, of a scene that `geo.maps.scene` made."""
    numbers: dict[Clock, dict[str, int]] = {"as of": {}}
    days: dict[Clock, tuple[date, date]] = {}
    if scene["first"]:
        days["as of"] = date.fromisoformat(scene["first"]), date.fromisoformat(scene["last"])
    if on := scene.get("on"):
        numbers["on"] = {}
        days["on"] = date.fromisoformat(on["first"]), date.fromisoformat(on["last"])
    for number, reading in enumerate(scene["readings"]):
        numbers[reading.get("clock", "as of")][reading["reading"]] = number
    return Index({name: i for i, name in enumerate(scene["deployments"])}, numbers, days)


def set_view(state: MapState, index: Index) -> folium.FeatureGroup:
    """Say what a hosted map shall show.

    Returns
    -------
    A group for streamlit-folium's ``feature_group_to_add``. It holds no word from an article.
    """
    said = {
        "day": (state.day - _EPOCH).days if state.day else None,
        "clock": state.clock,
        "window": state.window or usual_window(state.clock),
        "selected": index.deployments.get(state.selected or "", -1),
        "visible": _mask(state.visible, index),
        "area": [[round(x, _DECIMALS), round(y, _DECIMALS)] for x, y in state.area] if state.area else None,
        "symbols": state.symbols,
        "view": state.view,
        "heard": state.heard,
    }
    group = folium.FeatureGroup("view")
    _SetView(safe_json(said)).add_to(group)
    return group


def _mask(visible: Mapping[Clock, Collection[str]] | None, index: Index) -> str | None:
    """One bit a reading, the first in the lowest bit of the first byte, in base 64."""
    if visible is None:
        return None
    bits = bytearray((sum(map(len, index.readings.values())) + 7) // 8)
    for clock, numbers in index.readings.items():
        for name in visible.get(clock, numbers):
            if (number := numbers.get(name)) is not None:
                bits[number >> 3] |= 1 << (number & 7)
    return base64.b64encode(bits).decode()


def read_report(value: object, index: Index) -> MapReport | None:
    """Check what came from the browser, which may be anything at all.

    Returns
    -------
    The report, its day brought within the clock's days; None when any part of it makes no sense.
    """
    if not isinstance(value, dict):
        return None
    try:
        return _report(value, index)
    except (TypeError, ValueError):
        return None


def _report(value: Mapping[str, Any], index: Index) -> MapReport:
    clock = cast("Clock", _among(value.get("clock"), Clock))
    count, selected = value.get("count"), value.get("selected")
    if isinstance(count, bool) or not isinstance(count, int) or not 0 <= count < _MOST_ACTS:
        raise ValueError
    if selected is not None and (not isinstance(selected, str) or selected not in index.deployments):
        raise ValueError
    return MapReport(
        count=count,
        day=_day(value.get("day"), index.days.get(clock)),
        clock=clock,
        window=cast("Window", _among(value.get("window"), Window)),
        selected=selected,
        area=_ring(value.get("area")),
        symbols=cast("Symbols", _among(value.get("symbols"), Symbols)),
        view=_view(value.get("view")),
    )


def _among(value: object, words: object) -> str:
    if not isinstance(value, str) or value not in get_args(words):
        raise ValueError
    return value


def _day(value: object, days: tuple[date, date] | None) -> date | None:
    if days is None or value is None:
        return None
    if not isinstance(value, str):
        raise TypeError
    first, last = days
    return min(max(date.fromisoformat(value), first), last)


def _ring(value: object) -> Ring | None:
    if value is None:
        return None
    if not isinstance(value, list) or not _LEAST_CORNERS <= len(value) <= _MOST_CORNERS:
        raise ValueError
    return tuple((_degrees(lon, 540), _degrees(lat, 90)) for lon, lat in value)


def _view(value: object) -> tuple[float, float, float] | None:
    if value is None:
        return None
    if not isinstance(value, list):
        raise TypeError
    lat, lon, zoom = value
    return _degrees(lat, 90), _degrees(lon, 540), _degrees(zoom, _DEEPEST_ZOOM)


def _degrees(value: object, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value) or abs(value) > most:
        raise ValueError
    return round(float(value), _DECIMALS)
