"""Whose a force is when its own phrase does not say: everybody the article speaks of, weighed in one place.

Each actor that is spoken of around the force gets grounds: who governs the sentence, whose like force was told of
last, whose forces the article tells of most, who only stands for the place. A conditional logit over them, whose
weights in ``vocabulary/salience.csv`` were fitted by ``scripts/fit_salience.py``, gives each its chance; a
force told of before, one that stands for another and a new one rest on different grounds.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from geo.language import vocabulary
from geo.language.phrases.antecedents import (
    alike,
    around,
    home_of_type,
    is_definite,
    keeps_peace,
    mentions_around,
    nearness,
)
from geo.language.phrases.descriptions import are_unnamed
from geo.language.phrases.forces import force_in
from geo.language.phrases.locations import AT, FROM, TO
from geo.language.phrases.owners import actor_of
from geo.language.phrases.roles import clause_verb, clauses_above, own_subject
from geo.language.reading import lemma
from geo.language.status.operators import effect_of
from geo.language.whose.outsiders import acts_beside, outsiders
from geo.model import Action

if TYPE_CHECKING:
    from geo.language.phrases.draft import Draft
    from geo.language.reading import Reading
    from geo.language.syntax import Token

    Grounds = dict[str, float]

_PEACEKEEPERS = frozenset(
    ("UN", "NATO", "African Union", "ECOWAS", "EU", "MNF", "SADC", "EAC", "MNJTF", "ECCAS", "CEMAC", "IGAD")
)
_SAME_NOUN, _SAME_KIND, _OTHER_KIND, _BODY = 1.0, 0.7, 0.3, 0.3
"""Weights of a force of the same noun, of the same kind, of another kind, of a body that is a force."""
_BANDS = frozenset(("group", "faction", "gang", "band", "party", "movement"))
_PARTIES = ("rebels", "guerrillas", "insurgents", "militants", "separatists", "secessionists", "jihadists")
"""Last words of the names of parties that are known by their country alone ("Syrian rebels")."""
_SERVING = frozenset(("to", "with", "in", "under", "for", "within"))
"""Prepositions before a mission that men serve in ("40 countries contribute 38,000 men to ISAF")."""
_NOBODY = 2.5
"""What speaks for nobody who is named: more than for a country that is no more than named."""
_UNTOLD = 0.5
"""Weight of the forces that an article may have left untold: one that it tells of is not yet all there are."""
_NEXT_TO = 3
"""Characters between two sentences that stand side by side."""
_TITLE = 100
"""Characters of the article that its title takes at most."""
_ROLES = {
    "nsubj": "subject", "nsubjpass": "subject", "amod": "beside a noun", "compound": "beside a noun",
    "poss": "beside a noun", "nmod": "beside a noun", "dobj": "object", "dative": "object", "pobj": "object",
}  # fmt: skip
"""What a name's place in the sentence is called among the grounds."""


class Weighed(NamedTuple):
    """Who the force is most likely of, the chance of that, and what spoke for each."""

    code: str | None
    chance: float
    grounds: dict[str, Grounds]


def weigh(reading: Reading, draft: Draft) -> Weighed:
    """Give whose force the draft's most likely is."""
    found = evidence(reading, draft)
    if not found:
        return Weighed(None, 0.0, {})
    scores = {code: math.fsum(value for _, value in told) for code, told in ranked(found)}
    top = next(iter(scores))
    whole = sum(math.exp(score - scores[top]) for score in [*scores.values(), _NOBODY])
    return Weighed(top, 1 / whole, found)


def ranked(found: dict[str, Grounds]) -> list[tuple[str, list[tuple[str, float]]]]:
    """Give each owner that was weighed with what each ground adds to its score, the likeliest first."""
    weights = _weights()
    told = [(code, [(name, weights.get(name, 0.0) * v) for name, v in own.items()]) for code, own in found.items()]
    return sorted(told, key=lambda owner: -math.fsum(value for _, value in owner[1]))


@cache
def _weights() -> dict[str, float]:
    return {row["ground"]: float(row["weight"]) for row in vocabulary.rows("salience.csv")}


