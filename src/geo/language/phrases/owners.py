"""Whose: the actor that a noun phrase or pronoun stands for, read from the phrase and its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases.bynames import (
    MODIFIERS,
    guarded_by,
    is_informant,
    is_scene_of,
    is_titled,
    namesake_of,
    rebels_of,
)
from geo.language.phrases.clauses import body_before, has_parts, in_phrase_of, is_plural
from geo.language.phrases.descriptions import (
    STATES,
    council,
    goes_on_leaving,
    half_of_a_nation,
    is_pair,
    mission,
    of_so_many,
    own_service,
    region_of,
    served_by,
    states_named,
)
from geo.language.phrases.roles import accused_over, agent_of, clause_verb, clauses_above, own_subject, subject_of
from geo.language.phrases.seats import commands_all, holds_office, holds_rank, land_ahead, seat
from geo.language.reading import lemma
from geo.language.text.actors import is_country, is_where
from geo.language.text.units import home_of, units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.language.reading import Reading
    from geo.language.syntax import Token

_DEEP = 4
"""Phrases within phrases that are still searched for whose they are."""
_PRONOUNS = frozenset(
    ("it", "its", "they", "their", "them", "he", "she", "his", "her", "who", "which", "that", "whose")
)
_NEXT_TO = 3
"""Characters between two sentences that stand side by side."""
_SEVERAL = {"both": 2, "two": 2, "three": 3, "four": 4}
"""How many states "both sides" or "the three countries" are."""
_BODIES = ("service", "mission", "institution", "alliance", "group")
"""Kinds of actors that somebody speaks for or serves in."""
_LANDS = frozenset(("country", "nation", "kingdom", "republic"))
_FIRST_PERSON = frozenset(("we", "our", "us", "i", "my"))


def actor_of(reading: Reading, noun: Token | None, *, depth: int = 0) -> str | None:
    """Code of the actor that a noun phrase or pronoun stands for; joint actors as "US+GB"."""
    if noun is None or depth > _DEEP:
        return None
    codes = []
    joined = noun.conjuncts if any(c.dep_ == "conj" for c in noun.children) else []
    for token in [noun, *(c for c in joined if c.i > noun.i)]:
        code = _actor_of_one(reading, token, depth)
        if code is not None and code not in codes:
            codes.append(code)
    return "+".join(codes) or None


def _actor_of_one(reading: Reading, noun: Token, depth: int) -> str | None:
    mention = reading.actors.get(noun.i)
    if mention is not None:
        return namesake_of(reading, noun) or mention.code
    if noun.lower_ in _FIRST_PERSON:
        return _speaker_actor(reading, noun, depth)
    if noun.lower_ in _PRONOUNS and not (noun.lower_ == "that" and noun.tag_ == "DT"):
        return _pronoun_actor(reading, noun, depth)
    inner = posted(reading, noun) or modifier_actor(reading, noun, depth=depth) or half_of_a_nation(reading, noun)
    return inner or (seat(reading) if holds_office(noun) else None) or _described(reading, noun)


def _described(reading: Reading, noun: Token) -> str | None:
    """Code of the actor that a noun stands for which no name is beside."""
    if noun.pos_ == "PROPN":
        offices = (c for c in noun.rights if c.dep_ == "appos" and c.stem in vocabulary.word_list("rank"))
        led = (source_actor(reading, office, ("of",)) for office in offices)  # "Idris, commander of Ugandan troops"
        return next((code for code in led if code is not None), None) or reading.memory.cast.of_person(noun.text)
    if lemma(noun) in STATES and any(c.dep_ == "nummod" and c.lower_ not in _SEVERAL for c in noun.lefts):
        return of_so_many(reading) if _is_new(noun) else None
    if noun.stem in ("alliance", "bloc", "ally") or noun.text == "Allies":
        bloc = reading.memory.cast.alliance
        if bloc is not None and noun.tag_ != "JJ":
            return bloc
    own = own_service(reading, noun)
    if own is not None:
        return own
    equal = own_subject(noun.head) if noun.dep_ == "attr" and lemma(noun.head) in ("be", "become", "remain") else None
    if equal is not None and equal.i in reading.actors:
        return reading.actors[equal.i].code  # "Senegal is the only country to have sent soldiers"
    both = noun.stem == "party" and any(c.lower_ == "both" for c in noun.lefts)
    governs = both or lemma(noun) in vocabulary.word_list("government") or commands_all(noun)
    return _government(reading, noun) if governs else mission(reading, noun)


def _government(reading: Reading, noun: Token) -> str | None:
    """Code of the government told of before ("the ministry"), or of the several ("both sides")."""
    here = reading.sentence.start + noun.idx
    region = region_of(reading, noun)
    if region:
        return reading.memory.cast.state_before(here, region)
    if goes_on_leaving(reading, noun):
        return reading.memory.leaving
    if noun.stem == "council" and not any(c.dep_ in MODIFIERS - {"det"} for c in noun.lefts):
        return council(reading, here)
    aside = land_ahead(reading, noun) or _acts_aside(reading, noun) or _speaks_of(reading, noun)
    if aside is not None:
        return aside
    several = next((_SEVERAL[c.lower_] for c in noun.lefts if c.lower_ in _SEVERAL and is_pair(noun, c)), 0)
    if several:
        return "+".join(sorted(reading.memory.cast.states_before(here, several))) or None
    cast = reading.memory.cast
    local = reading.memory.home or cast.dateline if lemma(noun) not in vocabulary.word_list("own_land") else None
    if lemma(noun) == "ministry" and cast.main is not None and is_country(cast.main):
        local = local or cast.main  # a paper calls the one of its own country "the ministry"
    local = local or _source(reading, noun)
    return cast.government_before(here, lemma(noun)) or local or reading.memory.last_subject(here)


def _source(reading: Reading, land: Token) -> str | None:
    """Code of the state whose word it is: "according to the Dutch premier, the country will send …"."""
    if land.stem not in vocabulary.word_list("own_land"):
        return None
    clause = clause_verb(land)
    told = (t for c in clause.children if c.lower_ == "according" for t in c.subtree)
    return next((m.code for t in told if (m := reading.actors.get(t.i)) is not None and m.kind != "capital"), None)


def _acts_aside(reading: Reading, noun: Token) -> str | None:
    """Code of the state that acts in the clause before: "As Ethiopia pressed its hunt for gunmen, the army …"."""
    for clause in clause_verb(noun).lefts:
        doer = subject_of(clause) if clause.dep_ == "advcl" else None
        mention = reading.actors.get(doer.i) if doer is not None else None
        if mention is not None and mention.kind == "state" and lemma(clause) not in vocabulary.word_list("onlooker"):
            return mention.code
    return None


def _speaks_of(reading: Reading, house: Token) -> str | None:
    """Code of the state whose own minister or officer says what "the army" does, if it was not named as another's."""
    if lemma(house) not in vocabulary.forces() or house.dep_ not in ("nsubj", "nsubjpass"):
        return None
    if reading.memory.cast.house_before(reading.sentence.start + house.idx, lemma(house)) is not None:
        return None
    for verb in clauses_above(clause_verb(house)):
        subject = own_subject(verb) if ("verb", lemma(verb)) in vocabulary.operators() else None
        if subject is None or subject.i == house.i or not holds_office(subject):
            continue
        named = actor_of(reading, subject, depth=1)
        return named if named is not None and is_country(named) else None
    return None


