"""Unit symbols after APP-6 (the standard that MIL-STD-2525 shares): which one a force has, and its drawing.

The frame says whose side a force is on, and reports do not say that. So NATO's own members, whose standard it
is, have the friendly rectangle, and everyone else the clover of what is unknown; nobody is drawn as hostile.
"""

from __future__ import annotations

import csv
import json
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from geo._data_dir import data_dir
from geo.maps.styles import members_of_nato

if TYPE_CHECKING:
    from collections.abc import Mapping

_LAND = "10"
# Room for the frame, which is centred on (100, 100), with an echelon above it and as much below.
_BOX = "15 -20 170 240"
_SIZE = (170, 240)


class _Word(NamedTuple):
    pattern: re.Pattern[str]
    kind: str
    set: str
    code: str


def symbol_of(reading: Mapping[str, Any]) -> str:
    """Return the code of a reading's symbol: "friend 10 121100 18 planned" is a brigade of infantry to come.

    What a force is made of is read from its unit, materiel and words; where they do not say, the frame is
    left empty.
    """
    side = "friend" if _is_friend(reading.get("actor")) else "unknown"
    words = " ".join(str(reading.get(slot) or "") for slot in ("unit", "materiel", "force"))
    icon = _first("icon", words)
    echelon = _first("echelon", words)
    kind = icon.set if icon else _LAND
    size = echelon.code if echelon and kind == _LAND else "00"
    real = "present" if reading["status"] in {"under_way", "in_place", "completed"} else "planned"
    return f"{side} {kind} {icon.code if icon else '000000'} {size} {real}"


def drawing(symbol: str) -> str:
    """Return the SVG of a symbol by the code that `symbol_of` gave it."""
    side, kind, entity, size, real = symbol.split()
    parts = _parts()[side]
    frame = parts["frames"][kind]
    if real == "planned":
        frame = frame.replace("<path ", '<path stroke-dasharray="10 6" ', 1)
    inside = frame + parts["icons"].get(kind + entity, "") + parts["echelons"].get(size, "")
    width, height = _SIZE
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{_BOX}" width="{width}" height="{height}">'
    return f"{opening}{inside}</svg>"


def _is_friend(actor: str | None) -> bool:
    parts = [part for part in (actor or "").split("+") if part]
    return bool(parts) and all(part in members_of_nato() for part in parts)


@lru_cache(maxsize=10_000)
def _first(kind: str, text: str) -> _Word | None:
    """The first row of the vocabulary whose words stand in a text."""
    return next((word for word in _words() if word.kind == kind and word.pattern.search(text)), None)


@cache
def _words() -> tuple[_Word, ...]:
    with Path(__file__).with_name("units.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            _Word(
                re.compile(rf"\b(?:{'|'.join(map(re.escape, row['words'].split(';')))})\b", re.IGNORECASE),
                row["kind"],
                row["set"],
                row["code"],
            )
            for row in csv.DictReader(file)
        )


@cache
def _parts() -> dict[str, dict[str, dict[str, str]]]:
    return json.loads((data_dir() / "unit_symbols.json").read_text("utf-8"))  # type: ignore[no-any-return]
