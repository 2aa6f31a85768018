"""What the words above a trigger make of it: each that governs it, from the inside out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases.roles import is_given_time, is_left_open, modifies_noun, own_subject, takes_time
from geo.language.reading import lemma
from geo.language.status.moods import apply_modal, is_negated, opens_bound
from geo.language.status.operators import POS, apply, effect_of
from geo.model import Action, Status

if TYPE_CHECKING:
    from geo.language.status.operators import Standing
    from geo.language.syntax import Token
    from geo.language.vocabulary import Effect

_GOVERNED = frozenset(
    ("xcomp", "ccomp", "advcl", "acl", "pcomp", "dobj", "pobj", "nsubjpass", "prep", "nsubj", "attr", "acomp",
     "oprd", "appos", "compound", "poss", "dep", "parataxis", "dative", "relcl",
     "csubj", "csubjpass")
)  # fmt: skip
"""Dependencies through which a governing word reaches the trigger."""
_HELD = frozenset(("believe", "think", "understand", "know", "estimate", "reckon", "assume", "presume"))
_TOLD = frozenset(("say", "report", "rumour", "rumor", "allege", "claim"))
_SUCH = frozenset(("them", "these", "those"))
"""What "among" stands before where topics are listed."""
_WISHING = frozenset(("want", "ask", "request", "seek"))
_BRINGING_ABOUT = frozenset(("see", "have", "get"))
_FAVOURING = frozenset(("support", "favour", "favor"))
_GRANTING = frozenset(("give", "get", "grant", "issue", "receive", "win"))
_HOLDING_TRUE = frozenset(("think", "suggest", "guess", "suppose", "assume"))
_BE = frozenset(("be", "get"))


def climb(standing: Standing, trigger: Token) -> None:
    """Apply to the standing every word that governs the trigger, up to the first that tells of another fact."""
    token = trigger
    while token.head.i != token.i:
        head, dep = token.head, token.dep_
        passed_over = _passed_over(token)
        if passed_over:
            apply(standing, passed_over, "instead")
            return
        if dep == "conj":
            token = head
            continue
        if dep == "relcl" and _is_bill(head) and any(c.lower_ in ("would", "will") for c in token.children):
            if standing.status is Status.CONSIDERED and effect_of(head.head) in ("order", "negate", "fulfil"):
                standing.status = Status.ANNOUNCED  # its "would" is no doubt
            _governor(standing, head, token)
            token = head  # "rejected a motion that would have sent"
            continue
        if dep == "advcl" and token.tag_ in ("VB", "VBP", "VBZ") and any(c.lower_ == "until" for c in token.lefts):
            apply(standing, "demand", "until")  # "will fight until the Syrians leave"
            return
        content = _is_content(token)
        if not content and _is_a_fact_apart(token, trigger):
            return
        if dep in ("ccomp", "xcomp", "pcomp", "acl", "csubj") and is_left_open(token):
            apply(standing, "consider", "whether")
            return  # "did not say whether it would send": nothing above it makes it more or less so
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


def _is_content(clause: Token) -> bool:
    """Whether a "that" opens what a noun says, though the parser reads a relative: "a denial that men had landed"."""
    that = next((c for c in clause.lefts if c.lower_ == "that"), None)
    doer = own_subject(clause)
    if clause.dep_ != "relcl" or that is None or doer is None or doer.i <= that.i:
        return False
    whole = any(c.dep_ in ("dobj", "prep", "auxpass", "prt") and c.i != that.i for c in clause.children)
    return whole and clause.head.i == that.i - 1 and effect_of(clause.head) is not None


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
    return "negate" if before in (("instead", "of"), ("rather", "than")) else None


def _is_a_fact_apart(token: Token, trigger: Token) -> bool:
    """Whether nothing above the token bears on it: a clause or participle that tells of a fact of its own."""
    dep = token.dep_
    if (dep == "relcl" and lemma(token) not in _BE) or (dep == "advcl" and _tells_of_another_fact(token)):
        return True
    if dep == "acl" and modifies_noun(token) and token.i == trigger.i:
        return not _is_brought_about(token.head)  # "troops stationed in"
    return dep not in _GOVERNED or (dep in ("pcomp", "ccomp") and _embedded_question(token))


def _is_brought_about(force: Token) -> bool:
    """Whether what is said of the force is yet to be: "the plan would see 300 men deployed"."""
    verb = force.head
    modal = any(c.lower_ in ("would", "will", "'ll", "to") for c in verb.lefts if c.dep_ == "aux")
    return force.dep_ == "dobj" and lemma(verb) in _BRINGING_ABOUT and modal


def _is_predicate(head: Token) -> bool:
    return head.pos_ in ("VERB", "ADJ", "AUX") and effect_of(head) is None


def _asserted(standing: Standing, token: Token) -> None:
    """Apply what the clause above says of the token, by its build more than by its words."""
    head, dep = token.head, token.dep_
    if dep in ("attr", "nsubj") and lemma(head) == "be":
        _equated(standing, head, token)
    if dep == "nsubj" and effect_of(token) in ("say", "allege") and _is_untrue(head):
        apply(standing, "negate", "untrue")
    if dep == "ccomp" and head.pos_ == "VERB" and effect_of(head) is None:
        told = own_subject(head)
        if told is not None and told.pos_ == "NOUN" and effect_of(told) == "allege":
            apply(standing, "allege", told.text)  # "rumours persist that a submarine is lurking"
    if dep == "prep" and token.lower_ in ("for", "to") and lemma(head) in _GRANTING:
        leave = next((c for c in head.rights if c.dep_ == "dobj" and effect_of(c) == "order"), None)
        if leave is not None:
            apply(standing, "order", leave.text)  # "gave the green light for the deployment"
    if dep == "nsubj" and lemma(head) == "come" and any(c.lower_ == "end" for c in head.subtree):
        apply(standing, "reverse", "end")
    if dep == "prep" and token.lower_ == "by" and _is_predicate(head):
        apply_modal(standing, head)  # "would answer by moving missiles to"
    if head.pos_ == "VERB" and dep in ("xcomp", "ccomp", "advcl", "acl") and _of_none(head):
        apply(standing, "negate", "no")  # "no order has been given to send"


def _listed(standing: Standing, including: Token) -> None:
    """Apply the noun before "including", wherever the parser hangs it: "options, including the deployment of"."""
    before = including.doc[including.i - 2] if including.i > 1 else None
    effect = effect_of(before) if before is not None and before.pos_ == "NOUN" else None
    if before is not None and effect is not None:
        apply(standing, effect, before.text)


def _is_bill(noun: Token) -> bool:
    return lemma(noun) in vocabulary.word_list("bill")


def _of_none(verb: Token) -> bool:
    """Whether nothing of the kind is done: "no decision was taken", "there are no plans"."""
    subject = own_subject(verb)
    if subject is None or subject.pos_ != "NOUN":
        return False
    return any(c.lower_ == "no" and not opens_bound(c) for c in subject.lefts)


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
                apply(standing, effect, word.text)


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
            apply(standing, effect, noun.text)


def _embedded_question(verb: Token) -> bool:
    """Whether the clause asks how many or where ("… about how many troops it keeps"): a fact stands behind it."""
    own = [c for c in verb.lefts if c.dep_ in ("dobj", "advmod", "attr", "nsubj", "nsubjpass")]
    return any(t.lower_ in ("how", "where", "what", "which") for c in own for t in c.subtree)


def _tells_of_another_fact(verb: Token) -> bool:
    marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod")}
    return bool(marks & (vocabulary.word_list("fact_clause") | vocabulary.word_list("condition")))


def _governor(standing: Standing, head: Token, governed: Token) -> None:
    pos = POS.get(head.pos_)
    if governed.dep_ == "xcomp" and head.tag_ == "VBN" and _held(standing, head, governed):
        return
    if pos is None:
        if head.lower_ == "against" and effect_of(head.head) not in (None, "negate"):
            apply(standing, "negate", "against")  # "decided against sending"
        if head.lower_ == "on" and governed.dep_ == "pcomp" and lemma(head.doc[head.i - 1]) in ("vote", "decision"):
            apply(standing, "consider", "on")  # "will vote on sending", "no decision on sending"
        if head.lower_ == "with" and governed.dep_ == "pcomp":
            _accompanied(standing, head)
        return
    word = lemma(head)
    effect = _effect_here(head, governed, pos)
    if effect is not None:
        speaks = effect in ("say", "announce", "allege") or word in vocabulary.word_list("speech")
        if speaks and standing.speech is None and pos == "verb" and own_subject(head) is not None:
            standing.speech = head
        apply(standing, effect, head.text, noun=pos == "noun")
    if word in _BRINGING_ABOUT and (_is_brought_about(governed) or (governed.dep_, governed.tag_) == ("ccomp", "VBN")):
        apply_modal(standing, head)  # "the plan would see them deployed"
    if pos in ("verb", "adj") and is_negated(head) and effect not in ("say", "announce"):
        apply(standing, "negate", "not")
    if pos == "noun" and any(c.lower_ == "no" for c in head.children):
        apply(standing, "negate", "no")
    if pos == "verb" and effect not in (None, "say"):
        apply_modal(standing, head)


def _effect_here(head: Token, governed: Token, pos: str) -> Effect | None:
    """Give what the word does to what it governs in this clause, which may differ from what the table says of it."""
    word, effect = lemma(head), effect_of(head)
    others = any(c.dep_ in ("dobj", "auxpass", "dative") for c in head.children)  # "was asked to send"
    if effect == "demand" and word in _WISHING and governed.dep_ == "xcomp" and not others:
        # "Israel wants to withdraw": its own wish is no demand.
        effect = "consider" if own_subject(governed) is None else effect
    if effect == "finish" and head.tag_ in ("VBG", "VB") and pos == "verb":
        effect = "start"  # "is completing its withdrawal"
    if word == "agree" and any(effect_of(o) == "demand" for o in governed.rights):
        effect = "fulfil"  # "agreed to a request to send"
    if word in ("insist", "warn", "tell") and _is_told_to(head, governed):
        away = vocabulary.triggers().get(("verb", lemma(governed), ""))
        own = word == "tell" and (away is None or away.action is not Action.WITHDRAW or _tells_its_own(head))
        effect = "order" if own else "demand"  # one's own are told to come, others to leave
    if effect is None and word == "have" and governed.dep_ == "xcomp" and any(c.tag_ == "TO" for c in governed.lefts):
        to_come = any(c.lower_ in ("yet", "will", "'ll", "’ll") for c in head.children)
        effect = "plan" if to_come else "demand"  # "have yet to arrive", "the garrison has to be out by June"
    if effect == "consider" and word in _HOLDING_TRUE and _is_fact(governed):
        effect = "allege" if word == "suggest" else "say"  # "think only 5,000 have gone", "suggests that some are left"
    effect = _as_it_turned_out(head, governed, effect)
    if effect == "plan" and word == "plan" and pos == "noun" and _only_drafted(head, governed):
        effect = "consider"
    if effect is None and word in _BE and any(c.dep_ == "aux" for c in governed.children) and governed.dep_ == "xcomp":
        effect = "plan"  # "troops are to leave"
    return "plan" if word == "go" and governed.dep_ == "xcomp" else effect


def _as_it_turned_out(head: Token, governed: Token, effect: Effect | None) -> Effect | None:
    """Give the effect of a word that tells whether what was meant came about: "managed to", "dropped its plan to"."""
    word = lemma(head)
    if effect == "negate" and governed.pos_ == "VERB" and effect_of(governed) == "say":
        return None  # "declined to comment on the withdrawal"
    if effect == "achieve" and not _is_past(head):
        effect = "demand" if word in vocabulary.word_list("compelling") else "consider"
    if word in vocabulary.word_list("undoing") and _is_meant(governed):
        effect = "negate"  # "dropped its plan to send"
    if word == "need" and (governed.dep_ != "xcomp" or takes_time(governed) is not None):
        effect = None  # "the camps needed for the deployment", "needed a day to reach"
    if POS.get(head.pos_) == "noun" and effect == "plan" and governed.dep_ == "acl" and _is_told(governed):
        effect = None  # "an announcement that it had sent"
    if word == "suggest" and governed.dep_ == "ccomp" and (governed.tag_ in ("VBD", "VBZ") or governed.lower_ == "are"):
        effect = "say"  # "this suggests that 400 are still there"; but "suggested that they be sent"
    if word == "keep" and _is_meant(governed):
        effect = None  # "kept its promise to send"
    if word == "give" and any(is_given_time(v) is not None for v in (governed, *governed.children)):
        effect = "demand"  # "gave them a month to leave"
    return None if word in _FAVOURING and governed.stem in vocabulary.forces() else effect  # "to support the men there"


def _tells_its_own(verb: Token) -> bool:
    """Whether those who are told are called the speaker's: "Seoul told its soldiers to leave"."""
    return any(p.tag_ == "PRP$" for c in verb.rights if c.dep_ in ("dobj", "dative") for p in c.lefts)


