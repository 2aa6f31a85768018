"""Drafts that tell no movement or presence though their words could: senses, kinds and counts of something else.

"Turned over vehicles", "kept the militias apart", "thousands were driven from their homes", "the brigades that do
not deploy", "rotation of troops" as a heading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases.clauses import tells_of_a_kind
from geo.language.phrases.draft import is_infinitive
from geo.language.phrases.locations import AT
from geo.language.phrases.owners import named_owner
from geo.language.phrases.roles import own_subject

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.language.phrases.draft import Draft
    from geo.language.reading import Reading
    from geo.language.syntax import Token

_AFTER = {
    "keep": frozenset(("apart", "informed", "busy", "happy", "awake")),
    "leave": frozenset(("alone", "untouched", "intact", "unharmed", "unscathed", "open")),
    "turn": frozenset(("over", "in", "down", "around", "round", "on", "off")),
}
"""What makes another notion of a verb that has an object."""
_DRIVING = frozenset(("drive", "force", "displace", "chase", "push", "flush", "draw", "bring"))
_GIVING = frozenset(("provide", "supply", "furnish", "equip", "endow", "present", "entrust"))
_ROUND = frozenset(("dozens", "scores", "hundreds", "thousands", "tens", "millions"))
_WANTING = frozenset(("want", "need", "seek", "lack", "require", "demand", "request", "crave"))
_WARDING_OFF = frozenset(
    ("prevent", "stop", "halt", "block", "deter", "repel", "thwart", "stem", "curb", "foil", "avert", "counter",
     "repulse", "check", "keep", "bar")
)  # fmt: skip
_REMAINS = frozenset(("body", "coffin", "corpse", "remains", "casket"))
_LARGE = frozenset(
    ("large", "larger", "greater", "small", "strong", "considerable", "big", "main", "sizable", "sizeable")
)
_COUNTING = frozenset(("number", "total", "have", "comprise", "be", "consist"))
_SERVICES = frozenset(("army", "navy", "military"))
_FLEEING = frozenset(("flee", "run", "scramble", "scurry", "dive", "scatter", "sprawl", "tumble", "reel", "dash"))
_MEANING = frozenset(("represent", "constitute", "mean", "signal", "signify", "imply", "reflect", "be"))
_RELATIVE = frozenset(("who", "which", "that"))


def without_other_business(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Give the drafts without those whose words tell something else."""
    return [d for d in drafts if not any(is_other(reading, d) for is_other in _OTHERS)]


def _are_remains(_: Reading, draft: Draft) -> bool:
    """Whether they are dead whom it tells of: "the bodies of two soldiers killed in Chad were flown home"."""
    head = draft.force.head if draft.force is not None else None
    if head is None or any(c.lower_ in _LARGE for c in head.lefts):
        return False  # "the main body of the battalion", "large bodies of troops"
    return head.stem in _REMAINS and any(c.lower_ == "of" for c in head.rights)


def _is_occasion(_: Reading, draft: Draft) -> bool:
    """Whether they only march: "marched in a parade in Kigali"."""
    on = (o for c in draft.trigger.rights if c.lower_ in ("in", "at") for o in c.rights if o.dep_ == "pobj")
    return draft.word.lemma == "march" and any(o.stem in vocabulary.word_list("occasion") for o in on)


def _is_turn(_: Reading, draft: Draft) -> bool:
    """Whether it is the turns in which a mission is manned: "for the rotation of the air policing mission"."""
    mission = draft.force is not None and draft.force.noun.stem == "mission" and draft.force.quantity is None
    return mission and draft.trigger.stem == "rotation"


def _is_strength(_: Reading, draft: Draft) -> bool:
    """Whether it only tells how large a state's army is, somewhere or other: "its army numbers 40,000"."""
    force = draft.force
    verb = draft.trigger if draft.trigger.pos_ == "VERB" else draft.trigger.head
    doer = own_subject(verb) if verb.stem in _COUNTING else None
    if doer is None or force is None or draft.places or draft.object_places:
        return False
    service = doer.stem in _SERVICES or any(c.lower_ == "armed" for c in doer.lefts)  # "the armed forces"
    after = [t for t in verb.subtree if t.i > verb.i]
    placed = any(t.lower_ in AT if t.dep_ == "prep" else t.lower_ in vocabulary.word_list("anaphor") for t in after)
    return service and not placed and (force.quantity is not None or draft.implied)


