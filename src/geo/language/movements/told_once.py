"""What only goes along with, or repeats, what another draft of the same sentence tells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.movements.verbs import ON_COURSE
from geo.language.phrases.draft import is_infinitive
from geo.language.phrases.locations import AT, FROM, TO, PlaceRole
from geo.language.reading import lemma
from geo.model import Action

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.language.phrases.draft import Draft
    from geo.language.phrases.force import Force
    from geo.language.syntax import Token

_CLAUSE = frozenset(("acl", "relcl"))
_CRAFT = frozenset(("ships", "aircraft", "vehicles", "units"))
_ABOARD = frozenset(("aboard", "onboard", "board", "embarked"))


def told_once(drafts: Sequence[Draft]) -> list[Draft]:
    """Give the drafts without those of a load, a crew, or a presence that another draft of the sentence implies."""
    loads = [d for d in drafts if _is_load(d, drafts)]
    aboard = {t.i for d in loads if d.force is not None for t in d.force.head.subtree}
    return [
        d
        for d in drafts
        if d not in loads
        and not (d.implied and d.force is not None and d.force.head.i in aboard)
        and not any(is_told(d, drafts) for is_told in _TOLD)
    ]


def without_echoes(drafts: Sequence[Draft]) -> list[Draft]:
    """Give the linked drafts without those that say of a force only what another draft of the sentence says of it."""
    echoes = {id(d) for d in drafts if _comments(d) and any(o is not d and not o.implied for o in drafts)}
    for inner in drafts:
        for outer in drafts:
            if outer is inner or not echoes.isdisjoint((id(inner), id(outer))):
                continue
            if (
                _names_the_whole(inner, outer)
                or _leads_there(inner, outer)
                or (_is_same(inner, outer) and _repeats(inner, outer))
            ):
                echoes.add(id(inner))
    return [d for d in drafts if id(d) not in echoes]


def _repeats(inner: Draft, outer: Draft) -> bool:
    """Whether the inner draft adds at most places to what the outer one tells of the same force; it hands them on."""
    if _stood_before(inner, outer) or _is_aside(inner, outer) or _leaves_to(outer=inner, goal=outer):
        return True
    if any(c.lower_ == "whose" for c in inner.trigger.lefts) and not _is_placed(inner) and _is_placed(outer):
        return True  # "300 men, whose deployment Togo criticised, arrived in"
    if _goes_on(inner, outer) or _is_meant(inner, outer):
        outer.places = _own_places(outer) or inner.places
        outer.object_places = outer.object_places or ([] if outer.places else inner.object_places)
        return True
    if _is_on_course(inner, outer):
        return True
    if _tells_the_way(inner, outer):
        outer.places += [r for r in inner.places if r.names or r.border]
        return True
    return False


def _comments(draft: Draft) -> bool:
    """Whether it only says what a movement told of just before amounts to: "…, a step that doubles its strength"."""
    told = draft.trigger.head
    return draft.trigger.dep_ == "relcl" and told.dep_ != "dobj" and told.stem in vocabulary.word_list("measure")


def _is_same(one: Draft, two: Draft) -> bool:
    """Whether both tell of the same force."""
    if one.force is None or two.force is None or one.standing is None or two.standing is None:
        return False
    elided = one.force.elided or two.force.elided
    return one.force.head.i == two.force.head.i if elided else one.force.noun.i == two.force.noun.i


def _own_places(draft: Draft) -> list[PlaceRole]:
    return [r for r in draft.places if r.names or r.anchors or r.border]


def _is_placed(draft: Draft) -> bool:
    return bool(draft.object_places or _own_places(draft))


def _stood_before(inner: Draft, outer: Draft) -> bool:
    """Whether a clause about a force that leaves says it was there: "those who held the port are packing up"."""
    away = outer.word.action is Action.WITHDRAW and outer.word.frame != "relief"
    if not (away and inner.adnominal and inner.word.action is Action.STATION and inner.trigger.dep_ in _CLAUSE):
        return False
    assert outer.standing is not None  # noqa: S101  the drafts are linked
    if not outer.standing.status.factual or outer.standing.reversed or inner.trigger.i < inner.trigger.head.i:
        return False
    if not any(r.preposition in FROM for r in outer.places) and not outer.object_places:
        outer.places += [replace(r, preposition="from") for r in inner.places if r.preposition in AT]
        outer.places += [PlaceRole("from", inner.trigger, names=[i]) for i in inner.object_places]
    return True


def _is_aside(inner: Draft, outer: Draft) -> bool:
    """Whether a clause about a force names no place of its own: "the group, led by Cavour, is training off Bari"."""
    given = inner.word.lemma in vocabulary.word_list("giving")  # "the troops contributed by Nepal are based in Mali"
    aside = inner.adnominal and (given or inner.word.action is Action.STATION) and inner.trigger.dep_ in _CLAUSE
    return aside and not outer.adnominal and not outer.implied and not _is_placed(inner) and _is_placed(outer)


def _goes_on(inner: Draft, outer: Draft) -> bool:
    """Whether two joined verbs say that a force is, or exercises, somewhere, and one of them alone says where."""
    same = inner.word.action is outer.word.action
    if not same or inner.word.action not in (Action.STATION, Action.EXERCISE) or _is_placed(inner) == _is_placed(outer):
        return inner.word.action is outer.word.action is Action.EXERCISE and not _is_placed(inner)
    return not _is_placed(inner) and (inner.trigger in outer.trigger.conjuncts or inner.trigger is outer.trigger)


def _is_meant(inner: Draft, outer: Draft) -> bool:
    """Whether it is what a movement told of already is for: "is on passage to join", "sailed for an exercise off"."""
    verb, goal = outer.trigger, inner.trigger
    if inner.word.frame == "drill":
        under = goal.dep_ == "pobj" and goal.head.lower_ in ("for", "to", "on") and goal.head.head is verb
        return under and outer.word.action.direction == "toward"
    if goal.dep_ == "relcl" and inner.word.frame.startswith("leave") and outer.word.action.direction == "toward":
        return not _is_placed(inner) and goal.head.i < verb.i  # "the troops who left it headed for"
    if goal.dep_ == "xcomp" and goal.i < verb.i:
        return False  # "the 300 men due to land are ready": said of who is ready
    if not is_infinitive(goal) or goal not in verb.subtree or goal.dep_ not in ("acl", "relcl", "advcl", "xcomp"):
        return False
    return outer.word.pos == "pred" or (outer.word.pos == "verb" and not _is_placed(inner) and _is_placed(outer))


def _names_the_whole(inner: Draft, outer: Draft) -> bool:
    """Whether it only names what the other draft tells of: the doer, the whole of a part, what is made up of it."""
    doer = outer.subject
    acts = inner.force is None and inner.word.frame in ("engagement", "presence") and doer is inner.trigger
    if acts and outer.word.pos == "verb":
        outer.places = outer.places or inner.places  # "the mission in Darfur has begun pulling out troops"
        return True
    if inner.force is None or outer.force is None or inner.force.quantity is not None:
        return False
    of = inner.force.head.head
    part = inner.force.head.dep_ == "pobj" and of.lower_ == "of" and of.head.i == outer.force.head.i
    if part and inner.adnominal and inner.word.action is Action.STATION and not inner.implied:
        return (
            outer.word.action.direction != "presence" and outer.word.pos == "verb"
        )  # "the last company of the force still in Bunia has left"
    if outer.force.quantity is None:
        return False
    verb = inner.force.head.head
    if inner.force.head.dep_ == "nsubj" and verb.stem in vocabulary.word_list("consisting"):
        outer.places = outer.places or inner.places  # "the mission in Abyei consists of 3,000 soldiers"
        return outer.force.head in verb.subtree and inner.word.action is Action.STATION
    adds = inner.word.pos == "noun" and inner.trigger.dep_ == "nsubj" and inner.trigger.head is outer.trigger
    return adds and inner.word.action.direction == outer.word.action.direction == "toward"


def _tells_the_way(inner: Draft, outer: Draft) -> bool:
    """Whether a participle only tells how or where a force goes on: "left Hanoi, marching towards the coast"."""
    way = inner.trigger.dep_ == "advcl" and inner.trigger.tag_ == "VBG" and inner.trigger.head is outer.trigger
    moves = inner.word.frame in ("move_self", "leave_self", "move_either", "leave_either")
    alike = inner.word.action.direction in ("toward", outer.word.action.direction)
    ahead = any(r.preposition in TO for r in _own_places(outer))
    return way and moves and alike and outer.word.action.direction in ("toward", "away") and not ahead


def _is_on_course(inner: Draft, outer: Draft) -> bool:
    """Whether a participle tells where a force is going that sets out: "left Rota, headed for Beirut"."""
    goal = {i for r in _own_places(inner) for i in r.names}
    told = {i for r in _own_places(outer) for i in r.names}
    after = inner.trigger in outer.trigger.subtree and inner.trigger.tag_ in ("VBG", "VBN")
    return inner.trigger.lower_ in ON_COURSE and after and bool(goal) and goal <= told


def _leaves_to(outer: Draft, goal: Draft) -> bool:
    """Whether a force leaves, from no place that is named, in order to be where the other draft says."""
    leaves = outer.word.frame == "leave_self" and outer.trigger.pos_ == "VERB" and not _is_placed(outer)
    there = goal.word.action.direction == "presence" and is_infinitive(goal.trigger) and _is_placed(goal)
    return leaves and there and goal.trigger in outer.trigger.subtree


def _leads_there(inner: Draft, outer: Draft) -> bool:
    """Whether a force that only leaves goes where it is to serve: "left Kastrup to join the mission in Congo".

    Those places become where it goes.
    """
    goal, frame = inner.trigger, outer.word.frame
    leaves = frame.startswith("leave") if outer.object_places else frame.endswith("_self")
    if goal.head is not outer.trigger or goal.dep_ not in ("advcl", "xcomp") or not is_infinitive(goal) or not leaves:
        return False
    left = _own_places(outer)
    if not _is_placed(outer) or any(r.preposition not in FROM for r in left) or inner.word.frame == "drill":
        return False
    ahead = inner.word.action.direction in ("toward", "presence") and _is_placed(inner)
    if not ahead or not (inner.force is None or _is_same(inner, outer)):
        return False
    outer.places += [replace(r, preposition="to") if r.preposition in AT else r for r in _own_places(inner)]
    outer.places += [PlaceRole("to", goal, names=list(inner.object_places))] if inner.object_places else []
    return True


def _is_load(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether it is what a carrier on its way has with it, uncounted or counted for each: "trucks bringing tanks"."""
    verb, force, carrier = draft.trigger, draft.force, draft.subject
    if force is None or draft.word.lemma not in vocabulary.word_list("carrying") or draft.word.particle:
        return _is_each(force) and any(_is_ahead(force, d) for d in drafts if d is not draft)
    if verb.tag_ != "VBG" or any(c.dep_ == "aux" and c.stem == "be" and c.tag_ != "VB" for c in verb.children):
        return False
    each = _each_before(verb) or any(t.lower_ == "each" for t in verb.lefts)
    if each:
        return any(_is_ahead(force, d) for d in drafts if d is not draft)
    if carrier is None or force.quantity is not None:
        return False
    craft = [d.force for d in drafts if d.force is not None and d.trigger is not verb and d.force.count_of in _CRAFT]
    return any(_is_of(f, carrier.i) for f in craft)


