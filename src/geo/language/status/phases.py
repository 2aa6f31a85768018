"""A movement told of before, of which it is said that it begins, goes on, lasts or ends.

"The withdrawal will take six weeks", "the augmentation began in January", "its stay was extended": the noun names no
force, for the article has told whose it is; that it goes on until a day is told here. One that is only pointed to
("the withdrawal pleased the villagers") tells of nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases.draft import Draft, is_infinitive, object_of
from geo.language.phrases.locations import AT, places_under
from geo.language.phrases.owners import modifier_actor
from geo.model import Action

if TYPE_CHECKING:
    from geo.language.reading import Reading
    from geo.language.syntax import Token
    from geo.language.vocabulary import TriggerWord

_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_POINTING = frozenset(("the", "this", "these", "its", "their", "his", "her", "our", "both"))
_UNTIL = frozenset(("to", "till", "until", "through", "for", "from"))
_ASKED = frozenset(("how", "whether", "why", "if"))
"""Words that open a clause in which nothing is told: "how the mission could go on"."""
_PROLONGING = frozenset(("extend", "prolong", "renew"))
_NEAR = 6
"""Words within which "is expected" comes to what is expected."""


def phase_draft(reading: Reading, noun: Token, word: TriggerWord) -> Draft | None:
    """Read what is said of how long, from when or until when the movement that the noun points to goes on."""
    memory = reading.memory
    known = memory.told or memory.last_force or reading.sentence.kind == "title"
    lasts = noun.stem in vocabulary.word_list("gone_on")
    if not (memory.military and known and lasts) or not _points(reading, noun):
        return None
    verb = phase_of(noun)
    if verb is None or any(c.tag_ in ("WRB", "IN") and c.lower_ in _ASKED for c in noun.head.lefts):
        return None
    lasts = verb.stem in vocabulary.word_list("lasting") or any(_is_lapse(c) for c in verb.rights)
    if lasts and word.action.direction == "toward":
        word = replace(word, frame="presence", action=Action.STATION)  # a rotation that lasts is one that stays
    draft = Draft(noun, word, None, next((c for c in noun.lefts if c.dep_ == "poss"), None))
    draft.places = [replace(r, preposition="in") if r.preposition == "of" else r for r in places_under(reading, noun)]
    draft.places = draft.places or [r for r in places_under(reading, verb) if r.preposition in AT and r.names]
    return draft


def _points(reading: Reading, noun: Token) -> bool:
    """Whether the noun points to a movement told of, or tells whose it is."""
    return any(c.lower_ in _POINTING for c in noun.lefts) or modifier_actor(reading, noun) is not None


def phase_of(noun: Token) -> Token | None:
    """Give the verb of beginning, lasting or ending of the noun's clause: also under "is due to", "is expected to"."""
    event = vocabulary.triggers().get(("noun", noun.stem, ""))
    words = vocabulary.word_list("phase")
    seen = noun.head
    if noun.stem not in vocabulary.word_list("gone_on") and (event is None or event.frame != "event"):
        return None
    if noun.dep_ == "dobj" and seen.stem in _PROLONGING and not is_infinitive(seen):
        return seen
    if noun.dep_ not in _SUBJECTS:
        return None
    while seen.stem not in words:
        inner = [c for c in seen.children if c.i > seen.i and c.dep_ in ("xcomp", "acomp", "oprd")]
        if not inner or inner[0].i - noun.head.i > _NEAR:
            return None
        seen = inner[0]
    theme = object_of(seen)
    if seen.stem in ("take", "go", "run", "be") or theme is not None:
        return seen if _tells_when(seen, theme) else None
    return seen


def _tells_when(verb: Token, theme: Token | None) -> bool:
    """Whether a common verb is followed by how long or until when: "took a week", "runs to May", "goes on"."""
    if theme is not None:
        return theme.stem in vocabulary.word_list("calendar")
    return any(c.lower_ in ("on", "ahead") and not list(c.children) for c in verb.rights) or any(
        map(_is_lapse, verb.rights)
    )


def _is_lapse(phrase: Token) -> bool:
    """Whether it tells a span or an end of time: "until May", "for six months", "another year"."""
    if phrase.dep_ in ("npadvmod", "dobj"):
        return phrase.stem in vocabulary.word_list("calendar")
    if phrase.lower_ not in _UNTIL:
        return False
    return any(o.stem in vocabulary.word_list("calendar") or o.like_num for o in phrase.rights)