def evidence(reading: Reading, draft: Draft) -> dict[str, Grounds]:
    """Give each actor spoken of around the force, with what speaks for and against its being the owner."""
    force = draft.force
    if draft.subject is not None and are_unnamed(draft.subject):
        return {}
    told_of = is_definite(force) if force is not None else draft.trigger.stem in vocabulary.word_list("gone_on")
    how = "elided" if force is not None and force.elided else "told" if told_of else "new"
    found: dict[str, Grounds] = defaultdict(lambda: defaultdict(float))
    _from_forces(reading, draft, how, found)
    _from_names(reading, draft, found)
    _from_clauses(reading, draft, how, found)
    _from_sentence(reading, draft, how, found)
    _from_article(reading, draft, found)
    _share_of_parts(found)
    hosts = hosts_of(reading, draft)
    rebels = _of_rebels(reading, draft)
    groups = {m.code for m in reading.memory.cast.mentions if m.kind == "group"}
    governing = force is not None and any(lemma(c) in vocabulary.word_list("governing") for c in force.noun.lefts)
    away = draft.word.action is Action.WITHDRAW
    for code, told in found.items():
        told["place left" if away else "place"] = float(code in hosts and not governing)
        told["government there"] = float(code in hosts and governing)
        told["scene of it all"] = float(code == reading.memory.cast.ground)
        told["a group"] = float(code in groups and not rebels)
        told["keeps peace"] = float(force is not None and code in _PEACEKEEPERS and keeps_peace(force))
        told["a group at home"] = float(code in groups and not rebels and reading.memory.home is not None)
    if reading.memory.home is not None and _is_plain(reading, draft):
        found[reading.memory.home]["at home"] = 1.0
    apart = set(outsiders(reading, draft))
    if draft.word.frame == "host":
        apart |= hosts  # "Bahrain hosts the Gulf force"
    if reading.memory.home is not None:
        apart |= {code for code in found if not _is_spoken_of(reading, code)}
    if rebels:  # a party that was told of, no state and no peacekeepers
        found = {code: told for code, told in found.items() if code in groups or code.endswith(_PARTIES)}
    return {code: {name: v for name, v in told.items() if v} for code, told in found.items() if code not in apart}


def _is_spoken_of(reading: Reading, code: str) -> bool:
    """Whether a paper at home tells of others by more than a unit's name, which an army of its own may bear."""
    return code == reading.memory.home or "+" in code or code in reading.memory.cast.spoken_of


# --- grounds ----------------------------------------------------------------------------------------------


def _share_of_parts(found: dict[str, Grounds]) -> None:
    """Give a joint actor what speaks for its parts, on the average."""
    for joint in [code for code in found if "+" in code]:
        parts = [found[code] for code in joint.split("+") if code in found]
        for name in dict.fromkeys(name for part in parts for name in part):
            mean = sum(part.get(name, 0.0) for part in parts) / len(parts)
            found[joint][name] = max(found[joint].get(name, 0.0), mean)


def _from_forces(reading: Reading, draft: Draft, how: str, found: dict[str, Grounds]) -> None:
    """Add whose the forces told of before and around are."""
    force, memory = draft.force, reading.memory
    here = reading.sentence.start + (force.span.start if force is not None else draft.trigger.idx)
    noun, kind = (lemma(force.noun), force.count_of) if force is not None else ("", "people")
    near = sorted(around(reading, here), key=lambda t: t.offset)
    before = [t for t in near if t.offset < here and t.noun]
    same = next((t for t in reversed(before) if t.noun == noun), None)
    like = next((t for t in reversed(before) if alike(t.count_of, kind)), None)
    if same is not None and how != "new":
        found[same.code][f"same noun, {how}"] = 1.0
    if like is not None and how != "new":
        found[like.code][f"same kind, {how}"] = 1.0
    shares: dict[str, float] = defaultdict(float)
    for item in near:
        like_it = _SAME_NOUN if item.noun == noun else _SAME_KIND if alike(item.count_of, kind) else _OTHER_KIND
        shares[item.code] += (like_it if item.noun else _BODY) * nearness(item.offset, here)
    whole = sum(shares.values()) + _UNTOLD
    for code, share in shares.items():
        found[code][f"forces around, {how}"] = share / whole
    owners = Counter(t.code for t in near)
    for code, number in owners.items():
        found[code]["forces in all"] = number / (owners.total() + _UNTOLD)
    if how == "elided" and memory.last_owner is not None:
        found[memory.last_owner]["last force"] = 1.0


def _from_names(reading: Reading, draft: Draft, found: dict[str, Grounds]) -> None:
    """Add who is named around, not as a place."""
    force, cast = draft.force, reading.memory.cast
    here = reading.sentence.start + (force.span.start if force is not None else draft.trigger.idx)
    shares: dict[str, float] = defaultdict(float)
    for mention in mentions_around(reading, here):
        if mention.kind != "capital" and mention.start not in cast.placed:
            shares[mention.code] += nearness(mention.start, here)
    whole = sum(shares.values()) or 1.0
    for code, share in shares.items():
        found[code]["named around"] = share / whole


