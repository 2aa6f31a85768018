"""Verbs that tell of a movement or a presence, and how each kind takes its force, doer and places."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.movements.contributors import given_with
from geo.language.movements.riders import crew_of
from geo.language.movements.senses import does_something_else, is_common_body, sense_of
from geo.language.movements.special import (
    closed,
    comes_to_others,
    drawn_from,
    fortified,
    held,
    hosted,
    parts,
    relief,
    strengthened,
)
from geo.language.movements.state_moves import by_the_state
from geo.language.movements.stray_places import phrases_beside
from geo.language.movements.sufficiency import enough
from geo.language.movements.tours import bound_for, is_first_to_go, sent_on, sets_out_on_a_tour, to_where_sent
from geo.language.movements.verb_places import OVER, all_along, beside_it, beyond, left_behind, works_over
from geo.language.phrases.clauses import modifies_noun
from geo.language.phrases.crossings import without_crossed
from geo.language.phrases.draft import Draft, is_infinitive, is_passive, joins_others, theme_of
from geo.language.phrases.forces import force_in
from geo.language.phrases.locations import AT, FROM, TO, UNKNOWN, PlaceRole, object_role, places_under
from geo.language.phrases.owners import modifier_actor
from geo.language.phrases.roles import agent_of, hands_on_the_gap, left_out_of, own_subject, subject_of
from geo.language.reading import lemma
from geo.model import Action

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.language.phrases.force import Force
    from geo.language.reading import Reading
    from geo.language.syntax import Token
    from geo.language.vocabulary import TriggerWord

_OWN_WAY = frozenset(("move_self", "move_either", "leave_self", "leave_either"))
_PARTICLES = frozenset(("in", "out", "up", "off", "for", "down", "back"))
"""Particles that the parser may take for prepositions of the verb's own force."""
_COMING = frozenset(("come", "hail", "draw"))
ON_COURSE = frozenset(("bound", "headed", "heading", "destined"))
"""Participles before the place that a force which sets out goes to."""
_ALLOWING = frozenset(("allow", "let", "admit"))


def verb_drafts(reading: Reading, verb: Token, word: TriggerWord) -> Iterator[Draft]:
    """Read the movements told by a verb: none where what moves is no force, two where one relieves another."""
    kind = (verb.tag_ == "VBG" and not list(verb.children)) or word.lemma in vocabulary.word_list("describing")
    kind = kind or any(c.lower_ in ("most", "least", "often") for c in verb.lefts)  # "one of the most deployed units"
    if verb.dep_ == "amod" and kind:
        return  # "behind the departing columns", "reinforced companies", "with attached artillery"
    passive = is_passive(verb, themeless=word.frame.endswith("_self")) and word.lemma != "go"  # "would be gone by May"
    passive = passive or _is_reduced(reading, verb, word)
    if passive and word.lemma in vocabulary.word_list("added"):
        doer = agent_of(verb)  # "will be followed by another 1,600", "were joined by 300 Ugandans"
        force = force_in(reading, doer) if doer is not None else None
        if force is not None and force.strong:
            yield Draft(verb, word, force, None, places=places_under(reading, verb))
        if force is not None or word.lemma == "follow":
            return
    if word.lemma in _COMING:
        units = list(drawn_from(reading, verb))
        yield from units
        if units:
            return
    if word.frame == "relief":
        yield from relief(reading, verb, word, passive=passive)
        return
    if word.frame == "parts":
        yield from parts(reading, verb, passive=passive)
        return
    if word.frame == "close":
        draft = closed(reading, verb, word, passive=passive)
    elif word.frame == "fortify":
        draft = fortified(reading, verb, word)
    elif passive and word.frame == "be_self":
        draft = held(reading, verb, word)
    else:
        sense = None if _is_habit(reading, verb, word, passive=passive) else sense_of(verb, word)
        remaining = sense is not None and sense.frame == "be_object" and word.lemma == "leave"
        remaining = remaining and theme_of(verb) is None
        draft = _verb_draft(reading, verb, sense, passive=passive or remaining) if sense is not None else None
    if draft is None and word.action is Action.WITHDRAW:
        draft = closed(reading, verb, word, passive=passive)  # "six posts were removed"
    if draft is not None:
        yield draft


