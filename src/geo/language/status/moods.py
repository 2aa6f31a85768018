"""How real a movement is by the trigger's own form: tense and voice, modal verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases.draft import is_passive
from geo.language.phrases.roles import own_subject, takes_time
from geo.language.reading import lemma
from geo.language.status.negation import NEED, UNTIL, is_regretted
from geo.language.status.operators import apply, effect_of
from geo.model import Action, Status

if TYPE_CHECKING:
    from geo.language.status.operators import Standing
    from geo.language.syntax import Token
    from geo.model import PassageKind

_FINITE = frozenset(("ROOT", "conj", "relcl"))
"""Where a verb with a subject and no auxiliary is a present, whatever form the tagger sees: "half sit in Niger"."""
_ON_THE_WAY = frozenset(("bound", "headed", "destined"))
_IS = frozenset(("is", "are", "was", "were", "am", "'re", "'s"))
_LETTING = frozenset(("help", "let", "make"))
_LAYING_DOWN = frozenset(
    ("let", "allow", "permit", "raise", "increase", "boost", "expand", "double", "cut", "reduce", "lower", "limit")
)
_LAWS = ("accord", "bill", "parliament")
"""Lists of those."""
_HOLDING = frozenset(("hold", "conduct", "carry", "stage", "perform", "undertake", "execute", "make"))
_PERFECT = frozenset(("has", "have", "had", "'s", "'ve", "was", "were"))
_BESIDE = frozenset(("before", "after", "while", "upon", "on"))
_OWNING = frozenset(("admit", "acknowledge", "concede", "confess", "regret", "remember"))
"""What is told in "-ing" after these has been: "admitted sending 300 men"."""
_LASTING = frozenset(("take", "last", "begin", "start", "continue", "proceed", "go"))
_WHEN = frozenset(("when", "once", "after", "before", "as", "soon", "until", "till"))
_LATER = frozenset(("later", "eventually", "subsequently", "ultimately", "afterwards"))
_OPEN = frozenset(("can", "could", "may", "might"))


def _auxiliaries(verb: Token) -> list[Token]:
    found = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if verb.dep_ != "conj" or verb.head.pos_ not in ("VERB", "AUX"):
        return found
    if not found and verb.head.pos_ == verb.pos_ and verb.tag_ == verb.head.tag_:
        return _auxiliaries(verb.head)
    bare = found and all(c.lower_ in ("be", "been", "being", "have") and c.tag_ != "VBP" for c in found)
    return _auxiliaries(verb.head) + found if bare else found  # "will leave and be replaced"


def own_status(trigger: Token, *, presence: bool, kind: PassageKind, goes: bool) -> Status:
    """Give the status that the trigger's tense and voice tell; of a noun, that of the clause it stands in."""
    if presence:
        return Status.IN_PLACE
    if trigger.pos_ not in ("VERB", "AUX"):
        return _status_of_noun(trigger)
    words = {a.lower_ for a in _auxiliaries(trigger)}
    going_on = trigger.tag_ == "VBG" and kind == "title"  # "Troops leaving Mali"
    told_as_past = (goes and not going_on) or kind == "caption"
    if kind != "paragraph" and not words and _is_present(trigger) and told_as_past:
        return Status.COMPLETED  # "Last troops cross out of Mali": headlines and captions tell the past so
    on_its_way = trigger.lower_ in _ON_THE_WAY and any(c.dep_ == "auxpass" for c in trigger.children)
    if words & {"being"} or ((trigger.tag_ == "VBG" or on_its_way) and words & (_IS | {"been"})):
        return Status.UNDER_WAY  # "are moving", "are bound for Aden"
    if trigger.tag_ == "VBG":
        return _judged(trigger) or _of_participle(trigger, kind)
    brought_about = _brought_about(trigger, words)
    if brought_about is not None:
        return brought_about
    if trigger.tag_ in ("VBD", "VBN") and not ("to" in words and "be" in words):
        return _of_the_past(trigger, words)
    told = is_of_old(trigger) or ("to" in words and _is_one_of_a_row(trigger))
    if told or (trigger.tag_ == "VB" and words & {"did"}):
        return Status.COMPLETED  # "did send", "why did they leave?", "the first troops to enter Gao"
    finite = trigger.tag_ == "VB" and not words and trigger.dep_ in _FINITE and own_subject(trigger) is not None
    going = finite or trigger.tag_ in ("VBZ", "VBP")
    return Status.UNDER_WAY if going and not _is_when_it_comes(trigger) else Status.ANNOUNCED


def _status_of_noun(noun: Token) -> Status:
    if noun.dep_ == "pobj" and noun.head.lower_ in UNTIL and _is_to_come(noun.head.head):
        return Status.ANNOUNCED  # "will stay until the arrival of"
    over = lemma(noun) in vocabulary.word_list("reached") or _past_clause(noun)
    return Status.COMPLETED if over and not is_under_way(noun) else Status.UNDER_WAY


