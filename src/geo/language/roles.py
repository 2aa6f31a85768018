"""Who does it: subjects and actors found by walking the parse from a trigger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.reading import lemma

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from geo.language.reading import Reading

_DEEP = 4
"""Phrases within phrases that are still searched for whose they are."""
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
# The parser reads some adjectives of nationality as determiners.
_MODIFIERS = frozenset(("amod", "compound", "nmod", "poss", "nummod", "npadvmod", "appos", "det"))
_PRONOUNS = frozenset(("it", "its", "they", "their", "them", "he", "she", "his", "her", "who", "which", "that"))
_FIRST_PERSON = frozenset(("we", "our", "us", "i", "my"))


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


def own_subject(verb: Token) -> Token | None:
    """Subject that stands on the verb itself."""
    subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
    if subject is None:
        # "The leader is nonetheless showing": the parser may leave the subject with the auxiliary.
        subject = next((c for a in verb.children if a.dep_ == "aux" for c in a.children if c.dep_ in _SUBJECTS), None)
    if subject is None:
        return _stranded_subject(verb)
    before = verb.doc[subject.left_edge.i - 1] if subject.left_edge.i else None
    if before is not None and before.dep_ == "advcl" and before.head.i == verb.i:
        # "If A invades B, C will …": the parser takes B for the subject and C for its apposition.
        return next((c for c in subject.children if c.dep_ == "appos"), subject)
    return subject


def _stranded_subject(verb: Token) -> Token | None:
    """Subject that the parser left beside its verb: "… sent, and about 1,000 more, who are …, will be moved"."""
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
    if noun is None or noun.dep_ not in ("appos", "conj") or noun.right_edge.i >= start.i:
        return None
    return noun if noun.pos_ in ("NOUN", "PROPN", "NUM") else None


def subject_of(verb: Token) -> Token | None:
    """Subject of the verb, its own or the one it shares: coordination, control, participles, relatives."""
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        subject = own_subject(verb)
        if subject is not None:
            return _antecedent(subject, verb)
        head = verb.head
        if head.i == verb.i:
            return None
        if verb.dep_ == "acl" and head.pos_ in ("NOUN", "PROPN", "NUM"):
            if verb.tag_ in ("VBN", "VBG"):
                return head
            holder = next((c for c in head.children if c.dep_ == "poss"), None)
            if holder is not None:
                return holder
            verb = clause_verb(head)
        elif verb.dep_ in ("pcomp", "prep") or (verb.dep_ == "conj" and head.dep_ == "pobj"):
            noun = head.head if verb.dep_ == "conj" else head  # "accuses Greece of piracy and arming an island"
            above = noun.head if noun.pos_ == "ADP" else noun
            if lemma(above) in ("accuse", "suspect") and _controlled(above) is not None:
                return _controlled(above)
            verb = clause_verb(above)
        elif verb.dep_ in ("xcomp", "ccomp", "advcl") and lemma(head) in vocabulary.word_list("object_control"):
            controlled = _controlled(head)
            if controlled is not None and own_subject(head) is not controlled:
                return controlled
            verb = clause_verb(head)
        elif verb.dep_ == "relcl":
            return head
        elif verb.dep_ == "conj" and _spoken_before(head) is not None:
            verb = _spoken_before(head) or head
        else:
            verb = clause_verb(head)
    return None


def _spoken_before(speech: Token) -> Token | None:
    """Clause before an inserted "Kirby said", which what follows goes on with."""
    if vocabulary.operators().get(("verb", lemma(speech))) not in ("say", "announce"):
        return None
    if speech.dep_ == "parataxis":
        return speech.head
    return next((c for c in speech.children if c.dep_ == "ccomp" and c.i < speech.i), None)


def _controlled(head: Token) -> Token | None:
    """Whom the matrix verb addresses: "calling on Moscow to", "urged Russia to"."""
    for child in head.children:
        if child.dep_ in ("dobj", "dative"):
            return child
        if child.dep_ == "prep" and child.lower_ in ("on", "upon", "for"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _antecedent(subject: Token, verb: Token) -> Token:
    if subject.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        return verb.head
    return subject


def agent_of(verb: Token) -> Token | None:
    """Noun after "by" of a passive."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def actor_of(reading: Reading, noun: Token | None, *, depth: int = 0) -> str | None:
    """Code of the actor that a noun phrase or pronoun stands for; joint actors as "US+GB"."""
    if noun is None or depth > _DEEP:
        return None
    codes = []
    for token in [noun, *(c for c in noun.children if c.dep_ == "conj")]:
        code = _actor_of_one(reading, token, depth)
        if code is not None and code not in codes:
            codes.append(code)
    return "+".join(codes) or None


