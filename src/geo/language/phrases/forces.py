"""Forces in a parsed sentence: the noun, the count before or after it, the unit and the materiel.

A force may be told of by a force noun, by the name of a unit, a ship or a body that is one, by the people of
a country, by its mere strength ("the British strength"), or by a word that stands for one told of before.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases import standins
from geo.language.phrases.bodies import unit_of
from geo.language.phrases.counts import (
    Inside,
    counted_after,
    counted_before,
    counted_by_estimate,
    counted_by_itself,
    counted_inside,
    counts_the_whole,
    is_of_men,
    with_those_joined,
)
from geo.language.phrases.fleet import ship_named
from geo.language.phrases.force import Force
from geo.language.phrases.nouns import is_noun, is_other_sense, word_for
from geo.language.phrases.owners import modifier_actor
from geo.language.phrases.peoples import named_people
from geo.language.reading import lemma
from geo.language.text.quantities import Quantity
from geo.language.text.units import is_ship, units
from geo.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.language.reading import Reading
    from geo.language.syntax import Token
    from geo.model import CountOf

__all__ = ["Force", "elided", "force_in", "units"]

_VAGUE = frozenset(
    ("group", "wave", "party", "detachment", "contingent", "element", "team", "unit", "force", "company")
)
_TURNS = frozenset(("first", "second", "third", "next", "last"))
"""Of what comes in turns only one is told: "the first of three battalions"."""


def force_in(reading: Reading, token: Token) -> Force | None:
    """Read the force that the noun phrase headed by the token stands for, if it stands for one."""
    if token.doc is reading.doc and token.i not in reading.forces:
        reading.forces[token.i] = named_force(reading, token) or standins.stand_in(reading, token, named_force)
    return reading.forces[token.i] if token.doc is reading.doc else None  # not for a noun of an earlier sentence


def elided(reading: Reading, token: Token, quantity: Quantity | None) -> Force | None:
    """Read a number without its noun as the force named last."""
    return standins.elided(reading, token, quantity, named_force)


def named_force(reading: Reading, token: Token) -> Force | None:
    """Read the force that the noun phrase itself names, without help from other phrases."""
    if not _may_name(reading, token):
        return None
    for read in (_by_noun, _by_wrapper, _by_ship, _by_unit, _by_people, _by_strength, _by_what_it_is):
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
    known = frozenset(vocabulary.forces()) | {"operation"}
    return known.union(*(vocabulary.word_list(name) for name in ("wrapper", "strength", "load")))


# --- ways to name a force ---------------------------------------------------------------------------------


def _by_noun(reading: Reading, token: Token) -> Force | None:
    word = word_for(reading, token)
    if word is None or not is_noun(token) or is_other_sense(token, word) or _is_a_team(reading, token):
        return None
    body = word.count_of == "units" or word.noun in ("group", "force", "flotilla", "fleet", "armada")
    inner = counted_inside(reading, token, word_for) if body else None
    force = _explained(reading, _force(reading, token, token, word, inner))
    if force.strong:
        return force
    noun = _wrapped(reading, token) if word.count_of == "units" or word.noun == "member" else None
    inside = _by_noun(reading, noun) if noun is not None and noun.i != token.i else None
    made_of = inside is not None and (inside.strong or inside.noun.lower_ in ("men", "women"))  # "a group of bombers"
    made_of = made_of or (force.unit is not None and word.noun == "carrier")  # "the carrier Foch"
    return replace(force, strong=made_of or _abroad(reading, token, word) or _among_forces(reading, token))


def _among_forces(reading: Reading, noun: Token) -> bool:
    """Whether it stands on a list with a plain force: "2,400 men and a dozen Mirage jets"."""
    joined = ((c, word_for(reading, c)) for c in noun.conjuncts if is_noun(c))
    plain = (c for c, w in joined if w is not None and (w.strength == "strong" or _military(reading, c)))
    return any(not is_other_sense(c, vocabulary.forces()[lemma(c)]) for c in plain if lemma(c) in vocabulary.forces())


def _explained(reading: Reading, force: Force) -> Force:
    """Take over what is said of a vague word: "a second group, about 120 soldiers", "a party consisting of 40 men"."""
    if force.noun.lower_ not in _VAGUE or force.quantity is not None:
        return force
    for child in _explaining(force.noun):
        inside = _by_noun(reading, child)
        men = child.dep_ != "appos" and inside is not None and inside.count_of == "people"
        plain = inside is not None and (inside.strong or (men and reading.memory.military))
        if plain and inside is not None and inside.quantity is not None:
            counted = with_those_joined(reading, child, inside.quantity) if men else inside.quantity
            return replace(force, strong=True, quantity=counted, count_of=inside.count_of)
    return force


def _explaining(noun: Token) -> Iterator[Token]:
    """Yield the nouns in apposition, and the first of those that it is said to consist of."""
    verb = noun.head if noun.dep_ in ("nsubj", "nsubjpass") else None
    for child in [*([verb] if verb is not None else []), *noun.rights]:
        if child.dep_ == "appos":
            yield child
        elif (child is verb or child.dep_ in ("acl", "relcl")) and child.stem in vocabulary.word_list("consisting"):
            of = [o for c in child.rights if c.lower_ in ("of", "up") for p in (c, *c.rights) for o in p.rights]
            yield from [o for o in [*child.rights, *of] if o.dep_ in ("dobj", "pobj") and o.i > child.i][:1]


def _abroad(reading: Reading, noun: Token, word: vocabulary.ForceWord) -> bool:
    """Whether a country's men are counted in a sentence about another country ("400 Kenyan officers in Haiti")."""
    if word.count_of != "people" or noun.tag_ != "NNS" or counted_before(reading, noun) is None:
        return False
    home = next((reading.actors[c.i].code for c in noun.lefts if c.i in reading.actors), None)
    return home is not None and any(n.country not in (None, home) for n in reading.names.values())


