"""Ways to hang a token of the tree elsewhere; the tree is to be hung anew after each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.language.syntax.tree import Token


def attach(token: Token, head: Token, dep: str) -> bool:
    """Hang the token on another head; False where that hangs on the token itself."""
    above = head
    for _ in token.doc:  # heads may go round in a circle in the middle of a mend
        if above is token:
            return False
        above = above.head
    token.head, token.dep_ = head, dep
    return True


def put_above(token: Token, below: Token, dep: str) -> None:
    """Let the token take the place of the one it hangs below, and that one hang on it."""
    token.head = below.head if below.head is not below else token
    token.dep_, below.dep_ = below.dep_, dep
    below.head = token


def phrase_before(token: Token) -> Token | None:
    """Noun of the phrase that ends at the comma before the token's own."""
    start = token.left_edge
    if start.i < 2 or start.nbor(-1).text != ",":  # noqa: PLR2004
        return None
    noun = start.nbor(-2)
    while (
        noun.dep_ in ("pobj", "prep", "conj", "appos")
        and noun.head.i < noun.i
        and noun.head.pos_ not in ("VERB", "AUX")
    ):
        noun = noun.head
    return noun if noun.pos_ in ("NOUN", "PROPN", "NUM") else None


def part(token: Token) -> None:
    """Let what is joined to the token be told of apart from it."""
    for child in token.children:
        if child.dep_ == "conj":
            child.dep_ = "dep"