def _from_clauses(reading: Reading, draft: Draft, how: str, found: dict[str, Grounds]) -> None:
    """Add the subjects of the clauses that the movement stands in, and who acts in the clause before."""
    own = draft.force.head if draft.force is not None else None
    ground = "in its clause"
    for above in clauses_above(clause_verb(draft.trigger)):
        effect = effect_of(above)
        if effect in ("demand", "allege") or lemma(above) in vocabulary.word_list("onlooker"):
            break  # who demands or watches is not whose forces they are
        if effect == "say" and draft.word.action is Action.MASS:
            break  # "Ukraine says 30,000 troops are massed": nobody says that of his own
        subject = own_subject(above)
        code = actor_of(reading, subject) if subject is not None and (own is None or subject.i != own.i) else None
        if code is not None:
            found[code][f"governs, {how}" if ground == "governs" else ground] = 1.0
            break
        finite = any(c.dep_ == "mark" for c in above.children) or above.dep_ in ("relcl", "parataxis")
        if finite and above.dep_ in ("advcl", "relcl", "parataxis"):
            ground = "in a clause apart"
        elif ground == "in its clause" and above.dep_ != "conj":
            ground = "governs"
    code = acts_before(reading, draft)
    if code is not None:
        found[code]["acts before"] = 1.0
    speaker = speakers_actor(reading, draft)
    if speaker is not None and how != "told" and not found[speaker].get(f"governs, {how}"):
        found[speaker][f"speaks, {how}"] = 1.0


def _from_sentence(reading: Reading, draft: Draft, how: str, found: dict[str, Grounds]) -> None:
    """Add who else is named in the sentence, in which role."""
    at = draft.force.head.i if draft.force is not None else draft.trigger.i
    for i, mention in reading.actors.items():
        token = reading.doc[i]
        while token.dep_ == "conj" and token.head.i != token.i:
            token = token.head
        placed = reading.sentence.start + token.idx in reading.memory.cast.placed
        placed = placed or (token.dep_ == "pobj" and token.head.lower_ in AT | FROM | TO) or _is_entered(reading, token)
        if mention.kind == "mission" and token.dep_ == "pobj" and token.head.lower_ in _SERVING:
            found[mention.code]["served in"] = 1.0
        if mention.kind == "capital" or placed:
            continue
        role = _ROLES.get(token.dep_, "")
        if not role or acts_beside(token, draft):
            continue
        if role == "subject" and token.i < at:
            role = "subject before" if how == "new" else "subject before, told"
        found[mention.code][role] = 1.0
    if reading.memory.last_actor is not None:
        found[reading.memory.last_actor]["last subject"] = 1.0


def _is_entered(reading: Reading, token: Token) -> bool:
    """Whether the country is where somebody goes: "when the Japanese invaded Burma"."""
    word = vocabulary.triggers().get(("verb", token.head.stem, "")) if token.dep_ == "dobj" else None
    return word is not None and word.frame.endswith("_self") and reading.place(token) is not None


def _from_article(reading: Reading, draft: Draft, found: dict[str, Grounds]) -> None:
    """Add whose the article is, and whose forces of that type are by default."""
    cast, force = reading.memory.cast, draft.force
    if cast.author is not None and cast.first_person:
        found[cast.author]["writes"] = 1.0
    if cast.main in found:
        found[cast.main]["main"] = 1.0
    first = next((m for m in cast.mentions if m.start > _TITLE or m.kind != "capital"), None)
    if first is not None and first.start < _TITLE:
        found[first.code]["named first"] = 1.0
    home = home_of_type(reading, force) if force is not None else None
    if home is not None:
        found[home]["its type"] = 1.0
    port = _home_port(reading, draft)
    if port is not None:
        found[port]["home port"] = 1.0


def _is_plain(reading: Reading, draft: Draft) -> bool:
    """Whether it is plainly said that a force moves, no peacekeepers and no type of weapon that others are known by."""
    force = draft.force
    if force is None or draft.implied or not force.strong or keeps_peace(force):
        return False
    return home_of_type(reading, force) is None


