"""A border that is the way and not the goal: "across the border into Kursk", "crossed the Chadian border to Sebha"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.language.phrases.locations import PlaceRole
    from geo.language.reading import Reading

OVER = frozenset(("across", "over", "through"))
_INWARD = frozenset(("into", "to", "towards", "toward", "onto"))


def without_crossed(reading: Reading, roles: Sequence[PlaceRole]) -> Iterator[PlaceRole]:
    """Yield the roles without a border that is crossed to a named place; if it is another's, he is left."""
    named = any(r.names for r in roles)
    for role in roles:
        reached = [i for r in roles if r.preposition in _INWARD for i in r.names]
        if not (role.border and role.preposition in OVER and named) or (role.anchors and not reached):
            yield role
            continue
        lands = {reading.country_of(i) for i in reached}
        behind = [i for i in role.anchors if reading.country_of(i) not in lands]
        if behind and None not in lands:
            yield replace(role, preposition="from", names=behind, anchors=[], border=False, relation=None)
