"""Whom an article means by a name that several bear: "Brussels", "the National Guard", "the PLA"."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

from geo._data_dir import data_dir
from geo.language import vocabulary
from geo.language.text import actors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.language.text.actors import ActorMention

_TO_ITS_OWN = (" ", "'s ", "’s ", "' ", "’ ")
"""What stands between a country and its service: "Latvian National Guard", "Kenya's Coast Guard"."""
_MEN_FROM = re.compile(r"(?: [a-z]+){1,2} from (?:the )?")
"""What stands between a service and the country of its men: "National Guard troops from Latvia"."""
_SENTENCE = 600
"""Characters of a sentence at most."""
_SEATS_OF_THE_UNION = frozenset(("Moscow", "Kremlin", "the Kremlin"))
"""What stands for the state of the day."""
_BODIES = frozenset(("service", "group", "mission"))
_OF = (" of ", " of the ")


def meant_by(text: str, mentions: Sequence[ActorMention], home: str | None = None) -> dict[str, str]:
    """Give, for names in the text that several bear, who is meant where that is not the best known.

    Parameters
    ----------
    mentions
        Every name of an actor in the text, with the best known who bears it.
    home
        Code of the country that the text is at home in, if it is known.
    """
    borne: dict[str, list[int]] = defaultdict(list)
    for at, mention in enumerate(mentions):
        borne[text[mention.start : mention.end]].append(at)
    found = {name: _meant(text, mentions, name, own, home) for name, own in borne.items()}
    return {name: code for name, code in found.items() if code is not None}


def _meant(text: str, mentions: Sequence[ActorMention], name: str, own: Sequence[int], home: str | None) -> str | None:
    """Give who is meant by the name, which the mentions of these numbers bear."""
    if name == "Brussels":  # a city that stands for a bloc too
        others = {m.code for m in mentions if text[m.start : m.end] != name}
        return "BE" if "BE" in others and others.isdisjoint(("EU", "NATO")) else None
    if name in _SEATS_OF_THE_UNION:
        others = {m.code for m in mentions if text[m.start : m.end] not in _SEATS_OF_THE_UNION}
        return "SU" if "SU" in others and "RU" not in others else None
    if name in vocabulary.word_list("common_service"):
        named = _country_of_service(text, mentions, own) or home or _sender(text, mentions, own)
        return named or _at_home(mentions, name, mentions[own[0]].code) or _whose_article(text, mentions, own)
    if " " in name and mentions[own[0]].kind in ("service", "institution"):  # "the National Security Council of Latvia"
        return _country_of_service(text, mentions, own, least=len(own) / 2)
    if name in _groups():
        states = Counter(m.code for m in mentions if m.kind in ("state", "adjective")).most_common(1)
        return _groups()[name].get(states[0][0]) if states else None
    return None


def _whose_article(text: str, mentions: Sequence[ActorMention], own: Sequence[int]) -> str | None:
    """Give the only country whose leader or dateline the text has, if the best known bearer is not spoken of.

    Where he is, only further on, it is that of the dateline.
    """
    best_known = mentions[own[0]].code
    others = set(range(len(mentions))).difference(own)
    spoken_of = [at for at, m in enumerate(mentions) if m.code == best_known and at in others]
    if any(at < own[0] for at in spoken_of):
        return None
    # Of the American services one reads in articles about other countries' wars too.
    told = [m for m in mentions if m.kind == "leader" and best_known != "US" and not spoken_of]
    told += [m for m in mentions if m.kind == "capital" and text[m.start : m.end].isupper()]
    codes = {m.code for m in told}
    return codes.pop() if len(codes) == 1 else None


def _country_of_service(
    text: str, mentions: Sequence[ActorMention], own: Sequence[int], *, least: float = 0
) -> str | None:
    """Give whose service it is that many countries have: that of the country named beside it, often enough."""
    beside: Counter[str] = Counter()
    for at in own:
        service = mentions[at]
        for state in [*mentions[max(0, at - 1) : at], *mentions[at + 1 : at + 2]]:
            behind = text[service.end : state.start]
            owning = text[state.end : service.start] in _TO_ITS_OWN or behind in _OF
            if not owning and _MEN_FROM.fullmatch(behind) is not None:
                owning = at == 0 or mentions[at - 1].end <= _opening(text, service.start)
            beside[state.code] += owning and state.kind in ("state", "adjective")
    code, times = beside.most_common(1)[0] if beside else ("", 0)
    return code if times and times >= least else None


def _sender(text: str, mentions: Sequence[ActorMention], own: Sequence[int]) -> str | None:
    """Give the state named before the service in most of its sentences, if no other is named as often.

    "Mexico sends the National Guard to its border", "Mexican officials said the National Guard": it is Mexico's.
    """
    states = [m for m in mentions if m.kind in ("state", "adjective", "capital")]
    senders: Counter[str] = Counter()
    for at in own:
        service = mentions[at]
        opening = _opening(text, service.start)
        ahead = next((m.code for m in states if opening < m.start < service.start), None)
        senders.update([ahead] if ahead is not None else [])
    code, times = senders.most_common(1)[0] if senders else ("", 0)
    named = Counter(m.code for m in states)
    often = all(named[code] >= named[other] for other in named)
    return code if 2 * times > len(own) and often else None


def _opening(text: str, offset: int) -> int:
    """Give the end of the sentence before the offset, -1 where it is in the first; not far back."""
    earliest = max(offset - _SENTENCE, 0)
    return max(earliest - 1, *(text.rfind(mark, earliest, offset) for mark in (". ", "\n", "? ", "! ")))


def _at_home(mentions: Sequence[ActorMention], name: str, known: str) -> str | None:
    """Give whose service it is that never leaves its country: of the country spoken of where that is not the known."""
    if name not in vocabulary.word_list("home_service"):
        return None
    states = Counter(m.code for m in mentions if m.kind in ("state", "adjective", "capital", "leader"))
    return states.most_common(1)[0][0] if states and known not in states else None


def initials(text: str, mentions: list[ActorMention]) -> dict[str, ActorMention]:
    """Give the initials of the bodies named in full that the text uses for them and nobody else bears."""
    found: dict[str, ActorMention] = {}
    for mention in mentions:
        words = text[mention.start : mention.end].split()
        short = "".join(word[0] for word in words)
        if mention.kind in _BODIES and len(words) > 1 and short.isupper():
            found.setdefault(short, mention)
    return {
        short: body
        for short, body in found.items()
        if short in text and re.search(rf"\b{short}\b", text) and not actors.find(short)
    }


def in_short_in(text: str, short: dict[str, ActorMention]) -> Iterator[ActorMention]:
    """Yield where the text names by their initials the bodies that those stand for."""
    for match in re.finditer(rf"\b(?:{'|'.join(short)})\b", text):
        yield short[match[0]]._replace(start=match.start(), end=match.end())


@cache
def _groups() -> dict[str, dict[str, str]]:
    """Names that several groups bear → by the state that an article on it names most, the group."""
    found: dict[str, dict[str, str]] = {}
    with (data_dir() / "namesakes.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found.setdefault(row["name"], {})[row["state"]] = row["code"]
    return found
