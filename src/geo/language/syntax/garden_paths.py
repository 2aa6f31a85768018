"""Sentences that lead the parser down the garden path: a word is taken for what it is not, and the clause falls apart.

"Reservists called up in May had begun to go home": the participle is taken for the verb of the sentence. "Took its
battalion home": a home of the battalion. "Under the pact government forces are to leave": a clause without subject.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.syntax.grafts import attach, put_above

if TYPE_CHECKING:
    from geo.language.syntax.tree import Token

_SUBJECTS = ("nsubj", "nsubjpass")
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_VERBAL = ("VERB", "AUX")
_NOMINAL = frozenset(("NNS", "NN", "NNP", "NNPS", "CD"))
_PHRASE = 4
"""Words within which the noun of a number stands."""
AFTER = frozenset(("ccomp", "conj", "dep", "parataxis", "advcl"))
"""How the parser hangs the verb of a sentence on a participle that it took for one."""


def garden_path(late: Token) -> bool:
    """Mend a participle that was taken for the verb of the sentence ("Men called up in May had begun to go")."""
    early = late.head
    if late.pos_ not in _VERBAL or late.dep_ not in AFTER or early.tag_ not in ("VBN", "VBD") or late.i < early.i:
        return False
    subject = next((c for c in early.lefts if c.dep_ in _SUBJECTS), None)
    if subject is None or subject.pos_ in ("PRON", "PROPN") or early.lower_ in _past_only():
        return False
    if any(c.dep_ in ("aux", "auxpass", "neg", "dobj", "cc") for c in early.children):
        return False  # it has what only the verb of a sentence has
    last = subject.right_edge
    beside = last.i < early.i and early.i - last.i - (last.nbor().text == ",") == 1
    if not beside or not _is_without_subject(late):
        return False
    put_above(late, early, "acl")
    early.head, early.tag_ = subject, "VBN"
    subject.head = late
    return True


def _is_without_subject(verb: Token) -> bool:
    """Whether the verb is finite, and nothing before it is or may be its subject or opens a clause."""
    finite = next((c for c in verb.lefts if c.tag_ in FINITE), verb)
    if finite.tag_ not in FINITE:
        return False
    if any(c.dep_ in (*_SUBJECTS, "mark", "advmod") and c.i < finite.i for c in verb.children):
        return False
    if finite.i == 0:
        return False
    before = finite.nbor(-1)
    if before.dep_ == "conj" and before.lefts:
        return False  # "and the rest will follow"
    return before.dep_ not in ("cc", "mark", *_SUBJECTS) and before.pos_ != "PRON" and before.tag_ != "WDT"


def by_its_name(verb: Token) -> bool:
    """Mend the verb of a sentence that was taken for a clause of the name's own ("The destroyer Dragon sailed")."""
    noun = verb.head
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or noun.dep_ != "ROOT" or noun.stem not in vocabulary.forces():
        return False
    name = next((c for c in verb.lefts if c.dep_ in _SUBJECTS), None)
    beside = name is not None and name.pos_ == "PROPN" and name.left_edge.i == noun.i + 1
    if name is None or not beside or any(c.tag_ in ("WDT", "WP", "IN") for c in verb.lefts):
        return False
    put_above(verb, noun, name.dep_)
    name.head, name.dep_ = noun, "appos"
    return True


def left_home(token: Token) -> bool:
    """Mend a "left" that was taken for a participle where nothing else can be the verb ("The guards left home.")."""
    noun = token.head
    if token.lower_ != "left" or noun.dep_ != "ROOT" or noun.pos_ not in ("NOUN", "PROPN", "NUM") or token.i < noun.i:
        return False
    whither = any(c.dep_ == "dobj" or c.lower_ in ("home", "for") for c in token.rights)
    alone = token.doc[-1].text == "." and not any(t.tag_ in FINITE for t in token.doc)  # "Some 200 Egyptians left."
    if not (whither or alone) or any(t.tag_ in FINITE for t in token.rights):
        return False
    token.tag_ = "VBD"
    put_above(token, noun, "nsubj")
    return True


