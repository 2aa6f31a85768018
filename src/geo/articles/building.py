"""Decoded text → Article."""

import hashlib
from datetime import date
from typing import NamedTuple

from geo.articles.decoding import normalise
from geo.articles.front_matter import read_front_matter
from geo.articles.passages import Reading, read_passages
from geo.articles.publication import Published, published_at_head, published_by_inference
from geo.model import Article, ReadError

_ID_LENGTH = 16
_SENTENCE_ENDS = (".", "!", "?", '"', "”", "'", "’")


class Built(NamedTuple):
    """An article and what is doubtful about it, a line each."""

    article: Article
    doubts: tuple[str, ...]


def article_from_text(
    text: str,
    *,
    source: str,
    published: date | None = None,
    title: str | None = None,
    outlet: str | None = None,
) -> Article:
    """Make an article of a text that is at hand, with or without front matter.

    What is given goes before what the text says of itself; a date given counts as front matter.

    Raises
    ------
    ReadError
        If the text has no words of an article.
    """
    return build_article(text, source=source, published=published, title=title, outlet=outlet).article


def build_article(
    text: str,
    *,
    source: str,
    published: date | None = None,
    title: str | None = None,
    outlet: str | None = None,
) -> Built:
    """Do what :func:`article_from_text` does, and keep the doubts."""
    decoded = normalise(text)
    front = read_front_matter(decoded)
    reading = read_passages(decoded, body=front.body, title=front.title_span)
    if not any(passage.kind != "title" for passage in reading.passages):
        raise ReadError(f"{source}: empty, there is no text in it")
    given = published or front.published
    known = Published(given, "front matter") if given else _published(reading)
    doubts = [front.problem] if front.problem else []
    if known is None:
        doubts.append("no date of publication found: 'on Friday' and the like stay unresolved")
    heading = next((p for p in reading.passages if p.kind == "title"), None)
    headline = None if heading is None else " ".join(reading.text[heading.start : heading.end].split())
    article = Article(
        id=hashlib.sha256(reading.text.encode()).hexdigest()[:_ID_LENGTH],
        source=source,
        text=reading.text,
        passages=reading.passages,
        title=title or front.title or headline,
        outlet=outlet or front.outlet,
        published=known.date if known else None,
        published_from=known.how if known else None,
    )
    return Built(article, tuple(doubts))


def _published(reading: Reading) -> Published | None:
    own = [reading.text[p.start : p.end] for p in reading.passages]
    if found := published_at_head(reading.printed, text="\n".join(own)):
        return Published(found, "head of text")
    running = [text for text, p in zip(own, reading.passages, strict=True) if p.kind == "paragraph"]
    if found := published_by_inference("\n".join(own), paragraphs=[t for t in running if t.endswith(_SENTENCE_ENDS)]):
        return Published(found, "dates in text")
    return None
