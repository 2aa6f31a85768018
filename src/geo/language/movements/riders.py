"""Men and what they go by: "60 troops took a morning flight", "the last 900 Danes drove their tanks out of Gao"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases.draft import is_passive, theme_of
from geo.language.phrases.forces import force_in
from geo.language.phrases.roles import own_subject
from geo.language.reading import lemma

if TYPE_CHECKING:
    from geo.language.phrases.force import Force
    from geo.language.reading import Reading
    from geo.language.syntax import Token
    from geo.language.vocabulary import TriggerWord

_RIDING = frozenset(("take", "catch", "ride"))
_CONVEYANCES = ("conveyance", "transport", "passage")
"""Lists of what one goes by, and on."""


def riding(reading: Reading, verb: Token, word: TriggerWord) -> TriggerWord:
    """Give the verb the sense of travelling where its object is only what a force goes by: "took a flight to Gao"."""
    theme = theme_of(verb) if word.lemma in _RIDING and not is_passive(verb) else None
    by = theme is not None and any(lemma(theme) in vocabulary.word_list(name) for name in _CONVEYANCES)
    doer = own_subject(verb) if by else None
    rider = force_in(reading, doer) if doer is not None else None
    men = rider is not None and rider.count_of in ("people", "units")
    return vocabulary.triggers()["verb", "travel", ""] if men else word


def crew_of(reading: Reading, verb: Token, theme: Token, craft: Force) -> Force | None:
    """Give the counted men who take along what they drive: they are whom the movement is told of."""
    doer = own_subject(verb)
    own = craft.quantity is None and craft.count_of == "vehicles" and any(c.tag_ == "PRP$" for c in theme.lefts)
    men = force_in(reading, doer) if own and doer is not None else None
    return men if men is not None and men.count_of == "people" and men.quantity is not None else None
