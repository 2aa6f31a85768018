"""Places that the gazetteer lacks, put where the text says they lie: "Kalimbo, a village in northern Mali".

No gazetteer has every village, reef or camp. A name that the text itself calls a place, or sets inside one that
is known, is given that one's point and reach: the claim says the name, and the map no more than is known.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from geo import language, places
from geo.claims.whereabouts import home_of, tells_where

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from geo.language import Cast, Sentence
    from geo.model import Article, Place, PlaceKind

SCORE = 0.3
"""Certainty of a place that only the text tells of."""
_REACH = 100.0
"""Kilometres that such a place may be from the point of one whose own reach is not known."""
_FAR = 400
"""Characters over which a place told of loses two thirds of its hold on a name."""
_WIDE = frozenset(("country", "region", "area", "sea"))
"""Kinds of place that hold others."""
_SHORT = 4
"""Letters from which on a name is looked for elsewhere in the text too."""
_BESIDE = 40
"""Characters between a name and the place that it is said to lie in."""
_BETWEEN = 3
"""Words before a known place among which stands the end of the name that is set in or beside it."""
_WORD = r"(?:al-|el-|ash-|as-|ar-|at-|an-|az-|ad-)?[A-Z](?=[\w’'-]*[a-z])[\w’'-]*+"
_NAME = rf"(?P<name>{_WORD}(?:(?:\s(?:de|la|du|bin))?\s{_WORD}){{0,2}}?)"
_PREPOSITION = (
    r"\b(?i:in\s+and\s+around|in|at|to|near|into|from|around|outside|towards?|inside|of|off|on)\s+(?:the\s+)?"
)
_KIND = (
    r"(?:village|town|hamlet|settlement|suburb|district|municipality|locality|commune|oasis|outpost|camp|base|airport"
    r"|airfield|airstrip|port|crossing|reef|shoal|islet|atoll|ridge|valley|checkpoint|barracks|enclave|exclave|county"
    r"|regency|sub-?district|woreda|township|area)"
)
_KINDS = (
    r"(?:villages|towns|hamlets|settlements|suburbs|districts|municipalities|localities|communes|camps|bases|outposts"
    r"|cities|area|vicinity|outskirts|areas|counties|provinces|townships|positions|checkpoints|crossings|posts|islands|valleys"
    r"|territory|sector|region|province|governorate|prefecture|island|peninsula|neighbou?rhood|quarter)"
)
_TALL = (
    r"(?:Reef|Shoal|Island|Islands|Atoll|Ridge|Valley|Camp|Barracks|Bay|Pass|Heights|Hills?|Airport|Airfield|Airstrip"
    r"|Garrison|Crossing|Oasis|Lake|Dam|Forest|Corridor|Gap|Town|City|Mountains?|Highlands|Plateau|AFB|ARB|ANGB|AB|NAS|MCAS"
    r"|(?:Air(?: Force| Reserve)?|Naval|Army|Navy) (?:Base|Station|Airfield|Depot))"
)
_SMALL = r"(?:municipality|commune|junction|village|ridge|river|pass|forest|peninsula|hills|heights)"
_MEASURED = (
    r"\b(?:km|kilomet(?:er|re)s|miles)\s+(?:\([^)]{1,30}\)\s+)?"
    r"(?:(?:north|south|east|west)[\w-]*\s+(?:of|from)|from|off|outside)"
)
_CALLED = (
    rf"\b(?:{_KIND}|{_KINDS})\s+(?:of|called|named|known\s+as)\s+(?:the\s+)?{_NAME}(?![\w’'-])(?!\s+[A-Z])",
    rf"{_PREPOSITION}{_NAME}\s+(?:{_SMALL}|{_KIND})\b",
    rf"(?:{_PREPOSITION}|\band\s+|,\s+)(?P<name>(?:{_WORD}\s){{1,2}}{_TALL})\b",
    rf"\b(?:north|south|east|west)[\w-]*\s+of\s+(?:the\s+)?{_NAME}(?![\w’'-])(?!\s+[A-Z])",
    rf"{_MEASURED}\s+{_NAME}(?![\w’'-])(?!\s+[A-Z])",
    r"(?<![\w-])(?P<name>[A-Z](?=\w*[a-z])[\w’']{3,})-based\b",
    rf"{_PREPOSITION}{_NAME},\s+(?:a|an|the)\s+(?:[\w’'-]+\s+){{0,3}}{_KIND}\b",
)
"""Ways in which a text calls a name a place."""
_LONG = rf"{_WORD}(?:\s(?:(?:de|del|la|du|al|bin)\s)?{_WORD}){{0,3}}"
_ROW = (
    r"\s+(?:(?:the|either|both)\s+)?"
    rf"(?P<row>{_LONG}(?:(?:,\s+{_LONG})*,?\s+(?:and|or)\s+(?:{_LONG}|the\s+{_WORD}(?<=s)))?)(?![\w’'-]|\s\d)"
)
_ROWS = (
    re.compile(
        r"(?<!according )\b(?i:in|at|to|into|from|near|around|outside|towards?|inside|onto|opposite|facing|beyond"
        r"|enter(?:ed|s|ing)?|reach(?:ed|es|ing)?|left|leav(?:e|es|ing)|quit(?:s|ting)?|evacuat(?:e|ed|es|ing)"
        rf"|abandon(?:ed|s|ing)?|vacat(?:e|ed|es|ing)){_ROW}"
    ),
    re.compile(
        r"\b(?:left|leaves?|leaving|departed|departs?|bound|headed|heading|heads?|sailed|sails?|setting|sets?)\b"
        rf"(?:\s[\w’'-]+){{0,4}}?\sfor{_ROW}"
    ),
)
"""Names in a row under a preposition of place, as what is entered or left, and as what one leaves for."""
_NAMES = re.compile(_LONG)
_SAYING = r"(?:said|says|told|added|adds|declared|warned)"
_SAID = re.compile(rf"\b{_SAYING}\b(?:\s+(?P<after>[A-Z][\w.]*(?:\s+[A-Z][\w.]*)*))?")
"""A verb of saying, with the name of who speaks behind it."""
_SPEAKER = re.compile(r"\b(\w+),?\s+\Z")
"""The last word of the name before such a verb."""
_LONGEST = 40
"""Characters of that word."""
_SET_IN = rf"{_PREPOSITION}{_NAME},?\s+(?:(?:in|near|outside|on)\s+)?(?:the\s+)?\Z"
"""How a name is set in the known place after it: "at Kalimbo in northern Mali", "in Kalimbo, Mali"."""
_SETTING = r",?\s+(?:(?:a|an|the)\s+(?:[\w’'-]+\s+){1,4})?(?:(?:in|near|outside|of)\s+)?(?:the\s+)?"
_JOINED = (
    rf"(?:{_PREPOSITION}|\b(?:enter(?:ed|s)?|reach(?:ed|es)?|left|leaves?|quit|abandon(?:ed)?|evacuate[ds]?)\s+)"
    rf"{_NAME}\s+(?:and|or)\s+(?:(?:in|at)\s+)?(?:the\s+(?:[a-z]+\s+){{0,2}}of\s+)?(?:the\s+)?\Z"
)
_TAIL = re.compile(
    r"\s(?:(?i:province|governorate|prefecture|oblast|district|county|region|airport|airfield|airstrip)|(?:AFB|ARB|ANGB|AB|NAS|MCAS)"
    r"|(?:Air(?: Force| Reserve)?|Naval|Army) (?:Base|Station|Airfield))\b"
)
"""What kind of a place it is, behind its name."""
_MEMBER = rf"{_WORD}(?:(?:\s(?:de|la|du|bin))?\s{_WORD}){{0,2}}"
_LIST = re.compile(
    rf"(?:\b(?P<kinds>{_KINDS})\s+(?:of|called|named|like|such\s+as|around|at|in)|\b(?:in|at|to|into|near|from|around))"
    rf"\s+(?P<members>{_MEMBER}(?:,\s{_MEMBER})*,?\s(?:and|or)\s(?:(?:in|at|to|near|around)\s)?{_MEMBER})(?![\w’'-])"
)
"""Names in a row under one preposition: "the villages of Kalimbo, Mbunda and Tiro", "in Kalimbo, Tiro and Goma"."""
_MEMBERS = re.compile(rf"(?!(?:and|or|in|at|to|near|around)\b){_MEMBER}")
_CAPITAL = re.compile(r"(?:['’]s?)?\s+capital\b(?![^\S\n]+(?:cost|flow|market|punish|letter|[A-Z])|,\s+[A-Z])")
"""After a country: its capital, where no name follows."""
_BARE_CAPITAL = re.compile(
    r"\b(?:in|into|to|around|outside|near|from|across|at|inside|towards?|enter(?:ed|s|ing)?|reach(?:ed|es|ing)?"
    r"|left|leav(?:e|es|ing)|quit)\s+"
    r"(?P<name>(?:the\s+)?(?:national\s+)?capital(?:\s+city)?)\b(?![’'-]|\s+(?:of|cost|flow|market|punish|letter|[A-Z]))"
)
_THE = re.compile(r"\b(?:the|in|at|to|of|from|outside|near|into)\s+\Z", re.IGNORECASE)
_BASES = re.compile(r"(?i)camp|base|barracks|outpost|airport|airfield|airstrip|garrison|checkpoint")
_NATURE = re.compile(r"(?i)reef|shoal|isle|island|atoll|ridge|valley|bay|pass|heights|hills?|lake|forest")


def with_unlisted(
    article: Article, named: Sequence[Place], sentences: Sequence[Sentence] = (), cast: Cast | None = None
) -> list[Place]:
    """Give the places of the article with those added that it tells of and the gazetteer lacks, in text order.

    Titles are passed over: there any word may bear a capital.

    Parameters
    ----------
    sentences
        Those that may tell of a movement: there a name after "in" or "to" is taken for a place.
    cast
        Who appears in the article: people are no places.
    """
    text = article.text
    ships = language.find_ships(text)
    named = [p for p in named if not _is_a_vessel(text, p, ships)]
    taken = bytearray(len(text))
    spans = [(p.start, p.end) for p in article.passages if p.kind == "title"]
    spans += [(p.start, p.end) for p in named] + [(m.start, m.end) for m in language.find_actors(text)]
    for start, end in spans:
        taken[start:end] = b"x" * (end - start)
    found: dict[str, Place] = {}
    told = sorted(_told(text, named), key=lambda told: told[:2])
    home = home_of(cast, named) if cast is not None else None
    land = places.country(home) if home is not None else None
    rows = _in_rows(text, sentences, cast) if cast is not None else ()
    for start, end, kind, beside in [*told, *((start, end, "city", None) for start, end in rows)]:
        surface = text[start:end]
        if any(taken[start:end]) or surface in found or not language.may_name_place(surface):
            continue
        container = beside or _container(text, named, end) or land
        if container is not None:
            found[surface] = _known(surface, container) or _inside(container, surface, start, kind)
    named = _called_in_full([_capital(text, p) or _in_full(text, p) for p in named])
    theatre = home or _theatre([*named, *found.values()])
    named += _capitals(text, named, theatre) if theatre is not None else []
    found |= {surface: full for surface in found if (full := _short_for(surface, named)) is not None}
    covered = bytearray(len(text))
    for place in named:
        covered[place.start : place.end] = b"x" * (place.end - place.start)
    added = [
        replace(p, surface=surface, start=m.start(), end=m.end())
        for surface, p in found.items()
        for m in _mentions(text, surface)
        if not any(covered[m.start() : m.end()])
    ]
    return sorted([*named, *added], key=lambda p: p.start) if added else list(named)


def _short_for(surface: str, named: Sequence[Place]) -> Place | None:
    """Give the base that the text names in full elsewhere: the Camp Humphreys of "at Humphreys"."""
    whole = (p for p in named if p.kind == "base" and surface in p.surface.split())
    return next(whole, None)


def _in_full(text: str, place: Place) -> Place:
    """Give the place with the noun that follows its name as part of what the text says: "Maysan province"."""
    match = _TAIL.match(text, place.end) if not place.adjectival else None
    told = match is None or place.name.lower().endswith(match[0].strip().lower())
    return place if match is None or told else replace(place, surface=place.surface + match[0], end=match.end())


def _called_in_full(named: Sequence[Place]) -> list[Place]:
    """Give each region the name that the text gives it in full somewhere: "Helmand province" wherever "Helmand" is."""
    full: dict[int, str] = {}
    for place in named:
        if place.kind == "region" and place.geonames_id is not None:
            full[place.geonames_id] = max(full.get(place.geonames_id, ""), place.name, key=len)
    return [replace(p, name=full.get(p.geonames_id or 0, p.name)) if p.kind == "region" else p for p in named]


def _is_a_vessel(text: str, place: Place, ships: Container[str]) -> bool:
    """Whether a ship of the article or a type of aircraft bears the name, and nothing says that a place is meant."""
    borne = place.surface in ships or language.is_type_name(place.surface)
    return borne and not place.adjectival and not tells_where(text, place)


def _capital(text: str, place: Place) -> Place | None:
    """Give the city that "the Malian capital" stands for, where the text does not name it on the spot."""
    match = _CAPITAL.match(text, place.end) if place.kind == "country" else None
    if match is None or _THE.search(text, max(0, place.start - _BESIDE), place.start) is None:
        return None
    city = places.capital(place.country or "")
    if city is None:
        return None
    return replace(city, surface=text[place.start : match.end()], start=place.start, end=match.end())


def _theatre(named: Sequence[Place]) -> str | None:
    """Give the country in which most of the places lie that the text names."""
    lying = {(p.name, p.country) for p in named if p.kind not in ("sea", "area") and not p.adjectival}
    countries = Counter(country for _, country in lying if country is not None)
    code, towns = next(iter(countries.most_common(1)), ("", 0))
    return code if towns > 1 and 2 * towns > len(lying) else None


def _capitals(text: str, named: Sequence[Place], home: str) -> list[Place]:
    """Give the city that "the capital" is in the affairs of a country, where it is not named on the spot."""
    city = places.capital(home) if _BARE_CAPITAL.search(text) is not None else None
    if city is None:
        return []
    said = {p.start for p in named if p.name == city.name}
    spans = (m.span("name") for m in _BARE_CAPITAL.finditer(text))
    return [
        replace(city, surface=text[start:end], start=start, end=end)
        for start, end in spans
        if said.isdisjoint((end + 1, end + 2))
    ]


def _told(text: str, named: Sequence[Place]) -> Iterator[tuple[int, int, PlaceKind, Place | None]]:
    """Yield the names that the text calls places or sets in or beside known ones, with the known one."""
    for pattern in _CALLED:
        for match in re.finditer(pattern, text):
            yield *match.span("name"), _kind(match[0]), None
    for place in named:
        if place.adjectival:
            continue
        before = text[max(0, place.start - 3 * _BESIDE) : place.start]
        closest = " ".join(before.rsplit(None, _BETWEEN)[-_BETWEEN:])
        if closest == closest.lower():
            continue  # no name ends there
        offset = place.start - len(before)
        for pattern in (_SET_IN,) if place.kind in _WIDE else (_JOINED,):
            last = re.search(pattern, before)
            if last is not None:
                yield offset + last.start("name"), offset + last.end("name"), _kind(last["name"]), place
    yield from _listed(text, named)


def _listed(text: str, named: Sequence[Place]) -> Iterator[tuple[int, int, PlaceKind, Place | None]]:
    """Yield the names in a row with known places, or under a noun for several places."""
    known = {p.start: p for p in named if not p.adjectival and p.kind in ("city", "base")}
    for row in _LIST.finditer(text):
        first, last = row.span("members")
        members = [m.span() for m in _MEMBERS.finditer(text, first, last)]
        beside = [known.get(start) for start, _ in members]
        container = _container(text, named, last)
        for i, (start, end) in enumerate(members):
            later, before = any(beside[i + 1 :]), sum(p is not None for p in beside[:i])
            if row["kinds"] is not None or later or before > 1:  # "in Paris and Jean Dupont said" is no row
                yield start, end, "city", container or next((p for p in beside if p is not None), None)


def _in_rows(text: str, sentences: Sequence[Sentence], cast: Cast) -> Iterator[tuple[int, int]]:
    """Yield the names that stand under a preposition of place in the sentences and are nobody's."""
    speakers = _speakers(text)
    for sentence in sentences:
        if sentence.kind == "title":
            continue
        for row in (m for pattern in _ROWS for m in pattern.finditer(text, sentence.start, sentence.end)):
            for match in _NAMES.finditer(text, *row.span("row")):
                words = list(takewhile(lambda w: language.may_name_place(w[0]), re.finditer(r"\S+", match[0])))
                if not words:
                    continue
                name = match[0][: words[-1].end()]
                if not (name.isupper() or name.rsplit(maxsplit=1)[-1] in speakers or cast.of_person(name) is not None):
                    yield match.start(), match.start() + len(name)


