"""What a force is said to be: "is present in", "are on patrol off", "will be back home", "there are"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.movements.stray_places import phrases_beside
from geo.language.movements.sufficiency import enough
from geo.language.phrases.counts import is_of_men
from geo.language.phrases.draft import Draft, is_infinitive, object_of
from geo.language.phrases.forces import elided, force_in
from geo.language.phrases.locations import AT, FROM, TO, places_under
from geo.language.phrases.roles import subject_of
from geo.language.reading import lemma
from geo.model import Action

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.language.phrases.force import Force
    from geo.language.reading import Reading
    from geo.language.syntax import Token
    from geo.language.text.quantities import Quantity
    from geo.language.vocabulary import TriggerWord

_COPULAS = frozenset(("be", "remain", "stay", "stand", "lie", "sit", "get", "become"))
_SIZES = frozenset(("attr", "acomp", "pobj", "npadvmod", "dobj"))
_BOUND = frozenset(("bound", "headed", "destined"))
_RETURNED = frozenset(("back", "home"))
_LATE = frozenset(("attr", "nsubj", "dobj"))
"""What follows "will be" in a clause that opens with what is said."""
_OF_A_WHOLE = frozenset(("as", "within", "alongside", "among"))
_TURNS = frozenset(("first", "next", "last", "latest"))
_NEAR = 8
"""Words from a "with" to what is said of the force it brings in."""
_KNOWN = frozenset(("the", "its", "their", "his", "our"))
_ESTIMATES = {"put": "at", "estimate": "at", "reckon": "at", "place": "at", "bring": "to", "take": "to"}
"""Verbs that tell of a size, and the preposition before it: "put the garrison at 400", "bringing it to 900"."""
_PREDICATES = frozenset(("acomp", "attr", "advmod", "oprd", "pobj", "prep", "prt", "amod", "npadvmod", "xcomp"))
_WISHED = frozenset(("ideal", "required", "necessary", "needed", "minimum", "maximum", "optimal", "right"))


def predicate_draft(reading: Reading, verb: Token) -> Draft | None:
    """Read a force's place from what it is said to be; None where the verb is no copula or says nothing of it."""
    stem = lemma(verb)
    if stem in _ESTIMATES:
        return _estimated(reading, verb)
    if stem in ("number", "total"):
        doer = subject_of(verb)
        return _sized(reading, verb, doer) if doer is not None else None
    if verb.pos_ not in ("VERB", "AUX"):
        return _accompanying(reading, verb)
    if verb.lower_ in _BOUND and any(c.dep_ == "auxpass" for c in verb.children):
        return _bound(reading, verb)
    if stem not in _COPULAS or not verb.children or (stem == "get" and object_of(verb) is not None):
        return None  # "to get their people out"
    if any(c.dep_ == "expl" for c in verb.children):
        return _existential(reading, verb)
    turn = _in_turn(reading, verb) if stem == "be" else None
    subject = subject_of(verb)
    if turn is not None or subject is None:
        return turn
    found = _home_to(reading, verb, subject) or _sized(reading, verb, subject)
    return found or _of_subject(reading, verb, force_in(reading, subject))


def _bound(reading: Reading, verb: Token) -> Draft | None:
    """Read "are headed for Kuwait", "is bound for Aden", which look like passives."""
    subject = subject_of(verb)
    force = force_in(reading, subject) if subject is not None else None
    places = places_under(reading, verb)
    if force is not None and any(c.lower_ in ("homeward", "homewards") for c in verb.lefts):
        return Draft(verb, vocabulary.triggers()["pred", "homeward-bound", ""], force, None)
    if force is None or not any(r.preposition in TO for r in places):
        return None
    draft = Draft(verb, vocabulary.triggers()["pred", "bound", ""], force, None, places=places)
    return draft if enough(reading, draft) else None


