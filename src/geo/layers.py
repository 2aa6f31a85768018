"""Deployments as GeoDataFrames to draw and to export; ``docs/layers.md`` documents every column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd
from shapely import simplify, unary_union
from shapely.geometry import LineString, MultiLineString, MultiPoint, Point

from geo import places as gazetteer
from geo.captions import actor_name, disagreement, disputes, history, names, summary
from geo.deployments import Clock, Reading, count_text, days_known, days_spoken, readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

    from geo.model import Claim, Deployment, Place

CRS = "EPSG:4326"

SHARED_COLUMNS = (
    "id", "reading", "start", "end", "actor", "actor_name", "action", "direction", "status", "factual",
    "count_min", "count_max", "count_of", "count_text", "unit", "materiel", "force", "origin",
    "destination", "relation", "disputed", "event_date", "happened_start", "happened_end", "confidence",
    "articles", "undated", "outlets", "voices", "contradicted", "part_of", "rival_of", "withdrawn_by", "counted",
    "located_by", "history", "conflicts", "summary",
)  # fmt: skip
FLOW_COLUMNS = (*SHARED_COLUMNS, "from_lat", "from_lon", "to_lat", "to_lon")
POSITION_COLUMNS = (*SHARED_COLUMNS, "lat", "lon", "radius_km")
CLAIM_COLUMNS = (
    "id", "deployment", "because", "article", "article_id", "title", "outlet", "published", "published_from",
    "sentence", "sentence_start", "sentence_end", "marks", "said_by", "actor", "action", "direction", "status",
    "factual", "force", "count_min", "count_max", "count_of", "unit", "materiel", "origin", "destination",
    "relation", "event_date", "confidence", "start", "end",
)  # fmt: skip
PLACE_COLUMNS = (
    "name", "kind", "country", "disputed", "geonames_id", "lat", "lon", "radius_km", "score", "mentions",
    "deployments",
)  # fmt: skip

_WHOLE = frozenset({
    "count_min", "count_max", "articles", "undated", "voices", "sentence_start", "sentence_end", "geonames_id",
    "mentions", "deployments",
})  # fmt: skip
_NUMBER = frozenset({
    "confidence", "score", "lat", "lon", "from_lat", "from_lon", "to_lat", "to_lon", "radius_km",
})  # fmt: skip
_TRUTH = frozenset({"factual", "contradicted", "counted"})

_AREAS = frozenset({"country", "region", "area", "sea"})
# Degrees, about a kilometre: no report puts a force in an area more exactly, and files stay small.
_DETAIL = 0.01

Row = dict[str, Any]
Spoken = Callable[["Claim"], "tuple[date, date] | None"]


@dataclass(frozen=True, slots=True)
class Layers:
    """What is drawn and exported, the first and last day of it, and the readings that its rows show.

    The days are those on which an article is dated, or, by the clock "on", those that any claim speaks of.
    """

    flows: GeoDataFrame
    positions: GeoDataFrame
    claims: GeoDataFrame
    places: GeoDataFrame
    first: date | None
    last: date | None
    readings: tuple[Reading, ...] = ()


def build_layers(deployments: Sequence[Deployment], *, clock: Clock = "as of") -> Layers:
    """Lay deployments out over time and space.

    Parameters
    ----------
    clock
        Whether ``start`` and ``end`` of the rows are days of publication ("as of": what was known by then)
        or of what happened ("on": what stood then, with all that is known now).

    Returns
    -------
    Layers in EPSG:4326, each row described in ``docs/layers.md``; rows are sorted by their ids and dates,
    so the same deployments in any order give the same layers.
    """
    spoken = days_spoken(deployments)
    told = readings(deployments, clock=clock)
    flows: list[Row] = []
    positions: list[Row] = []
    for reading in told:
        legs = _legs(reading.told)
        if legs:
            flows.append(_flow(reading, legs, spoken))
        elif position := _position(reading, spoken):
            positions.append(position)
    _simplify(positions)
    claims = list(_claims(deployments, clock))
    first, last = _days(deployments) if clock == "as of" else _span(told)
    return Layers(
        flows=_frame(flows, FLOW_COLUMNS, key="reading"),
        positions=_frame(positions, POSITION_COLUMNS, key="reading"),
        claims=_frame(claims, CLAIM_COLUMNS, key="id"),
        places=_frame(_places(deployments), PLACE_COLUMNS, key="name"),
        first=first,
        last=last,
        readings=tuple(told),
    )


def _days(deployments: Sequence[Deployment]) -> tuple[date | None, date | None]:
    dated = [c.article.published for d in deployments for c in d.claims if c.article.published]
    return min(dated, default=None), max(dated, default=None)


def _span(told: Sequence[Reading]) -> tuple[date | None, date | None]:
    return min((r.start for r in told if r.start), default=None), max((r.end for r in told if r.end), default=None)


def _frame(rows: Iterable[Row], columns: tuple[str, ...], *, key: str) -> GeoDataFrame:
    ordered = sorted(rows, key=lambda row: (row[key], row.get("kind", ""), row.get("lat") or 0.0))
    frame = pd.DataFrame({name: _column(name, [row[name] for row in ordered]) for name in columns})
    return gpd.GeoDataFrame(frame, geometry=[row["geometry"] for row in ordered], crs=CRS)


def _column(name: str, values: list[Any]) -> pd.Series[Any]:
    if name in _WHOLE:
        return pd.Series(values, dtype="Int64")
    if name in _NUMBER:
        return pd.Series(values, dtype="float64")
    return pd.Series(values, dtype="bool" if name in _TRUTH else "object")


# --- readings ---------------------------------------------------------------------------------------------


def _legs(told: Deployment) -> list[tuple[Place, Place]]:
    """Every way from an origin to a destination, save from a place to itself."""
    return [
        (start, end)
        for start in told.origin
        for end in told.destination
        if (start.lat, start.lon) != (end.lat, end.lon)
    ]


def _flow(reading: Reading, legs: list[tuple[Place, Place]], spoken: Spoken) -> Row:
    lines = [LineString([(a.lon, a.lat), (b.lon, b.lat)]) for a, b in legs]
    start, end = legs[0]
    return {
        **_shared(reading, spoken, located_by="stated"),
        "from_lat": start.lat,
        "from_lon": start.lon,
        "to_lat": end.lat,
        "to_lon": end.lon,
        "geometry": lines[0] if len(lines) == 1 else MultiLineString(lines),
    }


def _position(reading: Reading, spoken: Spoken) -> Row | None:
    """Where the force is or is headed; None where no claim names a place."""
    told = reading.told
    if told.relation is not None:
        spot: Any = told.relation
        shape = told.relation.geometry or Point(spot.lon, spot.lat)
        radius: float | None = told.relation.radius_km
        located_by = "stated"
    else:
        sites, located_by = _sites(told)
        if not sites:
            return None
        spot, shape = sites[0], _shape(sites)
        radius = spot.radius_km if len(sites) == 1 else None
    return {
        **_shared(reading, spoken, located_by=located_by),
        "lat": spot.lat,
        "lon": spot.lon,
        "radius_km": radius,
        "geometry": shape,
    }


def _simplify(rows: Sequence[Row]) -> None:
    """Thin out the areas of rows, each area once however many readings share it."""
    shapes = {id(row["geometry"]): row["geometry"] for row in rows}
    thinned = dict(zip(shapes, simplify(list(shapes.values()), _DETAIL), strict=True))
    for row in rows:
        row["geometry"] = thinned[id(row["geometry"])]


def _sites(told: Deployment) -> tuple[tuple[Place, ...], str]:
    """Return the places a force stands in, leaves or is headed to, and how they are known."""
    away = told.action.direction == "away"
    sites = (told.origin or told.destination) if away else (told.destination or told.origin)
    if told.action.direction != "alert":
        return sites, "stated"
    # An alerted force has not moved: a destination abroad says where it may go, not where it is.
    at_home = told.origin or tuple(p for p in told.destination if p.country == told.actor)
    if at_home:
        return at_home, "stated"
    home = gazetteer.country(told.actor) if told.actor else None
    return ((home,), "actor's home") if home else (sites, "stated")


def _shape(sites: Sequence[Place]) -> BaseGeometry:
    areas = [p.geometry for p in sites if p.kind in _AREAS and p.geometry is not None]
    if len(areas) == len(sites):
        return areas[0] if len(areas) == 1 else unary_union(areas)
    # A mixture of areas and points would be a GeometryCollection, which few tools draw.
    points = [Point(p.lon, p.lat) for p in sites]
    return points[0] if len(points) == 1 else MultiPoint(points)


def _shared(reading: Reading, spoken: Spoken, *, located_by: str) -> Row:
    told = reading.told
    start = reading.start.isoformat() if reading.start else None
    articles = {(c.article.id, c.article.source): c.article for c in told.claims}
    days = [day for c in told.claims for day in spoken(c) or ()]
    return {
        "id": told.id,
        "reading": f"{told.id}@{start or ''}",
        "start": start,
        "end": reading.end.isoformat() if reading.end else None,
        "actor": told.actor,
        "actor_name": actor_name(told.actor),
        "action": str(told.action),
        "direction": told.action.direction,
        "status": str(told.status),
        "factual": told.factual,
        "count_min": told.count_min,
        "count_max": told.count_max,
        "count_of": told.count_of,
        "count_text": count_text(told.count_min, told.count_max),
        "unit": told.unit,
        "materiel": told.materiel,
        "force": told.force,
        "origin": names(told.origin),
        "destination": names(told.destination),
        "relation": told.relation.text if told.relation else None,
        "disputed": disputes((*told.origin, *told.destination)),
        "event_date": told.event_date.iso if told.event_date else None,
        "happened_start": min(days).isoformat() if days else None,
        "happened_end": max(days).isoformat() if days else None,
        "confidence": round(told.confidence, 3),
        "articles": len(articles),
        "undated": sum(a.published is None for a in articles.values()),
        "outlets": "; ".join(sorted({a.outlet for a in articles.values() if a.outlet})),
        "voices": len(set(told.voices)),
        "contradicted": told.contradicted,
        "part_of": told.part_of,
        "rival_of": told.rival_of,
        "withdrawn_by": told.withdrawn_by,
        "counted": reading.counted,
        "located_by": located_by,
        "history": history(told),
        "conflicts": disagreement(told),
        "summary": summary(told),
    }


# --- claims and places ------------------------------------------------------------------------------------


def _claims(deployments: Sequence[Deployment], clock: Clock) -> Iterable[Row]:
    known, spoken = days_known(deployments), days_spoken(deployments)
    for deployment in deployments:
        reasons = ("first claim", *deployment.because)
        for claim, because in zip(deployment.claims, reasons, strict=True):
            article = claim.article
            start, end = (known(claim), None) if clock == "as of" else spoken(claim) or (None, None)
            yield {
                "id": claim.id,
                "deployment": deployment.id,
                "because": because,
                "article": article.source,
                "article_id": article.id,
                "title": article.title,
                "outlet": article.outlet,
                "published": article.published.isoformat() if article.published else None,
                "published_from": article.published_from,
                "sentence": claim.sentence,
                "sentence_start": claim.start,
                "sentence_end": claim.end,
                "marks": "; ".join(_marks(claim)),
                "said_by": claim.said_by,
                "actor": claim.actor,
                "action": str(claim.action),
                "direction": claim.action.direction,
                "status": str(claim.status),
                "factual": claim.status.factual,
                "force": claim.force,
                "count_min": claim.count_min,
                "count_max": claim.count_max,
                "count_of": claim.count_of,
                "unit": claim.unit,
                "materiel": claim.materiel,
                "origin": names(claim.origin),
                "destination": names(claim.destination),
                "relation": claim.relation.text if claim.relation else None,
                "event_date": claim.event_date.iso if claim.event_date else None,
                "confidence": round(claim.confidence, 3),
                "start": start.isoformat() if start else None,
                "end": end.isoformat() if end else None,
                "geometry": _spot(claim),
            }


def _marks(claim: Claim) -> Iterable[str]:
    """What the sentence's words were read as: "count 4 9", in offsets of the sentence."""
    for slot, span in claim.evidence:
        if claim.start <= span.start < span.end <= claim.end:
            yield f"{slot} {span.start - claim.start} {span.end - claim.start}"


def _spot(claim: Claim) -> Point | None:
    if claim.relation is not None:
        return Point(claim.relation.lon, claim.relation.lat)
    for place in (*claim.destination, *claim.origin):
        return Point(place.lon, place.lat)
    return None


def _places(deployments: Sequence[Deployment]) -> Iterable[Row]:
    named: dict[tuple[Any, ...], Row] = {}
    for deployment in deployments:
        for claim in deployment.claims:
            for key, place in {_place_key(p): p for p in (*claim.origin, *claim.destination)}.items():
                row = named.setdefault(key, _place_row(place))
                row["score"] = max(row["score"], place.score)
                row["mentions"] += 1
                row["within"].add(deployment.id)
                row["deployments"] = len(row["within"])
    return named.values()


def _place_key(place: Place) -> tuple[Any, ...]:
    return place.name, place.kind, place.country, place.geonames_id


def _place_row(place: Place) -> Row:
    return {
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "disputed": "; ".join(place.disputed),
        "geonames_id": place.geonames_id,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "score": place.score,
        "mentions": 0,
        "within": set(),
        "deployments": 0,
        "geometry": Point(place.lon, place.lat),
    }