def _is_reduced(reading: Reading, verb: Token, word: TriggerWord) -> bool:
    """Whether a headline leaves out "are": "Danish troops sent to Gao" looks like a past without its object."""
    doer = own_subject(verb) if word.frame == "move_object" and verb.tag_ == "VBD" else None
    bare = theme_of(verb) is None and not any(c.dep_ in ("aux", "ccomp", "xcomp") for c in verb.children)
    bare = bare and any(r.preposition in TO and r.names for r in places_under(reading, verb))
    return doer is not None and bare and force_in(reading, doer) is not None


def _is_habit(reading: Reading, verb: Token, word: TriggerWord, *, passive: bool) -> bool:
    """Whether it only says what a thing is for: "the missiles it deploys", "the helicopter can lift 20 men"."""
    if is_infinitive(verb) and verb.head.tag_ == "VBN" and lemma(verb.head) in vocabulary.word_list("making"):
        return True  # "was built to hold 300 soldiers"
    doer = subject_of(verb)
    if not passive and doer is not None and word.frame == "move_object" and any(c.lower_ == "can" for c in verb.lefts):
        carrier = force_in(reading, doer)
        return carrier is not None and carrier.count_of not in ("people", "units")
    any_one = doer is not None and any(c.lower_ in ("a", "an") for c in doer.lefts)
    if word.lemma == "have" and any_one and any(c.lower_ in vocabulary.word_list("in_general") for c in verb.lefts):
        return True  # "a battalion normally has between 400 and 850 soldiers"
    if passive or verb.dep_ != "relcl" or not word.frame.startswith("move") or verb.tag_ not in ("VBZ", "VBP"):
        return False
    subject = own_subject(verb)
    if subject is not None and subject.lower_ in ("which", "who", "that"):
        return False  # "Sweden, which provides a reaction force"
    thing = force_in(reading, verb.head)
    return thing is None or thing.count_of not in ("people", "units") or thing.quantity is not None


def _verb_draft(reading: Reading, verb: Token, word: TriggerWord, *, passive: bool) -> Draft | None:
    theme = subject_of(verb) if passive else _asked_for(verb) if _asks(word) else _theme(reading, verb)
    draft = _with_roles(reading, verb, word, theme, passive=passive)
    if word.frame in ("host", "strengthen", "grow", "shrink") or word.lemma in _ALLOWING:
        if theme is None and word.frame in ("grow", "shrink") and not passive:
            draft.word = replace(word, frame="fall_self" if word.frame == "shrink" else "rise_self")
            return own_movement(reading, draft)  # "the mission will thin out"
        return _of_its_own_kind(reading, draft, theme)
    by_object = word.frame.endswith("_object")
    draft.places += bound_for(reading, draft) if by_object else []
    if by_object or (word.frame.endswith("_either") and (draft.force is not None or passive)):
        return draft if draft.force is not None and enough(reading, draft) else None
    if passive or (theme is not None and word.frame.endswith("_either") and word.frame != "be_either"):
        return None
    return own_movement(reading, draft)


def _theme(reading: Reading, verb: Token) -> Token | None:
    """What the verb acts on; a force behind it on the list, or behind a particle read as a preposition, first."""
    theme = given_with(reading, verb) or theme_of(verb)
    first = force_in(reading, theme) if theme is not None else None
    if theme is not None and (first is None or not first.strong):
        joined = [(c, f) for c in theme.conjuncts if c.i > theme.i and (f := force_in(reading, c)) is not None]
        return next((c for c, f in joined if first is None or (f.strong and not f.elided)), theme)
    if theme is None and verb.stem == "add":  # "is adding to its divisions in the south"
        to = (o for c in verb.rights if c.lower_ == "to" for o in c.rights if any(p.tag_ == "PRP$" for p in o.lefts))
        return next((o for o in to if force_in(reading, o) is not None), None)
    if theme is None:
        particles = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in _PARTICLES)
        inner = (o for c in particles if c.i == verb.i + 1 for o in c.children if o.dep_ == "pobj")
        kept = vocabulary.word_list("presence") - vocabulary.word_list("strength")
        # "has flown in reinforcements"
        return next((o for o in inner if force_in(reading, o) is not None or o.stem in kept), None)
    return theme


def _asks(word: TriggerWord) -> bool:
    """Whether its "for" stands before what is asked for ("called for two battalions")."""
    return word.particle == "for" and word.frame == "move_object"


def _asked(reading: Reading, verb: Token) -> Token | None:
    """Give the state that is asked for its soldiers: "the UN asked France for 300 men"."""
    asked = next((c for c in verb.rights if c.dep_ in ("dobj", "dative") and c.i in reading.actors), None)
    return asked if asked is not None and reading.actors[asked.i].kind in ("state", "capital") else None


