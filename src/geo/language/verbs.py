"""Verbs that tell of a movement or a presence, and how each kind takes its force, doer and places."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.antecedents import is_definite
from geo.language.attribution import is_anaphoric
from geo.language.draft import Draft, is_passive, theme_of
from geo.language.forces import Force, force_in
from geo.language.locations import AT, FROM, INWARD, PlaceRole, object_role, phrases_beside, places_under
from geo.language.owners import actor_of, modifier_actor
from geo.language.reading import lemma
from geo.language.roles import agent_of, subject_of
from geo.model import Action

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from geo.language.reading import Reading
    from geo.language.vocabulary import TriggerWord

_STAYING = frozenset(("remain", "stay", "keep", "be"))
_COMMON = frozenset(("come", "go", "follow", "put"))
_ALLOWING = frozenset(("allow", "let", "admit"))


def verb_drafts(reading: Reading, verb: Token, word: TriggerWord) -> Iterator[Draft]:
    """Read the movements told by a verb: none where what moves is no force, two where one relieves another."""
    passive = is_passive(verb, themeless=word.frame.endswith("_self"))
    if passive and word.frame == "be_self":
        draft = _held(reading, verb, word)
        if draft is not None:
            yield draft
        return
    if verb.dep_ == "relcl" and word.frame.startswith("move") and verb.tag_ in ("VBZ", "VBP") and not passive:
        held = force_in(reading, verb.head)
        if held is None or held.count_of not in ("people", "units") or held.quantity is not None:
            return  # "the missiles it deploys": a habit, not an event
    if word.frame == "relief":
        yield from _relief(reading, verb, word, passive=passive)
        return
    theme = theme_of(verb)
    if theme is not None and lemma(theme) in vocabulary.word_list("duty") and word.frame.endswith("_either"):
        word = replace(word, frame="be_self", action=Action.STATION)  # "are flying patrols out of Constanta"
    if word.frame == "fortify":
        draft = _fortified(reading, verb, word)
        if draft is not None:
            yield draft
        return
    if word.frame == "parts":
        yield from _parts(reading, verb, passive=passive)
        return
    if word.lemma == "leave" and verb.tag_ == "VBN" and verb.dep_ == "acl":
        word, passive = replace(word, frame="be_object", action=Action.STATION), True  # "has 70 troops left in Mosul"
    if word.lemma == "go" and verb.tag_ == "VBN" and verb.dep_ not in ("ROOT", "conj") and not _has_aux(verb):
        word = replace(word, frame="leave_self", action=Action.WITHDRAW)  # "wants them gone", "with 3,600 gone"
    if lemma(verb.head) in _STAYING and verb.dep_ in ("acomp", "xcomp") and verb.tag_ == "VBN":
        # "will remain deployed in Djibouti": what stays is not sent.
        word = replace(word, frame="be_object", action=Action.STATION)
    draft = _verb_draft(reading, verb, word, passive=passive)
    if draft is not None:
        yield draft


def _has_aux(verb: Token) -> bool:
    return any(c.dep_ == "aux" for c in verb.children)


def _verb_draft(reading: Reading, verb: Token, word: TriggerWord, *, passive: bool) -> Draft | None:
    theme = subject_of(verb) if passive else _theme(reading, verb)
    draft = _with_roles(reading, verb, word, theme, passive=passive)
    if word.frame in ("host", "strengthen", "grow", "shrink") or word.lemma in _ALLOWING:
        return _of_its_own_kind(reading, draft, theme)
    by_object = word.frame.endswith("_object")
    if by_object or (word.frame.endswith("_either") and (draft.force is not None or passive)):
        return draft if draft.force is not None and enough(reading, draft) else None
    if passive or (theme is not None and word.frame.endswith("_either") and word.frame != "be_either"):
        return None
    return own_movement(reading, draft)


def _theme(reading: Reading, verb: Token) -> Token | None:
    """What the verb acts on; a force behind it on the list, or behind a particle read as a preposition, first."""
    theme = theme_of(verb)
    if theme is not None and force_in(reading, theme) is None:
        joined = (c for c in theme.children if c.dep_ == "conj" and c.i > theme.i)
        return next((c for c in joined if force_in(reading, c) is not None), theme)
    if theme is None:
        particles = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("in", "out", "up", "off", "for"))
        inner = (o for c in particles if c.i == verb.i + 1 for o in c.children if o.dep_ == "pobj")
        return next((o for o in inner if force_in(reading, o) is not None), None)  # "has flown in reinforcements"
    return theme


def _with_roles(reading: Reading, verb: Token, word: TriggerWord, theme: Token | None, *, passive: bool) -> Draft:
    subject = agent_of(verb) if passive else subject_of(verb)
    force = force_in(reading, theme) if theme is not None else None
    if theme is None and verb.dep_ == "relcl" and not passive and subject is not None and subject.i != verb.head.i:
        force = force_in(reading, verb.head)  # "the troops it has poised"
    adnominal = verb.dep_ in ("acl", "amod") and verb.tag_ in ("VBN", "VBG")
    adnominal = adnominal or (verb.dep_ == "relcl" and word.frame.startswith("be_"))
    draft = Draft(verb, word, force, subject, adnominal=adnominal)
    draft.places = places_under(reading, verb)
    if word.frame in ("be_self", "be_either") and verb.tag_ == "VBG":
        # "operating from Djibouti": where it flies from is where it is.
        draft.places = [replace(r, preposition="at") if r.preposition in FROM else r for r in draft.places]
    if word.frame == "be_self":
        for said in verb.children:
            if said.dep_ in ("acomp", "oprd", "attr") or (said.dep_ == "xcomp" and said.tag_ == "VBN"):
                draft.places += places_under(reading, said)  # "remain postured in the region"
    for said in verb.children:
        if said.lower_ in ("bound", "headed", "destined") and said.i > verb.i:
            draft.places += places_under(reading, said)  # "weighed anchor, bound for the Gulf"
    if word.lemma in vocabulary.word_list("departing") and word.action is Action.MOVE:
        draft.places = [replace(r, preposition="from") if r.preposition in AT else r for r in draft.places]
    outer = verb
    while outer.dep_ == "xcomp":
        outer = outer.head  # "has kept adding troops … along the border"
        draft.places += [r for r in places_under(reading, outer) if r.at.i > verb.i]
    if not draft.places:
        draft.places = phrases_beside(reading, verb)
    return draft


def _of_its_own_kind(reading: Reading, draft: Draft, theme: Token | None) -> Draft | None:
    """Read the kinds of verb that take their force in a way of their own."""
    kind, force, verb = draft.word.frame, draft.force, draft.trigger
    if kind == "host":
        return _hosted(reading, draft)
    if kind == "strengthen":
        return _strengthened(reading, draft, theme)
    if kind in ("grow", "shrink"):
        if force is None and theme is not None and is_presence(reading, theme):
            draft.places += places_under(reading, theme)
            return draft
        return draft if force is not None and enough(reading, draft) else None
    beside = [*verb.children, *(theme.children if theme is not None else ())]
    inward = any(c.lower_ in ("into", "in", "onto") and c.i > verb.i for c in beside)
    return draft if inward and force is not None and force.strong else None


def _hosted(reading: Reading, draft: Draft) -> Draft | None:
    """Read "Niger hosts 1,500 French troops", "the country hosts …": the subject is the place."""
    place = draft.subject
    if place is None or draft.force is None:
        return None
    name = reading.place(place)
    if name is not None:
        draft.object_places = [name.index]
    elif lemma(place) in vocabulary.word_list("anaphor_noun"):
        draft.places.append(PlaceRole("in", place, pointer=lemma(place)))
    else:
        return None
    draft.subject = None
    return draft


def _held(reading: Reading, verb: Token, word: TriggerWord) -> Draft | None:
    """Read "the zones occupied by Angolan forces", "a bridge guarded by 40 men": the theme is the place."""
    agent, theme = agent_of(verb), subject_of(verb)
    force = force_in(reading, agent) if agent is not None else None
    if force is None or theme is None:
        return None
    draft = Draft(verb, word, force, None, adnominal=verb.dep_ in ("acl", "amod"))
    name = reading.place(theme)
    draft.object_places = [name.index] if name is not None else []
    draft.places = [*places_under(reading, verb), *places_under(reading, theme)]
    place = name is not None or lemma(theme) in vocabulary.place_nouns()
    return draft if place and (force.strong or reading.memory.military) else None


def _fortified(reading: Reading, verb: Token, word: TriggerWord) -> Draft | None:
    """Read "arming the island of Meis": whose place is armed is reinforced."""
    role = object_role(reading, verb)
    doer = subject_of(verb)
    if not (role.names or role.pointer) or doer is None or actor_of(reading, doer) is None:
        return None
    return Draft(verb, word, None, doer, places=[replace(role, preposition="in")])


def _parts(reading: Reading, verb: Token, *, passive: bool) -> Iterator[Draft]:
    """Read "the task group comprises two frigates", "the exercise involves 28 vessels": the parts do it too."""
    whole = subject_of(verb)
    theme = theme_of(verb)
    force = force_in(reading, theme) if theme is not None else None
    if passive or whole is None or force is None:
        return
    words = vocabulary.triggers()
    word = words.get(("noun", lemma(whole), ""))
    if word is None or word.frame not in ("drill", "event", "presence"):
        word = words["verb", "be", ""] if force_in(reading, whole) is not None else None
    if word is not None and (force.strong or reading.memory.military):
        draft = Draft(verb, word, force, None, places=[*places_under(reading, verb), *places_under(reading, whole)])
        if draft.word.frame != "be_self" or draft.places or force.unit is not None:
            yield draft


def is_presence(reading: Reading, noun: Token) -> bool:
    """Whether the noun is somebody's military presence without naming a force ("its naval presence")."""
    if lemma(noun) not in vocabulary.word_list("presence"):
        return False
    military = any(c.lower_ in vocabulary.word_list("military") for c in noun.lefts)
    return military or modifier_actor(reading, noun) is not None


