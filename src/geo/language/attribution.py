"""Whose force it is, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geo.language import vocabulary
from geo.language.antecedents import TOLD, home_of_type, is_definite, most_told, told_before
from geo.language.locations import FROM
from geo.language.operators import effect_of
from geo.language.owners import actor_of, modifier_actor, named_owner
from geo.language.reading import lemma
from geo.language.roles import agent_of, clause_verb, clauses_above, own_subject
from geo.language.units import home_of, is_ship
from geo.model import Action

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.language.draft import Draft
    from geo.language.force import Force
    from geo.language.operators import Standing
    from geo.language.reading import Reading
    from geo.language.tree import Token

SAID = 0.8
"""Certainty of an actor that the sentence itself names."""
_CLEAR = 0.5
"""Share of the evidence in the article from which on it tells whose a force is."""
_FAINT = 0.2
"""Share below which a name in the article tells nothing of whose forces they are."""
_MOST_TOLD = 0.8
_GUESS = 0.6


def is_anaphoric(force: Force | None) -> bool:
    """Whether the force was told of before ("the troops", "another 2,000"), and so its actor too."""
    if force is None or force.elided:
        return force is not None
    before = {t.lower_ for t in force.head.subtree if t.i <= force.head.i and t.dep_ != "compound"}
    return bool(before & vocabulary.word_list("told_before"))


class Attribution(NamedTuple):
    """Whose a force is, how sure that is (0 to 1) and in which way it was found."""

    code: str | None
    certainty: float
    way: str


def whose(reading: Reading, draft: Draft) -> Attribution:
    """Whose forces, and how sure: said of the force, said of the doer, told before, or what the article is about."""
    for way, find, certainty in _READINGS:
        code = find(reading, draft)
        if code is not None:
            return Attribution(code, certainty, way)
    force = draft.force
    code, share = most_told(reading, force, _hosts(reading, draft))
    rising = force is not None and _is_irregular(reading, force)
    if share < _FAINT or (rising and code is not None and len(code) == len("FR")):
        return Attribution(None, share, "nowhere")
    # "The deployment of missiles" may be anybody's; "the deployment of 200 soldiers" is somebody's told of.
    definite = force is not None and (force.quantity is not None or draft.word.pos == "verb")
    certainty = _MOST_TOLD if definite and share >= _CLEAR else min(share, _GUESS)
    return Attribution(code, certainty, "most told")


def _is_irregular(reading: Reading, force: Force) -> bool:
    """Whether rebels or the like are meant, who are no state's unless that is said; "fighters" may be jets."""
    sides = any(m.kind == "group" for m in reading.memory.cast.mentions)
    noun = lemma(force.noun)
    return noun in vocabulary.word_list("irregular") and (sides or noun != "fighter")


def _by_type(reading: Reading, draft: Draft) -> str | None:
    return home_of_type(reading, draft.force) if draft.force is not None else None


def _government_there(reading: Reading, draft: Draft) -> str | None:
    """Read "government troops entered Goma": where no government is named, the place's own is meant."""
    nouns = draft.force.noun.lefts if draft.force is not None else ()
    governing = any(lemma(c) in vocabulary.word_list("governing") for c in nouns)
    return min(_hosts(reading, draft), default=None) if governing else None


def _home_port(reading: Reading, draft: Draft) -> str | None:
    """Country of the port that a ship leaves, where no other is told of ("the frigate Bremen sailed from Kiel")."""
    if draft.force is None or not (draft.force.count_of == "ships" or draft.force.noun.lower_ in ("fleet", "navy")):
        return None
    within = {n.country for n in reading.names.values() if n.index in {i for r in draft.places for i in r.names}}
    if len(within) == 1 and len({i for r in draft.places for i in r.names}) > 1:
        return within.pop()  # "part of the fleet has moved from Brest to Toulon"
    if most_told(reading, draft.force, _hosts(reading, draft))[0] is not None:
        return None
    ports = {i for r in draft.places if r.preposition in FROM for i in r.names}
    return next((n.country for n in reading.names.values() if n.index in ports), None)


def _in_phrase(reading: Reading, draft: Draft) -> str | None:
    force = draft.force
    if force is None:
        return None
    unit = force.unit.split("; ")[0] if force.unit else None
    if unit is not None and is_ship(unit):
        own = [reading.actors[c.i].code for c in [*force.head.lefts, *force.noun.lefts] if _is_nationality(reading, c)]
        return own[0] if own and not force.elided else home_of(unit)  # "a Swedish corvette, HMS Malmö"
    for head in (force.head,) if force.elided else (force.head, force.noun):
        code = _led(reading, head) or named_owner(reading, head, sources=("of",))
        if code is not None:
            return code
    return home_of(unit) if unit is not None else None


def _is_nationality(reading: Reading, token: Token) -> bool:
    return token.i in reading.actors and reading.actors[token.i].kind == "adjective"


def _led(reading: Reading, noun: Token) -> str | None:
    """Whose a force is that somebody only leads: his and others', or the multinational one told of."""
    joint = any(c.lower_ in vocabulary.word_list("joint") for c in noun.lefts)
    leader = noun.head if noun.dep_ == "dobj" and lemma(noun.head) in ("lead", "head", "command") else None
    if leader is None and not joint:
        return None
    first = actor_of(reading, own_subject(leader)) if leader is not None else modifier_actor(reading, noun)
    if reading.memory.cast.multinational and lemma(noun) in ("force", "troop", "mission", "soldier", "coalition"):
        return "MNF" if first is None or leader is not None else first
    return f"{first}+" if first is not None and leader is not None else first