def _of_the_past(verb: Token, words: set[str]) -> Status:
    """Give the status of a past form or participle: done, unless the clause it stands in is yet to come."""
    if words == {"be"} and verb.head.stem == "let":
        return Status.ORDERED  # "the mandate lets 150 men be sent"
    joined = not words and lemma(verb) in vocabulary.word_list("added") and _is_beside_what_comes(verb)
    if joined or (words & {"has", "have"} and _is_when_it_comes(verb)):
        return Status.ANNOUNCED  # "will land in May, followed by tanks", "will leave once 900 men have arrived"
    return Status.COMPLETED


def is_of_old(verb: Token) -> bool:
    """Whether it is told as what once was: "used to have"."""
    return verb.dep_ == "xcomp" and verb.head.lower_ == "used" and verb.head.tag_ in ("VBD", "VBN")


def _brought_about(verb: Token, helping: set[str]) -> Status | None:
    """Give the status of what one let or helped another do, or took time to do; None of all else."""
    let = helping == {"be"} and verb.head.stem == "let"  # "the mandate lets 150 men be sent"
    if let or (not helping & {"be", "been"} and is_laid_down(verb)):
        return Status.ORDERED
    lasting = takes_time(verb)
    if lasting is not None:
        return Status.COMPLETED if lasting.tag_ == "VBD" else None  # "took an hour to cross"
    above = verb.head
    if verb.dep_ not in ("ccomp", "xcomp") or verb.tag_ not in ("VB", "VBP") or above.stem not in _LETTING:
        return None
    if any(c.lower_ == "to" for c in verb.lefts) or _auxiliaries(above):
        return None
    if above.stem == "let" and is_laid_down(above):
        return Status.ORDERED
    return {"VBD": Status.COMPLETED, "VBZ": Status.UNDER_WAY, "VBP": Status.UNDER_WAY}.get(above.tag_)


def is_laid_down(verb: Token) -> bool:
    """Whether a treaty, a law or a council lets or bids it be: "the treaty allows 900 men", "the resolution raised"."""
    by = own_subject(verb) if verb.stem in _LAYING_DOWN else None
    return by is not None and (
        by.lower_.endswith("council") or any(lemma(by) in vocabulary.word_list(w) for w in _LAWS)
    )


def _of_participle(trigger: Token, kind: PassageKind) -> Status:
    """Give the status of a form in "-ing" that has no auxiliary, by the clause that it hangs on."""
    if _is_told_as_done(trigger) or (trigger.dep_ in ("xcomp", "ccomp") and lemma(trigger.head) in _OWNING):
        return Status.COMPLETED
    alone = trigger.dep_ == "ROOT" and kind != "title"
    return Status.ANNOUNCED if alone or _is_beside_what_comes(trigger) else Status.UNDER_WAY


def _judged(gerund: Token) -> Status | None:
    """Give the status of a movement that something is said of: "sending troops would be a mistake"; else None."""
    above = gerund.head
    if gerund.dep_ not in ("csubj", "csubjpass") or (is_passive(above) and effect_of(above) is not None):
        return None
    if above.tag_ == "VBD" or (above.tag_ == "VBN" and any(c.tag_ == "VBD" for c in above.lefts)):
        return Status.COMPLETED  # "bringing them home took six weeks"
    if above.stem in _LASTING and _is_to_come(above):
        return Status.ANNOUNCED
    if any(c.tag_ == "MD" for c in above.lefts):
        return Status.CONSIDERED
    stays = vocabulary.triggers().get(("verb", lemma(gerund), ""))
    goes_on = above.stem in _LASTING or above.tag_ not in ("VBZ", "VBP")
    return None if goes_on or (stays is not None and stays.action is Action.STATION) else Status.CONSIDERED


def _is_told_as_done(participle: Token) -> bool:
    """Whether the clause it hangs on tells the past: "burnt the camp before leaving", "landed, relieving the Dutch"."""
    above = participle.head.head if participle.dep_ == "pcomp" else participle.head
    if participle.dep_ == "pcomp" and participle.head.lower_ == "for" and _is_past(above):
        return above.stem in vocabulary.word_list("judging")  # "was criticised for sending"
    beside = _beside_with(participle)
    if beside is not None and _is_past(beside):
        goes_on = ("verb", lemma(beside), "") in vocabulary.triggers() or lemma(beside) in vocabulary.word_list("phase")
        # "ended, with the last flying out"
        return goes_on and effect_of(beside) in (None, "start", "finish", "reverse")
    by = participle.dep_ == "pcomp" and participle.head.lower_ == "by"
    goes = participle.dep_ == "advcl" and ("verb", lemma(above), "") in vocabulary.triggers() and above.stem != "be"
    return is_behind(participle) or ((goes or by) and above.tag_ == "VBD")


