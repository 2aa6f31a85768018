"""Whose, by what somebody is called instead of by name: "the mission", "the regional force", "the Gulf kingdom"."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.reading import lemma
from geo.language.text import actors
from geo.model import Action

if TYPE_CHECKING:
    from geo.language.phrases.draft import Draft
    from geo.language.reading import Reading
    from geo.language.syntax import Token

_REGION = 40
"""Characters that the name of a region takes at most."""
_BODIES = {
    "african": "African Union", "west african": "ECOWAS", "east african": "EAC", "southern african": "SADC",
    "central african": "ECCAS", "european": "EU",
}  # fmt: skip
"""Bodies whose the forces of a part of the world are, where the article tells of the body."""
_ALONE = frozenset(("ECOWAS", "SADC"))
"""Of those, the ones that alone send the forces of their part of the world."""
STATES = frozenset(("nation", "country", "state", "ally"))
"""Nouns for a state that several may be spoken of by."""
_POINTING = frozenset(("the", "these", "those", "both", "its", "their", "his", "our"))
_HALVES = (("KP", "KR"),)
"""States that are called the North and the South of one country."""


def mission(reading: Reading, noun: Token) -> str | None:
    """Code of whose "the mission" is that was named last before."""
    if noun.stem == "coalition":
        parties = {c.lower_ for c in noun.lefts} & {"ruling", "governing", "opposition"}
        return "MNF" if reading.memory.military and not parties and noun.dep_ != "compound" else None
    if noun.stem != "mission" or noun.dep_ == "compound" or not any(c.lower_ == "the" for c in noun.lefts):
        return None
    here = reading.sentence.start + noun.idx
    before = (m.code for m in reversed(reading.memory.cast.mentions) if m.kind == "mission" and m.start < here)
    return next(before, None)


def _regions_in(noun: Token) -> list[str]:
    """Give the adjectives before the noun, with the quarter of the world before them, the longer first."""
    before = [c for c in noun.lefts if c.dep_ in ("amod", "compound", "nmod")]
    words = [c.lower_ for c in before]
    return [" ".join(pair) for pair in itertools.pairwise(words)] + words


def force_of_several(reading: Reading, noun: Token) -> str | None:
    """Code of the body of states that has "the regional force", "the observer force" of which was told before."""
    words = {c.lower_ for c in noun.lefts}
    body = next((_BODIES[w] for w in _regions_in(noun) if w in _BODIES), None)
    if body is not None and noun.stem in vocabulary.forces():
        told = body in _ALONE or any(m.code == body for m in reading.memory.cast.mentions)
        return body if told else None
    if noun.stem != "force" or "the" not in words or words.isdisjoint(vocabulary.word_list("of_several")):
        return None
    here = reading.sentence.start + noun.idx
    before = (m for m in reversed(reading.memory.cast.mentions) if m.start < here)
    body = next((m.code for m in before if m.kind in ("mission", "alliance")), None)
    return "MNF" if body is None and not words.isdisjoint(("observer", "multinational")) else body


def council(reading: Reading, here: int) -> str | None:
    """Code of whose "the council" is: of the state whose it was called last, else of those that send missions."""
    cast = reading.memory.cast
    sends = any(m.kind == "mission" for m in cast.mentions) or any(
        t.stem in ("mandate", "mission") for t in reading.doc
    )
    return cast.house_before(here, "council") or cast.alliance or ("UN" if sends else None)


def states_named(reading: Reading, several: Token) -> str | None:
    """Codes of those that "a number of countries including Togo and Benin", "nations such as Chile" names."""
    if several.tag_ != "NNS" or several.stem not in STATES:
        return None
    for token in several.rights:
        such = token.lower_ == "such" or (token.lower_ == "as" and token.nbor(-1).lower_ == "such")
        if not (such or token.lower_ in ("including", "like")):
            continue
        first = next((t for t in token.subtree if t.i in reading.actors), None)
        named = [reading.actors[t.i] for t in (first, *first.conjuncts) if t.i in reading.actors] if first else []
        return "+".join(dict.fromkeys(m.code for m in named if m.kind == "state")) or None
    return None


def are_unnamed(states: Token) -> bool:
    """Whether the phrase speaks of states and does not tell which: "several countries", "a number of nations"."""
    of = next((o for c in states.rights if c.lower_ == "of" for o in c.rights), states)
    if of.text == "States" and of.i and of.nbor(-1).text == "Member":
        return True  # "invites Member States to provide troops"
    return of.tag_ == "NNS" and of.stem in STATES and not any(c.lower_ in _POINTING for c in of.lefts)


def is_pair(noun: Token, several: Token) -> bool:
    """Whether those are states told of ("the two governments", "both armies"), not two of many ("two officials")."""
    known = several.lower_ == "both" or any(c.lower_ in ("the", "these", "all") for c in noun.lefts)
    return known or noun.stem in vocabulary.word_list("own_land")


def goes_on_leaving(reading: Reading, noun: Token) -> bool:
    """Whether the army is the one told to leave: "Chadian troops quit Bangui. The army began its pullout at dawn"."""
    if lemma(noun) not in ("army", "military") or reading.memory.leaving is None or reading.names:
        return False
    told = next((c for c in noun.head.rights if c.dep_ == "dobj"), None) if noun.dep_ == "nsubj" else None
    word = vocabulary.triggers().get(("noun", lemma(told), "")) if told is not None else None
    pointed = told is not None and any(c.lower_ in ("the", "its", "their") for c in told.lefts)
    return pointed and word is not None and word.action is Action.WITHDRAW


def own_service(reading: Reading, noun: Token) -> str | None:
    """Code of the country that an article is of where it writes "the Army", "Defence Forces" of nobody by name."""
    parts = (c.text for c in noun.lefts if c.dep_ in ("compound", "amod", "nmod") and c.text.istitle())
    if " ".join((*parts, noun.text)) not in vocabulary.word_list("own_service"):
        return None
    named = None
    if noun.dep_ not in ("compound", "amod", "nmod"):  # not in "1,300 Army paratroopers"
        named = reading.memory.cast.house_before(reading.sentence.start + noun.idx, noun.lower_)
    main = reading.memory.cast.main
    return (
        reading.memory.home or named or (main if main is not None and len(main) == len("XX") and main != "UN" else None)
    )


def of_so_many(reading: Reading) -> str:
    """Code of the mission or alliance in which so many nations serve, as far as it is told."""
    bodies = (m.code for m in reading.actors.values() if m.kind in ("mission", "alliance"))
    return next(bodies, None) or reading.memory.cast.alliance or "MNF"


def region_of(reading: Reading, noun: Token) -> frozenset[str]:
    """Codes of the states among which "the Central American country", "the Gulf kingdom" is one."""
    if noun.stem not in vocabulary.word_list("own_land"):
        return frozenset()
    before = reading.sentence.text[max(0, noun.idx - _REGION) : noun.idx].rstrip(" -").removesuffix(" island")
    words = before.split()[-2:]
    regions = actors.regions()
    return next((regions[" ".join(words[i:])] for i in (0, 1) if " ".join(words[i:]) in regions), frozenset())


def half_of_a_nation(reading: Reading, noun: Token) -> str | None:
    """Which state "the North" is where the article tells of both halves of a divided country."""
    if noun.text not in ("North", "South") or not any(c.lower_ == "the" for c in noun.lefts):
        return None
    named = {m.code for m in reading.memory.cast.mentions}
    halves = next((h for h in _HALVES if not named.isdisjoint(h)), None)
    return halves[noun.text == "South"] if halves is not None else None


def served_by(reading: Reading, officer: Token) -> str | None:
    """Code of the mission for which an officer speaks in an article about it: "the Brazilian general said: We …"."""
    if officer.stem not in vocabulary.word_list("rank") and not officer.stem.endswith("star"):
        return None
    nation = next((reading.actors[c.i] for c in officer.lefts if c.i in reading.actors), None)
    if nation is None or nation.kind != "adjective":
        return None
    told = Counter(m.code for m in reading.memory.cast.mentions if m.kind in ("mission", "alliance")).most_common(1)
    own = sum(m.code == nation.code for m in reading.memory.cast.mentions)
    return told[0][0] if told and told[0][1] > own else None


def names_its_sender(reading: Reading, draft: Draft) -> bool:
    """Whether the country that those who leave are "from" is whose they are, not what they leave.

    "Troops from Chad left Mali", "the 200 soldiers from Benin will withdraw"; not "returned" nor "Kenyan troops from".
    """
    if not draft.word.frame.startswith("leave") or draft.word.pos != "verb" or draft.force is None:
        return False
    if draft.object_places:
        return True
    head = draft.force.head
    back = draft.word.lemma == "return" or any(c.lower_ in ("back", "home") for c in draft.trigger.rights)
    if back or draft.word.particle in ("back", "home"):
        return False
    if head.doc is not reading.doc or head.i > draft.trigger.i or _is_owned(reading, head):
        return False
    sources = (o for c in head.rights if c.lower_ == "from" for o in c.rights if o.dep_ == "pobj")
    return any(o.i in reading.actors and reading.actors[o.i].kind == "state" for o in sources)


def _is_owned(reading: Reading, noun: Token) -> bool:
    return any(c.i in reading.actors or c.dep_ == "poss" for c in noun.lefts)
