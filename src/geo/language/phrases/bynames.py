"""Names beside a noun that are not simply its owner's: where it lies, who only tells, whose rebels or namesakes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases.roles import own_subject
from geo.language.reading import lemma
from geo.language.text.actors import is_short

if TYPE_CHECKING:
    from geo.language.reading import Reading
    from geo.language.syntax import Token

# The parser reads some adjectives of nationality as determiners.
MODIFIERS = frozenset(("amod", "compound", "nmod", "poss", "nummod", "npadvmod", "appos", "det"))
"""How the words that may tell whose a noun is hang on it."""


def is_scene_of(reading: Reading, noun: Token, name: Token) -> bool:
    """Whether a country's bare name before a movement that another sees to is where: "Spain ends Haiti mission"."""
    mention = reading.actors.get(name.i)
    if mention is None or mention.kind != "state" or name.dep_ != "compound" or reading.place(name) is None:
        return False
    told = noun.head if noun.dep_ == "compound" else noun
    if told.dep_ != "dobj" or ("noun", lemma(told), "") not in vocabulary.triggers() or is_short(name.text):
        return False
    doer = own_subject(told.head)
    other = reading.actors.get(doer.i) if doer is not None else None
    return other is not None and other.kind in ("state", "capital", "alliance") and other.code != mention.code


def namesake_of(reading: Reading, noun: Token) -> str | None:
    """Whose leader or service bears a better known one's name ("Honduran President Maduro", "Dutch Marine Corps").

    And whose house it is that has its seat in another capital: "the Ministry of Defence in Paris".
    """
    if reading.actors[noun.i].kind == "institution":
        seats = (reading.actors.get(o.i) for c in noun.rights if c.lower_ == "in" for o in c.rights)
        at = next((m.code for m in seats if m is not None and m.kind == "capital"), None)
        if at is not None:
            return at
    if reading.actors[noun.i].kind not in ("leader", "service") and not noun.text[0].islower():
        return None  # "Fijian blue helmets" are not their mission's
    beside = (reading.actors[c.i] for c in noun.lefts if c.i in reading.actors)
    return next((m.code for m in beside if m.kind in ("adjective", "state")), None)


def guarded_by(reading: Reading, noun: Token) -> str | None:
    """Country whose state or town keeps the guard ("Iowa Guard soldiers", "the Sofia guardsmen")."""
    words = [noun, *noun.lefts]
    if not any(t.text in ("Guard", "Guardsmen", "Guardsman", "Reservists") or t.stem == "guardsman" for t in words):
        return None
    named = (n for t in words for c in (t, *t.lefts) if (n := reading.place(c)) is not None and c.dep_ in MODIFIERS)
    return next((n.country for n in named), None)


def rebels_of(reading: Reading, noun: Token) -> str | None:
    """Who "Syrian rebels" are: not Syria, but a party of that name; "rebels of the FDLR" are that party's."""
    if noun.stem not in vocabulary.word_list("irregular"):
        return None
    of = (reading.actors.get(o.i) for c in noun.rights if c.lower_ in ("of", "from") for o in c.rights)
    party = next((m.code for m in of if m is not None and m.kind == "group"), None)
    if party is not None:
        return party
    if noun.stem not in vocabulary.word_list("rebel"):
        return None
    beside = next((c for c in noun.lefts if c.i in reading.actors and c.dep_ != "poss"), None)
    if beside is None or reading.actors[beside.i].kind not in ("adjective", "state"):
        return None
    return f"{beside.text} {noun.stem}s"


def is_informant(noun: Token) -> bool:
    """Whether the noun is one who only tells or watches: "an American television company", "Kenyan analysts"."""
    words = [noun.stem, *(c.stem for c in noun.lefts if c.dep_ in ("compound", "nmod", "amod"))]
    informants, official = vocabulary.word_list("informant"), vocabulary.word_list("mouthpiece")
    return not informants.isdisjoint(words) and official.isdisjoint(words)


def is_titled(noun: Token) -> bool:
    """Whether a body of men is named for whose they are: "the Zambia Contingent", not "the Mali mission"."""
    return noun.text.istitle() and noun.stem in ("contingent", "detachment")
