"""Nouns that tell of a movement: "the deployment of", "a build-up along", "on alert", "naval drills"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.movements.contributors import contributions, gives_with
from geo.language.movements.verbs import is_presence
from geo.language.phrases.antecedents import is_definite
from geo.language.phrases.bynames import is_scene_of
from geo.language.phrases.draft import Draft, object_of
from geo.language.phrases.forces import Force, force_in
from geo.language.phrases.locations import AT, TO, PlaceRole, places_under, prepositions_at
from geo.language.phrases.owners import actor_of, modifier_actor
from geo.language.phrases.roles import agent_of, clause_verb, subject_of
from geo.language.reading import lemma
from geo.language.status.operators import effect_of
from geo.model import Action

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.language.reading import Reading
    from geo.language.syntax import Token
    from geo.language.vocabulary import TriggerWord

_WHOSE = {"mandate": ("of", "for"), "send-off": ("of", "for", "to"), "sendoff": ("of", "for", "to")}
"""Prepositions before the force, where a noun has others than most: "a mandate for 500 soldiers"."""
_SAID_OF = frozenset(("prep", "prt", "oprd", "advmod", "acomp"))
"""How the preposition of a readiness may hang on its verb or force."""
_THERE = frozenset(("there",))
_AHEAD = frozenset(("for", "to"))
_NOW = frozenset(("currently", "already", "now", "still", "presently"))


def noun_draft(reading: Reading, noun: Token, word: TriggerWord) -> Draft | None:
    """Read a movement told by a noun; None where it only points back or nobody's force is in it."""
    if word.frame == "readiness":
        return _readiness(reading, noun, word)
    if _is_resized(reading, noun) or (word.lemma == "use" and _of_violence(noun)):
        return None
    word = _of_reserves(noun, word)
    if noun.dep_ == "compound" and noun.head.pos_ == "NOUN" and lemma(noun.head) in vocabulary.word_list("plan_noun"):
        noun = noun.head  # "a pull-out plan for Helmand"
    governor = noun.head if noun.dep_ in ("dobj", "nsubjpass") or _goes_on(noun) else None
    light = governor is not None and lemma(governor) in vocabulary.word_list("light_verb")
    doer = None
    if governor is not None:
        doer = subject_of(governor) if noun.dep_ == "dobj" else agent_of(governor)
    military = any(c.lower_ in vocabulary.word_list("military") for c in noun.lefts)
    draft = Draft(noun, word, _force_of(reading, noun, doer if light else None), None)
    draft.places = _places_of(reading, noun, governor if light else None)
    word = _departing(reading, draft) if word.lemma == "departure" else word
    actor = modifier_actor(reading, noun, sources=("of", "by"))
    sought = effect_of(clause_verb(noun)) is not None or (military and word.strength == "strong")
    if actor is None and (light or sought):
        actor = actor_of(reading, doer if light else subject_of(clause_verb(noun)))  # "the US announced a withdrawal"
    if word.frame == "engagement" and not (light and (draft.force or military or actor)):
        return None
    if word.frame == "engagement" and governor is not None and gives_with(reading, governor, noun):
        return None  # "supports the mission with 90 soldiers" tells of those
    uncounted = draft.force is None or draft.force.quantity is None
    if word.lemma in vocabulary.word_list("given_noun") and uncounted and not draft.places:
        return None  # "welcomed the troops' contribution to peace"
    if word.lemma == "use" and not (
        draft.force is not None and draft.force.strong and draft.force.count_of == "people"
    ):
        return None  # "the use of a new system"
    if not _asserts_force(reading, draft, military=military, light=light, actor=actor):
        return None
    if noun.tag_ in ("NNS", "NNPS") and word.lemma == "deployment" and any(r.preposition in AT for r in draft.places):
        # "its deployments on the border" are what stands there.
        border = any(r.border for r in draft.places)
        draft.word = replace(word, frame="presence", action=Action.MASS if border else Action.STATION)
    if word.lemma == "movement" and not any(r.names or r.anchors for r in _ways_of(reading, draft)):
        return None
    if uncounted and not draft.places and _refers_back(reading, noun, draft):
        return None
    draft.subject = next((c for c in noun.children if c.dep_ == "poss"), doer if light else None)
    return draft


