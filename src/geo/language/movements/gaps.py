"""Forces whose verb is left out: "300 men to Goma and 150 to Bukavu", "Nigeria 190", "most of them at Agadez"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.movements.stray_places import tells_of_a_part
from geo.language.phrases.draft import is_whole, theme_of
from geo.language.phrases.forces import force_in
from geo.language.phrases.locations import AT, FROM, TO, UNKNOWN, PlaceRole, places_under, prepositions_at
from geo.language.phrases.owners import named_owner, source_actor
from geo.language.phrases.roles import subject_of
from geo.language.syntax import part
from geo.language.text.units import home_of
from geo.model import Action, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.language.phrases.draft import Draft
    from geo.language.phrases.forces import Force
    from geo.language.reading import Reading
    from geo.language.syntax import Token

_PHRASE = 6
"""Words within which the noun of a counted force stands."""
_OPENINGS = frozenset((",", ";", ":", "and", "but", "—", "–", "(", "with", "including"))
_SOME = frozenset(("most", "some", "many", "half", "several"))
_THEM = frozenset(("of", "them", "those", "these", "which", "whom"))


def owner_of(reading: Reading, force: Force) -> str | None:
    """Code of whose the force is by its own words or its name."""
    return named_owner(reading, force.head) or (home_of(force.unit.split("; ")[0]) if force.unit else None)


def makes_up(force: Token) -> Token | None:
    """Give the verb that only says what a force is made up of: "stood at 900, comprising 850 soldiers"."""
    token = force
    while token.dep_ in ("conj", "appos") and token.head.i != token.i:
        token = token.head
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.dep_ in ("dobj", "conj"):
        token = token.head.head  # "includes parts of the corps"
    of = token.dep_ == "pobj" and token.head.lower_ == "of"
    verb = token.head.head if of else token.head
    told = verb.stem in vocabulary.word_list("consisting") and (of or token.dep_ == "dobj")
    return verb if told and verb.tag_ in ("VBG", "VBN") else None


def elsewhere(reading: Reading, draft: Draft) -> Iterator[Draft]:
    """Yield those of a force who are in a place of their own: "has 1,100 men in Niger, most of them at Agadez"."""
    force = draft.force
    if force is None or draft.word.pos != "verb" or draft.word.action.direction not in ("toward", "presence"):
        return
    start = max(draft.trigger.i, force.head.i)
    for preposition in reading.doc[start + 2 :]:
        if preposition.lower_ not in AT or not tells_of_a_part(PlaceRole("in", preposition)):
            continue
        first = preposition.nbor(-1)
        while first.lower_ in _THEM:
            first = first.nbor(-1)
        own = prepositions_at(reading, preposition) if first.lower_ in _SOME else []
        roles = [*draft.places, *places_under(reading, force.head), *places_under(reading, force.noun)]
        known = (r for r in roles if r.names or r.border or r.pointer not in (None, UNKNOWN))
        told = any(r.at.i < first.i for r in known) or bool(draft.object_places)
        if not own or not told:
            continue
        inside = {t.i for t in preposition.subtree}
        draft.places[:] = [r for r in draft.places if r.at.i not in inside]
        last = preposition.nbor(-1)
        span = Span(first.idx, last.idx + len(last))
        some = replace(force, head=first, quantity=None, unit=None, span=span, elided=True)
        yield replace(draft, force=some, places=own, object_places=[])


def following(reading: Reading, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield what a state does after another: "Spain pulls its soldiers out of Iraq; Honduras to follow"."""
    for verb in reading.doc:
        if verb.stem != "follow" or verb.pos_ != "VERB":
            continue
        doer = subject_of(verb)
        mention = reading.actors.get(doer.i) if doer is not None else None
        theme = theme_of(verb)
        before = [d for d in drafts if d.trigger.i < verb.i and d.word.pos == "verb" and d.subject is not doer]
        suit = theme is None or theme.lower_ in ("suit", "it", "them") or theme.dep_ == "dative"
        if mention is None or mention.kind not in ("state", "capital") or not before or not suit:
            continue
        first = before[-1]
        own = [r for r in places_under(reading, verb) if r.names]
        places = own or [replace(r) for r in first.places]
        objects = list(first.object_places)
        yield replace(first, trigger=verb, force=None, subject=doer, places=places, object_places=objects)


