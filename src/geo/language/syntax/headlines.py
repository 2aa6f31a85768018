"""Headlines that lead the parser astray: their verbs are taken for nouns, their forces for verbs.

"Greek frigate heads for Suez", "Guard troops back in Kuwait", "Dutch pack up in Gao".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary

if TYPE_CHECKING:
    from geo.language.syntax.tree import Token

_SUBJECTS = ("nsubj", "nsubjpass")
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_SHIPPING = frozenset(("VBZ", "VBP", "VB"))
_WAYS, _ONWARD = frozenset(("off", "back", "home", "bound")), frozenset(("to", "for", "in", "from", "at"))
"""Words behind a headline's force that say where it is going, and those that name the place."""


def as_noun(token: Token) -> bool:
    """Mend a force taken for an adjective or a verb ("Greek frigate heads for", "sent two Hercules transports")."""
    noun = vocabulary.force_surfaces().get(token.lower_)
    force = vocabulary.forces().get(noun or "")
    plain = force is not None and force.strength == "strong" and force.count_of != "people"
    if noun is None or not (plain or token.tag_ == "VBZ"):
        return False
    token.pos_, token.tag_, token.stem = "NOUN", "NNS" if token.tag_ == "VBZ" else "NN", noun
    return True


def no_verb(token: Token) -> bool:
    """Mend a headline's force that was taken for its verb ("Mayport ships off to the Gulf", "Guard troops back in")."""
    noun = vocabulary.force_surfaces().get(token.lower_)
    doc = token.doc
    if noun is None or noun == token.lower_ or token.tag_ not in _SHIPPING or token.i + 2 >= len(doc) or not token.i:
        return False
    way, onward = token.nbor(), doc[token.i + 2]
    if way.lower_ not in _WAYS or onward.lower_ not in _ONWARD or token.nbor(-1).tag_ not in ("NN", "NNP"):
        return False
    if any(t.tag_ in _FINITE for t in doc if t is not token):
        return False
    before = [t for t in doc[: token.i] if t.head.i >= token.i or t.head is t]
    root = next(t for t in doc if t.head is t)
    token.pos_, token.tag_, token.stem = "NOUN", "NNS", noun
    for word in [*before, way, *([root] if root.i > token.i else [])]:
        word.head, word.dep_ = token, "compound" if word.i < token.i else "advmod"
    token.head, token.dep_ = token, "ROOT"
    onward.head, onward.dep_ = way, "prep"
    return True


def people_act(people: Token) -> bool:
    """Mend a nationality before the verb of a headline that was taken for its adjective ("Dutch pack up in Gao")."""
    verb = people.head
    if verb.pos_ != "VERB" or verb.tag_ not in _SHIPPING or verb.i != people.i + 1 or not people.text[:1].isupper():
        return False
    if people.i or any(c.dep_ in _SUBJECTS for c in verb.children):
        return False
    people.pos_, people.tag_, people.dep_ = "PROPN", "NNPS", "nsubj"
    return True