def posted(reading: Reading, noun: Token) -> str | None:
    """For whom an official or officer speaks: "a spokesman in Tripoli", "for the army", "a captain in the Legion"."""
    office, rank = noun.stem in vocabulary.word_list("office"), noun.stem in vocabulary.word_list("rank")
    office = office or commands_all(noun)
    if not (office or rank) or any(c.i in reading.actors for c in noun.lefts):
        return None
    for preposition in noun.rights:
        for place in preposition.children if preposition.lower_ in ("in", "at", "for", "with") else ():
            mention = reading.actors.get(place.i)
            if mention is None and preposition.lower_ in ("for", "with"):
                return modifier_actor(reading, place, depth=1)
            if mention is not None and (mention.kind == "capital") == office:
                return mention.code
            if mention is not None and mention.kind in _BODIES:
                return mention.code
    return None


def named_owner(reading: Reading, noun: Token, *, sources: tuple[str, ...] = ("of",)) -> str | None:
    """Actor that the force's own phrase names: the force is that body, or one of its, or of a country."""
    mention = reading.actors.get(noun.i)
    bodies = ("service", "mission", "group", "alliance", "adjective")
    if mention is not None and (mention.kind in bodies or noun.text in vocabulary.word_list("people")):
        return namesake_of(reading, noun) or mention.code
    if mention is not None and mention.kind in ("adjective", "institution") and noun.tag_ in ("NNS", "NNPS"):
        return mention.code  # "1,400 Italians"
    return _known_as(reading, noun) or modifier_actor(reading, noun, sources=sources) or own_service(reading, noun)


