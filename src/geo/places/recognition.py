"""Which matches are toponyms where they stand, and which are persons, organisations or plain words.

Every match gets a score: what its name weighs by itself (a name of the readable files, the people of its
largest sense, what else the word can be) and what stands around it. Nought and more is a toponym. Names that
stay in doubt are weighed again by whether they lie where the sure ones do.

The weights are set by hand; see `WEIGHTS`.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from .folding import fold
from .gazetteer import NONE, gazetteer
from .surroundings import is_capital, not_adjective, starts_sentence, words_before, words_behind
from .vocabulary import cues, lexicon, read_table, vocabulary

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
    "capital of a country": 0.7,
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
    "in its container": 1.0,
    "before a type word": 1.2,
    "after a type word": 1.2,
    "before a noun of residence": 1.0,
    "dateline": 2.0,
    "after a title": -3.0,
    "after a given name": -2.5,
    "after a capital": -0.9,
    "after an institution of": -2.0,
    "before a company": -2.5,
    "before a street": -3.0,
    "before a feature": -1.5,
    "before a dish": -3.0,
    "before a surname": -2.5,
    "listed name before a surname": -1.25,
    "before a capital": -0.4,
    "before an unknown capital": -0.9,
    "before one of the surnames": -1.6,
    "introduced as a person": -2.5,
    "speaks": -0.8,
    "who": -2.0,
    "ship": -3.0,
    "numbered": -3.0,
    "part of a club's name": -3.0,
    "nearby places": 1.2,
    "far from the other places": -0.5,
}
_PARTS_OF_NAMES = {"before a company", "part of a club's name", "ship"}
_LETTERS_OF_A_CODE = 3


@cache
def _other_meanings() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in read_table("not_places.csv"))


@dataclass(slots=True)
class Verdict:
    """Whether a match is a toponym, with what spoke for and against it, in the steps of `WEIGHTS`."""

    evidence: list[tuple[str, float]]
    score: float
    kept: bool = False

    @property
    def settled(self) -> bool:
        """Whether the words beside the name make it a part of another name, whatever the rest of the text says."""
        return any(reason in _PARTS_OF_NAMES for reason, _ in self.evidence)

    def add(self, reason: str) -> None:
        """Count one more reason of `WEIGHTS`."""
        self.evidence.append((reason, WEIGHTS[reason]))
        self.score += WEIGHTS[reason]


def toponyms(found: list[Match], words: list[Word]) -> list[Match]:
    """Keep the matches that are toponyms where they stand."""
    return [match for match, verdict in zip(found, judge(found, words), strict=True) if verdict.kept]


def judge(found: list[Match], words: list[Word]) -> list[Verdict]:
    """Tell for each match whether it is a toponym where it stands, and why."""
    persons = _persons(words)
    verdicts = []
    for match in found:
        evidence = _evidence(match, words, persons)
        verdicts.append(Verdict(evidence, sum([value for _, value in evidence])))
    _weigh_company(found, verdicts)
    best: dict[str, float] = defaultdict(lambda: -9.0)
    for match, verdict in zip(found, verdicts, strict=True):
        best[match.key] = max(best[match.key], verdict.score)
    # What is plainly a place once is one elsewhere too, unless its own surroundings speak against it.
    for match, verdict in zip(found, verdicts, strict=True):
        known = best[match.key] > 1.0 and not verdict.settled
        verdict.kept = verdict.score > 0 or (known and verdict.score > -1.5)  # noqa: PLR2004
    return verdicts


def _weigh_company(found: list[Match], verdicts: list[Verdict]) -> None:
    """Raise doubtful names that have a sense where the sure ones lie, lower those that have none."""
    countries: Counter[str] = Counter()
    divisions: Counter[int] = Counter()
    for match, verdict in zip(found, verdicts, strict=True):
        if verdict.score > 1.0:
            sense = max(match.senses, key=_people)
            countries[sense.country or ""] += 1
            divisions[sense.admin1] += 1
    divisions.pop(NONE, None)
    countries.pop("", None)
    if not countries:
        return
    for match, verdict in zip(found, verdicts, strict=True):
        if match.listed or verdict.score > 1.0 or verdict.settled:
            continue
        if any(divisions[s.admin1] for s in match.senses):
            verdict.add("nearby places")
        elif not any(countries[s.country or ""] for s in match.senses):
            verdict.add("far from the other places")


def _persons(words: list[Word]) -> Counter[str]:
    """Surnames that the text introduces with a given name or a title before them."""
    found: Counter[str] = Counter()
    given, titles = lexicon("first_names"), cues("title")
    places = _parts_of_places()
    for i in range(len(words) - 1):
        word, following = words[i], words[i + 1]
        if not (word.capital and following.capital) or word.gap not in {" ", ". "}:
            continue
        if word.text.lower() in cues("place_before"):
            continue  # "In Kigali": the word is a given name too
        if word.text in titles or (word.gap == " " and (word.key in given or _unknown_name(word, words, i))):
            at = i + 1
            while at + 1 < min(len(words), i + 4) and _runs_on(words[at]) and words[at + 1].capital:
                at += 1
            last = words[at].key
            if words[at].text.title() in places or (last in vocabulary().names and last not in lexicon("last_names")):
                continue
            found[last] += 1
            if word.key in given and (last in lexicon("last_names") or last not in lexicon("common_words")):
                found[word.key] += 1
    return found


@cache
def _parts_of_places() -> frozenset[str]:
    return frozenset(w.title() for role in ("type", "settlement", "feature", "street") for w in cues(role))


def _runs_on(word: Word) -> bool:
    """Whether a person's name may go on behind a word of it; a stop ends it but for initials."""
    return word.gap in {" ", "-"} or (word.gap == ". " and len(word.text) == 1)


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


