"""Headlines that lead the parser astray: their verbs are taken for nouns, their forces for verbs.

"Greek frigate heads for Suez", "Guard troops back in Kuwait", "Dutch pack up in Gao".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.syntax.grafts import put_above

if TYPE_CHECKING:
    from geo.language.syntax.tree import Token

_SUBJECTS = ("nsubj", "nsubjpass")
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_COLLECTIVES = frozenset(("police", "military", "infantry", "crew", "personnel"))
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


def before_its_verb(token: Token) -> bool:
    """Mend a force taken for a verb between its service and its own verb ("A navy frigate on Monday set sail")."""
    noun = vocabulary.force_surfaces().get(token.lower_)
    service = next((c for c in token.lefts if c.dep_ in _SUBJECTS and c.i == token.i - 1), None)
    verb = next((c for c in token.rights if c.tag_ in _FINITE and c.dep_ not in ("conj", "relcl")), None)
    if noun is None or service is None or verb is None or token.lower_ in vocabulary.verbs_by_form():
        return False
    token.pos_, token.tag_, token.stem = "NOUN", "NN", noun
    put_above(verb, token, "nsubj")
    service.dep_ = "compound"
    for word in [w for w in (*service.lefts, *token.rights) if w is not verb]:
        word.head = token if word.i < token.i else verb
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


def headline_verb(token: Token) -> bool:
    """Mend the verb of a headline that was taken for a noun ("British paras guard Freetown airport")."""
    subject = token.nbor(-1) if token.i else token
    many = vocabulary.force_surfaces().get(subject.lower_, subject.lower_) != subject.lower_  # "paras", "paratroops"
    plural = (
        token.tag_ in ("NN", "NNP")
        and (subject.tag_ in ("NNS", "NNPS") or subject.lower_ in _COLLECTIVES or many)
        and vocabulary.verbs_by_form().get(token.lower_) == token.lower_
    )
    singular = token.tag_ in ("NNS", "NNPS") and subject.tag_ in ("NN", "NNP") and token.lower_.endswith("s")
    force = subject.lower_ in vocabulary.force_surfaces() and token.lower_ in vocabulary.verbs_by_form()
    force = force and vocabulary.force_surfaces().get(token.lower_) in (None, token.lower_)  # "Guard troops off to"
    finite = any(t.tag_ in ("VB", *_FINITE) for t in token.doc if t is not subject)
    if not force or not (plural or singular) or finite:
        return False
    root = next(t for t in token.doc if t.head is t)
    before = [t for t in token.doc[: subject.i] if t.head.i >= subject.i]
    token.pos_, token.tag_, token.stem = "VERB", "VBP" if plural else "VBZ", vocabulary.verbs_by_form()[token.lower_]
    token.head, token.dep_ = token, "ROOT"
    subject.head, subject.dep_ = token, "nsubj"
    subject.pos_, subject.tag_ = "NOUN", "NNS" if plural else "NN"
    for word in before:
        word.head = subject
    if root.i > token.i:
        root.head, root.dep_ = token, "dobj"
    return True


def headline_order(token: Token) -> bool:
    """Mend the verb between a name and a force that was taken for a noun ("Macron orders jets to Chad")."""
    noun, name = token.head, token.nbor(-1) if token.i else token
    known = token.lower_ in vocabulary.verbs_by_form() and noun.lower_ in vocabulary.force_surfaces()
    if not known or not token.lower_.endswith("s") or noun.dep_ != "ROOT" or noun.i < token.i:
        return False
    if (
        name is token
        or not name.text[0].isupper()
        or any(t.tag_ in ("VB", *_FINITE) for t in token.doc if t is not token)
    ):
        return False
    token.pos_, token.tag_, token.stem = "VERB", "VBZ", vocabulary.verbs_by_form()[token.lower_]
    for word in (t for t in noun.lefts if t.i < name.i):
        word.head = name
    token.head, token.dep_ = token, "ROOT"
    name.head, name.dep_ = token, "nsubj"
    noun.head, noun.dep_ = token, "dobj"
    return True


def before_its_object(token: Token) -> bool:
    """Mend the only verb of a sentence, taken for a plural between two nouns ("Oman reserves the right to")."""
    name = token.nbor(-1) if token.i else token
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    named = name.dep_ in ("compound", "nmod") and name.head is token and name.pos_ == "PROPN"
    theme = next((c for c in token.rights if c.dep_ in ("appos", "dobj") and c.left_edge is after), None)
    if not named or theme is None or after.tag_ not in ("DT", "PRP$"):
        return False
    if any(t.tag_ in _FINITE and t.dep_ not in ("relcl", "ccomp", "advcl") for t in token.doc):
        return False
    token.pos_, token.tag_, token.stem = "VERB", "VBZ", vocabulary.verbs_by_form()[token.lower_]
    name.dep_, theme.dep_ = "nsubj", "dobj"
    for word in [w for w in token.lefts if w is not name and w.i < name.i and w.dep_ not in ("prep", "punct")]:
        word.head = name
    return True
