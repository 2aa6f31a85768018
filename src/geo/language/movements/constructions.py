"""Movements told by the build of the clause alone, whatever its verb.

A force with a direction is a force that moves ("slipped into Somalia"), and a force that is made the object
of one is sent there ("trucked 300 soldiers to Goma"): the verb says no more than how. The intransitive-motion
and caused-motion constructions of Goldberg, "Constructions" (1995), chapters 7 and 9.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.movements.sufficiency import enough
from geo.language.phrases.draft import Draft, is_infinitive, is_passive, objects_of, theme_of
from geo.language.phrases.forces import force_in
from geo.language.phrases.locations import AT, TO, PlaceRole, places_of, places_under
from geo.language.phrases.roles import agent_of, subject_of
from geo.language.reading import lemma

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.language.phrases.force import Force
    from geo.language.reading import Reading
    from geo.language.syntax import Token

_HEADING = 6
"""Words within which the heading of an entry ends."""
_WAYS, _RETURNED = frozenset(("off", "bound", "back", "home")), frozenset(("back", "home"))
"""Words behind a headline's force that say where it is going."""
_TAIL = 4
"""Words at the end of a headline that say who says so."""
_PHRASE = 5
"""Words within which the noun of its count stands."""
_OFFERING = {"disposal": frozenset(("put", "place")), "available": frozenset(("make",))}
"""What a force is put at or made, and the verbs."""
_INTO = frozenset(("into", "onto", "toward", "towards", "across", "through", "past"))


def motion_draft(reading: Reading, verb: Token) -> Draft | None:
    """Read a movement from a force and a direction under a verb that is no trigger; None where there is none."""
    if verb.pos_ != "VERB" or verb.dep_ in ("aux", "auxpass") or _says_something_else(verb):
        return None
    passive = is_passive(verb)
    theme = subject_of(verb) if passive else theme_of(verb)
    moved = force_in(reading, theme) if theme is not None else None
    places = [r for r in places_under(reading, verb) if r.names or r.border]
    if moved is not None and verb.stem in vocabulary.word_list("designating"):
        return _designated(reading, verb, moved, places)
    if not any(r.preposition in _INTO for r in places):
        return None
    doer = agent_of(verb) if passive else subject_of(verb)
    adnominal = verb.dep_ in ("acl", "amod")
    words = vocabulary.triggers()
    if moved is not None:
        word = words["verb", "dispatch", ""]
        return Draft(verb, word, moved, doer, places=places, adnominal=adnominal) if moved.strong else None
    own = force_in(reading, doer) if doer is not None and theme is None and not passive else None
    if own is None:
        return None
    draft = Draft(verb, words["verb", "move", ""], own, None, places=places, adnominal=adnominal)
    return draft if enough(reading, draft) else None


def _designated(reading: Reading, verb: Token, force: Force, places: list[PlaceRole]) -> Draft | None:
    """Read "named five more brigades for Afghan duty", "units have been picked for Helmand": they are to go there."""
    goals = [*places, *places_under(reading, force.head)]
    goals += [r for at in (verb, force.head) for c in at.rights if c.lower_ == "for" for r in _duty(reading, c)]
    meant = [r for r in goals if r.preposition in ("for", "to") and r.names]
    told = force.quantity is not None or reading.sentence.kind == "title"
    counted = force.count_of == "units" and told and reading.memory.military
    if not (force.strong or counted) or not meant:
        return None
    word = vocabulary.triggers()["verb", "earmark", ""]
    return Draft(verb, word, force, agent_of(verb) or subject_of(verb), places=meant[:1])