def _is_each(force: Force | None) -> bool:
    """Whether it is counted for each carrier: "trucks each with about 20 soldiers"."""
    head = force.head if force is not None else None
    if head is None or head.dep_ != "pobj":
        return False
    return "each" in (head.head.head.lower_, *(t.lower_ for t in head.head.lefts)) or _each_before(head.head)


def _each_before(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).lower_ == "each"


def _is_ahead(force: Force | None, other: Draft) -> bool:
    """Whether the other draft tells of a force named before."""
    return force is not None and other.force is not None and other.force.head.i < force.head.i


def _is_crew(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether it is the crew of a ship that the same word moves: "with 300 sailors on board", "with 200 aboard"."""
    force = draft.force
    if force is None or not (force.elided or lemma(force.noun) in vocabulary.word_list("crew")):
        return False
    after = force.head.doc[force.head.i + 1 : force.head.right_edge.i + 3]
    if not any(t.lower_ in _ABOARD for t in after):
        return False
    if draft.word.lemma == "embark" and draft.trigger.tag_ == "VBN":
        return any(d.force.count_of == "ships" and _is_ahead(force, d) for d in drafts if d.force is not None)
    return any(
        d.force.count_of == "ships" and d.trigger is draft.trigger and _is_ahead(force, d)
        for d in drafts
        if d.force is not None
    )


def _is_one_of_them(draft: Draft, _: Sequence[Draft]) -> bool:
    """Whether it is only among those of whom a clause tells more: "are among 900 troops who will be sent to Haiti"."""
    among = (o for c in draft.trigger.rights if c.lower_ == "among" for o in c.rights)
    return draft.trigger.stem == "be" and any(c.dep_ in ("acl", "relcl") for whole in among for c in whole.rights)


def _counts_again(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether the number is the same as that of a force before it: "the Fijian contingent is larger, with 900 men"."""
    own = draft.force.quantity if draft.force is not None and draft.trigger.stem == "be" else None
    others = (d for d in drafts if d.trigger is draft.trigger and _is_ahead(draft.force, d))
    return own is not None and any(d.force.quantity == own for d in others if d.force is not None)


def _is_left(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether those who leave a place are said to be there, in no place by name: "pull out the men who are there"."""
    if draft.force is None or draft.word.action is not Action.STATION or draft.trigger.dep_ != "relcl":
        return False
    if lemma(draft.trigger) not in ("be", "remain", "stay"):
        return False
    if draft.object_places or any(r.names or r.border for r in draft.places):
        return False
    return any(
        d.word.action is Action.WITHDRAW and _is_of(d.force, draft.trigger.head.i, draft.force.head.i)
        for d in drafts
        if d is not draft
    )


def _is_task_there(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether it is what those who are sent are to do there: "sent 300 men to Gao, where they will guard a bridge"."""
    force, clause = draft.force, draft.trigger
    while clause.dep_ in ("conj", "xcomp") and clause.head is not clause:
        clause = clause.head
    there = clause.dep_ == "relcl" and any(c.lower_ == "where" for c in clause.lefts)
    to_come = any(c.lower_ in ("will", "would", "to", "shall") for c in clause.lefts if c.dep_ == "aux")
    if force is None or not force.elided or draft.word.action is not Action.STATION or not (there and to_come):
        return False
    sent = (d for d in drafts if d is not draft and d.trigger.i < clause.i)
    return force.quantity is None and any(d.word.action.direction == "toward" for d in sent)


def _is_about_to(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether it only says, at no place, that the force is about to do what another draft tells: "poised to leave"."""
    if draft.word.lemma not in ("poise", "poised", "stand") or draft.word.action not in (Action.MASS, Action.ALERT):
        return False
    poised, noun = draft.trigger, draft.force.noun if draft.force is not None else None
    if any(r.at.head is poised or r.at.head is noun for r in _own_places(draft)):
        return False
    meant = {t.i for verb in poised.subtree if is_infinitive(verb) for t in verb.subtree}
    return any(d is not draft and d.trigger.i in meant for d in drafts)


def _is_of(force: Force | None, *tokens: int) -> bool:
    return force is not None and not {force.head.i, force.noun.i}.isdisjoint(tokens)


_TOLD = (_counts_again, _is_crew, _is_left, _is_task_there, _is_about_to, _is_one_of_them)