def _of_subject(reading: Reading, verb: Token, force: Force | None) -> Draft | None:
    """Read what is predicated of the force that is the subject: "is present in", "are on patrol off"."""
    for token, word in _predicates(verb) if force is not None else ():
        if word.action is Action.MOVE and any(c.dep_ in ("xcomp", "acl") for c in token.children):
            continue  # "due to sail": the second verb tells of it
        if word.action is Action.MOVE and any(c.lower_ == "out" for c in token.rights):
            continue  # "due out of Basra": the adverb tells of it
        if _compares(reading, token) or (verb.stem == "stay" and word.action is Action.WITHDRAW):
            continue  # "stayed out of the fighting"
        draft = Draft(verb, word, force, None, adnominal=verb.dep_ == "relcl")
        draft.places = places_under(reading, verb)
        below = (t for t in token.subtree if t.pos_ in ("VERB", "NOUN") and t.i > token.i)
        for inner in [token, *(t for t in below if t.dep_ not in ("acl", "relcl"))]:
            at = {r.at.i for r in draft.places}
            draft.places += [r for r in places_under(reading, inner) if r.at.i not in at]
        back = word.lemma == "due" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "back"
        if back and all(r.preposition in FROM or r.pointer for r in draft.places):
            draft.word = replace(word, frame="leave_self", action=Action.WITHDRAW)  # "is due back in June"
        if word.lemma in _RETURNED:  # "is back in Brest", "will be home in Rota"
            draft.places = [replace(r, preposition="to") if r.preposition in AT else r for r in draft.places]
        if token.stem == "control":
            draft.places = [replace(r, preposition="in") if r.preposition == "of" else r for r in draft.places]
        if enough(reading, draft):
            return draft
    return None


def _compares(reading: Reading, token: Token) -> bool:
    """Whether only a force or a way is measured: "are fewer than those sent to Palu", "less than an hour from Gao"."""
    against = [o for c in token.children if c.lower_ == "than" for o in c.children]
    lengths = vocabulary.word_list("length")
    return any(o.stem in lengths or (not o.like_num and force_in(reading, o) is not None) for o in against)


def said_beside(reading: Reading, draft: Draft) -> Draft:
    """Read of those who are counted among a presence that they are only on their way: "and 3,000 more en route"."""
    force = draft.force
    if force is None or draft.word.action is not Action.STATION or draft.word.pos != "verb":
        return draft
    last = force.head.doc[force.head.i : force.head.i + 2][-1]
    after = (last if last.lower_ in ("more", "others") else force.head).i + 1
    beside = [c for c in force.head.rights if c.dep_ in ("prep", "amod", "acl", "advmod", "npadvmod")]
    beside += [c for c in draft.trigger.rights if c.i == after and c.lower_ in ("on", "en")]
    for token in (t for c in beside for t in ([c, *c.rights] if c.lower_ in ("on", "en") else [c])):
        word = vocabulary.triggers().get(("pred", lemma(token), ""))
        verbal = any(c.dep_ == "xcomp" for c in token.rights)
        over = token.tag_ == "IN"  # "across the border"
        if word is None or word.action is not Action.MOVE or verbal or over or _in_the_way(token):
            continue
        own = [r for t in dict.fromkeys((token, token.head)) for r in places_under(reading, t) if r.preposition in TO]
        places = own or [replace(r) for r in draft.places if r.at.i < force.head.i]
        return replace(draft, trigger=token, word=word, subject=draft.subject, places=places)
    return draft


def _in_turn(reading: Reading, verb: Token) -> Draft | None:
    """Read "the first to go will be a battalion", "First into Dili were 40 commandos": who it is comes last."""
    force = next((f for c in verb.rights if c.dep_ in _LATE and (f := force_in(reading, c)) is not None), None)
    turn = next((c for c in verb.lefts if c.lower_ in _TURNS), None)
    if force is None or turn is None or not (force.strong or reading.memory.military):
        return None
    going = next((c for c in turn.rights if c.pos_ == "VERB" and c.dep_ in ("relcl", "acl", "xcomp", "advcl")), None)
    words = vocabulary.triggers()
    word = words.get(("verb", lemma(going), "")) if going is not None else words["verb", "go", ""]
    places = places_under(reading, turn if going is None else going)
    if word is None or (going is None and not any(r.preposition in TO for r in places)):
        return None
    return Draft(verb, word, force, None, places=places)


