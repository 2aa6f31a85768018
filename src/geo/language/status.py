"""How real a movement is said to be: tense and voice first, then every word that governs it.

Each governing word changes the status of what it governs, from the inside out ("rejected a report that it was
about to offer cuts" is denied, whatever the rest). The words stand in ``operators.csv``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from geo.language import vocabulary
from geo.language.conditions import hangs_on_condition, stands_in_condition
from geo.language.reading import lemma
from geo.language.roles import own_subject
from geo.model import Status

if TYPE_CHECKING:
    from geo.language.reading import Reading
    from geo.language.tree import Token
    from geo.language.vocabulary import Effect
    from geo.model import PassageKind

_POS = {"VERB": "verb", "AUX": "verb", "ADJ": "adj", "NOUN": "noun", "PROPN": "noun"}
_GOVERNED = frozenset(
    ("xcomp", "ccomp", "advcl", "acl", "pcomp", "dobj", "pobj", "nsubjpass", "prep", "nsubj", "attr", "acomp",
     "oprd", "appos", "compound", "poss", "dep", "parataxis", "dative", "relcl",
     "csubj", "csubjpass")
)  # fmt: skip
"""Dependencies through which a governing word reaches the trigger."""
_STATUS_OF = {
    "consider": Status.CONSIDERED,
    "plan": Status.ANNOUNCED,
    "order": Status.ORDERED,
    "start": Status.UNDER_WAY,
    "allege": Status.REPORTED,
}
_BE = frozenset(("be", "get"))
_FINITE = frozenset(("ROOT", "conj", "relcl"))
"""Where a verb with a subject and no auxiliary is a present, whatever form the tagger sees: "half sit in Niger"."""
_HELD = frozenset(("believe", "think", "understand", "know", "estimate", "reckon", "assume", "presume"))
_TOLD = frozenset(("say", "report", "rumour", "rumor", "allege", "claim"))
_SUCH = frozenset(("them", "these", "those"))
"""What "among" stands before where topics are listed."""
_OPEN = frozenset(("could", "may", "might"))
_WISHING = frozenset(("want", "ask", "request", "seek"))
_NEED = frozenset(("should", "must", "ought"))


class Step(NamedTuple):
    """A word that bore on a status, what it does (the effects of ``operators.csv``) and the status after it."""

    word: str
    effect: str
    status: Status


@dataclass(slots=True)
class Standing:
    """The status with what led to it."""

    status: Status
    steps: list[Step] = field(default_factory=list)
    """Every word that bore on the status, from the inside out."""
    speech: Token | None = None
    """The verb of saying above the trigger."""
    reversed: bool = False
    """What is told of is brought to an end: "ended its deployment"."""
    topic: bool = False
    """Only spoken about ("limits on deployments", "fears of a withdrawal"), not asserted."""


def standing_of(reading: Reading, trigger: Token, *, presence: bool, goes: bool = False) -> Standing:
    """Read the status of what the trigger tells.

    Parameters
    ----------
    presence
        The trigger tells that a force is somewhere, whatever its own form.
    goes
        The trigger is a verb of a force's own movement ("arrive", "leave"); of a presence, it stands for itself.
    """
    standing = Standing(_own_status(trigger, presence=presence, kind=reading.sentence.kind, goes=goes))
    standing.steps.append(Step(trigger.text, "presence" if presence else "form", standing.status))
    if trigger.pos_ not in ("VERB", "AUX"):
        for modifier in trigger.children:
            effect = vocabulary.operators().get(("adj", lemma(modifier)))
            if effect is not None and modifier.dep_ == "amod":
                _apply(standing, effect, modifier.text)
    own = effect_of(trigger) if lemma(trigger) in vocabulary.word_list("own_effect") else None
    if own is not None and any(c.dep_ in ("dobj", "auxpass") for c in trigger.children):
        _apply(standing, own, trigger.text)  # "pledged 500 troops", "wants all troops out"
    _own_negation(standing, trigger)
    _modal(standing, trigger)
    if presence and goes:
        return standing  # "the 2,000 troops now in Syria" are there, whatever is said of them
    _climb(standing, trigger)
    open_to_condition = standing.status.factual or standing.status is Status.CONSIDERED
    supposed = stands_in_condition(trigger) and (open_to_condition or standing.status is Status.DEMANDED)
    if not presence and (supposed or (open_to_condition and hangs_on_condition(trigger))):
        standing.status = Status.CONDITIONAL
        standing.steps.append(Step("if", "condition", standing.status))
    text = reading.sentence.text.lower()
    if "reportedly" in text or "allegedly" in text:
        _apply(standing, "allege", "reportedly")
    return standing


def _auxiliaries(verb: Token) -> list[Token]:
    found = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if not found and verb.dep_ == "conj" and verb.head.pos_ == verb.pos_ and verb.tag_ == verb.head.tag_:
        return _auxiliaries(verb.head)
    return found


def _own_status(trigger: Token, *, presence: bool, kind: PassageKind, goes: bool) -> Status:
    if presence:
        return Status.IN_PLACE
    if trigger.pos_ not in ("VERB", "AUX"):
        return Status.COMPLETED if _past_clause(trigger) else Status.UNDER_WAY
    words = {a.lower_ for a in _auxiliaries(trigger)}
    if kind != "paragraph" and not words and trigger.tag_ in ("VBZ", "VBP", "VBG") and (goes or kind == "caption"):
        return Status.COMPLETED  # "Last troops cross out of Mali": headlines and captions tell the past so
    if words & {"being"} or (trigger.tag_ == "VBG" and words & {"is", "are", "was", "were", "am", "'re", "'s", "been"}):
        return Status.UNDER_WAY
    if trigger.tag_ == "VBG":
        return Status.ANNOUNCED if kind == "title" or trigger.dep_ == "ROOT" else Status.UNDER_WAY
    if trigger.tag_ in ("VBD", "VBN") and not ("to" in words and "be" in words):
        return Status.COMPLETED
    if trigger.tag_ in ("VBZ", "VBP") and kind == "title":
        return Status.ANNOUNCED
    finite = trigger.tag_ == "VB" and not words and trigger.dep_ in _FINITE and own_subject(trigger) is not None
    return Status.UNDER_WAY if finite or trigger.tag_ in ("VBZ", "VBP") else Status.ANNOUNCED


def _past_clause(noun: Token) -> bool:
    token = noun
    while token.head.i != token.i:
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token.tag_ == "VBD" and ("verb", lemma(token)) not in vocabulary.operators()
    return False


def _own_negation(standing: Standing, trigger: Token) -> None:
    if any(c.dep_ == "neg" or c.lower_ == "never" for c in trigger.children):
        _apply(standing, "negate", "not")
    elif trigger.pos_ not in ("VERB", "AUX") and any(c.lower_ == "no" for c in trigger.children):
        _apply(standing, "negate", "no")
    else:
        subject = own_subject(trigger) if trigger.pos_ in ("VERB", "AUX") else None
        objects = [c for c in trigger.children if c.dep_ in ("dobj", "attr")]
        for noun in [subject, *objects]:
            if noun is not None and _is_none(noun):
                _apply(standing, "negate", "no")


def _is_none(noun: Token) -> bool:
    """Whether the phrase names nobody: "no soldiers", "none", "not one extra man", "none of the battalions"."""
    if noun.lower_ in ("none", "nobody", "neither"):
        return True
    one = any(c.lower_ in ("one", "single") for c in noun.lefts)
    if any(c.dep_ == "neg" for number in noun.lefts if number.lower_ in ("one", "single") for c in number.lefts):
        return True
    return any(
        (c.lower_ in ("no", "neither") and c.dep_ in ("det", "neg", "preconj")) or (c.dep_ == "neg" and one)
        for word in [noun, *(c for c in noun.lefts if c.lower_ in ("more", "further", "other"))]
        for c in word.lefts
    )


def _modal(standing: Standing, verb: Token) -> None:
    words = {a.lower_ for a in _auxiliaries(verb)}
    if words & {"will", "shall", "'ll", "’ll", "wo"}:
        _apply(standing, "plan", "will")
    elif words & {"would", "'d", "’d"}:
        # After "said" it is the "will" of the past; elsewhere only a thought.
        reported = verb.dep_ in ("ccomp", "conj") or own_subject(verb) is None
        _apply(standing, "plan" if reported else "consider", "would")
    elif words & _OPEN:
        _apply(standing, "consider", "could")
    elif words & _NEED:
        expected = "should" in words and lemma(verb) in vocabulary.word_list("arriving")
        _apply(standing, "plan" if expected else "demand", "should")


def _climb(standing: Standing, trigger: Token) -> None:
    token = trigger
    while token.head.i != token.i:
        head, dep = token.head, token.dep_
        if dep == "conj":
            token = head
            continue
        if dep == "relcl" and _is_bill(head) and any(c.lower_ in ("would", "will") for c in token.children):
            if standing.status is Status.CONSIDERED and effect_of(head.head) in ("order", "negate", "fulfil"):
                standing.status = Status.ANNOUNCED  # its "would" is no doubt
            _governor(standing, head, token)
            token = head  # "rejected a motion that would have sent"
            continue
        if _is_a_fact_apart(token, trigger):
            return
        _asserted(standing, token)
        predicate = _is_predicate(head)
        if dep == "prep" and predicate and head.dep_ not in ("acl", "xcomp"):
            return  # "need not worry about the arrival": the deployment itself stands
        if not (dep == "nsubj" and head.pos_ == "VERB" and head.tag_ != "VBN"):
            _governor(standing, head, token)
        before = head.doc[head.i - 1] if dep == "pobj" and head.i else None
        if before is not None and before.pos_ == "NOUN" and effect_of(before) == "topic":
            standing.topic = True  # "attention to", "limits on", wherever the parser hangs the preposition
        if dep == "pobj" and head.lower_ in ("amid", "despite", "after", "since", "before"):
            return
        if token.lower_ == "including":
            _listed(standing, token)
        _before_that(standing, token)
        token = head


def _is_a_fact_apart(token: Token, trigger: Token) -> bool:
    """Whether nothing above the token bears on it: a clause or participle that tells of a fact of its own."""
    dep = token.dep_
    if (dep == "relcl" and lemma(token) not in _BE) or (dep == "advcl" and _tells_of_another_fact(token)):
        return True
    if dep == "acl" and token.tag_ in ("VBN", "VBG") and token.i == trigger.i:
        return True  # "troops stationed in"
    return dep not in _GOVERNED or (dep in ("pcomp", "ccomp") and _embedded_question(token))


def _is_predicate(head: Token) -> bool:
    return head.pos_ in ("VERB", "ADJ", "AUX") and effect_of(head) is None


def _asserted(standing: Standing, token: Token) -> None:
    """Apply what the clause above says of the token, by its build more than by its words."""
    head, dep = token.head, token.dep_
    if dep in ("attr", "nsubj") and lemma(head) == "be":
        _equated(standing, head, token)
    if dep == "nsubj" and effect_of(token) in ("say", "allege") and _is_untrue(head):
        _apply(standing, "negate", "untrue")
    if dep == "nsubj" and lemma(head) == "come" and any(c.lower_ == "end" for c in head.subtree):
        _apply(standing, "reverse", "end")
    if dep == "prep" and token.lower_ == "by" and _is_predicate(head):
        _modal(standing, head)  # "would answer by moving missiles to"
    if head.pos_ == "VERB" and dep in ("xcomp", "ccomp", "advcl", "acl") and _of_none(head):
        _apply(standing, "negate", "no")  # "no order has been given to send"


def _listed(standing: Standing, including: Token) -> None:
    """Apply the noun before "including", wherever the parser hangs it: "options, including the deployment of"."""
    before = including.doc[including.i - 2] if including.i > 1 else None
    effect = effect_of(before) if before is not None and before.pos_ == "NOUN" else None
    if before is not None and effect is not None:
        _apply(standing, effect, before.text)


def _is_bill(noun: Token) -> bool:
    return lemma(noun) in vocabulary.word_list("bill")


def _of_none(verb: Token) -> bool:
    """Whether nothing of the kind is done: "no decision was taken", "there are no plans"."""
    subject = own_subject(verb)
    return subject is not None and subject.pos_ == "NOUN" and any(c.lower_ == "no" for c in subject.lefts)


def _equated(standing: Standing, verb: Token, token: Token) -> None:
    """Apply what is said of the movement: "one option is a pullback", "deployments are open for discussion"."""
    for other in verb.children:
        if other.i == token.i:
            continue
        said = [other] if other.dep_ in ("nsubj", "attr", "acomp") and other.pos_ in ("NOUN", "ADJ") else []
        if other.dep_ == "prep" and other.lower_ in ("under", "among"):
            said = [c for c in other.children if c.dep_ == "pobj"]  # "is under consideration", "among them are"
        for word in said:
            effect = "consider" if word.lower_ in _SUCH else effect_of(word)
            if effect is not None:
                _apply(standing, effect, word.text)


def _is_untrue(verb: Token) -> bool:
    """Whether the clause says of its subject that it is false ("reports … are baseless", "do not correspond to")."""
    if any(c.dep_ == "neg" for c in verb.children):
        return True
    said = (t for c in verb.children if c.dep_ in ("acomp", "attr") for t in c.subtree)
    return any(lemma(t) in vocabulary.word_list("untrue") for t in said)


def _before_that(standing: Standing, verb: Token) -> None:
    """Apply the noun before "that" ("demands that they pull back"), which the parser may pass over."""
    mark = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ == "that"), None)
    noun = verb.doc[mark.i - 1] if mark is not None and mark.i else None
    if noun is not None and noun.pos_ == "NOUN" and verb.dep_ == "ccomp":
        effect = effect_of(noun)
        if effect is not None:
            _apply(standing, effect, noun.text)


def _embedded_question(verb: Token) -> bool:
    """Whether the clause asks how many or where ("… about how many troops it keeps"): a fact stands behind it."""
    own = [c for c in verb.lefts if c.dep_ in ("dobj", "advmod", "attr", "nsubj", "nsubjpass")]
    return any(t.lower_ in ("how", "where", "what", "which") for c in own for t in c.subtree)


def _tells_of_another_fact(verb: Token) -> bool:
    marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod")}
    return bool(marks & (vocabulary.word_list("fact_clause") | vocabulary.word_list("condition")))


def _governor(standing: Standing, head: Token, governed: Token) -> None:
    pos = _POS.get(head.pos_)
    if governed.dep_ == "xcomp" and head.tag_ == "VBN" and _held(standing, head, governed):
        return
    if pos is None:
        if head.lower_ == "against" and effect_of(head.head) is not None:
            _apply(standing, "negate", "against")  # "decided against sending"
        if head.lower_ == "with" and governed.dep_ == "pcomp":
            _accompanied(standing, head)
        return
    word = lemma(head)
    effect = effect_of(head)
    if effect == "demand" and word in _WISHING and governed.dep_ == "xcomp" and own_subject(governed) is None:
        effect = "consider"  # "Israel wants to withdraw": its own wish is no demand
    if effect == "plan" and word == "plan" and pos == "noun" and _only_drafted(head, governed):
        effect = "consider"
    if effect is None and word in _BE and any(c.dep_ == "aux" for c in governed.children) and governed.dep_ == "xcomp":
        effect = "plan"  # "troops are to leave"
    if word == "go" and governed.dep_ == "xcomp":
        effect = "plan"
    if effect is not None:
        speaks = effect in ("say", "announce", "allege") or word in vocabulary.word_list("speech")
        if speaks and standing.speech is None and pos == "verb" and own_subject(head) is not None:
            standing.speech = head
        _apply(standing, effect, head.text)
    if pos in ("verb", "adj") and any(c.dep_ == "neg" for c in head.children) and effect not in ("say", "announce"):
        _apply(standing, "negate", "not")
    if pos == "noun" and any(c.lower_ == "no" for c in head.children):
        _apply(standing, "negate", "no")
    if pos == "verb" and effect not in (None, "say"):
        _modal(standing, head)


def _held(standing: Standing, head: Token, governed: Token) -> bool:
    """Apply "is believed to have 900 men", "are said to be off the coast": what is held to be so now."""
    stem = lemma(head)
    if stem not in _HELD | _TOLD or not any(c.dep_ == "auxpass" for c in head.children):
        return False
    if standing.status is Status.ANNOUNCED and lemma(governed) in ("be", "have", "number", "remain", "hold", "include"):
        standing.status = Status.IN_PLACE
    _apply(standing, "allege" if stem in _TOLD else "say", head.text)
    return True


def _only_drafted(plan: Token, governed: Token) -> bool:
    """Whether the plan is one for a case that may come: "drew up a plan for", "contingency plans to"."""
    if any(("adj", lemma(c)) in vocabulary.operators() or c.lower_ == "contingency" for c in plan.lefts):
        return True
    return governed.lower_ == "for" and lemma(plan.head) in vocabulary.word_list("drafting")


def effect_of(word: Token) -> Effect | None:
    """Give what a governing word does to the status of what it governs; None if nothing."""
    stem = lemma(word)
    particles = {"rule": ("out",), "turn": ("down",), "push": ("for",), "call": ("for", "on", "upon", "off")}.get(stem)
    if particles is not None and word.pos_ == "VERB" and not any(c.lower_ in particles for c in word.children):
        return None  # "ruled that", "calling the deployments destructive"
    words = vocabulary.operators()
    pos = _POS.get(word.pos_, "")
    phrasal = (words.get((pos, f"{stem} {c.lower_}")) for c in word.children if c.dep_ in ("prt", "advmod", "prep"))
    return next((effect for effect in phrasal if effect is not None), words.get((pos, stem)))


def _accompanied(standing: Standing, preposition: Token) -> None:
    """Apply to "with Russia pulling back" what the clause it accompanies is said to be."""
    clause = preposition.head
    for token in clause.subtree:
        if token.dep_ in ("acomp", "xcomp") and token.i < preposition.i:
            effect = effect_of(token)
            if effect in ("plan", "consider", "demand"):
                _apply(standing, effect, token.text)


def _apply(standing: Standing, effect: str, word: str) -> None:
    status = standing.status
    if effect == "topic":
        standing.topic = True
    elif effect == "reverse":
        standing.reversed = True
        if word.lower() == "end" and status.factual:
            # "an end to the deployments" is first of all a wish or a plan.
            standing.status = Status.CONSIDERED
    elif standing.reversed and status is Status.CONSIDERED and effect in ("announce", "plan", "order"):
        standing.status = Status.ANNOUNCED
    else:
        standing.status = _changed(status, effect)
    standing.steps.append(Step(word, effect, standing.status))


def _changed(status: Status, effect: str) -> Status:
    """Give the status of what is told once a word with that effect governs it."""
    if effect == "negate":
        return Status.CONSIDERED if status is Status.DENIED else Status.DENIED
    if status is Status.DENIED or effect == "say":
        return status
    if effect == "fulfil":
        return Status.ANNOUNCED if status is Status.DEMANDED else status
    if effect == "demand":
        return Status.DEMANDED
    if not status.factual:
        return status
    if effect == "announce":
        return Status.ANNOUNCED if status is Status.UNDER_WAY else status
    return _STATUS_OF.get(effect, status)