def _ways_of(reading: Reading, draft: Draft) -> list[PlaceRole]:
    """Places of the movement, also those that the parser hangs on the force."""
    return [*draft.places, *(places_under(reading, draft.force.head) if draft.force is not None else ())]


def _departing(reading: Reading, draft: Draft) -> TriggerWord:
    """Give the sense of "the departure of the brigade for Kuwait", whose goal the parser may hang on the brigade."""
    if draft.force is not None:
        draft.places += [r for r in places_under(reading, draft.force.head) if r.preposition == "for" and r.names]
    if any(r.preposition in _AHEAD and r.names for r in draft.places):
        draft.word = replace(draft.word, action=Action.MOVE)
    return draft.word


def _is_resized(reading: Reading, noun: Token) -> bool:
    """Whether a verb tells how a presence grows or shrinks: "will cut its deployment in Mali by 300 soldiers"."""
    verb = vocabulary.triggers().get(("verb", lemma(noun.head), "")) if noun.dep_ in ("dobj", "nsubjpass") else None
    return verb is not None and verb.frame in ("grow", "shrink") and is_presence(reading, noun)


def _of_reserves(noun: Token, word: TriggerWord) -> TriggerWord:
    """Give the sense of "the recall of reservists", who come from nowhere."""
    recalled = word.lemma == "recall" and any(lemma(t) in vocabulary.word_list("reserve") for t in noun.subtree)
    return vocabulary.triggers()["noun", "mobilisation", ""] if recalled else word


def _of_violence(noun: Token) -> bool:
    """Whether it is "the use of force", by whomever."""
    used = (o for c in noun.rights if c.lower_ == "of" for o in c.children)
    return any(o.lower_ == "force" and not any(c.dep_ in ("det", "poss") for c in o.lefts) for o in used)


def _goes_on(noun: Token) -> bool:
    """Whether the noun is what goes on or ends ("the Polish engagement in Chad should go on")."""
    return noun.dep_ == "nsubj" and lemma(noun.head) in vocabulary.word_list("light_verb") and noun.head.pos_ == "VERB"


def _asserts_force(reading: Reading, draft: Draft, *, military: bool, light: bool, actor: str | None) -> bool:
    """Whether somebody's force is in it: named, or meant by a word that is said of forces alone."""
    word, force = draft.word, draft.force
    if force is not None:
        owned = word.frame == "presence" and (actor is not None or light)
        one = force.noun.tag_ == "NN" and force.count_of == "people"  # "the arrival of the officer"
        return force.strong or word.strength == "strong" or military or owned or (reading.memory.military and not one)
    if actor is None and word.lemma not in vocabulary.word_list("by_forces"):
        new = not any(c.lower_ in ("the", "this", "that", "these", "those") for c in draft.trigger.lefts)
        told = word.strength == "strong" and new and reading.memory.military  # "there would be no drawdown in Aden"
        sought = effect_of(clause_verb(draft.trigger)) is not None  # "calls for a prompt withdrawal"
        return ((military or told) and bool(draft.places)) or (told and sought and bool(reading.memory.told))
    if military:
        return bool(draft.places) or light or word.frame == "presence" or word.strength == "strong"
    if word.lemma in vocabulary.word_list("by_forces"):
        return reading.memory.military and bool(draft.places)
    if word.frame == "engagement" and light and word.lemma in vocabulary.word_list("post") - {"base"}:
        return reading.memory.military and any(r.names for r in draft.places)  # "has built an outpost on the reef"
    if word.frame == "engagement" and light and word.lemma not in vocabulary.place_nouns():
        return reading.memory.military and bool(draft.places)  # "decided to extend the mission in Uruzgan"
    new = not any(c.lower_ in ("the", "this", "that") or c.dep_ == "poss" for c in draft.trigger.lefts)
    if light and new and reading.memory.military and word.frame in ("event", "presence"):
        told = word.lemma in vocabulary.word_list("gone_on") and word.action is not Action.STATION
        return told or (word.strength == "strong" and (bool(draft.places) or word.action is Action.WITHDRAW))
    return word.strength == "strong" and (bool(draft.places) or word.action is Action.WITHDRAW)


