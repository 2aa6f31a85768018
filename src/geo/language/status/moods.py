"""How real a movement is by the trigger's own form: tense and voice, modal verbs, negation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases.roles import own_subject, takes_time
from geo.language.reading import lemma
from geo.language.status.operators import apply
from geo.model import Status

if TYPE_CHECKING:
    from geo.language.status.operators import Standing
    from geo.language.syntax import Token
    from geo.model import PassageKind

_FINITE = frozenset(("ROOT", "conj", "relcl"))
"""Where a verb with a subject and no auxiliary is a present, whatever form the tagger sees: "half sit in Niger"."""
_LETTING = frozenset(("help", "let", "make"))
_OPEN = frozenset(("could", "may", "might"))
_NEED = frozenset(("should", "must", "ought"))


def _auxiliaries(verb: Token) -> list[Token]:
    found = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if not found and verb.dep_ == "conj" and verb.head.pos_ == verb.pos_ and verb.tag_ == verb.head.tag_:
        return _auxiliaries(verb.head)
    return found


def own_status(trigger: Token, *, presence: bool, kind: PassageKind, goes: bool) -> Status:
    """Give the status that the trigger's tense and voice tell; of a noun, that of the clause it stands in."""
    if presence:
        return Status.IN_PLACE
    if trigger.pos_ not in ("VERB", "AUX"):
        over = lemma(trigger) in vocabulary.word_list("reached") or _past_clause(trigger)
        return Status.COMPLETED if over else Status.UNDER_WAY
    words = {a.lower_ for a in _auxiliaries(trigger)}
    if kind != "paragraph" and not words and _is_present(trigger) and (goes or kind == "caption"):
        return Status.COMPLETED  # "Last troops cross out of Mali": headlines and captions tell the past so
    if words & {"being"} or (trigger.tag_ == "VBG" and words & {"is", "are", "was", "were", "am", "'re", "'s", "been"}):
        return Status.UNDER_WAY
    if trigger.tag_ == "VBG":
        if _is_told_as_done(trigger):
            return Status.COMPLETED
        return Status.ANNOUNCED if trigger.dep_ == "ROOT" and kind != "title" else Status.UNDER_WAY
    if trigger.tag_ in ("VBD", "VBN") and not ("to" in words and "be" in words):
        let = words == {"be"} and trigger.head.stem == "let"  # "the mandate lets 150 men be sent"
        return Status.ORDERED if let else Status.COMPLETED
    if (trigger.tag_ == "VB" and words & {"did"}) or ("to" in words and _is_one_of_a_row(trigger)):
        return Status.COMPLETED  # "did send", "why did they leave?", "the first troops to enter Gao"
    brought_about = _brought_about(trigger)
    if brought_about is not None:
        return brought_about
    finite = trigger.tag_ == "VB" and not words and trigger.dep_ in _FINITE and own_subject(trigger) is not None
    return Status.UNDER_WAY if finite or trigger.tag_ in ("VBZ", "VBP") else Status.ANNOUNCED


def _brought_about(verb: Token) -> Status | None:
    """Give the status of what one helped or let another do, or took time to do, as real as that; else None."""
    lasting = takes_time(verb)
    if lasting is not None:
        return Status.COMPLETED if lasting.tag_ == "VBD" else None  # "took an hour to cross"
    above = verb.head
    if verb.dep_ not in ("ccomp", "xcomp") or verb.tag_ not in ("VB", "VBP") or above.stem not in _LETTING:
        return None
    if any(c.lower_ == "to" for c in verb.lefts) or _auxiliaries(above):
        return None
    return {"VBD": Status.COMPLETED, "VBZ": Status.UNDER_WAY, "VBP": Status.UNDER_WAY}.get(above.tag_)


def _is_told_as_done(participle: Token) -> bool:
    """Whether the clause it hangs on tells the past: "burnt the camp before leaving", "landed, relieving the Dutch"."""
    above = participle.head.head if participle.dep_ == "pcomp" else participle.head
    told = participle.dep_ == "pcomp" and participle.head.lower_ in ("after", "before", "upon", "since")
    goes = participle.dep_ == "advcl" and ("verb", lemma(above), "") in vocabulary.triggers()
    return (told or goes) and above.tag_ == "VBD"


def _is_one_of_a_row(infinitive: Token) -> bool:
    """Whether it only tells among whom somebody is the first or last to have done it."""
    noun = infinitive.head
    ranked = any(c.lower_ in ("first", "last", "only") or c.lower_.endswith(("rd", "th")) for c in noun.lefts)
    if infinitive.dep_ not in ("acl", "relcl") or not ranked:
        return False
    above = noun.head
    return not any(c.dep_ == "aux" and c.tag_ == "MD" for c in above.children) and above.tag_ in ("VBD", "VBZ", "VBP")


