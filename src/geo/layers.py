"""Deployments as GeoDataFrames to draw and to export; ``docs/layers.md`` documents every column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd
from shapely import simplify, unary_union
from shapely.geometry import LineString, MultiLineString, MultiPoint, Point

from geo import places as gazetteer
from geo.deployments import Reading, count_text, days_known, readings

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
    "destination", "relation", "event_date", "confidence", "articles", "undated", "outlets", "part_of",
    "counted", "located_by", "history", "conflicts", "summary",
)  # fmt: skip
FLOW_COLUMNS = (*SHARED_COLUMNS, "from_lat", "from_lon", "to_lat", "to_lon")
POSITION_COLUMNS = (*SHARED_COLUMNS, "lat", "lon", "radius_km")
CLAIM_COLUMNS = (
    "id", "deployment", "because", "article", "title", "outlet", "published", "published_from", "sentence",
    "sentence_start", "sentence_end", "said_by", "actor", "action", "direction", "status", "factual",
    "force", "count_min", "count_max", "count_of", "unit", "materiel", "origin", "destination", "relation",
    "event_date", "confidence", "start", "end",
)  # fmt: skip
PLACE_COLUMNS = (
    "name", "kind", "country", "geonames_id", "lat", "lon", "score", "mentions", "deployments",
)  # fmt: skip

_WHOLE = frozenset({
    "count_min", "count_max", "articles", "undated", "sentence_start", "sentence_end", "geonames_id",
    "mentions", "deployments",
})  # fmt: skip
_NUMBER = frozenset({
    "confidence", "score", "lat", "lon", "from_lat", "from_lon", "to_lat", "to_lon", "radius_km",
})  # fmt: skip
_TRUTH = frozenset({"factual", "counted"})

_AREAS = frozenset({"country", "region", "area", "sea"})
# For each thing counted, one of it and several.
_NOUNS = {
    "people": ("soldier", "troops"),
    "ships": ("ship", "ships"),
    "aircraft": ("aircraft", "aircraft"),
    "vehicles": ("vehicle", "vehicles"),
    "missiles": ("missile", "missiles"),
    "units": ("unit", "units"),
    None: ("soldier", "forces"),
}
# Degrees, about a kilometre: no report puts a force in an area more exactly, and files stay small.
_DETAIL = 0.01

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Layers:
    """What is drawn and exported, and the first and last day on which an article is dated."""

    flows: GeoDataFrame
    positions: GeoDataFrame
    claims: GeoDataFrame
    places: GeoDataFrame
    first: date | None
    last: date | None


def build_layers(deployments: Sequence[Deployment]) -> Layers:
    """Lay deployments out over time and space.

    Returns
    -------
    Layers in EPSG:4326, each row described in ``docs/layers.md``; rows are sorted by their ids and dates,
    so the same deployments in any order give the same layers.
    """
    flows: list[Row] = []
    positions: list[Row] = []
    for reading in readings(deployments):
        legs = _legs(reading.told)
        if legs:
            flows.append(_flow(reading, legs))
        elif position := _position(reading):
            positions.append(position)
    _simplify(positions)
    dated = sorted({c.article.published for d in deployments for c in d.claims if c.article.published})
    return Layers(
        flows=_frame(flows, FLOW_COLUMNS, key="reading"),
        positions=_frame(positions, POSITION_COLUMNS, key="reading"),
        claims=_frame(_claims(deployments), CLAIM_COLUMNS, key="id"),
        places=_frame(_places(deployments), PLACE_COLUMNS, key="name"),
        first=dated[0] if dated else None,
        last=dated[-1] if dated else None,
    )


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


def _flow(reading: Reading, legs: list[tuple[Place, Place]]) -> Row:
    lines = [LineString([(a.lon, a.lat), (b.lon, b.lat)]) for a, b in legs]
    start, end = legs[0]
    return {
        **_shared(reading, located_by="stated"),
        "from_lat": start.lat,
        "from_lon": start.lon,
        "to_lat": end.lat,
        "to_lon": end.lon,
        "geometry": lines[0] if len(lines) == 1 else MultiLineString(lines),
    }


def _position(reading: Reading) -> Row | None:
    """Where the force is or is headed; None where no claim names a place."""
    told = reading.told
    if told.relation is not None:
        spot: Any = told.relation
        shape = told.relation.geometry or Point(spot.lon, spot.lat)
        radius = told.relation.radius_km
        located_by = "stated"
    else:
        sites, located_by = _sites(told)
        if not sites:
            return None
        spot, shape, radius = sites[0], _shape(sites), None
    return {
        **_shared(reading, located_by=located_by),
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


def _shared(reading: Reading, *, located_by: str) -> Row:
    told = reading.told
    start = reading.start.isoformat() if reading.start else None
    articles = {c.article.id: c.article for c in told.claims}
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
        "origin": _names(told.origin),
        "destination": _names(told.destination),
        "relation": told.relation.text if told.relation else None,
        "event_date": told.event_date.iso if told.event_date else None,
        "confidence": round(told.confidence, 3),
        "articles": len(articles),
        "undated": sum(a.published is None for a in articles.values()),
        "outlets": "; ".join(sorted({a.outlet for a in articles.values() if a.outlet})),
        "part_of": told.part_of,
        "counted": reading.counted,
        "located_by": located_by,
        "history": _history(told),
        "conflicts": _conflicts(told),
        "summary": summary(told),
    }


# --- words for people -------------------------------------------------------------------------------------


def actor_name(actor: str | None) -> str:
    """Name an actor for people: "US" is "United States", "GB+US" "United Kingdom and United States"."""
    if actor is None:
        return "unknown"
    names = [gazetteer.country_name(code) or code for code in actor.split("+") if code]
    if actor.endswith("+"):
        names.append("others")
    return " and ".join(names)


def summary(told: Deployment) -> str:
    """Say a deployment in one line: "US: 2,000 troops, United States → Germany, Poland (under way)"."""
    force = " ".join(filter(None, (count_text(told.count_min, told.count_max), _noun(told))))
    unit = f" ({told.unit})" if told.unit else ""
    where = _where(told)
    status = str(told.status).replace("_", " ")
    joint = " " if where.startswith("→") else ", "
    return f"{told.actor or 'Unknown'}: {force}{unit}{joint + where if where else ''} ({status})"


def _noun(told: Deployment) -> str:
    if told.count_of is None and told.materiel:
        return told.materiel
    return _NOUNS[told.count_of][told.count_max != 1 or told.count_min not in {None, 1}]


def _where(told: Deployment) -> str:
    origin, destination = _names(told.origin, ", "), _names(told.destination, ", ")
    relation = told.relation.text if told.relation else ""
    match told.action.direction:
        case "alert":
            at_home = any(p.country == told.actor for p in told.destination)
            return f"on alert{(' in ' if at_home else ' for ') + destination if destination else ''}"
        case "exercise":
            return f"exercising {relation or 'in ' + destination}" if relation or destination else "exercising"
        case "away":
            left = relation or origin
            return " → ".join(filter(None, (f"withdrawal from {left}" if left else "withdrawal", destination)))
        case "toward":
            aim = relation or destination
            return f"{origin + ' ' if origin else ''}→ {aim}" if aim else f"from {origin}" if origin else ""
        case _:
            return relation or destination or origin


def _history(told: Deployment) -> str:
    dated = {c.id for c in told.claims if c.article.published}
    seen: dict[str, str] = {}
    for step in told.history:
        day = f"{step.date.day} {step.date:%b} {step.date.year}" if dated & set(step.claims) else "(undated)"
        seen.setdefault(str(step.status).replace("_", " "), day)
    return "; ".join(f"{status} {day}" for status, day in seen.items())


def _conflicts(told: Deployment) -> str:
    voices = {c.id: c.article.outlet or c.article.source for c in told.claims}
    return "; ".join(
        f"{conflict.slot}: "
        + " / ".join(
            f"{value} ({', '.join(sorted({voices[i] for i in ids}))})"
            for value, ids in conflict.values  # noqa: PD011
        )
        for conflict in told.conflicts
    )


def _names(places: Iterable[Place], glue: str = "; ") -> str:
    return glue.join(p.name for p in places)


# --- claims and places ------------------------------------------------------------------------------------


def _claims(deployments: Sequence[Deployment]) -> Iterable[Row]:
    known = days_known(deployments)
    for deployment in deployments:
        reasons = ("first claim", *deployment.because)
        for claim, because in zip(deployment.claims, reasons, strict=True):
            article, day = claim.article, known(claim)
            yield {
                "id": claim.id,
                "deployment": deployment.id,
                "because": because,
                "article": article.source,
                "title": article.title,
                "outlet": article.outlet,
                "published": article.published.isoformat() if article.published else None,
                "published_from": article.published_from,
                "sentence": claim.sentence,
                "sentence_start": claim.start,
                "sentence_end": claim.end,
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
                "origin": _names(claim.origin),
                "destination": _names(claim.destination),
                "relation": claim.relation.text if claim.relation else None,
                "event_date": claim.event_date.iso if claim.event_date else None,
                "confidence": round(claim.confidence, 3),
                "start": day.isoformat() if day else None,
                "end": None,
                "geometry": _spot(claim),
            }


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
        "geonames_id": place.geonames_id,
        "lat": place.lat,
        "lon": place.lon,
        "score": place.score,
        "mentions": 0,
        "within": set(),
        "deployments": 0,
        "geometry": Point(place.lon, place.lat),
    }