def _asked_for(verb: Token) -> Token | None:
    """Give what is asked for: "asked New York for two battalions"; not who is to do what ("called for them to go")."""
    asked = next((o for c in verb.children if c.lower_ == "for" for o in c.children if o.dep_ == "pobj"), None)
    clauses = [*verb.rights, *(asked.rights if asked is not None else ())]
    return None if any(c.pos_ == "VERB" and is_infinitive(c) for c in clauses) else asked


def _with_roles(reading: Reading, verb: Token, word: TriggerWord, theme: Token | None, *, passive: bool) -> Draft:
    subject = agent_of(verb) if passive else subject_of(verb)
    subject = (_asked(reading, verb) if _asks(word) else None) or subject
    force = force_in(reading, theme) if theme is not None else None
    left_out = left_out_of(verb) if force is None and not (passive or hands_on_the_gap(verb)) else None
    if left_out is not None and subject is not None and subject.i != left_out.i:
        force = force_in(reading, left_out)  # "the troops it has poised", "the men it said it would send"
    if force is not None and theme is not None and (crew := crew_of(reading, verb, theme, force)) is not None:
        force, subject = crew, None
    adnominal = modifies_noun(verb) or (verb.dep_ == "relcl" and word.frame.startswith("be_"))
    draft = Draft(verb, word, force, subject, adnominal=adnominal)
    draft.places = all_along(reading, verb, word, theme)
    if word.frame in ("be_self", "be_either") and (
        verb.tag_ == "VBG" or word.lemma == "operate" or works_over(draft.places)
    ):
        # "operating from Djibouti": where it flies from is where it is, not what it watches over.
        based = [replace(r, preposition="at") for r in draft.places if r.preposition in FROM and r.names]
        draft.places = [r for r in draft.places if r.preposition not in (FROM | OVER if based else FROM)] + based
    if word.frame == "be_self":
        for said in verb.children:
            posed = said.dep_ == "xcomp" and said.tag_ == "VBN" and not is_infinitive(said)
            if posed or said.dep_ in ("acomp", "oprd", "attr"):
                draft.places += places_under(reading, said)  # "stand poised in the strait"
    for body in verb.children:
        belongs = word.lemma in vocabulary.word_list("belonging") or word.lemma == "be"
        if body.lower_ in ("with", "under") and belongs:
            bodies = [o for o in body.rights if word.lemma != "be" or force_in(reading, o) is not None]
            draft.places += [r for noun in bodies for r in places_under(reading, noun) if r.preposition in AT]
    if word.frame == "be_object" and theme is not None and not draft.places:
        # "had 5,000 men facing each other along the frontier"
        busy = [c for c in theme.rights if c.dep_ == "acl" and c.tag_ in ("VBG", "VBN")]
        draft.places = [r for c in busy for r in places_under(reading, c) if r.preposition in AT]
    ways = [*verb.rights, *(c for o in verb.rights if o.dep_ == "dobj" for c in o.rights)]
    aboard = [o for c in ways if c.lower_ in ("by", "aboard") for o in c.rights]  # "left by ferry bound for"
    for said in (*verb.rights, *(c for o in aboard for c in o.rights)):
        finite = said.dep_ == "conj" and said.tag_ == "VBD"  # "… and headed for Pristina" is told for itself
        if said.lower_ in ON_COURSE and not finite:
            draft.places += places_under(reading, said)  # "weighed anchor, bound for the Gulf"
    draft.places = left_behind(word, draft.places)
    outer = verb
    while outer.dep_ == "xcomp":
        outer = outer.head  # "has kept adding troops … along the border"
        draft.places += [r for r in places_under(reading, outer) if r.at.i > verb.i]
    if not draft.places and (theme is None or reading.place(theme) is None):
        draft.places = phrases_beside(reading, verb)
    return draft


