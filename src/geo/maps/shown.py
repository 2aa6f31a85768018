"""What a map shows on a day, and how many people that is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from geopandas import GeoDataFrame

    from geo.layers import Layers


def on_day(layers: Layers, day: date | None) -> Layers:
    """Keep what was known by a day: the readings that stand on it, their claims and the places these name.

    Without a day, what stands at the end is kept. ``first`` and ``last`` stay as they are.
    """
    iso = day.isoformat() if day else None
    flows, positions = _standing(layers.flows, iso), _standing(layers.positions, iso)
    shown = {*flows["id"], *positions["id"]}
    claims = _standing(layers.claims, iso)
    claims = claims[claims["deployment"].isin(shown)]
    named = {name for column in ("origin", "destination") for cell in claims[column] for name in cell.split("; ")}
    places = layers.places[layers.places["name"].isin(named)]
    return replace(layers, flows=flows, positions=positions, claims=claims, places=places)


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


def _standing(frame: GeoDataFrame, iso: str | None) -> GeoDataFrame:
    start, end = frame["start"], frame["end"]
    if iso is None:
        return frame[end.isna()]
    # ISO dates compare as text; no start has always stood, no end still does.
    return frame[(start.isna() | start.le(iso)) & (end.isna() | end.ge(iso))]
