"""How a status and an actor look; the choices themselves stand in ``styles.json``."""

from __future__ import annotations

import json
import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

Colour = dict[str, str]


@cache
def _styles() -> dict[str, Any]:
    path = Path(__file__).with_name("styles.json")
    return json.loads(path.read_text("utf-8"))  # type: ignore[no-any-return]


def status_styles() -> dict[str, dict[str, str]]:
    """Return for each status its label, line (solid, dashed, hollow or barred), sign and note."""
    return _styles()["statuses"]  # type: ignore[no-any-return]


def members_of_nato() -> frozenset[str]:
    """Return the alliance's own code and those of its members since March 2024."""
    return frozenset(_styles()["nato"])


def actor_colours(actors: Iterable[str | None]) -> dict[str, Colour]:
    """Give each actor a colour for light ground and one for dark.

    Actors named in ``styles.json`` always have theirs; the others get one by their name, the next where
    another of ``actors`` has it already. Several together ("GB+US") look like the first that has a colour.
    The colours start from Okabe and Ito's and Tol's sets, which colour-blind readers tell apart
    (https://jfly.uni-koeln.de/color/, https://sronpersonalpages.nl/~pault/), darkened or lightened until
    they stand out from the ground.

    Returns
    -------
    By actor, ``""`` for an unknown one: ``{"light": "#…", "dark": "#…"}``.
    """
    styles = _styles()
    colours: dict[str, Colour] = {}
    taken: set[int] = set()
    for actor in sorted({actor or "" for actor in actors}):
        known = next((styles["actors"][part] for part in actor.split("+") if part in styles["actors"]), None)
        if known or not actor:
            colours[actor] = known or styles["unknown"]
            continue
        others = styles["others"]
        wish = zlib.crc32(actor.encode()) % len(others)
        slots = [(wish + step) % len(others) for step in range(len(others))]
        slot = next((slot for slot in slots if slot not in taken), wish)
        taken.add(slot)
        colours[actor] = others[slot]
    return colours