def _speakers(text: str) -> set[str]:
    """Give the words of the names of those who speak."""
    said = list(_SAID.finditer(text))
    before = (_SPEAKER.search(text, max(0, m.start() - _LONGEST), m.start()) for m in said)
    return {m[1] for m in before if m} | {word for m in said for word in (m["after"] or "").split()}


def _kind(words: str) -> PlaceKind:
    return "base" if _BASES.search(words) else "area" if _NATURE.search(words) else "city"


def _container(text: str, named: Sequence[Place], end: int) -> Place | None:
    """Give the place that holds the name: the one it is set in, or one told of as a place around here."""
    at = bisect_left(named, end, key=lambda p: p.start)
    after = named[at] if at < len(named) else None
    if after is not None and after.start - end <= _BESIDE and re.fullmatch(_SETTING, text[end : after.start]):
        return after
    weights: dict[str, float] = defaultdict(float)
    wide = [p for p in named if p.kind in _WIDE and (p.start < _BESIDE or tells_where(text, p))]
    wide = [p for p in wide if not p.adjectival] or wide
    for place in wide:
        weights[place.name] += math.exp(-abs(place.start - end) / _FAR)
    return max(wide, key=lambda p: weights[p.name], default=None)


def _known(surface: str, container: Place) -> Place | None:
    """Give the place if the gazetteer has it where the text says: it may have taken the bare name for none."""
    beside = places.find(f"They are in the town of {surface}, {container.name}.")
    return next((p for p in beside if p.surface == surface and p.country == container.country), None)


def _inside(container: Place, surface: str, start: int, kind: PlaceKind) -> Place:
    return replace(
        container,
        name=" ".join(surface.split()),
        surface=surface,
        start=start,
        end=start + len(surface),
        kind=kind,
        geonames_id=None,
        score=min(container.score, SCORE),
        adjectival=False,
        radius_km=container.radius_km or _REACH,
        geometry=None,
    )


def _mentions(text: str, surface: str) -> Iterator[re.Match[str]]:
    """Yield where the text names the place: everywhere, if the name is long enough to mean nothing else."""
    found = re.finditer(rf"(?<![\w-]){re.escape(surface)}(?![\w-])", text)
    return found if len(surface) >= _SHORT else islice(found, 1)
