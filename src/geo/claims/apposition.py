"""Places that only say where another lies: "Šiauliai base, Lithuania", "Mali's Kidal region"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Place

_PART = r"(?:far\s+)?(?:north|south|east|west|cent|upper|lower|neighbou?r|nearby|occupied)[a-z-]*"
_KINDS = r"(?:city|town|port|village|province|region|district|state|governorate|county|island|peninsula|territory)"
_WAY = (
    r"(?:(?:about|some|just|only|around|roughly|a\s+few)\s+)*(?:[\d,.]+[\s-]?)?(?:km|kms|kilomet(?:er|re)s?|(?:nautical\s+)?miles?)"
    r"(?:\s*\([^)]{1,30}\))?"
)
_APPOSITION = re.compile(
    r"(?:,?\s+(?:(?:air|naval|military|army|railway|train)\s+)?(?:base|airport|airfield|airstrip|camp|port|harbou?r"
    r"|station|barracks|village|province|district|region|governorate|county|area|city|town))?"
    r"(?:,\s+(?:across\s+the\s+[a-z]+\s+)?(?:in\s+)?|\s+in\s+|\s+)"
    rf"(?:the\s+)?(?:{_PART}\s+(?:of\s+)?)?(?:the\s+)?(?:{_KINDS}\s+of\s+)?(?:the\s+)?"
)
"""What stands between a place and the one that says where it lies."""
_BESIDE = re.compile(
    r"(?:\s+(?:base|airport|airfield|camp|village|district|area|town))?(?:,?\s+|\s+[\[(])(?:just\s+)?"
    rf"(?:outside|near|close\s+to|not\s+far\s+from|{_PART}\s+of|opposite|facing|overlooking|within\s+sight\s+of"
    rf"|across\s+the\s+[\w-]+\s+from|{_WAY}\s+(?:away\s+)?(?:{_PART}\s+of|from|off))\s+"
    rf"(?:the\s+)?(?:[A-Z][a-z]+\s+)?(?:(?:{_KINDS}|border|frontier)\s+(?:of|with)\s+)?(?:the\s+)?"
)
"""What stands between a place and the one that it lies beside."""
_SHORE = re.compile(
    rf",?\s+on\s+(?:the\s+)?(?:(?:{_PART}\s+)?(?:coast|shore|banks?|edge|rim|mouth)\s+of\s+)?(?:the\s+)?(?:{_PART}\s+)?"
)
"""What stands between a place and the sea or country on whose coast it lies."""
_OWNED = re.compile(rf"(?:['’]s?)\s+(?:{_PART}\s+)?(?:{_KINDS}\s+of\s+)?")
"""What stands between a place and the one that lies in it."""
_AND = re.compile(r",?\s+(?:and|or|as\s+well\s+as)\s+(?:the\s+)?")
_WIDE = ("country", "region", "area")


def explains(text: str, place: Place, other: Place) -> bool:
    """Whether the place only says where the other lies ("Šiauliai base, Lithuania", "Mali's Kidal region")."""
    if place.end <= other.start:
        owner = place.kind in _WIDE and not place.adjectival and place.country == other.country
        return owner and place.name != other.name and _OWNED.fullmatch(text, place.end, other.start) is not None
    between = text[other.end : place.start]
    water = place.kind == "sea" or (place.kind == "area" and place.country is None)
    if (water or (place.kind in _WIDE and place.country == other.country)) and _SHORE.fullmatch(between):
        return True  # "set out from Hodeidah on the Red Sea coast", "at Kindu, on the Congo River"
    if other.kind == "country":
        return False
    if _BESIDE.fullmatch(between):
        return True
    if not _APPOSITION.fullmatch(between) or place.country != other.country:
        return False
    return place.kind in _WIDE or re.search(r"\bin\b", between) is not None


def goes_on(text: str, place: Place, told: Sequence[Place]) -> bool:
    """Whether a list goes on behind the place with one of its kind: "in Dhaka, Gazipur and Khulna"."""
    return any(
        other.kind == place.kind
        and other.start > place.end
        and _AND.fullmatch(text, place.end, other.start) is not None
        for other in told
    )