def own_movement(reading: Reading, draft: Draft) -> Draft | None:
    """Read "troops left Syria", "Russia pulled back from": the subject is the force, or the actor for it."""
    verb, subject = draft.trigger, draft.subject
    draft.force = force_in(reading, subject) if subject is not None else None
    role = object_role(reading, verb)
    draft.object_places = role.names or role.anchors
    theme = theme_of(verb)
    if role.pointer is not None and not draft.object_places:
        draft.places.append(replace(role, preposition="in"))  # "entered the city"
    elif theme is not None and not draft.object_places:
        draft.places += places_under(reading, theme)  # "conduct operations in", "took up positions near"
    if draft.word.lemma in vocabulary.word_list("does") and (
        theme is None or lemma(theme) not in vocabulary.word_list("duty")
    ):
        return None  # "conduct patrols" is a presence, "conduct warfare" is none
    if draft.word.frame == "go_fight" and (draft.force is None or _own_modality(verb) is False):
        return None
    if draft.force is not None:
        draft.subject = None
        ahead = any(r.preposition == "for" and r.names for r in draft.places)
        if draft.word.frame == "leave_self" and ahead and draft.word.particle not in ("home", "back"):
            # "left Fort Bragg for Kuwait" is told for where they go.
            draft.places.append(PlaceRole("from", verb, names=draft.object_places))
            draft.word, draft.object_places = replace(draft.word, frame="move_self", action=Action.MOVE), []
        return draft if enough(reading, draft) else None
    return draft if subject is not None and _state_moves(reading, draft, subject) else None


