"""What a map shows on a day, and how many people that is; ``static/scene.js`` follows the same rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geopandas import GeoDataFrame

    from geo.deployments import Clock
    from geo.layers import Layers

Window = Literal["day", "week", "all"]
"""The day itself, the seven days that end with it, or everything up to it."""

_LOOK_BACK: dict[Window, int | None] = {"day": 0, "week": 6, "all": None}


def usual_window(clock: Clock) -> Window:
    """Return the window of a clock where none was chosen."""
    return "all" if clock == "as of" else "day"


def on_day(layers: Layers, day: date | None, *, clock: Clock = "as of", window: Window | None = None) -> Layers:
    """Keep what a map shows on a day, with the claims and places behind it.

    Parameters
    ----------
    layers
        Laid out by ``clock``.
    day
        Without one, what stands at the end is kept.
    window
        As of a day, "week" keeps what an article of those seven days told of; on a day, what was happening
        in any part of them, as it last stood. By default the clock's usual one.

    Returns
    -------
    Layers whose ``first`` and ``last`` are those of ``layers``; no deployment has two readings in them.
    """
    if day is None:
        return _kept(layers, layers.flows["end"].isna(), layers.positions["end"].isna(), layers.claims)
    back = _LOOK_BACK[window or usual_window(clock)]
    since = (day - timedelta(days=back)).isoformat() if back is not None else None
    iso = day.isoformat()
    claims = layers.claims
    if clock == "as of":
        kept = [_told(frame, claims, iso, since) for frame in (layers.flows, layers.positions)]
        claims = claims[claims["start"].isna() | claims["start"].le(iso)]
    else:
        latest = _latest([layers.flows, layers.positions], iso)
        kept = [_happening(frame, latest, since) for frame in (layers.flows, layers.positions)]
    return _kept(layers, kept[0], kept[1], claims)


def told_on(frame: GeoDataFrame, claims: GeoDataFrame) -> dict[str, str | None]:
    """Return for each ``reading`` the last day, up to its start, on which an article told of its deployment."""
    days: dict[str, list[str]] = {}
    dated = claims[claims["start"].notna()]
    for deployment, start in zip(dated["deployment"], dated["start"], strict=True):
        days.setdefault(deployment, []).append(start)
    return {
        reading: None if pd.isna(start) else max((d for d in days.get(deployment, ()) if d <= start), default=start)
        for reading, deployment, start in zip(frame["reading"], frame["id"], frame["start"], strict=True)
    }


def people(layers: Layers) -> tuple[int, int | None]:
    """Add up the people of deployments that are facts, each once.

    Returns
    -------
    The least and the greatest number that the counts allow; the greatest is None where one has no bound.
    """
    low, high = 0, 0
    bounded = True
    for frame in (layers.flows, layers.positions):
        counted = frame[frame["counted"] & frame["factual"] & frame["count_of"].eq("people")]
        low += int(counted["count_min"].fillna(0).sum())
        high += int(counted["count_max"].fillna(0).sum())
        bounded = bounded and bool(counted["count_max"].notna().all())
    return low, high if bounded else None


def _kept(layers: Layers, flows_kept: Any, positions_kept: Any, claims: GeoDataFrame) -> Layers:  # noqa: ANN401
    flows, positions = layers.flows[flows_kept], layers.positions[positions_kept]
    claims = claims[claims["deployment"].isin({*flows["id"], *positions["id"]})]
    named = {name for column in ("origin", "destination") for cell in claims[column] for name in cell.split("; ")}
    places = layers.places[layers.places["name"].isin(named)]
    return replace(layers, flows=flows, positions=positions, claims=claims, places=places)


def _told(frame: GeoDataFrame, claims: GeoDataFrame, iso: str, since: str | None) -> Any:  # noqa: ANN401
    """Which readings stand as of a day, and were told of since another."""
    start, end = frame["start"], frame["end"]
    # ISO dates compare as text; no start has always stood, no end still does.
    stands = (start.isna() | start.le(iso)) & (end.isna() | end.ge(iso))
    if since is None:
        return stands
    told = frame["reading"].map(told_on(frame, claims))
    return stands & told.notna() & told.ge(since)


def _latest(frames: Sequence[GeoDataFrame], iso: str) -> dict[str, str]:
    """Each deployment's latest reading that has begun by a day."""
    latest: dict[str, tuple[str, str]] = {}
    for frame in frames:
        for name, reading, start in zip(frame["id"], frame["reading"], frame["start"], strict=True):
            begun = "" if pd.isna(start) else start
            if begun <= iso and (begun, reading) >= latest.get(name, ("", "")):
                latest[name] = begun, reading
    return {name: reading for name, (_, reading) in latest.items()}


def _happening(frame: GeoDataFrame, latest: dict[str, str], since: str | None) -> Any:  # noqa: ANN401
    """Which readings are the latest of their deployments and last until a day, or beyond."""
    kept = frame["reading"].isin(set(latest.values()))
    return kept if since is None else kept & (frame["end"].isna() | frame["end"].ge(since))
