"""What a word is in its place: part of speech, lemma and the like, from its tag and its role in the sentence.

spaCy's attribute ruler and lemmatiser say it, asked once for each word in each role. Both go by single words
but for "there are", so the answers stay the same from sentence to sentence; asked for every token they take a
third of the time of a parse.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from spacy.tokens import Doc

from geo.language.syntax.parse import pipeline

_MANY = 1 << 16
"""Words in their roles that are remembered (about 20 MB)."""


class Word(NamedTuple):
    """A word in a role; the fields mean what those of spaCy's tokens mean.

    ``stem`` is the lemma in small letters, of an inflected capital word ("Troops", "Sending") its plain form.
    """

    text: str
    lower: str
    lemma: str
    stem: str
    pos: str
    tag: str
    dep: str
    is_punct: bool
    like_num: bool


@lru_cache(_MANY)
def word_of(orth: int, tag: int, dep: int, *, after_there: bool) -> Word:
    """Say what a word is, given by the numbers of spaCy's string store.

    ``after_there`` is whether the token before is the expletive "there" or "it".
    """
    vocab = pipeline().vocab
    lexeme = vocab[orth]
    lower, tagged, role = lexeme.lower_, vocab.strings[tag], vocab.strings[dep]
    named = lower in _words_of_rules() or not lower.isalpha()
    pos, lemma, morph = _class_of(lower if named else _ANY, tagged, role, after_there=after_there)
    lemma = lemma or _lemma(lexeme.text, pos, morph)
    stem = stem_of(lemma, lower, pos)
    return Word(lexeme.text, lower, lemma, stem, pos, tagged, role, lexeme.is_punct, lexeme.like_num)


def stem_of(lemma: str, lower: str, pos: str) -> str:
    """Give the plain form in small letters of a word with that lemma and part of speech, written ``lower``."""
    found = lemma.lower()
    if pos == "VERB" and found.endswith("ie") and len(found) > len("untie"):
        return found[:-2] + "y"  # the lemmatiser's "readie"
    if pos == "PROPN" and found == lower:
        # The tagger reads headline words as names and leaves them as they stand.
        if found.endswith("ies"):
            return found[:-3] + "y"
        if found.endswith(("sses", "xes")):
            return found[:-2]
        if found.endswith("s") and not found.endswith("ss") and len(found) > len("gas"):
            return found[:-1]
    return found


_ANY = "word"
"""Stands for the words that no rule of the attribute ruler speaks of."""


@cache
def _words_of_rules() -> frozenset[str]:
    named: set[str] = set()
    for rule in pipeline().get_pipe("attribute_ruler").patterns:
        for condition in (token.get("LOWER", ()) for pattern in rule["patterns"] for token in pattern):
            named.update([condition] if isinstance(condition, str) else dict(condition).get("IN", ()))
    return frozenset(named)


@lru_cache(_MANY)
def _class_of(word: str, tag: str, dep: str, *, after_there: bool) -> tuple[str, str, str]:
    """Give part of speech, lemma where a rule says it, and morphology."""
    words, tags, deps = ["there"] * after_there, ["EX"] * after_there, ["expl"] * after_there
    doc = Doc(pipeline().vocab, words=[*words, word], tags=[*tags, tag], deps=[*deps, dep])
    token = pipeline().get_pipe("attribute_ruler")(doc)[-1]
    return token.pos_, token.lemma_, str(token.morph)


def _lemma(text: str, pos: str, morph: str) -> str:
    token = Doc(pipeline().vocab, words=[text], pos=[pos], morphs=[morph])[0]
    return str(pipeline().get_pipe("lemmatizer").rule_lemmatize(token)[0])
