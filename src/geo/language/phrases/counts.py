"""How many a force counts: the number before its noun, inside its phrase or after it, or the one that it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geo.language import vocabulary
from geo.language.phrases.fleet import count_of_names
from geo.language.reading import lemma
from geo.language.text.quantities import Quantity
from geo.language.text.units import units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geo.language.reading import Reading
    from geo.language.syntax import Token
    from geo.model import CountOf

_TO_COMMA = re.compile(r"(?:\s(?:of|on|in|from|at|around)\s[^,;:.]{2,50})?(?:,|\s(?:--?|[–—]))\s")
_MEN = re.compile(
    r"\s(?:[\w-]+\s){0,2}?(\w+)"
    r"(?=[,;.)—–]|\s(?:-|and|all|in (?:all|total)|altogether|strong|of|from|with|who|whom|which)\b)"
)
_IN_NUMBER = re.compile(r"\s(?:in\s(?:number|all|total)|all\stold|altogether|strong)\b")
"""What follows a number that counts the force before it: "the garrison, some 900 in number"."""
_MEASURE = re.compile(r"\d[-‐–](?:member|strong|man|men|person|troop|soldier)\b")
_SIZED = re.compile(r"[\d,.]+[-‐–\s](?:strong|man|men|member|person|troop|soldier)\b", re.IGNORECASE)
"""A number that tells how many men a unit has."""
_PARTS = frozenset((
    "batch", "group", "part", "party", "wave", "element", "tranche", "echelon", "component", "bulk", "core", "most",
    "majority", "some", "several", "many", "portion", "fraction", "rest", "remainder", "balance",
))  # fmt: skip
"""What is taken of a whole, nobody says how many."""
_MANY = 250
"""More than so many are men, not battalions: an army told of at its height has some two hundred."""
_ONE = ("ships", "aircraft", "vehicles", "missiles")
"""What is counted one by one, so that a singular is one."""
_BEFORE_ITS_NOUN = frozenset(("punct", "advmod", "nummod", "npadvmod", "amod", "quantmod", "compound", "nmod"))
_MANNED = frozenset(("man", "men", "person", "member"))
_LOOSE = frozenset(("strong", "odd", "plus", "some"))
_UNITS = frozenset(("commando", "para"))
"""What makes of a unit one that is counted: "a battalion", not "the battalion"."""


class Inside(NamedTuple):
    """How many of what a force has in it."""

    quantity: Quantity
    count_of: CountOf


def counted_inside(
    reading: Reading, token: Token, word_for: Callable[[Reading, Token], vocabulary.ForceWord | None]
) -> Inside | None:
    """Count in "one company of 128 men", "with 128 men", "a flotilla of five ships", "put at 700", "2,000 strong"."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "with", "numbering", "at"):
            for noun in child.children:
                kind = word_for(reading, noun)
                if child.lower_ == "with" and noun.stem == "strength":  # "with a total strength of 640"
                    of = (o.i for c in noun.rights if c.lower_ == "of" for o in c.rights)
                    return next((_men(reading.quantities[i]) for i in of if i in reading.quantities), None)
                if child.lower_ == "with" and (kind is None or kind.count_of != "people"):
                    continue
                if noun.i in reading.quantities and kind is None:
                    return _men(reading.quantities[noun.i])
                people = child.lower_ == "of" and noun.i in reading.actors  # "a company of 160 Senegalese"
                quantity = counted_before(reading, noun) if people or kind is not None else None
                if counts_the_whole(reading, token, noun, quantity):
                    return None
                if quantity is not None and child.lower_ != "at":
                    made_of = "people" if kind is None else kind.count_of
                    if made_of == "units" and token.stem in vocabulary.word_list("sized_unit"):
                        return None  # "a brigade of three battalions" is one
                    if made_of == "people":
                        quantity = with_those_joined(reading, noun, quantity)
                    return Inside(_in_each(reading, token, noun, quantity), made_of)
    apposed = counted_after(reading, token)
    if apposed is not None:
        return _men(apposed)
    for at, quantity in reading.quantities.items():
        strong = reading.sentence.text[quantity.start : quantity.end].lower().endswith("strong")
        if strong and quantity.start > token.idx and not _sizes_another(reading.doc[at], token):
            return _men(quantity)
    return None


def _in_each(reading: Reading, token: Token, noun: Token, quantity: Quantity) -> Quantity:
    """Give the count of all of "two companies of 120 men each"."""
    after = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    several = counted_before(reading, token) if after.lower_ in ("each", "apiece") else None
    if several is None or several.low is None or several.low != several.high:
        return quantity
    low, high = (None if n is None else n * several.low for n in (quantity.low, quantity.high))
    return Quantity(several.start, quantity.end, low, high)


def _men(quantity: Quantity) -> Inside:
    return Inside(quantity, "people")