def _known_as(reading: Reading, noun: Token) -> str | None:
    """Read "a brigade from Latvia, Spain and Italy, called the Baltic Guard"."""
    for child in noun.children:
        if child.dep_ == "acl" and lemma(child) in ("know", "call", "dub", "name"):
            for token in child.subtree:
                if token.i in reading.actors:
                    return reading.actors[token.i].code
    return None


def modifier_actor(
    reading: Reading, noun: Token, *, depth: int = 0, sources: tuple[str, ...] = ("of", "from")
) -> str | None:
    """Actor named inside the phrase: adjective, possessive, compound, or after one of the sources."""
    if not noun.children:
        return None
    told = states_named(reading, noun) or rebels_of(reading, noun)
    if told is not None or lemma(noun) in vocabulary.word_list("other"):
        return told  # "its allies", "a NATO newcomer" are others
    codes = dict.fromkeys(_modifier_codes(reading, noun, depth))
    found = "+".join(codes) or guarded_by(reading, noun) or source_actor(reading, noun, sources, depth=depth)
    return None if found is None or is_informant(noun) else found  # "a Polish newspaper" is nobody's


def _modifier_codes(reading: Reading, noun: Token, depth: int) -> Iterator[str]:
    """Yield the actors among the noun's adjectives, possessives and compounds."""
    for child in noun.children:
        if child.dep_ not in MODIFIERS or child.left_edge.lower_ in ("among", "including"):
            continue  # "2,300 soldiers, among them British Gurkhas"
        for token in [child, *child.conjuncts]:
            mention = reading.actors.get(token.i)
            code = None
            lies = child.dep_ == "compound" and not is_titled(noun)
            if mention is not None and lies and is_where(mention, token.text, lemma(noun)):
                continue  # "the Cyprus garrison": where it lies, not whose it is
            if token is child and is_scene_of(reading, noun, child):
                continue
            if mention is not None:
                code = namesake_of(reading, token) or mention.code
            elif token.lower_ in _PRONOUNS | _FIRST_PERSON and child.dep_ == "poss":
                code = _actor_of_one(reading, token, depth + 1)
            elif depth < _DEEP and child.dep_ != "appos":
                code = modifier_actor(reading, token, depth=depth + 1) or _institution(reading, token)
            if code is not None:
                yield code


def _institution(reading: Reading, noun: Token) -> str | None:
    """Whose government or service is meant where no country is named ("government forces", "the Navy's fleet")."""
    cast = reading.memory.cast
    own = own_service(reading, noun)
    if own is not None:
        return own
    if noun.text == "allied" and noun.dep_ == "amod":
        # The Allies of the wars are written with a capital.
        return "NATO" if cast.alliance in (None, "UN") else cast.alliance
    if lemma(noun) == "foreign" and noun.dep_ == "amod" and noun.head.stem in vocabulary.forces():
        return "foreign forces"
    if lemma(noun) in vocabulary.word_list("governing"):
        told = {code for _, code, _ in cast.governments}
        only = told.pop() if len(told) == 1 and noun.stem == "government" else None
        local = reading.memory.home or cast.dateline or only
        return cast.government_before(reading.sentence.start + noun.idx) or local
    return None


