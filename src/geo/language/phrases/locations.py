"""Where: the places that hang on a trigger or a force by prepositions, and the border or coast they name."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases.clauses import goes_from
from geo.language.phrases.crossings import OVER, without_crossed
from geo.language.phrases.measures import over_against
from geo.language.phrases.place_lists import conjuncts, is_ruled_out, listed_on, of_phrase
from geo.language.phrases.seats import seat
from geo.language.phrases.unknown_names import may_be_a_place, named_beside
from geo.language.reading import lemma
from geo.model import RelationKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.language.reading import Reading
    from geo.language.syntax import Token

FROM = frozenset(("from", "out"))
TO = frozenset(("to", "into", "onto", "toward", "towards", "for", "via", "through"))
_RETURNED = frozenset(("back", "home"))
BY_WAY = frozenset(("through", "via", "past"))
"""Before a place that is passed on the way to another."""
UNKNOWN = "elsewhere"
"""What points to a place that is named, but by a name that nobody found: no other place will do for it."""
INSIDE = frozenset(("", "in", "into", "inside", "across", "within", "throughout", "from"))
INWARD = frozenset(("into", "in", "onto", "inside", "across"))
AT = frozenset(
    ("in", "at", "on", "near", "along", "around", "across", "inside", "within", "throughout", "by", "over", "beside",
     "between", "outside", "off", "close", "next", "alongside", "north", "south", "east", "west", "against", "about",
     "aboard", "amid", "among", "behind", "beyond", "above", "opposite", "past", "under")
)  # fmt: skip
_RELATIONS = {
    "near": RelationKind.NEAR,
    "around": RelationKind.NEAR,
    "close": RelationKind.NEAR,
    "next": RelationKind.NEAR,
    "outside": RelationKind.NEAR,
    "far": RelationKind.NEAR,
    "along": RelationKind.ALONG_BORDER,
    "off": RelationKind.OFF_COAST,
    "between": RelationKind.BETWEEN,
    "north": RelationKind.NORTH_OF,
    "south": RelationKind.SOUTH_OF,
    "east": RelationKind.EAST_OF,
    "west": RelationKind.WEST_OF,
}
_OF = frozenset(("of", "with", "to"))
_POINTING = frozenset(("the", "this", "that", "these", "those", "its", "their"))
_TOWNS = frozenset(("capital", "city", "town", "port", "village"))
_NATIONS = frozenset(("country", "nation"))
_IN_A_SEA = frozenset(("island", "state", "republic", "kingdom", "emirate", "sultanate"))
_ROWS = frozenset(("column", "convoy", "batch", "wave", "stage", "group", "file", "lot"))
"""In what a force goes somewhere: "moved off in a column to Osh"."""
_NATURE = frozenset(("river", "valley", "ridge", "lake", "reservoir", "mountain", "hill", "pass", "gorge", "canal"))
_FAR = frozenset(("close", "next", "far", "outside"))
_ALL_OVER = frozenset(("around", "across", "throughout", "round", "over"))
_PLACING = frozenset(("prep", "dative", "conj", "advmod", "prt", "npadvmod", "advcl", "xcomp"))
"""Dependencies of what can tell a place."""


@dataclass(slots=True)
class PlaceRole:
    """Places under one preposition of one trigger or force."""

    preposition: str
    at: Token
    names: list[int] = field(default_factory=list)
    """The caller's numbers of the places, in text order."""
    anchors: list[int] = field(default_factory=list)
    """Places that only anchor a relation: whose border, whose coast."""
    relation: RelationKind | None = None
    pointer: str | None = None
    """The word that points to a place spoken of before ("there", "country" in "in the country")."""
    border: bool = False
    """A border was named, with or without saying whose."""
    holder: Token | None = None
    """The pronoun that tells whose land is pointed to ("on its soil")."""
    kilometres: float | None = None
    """How far from the place, where that is told."""