def _state_moves(reading: Reading, draft: Draft, subject: Token) -> bool:
    """Whether a country or its leader stands for its forces: "Turkey invades", "Israel pulled out of"."""
    word = draft.word
    if actor_of(reading, subject) is None:
        return False
    mention = reading.actors.get(subject.i)
    state = (mention is not None and mention.kind in ("state", "alliance", "capital")) or subject.lower_ == "we"
    if not (draft.places or draft.object_places):
        bare = word.action is Action.WITHDRAW and word.strength == "strong" and theme_of(draft.trigger) is None
        return bare and state and reading.memory.military
    inward = word.action in (Action.MOVE, Action.DEPLOY) and (
        any(r.preposition in INWARD and (r.names or r.pointer) for r in draft.places) or bool(draft.object_places)
    )
    if word.strength == "strong":
        return inward or word.action is Action.WITHDRAW or word.lemma == "occupy"
    if inward and word.lemma in vocabulary.word_list("state_moves"):
        return True
    return word.action is Action.WITHDRAW and state and reading.memory.military


def _relief(reading: Reading, verb: Token, word: TriggerWord, *, passive: bool) -> Iterator[Draft]:
    """Read "X replaced Y in Z", "X takes over from Y": X comes and Y goes."""
    theme = subject_of(verb) if passive else theme_of(verb)
    if word.particle == "over":  # "takes over from"; to take over a force is to command it
        theme = next((o for c in verb.children if c.lower_ == "from" for o in c.children if o.dep_ == "pobj"), None)
    doer = agent_of(verb) if passive else subject_of(verb)
    coming = force_in(reading, doer) if doer is not None else None
    going = force_in(reading, theme) if theme is not None else None
    if not any(f is not None and f.strong for f in (coming, going)):
        return
    draft = Draft(verb, word, coming, None, places=places_under(reading, verb))
    told = verb.dep_ == "conj" and vocabulary.triggers().get(("verb", lemma(verb.head), ""))  # "withdrawn and replaced"
    for place in (theme, doer):
        if place is not None and not draft.places:
            draft.places = places_under(reading, place)
    if coming is not None:
        yield draft
    if going is not None and not (told and told.action is Action.WITHDRAW):
        yield replace(draft, word=replace(word, action=Action.WITHDRAW), force=going, places=list(draft.places))


