"""Who has how many, told by the way: "France, with 400 men in Gao, leads the force", "Ghana (750) and Togo (160)"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases.draft import Draft, theme_of
from geo.language.phrases.force import Force
from geo.language.phrases.forces import force_in
from geo.language.phrases.locations import AT, TO, places_under
from geo.language.phrases.owners import modifier_actor
from geo.language.phrases.roles import subject_of
from geo.language.reading import lemma
from geo.language.syntax import part
from geo.model import Action, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from geo.language.reading import Reading
    from geo.language.syntax import Token
    from geo.language.text.quantities import Quantity
    from geo.language.vocabulary import TriggerWord

_QUITTING = frozenset(("leave", "quit", "exit"))
_OWNERS = frozenset(("state", "alliance", "mission", "service"))
_MEMBERSHIP = frozenset(("of", "by", "from", "like", "including", "as", "between", "among"))
"""Prepositions before a state that are not where."""
_MANY = 50
"""Smaller numbers in brackets may count anything where the sentence does not speak of soldiers."""
_FEWEST = 5
"""Fewer in brackets are goals, places in a table or years of age."""


def contributions(reading: Reading, taken: Collection[int]) -> Iterator[Draft]:
    """Yield a presence for each that the sentence gives somebody by the way; forces ``taken`` are told of already."""
    yield from _with_men(reading, taken)
    yield from _supported(reading, taken)
    yield from _in_brackets(reading)


def _with_men(reading: Reading, taken: Collection[int]) -> Iterator[Draft]:
    """Read "France, with 400 soldiers in Gao, leads the force", "Nepal with 850"."""
    word = vocabulary.triggers()["verb", "station", ""]
    for preposition in reading.doc[1:]:
        if preposition.lower_ != "with" or preposition.dep_ != "prep":
            continue
        owner = _owner_before(reading, preposition)
        noun = next((c for c in preposition.rights if c.dep_ == "pobj"), None)
        if owner is None or noun is None or noun.i in taken:
            continue
        force = force_in(reading, noun)
        if force is None or force.quantity is None or force.count_of != "people":
            continue
        roles = [r for r in [*places_under(reading, noun), *places_under(reading, force.noun)] if r.preposition in AT]
        state = owner.i in reading.actors and reading.actors[owner.i].kind == "state" and reading.memory.military
        if any(r.names for r in roles) or (state and (force.elided or force.strong)):
            part(owner)
            yield Draft(noun, word, replace(force, strong=True), owner, places=roles, adnominal=True)


def given_with(reading: Reading, verb: Token) -> Token | None:
    """Give the men or craft that a mission is given: "has furnished the force with two battalions"."""
    if verb.stem not in vocabulary.word_list("furnishing"):
        return None
    given = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    if given is None or not _is_common_cause(reading, given):
        return None
    return next((f.head for f in forces_with(reading, verb, given)), None)


def _is_common_cause(reading: Reading, noun: Token) -> bool:
    """Whether it is what several give forces to: a mission, a battlegroup, an operation, an alliance."""
    mention = reading.actors.get(noun.i)
    return noun.stem in vocabulary.word_list("common_cause") or (mention is not None and mention.kind == "mission")


def forces_with(reading: Reading, verb: Token, given: Token | None) -> Iterator[Force]:
    """Yield the forces that come "with" the verb or what it acts on, each that is counted or one unit."""
    for preposition in [*verb.rights, *(given.rights if given is not None else ())]:
        if preposition.lower_ != "with":
            continue
        for noun in preposition.rights:
            force = force_in(reading, noun) if noun.dep_ == "pobj" else None
            if force is not None and (force.quantity is not None or force.count_of == "units"):
                yield force


def gives_with(reading: Reading, verb: Token, given: Token) -> bool:
    """Whether forces come with what the verb acts on."""
    return any(True for _ in forces_with(reading, verb, given))


def _supported(reading: Reading, taken: Collection[int]) -> Iterator[Draft]:
    """Read "Germany supports the mission in Mali with 90 soldiers", "Croatia takes part with a company"."""
    word = vocabulary.triggers()["verb", "station", ""]
    for verb in reading.doc:
        if verb.pos_ != "VERB" or verb.stem not in vocabulary.word_list("taking_part"):
            continue
        owner = subject_of(verb)
        mention = reading.actors.get(owner.i) if owner is not None else None
        if mention is None or mention.kind not in ("state", "capital"):
            continue
        beside = [o for c in verb.rights for o in (c, *c.children) if o.dep_ in ("dobj", "pobj")]
        causes = [o for o in beside if _is_common_cause(reading, o)]
        for force in forces_with(reading, verb, next(iter(causes), None)) if causes else ():
            if force.head.i in taken or not (force.strong or reading.memory.military):
                continue
            places = [r for t in (verb, *causes) for r in places_under(reading, t) if r.names or r.border]
            places = [replace(r, preposition="in") for r in places]
            yield Draft(verb, word, replace(force, strong=True), owner, places=places)


def _owner_before(reading: Reading, preposition: Token) -> Token | None:
    """Who stands before the "with", beside it or with no more than a comma between."""
    before = preposition.nbor(-1)
    if before.text == "," and before.i:
        head = preposition.head
        if head.i in reading.actors or (head.pos_ not in ("VERB", "AUX") and force_in(reading, head) is not None):
            return head
        before = before.nbor(-1)
    mention = reading.actors.get(before.i)
    # "the mission in Liberia with a strength of", "moved into Bosnia with 60,000 soldiers"
    where = before.dep_ == "pobj" and before.head.lower_ not in _MEMBERSHIP
    return before if mention is not None and mention.kind == "state" and not where else None


def _in_brackets(reading: Reading) -> Iterator[Draft]:
    """Read "Ghana (750), Nigeria (1,300)" where a sentence about forces lists who contributes how many."""
    if "(" not in reading.sentence.text:
        return
    found = [(t, q) for t in reading.doc[:-2] if (q := _bracketed(reading, t)) is not None]
    if len(found) < 2 or not reading.memory.military or _tells_of_losses(reading):  # noqa: PLR2004
        return
    if not _tells_of_soldiers(reading) and any((q.low or q.high or 0) < _MANY for _, q in found):
        return
    words = vocabulary.triggers()
    for owner, quantity in found:
        last = list(reading.tokens(quantity.start, quantity.end))[-1]
        force = Force(last, last, "people", True, quantity, None, None, Span(quantity.start, quantity.end), True)
        part(owner)
        yield Draft(last, words["verb", "station", ""], force, owner, adnominal=True)


def _bracketed(reading: Reading, owner: Token) -> Quantity | None:
    """Count that stands in brackets right behind a state's name, alone or with the noun for soldiers."""
    mention = reading.actors.get(owner.i)
    if mention is None or mention.kind != "state" or owner.nbor().text != "(" or _is_where(owner):
        return None
    quantity = reading.quantities.get(owner.i + 2)
    if quantity is None or (quantity.low or quantity.high or 0) < _FEWEST:
        return None
    last = list(reading.tokens(quantity.start, quantity.end))[-1]
    after = last.nbor() if last.i + 1 < len(reading.doc) else last
    if after.lower_ in vocabulary.force_surfaces() and after.i + 1 < len(reading.doc):
        after = after.nbor()
    return quantity if after.text == ")" else None


