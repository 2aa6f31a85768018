"""Places named in a row: "in Goma, Sake and Bukavu", "in the villages of Sake and Minova", "the capital, Kyiv"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.language.reading import Reading
    from geo.language.syntax import Token


_SIZES = frozenset(("many", "much", "few", "large", "big", "strong", "small"))
"""What is compared by "as … as"."""


def conjuncts(token: Token) -> Iterator[Token]:
    """Yield the noun, what is joined to it or goes on its list, and of a common noun the name ("the capital, Kyiv").

    For "a number of villages in Gedo" it is the villages.
    """
    of = list(of_phrase(token)) if token.stem in vocabulary.word_list("several") else []
    yield from of or [token]
    for child in token.children:
        listed = child.dep_ == "appos" and (token.pos_ != "PROPN" or any(c.dep_ == "conj" for c in child.rights))
        if child.dep_ == "conj" or (listed and child.i > token.i):
            yield from conjuncts(child)


def of_phrase(noun: Token) -> Iterator[Token]:
    """Yield what follows the noun after "of"."""
    return (o for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of" for o in c.rights if o.dep_ == "pobj")


def listed_on(reading: Reading, place: Token) -> Iterator[Token]:
    """Yield the places with which a list goes on that the parser breaks off: "in the capital, Gao and Kidal"."""
    comma = place.right_edge.i + 1
    if comma + 1 >= len(place.doc) or place.doc[comma].text != ",":
        return
    after = place.doc[comma + 1]
    joined = (c for c in after.rights if c.dep_ == "conj" and reading.place(c) is not None)
    if after.dep_ in ("npadvmod", "appos", "dobj") and reading.place(after) is not None and any(joined):
        yield from conjuncts(after)


def is_ruled_out(preposition: Token) -> bool:
    """Whether it tells where the force is not, beside where it is: "sent to Gao, not to Kidal", "rather than to"."""
    if preposition.i == 0:
        return False
    before = preposition.nbor(-1)
    if before.lower_ in ("than", "unlike") or _compares(before):
        return True
    denied = any(c.dep_ == "neg" for c in preposition.lefts)
    if before.lower_ != "not" and not denied:
        return False
    ways = [c for c in preposition.head.children if c.dep_ == preposition.dep_ and c.lower_ == preposition.lower_]
    return preposition.dep_ == "conj" or len(ways) > 1 or any(c.dep_ == "conj" for c in preposition.rights)


def _compares(word: Token) -> bool:
    """Whether the place behind the word is one that the force is not in: "instead of in", "as many as in"."""
    earlier = word.doc[: word.i]
    if word.lower_ == "of":
        return bool(earlier) and earlier[-1].lower_ == "instead"
    if word.lower_ != "as" or not earlier or earlier[-1].lower_ in ("well", "such", "far", "soon", "long"):
        return False
    return any(t.lower_ == "as" and t.nbor().lower_ in _SIZES for t in earlier)
