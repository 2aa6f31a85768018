"""Gerunds that the parser parts from what they act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.syntax.grafts import attach

if TYPE_CHECKING:
    from geo.language.syntax.tree import Token


def with_its_object(gerund: Token) -> bool:
    """Give back to a gerund the force that was taken for the subject ("Sending 900 men to Gao would be a mistake")."""
    verb = gerund.head
    word = vocabulary.triggers().get(("verb", gerund.stem, ""))
    if word is None or not word.frame.endswith(("_object", "_either")) or gerund.i > verb.i or gerund.rights:
        return False
    force = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass") and c.i > gerund.i), None)
    if force is None or force.left_edge.i != gerund.i + 1 or force.stem not in vocabulary.forces():
        return False
    if gerund.i and gerund.nbor(-1).lower_ not in ("that", "said", "says", ",", '"', "“"):
        return False
    for way in [c for c in force.rights if c.lower_ in ("to", "from", "into", "out")]:
        attach(way, gerund, "prep")
    gerund.dep_ = "csubj"
    return attach(force, gerund, "dobj")
