"""Where a government speaks: "In Paris, President Mitterrand ordered …" tells who he is, and no place of a force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary

if TYPE_CHECKING:
    from geo.language.reading import Reading
    from geo.language.syntax import Token

_FEWEST = len(("In", "Paris", ",", "he"))


def seat(reading: Reading) -> str | None:
    """Code of the government whose capital opens the sentence, where one who holds an office there is its subject."""
    doc = reading.doc
    mention = reading.actors.get(1)
    if len(doc) < _FEWEST or doc[0].lower_ != "in" or mention is None or mention.kind != "capital":
        return None
    if doc[2].text not in (",", "meanwhile"):
        return None
    governing = any(t.dep_ in ("nsubj", "nsubjpass") and holds_office(t) for t in doc[3:])
    return mention.code if governing else None


def holds_office(noun: Token) -> bool:
    """Whether the noun is a government, or a person with a title of one ("Prime Minister Craxi's cabinet")."""
    houses, titles = vocabulary.word_list("government"), vocabulary.word_list("title")
    words = [noun, *(c for c in noun.lefts if c.dep_ in ("compound", "poss", "nmod"))]
    return any(w.stem in houses or w.lower_ in titles for w in words)
