"""Forces in a parsed sentence: the noun, the count before or after it, the unit and the materiel.

A force may be told of by a force noun, by the name of a unit, a ship or a body that is one, by the people of
a country, by its mere strength ("the British strength"), or by a word that stands for one told of before.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from geo.language import standins, vocabulary
from geo.language.fleet import count_of_names, is_ship_type, ship_named
from geo.language.force import Force
from geo.language.owners import modifier_actor
from geo.language.peoples import named_people
from geo.language.quantities import Quantity
from geo.language.reading import lemma
from geo.language.units import is_ship, units
from geo.model import Span

if TYPE_CHECKING:
    from geo.language.reading import Reading
    from geo.language.tree import Token

__all__ = ["Force", "body_of", "elided", "force_in", "units"]

_BODIES = ("service", "mission", "group")
_INSIDE_UNIT = ("appos", "prep", "pobj", "compound", "poss", "amod", "case", "det", "punct", "nmod", "nummod")
_VAGUE = frozenset(
    ("group", "wave", "party", "detachment", "contingent", "element", "team", "unit", "force", "company")
)
_TURNS = frozenset(("first", "second", "third", "next", "last"))
"""Of what comes in turns only one is told: "the first of three battalions"."""
_TO_COMMA = re.compile(r"(?:\s(?:of|on|in|from|at|around)\s[^,;:.]{2,50})?,\s")
_MEN = re.compile(r"\s(?:[\w-]+\s){0,2}?(\w+)(?=[,;.)—–]|\s(?:all|in (?:all|total)|altogether|strong|of|from|with)\b)")
_DESIGNATION = re.compile(r"([A-Z][A-Za-z/]{0,3}-?)\d{1,3}[A-Za-z]{0,3}\d?s?")
_UNITS = frozenset(("commando", "para"))
"""Words for a man that in the singular with a number name a unit ("42 Commando")."""
_ONE = ("ships", "aircraft", "vehicles", "missiles")
"""What is counted one by one, so that a singular is one."""


def force_in(reading: Reading, token: Token) -> Force | None:
    """Read the force that the noun phrase headed by the token stands for, if it stands for one."""
    if token.i not in reading.forces:
        reading.forces[token.i] = named_force(reading, token) or standins.stand_in(reading, token, named_force)
    return reading.forces[token.i]


def elided(reading: Reading, token: Token, quantity: Quantity | None) -> Force | None:
    """Read a number without its noun as the force named last."""
    return standins.elided(reading, token, quantity, named_force)


def named_force(reading: Reading, token: Token) -> Force | None:
    """Read the force that the noun phrase itself names, without help from other phrases."""
    if not _may_name(reading, token):
        return None
    for read in (_by_noun, _by_wrapper, _by_ship, _by_unit, _by_people, _by_strength):
        force = read(reading, token)
        if force is not None:
            return force
    return None


def _may_name(reading: Reading, token: Token) -> bool:
    """Whether the word may name a force at all: of a plain noun the tables tell at once."""
    if token.stem in _stems() or token.lower_ in _TURNS or token.pos_ in ("PROPN", "NUM") or not token.text.isalpha():
        return True
    if token.i in reading.quantities or token.i in reading.actors or token.text in reading.memory.cast.numbers:
        return True
    return token.pos_ == "NOUN" and bool(units(reading.sentence.text))


@cache
def _stems() -> frozenset[str]:
    """Nouns that name a force or how large one is."""
    return vocabulary.word_list("wrapper") | vocabulary.word_list("strength") | frozenset(vocabulary.forces())


# --- ways to name a force ---------------------------------------------------------------------------------


def _by_noun(reading: Reading, token: Token) -> Force | None:
    word = _word_for(reading, token)
    if word is None or not _is_noun(token) or _is_other_sense(token, word):
        return None
    inner = _counted_inside(reading, token) if word.count_of == "units" or word.noun in ("group", "force") else None
    force = _explained(reading, _force(reading, token, token, word, inner))
    if force.strong:
        return force
    noun = _wrapped(reading, token) if word.count_of == "units" else None
    inside = _by_noun(reading, noun) if noun is not None and noun.i != token.i else None
    made_of = inside is not None and (inside.strong or inside.noun.lower_ in ("men", "women"))  # "a group of bombers"
    made_of = made_of or (force.unit is not None and word.noun == "carrier")  # "the carrier Foch"
    return replace(force, strong=made_of or _abroad(reading, token, word) or _among_forces(reading, token))


def _among_forces(reading: Reading, noun: Token) -> bool:
    """Whether it stands on a list with a plain force: "2,400 men and a dozen Mirage jets"."""
    joined = ((c, _word_for(reading, c)) for c in noun.conjuncts if _is_noun(c))
    plain = (c for c, w in joined if w is not None and (w.strength == "strong" or _military(reading, c)))
    return any(not _is_other_sense(c, vocabulary.forces()[lemma(c)]) for c in plain if lemma(c) in vocabulary.forces())


def _explained(reading: Reading, force: Force) -> Force:
    """Take over what an apposition says of a vague word: "a second group, about 120 soldiers from Waterloo"."""
    if force.noun.lower_ not in _VAGUE or force.quantity is not None:
        return force
    for child in force.noun.children:
        inside = _by_noun(reading, child) if child.dep_ == "appos" and child.i > force.noun.i else None
        if inside is not None and inside.strong and inside.quantity is not None:
            return replace(force, strong=True, quantity=inside.quantity, count_of=inside.count_of)
    return force


def _abroad(reading: Reading, noun: Token, word: vocabulary.ForceWord) -> bool:
    """Whether a country's men are counted in a sentence about another country ("400 Kenyan officers in Haiti")."""
    if word.count_of != "people" or noun.tag_ != "NNS" or _before(reading, noun) is None:
        return False
    home = next((reading.actors[c.i].code for c in noun.lefts if c.i in reading.actors), None)
    return home is not None and any(n.country not in (None, home) for n in reading.names.values())


