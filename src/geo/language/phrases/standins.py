"""Words that stand for a force told of before: "another 2,000", "most of them", "half of which", "they"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases.force import Force
from geo.language.phrases.owners import modifier_actor
from geo.language.phrases.roles import clause_verb, own_subject, subject_of
from geo.language.reading import lemma
from geo.language.text.quantities import Quantity
from geo.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.language.reading import Reading
    from geo.language.syntax import Token

    Namer = Callable[[Reading, Token], Force | None]

_HEADS = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos", "attr", "npadvmod", "ROOT", "dep"))
_SUBJECTS = ("nsubj", "nsubjpass")
_PEOPLE = frozenset(("they", "them"))
_SHIP = frozenset(("she", "her"))
_WHILE = frozenset(("as", "when", "while", "before", "after"))
_RELATIVE = frozenset(("which", "whom", "who", "that"))
_FRONTED = frozenset(("prep", "advmod", "npadvmod", "cc"))
_SHARES = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_FEW = {"two": 2, "three": 3, "four": 4}
_NUMBERED = re.compile(r"\d+(?:st|nd|rd|th)")
_FAR = 400
"""Characters after which a pronoun no longer reaches back to the force told of last."""
_NEXT = 250
"""Characters within which the sentence before begins."""
_NEXT_TO = 3
"""Characters between two sentences that stand side by side."""
_ONE_BY_ONE = ("units", "ships", "aircraft")
_MOST = 1_000_000
"""No force is as large as that."""
_TIMES = frozenset(
    ("years", "months", "weeks", "days", "hours", "minutes", "miles", "kilometers", "kilometres", "times")
)
_MANY = 50
"""More than so many are men, not battalions."""


def stand_in(reading: Reading, token: Token, named: Namer) -> Force | None:
    """Read a number without its noun, a part, or a pronoun, as the force it stands for."""
    word = token.lower_
    quantity = reading.quantities.get(token.i)
    plain = word not in _words() and not token.text[:1].isdigit()
    if quantity is None and not token.rights and plain:
        return None
    if word == "it" or word in _PEOPLE or (word in _SHIP and token.dep_ != "poss"):
        joined = _moved_on(reading, token, named)
        other = _one_told_of(reading, token, named) if word == "it" else _pronoun(reading, token, named)
        force = joined or other
        return None if force is None else _standing(token, force, None)
    if word in vocabulary.word_list("strength") and _changes(token):
        return elided(reading, token, None, named)
    parts = _part_of(reading, token, named) if token.rights else None
    if parts is not None:
        return parts
    if word == "more" or (word == "others" and any(c.i in reading.quantities for c in token.lefts)):
        counted = next((c for c in token.children if c.i in reading.quantities and c.dep_ == "nummod"), None)
        acts = token.dep_ in _SUBJECTS and token.head.pos_ in ("VERB", "AUX")
        bare = counted is None and acts and not token.children
        sent = token.dep_ == "nsubjpass" and token.head.stem in vocabulary.word_list("sending")
        if bare and (sent or _last_before(reading, token, named) or _remembered(reading, far=False)):
            return elided(reading, token, None, named)  # "more could be sent"
        return None if counted is None else elided(reading, token, reading.quantities[counted.i], named)
    adrift = token.dep_ == "nummod" and token.head.dep_ == "npadvmod" and token.head.i < token.i  # "today 5,500 remain"
    if quantity is not None and (adrift or (token.dep_ in _HEADS and not _counts_other(token))):
        return elided(reading, token, quantity, named)
    numbered = token.text[:1].isdigit() and _NUMBERED.fullmatch(token.text) is not None  # "The 7th landed at Suvla"
    if (numbered or word in vocabulary.word_list("ordinal")) and token.dep_ in _HEADS and not list(token.rights):
        return _one_of_several(reading, token, named)
    if word in vocabulary.word_list("quantifier") and token.dep_ in _SUBJECTS and not list(token.rights):
        return elided(reading, token, None, named)
    return None


@cache
def _words() -> frozenset[str]:
    """Words that stand for a force by themselves."""
    lists = (vocabulary.word_list(name) for name in ("strength", "ordinal", "quantifier"))
    return _PEOPLE.union(_SHIP, ("more", "it"), *lists)


def _moved_on(reading: Reading, pronoun: Token, named: Namer) -> Force | None:
    """Read "it" in "will pull a battalion out of Gao and send it to Kidal", and so "them" of several."""
    verb = pronoun.head
    while verb.dep_ == "xcomp":
        verb = verb.head  # "and is to move it to Kidal"
    if pronoun.dep_ != "dobj" or verb.dep_ != "conj" or pronoun.lower_ not in ("it", "them"):
        return None
    moved = next((c for c in verb.head.rights if c.dep_ == "dobj" and c.i < verb.i), None)
    if moved is None or (moved.tag_ in ("NN", "NNP")) != (pronoun.lower_ == "it"):
        return None
    return named(reading, moved) if verb.head.stem in vocabulary.trigger_stems() else None


def _one_told_of(reading: Reading, it: Token, named: Namer) -> Force | None:
    """Read the "it" that opens a sentence as the one ship or battalion told of just before; not "it is said that"."""
    verb = it.head
    if it.dep_ not in _SUBJECTS or any(c.dep_ in ("ccomp", "csubj") for c in verb.children):
        return None
    if it.i != 0 and not _opens(it):
        return _one_seen(reading, it, named)
    words = vocabulary.triggers()
    described = any(
        c.dep_ == "attr" or (c.dep_ == "acomp" and ("pred", lemma(c), "") not in words) for c in verb.children
    )
    of_a_state = it.dep_ == "nsubj" and ("verb", verb.stem) in vocabulary.operators()  # "it plans to", "it called on"
    if described or of_a_state or any(c.dep_ == "dobj" and c.i in reading.actors for c in verb.children):
        return None  # "it is the first tour", "it joins Ghana"
    force = (_last_before(reading, it, named) if it.i else None) or _remembered(reading, far=False)
    one = force is not None and force.noun.tag_ in ("NN", "NNP") and force.count_of in ("ships", "units")
    return force if one and reading.memory.last_force_at >= reading.sentence.start - _NEXT else None


def _opens(it: Token) -> bool:
    """Whether only when, where or whence stands before it: "From there it went to", "In October 1914 it sailed"."""
    if it.head.dep_ != "ROOT":
        return False
    before = [c for c in it.head.lefts if c.i < it.i and not c.is_punct]
    return it.left_edge.i == it.i and all(c.dep_ in _FRONTED and c.right_edge.i < it.i for c in before)


def _one_seen(reading: Reading, it: Token, named: Namer) -> Force | None:
    """Read the "it" of a clause as the one ship that several see: "crowds watched the frigate as it left"."""
    mark = next((c for c in it.head.lefts if c.dep_ in ("mark", "advmod") and c.lower_ in _WHILE), None)
    above = clause_verb(it.head.head)
    doer = subject_of(above)
    if mark is None or doer is None or doer.i > it.i or doer.tag_ not in ("NNS", "NNPS"):
        return None
    force = _last_before(reading, it, named)
    one = force is not None and force.noun.tag_ in ("NN", "NNP") and force.count_of == "ships"
    return force if one and force is not None and force.head.dep_ in ("dobj", "pobj") else None


def _changes(token: Token) -> bool:
    """Whether it is a number told of before that grows or shrinks: "raise that number", "its strength was cut"."""
    verb = token.head
    inner = next((c for c in verb.rights if c.dep_ == "xcomp"), None) if token.dep_ in _SUBJECTS else None
    verb = inner or verb  # "is expected to drop"
    words = vocabulary.triggers()
    down = words.get(("verb", verb.stem, "down")) if any(c.lower_ == "down" for c in verb.rights) else None
    trigger = down or words.get(("verb", verb.stem, ""))
    pointed = any(c.lower_ in ("that", "this", "the", "its", "their") for c in token.lefts)
    grows = _sinks(verb) or (trigger is not None and trigger.frame in ("grow", "shrink", "fall_self", "rise_self"))
    self = trigger is not None and trigger.frame.endswith("_self")
    known = token.dep_ in ("dobj", "nsubjpass") or (token.dep_ == "nsubj" and self) or _sinks(verb)
    return grows and pointed and known and not any(c.lower_ == "of" for c in token.rights)


def _sinks(verb: Token) -> bool:
    """Whether a number that is the subject of the verb changes by it: "is expected to drop below 900"."""
    return verb.stem in vocabulary.word_list("sinking")


def _one_of_several(reading: Reading, token: Token, named: Namer) -> Force | None:
    """Read "a second", "the other", "one" as one of the battalions or ships told of; of men it is a share."""
    if any(c.lower_ in ("this", "that", "no") or c.dep_ == "amod" for c in token.lefts):
        return None
    force = _last_before(reading, token, named) or _remembered(reading, far=False)
    if force is None or not force.strong or force.count_of not in _ONE_BY_ONE:
        return None
    return _standing(token, force, Quantity(token.idx, token.idx + len(token), 1, 1))


def elided(reading: Reading, token: Token, quantity: Quantity | None, named: Namer) -> Force | None:
    """Read a number or quantifier without its noun as the force named last, in the sentence or before it."""
    if quantity is not None and ((quantity.low or 0) >= _MOST or _counted_before(reading, token, named)):
        return None
    force = _last_before(reading, token, named, counted=quantity is not None)
    other = _of_persons(token) or _has_other_things(reading, token)
    force = force or (None if other else _remembered(reading, far=True))
    if force is None and quantity is not None and _is_sent(reading, token):
        return _soldiers(token, quantity)
    if force is None or force.count_of == "missiles" or not force.strong:
        return None
    return _standing(token, force, quantity)


def _has_other_things(reading: Reading, token: Token) -> bool:
    """Whether somebody has so many of what was told of last: a school, or a state where a sentence stands between."""
    if token.dep_ != "dobj" or token.head.stem != "have" or token.head.dep_ != "ROOT":
        return False
    owner = own_subject(token.head)
    mention = reading.actors.get(owner.i) if owner is not None else None
    if owner is None or mention is None:
        return owner is not None and owner.pos_ != "PRON"
    next_to = reading.sentence.start - reading.memory.last_actor_at <= _NEXT_TO
    there = any(t.lower_ in ("there", "in") for t in reading.doc[token.i :])
    return not (next_to or there)


def _is_sent(reading: Reading, token: Token) -> bool:
    """Whether a verb of sending soldiers has the number for its object before any were told of ("to send 5,500 to")."""
    verb = token.head
    sending = lemma(verb) in vocabulary.word_list("sending") or lemma(verb) in vocabulary.word_list("posting_verb")
    return (
        reading.memory.military and token.dep_ == "dobj" and sending and (reading.quantities[token.i].low or 0) > _MANY
    )


def _soldiers(token: Token, quantity: Quantity) -> Force:
    span = Span(quantity.start, quantity.end)
    return Force(token, token, "people", True, quantity, None, None, span, elided=True)


def _of_persons(token: Token) -> bool:
    """Whether the sentence speaks of people before it counts on: "of the villagers 300 died and 2,000 fled"."""
    return any(lemma(t) in vocabulary.word_list("person") for t in token.doc[: token.i])


def _counted_before(reading: Reading, token: Token, named: Namer) -> bool:
    """Whether what was counted last in the sentence is no force ("thousands of people have died and 2,000 fled")."""
    for noun in reversed(reading.doc[: token.i]):
        if noun.tag_ != "NNS" or noun.dep_ in ("compound", "nmod"):
            continue
        of = noun.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
        counted = [*noun.lefts, *([of.head] if of is not None else [])]
        if any(c.i in reading.quantities for c in counted):
            return noun.lower_ not in _TIMES and named(reading, noun) is None and noun.i not in reading.quantities
        if named(reading, noun) is not None:
            return False
    return False


def _standing(token: Token, force: Force, quantity: Quantity | None) -> Force:
    span = Span(quantity.start, quantity.end) if quantity else Span(token.idx, token.idx + len(token))
    stood = replace(force, head=token, quantity=quantity, unit=None, span=span, elided=True)
    number = (quantity.low or 0) if quantity is not None else 0
    told = (force.quantity.low or 0) if force.quantity is not None else 0
    most = {"units": _MANY, "ships": _MANY * max(2, told)}.get(force.count_of, number)
    men = number > most  # "two frigates lie off the port. A further 2,000 will come"
    return replace(stood, count_of="people") if men else stood


def _last_before(reading: Reading, token: Token, named: Namer, *, counted: bool = False) -> Force | None:
    """Force named last before the token in the sentence; beside a count rather the one counted last."""
    ahead = [t for t in reversed(reading.doc[: token.i]) if t.pos_ in ("NOUN", "PROPN") and not _carries(t, token)]
    if counted:
        before = (named(reading, t) for t in ahead)
        last = next((f for f in before if f is not None and f.strong and f.quantity is not None), None)
        if last is not None:
            return last
    for noun in ahead:
        if noun.dep_ not in ("compound", "amod", "nmod"):
            force = named(reading, noun)
            if force is not None and force.strong:
                return force
            if force is not None and reading.memory.military and modifier_actor(reading, noun) is not None:
                return replace(force, strong=True)  # "Dutch observers, of whom 20 …"
    return None


def _carries(noun: Token, moved: Token) -> bool:
    """Whether the noun is the craft that takes the other somewhere: "American planes flew 800 of them to Tbilisi"."""
    craft = vocabulary.forces().get(lemma(noun))
    carries = craft is not None and craft.count_of in ("ships", "aircraft", "vehicles")
    carries = carries and noun.head.stem not in ("join", "rejoin")  # "a frigate will join the two"
    return carries and noun.head is moved.head and noun.dep_ == "nsubj" and moved.dep_ == "dobj"


def _remembered(reading: Reading, *, far: bool) -> Force | None:
    memory = reading.memory
    near = reading.sentence.start - memory.last_force_at < _FAR
    return memory.last_force if far or near else None


def _part_of(reading: Reading, token: Token, named: Namer) -> Force | None:
    """Read "half of which", "most of them", "12,200 of them", "only a few of these"."""
    of = next((c for c in token.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    whole = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    if whole is not None and whole.i in reading.quantities and whole.pos_ == "NUM" and _is_lot(token):
        return elided(reading, token, reading.quantities[whole.i], named)  # "the main body of 300"
    if whole is None or whole.pos_ not in ("PRON", "DET", "SCONJ"):
        return None
    if any(c.dep_ in ("acl", "relcl") and lemma(c) in vocabulary.word_list("no_presence") for c in whole.children):
        return None  # "fifteen of those killed"
    if any(c.dep_ == "relcl" and ("verb", c.stem, "") not in vocabulary.triggers() for c in whole.children):
        return None  # "thousands of those who helped us"
    force = _relative(reading, whole, named) if whole.lower_ in _RELATIVE else _pronoun(reading, whole, named)
    if force is None:
        return None
    return _standing(token, force, _share(reading, token, force))


def _is_lot(token: Token) -> bool:
    """Whether the word is one for a number of men: "a first wave of 300", "the main body of 40"."""
    return token.tag_ == "NN" and token.stem in vocabulary.word_list("lot")


def _relative(reading: Reading, pronoun: Token, named: Namer) -> Force | None:
    token = pronoun
    while token.head.i != token.i:
        if token.dep_ == "relcl":
            return named(reading, token.head)
        token = token.head
    return _last_before(reading, pronoun, named)


def _share(reading: Reading, token: Token, force: Force) -> Quantity | None:
    """Count of the part: its own, or half the whole."""
    own = reading.quantities.get(token.i)
    if own is not None and not is_share(token):
        return own
    if own is None and token.lower_ in ("all", "both"):
        whole = force.quantity  # it may have been counted in another sentence
        return None if whole is None else Quantity(token.idx, token.idx + len(token), whole.low, whole.high)
    return share(token, force.quantity)


def is_share(token: Token) -> bool:
    """Whether the word is a share of what follows ("a third of", "two-thirds of", "40 percent of")."""
    return lemma(token) in _SHARES or lemma(token) in ("percent", "cent")


def share(token: Token, whole: Quantity | None) -> Quantity | None:
    """Count of that share of the whole; None where it is not told in round parts."""
    parts = _SHARES.get(lemma(token))
    if whole is None or parts is None:
        return None
    taken = next((int(c.text) if c.text.isdigit() else _FEW.get(c.lower_, 1) for c in token.lefts if c.like_num), 1)
    low, high = (None if n is None else n * taken // parts for n in (whole.low, whole.high))
    return Quantity(token.idx, token.idx + len(token), low, high)


def _pronoun(reading: Reading, token: Token, named: Namer) -> Force | None:
    """Read "they" as the force that the last subject was, if that was one; "she" as the last ship."""
    subjects = [t for t in reading.doc[: token.i] if t.dep_ in _SUBJECTS and t.pos_ in ("NOUN", "PROPN", "PRON")]
    force = None
    moved = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token  # "flew 800 of them"
    doer = subject_of(moved.head) if moved.dep_ == "dobj" else None  # "forcing them": others than those who do it
    for subject in reversed(subjects):
        if subject is doer and named(reading, subject) is not None:
            continue
        if subject.lower_ == token.lower_ and subject.i in reading.forces:
            return reading.forces[subject.i]
        if subject.pos_ == "PRON":
            continue
        force = named(reading, subject)
        several = subject.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in subject.children)
        if force is None and several:  # "officials said they", "crowds saw the frigate as she left"
            force = _last_before(reading, token, named) if token.lower_ in _SHIP else None
            if force is None:
                return None
        break
    force = force or _last_before(reading, moved, named) or _remembered(reading, far=False)
    if force is None or not force.strong:
        return None
    if token.lower_ in _SHIP and force.count_of != "ships":
        return None
    return force


def _counts_other(token: Token) -> bool:
    """Whether the number counts a noun of its own ("30 countries", "hundreds of mourners") or a date."""
    of = next((c for c in token.rights if c.lower_ == "of"), None)
    if of is not None and any(c.pos_ in ("NOUN", "PROPN") for c in of.children):
        return True
    if token.dep_ == "nummod" or (token.head.pos_ == "PROPN" and token.dep_ in ("nummod", "npadvmod")):
        return True
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if following is None or following.dep_ in ("conj", "npadvmod"):
        return False
    return bool(following.pos_ in ("NOUN", "PROPN"))
