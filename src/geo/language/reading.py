"""A parsed sentence with its names laid over the tokens: what the other modules of the room read."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from geo.language.syntax import Whole, in_small_letters, is_shouted, repair, tree_of
from geo.language.text import actors, quantities, units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from spacy.tokens import Doc

    from geo.language.phrases.antecedents import Told
    from geo.language.phrases.force import Force
    from geo.language.syntax import Token
    from geo.language.text.actors import ActorMention
    from geo.language.text.cast import Cast
    from geo.language.text.quantities import Quantity
    from geo.language.text.sentences import Sentence

# The tokeniser splits these at the hyphen; each is one noun.
_HYPHENATED = re.compile(
    r"\b(?:(?:build|pull|draw|stand|call|send|go)-(?:ups?|outs?|offs?|backs?|downs?|by|aheads?)|peace-(?:keep|enforc)ers?)\b",
    re.IGNORECASE,
)
# "KHARTOUM, Sudan, June 3 (AP) -- Six hundred soldiers …": where and when it was written, and by whom.
_DATELINE = re.compile(
    r"(?=[^a-z]{3}|[^()]{3,50}\([A-Z])(?:[A-ZÀ-Ž][\w.'’/-]*[ ,]+|(?:of|de|el|la) |(?:\d\d)?\d{1,2}[ ,]+){1,9}"
    r"(?:(?:\([A-Za-z][\w /.-]{1,30}\)\s*(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}\s*)?)?(?:--|[-–—_])\s+(?=[A-Z\d\"“`'])"
    r"|\((?:Reuters|AP|AFP|UPI|Xinhua|DPA|IRIN|IPS|PANA|TASS|ITAR-TASS|Interfax|EFE|ANSA|Kyodo|PTI|ANI)\)\s+(?=[A-Z]))"
)


# "BREAKING:", "0610 GMT:", "Simferopol, 11:40 —", "Photo caption:": what a ticker or a picture's text opens with.
_LABEL = re.compile(
    r"(?:[\w.]+ ){0,2}(?:(?:breaking|just in|urgent|flash|alert|update(?: \d+)?|live|exclusive|watch|video|photos?"
    r"|picture|image|caption|developing|factbox|timeline|bulletin|newsflash|headline)\s*)+(?::|[-–—|]\s)\s*"
    r"|(?:[A-Z][\w'’-]*,? ){0,4}\d{1,2}[:.]?\d\d(?: ?(?:GMT|UTC|EST|EDT|CET|BST|[ap]\.?m\.?|hrs|hours|local time))?"
    r"\s*(?::|[-–—|])\s+"
    r"|\((?:\d?\w{0,2} ?lead|urgent|update \d+|corrected|recasts?|adds [^)]{1,40})\)\s+",
    re.IGNORECASE,
)


# It takes the hull number for the ship: "USS Wasp (LHD-1) is in Norfolk".
_HULL = re.compile(r"\([A-Z]{1,4}[ -]?\d{1,4}\)")
# The parser takes "re-entered" for three words.
_AGAIN = re.compile(r"\b(?:re-(?=[a-z]{4})|pre-(?=position)|forward-(?=deploy|position))")
# "No. 3 Squadron": to the parser, and to whoever looks for a denial, that is a "no".
_NUMBERED = re.compile(r"\bNos?\.(?=\s?\d)")
# It reads what stands between two hyphens with spaces as it reads what stands between commas, once they are commas.
_ASIDE = re.compile(r"(?<=\S )-( [^;]{3,140}? )-(?= [a-z])")
_INITIALS = 3
"""Letters that a country's name has at most, without its stops, where it has no adjective."""


@dataclass(frozen=True, slots=True)
class Name:
    """A place name that the caller found, in offsets of the sentence.

    ``index`` is the caller's own number for it; ``country`` its ISO 3166-1 code.
    """

    start: int
    end: int
    index: int
    country: str | None = None
    adjectival: bool = False


@dataclass(slots=True)
class Memory:
    """What earlier sentences of the article leave behind for later ones."""

    cast: Cast
    military: bool = False
    """Whether the article is about forces, so that "the ships" and "200 officers" are theirs."""
    home: str | None = None
    """The country whose own affairs the article tells of: "the army" is its army, though nobody says so."""
    last_actor: str | None = None
    """The subject of the last sentence read that was an actor."""
    last_actor_at: int = -1
    """Where in the article that sentence stands."""
    last_rebels_at: int = -1
    """Where in the article the last sentence stands whose subject were rebels or the like, without a name."""
    last_speaker: str | None = None
    last_force: Force | None = None
    last_owner: str | None = None
    """Whose that force was, where that was said."""
    last_force_at: int = 0
    """Where in the article the sentence stands that told of that force."""
    last_body: tuple[str | None, int] = (None, -(10**9))
    """Whose the force is that was the subject of the last sentence with one, if that was told, and where it ends."""
    last_ship: tuple[str, str] | None = None
    """The ship last told of by its name: which noun, and the name."""
    told: list[Told] = field(default_factory=list)
    """The forces told of so far, with their owners."""
    leaving: str | None = None
    """Whose force was last told to leave, where that was said."""
    border: dict[str, list[int]] = field(default_factory=dict)
    """Actor → the names whose border its forces were last said to stand at."""

    years: Sequence[tuple[int, date]] = ()
    """Where a history tells dates with their year, and those dates."""

    def last_subject(self, offset: int) -> str | None:
        """Give the actor that was the subject of a sentence last, or opened one that was not read."""
        start, code = self.cast.opener_before(offset)
        return code if code is not None and start > self.last_actor_at else self.last_actor