def _force_of(reading: Reading, noun: Token, doer: Token | None) -> Force | None:
    """Force inside the phrase ("troop deployments", "the arrival of 200 men"), or the one that does it."""
    force = None
    for child in noun.children:
        if child.dep_ in ("compound", "nmod", "amod", "poss"):
            force = force or _compound_force(reading, child)
        elif child.dep_ in ("prep", "agent") and child.lower_ in _WHOSE.get(lemma(noun), ("of", "by", "involving")):
            for pobj in child.children:
                inside = force_in(reading, pobj)
                counted = inside is not None and inside.quantity is not None  # "a troop increase of 300 soldiers"
                force = inside if force is None or (counted and force.quantity is None) else force
        elif force is None and child.lower_ == "in" and noun.stem in vocabulary.word_list("change_in"):
            # "a rise in the French force"
            inner = (force_in(reading, pobj) for pobj in child.children)
            force = next((f for f in inner if f is not None), None) or _behind_place(reading, child)
        elif child.dep_ == "prep" and child.lower_ in AT | TO and force is None:
            force = _behind_place(reading, child)
        if child.lower_ == "whose" and force is None:
            relative = clause_verb(noun)
            force = force_in(reading, relative.head) if relative.dep_ == "relcl" else None
    for child in noun.head.children if noun.dep_ == "dobj" else ():
        # "approved the transfer to Cyprus of a radar unit"
        of = child.lower_ in _WHOSE.get(lemma(noun), ("of",))
        if force is None and child.dep_ == "prep" and of and child.i > noun.i:
            force = next((f for pobj in child.children if (f := force_in(reading, pobj)) is not None), None)
        elif force is None and child.dep_ == "prep" and child.lower_ in AT | TO and child.i == noun.i + 1:
            force = _behind_place(reading, child)
    if force is None and any(c.lower_ in ("its", "their", "her") for c in noun.lefts):
        # "the carrier postponed its sailing": the force stands as the subject.
        subject = subject_of(clause_verb(noun))
        force = force_in(reading, subject) if subject is not None else None
    if force is None and doer is not None:
        force = force_in(reading, doer)  # "two brigades began an advance into"
    return force


def _behind_place(reading: Reading, preposition: Token) -> Force | None:
    """Force whose "of" the parser hangs on the place: "the arrival in Belarus of fighters"."""
    named = (o for o in preposition.children if o.i in reading.names or o.stem in vocabulary.place_nouns())
    inner = (o for name in named for c in name.children if c.lower_ == "of" for o in c.children)
    return next((f for o in inner if (f := force_in(reading, o)) is not None), None)