def _sizes_another(size: Token, noun: Token) -> bool:
    """Whether it is the size of another noun, behind it: "a company from a 900-strong brigade"."""
    while size.dep_ in _BEFORE_ITS_NOUN:
        size = size.head
    return size is not noun and size.pos_ in ("NOUN", "PROPN") and size.dep_ != "appos"


def counts_the_whole(reading: Reading, head: Token, noun: Token, quantity: Quantity | None) -> bool:
    """Whether a number counts those of whom only a part is told: "the first batch of the 500-member contingent"."""
    if quantity is None or not head.idx < quantity.start < noun.idx:
        return False
    measured = noun.tag_ == "NN" and _MEASURE.search(reading.sentence.text, quantity.start, noun.idx) is not None
    whole = any(c.lower_ in ("the", "its", "their", "this") or c.dep_ == "poss" for c in noun.lefts)
    return measured or (whole and head.stem in _PARTS)


def with_those_joined(reading: Reading, noun: Token, first: Quantity) -> Quantity:
    """Count all of "a contingent of 12 officers and 130 soldiers"."""
    total = first
    for other in noun.conjuncts:
        kind = vocabulary.forces().get(lemma(other))
        people = other.stem == "rank" or (kind is not None and kind.count_of == "people")
        more = counted_before(reading, other) if people and other.i > noun.i else None
        if more is None or more.start <= total.end:
            return total
        low = None if total.low is None or more.low is None else total.low + more.low
        high = None if total.high is None or more.high is None else total.high + more.high
        total = Quantity(total.start, more.end, low, high)
    return total


def counted_after(reading: Reading, token: Token) -> Quantity | None:
    """Count in men right after the unit, however that is parsed ("the garrison on the isles, some 900 men, is")."""
    text = reading.sentence.text
    phrase = _TO_COMMA.match(text, token.idx + len(token))
    quantity = next((q for q in reading.quantities.values() if phrase is not None and q.start == phrase.end()), None)
    if quantity is not None and _IN_NUMBER.match(text, quantity.end):
        return quantity
    counted = _MEN.match(text, quantity.end) if quantity is not None else None
    if phrase is None or counted is None:
        return None
    if " from " in phrase[0] and text.startswith(" from ", counted.end()):
        return None  # "a battalion from Ghana, 300 engineers from Nepal and a hospital"
    noun = vocabulary.force_surfaces().get(counted[1].lower())
    return quantity if noun is not None and vocabulary.forces()[noun].count_of == "people" else None


def counted_by_estimate(reading: Reading, token: Token) -> Quantity | None:
    """Count in "the Wagner group, estimated at no more than 5,000", "is put at 900 men", "troops numbering 300"."""
    verb = token.head
    if token.dep_ == "nsubjpass" and verb.stem in ("estimate", "put", "reckon"):
        at = (o for c in verb.rights if c.lower_ == "at" for o in c.subtree if o.i in reading.quantities)
        return next((reading.quantities[o.i] for o in at), None)
    for child in token.children:
        if child.dep_ == "appos" and child.i in reading.quantities and any(c.lower_ == "strong" for c in child.rights):
            return reading.quantities[child.i]
        told = child.dep_ == "relcl" and lemma(child) in ("number", "total")
        if told or (child.dep_ == "acl" and lemma(child) in ("estimate", "number", "put", "total")):
            for inner in child.subtree:
                if inner.i > child.i and inner.i in reading.quantities:
                    return reading.quantities[inner.i]
    return None


def is_of_men(reading: Reading, quantity: Quantity) -> bool:
    """Whether so many can only be men, of whatever body: "its 800-strong battalion", "the garrison numbers 1,200"."""
    sized = _SIZED.search(reading.sentence.text, quantity.start, quantity.end + len("-soldier"))
    men = sized is not None and sized.start() < quantity.end  # not of "two 40-man teams"
    return men or (quantity.low or quantity.high or 0) > _MANY


def counted_before(reading: Reading, noun: Token) -> Quantity | None:
    """Count that stands before the noun with only modifiers between; none for a noun of an earlier sentence."""
    sized = hyphened = None
    for token in _before(noun) if noun.doc is reading.doc else ():
        quantity = reading.quantities.get(token.i)
        if quantity is None or quantity is hyphened:
            continue
        if _is_hyphened(token, noun):  # "twelve two-man patrols": of the patrols where both are counted
            hyphened, sized = quantity, None if _is_of_its_parts(token, noun) else quantity
            continue
        designation = token.dep_ == "nummod" and token.head.i == token.i - 1  # "Type 23", "Wing 507"
        spans = units(reading.sentence.text) if token.text.isdigit() else ()
        named = any(s.start == token.idx or (s.start < token.idx and noun.idx < s.end) for s in spans)
        left_out = reading.sentence.text[: quantity.start].lower().endswith("all but ")
        return None if designation or named or left_out or _is_number_of_unit(token, noun) else quantity
    return sized