def _of_rebels(reading: Reading, draft: Draft) -> bool:
    """Whether the force, or who moves it, is rebels or the like, who are no state's; "fighters" may be jets."""
    sides = any(m.kind == "group" for m in reading.memory.cast.mentions)
    irregular = vocabulary.word_list("irregular")
    doer = draft.subject
    stood_for = force_in(reading, doer) if doer is not None and doer.lower_ == "they" else None
    doer = stood_for.noun if stood_for is not None else doer
    if _points_to_rebels(reading, draft):
        return True
    for noun in (draft.force.noun if draft.force is not None else None, doer):
        if noun is None:
            continue
        if noun.stem in irregular and (sides or noun.stem != "fighter"):
            return True
        if any(c.stem in irregular and c.stem != "fighter" for c in noun.lefts):
            return True  # "rebel fighters"
        if noun.stem in _BANDS and any(c.lower_ == "armed" for c in noun.lefts):
            return True  # "five armed groups"
    return False


def _points_to_rebels(reading: Reading, draft: Draft) -> bool:
    """Whether "they" or "their men" are the rebels of the sentence before: "Their leaders said they had moved"."""
    memory, force = reading.memory, draft.force
    if memory.last_rebels_at <= memory.last_actor_at or reading.sentence.start - memory.last_rebels_at > _NEXT_TO:
        return False
    heads = [force.head, *force.head.lefts] if force is not None else []
    heads += [draft.subject] if draft.subject is not None else []
    first = next((t.i for t in heads if t.lower_ in ("they", "their")), None)
    return first is not None and not any(i < first for i in reading.actors)


# --- who --------------------------------------------------------------------------------------------------


def acts_before(reading: Reading, draft: Draft) -> str | None:
    """Who acts in the clause before: "Senegal has sent soldiers; a company of 40 is already in Goma"."""
    force = draft.force
    if force is None or draft.implied or draft.subject is not None:
        return None
    for token in reversed(reading.doc[: min(draft.trigger.i, force.head.i)]):
        if token.dep_ != "nsubj" or token.head.i == draft.trigger.i or token.head.dep_ in ("relcl", "advcl"):
            continue
        if effect_of(token.head) in ("demand", "allege") or lemma(token.head) in vocabulary.word_list("onlooker"):
            return None
        mention = reading.actors.get(token.i)
        return mention.code if mention is not None and mention.kind in ("state", "alliance", "capital") else None
    return None


def speakers_actor(reading: Reading, draft: Draft) -> str | None:
    """For whom the one speaks who is quoted: "he said the contingent …"."""
    speech = draft.standing.speech if draft.standing is not None else None
    subject = own_subject(speech) if speech is not None else None
    if subject is None:
        return reading.memory.cast.author if reading.memory.cast.first_person else None
    if subject.lower_ in ("he", "she") and reading.memory.last_speaker:
        return reading.memory.cast.of_person(reading.memory.last_speaker)
    return actor_of(reading, subject)


def hosts_of(reading: Reading, draft: Draft) -> set[str]:
    """Countries of the places that the movement is told with."""
    places = {i for r in draft.places for i in [*r.names, *r.anchors]} | set(draft.object_places)
    return {n.country for n in reading.names.values() if n.index in places and n.country is not None}


def _home_port(reading: Reading, draft: Draft) -> str | None:
    """Country of the port that a ship leaves ("the frigate Bremen sailed from Kiel"), comes home to, or moves between.

    Whatever else goes home goes to its own country too ("the brigade is back in Lyon from Mali").
    """
    if draft.force is None:
        return None
    country = {n.index: n.country for n in reading.names.values() if not n.adjectival}
    if is_definite(draft.force) and draft.force.unit is None and reading.memory.last_ship is not None:
        return None  # "From Cyprus the ship will go on to": the one told of, whose that was
    named = {i: country.get(i) for r in draft.places for i in r.names}
    left = {i for r in draft.places if r.preposition in FROM for i in r.names}
    if draft.word.frame.startswith("leave") and draft.word.action is Action.WITHDRAW:
        goals = {named[i] for r in draft.places if r.preposition in AT | TO for i in r.names}
        return goals.pop() if len(goals) == 1 and _comes_home(draft) else None
    if not (draft.force.count_of == "ships" or draft.force.noun.lower_ in ("fleet", "navy")):
        return None
    if len(named) > 1 and len(set(named.values())) == 1:
        return next(iter(named.values()))  # "part of the fleet has moved from Brest to Toulon"
    return next((named[i] for i in left), None)


def _comes_home(draft: Draft) -> bool:
    """Whether a force returns to where it is from, as far as the words tell."""
    return draft.word.lemma in ("return", "back") or draft.word.particle in ("back", "home")
