"""What the clause above says of what is told, by its build more than by its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases.draft import is_infinitive
from geo.language.phrases.roles import own_subject
from geo.language.reading import lemma
from geo.language.status.doubts import is_hearsay
from geo.language.status.moods import apply_modal
from geo.language.status.negation import is_negated, opens_bound
from geo.language.status.operators import apply, effect_of
from geo.language.status.phases import phase_of

if TYPE_CHECKING:
    from geo.language.status.operators import Standing
    from geo.language.syntax import Token
    from geo.language.vocabulary import Effect

_CALLING = frozenset(("call", "brand", "describe", "label", "denounce", "term", "condemn"))
_FAILING = frozenset(("fail", "collapse", "founder"))
_SETTLING = frozenset(
    ("make", "take", "reach", "sign", "strike", "hold", "conclude", "give", "break", "begin", "continue")
)
_WHEREABOUTS: dict[str, Effect] = {
    "on the table": "consider", "on the agenda": "consider", "in doubt": "consider", "in question": "consider",
    "off the table": "negate", "off the agenda": "negate", "out of the question": "negate", "on hold": "negate",
}  # fmt: skip
"""Where a movement is said to be that is no place."""
_NOBODY = frozenset(("nobody", "none"))
_SUPPOSING = frozenset(("would", "'d", "might", "could", "may"))
_AMISS = frozenset(("wrong", "speculation"))
"""What may also be said of what is so: "it is wrong that they left"."""
_SUCH = frozenset(("them", "these", "those"))
"""What "among" stands before where topics are listed."""
_ADDING_UP = frozenset(("bring", "take", "raise", "lift"))
"""What comes of a movement is as real as that: "will send 300 men, taking the total to 900"."""


def asserted(standing: Standing, token: Token) -> None:
    """Apply what the clause above says of the token, by its build more than by its words."""
    head, dep = token.head, token.dep_
    _predicated(standing, token)
    _called_untrue(standing, token)
    if dep == "ccomp" and head.pos_ == "VERB" and effect_of(head) in (None, "say"):
        told = own_subject(head)
        if told is not None and told.pos_ == "NOUN" and is_hearsay(told):
            apply(standing, "allege", told.text)  # "rumours persist that a submarine is lurking"
    if _shares_the_modal(token):
        apply_modal(standing, head)  # "would answer by moving missiles to"
        if token.lower_ == "in" and is_infinitive(head):
            apply(standing, "plan", "to")  # "sails to Japan to take part in exercises"
    if dep == "prep" and token.lower_ in ("on", "about", "over"):
        _settled_on(standing, head)
    hindered = dep == "prep" and token.lower_ == "from"
    if head.pos_ == "VERB" and (hindered or dep in ("xcomp", "ccomp", "advcl", "acl")) and _of_none(head):
        apply(standing, "negate", "no")  # "no order has been given to send"
    if dep in ("xcomp", "advcl") and is_infinitive(token) and _is_called_for(head):
        apply(standing, "demand", "pressure")


def _predicated(standing: Standing, token: Token) -> None:
    """Apply what is said of the token by a verb that it is the subject of, or that an "it" stands before."""
    head, dep = token.head, token.dep_
    if (dep in ("attr", "nsubj") or _stands_for_it(token)) and lemma(head) == "be":
        _equated(standing, head, token)
    if dep == "nsubj" and token.pos_ == "NOUN" and head.pos_ in ("VERB", "AUX"):
        _befalls(standing, token, head)
    if dep == "nsubj" and lemma(head) == "come" and any(c.lower_ == "end" for c in head.subtree):
        apply(standing, "reverse", "end")
    if dep == "attr":
        apply_modal(standing, head)  # "this will be the sixth rotation"
    if _is_judged(token):
        apply(standing, "consider", "would")


def _called_untrue(standing: Standing, token: Token) -> None:
    head = token.head
    if token.dep_ == "nsubj" and effect_of(token) in ("say", "allege") and _is_untrue(head):
        apply(standing, "negate", "untrue")
    if effect_of(token) in ("say", "allege") and token.pos_ == "NOUN" and _is_called_untrue(token):
        apply(standing, "negate", "untrue")
    false = vocabulary.word_list("untrue") - _AMISS
    if lemma(head) == "be" and _stands_for_it(token) and any(lemma(c) in false for c in head.rights):
        apply(standing, "negate", "untrue")  # "it is false that they left"


def _stands_for_it(clause: Token) -> bool:
    return clause.dep_ == "ccomp" and any(c.dep_ == "nsubj" and c.lower_ == "it" for c in clause.head.lefts)


def _befalls(standing: Standing, event: Token, verb: Token) -> None:
    """Apply what a verb tells of a movement: "the withdrawal failed", "the deployment would break the treaty"."""
    word = vocabulary.triggers().get(("noun", lemma(event), ""))
    if word is None or word.frame != "event":
        return
    helping = {c.lower_ for c in verb.lefts if c.dep_ == "aux"}
    if verb.stem in _FAILING and all(c.dep_ != "xcomp" for c in verb.rights):
        apply(standing, "negate", verb.text)
    elif lemma(verb) in ("require", "need") and any(effect_of(c) == "order" for c in verb.rights if c.dep_ == "dobj"):
        apply(standing, "consider", verb.text)  # "the deployment requires the approval of parliament"
    elif helping & {"would", "'d", "’d"}:
        apply(standing, "plan" if lemma(verb) in _ADDING_UP else "consider", "would")
    elif helping & {"will", "'ll", "’ll"} and phase_of(event) is None:
        apply(standing, "plan", "will")


def _settled_on(standing: Standing, verb: Token) -> None:
    """Apply what was or was not settled: "no decision was made on", "an agreement has been reached on"."""
    subject = own_subject(verb) if verb.stem in _SETTLING else None
    effect = effect_of(subject) if subject is not None and subject.pos_ == "NOUN" else None
    if subject is not None and effect in ("plan", "order", "consider"):
        apply(standing, "consider" if _of_none(verb) or is_negated(verb) else effect, subject.text)


def _is_judged(infinitive: Token) -> bool:
    """Whether it is only said what it would be: "it would be a mistake for Chad to leave"."""
    verb = infinitive.head.head if infinitive.head.dep_ == "attr" else infinitive.head
    if verb.stem != "be" or not is_infinitive(infinitive):
        return False
    it = own_subject(verb)
    return it is not None and it.lower_ == "it" and any(c.lower_ in _SUPPOSING for c in verb.lefts if c.dep_ == "aux")


def _is_called_for(verb: Token) -> bool:
    """Whether a demand is what the clause is about: "pressure is growing on Chad to leave"."""
    subject = own_subject(verb) if verb.pos_ == "VERB" and effect_of(verb) is None else None
    return subject is not None and subject.pos_ == "NOUN" and effect_of(subject) == "demand"


def ensues(standing: Standing, by: Token) -> None:
    """Apply the modal of what something is to follow on: "will be followed by the withdrawal of 300 men"."""
    if by.dep_ == "agent" and by.head.stem == "follow":
        apply_modal(standing, by.head)


def _shares_the_modal(token: Token) -> bool:
    """Whether what is told is as far off as the verb above: "would answer by moving", "will hold an exercise"."""
    head, dep = token.head, token.dep_
    if head.pos_ not in ("VERB", "AUX") or effect_of(head) not in (None, "say"):
        return False
    if dep == "prep":  # "will call at Aden before heading for", "will take part in exercises"
        then = token.lower_ in ("before", "after") and any(c.dep_ == "pcomp" for c in token.rights)
        part = token.lower_ == "in" and (head.stem == "participate" or any(c.lower_ == "part" for c in head.rights))
        return token.lower_ == "by" or then or part
    return dep == "advcl" and token.tag_ == "VBG" and token.i > head.i and lemma(token) in _ADDING_UP


def listed(standing: Standing, including: Token) -> None:
    """Apply the noun before "including", wherever the parser hangs it: "options, including the deployment of"."""
    before = including.doc[including.i - 2] if including.i > 1 else None
    effect = effect_of(before) if before is not None and before.pos_ == "NOUN" else None
    if before is not None and effect is not None:
        apply(standing, effect, before.text)


def _of_none(verb: Token) -> bool:
    """Whether nothing of the kind is done: "no decision was taken", "there are no plans"."""
    subject = own_subject(verb)
    if subject is None or subject.pos_ not in ("NOUN", "PRON"):
        return False
    if subject.lower_ == "nothing" or (subject.lower_ in _NOBODY and effect_of(verb) not in (None, "say")):
        return True  # not "nobody saw them leave"
    return any(c.lower_ == "no" and not opens_bound(c) for c in subject.lefts)


def _equated(standing: Standing, verb: Token, token: Token) -> None:
    """Apply what is said of the movement: "one option is a pullback", "deployments are open for discussion"."""
    for other in verb.children:
        if other.i == token.i:
            continue
        said = [other] if other.dep_ in ("nsubj", "attr", "acomp") and other.pos_ in ("NOUN", "ADJ") else []
        where = _WHEREABOUTS.get(" ".join(t.lower_ for t in other.subtree)) if other.dep_ == "prep" else None
        if where is not None:
            apply(standing, where, other.text)
        if other.dep_ == "prep" and other.lower_ in ("under", "among"):
            said = [c for c in other.children if c.dep_ == "pobj"]  # "is under consideration", "among them are"
        for word in said:
            effect = "consider" if word.lower_ in _SUCH else effect_of(word)
            if effect is not None:
                apply(standing, effect, word.text)


def _is_untrue(verb: Token) -> bool:
    """Whether the clause says of its subject that it is false ("reports … are baseless", "do not correspond to")."""
    if any(c.dep_ == "neg" for c in verb.children):
        return True
    said = (t for c in verb.children if c.dep_ in ("acomp", "attr", "oprd") for t in c.subtree)
    without = (o for c in verb.rights if c.lower_ == "without" for o in c.rights)
    ungrounded = any(o.lower_ in ("foundation", "substance", "basis") for o in without)
    return ungrounded or any(lemma(t) in vocabulary.word_list("untrue") for t in said)


def _is_called_untrue(report: Token) -> bool:
    """Whether what is reported is called false: "spread false reports that", "described as a lie claims that"."""
    untrue = vocabulary.word_list("untrue")
    verb = report.head.head if report.dep_ == "pobj" else report.head
    if effect_of(verb) == "negate" and report.dep_ == "dobj":
        return False  # "rejected as baseless a report that" denies it once
    called = verb.stem in _CALLING and any(lemma(t) in untrue for t in verb.subtree if t.i != report.i)
    return called or any(lemma(c) in untrue for c in report.lefts)


def before_that(standing: Standing, verb: Token) -> None:
    """Apply the noun before "that" ("demands that they pull back"), which the parser may pass over."""
    mark = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ == "that"), None)
    noun = verb.doc[mark.i - 1] if mark is not None and mark.i else None
    if noun is not None and noun.pos_ == "NOUN" and verb.dep_ == "ccomp":
        effect = effect_of(noun)
        if effect is not None:
            apply(standing, effect, noun.text)
