"""Which matches are toponyms where they stand, and which are persons, organisations or plain words.

Every match gets a score: what its name weighs by itself (a name of the readable files, the people of its
largest sense, what else the word can be) and what stands around it. Nought and more is a toponym. Names that
stay in doubt are weighed again by whether they lie where the sure ones do.

The weights are set by hand; see `WEIGHTS`.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

from geo._data_dir import data_dir

from .folding import fold
from .gazetteer import NONE, gazetteer
from .vocabulary import cues, read_table, vocabulary

if TYPE_CHECKING:
    from .gazetteer import Sense
    from .matching import Match, Word

# In steps of about one half: 1 is a hint, 3 decides unless much speaks against it. Chosen on the errors made
# on TR-News and LGL; no optimiser was run.
WEIGHTS = {
    "listed": 2.0,
    "listed name is a given name or surname": -0.7,
    "people": 0.45,  # for each factor of ten above 3,000
    "alternate name only": -0.5,
    "several words": 0.7,
    "division with its type": 1.5,
    "three letters": -1.0,
    "common word": -2.0,
    "common words": -1.2,
    "common word at the start of a sentence": -2.5,
    "other meaning": -4.0,
    "surname": -0.7,
    "given name": -0.7,
    "after a place preposition": 1.3,
    "before its container": 3.0,
    "before a type word": 1.2,
    "before a noun of residence": 1.0,
    "dateline": 2.0,
    "after a title": -3.0,
    "after a given name": -2.5,
    "after a capital": -0.9,
    "after an institution of": -2.0,
    "before a company": -2.5,
    "before a street": -3.0,
    "before a feature": -1.5,
    "before a surname": -2.5,
    "before a capital": -0.4,
    "before an unknown capital": -0.9,
    "introduced as a person": -2.5,
    "speaks": -0.8,
    "who": -2.0,
    "ship": -3.0,
    "nearby places": 1.2,
    "far from the other places": -0.5,
}
# What a noun behind a name says, by its role in cues.csv; the first that fits decides.
_NOUNS_BEHIND = {
    "type": "before a type word",
    "settlement": "before a noun of residence",
    "street": "before a street",
    "company": "before a company",
    "feature": "before a feature",
}
_LETTERS_OF_A_CODE = 3
_SPACE = {" ", "\u00a0", "\n"}


@cache
def lexicon(name: str) -> frozenset[str]:
    """Return one of the packaged word lists: ``common_words``, ``first_names`` or ``last_names``."""
    return frozenset((data_dir() / "lexicon" / f"{name}.txt").read_text(encoding="utf-8").split())


@cache
def _other_meanings() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in read_table("not_places.csv"))


def toponyms(found: list[Match], words: list[Word]) -> list[Match]:
    """Keep the matches that are toponyms where they stand."""
    persons = _persons(words)
    scores = [_score(match, words, persons) for match in found]
    _weigh_company(found, scores)
    best: dict[str, float] = defaultdict(lambda: -9.0)
    for match, score in zip(found, scores, strict=True):
        best[match.key] = max(best[match.key], score)
    # What is plainly a place once is one elsewhere too, unless its own surroundings speak against it.
    return [
        match
        for match, score in zip(found, scores, strict=True)
        if score > 0 or (score > -1.5 and best[match.key] > 1.0)  # noqa: PLR2004
    ]


def _weigh_company(found: list[Match], scores: list[float]) -> None:
    """Raise doubtful names that have a sense where the sure ones lie, lower those that have none."""
    countries: Counter[str] = Counter()
    divisions: Counter[int] = Counter()
    for match, score in zip(found, scores, strict=True):
        if score > 1.0 and not match.adjectival:
            sense = max(match.senses, key=_people)
            countries[sense.country or ""] += 1
            divisions[sense.admin1] += 1
    divisions.pop(NONE, None)
    countries.pop("", None)
    if not countries:
        return
    for i, match in enumerate(found):
        if match.listed or scores[i] > 1.0:
            continue
        if any(divisions[s.admin1] for s in match.senses):
            scores[i] += WEIGHTS["nearby places"]
        elif not any(countries[s.country or ""] for s in match.senses):
            scores[i] += WEIGHTS["far from the other places"]


def _persons(words: list[Word]) -> Counter[str]:
    """Surnames that the text introduces with a given name or a title before them."""
    found: Counter[str] = Counter()
    given, titles = lexicon("first_names"), cues("title")
    places = {w.title() for role in ("type", "settlement", "feature", "street") for w in cues(role)}
    for i in range(len(words) - 1):
        word, following = words[i], words[i + 1]
        if not (word.capital and following.capital) or word.gap not in {" ", ". "}:
            continue
        if word.text in titles or (word.gap == " " and (word.key in given or _unknown_name(word, words, i))):
            at = i + 1
            while at + 1 < len(words) and words[at].gap in {" ", ". ", "-"} and words[at + 1].capital and at < i + 3:
                at += 1
            last = words[at].key
            if words[at].text.title() in places or (last in vocabulary().names and last not in lexicon("last_names")):
                continue
            found[last] += 1
            if word.key in given and (last in lexicon("last_names") or last not in lexicon("common_words")):
                found[word.key] += 1
    return found


def _unknown_name(word: Word, words: list[Word], at: int) -> bool:
    """Whether a capital in mid-sentence is neither an English word nor the name of anything known: "Kofi"."""
    return (
        not starts_sentence(words, at)
        and not word.text.isupper()
        and word.key not in lexicon("common_words")
        and word.key not in vocabulary().names
        and word.key not in vocabulary().demonyms
        and not gazetteer().rows(word.key)
    )


def _score(match: Match, words: list[Word], persons: Counter[str]) -> float:
    if match.adjectival:
        return _adjective(match, words, persons)
    alone = match.last - match.first == 1
    score = _name_weight(match, words, alone=alone)
    score += _left(match, words)
    score += _right(match, words, persons, alone=alone)
    if alone and match.key in persons:
        score += WEIGHTS["introduced as a person"]
    return score


def _name_weight(match: Match, words: list[Word], *, alone: bool) -> float:
    names = alone and (match.key in lexicon("first_names") or match.key in lexicon("last_names"))
    if match.listed:
        return WEIGHTS["listed"] + (WEIGHTS["listed name is a given name or surname"] if names else 0.0)
    score = WEIGHTS["people"] * (math.log10(max(map(_people, match.senses)) + 300) - 3.5)
    if not any(s.own for s in match.senses):
        score += WEIGHTS["alternate name only"]
    if match.key in _other_meanings():
        return score + WEIGHTS["other meaning"]
    if not alone:
        score += WEIGHTS["several words"]
        if any(s.kind == "admin2" and s.own for s in match.senses):
            score += WEIGHTS["division with its type"]
        if all(w.key in lexicon("common_words") or w.key in _other_meanings() for w in words[match.first : match.last]):
            score += WEIGHTS["common words"]
        return score
    if len(match.key) <= _LETTERS_OF_A_CODE:
        score += WEIGHTS["three letters"]
    if match.key in lexicon("common_words"):
        first = starts_sentence(words, match.first)
        score += WEIGHTS["common word at the start of a sentence" if first else "common word"]
    if match.key in lexicon("last_names"):
        score += WEIGHTS["surname"]
    if match.key in lexicon("first_names"):
        score += WEIGHTS["given name"]
    return score


def _left(match: Match, words: list[Word]) -> float:  # noqa: PLR0911  (a list of cues, the first decides)
    """What the words before a match say."""
    if not match.first:
        return 0.0
    before = words[match.first - 1]
    if before.gap == ". " and before.text in cues("title"):
        return WEIGHTS["after a title"]
    if before.gap not in _SPACE and before.gap != "-":
        return 0.0
    if before.text in cues("ship"):
        return WEIGHTS["ship"]
    if before.text.lower() in cues("place_before") and before.gap != "-":
        return WEIGHTS["after a place preposition"]
    if before.key == "of" and match.first > 1 and words[match.first - 2].text in cues("owner_of"):
        return WEIGHTS["after an institution of"]
    if match.listed and before.text not in cues("title"):
        return 0.0
    if before.text in cues("title"):
        return WEIGHTS["after a title"] if not match.listed else WEIGHTS["after a capital"]
    if before.capital and before.key in lexicon("first_names"):
        return WEIGHTS["after a given name"]
    if before.capital and not starts_sentence(words, match.first - 1):
        return WEIGHTS["after a capital"]
    return 0.0


def _right(  # noqa: PLR0911  (a list of cues, the first decides)
    match: Match, words: list[Word], persons: Counter[str], *, alone: bool
) -> float:
    """What the words after a match say."""
    tail = words[match.last - 1]
    if match.last >= len(words):
        return 0.0
    after = words[match.last]
    if tail.gap in {", ", ",\n", " ("} and holds(match, words, match.last):
        return WEIGHTS["before its container"]
    if _dateline(match, words):
        return WEIGHTS["dateline"]
    if after.key == "who" and alone and not match.listed:
        return WEIGHTS["who"]
    if tail.gap not in _SPACE:
        return 0.0
    for role, weight in _NOUNS_BEHIND.items():
        if after.text in cues(role):
            return WEIGHTS[weight]
    if after.capital and (after.key in persons or (alone and match.key in lexicon("first_names"))):
        return WEIGHTS["before a surname"] if not match.listed else WEIGHTS["before a surname"] / 2
    if after.capital:
        if match.listed:
            return 0.0
        known = after.key in lexicon("common_words") or not alone
        return WEIGHTS["before a capital" if known else "before an unknown capital"]
    if after.text in cues("person_verb") and alone and not match.listed:
        return WEIGHTS["speaks"]
    return 0.0


def _adjective(match: Match, words: list[Word], persons: Counter[str]) -> float:
    """Demonyms are taken for what they are, but for surnames, languages and names of companies."""
    tail = words[match.last - 1]
    after = words[match.last] if match.last < len(words) else None
    before = words[match.first - 1] if match.first else None
    alone = match.last - match.first == 1
    if alone and match.key in persons:
        return -1.0
    if before is not None and before.gap in {" ", "-"} and before.text in cues("not_place_before"):
        return -1.0
    if before is not None and before.text in cues("language_before") and tail.gap not in _SPACE:
        return -1.0
    if after is not None and tail.gap in _SPACE and after.text in cues("company") | cues("street"):
        return -1.0
    return 2.0


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
    return container.admin1 != NONE and sense.admin1 == container.admin1 and sense.kind != "admin1"


def _people(sense: Sense) -> float:
    return sense.population if sense.own else sense.population / 10


_DATELINE = re.compile(r"\s*(?:,[^()\n]{0,25})?\s*(?:\((?:AP|AFP|Reuters|UPI|CNN|IRIN|Xinhua|dpa)\)|--|—|–)")


def _dateline(match: Match, words: list[Word]) -> bool:
    """Whether the match opens a report: "PARIS (AP) —"."""
    tail = words[match.last - 1]
    return starts_sentence(words, match.first) and words[match.first].text.isupper() and bool(_DATELINE.match(tail.gap))


def starts_sentence(words: list[Word], at: int) -> bool:
    """Whether a word stands at the start of a sentence or line, as far as the marks before it tell."""
    return at == 0 or any(c in words[at - 1].gap for c in '.!?\n:“"”')