def _before(noun: Token) -> Iterator[Token]:
    """Yield what stands before the noun, back to the first word that is none of its modifiers and with it."""
    for i in range(noun.i - 1, -1, -1):
        token = noun.doc[i]
        yield token
        inside = _is_under(token, noun) or _is_under(noun, token)
        verbal = token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound", "nmod")
        if (
            not inside
            or verbal
            or token.pos_ in ("ADP", "PRON")
            or (token.text in (",", ";") and token.head.i != noun.i and not _is_between_adjectives(token, noun))
        ):
            return


def _is_hyphened(number: Token, noun: Token) -> bool:
    """Whether the number stands in a compound: "eight-wheel", "300-man", but not "50-60", "40-odd"."""
    if number.i + 2 >= noun.i or number.nbor().text != "-":
        return False
    part = number.nbor(2)
    return not part.like_num and part.lower_ not in _LOOSE


def _is_of_its_parts(number: Token, noun: Token) -> bool:
    """Whether it counts what each of them has: "eight-wheel vehicles", "a 180-man frigate"; not "a 300-man unit"."""
    part = number.nbor(2)
    inside, whole = (vocabulary.forces().get(lemma(word)) for word in (part, noun))
    men = part.lower_ in _MANNED or (inside is not None and inside.count_of == "people")
    return (whole is not None and whole.count_of in _ONE) if men else inside is None


def _is_between_adjectives(comma: Token, noun: Token) -> bool:
    """Whether the comma parts the noun's own adjectives: "900 Irish, Fijian and other soldiers"."""
    return comma.text == "," and comma.head.pos_ in ("ADJ", "PROPN") and _is_under(comma.head, noun)


def _one_of_a_kind(noun: Token) -> Token | None:
    """Give the word that tells that it is one, said of what has a size of its own: "another brigade", not "a force"."""
    sized = noun.stem in vocabulary.word_list("sized_unit")
    alone = (c for c in noun.lefts if c.lower_ == "one" or (sized and c.lower_ in ("a", "an", "another")))
    first = next(alone, None)
    fewer = first is not None and first.i > 0 and first.nbor(-1).lower_ in ("not", "no", "less")  # "not one soldier"
    return None if fewer else first


def _is_number_of_unit(number: Token, noun: Token) -> bool:
    """Whether the number is part of a unit's name: "16 Air Assault Brigade", "42 Commando"."""
    word = vocabulary.forces().get(lemma(noun))
    one = noun.text[:1].isupper() and not noun.text.endswith("s") and number.nbor().text != "-"  # "a 50-man Team"
    return number.text.isdigit() and one and word is not None and (word.count_of == "units" or noun.lower_ in _UNITS)


def _is_under(token: Token, above: Token) -> bool:
    """Whether the token is the other or hangs below it."""
    while token is not above and token.head is not token:
        token = token.head
    return token is above


def counted_by_itself(reading: Reading, head: Token, noun: Token, word: vocabulary.ForceWord) -> Quantity | None:
    """Count of one for "a frigate", "the vessel", "the submarine USS Georgia", "a battalion", "one officer"."""
    if noun.tag_ in ("NN", "NNP") and head.i == noun.i and (first := _one_of_a_kind(noun)) is not None:
        return Quantity(first.idx, noun.idx + len(noun), 1, 1)
    singular = noun.tag_ in ("NN", "NNP") and word.count_of in _ONE
    if not singular and head.i == noun.i and word.count_of == "ships":
        return count_of_names(noun)
    several = head.i != noun.i and lemma(head) in vocabulary.word_list("wrapper")  # "a number of F-35 jets"
    if not singular or several or noun.lower_ in vocabulary.word_list("collective"):
        return None
    if word.noun not in vocabulary.ship_types() and word.count_of == "ships":
        return None
    pointing = ("a", "an", "the", "this", "that") if word.count_of == "ships" else ("a", "an")
    article = next((c for c in (*noun.lefts, noun.left_edge) if c.lower_ in pointing or c.dep_ == "poss"), None)
    start = article.idx if article is not None else noun.idx
    text = reading.sentence.text
    named = next(
        (text[s.start : s.end] for s in units(text) if s.start <= noun.idx < s.end or s.start <= head.idx < s.end), None
    )
    headline = reading.sentence.kind == "title" and word.count_of == "ships"  # "Chilean frigate heads for Talara"
    if article is None and named is None and not headline:
        return None
    ships = len(re.split(r",\s*(?:and\s+)?|\s+and\s+", named)) if named is not None and word.count_of == "ships" else 1
    return Quantity(start, noun.idx + len(noun), ships, ships)