def _is_present(verb: Token) -> bool:
    return verb.tag_ in ("VBZ", "VBP", "VBG") or (verb.tag_ == "VB" and own_subject(verb) is not None)


def _past_clause(noun: Token) -> bool:
    token = noun
    while token.head.i != token.i:
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token.tag_ == "VBD" and ("verb", lemma(token)) not in vocabulary.operators()
    return False


def own_negation(standing: Standing, trigger: Token) -> None:
    """Apply a negation of the trigger itself, or of who or what it is about ("no soldiers were sent")."""
    if is_negated(trigger):
        apply(standing, "negate", "not")
    elif trigger.pos_ not in ("VERB", "AUX") and any(c.lower_ == "no" for c in trigger.children):
        apply(standing, "negate", "no")
    else:
        subject = own_subject(trigger) if trigger.pos_ in ("VERB", "AUX") else None
        first = next((c for c in trigger.children if c.dep_ in ("dobj", "attr")), None)
        if any(noun is not None and _is_none(noun) for noun in (subject, first)):
            apply(standing, "negate", "no")


def is_negated(word: Token) -> bool:
    """Whether it is told as not so: "not", "never", "no longer"."""
    longer = (c for c in word.children if c.lower_ == "longer")
    return any(c.dep_ == "neg" or c.lower_ == "never" for c in word.children) or any(
        t.lower_ == "no" for c in longer for t in c.lefts
    )


def _is_none(noun: Token) -> bool:
    """Whether the phrase names nobody: "no soldiers", "none", "not one extra man", "none of the battalions"."""
    if noun.lower_ in ("none", "nobody", "neither"):
        return True
    one = any(c.lower_ in ("one", "single") for c in noun.lefts)
    if any(c.dep_ == "neg" for number in noun.lefts if number.lower_ in ("one", "single") for c in number.lefts):
        return True
    return any(
        ((c.lower_ in ("no", "neither") and c.dep_ in ("det", "neg", "preconj")) or (c.dep_ == "neg" and one))
        and not opens_bound(c)
        for word in [noun, *(c for c in noun.lefts if c.lower_ in ("more", "further", "other"))]
        for c in word.lefts
    )


def opens_bound(no: Token) -> bool:
    """Whether it opens a bound and denies nothing: "no fewer than 300 men"."""
    return any(t.lower_ == "than" for t in no.doc[no.i + 1 : no.i + 3])


def apply_modal(standing: Standing, verb: Token) -> None:
    """Apply the modal verb: what will be is planned, what could be considered, what should be demanded."""
    words = {a.lower_ for a in _auxiliaries(verb)}
    if words & {"will", "shall", "'ll", "’ll", "wo"}:
        apply(standing, "plan", "will")
    elif words & {"would", "'d", "’d"}:
        # After "said" it is the "will" of the past; elsewhere only a thought.
        told = any(c.lower_ == "according" for c in verb.children) or _goes_on_telling(verb)
        reported = told or verb.dep_ in ("ccomp", "conj") or own_subject(verb) is None
        apply(standing, "plan" if reported else "consider", "would")
    elif words & (_OPEN | _NEED) and _is_agreed(verb):
        apply(standing, "order", "may")  # "under the treaty each may keep 50 men"
    elif words & _OPEN:
        apply(standing, "consider", "could")
    elif words & _NEED:
        expected = "should" in words and lemma(verb) in vocabulary.word_list("arriving")
        apply(standing, "plan" if expected else "demand", "should")


def _goes_on_telling(verb: Token) -> bool:
    """Whether its "would" is the "will" of the past: "had arrived, while the rest would follow"."""
    arrives = lemma(verb) == "follow" or lemma(verb) in vocabulary.word_list("arriving")
    return arrives and verb.dep_ == "advcl" and any(c.lower_ in ("while", "whereas") for c in verb.lefts)


def _is_agreed(verb: Token) -> bool:
    """Whether it is what an accord lays down: "under the truce they should return", "the pact under which it may"."""
    words = vocabulary.word_list("accord")
    under = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("under", "by")]
    if verb.dep_ == "relcl" and lemma(verb.head) in words:
        return any(o.lower_ == "which" for c in under for o in c.rights)
    return any(lemma(o) in words for c in under for o in c.rights)