def _places_of(reading: Reading, noun: Token, governor: Token | None) -> list[PlaceRole]:
    """Places under the noun, and those that the parser hangs on its verb ("ordered the deployment … to Mali")."""
    found = []
    given = noun.stem in vocabulary.word_list("given_noun")
    for role in places_under(reading, noun):
        if role.preposition == "from" and given:
            continue  # "contributions from Benin": whose they are
        if role.preposition == "of":
            if lemma(noun) not in vocabulary.word_list("of_place"):
                continue
            role.preposition = "in"  # "the invasion of Crimea"
        found.append(role)
    for at in [noun, *(c for c in noun.lefts if c.dep_ == "compound")]:
        scenes = [c for c in at.lefts if is_scene_of(reading, at, c)]
        found += [PlaceRole("in", c, names=[n.index]) for c in scenes if (n := reading.place(c)) is not None]
    outer = governor or (noun.head if noun.dep_ == "dobj" else None)
    if outer is not None and outer.pos_ in ("VERB", "AUX"):
        beside = [r for r in places_under(reading, outer) if r.at.i > noun.i]
        found += [r for r in beside if r.preposition in ("to", "from", "into") or (not found and governor is not None)]
    upon = noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "prep" else None
    if upon is not None and upon.pos_ == "VERB" and not found:  # "will pay for, signed off on the deployment … to Goma"
        beyond = (r for r in places_under(reading, upon) if r.at.i > noun.i and r.preposition in ("to", "from", "into"))
        found += [] if ("verb", upon.stem, "") in vocabulary.triggers() else beyond
    return found


def _compound_force(reading: Reading, token: Token) -> Force | None:
    """Read "troop deployments", "missile deployments", "UNIFIL's mandate": the force stands before the noun."""
    body = token.i in reading.actors and reading.actors[token.i].kind in ("mission", "service")
    return force_in(reading, token) if token.dep_ != "poss" or body or lemma(token) in vocabulary.forces() else None


def _refers_back(reading: Reading, noun: Token, draft: Draft) -> bool:
    """Whether the noun only points to what was told before ("the pull-out", "this redeployment")."""
    force = draft.force
    inside = force is not None and force.head.dep_ not in ("compound", "nmod", "amod")
    if force is not None and (places_under(reading, force.head) or (inside and not is_definite(force))):
        return False
    part = inside and force is not None and force.head.i != force.noun.i
    if part and force is not None and modifier_actor(reading, force.head) is not None:
        return False  # "the arrival of the first company of the Indian contingent"
    governed = noun.dep_ in ("dobj", "nsubjpass", "pobj") and effect_of(clause_verb(noun)) is not None
    definite = any(c.lower_ in ("the", "this", "that", "these", "those", "any", "such") for c in noun.children)
    military = any(c.lower_ in vocabulary.word_list("military") for c in noun.lefts)
    sought = draft.word.strength == "strong" and governed and bool(reading.memory.told)
    if (military or sought) and any(c.lower_ in ("a", "an") for c in noun.children):
        return False  # "calls for an early military pull-out"
    decided = noun.dep_ == "dobj" and effect_of(noun.head) in ("order", "negate", "fulfil", "demand")
    if decided and draft.word.strength == "strong" and reading.memory.military:
        return False  # "issued a decree to permit the dispatch" tells how it stands
    phased = any(c.dep_ == "amod" and c.lower_ in vocabulary.word_list("phased") for c in noun.children)
    if phased and modifier_actor(reading, noun) is not None:
        return False  # "after the partial French drawdown"
    named = force is not None or modifier_actor(reading, noun) is not None
    return not named or (definite and not governed) or (force is None and not governed)


def _readiness(reading: Reading, noun: Token, word: TriggerWord) -> Draft | None:
    """Read "troops put on alert", "forces are on standby": the noun hangs on "on"."""
    preposition = noun.head
    if preposition.lower_ == "of" and lemma(preposition.head) in ("state", "level", "degree", "stage"):
        level = preposition.head
        preposition = level.head  # "at the highest state of readiness"
        if level.dep_ == "dobj":  # "has not raised its level of alert"
            doer = subject_of(level.head)
            force = force_in(reading, doer) if doer is not None else None
            return Draft(level.head, word, force, None) if force is not None else None
    if noun.stem == "call" and (preposition.lower_ != "on" or list(noun.lefts)):
        return None  # "in a call"
    if preposition.dep_ not in _SAID_OF or preposition.lower_ not in ("on", "at", "to", "in", "into"):
        return None
    holder = preposition.head
    candidates = [holder]
    if holder.pos_ in ("VERB", "AUX"):
        candidates = [t for t in (object_of(holder), subject_of(holder), holder.head) if t is not None]
    for token in candidates:
        force = force_in(reading, token)
        if force is not None:
            trigger = holder if holder.pos_ in ("VERB", "AUX") else noun
            subject = subject_of(holder) if trigger is holder and token.dep_ == "dobj" else None
            draft = Draft(trigger, word, force, subject)
            told = [*places_under(reading, noun), *(places_under(reading, holder) if trigger is holder else ())]
            draft.places += [r for r in told if r.preposition in AT and r.at.i > noun.i]  # "on standby at Lae"
            for verb in [t for t in holder.subtree if t.pos_ == "VERB" and t.i > noun.i]:
                draft.places += places_under(reading, verb)  # "on alert for being dispatched to Europe"
            return draft
    return None


