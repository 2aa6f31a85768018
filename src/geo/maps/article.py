"""A whole article with the words marked that its claims were read from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.model import Claim, Passage


def article(claims: Iterable[Claim], *, article_id: str) -> dict[str, Any] | None:
    """Put an article into the form that ``Deploymap.evidence.article`` shows.

    Parameters
    ----------
    claims
        Of this article and, it may be, of others.

    Returns
    -------
    A document of JSON types: ``title``, ``source``, ``outlet``, ``published`` (ISO) and ``paragraphs``, each
    with its ``kind``, ``text``, ``marks`` ("slot start end; …", offsets into the text) and ``sentences``
    ([start, end, claim ids]). What is not the article's own, such as menus, is left out. None without a claim
    of it.
    """
    own = [claim for claim in claims if claim.article.id == article_id]
    if not own:
        return None
    told = own[0].article
    return {
        "title": told.title,
        "source": told.source,
        "outlet": told.outlet,
        "published": told.published.isoformat() if told.published else None,
        "paragraphs": [_paragraph(passage, told.text, own) for passage in told.passages],
    }


def marks_of(claim: Claim, start: int, end: int) -> list[str]:
    """Return a claim's evidence between two offsets of its article, as "slot start end" from the first."""
    return [
        f"{slot} {span.start - start} {span.end - start}"
        for slot, span in claim.evidence
        if start <= span.start < span.end <= end
    ]


def _paragraph(passage: Passage, text: str, claims: Sequence[Claim]) -> dict[str, Any]:
    start, end = passage.start, passage.end
    inside = [claim for claim in claims if start <= claim.start and claim.end <= end]
    sentences: dict[tuple[int, int], list[str]] = {}
    for claim in inside:
        sentences.setdefault((claim.start - start, claim.end - start), []).append(claim.id)
    return {
        "kind": passage.kind,
        "text": text[start:end],
        "marks": "; ".join(dict.fromkeys(mark for claim in inside for mark in marks_of(claim, start, end))),
        "sentences": [[*span, " ".join(ids)] for span, ids in sorted(sentences.items())],
    }