def _actor_of_one(reading: Reading, noun: Token, depth: int) -> str | None:
    mention = reading.actors.get(noun.i)
    if mention is not None:
        return mention.code
    if noun.lower_ in _FIRST_PERSON:
        return _speaker_actor(reading, noun)
    if noun.lower_ in _PRONOUNS:
        return _pronoun_actor(reading, noun, depth)
    inner = modifier_actor(reading, noun, depth=depth)
    if inner is not None:
        return inner
    if noun.pos_ == "PROPN":
        return reading.memory.cast.of_person(noun.text)
    if lemma(noun) in ("alliance", "bloc") and reading.memory.cast.alliance is not None:
        return reading.memory.cast.alliance
    if lemma(noun) in vocabulary.word_list("government"):
        here = reading.sentence.start + noun.idx
        return reading.memory.cast.government_before(here) or reading.memory.last_actor
    return None


def modifier_actor(
    reading: Reading, noun: Token, *, depth: int = 0, sources: tuple[str, ...] = ("of", "from")
) -> str | None:
    """Actor named inside the phrase: adjective, possessive, compound, or after one of the sources."""
    if lemma(noun) in vocabulary.word_list("other"):
        return None  # "its allies" are others
    codes = list(dict.fromkeys(_modifier_codes(reading, noun, depth)))
    return "+".join(codes) or _source_actor(reading, noun, depth, sources)


def _modifier_codes(reading: Reading, noun: Token, depth: int) -> Iterator[str]:
    """Yield the actors among the noun's adjectives, possessives and compounds."""
    for child in noun.children:
        if child.dep_ not in _MODIFIERS:
            continue
        for token in [child, *(c for c in child.children if c.dep_ == "conj")]:
            mention = reading.actors.get(token.i)
            code = None
            if mention is not None:
                code = mention.code
            elif token.lower_ in _PRONOUNS | _FIRST_PERSON and child.dep_ == "poss":
                code = _actor_of_one(reading, token, depth + 1)
            elif depth < _DEEP and child.dep_ != "appos":
                code = modifier_actor(reading, token, depth=depth + 1)
            if code is not None:
                yield code


def _source_actor(reading: Reading, noun: Token, depth: int, sources: tuple[str, ...]) -> str | None:
    """Actor after "of" or "from": "members of the PLA", "soldiers from Canada and Spain"."""
    for child in noun.children:
        if child.dep_ != "prep" or child.lower_ not in sources:
            continue
        for pobj in child.children:
            mention = reading.actors.get(pobj.i)
            if mention is not None and mention.kind != "capital":
                joined = [reading.actors[c.i].code for c in pobj.children if c.dep_ == "conj" and c.i in reading.actors]
                return "+".join(dict.fromkeys([mention.code, *joined]))
            if depth < _DEEP and pobj.dep_ == "pobj":
                code = modifier_actor(reading, pobj, depth=depth + 1)
                if code is not None:
                    return code
    return None


def _pronoun_actor(reading: Reading, pronoun: Token, depth: int) -> str | None:
    """Actor that "it", "its", "they" stands for: the nearest subject above it, else the last one told of."""
    seen = {pronoun.i}
    for verb in clauses_above(clause_verb(pronoun.head)):
        subject = subject_of(verb)
        if subject is not None and subject.i not in seen and pronoun not in list(subject.subtree):
            seen.add(subject.i)
            if subject.lower_ not in _PRONOUNS or subject.lower_ == "who":
                code = actor_of(reading, subject, depth=depth + 1)
                if code is not None:
                    return code
    before = [m for i, m in sorted(reading.actors.items()) if i < pronoun.i and m.kind != "capital"]
    if pronoun.lower_ in ("its", "their") and before:
        return before[-1].code
    return reading.memory.last_actor


def _speaker_actor(reading: Reading, pronoun: Token) -> str | None:
    verb = clause_verb(pronoun)
    while verb.head.i != verb.i:
        verb = clause_verb(verb.head)
        if ("verb", lemma(verb)) in vocabulary.operators():
            subject = own_subject(verb)
            code = (
                actor_of(reading, subject, depth=1)
                if subject is not None and subject.lower_ not in _FIRST_PERSON
                else None
            )
            if code is not None:
                return code
    cast = reading.memory.cast
    speaker = reading.memory.last_speaker
    return (cast.of_person(speaker) if speaker else None) or cast.author