def _by_wrapper(reading: Reading, token: Token) -> Force | None:
    """Read "number of troops", "troop levels", "hundreds of men", "the first of the brigades"."""
    if token.stem in vocabulary.word_list("load"):
        return _loaded(reading, token)
    one = token.lower_ == "one" and all(c.lower_ in ("only", "just") for c in token.lefts)
    turn = one or (token.lower_ in _TURNS and any(c.lower_ == "the" for c in token.lefts))
    counts = lemma(token) in vocabulary.word_list("wrapper") or token.i in reading.quantities
    if token.lower_ == "few" and not any(c.lower_ == "a" for c in token.lefts):
        return None  # "few of the troops have left": most have not
    if not (turn or counts or any(c.lower_ == "per" for c in token.rights)):
        return None
    noun = _wrapped(reading, token)
    if noun is None:
        return _of_a_people(reading, token)
    word = word_for(reading, noun) or vocabulary.forces()["troop"]
    if one and word.count_of == "people":
        return None  # one man is no force
    if turn and token.lower_ != "last":  # with the last of them all have gone
        count = None if word.count_of == "people" else Quantity(token.idx, token.idx + len(token), 1, 1)
        return replace(_force(reading, token, noun, word, None), quantity=count)
    force = _force(reading, token, noun, word, _own(reading.quantities.get(token.i), word))
    if counts_the_whole(reading, token, noun, force.quantity):
        return replace(force, quantity=None)
    return replace(force, quantity=standins.share(token, force.quantity)) if standins.is_share(token) else force


def _loaded(reading: Reading, carrier: Token) -> Force | None:
    """Read "three busloads of soldiers", "a train with 300 soldiers": who is carried, not counted by the carriers."""
    inside = (o for c in carrier.rights if c.lower_ in ("of", "with") for o in c.rights if o.dep_ == "pobj")
    for noun in inside:
        word = word_for(reading, noun)
        if word is not None and word.count_of == "people" and is_noun(noun):
            return replace(_force(reading, carrier, noun, word, None), quantity=counted_before(reading, noun))
    return None