def left_in_turn(reading: Reading, draft: Draft) -> Iterator[Draft]:
    """Yield each further place left or reached on a day of its own: "leave Homs by Sunday and Hama by Monday"."""
    if not draft.object_places or not draft.word.frame.endswith("_self"):
        return
    for token in reading.doc[draft.trigger.i + 2 :]:
        name = reading.place(token)
        if name is None or name.index in draft.object_places or token.i + 1 == len(reading.doc):
            continue
        opening = token.nbor(-1).text
        dated = token.nbor(1).lower_ in ("by", "on", "before") and opening in (",", "and")
        if dated:
            yield replace(draft, object_places=[name.index], places=[])


def gapped(reading: Reading, draft: Draft) -> Iterator[tuple[Force, Token]]:
    """Yield forces that go to, or stand in, places of their own under the same verb, with its words left out."""
    first = draft.force
    if first is None or draft.word.pos == "noun":
        return
    start = max(draft.trigger.i, first.head.i)
    for preposition in reading.doc[start + 2 :]:
        token = preposition.nbor(-1)
        beside = token.dep_ == "dep"  # it stands beside the clause by itself
        if preposition.lower_ not in (AT | TO | FROM if beside else AT | TO) or preposition.dep_ != "prep":
            continue
        alike = first.count_of == "people" or token.i in reading.quantities  # "has six jets in Gao and four in Mali"
        if not (beside or alike) or not prepositions_at(reading, preposition):
            continue
        if token.lower_ in _THEM and token.head.lower_ == "of" and token.head.head.i in reading.quantities:
            token = token.head.head  # "has 600 men in Mali, 200 of them in Gao"
        if token.dep_ in ("nsubj", "nsubjpass"):
            continue
        opening = reading.doc[token.left_edge.i - 1] if token.left_edge.i else token
        # "has 600 men in Gao, against 300 in Kidal"
        compared = opening.text == "against" and opening.i > start and opening.nbor(-1).text == ","
        if token.i <= start or not (opening.text in _OPENINGS or compared):
            continue
        serves = opening.text == "with" and is_whole(token)  # "are serving with KFOR in Kosovo"
        if serves or makes_up(token) not in (None, draft.trigger):
            continue
        force = force_in(reading, token)
        if force is None:
            continue
        owner, before = owner_of(reading, force), owner_of(reading, first)
        other = token.tag_ in ("NNPS", "NNP", "NNS") and None not in (owner, before) and owner != before
        counted = force.quantity is not None and (force.strong or force.count_of == "units")
        if force.elided or counted or other or (beside and force.unit is not None):  # "… and the Togolese at Kidal"
            yield force, preposition


def placed_first(reading: Reading, draft: Draft) -> Iterator[Draft]:
    """Yield what goes to, or stands in, a further place that is named before it: "…; to Haiti, 40 engineers"."""
    first = draft.force
    if first is None or first.quantity is None or draft.word.pos == "noun":
        return
    doc = reading.doc
    for preposition in doc[max(draft.trigger.i, first.head.i) + 2 : -2]:
        if preposition.lower_ not in AT | TO or preposition.nbor(-1).text not in (";", ",", "and", "but"):
            continue
        place = preposition.nbor()
        after = place.i + 1 + (place.nbor().text == ",")
        force = _gapped_force(reading, doc[after], first) if after < len(doc) else None
        name = reading.place(place)
        if force is None or name is None:
            continue
        inside = {t.i for t in preposition.subtree}
        draft.places[:] = [r for r in draft.places if r.at.i not in inside]
        for role in draft.places:
            role.names[:] = [i for i in role.names if i != name.index]  # the parser may join it to the place before
        own = PlaceRole(preposition.lower_, preposition, names=[name.index])
        yield replace(draft, force=force, places=[own], object_places=[])


def for_others(reading: Reading, draft: Draft) -> Iterator[Draft]:
    """Yield what other states do under the same verb, with its words left out: "…, Nigeria 190 and Benin a company"."""
    first = draft.force
    counted = first is not None and (first.quantity is not None or first.count_of == "units")
    if first is None or not counted or draft.subject is None or draft.subject.i not in reading.actors:
        return
    gaps = list(_gaps(reading, draft, first))
    named = {n.index for token, _, _ in gaps if (n := reading.names.get(token.i)) is not None}
    for role in draft.places:
        role.names[:] = [i for i in role.names if i not in named]  # the parser joins them to the place before
    for state, force, end in gaps:
        part(state)
        if state.dep_ == "appos":
            state.dep_ = "dep"  # it tells of nobody else whose they are
        own = prepositions_at(reading, reading.doc[end]) if end < len(reading.doc) else []
        ways = AT | TO | FROM if draft.word.action is Action.WITHDRAW else AT | TO
        places = [r for r in own if r.preposition in ways] or [replace(r) for r in draft.places]
        yield replace(draft, force=force, subject=state, places=places)


