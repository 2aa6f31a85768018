"""Fit the weights of a claim's confidence to claims that a person has judged.

    python scripts/fit_confidence.py

Writes ``src/geo/claims/confidence.csv`` from the project's own annotated passages and, where it lies beside
the project, the development gold. The penalty keeps weights of rare grounds small.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

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
PENALTY = 1.0
FOLDS = 10


def design(rows: list[dict[str, float]]) -> np.ndarray:
    """Give the grounds as a matrix, a column each."""
    return np.array([[row.get(name, 0.0) for name in GROUNDS] for row in rows])


def fitted(claims: Sequence[Judged]) -> LogisticRegression:
    """Fit the weights to the claims."""
    model = LogisticRegression(C=PENALTY, max_iter=1000)
    return model.fit(design([c.grounds for c in claims]), [c.right for c in claims])


def cross_validated(claims: Sequence[Judged]) -> list[float]:
    """Give how sure each claim is by weights fitted without its article: ten folds, each article in one."""
    sure = np.zeros(len(claims))
    rows = design([c.grounds for c in claims])
    for train, test in GroupKFold(FOLDS).split(rows, groups=[c.article for c in claims]):
        sure[test] = fitted([claims[i] for i in train]).predict_proba(rows[test])[:, 1]
    return [float(s) for s in sure]


def main() -> None:
    """Fit and write."""
    claims = judged(FITTED_TO)
    model = fitted(claims)
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(("ground", "weight"))
    table.writerow(("always", round(float(model.intercept_[0]), 3)))
    table.writerows((name, round(float(w), 3)) for name, w in zip(GROUNDS, model.coef_[0], strict=True))
    (ROOT / "src/geo/claims/confidence.csv").write_text(out.getvalue(), encoding="utf-8")
    print(f"fitted to {len(claims)} claims, {sum(c.right for c in claims)} of them right")


if __name__ == "__main__":
    main()
