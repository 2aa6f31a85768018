"""Where a government speaks: "In Paris, President Mitterrand ordered …" tells who he is, and no place of a force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary

if TYPE_CHECKING:
    from geo.language.reading import Reading
    from geo.language.syntax import Token

_HOUSES = frozenset(("army", "military", "navy", "government", "regime", "junta", "cabinet", "parliament", "ministry"))
"""What every country has of its own."""
_COMMANDS = {"staff": "general", "command": "high", "chief": "joint", "office": "war"}
"""Nouns for who commands a country's forces, each with the word before it that makes it that."""
_SUBJECTS = ("nsubj", "nsubjpass")
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


def commands_all(noun: Token) -> bool:
    """Whether the noun is who commands all of a country's forces: "the high command", "the War Office"."""
    before = _COMMANDS.get(noun.stem)
    return before is not None and any(c.lower_ == before for c in noun.lefts)


def holds_rank(person: Token) -> bool:
    """Whether a person is named with his rank in an army, before the name or behind it."""
    beside = [c for c in (*person.lefts, *person.rights) if c.dep_ in ("compound", "appos", "nmod")]
    return any(c.stem in vocabulary.word_list("rank") for c in beside)


def land_ahead(reading: Reading, house: Token) -> str | None:
    """Code of the country that opens the clause in which "the army" acts: "In Jordan, the army sent a battalion".

    Not of one where others were told to be before, unless its own government or army was told of too.
    """
    if house.stem not in _HOUSES or [c.lower_ for c in house.lefts] != ["the"] or house.dep_ not in _SUBJECTS:
        return None
    ahead = (o for c in house.head.lefts if c.lower_ == "in" and c.dep_ == "prep" for o in c.rights)
    land = next((m for o in ahead if (m := reading.actors.get(o.i)) is not None and m.kind == "state"), None)
    if land is None:
        return None
    cast, here = reading.memory.cast, reading.sentence.start
    others = any(m.code == land.code and m.start < here for m in cast.mentions)
    own = any(code == land.code for _, code, _ in cast.governments) or any(o.code == land.code for o in cast.owned)
    return land.code if own or not others else None
