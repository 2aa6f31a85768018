"""Whether two places are one, one holds the other, or they only overlap: told by borders, not by names."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any

import shapely
from shapely import STRtree
from shapely.geometry import Point

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from shapely.geometry.base import BaseGeometry

    from geo.model import Claim, Deployment, Place, Relation

# Degrees. Coarse shapes answer "does Eastern Europe hold Poland" as well as fine ones, far faster.
_COARSE = 0.05
# Places named for the same spot (a town and its airfield), and harbours that lie just off a coarse coast.
_NEARBY = 0.15
# Shares of area. Borders of one region drawn by two sources differ by less than a fifth; neighbours
# overlap by slivers only.
_WITHIN, _OVERLAPS = 0.8, 0.1
_KM_PER_DEGREE = 111.2


class Standing(Enum):
    """How one site stands to another."""

    SAME = "the same place"
    WITHIN = "within"
    AROUND = "around"
    OVERLAPS = "overlapping"
    APART = "apart"


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """Where a claim puts a force: a place, or the area that a relation to a place describes."""

    key: Hashable
    name: str
    kind: str
    country: str | None
    lat: float
    lon: float
    anchors: frozenset[str] | None = None
    shape: BaseGeometry | None = None


def place_key(place: Place) -> Hashable:
    """Return what two mentions of one place share."""
    return place.name, place.country, place.geonames_id, place.kind == "country"


@dataclass(slots=True)
class Atlas:
    """The sites that a set of claims names, and how they stand to one another.

    Comparisons are made when asked for, and once a pair: many claims name few places.
    """

    sites: dict[Hashable, Site] = field(default_factory=dict)
    _standings: dict[tuple[Hashable, Hashable], Standing] = field(default_factory=dict)
    _neighbours: dict[Hashable, tuple[Hashable, ...]] = field(default_factory=dict)

    def place(self, place: Place) -> Hashable:
        """Enter a place; returns its key."""
        key = place_key(place)
        if key not in self.sites:
            shape = None if place.kind in {"city", "base"} else _coarse(place.geometry)
            self.sites[key] = Site(key, place.name, place.kind, place.country, place.lat, place.lon, shape=shape)
        return key

    def relation(self, relation: Relation, anchors: tuple[Place, ...]) -> Hashable:
        """Enter the area that a relation describes; returns its key."""
        spot = (round(relation.lat, 1), round(relation.lon, 1))
        key = (str(relation.kind), tuple(sorted(p.name for p in anchors)), spot)
        if key not in self.sites:
            shape = _coarse(relation.geometry)
            if shape is None:
                reach = max(relation.radius_km / _KM_PER_DEGREE, _NEARBY)
                shape = Point(relation.lon, relation.lat).buffer(reach)
            self.sites[key] = Site(
                key=key,
                name=relation.text,
                kind="area",
                country=None,
                lat=relation.lat,
                lon=relation.lon,
                anchors=frozenset(p.name for p in anchors),
                shape=shape,
            )
        return key

    def standing(self, one: Hashable, other: Hashable) -> Standing:
        """Tell how site ``one`` stands to site ``other``."""
        if one == other:
            return Standing.SAME
        known = self._standings.get((one, other))
        if known is None:
            known = _compare(self.sites[one], self.sites[other])
            self._standings[one, other] = known
            self._standings[other, one] = _REVERSED.get(known, known)
        return known

    def meet(self, one: Hashable, other: Hashable) -> bool:
        """Tell whether two sites may be the same spot told with more or less detail."""
        return self.standing(one, other) is not Standing.APART

    def holds(self, one: Hashable, other: Hashable) -> bool:
        """Tell whether a site is another, or holds it."""
        return self.standing(one, other) in {Standing.SAME, Standing.AROUND}

    def share(self, one: Hashable, other: Hashable) -> float:
        """Return the share of one site's area that lies in the other, 0 where either has no area."""
        ours, theirs = self.sites[one].shape, self.sites[other].shape
        if ours is None or theirs is None:
            return 0.0
        return float(ours.intersection(theirs).area / (ours.area or 1.0))

    def specific(self, keys: Iterable[Hashable]) -> frozenset[Hashable]:
        """Leave out every site that holds another of them: of Europe and Poland, keep Poland."""
        kept = frozenset(keys)
        return frozenset(k for k in kept if not any(self.standing(k, o) is Standing.AROUND for o in kept))

    def neighbours(self, key: Hashable) -> tuple[Hashable, ...]:
        """Return every site entered so far that could be related to this one, itself included."""
        if len(self._neighbours) != len(self.sites):
            self._neighbours = _boxes_that_meet(self.sites)
        return self._neighbours[key]