def _evidence(match: Match, words: list[Word], persons: Counter[str]) -> list[tuple[str, float]]:
    """What the name weighs by itself and what stands around it, as (reason, weight)."""
    if match.adjectival:
        against = not_adjective(match, words, persons)
        return [(against, -1.0)] if against else [("demonym", 2.0)]
    alone = match.last - match.first == 1
    reasons = [
        *_of_name(match, words, alone=alone),
        words_before(match, words),
        words_behind(match, words, persons, alone=alone),
    ]
    if alone and match.key in persons:
        reasons.append("introduced as a person")
    elif is_capital(match):
        reasons.append("capital of a country")
    evidence = [(reason, WEIGHTS[reason]) for reason in reasons if reason is not None]
    if not match.listed:
        people = math.log10(max(map(_people, match.senses)) + 300) - 3.5
        evidence.insert(0, ("people", WEIGHTS["people"] * people))
    return evidence


def _of_name(match: Match, words: list[Word], *, alone: bool) -> list[str]:
    """What the name says by itself."""
    key = match.key
    given, surname = key in lexicon("first_names"), key in lexicon("last_names")
    if match.listed:
        named_so = alone and (given or surname)
        return ["listed", "listed name is a given name or surname"] if named_so else ["listed"]
    reasons = []
    if not any(s.own for s in match.senses):
        reasons.append("alternate name only")
    if key in _other_meanings():
        return [*reasons, "other meaning"]
    if not alone:
        reasons.append("several words")
        if any(s.kind == "admin2" and s.own for s in match.senses):
            reasons.append("division with its type")
        if all(w.key in lexicon("common_words") or w.key in _other_meanings() for w in words[match.first : match.last]):
            reasons.append("common words")
        return reasons
    if len(key) <= _LETTERS_OF_A_CODE:
        reasons.append("three letters")
    if key in lexicon("common_words"):
        first = starts_sentence(words, match.first)
        reasons.append("common word at the start of a sentence" if first else "common word")
    if surname:
        reasons.append("surname")
    if given:
        reasons.append("given name")
    return reasons


def _people(sense: Sense) -> float:
    return sense.population if sense.own else sense.population / 10
