"""Who does it: subjects and agents found by walking the parse from a trigger."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases.draft import is_infinitive, theme_of
from geo.language.reading import lemma

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.language.syntax import Token


HINDERING = frozenset(("keep", "stop", "prevent", "bar", "block", "deter", "discourage", "dissuade", "hinder"))
_WANTED = frozenset(("plan", "consider"))
"""What a noun says of the movement that its owner means to make."""
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
_ADDRESSING = frozenset(("on", "upon", "for"))
_TOWARDS = {"appeal": frozenset(("to", "for")), "plead": frozenset(("with", "for"))}
"""Prepositions under which stands whom a verb addresses."""
_BLAMING = frozenset(("of", "for", "from", "into", "over", "about", "against", "on"))
"""Prepositions under which stands what somebody is thanked, blamed or kept from; not "stopped Chad by sending"."""


def clause_verb(token: Token) -> Token:
    """Verb of the clause the token stands in (the token itself if it is a verb)."""
    while token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        token = token.head
    return token


def clauses_above(verb: Token) -> Iterator[Token]:
    """Yield the verb, the verb of the clause that holds it, and so on up to the root."""
    while True:
        yield verb
        above = clause_verb(verb.head)
        if above.i == verb.i:
            return
        verb = above


@lru_cache(maxsize=32)
def own_subject(verb: Token) -> Token | None:
    """Subject that stands on the verb itself."""
    found = [c for c in verb.children if c.dep_ in _SUBJECTS]
    # Of two ("Dear Sir: In May 800 men went …") the nearer one is the subject, unless an insertion parts them.
    parted = bool(found) and found[0].right_edge.i + 1 < len(verb.doc) and found[0].nbor().text == ","
    before_verb = [] if parted or _is_its_name(found) else [c for c in found if c.i < verb.i]
    subject = before_verb[-1] if before_verb else found[0] if found else None
    if subject is None:
        # "The leader is nonetheless showing": the parser may leave the subject with the auxiliary.
        subject = next((c for a in verb.children if a.dep_ == "aux" for c in a.children if c.dep_ in _SUBJECTS), None)
    if subject is None:
        return _accompanying_subject(verb) or _ranked(verb) or _stranded_subject(verb)
    if subject.dep_ == "csubj" and subject.tag_ == "VBG":
        # "the Italians guarding the camps would leave": the parser may take the clause for the subject.
        subject = next((c for c in subject.children if c.dep_ == "nsubj"), subject)
    nearest = _after_conjunction(verb)
    if nearest is not None and nearest.i > subject.i:
        return nearest
    before = verb.doc[subject.left_edge.i - 1] if subject.left_edge.i else None
    if before is not None and before.dep_ == "advcl" and before.head.i == verb.i:
        # "If A invades B, C will …": the parser takes B for the subject and C for its apposition.
        return next((c for c in subject.children if c.dep_ == "appos"), subject)
    return subject


def _is_its_name(found: list[Token]) -> bool:
    """Whether the second only names what the first's phrase ends with: "marines aboard the amphibious ship Albion"."""
    if len(found) < 2 or found[1].pos_ != "PROPN":  # noqa: PLR2004
        return False
    last = found[1].left_edge.nbor(-1)
    return last.pos_ == "NOUN" and last is not found[0] and last is found[0].right_edge and last.dep_ == "pobj"


def _after_conjunction(verb: Token) -> Token | None:
    """Noun right before the verb that the parser took for the object of "as" ("deal reached as Turkey invades")."""
    noun = verb.nbor(-1) if verb.i else None
    if noun is not None and noun.is_punct and noun.text not in (",", ";") and noun.i:
        noun = noun.nbor(-1)  # "as Riyadh 'sends reinforcements'"
    while noun is not None and noun.i > 1 and _is_time(noun):  # "after Chad on Friday began"
        before = noun.left_edge.i - 1
        noun = noun.doc[before - (noun.doc[before].lower_ == "on")] if before > 0 else None
    if noun is None or noun.dep_ != "pobj" or noun.head.lower_ not in ("as", "after", "before", "since", "until"):
        return None
    return noun if verb.tag_ in ("VBZ", "VBD", "VBP") else None


