"""What a clause is to the words around it: a modifier, a question left open, a habit, a report of the present."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases.roles import clause_verb, subject_of
from geo.language.reading import lemma

if TYPE_CHECKING:
    from geo.language.syntax import Token, Tree

_ASKING = frozenset(("know", "ask", "wonder", "decide", "clear", "unclear", "sure", "certain"))


def tells_of_a_kind(verb: Token) -> bool:
    """Whether it says how large any such unit is: "a brigade has some 3,500 soldiers", "is made up of"."""
    if verb.stem not in vocabulary.word_list("measuring") or not _holds_always(verb):
        return False
    doer = subject_of(verb)
    whole = vocabulary.forces().get(doer.stem) if doer is not None else None
    if doer is None or whole is None or whole.count_of not in ("units", "ships"):
        return False
    several = doer.tag_ == "NNS" and not list(doer.lefts)
    usually = any(c.lower_ in vocabulary.word_list("in_general") for c in verb.lefts)
    if not any(c.lower_ in ("a", "an", "each", "every") for c in doer.lefts) and not (several and usually):
        return False
    if verb.stem == "be" and not any(c.lower_ == "strong" for c in verb.rights):
        return False
    return not any(t.pos_ == "PROPN" and t.dep_ == "pobj" for t in verb.subtree)  # nowhere


def _holds_always(verb: Token) -> bool:
    """Whether it is a present, or what can be: "is made up of", "may have"."""
    helping = [c for c in verb.lefts if c.dep_ in ("aux", "auxpass")]
    if verb.tag_ == "VBN":
        return len(helping) == 1 and helping[0].lower_ in ("is", "are") and verb.stem in ("make", "compose")
    able = all(c.lower_ in ("can", "may") for c in helping)
    return verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VB" and able)


def modifies_noun(verb: Token) -> bool:
    """Whether it is a participle that describes the noun before it, not a clause that says what the noun is about.

    "Troops sent to Mali" is one; "reports that it had sent troops to Mali" is not.
    """
    if verb.dep_ not in ("acl", "amod") or verb.tag_ not in ("VBN", "VBG"):
        return False
    return not any(c.dep_ == "mark" or (c.dep_ == "aux" and c.tag_ != "TO") for c in verb.lefts)


def is_left_open(verb: Token) -> bool:
    """Whether it is asked or left undecided if it is so: "will decide whether to send", "unclear whether"."""
    asked = verb.dep_ == "ccomp" and lemma(verb.head) in _ASKING
    return any(c.lower_ == "whether" or (asked and c.lower_ == "if") for c in verb.lefts)


def goes_from(preposition: Token) -> bool:
    """Whether a bearing before "from" is that of a way, not of a place: "drove north from Aden to Taiz"."""
    verb = preposition.head.head
    word = vocabulary.triggers().get(("verb", verb.stem, "")) if preposition.lower_ == "from" else None
    return word is not None and word.frame.startswith(("move", "leave"))


def is_told_as_now(verb: Token) -> bool:
    """Whether its clause is told in the present."""
    clause = clause_verb(verb)
    return any(t.tag_ in ("VBZ", "VBP") for t in (verb, clause, *clause.lefts) if t.pos_ in ("VERB", "AUX"))


def is_plural(noun: Token) -> bool:
    """Whether the noun stands for several, as far as its ending tells: not for a body known by its initials."""
    return noun.tag_ in ("NNS", "NNPS") and noun.pos_ != "PRON" and not noun.text.isupper()


def in_phrase_of(noun: Token, pronoun: Token) -> bool:
    """Whether the pronoun stands inside the noun's own phrase ("its army"), not in a clause about it."""
    token = pronoun
    while token.i not in (noun.i, token.head.i) and token.dep_ != "relcl":
        token = token.head
    return token.i == noun.i


def has_parts(body: Token, pronoun: Token) -> bool:
    """Whether a force is the body whose parts the pronoun tells of: "2,000 men were landed with their guns"."""
    own = pronoun.dep_ == "poss" and pronoun.head.stem in vocabulary.forces()
    return own and body.pos_ == "NOUN" and _is_a_force(body) and _agrees(body, pronoun)


def body_before(doc: Tree, pronoun: Token) -> Token | None:
    """Give the force told of in the sentence whose part that is: "The division is a reserve; two of its battalions"."""
    before = (t for t in reversed(doc[: pronoun.i]) if t.dep_ in ("nsubj", "nsubjpass"))
    bodies = (t for t in before if _is_a_force(t) and _agrees(t, pronoun))
    return next((t for t in bodies if not in_phrase_of(t, pronoun)), None)


def _agrees(body: Token, pronoun: Token) -> bool:
    """Whether the pronoun may stand for it: "its" for no several ("Ghanaian troops will relieve its soldiers")."""
    return pronoun.lower_ != "its" or not is_plural(body)


def _is_a_force(noun: Token) -> bool:
    return noun.stem in vocabulary.forces() and all(c.dep_ != "poss" for c in noun.lefts)  # not "the army's press wing"
