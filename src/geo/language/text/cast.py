"""Who appears in an article, read from its whole text: who speaks for whom, and whose the forces in it are.

What the words around a name tell ("Pentagon spokesman John Kirby", "Italian troops", "HMS Hermes") is read
once, without a parse, so that any sentence can be understood with the whole article in mind.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.text import actors
from geo.language.text.belongings import NAMESAKE, Owned, by_name, follows, owned
from geo.language.text.namesakes import in_short_in, initials, meant_by
from geo.language.text.offices import office_holders
from geo.language.text.units import ships, units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.language.text.actors import ActorMention

_SPACE = r"(?:[^\S\n]|\n(?!\s))+"
"""A line may break inside a phrase, a paragraph may not."""
_TITLED = r"(?:[\w-]+|(?:[A-Z][a-z]{0,5}\.)+)"
"""A word between a country and the name of one who holds an office there: none that ends a sentence."""
_NAME = r"(?:[A-Z][\w'’-]*\.?\s+){0,4}[A-Z][\w'’-]+"
_NEAR = 60
"""Characters within which those words lie."""
_BESIDE = 300
"""Characters before "both sides" within which they are mostly named."""
_LAST_WORD = 12
"""Characters before a name within which its last short word and the white space around it lie."""
_BODIES = frozenset(("service", "group", "mission"))
_HOLDING = frozenset(("of", "for", "the"))
"""Last words before the name of the country whose office somebody holds."""
_LETTERS = re.compile(r"\w+")
_PARTITIVE = re.compile(r"\b(?:of|the)\W*\Z", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:I|my|our)\b")
_TO_THE_COUNCIL = re.compile(
    r"\bI (?:\w+ )?(?:recommend|propose|request|intend|invite|urge)\b(?:[^.]|\.\S){0,120}\bCouncil\b"
)
_REPORT = re.compile(r"\b(?i:report|letter) of the Secretary-General\b")
_OURSELVES = re.compile(r"\b(?:I|[Mm]y|[Oo]ur|[Ww]e)\b")
_HOUSE = re.compile(r"\b(?:(?i:minister|president)|Parliament|House|National Assembly|Senate|Speaker|Ministry)\b")
_OPENING_END = re.compile(r"\n|[.!?]\s+[A-Z]")
_QUOTED = re.compile(r"[\"“][^\"”]{0,1500}[\"”]|``.{0,1500}?''", re.DOTALL)
_JOINT = re.compile(
    r"\b(?:multi-?national|international|coalition)\s+(?:\w+\s+){0,2}(?:forces?|troops|mission)\b", re.IGNORECASE
)
_FROM_ABROAD = re.compile(
    r"\b(?:peace-?keep|coalition|blue helmets?|expeditionary|occupying|"
    r"(?:foreign|allied|international|occupation|invading|invasion|intervention)\s+(?:\w+\s+)?(?:forces?|troops|soldiers|army))",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"(?:-|\b(?:in|of|to|from|over|with|on|by|for|near|at|against)\s+(?:the\s+)?(?:\w+ern\s+)?)\Z")
"""What shows that a country is not who acts ("serving in Kosovo is …")."""
_ENTERED = re.compile(
    r"\b(?:invad(?:e|es|ed|ing)|enter(?:s|ed|ing)?|occup(?:y|ies|ied|ying))\s+"
    r"(?:the\s+)?(?:\w+ern\s+)?\Z"
)
"""What shows that a country is where others go: "when the Japanese invaded Burma"."""
_FOLLOWING = re.compile(r"[ \n]+[\w-]+(?:[ \n]+[\w-]+)?")
"""The two words after a name, in the same phrase."""
_BEFORE = re.compile(rf"(?P<name>{_NAME})(?:,|\s+[-–—])\s+(?:the\s+|an?\s+)?\Z")
"""A person's name before the country whose office is told after it."""
_DATELINE = re.compile(r"(?:,[^\n.]{0,12}\.?[^\n.]{0,8})?(?:\s*\([A-Za-z][\w /.-]*\))?\s*(?:--|[-–—_:])\s")
"""What follows the place in a dateline."""
_OPENING = re.compile(r"(?:\A|[.?!][\"”’)]*\s+|\n\s*)(?:[\"“‘'(]\s*)?(?:The |But |And )?\Z")
"""What stands before the first name of a sentence."""
_PREDICATE = re.compile(r"\s+(?:will|would|must|shall|can|has|have|is|are|stands?|[a-z]+ly|[a-z]+[^s\W]s)\b")


