"""The parts of APP-6 unit symbols: frames, icons and echelons that ``geo.maps`` puts together.

Source: the package milsymbol (MIT), a port of Måns Beckman's milsymbol.js. It reads two megabytes of tables
for each process that draws, so what the map needs is drawn here, once.
"""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

from milsymbol import Symbol

ROOT = Path(__file__).parents[2]
WORDS = ROOT / "src" / "geo" / "maps" / "units.csv"
SIDES = {"friend": "3", "unknown": "1"}  # the second digit of APP-6's standard identity


def build() -> Path:
    """Write ``data/geo/unit_symbols.json``.

    Returns
    -------
    The file: for each side the ``frames`` by symbol set, the ``icons`` by set and entity and the ``echelons``
    by code, as SVG in milsymbol's units, whose frames are centred on (100, 100).
    """
    with WORDS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    parts = {side: _parts(digit, rows) for side, digit in SIDES.items()}
    path = ROOT / "data" / "geo" / "unit_symbols.json"
    path.write_text(json.dumps(parts, indent=0) + "\n", "utf-8")
    return path


def _parts(digit: str, rows: list[dict[str, str]]) -> dict[str, dict[str, str]]:
    frames = {kind: _drawn(digit, kind) for kind in sorted({row["set"] for row in rows})}
    icons, echelons = {}, {}
    for row in rows:
        kind, code = row["set"], row["code"]
        if row["kind"] == "icon":
            icons[f"{kind}{code}"] = _drawn(digit, kind, entity=code).removeprefix(frames[kind])
        else:
            echelons[code] = _drawn(digit, kind, echelon=code).removeprefix(frames[kind])
    return {"frames": frames, "icons": icons, "echelons": echelons}


def _drawn(digit: str, kind: str, *, echelon: str = "00", entity: str = "000000") -> str:
    """What is inside the SVG of a symbol, by its twenty-digit code."""
    svg = Symbol(f"100{digit}{kind}00{echelon}{entity}0000", size=100).as_svg()
    return re.sub(r"^<svg[^>]*>|</svg>$", "", svg)


if __name__ == "__main__":
    print(build())