def places_under(reading: Reading, token: Token) -> list[PlaceRole]:
    """Read the places that hang on the token by prepositions."""
    if not token.children:
        return []
    roles: list[PlaceRole] = []
    for child in token.children:
        if child.dep_ not in _PLACING and child.pos_ != "ADV":
            continue
        if child.lower_ == "according" or (child.i == 0 and seat(reading) is not None):
            continue
        joined = child.dep_ == "conj" and child.pos_ == "ADP"
        opens = (child.dep_ in ("prep", "dative") and not belongs_to_noun(child)) or joined
        if opens or (child.dep_ in ("advmod", "prt") and _has_object(child)):
            roles += _prepositions(reading, child)
        elif child.dep_ in ("advmod", "npadvmod") and child.lower_ in vocabulary.word_list("anaphor"):
            roles.append(PlaceRole("in", child, pointer=child.lower_))
        elif child.pos_ == "ADV" and child.lower_ in vocabulary.word_list("abroad"):
            roles.append(PlaceRole("in", child, pointer=UNKNOWN))  # "are serving overseas"
        elif child.dep_ in ("advcl", "xcomp") and (goal := _goal_as_subject(reading, child)) is not None:
            roles.append(goal)
    placed = any(r.names and r.preposition in AT for r in roles)  # "the Gulf, where two frigates lie off Oman"
    source = token.dep_ == "pcomp" and token.head.lower_ == "from"  # "Goma, from where 300 men left"
    if (token.dep_ == "relcl" or source) and not placed and any(c.lower_ == "where" for c in token.lefts):
        at = _nearest_named(reading, token.head.head if source else token.head)
        role = PlaceRole("from" if source else "in", at)  # "in Goma, where 3,000 men are camped"
        while at.dep_ == "conj" and reading.place(at.head) is not None:
            at = at.head  # "in Goma and Sake, where"
        for noun in conjuncts(at):
            if noun.i < token.i:
                _read_noun(reading, noun, role)
        roles += [role] if role.names or role.border else []
    told = [r for r in roles if r.names or r.border or r.anchors or r.pointer]
    return list(without_crossed(reading, told))


def _goal_as_subject(reading: Reading, clause: Token) -> PlaceRole | None:
    """Read "left for Haiti to take part": the parser takes the goal for the subject of the purpose."""
    mark = next((c for c in clause.lefts if c.dep_ == "mark" and c.lower_ == "for"), None)
    noun = next((c for c in clause.lefts if c.dep_ == "nsubj"), None)
    name = reading.place(noun) if mark is not None and noun is not None else None
    return PlaceRole("for", mark, names=[name.index]) if mark is not None and name is not None else None


def _nearest_named(reading: Reading, place: Token) -> Token:
    """Give the place that lies in the one at hand, where the text says so: the Goma of "at Goma in Zaire"."""
    above = place.head.head if place.dep_ == "pobj" and place.head.lower_ == "in" else place
    if place.dep_ == "appos":
        above = place.head
    if above.pos_ == "VERB":  # "flew to Goma, in Zaire, where": the parser hangs both on the verb
        before = place.head.doc[place.head.i - 1] if place.head.i else place
        before = before.nbor(-1) if before.text == "," and before.i else before
        above = before if before.dep_ == "pobj" else place
    return above if above.i < place.i and reading.place(above) is not None else place


def belongs_to_noun(preposition: Token) -> bool:
    """Whether "to" completes the noun before it ("a signal to Russia"), whatever the parser says."""
    before = preposition.doc[preposition.i - 1] if preposition.i else None
    return preposition.lower_ == "to" and before is not None and lemma(before) in vocabulary.word_list("takes_to")


def prepositions_at(reading: Reading, preposition: Token) -> list[PlaceRole]:
    """Read the places under the preposition, whatever it hangs on."""
    return [r for r in _prepositions(reading, preposition) if r.names or r.anchors or r.border]


def places_of(reading: Reading, preposition: Token) -> list[PlaceRole]:
    """Read what the preposition says of places, if only that they were spoken of before ("into the harbour")."""
    return [r for r in _prepositions(reading, preposition) if r.names or r.anchors or r.border or r.pointer]


def _has_object(token: Token) -> bool:
    return any(c.dep_ in ("prep", "pobj") for c in token.children)