def _accompanying(reading: Reading, said: Token) -> Draft | None:
    """Read "with the rest due by Sunday", "with 300 more on the way": what is said of a force without a verb."""
    word = vocabulary.triggers().get(("pred", lemma(said), ""))
    subject = next((c for c in said.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    force = force_in(reading, subject) if subject is not None else None
    if word is None or force is None or not any(t.lower_ == "with" for t in said.doc[max(0, said.i - _NEAR) : said.i]):
        return None
    draft = Draft(said, word, force, None, places=places_under(reading, said))
    return draft if force.strong and (force.quantity is not None or enough(reading, draft)) else None


def _predicates(verb: Token) -> Iterator[tuple[Token, TriggerWord]]:
    """Yield the words predicated of the subject that tell of a place, an absence or a readiness."""
    words = vocabulary.triggers()
    inverted = any(c.dep_ in ("nsubj", "nsubjpass") and c.i > verb.i for c in verb.children)
    queue = [c for c in verb.children if c.dep_ in _PREDICATES and (c.i > verb.i or inverted) and not _acts(c)]
    while queue:
        token = queue.pop(0)
        word = words.get(("pred", lemma(token), "")) or words.get(("pred", token.lower_, ""))
        if word is not None and not (token.pos_ == "ADP" and _is_lapse(token)) and not _in_the_way(token):
            outward = token.lower_ == "due" and any(c.lower_ == "out" for c in token.rights)
            yield (
                token,
                replace(word, frame="leave_self", action=Action.WITHDRAW) if outward else word,
            )  # "are due out of Gao by May"
        if token.pos_ == "ADP" and token.lower_ in ("on", "at", "in", "back", "under"):
            queue += [c for c in token.children if c.dep_ in ("pobj", "advmod", "prep", "pcomp")]
        elif token.pos_ in ("ADV", "ADJ"):
            queue += [c for c in token.children if c.dep_ in ("advmod", "prep")]


def _acts(predicate: Token) -> bool:
    """Whether it is a verb that tells of more than a state: "is to move to Gao", "are to be stationed"."""
    return predicate.pos_ == "VERB" and is_infinitive(predicate)


def _in_the_way(said: Token) -> bool:
    """Whether it only stands in somebody's way, or is a time ("are at present"), or at home: no journey."""
    if said.lower_ == "present" and said.head.lower_ == "at":
        return True
    if said.lower_ == "home" and said.head.lower_ == "at" and said.head.nbor(-1).lower_ != "back":
        return True  # "are still at home" have not left
    return said.lower_ == "way" and said.head.lower_ == "in" and not any(c.dep_ == "poss" for c in said.lefts)


def _is_lapse(preposition: Token) -> bool:
    """Whether it tells of time: "will stay through March", "across the winter"."""
    inside = (c for c in preposition.children if c.dep_ == "pobj")
    return any(lemma(c) in vocabulary.word_list("calendar") or c.like_num for c in inside)


def _home_to(reading: Reading, verb: Token, subject: Token) -> Draft | None:
    """Read "Syria is home to 5,000 Russian troops"."""
    home = next((c for c in verb.children if c.lower_ in ("home", "host")), None)
    name = reading.place(subject)
    places = places_under(reading, subject)  # "the base at Gao is home to"
    if home is None or (name is None and not places):
        return None
    for preposition in home.children:
        if preposition.lower_ == "to":
            for noun in preposition.children:
                force = force_in(reading, noun)
                if force is not None and force.strong:
                    word = vocabulary.triggers()[("verb", "host", "")]
                    own = [name.index] if name is not None else []
                    return Draft(verb, replace(word, frame="be_self"), force, None, places, object_places=own)
    return None


def _sized(reading: Reading, verb: Token, subject: Token) -> Draft | None:
    """Read "the Dutch strength is 350 at present", "the garrison stands at 400": a presence of that size."""
    force = force_in(reading, subject)
    words = (*vocabulary.word_list("presence"), "strength", "garrison", "number")
    if not (force is not None and force.strong) and lemma(subject) not in words:
        return None
    if any(c.lower_ in _WISHED for c in subject.lefts):
        return None  # "the ideal number of troops is"
    for size in verb.children:
        if size.dep_ == "attr" and any(is_infinitive(c) for c in size.rights):
            continue  # "was the only ship to leave"
        bodies = (o for o in size.rights if o.tag_ in ("NN", "NNP") and size.lower_ in ("in", "with"))
        body = any(force_in(reading, o) is not None for o in bodies)  # "serve with a 900-strong UN force"
        within = body or size.lower_ in _OF_A_WHOLE  # "are in Mali as part of a 900-strong force"
        sized = size.dep_ in _SIZES or (size.dep_ == "prep" and not within)
        sized = sized or (size.dep_ == "nummod" and verb.pos_ == "NOUN")
        inside = [size, *size.children] if sized else []
        if size.lower_ in ("down", "up"):
            inside = [o for c in size.rights if c.lower_ == "to" for o in c.children]  # "was down to 300 men"
            sized = True
        for token in inside:
            counted = force_in(reading, token)
            quantity = reading.quantities.get(token.i) or (counted.quantity if counted is not None else None)
            persons = token.dep_ == "nummod" and lemma(size) in ("person", "people")  # "will number 1,960 persons"
            if token.lower_ == "one":
                continue  # "is one of the battalions that left"
            if token.i > verb.i and quantity is not None and (token.dep_ in _SIZES or persons or sized):
                told = force or counted or elided(reading, token, quantity)
                if told is not None:
                    word = vocabulary.triggers()["verb", "be", ""]
                    told = _counting(reading, told, told.quantity or quantity)
                    places = [*places_under(reading, subject), *places_under(reading, verb)]
                    return Draft(verb, word, told, subject, places=places)
    return None


def _estimated(reading: Reading, verb: Token) -> Draft | None:
    """Read "puts the garrison at 35,000", "estimates the build-up along the border at 80,000 soldiers"."""
    theme = object_of(verb)
    if any(c.lower_ in ("down", "up") and c.dep_ == "prt" for t in (verb, theme) if t is not None for c in t.rights):
        return None  # "brings the number down to 700" tells of those who leave
    grown = _ESTIMATES[lemma(verb)] == "to"
    sized = theme is not None and lemma(theme) in vocabulary.word_list("strength")
    whole = force_in(reading, theme) if theme is not None else None
    known = whole is not None and whole.quantity is None and any(c.lower_ in _KNOWN for c in whole.head.lefts)
    if theme is None or (grown and not (sized or known) and (verb.tag_ != "VBG" or verb.dep_ != "advcl")):
        return None  # "the rotation will bring the number of Danes in Herat to 700"
    for preposition in verb.subtree:
        ahead = preposition.i < theme.i and not (grown and preposition.head is verb)  # "bringing to 900 the number of"
        if preposition.lower_ != _ESTIMATES[lemma(verb)] or ahead:
            continue
        bound = [o for c in verb.rights if c.i > preposition.i and c.lower_ in ("under", "over") for o in c.children]
        for size in [*preposition.children, *bound]:  # "to a little under 8,000"
            counted = force_in(reading, size)
            quantity = reading.quantities.get(size.i) or (counted.quantity if counted is not None else None)
            force = force_in(reading, theme) or counted
            noun = vocabulary.triggers().get(("noun", lemma(theme), ""))
            if quantity is None or force is None or not (noun is None or noun.frame == "presence"):
                continue
            word = noun or vocabulary.triggers()["verb", "be", ""]
            places = places_under(reading, theme)
            if sized and not places:  # the parser hangs "in Herat" on the verb
                places = [r for t in (force.noun, verb) for r in places_under(reading, t) if r.preposition in AT]
            return Draft(verb, word, _counting(reading, force, quantity), theme, places=places)
    return None


def _counting(reading: Reading, force: Force, quantity: Quantity) -> Force:
    """Give the force with its size, which is told in men where it is that of a body: "the garrison is at 1,200"."""
    men = force.count_of == "units" and is_of_men(reading, quantity)
    return replace(force, quantity=quantity, count_of="people" if men else force.count_of)


def _existential(reading: Reading, verb: Token) -> Draft | None:
    """Read "there is a force of 15,000 in Mali"."""
    if lemma(verb) != "be":
        return None
    theme = next((c for c in verb.children if c.dep_ in ("attr", "nsubj", "dobj")), None)
    force = force_in(reading, theme) if theme is not None else None
    if force is None or theme is None:
        return None
    gone = any(c.lower_ in ("fewer", "less") and verb.doc[c.i - 1].like_num for c in theme.lefts)
    word = vocabulary.triggers()[("pred", "fewer", "") if gone else ("verb", "be", "")]  # "there will be 900 fewer men"
    draft = Draft(verb, word, force, None, places=[*places_under(reading, verb), *places_under(reading, theme)])
    draft.places = draft.places or phrases_beside(reading, theme)  # "at the end of the runway at Gao"
    counted = force.quantity is not None and reading.memory.military
    return draft if (draft.places or counted) and enough(reading, draft) else None
