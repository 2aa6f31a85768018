"""What a governing word does in its clause, which may differ from what the table of operators says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases.roles import HINDERING, is_given_time, own_subject, takes_time
from geo.language.reading import lemma
from geo.language.status.negation import is_negated
from geo.language.status.operators import POS, effect_of
from geo.model import Action

if TYPE_CHECKING:
    from geo.language.syntax import Token
    from geo.language.vocabulary import Effect

BE = frozenset(("be", "get"))
_WISHING = frozenset(("want", "ask", "request", "seek"))
_HOLDING_TRUE = frozenset(("think", "suggest", "guess", "suppose", "assume"))
_DONE = frozenset(("VBD", "VBN", "VBZ"))
_IMPLYING = frozenset(("go", "proceed", "dare", "happen"))
_HELPED = frozenset(("has", "have", "had", "was", "were", "did"))
_SURE = frozenset(("hesitate", "doubt", "stop", "cease"))
_BALLOTS = frozenset(("vote", "ballot", "referendum", "decision"))
_FAVOURING = frozenset(("support", "favour", "favor", "back"))


def effect_here(head: Token, governed: Token, pos: str) -> Effect | None:
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
    if governed.lower_ == "from" and (effect == "reverse" or word == "keep"):
        effect = "negate"  # "were stopped from leaving"
    wished = governed.dep_ == "ccomp" and any(c.tag_ == "TO" for c in governed.lefts)
    if word in ("like", "prefer") and (wished or (others and governed.dep_ == "xcomp")):
        effect = "demand"  # "would like Chad to send"
    if word == "ought" and lemma(governed) in BE | vocabulary.word_list("arriving"):
        effect = "plan"  # "ought to be off Freetown by Friday"
    by = own_subject(head) if word == "call" else None
    if by is not None and by.pos_ == "NOUN" and effect_of(by) == "plan":
        effect = "plan"  # "the plan calls for them to be sent"
    if governed.lower_ == "on":
        effect = _of_on(head, effect)
    if word in ("insist", "warn", "tell") and _is_told_to(head, governed):
        away = vocabulary.triggers().get(("verb", lemma(governed), ""))
        own = word == "tell" and (away is None or away.action is not Action.WITHDRAW or _tells_its_own(head))
        effect = "order" if own else "demand"  # one's own are told to come, others to leave
    if effect is None and word == "have" and governed.dep_ == "xcomp" and any(c.tag_ == "TO" for c in governed.lefts):
        to_come = any(c.lower_ in ("yet", "will", "'ll", "’ll") for c in head.children)
        effect = "plan" if to_come else "demand"  # "have yet to arrive", "the garrison has to be out by June"
    if effect == "consider" and word in _HOLDING_TRUE and _is_fact(governed):
        effect = "say"  # "think only 5,000 have gone", "suggests that some are left"
    effect = _of_noun(head, governed, effect) if pos == "noun" else effect
    effect = _as_told_with_no(head, governed, _as_it_turned_out(head, governed, effect))
    if effect is None and word in BE and any(c.dep_ == "aux" for c in governed.children) and governed.dep_ == "xcomp":
        effect = "plan"  # "troops are to leave"
    if _went_on_to(head, governed):
        return "achieve"
    return "plan" if word == "go" and governed.dep_ == "xcomp" else effect


def _of_on(head: Token, effect: Effect | None) -> Effect | None:
    """Give what the verb does to what stands behind its "on": "will decide on", "insisted on the withdrawal of"."""
    if lemma(head) == "decide" and any(c.tag_ == "MD" for c in head.lefts):
        return "consider"
    return "demand" if lemma(head) == "insist" else effect


def _went_on_to(head: Token, governed: Token) -> bool:
    """Whether it was done, by a verb that says so: "went on to send", "proceeded to withdraw", "dared to"."""
    on = lemma(head) != "go" or any(c.lower_ == "on" for c in head.rights)
    below = governed.dep_ in ("xcomp", "advcl") and any(c.tag_ == "TO" for c in governed.lefts)
    return lemma(head) in _IMPLYING and on and below and _is_past(head)


def _goes_on_moving(gerund: Token) -> bool:
    word = vocabulary.triggers().get(("verb", lemma(gerund), ""))
    return gerund.tag_ == "VBG" and word is not None and word.action.direction in ("toward", "away")


def is_sure(head: Token) -> bool:
    """Whether the word leaves no doubt because it is denied: "did not hesitate to", "did not stop sending"."""
    return lemma(head) in _SURE and is_negated(head)


def _as_told_with_no(head: Token, governed: Token, effect: Effect | None) -> Effect | None:
    if effect == "reverse" and governed.dep_ == "xcomp" and _goes_on_moving(governed):
        return "say" if is_negated(head) else "negate"  # "stopped sending", which ends no stay
    if effect == "say" and any(c.lower_ == "no" and c.i == head.i + 1 for c in head.rights):
        return "negate"  # "said no to sending"
    if not is_sure(head):
        return effect
    if lemma(head) == "doubt":
        return "say"
    return "achieve" if lemma(head) == "hesitate" and _is_past(head) else effect  # "did not hesitate to send"


def _of_noun(head: Token, governed: Token, effect: Effect | None) -> Effect | None:
    """Give what a noun does to what it governs: "it is time to", "a threat to", "no question of"."""
    word = lemma(head)
    if word == "deadline" and any(c.dep_ == "dative" for c in head.head.rights):
        effect = "demand"  # "set Chad a deadline"
    if word == "time" and governed.dep_ in ("acl", "relcl") and lemma(head.head) == "be":
        effect = "demand"  # "it is time to leave"
    if (word, governed.dep_) == ("threat", "acl"):
        effect = "consider"
    if (word, head.head.lower_) == ("point", "on"):
        effect = "plan"  # "is on the point of leaving"
    if word == "question" and any(c.lower_ == "no" for c in head.lefts):
        effect = None  # "there is no question of sending"
    if word in _BALLOTS and governed.lower_ == "on":
        effect = "consider"  # "the vote on the deployment"
    if effect == "plan" and word == "plan" and _only_drafted(head, governed):
        effect = "consider"
    return effect


def _as_it_turned_out(head: Token, governed: Token, effect: Effect | None) -> Effect | None:
    """Give the effect of a word that tells whether what was meant came about: "managed to", "dropped its plan to"."""
    word = lemma(head)
    if effect == "negate" and governed.pos_ == "VERB" and effect_of(governed) == "say" and not _calls_back(governed):
        return None  # "declined to comment on the withdrawal"
    if effect == "achieve" and not _is_past(head):
        effect = "demand" if word in vocabulary.word_list("compelling") else "consider"
    held_up = _on_hold(head) and governed.dep_ in ("dobj", "nsubjpass")
    if held_up or (_is_undone(head) and _is_meant(governed)):
        effect = "negate"  # "dropped its plan to send"
    if governed.dep_ in ("dobj", "nsubjpass") and effect_of(governed) in ("demand", "order") and _is_defied(head):
        effect = "negate"  # "ignored calls to withdraw"
    if word == "sign" and any(c.dep_ == "dobj" and effect_of(c) == "plan" for c in head.rights):
        effect = "plan"  # "signed an agreement on the deployment of"
    if effect == "demand" and (_is_before_parliament(head, governed) or _asks_leave(governed)):
        effect = "consider"  # "asked parliament to approve the deployment"
    if word == "command" and governed.pos_ in ("NOUN", "PROPN"):
        effect = None  # "commands 900 soldiers in Gao"
    if governed.lower_ == "from" and word in HINDERING and any(c.dep_ in ("dobj", "nsubjpass") for c in head.children):
        effect = "negate"  # "kept them from crossing"
    if word == "need" and (governed.dep_ != "xcomp" or takes_time(governed) is not None):
        effect = None  # "the camps needed for the deployment", "needed a day to reach"
    if POS.get(head.pos_) == "noun" and effect == "plan" and governed.dep_ == "acl" and _is_told(governed):
        effect = None  # "an announcement that it had sent"
    if word == "keep" and _is_meant(governed):
        effect = None  # "kept its promise to send"
    if word == "give" and any(is_given_time(v) is not None for v in (governed, *governed.children)):
        effect = "demand"  # "gave them a month to leave"
    return _favoured(head, governed, effect) if word in _FAVOURING else effect


def _favoured(head: Token, governed: Token, effect: Effect | None) -> Effect | None:
    if governed.stem in vocabulary.forces():
        return None  # "to support the men there"
    return "order" if effect is not None and _is_passed(head) else effect  # "parliament backed the deployment"


def _is_passed(favouring: Token) -> bool:
    """Whether those who have to approve it are for it."""
    by = own_subject(favouring)
    return by is not None and favouring.tag_ in _DONE and lemma(by) in vocabulary.word_list("parliament")


def _is_before_parliament(asking: Token, governed: Token) -> bool:
    """Whether those who are to approve it are asked for that."""
    asked = (o for c in asking.rights for o in (c, *c.rights) if o.dep_ in ("dobj", "pobj") and o.i < governed.i)
    return effect_of(governed) == "order" and any(lemma(o) in vocabulary.word_list("parliament") for o in asked)


def _asks_leave(governed: Token) -> bool:
    """Whether it is leave to do it that is asked for: "asked for permission to send"."""
    return governed.lower_ == "for" and any(effect_of(o) == "order" for o in governed.rights)


def _calls_back(verb: Token) -> bool:
    """Whether it is a force that is recalled, not what has been."""
    return lemma(verb) == "recall" and any(c.stem in vocabulary.forces() for c in verb.rights if c.dep_ == "dobj")


def _is_undone(verb: Token) -> bool:
    """Whether what was meant is given up: "dropped", "gave up", "backed away from"."""
    words = vocabulary.word_list("undoing")
    return lemma(verb) in words or any(f"{lemma(verb)} {c.lower_}" in words for c in verb.rights if c.dep_ == "prt")


def _on_hold(verb: Token) -> bool:
    """Whether something is put on hold or on ice."""
    stopped = (t for t in verb.subtree if t.lower_ in ("hold", "ice") and t.i > verb.i)
    return lemma(verb) in ("put", "place") and any(t.nbor(-1).lower_ == "on" for t in stopped)


def _is_defied(verb: Token) -> bool:
    """Whether what is demanded is not done: "ignored", "brushed aside"."""
    words = vocabulary.word_list("defying")
    phrases = (f"{lemma(verb)} {c.lower_}" for c in verb.children if c.dep_ in ("prt", "advmod", "prep"))
    return lemma(verb) in words or any(phrase in words for phrase in phrases)


def _tells_its_own(verb: Token) -> bool:
    """Whether those who are told are called the speaker's: "Seoul told its soldiers to leave"."""
    return any(p.tag_ == "PRP$" for c in verb.rights if c.dep_ in ("dobj", "dative") for p in c.lefts)