def _by_ship(reading: Reading, token: Token) -> Force | None:
    """Read "the frigate Hydra", "the carriers Hermes and Invincible", and the bare name of a ship told of."""
    named, words = ship_named(reading, token), vocabulary.forces()
    return (
        None
        if named is None
        else _force(reading, token, token, words[named.kind], _own(named.number, words[named.kind]))
    )


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
    force = replace(
        _force(reading, token, token, vocabulary.forces()["warship" if ship else "unit"], None), strong=True
    )
    said = _said_to_be(reading, token) if not ship and force.quantity is None else None
    return force if said is None else replace(force, quantity=said.quantity, count_of=said.count_of)


def _of_a_people(reading: Reading, token: Token) -> Force | None:
    """Read "half of the 400 Danes", "a couple of hundred Egyptians"."""
    of = (o for c in token.rights if c.lower_ == "of" for o in c.rights if o.dep_ == "pobj")
    named = [o for o in of if o.i in reading.actors]
    people = next((o for o in named if _by_people(reading, o) is not None), None)
    if people is None and token.stem in vocabulary.word_list("strength") and reading.memory.military:
        # "the number of Americans has come down": in an article about forces, of American soldiers
        owned = {o.code for o in reading.memory.cast.owned if o.noun}
        plural = [o for o in named if o.tag_ in ("NNS", "NNPS") and reading.actors[o.i].code in owned]
        people = next(iter(plural), None)
    if people is None:
        return None
    word = vocabulary.forces()["troop"]
    force = _force(reading, token, people, word, _own(reading.quantities.get(token.i), word))
    return replace(force, quantity=standins.share(token, force.quantity)) if standins.is_share(token) else force


def _by_people(reading: Reading, token: Token) -> Force | None:
    """Read "3,500 Americans" and "the Germans" in an article that tells of American or German forces."""
    counted = counted_before(reading, token) if token.i in reading.actors else None
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


def _by_what_it_is(reading: Reading, token: Token) -> Force | None:
    """Read "the Vikings, a Danish battalion of 600": a name that the phrase after it says to be a unit's."""
    if token.pos_ != "PROPN" or token.i in reading.actors or token.i in reading.names:
        return None
    unit = _said_to_be(reading, token)
    return None if unit is None else replace(unit, head=token)


def _said_to_be(reading: Reading, name: Token) -> Force | None:
    """Give the unit, of a size of its own, that the phrase behind a name says it to be."""
    said = (c for c in name.rights if c.dep_ == "appos" and c.stem in vocabulary.word_list("sized_unit"))
    noun = next((c for c in said if c.tag_ == "NN" and any(g.lower_ in ("a", "an") for g in c.lefts)), None)
    unit = _by_noun(reading, noun) if noun is not None else None
    return unit if unit is not None and unit.strong else None  # not "Maersk, a Danish company"


# --- nouns ------------------------------------------------------------------------------------------------


def _is_a_team(reading: Reading, token: Token) -> bool:
    """Whether a service's bare name in an article of sport is that of its team ("Army beat Navy")."""
    return reading.memory.cast.at_play and token.text[:1].isupper() and token.tag_ in ("NN", "NNP") and not token.lefts


def _wrapped(reading: Reading, token: Token) -> Token | None:
    """Find the force noun inside "number of troops", "troop levels", "hundreds of men"."""
    for child in token.children:
        if child.dep_ in ("compound", "nmod", "amod") and word_for(reading, child) is not None:
            return child
        if child.lower_ == "per" and child.dep_ == "prep":  # "ninety per cent of the ships"
            return next((inner for cent in child.children if (inner := _wrapped(reading, cent)) is not None), None)
        if child.dep_ == "prep" and child.lower_ == "of":
            for noun in child.children:
                if word_for(reading, noun) is not None and is_noun(noun):
                    return noun
                deeper = _wrapped(reading, noun) if lemma(noun) in vocabulary.word_list("wrapper") else None
                if deeper is not None:
                    return deeper
    return None