def _is_comparison(_: Reading, draft: Draft) -> bool:
    """Whether a number is only set beside another's: "is higher than that of Kenya"."""
    than = (o for c in draft.trigger.rights for p in (c, *c.rights) if p.lower_ == "than" for o in p.rights)
    return draft.word.pos == "pred" and any(o.lower_ in ("that", "those") or o.pos_ == "PROPN" for o in than)


def _is_other_notion(_: Reading, draft: Draft) -> bool:
    """Whether the verb makes another notion with what follows its object: "kept the rivals apart", "left it alone"."""
    verb, after = draft.trigger, _AFTER.get(draft.word.lemma, frozenset())
    objects = [c for c in verb.rights if c.dep_ == "dobj"]
    behind = draft.implied and verb.stem == "leave" and any(c.lower_ == "behind" for c in verb.rights)
    near = (w for o in (verb, *objects) for w in (o, *o.rights) if w.i > verb.i)
    return behind or (bool(objects) and any(w.lower_ in after for w in near))


def _is_flight(_: Reading, draft: Draft) -> bool:
    """Whether it tells of those who are driven out: "the shelling drove thousands into camps"."""
    force = draft.force
    if force is None or not force.elided or draft.word.lemma not in _DRIVING:
        return False
    return force.head.lower_ in _ROUND


def _is_rescue(_: Reading, draft: Draft) -> bool:
    """Whether those of whom it counts so many are no soldiers: "flew out hundreds of its former cooks"."""
    force = draft.force
    if force is None or not force.elided or force.head.lower_ not in _ROUND:
        return False
    of = (o for c in force.head.rights if c.lower_ == "of" for o in c.rights)
    return any(o.lower_ in ("those", "people") or o.lower_ in vocabulary.word_list("civilian") for o in of)


def _is_gift(_: Reading, draft: Draft) -> bool:
    """Whether the force is given something else: "to provide the mission with planners"."""
    force = draft.force
    if force is None or draft.word.lemma not in _GIVING or force.head.dep_ != "dobj" or force.quantity is not None:
        return False
    if not any(c.lower_ in ("the", "its", "their", "this") for c in force.head.lefts):
        return False  # "provides a company with helicopters"
    return any(c.lower_ == "with" and c.i > force.head.i for c in (*draft.trigger.rights, *force.head.rights))


def _is_of_civilians(_: Reading, draft: Draft) -> bool:
    """Whether those who move are no force: "three villagers were held for crossing the border"."""
    doer = draft.subject
    return draft.force is None and doer is not None and doer.lower_ in vocabulary.word_list("civilian")


def _only_tells_which(_: Reading, draft: Draft) -> bool:
    """Whether a relative clause tells which force is meant, or what it could do: "the parts that do not deploy"."""
    verb = draft.trigger
    subject = own_subject(verb) if verb.dep_ == "relcl" else None
    if subject is None or subject.lower_ not in _RELATIVE or subject.i == 0:
        return False
    if subject.lower_ != "who" and verb.tag_ == "VBZ" and verb.head.tag_ in ("NNS", "NNPS"):
        return True  # "he left with the soldiers the town, which lies": its number is another's
    parted = subject.nbor(-1).text == ","
    words = {c.lower_ for c in verb.lefts if c.dep_ in ("aux", "neg")}
    return not parted and (
        not words.isdisjoint(("not", "n't", "never")) or (subject.lower_ != "who" and "can" in words)
    )


def _is_heading(reading: Reading, draft: Draft) -> bool:
    """Whether it only names a subject: "Rotation of contingents", "III. European force and support"."""
    force = draft.force
    if force is not None and (force.quantity is not None or force.unit is not None):
        return False
    if any(r.names or r.border or r.pointer for r in draft.places) or draft.object_places:
        return False
    if draft.implied:
        return force is not None and force.head.dep_ in ("ROOT", "conj") and not _has_verb(reading.doc)
    title = reading.sentence.kind == "title"
    bare = title if force is None else named_owner(reading, force.head) is None
    return (draft.word.lemma, draft.word.pos) == ("rotation", "noun") and bare


