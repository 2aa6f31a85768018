"""How sure a claim is: a logistic model of what it rests on.

The weights in ``confidence.csv`` were fitted by ``scripts/fit_confidence.py`` to claims that a person had
judged, so that of the claims said to be 0.9 sure about nine in ten are right, on new text too;
``benchmarks/claims.py`` prints how far that holds on articles left out of the fit.
"""

from __future__ import annotations

import csv
import io
import math
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from geo.model import Action, Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.claims.scenes import Scene
    from geo.language import Frame, Sentence
    from geo.model import Claim, Place

LEAST = 0.5
"""Claims less sure than this are not told. With the weights fitted without an article nine in ten of those told of it
are right, of texts that the rules were not written with four in five; a higher bar loses more right ones than wrong."""
GROUNDS = (
    "actor named", "actor from context", "no actor", "forces of others", "counted", "pronoun", "implied presence",
    "counted presence", "place inferred", "no place", "at a border", "leaves home", "denied",
    "told twice", "others in sentence", "article of movements",
)  # fmt: skip
"""What a claim can rest on."""
_NAMED = 0.9
"""Certainty from which on the sentence itself names the actor."""
_MANY = 4
"""Movements beside one from which on a sentence is as hard to read as it gets."""
_DENSE = 0.5
"""Movements for each sentence from which on an article is about them throughout."""
_STANDING_IN = frozenset(
    ("they", "them", "it", "she", "others", "some", "most", "each", "one", "first", "both", "all", "half")
)
_SHORT = 2
"""Words up to which a phrase that begins with one of those is no more than a pronoun."""


class Beside(NamedTuple):
    """What else is told: in the same sentence, and in the article."""

    movements: int
    """Further movements in the sentence."""
    same_force: bool
    """One of them is the same force's."""
    own_share: float
    """Share of the article's movements whose actor is named that are this actor's, 0 to 1."""
    density: float
    """Movements of the article for each of its sentences: in news of other things one seldom is what it seems."""


def company(read: Sequence[tuple[Sentence, Frame]], sentences: int) -> list[Beside]:
    """Give what is told beside each movement of an article of so many sentences."""
    movements = Counter(sentence.start for sentence, _ in read)
    forces = Counter((sentence.start, frame.force_span) for sentence, frame in read)
    owners = Counter(frame.actor for _, frame in read if frame.actor_certainty >= _NAMED and frame.actor)
    return [
        Beside(
            movements[sentence.start] - 1,
            frame.force_span is not None and forces[sentence.start, frame.force_span] > 1,
            owners[frame.actor or ""] / owners.total() if owners else 0.0,
            len(read) / max(sentences, 1),
        )
        for sentence, frame in read
    ]


def grounds(frame: Frame, scene: Scene | None, claim: Claim, beside: Beside) -> dict[str, float]:
    """Give what speaks for and against the claim, by name; each between 0 and 1, absent ones left out."""
    located = [*claim.origin, *claim.destination]
    words = (frame.force or "").lower().split()
    # "A battalion" is one, but nobody has counted it.
    counted = frame.count != (None, None) and (frame.count_of != "units" or frame.count != (1, 1))
    found = {
        "actor named": frame.actor_certainty >= _NAMED,
        "actor from context": max(0.0, _NAMED - frame.actor_certainty) / _NAMED,
        "no actor": frame.actor is None,
        "forces of others": (1 - beside.own_share) * (frame.actor_certainty < _NAMED),
        "counted": counted,
        "pronoun": bool(words) and words[0] in _STANDING_IN and len(words) <= _SHORT,
        "implied presence": frame.implied,
        "counted presence": counted and frame.implied,
        "place inferred": scene is not None,
        "no place": not located,
        "at a border": frame.relation is not None,
        "leaves home": claim.action is Action.WITHDRAW and _is_home(claim.origin, frame.actor),
        "denied": claim.status is Status.DENIED,
        "told twice": beside.same_force and scene is not None,
        "others in sentence": min(beside.movements, _MANY) / _MANY,
        "article of movements": min(beside.density / _DENSE, 1.0),
    }
    return {name: float(value) for name, value in found.items() if value}


def _is_home(places: Sequence[Place], actor: str | None) -> bool:
    return bool(places) and all(p.country in (actor or "").split("+") for p in places)


def sureness(told: Mapping[str, float]) -> float:
    """Give the chance that a claim resting on these grounds is right, 0 to 1."""
    return 1 / (1 + math.exp(-sum(value for _, value in weighed(told))))


def weighed(told: Mapping[str, float]) -> list[tuple[str, float]]:
    """Give what each ground adds to the log odds of the claim being right, what always holds first.

    A ground that has no weight yet adds nothing, so that a new one can be fitted.
    """
    weights = _weights()
    return [("always", weights["always"]), *((name, weights.get(name, 0.0) * value) for name, value in told.items())]


@cache
def _weights() -> dict[str, float]:
    table = files("geo.claims").joinpath("confidence.csv").read_text(encoding="utf-8")
    return {row["ground"]: float(row["weight"]) for row in csv.DictReader(io.StringIO(table))}
