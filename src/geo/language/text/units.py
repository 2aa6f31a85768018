"""Names of units and ships in a text, and whose they are by their name alone."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from geo.language import vocabulary
from geo.language.text import actors
from geo.language.text.scanning import found_from
from geo.model import Span

_ORDINAL = (
    r"(?:\d+(?:st|nd|rd|th|d)\b|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth)"
)
_WORDS = r"(?:[A-Z][\w'’/-]*\s+)"
_FORMATION = (
    r"(?:Division|Brigade(?: Combat Team)?|Regiment|Battalion|Corps|Wing|Group|Squadron|Army|Fleet|Company|Battery|"
    r"Command|Infantry|Airborne|Cavalry|Marines|Armou?red|Mountain|Mechani[sz]ed|Rangers|Lancers|Hussars|Fusiliers|"
    r"Guards|Rifles|Expeditionary (?:Unit|Force|Brigade)|Combat Team|Mobile Unit|Team|"
    r"ARW|AEW|FW|AW|[AIS]?BCT|ME[UFB]|ACR|CAB|SOW|SOAR|RAR|E?FS|L?IB|L?ID|MIB|MID|MBLT|Bn|Bde|Regt|Coy)\b"
)
_SMALL_FORMATION = r"(?:brigade|division|regiment|battalion|squadron|corps|army|fleet|wing|flotilla)\b"
_NUMBERED_SMALL = rf"\d+(?:st|nd|rd|th)\s+(?:[\w-]+\s+){{0,4}}?{_SMALL_FORMATION}"
_NUMBERED = rf"{_ORDINAL}\s+(?:{_WORDS}{{0,5}}?{_FORMATION})(?:\s+{_FORMATION})*"
# British style: "3 Commando Brigade", "2 Para", "617 Squadron", "51 and 52 Divisions".
_BRITISH = (
    r"\b\d{1,3}\s+(?:[A-Z][\w-]*\s+){0,3}?(?:Commando Brigade|Brigade|Squadron|Regiment|Commando|Para|PARA|RAR)\b"
    r"|\b\d{1,3}\s+(?:(?:Infantry|Armou?red|Mountain|Mechani[sz]ed|Artillery|Airborne|Strike|Field|Special)\s+){0,2}"
    r"(?:Division|Corps|Battalion)\b|\b\d{1,3}(?:,\s\d{1,3})*\sand\s\d{1,3}\s(?:Division|Brigade|Battalion|Squadron|Corp)s\b"
)
_ROMAN = rf"\b[IVX]+\s+{_WORDS}{{0,3}}?(?:Corps|Expeditionary Force)\b"
_KIND = (
    r"(?:Brigade|Regiment|Battalion|Division|Squadron|Strike Group|Ready Group|Action Group|(?:Response|Reaction|"
    r"Expeditionary|Standby) Force|Expeditionary (?:Unit|Brigade)|Combat Team|Task Force|Task Group|Battle ?[Gg]roup|"
    r"Reaction Corps|Airborne Corps|Mobile Unit|Air Wing|Maritime Group|Guard)\b"
)
_CALLED = (
    rf"\b(?!(?:The|A|An|In|On|At|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Some|About|Its|His|Another)\b)"
    rf"{_WORDS}{{1,5}}?{_KIND}(?:/(?:[A-Z]\w*\s?)+)?(?:\s+(?:\d+|[IVX]+|One|Two|Three|Four|Five|Six|Seven)\b)?"
)
_DESIGNATED = r"\b(?:Task Force|Task Group|Battle ?[Gg]roup|Combat Team)\s+(?:\d+|[A-Z][\w-]+)"
_SHIP_WORD = r"(?!(?:The|On|In|At|And|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)[A-Z][\w.’'-]*[\w]\b"
_SPACE = r"(?:[ ]|\n(?!\s))+"
"""A line may break inside a name, a paragraph may not."""
_SHIP_NAME = rf"{_SHIP_WORD}(?:{_SPACE}(?:{_SHIP_WORD}|[A-Z]\.|(?:of|de|di|la|the|del)(?=\s[A-Z])))*"
_MORE_SHIPS = rf"(?:(?:,{_SPACE}(?:and{_SPACE})?|{_SPACE}and{_SPACE}){_SHIP_NAME})*"


@cache
def _ship_openings() -> frozenset[str]:
    """Words that may stand before a ship's name, in small letters."""
    types = vocabulary.ship_types()
    return types | {f"{kind}s" for kind in types} | {prefix.lower() for prefix in vocabulary.ship_prefixes()}


