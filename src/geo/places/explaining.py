"""Why a name was taken for the place it was, or for none: what recognition and resolving computed, in view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .finding import places_of
from .matching import matches, words_of
from .publisher import with_outlet
from .recognition import judge
from .resolving import type_words, weigh
from .vocabulary import lexicon

if TYPE_CHECKING:
    from geo.model import Place

    from .gazetteer import Sense
    from .matching import Match
    from .resolving import Weighed

Reasons = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that a name may mean: its share of the certainty (0 to 1) and what spoke for it, in nats."""

    name: str
    kind: str
    country: str | None
    geonames_id: int | None
    lat: float
    lon: float
    share: float
    reasons: Reasons


@dataclass(frozen=True, slots=True)
class Explanation:
    """What became of one name of a text.

    ``places`` is empty where it was not taken for a place. ``reasons`` spoke for (positive) and against its
    being one, ``score`` is their sum; ``candidates`` are the places it may mean, or might if it were one, the
    likeliest first.
    """

    surface: str
    start: int
    end: int
    score: float
    reasons: Reasons
    places: tuple[Place, ...] = ()
    candidates: tuple[Candidate, ...] = ()


def explain(text: str, *, outlet: str | None = None) -> list[Explanation]:
    """Return, in text order, what `find` makes of each name of a text, and why.

    Names that were left out are told too, but for plain English words that happen to name a place somewhere.
    ``outlet`` is the publisher's name, as for `find`.
    """
    words = words_of(text)
    every = matches(words)
    verdicts = judge(every, words)
    kept = [match for match, verdict in zip(every, verdicts, strict=True) if verdict.kept]
    resolved = iter(zip(weigh(*with_outlet(kept, words, outlet)), type_words(kept, words), strict=False))
    left_out = frozenset(i for i, verdict in enumerate(verdicts) if not verdict.kept)
    would_be = weigh(*with_outlet(every, words, outlet), silent=left_out) if left_out else []
    told_of: dict[int, tuple[Candidate, ...]] = {}  # mentions that share a sense share the candidates
    out = []
    for i, (match, verdict) in enumerate(zip(every, verdicts, strict=True)):
        if not verdict.kept and _plain(match):
            continue
        weighed, word = next(resolved) if verdict.kept else (would_be[i], None)
        if id(weighed) not in told_of:
            told_of[id(weighed)] = tuple(_candidates(weighed))
        choice = weighed.choice() if verdict.kept else None
        found = places_of(text, words, match, choice, word) if choice else []
        out.append(
            Explanation(
                text[match.start : match.end], match.start, match.end, round(verdict.score, 2),
                _rounded(verdict.evidence), tuple(found), told_of[id(weighed)],
            )
        )  # fmt: skip
    return out


def _plain(match: Match) -> bool:
    return all(word in lexicon("common_words") for word in match.key.split())


def _candidates(weighed: Weighed) -> list[Candidate]:
    totals = np.array(weighed.totals)
    shares = np.exp(totals - totals.max()) if len(totals) else totals
    order = np.argsort(-totals, kind="stable")
    return [_candidate(weighed, int(i), float(shares[i] / shares.sum())) for i in order]


def _candidate(weighed: Weighed, at: int, share: float) -> Candidate:
    sense: Sense = weighed.senses[at]
    evidence = weighed.evidence[at]
    return Candidate(
        sense.name, sense.kind, sense.country, sense.geonames_id, sense.lat, sense.lon, round(share, 3),
        _rounded(list(zip(evidence._fields, evidence, strict=True))),
    )  # fmt: skip


def _rounded(reasons: list[tuple[str, float]]) -> Reasons:
    return tuple((reason, round(value, 2)) for reason, value in reasons if abs(value) >= 0.005)  # noqa: PLR2004