def _of_its_own_kind(reading: Reading, draft: Draft, theme: Token | None) -> Draft | None:
    """Read the kinds of verb that take their force in a way of their own."""
    kind, force, verb = draft.word.frame, draft.force, draft.trigger
    if kind == "host":
        return hosted(reading, draft)
    if kind == "strengthen":
        return strengthened(reading, draft, theme)
    if kind in ("grow", "shrink"):
        if force is None and theme is not None and is_presence(reading, theme):
            by = (o for c in verb.rights if c.lower_ == "by" for o in c.children)
            draft.force = next((f for o in by if (f := force_in(reading, o)) is not None), None)  # "by 300 soldiers"
            draft.places += places_under(reading, theme)
            return draft
        coming = comes_to_others(reading, draft, theme) if kind == "grow" and force is not None else None
        if coming is not None and theme is not None:
            draft.places += places_under(reading, theme)  # "two companies will augment the troops in Gao"
            draft.force, draft.subject = coming, None
            return draft
        sized = any(c.lower_ in ("by", "to") for c in verb.rights)
        if verb.stem == "raise" and force is not None and force.count_of == "units" and not sized:
            return None  # "the battalion, which was raised in Dili": it was founded
        bought = force is not None and force.count_of not in ("people", "units")
        bought = bought and theme is not None and not (draft.places or places_under(reading, theme))
        return draft if force is not None and not bought and enough(reading, draft) else None  # "treble its fleet"
    joined = [theme, *theme.conjuncts] if theme is not None else []
    beside = [*verb.children, *(c for noun in joined for c in noun.children)]
    inward = any(c.lower_ in ("into", "in", "onto") and c.i > verb.i for c in beside)
    return draft if inward and force is not None and force.strong else None


def is_presence(reading: Reading, noun: Token) -> bool:
    """Whether the noun is somebody's military presence without naming a force ("its naval presence")."""
    if lemma(noun) not in vocabulary.word_list("presence"):
        return False
    military = any(c.lower_ in vocabulary.word_list("military") for c in noun.lefts)
    return military or modifier_actor(reading, noun) is not None


def _set_object(reading: Reading, draft: Draft, role: PlaceRole) -> None:
    """Read what the verb acts on as where it goes, a border or river that it crosses to a named place as the way."""
    ahead = any(r.preposition in TO and r.names for r in draft.places)
    reached = any(r.preposition in ("into", "to", "onto") and r.names for r in draft.places)
    if role.names and reached and draft.word.lemma in ("cross", "recross"):
        draft.places.append(replace(role, preposition="through"))  # "crossed the Yalu into Korea"
    elif role.border and ahead and draft.word.frame == "move_self":
        draft.places = list(without_crossed(reading, [*draft.places, replace(role, preposition="across")]))
    else:
        draft.object_places = role.names or role.anchors


def own_movement(reading: Reading, draft: Draft) -> Draft | None:
    """Read "troops left Syria", "Russia pulled back from": the subject is the force, or the actor for it."""
    verb = draft.trigger
    if verb.dep_ == "amod" or (_ranks(verb) and not is_first_to_go(reading, draft)):
        return None  # "behind the departing columns", "into the vacated positions"
    draft.force = _mover(reading, draft)
    role = object_role(reading, verb)
    _set_object(reading, draft, role)
    theme = theme_of(verb)
    draft.places = beside_it(reading, draft, theme)
    unknown = theme is not None and theme.pos_ == "PROPN" and theme.i not in reading.actors
    unknown = unknown and not role.names
    if unknown and not draft.object_places and draft.word.frame in ("move_self", "leave_self"):
        role.pointer = UNKNOWN  # "entered Tell Tamer", a name that the gazetteer may not know
    role = beyond(draft, role)
    if theme is not None and theme.lower_ == "it" and draft.word.frame == "be_self":
        role.pointer = "there"  # "took the port from those who had held it"
    if role.pointer is not None and not draft.object_places:
        draft.places.append(replace(role, preposition="in"))  # "entered the city"
    elif theme is not None and not draft.object_places:
        based = draft.word.frame == "be_self" and any(r.preposition == "at" and r.names for r in draft.places)
        told = places_under(reading, theme)  # "conduct operations in", "took up positions near"
        draft.places += left_behind(draft.word, [r for r in told if not (based and r.preposition in OVER)])
    if joins_others(verb):  # "joined those from Ghana", "will link up with soldiers from Togo"
        draft.places = [r for r in draft.places if r.preposition not in FROM]
    if theme is not None and not draft.object_places and role.pointer is None and _other_object(reading, draft, theme):
        return None  # "returned fire", "took up arms"
    if does_something_else(reading, draft, theme):
        return None
    if draft.force is not None and theme is not None and _puts_to_sea(draft, draft.force, theme, role):
        draft.word = vocabulary.triggers()["verb", "sail", ""]  # "left harbour" tells of no place that is left
        draft.places = [r for r in draft.places if r.at is not role.at and r.preposition not in AT]
    if draft.force is not None:
        draft.subject = None
        draft.places = [*to_where_sent(verb, draft.places), *sent_on(reading, verb)]
        if theme is not None and draft.object_places and draft.word.frame.startswith("leave_"):
            # "left Kidal for Tessalit": the parser hangs the goal on what is left
            draft.places += [r for r in places_under(reading, theme) if r.preposition == "for" and r.names]
        draft.places += bound_for(reading, draft)
        ahead = any(r.preposition in ("for", "to") and r.names for r in draft.places) or sets_out_on_a_tour(verb)
        either = draft.word.frame == "leave_either" and draft.word.lemma in vocabulary.word_list("setting_out")
        sets_out = either or draft.word.frame == "leave_self"
        if sets_out and ahead and draft.word.particle not in ("home", "back"):
            # "left Fort Bragg for Kuwait" is told for where they go.
            draft.places = [r for r in draft.places if r.at is not role.at]
            if theme is not None and lemma(theme) in vocabulary.word_list("haven"):  # "left their base at Rota for"
                draft.places = [replace(r, preposition="from") if r.preposition in AT else r for r in draft.places]
            draft.places.append(PlaceRole("from", verb, names=draft.object_places, pointer=role.pointer))
            draft.word, draft.object_places = replace(draft.word, frame="move_self", action=Action.MOVE), []
        return draft if enough(reading, draft) else None
    return by_the_state(reading, draft, draft.subject)