def source_actor(reading: Reading, noun: Token, sources: tuple[str, ...], *, depth: int = 0) -> str | None:
    """Actor after "of" or "from": "members of the PLA", "soldiers from Canada and Spain"."""
    for child in noun.children:
        if child.dep_ != "prep" or child.lower_ not in sources:
            continue
        if child.lower_ == "of" and lemma(noun) == "garrison":
            continue  # "the garrison of Cyprus": where it lies
        for pobj in child.children:
            mention = reading.actors.get(pobj.i)
            if lemma(pobj) in STATES and any(c.dep_ == "nummod" for c in pobj.lefts) and _is_new(pobj):
                return reading.memory.cast.alliance or "MNF"  # "50,000 soldiers from 31 nations"
            if mention is not None and mention.kind != "capital":
                joined = [reading.actors[c.i].code for c in pobj.conjuncts if c.i in reading.actors]
                return "+".join(dict.fromkeys([mention.code, *joined]))
            if depth < _DEEP and pobj.dep_ == "pobj":
                code = modifier_actor(reading, pobj, depth=depth + 1, sources=sources) or own_service(reading, pobj)
                if code is not None:
                    return code
    return None


def _is_new(noun: Token) -> bool:
    """Whether the noun points to nobody told of before."""
    return not any(c.dep_ == "det" for c in noun.lefts)


def _pronoun_actor(reading: Reading, pronoun: Token, depth: int) -> str | None:
    """Actor that "it", "its", "they" stands for: the nearest subject above it, else the last one told of."""
    if pronoun.lower_ == "whose":
        return _relative_actor(reading, pronoun, depth)
    accused = accused_over(pronoun.head) if pronoun.dep_ == "poss" else None
    if accused is not None and accused.i in reading.actors:
        return reading.actors[accused.i].code
    seen, passed = {pronoun.i}, set[int]()
    for verb in clauses_above(clause_verb(pronoun.head)):
        subject = subject_of(verb)
        if subject is not None and subject.i not in seen and not in_phrase_of(subject, pronoun):
            seen.add(subject.i)
            several = is_plural(subject)
            near = subject.head is clause_verb(pronoun.head) and subject.i not in reading.actors
            if several and (pronoun.lower_ == "it" or (pronoun.lower_ == "its" and near)):
                passed.update(t.i for t in subject.subtree)
                continue  # "the Uzbeks will not let it cross", "Fijian troops will relieve its battalion"
            stood_for = reading.forces.get(subject.i) if subject.lower_ == "they" else None
            if stood_for is not None and pronoun.dep_ == "poss" and id(stood_for.noun) in reading.owned:
                return reading.owned[id(stood_for.noun)]  # "they will fly out to meet their tanks"
            if subject.lower_ not in _PRONOUNS or subject.lower_ == "who" or subject.dep_ == "poss":
                code = actor_of(reading, subject, depth=depth + 1) or _served(reading, subject, pronoun)
                if code is not None or has_parts(subject, pronoun) or _is_of_no_state_told(subject, pronoun):
                    return code
    return _told_before(reading, pronoun, passed, depth)


def _told_before(reading: Reading, pronoun: Token, passed: set[int], depth: int) -> str | None:
    """Actor that it stands for where no subject above it tells: one named or a body told of before, else the last."""
    if pronoun.lower_ in ("its", "their", "her"):
        beside = _beside(reading, pronoun, depth)
        if beside is not None:
            return beside
        for token in reversed(reading.doc[: pronoun.i]):
            mention = reading.actors.get(token.i) if token.i not in passed else None
            if mention is not None and mention.kind != "capital":
                return mention.code
            if token.stem in _LANDS and any(c.lower_ == "the" for c in token.lefts):
                return _government(reading, token)  # "the country's name at the UN …, its soldiers"
    if pronoun.dep_ == "poss" and pronoun.head.stem in vocabulary.forces():
        whole = body_before(reading.doc, pronoun)
        if whole is not None:
            return actor_of(reading, whole, depth=depth + 1)
        body, told_at = reading.memory.last_body
        if body is not None and reading.sentence.start - told_at <= _NEXT_TO:
            return body  # "A second battalion has been there since 1982. Its 329 soldiers …"
    return reading.memory.last_subject(reading.sentence.start)