# --- the phrase as a whole --------------------------------------------------------------------------------


def _force(reading: Reading, head: Token, noun: Token, word: vocabulary.ForceWord, inner: Inside | None) -> Force:
    quantity = inner.quantity if inner is not None else counted_before(reading, noun)
    if quantity is None and head.i != noun.i:
        quantity = counted_before(reading, head)
    if quantity is None and head.i in reading.quantities:
        quantity = reading.quantities[head.i]
    men = counted_after(reading, head) if quantity is None else None
    if men is not None:
        quantity, inner = men, Inside(men, "people")
    quantity = quantity or counted_by_estimate(reading, head)
    if inner is None and word.count_of == "units" and quantity is not None and is_of_men(reading, quantity):
        inner = Inside(quantity, "people")
    quantity = quantity or counted_by_itself(reading, head, noun, word)
    ahead = {t.i for c in head.lefts if c.dep_ in ("prep", "npadvmod") for t in c.subtree}  # "On May 3, the force"
    quantity = _halved(noun, quantity)
    left = [
        t
        for t in head.subtree
        if t.i <= head.i and t.i not in ahead and t.dep_ not in ("punct", "cc", "relcl", "acl") and t.text.strip()
    ]
    start = min([*(t.idx for t in left if _before_head(t, head)), quantity.start if quantity else head.idx])
    end = max(head.idx + len(head), noun.idx + len(noun))
    return Force(
        head=head,
        noun=noun,
        count_of=_counted(noun, word, inner),
        strong=word.strength == "strong" or _military(reading, head) or _military(reading, noun),
        quantity=quantity,
        materiel=word.materiel,
        unit=unit_of(reading, head, start),
        span=Span(start, end),
    )


def _own(quantity: Quantity | None, word: vocabulary.ForceWord) -> Inside | None:
    """Give the count of what the force's own noun counts."""
    return None if quantity is None else Inside(quantity, word.count_of)


def _counted(noun: Token, word: vocabulary.ForceWord, inner: Inside | None) -> CountOf:
    """What the number of the force counts: "a column of 900 men", "a convoy of 40 lorries", "two armies"."""
    if inner is not None:
        return inner.count_of
    return "units" if noun.stem == "army" and noun.tag_ in ("NNS", "NNPS") else word.count_of


def _halved(noun: Token, quantity: Quantity | None) -> Quantity | None:
    """Give the count of "half its 900 men", from that of all."""
    shares = (c for c in noun.lefts if standins.is_share(c) and c.dep_ in ("predet", "det", "nummod"))
    half = next((c for c in shares if c.nbor().head is noun), None)
    if half is None or quantity is None:
        return quantity
    return None if 1 in (quantity.low, quantity.high) else standins.share(half, quantity)  # "half a battalion"


def _before_head(token: Token, head: Token) -> bool:
    return token.i <= head.i and all(
        t.pos_ not in ("VERB", "AUX") or t.tag_ in ("VBN", "VBG") for t in token.doc[token.i : head.i]
    )


def _military(reading: Reading, noun: Token) -> bool:
    """Whether a modifier makes the noun military ("fighter jets", "Iskander launchers", "army trucks")."""
    return any(
        child.lower_ in vocabulary.word_list("military")
        or re.fullmatch(r"[A-Z]{1,3}-?\d+\w*", child.text)
        or (child.text in vocabulary.types() and child.text[:1].isupper())
        or (child.dep_ in ("compound", "nmod") and _is_armed(reading, child))
        for child in noun.lefts
    )


def _is_armed(reading: Reading, modifier: Token) -> bool:
    """Whether the modifier is itself a word for a force, a type of weapon or a service."""
    mention = reading.actors.get(modifier.i)
    word = word_for(reading, modifier)
    armed = (mention is not None and mention.kind == "service") or (word is not None and word.strength == "strong")
    return armed and (word is None or not is_other_sense(modifier, word))