def _has_verb(doc: list[Token]) -> bool:
    return any(t.pos_ in ("VERB", "AUX") for t in doc)


def _is_kind(_: Reading, draft: Draft) -> bool:
    """Whether it is said how large any such unit is: "a regular brigade has some 3,500 soldiers"."""
    force = draft.force
    return draft.implied and force is not None and force.head.dep_ == "nsubj" and tells_of_a_kind(force.head.head)


def _as_needed(_: Reading, draft: Draft) -> bool:
    """Whether it only says for how long or when: "as long as needed", "when required", "until they are relieved"."""
    verb = draft.trigger
    mark = next((c.lower_ for c in verb.lefts if c.dep_ in ("mark", "advmod")), None)
    if verb.tag_ != "VBN" or any(r.names for r in draft.places) or any(c.dep_ == "agent" for c in verb.rights):
        return False
    doer = own_subject(verb)
    bare = doer is None and mark in ("as", "if", "when", "where", "until")
    return bare or (mark == "until" and doer is not None and doer.pos_ == "PRON")


def _is_led(_: Reading, draft: Draft) -> bool:
    """Whether it is only said who leads an uncounted force: "the EU-led force in Bosnia will go on doing its work"."""
    led = draft.word.lemma == "lead" and draft.trigger.dep_ in ("amod", "acl") and draft.trigger.tag_ == "VBN"
    return led and draft.force is not None and draft.force.quantity is None


def _is_ability(_: Reading, draft: Draft) -> bool:
    """Whether it is only said that somebody can: "tests the army's ability to move heavy units by sea"."""
    verb = draft.trigger
    return verb.dep_ in ("acl", "relcl") and is_infinitive(verb) and verb.head.stem in vocabulary.word_list("ability")


def _is_one_of(_: Reading, draft: Draft) -> bool:
    """Whether the force is the set that another is one of: "is among the frigates picked to go"."""
    force = draft.force
    if force is None or force.quantity is not None or force.head.dep_ != "pobj" or force.head.head.lower_ != "of":
        return False
    return force.head.head.head.lower_ == "one" and draft.trigger.dep_ in ("acl", "relcl")


def _is_wanted(_: Reading, draft: Draft) -> bool:
    """Whether a force of which nothing else is told is only wanted: "the minister wants 8,000 reservists"."""
    force = draft.force
    return draft.implied and force is not None and force.head.dep_ == "dobj" and force.head.head.stem in _WANTING


def _is_begun(_: Reading, draft: Draft) -> bool:
    """Whether what is embarked on is no craft: "the mission embarked on its withdrawal"."""
    on = (o for c in draft.trigger.rights if c.lower_ in ("on", "upon") for o in c.rights if o.dep_ == "pobj")
    afloat = vocabulary.ship_types() | vocabulary.word_list("conveyance")
    return draft.word.lemma == "embark" and any(o.pos_ == "NOUN" and o.stem not in afloat for o in on)


def _is_definition(_: Reading, draft: Draft) -> bool:
    """Whether it is only said which unit it is: "the Tiger Brigade is the fifth brigade to rotate to Europe"."""
    verb, force = draft.trigger, draft.force
    if verb.stem != "be" or draft.word.lemma != "be" or force is None or force.quantity is not None:
        return False
    said = next((c for c in verb.rights if c.dep_ == "attr" and c.pos_ == "NOUN"), None)
    same = said is not None and said is not force.head and said.stem in vocabulary.forces()
    return same and not any(r.names and r.at.head is verb for r in draft.places) and own_subject(verb) is force.head


def _is_visit(_: Reading, draft: Draft) -> bool:
    """Whether they have only been to a place, and come back: "has been to the Gulf four times"."""
    if draft.trigger.lower_ != "been" or draft.word.lemma != "be":
        return False
    told = {r.preposition for r in draft.places if r.at.head is draft.trigger}
    return "to" in told and told.isdisjoint(AT)


def _are_tasks(_: Reading, draft: Draft) -> bool:
    """Whether the missions are tasks: "the cutter's missions include search and rescue"."""
    noun = draft.trigger
    tasks = draft.word.frame == "engagement" and noun.tag_ == "NNS" and noun.dep_ == "nsubj"
    return tasks and noun.head.stem in ("include", "range", "be", "comprise", "consist")