def _is_meant(noun: Token) -> bool:
    """Whether it is a plan, a promise or the like, as the object of what is done with it."""
    meant = effect_of(noun) in ("plan", "consider") or noun.stem == "threat"
    return noun.dep_ in ("dobj", "nsubjpass") and meant


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
    return finite.tag_ in ("VBD", "VBZ") or (finite.tag_ == "VBP" and finite.stem in BE | {"have"})


def _is_past(word: Token) -> bool:
    """Whether the verb, or the "be" of the adjective, tells the past: "managed to", "was forced to", "was able to"."""
    verb = word.head if word.pos_ == "ADJ" else word
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and not any(c.dep_ in ("mark", "aux") for c in verb.lefts):
        verb = verb.head  # "attacked the camp, forcing them to leave"
    if verb.tag_ not in ("VBD", "VBN") and all(c.lower_ != "did" for c in verb.lefts):
        return False
    helping = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return verb.tag_ == "VBD" or bool(helping & _HELPED and "to" not in helping)


def _is_told_to(head: Token, governed: Token) -> bool:
    """Whether it is what somebody is to do: "insists that the Syrians leave", "warned London to pull its ships out"."""
    if governed.dep_ == "xcomp":
        return any(c.tag_ == "TO" for c in governed.lefts)
    bare = governed.tag_ in ("VB", "VBP") and not any(c.dep_ in ("aux", "auxpass") for c in governed.children)
    return lemma(head) == "insist" and governed.dep_ == "ccomp" and bare and lemma(governed) not in BE | {"have"}


def _only_drafted(plan: Token, governed: Token) -> bool:
    """Whether the plan is one for a case that may come: "drew up a plan for", "contingency plans to"."""
    if any(("adj", lemma(c)) in vocabulary.operators() or c.lower_ == "contingency" for c in plan.lefts):
        return True
    return governed.lower_ == "for" and lemma(plan.head) in vocabulary.word_list("drafting")
