"""Phrases that the parser hangs on the verb though they belong to the noun or the count beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.syntax.grafts import attach, phrase_before, put_above

if TYPE_CHECKING:
    from geo.language.syntax.tree import Token

WHOLES = frozenset(("them", "whom", "these", "those"))
"""What a part is taken of."""
_STRAIT = re.compile(r"\b(?:Straits?|Channel|Passage)\b")
_KEEPING = frozenset(("have", "keep", "maintain"))
_BORDERS = frozenset(("border", "frontier", "boundary"))


def counted_again(token: Token) -> bool:
    """Hang a count in men on the force it counts ("its garrison on the isles, some 9,000 men, is on alert")."""
    if token.stem not in vocabulary.forces() or token.dep_ not in ("npadvmod", "appos", "dep"):
        return False
    closed = token.right_edge.i + 1 == len(token.doc) or token.right_edge.nbor().is_punct
    if not closed or not any(c.dep_ == "nummod" for c in token.lefts):
        return False
    noun = phrase_before(token)
    if noun is None or noun is token.head or noun.stem not in vocabulary.forces():
        return False
    return attach(token, noun, "appos")


def and_a_half(half: Token) -> bool:
    """Hang the half on the span of time or way it goes on with ("who served for a year and a half flew home")."""
    before = half.left_edge.i - 2
    joined = before > 0 and half.doc[before + 1].lower_ == "and" and not half.rights
    whole = half.doc[before] if joined else half
    spans = vocabulary.word_list("calendar") | vocabulary.word_list("length")
    return whole is not half.head and whole.stem in spans and attach(half, whole, "conj")


def of_noun_before(preposition: Token) -> bool:
    """Hang a source on the part that it tells of ("900 of them from Chad"), a neighbour on the border with it.

    Likewise on a number by itself: "will be joined by 200 from Ghana"; on those relieved: "to relieve men from Ghana".
    """
    before = preposition.nbor(-1) if preposition.i else preposition
    word = vocabulary.triggers().get(("verb", preposition.head.stem, ""))
    if word is not None and word.frame == "relief" and preposition.lower_ == "from":
        relieved = next((c for c in preposition.head.rights if c.dep_ == "dobj" and c.right_edge is before), None)
        return relieved is not None and attach(preposition, relieved, "prep")
    if before.dep_ != "pobj":
        return False
    noun = before
    if preposition.lower_ == "from" and before.pos_ == "NUM" and before.head.lower_ == "by":
        noun = before
    elif preposition.lower_ == "from":
        if before.lower_ not in WHOLES or before.head.lower_ != "of":
            return False
        noun = before.head.head
    elif before.stem not in _BORDERS:
        return False
    return noun is not preposition.head and noun.pos_ in ("NUM", "NOUN") and attach(preposition, noun, "prep")


def clause_with_for(opening: Token) -> bool:
    """Give an infinitive the doer before it that the parser hangs on "for" ("the go-ahead for 300 men to leave")."""
    doer = next((c for c in opening.rights if c.dep_ == "pobj"), None)
    if doer is None or doer.stem not in vocabulary.forces() or doer.right_edge.i + 1 == len(doer.doc):
        return False
    to, above = doer.right_edge.nbor(), opening.head
    before = opening.nbor(-1) if opening.i else opening
    verb = to.head
    if to.tag_ != "TO" or to.dep_ != "aux" or verb.head is not above or verb.i < to.i:
        return False
    noun = before if before.pos_ == "NOUN" and before.head is above else None
    if noun is not None and not attach(verb, noun, "acl"):
        return False
    return attach(doer, verb, "nsubj") and attach(opening, verb, "mark")


def bare_count(number: Token) -> bool:
    """Mend a number that is what a verb moves ("sent 300 men to Gao and withdrew 200 from Kidal")."""
    verb = number.head
    after = number.nbor() if number.i + 1 < len(number.doc) else number
    word = vocabulary.triggers().get(("verb", verb.stem, ""))
    moves = word is not None and word.frame in ("move_object", "leave_object", "move_either", "leave_either")
    withdrawn = word is not None and word.frame == "leave_either" and after.lower_ in ("by", "in", "on")
    if verb.i > number.i or verb.tag_ == "VBN" or not (withdrawn or after.lower_ in ("from", "to")):
        return False
    if not moves or number.left_edge.i != verb.i + 1 or any(c.dep_ == "dobj" for c in verb.rights):
        return False
    return attach(number, verb, "dobj")


def due_after_noun(adjective: Token) -> bool:
    """Hang what a force is due to do on the force before it: "are among 3,000 troops due to leave Angola"."""
    noun = adjective.nbor(-1) if adjective.i else adjective
    if noun.pos_ != "NOUN" or noun is adjective.head or noun.stem not in vocabulary.forces():
        return False
    ahead = any(c.dep_ == "xcomp" and any(t.tag_ == "TO" for t in c.lefts) for c in adjective.rights)
    return ahead and noun.dep_ not in ("nsubj", "nsubjpass") and attach(adjective, noun, "amod")


def asked_for(verb: Token) -> bool:
    """Hang what is asked of somebody on the call for it: "repeated its call for Chadian troops to leave Libya"."""
    to = next((c for c in verb.lefts if c.tag_ == "TO"), None)
    noun = next((c for c in verb.head.rights if c.dep_ == "dobj" and c.i < verb.i), None)
    if to is None or noun is None or vocabulary.operators().get(("noun", noun.stem)) != "demand":
        return False
    addressed = any(c.lower_ == "for" and c.right_edge.i + 1 == to.i for c in noun.rights)
    addressed = addressed or any(c.lower_ == "for" and c.i == noun.i + 1 for c in verb.lefts)
    return addressed and attach(verb, noun, "acl")


def before_its_of(noun: Token) -> bool:
    """Mend an event that was taken for a modifier of what it happens to ("the departure of the Lagos soldiers")."""
    whole = noun.head
    of = next((c for c in noun.rights if c.lower_ == "of" and c.dep_ == "prep"), None)
    if of is None or list(of.children) or whole.i < of.i or ("noun", noun.stem, "") not in vocabulary.triggers():
        return False
    put_above(noun, whole, "pobj")
    for child in whole.lefts:
        if child.i < noun.i:
            child.head = noun  # the article and the adjectives are its own
    whole.head = of
    return True


def of_the_event(force: Token) -> bool:
    """Join a force to the one before it, not to what happens to both ("the dispatch of 300 men and a tanker")."""
    event = force.head
    words = vocabulary.forces()
    told = vocabulary.triggers().get(("noun", event.stem, ""))
    if force.stem not in words or event.stem in words or told is None or told.frame != "event":
        return False
    of = next((c for c in event.rights if c.lower_ == "of" and c.i < force.i), None)
    first = next((o for o in of.rights if o.dep_ == "pobj"), None) if of is not None else None
    known = first is not None and (first.stem in words or first.pos_ == "PROPN" or first.text.isdigit())
    return known and first is not None and attach(force, first, "conj")


def of_its_noun(infinitive: Token) -> bool:
    """Hang on its noun what the parser takes for the purpose of the verb ("ignored calls to withdraw")."""
    to = next((c for c in infinitive.lefts if c.tag_ == "TO"), None)
    before = to.nbor(-1) if to is not None and to.i else None
    objects = (c for c in infinitive.head.rights if c.dep_ == "dobj" and c.right_edge is before)
    noun = next(objects, None)
    if noun is None or infinitive.left_edge is not to:
        return False
    effect = vocabulary.operators().get(("noun", noun.stem))
    return effect in ("demand", "plan", "consider", "order") and attach(infinitive, noun, "acl")


def of_the_clause_before(verb: Token) -> bool:
    """Give a clause its object back from what follows ("Rumours that Oman has sent 300 men to Aden have spread")."""
    subjects = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")]
    if len(subjects) != 2:  # noqa: PLR2004
        return False
    first, second = subjects
    before = second.left_edge.nbor(-1)
    inside = before.pos_ == "VERB" and before.i > first.i and before in list(first.subtree)
    if not inside or any(c.dep_ in ("dobj", "auxpass") for c in before.children):
        return False
    goals = [c for c in second.rights if c.dep_ == "prep" and c.lower_ in ("to", "from", "into")]
    return attach(second, before, "dobj") and all(attach(c, before, "prep") for c in goals)


def told_for_the_noun(number: Token) -> bool:
    """Hang on the noun counted before what goes on its list ("of 900 soldiers from Chad and 200 from Togo")."""
    verb = number.head
    source = next((c for c in number.rights if c.lower_ == "from"), None)
    if number.tag_ != "CD" or verb.pos_ != "VERB" or verb.i > number.i or source is None:
        return False
    if number.dep_ != "conj" and verb.stem not in vocabulary.word_list("consisting"):
        return False
    before = [t for t in verb.subtree if verb.i < t.i < number.i and t.pos_ == "NOUN"]
    noun = next((t for t in before if any(c.dep_ == "nummod" for c in t.lefts)), None)
    if noun is None or noun.lower_ not in vocabulary.force_surfaces():
        return False
    first = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    if first.lower_ == "from":
        attach(first, noun, "prep")
    return attach(number, noun, "conj")


def of_a_people(whole: Token) -> bool:
    """Hang on a part what people it is of ("has 5,000 soldiers, 900 of them Kenyan")."""
    of = whole.head
    number = of.nbor(-1) if of.i else of
    nation = whole.nbor() if whole.i + 1 < len(whole.doc) else whole
    if of.lower_ != "of" or of.i + 1 != whole.i or number.tag_ != "CD" or not nation.text[:1].isupper():
        return False
    ends = nation.i + 1 == len(nation.doc) or nation.nbor().is_punct or nation.nbor().dep_ == "cc"
    before = number.left_edge.nbor(-1) if number.left_edge.i else number
    if not ends or before.text != "," or nation.dep_ == "pobj" or number.dep_ == "pobj":
        return False
    noun = before.nbor(-1)
    if noun.lower_ not in vocabulary.force_surfaces():
        noun = next((t for t in reversed(noun.doc[: noun.i]) if t.lower_ in vocabulary.force_surfaces()), number)
    if noun is number:
        return False
    return attach(number, noun, "appos") and attach(nation, number, "oprd")


def about_to(about: Token) -> bool:
    """Mend "is about to leave", read as being about something."""
    clause = next((c for c in about.rights if c.dep_ == "pcomp" and any(g.tag_ == "TO" for g in c.lefts)), None)
    if clause is None or about.head.stem != "be":
        return False
    about.dep_, clause.dep_ = "acomp", "xcomp"
    return True


def what_is_told(verb: Token) -> bool:
    """Mend what a noun says, read as a relative ("a report that Oman had sent 300 men", "a denial that they left")."""
    that = next((c for c in verb.lefts if c.lower_ == "that"), None)
    doer = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    before = that.nbor(-1) if that is not None and that.i else verb.head
    noun = before if ("noun", before.stem) in vocabulary.operators() else verb.head  # "no truth in the story that"
    effect = vocabulary.operators().get(("noun", noun.stem))
    if doer is None or effect is None or (that is None and effect not in ("say", "allege")):
        return False
    if that is None:  # "denied the claim its troops had left Somalia"
        closed = any(c.dep_ in ("dobj", "auxpass") for c in verb.children) and doer.left_edge.i == verb.head.i + 1
        verb.dep_ = "acl" if closed else verb.dep_
        return closed
    if doer.i < that.i:
        return False
    whole = any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children)
    if that.i == noun.i + 1:
        whole = whole or any(c.dep_ in ("prep", "auxpass", "prt") for c in verb.children)
    if not whole:
        return False
    that.dep_, that.tag_, that.pos_ = "mark", "IN", "SCONJ"
    return attach(verb, noun, "acl")


def where_it_lies(preposition: Token) -> bool:
    """Hang on a place what tells where it lies ("at Bongor, across the river from Yagoua", "90 miles from the sea")."""
    opening = preposition.left_edge
    measured = any(c.dep_ == "npadvmod" and c.i == preposition.i - 1 for c in preposition.lefts)
    across = _across_from(preposition)
    known = {"from": measured, "across": across is not None, "opposite": True, "between": True}
    if not known.get(preposition.lower_, False) or not opening.i:
        return False
    before = opening.nbor(-1)
    while before.i and (before.text == "," or before.lower_ in ("just", "directly", "only", "right", "immediately")):
        before = before.nbor(-1)
    if before.pos_ != "PROPN" or before.dep_ not in ("pobj", "dobj", "appos") or before.i > preposition.i:
        return False
    if preposition.lower_ == "between" and not _is_strait(before):
        return False
    if across is not None:
        across.head = preposition
    return attach(preposition, before, "prep")


def _is_strait(name: Token) -> bool:
    """Whether the name is that of water between two shores, which need not be named: "the Lombok Strait"."""
    whole = name.head.head if name.head.lower_ == "of" else name
    return _STRAIT.search(whole.text) is not None or _STRAIT.search(name.text) is not None


def _across_from(across: Token) -> Token | None:
    """Give the "from" of "across the river from", whatever it hangs on."""
    last = next((c for c in across.rights if c.dep_ == "pobj"), across)
    after = across.doc[last.i + 1 : last.i + 2]
    return next((t for t in after if t.lower_ == "from"), None)


def way_gone(length: Token) -> bool:
    """Mend how far one goes, taken for what one drives ("drove 200 miles from Gao to Kidal")."""
    ways = vocabulary.word_list("way_noun") - vocabulary.word_list("calendar")
    if length.dep_ != "dobj" or length.stem not in ways or not any(c.dep_ == "nummod" for c in length.lefts):
        return False
    for way in [c for c in length.rights if c.lower_ in ("from", "to", "into")]:
        way.head = length.head
    length.dep_ = "npadvmod"
    return True


def of_those_seen(verb: Token) -> bool:
    """Hang on those seen what was hung on who sees them: "tracked three ships, including a tug, heading for Aden"."""
    seen = verb.head
    if seen.stem not in vocabulary.word_list("watching") or verb.i < 2 or verb.nbor(-1).text != ",":  # noqa: PLR2004
        return False
    force = next((c for c in seen.rights if c.dep_ == "dobj" and c.i < verb.i), None)
    if force is None or force.stem not in vocabulary.forces():
        return False
    word = vocabulary.triggers().get(("verb", verb.stem, ""))
    if word is None or not (word.frame.endswith("_self") or not any(c.dep_ == "dobj" for c in verb.rights)):
        return False  # "sending a frigate to meet them"
    inserted = [c for c in (*force.rights, *seen.rights) if force.i < c.i < verb.i and c.nbor(-1).text == ","]
    return any(c.lower_ in ("including", "among") for c in inserted) and attach(verb, force, "acl")


def kept_there(participle: Token) -> bool:
    """Hang on a force where somebody keeps it ("has six jets deployed in Cyprus")."""
    helped = any(c.dep_ in ("aux", "auxpass") for c in participle.lefts)
    if helped or participle.stem not in vocabulary.word_list("posting_verb"):
        return False
    noun = participle.head
    if participle.dep_ == "ccomp":
        noun = next((c for c in participle.lefts if c.dep_ in ("nsubj", "nsubjpass")), noun)
    keeper = participle.head if noun is not participle.head else noun.head
    known = participle.dep_ == "acl" and participle.tag_ == "VBN"
    if known or keeper.stem not in _KEEPING or noun.i < keeper.i or noun.i + 1 != participle.i:
        return False
    participle.tag_ = "VBN"
    noun.head, noun.dep_ = keeper, "dobj"
    participle.head, participle.dep_ = noun, "acl"
    return True


def of_all(case: Token) -> bool:
    """Give a list its force that the parser takes for a second subject ("Chad, Niger, Mali and Togo's troops left")."""
    first = case.head
    if first.dep_ != "conj":
        return False
    while first.dep_ == "conj" and first.head.pos_ == "PROPN":
        first = first.head
    named = first.dep_ in ("nsubj", "nsubjpass") and case.i + 1 < len(case.doc)
    noun = next((c for c in first.head.lefts if c.dep_ == first.dep_ and c.left_edge.i == case.i + 1), None)
    return named and noun is not None and attach(first, noun, "poss")


def on_standby(state: Token) -> bool:
    """Hang "standby" on its "on" ("put 300 men on standby to fly")."""
    on = next((t for t in state.doc[max(0, state.i - 3) : state.i] if t.lower_ == "on"), None)
    if state.lower_ not in ("standby", "alert") or on is None or state.dep_ == "amod":
        return False
    state.pos_, state.tag_, state.stem = "NOUN", "NN", state.lower_
    return state.head is not on and attach(state, on, "pobj")


def goal_on_origin(preposition: Token) -> bool:
    """Mend one end of a way that was hung on the other: "left from Khorog for Osh", "toward Aden from the Gulf"."""
    here = preposition.head
    there = next(iter(preposition.rights), None)
    if here.lower_ == "bound" and here.dep_ == "acl" and here.head.dep_ == "dobj":  # "left Goma bound for Gao"
        return here.head.stem not in vocabulary.forces() and attach(preposition, here.head.head, "prep")
    if there is None or there.pos_ != "PROPN" or here.dep_ != "pobj":
        return False
    ends = ("to", "toward", "towards", "into", "for") if preposition.lower_ == "from" else ("from",)
    verb = here.head.head
    named = here.pos_ == "PROPN" or here.lower_ == "home"
    force = here.stem in vocabulary.forces()  # "to the regiment from Seville"
    if here.head.lower_ not in ends or (preposition.lower_ == "from" and (force or not named)):
        return False
    return verb.pos_ == "VERB" and attach(preposition, verb, "prep")


def goal_of_a_tour(to: Token) -> bool:
    """Hang on the tour where it led: "returned from a six-month deployment to Qatar"."""
    tour = to.nbor(-1) if to.i else to
    if tour.stem not in vocabulary.word_list("tour") or tour.dep_ != "pobj" or tour is to.head:
        return False
    return tour.head.lower_ in ("from", "after", "following", "during") and attach(to, tour, "prep")
