"""Trigger words of a sentence, each opening a draft for every force that it moves."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.movements.constructions import made_available, motion_draft, noun_for_verb
from geo.language.movements.contributors import quits
from geo.language.movements.drills import drill
from geo.language.movements.nominals import noun_draft
from geo.language.movements.predicates import predicate_draft, said_beside
from geo.language.movements.riders import riding
from geo.language.movements.sharing import other_forces
from geo.language.movements.tours import awaited_tour
from geo.language.movements.verbs import verb_drafts
from geo.language.phrases.clauses import tells_of_a_kind
from geo.language.phrases.locations import TO
from geo.language.phrases.sizes import with_sizes
from geo.language.reading import lemma
from geo.language.status.phases import phase_draft
from geo.model import Action

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.language.phrases.draft import Draft
    from geo.language.reading import Reading
    from geo.language.syntax import Token
    from geo.language.vocabulary import TriggerWord

_GOALS = frozenset(("sea", "way", "duty", "colours", "colors", "home"))
"""Nouns that make one notion with their verb: "put to sea", "called to active duty", "start for home"."""
_LEAVING = frozenset(("out", "home", "away"))
_VERBS, _PARTICIPLES = frozenset(("VERB", "AUX")), frozenset(("VBG", "VBN"))
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_PARTICLE_DEPS = frozenset(("prt", "advmod", "prep", "amod", "dep", "dobj", "oprd", "acomp", "npadvmod"))


def _trigger_word(token: Token) -> TriggerWord | None:
    words = vocabulary.triggers()
    stem = lemma(token)
    if token.dep_ in ("aux", "auxpass"):
        return None
    if token.tag_ == "VBG" and _is_named_so(token):
        noun = words.get(("noun", token.lower_, ""))
        if noun is not None:
            return noun  # "the coming of the reinforcements"
    if _is_verb(token):
        if token.pos_ == "PROPN" and stem.endswith("ing"):
            stem = next((w for _, w, _ in words if w.startswith(stem[:-3]) and len(w) <= len(stem) - 2), stem)
        particles = _particles(token) if stem in _phrasal() else []
        for particle in particles:
            word = words.get(("verb", stem, particle))
            if word is not None:
                return word
        word = words.get(("verb", stem, ""))
        if word is not None:
            return _leaving(token, word, particles)
    if token.pos_ in ("NOUN", "PROPN"):
        return words.get(("noun", stem, ""))
    return None


def _is_named_so(gerund: Token) -> bool:
    """Whether it stands as a noun does: "the sending of 400 men"."""
    children = [*gerund.children]
    return any(c.dep_ in ("det", "poss") for c in children) and any(c.lower_ == "of" for c in children)


@cache
def _phrasal() -> frozenset[str]:
    """Verbs to which a particle makes a difference."""
    words = vocabulary.triggers().values()
    return frozenset(w.lemma for w in words if w.pos == "verb" and (w.particle or w.frame.startswith("move_")))


def _leaving(verb: Token, word: TriggerWord, particles: list[str]) -> TriggerWord:
    """Give a verb of motion with "home", "away" or "out of" the sense of leaving: "walked out of its positions"."""
    way = next((p for p in particles if p in _LEAVING), None)
    if way == "home" and word.frame in ("move_object", "move_either"):  # "was airlifted home"
        own = word.frame == "move_either"
        return replace(word, particle=way, frame="leave_either" if own else "leave_object", action=Action.WITHDRAW)
    if way is None or word.frame != "move_self" or lemma(verb) in vocabulary.word_list("bursting"):
        return word
    ahead = any(c.lower_ in TO for c in verb.children)
    of = [o for c in verb.children if c.lower_ == "out" for o in c.children if o.lower_ == "of"]
    left = [o for c in of for o in c.children]
    somewhere = any(o.pos_ == "PROPN" or lemma(o) in vocabulary.place_nouns() for o in left)  # not "out of the talks"
    if ahead or (way == "out" and not somewhere):
        return word
    return replace(word, particle=way, frame="leave_self", action=Action.WITHDRAW)


def _is_verb(token: Token) -> bool:
    if token.pos_ in ("VERB", "AUX") or token.tag_ in ("VBG", "VBN"):
        return True
    return bool(token.dep_ == "ROOT" and token.pos_ == "PROPN")


def _particles(verb: Token) -> list[str]:
    """Words that may make a phrasal verb of it: beside it, or at either end of its object ("pull its troops out")."""
    known = vocabulary.particles()
    found = [
        c.lower_ for c in verb.children
        if c.lower_ in known and c.dep_ in _PARTICLE_DEPS and c.i > verb.i
        and (c.lower_ == "out" or not any(o.dep_ == "pobj" for o in c.children) or _brings_in(verb, c))
    ]  # fmt: skip
    goals = _GOALS - {"home"} if verb.stem == "leave" else _GOALS  # "left Gao for home" is no leaving of home
    found += [o.lower_ for c in verb.children if c.dep_ == "prep" for o in c.children if o.lower_ in goals]
    found += [c.lower_ for c in verb.lefts if c.dep_ == "nsubjpass" and c.lower_ == "place"]  # "its place was taken by"
    found += [
        c.lower_ for o in verb.children if o.dep_ in ("dobj", "ccomp", "xcomp") for c in [o, *o.children]
        if c.lower_ in ("back", "out", "down", "home", "in", "ready") and c.dep_ not in ("aux", "pobj", "compound")
        and (c.i == o.i or c.i < o.i or c.dep_ in ("advmod", "prt") or (c.lower_, c.dep_) == ("out", "prep"))
        and not (c is not o and o.tag_ in ("VB", "VBG"))
    ]  # fmt: skip
    return found


def _brings_in(verb: Token, particle: Token) -> bool:
    """Whether what the parser takes for a preposition's object is the verb's own force ("called in the army")."""
    if lemma(verb) == "call" and particle.lower_ in ("at", "on"):
        return True  # "will call at Malta"
    if lemma(verb) in ("make", "start") and particle.lower_ == "for":  # "made for the border"; not "for a good evening"
        return any(o.pos_ == "PROPN" or o.stem == "home" or _is_ground(o) for o in particle.children)
    beside = particle.i == verb.i + 1 or particle.lower_ == "for"  # "asked New York for two battalions"
    return beside and any(
        lemma(o) in vocabulary.forces() or lemma(o) in vocabulary.word_list("presence") for o in particle.children
    )


def _is_ground(noun: Token) -> bool:
    return noun.stem in vocabulary.place_nouns() or noun.stem in vocabulary.word_list("haven")


def drafts_in(reading: Reading) -> list[Draft]:
    """Give a draft for each force that a trigger of the sentence moves, in the order of the triggers."""
    return [draft for token in reading.doc if _may_tell(token) for draft in _drafts_at(reading, token)]


def _may_tell(token: Token) -> bool:
    """Whether the token can be a trigger: a verb, a noun of the tables, or what a subject hangs on."""
    if token.pos_ in _VERBS or token.tag_ in _PARTICIPLES:
        return True
    if token.tag_ in _NOUNS and (token.stem in vocabulary.trigger_stems() or token.dep_ == "ROOT"):
        return True
    return _has_subject(token)


def _has_subject(token: Token) -> bool:
    for child in token.children:  # noqa: SIM110  it is asked of every word
        if child.dep_ == "nsubj":
            return True
    return False


def _drafts_at(reading: Reading, token: Token) -> Iterator[Draft]:
    """Yield a draft for each force that the token, if it is a trigger, moves."""
    drafts = list(_drafts_of(reading, token))
    told = {d.force.head.i for d in drafts if d.force is not None}
    for draft in drafts:
        others = list(other_forces(reading, draft))  # a gapped force takes its places along
        yield from with_sizes(reading, said_beside(reading, draft))
        own = draft.force.head.i if draft.force is not None else None
        further = (d for d in others if d.force is None or d.force.head.i == own or d.force.head.i not in told)
        yield from (said_beside(reading, d) for d in further)


def _drafts_of(reading: Reading, token: Token) -> Iterator[Draft]:
    if tells_of_a_kind(token):
        return
    predicate = token.pos_ in _VERBS or _has_subject(token)
    said = predicate_draft(reading, token) if predicate else None
    if said is not None:
        yield said
        return
    offer = made_available(reading, token) if token.pos_ == "VERB" else None
    if offer is not None:
        yield offer
        return
    word = _trigger_word(token)
    draft = None
    if word is None:
        draft = noun_for_verb(reading, token) or motion_draft(reading, token)
    elif word.frame == "drill":
        draft = drill(reading, token, word) or phase_draft(reading, token, word)
    elif word.pos == "noun":
        draft = awaited_tour(reading, token) or noun_draft(reading, token, word) or phase_draft(reading, token, word)
    else:
        quitting = quits(reading, token, word)
        told = [quitting] if quitting is not None else list(verb_drafts(reading, token, riding(reading, token, word)))
        yield from told
        draft = motion_draft(reading, token) if not told else None  # "dropped into Kolwezi" is no reduction
    if draft is not None:
        yield draft
