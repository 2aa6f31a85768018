"""Whose force it is, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geo.language import vocabulary
from geo.language.phrases.antecedents import home_of_type, keeps_peace
from geo.language.phrases.descriptions import force_of_several, names_its_sender
from geo.language.phrases.draft import is_passive
from geo.language.phrases.owners import actor_of, modifier_actor, named_owner, source_actor
from geo.language.phrases.roles import agent_of, clause_verb, own_subject, relative_gap, subject_of
from geo.language.reading import lemma
from geo.language.text.units import home_of, is_ship, units
from geo.language.whose.outsiders import is_done_by_enemies
from geo.language.whose.salience import weigh
from geo.language.whose.tellers import at_its_seat, of_report, of_who_owns_up
from geo.model import Action

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.language.phrases.draft import Draft
    from geo.language.phrases.force import Force
    from geo.language.reading import Reading
    from geo.language.syntax import Token

SAID = 0.8
"""Certainty from which on an actor is remembered as the owner of the force."""
TOLD = 0.85
"""Certainty of the owner of a noun that the force stands for."""
_FAINT = 0.12
"""Chance below which the article tells nothing of whose forces they are."""
_ORDERING = frozenset(("order", "tell", "instruct", "command"))
_SUREST = 0.89
"""Certainty of an owner that is only weighed, at most: less than of one who is named."""


def is_anaphoric(force: Force | None) -> bool:
    """Whether the force was told of before ("the troops", "another 2,000"), and so its actor too."""
    if force is None or force.elided:
        return force is not None
    before = {t.lower_ for t in force.head.subtree if t.i <= force.head.i and t.dep_ != "compound"}
    return bool(before & vocabulary.word_list("told_before"))


class Attribution(NamedTuple):
    """Whose a force is, how sure that is (0 to 1), in which way it was found, and what spoke for whom if weighed."""

    code: str | None
    certainty: float
    way: str
    grounds: dict[str, dict[str, float]]


def whose(reading: Reading, draft: Draft) -> Attribution:
    """Whose forces, and how sure: said of the force, said of the doer, or weighed from all that the article tells."""
    for way, find, certainty in _READINGS:
        code = find(reading, draft)
        if code is not None:
            return Attribution(code, certainty, way, {})
    code, chance, grounds = weigh(reading, draft)
    if code is None or chance < _FAINT or _keeps_peace_at_home(reading, draft, code):
        return Attribution(None, chance, "nowhere", grounds)
    return Attribution(code, min(chance, _SUREST), "weighed", grounds)


def _keeps_peace_at_home(reading: Reading, draft: Draft, code: str) -> bool:
    """Whether they would be peacekeepers in their own country, which are always others': "2,000 reached Haiti"."""
    if draft.force is None or not keeps_peace(draft.force):
        return False
    there = {*draft.object_places, *(i for r in draft.places for i in r.names)}
    return any(n.index in there and n.country == code for n in reading.names.values())


def _in_phrase(reading: Reading, draft: Draft) -> str | None:
    force = draft.force
    if force is None:
        return None
    if force.nation is not None and force.nation.doc is reading.doc:
        return reading.actors[force.nation.i].code
    unit = force.unit.split("; ")[0] if force.unit else None
    if unit is not None and is_ship(unit):
        before = [c for c in (*force.head.lefts, *force.noun.lefts) if c.dep_ in ("amod", "compound", "nmod", "poss")]
        beside = [t for c in before for t in c.subtree]  # "Belgian warship BNS Leopold"
        own = [reading.actors[c.i].code for c in beside if _is_nationality(reading, c)]
        return own[0] if own and not force.elided else home_of(unit)  # "a Swedish corvette, HMS Malmö"
    for head in (force.head,) if force.elided else (force.head, force.noun):
        code = _led(reading, head) or named_owner(reading, head, sources=("of",)) or _of_body(reading, head)
        if code is not None:
            return code
    if force.head.dep_ == "appos" and not force.elided:
        code = named_owner(reading, force.head.head, sources=("of",))
        if code is not None:
            return code  # "Togo's 1st Brigade, 2,000 men whom the French flew in"
    home = (home_of(unit) or reading.memory.cast.ships.get(unit.split()[-1])) if unit is not None else None
    return None if home is None else reading.memory.home or home  # their own "Quick Response Force", not NATO's


def _of_body(reading: Reading, men: Token) -> str | None:
    """Read "a Kenyan force of 900 men stationed in Palma": the men are whose the body is."""
    body = men.head.head
    if men.dep_ != "pobj" or men.head.lower_ != "of" or body.stem not in vocabulary.forces():
        return None
    return named_owner(reading, body, sources=())