@dataclass(slots=True)
class Cast:
    """Who appears in an article: the people and for whom they speak, and the actor most spoken of."""

    people: dict[str, str] = field(default_factory=dict)
    """Surname → code."""
    full_names: dict[str, str] = field(default_factory=dict)
    """Surname → the name in full where the article gives it."""
    governments: list[tuple[int, str, str]] = field(default_factory=list)
    """Where a government, army or parliament is named with its country: offset, code and the noun for it."""
    main: str | None = None
    """The actor of at least half of all mentions."""
    dateline: str | None = None
    """The country of the capital from which a wire's text is written."""
    ground: str | None = None
    """The country most often named as a place ("in Lebanon", "to Mali")."""
    placed: frozenset[int] = frozenset()
    """Where countries are named as places, not as who acts."""
    first_person: bool = False
    """Whether the text itself, and not only who is quoted, says "I" and "my": a letter, a report, an address."""
    author: str | None = None
    """Who says "I" and "we" where nobody is quoted."""
    alliance: str | None = None
    """The alliance most spoken of: "the alliance", "the bloc"."""
    mentions: list[ActorMention] = field(default_factory=list)
    """Every name of an actor, in order."""
    spoken_of: frozenset[str] = frozenset()
    """Who is named otherwise than by a unit or a service of a name that others may have too."""
    owned: list[Owned] = field(default_factory=list)
    """Every force that stands beside its owner, in order."""
    ships: dict[str, str | None] = field(default_factory=dict)
    """Last word of a ship's name → whose it is, where its prefix tells."""
    multinational: bool = False
    """Whether a force of several nations is spoken of."""
    openers: list[tuple[int, str]] = field(default_factory=list)
    """Where a sentence opens with an actor's name, and whose, in order."""
    meant: dict[str, str] = field(default_factory=dict)
    """Name that may stand for two → whom it stands for here."""
    short: dict[str, ActorMention] = field(default_factory=dict)
    """Initials that stand for a body which the text names in full ("the FC") → that body."""
    numbers: frozenset[str] = frozenset()
    """Numbers that units are named by ("507th")."""
    armed: frozenset[str] = frozenset()
    """Whose forces are told of by name, their own or that of a unit, and not by a type of weapon alone."""
    namesakes: frozenset[str] = frozenset()
    """Whose forces may be told of: by the name of a unit that those of other countries bear too."""
    common: frozenset[str] = frozenset()
    """Of whom nothing is named but a service of a name that many countries have."""
    outsiders: bool = False
    """Whether forces from abroad are spoken of without a name: peacekeepers, a coalition, foreign troops."""
    at_play: bool = False
    """Whether the text is of sport or scouts: there "Army" is a team."""

    def in_short(self, text: str) -> list[ActorMention]:
        """Give the bodies that a part of the text names by their initials alone."""
        return list(in_short_in(text, self.short)) if self.short else []

    def government_before(self, offset: int, house: str = "") -> str | None:
        """Code of the government named last before the offset, by that noun ("the ministry") if any is."""
        before = (code for start, code, _ in reversed(self.governments) if start < offset)
        return self.house_before(offset, house) or next(before, None)

    def house_before(self, offset: int, house: str) -> str | None:
        """Code of whose that very house ("the army") was named last before the offset."""
        return next(
            (code for start, code, noun in reversed(self.governments) if start < offset and noun == house), None
        )

    def opener_before(self, offset: int) -> tuple[int, str | None]:
        """Where the last sentence before the offset stands that an actor's name opens, and whose; −1 if none does."""
        at = bisect_left(self.openers, (offset,))
        return self.openers[at - 1] if at else (-1, None)

    def state_before(self, offset: int, among: frozenset[str]) -> str | None:
        """Code of the one of those states that was named last before the offset, or else first after it."""
        named = [m for m in self.mentions if m.code in among]
        before = [m.code for m in named if m.start < offset]
        return before[-1] if before else named[0].code if named else None

    def of_person(self, name: str) -> str | None:
        """Code of the actor for whom a person of that name speaks."""
        return self.people.get(name.rsplit(maxsplit=1)[-1]) if name.strip() else None

    def states_before(self, offset: int, number: int) -> list[str]:
        """Codes of the states that "both countries" are: the only ones named just before, else those named most."""
        named = [m for m in self.mentions if m.kind in ("state", "adjective")]
        near = dict.fromkeys(m.code for m in named if offset - _BESIDE < m.start < offset)
        if len(near) == number:
            return list(near)
        often = Counter(m.code for m in named)
        before = dict.fromkeys(m.code for m in named if m.start < offset)
        return sorted(before, key=lambda code: -often[code])[:number]


