"""Forces that a text calls somebody's own, read from the words beside the names, without a parse."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.text.actors import is_where
from geo.language.text.units import home_of, is_common, is_ship, units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.language.text.actors import ActorMention

NAMESAKE = "namesake"
"""What a unit is noted as whose name units of other countries bear too."""
_NEAR = 60
"""Characters within which the words of a force and of its owner lie."""
_LAST_WORD = 12
"""Characters before a name within which its last short word and the white space around it lie."""
_SOURCES = frozenset(("of", "from", "the"))
"""Last words before a name that is whence a force is."""
_WORD = re.compile(r"\d{1,3}(?:,\d{3})+|[\w.&-]+(?:['’]s?(?!\w))?|[,:;()!?—–“”\"]")
_PAST_NAME = 7
"""Words after a name within which the force it owns must stand."""
_OF = re.compile(r"\b([\w-]+)\s+(?:of|from)\s+(?:the\s+)?\Z", re.IGNORECASE)
_OWNING_VERB = re.compile(
    r"(?:ha(?:s|d|ve)|will|would|is|was|were|are|be(?:en|gin|gan)?|to|not|also|already|only|"
    r"(?:sen[dt]|deploy|withdr[ae]w|station|keep|kept|maintain|pull|dispatch|mov|order|commit|mass|plan|start|"
    r"agree|contribut|pledg|offer|rotat|redeploy|fl[ey]w?|bring|brought|recall|reduc|cut|increas|add|buil[dt]|"
    r"concentrat|lost|command)\w*)\Z"
)
"""Verbs between a state and a force that make the force its own ("Britain has sent 400 troops")."""
_BEFORE_A_FORCE = frozenset(("a", "an", "the", "its", "some", "about", "another", "more", "than", "nearly", "over"))
"""What stands between such a verb and its force."""
_BREAK = re.compile(r"[a-z]{4}[.?!][\"”’']*\s+[\"“‘']*[A-Z]|\n\s*\n|;")
"""Where a sentence ends, as far as that is plain."""


@dataclass(frozen=True, slots=True)
class Owned:
    """A force that the text calls somebody's own: where, which noun, what that counts, whose.

    The noun is empty where a body is named that is itself a force ("the Taliban", "the PLA").
    """

    offset: int
    noun: str
    count_of: str
    code: str


def follows(text: str, mention: ActorMention, words: frozenset[str]) -> bool:
    """Whether the last word before the name is one of these: a cheap look before a dear pattern."""
    before = text[max(0, mention.start - _LAST_WORD) : mention.start].rsplit(None, 1)
    return bool(before) and before[-1].lower() in words


def owned(text: str, mentions: list[ActorMention]) -> Iterator[Owned]:
    """Yield the forces that stand beside the name of an actor, as its own."""
    starts = [m.start for m in mentions] + [len(text)]
    words = vocabulary.forces()
    for i, mention in enumerate(mentions):
        behind = _force_of(text, mention) if mention.kind != "capital" else None
        if behind is not None:
            word = words[vocabulary.force_surfaces()[behind[1]]]
            yield Owned(behind[0], word.noun, word.count_of, mention.code)
        if mention.kind in ("service", "mission", "group"):
            yield Owned(mention.start, "mission" if mention.kind == "mission" else "", "people", mention.code)
        ahead = _force_after(text, mention, min(starts[i + 1], mention.end + _NEAR))
        if ahead is not None:
            word = words[ahead[1]]
            yield Owned(ahead[0], word.noun, word.count_of, mention.code)


def by_name(text: str) -> Iterator[Owned]:
    """Units, ships and types whose name alone tells whose they are ("82nd Airborne", "HMS", "F-22s", "Marines")."""
    for unit in units(text):
        name = text[unit.start : unit.end]
        home = home_of(name)
        if home is not None:
            ship = is_ship(name)
            noun = "ship" if ship else NAMESAKE if is_common(name) else "unit"
            yield Owned(unit.start, noun, "ships" if ship else "units", home)
    for match in _type_pattern().finditer(text):
        counted = vocabulary.types().get(match[1]) or "people"
        yield Owned(match.start(), "", counted, vocabulary.type_homes()[match[1]])


@cache
def _type_pattern() -> re.Pattern[str]:
    homes = sorted(vocabulary.type_homes(), key=len, reverse=True)
    first = "".join(sorted({home[0] for home in homes}))  # tried before every name
    return re.compile(rf"\b(?=[{first}])({'|'.join(map(re.escape, homes))})(?:\d+\w*|s?\b(?!-))")


def _force_of(text: str, mention: ActorMention) -> tuple[int, str] | None:
    """Offset and written form of the force whose "of" or "from" the name follows ("soldiers from Canada")."""
    following = follows(text, mention, _SOURCES)
    match = _OF.search(text, max(0, mention.start - _NEAR), mention.start) if following else None
    word = match[1].lower() if match is not None else ""
    while word and word not in vocabulary.force_surfaces():
        word = word.partition("-")[2]  # "the ex-soldiers of"
    return (match.end(1) - len(word), word) if match is not None and word else None


def _force_after(text: str, mention: ActorMention, end: int) -> tuple[int, str] | None:
    """Offset and noun of the force that the name is followed by, as its adjective, possessor or sender."""
    if mention.kind == "capital" and not re.match(r"['’]s?\s", text[mention.end : mention.end + 3]):
        return None
    broken = _BREAK.search(text, mention.end, end)
    end = broken.start() + len("abcd") if broken is not None else end
    for number, word in enumerate(_WORD.finditer(text, mention.end, end)):
        plain = word.group().lower().removesuffix("'s").removesuffix("’s").rstrip(".")
        if plain in ("", "s", "-led"):
            continue
        noun = vocabulary.force_surfaces().get(plain)
        if noun is not None and number == 0 and is_where(mention, text[mention.start : mention.end], noun):
            return None
        if noun is not None:
            return word.start(), noun
        counted = number > 0 and mention.kind == "state" and plain in _BEFORE_A_FORCE
        closed = plain in vocabulary.word_list("closed_class") and not (counted or _OWNING_VERB.match(plain))
        if closed or number >= _PAST_NAME or plain in ("-backed", "backed") or not re.match(r"[\w-]", plain):
            return None
        if mention.kind in ("state", "leader", "capital") and number == 0 and not _may_own(text, mention, plain):
            return None
    return None


def _may_own(text: str, mention: ActorMention, word: str) -> bool:
    """Whether what follows a state's bare name can lead to a force of its own ("US special forces")."""
    if text[mention.end : mention.end + 2] in ("'s", "’s", "' ", "’ "):
        return True
    return bool(_OWNING_VERB.match(word)) or word in vocabulary.word_list("military") or word[:1].isdigit()