def _said_of_it(reading: Reading, draft: Draft) -> str | None:
    """Read "some 700 of the peacekeepers are Dutch", "most of the troops there are Americans"."""
    verb = draft.force.head.head if draft.force is not None else None
    if verb is None or lemma(verb) != "be" or draft.force is None or draft.force.head.dep_ != "nsubj":
        return None
    told = (c for c in verb.rights if c.dep_ in ("acomp", "attr") and c.i in reading.actors and not list(c.lefts))
    bare = draft.word.pos == "verb" and draft.trigger is verb
    sources = (o for c in verb.rights if bare and c.lower_ == "from" for o in c.rights if o.i in reading.actors)
    people = next((reading.actors[c.i].code for c in told if c.tag_ != "NN"), None)
    return people or next((reading.actors[o.i].code for o in sources if reading.actors[o.i].kind == "state"), None)


def _of_contributor(reading: Reading, draft: Draft) -> str | None:
    """Read "Nepal provides 900 of the mission's 5,000 soldiers": a part of what is the mission's is Nepal's."""
    force, doer = draft.force, draft.subject
    if force is None or not force.head.like_num or doer is None or doer.i not in reading.actors:
        return None
    of = any(c.lower_ == "of" for c in force.head.rights)
    given = draft.trigger.stem in vocabulary.word_list("contributing") | vocabulary.word_list("furnishing")
    return reading.actors[doer.i].code if of and given and reading.actors[doer.i].kind == "state" else None


def _of_mandate(reading: Reading, draft: Draft) -> str | None:
    """Whose a mandate is that is nobody's by name: of the mission told of last, or of the body that gives it."""
    if draft.trigger.stem != "mandate" or draft.force is not None:
        return None
    here, cast = reading.sentence.start + draft.trigger.idx, reading.memory.cast
    before = (m.code for m in reversed(cast.mentions) if m.kind == "mission" and m.start < here)
    return next(before, None) or cast.alliance


def _of_who_hires(reading: Reading, draft: Draft) -> str | None:
    """Read "Turkey sent 2,000 Syrian fighters": not the Syrian state's, but whose they fight for."""
    force, doer = draft.force, draft.subject
    mention = reading.actors.get(doer.i) if doer is not None and draft.word.frame == "move_object" else None
    if force is None or mention is None or mention.kind not in ("state", "capital"):
        return None
    return mention.code if force.noun.stem in vocabulary.word_list("irregular") else None


def _is_nationality(reading: Reading, token: Token) -> bool:
    return token.i in reading.actors and reading.actors[token.i].kind == "adjective"


def _lent(reading: Reading, draft: Draft) -> str | None:
    """Read "Nepal sent 900 blue helmets", "blue helmets from Nepal": of the state that gives them, not of the UN."""
    force = draft.force
    mention = reading.actors.get(force.head.i) if force is not None and not force.elided else None
    if force is None or mention is None or mention.kind != "mission" or not force.head.lower_.startswith("blue"):
        return None
    code = _from_source(reading, draft) or _of_subject(reading, draft) or _of_agent(reading, draft)
    return code if code is not None and code != mention.code and all(map(_is_state, code.split("+"))) else None


def _is_state(code: str) -> bool:
    return len(code) == len("XX") and code not in ("UN", "EU")


def _led(reading: Reading, noun: Token) -> str | None:
    """Whose a force is that somebody only leads: his and others', or the multinational one told of."""
    joint = any(c.lower_ in vocabulary.word_list("joint") for c in noun.lefts)
    leader = noun.head if noun.dep_ == "dobj" and lemma(noun.head) in ("lead", "head", "command") else None
    by = own_subject(leader) if leader is not None else None
    if by is not None and by.lower_ in ("who", "that", "he", "she"):
        leader = None  # "General Idris, who commands the Royal Guard of Oman": whose it is, not who leads it
    if leader is None and not joint:
        return None
    first = actor_of(reading, own_subject(leader)) if leader is not None else modifier_actor(reading, noun)
    if joint and lemma(noun) in ("battlegroup", "group") and reading.memory.cast.alliance is not None:
        return first or reading.memory.cast.alliance  # "four multinational battlegroups"
    if reading.memory.cast.multinational and lemma(noun) in ("force", "troop", "mission", "soldier", "coalition"):
        return "MNF" if first is None or leader is not None else first
    if first is None and any(c.lower_ == "coalition" for c in noun.lefts):
        return "MNF"  # "a coalition convoy"
    return f"{first}+" if first is not None and leader is not None else first


def _of_trigger(reading: Reading, draft: Draft) -> str | None:
    if draft.word.pos != "noun":
        return None
    given = draft.word.lemma in vocabulary.word_list("given_noun")  # "includes contributions from Benin"
    return modifier_actor(reading, draft.trigger, sources=("of", "by", "from") if given else ("of", "by"))


