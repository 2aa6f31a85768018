"""Fit the weights of a claim's confidence to claims that a person has judged.

    python scripts/fit_confidence.py

Writes ``src/geo/claims/confidence.csv`` from the project's own annotated passages and, where it lies beside
the project, the development gold. The penalty keeps weights of rare grounds small. The rules were written with most
of these texts, so that of them more claims are right than of what a user reads: the sum of the weights is stretched
and shifted once more (Platt 1999, "Probabilistic outputs for support vector machines") to the press's claims too.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from judged_claims import PASSAGES, ROOT, judged
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from geo.claims.confidence import GROUNDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from judged_claims import Judged

FITTED_TO = [name for name in (*PASSAGES, "dev", "seeds") if name != "press.jsonl"]
"""Nearly all of the press's texts are about movements: with them, too little would speak against other news."""
SCALED_TO = ["press.jsonl"]
"""The texts most like what a user reads, and the most: how sure a claim is in the end is fitted to them as well."""
PENALTY = 1.0
FOLDS = 10


class Weights(NamedTuple):
    """What always speaks for a claim, and each of `GROUNDS`, in log odds."""

    always: float
    each: np.ndarray

    def odds(self, claims: Sequence[Judged]) -> np.ndarray:
        """Give the log odds of each claim being right."""
        return self.always + design(claims) @ self.each


def design(claims: Sequence[Judged]) -> np.ndarray:
    """Give the grounds as a matrix, a column each."""
    return np.array([[claim.grounds.get(name, 0.0) for name in GROUNDS] for claim in claims])


def fitted(claims: Sequence[Judged], scaled_to: Sequence[Judged]) -> Weights:
    """Fit the weights to the claims, then their scale to these and the others together."""
    model = LogisticRegression(C=PENALTY, max_iter=1000)
    model.fit(design(claims), [c.right for c in claims])
    raw = Weights(model.intercept_[0], model.coef_[0])
    every = [*claims, *scaled_to]
    scale = LogisticRegression(C=np.inf).fit(raw.odds(every)[:, None], [c.right for c in every])
    stretch, shift = scale.coef_[0, 0], scale.intercept_[0]
    return Weights(raw.always * stretch + shift, raw.each * stretch)


def cross_validated(claims: Sequence[Judged], scaled_to: Sequence[Judged]) -> list[float]:
    """Give how sure each claim is by weights fitted without its article: ten folds, each article in one."""
    odds = np.zeros(len(claims))
    for train, test in GroupKFold(FOLDS).split(claims, groups=[c.article for c in claims]):
        odds[test] = fitted([claims[i] for i in train], scaled_to).odds([claims[i] for i in test])
    return [float(sure) for sure in 1 / (1 + np.exp(-odds))]


def main() -> None:
    """Fit and write."""
    claims, scaled_to = judged(FITTED_TO), judged(SCALED_TO)
    weights = fitted(claims, scaled_to)
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(("ground", "weight"))
    table.writerow(("always", round(float(weights.always), 3)))
    table.writerows((name, round(float(w), 3)) for name, w in zip(GROUNDS, weights.each, strict=True))
    (ROOT / "src/geo/claims/confidence.csv").write_text(out.getvalue(), encoding="utf-8")
    print(
        f"fitted to {len(claims)} claims, {sum(c.right for c in claims)} of them right; scaled to {len(scaled_to)} more"
    )


if __name__ == "__main__":
    main()