def _accompanying_subject(verb: Token) -> Token | None:
    """Subject behind a "with" that the parser hung elsewhere: "has left, with the main body to follow"."""
    to = next((c for c in verb.lefts if c.tag_ == "TO"), None)
    if to is None or to.i < 2:  # noqa: PLR2004
        return None
    last = with_ = to.nbor(-1)
    while with_.lower_ != "with" and with_.head.i < with_.i and with_.pos_ != "VERB":
        with_ = with_.head
    if with_.lower_ != "with" or with_.right_edge.i not in (last.i, verb.right_edge.i):
        return None
    noun = next((c for c in with_.rights if c.dep_ == "pobj"), None)
    if noun is None or noun.i > to.i:
        return None
    lists = ("wrapper", "quantifier", "strength")
    known = noun.stem in vocabulary.forces() or any(noun.stem in vocabulary.word_list(name) for name in lists)
    return noun if known or noun.like_num or noun.lower_ == "more" else None


def _stranded_subject(verb: Token) -> Token | None:
    """Subject that the parser left beside its verb: "… sent, and about 1,000 more, who are …, will be moved"."""
    after = _after_conjunction(verb)
    if after is not None:
        return after
    finite = next((c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.tag_ != "TO"), None)
    if finite is not None and verb.dep_ == "conj":
        beside = [
            c
            for c in verb.head.children
            if c.dep_ == "conj" and c.i < verb.i and c.pos_ in ("NOUN", "NUM", "PROPN", "ADJ")
        ]
        if beside:
            return beside[-1]
    if finite is None and verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    start = finite if finite is not None and finite.i < verb.i else verb
    while start.i and start.nbor(-1).pos_ == "ADV":
        start = start.nbor(-1)
    # "had defeated them and Turkey would move": the noun just before it, which the parser joined to something else.
    noun = start.nbor(-1) if start.i else None
    while noun is not None and noun.dep_ in ("pobj", "prep", "compound") and noun.head.i < noun.i:
        noun = noun.head
    number = start.nbor(-1) if start.i else None
    if number is not None and number.pos_ == "NUM" and noun is not None and _is_adrift(number, noun):
        return number  # "close to 2,500 will stay on", "today 5,500 remain"
    if noun is None or noun.dep_ not in ("appos", "conj") or noun.right_edge.i >= start.i:
        return None
    standing_in = noun.lower_ in vocabulary.word_list("quantifier")  # "another had not got through"
    return noun if noun.pos_ in ("NOUN", "PROPN", "NUM") or standing_in else None


def _is_adrift(number: Token, phrase: Token) -> bool:
    """Whether the parser hangs the number, or the phrase it ends, on the verb as no more than a manner or a day."""
    return phrase.dep_ in ("advmod", "prep") or (number.dep_ == "nummod" and number.head.dep_ == "npadvmod")


@lru_cache(maxsize=32)
def subject_of(verb: Token) -> Token | None:
    """Subject of the verb, its own or the one it shares: coordination, control, participles, relatives."""
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        subject = own_subject(verb) or is_given_time(verb) or _due(verb)
        if subject is not None:
            return _antecedent(subject, verb)
        head = verb.head
        if head.i == verb.i:
            return None
        accused = verb.dep_ == "conj" and verb.tag_ == "VBG" and lemma(head) in ("accuse", "suspect")
        if accused and _controlled(head) is not None and not any(c.dep_ == "aux" for c in verb.children):
            return _controlled(head)  # "accused Chad of raids and trying to fortify the town"
        before = verb.dep_ == "amod" and head.i > verb.i  # "the departing columns"
        if before or (verb.dep_ == "acl" and head.pos_ in ("NOUN", "PROPN", "NUM")):
            if verb.tag_ in ("VBN", "VBG", "VBD"):
                return head
            holder = _holder(head, verb)
            if holder is not None:
                return holder
            verb = clause_verb(head)
        elif verb.dep_ in ("pcomp", "prep") or (verb.dep_ == "conj" and head.dep_ == "pobj"):
            noun = head.head if verb.dep_ == "conj" else head  # "accuses Chad of raids and fortifying a town"
            noun = noun.head if noun.dep_ == "conj" and noun.head.pos_ == "ADP" else noun  # "and of fortifying a town"
            above = noun.head if noun.pos_ == "ADP" else noun
            blaming = noun.lower_ in _BLAMING
            blamed = (_accused(above) or _resolved(above)) if blaming else None
            blamed = blamed or _hindered(above, verb)  # "to keep smugglers from entering"
            if blamed is not None:
                return blamed
            verb = clause_verb(above)
        elif verb.dep_ in ("xcomp", "ccomp", "advcl") and lemma(head) in HINDERING | vocabulary.word_list(
            "object_control"
        ):
            controlled = _hindered(head, verb) or _controlled(head)
            if controlled is not None and not _is_time(controlled) and own_subject(head) is not controlled:
                return controlled
            verb = clause_verb(head)
        elif verb.dep_ == "relcl" and takes_time(verb) is None:  # not "needed a week to reach Aden"
            return _holder(head, verb) if is_infinitive(verb) and head.dep_ == "attr" else head
        elif verb.dep_ == "conj" and _spoken_before(head) is not None:
            verb = _spoken_before(head) or head
        else:
            verb = clause_verb(head)
    return None