def _of_subject(reading: Reading, draft: Draft) -> str | None:
    if draft.word.lemma in vocabulary.word_list("receiving"):
        return None  # "the emir welcomed the troops", "asked for troops": not his
    if _only_carries(draft, draft.subject) or (draft.force is not None and is_done_by_enemies(draft)):
        return None
    if draft.word.lemma in vocabulary.word_list("consisting") | {"have", "host"}:
        source = _from_source(reading, draft) or source_actor(reading, draft.trigger, ("from",))
        if source is not None:
            return source  # "the mission has 300 soldiers from Nepal"
    mention = reading.actors.get(draft.subject.i) if draft.subject is not None else None
    if mention is not None and mention.kind in ("institution", "alliance") and draft.word.pos == "noun":
        source = _from_source(reading, draft) or source_actor(reading, draft.trigger, ("from",))
        if source is not None and draft.word.action.direction == "toward":
            return source  # "the UN approved the deployment of 300 soldiers from Nepal"
    return actor_of(reading, draft.subject)


def _of_agent(reading: Reading, draft: Draft) -> str | None:
    if draft.implied or is_done_by_enemies(draft):
        return None  # "is commanded by a Ghanaian", "was attacked by rebels"
    agent = agent_of(clause_verb(draft.trigger)) or agent_of(draft.trigger)
    return None if _only_carries(draft, agent) else actor_of(reading, agent)


def _only_carries(draft: Draft, agent: Token | None) -> bool:
    """Whether it is what men are taken in: "were lifted out by Australian helicopters"."""
    carrier = vocabulary.forces().get(lemma(agent)) if agent is not None else None
    men = draft.force is not None and draft.force.count_of == "people"
    return men and carrier is not None and carrier.count_of in ("ships", "aircraft", "vehicles")


def is_told_by_others(reading: Reading, draft: Draft, owner: str | None) -> bool:
    """Whether another country orders the force away: "Ghana ordered the Kenyan battalion to leave"."""
    order = draft.trigger.head
    if draft.word.action is not Action.WITHDRAW or owner is None or lemma(order) not in _ORDERING:
        return False
    by = agent_of(order) or own_subject(order)
    mention = reading.actors.get(by.i) if by is not None else None
    return mention is not None and mention.kind == "state" and mention.code not in owner.split("+")


def _from_source(reading: Reading, draft: Draft) -> str | None:
    """Read "peacekeepers from Russia"; where troops are pulled from is not whose they are."""
    force = draft.force
    if force is None:
        return None
    if draft.word.action is Action.WITHDRAW and draft.word.frame != "relief" and not names_its_sender(reading, draft):
        return None
    heads = [force.head] if force.elided else [force.noun, force.head]  # the noun may stand in another sentence
    of = [o for c in force.head.rights if c.lower_ == "of" for o in c.rights] if force.count_of == "people" else []
    heads += [o for o in of if o.stem in vocabulary.forces()]  # "a contingent of 850 peacekeepers from Nepal"
    named = next((code for h in heads if (code := modifier_actor(reading, h, sources=("from",))) is not None), None)
    return named or next((code for h in heads if (code := _from_unit(reading, h)) is not None), None)


def _of_its_parts(reading: Reading, draft: Draft) -> str | None:
    """Read "more troops, including those from Malawi and Zambia": theirs and others', where they are not counted."""
    head = draft.force.head if draft.force is not None and not draft.force.elided else None
    for including in (c for c in head.rights if c.lower_ == "including") if head is not None else ():
        part = next((o for o in including.rights if o.dep_ in ("pobj", "dobj")), None)
        named = part is not None and (part.lower_ == "those" or part.stem in vocabulary.forces())
        if part is None or not named or any(c.dep_ == "nummod" for c in part.lefts):
            return None
        code = source_actor(reading, part, ("from", "of")) or modifier_actor(reading, part)
        return code if code is None or "+" in code else f"{code}+"
    return None


