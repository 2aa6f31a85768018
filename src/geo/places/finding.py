"""Text to places: matching, recognition and resolving put together."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from geo.model import Place

from .extents import claimants, radius_km
from .matching import match_words, matches, words_of
from .parts import parts_of
from .publisher import with_outlet
from .recognition import toponyms
from .resolving import Choice, choose, type_words
from .shapes import inside, outline, part, reach
from .vocabulary import cues, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from geo.model import PlaceKind

    from .gazetteer import Sense
    from .matching import Match, Word
    from .parts import Part

_KINDS: dict[str, PlaceKind] = {
    "country": "country", "region": "region", "city": "city", "base": "base", "border": "border", "sea": "sea",
    "area": "area", "admin1": "region", "admin2": "region", "airport": "area",
}  # fmt: skip


def find(text: str, *, outlet: str | None = None) -> list[Place]:
    """Return the toponyms of a running text, in its order, each resolved with the whole text in view.

    Demonyms and adjectives ("Russian", "Ukrainians") come as ``adjectival``, resolved to their country.
    Persons and organisations that bear the name of a place are left out. ``outlet`` is the publisher's name:
    the places in it ("The Augusta Chronicle") speak for what lies there.
    """
    words = words_of(text)
    found = toponyms(matches(words), words)
    out: list[Place] = []
    picks = choose(*with_outlet(found, words, outlet))
    for match, choice, word in zip(found, picks, type_words(found, words), strict=False):  # the outlet's come last
        if choice is not None:
            out.extend(places_of(text, words, match, choice, word))
    return out


def places_of(text: str, words: list[Word], match: Match, choice: Choice, word: str | None) -> list[Place]:
    """Return the place of a match, or the parts of it that the text speaks of; ``word`` is its type word."""
    place = _place(text, match.start, match.end, choice, adjectival=match.adjectival)
    parts = parts_of(match, choice.sense.kind, words)
    if parts:
        return [_part_place(text, words, part, choice.sense, place) for part in parts]
    if word and choice.sense.kind == "admin1":
        return [replace(place, name=_with_type(place.name, word))]
    return [place]


def resolve(text: str, spans: Sequence[tuple[int, int]], *, outlet: str | None = None) -> list[Place | None]:
    """Return for each span of the text the place it names, None where the gazetteer knows none.

    ``outlet`` is the publisher's name, as for `find`.
    """
    words = words_of(text)
    wanted = [_at_span(words, text, start, end) for start, end in spans]
    found = [match for match in wanted if match is not None]
    in_order = sorted(found, key=lambda m: m.start)
    picks = dict(zip(map(id, in_order), choose(*with_outlet(in_order, words, outlet)), strict=False))
    out: list[Place | None] = []
    for match, (start, end) in zip(wanted, spans, strict=True):
        choice = picks.get(id(match)) if match is not None else None
        out.append(
            _place(text, start, end, choice, adjectival=match.adjectival) if match is not None and choice else None
        )
    return out


def country(iso: str) -> Place | None:
    """Return the country of an ISO 3166-1 alpha-2 code as a place that is not mentioned; None if unknown."""
    sense = vocabulary().countries.get(iso)
    return _place("", 0, 0, Choice(sense, 1.0)) if sense else None


@cache
def capital(iso: str) -> Place | None:
    """Return the capital of a country by its ISO 3166-1 alpha-2 code as a place that is not mentioned, or None."""
    name, whole = vocabulary().capitals.get(iso), country_name(iso)
    if not name or whole is None:
        return None
    told = find(f"They are in the city of {name.title()}, {whole}.")
    city = next((p for p in told if p.kind == "city" and p.country == iso), None)
    return replace(city, surface="", start=0, end=0) if city is not None else None


def country_name(iso: str) -> str | None:
    """Return the English short name of a country by its ISO 3166-1 alpha-2 code; None if unknown."""
    sense = vocabulary().countries.get(iso)
    return sense.name if sense else None


def _place(text: str, start: int, end: int, choice: Choice, *, adjectival: bool = False) -> Place:
    sense = choice.sense
    radius, disputed, shape = _extent(sense)
    return Place(
        name=sense.name,
        surface=text[start:end],
        start=start,
        end=end,
        kind=_KINDS[sense.kind],
        country=sense.country,
        geonames_id=sense.geonames_id,
        lat=sense.lat,
        lon=sense.lon,
        score=round(choice.score, 3),
        adjectival=adjectival,
        radius_km=radius,
        disputed=disputed,
        geometry=shape,
    )


@lru_cache(maxsize=4096)
def _extent(sense: Sense) -> tuple[float | None, tuple[str, ...], BaseGeometry | None]:
    """Give how far a place reaches in km, who else claims it, and its outline."""
    return radius_km(sense), claimants(sense), outline(sense.shape)


def _with_type(name: str, word: str) -> str:
    """Make "Helmand Province" of "Helmand" and "province"; "Kharkiv Oblast" stays."""
    last = name.rsplit(maxsplit=1)[-1].lower()
    typed = last in cues("type") or last in {"oblast", "krai", "governorate", "republic", "county", "state"}
    return name if typed else f"{name} {word.title()}"


def _part_place(text: str, words: list[Word], found: Part, sense: Sense, whole: Place) -> Place:
    geometry = part(sense.shape, found.degrees) if sense.shape else None
    lat, lon, radius = whole.lat, whole.lon, whole.radius_km
    if geometry is not None and not geometry.is_empty:
        lat, lon = inside(geometry)
        radius = round(reach(geometry, lat, lon), 1)
    # The span is the name's; of several parts ("northern and western Syria") the others have their own word.
    start, end = (whole.start, whole.end) if found.word is None else (words[found.word].start, words[found.word].end)
    return Place(
        name=f"{found.name} {sense.name}",
        surface=text[start:end],
        start=start,
        end=end,
        kind="area",
        country=sense.country,
        geonames_id=None,
        lat=lat,
        lon=lon,
        score=whole.score,
        radius_km=radius,
        disputed=whole.disputed,
        geometry=geometry,
    )


def _at_span(words: list[Word], text: str, start: int, end: int) -> Match | None:
    """The match for a span that is known to be a toponym, whatever its surroundings."""
    first = next((i for i, w in enumerate(words) if w.end > start), len(words))
    last = next((i for i, w in enumerate(words) if w.start >= end), len(words))
    return match_words(words, first, last, text[start:end])