_REVERSED = {Standing.WITHIN: Standing.AROUND, Standing.AROUND: Standing.WITHIN}


def _coarse(shape: BaseGeometry | None) -> BaseGeometry | None:
    if shape is None or shape.is_empty:
        return None
    coarse = shapely.simplify(shape, _COARSE)
    if not coarse.is_valid:
        coarse = shapely.make_valid(coarse)
    return coarse if coarse.area else shape


def _compare(one: Site, other: Site) -> Standing:
    named = _compare_names(one, other)
    if named is not None:
        return named
    if one.shape is not None and other.shape is not None:
        found = _compare_areas(one.shape, other.shape)
        # Two borders are two places, though what is near the one may be near the other too.
        apart = one.anchors and other.anchors and not one.anchors & other.anchors
        # A strip along a border that a region merely clips is not a way to name that region.
        clipped = bool(one.anchors) != bool(other.anchors) and found is Standing.OVERLAPS
        return Standing.APART if clipped or (apart and found is not Standing.SAME) else found
    if other.shape is not None:
        return _in_area(one, other.shape, Standing.WITHIN)
    if one.shape is not None:
        return _in_area(other, one.shape, Standing.AROUND)
    near = abs(one.lat - other.lat) < _NEARBY and abs(one.lon - other.lon) < _NEARBY
    return Standing.OVERLAPS if near else Standing.APART


def _compare_names(one: Site, other: Site) -> Standing | None:
    """Compare by name and country code, where these settle it."""
    if (one.name, one.country, one.anchors) == (other.name, other.country, other.anchors):
        close = abs(one.lat - other.lat) < 1 and abs(one.lon - other.lon) < 1
        if close or one.kind == other.kind == "country":
            return Standing.SAME
    if one.country and one.country == other.country:
        if other.kind == "country" and one.kind != "country":
            return Standing.WITHIN
        if one.kind == "country" and other.kind != "country":
            return Standing.AROUND
    return None


def _in_area(site: Site, area: BaseGeometry, found: Standing) -> Standing:
    return found if area.distance(Point(site.lon, site.lat)) < _NEARBY else Standing.APART


def _compare_areas(one: BaseGeometry, other: BaseGeometry) -> Standing:
    if not shapely.box(*one.bounds).intersects(shapely.box(*other.bounds)):
        return Standing.APART
    shared = one.intersection(other).area
    of_one, of_other = shared / (one.area or 1.0), shared / (other.area or 1.0)
    if of_one >= _WITHIN and of_other >= _WITHIN:
        return Standing.SAME
    if of_one >= _WITHIN:
        return Standing.WITHIN
    if of_other >= _WITHIN:
        return Standing.AROUND
    return Standing.OVERLAPS if max(of_one, of_other) >= _OVERLAPS else Standing.APART


def _boxes_that_meet(sites: Mapping[Hashable, Site]) -> dict[Hashable, tuple[Hashable, ...]]:
    keys = list(sites)
    boxes = [shapely.box(*_bounds(site)) for site in sites.values()]
    ones, others = STRtree(boxes).query(boxes, predicate="intersects")
    found: dict[Hashable, dict[Hashable, None]] = {key: {} for key in keys}
    for one, other in zip(ones.tolist(), others.tolist(), strict=True):
        found[keys[one]][keys[other]] = None
    # A country holds its places whether or not its own area is known.
    by_country: dict[str, list[Hashable]] = {}
    for key, site in sites.items():
        if site.country:
            by_country.setdefault(site.country, []).append(key)
    for key, site in sites.items():
        if site.kind == "country" and site.country and site.shape is None:
            for other_key in by_country[site.country]:
                found[key][other_key] = found[other_key][key] = None
    return {key: tuple(others) for key, others in found.items()}


def _bounds(site: Site) -> tuple[float, float, float, float]:
    west, south, east, north = site.shape.bounds if site.shape is not None else (site.lon, site.lat, site.lon, site.lat)
    return west - _NEARBY, south - _NEARBY, east + _NEARBY, north + _NEARBY


def sites_of(claim: Claim | Deployment, atlas: Atlas, *, plain: bool = False) -> tuple[Any, Any]:
    """Enter a claim's places into an atlas.

    Returns
    -------
    Keys of the sites that it comes from, and of the sites that it goes to or is at. With ``plain``, as if
    the claim had no relation to its places.
    """
    origin = frozenset(atlas.place(p) for p in claim.origin)
    destination = frozenset(atlas.place(p) for p in claim.destination)
    if claim.relation is None or plain:
        return origin, destination
    anchors = claim.origin if claim.action.direction == "away" else claim.destination
    site = frozenset({atlas.relation(claim.relation, anchors)})
    return (site, destination) if claim.action.direction == "away" else (origin, site)
