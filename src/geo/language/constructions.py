"""Movements told by the build of the clause alone, whatever its verb.

A force with a direction is a force that moves ("slipped into Somalia"), and a force that is made the object
of one is sent there ("trucked 300 soldiers to Goma"): the verb says no more than how. The intransitive-motion
and caused-motion constructions of Goldberg, "Constructions" (1995), chapters 7 and 9.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.draft import Draft, is_passive, theme_of
from geo.language.forces import force_in
from geo.language.locations import places_under
from geo.language.reading import lemma
from geo.language.roles import agent_of, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from geo.language.reading import Reading

_INTO = frozenset(("into", "onto", "toward", "towards", "across", "through", "past"))


def motion_draft(reading: Reading, verb: Token) -> Draft | None:
    """Read a movement from a force and a direction under a verb that is no trigger; None where there is none."""
    if verb.pos_ != "VERB" or verb.dep_ in ("aux", "auxpass") or _says_something_else(verb):
        return None
    places = [r for r in places_under(reading, verb) if r.names or r.border]
    if not any(r.preposition in _INTO for r in places):
        return None
    passive = is_passive(verb)
    theme = subject_of(verb) if passive else theme_of(verb)
    moved = force_in(reading, theme) if theme is not None else None
    doer = agent_of(verb) if passive else subject_of(verb)
    adnominal = verb.dep_ in ("acl", "amod")
    words = vocabulary.triggers()
    if moved is not None:
        word = words["verb", "dispatch", ""]
        return Draft(verb, word, moved, doer, places=places, adnominal=adnominal) if moved.strong else None
    own = force_in(reading, doer) if doer is not None and theme is None and not passive else None
    if own is None or not own.strong:
        return None
    return Draft(verb, words["verb", "move", ""], own, None, places=places, adnominal=adnominal)


def verbless_draft(reading: Reading) -> Draft | None:
    """Read "Five more brigades for Baghdad", "HMS Kent off Oman": a headline or caption without a verb."""
    doc = reading.doc
    if any(t.tag_ in ("VBD", "VBP", "VBZ", "MD") for t in doc):
        return None
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    if root is None or root.i + 1 == len(doc):
        return None
    force = force_in(reading, root)
    if force is None or not (force.strong or reading.memory.military):
        return None
    places = [r for r in places_under(reading, root) if r.names]
    sent = any(r.preposition in ("to", "into", "for") for r in places)
    word = vocabulary.triggers()["verb", "dispatch" if sent else "station", ""]
    return Draft(root, word, force, None, places=places, adnominal=not sent) if places else None


def _says_something_else(verb: Token) -> bool:
    stem = lemma(verb)
    return stem in vocabulary.word_list("no_motion") or ("verb", stem) in vocabulary.operators()