def _is_where(state: Token) -> bool:
    """Whether the state is named as a place: "has troops in Latvia (300) and Kosovo (200)"."""
    while state.dep_ in ("conj", "appos") and state.head.i < state.i:
        state = state.head
    return state.dep_ == "pobj" and state.head.lower_ in (AT | TO) - _MEMBERSHIP


def _tells_of_soldiers(reading: Reading) -> bool:
    words = vocabulary.forces()
    return any(
        lemma(t) in vocabulary.word_list("contributing") or (lemma(t) in words and words[lemma(t)].strength == "strong")
        for t in reading.doc
    )


def _tells_of_losses(reading: Reading) -> bool:
    return any(lemma(t) in vocabulary.word_list("losses") for t in reading.doc)


def quits(reading: Reading, verb: Token, word: TriggerWord) -> Draft | None:
    """Read "Fiji will leave the UN force on the Golan": a country quits a mission, and its men leave where that is."""
    theme, doer = theme_of(verb), subject_of(verb)
    if verb.stem not in _QUITTING or theme is None or doer is None or doer.i not in reading.actors:
        return None
    mention, body = reading.actors[doer.i], reading.actors.get(theme.i)
    named = body is not None and body.kind == "mission"
    joint = theme.stem in vocabulary.word_list("body") and modifier_actor(reading, theme) not in (None, mention.code)
    if mention.kind not in ("state", "capital") or not (named or joint):
        return None
    told = replace(word, frame="leave_self", action=Action.WITHDRAW)
    return Draft(verb, told, None, doer, places=[r for r in places_under(reading, theme) if r.preposition in AT])


def serves_in(reading: Reading, verb: Token) -> bool:
    """Whether a country joins or takes part in a mission that has a name or is a body's: "will join the AU force"."""
    within = (o for c in verb.subtree if c.lower_ == "in" and c.i > verb.i for o in c.rights if o.dep_ == "pobj")
    theme = theme_of(verb)
    for noun in [*([theme] if theme is not None else []), *within]:
        mention = reading.actors.get(noun.i)
        if mention is not None and mention.kind == "mission":
            return True
        if lemma(noun) in vocabulary.word_list("body") and modifier_actor(reading, noun) is not None:
            return reading.memory.military
    return False
