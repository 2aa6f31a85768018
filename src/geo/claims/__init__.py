"""Article → claims: where the frames of the language room meet the places of the gazetteer."""

from geo.claims.explaining import explain
from geo.claims.reading import claims_in, claims_in_each, find_claims
from geo.claims.record import as_json

__all__ = ["as_json", "claims_in", "claims_in_each", "explain", "find_claims"]