def cast_of(text: str, *, home: str | None = None) -> Cast:
    """Read who speaks for whom, and what is whose, from the words beside the names.

    Parameters
    ----------
    home
        Code of the country whose own affairs the text tells of, where that is known: a service that many countries
        have ("the Marine Corps") is its.
    """
    mentions = [m for m in actors.find(text) if not _informs(text, m)]
    short = initials(text, mentions)
    mentions = sorted([*mentions, *in_short_in(text, short)]) if short else mentions
    meant = meant_by(text, mentions, home)
    mentions = [m._replace(code=meant.get(text[m.start : m.end], m.code)) for m in mentions]
    found = Cast(mentions=mentions, meant=meant, short=short)
    for name, code in office_holders(text, mentions):
        _introduce(found, name.split(), code, keep=2)
    for mention in mentions:
        if mention.kind == "leader":
            _introduce(found, text[mention.start : mention.end].split(), mention.code, keep=5)
            continue
        house = _house_of(text, mention) if mention.kind in ("adjective", "state") else None
        if house is not None:
            found.governments.append((mention.start, mention.code, house))
        titled = _title_pattern().match(text, mention.end)
        if titled is None and follows(text, mention, _HOLDING):
            titled = _apposition_pattern().search(text, max(0, mention.start - 90), mention.start)
        if titled is None and _office_pattern().match(text, mention.end):
            titled = _BEFORE.search(text, max(0, mention.start - _NEAR), mention.start)
        if titled:
            _introduce(found, titled["name"].split(), mention.code, keep=2)
    counts = Counter(m.code for m in mentions)
    found.spoken_of = frozenset(m.code for m in mentions if m.kind != "service")
    head = next((m for m in mentions if m.kind == "capital" and _heads(text, m)), None)
    found.dateline = head.code if head is not None else None
    found.author = _at_home(text, mentions, head) or _author(text, mentions)
    found.first_person = len(_FIRST_PERSON.findall(_QUOTED.sub("", text))) > 1
    _set_on(found, text)
    top = counts.most_common(1)
    found.main = top[0][0] if top and 2 * top[0][1] >= counts.total() else None
    by_owner = list(owned(text, mentions))
    known = list(by_name(text))
    found.owned = sorted([*by_owner, *known], key=lambda o: o.offset)
    found.namesakes = frozenset(o.code for o in known if o.noun == NAMESAKE)
    plainly = {m.code for m in mentions if text[m.start : m.end] not in vocabulary.word_list("common_service")}
    found.common = frozenset(m.code for m in mentions if m.code not in plainly)
    found.armed = frozenset(_armed(by_owner, [o for o in known if o.noun != NAMESAKE], plainly))
    if found.author is None:
        groups = {m.code for m in mentions if m.kind == "group"}
        owners = Counter(o.code for o in found.owned if o.code not in groups)
        first = [m.code for m in sorted(mentions, key=lambda m: m.start in found.placed)]
        found.author = next((code for code in [*(c for c, _ in owners.most_common(1)), *first]), None)
    found.openers = [(m.start, m.code) for m in mentions if m.kind != "leader" and _opens(text, m)]
    found.ships = ships(text)
    found.multinational = _JOINT.search(text) is not None
    found.at_play = not vocabulary.word_list("pastime").isdisjoint(_LETTERS.findall(text.lower()))
    found.outsiders = found.multinational or _FROM_ABROAD.search(text) is not None
    numbers = (text[u.start : u.end].split(maxsplit=1)[0] for u in units(text) if text[u.start].isdigit())
    found.numbers = frozenset(number for number in numbers if not number.isdigit())  # "40" may count anything
    return found