def _is_meant(noun: Token) -> bool:
    """Whether it is a plan, a promise or the like, as the object of what is done with it."""
    return noun.dep_ in ("dobj", "nsubjpass") and effect_of(noun) in ("plan", "consider")


def _is_told(clause: Token) -> bool:
    """Whether it tells of what has been done: "that it had sent", "that it sent"."""
    that = any(c.dep_ == "mark" for c in clause.lefts)
    return that and clause.tag_ in ("VBD", "VBN") and not any(c.tag_ == "MD" for c in clause.lefts)


def _is_fact(clause: Token) -> bool:
    """Whether what is thought or suggested is so or was so, and not to be: "has left", "were there", not "leave"."""
    helping = [c for c in clause.lefts if c.dep_ in ("aux", "auxpass")]
    if clause.dep_ != "ccomp" or any(c.tag_ in ("MD", "TO") for c in helping):
        return False
    finite = helping[0] if helping else clause
    return finite.tag_ in ("VBD", "VBZ") or (finite.tag_ == "VBP" and finite.stem in _BE | {"have"})


def _is_past(word: Token) -> bool:
    """Whether the verb, or the "be" of the adjective, tells the past: "managed to", "was forced to", "was able to"."""
    verb = word.head if word.pos_ == "ADJ" else word
    if verb.tag_ not in ("VBD", "VBN"):
        return False
    helping = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return verb.tag_ == "VBD" or bool(helping & {"has", "have", "had", "was", "were"} and "to" not in helping)


