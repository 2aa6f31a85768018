"""Forces that no trigger moves: what is done by, with or to them still tells that they are somewhere.

"Peacekeepers protect the villages", "the frigate found the boat": a force that acts is present where it acts.
Not so what fights, dies or speaks, or whose men are only spoken about; those words are the list
``no_presence``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.movements.gaps import makes_up
from geo.language.movements.sharing import counts_out, other_forces
from geo.language.movements.sufficiency import is_figurative
from geo.language.phrases.clauses import tells_of_a_kind
from geo.language.phrases.draft import Draft, is_whole, objects_of
from geo.language.phrases.forces import force_in
from geo.language.phrases.locations import places_under
from geo.language.phrases.owners import modifier_actor
from geo.language.phrases.roles import clause_verb, subject_of
from geo.language.phrases.standins import is_share
from geo.language.reading import lemma
from geo.model import Action

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.language.phrases.forces import Force
    from geo.language.phrases.locations import PlaceRole
    from geo.language.reading import Reading
    from geo.language.syntax import Token

_ACTING = frozenset(("nsubj", "nsubjpass", "agent", "pobj", "dobj", "conj", "appos", "ROOT"))
_WITHIN = frozenset(("with", "under", "in", "from"))
_INSIDE = frozenset(("in", "on", "aboard", "onboard", "board", "by"))
_CONTAINING = frozenset(("in", "within", "by", "at"))
"""Prepositions under which a force is what others serve or meet in, or who has done something."""
_LEADING = frozenset(("command", "lead", "head"))
_AHEAD = frozenset(("to", "into", "towards", "toward"))
"""Prepositions before where a force is not yet: "troops on their way to Aden"."""
_BENEFITING = frozenset(("to", "for", "from", "against", "like", "than", "about", "unlike", "as"))
"""Prepositions under which a force is spoken about or given something."""

_BESIDES = frozenset(("addition", "apart", "aside"))
"""Words before such a preposition that only set others beside the force."""
_UNDERGOING = frozenset(("on", "under", "into"))
"""Prepositions under which stands what is done or undergone: "came under attack"."""


def bystanders(reading: Reading, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield a presence for each force that no draft has taken and whose clause tells nothing else of it."""
    word = vocabulary.triggers()[("verb", "station", "")]
    taken = {t.i for d in drafts if d.force is not None for t in (d.force.head, d.force.noun)}
    triggers = {d.trigger.i for d in drafts}
    taken |= triggers
    moved = frozenset(taken)
    for token in reading.doc:
        told = token.i in taken or (token.head.i in triggers and not _is_joined(token))
        if token.dep_ not in _ACTING or told or token.pos_ == "PRON":
            continue
        if token.dep_ == "pobj" and token.head.lower_ == "of" and not taken.isdisjoint(_it_or_named(token.head.head)):
            continue  # "one company of 140 soldiers", "the Vikings, a battalion of 600 men"
        if token.dep_ == "pobj" and token.head.lower_ == "of" and _is_reached(token.head.head, drafts):
            continue  # "will reduce to a force of 7,000 soldiers"
        if token.dep_ == "pobj" and token.head.lower_ in _WITHIN and token.head.head.i in taken:
            continue  # "has 1,100 soldiers with the UN mission"
        if _has_left(token) or (token.dep_ == "dobj" and lemma(token) in vocabulary.word_list("duty")):
            continue  # "flying the air-policing mission"
        force = force_in(reading, token)
        if force is None or force.elided or force.noun.i in taken or is_figurative(reading, force):
            continue
        if makes_up(token) is not None or _explained(token).i in taken or _belongs_to(reading, token, taken):
            continue  # "two frigates, INS Betwa and INS Talwar"
        if _is_counted_elsewhere(force, drafts) or (
            token.dep_ == "appos" and token.head.i in moved and counts_out(token.head, token)
        ):
            continue  # "will grow by 200 soldiers", "a relief company, 140 men in all, flew to"
        if not _is_sighted(reading, force) and not (force.strong and _tells_where(reading, force)):
            continue
        if force.noun.pos_ == "PROPN" and force.quantity is None and _only_names(reading, force.head):
            continue
        taken |= {force.head.i, force.noun.i}
        verb = clause_verb(force.head)
        places = _where(reading, force, verb)
        acts = force.head.dep_ in ("nsubj", "nsubjpass") and verb.pos_ in ("VERB", "AUX")
        trigger = _innermost(verb) if acts else force.head
        seen = force.strong and _is_sighted(reading, force) and any(r.names or r.border for r in places)
        draft = Draft(trigger, word, force, None, places=places, adnominal=not acts or seen, implied=not seen)
        yield draft
        if force.quantity is not None and places:
            # "with 350 men in Croatia and some 160 in Tuzla"
            more = [
                d for d in other_forces(reading, draft) if d.force is not None and (d.force.elided or d.force.nation)
            ]
            taken |= {d.force.head.i for d in more if d.force is not None}
            yield from more


