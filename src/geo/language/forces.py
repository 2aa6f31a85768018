"""Forces in a parsed sentence: the noun, the count before or after it, the unit and the materiel."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.quantities import Quantity
from geo.language.reading import lemma
from geo.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from geo.language.reading import Reading
    from geo.model import CountOf

_FORMATION = (
    r"Division|Brigade(?: Combat Team)?|Regiment|Battalion|Corps|Wing|Group|Squadron|Army|Fleet|Airborne|"
    r"Marine Expeditionary Unit|Combat Team|Company|Battery|Command"
)
_UNIT = re.compile(
    r"\b(?:(?:\d+(?:st|nd|rd|th|d)\s+|(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh)\s+)"
    rf"(?:[A-Z][\w-]*\s+){{0,5}}?(?:{_FORMATION})(?:\s+(?:Division|Combat Team|Group|Regiment|Brigade))?"
    r"|(?:USS|HMS|HMAS|HMCS|RFA|INS|JS|USNS)\s+(?:[A-Z][\w.'’-]*)(?:\s+(?:[A-Z][\w.'’-]*|of))*(?<!\sof)"
    r"|[A-Z][\w.-]+(?:\s[A-Z][\w.-]+){0,3}\s"
    r"(?:Carrier Strike Group|Strike Group|Amphibious Ready Group|Response Force))"
)
_SHIP = re.compile(r"(?:USS|HMS|HMAS|HMCS|RFA|INS|JS|USNS)\b")
_TYPE = re.compile(r"(?:F|B|C|KC|E|P|A|AV|MQ|RQ|Su|Tu|Il|MiG|Mig|AH|CH|UH|Mi|Ka)-?\d{1,3}[A-Z]{0,3}s?")
"""Type designations of aircraft ("F-15Cs", "MiG-29")."""
_QUANTIFIERS = frozenset(("many", "most", "some", "others"))
"""Subjects that stand for the force last told of."""
_ELIDED_DEPS = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos", "attr", "npadvmod", "ROOT"))


@dataclass(frozen=True, slots=True)
class Force:
    """A force as the sentence names it; ``head`` is the token that the roles attach to.

    Of an elided one ("another 2,000") ``noun`` is the noun it stands for, elsewhere in the text.
    """

    head: Token
    noun: Token
    count_of: CountOf
    strong: bool
    quantity: Quantity | None
    materiel: str | None
    unit: str | None
    span: Span
    elided: bool = False


def units(text: str) -> list[Span]:
    """Spans of named units and ships ("82nd Airborne Division", "HMS Sutherland")."""
    return [Span(*m.span()) for m in _UNIT.finditer(text)]


def force_in(reading: Reading, token: Token) -> Force | None:
    """Read the force that the noun phrase headed by the token stands for, if it stands for one."""
    word = _word_for(reading, token)
    if word is not None and _is_noun(token) and not (word.noun == "arm" and token.lower_ != "arms"):
        inner = _counted_inside(reading, token) if word.count_of == "units" or word.noun in ("group", "force") else None
        return _force(reading, token, token, word, inner)
    if lemma(token) in vocabulary.word_list("wrapper") or token.i in reading.quantities:
        inner_noun = _wrapped(reading, token)
        if inner_noun is not None:
            return _force(
                reading,
                token,
                inner_noun,
                _word_for(reading, inner_noun) or vocabulary.forces()["troop"],
                reading.quantities.get(token.i),
            )
    if token.lower_ in _QUANTIFIERS and token.dep_ in ("nsubj", "nsubjpass") and reading.memory.last_force is not None:
        return elided(reading, token, None)
    if token.lower_ == "more":
        counted = next((c for c in token.children if c.i in reading.quantities and c.dep_ == "nummod"), None)
        return None if counted is None else elided(reading, token, reading.quantities[counted.i])  # "about 1,000 more"
    if token.i in reading.quantities and token.dep_ in _ELIDED_DEPS and not _counts_other(token):
        return elided(reading, token, reading.quantities[token.i])
    if _names_unit(reading, token):
        ship = any(_SHIP.match(reading.sentence.text[s.start : s.end]) for s in _units_at(reading, token))
        return _force(reading, token, token, vocabulary.forces()["warship" if ship else "unit"], None)
    return None


def _word_for(reading: Reading, token: Token) -> vocabulary.ForceWord | None:
    """Entry for a force noun, a type of aircraft or a body that is itself a force ("the PLA", "ISAF")."""
    words = vocabulary.forces()
    if _TYPE.fullmatch(token.text):
        return words["warplane"]
    mention = reading.actors.get(token.i)
    if (
        mention is not None
        and mention.kind in ("service", "mission", "group")
        and mention.end - mention.start > len("HMS")
    ):
        return words["army"]
    return words.get(lemma(token))


def _is_noun(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN") or token.tag_ in ("NN", "NNS", "NNP", "NNPS")


def _wrapped(reading: Reading, token: Token) -> Token | None:
    """Find the force noun inside "number of troops", "troop levels", "hundreds of men"."""
    for child in token.children:
        if child.dep_ in ("compound", "nmod", "amod") and _word_for(reading, child) is not None:
            return child
        if child.dep_ == "prep" and child.lower_ == "of":
            for noun in child.children:
                if _word_for(reading, noun) is not None and _is_noun(noun):
                    return noun
                deeper = _wrapped(reading, noun) if lemma(noun) in vocabulary.word_list("wrapper") else None
                if deeper is not None:
                    return deeper
    return None


def _counted_inside(reading: Reading, token: Token) -> Quantity | None:
    """Count in "one company of 128 men", "a force of 5,000", "a force some 15,000 strong"."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "numbering"):
            for noun in child.children:
                if noun.i in reading.quantities:
                    return reading.quantities[noun.i]
                quantity = _before(reading, noun) if lemma(noun) in vocabulary.forces() else None
                if quantity is not None:
                    return quantity
    for quantity in reading.quantities.values():
        if (
            reading.sentence.text[quantity.start : quantity.end].lower().endswith("strong")
            and quantity.start > token.idx
        ):
            return quantity
    return None


