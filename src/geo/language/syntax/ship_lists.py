"""Ships named in a row before a verb, torn apart by the parser: "the frigate Ula, the tanker Var and HMS Kent left"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.syntax.grafts import attach

if TYPE_CHECKING:
    from geo.language.syntax.tree import Token

_BEFORE_THE_VERB = frozenset(("have", "had", "will", "would", "are", "were", "be", "been", "both", "all", "also"))
_SINGULAR = frozenset(("has", "was", "is"))
_INSIDE = frozenset(("the", "a", "its", "and", "de", "of", "la", "di"))
_ON_A_LIST = frozenset(("tanker",))
"""Types that are ships only among ships; elsewhere they may fly."""
_SHORTEST = 4
"""Words that two named ships take at least."""


def listed_ships(verb: Token) -> bool:
    """Give a verb all the ships before it for its subject, each with its own name."""
    doc, last = verb.doc, verb.i - 1
    while last > 0 and doc[last].lower_ in _BEFORE_THE_VERB:
        last -= 1
    if (
        last < _SHORTEST
        or doc[last].pos_ != "PROPN"
        or doc[last + 1].tag_ == "VBZ"
        or doc[last + 1].lower_ in _SINGULAR
    ):
        return False
    first = last
    while first > 0 and _may_be_listed(doc[first - 1]):
        first -= 1
    if not _may_stand_before(doc[first - 1] if first else None):
        return False
    span = doc[first : last + 1]
    ships = _parted(span)
    if len(ships) < 2 or not all(map(_is_ship, ships)) or not any(t.lower_ == "and" for t in span):  # noqa: PLR2004
        return False
    _put_on_top(verb, span)
    head = ships[0][-1]
    head.head, head.dep_ = verb, "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.children) else "nsubj"
    for token in span:
        if token.text == "," or token.lower_ == "and":
            token.head, token.dep_ = head, "punct" if token.text == "," else "cc"
    for ship in ships:
        name = ship[-1]
        if name is not head:
            name.head, name.dep_ = head, "conj"
        for token in ship[:-1]:
            kind = "det" if token.pos_ == "DET" else "amod" if token.pos_ == "ADJ" else "compound"
            attach(token, name, kind)
    return True


def _may_be_listed(token: Token) -> bool:
    plain = token.pos_ in ("PROPN", "ADJ") or token.lower_ in _INSIDE or token.text in (",", "-")
    return plain or token.stem in vocabulary.forces()


def _may_stand_before(token: Token | None) -> bool:
    """Whether the list begins there: at the start of a clause, not inside a phrase."""
    return token is None or token.is_punct or token.lower_ == "that" or token.tag_ in ("VBD", "VBZ", "VBP")


def _parted(span: list[Token]) -> list[list[Token]]:
    """Give the words of each that is listed."""
    found: list[list[Token]] = [[]]
    for token in span:
        if token.text == "," or token.lower_ == "and":
            found.append([])
        else:
            found[-1].append(token)
    return [words for words in found if words]


def _is_ship(words: list[Token]) -> bool:
    """Whether a type or prefix stands before the name."""
    types, prefixes = vocabulary.ship_types() | _ON_A_LIST, vocabulary.ship_prefixes()
    return words[-1].pos_ == "PROPN" and any(t.stem in types or t.text in prefixes for t in words[:-1])


def _put_on_top(verb: Token, span: list[Token]) -> None:
    """Let the verb take the place of what it hangs on among the ships, and what else hangs on them hang on it."""
    inside = {t.i for t in span}
    top = next((t for t in span if t.head is t or t.head.i not in inside), span[0])
    if verb.head.i in inside:
        up = top.head if top.head is not top and top.head is not verb else verb
        verb.head, verb.dep_ = up, top.dep_ if up is not verb else "ROOT"
    elif top.head is top:
        verb.head, verb.dep_ = verb, "ROOT"
    for token in verb.doc:
        if token.i not in inside and token is not verb and token.head.i in inside:
            token.head = verb
