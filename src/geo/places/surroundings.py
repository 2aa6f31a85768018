"""What stands around a name: the words before and behind it, datelines, and what holds it.

Each cue is a reason of recognition's `WEIGHTS`; the words that make them are data, by role in cues.csv.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .gazetteer import NONE
from .shapes import covers
from .vocabulary import cues, lexicon, vocabulary

if TYPE_CHECKING:
    from collections import Counter

    from .gazetteer import Sense
    from .matching import Match, Word

# What a noun behind a name says, by its role in cues.csv; the first that fits decides.
_NOUNS_BEHIND = {
    "type": "before a type word",
    "settlement": "before a noun of residence",
    "street": "before a street",
    "company": "before a company",
    "feature": "before a feature",
    "food": "before a dish",
}
_LETTERS_OF_A_MAKE = 3  # "RC-135"
_WORDS_OF_A_COMPANY = 3  # behind the name of a place
_SPACE = {" ", "\u00a0", "\n"}


def is_capital(match: Match) -> bool:
    """Whether the name is a country's capital's, which stands for its government: "Paris said"."""
    capitals = vocabulary().capitals
    return any(s.kind == "city" and capitals.get(s.country or "") == match.key for s in match.senses)


def words_before(match: Match, words: list[Word]) -> str | None:  # noqa: PLR0911  (a list of cues, the first decides)
    """What the words before a match say."""
    if not match.first:
        return None
    before = words[match.first - 1]
    if before.gap == ". " and before.text in cues("title"):
        return "after a title"
    if before.gap not in _SPACE and before.gap != "-":
        return None
    if before.text in cues("ship") or _designates(words, match.first - 1):
        return "ship"
    if before.text in cues("club"):
        return "part of a club's name"
    if before.text.lower() in cues("place_before") and before.gap != "-":
        return "after a place preposition"
    if before.key == "of" and match.first > 1 and (role := _of_what(words[match.first - 2])):
        return role
    if match.listed and before.text not in cues("title"):
        return None
    if before.text in cues("title"):
        return "after a capital" if match.listed else "after a title"
    if before.capital and before.key in lexicon("first_names"):
        return "after a given name"
    if before.capital and not starts_sentence(words, match.first - 1):
        return "after a capital"
    return None


def _designates(words: list[Word], at: int) -> bool:
    """Whether the word ends the designation of a type, whose name follows: "CP-140M Aurora", "C-27 Spartan"."""
    make = words[at - 1] if at else None
    joined = make is not None and make.gap == "-" and make.text.isupper() and len(make.text) <= _LETTERS_OF_A_MAKE
    return joined and words[at].gap == " " and words[at].text[0].isdigit()


def _of_what(noun: Word) -> str | None:
    """What the word before "of" says of the name behind it: "out of Split", "the town of Hue", "Bank of China"."""
    if noun.key == "out":
        return "after a place preposition"
    if noun.text in cues("city_word") | cues("type"):
        return "after a type word"
    return "after an institution of" if noun.text in cues("owner_of") else None


def words_behind(  # noqa: PLR0911  (a list of cues, the first decides)
    match: Match, words: list[Word], persons: Counter[str], *, alone: bool
) -> str | None:
    """What the words after a match say."""
    tail = words[match.last - 1]
    if match.last >= len(words):
        return None
    after = words[match.last]
    if alone and after.text.isdigit() and tail.gap == " " and all(s.kind in ("sea", "area") for s in match.senses):
        return "numbered"
    if tail.gap in {", ", ",\n", " ("} and holds(match, words, match.last):
        return "before its container"
    if opens_report(match, words):
        return "dateline"
    if after.key == "who" and alone and not match.listed:
        return "who"
    if tail.gap not in _SPACE:
        return None
    if after.key == "in" and match.last + 1 < len(words) and holds(match, words, match.last + 1):
        return "in its container"
    for role, reason in _NOUNS_BEHIND.items():
        if after.text in cues(role):
            return reason
    if _company(words, match.last):
        return "before a company"
    if after.capital:
        return _before_capital(match, after, persons, alone=alone)
    if after.text in cues("person_verb") and alone and not match.listed and not is_capital(match):
        return "speaks"
    return None


def _before_capital(match: Match, after: Word, persons: Counter[str], *, alone: bool) -> str | None:
    """What a capital behind a match says: a surname, or the rest of a longer name."""
    if after.key in persons or (alone and match.key in lexicon("first_names")):
        return "listed name before a surname" if match.listed else "before a surname"
    if match.listed:
        return None
    if after.key in lexicon("common_words") or not alone:
        return "before a capital"
    return "before one of the surnames" if after.key in lexicon("last_names") else "before an unknown capital"


def _company(words: list[Word], at: int) -> bool:
    """Whether capitals from ``at`` on end in a word for a company: "Jordan" in "Jordan Ash Partners"."""
    for word in words[at : at + _WORDS_OF_A_COMPANY]:
        if not word.capital:
            return False
        if word.text in cues("company"):
            return True
        if word.gap != " ":
            return False
    return False


def not_adjective(match: Match, words: list[Word], persons: Counter[str]) -> str | None:
    """Demonyms are taken for what they are, but for surnames, languages and names of companies."""
    tail = words[match.last - 1]
    after = words[match.last] if match.last < len(words) else None
    before = words[match.first - 1] if match.first else None
    alone = match.last - match.first == 1
    if alone and match.key in persons:
        return "introduced as a person"
    if before is not None and before.gap in {" ", "-"} and before.text in cues("not_place_before"):
        return "part of a name"
    if before is not None and before.text in cues("language_before") and tail.gap not in _SPACE:
        return "a language"
    if after is not None and tail.gap in _SPACE and after.text in cues("company") | cues("street"):
        return "name of a company or street"
    return None


def holds(match: Match, words: list[Word], at: int) -> bool:
    """Whether the word at ``at`` begins a country or division that holds one of the match's senses."""
    word = words[at]
    division = vocabulary().division(word.text)
    if division is not None:
        return any(s.admin1 == division[0].admin1 for s in match.senses)
    for count in (3, 2, 1):
        key = " ".join(w.key for w in words[at : at + count])
        for container in vocabulary().names.get(key, ()):
            if any(within(s, container) for s in match.senses):
                return True
        for container in vocabulary().packed_divisions(key):
            if any(within(s, container) for s in match.senses):
                return True
    return False


