"""Places of a clause that hang on neither its trigger nor its force: the parser has put them elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases.draft import joins_others
from geo.language.phrases.forces import force_in
from geo.language.phrases.locations import AT, FROM, TO, UNKNOWN, PlaceRole, belongs_to_noun, places_of, prepositions_at
from geo.language.phrases.roles import clause_verb
from geo.language.reading import lemma

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.language.reading import Reading
    from geo.language.syntax import Token

_APART = frozenset(("according", "except", "excepting", "excluding", "unlike", "barring"))
_THEN = frozenset(("after", "before", "following", "since", "despite", "amid"))
_CLAUSE_ENDS = frozenset((";", ":", "—", "–", "“", "”", '"', "``", "''"))


def phrases_beside(reading: Reading, verb: Token) -> list[PlaceRole]:
    """Read the places that follow the verb in its own clause, whatever the parser hangs them on.

    The words up to the next verb, conjunction or relative pronoun are searched for prepositions with a
    place; a preposition that completes a noun is left out.
    """
    found: list[PlaceRole] = []
    for token in verb.doc[verb.i + 1 :]:
        if token.dep_ in ("mark", "nsubj", "nsubjpass") and token.head.i > token.i:
            break
        if token.dep_ == "dep" and token.pos_ == "PROPN" and token.head is verb:
            break  # "has 200 men in Gao, Ghana 300 in Kidal"
        if token.lower_ in _THEN and any(_is_event(o) for o in token.rights):
            break  # "offered soldiers after the withdrawal of troops from Gao", "sailed after a stop in Gibraltar"
        if token.pos_ == "AUX" and token.head is not verb:
            break  # "the men who left on Monday are now in Gao"
        if token.pos_ in ("VERB", "SCONJ") or token.tag_ in ("WDT", "WP", "WP$", "WRB") or token.text in _CLAUSE_ENDS:
            break
        if token.dep_ == "prep" and token.lower_ in AT | FROM | TO and not belongs_to_noun(token):
            if (token.head.pos_ in ("NOUN", "PROPN") and not _carries_places(token.head)) or _is_of_others(token):
                continue
            if _is_compared(token.head):
                continue
            if _is_of_the_source(token):
                break
            found += prepositions_at(reading, token)
    return found


def _is_compared(noun: Token) -> bool:
    """Whether others are set against a force: "has 600 men in Gao, against 300 Togolese in Kidal"."""
    against = noun.head
    return noun.dep_ == "pobj" and against.lower_ == "against" and against.i > 0 and against.nbor(-1).text == ","


def _is_event(noun: Token) -> bool:
    return ("noun", noun.stem, "") in vocabulary.triggers() or noun.stem in vocabulary.word_list("halt")


def _is_of_others(preposition: Token) -> bool:
    """Whether it tells where those are from whom somebody joins or relieves: "will join soldiers from Togo"."""
    if preposition.lower_ not in FROM:
        return False
    noun = preposition.head
    while noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head  # "will replace some of the soldiers from Togo"
    verb = noun.head if noun.dep_ == "dobj" else preposition.head
    word = vocabulary.triggers().get(("verb", verb.stem, "")) if noun is not verb else None
    return joins_others(verb) or (word is not None and word.frame == "relief")


def spare_phrases(reading: Reading, used: Iterable[int]) -> list[PlaceRole]:
    """Read the places of the sentence that nothing has taken, wherever the parser hangs them.

    A place of a meeting, a ministry or a speech is no place of a force, and is left out.
    """
    taken = set(used)
    found = []
    for token in reading.doc:
        if token.dep_ != "prep" or token.lower_ not in AT | FROM | TO or belongs_to_noun(token):
            continue
        if token.lower_ == "from" and token.head.dep_ == "pobj" and token.head.head.lower_ == "with":
            continue  # "held exercises with soldiers from Mali"
        head = token.head
        if head.pos_ in ("NOUN", "PROPN") and (not _carries_places(head) or head.stem in vocabulary.word_list("halt")):
            continue
        if head.like_num and head.dep_ == "conj" and head.head.pos_ == "VERB":
            continue  # "with one battalion going to Gao and one to Kidal": no place of the whole
        if _is_of_others(token) or _is_of_the_speaker(reading, head) or _is_of_the_source(token):
            continue
        if ("verb", lemma(head)) in vocabulary.operators() or lemma(head) in vocabulary.word_list("no_presence"):
            continue
        found += [r for r in prepositions_at(reading, token) if not taken & {*r.names, *r.anchors}]
    return found


def is_told_of_others(role: PlaceRole, force: Token | None) -> bool:
    """Whether a relative clause tells it of another force: "the ship left with sailors who had served in Iraq"."""
    clause = clause_verb(role.at)
    noun = clause.head
    return clause.dep_ == "relcl" and noun is not force and noun.stem in vocabulary.forces() and force is not None


def _is_of_the_source(preposition: Token) -> bool:
    """Whether it tells where others are: "according to an officer in Naples", "all except those in Gao"."""
    above = preposition
    while above.head is not above and above.pos_ not in ("VERB", "AUX"):
        above = above.head
        if above.lower_ in _APART:
            return True
    return False


def _is_of_the_speaker(reading: Reading, noun: Token) -> bool:
    """Whether the noun is who says it ("the headquarters at Film City said"), and no force that is told of."""
    says = vocabulary.operators().get(("verb", lemma(noun.head))) if noun.dep_ == "nsubj" else None
    opinion = noun.pos_ == "PRON" or noun.lower_ == "one"  # "no one in Paris thinks"
    return says is not None and (says == "say" or opinion) and force_in(reading, noun) is None


def pointer_beside(reading: Reading, trigger: Token, force: Token) -> PlaceRole | None:
    """Read what points to a place in the clause of a movement, whatever it hangs on ("50,000 men there")."""
    clause = clause_verb(trigger)
    for token in reading.doc:
        own = token.head.i in (trigger.i, force.i) or clause_verb(token.head).i == clause.i
        if not own or token.dep_ == "expl":
            continue
        if token.lower_ in vocabulary.word_list("anaphor") and token.pos_ == "ADV":
            return PlaceRole("in", token, pointer=token.lower_)
        if token.dep_ == "prep" and token.lower_ in AT | TO and not belongs_to_noun(token):
            if token.head.pos_ in ("NOUN", "PROPN") and not _carries_places(token.head):
                continue
            pointed = (r for r in places_of(reading, token) if r.pointer not in (None, UNKNOWN))
            role = next(pointed, None)
            if role is not None:
                return role
    return None


def tells_of_a_part(role: PlaceRole) -> bool:
    """Whether the place is one of some of them only: "…, chiefly around Tuzla", "…, most of them at Agadez"."""
    before = role.at.i - 1
    while before > 0 and role.at.doc[before].lower_ in ("of", "them", "those", "these", "which", "whom"):
        before -= 1
    word = role.at.doc[before] if before > 0 else None
    apart = word is not None and word.nbor(-1).text in (",", "(", ";", "–", "—", "and", "with")
    return apart and word is not None and word.lower_ in vocabulary.word_list("part")


def _carries_places(noun: Token) -> bool:
    """Whether a place said of the noun is a place of what happens to it: a force, a trigger, a day, a number."""
    stem = lemma(noun)
    if stem in vocabulary.forces() or stem in vocabulary.place_nouns() or noun.like_num:
        return True
    lists = ("wrapper", "calendar", "transport")
    trigger = vocabulary.triggers().get(("noun", stem, ""))
    told = trigger is not None and trigger.frame != "drill"
    return told or any(stem in vocabulary.word_list(name) for name in lists)
