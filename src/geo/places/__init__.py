"""Places: names in text to coordinates, offline.

`find` reads a running text; `resolve` takes spans that are known to be toponyms; `explain` tells why; `relate`
gives "near the border", "off the coast" and the like a geometry; `lies_apart` tells an exclave; `add` takes a user's
own places; `country`, `country_name` and `capital` answer for ISO codes; `as_record` and `in_words` give places and
explanations as they are printed.
"""

from __future__ import annotations

from .explaining import Candidate, Explanation, explain
from .finding import capital, country, country_name, find, resolve
from .own import PlacesError, add
from .relations import lies_apart, relate
from .telling import as_record, in_words

__all__ = [
    "Candidate",
    "Explanation",
    "PlacesError",
    "add",
    "as_record",
    "capital",
    "country",
    "country_name",
    "explain",
    "find",
    "in_words",
    "lies_apart",
    "relate",
    "resolve",
]
