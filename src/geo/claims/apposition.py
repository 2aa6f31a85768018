"""Places that only say where another lies: "Šiauliai base, Lithuania", "Hmeimim in Latakia"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.model import Place

_APPOSITION = re.compile(
    r"(?:,?\s+(?:air\s+|naval\s+)?(?:base|airport|airfield|camp|port|province|district|region|area|city|town))?"
    r"(?:,\s+(?:in\s+)?|\s+in\s+|\s+)(?:the\s+)?(?:(?:far\s+)?(?:north|south|east|west|cent)[a-z-]*\s+(?:of\s+)?)?(?:the\s+)?"
)
"""What stands between a place and the one that says where it lies."""


_SHORE = re.compile(r",?\s+on\s+(?:the\s+)?(?:(?:north|south|east|west)[a-z-]*\s+(?:coast|shore)\s+of\s+)?(?:the\s+)?")
"""What stands between a place and the sea that it lies on."""


def explains(text: str, place: Place, other: Place) -> bool:
    """Whether the place only says where the one before it lies ("Šiauliai base, Lithuania", "Hmeimim in Latakia")."""
    between = text[other.end : place.start] if other.end <= place.start else ""
    if place.kind == "sea" and _SHORE.fullmatch(between):
        return True  # "set out from Hodeidah on the Red Sea coast"
    if not _APPOSITION.fullmatch(between) or place.country != other.country or other.kind == "country":
        return False
    return place.kind in ("country", "region", "area") or re.search(r"\bin\b", between) is not None