def _of_trigger(reading: Reading, draft: Draft) -> str | None:
    return modifier_actor(reading, draft.trigger, sources=("of", "by")) if draft.word.pos == "noun" else None


def _of_subject(reading: Reading, draft: Draft) -> str | None:
    return actor_of(reading, draft.subject)


def _of_agent(reading: Reading, draft: Draft) -> str | None:
    return actor_of(reading, agent_of(clause_verb(draft.trigger)) or agent_of(draft.trigger))


def _from_source(reading: Reading, draft: Draft) -> str | None:
    """Read "peacekeepers from Russia"; where troops are pulled from is not whose they are."""
    force = draft.force
    if force is None or draft.word.action is Action.WITHDRAW:
        return None
    heads = (force.head,) if force.elided else (force.noun, force.head)  # the noun may stand in another sentence
    return next((code for h in heads if (code := modifier_actor(reading, h, sources=("from",))) is not None), None)


def _told_before(reading: Reading, draft: Draft) -> str | None:
    force = draft.force
    if force is None or not (force.elided or is_definite(force)):
        return None
    if force.elided and force.noun.doc is reading.doc:
        return modifier_actor(reading, force.noun)  # "1,000 British soldiers and about 500 more"
    if force.elided:
        own = reading.memory.cast.author if reading.memory.cast.first_person else None
        return told_before(reading, force, own) if own is not None else _last_owner(reading, force)
    return told_before(reading, force, _speakers_actor(reading, draft))


def _last_owner(reading: Reading, force: Force) -> str | None:
    return reading.memory.last_owner or told_before(reading, force)


def _speakers_actor(reading: Reading, draft: Draft) -> str | None:
    """For whom the one speaks who is quoted: "he said the contingent …"."""
    speech = draft.standing.speech if draft.standing is not None else None
    subject = own_subject(speech) if speech is not None else None
    if subject is None:
        return reading.memory.cast.author if reading.memory.cast.first_person else None
    if subject.lower_ in ("he", "she") and reading.memory.last_speaker:
        return reading.memory.cast.of_person(reading.memory.last_speaker)
    return actor_of(reading, subject)


def _of_governor(reading: Reading, draft: Draft) -> str | None:
    """Subject of a clause that governs the movement: who says, plans or orders it for his own."""
    own = draft.force.head if draft.force is not None else None
    for above in clauses_above(clause_verb(draft.trigger)):
        if effect_of(above) in ("demand", "allege") or lemma(above) in vocabulary.word_list("onlooker"):
            return None  # who demands or watches is not whose forces they are
        subject = own_subject(above)
        if subject is not None and (own is None or subject.i != own.i):
            code = actor_of(reading, subject)
            if code is not None:
                return code
    return None


def _of_clause_before(reading: Reading, draft: Draft) -> str | None:
    """Who acts in the clause before: "Senegal has sent soldiers; a company of 40 is already in Goma"."""
    force = draft.force
    if force is None or draft.implied or draft.subject is not None:
        return None
    for token in reversed(reading.doc[: min(draft.trigger.i, force.head.i)]):
        if token.dep_ != "nsubj" or token.head.i == draft.trigger.i or token.head.dep_ in ("relcl", "advcl"):
            continue
        if effect_of(token.head) in ("demand", "allege") or lemma(token.head) in vocabulary.word_list("onlooker"):
            return None
        mention = reading.actors.get(token.i)
        return mention.code if mention is not None and mention.kind in ("state", "alliance", "capital") else None
    return None


_READINGS: tuple[tuple[str, Callable[[Reading, Draft], str | None], float], ...] = (
    ("beside the force", _in_phrase, 0.97),
    ("beside the noun", _of_trigger, 0.95),
    ("doer", _of_subject, 0.93),
    ("agent", _of_agent, 0.9),
    ("where it is from", _from_source, 0.9),
    ("told before", _told_before, TOLD),
    ("who says or orders it", _of_governor, SAID),
    ("who acts before", _of_clause_before, SAID),
    ("by type", _by_type, SAID),
    ("government of the place", _government_there, SAID),
    ("home port", _home_port, SAID),
)
"""Ways to read whose forces they are by name, the surest first, each with its certainty."""


def _hosts(reading: Reading, draft: Draft) -> set[str]:
    """Countries of the places that the movement is told with."""
    places = {i for r in draft.places for i in [*r.names, *r.anchors]} | set(draft.object_places)
    return {n.country for n in reading.names.values() if n.index in places and n.country is not None}


def speaker_of(reading: Reading, standing: Standing) -> str | None:
    """Name of who is quoted, in full where the article gives it; None where the publisher speaks."""
    if standing.speech is None:
        return None
    subject = own_subject(standing.speech)
    if subject is None:
        return None
    if subject.lower_ in ("he", "she"):
        earlier = [
            t for t in reading.doc[: subject.i] if t.dep_ == "nsubj" and t.pos_ == "PROPN" and t.i not in reading.actors
        ]
        if not earlier:
            return reading.memory.last_speaker
        subject = earlier[-1]
    if subject.pos_ == "PRON":
        return None
    names = [t for t in subject.subtree if t.pos_ == "PROPN" and t.i not in reading.actors and t.i <= subject.i
             and t.dep_ in ("compound", "nsubj", "flat") and t.i >= subject.i - 3
             and t.lower_ not in vocabulary.word_list("title")]  # fmt: skip
    if subject.pos_ == "PROPN" and names:
        name = " ".join(t.text for t in names)
        full = reading.memory.cast.full_names.get(names[-1].text, name)
        return full if len(names) == 1 else name
    start = min(t.idx for t in subject.subtree if t.i <= subject.i)
    return reading.sentence.text[start : subject.idx + len(subject)]