@lru_cache(maxsize=512)
def _ships_named(text: str) -> tuple[re.Match[str], ...]:
    """Find the names of ships with their prefix or type."""
    return tuple(found_from(_ship_openings(), _ship_pattern(), text))


@cache
def _ship_pattern() -> re.Pattern[str]:
    prefixes = "|".join(sorted(vocabulary.ship_prefixes(), key=len, reverse=True))
    types = "|".join(sorted(vocabulary.ship_types(), key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?P<prefix>{prefixes}){_SPACE}(?P<name>{_SHIP_NAME})"
        rf"|(?i:{types}){_SPACE}(?P<typed>{_SHIP_NAME})|(?i:{types})s{_SPACE}(?P<several>{_SHIP_NAME}{_MORE_SHIPS}))"
    )


_UNIT = re.compile(rf"\b(?=[A-Z\d])(?:{_NUMBERED}|{_NUMBERED_SMALL}|{_BRITISH}|{_ROMAN}|{_CALLED}|{_DESIGNATED})")
_INSIDE = re.compile(r",\s|\s+of\s+(?:the\s+)?(?:[A-Z][\w.’']*\s+){0,4}\Z")
"""What stands between a part and the larger unit that it is of: "1st Battalion, 133rd Infantry"."""
_PART = re.compile(r"(?:Battalion|Squadron|Company|Battery|Troop|battalion|squadron)\Z")
_OF_A_GROUP = re.compile(
    r"\s+(?:(?:Carrier |Expeditionary )?Strike Group|Amphibious Ready Group.*|Ready Group|Task Group)\b.*"
)


@lru_cache(maxsize=512)
def units(text: str) -> tuple[Span, ...]:
    """Spans of named units and ships ("82nd Airborne Division", "HMS Sutherland"), in order, a part with its whole."""
    spans = [Span(*m.span()) for m in _UNIT.finditer(text)]
    for match in _ships_named(text):
        start = match.start() if match["prefix"] else match.start("typed" if match["typed"] else "several")
        spans.append(Span(start, match.end()))
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            between = _INSIDE.fullmatch(text, kept[-1].end, span.start) if kept else None
            comma = between is not None and between[0].startswith(",")
            if between is not None and (not comma or _PART.search(text[kept[-1].start : kept[-1].end])):
                kept[-1] = Span(kept[-1].start, span.end)
            else:
                kept.append(span)
    return tuple(kept)


@lru_cache(maxsize=512)
def ship_names(text: str) -> tuple[Span, ...]:
    """Spans of the names that ships bear, without prefix or type: no country or leader is meant by them."""
    found = []
    for match in _ships_named(text):
        part = "name" if match["name"] else "typed" if match["typed"] else "several"
        found.append(Span(match.start(part), match.end(part)))
    return tuple(found)


def ships(text: str) -> dict[str, str | None]:
    """Give the ships that the text names with prefix or type: last word of the name → whose, if the prefix tells."""
    found: dict[str, str | None] = {}
    for match in _ships_named(text):
        code = vocabulary.ship_prefixes().get(match["prefix"] or "")
        for name in re.split(r",\s*(?:and\s+)?|\s+and\s+", match["name"] or match["typed"] or match["several"]):
            words = re.sub(r"['’]s?\Z", "", _OF_A_GROUP.sub("", name)).split()
            if words and words[0] != "Group" and found.get(words[-1]) is None:
                found[words[-1]] = code
    return found


def is_ship(name: str) -> bool:
    """Whether the name bears a ship's prefix."""
    return name.split(maxsplit=1)[0] in vocabulary.ship_prefixes()


def is_common(name: str) -> bool:
    """Whether units of several countries are called so ("1st Infantry Division", "9 Para")."""
    return any(part in name for part in vocabulary.borne_by_others())


def home_of(name: str) -> str | None:
    """Whose the unit or ship is by its name alone ("HMS", "82nd Airborne", "Royal Thai Regiment")."""
    prefix = vocabulary.ship_prefixes().get(name.split(maxsplit=1)[0])
    if prefix is not None:
        return prefix
    # "Ceylon" alone is a ship of that name, not that country's.
    inside = (m for m in actors.find(name) if m.end - m.start < len(name) or m.kind != "state")
    nation = next((m.code for m in inside if m.kind in ("adjective", "state", "service")), None)
    return nation or next((code for part, code in vocabulary.unit_homes().items() if part in name), None)