def _by_wrapper(reading: Reading, token: Token) -> Force | None:
    """Read "number of troops", "troop levels", "hundreds of men", "the first of the brigades"."""
    turn = token.lower_ in _TURNS and any(c.lower_ == "the" for c in token.lefts)
    counts = lemma(token) in vocabulary.word_list("wrapper") or token.i in reading.quantities
    if not (turn or counts or any(c.lower_ == "per" for c in token.rights)):
        return None
    noun = _wrapped(reading, token)
    if noun is None:
        return _of_a_people(reading, token)
    word = _word_for(reading, noun) or vocabulary.forces()["troop"]
    if turn and token.lower_ != "last":  # with the last of them all have gone
        count = None if word.count_of == "people" else Quantity(token.idx, token.idx + len(token), 1, 1)
        return replace(_force(reading, token, noun, word, None), quantity=count)
    force = _force(reading, token, noun, word, reading.quantities.get(token.i))
    return replace(force, quantity=standins.share(token, force.quantity)) if standins.is_share(token) else force


def _by_ship(reading: Reading, token: Token) -> Force | None:
    """Read "the frigate Hydra", "the carriers Hermes and Invincible", and the bare name of a ship told of."""
    named = ship_named(reading, token)
    return None if named is None else _force(reading, token, token, vocabulary.forces()[named.kind], named.number)


def _by_unit(reading: Reading, token: Token) -> Force | None:
    """Read a named unit or ship; "the 507th" is the unit of that number."""
    if token.text in reading.memory.cast.numbers and token.dep_ != "amod":
        return replace(_force(reading, token, token, vocabulary.forces()["unit"], None), strong=True)
    if token.pos_ not in ("PROPN", "NOUN", "NUM"):
        return None
    if token.dep_ == "appos" and any(c.lower_ in vocabulary.word_list("civil") for c in token.head.lefts):
        return None  # "the bulk carrier Glory"
    named = next((s for s in units(reading.sentence.text) if s.start <= token.idx < s.end), None)
    if named is None:
        return None
    head = reading.token_at(named.start, named.end)
    kinds = [c for c in (token.head, *token.lefts) if lemma(c) in vocabulary.word_list("civil_ship")]
    if head is None or head.i != token.i or (kinds and token.head.dep_ != "ROOT"):
        return None
    name = reading.sentence.text[named.start : named.end]
    ship = is_ship(name) or name.split()[-1] in reading.memory.cast.ships
    return replace(_force(reading, token, token, vocabulary.forces()["warship" if ship else "unit"], None), strong=True)


