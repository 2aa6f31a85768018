"""Claims to deployments: same happening, totals, conflicts, history, and both clocks."""

from geo.deployments.clocks import Reading, as_of, on, readings
from geo.deployments.counts import count_text
from geo.deployments.merging import merge_claims
from geo.deployments.sums import Moving, UnknownPlaceError, total_moving
from geo.deployments.telling import days_known

__all__ = [
    "Moving",
    "Reading",
    "UnknownPlaceError",
    "as_of",
    "count_text",
    "days_known",
    "merge_claims",
    "on",
    "readings",
    "total_moving",
]
