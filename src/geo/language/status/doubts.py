"""What is only asked, or that nobody would or could confirm: it is told neither as a fact nor as denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.reading import lemma
from geo.language.status.operators import POS, effect_of

if TYPE_CHECKING:
    from geo.language.syntax import Token

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
_INVERTING = frozenset(
    ("has", "have", "had", "is", "are", "was", "were", "do", "does", "did", "will", "would", "can", "could", "should",
     "may", "might", "must", "shall", "ca", "wo")
)  # fmt: skip
"""Words that stand before the subject of a question."""
_ASKING = frozenset(("WRB", "WP", "WP$"))
_WITHHOLDING = frozenset(("decline", "refuse", "fail", "unable", "unwilling", "impossible", "avoid", "hesitate"))
_DENYING = frozenset(("deny", "dispute", "reject", "refute"))
_NOBODY = frozenset(("nobody", "none", "neither"))
_JOINED = 4
"""Words before a "deny" within which the "confirm" stands that it is joined to."""


def is_asked(trigger: Token) -> bool:
    """Whether it stands in a question that yes or no answers: "has Kenya sent", "Kenya to send men?"."""
    doc = trigger.doc
    mark = next((t.i for t in doc[trigger.i :] if t.text in ("?", ";")), None)
    if mark is None or doc[mark].text != "?":
        return False
    opening = next((t for t in reversed(doc[: trigger.i + 1]) if _opens_question(t)), None)
    if opening is not None:
        return True
    inverted_later = any(_opens_question(t) for t in doc[trigger.i + 1 : mark])
    return not inverted_later and not any(t.tag_ in _ASKING for t in doc[:mark])


def _opens_question(word: Token) -> bool:
    """Whether the word stands before its subject at the opening of a clause."""
    if word.lower_ not in _INVERTING:
        return False
    before = word.nbor(-1) if word.i else None
    opens = before is None or before.is_punct or before.dep_ == "cc"
    verb = word.head if word.dep_ in ("aux", "auxpass") else word
    return opens and any(c.dep_ in _SUBJECTS | {"attr", "expl"} and c.i > word.i for c in verb.children)


def is_left_unconfirmed(word: Token) -> bool:
    """Whether nobody confirmed what the word governs: "could not confirm", "declined to confirm or deny"."""
    words = vocabulary.word_list("confirming")
    stem = lemma(word)
    if stem == "deny":
        near = word.doc[max(0, word.i - _JOINED) : word.i]
        joined = next((t for t in near if lemma(t) in words and t.dep_ != "dobj"), None)
        between = word.doc[joined.i + 1 : word.i] if joined is not None else []
        return joined is not None and any(t.lower_ in ("nor", "or") for t in between)
    if stem not in words:
        return False
    if word.pos_ == "NOUN":
        return any(c.lower_ in ("no", "without") for c in word.lefts) or word.head.lower_ == "without"
    if any(c.dep_ == "neg" or c.lower_ in ("neither", "never") for c in word.lefts):
        return True
    if "neither" in [t.lower_ for t in word.doc[max(0, word.i - 2) : word.i]]:
        return True
    by = next((c for c in word.lefts if c.dep_ in _SUBJECTS), None)
    if by is not None and (by.lower_ in _NOBODY or any(c.lower_ in ("no", "neither") for c in by.lefts)):
        return True  # "nobody would confirm"
    above = word.head
    if word.dep_ in ("xcomp", "advcl") and any(c.dep_ == "neg" for c in above.lefts):
        return True  # "could not be reached to confirm"
    yet = above.stem in ("have", "be") and any(c.lower_ == "yet" for c in (*above.children, *word.children))
    return word.dep_ in ("xcomp", "advcl", "ccomp", "acomp") and (yet or lemma(above) in _WITHHOLDING)


def hearsay_above(trigger: Token) -> Token | None:
    """Give the noun by which the whole sentence is only said to be so: "according to unconfirmed reports"."""
    for verb in trigger.doc[trigger.i :]:
        if verb.stem in _DENYING and verb.dep_ == "relcl" and _is_about_all(verb):
            return verb  # "says Ghana has sent them, which Ghana denies"
    for noun in trigger.doc:
        if noun.pos_ != "NOUN" or effect_of(noun) not in ("allege", "say"):
            continue
        if noun.dep_ == "pobj" and noun.head.lower_ == "to" and noun.head.head.lower_ == "according":
            told = is_hearsay(noun)
        else:  # "they had left, a claim that could not be verified"
            opening = noun.left_edge
            aside = opening.lower_ in ("a", "an", "claims", "reports") and opening.i > 0 and noun.dep_ not in _SUBJECTS
            told = aside and opening.nbor(-1).text == "," and opening.i > trigger.i and _is_unverified(noun)
        if told:
            return noun
    return None


def _is_about_all(denial: Token) -> bool:
    """Whether it denies what was said before it: "…, a charge it denies", "…, which it denies"."""
    if denial.tag_ not in ("VBZ", "VBP", "VBD"):
        return False
    charge = denial.head
    if charge.pos_ == "NOUN" and (effect_of(charge) == "allege" or charge.stem == "charge"):
        opening = charge.left_edge
        return opening.lower_ in ("a", "an") and opening.i > 0 and opening.nbor(-1).text == ","
    return any(c.dep_ == "dobj" and c.lower_ == "which" and c.nbor(-1).text == "," for c in denial.lefts)


def is_hearsay(noun: Token) -> bool:
    """Whether what it tells is nothing to go by: "rumours", "unconfirmed reports", "claims that nobody checked"."""
    there = noun.stem == "report" and any(c.dep_ == "expl" for c in noun.head.lefts)  # "there are reports that"
    return effect_of(noun) == "allege" or there or _is_unverified(noun)


def _is_unverified(noun: Token) -> bool:
    if any(c.dep_ == "amod" and lemma(c) in vocabulary.word_list("unverified") for c in noun.lefts):
        return True
    return any(c.dep_ in ("relcl", "acl") and is_left_unconfirmed(c) for c in noun.rights)


def is_asked_with_if(verb: Token) -> bool:
    """Whether an "if" stands for "whether": "asked if Kenya had sent", "would not say if they are there"."""
    above = verb.head
    mark = next((c for c in verb.lefts if c.lower_ == "if"), None)
    if mark is None or not mark.i or verb.dep_ not in ("ccomp", "advcl", "xcomp") or above.i > verb.i:
        return False
    before = mark.nbor(-1)
    beside = (before is above or before.head is above) and before.text != ","
    if not beside or POS.get(above.pos_) is None:
        return False
    untold = any(c.dep_ == "neg" for c in above.children) or lemma(above.head) in _WITHHOLDING
    asked = before if before.dep_ == "acomp" else above  # "it is not clear if"
    if lemma(asked) in vocabulary.word_list("asking"):
        return True
    return untold and lemma(asked) in vocabulary.word_list("telling_whether")
