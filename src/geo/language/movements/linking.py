"""Drafts of one sentence brought together: participles, purposes and places beside the force."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.movements.force_places import add_force_places, senders
from geo.language.movements.homecomings import back_again, leaves_too
from geo.language.movements.loads import carried_along
from geo.language.movements.participles import fold_participle, moves, set_aside
from geo.language.movements.purposes import past_the_goal, places_before, purpose_places
from geo.language.movements.stray_places import is_told_of_others, pointer_beside, spare_phrases, tells_of_a_part
from geo.language.phrases.clauses import is_told_as_now
from geo.language.phrases.draft import Draft, is_infinitive
from geo.language.phrases.locations import AT, BY_WAY, FROM, TO, UNKNOWN, PlaceRole
from geo.language.phrases.measures import measures, without_asides
from geo.language.phrases.roles import agent_of, clause_verb, clauses_above, relative_gap
from geo.language.status.status import standing_of
from geo.model import Action, Status

if TYPE_CHECKING:
    from geo.language.reading import Reading
    from geo.language.syntax import Token

_REST = frozenset(("rest", "remainder", "others"))
_LEAVING = frozenset(("leave", "depart", "fly", "sail", "ship", "slip", "take", "set"))


def link(reading: Reading, drafts: list[Draft]) -> None:
    """Let participles, purposes and names beside the force serve the frame they belong to."""
    for draft in drafts:
        draft.standing = standing_of(
            reading,
            draft.trigger,
            presence=draft.word.frame == "presence" or (draft.adnominal and not moves(draft)),
            goes=draft.word.frame in ("move_self", "leave_self") or _stands_for_itself(draft),
            force=draft.force.head if draft.force is not None else None,
        )
        add_force_places(reading, draft)
        if not draft.places and not draft.object_places and draft.word.action.direction == "toward":
            draft.places = purpose_places(reading, draft.trigger)
        if draft.word.action is Action.WITHDRAW and draft.trigger.pos_ == "VERB" and not draft.object_places:
            draft.places += places_before(reading, draft)
    back_again(drafts)
    leaves_too(drafts)
    drafts[:] = carried_along([d for d in drafts if not _thought_of(d)])
    dropped: set[int] = set()
    for inner in drafts:
        for outer in drafts:
            if outer is inner or id(outer) in dropped or id(inner) in dropped:
                continue
            if _same_force(inner, outer):
                _fold_same(inner, outer, dropped)
            elif _is_part_of(outer, inner):
                outer.places += [
                    replace(r, preposition="from") for r in inner.places if r.names and r.preposition in AT
                ]
            if id(inner) not in dropped and _serves(inner, outer):
                _fold_purpose(inner, outer)
                dropped.add(id(inner))
    for first in drafts:
        for second in drafts:
            if first is not second and not dropped & {id(first), id(second)} and _one_journey(first, second):
                second.places += [replace(r) for r in first.places if r.preposition in FROM]
                second.places += [PlaceRole("from", first.trigger, names=[i]) for i in first.object_places]
                if second.word.action is Action.STATION:
                    second.word = replace(second.word, action=Action.DEPLOY)
                    _come_there(second)
                dropped.add(id(first))
    drafts[:] = [d for d in drafts if id(d) not in dropped]
    _set_at_a_distance(reading, drafts)
    _share_spare_places(reading, drafts)
    _share_places_of_the_rest(drafts)


def _come_there(draft: Draft) -> None:
    """Tell as done the way of those who are said to be in a place: "the men who left Gao are now in Kidal"."""
    there = any(r.preposition in ("in", "at") and r.names for r in draft.places)
    if there and draft.standing is not None and draft.standing.status in (Status.UNDER_WAY, Status.IN_PLACE):
        draft.standing.status = Status.COMPLETED


def _fold_same(inner: Draft, outer: Draft, dropped: set[int]) -> None:
    """Fold into the movement of a force what another verb only adds to it."""
    if inner.adnominal and not outer.adnominal:
        fold_participle(inner, outer, dropped)
    elif outer.word.frame == "relief" and _is_told_of(inner, outer):
        outer.places += inner.places  # "will replace brigades whose tours in Helmand are ending"
        dropped.add(id(inner))
    elif _only_counts(inner):
        dropped.add(id(inner))
    elif _goes_on_about(inner, outer):
        outer.places = outer.places or ([] if outer.object_places else inner.places)
        outer.object_places = outer.object_places or ([] if outer.places else inner.object_places)
        dropped.add(id(inner))
    elif _ends_it(inner, outer):
        outer.places += [replace(r, preposition="to") if r.preposition in AT else r for r in inner.places]
        outer.places += [PlaceRole("to", inner.trigger, names=list(inner.object_places))]
        dropped.add(id(inner))


def _is_told_of(inner: Draft, outer: Draft) -> bool:
    """Whether a clause about the force that is relieved only tells where it is, or that it leaves."""
    if inner.word.frame == "relief" or outer.word.action is not Action.WITHDRAW or outer.force is None:
        return False
    ends = inner.word.action in (Action.STATION, Action.WITHDRAW)
    return ends and inner.trigger.i > outer.force.head.i and inner.trigger in outer.force.head.subtree


def _is_part_of(outer: Draft, inner: Draft) -> bool:
    """Whether some of those set out who are said to be somewhere: "the last of the troops serving in Mali drove to"."""
    if inner.force is None or outer.force is None or not inner.adnominal or inner.word.action is not Action.STATION:
        return False
    of = inner.force.head.head
    part = inner.force.head.dep_ == "pobj" and of.lower_ == "of" and of.head.i == outer.force.head.i
    placed = any(r.preposition in FROM for r in outer.places)
    return part and outer.word.action in (Action.DEPLOY, Action.MOVE) and not placed


def _only_counts(inner: Draft) -> bool:
    """Whether a relative clause tells no more than the size: "the contingent, which numbers 300, will leave"."""
    return inner.trigger.dep_ in ("relcl", "acl") and inner.trigger.stem in ("number", "total")


def _stands_for_itself(draft: Draft) -> bool:
    """Whether a noun phrase tells of a presence by itself ("the 2,000 troops now in Syria")."""
    return draft.adnominal and not draft.implied and draft.trigger.pos_ not in ("VERB", "AUX")


def _set_at_a_distance(reading: Reading, drafts: list[Draft]) -> None:
    """Let "30 km from Kyiv" tell how far the place is; a draft without a place takes the nearest such."""
    told = {m.index: m for m in measures(reading)}
    for draft in drafts:
        stays = draft.word.action.direction == "presence"  # "sailed two days from Toulon" is no stay there
        for role in draft.places:
            near = (i for i in [*role.names, *role.anchors] if i in told and (stays or told[i].kilometres is not None))
            measure = next((told.pop(i) for i in list(near)), None)
            if measure is not None:
                role.preposition, role.relation, role.kilometres = "near", measure.relation, measure.kilometres
        draft.places = without_asides(reading, draft.places)
    adjectives = {n.index for n in reading.names.values() if n.adjectival}
    told = {i: m for i, m in told.items() if i not in adjectives}
    for draft in drafts:
        placed = draft.object_places or any(r.names or r.anchors or r.border for r in draft.places)
        if told and not placed and draft.word.action is not Action.ALERT:
            measure = min(told.values(), key=lambda m: abs(m.at - draft.trigger.idx))
            at = reading.token_at(measure.at, measure.at + 1) or draft.trigger
            role = PlaceRole("near", at, names=[told.pop(measure.index).index], relation=measure.relation)
            role.kilometres = measure.kilometres
            draft.places = [role]


def _share_spare_places(reading: Reading, drafts: list[Draft]) -> None:
    """Give a draft without a place the nearest of the sentence that no other has."""
    used = [i for d in drafts for r in d.places for i in [*r.names, *r.anchors]]
    used += [i for d in drafts for i in [*d.object_places, *senders(reading, d)]]
    spare = spare_phrases(reading, used)
    for draft in drafts:
        head = draft.force.head if draft.force is not None else None
        own = [r for r in spare if not is_told_of_others(r, head)]
        if own and not draft.places and not draft.object_places and draft.word.action is not Action.ALERT:
            draft.places = [replace(min(own, key=lambda role: abs(role.at.i - draft.trigger.i)))]
    for draft in drafts:
        # "4,000 in Mali, most around Gao": where the most of them are is no second place of all.
        parts = [r for r in draft.places if tells_of_a_part(r)]
        if any(r.names or r.pointer not in (None, UNKNOWN) for r in draft.places if r not in parts):
            draft.places = [r for r in draft.places if r not in parts]
        draft.places = [r for r in draft.places if not past_the_goal(draft, r)]
        if not draft.places and not draft.object_places and draft.force is not None:
            role = pointer_beside(reading, draft.trigger, draft.force.head)
            draft.places = [role] if role is not None else []


def _share_places_of_the_rest(drafts: list[Draft]) -> None:
    """Let "… sent 400 men to Mali, and Togo has promised 60 more" go where the first ones went."""
    for at, draft in enumerate(drafts):
        force, direction = draft.force, draft.word.action.direction
        if force is None or not force.elided or draft.places or draft.object_places:
            continue
        if force.quantity is None and draft.word.lemma != "follow" and force.head.stem not in _REST:
            continue
        ways = ("away",) if direction == "away" else ("toward", "presence")
        told = (d for d in drafts[:at][::-1] if d.word.action.direction in ways and any(r.names for r in d.places))
        first = next(told, None) if direction in ways else None
        if first is not None:
            draft.places = [replace(r) for r in first.places if direction == "away" or r.preposition not in FROM]


def _thought_of(draft: Draft) -> bool:
    """Whether an invasion is only feared or threatened ("if Russia invades"): no plan of a force that moves."""
    invades = draft.word.lemma in vocabulary.word_list("aggression")
    if draft.standing is None or not (invades or (draft.force is None and draft.word.action is Action.MOVE)):
        return False
    happened = draft.standing.status in (Status.COMPLETED, Status.UNDER_WAY, Status.IN_PLACE, Status.REPORTED)
    return (invades and not happened) or any(
        c.dep_ in ("mark", "aux") and c.lower_ in vocabulary.word_list("condition")
        for verb in clauses_above(clause_verb(draft.trigger))
        for c in verb.children
    )


def _goes_on_about(inner: Draft, outer: Draft) -> bool:
    """Whether a later clause only tells more of the same movement: "promised 500 men, who would cross …"."""
    if inner.trigger.dep_ == "advcl" and inner.trigger.tag_ == "VBG" and _goes_to_others(inner, outer):
        outer.places += [r for r in inner.places if outer.word.action.direction == "toward"]  # "sailed, relieving …"
        return inner.word.action.direction == outer.word.action.direction
    if inner.trigger.dep_ == "conj" and inner.trigger.head.i == outer.trigger.i:
        # "have abandoned the town and are fleeing across the desert"
        named = inner.object_places or any(r.names or r.border for r in inner.places)
        return not named and inner.word.action.direction == outer.word.action.direction == "away"
    promised = relative_gap(inner.trigger) is not None  # "the men that it has promised to send will be flown there"
    if not (promised or inner.trigger.dep_ == "relcl") or outer.trigger.dep_ == "relcl":
        return False
    if inner.standing is not None and inner.standing.status is Status.COMPLETED and _goes_elsewhere(inner, outer):
        return False  # "the battalion that was sent to Gao has reached Kidal"
    return inner.word.action.direction == outer.word.action.direction == "toward"


def _goes_elsewhere(inner: Draft, outer: Draft) -> bool:
    """Whether both name where they lead, and not the same place."""
    reached = [{*d.object_places, *(i for r in d.places if r.preposition not in FROM for i in r.names)}
               for d in (inner, outer)]  # fmt: skip
    return all(reached) and reached[0].isdisjoint(reached[1])


def _goes_to_others(inner: Draft, outer: Draft) -> bool:
    """Whether it tells whom a force relieves or joins where it goes: "flew to Gao, joining a Dutch company"."""
    joins = inner.word.lemma in ("join", "rejoin") and any(r.names for r in outer.places)
    return joins or inner.word.frame == "relief"


def _ends_it(inner: Draft, outer: Draft) -> bool:
    """Whether a joined verb tells where a departure led: "drove out of Hadath and reached Jounieh"."""
    first = inner.trigger
    while first.dep_ == "conj" and first.head is not outer.trigger and first.head.i < first.i:
        first = first.head
    onward = first.dep_ == "advcl" and first.tag_ == "VBG" and first.i > outer.trigger.i  # "left, marching toward Gao"
    if (
        not (onward or first.dep_ == "conj")
        or first.head is not outer.trigger
        or inner.standing is None
        or outer.standing is None
    ):
        return False
    left = outer.object_places if outer.word.frame.startswith("leave") else []
    sources = left or [i for r in outer.places if r.preposition in FROM for i in r.names]
    ahead = any(r.preposition in TO and r.names for r in outer.places)
    homeward = inner.word.action.direction in ("toward", outer.word.action.direction)
    further = (r for r in inner.places if r.preposition not in FROM | BY_WAY)
    reached = [*inner.object_places, *(i for r in further for i in r.names)]
    if inner.word.frame.startswith("leave") and inner.object_places:
        return False
    dated = any(c.dep_ in ("prep", "npadvmod") and _is_date(c) for c in first.children)
    same = inner.standing.status.factual == outer.standing.status.factual
    return bool(sources) and bool(reached) and homeward and same and not ahead and not dated


def _is_date(token: Token) -> bool:
    return any(
        w.stem in vocabulary.word_list("calendar") for w in (token, *token.rights) if w is token or w.dep_ == "pobj"
    )


def _same_force(inner: Draft, outer: Draft) -> bool:
    if inner.force is None or outer.force is None or inner.size or outer.size:
        return False
    if inner.force.elided or outer.force.elided:
        return bool(inner.force.head.i == outer.force.head.i)
    return bool(inner.force.noun.i == outer.force.noun.i)


def _one_journey(first: Draft, second: Draft) -> bool:
    """Whether a verb tells where a force set out from, a later one how far it came: "left Aden and is off Oman"."""
    if not _same_force(first, second) or first.trigger.i > second.trigger.i:
        return False
    if first.standing and second.standing and first.standing.status.factual < second.standing.status.factual:
        return False  # "were due to leave Gao but are still there"
    aside = first.trigger.dep_ == "acl" or set_aside(first.trigger)
    pulled = aside and first.word.action is Action.WITHDRAW  # "the frigate, pulled out of the Gulf, reached …"
    later = second.standing is not None and second.standing.status is Status.ANNOUNCED
    if later and second.trigger.dep_ == "conj" and _has_left(first):
        return False  # "began leaving Gao on Monday and should be in Kidal by Friday"
    toward = first.word.action.direction == "toward" or first.word.lemma in _LEAVING or pulled
    arriving = second.word.action.direction == "toward" or second.word.frame in ("be_self", "presence")
    if not (toward and arriving) or second.adnominal or second.word.action is Action.MASS:
        return False
    leaves = first.word.frame.startswith("leave") and bool(first.object_places)
    named = [r for r in first.places if r.names or r.anchors]
    onward = FROM | BY_WAY if second.word.action.direction == "toward" else FROM
    if not (named or leaves) or any(r.preposition not in onward for r in named) or (first.object_places and not leaves):
        return False
    reached = {i for r in second.places for i in r.names}
    if any(r.preposition in FROM for r in second.places) or not reached.isdisjoint(first.object_places):
        return False  # "left Gao in May but returned"
    # "which set sail from Brest on Monday, is off Oman"
    since = first.trigger.tag_ == "VBD" and is_told_as_now(second.trigger)
    before = first.trigger.dep_ == "relcl" and (
        leaves or since or any(c.lower_ == "had" for c in first.trigger.children)
    )
    return before or aside or second.trigger.dep_ == "conj"


def _has_left(draft: Draft) -> bool:
    """Whether men have left or are leaving; a craft that has is only on its way."""
    status = draft.standing.status if draft.standing is not None else None
    men = draft.force is not None and draft.force.count_of in ("people", "units")
    return men and draft.word.action is Action.WITHDRAW and status in (Status.COMPLETED, Status.UNDER_WAY)


def _serves(inner: Draft, outer: Draft) -> bool:
    """Whether the inner trigger only says what the outer movement is for or how it is done."""
    token = inner.trigger
    if inner.word.frame == "event" and token.dep_ == "dobj" and token.head.dep_ == "advcl":
        # "left for Mali on Sunday, opening an airlift": by the way
        return token.head.head.i == outer.trigger.i and _same_force(inner, outer)
    changed = outer.word.frame in ("grow", "shrink", "be_object") or outer.word.action is Action.WITHDRAW
    if inner.word.frame == "presence" and changed:  # "boosted its naval presence", "withdrew it"
        grown = token.dep_ in ("dobj", "nsubjpass") and token.head is outer.trigger
        return grown or (outer.force is not None and outer.force.head.i == token.i)
    if _is_undertaken(inner, outer) or _is_behind(inner, outer):
        return True
    if token.i == outer.trigger.i:
        return inner.word.action is not outer.word.action and outer.word.action is Action.ALERT
    if (
        outer.word.action is Action.ALERT
        and token in list(outer.trigger.subtree)
        and token.i > outer.trigger.i
        and token.dep_ in ("pcomp", "advcl", "xcomp", "pobj")
    ):
        return True
    if inner.word.frame in ("grow", "shrink") and token.dep_ == "advcl" and token.tag_ == "VBG":
        # "sends 190 more, increasing the total to 360" tells of one movement.
        return token.head.i == outer.trigger.i and inner.word.action.direction == outer.word.action.direction
    while token.dep_ in ("advcl", "xcomp", "conj", "pcomp", "prep", "pobj", "acl") and token.head.i != token.i:
        purpose = token.dep_ in ("advcl", "xcomp") and is_infinitive(token)
        if purpose and _has_own_doer(token):
            return False  # "have landed, with the others to follow", "to be followed by 300 Togolese"
        if token.head.i == outer.trigger.i:
            told = outer.word.action.direction
            same = inner.word.action.direction == told or (told == "toward" and inner.word.frame == "be_self")
            return (purpose and same) or (
                outer.word.pos == "verb"
                and inner.word.pos == "noun"
                and token.dep_ in ("prep", "pobj")
                and inner.force is None
            )
        if not purpose and token.dep_ != "conj":
            return False
        token = token.head
    return False


def _has_own_doer(verb: Token) -> bool:
    return agent_of(verb) is not None or any(c.dep_ == "mark" and c.lower_ == "with" for c in verb.lefts)


def _is_undertaken(inner: Draft, outer: Draft) -> bool:
    """Whether a noun only names what one sets out on: "departed for a deployment to", "sailed on her maiden tour"."""
    token = inner.trigger
    lent = inner.force is None or inner.force.head not in token.subtree  # it is only who undertakes it
    if inner.word.frame == "engagement" and lent and token.dep_ == "dobj" and is_infinitive(token.head):
        # "sent two tankers to Doha to support operations over Iraq"
        return token.head.dep_ == "advcl" and token.head.head is outer.trigger and outer.word.pos == "verb"
    under = token.dep_ == "pobj" and token.head.lower_ in ("for", "on", "in") and token.head.head is outer.trigger
    own = inner.force is None or _same_force(inner, outer)
    same = inner.word.action.direction == outer.word.action.direction
    said = outer.word.pos == "pred" and outer.word.lemma == inner.word.lemma  # "will remain on deployment in the Gulf"
    return inner.word.frame == "event" and under and own and (said or (same and outer.word.pos == "verb"))


def _is_behind(inner: Draft, outer: Draft) -> bool:
    """Whether a noun only names what a force comes home from: "returned from its tour at Bagram", "after a cruise"."""
    preposition = inner.trigger.head
    after = inner.trigger.dep_ == "pobj" and preposition.lower_ in ("from", "after", "following")
    if not after or inner.word.pos != "noun" or inner.word.action.direction == "away":
        return False
    hung = preposition.head
    back = hung.head if hung.lower_ in ("back", "home") else hung
    own = inner.force is None or outer.force is None or _same_force(inner, outer)
    return outer.word.action is Action.WITHDRAW and own and outer.trigger in (hung, back)


def _fold_purpose(inner: Draft, outer: Draft) -> None:
    if _is_behind(inner, outer):
        own = [replace(r, preposition="from") if r.preposition in AT | TO else r for r in inner.places if r.names]
        outer.places += own if not any(r.preposition in FROM and r.names for r in outer.places) else []
        return
    if not outer.places and not outer.object_places:
        outer.places, outer.object_places = inner.places, inner.object_places
    if outer.force is None:
        outer.force = inner.force
