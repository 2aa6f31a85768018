"""Who is spoken of around a force that is not theirs: who lets it in, sees it, makes room for it, is gone to."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases.antecedents import is_definite, keeps_peace
from geo.language.phrases.locations import FROM
from geo.language.phrases.owners import actor_of
from geo.language.phrases.roles import agent_of, clause_verb, clauses_above, own_subject
from geo.language.reading import lemma
from geo.language.status.operators import effect_of
from geo.model import Action

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.language.phrases.draft import Draft
    from geo.language.reading import Reading
    from geo.language.syntax import Token

_AFTERWARDS = frozenset(("until", "till", "once", "after", "when", "unless"))
"""Words before what somebody waits for who then leaves."""


def outsiders(reading: Reading, draft: Draft) -> Iterator[str]:
    """Yield the codes of all those."""
    for code in (_receiver(reading, draft), _whose_others(reading, draft), _enemy(reading, draft)):
        if code is not None:
            yield code
    for others in (_who_make_room, _watchers, _partners, _others_meanwhile, _who_is_gone_to, _who_is_relieved):
        yield from others(reading, draft)


def _receiver(reading: Reading, draft: Draft) -> str | None:
    """Who only lets the force in: "the emir welcomed the troops"."""
    return actor_of(reading, draft.subject) if draft.word.lemma in vocabulary.word_list("receiving") else None


def is_done_by_enemies(draft: Draft) -> bool:
    """Whether what is done to the force is what an enemy does: "is ringed by", "was driven out of Goma by"."""
    word = draft.word
    if word.lemma in vocabulary.word_list("driving_off"):
        left = word.action is Action.WITHDRAW or any(r.names and r.preposition in FROM for r in draft.places)
        return left and word.frame.endswith(("_object", "_either"))
    return draft.trigger.stem in vocabulary.word_list("hostile")


def is_driven_off(reading: Reading, draft: Draft, owner: str | None) -> bool:
    """Whether somebody drives another's force from where it was: "drove the Bosnian army from Bihac"."""
    if draft.word.action is Action.WITHDRAW or draft.word.lemma not in vocabulary.word_list("driving_off"):
        return False
    if draft.word.lemma == "drive" and draft.force is not None and draft.force.count_of in ("people", "units"):
        passive = draft.subject is None and any(c.dep_ == "auxpass" for c in draft.trigger.lefts)
        ways = {r.preposition for r in draft.places if r.names}
        if passive and ways and ways <= FROM:
            return True  # "had been driven from Gori"
    enemy = _enemy(reading, draft) if owner is not None else None
    return enemy is not None and set(enemy.split("+")).isdisjoint((owner or "").split("+"))


def _enemy(reading: Reading, draft: Draft) -> str | None:
    """Who surrounds the force or drives it off."""
    if draft.force is None or not is_done_by_enemies(draft):
        return None
    doer = agent_of(draft.trigger) or (draft.subject if draft.word.frame.endswith(("_object", "_either")) else None)
    return None if doer is None or doer is draft.force.head else actor_of(reading, doer)


def _who_make_room(reading: Reading, draft: Draft) -> Iterator[str]:
    """Yield the states told of where one stays only until others come: "will not leave until peacekeepers are in"."""
    clause = clause_verb(draft.trigger)
    comes = draft.word.action is not Action.WITHDRAW and (draft.force is None or not is_definite(draft.force))
    if not comes or clause.dep_ != "advcl" or not any(c.lower_ in _AFTERWARDS for c in clause.lefts):
        return
    word = vocabulary.triggers().get(("verb", lemma(clause.head), ""))
    if word is not None and word.action is Action.WITHDRAW:
        yield from (m.code for m in reading.actors.values() if m.kind == "state")


