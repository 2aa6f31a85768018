"""Places and explanations as they are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo.model import Place

    from .explaining import Candidate, Explanation, Reasons

_FIELDS = (
    "name", "surface", "start", "end", "kind", "country", "geonames_id", "lat", "lon", "radius_km", "score",
    "adjectival", "disputed",
)  # fmt: skip
_CANDIDATES = 5


def as_record(place: Place) -> dict[str, Any]:
    """Return a place as values that JSON holds, without its outline."""
    return {field: getattr(place, field) for field in _FIELDS}


def in_words(told: Explanation) -> list[str]:
    """Return lines that tell what a name was taken for and why; the likeliest candidates only."""
    head = f"{told.start}-{told.end} {' '.join(told.surface.split())}"
    why = f"  a place? {told.score:+.2f}: {_because(told.reasons)}"
    head += ": not a place" if not told.places else f": {'; '.join(map(_summary, told.places))}"
    lines = [head, why]
    if told.places and told.score <= 0:
        lines.append("  kept: the same name is plainly a place elsewhere in the text")
    if not told.places and told.candidates:
        lines.append("  if it were one:")
    lines += [f"  {candidate.share:5.1%} {_told(candidate)}" for candidate in told.candidates[:_CANDIDATES]]
    more = len(told.candidates) - _CANDIDATES
    return [*lines, f"  and {more} more"] if more > 0 else lines


def _summary(place: Place) -> str:
    marks = [f"{place.lat:.4f} {place.lon:.4f}"]
    if place.radius_km is not None:
        marks.append(f"reaches {place.radius_km:g} km")
    if place.adjectival:
        marks.append("adjective or demonym")
    if place.disputed:
        marks.append(f"also claimed by {', '.join(place.disputed)}")
    return f"{place.name} ({', '.join(filter(None, (place.kind, place.country, *marks)))})"


def _told(candidate: Candidate) -> str:
    which = ", ".join(filter(None, (candidate.kind, candidate.country)))
    return f"{candidate.name} ({which}, {candidate.lat:.2f} {candidate.lon:.2f}): {_because(candidate.reasons)}"


def _because(reasons: Reasons) -> str:
    return ", ".join(f"{reason} {value:+.2f}" for reason, value in reasons) or "nothing either way"
