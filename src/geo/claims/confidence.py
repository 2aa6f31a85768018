"""How sure a claim is: a logistic model of what it rests on.

The weights in ``confidence.csv`` were fitted by ``scripts/fit_confidence.py`` to claims that a person had
judged, so that of the claims said to be 0.9 sure about nine in ten are right; ``benchmarks/claims.py`` prints
how far that holds on articles left out of the fit.
"""

from __future__ import annotations

import csv
import io
import math
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.claims.scenes import Scene
    from geo.language import Frame
    from geo.model import Claim

LEAST = 0.5
"""Claims less sure than this are not told: they are more likely wrong than right."""
GROUNDS = (
    "actor named", "actor from context", "no actor", "counted", "implied presence", "noun as trigger",
    "weak trigger", "others in sentence", "place inferred", "place most named", "no place", "doubtful place",
    "not told as fact", "long sentence", "article of movements",
)  # fmt: skip
"""What a claim can rest on."""
_NAMED, _FROM_CONTEXT = 0.9, 0.8
_MANY = 4
"""Movements beside one from which on a sentence is as hard to read as it gets."""
_DENSE = 0.5
"""Movements for each sentence from which on an article is about them throughout."""


def grounds(frame: Frame, scene: Scene | None, claim: Claim, *, others: int, density: float) -> dict[str, float]:
    """Give what speaks for and against the claim, by name; each between 0 and 1, absent ones left out.

    ``others`` is how many more movements the sentence tells of, ``density`` how many the article tells of for each
    of its sentences: in news of other things what looks like a movement seldom is one.
    """
    located = [*claim.origin, *claim.destination]
    found = {
        "actor named": frame.actor_certainty >= _NAMED,
        "actor from context": frame.actor_certainty < _FROM_CONTEXT,
        "no actor": frame.actor is None,
        "counted": frame.count != (None, None),
        "implied presence": frame.implied,
        "noun as trigger": frame.word.pos == "noun" and not frame.implied,
        "weak trigger": frame.word.strength == "weak" and not frame.implied,
        "others in sentence": min(others, _MANY) / _MANY,
        "place inferred": scene is not None,
        "place most named": scene is not None and scene.way == "most named",
        "no place": not located,
        "doubtful place": 1 - min((p.score for p in located), default=1.0),
        "not told as fact": not claim.status.factual,
        "long sentence": min(len(claim.sentence) / 400, 1.0),
        "article of movements": min(density / _DENSE, 1.0),
    }
    return {name: float(value) for name, value in found.items() if value}


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
