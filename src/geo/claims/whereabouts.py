"""What of an article's names tells where something is: those after a preposition of place, and its dateline."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from geo import places
from geo.language import area_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.language import Cast, Frame
    from geo.language.text.actors import ActorMention
    from geo.model import Article, Place

_BEFORE = 60
"""Characters before a name that are searched for the preposition it stands under."""
_SENTENCE = 300
"""Characters from the start of a sentence within which a mission is taken to be named in it."""
_LOCATED = re.compile(
    r"\b(?:in|at|to|into|from|near|inside|across|around|throughout|off|over|onto?|towards?|outside|through|within"
    r"|between|for)\s+(?:(?:the|a|an|both|and|of|[A-Z]?[a-z]+(?:ern|al|hern)|north|south|east|west|capital|city|town"
    r"|village|port|province|island|neighbou?ring|occupied)[\s,]+){0,4}\Z"
)
"""What stands before a name that tells where, not who."""
_FULL_STOP = re.compile(r"[\w)]{3}[.!?][\"”)]*\s+[A-Z]|\n\s*\n")
_CALLED_AFTER = re.compile(
    r"(?:-based)?\s+(?:(?:news)?papers?|daily|weekly|magazine|journal|tabloid|radio|television|broadcaster|court|embassy"
    r"|agreement|accords?|treaty|pact|protocol|summit|conference|talks|government|regime)\b"
)
"""What is called after a name, and tells of nothing there: "in a Paris paper", "in the Lusaka accords"."""
_ON_THE_WAY = re.compile(r"\b(?:stop|stopover|layover|port call)\s+(?:in|at|off)\s+(?:the\s+)?\Z")
"""What stands before where one only stops on the way."""
_FROM = re.compile(r"\b(?:from|out of)\s+(?:[\w-]+\s+){0,3}\Z")
_SPEAKS = re.compile(
    r"['’]s?\s(?:[\w-]+\s){0,2}(?:ministry|minister|government|president|military|army|navy|coast\sguard|officials?"
    r"|parliament|spokes(?:man|woman|person))\b",
    re.IGNORECASE,
)
"""What stands behind the name of a country that only tells whose they are who act or speak."""
_DATELINE_OPENS = re.compile(r"\s*(?P<place>[A-ZÀ-Ž][A-ZÀ-Ž.'’ -]{2,})\b[^\n]{0,60}?(?:--|\s[-–—_]|[–—]\s|:)\s")
"""How a wire's text opens: "KHARTOUM, Sudan, June 3 (AP) -- Six hundred …"."""
_HEADING = re.compile(r"\s*(?:(?:In|Off|At|Near|Around|Along|On)\s+)?(?:[Tt]he\s+)?(?:[A-Z][a-z]+ern\s+)?")
"""What stands before the place that a section is headed by."""
_OTHER_HEADING = re.compile(r"(?<=\n)(?=[A-Z\d])[\w'’,:()/-]+(?: [\w'’,:()/-]+){0,7} ?(?=\n)")
"""A short line without a stop at its end."""
_JOINED = re.compile(r"(?:,|,? and|,? &|/)\s+(?:the\s+)?")
_RUN_IN = re.compile(r"\s?\.\s+(?=[A-Z\d])")
"""What stands between a heading and the text that goes on in its line."""
_SEVERAL, _NEARLY_ALL = 2, 0.75
"""How many places, and what share of all, lie in the country that an article is at home in."""
_OPENING = 3
"""How many of an article's first names may be of its dateline."""
_THIS = re.compile(
    r"\bthis\s+(?:[\w-]+\s+){0,2}(?:city|town|port|colony|island|capital|village|base|airfield|enclave|outpost)\b"
)
"""Where the reporter himself is."""


def tells_where(text: str, place: Place) -> bool:
    """Whether the name tells where, not who: a preposition of place stands before it."""
    if _CALLED_AFTER.match(text, place.end) is not None:
        return False
    if _ON_THE_WAY.search(text, max(0, place.start - _BEFORE), place.start) is not None:
        return False
    return not place.adjectival and _LOCATED.search(text, max(0, place.start - _BEFORE), place.start) is not None


def comes_from(text: str, place: Place) -> bool:
    """Whether the name tells where somebody comes from."""
    return _FROM.search(text, max(0, place.start - _BEFORE), place.start) is not None


def is_whose(text: str, place: Place) -> bool:
    """Whether the name only tells whose ministry, army or the like is spoken of."""
    return _SPEAKS.match(text, place.end) is not None


def is_home(place: Place, actor: str | None) -> bool:
    """Whether the place is the actor's country as a whole, or one of its bases."""
    return place.kind in ("base", "country") and place.country in (actor or "").split("+")


def missions_of(
    text: str, mentions: Sequence[ActorMention], starts: Sequence[int], named: Sequence[Place]
) -> dict[int, int]:
    """Give, by where a sentence begins, the country or region of the only mission that it names.

    Returns
    -------
    The place as an index into `named`; sentences are left out where the article never names it.
    """
    areas: dict[int, set[int | None]] = defaultdict(set)
    first = {p.name: i for i, p in reversed(list(enumerate(named)))}
    for mention in mentions:
        at = bisect_right(starts, mention.start) - 1
        if mention.kind != "mission" or at < 0 or mention.start - starts[at] >= _SENTENCE:
            continue
        if _FULL_STOP.search(text, starts[at], mention.start) is None:  # no sentence without a movement between
            areas[starts[at]].add(first.get(area_of(text[mention.start : mention.end]) or ""))
    told = {start: found.pop() for start, found in areas.items() if len(found) == 1}
    return {start: index for start, index in told.items() if index is not None}