def _figurative(reading: Reading, force: Force) -> bool:
    """Whether the force is made of something else: "troops of shoppers", "a fleet of taxis"."""
    if lemma(force.noun) not in vocabulary.word_list("host_noun") or modifier_actor(reading, force.noun) is not None:
        return False
    made_of = (o for c in force.noun.children if c.lower_ == "of" for o in c.children if o.pos_ == "NOUN")
    known = (*vocabulary.forces(), *vocabulary.word_list("wrapper"))
    return any(force_in(reading, o) is None and lemma(o) not in known for o in made_of)


def _by_a_force(reading: Reading, draft: Draft) -> bool:
    """Whether a force does it ("the army moved two divisions"), or one stands inside ("a convoy of 60 tanks")."""
    doer = force_in(reading, draft.subject) if draft.subject is not None else None
    if doer is not None and doer.strong and draft.force is not None and doer.head.i != draft.force.head.i:
        return True
    inner = (o for c in draft.force.head.children if c.lower_ == "of" for o in c.children) if draft.force else ()
    return any(f is not None and f.strong for f in (force_in(reading, o) for o in inner))


def _on_duty(draft: Draft) -> bool:
    """Whether the force is said to be at its work, wherever that is: "has 3,900 peacekeepers on 22 missions"."""
    nouns = [n for at in (draft.trigger, draft.force.head if draft.force else draft.trigger) for p in at.children
             if p.dep_ == "prep" and p.lower_ in AT for n in p.children]  # fmt: skip
    return any(("pred", lemma(n), "") in vocabulary.triggers() for n in nouns)


def _told_of(reading: Reading, force: Force) -> bool:
    """Whether a plain noun ("the vessel", "200 officers") points back to a force, or is one in such an article."""
    if is_definite(force) and any(t.count_of == force.count_of for t in reading.memory.told):
        return True
    word = vocabulary.forces().get(lemma(force.noun))
    one = word is not None and word.count_of == "people" and force.noun.tag_ == "NN"
    if one and force.noun.lower_ != "personnel":
        return False  # "the adviser", "a border guard"
    told = is_definite(force) or is_anaphoric(force) or force.quantity is not None or force.noun.lower_ == "men"
    told = told or modifier_actor(reading, force.noun) is not None
    return reading.memory.military and told and force.noun.pos_ != "PROPN"


def _own_modality(verb: Token) -> bool:
    """Whether the verb speaks of what is to come or is not to be."""
    if any(c.dep_ == "neg" or c.lower_ in ("will", "would", "could", "may") for c in verb.children):
        return True
    return lemma(verb.head) == "go" and verb.dep_ == "xcomp"


def _strengthened(reading: Reading, draft: Draft, theme: Token | None) -> Draft | None:
    """Read "reinforce our partners on the eastern flank"; a purpose ("sent to bolster") is no frame."""
    if draft.force is not None and draft.force.strong and is_passive(draft.trigger):
        return draft  # "the UN force was strengthened to 4,400"
    if theme is None or draft.trigger.dep_ == "advcl" or draft.subject is None:
        return None
    draft.places += places_under(reading, theme)
    name = reading.place(theme)
    inside = [n.index for t in theme.subtree if (n := reading.place(t)) is not None]
    if draft.force is None and lemma(theme) not in vocabulary.word_list("ally") and name is None:
        return None
    if not draft.places:
        draft.object_places = inside
    draft.force = None if draft.force is None or draft.force.quantity is None else draft.force
    strengthened = lemma(theme) in vocabulary.forces() and any(c.dep_ == "poss" for c in theme.children)
    return draft if draft.places or draft.object_places or strengthened else None


def enough(reading: Reading, draft: Draft) -> bool:
    """Whether the force and the trigger together are military enough, and the presence has a place."""
    force, word = draft.force, draft.word
    if force is None:
        return False
    if _figurative(reading, force):
        return False
    military = force.strong or word.strength == "strong" or _told_of(reading, force) or _by_a_force(reading, draft)
    if not military:
        return False
    if not force.strong and force.noun.pos_ == "PROPN" and force.unit is None:
        return False
    placed = bool(draft.places or places_under(reading, force.head) or draft.object_places)
    if word.lemma in vocabulary.word_list("giving") and force.count_of in ("vehicles", "missiles"):
        return False  # equipment that is provided is aid
    if word.pos == "pred":
        return placed or word.action is not Action.STATION
    if word.lemma in vocabulary.word_list("needs_place") or word.frame == "be_self":
        stays = word.lemma in ("remain", "stay") and reading.memory.military
        return placed or force.unit is not None or stays or _on_duty(draft)
    if word.frame in ("move_self", "move_either", "move_object") and word.strength == "weak":
        arrives = word.frame == "move_self" and word.action is Action.DEPLOY and word.lemma not in _COMMON
        named = modifier_actor(reading, force.noun) is not None
        sent = word.lemma in vocabulary.word_list("sending") and force.strong
        return placed or force.quantity is not None or sent or (arrives and named)
    return True