def _it_or_named(noun: Token) -> tuple[int, ...]:
    """Give the noun and, where it only says what a name is, that name."""
    return (noun.i, noun.head.i) if noun.dep_ == "appos" else (noun.i,)


def _where(reading: Reading, force: Force, verb: Token) -> list[PlaceRole]:
    """Read where the force is that acts, is seen or is joined there: beside it, or else beside its verb."""
    beside = [r for r in places_under(reading, force.head) if r.preposition not in _AHEAD]
    places = [r for r in beside if r.names or r.anchors]
    if places:
        return places
    if _is_joined(force.head) or (force.head.dep_ == "dobj" and force.head.head.stem in _LEADING):
        return [r for r in places_under(reading, verb) if r.preposition not in ("to", "from") and r.names]
    if force.head.dep_ == "dobj" and _is_sighted(reading, force):
        return places_under(reading, verb) or _where_seen(reading, force)
    if force.head.dep_ in ("nsubj", "nsubjpass"):
        return [r for r in places_under(reading, verb) if r.preposition not in ("to", "for")]
    return []


def _is_joined(noun: Token) -> bool:
    """Whether it is so many that others are to join where they are: "will join four warships off Somalia"."""
    counted = any(c.dep_ == "nummod" for c in noun.lefts)
    return counted and noun.dep_ == "dobj" and noun.head.stem in ("join", "rejoin")


def _is_reached(noun: Token, drafts: Sequence[Draft]) -> bool:
    """Whether it is what a force is to become."""
    verb = noun.head.head
    sized = (d for d in drafts if d.trigger is verb and d.word.frame in ("grow", "shrink", "rise_self", "fall_self"))
    return noun.dep_ == "pobj" and noun.head.lower_ == "to" and next(sized, None) is not None


def _has_left(token: Token) -> bool:
    """Whether what it left is told of: "mines left by the battalion", "the gap left behind by the French force"."""
    left = token.head.head
    word = vocabulary.triggers().get(("verb", left.stem, "")) if token.head.lower_ == "by" else None
    return word is not None and word.action is Action.WITHDRAW and left.tag_ == "VBN" and left.dep_ == "acl"


def _is_counted_elsewhere(force: Force, drafts: Sequence[Draft]) -> bool:
    """Whether its number is that of a force told of: how much it grows by."""
    count = force.quantity
    counts = (d.force.quantity for d in drafts if d.force is not None)
    return count is not None and any(c is not None and (c.start, c.end) == (count.start, count.end) for c in counts)


def _tells_where(reading: Reading, force: Force) -> bool:
    """Whether what is said of the force, or done by it, tells that it is somewhere."""
    return _is_present(force) and not (_is_aboard(reading, force) or _is_of_something(reading, force))


def _is_aboard(reading: Reading, force: Force) -> bool:
    """Whether it is the craft in which somebody goes: "aboard the Grasp", "in the bellies of two transports"."""
    above = force.head.head
    if force.head.dep_ != "pobj" or force.count_of not in ("ships", "aircraft", "vehicles"):
        return False
    if above.lower_ == "of" and above.head.dep_ == "pobj":
        above = above.head.head
    return above.lower_ in _INSIDE and not any(r.names or r.border for r in places_under(reading, force.head))


def _is_of_something(reading: Reading, force: Force) -> bool:
    """Whether it only tells whose something else is: "a statement of the armed forces", "a list of army units"."""
    first = force.head
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head  # "by soldiers or armed groups"
    above = first.head.head
    if first.dep_ != "pobj" or force.quantity is not None:
        return False
    if first.head.lower_ in _CONTAINING:
        return True  # "serve in the UN force", "attended by army officers"
    if force.head.dep_ != "pobj" or force.head.head.lower_ != "of":
        return False
    gone = vocabulary.triggers().get(("noun", above.stem, ""))
    if above.lower_ == "out" or above.stem in vocabulary.word_list("of_a_force"):
        return True  # "the headquarters of the force", "20 men out of the force"
    if gone is not None and gone.action is Action.WITHDRAW:
        return True  # "after the departure of the contingent"
    if above.pos_ not in ("NOUN", "PROPN") or above.i in reading.quantities or is_share(above):
        return False
    if force_in(reading, above) is not None:
        return False
    telling = vocabulary.trigger_stems() | vocabulary.word_list("wrapper") | vocabulary.word_list("strength")
    known = above.stem in telling or above.stem in vocabulary.place_nouns()
    parts = ("duty", "presence", "post", "formation", "quantifier", "partitive", "several", "part", "made_of")
    return not known and not any(above.stem in vocabulary.word_list(name) for name in parts)


