"""Which sentences can hold a claim at all, so that only those are parsed.

Most articles tell of no force: they are passed over by the set of their words alone. An article is one about
forces where two of its sentences (of a short one, the whole) both name a force and say that it moves or
is posted; there a sentence may tell of forces in weaker words too. Elsewhere only such a sentence itself is read,
and only where it says so plainly: news of other things is full of "joined forces" and "the military said".
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.text import actors
from geo.language.text.sentences import split
from geo.language.text.units import ships, units

if TYPE_CHECKING:
    from geo.language.text.sentences import Sentence
    from geo.model import Article

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_NUMBERED = (
    r"\b\d+(?:st|nd|rd|th)\s+(?:[A-Z][\w-]*\s+){0,3}(?:Division|Brigade|Regiment|Battalion|Wing|Squadron|Corps|Fleet|Army"
    r"|Airborne|Infantry|Marine|Cavalry|Fighter|Group|Company|L?IB|L?ID|MI[BD]|MBLT|Bn|Bde|Regt|Coy)\b"
)
# What a text must hold for a name of a ship, a unit or a type to be in it: "HMS", "82nd" and "Division", "F-16".
_ITS = "ITS"  # in small letters in every text
_ORDINALS = frozenset(("st", "nd", "rd", "th"))
_FORMATIONS = frozenset((
    "division", "brigade", "regiment", "battalion", "wing", "squadron", "corps", "fleet", "army", "airborne",
    "infantry", "marine", "cavalry", "fighter", "group", "company", "lib", "ib", "lid", "id", "mib", "mid", "mblt",
    "bn", "bde", "regt", "coy",
))  # fmt: skip
_FIGURE = re.compile(r"-\d")
_NUMBER = re.compile(r"\b(?:\d{1,3}(?:,\d{3})+|\d{2,}|hundreds?|thousands?|dozens?)\b")
# "About 2,400 were", "others have", "the second left": a number without its noun, or what stands for one.
_BARE = re.compile(
    r"\b(?:\d{1,3}(?:,\d{3})+|(?!(?:19|20)\d\d\b)\d{2,}|hundreds?|thousands?|dozens?|one|two|three|four|five|six|seven|eight"
    r"|nine|ten|the\s\d+(?:st|nd|rd|th)|others?|another|some|most|many|none|half|first|second|third|fourth|fifth|last|latter|rest|remainder|bulk|body|balance"
    r"|more|all|both)\s+(?:more\s+|still\s+|already\s+|now\s+|of\s+(?:them|these|those|whom|which)\s+)*"
    r"(?:are|is|was|were|will|would|have|has|had|could|may|might|must|remain\w*|stay\w*|stand|sit|serve\w*|left|arrived|landed"
    r"|sailed|flew|went|came|moved|follow\w*|joined|reached|set)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\bthere\s+(?:are|were|will be|have been)\s+(?:now\s+|still\s+|already\s+|about\s+|some\s+|only\s+)*\d{2}|"
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds)\s+(?:more|others)\b",
    re.IGNORECASE,
)
_HAS = re.compile(
    r"\b(?:has|have|had)\s+(?:about|around|some|nearly|almost|over|only|just|another|roughly|more than|at least)?\s*"
    r"(?:\d{1,3}(?:,\d{3})+|\d{2,})(?:\s+(?:more\s+)?(?:there|in)\b|\.?\s*\Z)"
)
"""How a list of who has how many goes on in a sentence of its own: "Chile has 330"."""
_IT = re.compile(
    r"It |(?:In|On|By|From|At|After|Since|Until|Then|There|Later|Early|Late|Soon|Next|Between)\b[^.;:]{0,40}?"
    r"\b(?:it|she) "
)
_ACRONYM = 4
"""Letters of a name that may as well be another word in small letters ("RAN", "SAS")."""
_SMALL = frozenset(("a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "both"))
_GOING = frozenset(("go", "goes", "going", "went", "gone", "come", "comes", "coming", "came"))
_RETURNING = frozenset(("return", "returns", "returned"))
_PRONOUNS = frozenset((
    "strength", "headcount", "they", "them", "these", "those", "another", "further", "more", "number",
    "numbers", "figure", "total", "level", "levels",
))  # fmt: skip
_WHOLE = frozenset((
    "army", "armies", "military", "militaries", "navy", "navies", "naval", "forces", "warfare", "contingent",
))  # fmt: skip
"""Words for all the forces of a country, or what can be said of much else; politics and business use them too."""
_CORES = 2
"""Sentences that name a force and its movement from which on an article is about movements of forces."""
_SHORT = 600
"""Characters of an article that is read whole once it has such a sentence, or its words scattered."""


@cache
def _named() -> re.Pattern[str]:
    """Names of ships, units and types: a force without any word for one."""
    prefixes = "|".join(sorted(vocabulary.ship_prefixes(), key=len, reverse=True))
    makes = "|".join(re.escape(part) for part in vocabulary.types() if part.endswith("-"))
    # An S-4 is a form; missiles of that letter have three figures.
    return re.compile(rf"\b(?:{prefixes})\s+[A-Z]|\b(?!S-\d\b)(?:{makes})\d{{1,3}}[A-Z]{{0,3}}\d?s?\b|{_NUMBERED}")


@cache
def _prefixes() -> frozenset[str]:
    """Prefixes of ships' names in small letters, but for what is a word in small letters."""
    return frozenset(prefix.lower() for prefix in vocabulary.ship_prefixes()) - {_ITS.lower()}