def _set_on(found: Cast, text: str) -> None:
    """Tell on whose ground the text is set, and which alliance it speaks of most."""
    inside = [m for m in found.mentions if _is_placed(text, m)]
    found.placed = frozenset(m.start for m in inside)
    places = Counter(m.code for m in inside if m.kind == "state")
    found.ground = max(places, key=lambda code: places[code], default=None)
    alliances = Counter(m.code for m in found.mentions if m.kind == "alliance")
    found.alliance = alliances.most_common(1)[0][0] if alliances else None


def _armed(by_owner: list[Owned], known: list[Owned], plainly: set[str]) -> Iterator[str]:
    """Yield whose forces are told of, of those spoken of plainly.

    A Mirage may be anybody's, and Marines those of some countries; and every country has a "Quick Response Force" and
    a 1st Infantry Division. A ship's prefix is one navy's.
    """
    for force in known:
        if force.count_of == "ships" or (force.count_of == "units" and force.code in plainly):
            yield force.code
    yield from (force.code for force in by_owner if force.code in plainly)


def _is_placed(text: str, mention: ActorMention) -> bool:
    """Whether the country is named as where something is: "in Lebanon", "off the Omani coast"."""
    if mention.kind == "adjective":
        after = _FOLLOWING.match(text, mention.end)
        return after is not None and vocabulary.place_nouns().get(after[0].split()[0].lower()) in ("coast", "border")
    if mention.kind != "state":
        return False
    before = max(0, mention.start - 20)
    return any(told.search(text, before, mention.start) is not None for told in (_INSIDE, _ENTERED))


def _heads(text: str, mention: ActorMention) -> bool:
    """Whether the capital is the text's dateline ("BAGHDAD, May 3 (AP) --")."""
    return text[mention.start : mention.end].isupper() and _DATELINE.match(text, mention.end) is not None


def _opens(text: str, mention: ActorMention) -> bool:
    """Whether the name opens a sentence and is not another word's adjective."""
    if text[mention.end : mention.end + 1] == ":":
        return False  # "Nairobi: The army …"
    return mention.kind != "adjective" and _OPENING.search(text, max(0, mention.start - 12), mention.start) is not None


def _informs(text: str, mention: ActorMention) -> bool:
    """Whether the country's name stands before one who only tells or watches: "an American television company"."""
    after = _FOLLOWING.match(text, mention.end)
    if after is None:
        return False
    words = [word.lower() for word in after[0].split()]
    informants = vocabulary.word_list("informant")
    told = any(word in informants or word[:-1] in informants for word in words)
    return told and vocabulary.word_list("mouthpiece").isdisjoint(words)


# --- people -----------------------------------------------------------------------------------------------


def _introduce(found: Cast, words: list[str], code: str, *, keep: int) -> None:
    found.people.setdefault(words[-1], code)
    if len(words) > 1:
        found.full_names.setdefault(words[-1], " ".join(words[-keep:]))