def _is_of_no_state_told(subject: Token, pronoun: Token) -> bool:
    """Whether they are nobody's who was told of before: "the rebels said they", "General Morel said his men"."""
    officer = pronoun.lower_ in ("his", "her") and subject.pos_ == "PROPN" and holds_rank(subject)
    return officer or subject.stem in vocabulary.word_list("irregular")


def _beside(reading: Reading, pronoun: Token, depth: int) -> str | None:
    """Whose what stands beside is: "the Kent and her escorts", "a Kenyan brigade moved; its first battalion …"."""
    noun = pronoun.head
    if noun.dep_ == "conj" and noun.head.i < noun.i and noun.head.pos_ in ("NOUN", "PROPN"):
        named = next((u for u in units(reading.sentence.text) if u.start <= noun.head.idx < u.end), None)
        home = home_of(reading.sentence.text[named.start : named.end]) if named is not None else None
        return home or actor_of(reading, noun.head, depth=depth + 1)
    if noun.dep_ not in ("nsubj", "nsubjpass"):
        return None
    before = (t for t in reversed(reading.doc[: pronoun.i]) if t.dep_ in ("nsubj", "nsubjpass"))
    first = next((t for t in before if t.head.dep_ not in ("relcl", "advcl", "acl") and t.head is not noun.head), None)
    return actor_of(reading, first, depth=depth + 1) if first is not None and first.pos_ != "PRON" else None


def _served(reading: Reading, person: Token, pronoun: Token) -> str | None:
    """For whom the person acts to whom "his" points: "Idris, who commands the Royal Guard of Oman, said his men"."""
    if person.pos_ != "PROPN" or pronoun.lower_ not in ("his", "her", "he", "she"):
        return None
    told = (reading.actors[t.i] for t in person.subtree if t.i in reading.actors)
    return next((m.code for m in told if m.kind in ("adjective", "state", "service")), None)


def _relative_actor(reading: Reading, pronoun: Token, depth: int) -> str | None:
    """Actor that "whose" points to: "the United States, two of whose destroyers are due"."""
    token = pronoun
    while token.head.i != token.i:
        if token.dep_ == "relcl":
            return actor_of(reading, token.head, depth=depth + 1)
        token = token.head
    before = [m for i, m in sorted(reading.actors.items()) if i < pronoun.i]
    return before[-1].code if before else None


def _speaker_actor(reading: Reading, pronoun: Token, depth: int) -> str | None:
    memory, quoted = reading.memory, False
    for verb in _speeches_over(clause_verb(pronoun)):
        subject = agent_of(verb) or own_subject(verb) if ("verb", lemma(verb)) in vocabulary.operators() else None
        if subject is None or subject.lower_ in _FIRST_PERSON:
            continue
        quoted = True
        code = served_by(reading, subject) or actor_of(reading, subject, depth=depth + 1)
        if code is not None:
            return code
    speaker = memory.cast.of_person(memory.last_speaker) if memory.last_speaker else None
    # "we have moved more, a spokesman said": of those who acted last, not of the article's author
    return speaker or (memory.last_actor if quoted else None) or memory.cast.author


def _speeches_over(verb: Token) -> Iterator[Token]:
    """Yield the verbs above, and what is put into a clause: "we are leaving, the general said, but"."""
    while True:
        yield from (c for c in verb.children if c.dep_ == "parataxis")
        if verb.head.i == verb.i:
            return
        verb = clause_verb(verb.head)
        yield verb