def _before(reading: Reading, noun: Token) -> Quantity | None:
    """Count that stands before the noun with only modifiers between."""
    i = noun.i - 1
    while i >= 0:
        token = reading.doc[i]
        if token.i in reading.quantities:
            designation = token.dep_ == "nummod" and token.head.i == token.i - 1  # "Type 23", "Wing 507"
            return None if designation else reading.quantities[token.i]
        inside = token in noun.subtree or noun in token.subtree
        if (
            not inside
            or token.pos_ in ("VERB", "AUX", "ADP", "PRON")
            or (token.text in (",", ";") and token.head.i != noun.i)
        ):
            return None
        i -= 1
    return None


def _counts_other(token: Token) -> bool:
    """Whether the number counts a noun of its own ("30 countries") or a date."""
    if token.dep_ == "nummod" or (token.head.pos_ == "PROPN" and token.dep_ in ("nummod", "npadvmod")):
        return True
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return following is not None and following.pos_ in ("NOUN", "PROPN") and following.dep_ != "conj"


def elided(reading: Reading, token: Token, quantity: Quantity | None) -> Force | None:
    """Read a number without its noun ("another 2,000 stationed in …") as the force last named."""
    noun = next(
        (t for t in reversed(reading.doc[: token.i]) if lemma(t) in vocabulary.forces() and _is_noun(t)),
        reading.memory.last_force,
    )
    if noun is None:
        return None
    word = _word_for(reading, noun) if noun.doc is reading.doc else vocabulary.forces().get(lemma(noun))
    if word is None or not (word.strength == "strong" and word.count_of == "people"):
        return None
    span = Span(quantity.start, quantity.end) if quantity else Span(token.idx, token.idx + len(token))
    return Force(token, noun, word.count_of, True, quantity, None, None, span, elided=True)


def _names_unit(reading: Reading, token: Token) -> bool:
    return token.pos_ == "PROPN" and bool(_units_at(reading, token))


def _units_at(reading: Reading, token: Token) -> list[Span]:
    return [s for s in units(reading.sentence.text) if s.start <= token.idx < s.end]


def _force(reading: Reading, head: Token, noun: Token, word: vocabulary.ForceWord, inner: Quantity | None) -> Force:
    quantity = inner or _before(reading, noun) or (_before(reading, head) if head.i != noun.i else None)
    if quantity is None and head.i in reading.quantities:
        quantity = reading.quantities[head.i]
    low_high = quantity or _one(noun, word)
    left = [t for t in head.subtree if t.i <= head.i and t.dep_ not in ("punct", "cc", "relcl", "acl")]
    start = min([*(t.idx for t in left if _before_head(t, head)), quantity.start if quantity else head.idx])
    end = max(head.idx + len(head), noun.idx + len(noun))
    count_of = "people" if inner is not None and word.count_of == "units" else word.count_of
    return Force(
        head=head,
        noun=noun,
        count_of=count_of,
        strong=word.strength == "strong" or _military(head) or _military(noun),
        quantity=low_high,
        materiel=word.materiel,
        unit=_unit_of(reading, head, start),
        span=Span(start, end),
    )


def _one(noun: Token, word: vocabulary.ForceWord) -> Quantity | None:
    """Count of one for a single ship, aircraft or vehicle; a unit or body of men is not one man."""
    if noun.tag_ not in ("NN", "NNP") or word.count_of not in ("ships", "aircraft", "vehicles"):
        return None
    plural = noun.tag_ == "NNP" and noun.text.endswith("s") and not _SHIP.match(noun.text)  # "Gripens", "F-15Cs"
    if plural or noun.lower_ in vocabulary.word_list("mass"):
        return None
    article = next((c for c in noun.lefts if c.lower_ in ("a", "an")), None)
    start = article.idx if article is not None else noun.idx
    return Quantity(start, noun.idx + len(noun), 1, 1)


def _before_head(token: Token, head: Token) -> bool:
    return token.i <= head.i and all(
        t.pos_ not in ("VERB", "AUX") or t.tag_ in ("VBN", "VBG") for t in token.doc[token.i : head.i]
    )


def _military(noun: Token) -> bool:
    """Whether a modifier makes the noun military ("fighter jets", "naval vessels")."""
    return any(
        child.lower_ in vocabulary.word_list("military") or re.fullmatch(r"[A-Z]{1,3}-?\d+\w*", child.text)
        for child in noun.lefts
    )


def _unit_of(reading: Reading, head: Token, start: int) -> str | None:
    """Unit named in the phrase, or in the apposition that follows it."""
    joined = {t.i for c in head.children if c.dep_ == "conj" for t in c.subtree}
    tree = [
        t
        for t in head.subtree
        if t.i not in joined
        and (
            t.i <= head.i
            or t.dep_ in ("appos", "prep", "pobj", "compound", "poss", "amod", "case", "det", "punct", "nmod", "nummod")
        )
    ]
    end = max(t.idx + len(t) for t in tree) if tree else head.idx + len(head)
    names = [reading.sentence.text[s.start : s.end] for s in units(reading.sentence.text) if start <= s.start < end]
    return "; ".join(dict.fromkeys(names)) or None