def _puts_to_sea(draft: Draft, force: Force, theme: Token, left: PlaceRole) -> bool:
    """Whether a ship leaves a port that is not named."""
    port = theme.stem in vocabulary.word_list("haven") or theme.stem == "homeport"
    named = left.names or any(r.names and r.preposition in AT and r.at.i == theme.i + 1 for r in draft.places)
    return force.count_of == "ships" and draft.word.frame == "leave_self" and port and not named


def _mover(reading: Reading, draft: Draft) -> Force | None:
    """Give the force that is the subject, or is joined to it, or follows its verb ("Off the port lay two frigates")."""
    verb, subject = draft.trigger, draft.subject
    force = force_in(reading, subject) if subject is not None else None
    if force is None and subject is not None:
        joined = (force_in(reading, c) for c in subject.children if c.dep_ == "conj" and c.i > subject.i)
        # "residents and soldiers remained", "the headquarters and two companies will redeploy"
        force = next((f for f in joined if f is not None and (f.strong or f.count_of == "units")), None)
    if force is None or not force.strong:
        beside = (force_in(reading, c) for c in verb.children if c.dep_ == "nsubj")
        force = next((f for f in beside if f is not None and f.strong), force)  # "a group, 120 men, left"
    finite = verb.tag_ in ("VBD", "VBZ", "VBP")
    unnamed = (finite and own_subject(verb) is None) or subject is None or subject.pos_ == "ADV"
    inverted = draft.force if unnamed else None
    return inverted if inverted is not None and (force is None or verb.dep_ == "ROOT") else force


def _ranks(verb: Token) -> bool:
    """Whether it only says among what the force is the first or largest: "the largest contingent to arrive since"."""
    noun = verb.head
    if verb.dep_ not in ("acl", "relcl") or noun.dep_ not in ("appos", "attr") or not is_infinitive(verb):
        return False
    return any(c.tag_ in ("JJS", "RBS") or c.lower_ in ("first", "last", "only") for c in noun.lefts)


def _other_object(reading: Reading, draft: Draft, theme: Token) -> bool:
    """Whether the verb acts on what is neither a place, a way nor a task, nor goes along: nobody goes anywhere."""
    word = draft.word
    if word.lemma == "take" and word.particle == "up":
        return lemma(theme) not in vocabulary.word_list("taken_up")
    if theme.lower_ == "own":
        return True  # "is holding its own"
    if word.frame == "leave_self" and is_common_body(theme):
        return False
    if word.frame == "leave_self" and (theme.lower_ in ("them", "him", "us") or force_in(reading, theme) is not None):
        return True  # "leaving them to die", "fleeing fighters"
    if theme.pos_ != "NOUN" or theme.i in reading.quantities or force_in(reading, theme) is not None:
        return False
    if word.lemma in vocabulary.word_list("undirected"):
        return True
    known = (vocabulary.place_nouns(), vocabulary.word_list("way_noun"), vocabulary.word_list("duty"))
    return word.frame in _OWN_WAY and not any(lemma(theme) in words for words in known)
