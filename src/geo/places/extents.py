"""How far a place reaches and who else claims it."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

import shapely

from .gazetteer import NONE, gazetteer
from .shapes import outline, reach
from .vocabulary import read_table, several

if TYPE_CHECKING:
    from .gazetteer import Sense

# A town is drawn as a disc that holds its people at the usual density of built-up land; Demographia World Urban
# Areas gives some 3,000 to 4,000 a square km for the world's cities.
_PEOPLE_PER_KM2 = 3000.0
_SMALLEST_TOWN_KM = 1.0
_BASE_KM = 5.0  # an airfield with its surroundings; training grounds are larger and deserve an outline


def radius_km(sense: Sense) -> float | None:
    """Return how far from its point a place reaches, in km; None where that is not known.

    For rivers, ranges and islands what features.csv says; with an outline, the distance to its furthest vertex.
    A town is a disc holding its people at 3,000 a square kilometre, at least 1 km; a base or airfield 5 km.
    """
    if sense.reach_km is not None:
        return sense.reach_km
    if sense.shape:
        return _outline_radius(sense.shape, sense.lat, sense.lon)
    if sense.kind == "city":
        return round(max(_SMALLEST_TOWN_KM, math.sqrt(sense.population / _PEOPLE_PER_KM2 / math.pi)), 1)
    return _BASE_KM if sense.kind in {"base", "airport"} else None


@cache
def _outline_radius(members: str, lat: float, lon: float) -> float | None:
    shape = outline(members)
    return None if shape is None else round(reach(shape, lat, lon), 1)


def claimants(sense: Sense) -> tuple[str, ...]:
    """Return who claims a place besides the country it is given: ISO codes, or names of those without one."""
    known = _disputed()
    found = None
    if sense.row < 0:
        found = known.get(sense.name)
    if found is None and sense.geonames_id is not None:
        found = known.get(str(sense.geonames_id))
    if found is None and sense.country is not None:
        if sense.admin1 != NONE:
            found = known.get(gazetteer().codes[sense.admin1])
        elif sense.kind == "base":
            found = known.get(_division(sense.country, sense.lat, sense.lon))
        if found is None:
            found = known.get(sense.country)
    return tuple(c for c in found if c != sense.country) if found else ()


@cache
def _disputed() -> dict[str, tuple[str, ...]]:
    """The parties to each dispute of disputed.csv, by code or name of the area."""
    return {row["area"]: (*several(row["country"]), *several(row["claimed_by"])) for row in read_table("disputed.csv")}


@cache
def _division(country: str, lat: float, lon: float) -> str:
    """The disputed first-order division of a country that a point lies in; empty where it lies in none."""
    for code in _disputed():
        shape = outline(code) if code.startswith(f"{country}.") else None
        if shape is not None and shapely.contains_xy(shape, lon, lat):
            return code
    return ""