def _only_names(reading: Reading, token: Token) -> bool:
    """Whether a mission or group is only named there ("after Barkhane", "fighters of the Front"), doing nothing."""
    acts = token.dep_ in ("nsubj", "nsubjpass", "agent") and clause_verb(token).dep_ not in ("relcl", "acl")
    placed = any(r.names or r.border for r in places_under(reading, token))
    return token.i in reading.actors and not acts and not placed


def _is_sighted(reading: Reading, force: Force) -> bool:
    """Whether somebody sees several of them in a named place ("images show 40 tanks near Yelsk")."""
    seen = force.head.dep_ in ("dobj", "nsubjpass") and lemma(force.head.head) in vocabulary.word_list("sighting")
    if force.noun.stem in vocabulary.word_list("civil_ship"):
        return False
    if not (seen and reading.memory.military) or (force.noun.tag_ not in ("NNS", "NNPS") and force.quantity is None):
        return False
    told = (r for at in (force.head, force.noun, force.head.head) for r in places_under(reading, at))
    return any(r.names or r.border for r in told) or bool(_where_seen(reading, force))


def _where_seen(reading: Reading, force: Force) -> list[PlaceRole]:
    """Read "saw soldiers in trucks in Rutshuru": the place hangs on what they are seen in."""
    aboard = (o for c in force.head.rights if c.dep_ == "prep" for o in c.children if o.dep_ == "pobj")
    return [r for o in aboard for r in places_under(reading, o) if r.names or r.border]


def _belongs_to(reading: Reading, token: Token, taken: set[int]) -> bool:
    """Whether the noun is joined to a force already told of, names it, is a part of it, or what it is part of."""
    if _is_part(token, taken):
        return True
    own = modifier_actor(reading, token) if token.dep_ == "conj" else None
    while token.dep_ == "conj" and token.head is not token:
        token = token.head
        if token.i in taken and own in (None, modifier_actor(reading, token)):
            return True  # "fighter jets and a warship were sent"
    if token.dep_ == "appos":
        counted = any(c.dep_ == "nummod" for c in token.children)  # "the contingent, 530 Bersaglieri"
        if counted and token.head.i in taken and any(c.dep_ == "nummod" for c in token.head.children):
            return True  # "two brigades, about 6,500 men, on alert"
        return token.pos_ == "PROPN" and token.head.i in taken and not counted  # "the carrier Foch"
    if token.dep_ == "dobj":
        # "to join the multinational force", "join KFOR", "set sail to join a NATO squadron"
        nowhere = not _is_joined(token) and not any(r.names or r.border for r in places_under(reading, token))
        whole = is_whole(token) or token.i in reading.actors or nowhere
        return lemma(token.head) in ("join", "rejoin") and whole
    if token.dep_ != "pobj":
        return False
    above = token.head.head
    if token.head.lower_ == "of":
        made = above.dep_ == "acl" and above.head.i in taken  # "a group consisting of the Foch and the Orage"
        uncounted = not any(t.i in reading.quantities for t in token.subtree)
        part = above.lower_ == "part" and uncounted  # "will be part of a UN force"
        return above.i in taken or made or part  # "one company of 140 soldiers"
    if token.head.lower_ == "from" and not any(c.dep_ == "nummod" for c in token.lefts):
        return above.i in taken or above.pos_ in ("PRON", "NUM", "ADJ", "DET")  # "most of them from the 3rd Brigade"
    serves = above.pos_ == "AUX" and any(c.i in taken for c in above.lefts if c.dep_ == "nsubj")  # "are with UNMISS"
    # "has 90 men with the UN mission"
    return token.head.lower_ == "with" and (above.i in taken or serves) and is_whole(token)


def _is_part(token: Token, taken: set[int]) -> bool:
    """Whether it stands behind "including", "comprising" or "led by" as a part of a force that is told of."""
    while token.dep_ in ("conj", "appos") and token.head.i < token.i:
        token = token.head
    above = token.head
    while above.lower_ in ("of", "by", "up") and above.head is not above:
        above = above.head
    if above.stem not in vocabulary.word_list("partitive"):
        return False
    if above.tag_ not in ("VBG", "VBN", "IN") and above.dep_ != "relcl":
        return False
    whole = above.head if above.dep_ in ("acl", "prep", "relcl") else subject_of(above)
    return whole is not None and (whole.i in taken or above.head.i in taken)


