"""What the words above a trigger make of it: each that governs it, from the inside out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases.clauses import is_left_open, modifies_noun
from geo.language.phrases.draft import is_infinitive
from geo.language.phrases.roles import own_subject
from geo.language.reading import lemma
from geo.language.status.assertions import asserted, before_that, ensues, listed
from geo.language.status.conditions import inverted
from geo.language.status.doubts import is_asked_with_if, is_hearsay, is_left_unconfirmed
from geo.language.status.effects import BE, effect_here, is_sure
from geo.language.status.moods import apply_modal, is_behind
from geo.language.status.negation import is_negated
from geo.language.status.operators import POS, Step, apply, effect_of
from geo.model import Status

if TYPE_CHECKING:
    from geo.language.status.operators import Standing
    from geo.language.syntax import Token
    from geo.language.vocabulary import Effect

_GOVERNED = frozenset(
    ("xcomp", "ccomp", "advcl", "acl", "pcomp", "dobj", "pobj", "nsubjpass", "prep", "nsubj", "attr", "acomp",
     "oprd", "appos", "compound", "poss", "dep", "parataxis", "dative", "relcl",
     "csubj", "csubjpass", "prt")
)  # fmt: skip
"""Dependencies through which a governing word reaches the trigger."""
_HELD = frozenset(("believe", "think", "understand", "know", "estimate", "reckon", "assume", "presume"))
_TOLD = frozenset(("say", "report", "rumour", "rumor", "allege", "claim"))
_BRINGING_ABOUT = frozenset(("see", "have", "get"))
_BIDDING = frozenset(("order", "want", "need"))
_KNOWN = frozenset(("the", "its", "their", "these", "those", "all"))
_AWAY = frozenset(("home", "back", "out", "away"))
_MORE_OF_IT = frozenset(("xcomp", "ccomp", "prt", "advcl", "oprd"))
"""What else may be ordered of a force of which a participle only tells which it is."""
_CLAUSES = frozenset(("ccomp", "xcomp", "pcomp", "acl", "csubj", "advcl"))
_PRESENT = frozenset(("VB", "VBP", "VBZ"))
_DATES = frozenset(("date", "deadline", "timetable", "timeline", "schedule", "calendar"))
"""What is not set although it is known that something will be."""
_SURE = frozenset(("doubt", "question", "secret", "wonder", "surprise", "coincidence", "mistake"))
"""With a "no" before it, what says that it is so: "there is no doubt that they left"."""
_ON_OFFER = frozenset(("offer", "proposal", "recommendation"))
_VOTED = frozenset(("bill", "motion", "resolution", "draft", "proposal", "measure", "amendment"))
_TABLING = frozenset(("submit", "table", "introduce", "draft", "circulate"))


def climb(standing: Standing, trigger: Token) -> bool:
    """Apply to the standing every word that governs the trigger, up to the first that tells of another fact.

    True where none does, so that what is said of the whole sentence is said of the trigger.
    """
    token = trigger
    apart = (trigger.i, trigger.head.i) if is_behind(trigger) else ()  # "after arriving they set up camp"
    while token.head.i != token.i:
        if token.i in apart:
            token = token.head
            continue
        if _stops(standing, token, trigger) or not (token.dep_ == "conj" or _governed(standing, token)):
            return False
        token = token.head
    return True


def _stops(standing: Standing, token: Token, trigger: Token) -> bool:
    """Apply what leaves nothing to be said by the words above the token: "instead of", "whether", "did not confirm"."""
    passed_over = _passed_over(token)
    if not passed_over:
        ensues(standing, token)
    if passed_over:
        apply(standing, passed_over, "instead")
    elif token.dep_ == "conj" or _is_of_bill(token):
        return False
    elif token.dep_ == "advcl" and token.tag_ in _PRESENT and any(c.lower_ == "until" for c in token.lefts):
        apply(standing, _hoped_until(token.head, trigger), "until")
    elif _is_still_away(token):
        standing.status = Status.ANNOUNCED
    elif token.dep_ in _CLAUSES and (is_left_open(token) or is_asked_with_if(token)):
        apply(standing, "consider", "whether")  # "did not say whether it would send"
    elif _is_a_fact_apart(token, trigger):
        return True
    elif is_left_unconfirmed(token.head):
        apply(standing, "allege", token.head.text)
    else:
        return False
    return True


def _hoped_until(main: Token, trigger: Token) -> Effect:
    """Whether it is demanded ("will fight until the Syrians leave") or due ("will stay until 300 Syrians arrive")."""
    word = vocabulary.triggers().get(("verb", trigger.stem, ""))
    comes = word is not None and word.action.direction == "toward"
    return "plan" if comes and not any(c.dep_ == "neg" for c in main.children) else "demand"


def _governed(standing: Standing, token: Token) -> bool:
    """Apply what the word above says of the token; False where nothing above that bears on it."""
    head, dep = token.head, token.dep_
    if _is_of_bill(token):
        if standing.status is Status.CONSIDERED and effect_of(head.head) in ("order", "negate", "fulfil"):
            standing.status = Status.ANNOUNCED  # its "would" is no doubt
        _governor(standing, head, token)
        return True  # "rejected a motion that would have sent"
    if _is_tabled(token):
        standing.status = Status.CONSIDERED
        standing.steps.append(Step(head.text, "consider", standing.status))
        return False
    asserted(standing, token)
    predicate = _is_predicate(head)
    leave = _given_leave(token) if predicate else None
    if leave is not None:
        _governor(standing, leave, token)
        return True
    if lemma(head) in vocabulary.word_list("told_about"):
        return False  # "demanded an explanation for the presence of"
    if dep == "prep" and predicate and head.dep_ not in ("acl", "xcomp"):
        return False  # "need not worry about the arrival": the deployment itself stands
    if not (dep == "nsubj" and head.pos_ == "VERB" and head.tag_ != "VBN"):
        _governor(standing, head, token)
    before = head.doc[head.i - 1] if dep == "pobj" and head.i else None
    if before is not None and before.pos_ == "NOUN" and effect_of(before) == "topic":
        standing.topic = True  # "attention to", "limits on", wherever the parser hangs the preposition
    if dep == "pobj" and head.lower_ in ("amid", "despite", "after", "since", "before"):
        return False
    if token.lower_ == "including":
        listed(standing, token)
    before_that(standing, token)
    return True


def _is_of_bill(token: Token) -> bool:
    """Whether it is what a motion says: "a motion that would send"."""
    would = any(c.lower_ in ("would", "will") for c in token.children)
    return token.dep_ == "relcl" and would and lemma(token.head) in vocabulary.word_list("bill")


def _is_tabled(token: Token) -> bool:
    """Whether a motion that would decide it is yet to be decided on: "a bill authorising it will be submitted"."""
    if token.dep_ != "acl" or effect_of(token) != "order" or token.head.stem not in _VOTED:
        return False
    verb = token.head.head
    decided = verb.stem in _TABLING or any(c.lower_ in ("will", "to") for c in verb.lefts if c.dep_ == "aux")
    return verb.pos_ == "VERB" and decided


def _passed_over(token: Token) -> Effect | None:
    """Give the effect of "instead of sending", "rather than withdraw", "without being withdrawn"."""
    own = [c.i for c in token.lefts if c.dep_ in ("aux", "auxpass", "det", "poss", "amod", "advmod")]
    first = token.i
    while first - 1 in own:
        first -= 1
    before = tuple(t.lower_ for t in token.doc[max(first - 2, 0) : first])
    if before[-1:] == ("without",) and token.tag_ in ("VBG", "VBN"):
        above = token.head.head
        only_so = is_negated(above) or any(c.tag_ == "MD" for c in above.children)
        return "topic" if only_so else "negate"  # "cannot hold Gao without sending more men"
    if before == ("short", "of") and first > 2 and lemma(token.doc[first - 3]) in ("stop", "fall"):  # noqa: PLR2004
        return "negate"  # "stopped short of sending"
    return "negate" if before in (("instead", "of"), ("rather", "than"), ("far", "from")) else None


def _given_leave(preposition: Token) -> Token | None:
    """Give the noun that the verb makes one notion with: "gave the green light to", "won approval for"."""
    if preposition.lower_ not in ("to", "for") or preposition.dep_ not in ("prep", "dative"):
        return None
    given = (c for c in preposition.head.rights if c.dep_ == "dobj" and c.i < preposition.i)
    return next((c for c in given if effect_of(c) == "order" or lemma(c) in _DATES), None)


def _is_still_away(clause: Token) -> bool:
    """Whether it is told how long it is until then: "it would be days before they moved to Beni"."""
    verb = clause.head
    before = any(c.lower_ == "before" and c.dep_ == "mark" for c in clause.lefts)
    if not before or clause.dep_ not in ("advcl", "ccomp"):
        return False
    it = any(c.lower_ == "it" for c in verb.lefts if c.dep_ in ("nsubj", "expl"))
    return it and any(c.tag_ == "MD" for c in verb.lefts) and lemma(verb) in ("be", "take")


def _is_a_fact_apart(token: Token, trigger: Token) -> bool:
    """Whether nothing above the token bears on it: a clause or participle that tells of a fact of its own."""
    dep = token.dep_
    none = any(c.lower_ == "no" for c in token.head.lefts) or token.head.stem == "time"
    if dep == "relcl" and is_infinitive(token) and (none or token.head.stem in _VOTED):
        return False  # "no reason to withdraw", "it is time to leave", "passed a bill to send"
    own = lemma(token) not in BE or token.i == trigger.i
    if (dep == "relcl" and own) or (dep == "advcl" and _tells_of_another_fact(token)):
        return True
    if dep == "acl" and modifies_noun(token) and token.i == trigger.i:
        return not _is_brought_about(token.head)  # "troops stationed in"
    return dep not in _GOVERNED or (dep in ("pcomp", "ccomp") and _embedded_question(token))


def _is_brought_about(force: Token) -> bool:
    """Whether what is said of the force is yet to be: "the plan would see 300 men deployed"."""
    verb = force.head
    modal = any(c.lower_ in ("would", "will", "'ll", "to") for c in verb.lefts if c.dep_ == "aux")
    return force.dep_ == "dobj" and ((lemma(verb) in _BRINGING_ABOUT and modal) or _is_bidden(verb, force))


def _is_bidden(verb: Token, force: Token) -> bool:
    """Whether somebody wants of the force what is said of it, and nothing else: "ordered 700 men sent to Gao"."""
    if lemma(verb) not in _BIDDING or any(c.lower_ in _KNOWN for c in force.lefts):
        return False
    if any(t.lower_ in _AWAY for t in force.subtree):
        return False  # "ordered 700 men stationed in Gao home"
    return not any(c.i > force.right_edge.i and c.dep_ in _MORE_OF_IT for c in verb.rights)


def _is_predicate(head: Token) -> bool:
    return head.pos_ in ("VERB", "ADJ", "AUX") and effect_of(head) is None


def _embedded_question(verb: Token) -> bool:
    """Whether the clause asks how many or where ("… about how many troops it keeps"): a fact stands behind it."""
    own = [c for c in verb.lefts if c.dep_ in ("dobj", "advmod", "attr", "nsubj", "nsubjpass")]
    return any(t.lower_ in ("how", "where", "what", "which") for c in own for t in c.subtree)


def _tells_of_another_fact(verb: Token) -> bool:
    marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod")}
    past = verb.tag_ == "VBN" and any(c.lower_ == "having" and c.dep_ == "aux" for c in verb.lefts)
    return (
        past
        or inverted(verb)
        or bool(marks & (vocabulary.word_list("fact_clause") | vocabulary.word_list("condition")))
    )


def _governor(standing: Standing, head: Token, governed: Token) -> None:
    pos = POS.get(head.pos_)
    if governed.dep_ == "xcomp" and head.tag_ == "VBN" and _held(standing, head, governed):
        return
    if pos is None:
        minded = effect_of(head.head) not in (None, "negate") or lemma(head.head) in BE
        if head.lower_ == "against" and minded:
            apply(standing, "negate", "against")  # "decided against sending"
        if head.lower_ == "on" and governed.dep_ == "pcomp" and lemma(head.doc[head.i - 1]) in ("vote", "decision"):
            apply(standing, "consider", "on")  # "will vote on sending", "no decision on sending"
        if head.lower_ == "with" and governed.dep_ == "pcomp":
            _accompanied(standing, head)
        return
    word = lemma(head)
    effect = effect_here(head, governed, pos)
    if pos == "noun" and effect == "say" and is_hearsay(head):
        effect = "allege"  # "unconfirmed reports that"
    if effect == "fulfil" and lemma(governed) in _ON_OFFER and standing.status is Status.CONSIDERED:
        standing.status = Status.ANNOUNCED  # "accepted an offer to send"
    if effect is not None:
        speaks = effect in ("say", "announce", "allege") or word in vocabulary.word_list("speech")
        if speaks and standing.speech is None and pos == "verb" and own_subject(head) is not None:
            standing.speech = head
        apply(standing, effect, head.text, noun=pos == "noun")
    if word in _BRINGING_ABOUT and (_is_brought_about(governed) or (governed.dep_, governed.tag_) == ("ccomp", "VBN")):
        apply_modal(standing, head)  # "the plan would see them deployed"
    _negated_by(standing, head, governed, effect)
    if effect is None and word in vocabulary.word_list("entailing") and any(c.lower_ == "would" for c in head.lefts):
        apply(standing, "consider", "would")  # "would welcome the deployment"
    if pos == "verb" and effect not in (None, "say"):
        apply_modal(standing, head)


def _negated_by(standing: Standing, head: Token, governed: Token, effect: Effect | None) -> None:
    """Apply what in the governing word's phrase denies it: "not", "no", "too early to"."""
    pos = POS.get(head.pos_)
    if effect == "reverse" and is_negated(head):
        standing.reversed = False  # "did not stop sending"
    elif (
        pos in ("verb", "adj")
        and is_negated(head)
        and effect not in ("say", "announce")
        and not (is_sure(head) or lemma(governed) in _DATES)
    ):
        apply(standing, "negate", "not")
    sure = lemma(head) in _SURE and not is_infinitive(governed) and governed.pos_ in ("VERB", "AUX")
    no = pos == "noun" and any(c.lower_ == "no" or (c.lower_ == "neither" and c.i < head.i) for c in head.children)
    if no and not sure and lemma(head) not in _DATES:
        apply(standing, "demand" if governed.lower_ == "but" else "negate", "no")  # "no choice but to leave"
    if pos == "adj" and any(c.lower_ == "too" for c in head.lefts) and governed.dep_ in ("xcomp", "advcl", "ccomp"):
        apply(standing, "negate", "too")  # "too early to withdraw"


def _held(standing: Standing, head: Token, governed: Token) -> bool:
    """Apply "is believed to have 900 men", "are said to be off the coast": what is held to be so now."""
    stem = lemma(head)
    if stem not in _HELD | _TOLD or not any(c.dep_ == "auxpass" for c in head.children):
        return False
    if standing.status is Status.ANNOUNCED and lemma(governed) in ("be", "have", "number", "remain", "hold", "include"):
        standing.status = Status.IN_PLACE
    apply(standing, "allege" if stem in _TOLD else "say", head.text)
    return True


def _accompanied(standing: Standing, preposition: Token) -> None:
    """Apply to "with Russia pulling back" what the clause it accompanies is said to be."""
    clause = preposition.head
    for token in clause.subtree:
        if token.dep_ in ("acomp", "xcomp") and token.i < preposition.i:
            effect = effect_of(token)
            if effect in ("plan", "consider", "demand"):
                apply(standing, effect, token.text)