def _prepositions(reading: Reading, preposition: Token, outer: str | None = None) -> Iterator[PlaceRole]:
    word = preposition.lower_
    if preposition.dep_ in ("advmod", "prt") and word not in AT | FROM | TO:
        word = outer or word
    # "not far from", "out of", "from across Texas": the first word tells; but "flew out to Aden"
    first = {"out": word not in TO, "from": word in _ALL_OVER}.get(outer or "", outer in _FAR)
    compound = outer if outer is not None and first else word
    if outer in ("north", "south", "east", "west") and word not in TO and not goes_from(preposition):
        compound = outer  # "north of Gao"; but "steamed east for Djibouti", "drove north from Aden"
    role = PlaceRole("near" if over_against(preposition) else compound, preposition)
    for child in preposition.children:
        if child.dep_ in ("pobj", "npadvmod") or (child.dep_ == "dobj" and child.pos_ in ("NOUN", "PROPN")):
            for noun in (*conjuncts(child), *listed_on(reading, child)):
                _read_noun(reading, noun, role)
            if compound == "between" and len(role.names) == 1 and any(c.dep_ == "conj" for c in child.rights):
                role.names = []  # "between Paris and the generals"
            yield from _beneath(reading, child, role)
        elif child.dep_ == "prep":
            inner = list(_prepositions(reading, child, compound))
            returned = word in _RETURNED and child.lower_ in ("in", "at", "on")
            yield from [replace(r, preposition="to") for r in inner] if returned else inner  # "is back in Galway"
        elif child.dep_ == "conj" and child.pos_ in ("ADP", "ADV"):
            yield from _prepositions(reading, child)
    if role.relation is None and role.names and compound in _RELATIONS and compound not in ("along", "off"):
        role.relation = _RELATIONS[compound]
    elif role.relation is None and compound == "off" and (role.names or role.anchors):
        role.relation = RelationKind.OFF_COAST
    yield from () if is_ruled_out(preposition) else (role,)


def _beneath(reading: Reading, noun: Token, role: PlaceRole) -> Iterator[PlaceRole]:
    """Yield the goal or source of a way, and read into the role what the noun under its preposition says of places."""
    home = (c for c in noun.rights if c.lower_ == "home")  # "on the way home from Haiti"
    for inner in [*noun.rights, *(c for h in home for c in h.rights)]:
        if inner.dep_ != "prep":
            continue
        if lemma(noun) == "direction" and inner.lower_ == "of":
            role.preposition = "towards"  # "in the direction of the frontier"
            role.names += [n.index for o in inner.rights if (n := reading.place(o)) is not None]
        if inner.lower_ in _ALL_OVER and any(lemma(o) in vocabulary.word_list("world") for o in inner.rights):
            role.pointer = UNKNOWN  # "on nine missions around the world"
        carried = role.preposition in ("by", "aboard") and _is_vehicle(noun)  # "came by ship from Bari"
        carried = carried or (role.preposition == "in" and noun.stem in _ROWS and inner.lower_ == "to")
        onward = inner.lower_ == "from" and role.preposition in TO and reading.place(noun) is not None
        if inner.lower_ in FROM | TO and (carried or onward or lemma(noun) in vocabulary.word_list("passage")):
            yield from _prepositions(reading, inner)  # "on its way to Port Said", "toward the Gulf from Aden"
    if role.preposition in FROM and not role.names and not role.border and _has_forces(noun):
        _read_inside(reading, noun, role)


def _is_vehicle(noun: Token) -> bool:
    return lemma(noun) in vocabulary.word_list("conveyance") | vocabulary.word_list("transport")


def _has_forces(noun: Token) -> bool:
    """Whether forces come from the noun: a unit, a post, a mission, an exercise; not a ferry, talks or games."""
    stem = lemma(noun)
    if stem in vocabulary.word_list("conveyance") | vocabulary.word_list("transport"):
        return False
    tables = (vocabulary.forces(), vocabulary.place_nouns())
    known = any(stem in table for table in tables) or ("noun", stem, "") in vocabulary.triggers()
    return known or any(stem in vocabulary.word_list(name) for name in ("post", "presence", "duty", "formation"))


def _read_inside(reading: Reading, noun: Token, role: PlaceRole) -> None:
    """Read where those are from whom a force comes: "from its battalion in Bosnia", "from ships off Beirut"."""
    for inner in noun.rights:
        tour = noun.stem in vocabulary.word_list("tour")  # "from a deployment to Qatar"
        if inner.dep_ == "prep" and (inner.lower_ in AT or (tour and inner.lower_ == "to")):
            for place in _prepositions(reading, inner):
                for index in place.names:
                    _add(role.names, index)