def _beside_with(participle: Token) -> Token | None:
    """Give the verb beside which "with" tells what else goes on: "ended, with the last 200 men leaving"."""
    noun = participle.head if participle.dep_ == "acl" and participle.head.dep_ == "pobj" else participle
    told = noun.head
    return told.head if told.lower_ == "with" and noun.dep_ in ("pobj", "pcomp") else None


def is_behind(participle: Token) -> bool:
    """Whether it comes in time beside what has been: "burnt the camp before leaving", "is at sea since leaving"."""
    told = participle.head
    if participle.dep_ != "pcomp" or told.lower_ not in ("after", "before", "upon", "since"):
        return False
    above = told.head
    helping = {c.lower_ for c in above.children if c.dep_ in ("aux", "auxpass")}
    if "to" in helping or any(c.tag_ == "MD" for c in above.children):
        return False
    return told.lower_ == "since" or above.tag_ == "VBD" or (above.tag_ == "VBN" and bool(helping & _PERFECT))


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and any(c.dep_ in ("aux", "auxpass") for c in verb.lefts))


def _is_beside_what_comes(participle: Token) -> bool:
    """Whether the clause it hangs on tells what is to come: "will pull out, leaving", "will train before returning"."""
    beside = _beside_with(participle)
    under = beside is not None or (participle.dep_ == "pcomp" and participle.head.lower_ in _BESIDE)
    above = beside or (participle.head.head if under else participle.head)
    behind = participle.dep_ == "advcl" and participle.i > above.i
    if not (under or behind) or any(c.lower_ == "having" for c in participle.lefts):
        return False
    return _is_to_come(above)


def _is_when_it_comes(verb: Token) -> bool:
    """Whether it only tells when something else is to come: "once the last troops leave, Mali will be alone"."""
    if verb.dep_ == "advcl" or verb.left_edge.lower_ == "once":
        above = verb.head.head if verb.head.lower_ in ("soon", "long") else verb.head  # "as soon as they arrive"
        by = (o for c in verb.lefts if c.lower_ == "by" for o in c.rights)
        when = any(c.lower_ in _WHEN for c in (verb.left_edge, *verb.lefts)) or any(o.lower_ == "time" for o in by)
        return when and _is_to_come(above)
    time = verb.head
    if verb.dep_ not in ("relcl", "acl") or time.lower_ not in ("time", "moment", "day") or not time.i:
        return False
    above = time.head.head if time.dep_ == "pobj" else time.head
    return _is_to_come(above)


def _is_to_come(verb: Token) -> bool:
    """Whether a main verb tells what will be: "will leave", "are to leave", "are due to leave", "is due"."""
    words = {a.lower_ for a in _auxiliaries(verb)}
    if words & {"will", "shall", "'ll", "’ll", "wo"}:
        return True
    planned = verb.head if verb.dep_ == "xcomp" and "to" in words else verb
    said = vocabulary.operators().get(("verb", lemma(planned))) or vocabulary.operators().get(("adj", lemma(planned)))
    if said == "plan" and words & {"is", "are"} and any(c.dep_ == "xcomp" for c in verb.rights):
        return True  # "is expected to end"
    due = any(c.dep_ == "acomp" and c.lower_ in ("due", "set") for c in verb.rights) and verb.tag_ in ("VBZ", "VBP")
    return due or (planned is not verb and (said == "plan" or lemma(planned) == "be"))


def _is_one_of_a_row(infinitive: Token) -> bool:
    """Whether it only tells among whom somebody is the first or last to have done it."""
    noun = _that_became(infinitive) or infinitive.head
    ranks = [noun, *noun.lefts]  # "was the first to land"
    ranked = any(c.lower_ in ("first", "last", "only") or c.lower_.endswith(("rd", "th")) for c in ranks)
    if (infinitive.dep_ not in ("acl", "relcl") and noun is infinitive.head) or not ranked:
        return False
    above = noun.head
    return not any(c.dep_ == "aux" and c.tag_ == "MD" for c in above.children) and above.tag_ in ("VBD", "VBZ", "VBP")


def _that_became(infinitive: Token) -> Token | None:
    """Give what somebody became by doing it: "became the first country to send"."""
    verb = infinitive.head
    if infinitive.dep_ != "xcomp" or verb.stem not in ("become", "be"):
        return None
    return next((c for c in verb.rights if c.dep_ == "attr" and c.i < infinitive.i), None)


def _is_present(verb: Token) -> bool:
    return verb.tag_ in ("VBZ", "VBP", "VBG") or (verb.tag_ == "VB" and own_subject(verb) is not None)