def _of_a_people(reading: Reading, token: Token) -> Force | None:
    """Read "half of the 400 Danes", "a couple of hundred Egyptians"."""
    of = (o for c in token.rights if c.lower_ == "of" for o in c.rights if o.dep_ == "pobj")
    people = next((o for o in of if o.i in reading.actors and _by_people(reading, o) is not None), None)
    if people is None:
        return None
    force = _force(reading, token, people, vocabulary.forces()["troop"], reading.quantities.get(token.i))
    return replace(force, quantity=standins.share(token, force.quantity)) if standins.is_share(token) else force


def _by_people(reading: Reading, token: Token) -> Force | None:
    """Read "3,500 Americans" and "the Germans" in an article that tells of American or German forces."""
    counted = _before(reading, token) if token.i in reading.actors else None
    plainly = named_people(reading, token, counted)
    if plainly is None:
        return None
    return replace(_force(reading, token, token, vocabulary.forces()["troop"], None), strong=plainly)


def _by_strength(reading: Reading, token: Token) -> Force | None:
    """Read "the British strength", "its numbers": how many somebody has, without the noun for them."""
    if lemma(token) not in vocabulary.word_list("strength") or any(c.lower_ == "of" for c in token.rights):
        return None
    if not reading.memory.military or modifier_actor(reading, token) is None:
        return None
    return _force(reading, token, token, vocabulary.forces()["troop"], None)


# --- nouns ------------------------------------------------------------------------------------------------


def _word_for(reading: Reading, token: Token) -> vocabulary.ForceWord | None:
    """Entry for a force noun, a designation of a type or a body that is itself a force ("the PLA", "ISAF")."""
    words = vocabulary.forces()
    designated = None if token.text.isalpha() else _DESIGNATION.fullmatch(token.text)
    if designated:
        counted = vocabulary.types().get(designated[1]) or vocabulary.types().get(designated[1] + "-")
        if counted is not None:
            return words[{"vehicles": "tank", "missiles": "missile"}.get(counted, "warplane")]
    mention = reading.actors.get(token.i)
    if mention is not None and mention.kind in _BODIES and mention.end - mention.start > len("HMS"):
        return words["army"]
    stem = lemma(token)
    if stem == "carrier" and any(c.lower_ == "personnel" for c in token.lefts):
        return words["vehicle"]
    return words.get(stem)


def _is_noun(token: Token) -> bool:
    if token.pos_ == "NUM":  # "B-2s" is read as a number
        return re.fullmatch(r"[A-Z]{1,3}-?\d+[A-Z]?s?", token.text) is not None
    return token.pos_ in ("NOUN", "PROPN") or token.tag_ in ("NN", "NNS", "NNP", "NNPS")


def _is_other_sense(token: Token, word: vocabulary.ForceWord) -> bool:
    """Whether the noun is no force here: "arm", "by force", "the labour force", "a men's team"."""
    if word.noun == "arm":
        return token.text != "arms"  # "an arm", "the Strategic Arms Treaty"
    if any(c.lower_ in vocabulary.word_list("civil") for c in token.lefts):
        return True
    if word.noun in vocabulary.word_list("type_name") and str(token.text)[:1].islower():
        return True  # a tornado is no Tornado
    bare = token.dep_ == "pobj" and not list(token.lefts)
    return bool(bare and word.noun == token.lower_ == "force")


def _wrapped(reading: Reading, token: Token) -> Token | None:
    """Find the force noun inside "number of troops", "troop levels", "hundreds of men"."""
    for child in token.children:
        if child.dep_ in ("compound", "nmod", "amod") and _word_for(reading, child) is not None:
            return child
        if child.lower_ == "per" and child.dep_ == "prep":  # "ninety per cent of the ships"
            return next((inner for cent in child.children if (inner := _wrapped(reading, cent)) is not None), None)
        if child.dep_ == "prep" and child.lower_ == "of":
            for noun in child.children:
                if _word_for(reading, noun) is not None and _is_noun(noun):
                    return noun
                deeper = _wrapped(reading, noun) if lemma(noun) in vocabulary.word_list("wrapper") else None
                if deeper is not None:
                    return deeper
    return None


# --- counts -----------------------------------------------------------------------------------------------