def _read_noun(reading: Reading, noun: Token, role: PlaceRole) -> None:
    name = reading.place(noun)
    if name is not None:
        if role.preposition != "by" or noun.i not in reading.actors:  # "rushed in by Kampala": who does it
            _add(role.names, name.index)
        return
    kind = vocabulary.place_nouns().get(lemma(noun))
    if noun.lower_ == "one" or (kind is None and lemma(noun) in vocabulary.word_list("world")):
        inner = _inside(reading, noun, adjectives=False)  # "from the base at Gao to the one at Kidal"
        role.names += [i for i in inner if i not in role.names]
        role.pointer = role.pointer if noun.lower_ == "one" else UNKNOWN  # "around the world"
        return
    called = any(c.pos_ == "PROPN" and c.dep_ == "compound" for c in noun.lefts) and not _is_named_after(reading, noun)
    called = called or kind != "container"  # not "the Federal Republic of Somalia"
    if called and noun.pos_ == "PROPN" and noun.i not in reading.actors and may_be_a_place(reading, noun):
        within = named_beside(reading, noun)
        role.names += [within.index] if within is not None else []
        role.pointer = UNKNOWN if within is None else role.pointer
        return
    named = kind == "direction" or lemma(noun) in vocabulary.word_list("task_at")  # "out of the Sahel mission"
    base = next((c for c in noun.lefts if c.dep_ in ("compound", "nmod")), None) if named else None
    if base is not None and (at := reading.place(base)) is not None:
        _add(role.names, at.index)  # "at Bagram Air Base north of Kabul"
        return
    if kind == "direction" and role.preposition not in INSIDE and not _is_part(noun, role):
        return  # "to Ukraine's north" places something else
    if kind == "border" and role.preposition in ("within", "inside"):
        for index in _inside(reading, noun, adjectives=True):
            _add(role.names, index)  # "within Russia's borders" is in Russia
    elif kind == "border":
        _read_border(reading, noun, role)
    elif kind == "coast":
        role.relation = RelationKind.OFF_COAST if role.preposition in ("off", "near", "along") else None
        for index in _inside(reading, noun, adjectives=True):
            _add(role.anchors if role.relation else role.names, index)
    elif kind in ("container", "near", "direction"):
        if lemma(noun) in _TOWNS and any(c.dep_ == "appos" and reading.place(c) is not None for c in noun.rights):
            return  # "the Sierra Leone capital, Freetown": the name that follows says it all
        role.relation = RelationKind.NEAR if kind == "near" else role.relation
        _read_container(reading, noun, role)


def _is_part(direction: Token, role: PlaceRole) -> bool:
    """Whether it is a part of a place that somebody goes to ("left for the north of Mali"), not what lies beyond it."""
    the = any(c.lower_ == "the" for c in direction.lefts) and any(c.lower_ == "of" for c in direction.rights)
    if not the or role.preposition not in TO or role.at.i == 0:
        return False
    before = role.at.nbor(-1)
    goes = before.pos_ in ("VERB", "ADV", "PART") or ("noun", before.stem, "") in vocabulary.triggers()
    return role.preposition != "to" or goes or before.stem in vocabulary.forces()


def _read_border(reading: Reading, noun: Token, role: PlaceRole) -> None:
    beyond = _beyond(reading, noun) if role.preposition in OVER else []
    if beyond:
        role.names += [i for i in beyond if i not in role.names]
        role.preposition = "in"  # "has 400 men across the border in Gedo"
        return
    role.border = True
    role.relation = RelationKind.ALONG_BORDER if role.preposition == "along" else RelationKind.NEAR
    role.anchors += [i for i in _inside(reading, noun, adjectives=True) if i not in role.anchors]


def _beyond(reading: Reading, border: Token) -> list[int]:
    """Give the places that are said to lie on the other side."""
    inner = [c for c in border.rights if c.dep_ == "prep" and c.lower_ in ("in", "inside", "at", "near")]
    return [i for c in inner for role in _prepositions(reading, c) for i in role.names]


def _read_container(reading: Reading, noun: Token, role: PlaceRole) -> None:
    """Read "the port of Aden", "Turkish soil", or what points to a place named elsewhere."""
    inside = list(_inside(reading, noun, adjectives=False))
    if not inside and lemma(noun) in vocabulary.word_list("land"):
        inside = list(_inside(reading, noun, adjectives=True))
    elif not inside and lemma(noun) in vocabulary.word_list("haven"):
        # "at its Crimean bases"; but "the American base" is whose it is
        told = (reading.names.get(c.i) for c in noun.lefts if c.dep_ == "amod" and c.i not in reading.actors)
        inside = [name.index for name in told if name is not None]
    used = (c for c in noun.rights if c.dep_ == "relcl" and not inside and any(t.dep_ == "nsubj" for t in c.lefts))
    for clause in used:  # "the base they use at Aden", "the zone it occupies in the north"
        at = (c for c in clause.rights if c.dep_ == "prep" and c.lower_ in ("in", "at", "on", "near"))
        inside += [i for c in at for r in _prepositions(reading, c) for i in r.names]
    for index in inside:
        _add(role.names, index)
    unknown = (
        o for o in of_phrase(noun) if o.pos_ == "PROPN" and o.i not in reading.actors and may_be_a_place(reading, o)
    )
    if not inside and any(unknown):
        role.pointer = UNKNOWN  # "in the localities of Kalimbo and Tiro", which nobody found
    elif not inside:
        _point(reading, noun, role)