@cache
def _acronyms() -> dict[str, str]:
    """Short names of services and missions in capitals, by their small letters ("BSF"): no words without them."""
    names = (actors.names_of("service") | actors.names_of("mission")) - vocabulary.ship_prefixes().keys()
    return {name.lower(): name for name in names if name.isupper() and name.isalpha() and len(name) <= _ACRONYM}


@cache
def _force_words(strength: str) -> frozenset[str]:
    words = vocabulary.forces()
    return frozenset(form for form, noun in vocabulary.force_surfaces().items() if words[noun].strength == strength)


@cache
def _military_words() -> frozenset[str]:
    bodies = {name.lower() for kind in ("mission", "service") for name in actors.names_of(kind) if len(name) > _ACRONYM}
    return _force_words("strong") | vocabulary.word_list("military_word") | bodies


@cache
def _unmistakable() -> frozenset[str]:
    """Words for a force that hardly mean anything else ("use of force", "a tornado" do)."""
    return _military_words() - vocabulary.word_list("many_meanings")


@cache
def _trigger_words(kind: str) -> frozenset[str]:
    """Every written form of the triggers that are "telling" alone, that "move" a force, or are "common" verbs."""
    common = vocabulary.word_list("common_verb")
    chosen = [
        t.lemma
        for t in vocabulary.triggers().values()
        if kind == ("telling" if t.strength == "strong" else "common" if t.lemma in common else "move")
    ]
    told = vocabulary.word_list("telling_word") if kind == "telling" else frozenset()
    return told | {form for lemma in chosen for form in vocabulary.verb_forms(lemma)}


def tells_of_forces(text: str) -> bool:
    """Whether an article speaks of forces at all, so that its ships, units and officers may be military ones.

    A short text need not name a force in plain words: what is said only of war will do.
    """
    military = _military_words()
    if any(word[0] in military for word in _WORD.finditer(text.lower())):  # mostly one of the first
        return True
    words = _words(text) if len(text) < _SHORT else set()
    return not words.isdisjoint(vocabulary.word_list("war_word")) or (bool(words) and _is_named(text, words))


def promising(article: Article) -> list[tuple[Sentence, bool]]:
    """Give the sentences of the article that can hold a claim, in reading order.

    Returns
    -------
    Each with whether it tells plainly of a force: names one, and has a word for its movement or posting or a number. In
    an article that is short every sentence counts as plain.
    """
    short = len(article.text) < _SHORT
    if not _has_core(article.text, _words(article.text), short=short):
        return []
    sentences = [(sentence, _words(sentence.text)) for sentence in split(article)]
    plain = {s.start for s, words in sentences if _has_core(s.text, words, short=short)}
    if len(plain) >= _CORES or (short and plain):
        fleet = ships(article.text)
        return [
            (s, short or s.start in plain)
            for s, words in sentences
            if s.kind == "title" or _may_hold(s.text, words) or any(name in s.text for name in fleet)
        ]
    return [(s, True) for s, words in sentences if s.start in plain and _is_plain(s.text, words)]


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def _has_core(text: str, words: set[str], *, short: bool) -> bool:
    """Whether the text both names a force and has a word for its movement or posting, or a number.

    In a short text a weaker word serves, if somebody is named who has forces: "Chad sent one company of 140 men".
    """
    forces = _military_words() if short else _unmistakable()
    if not words.isdisjoint(forces) or _is_named(text, words):
        return _moves(words) or _is_counted(text) or (short and not words.isdisjoint(_trigger_words("common")))
    moving, counted = _moves(words), _is_counted(text)
    weakly = short and (moving or counted) and not words.isdisjoint(_force_words("weak"))
    return weakly and any(m.kind != "capital" or (moving and counted) for m in actors.find(text))