def _hindered(hindering: Token, verb: Token) -> Token | None:
    """Who is kept from doing it: "to stop migrants crossing into Latvia"."""
    by = verb.head.lower_ == "from" if verb.dep_ == "pcomp" else verb.dep_ == "xcomp"
    if hindering.dep_ == "dobj" and by and lemma(hindering.head) in HINDERING:
        return hindering  # the parser hangs "from entering" on whom it is said of
    if lemma(hindering) not in HINDERING or verb.tag_ != "VBG" or not by:
        return None
    return next((c for c in hindering.children if c.dep_ in ("dobj", "nsubjpass") and c.i < verb.i), None)


def _ranked(verb: Token) -> Token | None:
    """Who is the first to do it, where the parser hangs the infinitive on the verb: "it is our first unit to go"."""
    if verb.dep_ != "xcomp" or verb.head.stem != "be" or not is_infinitive(verb):
        return None
    said = next((c for c in verb.head.rights if c.dep_ == "attr" and c.i < verb.i), None)
    ranked = said is not None and any(c.lower_ in ("first", "last", "only", "next", "latest") for c in said.lefts)
    return said if ranked else None


def _holder(noun: Token, verb: Token) -> Token | None:
    """Who is to do what the infinitive on the noun says: "Chad's plan to", "Chad is the only country to have"."""
    if noun.dep_ == "attr" and lemma(noun.head) == "be":
        return own_subject(noun.head) or _addressed(noun, verb)
    given = next((c for c in noun.head.rights if c.dep_ == "dative" and c.i < noun.i), None)
    if noun.dep_ == "dobj" and given is not None and given.pos_ != "ADP":
        return given  # "gave Chad permission to send"
    own = _addressed(noun, verb) or next((c for c in noun.children if c.dep_ == "poss"), None) or _whose(noun, verb)
    if own is not None or vocabulary.operators().get(("noun", lemma(noun))) not in _WANTED:
        return own
    return _named_before(noun)


def _named_before(noun: Token) -> Token | None:
    """Name before a plan or a wish, which is whose it is: "a U.S. proposal to base drones"."""
    return next((c for c in noun.lefts if c.dep_ in ("compound", "amod", "nmod") and c.pos_ in ("PROPN", "ADJ")
                 and c.text[:1].isupper()), None)  # fmt: skip


def _accused(token: Token) -> Token | None:
    """Whom blame or thanks name, from their verb, or from the noun that the parser hangs what they are for on."""
    blaming = vocabulary.word_list("blaming")
    if lemma(token) in blaming:
        return _controlled(token)
    return token if token.dep_ == "dobj" and lemma(token.head) in blaming else None


def _resolved(noun: Token) -> Token | None:
    """Whose the resolution is on what stands under it: "voted against a UN resolution on sending"."""
    ordered = vocabulary.operators().get(("noun", lemma(noun))) == "order"
    return _named_before(noun) if ordered and noun.pos_ == "NOUN" else None


def is_given_time(verb: Token) -> Token | None:
    """Who is given or takes so long to do it: "gave the battalion a month to leave", "it took them a day to cross"."""
    giving = verb.head.head if verb.dep_ in ("acl", "relcl") else verb.head
    beside = [c for c in giving.children if c.dep_ in ("dobj", "npadvmod")]
    takes = giving.stem == "take" and any(c.lower_ == "it" and c.i < giving.i for c in giving.children)
    if not (takes or giving.stem == "give") or not is_infinitive(verb) or not any(_is_time(c) for c in beside):
        return None
    given = (c for c in giving.children if c.dep_ in ("dative", "dobj", "nsubjpass"))
    return next((c for c in given if not _is_time(c)), None)


def _due(verb: Token) -> Token | None:
    """Who is said beside the noun to be about to do it: "the first of 3,000 troops due to leave"."""
    said = verb.head
    beside = verb.dep_ == "xcomp" and said.pos_ == "ADJ" and said.dep_ == "amod" and said.head.i < said.i
    return said.head if beside else None


def takes_time(verb: Token) -> Token | None:
    """Give the verb that says how long it took to do it: "took an hour to cross", "needed a day to reach"; or None."""
    above = verb.head.head if verb.dep_ in ("acl", "relcl") else verb.head
    if above.stem not in ("take", "need", "require") or not is_infinitive(verb):
        return None
    return above if any(_is_time(c) for c in above.rights if c.dep_ in ("dobj", "npadvmod")) else None


