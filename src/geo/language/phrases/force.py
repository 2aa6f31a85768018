"""What is known of a force that a sentence names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.language.syntax import Token
    from geo.language.text.quantities import Quantity
    from geo.model import CountOf, Span


@dataclass(frozen=True, slots=True)
class Force:
    """A force as the sentence names it; ``head`` is the token that the roles attach to.

    Of an elided one ("another 2,000", "they") ``noun`` is the noun it stands for, elsewhere in the text.
    """

    head: Token
    noun: Token
    count_of: CountOf
    strong: bool
    quantity: Quantity | None
    materiel: str | None
    unit: str | None
    span: Span
    elided: bool = False
    nation: Token | None = None
    """Of several peoples before one noun the one whose this force is: "900 French and 200 Dutch troops"."""
