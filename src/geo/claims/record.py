"""A claim as one line of JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo import places

if TYPE_CHECKING:
    from geo.model import Claim

_SHORT = {"African Union": "AU"}
"""Usual short names that are a country's code too; everywhere else the full name keeps the two apart."""


def as_json(claim: Claim) -> dict[str, Any]:
    """Give the claim in the form of one line of ``deploymap claims``.

    ``actor`` is the usual short code, and so "AU" may be Australia or the African Union; ``actor_name``
    says which.
    """
    return {
        "article": claim.article.source,
        "sentence": claim.sentence,
        "start": claim.start,
        "end": claim.end,
        "actor": claim.actor and "+".join(_SHORT.get(code, code) for code in claim.actor.split("+")),
        "actor_name": claim.actor and (places.country_name(claim.actor) or claim.actor),
        "force": claim.force,
        "count_min": claim.count_min,
        "count_max": claim.count_max,
        "count_of": claim.count_of,
        "unit": claim.unit,
        "materiel": claim.materiel,
        "action": claim.action.value,
        "origin": [places.as_record(p) for p in claim.origin],
        "destination": [places.as_record(p) for p in claim.destination],
        "relation": claim.relation.kind.value if claim.relation else None,
        "status": claim.status.value,
        "event_date": claim.event_date.iso if claim.event_date else None,
        "date_precision": claim.event_date.precision if claim.event_date else None,
        "said_by": claim.said_by,
        "confidence": claim.confidence,
    }
