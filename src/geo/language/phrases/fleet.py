"""Ships told of by their names: beside their type, as somebody's, or bare once the article has introduced them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geo.language import vocabulary
from geo.language.reading import lemma
from geo.language.text.quantities import Quantity

if TYPE_CHECKING:
    from geo.language.reading import Reading
    from geo.language.syntax import Token

_CARRIED = frozenset(("move_object", "move_either", "leave_object", "leave_either", "relief", "be_object"))
"""Frames of verbs whose object a ship may be."""


class NamedShip(NamedTuple):
    """What kind of ship is named, and how many."""

    kind: str
    number: Quantity | None


def ship_named(reading: Reading, token: Token) -> NamedShip | None:
    """Read "the frigate Hydra", "the carriers Hermes and Invincible", "Hessen heads home"."""
    if token.pos_ not in ("PROPN", "NOUN"):
        return None
    kind = next((c for c in token.lefts if c.dep_ in ("compound", "nmod", "amod") and is_ship_type(c)), None)
    if (
        kind is None
        and token.pos_ == "PROPN"
        and any(c.stem == "tanker" for c in token.lefts)
        and _beside_a_ship(token)
    ):
        return NamedShip("warship", Quantity(token.idx, token.idx + len(token), 1, 1))
    if kind is not None and token.pos_ == "PROPN":
        names = [token, *(c for c in token.conjuncts if c.pos_ == "PROPN" and c.i > token.i)]
        several = kind.tag_ in ("NNS", "NNPS") and len(names) > 1
        count = Quantity(kind.idx, kind.idx + len(kind), len(names), len(names)) if several else None
        return NamedShip(lemma(kind), count)
    if token.i in reading.actors or token.pos_ != "PROPN":
        return None
    fleet = reading.memory.cast.ships
    possessed = any(c.dep_ == "poss" and c.i in reading.actors for c in token.lefts)
    pointed = possessed or any(c.lower_ == "the" for c in token.lefts)
    whole = pointed or not any(c.dep_ == "compound" for c in token.lefts)
    known = whole and token.text in fleet
    if (known or (possessed and fleet)) and _under_way(token):
        ships = 1 + sum(c.text in fleet for c in token.conjuncts)
        return NamedShip("warship", Quantity(token.idx, token.idx + len(token), ships, ships))
    if token.i in reading.names:
        return None
    sailing = token.dep_ == "nsubj" and lemma(token.head) in vocabulary.word_list("sea_verb")
    at_sea = possessed and any(t.lower_ in vocabulary.word_list("at_sea") for t in reading.doc)
    at_sea = at_sea or (bool(fleet) and _is_relieved(token))
    return NamedShip("warship", None) if pointed and (known or sailing or at_sea) else None


def _beside_a_ship(name: Token) -> bool:
    """Whether it stands on a list of ships, so that a tanker is one."""
    return any(is_ship_type(c) or c.text in vocabulary.ship_prefixes() for n in name.conjuncts for c in n.lefts)


def is_ship_type(token: Token) -> bool:
    """Whether the word is one for a ship ("frigate")."""
    return lemma(token) in vocabulary.ship_types()


def count_of_names(noun: Token) -> Quantity | None:
    """Count of the ships that are named: "the frigates Yarmouth and Plymouth"."""
    names = [n for c in noun.rights if c.dep_ == "appos" and c.left_edge.i == noun.i + 1 for n in [c, *c.conjuncts]]
    if len(names) > 1 and all(n.pos_ == "PROPN" for n in names):
        return Quantity(noun.idx, noun.idx + len(noun), len(names), len(names))
    return None


def _is_relieved(name: Token) -> bool:
    """Whether another takes its place: "relieving the Donald Cook"."""
    word = vocabulary.triggers().get(("verb", lemma(name.head), ""))
    return name.dep_ in ("dobj", "nsubjpass") and word is not None and word.frame == "relief"


def _under_way(name: Token) -> bool:
    """Whether the name is that of what a verb moves or keeps, as a ship's may be and a town's is not."""
    word = vocabulary.triggers().get(("verb", lemma(name.head), ""))
    if word is None:
        return False
    if name.dep_ in ("nsubj", "nsubjpass"):
        return word.frame.split("_")[0] in ("move", "leave") or word.frame in ("be_self", "be_either")
    return name.dep_ == "dobj" and word.frame in _CARRIED