def within(sense: Sense, container: Sense) -> bool:
    """Whether a sense lies in a country or a division of the first or second order."""
    if sense.identity == container.identity:
        return False
    if container.kind == "country":
        return sense.country == container.country and sense.kind != "country"
    if container.kind == "admin2":
        return sense.admin2 == container.row
    if sense.kind == "base" and sense.admin1 == NONE:
        return sense.country == container.country and covers(container.shape, sense.lat, sense.lon)
    return container.admin1 != NONE and sense.admin1 == container.admin1 and sense.kind != "admin1"


_ENDS = frozenset('.!?\n:“"”')
_DASH = re.compile(r"[).\s]*(?:--|—)|[).]*\s+[–-]\s")
_WORDS_OF_A_DATELINE = 8  # "DHAHRAN, Saudi Arabia, Jan. 29 (AP) —"


def opens_report(match: Match, words: list[Word]) -> bool:
    """Whether the match is the locality in a dateline: "DOHUK, Iraq (Reuters) —", "Paris, Texas —".

    It heads the text, or a sentence if it is in capitals; only capitals, numbers and marks stand between it
    and the dash.
    """
    if match.first and not (words[match.first].text.isupper() and starts_sentence(words, match.first)):
        return False
    for word in words[match.last - 1 : match.last + _WORDS_OF_A_DATELINE]:
        if not (word.capital or word.text[0].isdigit()):
            return False
        if _DASH.match(word.gap):
            return True
    return False


def starts_sentence(words: list[Word], at: int) -> bool:
    """Whether a word stands at the start of a sentence or line, as far as the marks before it tell."""
    return at == 0 or not _ENDS.isdisjoint(words[at - 1].gap)