class Reading:
    """One sentence: its parse, and which tokens are places, actors and counts.

    Names of several words become one token, so that the tree can be walked name by name.
    """

    def __init__(self, sentence: Sentence, parsed: Doc, names: Sequence[Name], memory: Memory) -> None:
        self.sentence = sentence
        self.memory = memory
        aboard = units.ship_names(sentence.text)
        named = [*actors.find(sentence.text), *memory.cast.in_short(sentence.text)]
        mentions = [m for m in named if not any(s.start <= m.start < s.end for s in aboard)]
        bodies = [m for m in mentions if m.kind not in ("state", "capital")]
        names = [n for n in names if not any(_holds(m, n) for m in bodies)]
        self.doc = doc = tree_of(parsed, _wholes(sentence.text, [*names, *mentions]))
        for word in doc if memory.cast.ships else ():
            if word.text in memory.cast.ships and word.pos_ in ("NOUN", "ADJ"):
                word.pos_, word.tag_ = "PROPN", "NNP"  # "Trent sailed on": the name of a ship told of
        repair(doc)
        self.ends = [t.idx + len(t.text) for t in doc]
        """Offset at which each token ends."""
        self.names: dict[int, Name] = {}
        self.actors: dict[int, ActorMention] = {}
        self.quantities: dict[int, Quantity] = {}
        self.forces: dict[int, Force | None] = {}
        """What the tokens asked about so far were read to be."""
        self.owned: dict[int, str] = {}
        """Identity of a force's noun → whose that force was said to be in this sentence."""
        for name in names:
            token = self.token_at(name.start, name.end)
            if token is not None:
                self.names[token.i] = replace(name, adjectival=True) if _is_short(token) else name
        for mention in mentions:
            token = self.token_at(mention.start, mention.end)
            if token is not None:
                meant = memory.cast.meant.get(token.text, mention.code)
                if mention.kind == "service" and memory.home is not None and meant not in memory.cast.spoken_of:
                    meant = memory.home  # "the Marine Corps" of an archipelago
                self.actors.setdefault(token.i, mention._replace(code=meant))
        opening = _opening_of(sentence)
        for quantity in quantities.find(sentence.text, after=opening.end() if opening is not None else 0):
            for token in self.tokens(quantity.start, quantity.end):
                self.quantities[token.i] = quantity

    def tokens(self, start: int, end: int) -> Iterator[Token]:
        """Yield the tokens that overlap the offsets."""
        for i in range(bisect_left(self.ends, start + 1), len(self.ends)):
            token = self.doc[i]
            if token.idx >= end:
                return
            yield token

    def token_at(self, start: int, end: int) -> Token | None:
        """Give the token that covers most of the offsets, the highest in the tree if several."""
        covering = [t for t in self.tokens(start, end) if not t.is_punct]
        inside = {t.i for t in covering}
        return next((t for t in covering if t.head.i not in inside or t.head.i == t.i), None)

    def country_of(self, index: int) -> str | None:
        """Give the ISO code of the country of the place that the caller numbers so; None if it stands elsewhere."""
        return next((n.country for n in self.names.values() if n.index == index), None)

    def place(self, token: Token) -> Name | None:
        """Give the place that the token names as a place, not as an adjective."""
        name = self.names.get(token.i)
        return None if name is None or name.adjectival else name


def _is_short(token: Token) -> bool:
    """Whether the name stands for its adjective, for it has none: "a US base in Germany"."""
    initials = token.text.isupper() and len(token.text.replace(".", "")) <= _INITIALS
    return initials and token.dep_ in ("compound", "nmod", "amod") and token.head.i > token.i


def _opening_of(sentence: Sentence) -> re.Match[str] | None:
    """Dateline or label before the sentence proper; its day is no count."""
    return (_DATELINE.match(sentence.text) if sentence.first else None) or _LABEL.match(sentence.text)


def prose_of(sentence: Sentence, names: Sequence[Name]) -> str:
    """Text of the sentence for the parser: without dateline, and of a headline only the names keep their capitals."""
    text = sentence.text
    opening = _opening_of(sentence)
    if opening is not None:
        text = " " * opening.end() + text[opening.end() :]
    text = _HULL.sub(lambda hull: " " * len(hull[0]), text) if "(" in text else text
    text = _AGAIN.sub(lambda prefix: " " * len(prefix[0]), text) if "re-" in text or "forward-" in text else text
    text = _NUMBERED.sub(lambda match: " " * len(match[0]), text) if "No" in text else text
    if " - " in text:
        text = _ASIDE.sub(r",\1,", text).replace(" - ", " – ")  # a hyphen it takes for one between two words
    dated = opening is not None and opening.re is _DATELINE
    if dated or (sentence.kind == "paragraph" and not sentence.first) or not is_shouted(text):
        return text
    spans = [(m.start, m.end) for m in actors.find(text)] + [(n.start, n.end) for n in names]
    return in_small_letters(text, spans)


def _holds(mention: ActorMention, name: Name) -> bool:
    """Whether the name is only part of a body's name ("US" in "US Marine Corps")."""
    longer = mention.end - mention.start > name.end - name.start
    return longer and mention.start <= name.start and name.end <= mention.end


def _wholes(text: str, items: Iterable[Name | ActorMention]) -> Iterator[Whole]:
    """Yield what the rules take for one token: names of several words, and "pull-out"."""
    if "-" in text:
        for match in _HYPHENATED.finditer(text):
            yield Whole(*match.span(), "NOUN", "NNS" if match[0].lower().endswith("ers") else "NN")
    yield from (Whole(item.start, item.end, "PROPN", "NNP") for item in items)


def lemma(token: Token) -> str:
    """Lemma in lower case; an inflected capital word ("Troops", "Sending") as its plain form."""
    return token.stem