def left_in_part(early: Token) -> bool:
    """Read two clauses where one subject was seen ("Of the 900 men, 300 left in May and 600 will leave in June")."""
    first = early.head
    late = first.head
    others = [*(c for c in first.rights if c.dep_ == "conj"), *(c for c in late.lefts if c.dep_ in _SUBJECTS)]
    second = next((c for c in others if c.i > early.i), None)
    joint = next((c for c in first.rights if c.dep_ == "cc" and c.i > early.i), None)
    if second is None or joint is None or first.dep_ not in _SUBJECTS or early.i != first.i + 1:
        return False
    finite = next((c for c in late.lefts if c.tag_ in FINITE), late)
    if finite.tag_ not in FINITE or finite.i != second.i + 1 or late.pos_ not in _VERBAL:
        return False
    early.head = late.head if late.head is not late else early
    early.tag_, early.dep_ = "VBD", late.dep_
    second.head, second.dep_ = late, first.dep_
    first.head, first.dep_ = early, "nsubj"
    late.head, late.dep_ = early, "conj"
    joint.head = early
    for word in late.lefts:
        if word.i < first.left_edge.i:
            word.head = early
    return True


def second_participle(verb: Token) -> bool:
    """Mend the verb of a sentence that was taken for a second participle ("The unit flown in on Monday left today")."""
    noun = verb.head
    if verb.dep_ != "acl" or verb.tag_ not in ("VBN", "VBD") or noun.dep_ != "ROOT" or verb.i < noun.i:
        return False
    if verb.nbor(-1).text == ",":
        return False
    told = ("acl", "relcl") if verb.tag_ == "VBD" else ("acl",)  # "A report that Oman had sent men proved false"
    first = next((c for c in noun.rights if c.dep_ in told and c.i < verb.i), None)
    if first is None or (verb.tag_ == "VBN" and first.tag_ != "VBN"):
        return False
    if any(t.tag_ in FINITE and t.head in (noun, verb) and t not in (first, verb) for t in noun.doc):
        return False
    verb.tag_ = "VBD"
    put_above(verb, noun, "nsubj")
    return True


def off_shore(off: Token) -> bool:
    """Mend an "off" before a place that was taken for a part of its passive verb ("were spotted off Dakar")."""
    verb = off.head
    if off.dep_ != "prt" or not any(c.dep_ == "auxpass" for c in verb.children):
        return False
    noun = next((c for c in verb.rights if c.dep_ in ("dobj", "npadvmod") and c.left_edge.i == off.i + 1), None)
    if noun is None:
        return False
    off.dep_, off.tag_, off.pos_ = "prep", "IN", "ADP"
    noun.head, noun.dep_ = off, "pobj"
    return True


def only_verb(verb: Token) -> bool:
    """Mend the verb of a sentence that was taken for a participle and leaves none ("Six jets and a tanker landed.")."""
    doc = verb.doc
    if verb.tag_ not in ("VBN", "VBD") or doc[-1].text != "." or verb.lower_ not in _both_pasts():
        return False
    finite = (t if t.dep_ not in ("aux", "auxpass") else t.head for t in doc if t.tag_ in FINITE and t is not verb)
    if any(t.dep_ != "relcl" for t in finite) or any(c.dep_ in ("agent", "aux") for c in verb.children):
        return False
    root = next(t for t in doc if t.head is t)
    chain = verb
    while chain is not root and chain.i > root.i and chain.head is not chain:
        chain = chain.head
    later = any(t.dep_ in ("acl", "conj") and t.tag_ in ("VBN", "VBD") for t in doc[verb.i + 1 :])
    if chain is not root or root.pos_ not in ("NOUN", "PROPN", "NUM") or root.stem not in vocabulary.forces() or later:
        return False
    verb.tag_, verb.pos_ = "VBD", "VERB"
    verb.head, verb.dep_ = verb, "ROOT"
    root.head, root.dep_ = verb, "nsubj"
    for word in root.rights:  # what stands behind the verb is the verb's
        if word.i > verb.i:
            word.head = verb
    return True


@cache
def _both_pasts() -> frozenset[str]:
    """Forms of the verbs in the tables that are a past as well as a participle."""
    regular = {form for form in vocabulary.verbs_by_form() if form.endswith("ed")}
    alike = (forms for forms in vocabulary.irregular().values() if len(forms) == 1)
    return frozenset(regular.union(*alike))


