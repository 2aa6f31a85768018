"""The reports that the app opens with: complete, dated, and in our own words."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from geo.articles import read_articles
from geo.model import Article

ROOT = Path(__file__).parents[2]
ORIGINALS = ROOT / "../shared/seeds"
RUN = 8

WORD = re.compile(r"[a-z0-9]+(?:[.,][0-9]+)*")
QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")
ABOUT = re.compile(r"^about: (.+)$", re.MULTILINE)


def seeds() -> list[Article]:
    return read_articles(ROOT / "seeds", on_problem=lambda problem: pytest.fail(str(problem)))


def words(text: str) -> list[str]:
    """Words alike whatever their capitals, marks and apostrophes."""
    return WORD.findall(text.casefold().replace("'", "").replace("’", ""))


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[i : i + RUN]) for i in range(len(found) - RUN + 1)}


def quotations(text: str) -> str:
    """Return what stands in quotation marks, each quotation kept apart from the next."""
    return " ".join(f"{quoted} qqq{i}" for i, quoted in enumerate(QUOTED.findall(text)))


def test_every_seed_says_what_it_is():
    articles = seeds()
    assert len(articles) == 5
    for article in articles:
        assert article.title
        assert article.outlet.endswith("(digest)")
        assert article.published_from == "front matter"
    assert [str(article.published) for article in articles] == [
        "2022-01-08",
        "2022-01-08",
        "2022-02-04",
        "2022-02-02",
        "2022-02-03",
    ]


def test_seeds_are_read_whole():
    """What is no passage is front matter and white space."""
    for article in seeds():
        body = article.text.index("\n---\n") + len("\n---\n")
        own = [p for p in article.passages if p.kind != "title"]
        gaps = [article.text[a.end : b.start] for a, b in pairwise(own)]
        gaps += [article.text[body : own[0].start], article.text[own[-1].end :]]
        assert not "".join(gaps).strip()
        assert {p.kind for p in own} == {"paragraph"}


@pytest.mark.skipif(not ORIGINALS.is_dir(), reason="../shared/seeds, with the originals, is missing")
def test_seeds_share_no_run_of_eight_words_with_any_original():
    originals = {file.name: file.read_text(encoding="utf-8") for file in sorted(ORIGINALS.glob("*.txt"))}
    said = set().union(*(runs(quotations(text)) for text in originals.values()))
    shared = []
    for article in seeds():
        quoted = runs(quotations(article.text)) & said
        for name, original in originals.items():
            same = runs(article.text) & runs(original)
            shared += [(article.source, name, " ".join(run)) for run in sorted(same - quoted)]
    assert shared == []


@pytest.mark.skipif(not ORIGINALS.is_dir(), reason="../shared/seeds, with the originals, is missing")
def test_every_original_has_its_seed_and_every_figure_is_kept():
    figure = re.compile(r"(?<![\w:.])\$?\d[\d,.]*(?![\w:])")
    for article in seeds():
        original = ORIGINALS / ABOUT.search(article.text)[1]
        text = original.read_text(encoding="utf-8")
        figures = {found.strip(".,") for found in figure.findall(text)}
        missing = {each for each in figures if each not in article.text}
        assert missing - {"1", "2", "3", "0"} == set(), article.source  # numbers of menus and of a player
