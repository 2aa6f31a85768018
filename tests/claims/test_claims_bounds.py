"""Articles at the bounds: long, empty, repeated, garbled or of one kind of passage only; none may break the reading."""

from __future__ import annotations

import pytest
from long_texts import BOUNDS, claims, endless_sentence

from geo.articles import article_from_text
from geo.claims import claims_in, explain
from geo.model import ReadError

SENTENCE = "France sent 500 soldiers to Mali. "


def read(text, **options):
    return claims_in(article_from_text(text, source="report.txt", **options))


def test_a_thousand_claims_are_a_thousand():
    found = read(claims(1_000))
    assert len(found) == 1_000
    assert [c.count_min for c in found] == list(range(100, 1_100))


def test_an_article_of_a_megabyte_is_read_to_its_end():
    text = BOUNDS["an article of 1 MB"]()
    found = read(text)
    assert len(text) >= 1_000_000
    assert 3_000 <= len(found) <= 9_000
    assert found[-1].start > 990_000


def test_a_sentence_of_five_thousand_words_gives_its_claims_in_text_order():
    text = endless_sentence()
    found = read(text)
    assert len(text.split()) >= 5_000
    assert 1 <= len(found) <= 1_000
    assert [c.start for c in found] == sorted(c.start for c in found)
    assert all(text[c.start : c.end] == c.sentence for c in found)


def test_ten_thousand_repetitions_are_ten_thousand_claims_of_one_kind():
    found = read(SENTENCE * 10_000)
    assert len(found) == 10_000
    assert {(c.actor, c.count_min, c.destination[0].name) for c in found} == {("FR", 500, "Mali")}


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n \t ",
        "1 2 3 4, 5 6. 7 8! 9 10? 500 1,000 --- *** \n\n 200 300",
        "🚢🚢🚢 ⚓ … “ ” ‘ ’ — — —",
        "troops " * 2_000,
        "(((((" * 500 + "troops" + ")))))" * 500,
    ],
    ids=["empty", "blank", "figures", "signs", "one word", "brackets"],
)
def test_nothing_is_read_from_nothing(text):
    try:
        found = read(text)
    except ReadError:  # a text without words is no article, and the user is told so
        found = []
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        f"{SENTENCE}\ud83d\udc00 The \udfff soldiers \ud800 stay in Gao.",
        f"{SENTENCE}أرسلت فرنسا 500 جندي إلى مالي. צרפת שלחה 500 חיילים למאלי.",
        f"\u202e{SENTENCE}\u202c \u200f500 soldiers\u200f",
        f"\x00{SENTENCE}\x07\ufffe",
    ],
    ids=["lone surrogates", "right to left", "direction marks", "control characters"],
)
def test_what_is_garbled_around_a_plain_sentence_leaves_it_readable(text):
    try:
        article = article_from_text(text, source="report.txt")
    except ReadError:  # what is no text is refused in one line
        return
    found = claims_in(article)
    assert any((c.actor, c.count_min) == ("FR", 500) for c in found)
    assert len(found) <= 3
    assert next(explain(article))


def test_a_headline_alone_is_an_article():
    found = read("France sends 500 soldiers to Mali", title="France sends 500 soldiers to Mali")
    assert len(found) <= 2
    assert {c.actor for c in found} <= {"FR"}


def test_an_article_of_quotes_names_its_speaker():
    quotes = "“We have sent 500 soldiers to Mali,” said French defence minister Anne Morel. "
    found = read(quotes * 40)
    assert 1 <= len(found) <= 80
    assert {c.actor for c in found} == {"FR"}
    assert all(c.said_by for c in found)
