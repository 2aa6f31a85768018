"""Which stretches of a text are the article's own, and that text is kept character for character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.articles import article_from_text
from geo.model import Article, ReadError

LEAD = "The army of Marsovia said on Monday that it would send three battalions to the northern border."
SECOND = "A spokesman added that the troops, most of them reservists, were to arrive before the winter."


def told(article: Article) -> list[tuple[str, str]]:
    return [(p.kind, article.text[p.start : p.end]) for p in article.passages]


def texts(text: str) -> list[str]:
    return [own for _, own in told(article_from_text(text, source="x.txt"))]


def test_title_paragraph_and_caption_are_told_apart():
    article = article_from_text(
        f"Marsovia sends troops north\n\n{LEAD}\n\n"
        "Soldiers board a train in the capital.Image: Jo Poe/AP Photo\n\n"
        f"Doubts in the alliance\n\n{SECOND}\n",
        source="x.txt",
    )
    assert article.title == "Marsovia sends troops north"
    assert told(article) == [
        ("title", "Marsovia sends troops north"),
        ("paragraph", LEAD),
        ("caption", "Soldiers board a train in the capital."),
        ("paragraph", "Doubts in the alliance"),
        ("paragraph", SECOND),
    ]


@pytest.mark.parametrize(
    "junk",
    [
        "Skip to content",
        " 2. Skip to main menu",
        "Accessibility links",
        "KEEP READING",
        "list 3 of 4",
        "Photo: AP",
        "PHOTO/AFP  -",
        "No media source currently available",
        "0:00 0:01:47 0:00",
        "ab, cd/ef (AFP, Reuters)",
        "###",
        " Reuter",
        "██ Held by the rebels",
        "Sunday, October 10, 2010",
        "STORYID: 2001-W1-1",
        "By Jane Q. Doe, Reuters",
        "Advertisement",
        "Share  Print  Tweet",
        "Sign up for the Daily Post\nAll the news.\nE-mail address\nSign up\nBy signing up, readers agree",
    ],
)
def test_what_is_not_the_articles_is_left_out_and_stays_in_the_text(junk):
    text = f"Troops go north\n\n{LEAD}\n\n{junk}\n\n{SECOND}\n"
    article = article_from_text(text, source="x.txt")
    assert [own for _, own in told(article)] == ["Troops go north", LEAD, SECOND]
    assert article.text == text


def test_heads_and_tails_of_paragraphs_are_left_out():
    assert texts(f" date 2016-03-04 {LEAD}\n\n{SECOND}") == [LEAD, SECOND]
    assert texts(f"KYIV, MARCH 13 - {LEAD}") == [LEAD]
    assert texts(f"KYIV, Ukraine (AP) — {LEAD}") == [LEAD]
    assert texts(f"KYIV—{LEAD}") == [LEAD]
    assert texts(f"AP/JANE DOE  -  {SECOND}\n\n{LEAD}") == [SECOND, LEAD]
    assert texts(f"{LEAD} [File: Jane Doe/Reuters]\n\n{SECOND}") == [LEAD, SECOND]


def test_names_in_capitals_begin_sentences_too():
    for start in (
        "NATO — the alliance — says",
        "USS ROSS and its crew say",
        "UN peacekeepers (AFP says) claim",
    ):
        sentence = f"{start} that two ships have left the port for the open sea."
        assert texts(f"{LEAD}\n\n{sentence}") == [LEAD, sentence]


def test_captions_printed_twice_are_kept_once():
    caption = "A soldier of Marsovia guards the bridge over the river, Feb. 2, 2016"
    assert texts(f"{LEAD}\n\n{caption}\n{caption}\n\n{SECOND}") == [LEAD, caption, SECOND]
    assert told(article_from_text(f"{LEAD}\n\n{LEAD.rstrip('.')}\n\n{SECOND}", source="x")) == [
        ("paragraph", LEAD),
        ("paragraph", SECOND),
    ]


def test_hard_wrapped_lines_are_one_paragraph():
    wrapped = (
        "The army of Marsovia said on Monday that it would send three\n"
        "battalions to the northern border, where\n"
        "Ruritania has massed 20,000 men since the autumn. The troops\n"
        "were to arrive by Friday, a spokesman said.\n"
        "\n"
        "It was the largest movement of troops since the war of 1994, in\n"
        "which both sides lost thousands of men.\n"
    )
    first, second = wrapped.strip().split("\n\n")
    assert texts(wrapped) == [first.replace("\n", " "), second.replace("\n", " ")]


def test_indented_paragraphs_of_the_wires_need_no_blank_line():
    wire = (
        "    The army of Marsovia said on Monday that it would send three\n"
        "battalions to the northern border, a spokesman said.\n"
        "    Ruritania has massed 20,000 men there since the autumn.\n"
        "    The troops were to arrive by Friday, the spokesman said, and\n"
        "would stay until the summer or longer if they were needed.\n"
        " Reuter\n"
    )
    assert [own[:14] for own in texts(wire)] == ["The army of Ma", "Ruritania has ", "The troops wer"]


def test_lines_that_are_paragraphs_stay_apart():
    assert texts(f"Troops go north\n{LEAD}\n{SECOND}\n{LEAD.replace('army', 'navy')}") == [
        "Troops go north",
        LEAD,
        SECOND,
        LEAD.replace("army", "navy"),
    ]


def test_a_stray_line_break_does_not_cut_a_sentence():
    assert texts("Marsovia moved three thousand troops from the capital to\nRuritania's border, it said.") == [
        "Marsovia moved three thousand troops from the capital to Ruritania's border, it said."
    ]


def test_headlines_of_wire_files_and_letters():
    article = article_from_text(
        f"HEADLINE: Troops and the north\nDATE: March 3, 2001\nTEXT:\n\n{LEAD}\n", source="x.txt"
    )
    assert (article.title, str(article.published)) == ("Troops and the north", "2001-03-03")
    letter = (
        f"Letter on the troops\n\nDear Mr. Speaker:   (Dear Madam President:)\n\n{LEAD}\n\n"
        "        Sincerely,\n\n        JO POE JR.\n"
    )
    assert texts(letter) == ["Letter on the troops", LEAD]


def test_markdown_marks_are_no_part_of_passages():
    assert texts(f"# Troops go north\n\n> {LEAD}\n\n- {SECOND}\n\n![A tank in a field](tank.png)\n") == [
        "Troops go north",
        LEAD,
        SECOND,
        "A tank in a field",
    ]


def test_front_matter_gives_title_outlet_and_date():
    front = 'about: other.txt\ntitle: "Troops: go north"\noutlet: The Post\npublished: 2016-03-04'
    text = f"---\n{front}\n---\n\n{LEAD}\n"
    article = article_from_text(text, source="x.md")
    assert (article.title, article.outlet) == ("Troops: go north", "The Post")
    assert (str(article.published), article.published_from) == ("2016-03-04", "front matter")
    assert told(article) == [("title", "Troops: go north"), ("paragraph", LEAD)]
    assert article.text == text


@pytest.mark.parametrize("front", ["title: [a", "just words", "- a\n- b", "published: 2016-02-31", "title: *x"])
def test_malformed_front_matter_loses_nothing_else(front):
    article = article_from_text(f"---\n{front}\n---\n\n{LEAD}\n\n{SECOND}\n", source="x.md")
    assert [own for _, own in told(article)][-2:] == [LEAD, SECOND]


def test_what_is_given_goes_before_what_the_text_says():
    article = article_from_text(f"Troops go north\n\nMarch 3, 2017\n\n{LEAD}", source="x", title="T", outlet="O")
    assert (article.title, article.outlet, str(article.published)) == ("T", "O", "2017-03-03")


def test_no_text_is_an_error():
    for empty in ("", " \n\t", "Home\nMenu\n"):
        with pytest.raises(ReadError, match=r"^pasted: "):
            article_from_text(empty, source="pasted")


@given(st.text(max_size=400))
def test_every_text_is_kept_character_for_character(text):
    text = text.replace("\r\n", "\n").replace("\ufeff", "")
    article = article_from_text(f"{LEAD}\n\n{text}", source="x.txt")
    whole = f"{LEAD}\n\n{text}"
    assert len(article.text) == len(whole)
    assert all(a == b or b.isspace() or "\ud800" <= b <= "\udfff" for a, b in zip(article.text, whole, strict=True))
    article.text.encode()
    ends = [0, *(end for p in article.passages for end in p[:2]), len(whole)]
    assert ends == sorted(ends)
    for own in article.passages:
        assert "\n" not in article.text[own.start : own.end]
        assert article.text[own.start : own.end].strip() == article.text[own.start : own.end]


def test_the_same_text_has_the_same_id():
    first, same, other = (article_from_text(t, source=s).id for t, s in ((LEAD, "a"), (LEAD, "b"), (SECOND, "a")))
    assert first == same != other
    assert len(first) == 16