def _counted_inside(reading: Reading, token: Token) -> Quantity | None:
    """Count in "one company of 128 men", "a column of 900", "put at 700", "about 2,000 strong"."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "numbering", "at"):
            for noun in child.children:
                if noun.i in reading.quantities:
                    return reading.quantities[noun.i]
                quantity = _before(reading, noun) if lemma(noun) in vocabulary.forces() else None
                if quantity is not None and child.lower_ != "at":
                    return quantity
    apposed = _counted_after(reading, token)
    if apposed is not None:
        return apposed
    for quantity in reading.quantities.values():
        strong = reading.sentence.text[quantity.start : quantity.end].lower().endswith("strong")
        if strong and quantity.start > token.idx:
            return quantity
    return None


def _counted_after(reading: Reading, token: Token) -> Quantity | None:
    """Count in men right after the unit, however that is parsed ("the garrison on the isles, some 900 men, is")."""
    text = reading.sentence.text
    phrase = _TO_COMMA.match(text, token.idx + len(token))
    quantity = next((q for q in reading.quantities.values() if phrase is not None and q.start == phrase.end()), None)
    counted = _MEN.match(text, quantity.end) if quantity is not None else None
    if counted is None:
        return None
    noun = vocabulary.force_surfaces().get(counted[1].lower())
    return quantity if noun is not None and vocabulary.forces()[noun].count_of == "people" else None


def _estimated(reading: Reading, token: Token) -> Quantity | None:
    """Count in "fighters of the Wagner group, estimated at no more than 5,000", "troops numbering 300"."""
    for child in token.children:
        if child.dep_ == "appos" and child.i in reading.quantities and any(c.lower_ == "strong" for c in child.rights):
            return reading.quantities[child.i]
        told = child.dep_ == "relcl" and lemma(child) in ("number", "total")
        if told or (child.dep_ == "acl" and lemma(child) in ("estimate", "number", "put", "total")):
            for inner in child.subtree:
                if inner.i > child.i and inner.i in reading.quantities:
                    return reading.quantities[inner.i]
    return None


def _before(reading: Reading, noun: Token) -> Quantity | None:
    """Count that stands before the noun with only modifiers between."""
    i = noun.i - 1
    while i >= 0:
        token = reading.doc[i]
        if token.i in reading.quantities:
            designation = token.dep_ == "nummod" and token.head.i == token.i - 1  # "Type 23", "Wing 507"
            designation = designation or _is_number_of_unit(token, noun)
            return None if designation else reading.quantities[token.i]
        inside = _is_under(token, noun) or _is_under(noun, token)
        verbal = token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound", "nmod")
        if (
            not inside
            or verbal
            or token.pos_ in ("ADP", "PRON")
            or (token.text in (",", ";") and token.head.i != noun.i)
        ):
            return None
        i -= 1
    return None


def _is_number_of_unit(number: Token, noun: Token) -> bool:
    """Whether the number is part of a unit's name: "16 Air Assault Brigade", "42 Commando"."""
    word = vocabulary.forces().get(lemma(noun))
    one = noun.text[:1].isupper() and not noun.text.endswith("s")
    return number.text.isdigit() and one and word is not None and (word.count_of == "units" or noun.lower_ in _UNITS)


def _is_under(token: Token, above: Token) -> bool:
    """Whether the token is the other or hangs below it."""
    while token is not above and token.head is not token:
        token = token.head
    return token is above


def _one(reading: Reading, head: Token, noun: Token, word: vocabulary.ForceWord) -> Quantity | None:
    """Count of one for "a frigate", "the vessel", "the submarine USS Georgia"; a unit is not one man."""
    singular = noun.tag_ in ("NN", "NNP") and word.count_of in _ONE
    if not singular and head.i == noun.i and word.count_of == "ships":
        return count_of_names(noun)
    several = head.i != noun.i and lemma(head) in vocabulary.word_list("wrapper")  # "a number of F-35 jets"
    if not singular or several or noun.lower_ in vocabulary.word_list("collective"):
        return None
    if word.noun not in vocabulary.ship_types() and word.count_of == "ships":
        return None
    pointing = ("a", "an", "the", "this", "that") if word.count_of == "ships" else ("a", "an")
    article = next((c for c in noun.lefts if c.lower_ in pointing or c.dep_ == "poss"), None)
    start = article.idx if article is not None else noun.idx
    text = reading.sentence.text
    named = next(
        (text[s.start : s.end] for s in units(text) if s.start <= noun.idx < s.end or s.start <= head.idx < s.end), None
    )
    if article is None and named is None:
        return None
    ships = len(re.split(r",\s*(?:and\s+)?|\s+and\s+", named)) if named is not None and word.count_of == "ships" else 1
    return Quantity(start, noun.idx + len(noun), ships, ships)