def is_under_way(noun: Token) -> bool:
    """Whether just that is told of it: "the pull-out got under way", "the airlift was underway"."""
    said = (c for c in noun.head.subtree if c.i > noun.head.i)
    return (
        noun.dep_ == "nsubj" and noun.head.stem in ("be", "get") and any(c.lower_ in ("way", "underway") for c in said)
    )


def _past_clause(noun: Token) -> bool:
    token = noun
    behind = noun.dep_ == "pobj" and noun.head.lower_ in ("after", "following", "since", "upon")
    while token.head.i != token.i:
        token = token.head
        if token.pos_ in ("VERB", "AUX") and token.dep_ != "prep":  # "following the departure of"
            past = token.tag_ == "VBD" or _was_held(token) or (behind and _is_done(token))
            return past and ("verb", lemma(token)) not in vocabulary.operators()
    return False


def _is_done(verb: Token) -> bool:
    """Whether it is told as done, behind what came before it: "after the departure of the Danes, 300 men were sent"."""
    helping = {a.lower_ for a in _auxiliaries(verb)}
    return verb.tag_ == "VBN" and bool(helping & _PERFECT) and "being" not in helping


def _was_held(verb: Token) -> bool:
    """Whether it is only said that an event came about: "was carried out", "has been held"."""
    helping = {a.lower_ for a in _auxiliaries(verb)} if verb.stem in _HOLDING and verb.tag_ == "VBN" else set()
    return bool(helping & _PERFECT) and "being" not in helping


def apply_modal(standing: Standing, verb: Token) -> None:
    """Apply the modal verb: what will be is planned, what could be considered, what should be demanded."""
    words = {a.lower_ for a in _auxiliaries(verb)}
    if is_regretted(verb):
        return
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not _is_whole(verb):
        verb = verb.head  # "would leave Gao and be sent to Kidal": the "would" is the first verb's
    if words & {"will", "shall", "'ll", "’ll", "wo"}:
        apply(standing, "plan", "will")
    elif words & {"would", "'d", "’d"}:
        # After "said" it is the "will" of the past; elsewhere only a thought.
        told = any(c.lower_ == "according" for c in verb.children) or _goes_on_telling(verb)
        aside = any(c.dep_ == "parataxis" and effect_of(c) == "say" and c.i < verb.i for c in verb.children)
        reported = (
            told or aside or verb.dep_ in ("ccomp", "conj") or own_subject(verb) is None or _is_looked_back_on(verb)
        )
        apply(standing, "plan" if reported else "consider", "would")
    elif words & (_OPEN | NEED) and _is_agreed(verb):
        apply(standing, "order", "may")  # "under the treaty each may keep 50 men"
    elif words & _OPEN:
        apply(standing, "consider", "could")
    elif "must" in words and "have" in words and verb.tag_ == "VBN" and all(c.lower_ != "by" for c in verb.rights):
        apply(standing, "allege", "must")  # "must have left": so it is thought
    elif words & NEED:
        expected = "should" in words and lemma(verb) in vocabulary.word_list("arriving")
        apply(standing, "plan" if expected else "demand", "should")
    elif "to" in words and verb.dep_ == "xcomp" and verb.head.lower_ in ("is", "are"):
        apply(standing, "plan", "to")  # "is to be followed by the arrival of 300 men"


def _is_whole(verb: Token) -> bool:
    """Whether a verb has a modal or a subject of its own."""
    return any(c.tag_ == "MD" or c.dep_ in ("nsubj", "nsubjpass") for c in verb.lefts)


def _is_looked_back_on(verb: Token) -> bool:
    """Whether its "would" tells what came later: "would later return", "would arrive the following year"."""
    if any(c.lower_ in _LATER and c.dep_ == "advmod" for c in verb.children):
        return True
    times = (c for c in verb.rights if c.dep_ == "npadvmod")
    return any(c.lower_ in ("following", "next", "same") for time in times for c in time.lefts)


def _goes_on_telling(verb: Token) -> bool:
    """Whether its "would" is the "will" of the past: "more would follow", "while the rest would land"."""
    if lemma(verb) == "follow":
        return verb.tag_ == "VB" and not any(c.dep_ in ("dobj", "advcl") for c in verb.children)
    arrives = lemma(verb) in vocabulary.word_list("arriving")
    return arrives and verb.dep_ == "advcl" and any(c.lower_ in ("while", "whereas") for c in verb.lefts)


def _is_agreed(verb: Token) -> bool:
    """Whether it is what an accord lays down: "under the truce they should return", "the pact under which it may"."""
    words = vocabulary.word_list("accord")
    under = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("under", "by")]
    if verb.dep_ == "relcl" and lemma(verb.head) in words:
        return any(o.lower_ == "which" for c in under for o in c.rights)
    return any(lemma(o) in words for c in under for o in c.rights)
