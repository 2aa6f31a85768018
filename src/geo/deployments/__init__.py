"""Claims to deployments: same happening, totals, conflicts, history, and both clocks."""

from geo.deployments.clocks import Clock, Reading, as_of, on, readings
from geo.deployments.counts import count_text
from geo.deployments.ledger import Ledger, merge_claims
from geo.deployments.strength import Strength, strength, strength_over_time
from geo.deployments.sums import Sum, UnknownPlaceError, total_moving
from geo.deployments.telling import days_known, days_spoken

__all__ = [
    "Clock",
    "Ledger",
    "Reading",
    "Strength",
    "Sum",
    "UnknownPlaceError",
    "as_of",
    "count_text",
    "days_known",
    "days_spoken",
    "merge_claims",
    "on",
    "readings",
    "strength",
    "strength_over_time",
    "total_moving",
]
