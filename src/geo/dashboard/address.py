"""The page's address: what a visitor looks at as query parameters, so that it can be shared and kept.

An address may come from anyone: what in it makes no sense is left aside.
"""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from geo.dashboard.state import View
from geo.filters import Filters

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from geo.maps import Ring

_MOST_VALUES = 50
_LONGEST = 300  # characters of one value
_LARGEST = 10**9
_CORNERS = range(3, 201)

# Each set filter's name in the address.
_SETS = {"actors": "actor", "actions": "action", "statuses": "status", "places": "place", "outlets": "outlet"}
_PEOPLE = {"people_min": "min", "people_max": "max"}

Query = dict[str, list[str]]


def to_query(view: View) -> Query:
    """Return what a view differs in from the one the page opens with, as query parameters."""
    filters = view.filters
    query: dict[str, Sequence[str] | str | None] = {
        "date": view.day.isoformat() if view.day else None,
        "clock": "on" if view.clock == "on" else None,
        "window": view.window,
        "selected": view.selected,
        "symbols": view.symbols if view.symbols != "plain" else None,
        "map": ",".join(map(_short, view.map_view or ())),
        **{short: sorted(getattr(filters, name)) for name, short in _SETS.items()},
        "certain": "yes" if filters.certain else None,
        **{short: str(n) for name, short in _PEOPLE.items() if (n := getattr(filters, name)) is not None},
        "area": ";".join(f"{_short(lon)},{_short(lat)}" for lon, lat in filters.area or ()),
        "confidence": f"{filters.confidence:g}" if filters.confidence else None,
        "text": filters.text,
    }
    return {name: [v] if isinstance(v, str) else list(v) for name, v in query.items() if v}


def to_address(view: View) -> str:
    """Return the query part of the address, "" or from its question mark on."""
    query = to_query(view)
    return f"?{urlencode(query, doseq=True, safe=',;')}" if query else ""


def from_query(query: Mapping[str, Sequence[str]]) -> View:
    """Return the view that query parameters tell of."""

    def one(name: str, read: Callable[[str], Any], default: Any = None) -> Any:  # noqa: ANN401
        values = query.get(name) or [""]
        try:
            return read(values[0][:_LONGEST]) if values[0] else default
        except (ValueError, OverflowError):
            return default

    def many(name: str) -> frozenset[str]:
        return frozenset(value[:_LONGEST] for value in list(query.get(name, ()))[:_MOST_VALUES] if value)

    return View(
        day=one("date", date.fromisoformat),
        clock=one("clock", {"on": "on"}.get) or "as of",
        window=one("window", {word: word for word in ("day", "week", "all")}.get),
        selected=one("selected", str),
        symbols=one("symbols", {"app6": "app6"}.get) or "plain",
        map_view=one("map", _map_view),
        filters=Filters(
            **{name: many(short) for name, short in _SETS.items()},  # type: ignore[arg-type]
            **{name: one(short, _people) for name, short in _PEOPLE.items()},
            certain=one("certain", str) == "yes",
            area=_ring(query.get("area", [""])[0] if query.get("area") else ""),
            confidence=one("confidence", _share, 0.0),
            text=one("text", str, ""),
        ),
    )


def _short(number: float) -> str:
    """Write a number to the third decimal, some hundred metres, without idle zeros."""
    return f"{number:.3f}".rstrip("0").rstrip(".")


def _map_view(text: str) -> tuple[float, float, float]:
    lat, lon, zoom = map(_number, text.split(","))
    if not (abs(lat) <= 90 and abs(lon) <= 540 and 0 <= zoom <= 24):  # noqa: PLR2004 - the globe's own limits
        raise ValueError
    return lat, lon, zoom


def _ring(text: str) -> Ring | None:
    try:
        corners = tuple((_number(lon), _number(lat)) for lon, lat in (pair.split(",") for pair in text.split(";")))
    except ValueError:
        return None
    sound = len(corners) in _CORNERS and all(abs(lon) <= 540 and abs(lat) <= 90 for lon, lat in corners)  # noqa: PLR2004
    return corners if sound else None


def _people(text: str) -> int:
    return min(max(int(text), 0), _LARGEST)


def _share(text: str) -> float:
    return min(max(_number(text), 0.0), 1.0)


def _number(text: str) -> float:
    if not math.isfinite(number := float(text)):
        raise ValueError
    return number