# --- the phrase as a whole --------------------------------------------------------------------------------


def _force(reading: Reading, head: Token, noun: Token, word: vocabulary.ForceWord, inner: Quantity | None) -> Force:
    quantity = inner or _before(reading, noun) or (_before(reading, head) if head.i != noun.i else None)
    if quantity is None and head.i in reading.quantities:
        quantity = reading.quantities[head.i]
    quantity = quantity or _estimated(reading, head) or _one(reading, head, noun, word)
    left = [
        t for t in head.subtree if t.i <= head.i and t.dep_ not in ("punct", "cc", "relcl", "acl") and t.text.strip()
    ]
    start = min([*(t.idx for t in left if _before_head(t, head)), quantity.start if quantity else head.idx])
    end = max(head.idx + len(head), noun.idx + len(noun))
    return Force(
        head=head,
        noun=noun,
        count_of="people" if inner is not None and word.count_of == "units" else word.count_of,
        strong=word.strength == "strong" or _military(reading, head) or _military(reading, noun),
        quantity=quantity,
        materiel=word.materiel,
        unit=_unit_of(reading, head, start),
        span=Span(start, end),
    )


def _before_head(token: Token, head: Token) -> bool:
    return token.i <= head.i and all(
        t.pos_ not in ("VERB", "AUX") or t.tag_ in ("VBN", "VBG") for t in token.doc[token.i : head.i]
    )


def _military(reading: Reading, noun: Token) -> bool:
    """Whether a modifier makes the noun military ("fighter jets", "Iskander launchers", "army trucks")."""
    return any(
        child.lower_ in vocabulary.word_list("military")
        or re.fullmatch(r"[A-Z]{1,3}-?\d+\w*", child.text)
        or (child.dep_ in ("compound", "nmod") and _is_armed(reading, child))
        for child in noun.lefts
    )


def _is_armed(reading: Reading, modifier: Token) -> bool:
    """Whether the modifier is itself a word for a force, a type of weapon or a service."""
    mention = reading.actors.get(modifier.i)
    word = _word_for(reading, modifier)
    armed = (mention is not None and mention.kind == "service") or (word is not None and word.strength == "strong")
    return armed and (word is None or not _is_other_sense(modifier, word))


def _unit_of(reading: Reading, head: Token, start: int) -> str | None:
    """Unit named in the phrase, or in the apposition that follows it."""
    named = units(reading.sentence.text)
    if not named:
        return None
    end = max((t.idx + len(t) for t in _own_words(head)), default=head.idx + len(head))
    names = [reading.sentence.text[s.start : s.end] for s in named if start <= s.start < end]
    return "; ".join(dict.fromkeys(names)) or None


def body_of(reading: Reading, force: Force) -> str | None:
    """Ship, mission, service or group that the phrase names: "soldiers of the Royal Guard", "the Queen Mary"."""
    head, text = force.head, reading.sentence.text
    if force.count_of == "ships" and head.pos_ == "PROPN" and head.i not in reading.actors:
        parts = [t for t in head.lefts if t.dep_ == "compound" and t.pos_ == "PROPN" and not is_ship_type(t)]
        return text[min(t.idx for t in [*parts, head]) : head.idx + len(head)]
    for token in _own_words(head):
        body = reading.actors.get(token.i)
        kinds = ("mission", "service") if token.i == head.i else ("mission", "service", "group")
        if body is not None and body.kind in kinds and body.start >= force.span.start:
            return text[body.start : body.end]
    return None


def _own_words(head: Token) -> list[Token]:
    """Words of the phrase, without those that are joined to it and the clauses on it."""
    joined = {t.i for c in head.children if c.dep_ == "conj" for t in c.subtree}
    return [t for t in head.subtree if t.i not in joined and (t.i <= head.i or t.dep_ in _INSIDE_UNIT)]
