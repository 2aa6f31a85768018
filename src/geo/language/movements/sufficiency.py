"""Whether a force and its trigger together are military enough, and the presence has a place, for a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases.antecedents import is_definite
from geo.language.phrases.draft import is_infinitive
from geo.language.phrases.forces import Force, force_in
from geo.language.phrases.locations import AT, TO, UNKNOWN, places_under
from geo.language.phrases.owners import actor_of, modifier_actor
from geo.language.phrases.roles import subject_of
from geo.language.phrases.seats import holds_office
from geo.language.reading import lemma
from geo.language.whose.attribution import is_anaphoric
from geo.model import Action

if TYPE_CHECKING:
    from geo.language.phrases.draft import Draft
    from geo.language.reading import Reading
    from geo.language.syntax import Token

_MADE = frozenset(("aircraft", "vehicles", "missiles", "ships"))
_DIRECTIONS = frozenset(
    f"{way}{ending}" for way in ("north", "south", "east", "west") for ending in ("", "ward", "wards")
) | {"inland", "ashore", "overseas", "abroad", "seaward", "seawards"}
_WHERE = frozenset(("in", "at", "near", "around", "outside", "off"))
"""Prepositions that make even a name which nobody knows a place."""
_TASKS = frozenset(("mission", "operation", "action", "exercise", "deployment"))
_COMMON = frozenset(("come", "go", "put"))
_MISSIONS = frozenset(("mission", "force", "operation", "contingent", "garrison"))
_PUTTING_OUT = frozenset(("sail", "anchor", "sea", "off"))
_MEN = frozenset(("men", "units", "personnel", "elements", "reinforcements", "crews"))
"""What soldiers are called by in an article about forces, with no article before it."""
_HITHER = frozenset(("in", "over", "forward", "ashore", "up", "out", "home"))
"""Particles that say of a force where to: "have been asked to fly in the Jordanians"."""
_SERVICES = frozenset(("army", "navy", "military", "marine", "corps"))
_IN_PLACE = frozenset(("place", "station", "position", "patrol", "duty", "guard", "ground"))
"""What is told of a force even where it does not say in which place: "should be in place by Monday"."""


def enough(reading: Reading, draft: Draft) -> bool:
    """Whether the force and the trigger together are military enough, and the presence has a place."""
    force, word = draft.force, draft.word
    if force is None or not _is_military(reading, draft, force) or _is_no_movement(reading, draft, force):
        return False
    inside = [*places_under(reading, force.head), *(places_under(reading, force.noun) if not force.elided else ())]
    placed = bool(draft.places or inside or draft.object_places)
    placed = placed or (force.strong and any(c.lower_ in _DIRECTIONS for c in draft.trigger.rights))  # "steams south"
    if not word.particle and not _are_so_many(draft, force):
        return False  # "wants 8,000 reservists", "considers the troops a burden"
    if word.lemma == "leave" and word.frame == "be_object" and not (placed or force.strong):
        return False  # "leaving the team to struggle on"
    if word.pos == "pred":
        return placed or word.action is not Action.STATION or (reading.memory.military and word.lemma in _IN_PLACE)
    goes = word.particle not in ("", "back") or word.action is Action.WITHDRAW  # "the rest will go home"
    if (word.lemma in vocabulary.word_list("needs_place") and not goes) or word.frame == "be_self":
        counted = force.quantity is not None or (word.lemma == "expect" and force.elided)
        if word.lemma in ("come", "go", "expect") and counted and (_is_dated(draft) or _is_carried(draft)):
            return True  # "another 800 come next month", "the main body is expected by June"
        roles = [*draft.places, *inside]
        unlisted = force.quantity is not None and word.frame == "be_object"
        known = any(r.pointer != UNKNOWN or (unlisted and r.preposition in _WHERE) for r in roles)
        placed = known or bool(draft.object_places)  # "ordered 50 jets from Lockheed" tells of no place
        bound = (r.lower_ for c in draft.trigger.children if c.dep_ == "acomp" for r in c.rights)
        said = not {"with", "to", "about", "of"}.isdisjoint(bound)  # "remain preoccupied with", "remain loyal to"
        said = said or any(_is_quality(c) for c in draft.trigger.children)  # "stay watchful"
        stays = word.lemma in ("remain", "stay") and reading.memory.military and not said
        return placed or force.unit is not None or stays or _on_duty(reading, draft) or _used_for_a_task(draft)
    if word.frame in ("move_self", "move_either", "move_object") and word.strength == "weak":
        going = word.action in (Action.DEPLOY, Action.REINFORCE) or word.particle in _PUTTING_OUT
        going = going or word.lemma in vocabulary.word_list("goes_along")
        common = word.lemma in _COMMON and not word.particle  # "the troops went in"
        arrives = word.frame == "move_self" and going and not common
        named = modifier_actor(reading, force.noun) is not None or _told_of(reading, force)
        sent = word.lemma in vocabulary.word_list("sending") and (
            force.strong or _told_of(reading, force) or _by_a_force(reading, draft) or _state_sends(reading, draft)
        )
        sent = sent or (word.particle in _HITHER and (force.strong or _told_of(reading, force)))
        return placed or force.quantity is not None or sent or (arrives and named)
    return True


def _is_quality(word: Token) -> bool:
    """Whether it tells how somebody is, not that or where he is: "watchful"; but "active", "ready"."""
    return word.dep_ == "acomp" and word.tag_ == "JJ" and ("pred", word.stem, "") not in vocabulary.triggers()


def _used_for_a_task(draft: Draft) -> bool:
    """Whether counted men are used to do something: "proposed using 18,000 troops to hold the road"."""
    force = draft.force
    if force is None or draft.word.lemma not in ("use", "employ", "commit"):
        return False
    task = any(c.dep_ in ("xcomp", "advcl", "relcl", "acl") and is_infinitive(c) for c in draft.trigger.rights)
    task = task or any(c.dep_ in ("relcl", "acl") and is_infinitive(c) for c in force.head.rights)
    return task and force.strong and force.count_of == "people" and force.quantity is not None


def _is_dated(draft: Draft) -> bool:
    """Whether a day, month or week is said of it."""
    beside = [c for w in draft.trigger.rights for c in (w.subtree if w.dep_ == "agent" else [w, *w.children])]
    return any(lemma(c) in vocabulary.word_list("calendar") for c in beside)


def _are_so_many(draft: Draft, force: Force) -> bool:
    """Whether a wish or a thought is of more, or of so many, that go: "wants 15 more", "is considering a company"."""
    if draft.word.lemma in vocabulary.word_list("only_counted"):
        new = force.head.dep_ == "dobj" and not any(c.dep_ in ("oprd", "acomp") for c in draft.trigger.rights)
        return new and force.strong and force.quantity is not None and not is_definite(force)
    if draft.word.lemma not in vocabulary.word_list("only_more"):
        return True
    words = {c.lower_ for head in (force.head, force.noun) for c in (head, *head.lefts, *head.rights)}
    return not words.isdisjoint(("more", "another", "additional", "extra", "further"))


def _is_carried(draft: Draft) -> bool:
    """Whether it is said in what they go: "are to go by ship"."""
    by = (o for c in draft.trigger.rights if c.lower_ in ("by", "aboard") for o in c.children)
    craft = vocabulary.word_list("conveyance") | vocabulary.word_list("transport") | {"air", "sea", "rail", "land"}
    return any(lemma(o) in craft for o in by)


def _is_military(reading: Reading, draft: Draft, force: Force) -> bool:
    """Whether the words of the force, the trigger or the article say that the force is one."""
    if is_figurative(reading, force):
        return False
    told = force.strong or draft.word.strength == "strong" or _told_of(reading, force) or _by_a_force(reading, draft)
    if not (told or _is_unit_somewhere(reading, draft) or _state_sends(reading, draft) or _is_own(reading, draft)):
        return False
    return force.strong or force.noun.pos_ != "PROPN" or force.unit is not None or _is_people(reading, force)


def _is_own(reading: Reading, draft: Draft) -> bool:
    """Whether a state or its leader moves men or craft that are called its own: "is bringing its engineers home"."""
    force, doer = draft.force, draft.subject
    if force is None or lemma(force.noun) not in vocabulary.word_list("own_force"):
        return False
    own = any(c.dep_ == "poss" for c in force.noun.lefts)
    return own and doer is not None and _is_state(reading, doer)


def _is_state(reading: Reading, doer: Token) -> bool:
    mention = reading.actors.get(doer.i)
    if mention is not None:
        return mention.kind in ("state", "capital", "leader", "institution", "alliance")
    return doer.lower_ in ("we", "it") and actor_of(reading, doer) is not None


def _is_no_movement(reading: Reading, draft: Draft, force: Force) -> bool:
    """Whether the trigger says something else of such a force than that it moves."""
    word = draft.word
    if force.count_of in _MADE and any(lemma(t) in vocabulary.word_list("bargain") for t in draft.trigger.subtree):
        return True  # "had offered 14 Gripens on lease"
    if word.lemma in vocabulary.word_list("giving"):
        own = force.count_of == "aircraft" and _state_sends(reading, draft) and not _is_given(reading, draft)
        return not own and force.count_of in ("vehicles", "missiles", "aircraft")  # equipment that is provided is aid
    if _is_other_business(reading, draft, force) or (word.action is Action.ALERT and lemma(force.noun) in _TASKS):
        return True  # "were told to prepare for a mission"
    if word.lemma in vocabulary.word_list("port_call") and word.particle in ("", "at", "on"):
        return force.count_of not in ("ships", "aircraft")
    if word.lemma in ("practise", "practice", "rehearse") and not force.strong:
        return True  # "whether the pilots had practised"
    if word.lemma in ("use", "employ") and word.frame != "be_self":
        return not (force.strong and force.count_of == "people")  # tanks are used against somebody
    falls = word.frame == "fall_self" and word.lemma != "thin"  # "the guns fall silent", "three men fell"
    if falls or word.lemma in vocabulary.word_list("leaping"):  # numbers jump and soar; so may a shell
        return (falls and force.count_of in ("vehicles", "missiles")) or not _sinks_to_a_number(reading, draft)
    if word.action is Action.MASS:  # "the factory assembles the aircraft"
        return force.count_of in _MADE and not _by_an_actor(reading, draft)
    if word.lemma == "flee":
        return force.elided and force.quantity is not None  # "two million have fled their homes"
    return force.count_of == "missiles" and word.frame == "move_self"  # how far they reach


def _is_other_business(reading: Reading, draft: Draft, force: Force) -> bool:
    """Whether it is a purchase, or told of one man: no force moves or stands anywhere."""
    word = draft.word
    if (word.lemma, word.particle) == ("bring", "down") and force.count_of in _MADE:
        return True  # "brought down two drones"
    if draft.trigger.dep_ == "amod" and not force.strong and not list(draft.trigger.children):
        return True  # "clipped a parked plane"
    if word.lemma == "order" and force.count_of in _MADE and not _by_an_actor(reading, draft):
        return True  # "the airline has ordered 40 jets"
    if word.lemma == "order" and force.count_of in _MADE and _is_bought(reading, draft):
        return True
    return word.pos == "verb" and _is_one_man(force)


def _is_bought(reading: Reading, draft: Draft) -> bool:
    """Whether it is ordered from a state, and to no place: "has ordered 250 tanks from the United States"."""
    if any(r.preposition in TO for r in draft.places) or draft.word.particle:
        return False
    heads = [draft.trigger] if draft.force is None else [draft.trigger, draft.force.head]
    sources = (o for h in heads for c in h.rights if c.lower_ == "from" for o in c.rights)
    return any(o.i in reading.actors and reading.actors[o.i].kind == "state" for o in sources)


def _is_one_man(force: Force) -> bool:
    """Whether no more than one man is meant ("a soldier walked out of the court"); "not a single soldier" is nobody."""
    noun = vocabulary.forces().get(lemma(force.noun))
    if noun is None or noun.count_of != "people" or force.noun.tag_ != "NN" or force.head.i != force.noun.i:
        return False
    if force.elided or (force.quantity is not None and force.quantity.low != 1):
        return False  # "a force of 500"
    if lemma(force.noun) in (*vocabulary.word_list("collective"), "force", "army", "military", "militia", "guard"):
        return False
    words = {c.lower_ for c in force.noun.lefts}
    return bool(words & {"a", "an"}) and not words & {"single", "not", "no"}


def _is_given(reading: Reading, draft: Draft) -> bool:
    """Whether it is said to whom or for whom it is given, or what it costs: "offered 16 jets to Kyiv"."""
    for child in [*draft.trigger.children, *(draft.force.head.children if draft.force is not None else ())]:
        to = child.dep_ == "dative" or (child.lower_ in ("to", "for", "worth") and child.i > draft.trigger.i)
        used = child.lower_ == "for" and any(o.stem in _TASKS or o.stem in ("zone", "patrol") for o in child.children)
        if to and not used and not any(_is_common(reading, o) for o in child.children):
            return True  # but "offered four jets for the no-fly zone"
    return any(t.text in ("$", "€", "£") for t in reading.doc)


def _is_common(reading: Reading, body: Token) -> bool:
    """Whether it is a force or mission of several states: what is given to it serves in it."""
    mention = reading.actors.get(body.i)
    kinds = [m.kind for c in body.lefts if (m := reading.actors.get(c.i)) is not None]
    return (mention is not None and mention.kind == "mission") or (
        lemma(body) in vocabulary.word_list("body") and "alliance" in kinds
    )


def _by_an_actor(reading: Reading, draft: Draft) -> bool:
    doer = draft.subject
    if doer is None or doer.pos_ == "PRON":
        return doer is None or actor_of(reading, doer) is not None
    known = doer.i in reading.actors or force_in(reading, doer) is not None  # not "a Finnish factory"
    # "Hale, the president, ordered"
    titled = any(holds_office(c) for c in (doer, *doer.rights) if c is doer or c.dep_ == "appos")
    return known or (titled and actor_of(reading, doer) is not None)


def _sinks_to_a_number(reading: Reading, draft: Draft) -> bool:
    """Whether it is said by or to how many a force shrinks, or who has shrunk is no more than that."""
    ways = ("to", "by", "below", "under", "from")
    counts = [o for c in draft.trigger.children if c.lower_ in ways for o in c.subtree]
    after = draft.trigger.doc[draft.trigger.i + 1 :][:2]  # the parser may take "to" for a part of the number
    counts += after[1:] if after and after[0].lower_ in ways else []
    return any(o.i in reading.quantities for o in counts)


def is_figurative(reading: Reading, force: Force) -> bool:
    """Whether the force is made of something else: "troops of shoppers", "a fleet of taxis"."""
    if lemma(force.noun) not in vocabulary.word_list("host_noun") or modifier_actor(reading, force.noun) is not None:
        return False
    made_of = (o for c in force.noun.children if c.lower_ == "of" for o in c.children if o.pos_ == "NOUN")
    known = (*vocabulary.forces(), *vocabulary.word_list("wrapper"))
    return any(force_in(reading, o) is None and lemma(o) not in known for o in made_of)


def _by_a_force(reading: Reading, draft: Draft) -> bool:
    """Whether a force does it ("the army moved two divisions"), or one stands inside ("a convoy of 60 tanks")."""
    doer = force_in(reading, draft.subject) if draft.subject is not None else None
    if doer is not None and doer.strong and draft.force is not None and doer.head.i != draft.force.head.i:
        return True
    inner = (o for c in draft.force.head.children if c.lower_ == "of" for o in c.children) if draft.force else ()
    return any(f is not None and f.strong for f in (force_in(reading, o) for o in inner))


def _is_unit_somewhere(reading: Reading, draft: Draft) -> bool:
    """Whether a company, column or battery is told of with a named place in an article about forces."""
    force = draft.force
    if force is None or force.count_of != "units" or lemma(force.noun) not in vocabulary.word_list("formation"):
        return False
    named = bool(draft.object_places) or any(r.names or r.border for r in draft.places)
    return reading.memory.military and named


def _state_sends(reading: Reading, draft: Draft) -> bool:
    """Whether a state or its leader sends the ships, aircraft or men: they are its own, military ones."""
    force = draft.force
    if force is None or draft.word.lemma not in vocabulary.word_list("sending") or not reading.memory.military:
        return False
    sent = force.count_of in ("ships", "aircraft", "units") or (force.count_of == "people" and force.noun.tag_ == "NNS")
    return sent and actor_of(reading, draft.subject) is not None


def _on_duty(reading: Reading, draft: Draft) -> bool:
    """Whether the force is said to be at its work, wherever that is: "has 610 men on five operations"."""
    if draft.word.lemma in ("lead", "command") and draft.force is not None and draft.force.quantity is not None:
        return reading.memory.military  # "heads a mission of 40 officers"
    if draft.force is not None and draft.trigger.lemma_ == "have":
        if draft.force.elided and draft.force.quantity is not None:
            return reading.memory.military  # "had 11,000 men in January and now has 4,000"
        holder = subject_of(draft.trigger)
        body = force_in(reading, holder) if holder is not None else None
        mission = holder is not None and holder.i in reading.actors and reading.actors[holder.i].kind == "mission"
        if draft.force.quantity is not None and (mission or (body is not None and body.noun.lower_ in _MISSIONS)):
            return True  # "the mission has 6,800 troops"
        for child in draft.force.head.children:
            # "has 4,400 men with the African Union force"
            within = child.lower_ in ("with", "in", "under")
            if within and any(force_in(reading, n) is not None for n in child.children):
                return True
    nouns = [n for at in (draft.trigger, draft.force.head if draft.force else draft.trigger) for p in at.children
             if p.dep_ == "prep" and p.lower_ in AT for n in p.children]  # fmt: skip
    return any(("pred", lemma(n), "") in vocabulary.triggers() for n in nouns)


def _is_people(reading: Reading, force: Force) -> bool:
    return force.noun.i in reading.actors and not force.elided


def _told_of(reading: Reading, force: Force) -> bool:
    """Whether a plain noun ("the vessel", "200 officers") points back to a force, or is one in such an article."""
    if is_definite(force) and any(t.count_of == force.count_of for t in reading.memory.told):
        return True
    word = vocabulary.forces().get(lemma(force.noun))
    one = word is not None and word.count_of == "people" and force.noun.tag_ == "NN"
    if one and force.noun.lower_ != "personnel" and not any(c.lower_ == "every" for c in force.noun.lefts):
        return False  # "the adviser", "a border guard"
    told = is_definite(force) or is_anaphoric(force) or force.quantity is not None or force.noun.lower_ in _MEN
    told = told or modifier_actor(reading, force.noun) is not None or _is_of_somebody(reading, force)
    return reading.memory.military and told and (force.noun.pos_ != "PROPN" or _is_people(reading, force))


def _is_of_somebody(reading: Reading, force: Force) -> bool:
    """Whether the article calls such men or craft somebody's elsewhere: "Fijian monitors … The monitors …"."""
    noun = lemma(force.noun)
    return force.noun.tag_ == "NNS" and any(o.noun == noun for o in reading.memory.cast.owned)
