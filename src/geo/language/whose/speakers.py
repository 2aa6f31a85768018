"""Who is quoted: the subject of a verb of saying, or whom "according to", "as … put it" and the like name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geo.language import vocabulary
from geo.language.phrases.roles import own_subject
from geo.language.reading import lemma
from geo.language.status.operators import effect_of
from geo.model import Span

if TYPE_CHECKING:
    from geo.language.reading import Reading
    from geo.language.status.operators import Standing
    from geo.language.syntax import Token

_SAYING = frozenset(("say", "announce", "allege"))
_QUOTING = frozenset(("quote", "cite", "report", "describe"))
_LAID_DOWN = frozenset(("plan", "order", "consider", "demand"))
"""What a noun does to a status that is no source: "according to the plan"."""
_INSTITUTIONS = ("government", "office", "informant")
_REACH = 3
"""Words that a name has at most before its last."""


class Speaker(NamedTuple):
    """Who is quoted, and the word by which that is told."""

    name: str
    span: Span


def speaker_of(reading: Reading, standing: Standing, trigger: Token) -> Speaker | None:
    """Name of who is quoted, in full where the article gives it; None where the publisher speaks."""
    said = standing.speech
    by = own_subject(said) if said is not None else None
    if said is None or by is None:
        said, by = next(((word, noun) for word, noun in _beside(trigger) if noun.pos_ != "PRON"), (None, None))
    name = _name(reading, by) if by is not None else None
    return None if name is None or said is None else Speaker(name, Span(said.idx, said.idx + len(said)))


def is_name(speaker: str) -> bool:
    """Whether a person may be called so, of whom "he said" tells next; not "The ministry"."""
    words = speaker.split()
    return words[0].lower() not in ("the", "a", "an") and words[0][0].isupper() and words[-1][0].isupper()


def _beside(trigger: Token) -> list[tuple[Token, Token]]:
    """Words that tell of a source on the way up from what is told, each with the source."""
    found: list[tuple[Token, Token | None]] = []
    token = trigger
    while True:
        found += [(c, _source(c, token)) for c in token.children if c.dep_ in ("prep", "parataxis", "advcl", "ccomp")]
        head = token.head
        if token.dep_ == "pcomp" and head.lower_ == "as" and head.head.stem in _QUOTING:
            found.append((head.head, _quoted(head.head)))
        if token.dep_ == "ccomp" and head.stem == "make" and any(c.lower_ == "clear" for c in head.rights):
            found.append((head, own_subject(head)))
        if head.i == token.i:
            return [(word, source) for word, source in found if source is not None]
        token = head


def _source(word: Token, told: Token) -> Token | None:
    """Source that the word names for what it hangs on: "according to the army", "the army says", "as he put it"."""
    if word.lower_ == "according":
        nouns = [o for to in word.rights if to.lower_ == "to" for o in to.rights if o.dep_ == "pobj"]
        return next((noun for noun in nouns if not _is_laid_down(noun)), None)
    speaks = effect_of(word) in _SAYING
    if word.dep_ == "parataxis" or (word.dep_ == "ccomp" and word.i < told.i):
        return own_subject(word) if speaks else None
    told_by_it = lemma(word) == "put" and any(c.lower_ == "it" for c in word.rights)
    alone = speaks and all(c.dep_ not in ("ccomp", "xcomp", "dobj") for c in word.rights)
    as_told = word.dep_ == "advcl" and any(c.lower_ == "as" for c in word.lefts) and (told_by_it or alone)
    return own_subject(word) if as_told else None


def _is_laid_down(noun: Token) -> bool:
    return effect_of(noun) in _LAID_DOWN or lemma(noun) in vocabulary.word_list("accord")


def _quoted(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in ("nsubjpass", "dobj") and c.i < verb.right_edge.i), None)


def _name(reading: Reading, subject: Token) -> str | None:
    if subject.lower_ in ("he", "she"):
        earlier = [
            t for t in reading.doc[: subject.i] if t.dep_ == "nsubj" and t.pos_ == "PROPN" and t.i not in reading.actors
        ]
        if not earlier:
            return reading.memory.last_speaker
        subject = earlier[-1]
    if subject.pos_ == "PRON":
        return None
    apposed = (c for c in subject.rights if c.dep_ == "appos" and c.pos_ == "PROPN" and c.left_edge.i == subject.i + 1)
    subject = next(apposed, subject)  # "NATO spokeswoman Oana Petrescu"
    names = _names(reading, subject)
    text = reading.sentence.text
    if not names:
        return text[
            min(t.idx for t in subject.subtree if t.i <= subject.i and t.text.strip()) : subject.idx + len(subject)
        ]
    name = text[names[0].idx : subject.idx + len(subject)]
    return reading.memory.cast.full_names.get(name, name) if len(names) == 1 else name


def _names(reading: Reading, subject: Token) -> list[Token]:
    """Words of a person's name, without the titles before it; none where it is no name."""
    office = any(subject.stem in vocabulary.word_list(name) for name in _INSTITUTIONS)
    if subject.pos_ != "PROPN" or office or subject.i in reading.actors:
        return []
    words = [t for t in subject.subtree if t.dep_ in ("compound", "nsubj", "flat", "nmod") and t.pos_ == "PROPN"]
    words = [t for t in words if subject.i - _REACH <= t.i < subject.i]
    titles = [t.i for t in words if t.lower_ in vocabulary.word_list("title") or t.i in reading.actors]
    return [*(t for t in words if t.i > max(titles, default=-1)), subject]