def _whole_contingents(reading: Reading, taken: set[int]) -> Iterator[Draft]:
    """Read "Chad's 900 soldiers in Mali had not been paid": a contingent spoken of as a whole is there."""
    word = vocabulary.triggers()["verb", "station", ""]
    for noun in reading.doc:
        if noun.tag_ != "NNS" or noun.i in taken or noun.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj"):
            continue
        if lemma(clause_verb(noun)) in vocabulary.word_list("casualty"):
            continue
        whole = any(c.dep_ == "poss" or c.lower_ == "the" for c in noun.lefts)
        force = force_in(reading, noun) if whole else None
        if force is None or not force.strong or force.quantity is None or force.count_of != "people":
            continue
        roles = [r for r in places_under(reading, noun) if r.preposition in AT and r.names]
        owner = modifier_actor(reading, noun)
        home = {n.country for n in reading.names.values() if n.index in {i for r in roles for i in r.names}}
        if roles and owner is not None and owner not in home:
            yield Draft(noun, word, force, None, places=roles, adnominal=True)


def bare_presences(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Read "the 2,000 troops currently in Syria", "the army, 9,000 strong in Mali": presences asserted by the way."""
    word = vocabulary.triggers()["verb", "station", ""]
    taken = {d.force.head.i for d in drafts if d.force is not None and d.adnominal}
    found = list(contributions(reading, taken))
    found += _whole_contingents(
        reading, {t.i for d in drafts if d.force is not None for t in (d.force.head, d.force.noun)}
    )
    for adverb in reading.doc[1:-2]:
        if adverb.lower_ not in _NOW and adverb.lower_ != "strong":
            continue
        noun, preposition = adverb.nbor(-1), adverb.nbor(1)
        if adverb.lower_ == "strong":
            if noun.i not in reading.quantities or noun.dep_ != "appos":
                continue
            noun = noun.head  # "the garrison, 1,200 strong on the island"
        if preposition.lower_ not in AT | _THERE or noun.i in taken:
            continue
        force = force_in(reading, noun)
        roles = [r for r in prepositions_at(reading, preposition) if r.names or r.anchors]
        roles += [PlaceRole("in", preposition, pointer="there")] if preposition.lower_ == "there" else []
        if force is not None and force.strong and roles:
            found.append(Draft(noun, word, force, None, places=roles, adnominal=True))
    return [*found, *_out_of_it(reading)]


def _out_of_it(reading: Reading) -> Iterator[Draft]:
    """Yield who is gone by the way: "With the French out of the camp, …"."""
    for out in reading.doc[2:-2]:
        noun = out.head
        if out.lower_ != "out" or out.nbor(1).lower_ != "of" or noun.dep_ != "pobj" or noun.head.lower_ != "with":
            continue
        force = force_in(reading, noun)
        roles = [replace(r, preposition="from") for r in prepositions_at(reading, out) if r.names]
        if force is not None and roles and (force.strong or reading.memory.military):
            yield Draft(noun, vocabulary.triggers()["pred", "out", ""], force, None, places=roles, adnominal=True)
