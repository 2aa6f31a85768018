"""Forces that share one trigger: joined, listed, in company, or with the verb left out.

"Two frigates and a tanker sailed", "200 marines with six helicopters", "300 men to Goma and 150 to Bukavu",
"some 7,000 troops, about 800 of them in Maysan".
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.movements.gaps import (
    elsewhere,
    for_others,
    gapped,
    left_in_turn,
    likewise,
    of_those,
    owner_of,
    placed_first,
)
from geo.language.movements.shares import in_turn, of_a_people
from geo.language.phrases.contingents import contingents
from geo.language.phrases.draft import is_infinitive, is_whole, objects_of
from geo.language.phrases.forces import force_in
from geo.language.phrases.locations import AT, FROM, TO, places_under, prepositions_at
from geo.language.phrases.owners import modifier_actor, source_actor
from geo.language.reading import lemma
from geo.model import Action, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.language.phrases.draft import Draft
    from geo.language.phrases.forces import Force
    from geo.language.reading import Reading
    from geo.language.syntax import Token

_BODIES = frozenset(("force", "contingent", "garrison", "team", "army", "mission", "element", "reinforcement"))
"""Nouns for a number of men, beside the formations."""
_LIST = re.compile(r"(?: \([^)]*\))?(?: of the [\w ]{0,40}?)?(?:, |,? and | as well as )(?:the )?")
_NUMBERED = re.compile(r"\d+(?:st|nd|rd|th)")
_FURTHER = re.compile(r"(?:an?other|an? (?:further|additional|extra)|further|additional)\b", re.IGNORECASE)
"""What shows that a force is told of apart from the one before it."""
_BESIDE = frozenset(("with", "alongside", "accompanied", "joined", "supported", "backed", "escorted", "plus"))


def other_forces(reading: Reading, draft: Draft) -> Iterator[Draft]:
    """Yield a draft for each further force that the trigger of the first moves too."""
    if draft.force is None or (draft.word.lemma == "earmark" and draft.trigger.stem in ("come", "hail", "draw")):
        return  # each that is drawn from somewhere is told of there
    portions = in_turn(reading, draft)
    if portions:
        first = portions[0]
        draft.force, draft.places = first.force, first.places
        yield from portions[1:]
        return
    yield from of_a_people(reading, draft)
    row = contingents(reading, draft.force)
    if row:
        draft.force = row[0]
        yield from (replace(draft, force=force, places=[replace(r) for r in draft.places]) for force in row[1:])
        return
    by_others = [*for_others(reading, draft), *placed_first(reading, draft)]
    seen = {draft.force.head.i, draft.force.noun.i, *(d.force.head.i for d in by_others if d.force is not None)}
    joined = list(_joined(draft.force.head))
    for token in [*joined, *_listed(draft), *_in_company(draft), *_resumed(reading, draft)]:
        force = force_in(reading, token) if token.i not in seen else None
        seen.add(token.i)
        if force is not None and _is_counted_in(draft.force, force):
            continue  # "a contingent of 12 officers and 130 soldiers"
        counted = force is not None and force.quantity is not None and reading.memory.military
        if force is None or not (force.strong or draft.force.strong or counted):
            continue
        shared = token in joined and _shares_places(reading, draft, token)
        whole = _together(reading, draft.force, force)
        if whole is not None:
            draft.force = whole
        elif _may_be_told(reading, draft, force) and _is_apart(reading, draft, force, shared=shared):
            ways = AT | TO | FROM if draft.word.action is Action.WITHDRAW else AT | TO
            own = {r.at.i for r in places_under(reading, token) if r.preposition in ways and r.names}
            own = own if token.i > draft.trigger.i and not shared else set()
            # The parser may hang what follows the joined force on the verb as well.
            draft.places[:] = [r for r in draft.places if r.at.i not in own]
            places, objects = ([], []) if own else (list(draft.places), list(draft.object_places))
            yield replace(draft, force=force, places=places, object_places=objects)
    yield from _likewise(reading, draft, seen)
    for further in _joined_to_place(reading, draft):
        seen.add(further.force.head.i if further.force is not None else draft.trigger.i)
        yield further
    yield from elsewhere(reading, draft)
    yield from left_in_turn(reading, draft)
    yield from by_others
    yield from of_those(reading, draft)
    yield from likewise(reading, draft)
    for force, preposition in gapped(reading, draft):
        if force.head.i not in seen and not _is_counted_in(draft.force, force):
            seen.add(force.head.i)
            inside = {t.i for t in preposition.subtree}
            draft.places[:] = [r for r in draft.places if r.at.i not in inside]
            onward = [c for c in force.head.rights if c.i > preposition.i and c.lower_ in ("to", "into")]
            places = [r for way in (preposition, *onward) for r in prepositions_at(reading, way)]
            yield replace(draft, force=force, places=places, object_places=[])


def _joined(token: Token) -> Iterator[Token]:
    """Yield what is joined to the noun, and joined to that; also through an apposition that goes on the list.

    Names in apposition to a count ("two frigates, Niels Juel and Peter Willemoes") are the same force.
    """
    for child in token.children:
        if child.dep_ == "conj" and (_counts_again(child) or _says_which(token, child)):
            continue
        if child.dep_ == "conj":
            if not (child.nbor(-2).text in (",", "-") and _is_made_up_of(token, child)):
                yield child
            yield from _joined(child)
        elif child.dep_ == "appos" and any(c.dep_ == "conj" for c in child.children) and not _tells_who(token, child):
            yield child  # "helicopters, a tanker and a frigate"
            yield from _joined(child)


def _counts_again(token: Token) -> bool:
    """Whether it only counts in men what was counted in units: "13 brigades, or some 99,000 troops, are there"."""
    opening = token.left_edge.nbor(-1) if token.left_edge.i else token
    return opening.lower_ == "or" and opening.i > 0 and opening.nbor(-1).text == ","


def _says_which(counted: Token, first: Token) -> bool:
    """Whether names joined to what is counted say which those are: "two destroyers, the Ross and the Cole"."""
    names = [first, *(c for c in first.conjuncts if c.i > first.i)]
    opening = first.left_edge.nbor(-1) if first.left_edge.i else first
    told = any(c.dep_ == "nummod" for c in counted.lefts) and counted.stem in vocabulary.ship_types()
    bare = all(n.pos_ == "PROPN" and not any(c.stem in vocabulary.ship_types() for c in n.lefts) for n in names)
    return told and opening.text == "," and len(names) > 1 and bare


def _tells_who(noun: Token, first: Token) -> bool:
    """Whether the list after the noun only says who that is: by names, or by who is in it."""
    return _names(noun, first) or counts_out(noun, first)


def counts_out(body: Token, men: Token) -> bool:
    """Whether the men are those that the body consists of: "a replacement force, 560 marines and sailors"."""
    words = vocabulary.forces()
    one = body.tag_ == "NN" and (body.stem in vocabulary.word_list("formation") or body.stem in _BODIES)
    kind = words.get(men.stem)
    return one and kind is not None and kind.count_of == "people" and any(c.dep_ == "nummod" for c in men.lefts)


def _is_made_up_of(body: Token, men: Token) -> bool:
    """Whether men whom the parser joins to a body behind a comma are who is in it, and no list goes on."""
    listed = any(c.dep_ == "conj" and any(g.dep_ in ("nummod", "det") for g in c.lefts) for c in men.rights)
    return counts_out(body, men) and not listed


def _names(counted: Token, first: Token) -> bool:
    """Whether the list only names what was counted ("two frigates, INS Betwa and INS Talwar")."""
    if any(c.dep_ == "nummod" for c in first.lefts):
        return False  # "comprises 6,000 Ugandans, 5,000 Burundians and 4,000 Kenyans"
    beside = first.left_edge.i == counted.i + 1  # "the frigates Yarmouth and Plymouth", "frigates HMS …"
    plural = counted.tag_ in ("NNS", "NNPS") and (beside or any(c.dep_ == "nummod" for c in counted.lefts))
    plural = plural or (counted.like_num and any(c.lower_ == "of" for c in counted.rights))  # "two of its battalions"
    typed = beside and counted.stem in vocabulary.ship_types()  # "the frigate Hydra and the …"
    return (plural or typed) and (first.pos_ == "PROPN" or _NUMBERED.fullmatch(first.text) is not None)


def _listed(draft: Draft) -> Iterator[Token]:
    """Yield further objects of the verb, as the parser reads a list with semicolons."""
    if draft.trigger.pos_ == "VERB" and draft.force is not None and draft.force.head.dep_ == "dobj":
        for noun in objects_of(draft.trigger):
            if noun.i > draft.force.head.i:
                yield noun
                yield from _joined(noun)


def _resumed(reading: Reading, draft: Draft) -> Iterator[Token]:
    """Yield counted forces that go on the list after a purpose: "sent 128 men to build roads and, since May, 45 …"."""
    if draft.force is None or draft.force.quantity is None or draft.force.head.dep_ != "dobj":
        return
    for token in reading.doc[draft.force.head.i + 1 :]:
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return
        opening = token.left_edge.nbor(-1) if token.left_edge.i else token
        if token.dep_ == "appos" and token.head is draft.force.head:
            continue  # "two brigades, about 6,500 men, on alert"
        if token.dep_ == "conj" and reading.place(token.head) is not None:
            continue  # "to Mali and 150 to Haiti": told with places of its own
        if token.dep_ in ("conj", "appos", "npadvmod", "dobj") and opening.text in ("and", ",", ";"):
            force = force_in(reading, token)
            if force is not None and force.strong and force.quantity is not None:
                yield token


def _in_company(draft: Draft) -> Iterator[Token]:
    """Yield who goes along: "accompanied by 100 soldiers", "with two destroyers"."""
    force = draft.force
    if force is None or draft.word.action is Action.ALERT:
        return
    if draft.word.frame in ("relief", "strengthen"):
        return  # who comes "with" or "by" it is read there
    if draft.trigger.stem in vocabulary.word_list("belonging"):
        return  # "are serving with the UN force in Mali"
    # The parser may take the participle after the force for the verb of the sentence.
    after = force.head.doc[force.head.i + 1 : force.head.i + 3]
    after += [t for t in force.head.doc[draft.trigger.i + 1 : -1] if t.nbor().lower_ == "by" and t.nbor(-1).text == ","]
    beside = [*after, *force.head.rights, *(c for c in draft.trigger.children if c.i > force.head.i)]
    beside += [c for w in beside if w.lower_ in ("along", "together") for c in w.rights]
    for word in dict.fromkeys(beside):
        if word.lower_ not in _BESIDE or is_infinitive(word):
            continue  # "to be joined by 300 more" is told of in its own right
        for child in word.children:
            nouns = [child] if child.dep_ == "pobj" else [c for c in child.children if c.dep_ == "pobj"]
            if word.lower_ == "with" and draft.word.frame.startswith("be_") and any(map(is_whole, nouns)):
                continue
            own = word.head is force.head and any(counts_out(force.head, n) for n in nouns)
            if word.lower_ == "with" and (own or draft.word.action is Action.EXERCISE):
                continue  # "a company with 120 soldiers" is one; who exercises with whom is told of both
            for noun in nouns:
                within = word.lower_ == "with" and any(c.lower_ in ("the", "a", "an") for c in noun.lefts)
                behind = noun.right_edge.i + 1
                if behind < len(noun.doc) and noun.doc[behind].tag_ == "TO":
                    continue  # "with the main body to follow"
                if any(c.dep_ in ("acl", "relcl") and ("verb", c.stem) in vocabulary.operators() for c in noun.rights):
                    continue  # "with a total of 800 expected to follow": told of in its own right
                if any(is_infinitive(c) and ("verb", c.stem, "") in vocabulary.triggers() for c in noun.rights):
                    continue  # "with some 650 to stay"
                if (within and _is_body(noun)) or lemma(noun) in vocabulary.word_list("duty"):
                    continue  # "has 1,100 soldiers with the UN mission", "forces with a combat mission"
                yield noun
                yield from _joined(noun)


def _is_body(noun: Token) -> bool:
    return lemma(noun) in ("mission", "force", "operation", "coalition") or noun.pos_ == "PROPN"


def _is_apart(reading: Reading, draft: Draft, force: Force, *, shared: bool) -> bool:
    """Whether the force is told of in its own right: with a count, a unit, an owner or places not shared with all."""
    first = draft.force
    if first is None:
        return False
    own = modifier_actor(reading, force.head)
    apart = own is not None and own != modifier_actor(reading, first.head)
    counted = force.quantity is not None and not (first.quantity is None and not apart and _is_article(reading, force))
    if not counted and force.unit is None and (shared or not places_under(reading, force.head)) and not apart:
        return False
    if apart and not shared and first.head.i < draft.trigger.i and force.head.i < draft.trigger.i:
        placed = [any(r.names for r in places_under(reading, f.head)) for f in (first, force)]
        if all(placed):
            return True  # "the Danish troops in Gao and the Togolese troops in Aden are to leave"
    joint = first.quantity is None and not counted and apart and force.unit is None
    return not joint or (draft.word.action is Action.STATION and lemma(force.noun) != lemma(first.noun))


def _may_be_told(reading: Reading, draft: Draft, other: Force) -> bool:
    """Whether a further force may be told of by itself, not as what goes on a list of parts or into an exercise."""
    if draft.trigger.stem in vocabulary.word_list("consisting"):
        first, second = (_comes_from(reading, f) if f is not None else None for f in (draft.force, other))
        men = other.count_of == "people" and other.quantity is not None
        return men and None not in (first, second) and first != second  # "of 300 Danes and 200 Poles"
    exercises = draft.word.action is Action.EXERCISE and draft.force is not None
    return not exercises or owner_of(reading, other) is not None


def _comes_from(reading: Reading, force: Force) -> str | None:
    return owner_of(reading, force) or source_actor(reading, force.head, ("from",))


def _shares_places(reading: Reading, draft: Draft, last: Token) -> bool:
    """Give the whole list what the parser hung on its last force: "sent engineers and a regiment to Gedaref"."""
    first = draft.force
    own = [r for r in places_under(reading, last) if r.preposition in AT | TO]
    if first is None or last.i < draft.trigger.i or not own:
        return False
    between = [*draft.places, *places_under(reading, first.head)]
    if any(first.head.i < r.at.i < last.i for r in between):
        return False
    known = {r.at.i for r in draft.places}
    draft.places += [r for r in own if r.at.i not in known]
    return True


def _together(reading: Reading, first: Force, other: Force) -> Force | None:
    """Give both as one force, where they are counted alike and of one owner: "25 soldiers and ten militiamen"."""
    one, two = first.quantity, other.quantity
    if one is None or two is None or first.count_of != other.count_of or first.elided or other.elided:
        return None
    between = reading.sentence.text[first.span.end : other.span.start]
    if not _LIST.fullmatch(between) or _FURTHER.match(reading.sentence.text, other.span.start):
        return None
    if first.count_of == "units" and first.noun.stem != other.noun.stem:
        return None  # "a brigade and a battery" are no two of a kind
    own = owner_of(reading, other)
    police = "police" in (first.noun.stem, other.noun.stem) and first.noun.stem != other.noun.stem
    if police or own not in (None, owner_of(reading, first)):
        return None
    low = None if one.low is None or two.low is None else one.low + two.low
    high = None if one.high is None or two.high is None else one.high + two.high
    names = list(dict.fromkeys(u for f in (first, other) if f.unit for u in f.unit.split("; ")))
    return replace(
        first,
        quantity=replace(one, end=two.end, low=low, high=high),
        unit="; ".join(names) or None,
        materiel=first.materiel if first.materiel == other.materiel else None,
        span=Span(first.span.start, other.span.end),
    )


def _is_counted_in(whole: Force, other: Force) -> bool:
    """Whether the count of the one takes in that of the other."""
    one, two = whole.quantity, other.quantity
    return one is not None and two is not None and one.start <= two.start and two.end <= one.end


def _is_article(reading: Reading, force: Force) -> bool:
    """Whether the count is no more than "a": "helicopters and a tanker" are told of as one force."""
    quantity = force.quantity
    return quantity is not None and reading.sentence.text[quantity.start :][:3].lower().split(" ")[0] in ("a", "an")


def _likewise(reading: Reading, draft: Draft, seen: set[int]) -> Iterator[Draft]:
    """Yield whose movement the noun tells of too: "the dispatch of A to X and of B to Y", "apart from that of C"."""
    if draft.word.pos != "noun":
        return
    for of in reading.doc[draft.trigger.i + 2 :]:
        stands = of.lower_ == "of" and of.nbor(-1).lower_ in ("that", "those")
        joined = of.lower_ == "of" and of.dep_ == "conj" and of.nbor(-1).lower_ in ("and", ",", "or")
        nouns = of.rights if stands or joined else []
        force = next((f for o in nouns if (f := force_in(reading, o)) is not None), None)
        if force is None or force.head.i in seen or not (force.strong or reading.memory.military):
            continue
        seen.add(force.head.i)
        own = [r for r in draft.places if r.at.i > of.i] or [r for r in places_under(reading, force.head) if r.names]
        draft.places[:] = [r for r in draft.places if r.at.i < of.i]
        shared = [replace(r) for r in draft.places if r.preposition in AT | TO]
        yield replace(draft, force=force, places=own or shared)


def _joined_to_place(reading: Reading, draft: Draft) -> Iterator[Draft]:
    """Yield a force that the parser joined to the place before it: "troops to the flank and ships to the Gulf"."""
    if draft.trigger.pos_ != "VERB":
        return
    for role in list(draft.places):
        for token in role.at.subtree:
            force = force_in(reading, token) if token.dep_ == "conj" and token.i > role.at.i else None
            if force is None or not force.strong or reading.place(token.head) is None:
                continue
            own = [r for r in draft.places if r.at.i > token.i]
            if own:
                draft.places[:] = [r for r in draft.places if r.at.i < token.i]
                yield replace(draft, force=force, places=own, object_places=[])