def _house_of(text: str, mention: ActorMention) -> str | None:
    """Give the noun of the government, army or parliament named beside the country ("government of Syria"), if any."""
    houses = vocabulary.word_list("government")
    closed = vocabulary.word_list("closed_class")
    following: list[str] = [w.lower() for w in _LETTERS.findall(text, mention.end, mention.end + 40)[:3]]
    beside = next((w for w in takewhile(lambda w: w == "s" or w not in closed, following) if w in houses), None)
    if beside is not None:
        return beside  # not "… for Afghanistan to bolster the government"
    if _PARTITIVE.search(text, max(0, mention.start - _LAST_WORD), mention.start) is None:
        return None
    before = [w.lower() for w in _LETTERS.findall(text, max(0, mention.start - 40), mention.start)[-3:]]
    return next((w for w in before if w in houses), None) if len(before) > 1 else None


@cache
def _titles() -> str:
    return "|".join(sorted(map(re.escape, vocabulary.word_list("title")), key=len, reverse=True))


@cache
def _title_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:['’]s)?,?{_SPACE}(?:{_TITLED}{_SPACE}){{0,4}}?(?i:{_titles()}){_SPACE}"
        rf"(?:of\s+(?:[A-Z]\w+\s+(?:and\s+)?){{1,3}}?)?(?P<name>{_NAME})"
    )


@cache
def _office_pattern() -> re.Pattern[str]:
    """Match what follows the country in "Abdul Musa, the Kenyan defence minister,"."""
    return re.compile(rf"(?:['’]s)?\s+(?:[\w-]+\s+){{0,3}}?(?i:{_titles()})s?\b(?!\s+[A-Z])")


@cache
def _apposition_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<name>{_NAME}),\s+(?:the\s+)?(?:[\w-]+\s+){{0,4}}?(?i:{_titles()})\s+(?:of|for)\s+(?:the\s+)?\Z"
    )


def _author(text: str, mentions: list[ActorMention]) -> str | None:
    """Who says "I" and "we" unquoted: the state that acts in a text which speaks of itself, else the first leader.

    A statement names many leaders ("Call with President Zelenskyy"), but it is its own state that "will
    continue", "has sent", "welcomes".
    """
    if _REPORT.search(text, 0, 3 * _NEAR) is not None:
        return "UN"
    if _FIRST_PERSON.search(text):
        if _TO_THE_COUNCIL.search(text) and any(m.kind == "mission" for m in mentions):
            return "UN"  # a report of the Secretary-General
        acting = Counter(
            m.code
            for m in mentions
            if m.kind == "state"
            and _PREDICATE.match(text, m.end)
            and not _INSIDE.search(text, max(0, m.start - 20), m.start)
        )
        houses = [m for m in mentions if m.kind == "institution"]
        signed = [m for m in mentions if m.kind == "leader" and m.start > len(text) - _NEAR * 3]
        opening = [m for m in mentions if m.kind == "leader" and m.end < _NEAR and _by(text, m)]
        often = bool(acting) and acting.most_common(1)[0][1] > 1
        named = opening or signed or ([] if often else houses)
        if named:
            return named[0].code
        if acting:
            spoken_of = Counter(m.code for m in mentions)
            return max(acting, key=lambda code: (acting[code], spoken_of[code]))
        return next((m.code for m in mentions if m.kind == "leader"), None)
    return None


def _at_home(text: str, mentions: list[ActorMention], head: ActorMention | None) -> str | None:
    """Whose government speaks for itself from its capital: "NAIROBI, May 3 - Statement by the prime minister"."""
    if head is None or not _OURSELVES.search(text):
        return None
    end = _OPENING_END.search(text, head.end + len("31 December 1999"))
    opening = text[head.end : end.start() if end is not None else None][: 2 * _NEAR]
    others = [m for m in mentions if head.end <= m.start < head.end + len(opening) and m.code != head.code]
    if _HOUSE.search(opening) is None or len(others) > 1:
        return None
    abroad = others[0].code if others and others[0].kind == "adjective" else None  # "by the Danish defence minister"
    return abroad if others else head.code


def _by(text: str, mention: ActorMention) -> bool:
    """Whether a title names its author ("Statement by President Biden on …")."""
    return re.search(r"\b(?:by|of|from)\s+(?:\w+\s+){0,4}\Z", text[: mention.start]) is not None
