"""Peoples that stand for their soldiers: "380 Hondurans", "the Dutch", "the last Kenyans".

In an article about forces a nationality is often all that a soldier is called by. It is as often that of those
who flee, vote or are killed; so the sentence must post them, or the article tell of their country's forces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases.roles import clause_verb
from geo.language.reading import lemma
from geo.language.text import actors

if TYPE_CHECKING:
    from geo.language.reading import Reading
    from geo.language.syntax import Token
    from geo.language.text.quantities import Quantity

_POINTING = frozenset(("the", "these", "those", "all", "last", "first", "remaining", "other"))
_ROLES = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos", "attr", "ROOT", "npadvmod"))
_RESCUING = frozenset(("evacuate", "rescue", "repatriate", "ferry", "free"))
"""What is done for citizens abroad more often than with soldiers."""
_FEWEST = 10
"""Fewer are named for what befell them, not for where they are posted."""


def named_people(reading: Reading, token: Token, counted: Quantity | None) -> bool | None:
    """Whether the noun names soldiers by their country: True if plainly so, False if it may, None if not."""
    mention = reading.actors.get(token.i)
    if mention is None or not reading.memory.military or not _is_people(reading, token, counted):
        return None
    clause = clause_verb(token)
    if lemma(clause) in _RESCUING and token.dep_ in ("dobj", "nsubjpass", "conj", "pobj") and not _is_doer(token):
        return None  # "evacuated 300 Danes from Beirut"
    if any(t.lower_ in vocabulary.word_list("civilian") and clause_verb(t) is clause for t in reading.doc):
        return None
    said = (c for c in clause.rights if c.dep_ == "acomp" and token.head is clause)  # "the Chadians are heavily armed"
    armed = any(c.lower_ in ("armed", "uniformed", "masked") for c in (*token.lefts, *said))
    title = reading.sentence.kind == "title" and token.dep_ in ("nsubj", "nsubjpass")
    title = title and (token.text.endswith("s") or token.tag_ == "NNPS")
    if counted is None and not (armed or title or any(c.lower_ in _POINTING for c in token.lefts)):
        return None
    if counted is not None and max(counted.low or 0, counted.high or 0) < _FEWEST:
        return None
    verbs = [clause_verb(token.head), *(c for c in token.rights if c.dep_ in ("acl", "relcl"))]
    posted = any(lemma(v) in vocabulary.word_list("posting_verb") for v in verbs)
    cast = reading.memory.cast
    owned = any(o.code == mention.code and o.noun for o in cast.owned)
    posted = posted or _beside_a_force(reading, token)
    if not (posted or owned or (_among_many(reading) and not _is_host(reading, mention.code))):
        return None
    return armed or title or (counted is not None and (posted or not _is_host(reading, mention.code)))


def _is_doer(token: Token) -> bool:
    """Whether the people do what the verb tells: "the town was evacuated by 300 Danes"."""
    return token.dep_ == "pobj" and token.head.dep_ == "agent"


def _is_people(reading: Reading, token: Token, counted: Quantity | None) -> bool:
    """Whether the word is a nationality's plural as a noun ("Danes", "the Dutch"), not its adjective."""
    if token.text in vocabulary.word_list("people"):
        return True
    named = counted is not None and token.text in actors.names_of_peoples()  # "some 46,000 British"
    if not (named or reading.actors[token.i].kind == "adjective") or token.dep_ not in _ROLES:
        return False
    return token.text.lower() not in vocabulary.forces()


def _beside_a_force(reading: Reading, token: Token) -> bool:
    """Whether they are joined to a force, come in its place, or go with somebody ("2,000 marines and 200 Italians")."""
    first = token
    while first.dep_ == "conj" and first.head is not first:
        first = first.head
    word = vocabulary.forces().get(lemma(first))
    mention = reading.actors.get(first.i)
    over = vocabulary.triggers().get(("verb", first.head.head.stem, "")) if first.head.dep_ == "agent" else None
    if over is not None and over.frame == "relief":
        return True  # "will be replaced by 300 Danes"
    joined = first.i != token.i and (
        (word is not None and word.strength == "strong") or (mention is not None and mention.kind == "service")
    )
    return joined or (first.dep_ == "pobj" and first.head.lower_ in ("alongside", "with", "including", "beside"))


def _among_many(reading: Reading) -> bool:
    """Whether the article tells of a force of several nations, or of the forces of several."""
    cast = reading.memory.cast
    joint = any(m.kind in ("mission", "alliance") for m in cast.mentions)
    return cast.multinational or joint or len({o.code for o in cast.owned if o.noun}) > 1


def _is_host(reading: Reading, code: str) -> bool:
    """Whether the sentence places them in their own country, or that is the article's ground."""
    if any(n.country == code and not n.adjectival for n in reading.names.values()):
        return True
    return reading.memory.cast.ground == code