def _moves(words: set[str]) -> bool:
    return not words.isdisjoint(_trigger_words("telling")) or not words.isdisjoint(_moving_words())


@cache
def _moving_words() -> frozenset[str]:
    """Words for a movement that do not name the force as well: in "joined forces" and "a soldier" nothing moves."""
    return _trigger_words("move") - _military_words()


def _is_counted(text: str) -> bool:
    return _NUMBER.search(text) is not None


def _is_named(text: str, words: set[str]) -> bool:
    """Whether a ship, a unit or a type is named; the cheap signs of each first."""
    ordinal = not words.isdisjoint(_ORDINALS) and not words.isdisjoint(_FORMATIONS)
    short = words & _acronyms().keys()
    if short and any(re.search(rf"\b{_acronyms()[word]}\b", text) for word in short):
        return True
    signs = ordinal or not words.isdisjoint(_prefixes()) or _ITS in text or _FIGURE.search(text) is not None
    return signs and _named().search(text) is not None


def _is_plain(text: str, words: set[str]) -> bool:
    """Whether a sentence in news of other things tells of a force's movement plainly.

    By a word that means nothing else, by a number beside the movement, or by naming men, craft or a unit, not the
    whole army.
    """
    if not words.isdisjoint(_trigger_words("telling")):
        return True
    moving = not words.isdisjoint(_moving_words())
    named = not words.isdisjoint(_unmistakable() - _WHOLE) or bool(units(text))  # not "a Ford F-250"
    return moving and (named or _is_counted(text))


def may_hold_claim(sentence: str) -> bool:
    """Whether the sentence of an article about forces has the words for a claim."""
    return _may_hold(sentence, _words(sentence))


def _may_hold(sentence: str, words: set[str]) -> bool:
    if not words.isdisjoint(_trigger_words("telling")) or _is_named(sentence, words):
        return True
    moving = not words.isdisjoint(_trigger_words("move"))
    if not words.isdisjoint(_military_words()):
        return moving or _is_counted(sentence) or not words.isdisjoint(_trigger_words("common") | _SMALL)
    counted = _is_counted(sentence)
    if not words.isdisjoint(_force_words("weak")):
        parts = not words.isdisjoint(_parts_of_armies())  # "his section would drive north"
        return moving or counted or (parts and not words.isdisjoint(_trigger_words("common")))
    if (
        _BARE.search(sentence)
        or _MORE.search(sentence)
        or _HAS.search(sentence)
        or (counted and not words.isdisjoint(_peoples()))
    ):
        return True
    if (moving or not words.isdisjoint(_GOING | _RETURNING)) and _IT.match(sentence) is not None:
        return True  # "It will sail on to Muscat", "In 1952 it returned to Aldershot"
    if counted and not words.isdisjoint(_trigger_words("common")) and not words.isdisjoint(_PRONOUNS):
        return True  # "They will be followed by another 1,600"
    if not words.isdisjoint(_GOING) and not words.isdisjoint(_peoples()):
        return True  # "The Danes should go"
    if not words.isdisjoint(_gone_on()) and not words.isdisjoint(_phases()):
        return True  # "The drills will go on until Sunday"
    return moving and (counted or not words.isdisjoint(_standing_in()))


@cache
def _gone_on() -> frozenset[str]:
    """Nouns for a movement that a text points back to ("the rotation")."""
    return frozenset(form for noun in vocabulary.word_list("gone_on") for form in (noun, noun + "s"))


@cache
def _phases() -> frozenset[str]:
    """Every form of the verbs of beginning, lasting and ending."""
    return frozenset(form for verb in vocabulary.word_list("phase") for form in vocabulary.verb_forms(verb))


@cache
def _standing_in() -> frozenset[str]:
    """Words that stand for a force told of before, and the people of a country ("the Germans")."""
    posts = {form for word in vocabulary.word_list("post") for form in (word, word + "s")}
    return vocabulary.word_list("quantifier") | vocabulary.word_list("stand_in") | _peoples() | posts


@cache
def _parts_of_armies() -> frozenset[str]:
    """Words for a part of an army, or what it sails and flies, that are said of other things too ("company")."""
    nouns = vocabulary.word_list("formation") | vocabulary.word_list("craft") | vocabulary.word_list("irregular")
    return frozenset(form for form, noun in vocabulary.force_surfaces().items() if noun in nouns)


@cache
def _peoples() -> frozenset[str]:
    return frozenset(name.lower() for name in actors.names_of_peoples() if name.endswith("s"))