def _is_told_to(head: Token, governed: Token) -> bool:
    """Whether it is what somebody is to do: "insists that the Syrians leave", "warned London to pull its ships out"."""
    if governed.dep_ == "xcomp":
        return any(c.tag_ == "TO" for c in governed.lefts)
    bare = governed.tag_ in ("VB", "VBP") and not any(c.dep_ in ("aux", "auxpass") for c in governed.children)
    return lemma(head) == "insist" and governed.dep_ == "ccomp" and bare and lemma(governed) not in _BE | {"have"}


def _held(standing: Standing, head: Token, governed: Token) -> bool:
    """Apply "is believed to have 900 men", "are said to be off the coast": what is held to be so now."""
    stem = lemma(head)
    if stem not in _HELD | _TOLD or not any(c.dep_ == "auxpass" for c in head.children):
        return False
    if standing.status is Status.ANNOUNCED and lemma(governed) in ("be", "have", "number", "remain", "hold", "include"):
        standing.status = Status.IN_PLACE
    apply(standing, "allege" if stem in _TOLD else "say", head.text)
    return True


def _only_drafted(plan: Token, governed: Token) -> bool:
    """Whether the plan is one for a case that may come: "drew up a plan for", "contingency plans to"."""
    if any(("adj", lemma(c)) in vocabulary.operators() or c.lower_ == "contingency" for c in plan.lefts):
        return True
    return governed.lower_ == "for" and lemma(plan.head) in vocabulary.word_list("drafting")


def _accompanied(standing: Standing, preposition: Token) -> None:
    """Apply to "with Russia pulling back" what the clause it accompanies is said to be."""
    clause = preposition.head
    for token in clause.subtree:
        if token.dep_ in ("acomp", "xcomp") and token.i < preposition.i:
            effect = effect_of(token)
            if effect in ("plan", "consider", "demand"):
                apply(standing, effect, token.text)
