"""Nouns that name a force: their entry in the tables, and where they mean something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.reading import lemma

if TYPE_CHECKING:
    from geo.language.reading import Reading
    from geo.language.syntax import Token

_BODIES = ("service", "mission", "group")
_MARK = re.compile(r"[A-Z]{0,4}\d{1,4}[A-Z]?\d?s")
"""A mark of a type, of several: "Tornado GR4s", "Leopard 2A6s"."""
_DESIGNATION = re.compile(r"([A-Z][A-Za-z/]{0,3}-?)\d{1,3}[A-Za-z]{0,3}\d?s?")


def word_for(reading: Reading, token: Token) -> vocabulary.ForceWord | None:
    """Entry for a force noun, a designation of a type or a body that is itself a force ("the PLA", "ISAF")."""
    words = vocabulary.forces()
    designated = None if token.text.isalpha() else _DESIGNATION.fullmatch(token.text)
    if designated:
        counted = vocabulary.types().get(designated[1]) or vocabulary.types().get(designated[1] + "-")
        if counted is not None:
            return words[{"vehicles": "tank", "missiles": "missile"}.get(counted, "warplane")]
    if _MARK.fullmatch(token.text) and token.i and token.nbor(-1).head is token:
        model = token.nbor(-1)
        if model.stem in vocabulary.word_list("type_name") and model.text[:1].isupper():
            return words.get(model.stem)
    mention = reading.actors.get(token.i)
    if mention is not None and mention.kind in _BODIES and token.text not in vocabulary.ship_prefixes():
        named = mention.kind != "group" or len(token.text) > len("XXX")  # parties are mostly spoken about
        return words["army"] if named else words.get(lemma(token))
    stem = lemma(token)
    if stem == "operation" and any(c.lower_.startswith(("peacekeep", "peace-keep")) for c in token.lefts):
        return words["mission"]
    if stem == "fighter" and any(_is_aircraft(c) for c in token.lefts):
        return words["warplane"]
    if stem == "carrier" and any(c.lower_ == "personnel" for c in token.lefts):
        return words["vehicle"]
    return words.get(stem)


def _is_aircraft(modifier: Token) -> bool:
    """Whether it makes a fighter one that flies: "jet fighters", "F-16 fighters", "Rafale fighters"."""
    designated = _DESIGNATION.fullmatch(modifier.text) if not modifier.text.isalpha() else None
    if designated is not None:
        return "aircraft" in {vocabulary.types().get(designated[1] + end) for end in ("", "-")}
    named = vocabulary.forces().get(modifier.stem) or vocabulary.forces().get(modifier.lower_)
    return modifier.lower_ in ("jet", "stealth") or (named is not None and named.count_of == "aircraft")


def is_noun(token: Token) -> bool:
    """Whether the word stands as a noun, be it a designation that was read as a number."""
    if token.pos_ == "NUM":  # "B-2s" is read as a number
        return re.fullmatch(r"[A-Z]{1,3}-?\d+[A-Z]?s?", token.text) is not None
    whole = token.lower_ == "military" and token.dep_ == "pobj"  # "members of its military"
    return whole or token.pos_ in ("NOUN", "PROPN") or token.tag_ in ("NN", "NNS", "NNP", "NNPS")


def is_other_sense(token: Token, word: vocabulary.ForceWord) -> bool:
    """Whether the noun is no force here: "arm", "by force", "the labour force", "a men's team"."""
    if word.noun == "arm":
        return token.text != "arms"  # "an arm", "the Strategic Arms Treaty"
    if word.noun == "military" and token.dep_ in ("compound", "amod", "nmod"):
        return True  # "Military Base 102"
    if any(c.lower_ in vocabulary.word_list("civil") for c in token.lefts):
        return True
    if word.noun in vocabulary.word_list("type_name") and str(token.text)[:1].islower():
        return True  # a tornado is no Tornado
    bare = token.dep_ == "pobj" and not list(token.lefts)
    return bool(bare and word.noun == token.lower_ == "force")
