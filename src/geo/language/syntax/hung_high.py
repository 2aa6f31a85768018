"""Words that the parser hangs one step too high: on the verb or the first noun, not on what stands before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.syntax.grafts import attach, put_above

if TYPE_CHECKING:
    from geo.language.syntax.tree import Token


def on_that_day(verb: Token) -> bool:
    """Mend what was going on, parted from its auxiliary by the day ("were on Friday heading to")."""
    be = verb.head
    if be.stem != "be" or be.tag_ not in ("VBD", "VBZ", "VBP") or be.i > verb.i or verb.dep_ not in ("advcl", "acl"):
        return False
    between = [t for t in verb.doc[be.i + 1 : verb.i] if t.head is be]
    days = [t for p in between for t in (p, *p.rights) if t.stem in vocabulary.word_list("calendar")]
    if len(between) != 1 or not days or between[0].right_edge.i + 1 != verb.i:
        return False
    put_above(verb, be, "aux")
    for child in (*be.lefts, *be.rights):
        if child is not verb:
            child.head = verb
    return True


def pulled_back(back: Token) -> bool:
    """Hang on its verb the "back" that the parser reads into what follows ("pulling back soldiers", "back behind")."""
    noun, verb = back.head, back.nbor(-1) if back.i else back
    follows = noun.stem in vocabulary.forces() or (noun.i == back.i + 1 and noun.lower_ == "behind")
    if back.dep_ not in ("amod", "advmod", "compound") or noun.i < back.i or not follows:
        return False
    known = verb.pos_ == "VERB" and ("verb", verb.stem, back.lower_) in vocabulary.triggers()
    return known and attach(back, verb, "prt")


def of_the_last(source: Token) -> bool:
    """Hang on the second force where that comes from ("Kenyan troops and soldiers from Togo landed")."""
    first, second = source.head, source.nbor(-1) if source.i else source
    joined = second.dep_ == "conj" and second.head is first
    if source.lower_ != "from" or not joined or not {first.stem, second.stem} <= vocabulary.forces().keys():
        return False
    own = any(c.text.istitle() and c.dep_ in ("amod", "compound", "nmod") for c in first.lefts)
    told = any(c.dep_ == "det" for c in first.lefts) and not any(c.dep_ == "det" for c in second.lefts)
    return (own or told) and attach(source, second, "prep")


def of_the_talks(on: Token) -> bool:
    """Hang on the talks what they are about ("opened talks with Mali on the departure of its men")."""
    theme = next((c for c in on.head.rights if c.dep_ == "dobj" and c.i < on.i), None)
    about = next((c for c in on.rights if c.dep_ == "pobj"), None)
    if on.head.pos_ != "VERB" or theme is None or about is None or about.stem in vocabulary.word_list("calendar"):
        return False
    talks = vocabulary.operators().get(("noun", theme.stem)) in ("consider", "topic") and theme.tag_ == "NNS"
    return talks and ("noun", about.stem, "") in vocabulary.triggers() and attach(on, theme, "prep")


def of_the_haven(preposition: Token) -> bool:
    """Hang on the base that a force comes out of where that lies ("came out of barracks in Mardin")."""
    haven = preposition.nbor(-1) if preposition.i else preposition
    place = next((c for c in preposition.rights if c.dep_ == "pobj"), None)
    if haven.dep_ != "pobj" or haven.stem not in vocabulary.word_list("haven") or preposition.head.pos_ != "VERB":
        return False
    out = haven.head.lower_ == "from" or (haven.head.lower_ == "of" and haven.head.head.lower_ == "out")
    named = place is not None and place.pos_ == "PROPN" and place.stem not in vocabulary.word_list("calendar")
    return out and named and attach(preposition, haven, "prep")


def now_there(preposition: Token) -> bool:
    """Hang on those who come in where they are ("will be replaced by the 200 men now in Gao")."""
    verb = preposition.head
    if preposition.i < 2 or preposition.nbor(-1).lower_ not in ("now", "currently", "already"):  # noqa: PLR2004
        return False
    noun = preposition.nbor(-2)
    by = noun.head
    told = noun.dep_ == "pobj" and by.lower_ in ("by", "from", "with") and by.head is verb
    return told and noun.stem in vocabulary.forces() and attach(preposition, noun, "prep")


def of_one_speech(verb: Token) -> bool:
    """Join two clauses that one verb of saying behind them tells ("Poles left, and their tanks withdrew, he said")."""
    speech = verb.head
    before = next((c for c in reversed(speech.lefts) if c.dep_ == "ccomp" and c.i < verb.i), None)
    if speech.i < verb.i or before is None or not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.lefts):
        return False
    joint = any(c.dep_ == "cc" and before.i < c.i < verb.i for c in before.rights)
    return joint and attach(verb, before, "conj")
