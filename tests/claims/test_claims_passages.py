"""Gate: how well claims are read on passages that nobody fitted rules to, and on the originals.

``passages.jsonl`` holds passages of our own, annotated by hand before the reader was run on them. The floors
are what was reached, so that no later change lowers them unseen.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from datetime import date
from pathlib import Path

import pytest

from geo.articles import article_from_text, read_articles
from geo.claims import as_json, claims_in

SHARED = Path(__file__).parents[2] / "../shared"
SCORER = SHARED / "gold" / "score.py"
PASSAGES = Path(__file__).with_name("passages.jsonl")

pytestmark = pytest.mark.skipif(not SCORER.exists(), reason="the scorer (../shared/gold/score.py) is not here")


@pytest.fixture(scope="module")
def score():
    spec = importlib.util.spec_from_file_location("score", SCORER)
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module.score


def told(articles):
    return [as_json(c) for article in articles for c in claims_in(article)]


def passages():
    return [json.loads(line) for line in PASSAGES.read_text().splitlines()]


@pytest.fixture(scope="module")
def on_passages(score):
    docs = passages()
    articles = [
        article_from_text(
            d["text"], source=d["doc"], published=date.fromisoformat(d["published"]) if d["published"] else None
        )
        for d in docs
    ]
    return score(docs, told(articles))


@pytest.fixture(scope="module")
def on_originals(score):
    docs = [json.loads(f.read_text()) for f in sorted((SHARED / "gold" / "seeds").glob("*.json"))]
    return score(docs, told(read_articles(SHARED / "seeds")))


def test_passages_nobody_fitted_rules_to(on_passages):
    assert on_passages["precision"] >= 0.80
    assert on_passages["f1"] >= 0.38
    assert on_passages["strict_f1"] >= 0.23


def test_the_five_originals(on_originals):
    assert on_originals["precision"] >= 0.92
    assert on_originals["f1"] >= 0.95
    assert on_originals["strict_f1"] >= 0.90


def test_distractors_yield_no_factual_claim():
    for passage in passages():
        if not passage["claims"]:
            article = article_from_text(passage["text"], source=passage["doc"])
            assert [c.sentence for c in claims_in(article) if c.status.factual] == [], passage["doc"]
