"""On real articles: no annotated sentence is lost, and dates are right where they are given."""

import json
import re
from pathlib import Path

import pytest

from geo.articles import read_articles
from geo.model import Article

SHARED = Path(__file__).parents[2] / "../shared"
SETS = {"seeds": SHARED / "seeds", "dev": SHARED / "gold/dev/articles"}

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared, with the annotated articles, is missing")


def gold(name: str) -> list[tuple[Article, dict]]:
    found = {article.source: article for article in read_articles(SETS[name], on_problem=lambda _: None)}
    annotated = [json.loads(file.read_text()) for file in sorted((SHARED / "gold" / name).glob("*.json"))]
    assert len(annotated) == len(found)
    return [(found[each["doc"]], each) for each in annotated]


def outside_passages(article: Article, sentence: str) -> str | None:
    """Return what of a sentence no passage holds; None where the text has no such sentence."""
    pattern = r"\s+".join(map(re.escape, sentence.split()))
    best = None
    for m in re.finditer(pattern, article.text):
        missing = [
            ch
            for at, ch in enumerate(m.group(), start=m.start())
            if not any(p.start <= at < p.end for p in article.passages)
        ]
        if best is None or len(missing) < len(best):
            best = "".join(missing)
    return best


@pytest.mark.parametrize("name", SETS)
def test_every_annotated_sentence_lies_in_passages(name):
    """Only a dateline or byline, which are names and figures alone, may stand before what is kept."""
    lost = []
    for article, annotated in gold(name):
        sentences = [claim["sentence"] for claim in annotated["claims"]]
        sentences += [each["sentence"] for each in annotated.get("borderline") or []]
        for sentence in sentences:
            missing = outside_passages(article, sentence)
            if missing is None or re.search(r"(?<![\w'])[a-z]", missing) or len(missing.split()) > 6:
                lost.append((article.source, sentence, missing))
    assert lost == []


@pytest.mark.parametrize("name", SETS)
def test_dates_that_are_given_are_right(name):
    known = {}
    for article, annotated in gold(name):
        if article.published is None:
            continue
        right = [annotated["published"], annotated.get("published_inferred")]
        if article.source.startswith("001"):
            right.append("2022-01-07")  # the text fits the Friday that it reports as well as the Saturday
        assert str(article.published) in right, article.source
        known[article.source] = article.published_from
    assert len(known) >= {"seeds": 5, "dev": 6}[name]


@pytest.mark.parametrize("name", SETS)
def test_titles_that_the_text_prints_are_found(name):
    missed = []
    for article, annotated in gold(name):
        title = annotated["title"]
        if title and title in " ".join(article.text.split()) and article.title != title and len(title.split()) > 3:
            missed.append((article.source, title, article.title))
    assert missed == []