def inverted(late: Token) -> bool:
    """Mend a clause that opens with where they are ("In Gao are 300 men", "Stationed at Bagram are two wings")."""
    verb = late.head
    if verb.stem != "be" or verb.tag_ not in FINITE or late.i < verb.i or late.tag_ not in _NOMINAL:
        return False
    bare = next((c for c in verb.lefts if c.dep_ == "prep" and not c.rights), None)
    named = bare.nbor() if bare is not None else None
    if bare is not None and named is not None and named.dep_ == "nsubj" and named.head is verb:
        named.head, named.dep_ = bare, "pobj"  # "Also in Goma are 300 men"
        late.dep_ = "nsubj"
        return True
    if any(c.dep_ in (*_SUBJECTS, "expl") for c in [*verb.children, *verb.head.children]):
        return False
    busy = next((c for c in verb.lefts if c.dep_ == "csubj" and c.tag_ == "VBG"), None)
    if verb.dep_ == "auxpass" and verb.head.i < verb.i:
        late.head, late.dep_ = verb.head, "nsubjpass"
    elif busy is not None:  # "Waiting off Beirut are three ships"
        put_above(busy, verb, "aux")
        late.head, late.dep_ = busy, "nsubj"
    elif any(c.dep_ in ("prep", "acomp", "advcl") for c in verb.lefts):
        late.dep_ = "nsubj"
    else:
        return False
    return True


def fronted_place(place: Token) -> bool:
    """Give a preposition the place that was taken for a part of the subject's name ("In Gao Chad has 300 men")."""
    opening, name = (place.nbor(-1) if place.i else place), place.head
    bare = opening.lower_ in ("in", "at", "to", "from") and not opening.rights
    if not bare or name.pos_ != "PROPN" or name.dep_ != "nsubj" or name.i != place.i + 1 or place.children:
        return False
    return attach(place, opening, "pobj")


def after_a_day(number: Token) -> bool:
    """Mend a number that was taken for a part of the date before it.

    "By Friday 35 of the men had been posted", "On Monday 1,200 Kenyan soldiers landed".
    """
    day = number.head
    if number.i != day.i + 1 or number.i + 1 >= len(number.doc) or not _is_day(day, number):
        return False
    after = number.nbor()
    if after.lower_ == "of" and after.head is day and day.dep_ == "pobj":
        verb = day.head.head
        if any(c.dep_ in _SUBJECTS for c in verb.children):
            return False
        passive = any(c.dep_ == "auxpass" for c in verb.children)
        after.head = number
        number.head, number.dep_ = verb, "nsubjpass" if passive else "nsubj"
        return True
    noun = after if after.tag_ in ("NNS", "NNPS") else after.head
    if noun.tag_ not in ("NNS", "NNPS") or not number.i < noun.i <= number.i + _PHRASE:
        return False
    number.head = noun
    return True


def _is_day(word: Token, number: Token) -> bool:
    """Whether a number behind the word is no part of a date: behind a month only one that no month has so many days."""
    if word.stem not in vocabulary.word_list("calendar"):
        return False
    month = word.pos_ == "PROPN" and not word.lower_.endswith("day")
    return not month or len(number.text) > len("31")


def pictured(verb: Token) -> bool:
    """Hang on the force what was hung on its picture ("footage of soldiers arriving on the island")."""
    picture = verb.head
    if verb.tag_ != "VBG" or picture.stem in vocabulary.word_list("wrapper"):
        return False  # "dozens of soldiers arriving"
    of = next((c for c in picture.rights if c.lower_ == "of" and c.i == picture.i + 1), None)
    last = verb.nbor(-1) if verb.i else verb
    seen = next((o for o in of.rights if o.dep_ == "pobj"), None) if of is not None else None
    inside = [seen, *seen.conjuncts] if seen is not None else []
    if seen is None or last not in inside or not any(vocabulary.force_surfaces().get(t.lower_) for t in inside):
        return False
    if vocabulary.force_surfaces().get(picture.lower_) or picture.like_num:
        return False  # "a column of tanks heading for"
    verb.head = seen
    return True


def reduced_relative(verb: Token) -> bool:
    """Give a clause the noun whose participle was taken for its subject ("the Fijians guarding it will leave")."""
    if verb.dep_ != "csubj" or verb.tag_ not in ("VBG", "VBN"):
        return False
    noun = next((c for c in verb.lefts if c.dep_ in _SUBJECTS), None)
    if noun is None or noun.i + 1 != verb.i or any(c.dep_ == "aux" for c in verb.children):
        return False
    clause = verb.head
    verb.head, verb.dep_ = noun, "acl"
    noun.head, noun.dep_ = clause, "nsubj"
    return True


def to_a_noun(noun: Token) -> bool:
    """Mend a goal that was taken for an infinitive ("ordered two ships to waters off Taiwan")."""
    to = next((c for c in noun.lefts if c.lower_ == "to" and c.dep_ == "aux"), None)
    if to is None or noun.head is noun or noun.tag_ not in _NOMINAL:
        return False
    off = next((c for c in noun.rights if c.dep_ == "prt"), None)
    beside = next((c for c in noun.rights if c.dep_ == "dobj" and off is not None and c.i > off.i), None)
    to.head, to.dep_, to.tag_ = noun.head, "prep", "IN"
    noun.head, noun.dep_ = to, "pobj"
    if off is not None and beside is not None:
        off.dep_ = "prep"
        beside.head, beside.dep_ = off, "pobj"
    return True