def _innermost(verb: Token) -> Token:
    """Give what is done: of "are due to meet" it is "meet"."""
    for child in verb.children:
        if child.i > verb.i and (child.dep_ == "xcomp" or (child.dep_ == "acomp" and verb.lemma_ == "be")):
            return _innermost(child)
    return verb


def _explained(token: Token) -> Token:
    """Give what an apposition, or one joined to it, explains; the token itself if it is none."""
    first = token
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    named = first.pos_ == "PROPN" or any(c.lower_ in ("a", "an", "the") for c in first.lefts)
    return first.head if first.dep_ == "appos" and named else token


def _phrase_above(token: Token) -> Iterator[Token]:
    """Yield the nouns whose phrase the token stands in: "four F-16s of the Air Force"."""
    while token.dep_ in ("pobj", "conj", "appos", "prep", "poss", "compound") and token.head.i != token.i:
        token = token.head
        if token.dep_ != "prep":
            yield token


def _is_present(force: Force) -> bool:
    head = force.head
    if head.dep_ == "dobj" and force.count_of not in ("people", "units") and not _is_joined(head):
        return False  # tanks are given, bought and built
    if force.noun.tag_ in ("NN", "NNP") and force.count_of == "people" and _one_man(force):
        return False
    one = force.noun.tag_ == "NN" and any(c.lower_ in ("a", "an") for c in force.noun.lefts)
    if one and force.unit is None and force.count_of in ("ships", "aircraft", "vehicles") and head.dep_ != "nsubj":
        return False  # "is glad of a bomber": any one
    silent = vocabulary.word_list("no_presence")
    verb = clause_verb(head)
    if tells_of_a_kind(verb):
        return False
    made_for = (
        verb.dep_ in ("advcl", "xcomp")
        and verb.head.tag_ == "VBN"
        and lemma(verb.head) in vocabulary.word_list("making")
    )
    if made_for or _is_described(head, verb):
        return False  # "was built to carry 400 soldiers"
    under = (o for c in verb.children if c.lower_ in _UNDERGOING for o in c.children if o.dep_ == "pobj")
    undergone = any(lemma(o) in vocabulary.word_list("undergone") for o in under)
    left = (c for c in verb.rights if c.dep_ in ("oprd", "acomp"))  # "left two soldiers dead"
    done = [verb, _innermost(verb), *objects_of(verb), *left]
    if undergone or any(lemma(t) in silent for t in done):
        return False  # "returned fire", "suffered losses", "went on trial"
    if any(c.dep_ in ("acl", "relcl") and lemma(c) in silent for c in head.children):
        return False
    for above in _phrase_above(head):
        if lemma(above) in silent:
            return False
    if (
        head.dep_ == "pobj"
        and head.head.lower_ in ("with", "under")
        and lemma(clause_verb(head)) in vocabulary.word_list("belonging")
    ):
        return False  # "are serving with the UN force"
    return not (head.dep_ == "pobj" and head.head.lower_ in _BENEFITING and not _is_beside(head.head))


def _is_beside(preposition: Token) -> bool:
    """Whether others are told of beside a force: "in addition to the 300 men in Gao", "apart from those in Kidal"."""
    before = preposition.doc[max(preposition.i - 1, 0)]
    return preposition.head.lower_ in _BESIDES or before.lower_ in _BESIDES


def _is_described(head: Token, verb: Token) -> bool:
    """Whether it is only said what a force is like or is: "are another matter", "are the best of the army"."""
    said = (c for c in verb.children if c.i > verb.i and c.dep_ in ("attr", "acomp"))
    within = any(c.dep_ == "prep" and c.i > verb.i for c in verb.children)
    bare = any(
        c.lower_ == "one"
        or (c.pos_ == "ADJ" and any(g.lower_ == "of" for g in c.rights))  # "is short of money"
        or (c.pos_ in ("NOUN", "ADJ") and not any(g.dep_ in ("prep", "xcomp", "ccomp") for g in c.rights))
        for c in said
    )
    return head.dep_ == "nsubj" and verb.lemma_ == "be" and bare and not within


def _one_man(force: Force) -> bool:
    """Whether one man is meant ("a German soldier"), of whom no movement is told."""
    return any(c.lower_ in ("a", "an", "one", "another") for c in force.noun.lefts) and force.noun.lower_ not in (
        "force", "army", "garrison", "contingent", "militia", "military",
    )  # fmt: skip
