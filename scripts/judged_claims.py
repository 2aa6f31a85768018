"""Claims with a person's judgement: every candidate of annotated articles, right or wrong.

What the fit of the confidence and its benchmark share. Annotated articles are the project's own passages
and, where it lies beside the project, the gold in ``../shared``.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from geo.articles import article_from_text, read_articles
from geo.claims import as_json
from geo.claims.reading import candidates

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "../shared/gold"
PASSAGES = (
    "passages.jsonl",
    "passages_more.jsonl",
    "passages_late.jsonl",
    "passages_open.jsonl",
    "passages_general.jsonl",
    "passages_wars.jsonl",
    "press.jsonl",
)
HELD = ("held.jsonl", "held_sentences.jsonl", "held_press.jsonl")
"""Sets that are only measured with: nobody fits to them or writes rules to them."""
SETS = ("seeds", "dev", *PASSAGES, "sentences.jsonl", *HELD)
"""Every annotated set. Nothing is fitted to single sentences: what one in an article rests on is something else."""


class Judged(NamedTuple):
    """A candidate's article and grounds, and whether a person found such a claim there."""

    article: str
    grounds: dict[str, float]
    right: bool


def scorer() -> Any:  # noqa: ANN401  a module from beside the project
    """Load ``score.py``.

    Raises
    ------
    FileNotFoundError
        If it does not lie beside the project.
    """
    path = GOLD / "score.py"
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None or not path.exists():
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def annotated(name: str) -> list[tuple[dict[str, Any], Any]]:
    """Give each annotated document with its article: of "dev", "seeds" or a file of passages."""
    if name.endswith(".jsonl"):
        docs = [json.loads(line) for line in (ROOT / "tests/claims" / name).read_text(encoding="utf-8").splitlines()]
        return [(d, article_from_text(d["text"], source=d["doc"], published=_day(d["published"]))) for d in docs]
    if not GOLD.exists():
        return []
    folder = GOLD.parent / "seeds" if name == "seeds" else GOLD / name / "articles"
    articles = {Path(a.source).name: a for a in read_articles(folder, on_problem=lambda _: None)}
    docs = [json.loads(f.read_text(encoding="utf-8")) for f in sorted((GOLD / name).glob("*.json"))]
    return [(d, articles[d["doc"]]) for d in docs if d["doc"] in articles]


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def judged(names: list[str]) -> list[Judged]:
    """Judge every candidate of the named sets; what the annotation leaves open is left out."""
    score = scorer()
    found = []
    for name in names:
        for doc, article in annotated(name):
            told = candidates(article)
            records = [as_json(c.claim) for c in told]
            pairs = {p for _, p, _ in score.pair_up(doc["claims"], records)}
            for i, (candidate, record) in enumerate(zip(told, records, strict=True)):
                open_ = any(
                    score.sentences_overlap(b["sentence"], record["sentence"]) for b in doc.get("borderline", [])
                )
                if i in pairs or not open_:
                    found.append(Judged(f"{name}/{doc['doc']}", candidate.grounds, i in pairs))
    return found