def made_available(reading: Reading, verb: Token) -> Draft | None:
    """Read "put 300 men at the disposal of the mission in Mali", "made a ship available": they are still to go."""
    beside = [o for c in verb.rights for o in (c, *c.rights)]
    offered = next((o for o in beside if verb.stem in _OFFERING.get(o.lower_, ())), None)
    if offered is None:
        return None
    passive = is_passive(verb)
    theme = subject_of(verb) if passive else theme_of(verb)
    force = force_in(reading, theme) if theme is not None else None
    if force is None or not (force.strong or reading.memory.military):
        return None
    causes = [offered, *(o for c in offered.rights for o in c.rights)]
    places = [replace(r, preposition="for") for o in causes for r in places_under(reading, o) if r.names]
    word = vocabulary.triggers()["verb", "earmark", ""]
    return Draft(verb, word, force, agent_of(verb) if passive else subject_of(verb), places=places[:1])


def _duty(reading: Reading, preposition: Token) -> Iterator[PlaceRole]:
    """Yield where the duty is that men are chosen for: "for Afghan duty", "for the Bosnia mission"."""
    nouns = vocabulary.word_list("duty") | vocabulary.word_list("post")
    for noun in preposition.rights:
        known = noun.stem in nouns or ("noun", noun.stem, "") in vocabulary.triggers()
        names = [reading.names[c.i].index for c in noun.lefts if c.i in reading.names] if known else []
        if names:
            yield PlaceRole("for", preposition, names=names[:1])
        elif known:
            yield from (replace(r, preposition="for") for r in places_under(reading, noun) if r.names)


def noun_for_verb(reading: Reading, token: Token) -> Draft | None:
    """Read "Second British warship races to Gulf", "a contingent sails into": a verb that was parsed as a noun.

    The word looks like a plural and like a verb of movement; a force stands before it and a direction after.
    """
    title = reading.sentence.kind == "title"
    if token.tag_ not in (("NNS", "NNPS", "NN") if title else ("NNS", "NNPS")) or token.i in (0, len(token.doc) - 1):
        return None
    word = vocabulary.triggers().get(("verb", lemma(token), ""))
    if word is None or word.frame not in ("move_self", "move_either", "leave_self"):
        return None
    own = vocabulary.forces().get(lemma(token))
    if own is not None and own.strength == "strong":
        return None  # "sent National Guard troops to"
    ahead = _INTO | ({"to", "for", "from", "at", "in", "on"} if title else {"to", "for", "from"})
    places = places_of(reading, token.nbor(1)) if token.nbor(1).lower_ in ahead else []
    if not places:
        return None
    inside = [c for c in token.children if c.dep_ in ("compound", "nmod", "nsubj") and c.i == token.i - 1]
    before = [token.head] if token.dep_ == "appos" and token.head.i < token.i else []
    force = next((f for n in [*inside, *before] if (f := force_in(reading, n)) is not None), None)
    if force is None or not (force.strong or reading.memory.military):
        return None
    doer = token if inside else None  # the adjectives before the force hang on what follows it
    return Draft(token, word, force, doer, places=places)