def _given_by(reading: Reading, draft: Draft) -> str | None:
    """Read "the battalion provided by Nepal left Tuzla": who gave a force is whose it is."""
    words = vocabulary.word_list("giving") | vocabulary.word_list("sending")
    for noun in (draft.force.head, draft.force.noun) if draft.force is not None else ():
        given = (c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBN" and lemma(c) in words)
        codes = (actor_of(reading, agent_of(c)) for c in given)
        found = next((code for code in codes if code is not None), None)
        if found is not None:
            return found
    return None


def _from_unit(reading: Reading, force: Token) -> str | None:
    """Read "reinforcements from the Coldstream Guards": the unit's name tells whose they are."""
    for source in (o for c in force.rights if c.lower_ == "from" for o in c.rights if o.pos_ == "PROPN"):
        named = next((u for u in units(reading.sentence.text) if u.start <= source.idx < u.end), None)
        if named is not None:
            return home_of(reading.sentence.text[named.start : named.end])
    return None


def _of_sender(reading: Reading, draft: Draft) -> str | None:
    """Read "the 900 soldiers that Kenya has promised to send", whoever takes them there."""
    force = draft.force
    if force is None or force.elided:
        return None
    for clause in (c for c in force.head.rights if c.dep_ == "relcl"):
        for verb in (clause, *(c for c in clause.rights if c.dep_ == "xcomp")):
            word = vocabulary.triggers().get(("verb", lemma(verb), ""))
            sends = word is not None and word.frame.endswith(("_object", "_either"))
            if sends and not is_passive(verb) and relative_gap(verb) is force.head:
                return actor_of(reading, subject_of(verb))
    return None


def _on_one_list(reading: Reading, draft: Draft) -> str | None:
    """Read "62,000 Danish soldiers, 20 jets and a tanker": whose the first of the list is all are."""
    head = draft.force.head if draft.force is not None else None
    first, others = head, set()
    while first is not None and first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
        others.add(modifier_actor(reading, first))
    known = draft.force is not None and home_of_type(reading, draft.force) is not None
    mixed = known or len(others - {None}) > 1  # "Swedish jets, Lithuanian transports and F-15s"
    return reading.owned.get(id(first)) if first is not head and not mixed else None


def _of_several(reading: Reading, draft: Draft) -> str | None:
    return force_of_several(reading, draft.force.noun) if draft.force is not None and not draft.force.elided else None


def _of_whole(reading: Reading, draft: Draft) -> str | None:
    """Read "a Kenyan battalion, of which 300 men are in Goma": the part is whose the whole is."""
    head = draft.force.head if draft.force is not None else None
    clause = clause_verb(head) if head is not None else None
    if head is None or clause is None:
        return None
    of = (c for c in [*head.rights, *clause.lefts] if c.lower_ == "of")
    if not any(o.lower_ in ("which", "whom") for c in of for o in c.rights):
        return None
    whole = clause.head if clause.dep_ == "relcl" else _before_comma(head)
    if whole is None or whole.doc is not reading.doc:
        return None
    return named_owner(reading, whole) or force_of_several(reading, whole)


def _before_comma(part: Token) -> Token | None:
    """Give the noun that the comma before the phrase follows, whatever the parser hangs the clause on."""
    first = part.left_edge
    before = first.doc[first.i - 2] if first.i > 1 and first.nbor(-1).text == "," else None
    return before if before is not None and before.pos_ in ("NOUN", "PROPN") else None


def _elided_beside(reading: Reading, draft: Draft) -> str | None:
    """Read "1,000 British soldiers and about 500 more": the noun that it stands for is in the sentence."""
    force = draft.force
    if force is None or not force.elided:
        return None
    beside = force.noun.doc is reading.doc
    people = beside and _is_nationality(reading, force.noun)  # "300 other Malians, some of whom"
    own = reading.actors[force.noun.i].code if people else modifier_actor(reading, force.noun) if beside else None
    several = force.noun.tag_ in ("NNS", "NNPS")  # "keeps 1,100 troops in Niger and says they are staying"
    return own or (reading.owned.get(id(force.noun)) if several else None)


_READINGS: tuple[tuple[str, Callable[[Reading, Draft], str | None], float], ...] = (
    ("said of it", _said_of_it, 0.97),
    ("doer", _of_contributor, 0.95),
    ("doer", _lent, 0.93),
    ("doer", _of_who_hires, 0.93),
    ("beside the force", _in_phrase, 0.97),
    ("beside the noun", _of_trigger, 0.95),
    ("agent", _given_by, 0.93),
    ("sender", _of_sender, 0.93),
    ("doer", _of_subject, 0.93),
    ("agent", _of_agent, 0.9),
    ("who gives the mandate", _of_mandate, TOLD),
    ("where it is from", _from_source, 0.9),
    ("part of it", _of_its_parts, TOLD),
    ("on one list", _on_one_list, TOLD),
    ("told before", _elided_beside, TOLD),
    ("told before", _of_several, TOLD),
    ("part of another", _of_whole, TOLD),
    ("whose minister tells it", at_its_seat, TOLD),
    ("who reports", of_report, TOLD),
    ("whose army tells it", of_who_owns_up, TOLD),
)
"""Ways to read whose forces they are by name, the surest first, each with its certainty."""