def _is_time(noun: Token) -> bool:
    return lemma(noun) in vocabulary.word_list("calendar") or noun.stem in ("hour", "minute")


def left_out_of(verb: Token) -> Token | None:
    """Noun that the verb's object is where a clause about it leaves it out: "the troops it has said it would send"."""
    theme = theme_of(verb)
    if theme is not None and theme.lower_ not in ("whom", "which", "that"):
        return None
    inner = verb
    while verb.dep_ in ("xcomp", "ccomp"):
        that = next((c for c in verb.lefts if c.dep_ == "mark" and c.lower_ == "that" and c.i), None)
        if that is not None and that.nbor(-1).dep_ == "pobj" and verb is not inner:
            return that.nbor(-1)  # "spoke of jets that Chad has said it will send", which looks like what he said
        if ("verb", lemma(verb.head)) not in vocabulary.operators():
            return None
        verb = verb.head
    if verb.dep_ != "relcl":
        return None
    subject = own_subject(verb)
    return verb.head if subject is not None and subject.lower_ not in ("who", "which", "that") else None


def accused_over(noun: Token) -> Token | None:
    """Whom blame or thanks name that are for what the noun tells: "thanked Chad for its decision"."""
    above = noun.head
    return _accused(above.head) if noun.dep_ == "pobj" and above.lower_ in _BLAMING else None


def _spoken_before(speech: Token) -> Token | None:
    """Clause before an inserted "Kirby said", which what follows goes on with."""
    if vocabulary.operators().get(("verb", lemma(speech))) not in ("say", "announce"):
        return None
    if speech.dep_ == "parataxis":
        return speech.head
    return next((c for c in speech.children if c.dep_ == "ccomp" and c.i < speech.i), None)


def _addressed(noun: Token, verb: Token) -> Token | None:
    """Whom the noun before an infinitive is for: "demands for Britain to seek", "pressure on Britain to seek"."""
    upon = ("on", "for") if vocabulary.operators().get(("noun", lemma(noun))) == "demand" else ("for",)
    last = next((c for c in reversed(list(noun.children)) if c.lower_ in upon and c.i < verb.i), None)
    return next((c for c in last.children if c.dep_ == "pobj"), None) if last is not None else None


def _whose(noun: Token, verb: Token) -> Token | None:
    """Whose the noun before an infinitive is: "the decision of the Turkish government to send"."""
    if vocabulary.operators().get(("noun", lemma(noun))) in (None, "demand"):
        return None  # "a request by Ghana to send troops": others are to send them
    of = next((c for c in noun.rights if c.lower_ in ("of", "by") and c.i < verb.i), None)
    return next((c for c in of.rights if c.dep_ == "pobj"), None) if of is not None else None


def _controlled(head: Token) -> Token | None:
    """Whom the matrix verb addresses: "calling on Moscow to", "urged Russia to"."""
    passive = next((c for c in head.children if c.dep_ == "nsubjpass"), None)
    if passive is not None:
        return passive  # "were seen on Sunday patrolling", "was urged on Friday to leave"
    for child in head.children:
        if child.dep_ in ("dobj", "dative"):
            return child
        if child.dep_ == "prep" and child.lower_ in _TOWARDS.get(lemma(head), _ADDRESSING):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _antecedent(subject: Token, verb: Token) -> Token:
    if subject.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        return verb.head
    return subject


def relative_gap(verb: Token) -> Token | None:
    """Noun that the verb of a relative clause acts on: "the 300 men that Chad has promised to send"; None if not."""
    outer = verb
    while outer.dep_ == "xcomp" and any(c.tag_ == "TO" for c in outer.lefts):
        outer = outer.head
    subject = subject_of(verb) if outer.dep_ == "relcl" else None
    if subject is None or subject.i == outer.head.i:
        return None
    return None if hands_on_the_gap(verb) else outer.head


def hands_on_the_gap(verb: Token) -> bool:
    """Whether an infinitive below the verb is what acts on the noun: "promised to send"."""
    return any(_takes_the_gap(c) for c in verb.rights)


def _takes_the_gap(inner: Token) -> bool:
    if inner.dep_ != "xcomp" or not any(c.tag_ == "TO" for c in inner.lefts):
        return False
    word = vocabulary.triggers().get(("verb", lemma(inner), ""))
    own = any(c.dep_ == "dobj" and c.tag_ not in ("IN", "WDT") for c in inner.children)
    return word is not None and word.frame.endswith(("_object", "_either")) and not own


def agent_of(verb: Token) -> Token | None:
    """Noun after "by" of a passive."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None