def _point(reading: Reading, noun: Token, role: PlaceRole) -> None:
    """Read a place without a name: beside a named one, or the one spoken of before ("the base", "its ports")."""
    for child in noun.children:
        if child.dep_ in ("acl", "relcl") and lemma(child) in vocabulary.word_list("bordering"):
            for beside in child.children:
                if beside.dep_ == "dobj" and (name := reading.place(beside)) is not None:
                    role.border, role.relation = True, RelationKind.NEAR
                    _add(role.anchors, name.index)
            return
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None and lemma(owner) in vocabulary.word_list("anaphor_noun"):
        role.pointer = lemma(owner)  # "the island's airfields"
    elif owner is not None and owner.tag_ == "PRP$" and lemma(noun) in vocabulary.word_list("own_land"):
        role.pointer, role.holder = lemma(noun), owner
    elif any(c.lower_ in _POINTING for c in noun.children):
        named = (c for c in noun.lefts if c.pos_ == "PROPN" and c.dep_ == "compound" and c.i not in reading.actors)
        unknown = noun.stem in _NATURE and any(named)
        role.pointer = UNKNOWN if unknown else lemma(noun)  # "along the Kalimbo river", which nobody found


def _inside(reading: Reading, noun: Token, *, adjectives: bool) -> Iterator[int]:
    """Yield the places named inside the noun's phrase: the nearer name says it all ("Sudan's region of Darfur")."""
    later = vocabulary.place_nouns().get(lemma(noun)) == "container" and _is_named_after(reading, noun)
    for child in noun.rights if later or lemma(noun) in _NATIONS else noun.children:  # "the Caribbean country"
        if lemma(noun) in _IN_A_SEA and child.i < noun.i and (at := reading.place(child)) and at.country is None:
            continue  # "the Pacific island"
        if child.dep_ in ("poss", "compound", "nmod", "amod", "appos", "nummod"):
            yield from _named_in(reading, child, adjectives=adjectives)
        elif child.dep_ == "advmod" and vocabulary.place_nouns().get(child.lower_) == "direction":
            yield from _inside(reading, child, adjectives=adjectives)  # "the waters south of Cyprus"
        elif child.dep_ == "acl" and child.lower_ == "known":
            yield from (n.index for t in child.subtree if (n := reading.place(t)) is not None and t.dep_ == "pobj")
        elif child.dep_ == "prep" and child.lower_ in AT | _OF:
            for pobj in child.children:
                if pobj.dep_ == "pobj":
                    yield from _named_in(reading, pobj, adjectives=adjectives, deeper=True)


def _named_in(reading: Reading, phrase: Token, *, adjectives: bool, deeper: bool = False) -> Iterator[int]:
    """Yield the places that the word and those joined to it name; deeper, those inside a noun for a place too."""
    for token in conjuncts(phrase):
        name = reading.names.get(token.i)
        if name is not None and (adjectives or not name.adjectival):
            yield name.index
        elif deeper and _holds_places(token):
            yield from _inside(reading, token, adjectives=adjectives)


def _holds_places(noun: Token) -> bool:
    return vocabulary.place_nouns().get(lemma(noun)) == "container" or lemma(noun) in vocabulary.word_list("line_of")


def _is_named_after(reading: Reading, noun: Token) -> bool:
    """Whether the name of the very place follows the noun for it."""
    if lemma(noun) in _TOWNS and any(c.dep_ == "appos" and reading.place(c) is not None for c in noun.rights):
        return True
    return any(reading.place(o) is not None for o in of_phrase(noun))


def _add(indexes: list[int], index: int) -> None:
    indexes += [index] if index not in indexes else []


def object_role(reading: Reading, trigger: Token, preposition: str = "") -> PlaceRole:
    """Places that are the verb's own object: "left Syria", "entered the compound at Mosul"."""
    role = PlaceRole(preposition, trigger)
    for child in trigger.children:
        if child.dep_ == "dobj":
            for noun in conjuncts(child):
                _read_noun(reading, noun, role)
    return role