def _is_warded_off(_: Reading, draft: Draft) -> bool:
    """Whether a force is only meant to keep it from happening: "sent jets to stop incursions from Chad"."""
    verb, by = draft.trigger.head, draft.trigger.dep_
    if by == "pcomp" and verb.lower_ == "from":  # "to keep rebels from entering Niger"
        verb = verb.head.head if verb.head.dep_ == "dobj" else verb.head
    elif draft.word.frame != "event":
        return False
    elif by in ("nsubjpass", "dobj") and verb.stem in vocabulary.word_list("driving_off"):
        return any(c.lower_ in ("back", "off") for c in verb.children)  # "a sortie was driven back"
    elif by == "nsubjpass":
        return verb.stem in _WARDING_OFF
    elif by != "dobj":
        return False
    return is_infinitive(verb) and verb.dep_ in ("advcl", "acl", "xcomp") and verb.stem in _WARDING_OFF


def _is_outlasted(_: Reading, draft: Draft) -> bool:
    """Whether a force stays beyond it: "stayed beyond its planned departure", "past their departure date"."""
    noun = draft.trigger.head if draft.trigger.dep_ == "compound" else draft.trigger
    return draft.word.frame == "event" and noun.dep_ == "pobj" and noun.head.lower_ in ("beyond", "past")


def _are_put_to_flight(_: Reading, draft: Draft) -> bool:
    """Whether they only run from what happens: "the blast sent soldiers running for cover"."""
    verb, force = draft.trigger, draft.force
    if verb.stem in _FLEEING and verb.tag_ == "VBG" and verb.head.stem == "send":
        return True
    if verb.stem != "send" or force is None:
        return False
    behind = [*verb.rights, *(force.head.rights if force.head.doc is verb.doc else ())]
    return any(c.tag_ == "VBG" and c.stem in _FLEEING for c in behind)


def _is_record(_: Reading, draft: Draft) -> bool:
    """Whether a force told of beside it is only said to be the most so far: "the largest group it has ever sent"."""
    verb, noun = draft.trigger, draft.trigger.head
    if verb.dep_ not in ("relcl", "acl") or noun.dep_ not in ("appos", "attr"):
        return False
    most = any(c.tag_ == "JJS" or c.lower_ == "most" for c in noun.lefts)
    return most and any(c.lower_ in ("ever", "yet") for c in verb.children)


def _is_no_change(_: Reading, draft: Draft) -> bool:
    """Whether it only says what something else is not: "there is no increase in", "does not mean an increase in"."""
    noun, verb = draft.trigger, draft.trigger.head
    if draft.word.pos != "noun" or verb.stem not in _MEANING or noun.dep_ not in ("attr", "dobj"):
        return False
    no = any(c.lower_ == "no" for c in noun.lefts) or any(c.dep_ == "neg" for c in verb.children)
    ahead = any(c.tag_ == "MD" for c in verb.lefts)
    return no and not ahead and draft.word.lemma in vocabulary.word_list("changing")


def _is_halt(_: Reading, draft: Draft) -> bool:
    """Whether it is said how far a force goes at most: "would go no farther than 25 miles"."""
    after = [t.lower_ for t in draft.trigger.doc[draft.trigger.i + 1 : draft.trigger.i + 3]]
    return after in (["no", "farther"], ["no", "further"])


_OTHERS: tuple[Callable[[Reading, Draft], bool], ...] = (
    _is_halt,
    _is_outlasted,
    _is_warded_off,
    _are_put_to_flight,
    _is_record,
    _is_no_change,
    _is_other_notion,
    _are_remains,
    _is_occasion,
    _is_turn,
    _is_comparison,
    _is_strength,
    _is_flight,
    _is_gift,
    _is_of_civilians,
    _only_tells_which,
    _is_heading,
    _is_kind,
    _are_tasks,
    _is_wanted,
    _is_begun,
    _is_definition,
    _is_visit,
    _is_rescue,
    _is_ability,
    _is_one_of,
    _is_led,
    _as_needed,
)
