"""What a noun that points back stands for: "the island", "in the kingdom", "the shoal"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo import places

if TYPE_CHECKING:
    from geo.model import Place

_FITS, _BEARS_NOUN = 2.0, 3.0
"""What a place gains that a noun can point to by its kind ("the island"), or by its very name ("the shoal")."""
KINDS = {
    "country": ("country",),
    "nation": ("country",),
    "republic": ("country", "region"),
    "region": ("region", "area", "sea"),
    "area": ("region", "area", "sea"),
    "territory": ("region", "area", "country"),
    "province": ("region",),
    "state": ("region",),
    "governorate": ("region",),
    "prefecture": ("region",),
    "county": ("region",),
    "island": ("region", "area", "country"),
    "archipelago": ("region", "area", "country"),
    "peninsula": ("region", "area"),
    "valley": ("area", "region"),
    "strip": ("area", "region"),
    "enclave": ("region", "area", "city"),
    "colony": ("country", "region", "city"),
    "city": ("city",),
    "town": ("city",),
    "capital": ("city",),
    "port": ("city", "base"),
    "base": ("base", "city"),
    "camp": ("base", "city"),
    "airport": ("base", "city"),
    "compound": ("base", "city"),
    "headquarters": ("base", "city"),
    "sea": ("sea",),
    "strait": ("sea",),
    "river": ("area", "sea"),
    "water": ("sea",),
    "border": ("border",),
}
"""What a noun that points back ("the island") can stand for."""
_REALMS = {
    "kingdom": frozenset(("BE", "BH", "BT", "DK", "ES", "GB", "JO", "KH", "MA", "NL", "NO", "SA", "SE", "TH")),
    "emirate": frozenset(("AE", "BH", "KW", "QA")),
    "sultanate": frozenset(("BN", "OM")),
}
"""Countries that such a noun can stand for."""


def points_to(pointer: str, place: Place) -> float:
    """Give how well the noun stands for the place: by its name, by its kind, or not at all."""
    if re.search(rf"(?i)\b{re.escape(pointer)}s?\b", f"{place.name} {place.surface}"):
        return _BEARS_NOUN
    fits = place.kind in KINDS.get(pointer, ()) or (
        place.kind == "country" and place.country in _REALMS.get(pointer, ())
    )
    if fits and pointer == "capital" and not _is_capital(place):
        return _FITS / 2  # of a province, maybe
    return _FITS if fits else 0.0


def _is_capital(place: Place) -> bool:
    seat = places.capital(place.country) if place.country is not None else None
    return seat is not None and seat.name == place.name