def headings_of(article: Article, named: Sequence[Place]) -> list[tuple[int, tuple[int, ...]]]:
    """Give where each section begins that is headed by places alone ("In the Arabian Sea"), and those places.

    A heading may also open its paragraph ("Kursk and Belgorod. The 20th Army is stationed here."): with that its
    section ends.

    Returns
    -------
    Offsets and indexes into `named`, in text order; none where fewer than two sections are headed so. Where a section
    ends that no other follows there are no places.
    """
    text, found = article.text, []
    after = 0
    for at, place in enumerate(named):
        start = text.rfind("\n", 0, place.start) + 1
        if start < after or place.adjectival or not _HEADING.fullmatch(text, start, place.start):
            continue
        row = _row_from(text, named, at)
        end = text.find("\n", place.end)
        end = end if end >= 0 else len(text)
        alone = text[named[row[-1]].end : end].strip(" :") == ""
        if not (alone or _RUN_IN.match(text, named[row[-1]].end)) or _in_title(article, place):
            continue
        found += [(start, row)] if alone else [(start, row), (end, ())]
        after = end
    if sum(bool(row) for _, row in found) < _SEVERAL:
        return []
    taken = {start for start, _ in found}
    others = (m.start() for m in _OTHER_HEADING.finditer(text))
    return sorted([*found, *((start, ()) for start in others if start not in taken)])


def _row_from(text: str, named: Sequence[Place], first: int) -> tuple[int, ...]:
    """Give the places that are joined from one on, as indexes: "Bryansk and Kursk"."""
    row = [first]
    while row[-1] + 1 < len(named) and _JOINED.fullmatch(text, named[row[-1]].end, named[row[-1] + 1].start):
        row.append(row[-1] + 1)
    return tuple(row)


def dateline_of(
    article: Article,
    frames: Sequence[Frame],
    located: Sequence[tuple[int, Place]],
    named: Sequence[Place],
    countries: Mapping[str, int],
) -> int | None:
    """Give the place that a wire's text opens with in capitals, or its country where nothing is told of the town.

    Parameters
    ----------
    located
        The places that the article names as where something is, with their indexes.
    countries
        The index at which the article names each country, by its code.

    Returns
    -------
    The place as an index into `named`; None where there is no dateline, or it is the capital of one that sends.
    """
    first = next((i for i, p in enumerate(named) if not _in_title(article, p)), None)
    if first is None or named[first].adjectival or not named[first].surface.isupper():
        return None
    opening = next((p for p in article.passages if p.start <= named[first].start < p.end), None)
    match = _DATELINE_OPENS.match(article.text, opening.start, opening.end) if opening is not None else None
    if opening is not None and (match is None or named[first].start >= match.end("place")):
        return None  # what stands in no passage is a dateline that the reader has set apart
    place = named[first]
    here = any(f.pointer == "here" for f in frames) or _THIS.search(article.text) is not None
    if not here and any(_is_away(f, place.country, named) for f in frames):
        return None  # a capital from which forces are sent elsewhere
    headed = [p.country for p in named if _in_title(article, p) and not p.adjectival]
    capital = places.capital(place.country or "") if headed and not here else None
    if capital is not None and capital.name == place.name and place.country not in headed:
        return None  # "U.S. troops in Korea fall back", written at Tokyo
    told = here or any(p.name == place.name and i != first for i, p in located)
    if told or place.kind not in ("city", "base"):
        return first
    return countries.get(place.country or "")


def _is_away(frame: Frame, country: str | None, named: Sequence[Place]) -> bool:
    """Whether the frame tells of the country's own forces in, or on the way to, another one."""
    own = country is not None and country in (frame.actor or "").split("+")
    return own and any(named[i].country not in (country, None) for i in frame.destination)


def home_of(cast: Cast, named: Sequence[Place]) -> str | None:
    """Give the country whose own affairs an article tells of, by its ISO code.

    A paper at home does not say whose "the army" is that "sent two battalions to Maguindanao": it is that of the
    country in which nearly all of the article's places lie, if no other country's forces are told of.
    """
    if cast.outsiders or cast.at_play or any(m.kind in ("alliance", "mission") for m in cast.mentions):
        return None
    lying: dict[str, set[str]] = defaultdict(set)
    for place in named:
        if place.country is not None and not place.adjectival:
            lying[place.country].add("" if place.kind == "country" else place.name)
    country = max(lying, key=lambda code: len(lying[code]), default=None)
    if country is None or len(lying[country]) < _NEARLY_ALL * sum(map(len, lying.values())):
        return None
    if len(lying[country] - {""}) < _SEVERAL:
        return None
    own = {country, *(m.code for m in cast.mentions if m.kind == "group")}
    if "" not in lying[country] and any(_in_capitals(p, country) for p in named[:_OPENING]):
        own |= cast.armed - cast.spoken_of  # every army has a "1st Infantry Division", several a "Marine Corps"
    bodies = {o.code for o in cast.owned if not o.noun and o.count_of == "people"}
    if "" in lying[country] and not bodies <= own | cast.common:
        return None  # "4,000 Marines …, on top of those already in Iraq": nobody says where his own country is
    spoken = cast.spoken_of | {p.country for p in named}
    return country if own.issuperset(cast.armed | (cast.namesakes & spoken)) else None


def _in_capitals(place: Place, country: str) -> bool:
    """Whether it is a town of the country, written as in a dateline."""
    return place.country == country and place.surface.isupper() and place.kind in ("city", "region")


def _in_title(article: Article, place: Place) -> bool:
    return any(p.kind == "title" and p.start <= place.start < p.end for p in article.passages)