def verbless_drafts(reading: Reading) -> Iterator[Draft]:
    """Read "Five more brigades for Baghdad", "2,500 in Iraq, 900 in Syria": a headline or list without a verb."""
    doc = reading.doc
    end = next((t.i for t in doc if t.lower_ == "as" and t.dep_ == "mark"), len(doc))  # "… as Kenya vows to help"
    if any(t.tag_ in ("VBD", "VBP", "VBZ", "MD") and not _closes_a_headline(reading, t) for t in doc[:end]):
        return
    entry = _entry(reading)
    if entry is not None:
        yield entry
        return
    words = vocabulary.triggers()
    for head in doc[: len(doc) - 1]:
        planned = head.dep_ == "nsubj" and head.head.dep_ == "ROOT" and is_infinitive(head.head)
        said = head.dep_ in ("ccomp", "nsubj", "dobj", "dep") and _closes_a_headline(reading, head.head)
        if head.dep_ not in ("ROOT", "appos", "conj") and not (planned or said):
            continue
        force = force_in(reading, head)
        if force is None or not (force.strong or reading.memory.military):
            continue
        way = head.nbor() if head.nbor().lower_ in _WAYS else None
        duty = [o for c in head.rights if c.lower_ == "on" for o in c.rights if o.stem in vocabulary.word_list("duty")]
        beyond = [r for t in (head, *duty, *([way] if way is not None else [])) for r in places_under(reading, t)]
        places = list({r.at.i: r for r in beyond if r.names}.values())
        if way is not None and way.lower_ in _RETURNED and places:
            places = [replace(r, preposition="to") if r.preposition in AT else r for r in places]
            yield Draft(head, words["pred", "back", ""], force, None, places=places)
            continue
        going = any(c.lower_ == "on" and any(o.lower_ == "way" for o in c.rights) for c in head.rights)
        if going and any(r.preposition == "to" for r in places):
            yield Draft(head, words["pred", "bound", ""], force, None, places=places)
            continue
        sent = any(r.preposition in ("to", "into", "for") for r in places)
        homeward = any(t.lower_ in ("home", "homeward", "back") for t in head.subtree)  # "on way home from Haiti"
        # "1,000 men out of Basra by spring"
        gone = any(r.preposition == "out" or (homeward and r.preposition == "from") for r in places)
        if not places and reading.sentence.kind == "title":
            places, sent = _task(reading, head.head if planned else head), True
        if places:
            word = words["verb", "withdraw" if gone else "dispatch" if sent else "station", ""]
            yield Draft(head, word, force, None, places=places, adnominal=not (sent or gone))


def _closes_a_headline(reading: Reading, verb: Token) -> bool:
    """Whether it only says who says so: "1,000 men out of Basra by May, says Brown", "…, UK Government says"."""
    told = vocabulary.operators().get(("verb", lemma(verb))) in ("say", "allege", "announce")
    return told and reading.sentence.kind == "title" and verb.i >= len(verb.doc) - _TAIL


def _task(reading: Reading, head: Token) -> list[PlaceRole]:
    """Places of what a headline's force is to do: "New Zealand forces to help restore order in Dili"."""
    task = next((c for c in [head, *head.rights] if c.pos_ == "VERB" and is_infinitive(c)), None)
    doing = [t for t in task.subtree if t.pos_ == "VERB"] if task is not None else []
    if task is None or lemma(task) in vocabulary.word_list("no_presence"):
        return []
    return [r for t in doing for o in [t, *objects_of(t)] for r in places_under(reading, o) if r.names]


def _entry(reading: Reading) -> Draft | None:
    """Read an entry of a list: "Germany: 35,000 personnel" where they are, "Poland: 600 troops to Ghazni" whose."""
    doc = reading.doc
    at = next((t.i for t in doc[:_HEADING] if t.text in (":", "–", "—", "--")), 0)
    opening = doc[at - 1] if at else doc[0]
    name = reading.place(opening)
    if not at or at + 1 >= len(doc) or name is None or at + 1 not in reading.quantities:
        return None
    nouns = (t for t in doc[at + 1 : at + 1 + _PHRASE] if t.pos_ in ("NOUN", "PROPN"))
    force = next((f for t in nouns if (f := force_in(reading, t)) is not None and f.quantity is not None), None)
    if force is None or not (force.strong or reading.memory.military):
        return None
    words = vocabulary.triggers()
    own = [
        r for h in (force.head, force.noun) for r in places_under(reading, h) if r.names and name.index not in r.names
    ]
    if own and opening.i in reading.actors:
        sent = any(r.preposition in TO for r in own)
        return Draft(force.head, words["verb", "dispatch" if sent else "station", ""], force, opening, places=own)
    return Draft(force.head, words["verb", "station", ""], force, None, object_places=[name.index], adnominal=True)


def _says_something_else(verb: Token) -> bool:
    stem = lemma(verb)
    return stem in vocabulary.word_list("no_motion") or ("verb", stem) in vocabulary.operators()
