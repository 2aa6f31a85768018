"""Known errors of the parser, mended in the tree before the rules read it.

The small pipeline errs in few ways, and the same sentence with another name or number may be parsed right. Each
step below mends one kind of error wherever it stands, so that the rules need not know of it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from geo.language import vocabulary
from geo.language.syntax.contrasts import (
    beside_the_object,
    neither_there,
    not_there_but,
    not_they,
    not_this_but,
    of_those_before,
    rather_than,
)
from geo.language.syntax.counted import OPENINGS, beside_its_number, opened_by_a_preposition, up_to
from geo.language.syntax.days import coming_day, day_after_place, day_gone, day_of_saying, month_told, year_told
from geo.language.syntax.gapping import asked_in_turn, beside_the_clause, without_its_verb
from geo.language.syntax.garden_paths import (
    AFTER,
    after_a_day,
    by_doer,
    by_its_name,
    fronted_place,
    garden_path,
    homeward,
    inverted,
    left_home,
    left_in_part,
    off_shore,
    only_verb,
    pictured,
    reduced_relative,
    second_participle,
    swallowed_subject,
    to_a_noun,
)
from geo.language.syntax.gerunds import with_its_object
from geo.language.syntax.grafts import attach, put_above
from geo.language.syntax.headlines import (
    as_noun,
    before_its_object,
    before_its_verb,
    headline_order,
    headline_verb,
    no_verb,
    people_act,
)
from geo.language.syntax.hung_high import (
    now_there,
    of_one_speech,
    of_the_haven,
    of_the_last,
    of_the_talks,
    on_that_day,
    pulled_back,
)
from geo.language.syntax.lost_verbs import NO_NOUNS, before_semicolon, no_noun
from geo.language.syntax.names import between_names, of_both, place_reached, ship_s_prefix, torn_off
from geo.language.syntax.parts import beside_the_unit, of_the_body, some_of, with_its_men
from geo.language.syntax.ship_lists import listed_ships
from geo.language.syntax.strays import (
    WHOLES,
    about_to,
    and_a_half,
    asked_for,
    bare_count,
    before_its_of,
    clause_with_for,
    counted_again,
    due_after_noun,
    goal_of_a_tour,
    goal_on_origin,
    kept_there,
    of_a_people,
    of_all,
    of_its_noun,
    of_noun_before,
    of_the_clause_before,
    of_the_event,
    of_those_seen,
    on_standby,
    told_for_the_noun,
    way_gone,
    what_is_told,
    where_it_lies,
)
from geo.language.syntax.subjects import (
    PARTS,
    described_part,
    explained_subject,
    joined_subjects,
    joined_to_a_place,
    joined_to_those_in,
    joined_to_what_is_entered,
    parted_subject,
    people_of_the_next,
    place_before_the_next,
)
from geo.language.syntax.tree import hung_anew, places_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from geo.language.syntax.tree import Token, Tree

_SUBJECTS = ("nsubj", "nsubjpass")
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_VERBAL = ("VERB", "AUX")


def repair(tree: Tree) -> None:
    """Mend the tree in place."""
    words, verbs = _words(), vocabulary.verbs_by_form()
    places = places_of(tree)
    for token in tree:
        word = token.lower_ if token.lower_ in words else ""
        branching = len(token.lefts) > 1 and _has_two_subjects(token)
        for at in _likely((token.dep_, token.pos_, token.tag_, word, token.lower_ in verbs, branching)):
            if _MENDS[at].mend(token):
                places = hung_anew(tree, places)
                for later in _MENDS[at + 1 :]:  # it is another sort of word now
                    if later.mend(token):
                        places = hung_anew(tree, places)
                break


def _has_two_subjects(token: Token) -> bool:
    """Whether two words that may be its subjects hang on it from the left."""
    return sum(c.dep_ in _SUBJECTS or c.dep_ == "npadvmod" for c in token.lefts) > 1


def _known_word(token: Token) -> bool:
    """Mend the stem where the lemmatiser errs on a word of the tables ("bases", "proceed", "homeported")."""
    pos = "NOUN" if token.pos_ == "PROPN" else token.pos_
    forms = vocabulary.verbs_by_form() if pos == "VERB" else vocabulary.nouns_by_form() if pos == "NOUN" else {}
    known = forms.get(token.lower_)
    if known is not None and token.stem not in vocabulary.known_stems(pos):
        token.stem = known
    return False


def _plural_of_a_type(token: Token) -> bool:
    """Mend the plural of a designation that was taken for a number or for one ("Tornado GR4s", "MiG-29s")."""
    text = token.text
    if text[-1:] != "s" or text[-2:-1].islower() or not any(c.isupper() for c in text) or text.isalpha():
        return False
    token.pos_, token.tag_ = "PROPN", "NNPS"
    beside = token.dep_ == "npadvmod" and token.i and token.nbor(-1).head is token
    if beside and token.head.i < token.i and not any(c.dep_ == "dobj" for c in token.head.rights):
        token.dep_ = "dobj"
    return True


def _as_verb(token: Token) -> bool:
    """Mend a verb taken for an adjective or noun beside its auxiliary ("troops are now concentrated in")."""
    if token.pos_ not in ("ADJ", "NOUN", "PROPN") or token.lower_ not in vocabulary.verbs_by_form():
        return False
    helped = any(c.dep_ in ("aux", "auxpass") and c.pos_ in ("AUX", "PART") for c in token.lefts)
    seen = token.lower_.endswith("ing") and token.dep_ in ("xcomp", "advcl")  # "were seen patrolling", "left, marching"
    acting = token.tag_ == "NNS" or (token.tag_ == "NN" and token.lower_ in NO_NOUNS)
    acting = acting and any(c.dep_ == "nsubj" for c in token.lefts)  # "Djibouti hosts …", "once men from Oman arrive"
    theme = next((c for c in token.rights if c.dep_ == "npadvmod" and c.i == token.i + 1 and c.pos_ == "PROPN"), None)
    if acting and theme is not None:
        theme.dep_ = "dobj"  # "The accord obliges Turkey to withdraw"
    if not (helped or seen or (acting and any(c.dep_ in ("dobj", "prep") for c in token.rights))):
        return False
    token.lemma_ = token.stem = vocabulary.verbs_by_form()[token.lower_]
    form = "VBG" if token.lower_.endswith("ing") else "VB" if token.lower_ == token.stem else "VBN"
    form = ("VBZ" if token.tag_ == "NNS" else "VBP") if acting and not helped else form
    token.pos_, token.tag_ = "VERB", form
    return True


def _as_only_verb(token: Token) -> bool:
    """Mend the verb of a sentence that was taken for a plural ("The contingent, 530 men, sails into the harbour")."""
    subject = token.head
    if token.tag_ != "NNS" or token.dep_ not in ("appos", "conj") or subject.dep_ != "ROOT" or token.i < subject.i:
        return False
    known = token.lower_ in vocabulary.verbs_by_form() and subject.pos_ in ("NOUN", "PROPN")
    followed = token.i + 1 < len(token.doc) and token.nbor().dep_ == "prep" and token.nbor().head is token
    if not known or not followed or any(t.tag_ in _FINITE and t.head is subject for t in token.doc):
        return False
    token.pos_, token.tag_, token.stem = "VERB", "VBZ", vocabulary.verbs_by_form()[token.lower_]
    put_above(token, subject, "nsubj")
    return True


def _as_main_verb(token: Token) -> bool:
    """Mend a "has" with subject and object of its own that was taken for the auxiliary of a verb further on."""
    if token.dep_ != "aux" or token.stem != "have" or not {c.dep_ for c in token.children} & {"nsubj", "dobj"}:
        return False
    token.pos_ = "VERB"
    put_above(token, token.head, "advcl")
    return True


def _recipient(name: Token) -> bool:
    """Mend whom something is offered to, taken for whose it is ("has offered Libya 700 soldiers")."""
    noun = name.head
    if name.pos_ != "PROPN" or name.dep_ not in ("compound", "nmod", "poss", "npadvmod", "amod") or name.rights:
        return False
    after = name.nbor() if name.i + 1 < len(name.doc) else name
    counted = after.like_num and after.head is noun and after.dep_ == "nummod"
    giving = noun.dep_ == "dobj" and name.i and name.nbor(-1) is noun.head
    leave = after is noun and vocabulary.operators().get(("noun", noun.stem)) == "order"
    leave = leave and noun.head.stem in ("give", "grant", "deny", "refuse")  # "gave Libya permission to"
    if not (counted or leave) or not giving:
        return False
    return attach(name, noun.head, "dative")


def _to_be_done(verb: Token) -> bool:
    """Mend what is to be done with somebody, taken for the past tense ("ordered six jets sent to")."""
    if verb.head.dep_ != "dobj" or verb.head.head.stem not in ("order", "want", "need", "see", "have", "get"):
        return False
    verb.tag_ = "VBN"
    return True


def _floating(word: Token) -> bool:
    """Mend a quantifier of the subject that was taken for one ("Oman and Qatar have each sent 40 men")."""
    if word.dep_ not in _SUBJECTS or word.lower_ not in ("each", "both", "all") or word.lefts or word.rights:
        return False
    if not any(c.dep_ in _SUBJECTS and c.i < word.i for c in word.head.children):
        return False
    word.dep_ = "advmod"
    return True


def _by_transport(by: Token) -> bool:
    """Mend the means or the time that was taken for the doer ("arrived by train from Lyon", "had landed by noon")."""
    if by.dep_ == "agent" and any(c.stem in vocabulary.word_list("calendar") for c in by.rights):
        by.dep_ = "prep"
        return True
    means = next((c for c in by.rights if c.dep_ == "pobj"), None)
    if by.dep_ not in ("agent", "prep") or by.lower_ != "by" or means is None or means.lefts:
        return False
    if means.stem not in vocabulary.word_list("conveyance"):
        return False
    by.dep_ = "prep"
    for way in [c for c in means.rights if c.dep_ == "prep"]:
        attach(way, by.head, "prep")
    return True


class _Mend(NamedTuple):
    """A kind of error, and which words can be wrong so; of what is not given any will do."""

    mend: Callable[[Token], bool]
    deps: Collection[str] = ()
    pos: Collection[str] = ()
    tags: Collection[str] = ()
    words: Collection[str] = ()
    verbal: bool = False
    """It looks like a form of a verb of the tables."""
    branching: bool = False
    """Two words that may be its subjects hang on it from the left."""


_MENDS = (
    _Mend(_known_word, pos=("VERB", "NOUN", "PROPN")),
    _Mend(ship_s_prefix, words=tuple(prefix.lower() for prefix in vocabulary.ship_prefixes())),
    _Mend(listed_ships, tags=("VBD", "VBZ", "VBP", "VBN"), verbal=True),
    _Mend(_plural_of_a_type, tags=("CD", "NN", "NNP")),
    _Mend(_as_verb, pos=("ADJ", "NOUN", "PROPN"), verbal=True),
    _Mend(no_noun, deps=("pobj",), tags=("NN", "NNP"), words=NO_NOUNS),
    _Mend(before_semicolon, deps=("ccomp",), pos=_VERBAL),
    _Mend(as_noun, deps=("compound", "nmod"), pos=("ADJ",)),
    _Mend(as_noun, deps=("dobj", "pobj"), tags=("VBZ",)),
    _Mend(before_its_verb, deps=("ROOT", "ccomp"), tags=("NN", "VBP", "VB", "VBZ")),
    _Mend(_as_only_verb, deps=("appos", "conj"), tags=("NNS",), verbal=True),
    _Mend(headline_verb, tags=("NN", "NNP", "NNS", "NNPS"), verbal=True),
    _Mend(headline_order, deps=("compound", "nmod"), tags=("NNS", "NNPS", "VBZ"), verbal=True),
    _Mend(_as_main_verb, deps=("aux",)),
    _Mend(left_home, deps=("acl",), words=("left",)),
    _Mend(up_to, words=("up",)),
    _Mend(opened_by_a_preposition, deps=("prep", "dative", "prt", "agent"), words=tuple(OPENINGS)),
    _Mend(on_standby, words=("standby", "alert")),
    _Mend(_recipient, deps=("compound", "nmod", "poss", "npadvmod", "amod"), pos=("PROPN",)),
    _Mend(_floating, deps=_SUBJECTS, words=("each", "both", "all")),
    _Mend(some_of, deps=("quantmod",), words=("of",)),
    _Mend(beside_its_number, deps=("conj",), tags=("JJ",)),
    _Mend(place_reached, deps=("advmod", "oprd"), tags=("NNP", "RB")),
    _Mend(between_names, deps=("amod",), tags=("JJ", "VBN", "VBD")),
    _Mend(torn_off, deps=("ROOT",), pos=("PROPN",)),
    _Mend(goal_on_origin, deps=("prep",), words=("for", "to", "from")),
    _Mend(goal_of_a_tour, deps=("prep",), words=("to",)),
    _Mend(clause_with_for, deps=("prep", "dative"), words=("for",)),
    _Mend(_by_transport, deps=("agent", "prep"), words=("by",)),
    _Mend(by_doer, deps=("prep", "agent"), words=("by",)),
    _Mend(joined_subjects, branching=True),
    _Mend(explained_subject, branching=True),
    _Mend(with_its_object, deps=("csubj", "advcl"), tags=("VBG",)),
    _Mend(reduced_relative, deps=("csubj",), tags=("VBG", "VBN")),
    _Mend(of_the_clause_before, branching=True),
    _Mend(parted_subject, branching=True),
    _Mend(described_part, deps=_SUBJECTS, words=PARTS),
    _Mend(counted_again, deps=("npadvmod", "appos", "dep")),
    _Mend(and_a_half, words=("half",)),
    _Mend(of_noun_before, deps=("prep",), words=("from", "with")),
    _Mend(with_its_men, deps=("prep",), words=("with",)),
    _Mend(of_the_last, deps=("prep",), words=("from",)),
    _Mend(now_there, deps=("prep",), words=("in", "at", "near", "on")),
    _Mend(left_in_part, deps=("acl",), words=("left", "arrived", "came", "went")),
    _Mend(of_the_talks, deps=("prep",), words=("on", "about", "over")),
    _Mend(of_the_haven, deps=("prep",), words=("in", "at", "near", "outside")),
    _Mend(of_one_speech, deps=("ccomp",), tags=("VBD", "VBZ", "VBP", "VBN")),
    _Mend(on_that_day, deps=("advcl", "acl"), tags=("VBG",)),
    _Mend(pulled_back, deps=("amod", "advmod", "compound"), words=("back",)),
    _Mend(due_after_noun, deps=("prep", "acomp", "advmod"), words=("due",)),
    _Mend(before_its_of, deps=("nmod", "amod", "compound"), pos=("NOUN",)),
    _Mend(of_the_event, deps=("conj",), pos=("NOUN", "PROPN")),
    _Mend(told_for_the_noun, deps=("conj", "npadvmod", "appos"), tags=("CD",)),
    _Mend(of_a_people, deps=("pobj",), words=tuple(WHOLES)),
    _Mend(about_to, deps=("prep",), words=("about",)),
    _Mend(of_its_noun, deps=("advcl",), tags=("VB",)),
    _Mend(what_is_told, deps=("relcl",)),
    _Mend(before_its_object, deps=("ROOT",), tags=("NNS",), verbal=True),
    _Mend(where_it_lies, deps=("prep",), words=("across", "between", "opposite", "from")),
    _Mend(of_both, deps=("conj",), pos=("NOUN",)),
    _Mend(of_all, deps=("case",)),
    _Mend(beside_the_unit, deps=("conj",), pos=("NOUN",)),
    _Mend(bare_count, deps=("npadvmod",), tags=("CD",)),
    _Mend(joined_to_a_place, deps=AFTER | {"acl"}, pos=("VERB", "AUX")),
    _Mend(garden_path, deps=AFTER, pos=("VERB", "AUX")),
    _Mend(by_its_name, deps=("relcl",)),
    _Mend(kept_there, deps=("acl", "ccomp"), tags=("VBN", "VBD")),
    _Mend(of_the_body, deps=("acl",), tags=("VBN",)),
    _Mend(second_participle, deps=("acl",), tags=("VBN", "VBD")),
    _Mend(people_act, deps=("amod",), tags=("JJ",)),
    _Mend(off_shore, words=("off",)),
    _Mend(only_verb, deps=("acl",), tags=("VBN", "VBD")),
    _Mend(_to_be_done, deps=("acl",), tags=("VBD",)),
    _Mend(pictured, deps=("acl",), tags=("VBG",)),
    _Mend(inverted, deps=("attr",)),
    _Mend(after_a_day, deps=("nummod",), tags=("CD",)),
    _Mend(year_told, deps=("nummod", "compound", "nmod", "amod"), tags=("CD", "JJ")),
    _Mend(month_told, deps=("nmod", "compound"), pos=("PROPN",)),
    _Mend(without_its_verb, deps=("conj", "appos", "nmod", "compound", "npadvmod"), pos=("PROPN",)),
    _Mend(beside_the_clause, deps=("conj", "appos", "pobj", "npadvmod", "dep"), tags=("NNS", "NN", "NNP")),
    _Mend(asked_in_turn, deps=("conj", "appos"), pos=("PROPN",)),
    _Mend(fronted_place, deps=("compound", "nmod"), pos=("PROPN",)),
    _Mend(not_there_but, deps=("prep", "dative"), words=("in", "at", "on", "to", "into", "from", "near")),
    _Mend(neither_there, words=("neither",)),
    _Mend(not_this_but, deps=(*_SUBJECTS, "dobj", "attr")),
    _Mend(of_those_before, deps=("relcl",)),
    _Mend(not_they, deps=("relcl",)),
    _Mend(rather_than, deps=_SUBJECTS),
    _Mend(beside_the_object, deps=("conj",), pos=("NOUN",)),
    _Mend(joined_to_those_in, deps=("pobj", "conj"), pos=("NOUN",)),
    _Mend(joined_to_what_is_entered, deps=("ccomp", "conj"), pos=("VERB", "AUX")),
    _Mend(to_a_noun, deps=("xcomp", "relcl", "advcl", "acl"), tags=("NN", "NNS", "NNP", "NNPS")),
    _Mend(way_gone, deps=("dobj",), pos=("NOUN", "PROPN")),
    _Mend(of_those_seen, deps=("advcl",), tags=("VBG",)),
    _Mend(people_of_the_next, deps=("conj",), pos=("PROPN", "ADJ")),
    _Mend(place_before_the_next, deps=("nmod", "compound"), pos=("PROPN",)),
    _Mend(day_gone, deps=("dobj",), pos=("PROPN",)),
    _Mend(day_after_place, deps=("pobj",), pos=("PROPN",)),
    _Mend(day_of_saying, deps=("prep",), words=("on",)),
    _Mend(coming_day, words=("coming",)),
    _Mend(homeward, words=("home",)),
    _Mend(swallowed_subject, pos=("VERB", "AUX")),
    _Mend(no_verb, tags=("VBZ", "VBP", "VB")),
    _Mend(asked_for, deps=("advcl", "xcomp"), tags=("VB",)),
)


@cache
def _words() -> frozenset[str]:
    """Words that some mend is for."""
    return frozenset(word for mend in _MENDS for word in mend.words)


@cache
def _likely(sort: tuple[str, str, str, str, bool, bool]) -> tuple[int, ...]:
    """Give the numbers of the mends that such a word may need."""
    dep, pos, tag, word, verbal, branching = sort
    return tuple(
        at
        for at, mend in enumerate(_MENDS)
        if (not mend.deps or dep in mend.deps)
        and (not mend.pos or pos in mend.pos)
        and (not mend.tags or tag in mend.tags)
        and (not mend.words or word in mend.words)
        and (verbal or not mend.verbal)
        and (branching or not mend.branching)
    )