def homeward(home: Token) -> bool:
    """Mend "took the last of its battalions home", read as a home of the battalions or as battalions at home."""
    verb = home.head
    while verb.pos_ not in _VERBAL and verb.head is not verb:
        verb = verb.head
    if home.lower_ != "home" or verb.pos_ not in _VERBAL or verb.i > home.i:
        return False
    force = next((c for c in home.lefts if c.dep_ in ("compound", "nmod") and c.i == home.i - 1), None)
    if force is not None and force.stem in vocabulary.forces():
        force.head, force.dep_ = home.head, "dobj" if home.head is verb else home.dep_
        for word in home.lefts:
            if word is not force:
                word.head = force
    elif home.dep_ not in ("advmod", "npadvmod") or home.head.stem not in vocabulary.forces():
        return False
    home.head, home.dep_, home.pos_, home.tag_ = verb, "advmod", "ADV", "RB"
    return True


def swallowed_subject(verb: Token) -> bool:
    """Give a clause its subject back from the phrase before it ("Under the pact government forces are to return")."""
    finite = next((c for c in verb.lefts if c.tag_ in FINITE), verb)
    if finite.tag_ not in FINITE or not finite.i or any(c.dep_ in (*_SUBJECTS, "expl") for c in verb.children):
        return False
    noun = finite.nbor(-1)
    name = noun.nbor(-1) if noun.i else noun
    fronted = noun.dep_ == "pobj" and noun.head.head is verb and noun.head.nbor() is name
    if fronted and verb.stem != "be" and (name.pos_, noun.pos_, name.dep_) == ("PROPN", "PROPN", "compound"):
        name.head, name.dep_ = noun.head, "pobj"  # "To Mali Chad sent two battalions"
        noun.head, noun.dep_ = verb, "nsubj"
        return True
    if noun.dep_ != "pobj" or noun.tag_ != "NNS" or noun.head.head is not verb or len(noun.lefts) < 1:
        return False
    opening = noun.left_edge
    if opening.stem in vocabulary.word_list("calendar") and opening.head is noun:
        opening.head, opening.dep_ = noun.head, "pobj"  # "On Friday 150 Georgian soldiers left"
        noun.head, noun.dep_ = verb, "nsubj"
        return True
    first = opening.nbor()
    last = noun.nbor(-1)
    if opening.dep_ != "det" or first.tag_ != "NN" or last is first or first.dep_ not in ("compound", "nmod"):
        return False
    opening.head = first
    first.head, first.dep_ = noun.head, "pobj"
    noun.head, noun.dep_ = verb, "nsubj"
    return True


@cache
def _past_only() -> frozenset[str]:
    """Forms that are no passive participle: pasts that have another ("flew"), and of verbs without an object."""
    strong = {forms[0] for forms in vocabulary.irregular().values() if len(forms) > 1}
    own = [
        t.lemma for t in vocabulary.triggers().values() if t.pos == "verb" and t.frame in ("move_self", "leave_self")
    ]
    others = {t.lemma for t in vocabulary.triggers().values() if t.pos == "verb" and not t.frame.endswith("_self")}
    return frozenset(strong | {form for lemma in set(own) - others for form in vocabulary.verb_forms(lemma)})


def by_doer(by: Token) -> bool:
    """Mend the doer of a passive that was hung on the place before ("were sent to Chad by France since May")."""
    doer = next((c for c in by.rights if c.dep_ == "pobj"), None)
    place = by.head
    if by.lower_ != "by" or doer is None or place.dep_ != "pobj" or place.pos_ != "PROPN" or place.i > by.i:
        return False
    if doer.stem in vocabulary.word_list("calendar") or doer.pos_ not in ("PROPN", "NOUN"):
        return False
    moved = place
    while moved.pos_ not in _VERBAL and moved.head is not moved and moved.stem not in vocabulary.trigger_stems():
        moved = moved.head
    if moved.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in moved.lefts) and not _is_done_by(moved):
        return attach(by, moved, "agent")
    nominal = moved.tag_ == "NN" and any(c.lower_ == "of" for c in moved.rights)
    return nominal and attach(by, moved, "prep")


def _is_done_by(verb: Token) -> bool:
    return any(c.dep_ == "agent" for c in verb.rights)
