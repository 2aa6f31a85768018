"""Which country a word for one stands for, where it is not named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language.phrases.owners import actor_of
from geo.language.text.actors import is_country

if TYPE_CHECKING:
    from geo.language.reading import Reading
    from geo.language.syntax import Token


def land_of(reading: Reading, holder: Token, mover: str | None) -> str | None:
    """Country that "its soil", "his country" stands for: seldom that of the force which is to come there."""
    own = actor_of(reading, holder)
    if own is not None and own != mover and is_country(own):
        return own
    before = [m for i, m in sorted(reading.actors.items()) if i < holder.i and is_country(m.code)]
    other = next((m.code for m in reversed(before) if m.code != mover), None)
    return other or (own if own is not None and is_country(own) else None)
