"""Places: names in text to coordinates, offline.

`find` reads a running text; `resolve` takes spans that are known to be toponyms; `relate` gives "near the
border", "off the coast" and the like a geometry; `country` and `country_name` answer for ISO codes.
"""

from __future__ import annotations

from .finding import country, country_name, find, resolve
from .relations import relate

__all__ = ["country", "country_name", "find", "relate", "resolve"]
