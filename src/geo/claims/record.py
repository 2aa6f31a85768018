"""A claim as one line of JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo.model import Claim, Place


def as_json(claim: Claim) -> dict[str, Any]:
    """Give the claim in the form of one line of ``deploymap claims``."""
    return {
        "article": claim.article.source,
        "sentence": claim.sentence,
        "start": claim.start,
        "end": claim.end,
        "actor": claim.actor,
        "force": claim.force,
        "count_min": claim.count_min,
        "count_max": claim.count_max,
        "count_of": claim.count_of,
        "unit": claim.unit,
        "materiel": claim.materiel,
        "action": claim.action.value,
        "origin": [_place_json(p) for p in claim.origin],
        "destination": [_place_json(p) for p in claim.destination],
        "relation": claim.relation.kind.value if claim.relation else None,
        "status": claim.status.value,
        "event_date": claim.event_date.iso if claim.event_date else None,
        "date_precision": claim.event_date.precision if claim.event_date else None,
        "said_by": claim.said_by,
        "confidence": claim.confidence,
    }


def _place_json(place: Place) -> dict[str, Any]:
    return {
        "name": place.name,
        "surface": place.surface,
        "kind": place.kind,
        "country": place.country,
        "geonames_id": place.geonames_id,
        "lat": place.lat,
        "lon": place.lon,
        "start": place.start,
        "end": place.end,
    }