def likewise(reading: Reading, draft: Draft) -> Iterator[Draft]:
    """Yield what other states do elsewhere, with no more words than who and where: "…, and Togo in Gao"."""
    if draft.word.pos != "verb" or draft.subject is None or draft.subject.i not in reading.actors:
        return
    doc = reading.doc
    for way in doc[draft.trigger.i + 3 : -1]:
        state, told = way.nbor(-1), reading.actors.get(way.i - 1)
        if told is None or told.kind != "state" or state.nbor(-1).text not in ("and", ",", ";", "while"):
            continue
        alike = any(r.preposition == way.lower_ and r.names and r.at.i < state.i for r in draft.places)
        name = reading.place(way.nbor())
        if not alike or name is None or name.country == told.code or state.i == draft.subject.i:
            continue
        own = reading.names.get(state.i)
        for role in draft.places:
            role.names[:] = [i for i in role.names if i != name.index and (own is None or i != own.index)]
        draft.places[:] = [r for r in draft.places if r.names or r.anchors or r.pointer or r.border]
        part(state)
        yield replace(
            draft, force=None, subject=state, places=[PlaceRole(way.lower_, way, names=[name.index])], object_places=[]
        )


def of_those(reading: Reading, draft: Draft) -> Iterator[Draft]:
    """Yield the part of a joint force that is another state's own: "had 4,500 troops, including 300 from Nepal"."""
    first = draft.force
    part = next((c for c in first.head.rights if c.lower_ == "including"), None) if first is not None else None
    if first is None or part is None or not (draft.places or draft.object_places or draft.subject is not None):
        return
    named = {n.index for t in part.subtree if (n := reading.names.get(t.i)) is not None}
    whose = owner_of(reading, first)
    for some in (o for c in part.rights if c.dep_ in ("pobj", "dobj") for o in (c, *c.conjuncts)):
        force = force_in(reading, some)
        source = source_actor(reading, some, ("from",))
        if force is not None and force.quantity is not None and source not in (None, whose):
            for role in draft.places:
                role.names[:] = [i for i in role.names if i not in named]
            draft.places[:] = [r for r in draft.places if r.names or r.anchors or r.pointer or r.border]
            yield replace(draft, force=force, subject=None, places=[replace(r) for r in draft.places])


def _gaps(reading: Reading, draft: Draft, first: Force) -> Iterator[tuple[Token, Force, int]]:
    """Yield each state that a number or a counted force stands right behind, that force, and the word after it."""
    doc = reading.doc
    for token in doc[max(draft.trigger.i, first.head.i) + 1 : -1]:
        mention = reading.actors.get(token.i)
        opened = token.nbor(-1).text in (",", ";", "and", "while", "plus")
        if mention is None or mention.kind not in ("state", "alliance") or not opened:
            continue
        after = token.i + 1 + (token.nbor().text == ",")  # "and Georgia, which is no member, a battalion"
        if after >= len(doc):
            return
        force = _gapped_force(reading, doc[after], first)
        if force is None:
            continue
        end = max(force.head.i, force.noun.i if not force.elided else 0) + 1
        end += end < len(doc) and doc[end].lower_ in ("more", "each")
        if end >= len(doc) or not (doc[end].pos_ in ("VERB", "AUX") or doc[end].tag_ in ("MD", "VBN", "VBD")):
            yield token, force, end


def _gapped_force(reading: Reading, opening: Token, first: Force) -> Force | None:
    """Read the number, or the phrase with a force, that the word opens."""
    quantity = reading.quantities.get(opening.i)
    if quantity is None and opening.lower_ not in ("a", "an", "another", "one"):
        return None
    for token in opening.doc[opening.i : opening.i + _PHRASE]:
        force = force_in(reading, token) if token.pos_ in ("NOUN", "PROPN") else None
        counted = quantity is not None or (force is not None and force.count_of == "units")
        if force is not None and not force.elided and (force.strong or counted):
            return force
        if token.i not in reading.quantities and (token.is_punct or token.pos_ in ("VERB", "AUX", "ADP", "CCONJ")):
            break  # but "about 200"
    if quantity is None or first.quantity is None:
        return None
    last = list(reading.tokens(quantity.start, quantity.end))[-1]
    closed = last.i + 1 == len(last.doc) or last.nbor().is_punct or last.nbor().pos_ in ("ADP", "CCONJ")
    span = Span(quantity.start, quantity.end)
    stands = replace(first, head=last, quantity=quantity, unit=None, span=span, elided=True)
    return stands if closed or last.nbor().lower_ in ("more", "each") else None