def _whose_others(reading: Reading, draft: Draft) -> str | None:
    """Whose allies or neighbours are to do it: "Kenya wants its allies to send troops"."""
    doer = draft.subject
    if doer is None or lemma(doer) not in vocabulary.word_list("other"):
        return None
    return next((actor_of(reading, c) for c in doer.lefts if c.dep_ == "poss"), None)


def _watchers(reading: Reading, draft: Draft) -> Iterator[str]:
    """Yield who only sees the force: "UNIFIL observed tanks moving", "Ukraine spotted two battalions on the road"."""
    for above in clauses_above(clause_verb(draft.trigger)):
        if above.i != draft.trigger.i and lemma(above) in vocabulary.word_list("watching"):
            code = actor_of(reading, own_subject(above))
            if code is not None:
                yield code


def _partners(reading: Reading, draft: Draft) -> Iterator[str]:
    """Yield with whose forces another's exercise: "the fleet will hold drills with the Indian Navy"."""
    if draft.word.action is not Action.EXERCISE or (draft.subject is None and draft.force is None):
        return
    for way in [*draft.trigger.rights, *clause_verb(draft.trigger).rights]:
        named = (actor_of(reading, o) for o in way.rights) if way.lower_ in ("with", "alongside") else ()
        yield from (code for code in named if code is not None)


def _others_meanwhile(reading: Reading, draft: Draft) -> Iterator[str]:
    """Yield who is named only as doing something else meanwhile: "jets landed at Iwakuni as China held its drills"."""
    beside = [m.code for i, m in reading.actors.items() if acts_beside(reading.doc[i], draft)]
    named = Counter(m.code for m in reading.memory.cast.mentions) if beside else Counter()
    yield from (code for code in beside if named[code] == 1)


def _who_is_gone_to(reading: Reading, draft: Draft) -> Iterator[str]:
    """Yield the country that a force enters or leaves, named for nothing else: "the frigate Absalon reached Libya"."""
    moves = draft.word.frame.endswith("_self") and draft.word.frame != "be_self"
    if not moves or draft.force is None or keeps_peace(draft.force):
        return  # peacekeepers are others' wherever they go
    gone_to = [(t, n.country) for t, n in reading.names.items() if n.index in draft.object_places and n.country]
    for token, code in gone_to:
        here = reading.sentence.start + reading.doc[token].idx
        elsewhere = (m.start for m in reading.memory.cast.mentions if m.code == code and m.start != here)
        if reading.memory.home != code and reading.memory.cast.placed.issuperset(elsewhere):
            yield code


def _who_is_relieved(reading: Reading, draft: Draft) -> Iterator[str]:
    """Yield those whose forces others come for: "450 policemen were flown to Juba to take over from Indian troops"."""
    aims = [c for c in draft.trigger.rights if c.dep_ in ("advcl", "xcomp") and _relieves(c)]
    relieved = [o for aim in aims for c in aim.rights if c.dep_ in ("dobj", "prep", "prt") for o in c.subtree]
    codes = [reading.actors[o.i].code for o in relieved if o.i in reading.actors]
    named = Counter(m.code for m in reading.memory.cast.mentions) if codes else Counter()
    yield from (code for code in codes if named[code] == 1)  # who is told of besides may send a new turn of his own


def _relieves(verb: Token) -> bool:
    word = vocabulary.triggers().get(("verb", verb.stem, ""))
    over = verb.stem == "take" and any(c.lower_ == "over" for c in verb.rights)
    return over or (word is not None and word.frame == "relief")


def acts_beside(doer: Token, draft: Draft) -> bool:
    """Whether it only does what goes on meanwhile: "300 soldiers landed in Gori as Russia continued its threats"."""
    clause = doer.head
    opened = (c for c in clause.lefts if c.dep_ == "mark" or c.lower_ == "when")
    beside = clause.dep_ == "advcl" and any(c.i > draft.trigger.i for c in opened)
    decides = effect_of(clause) in ("plan", "order", "announce", "consider")
    return beside and not decides and all(c.i != clause.i for c in clauses_above(draft.trigger))
