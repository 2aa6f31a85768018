"""Fit the weights of the grounds on which a force is somebody's to claims whose owner a person has named.

    python scripts/fit_salience.py

Writes ``src/geo/language/vocabulary/salience.csv`` from the project's own annotated passages and, where it lies
beside the project, the development gold, and prints how often the owner is right by the new weights, by weights
fitted without the article, and on passages that are not fitted to. McFadden's conditional logit ("Conditional
logit analysis of qualitative choice behavior", 1974), with a penalty that keeps weights of rare grounds small.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from judged_claims import HELD, PASSAGES, ROOT, annotated, scorer
from scipy.optimize import minimize
from sklearn.model_selection import GroupKFold

from geo.claims import as_json
from geo.claims.reading import candidates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.model import Article

PENALTY = 0.2
KNOWN = {"at home": 4.0}
"""What the penalty draws a weight to, where not to nothing: texts of a country's own army name hardly any rivals."""
FOLDS = 10
_WORDS = 2
"""Words of the force in common that count when a candidate is paired with a claim."""


class Choice(NamedTuple):
    """The owners to choose from, what speaks for each, and which of them are right."""

    article: str
    grounds: list[dict[str, float]]
    right: list[bool]


def choices(names: Sequence[str]) -> list[Choice]:
    """Give the choice behind each claim of the named sets whose owner had to be weighed."""
    score = scorer()
    return [c for name in names for doc, article in annotated(name) for c in _choices_in(score, doc, article)]


def _choices_in(score: Any, doc: dict[str, Any], article: Article) -> Iterator[Choice]:  # noqa: ANN401  a module
    read = candidates(article)
    told = [as_json(c.claim) for c in read]
    paired = []
    for g, gold in enumerate(doc["claims"]):
        for p, claim in enumerate(told):
            if score.same_direction(gold, claim) and score.sentences_overlap(gold["sentence"], claim["sentence"]):
                words = score.words(gold.get("force") or "") & score.words(claim["force"] or "")
                alike = sum(bool(v) for v in score.slots(gold, claim).values()) + min(len(words), _WORDS)
                paired.append((-alike, g, p))
    used: set[tuple[str, int]] = set()
    for _, g, p in sorted(paired):
        if used & {("gold", g), ("told", p)}:
            continue
        used |= {("gold", g), ("told", p)}
        found = read[p].frame.actor_grounds
        right = [score.same_actor(doc["claims"][g], {"actor": _short(code)}) for code in found]
        if any(right):
            yield Choice(doc["doc"], list(found.values()), right)


def _short(code: str) -> str:
    return "+".join({"African Union": "AU"}.get(part, part) for part in code.split("+"))


def fitted(made: Sequence[Choice], names: Sequence[str]) -> np.ndarray:
    """Give the weights under which the right owners are most likely."""
    rows = [(_matrix(c, names), np.array(c.right)) for c in made]
    known = np.array([KNOWN.get(name, 0.0) for name in names])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = PENALTY * (weights - known) @ (weights - known), 2 * PENALTY * (weights - known)
        for grounds, right in rows:
            score = grounds @ weights
            chance = np.exp(score - score.max())
            chance /= chance.sum()
            hit = chance[right].sum()
            total -= np.log(hit)
            slope += grounds.T @ (chance - np.where(right, chance, 0.0) / hit)
        return total, slope

    return minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x


def _matrix(choice: Choice, names: Sequence[str]) -> np.ndarray:
    return np.array([[told.get(name, 0.0) for name in names] for told in choice.grounds])


def share_right(made: Sequence[Choice], names: Sequence[str], weights: np.ndarray) -> float:
    """Give how often the likeliest owner is right."""
    return float(np.mean([c.right[int(np.argmax(_matrix(c, names) @ weights))] for c in made]))


def cross_validated(made: Sequence[Choice], names: Sequence[str]) -> float:
    """Give how often it is right by weights fitted without its article: ten folds, each article in one."""
    folds = GroupKFold(FOLDS).split(made, groups=[c.article for c in made])
    right = 0.0
    for train, test in folds:
        weights = fitted([made[i] for i in train], names)
        right += len(test) * share_right([made[i] for i in test], names, weights)
    return right / len(made)


def main() -> None:
    """Fit and write."""
    made = choices([*PASSAGES, "dev", "seeds"])
    apart = choices(HELD)
    often: dict[str, int] = defaultdict(int)
    for choice in made:
        for name in {name for told in choice.grounds for name in told}:
            often[name] += 1
    names = sorted(often)
    weights = fitted(made, names)
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(("ground", "weight"))
    table.writerows((name, round(float(w), 2)) for name, w in zip(names, weights, strict=True))
    (ROOT / "src/geo/language/vocabulary/salience.csv").write_text(out.getvalue(), encoding="utf-8")
    print(f"{len(made)} choices, right {share_right(made, names, weights):.3f}")
    print(f"fitted without the article {cross_validated(made, names):.3f}")
    print(f"{len(apart)} choices not fitted to, right {share_right(apart, names, weights):.3f}")


if __name__ == "__main__":
    main()
