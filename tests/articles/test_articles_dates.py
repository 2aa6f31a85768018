"""When a text was published, and that no date is guessed."""

import pytest

from geo.articles import article_from_text

LEAD = "The army of Marsovia said on Wednesday that it would send three battalions to the northern border."
LATER = "The soldiers, most of whom are reservists of the northern district, left their barracks by train."


def published(text: str) -> tuple[str, str | None]:
    article = article_from_text(text, source="x.txt")
    return str(article.published), article.published_from


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("January 8, 2022", "2022-01-08"),
        ("8 January 2022", "2022-01-08"),
        ("Jan 18th 2020PARIS", "2020-01-18"),
        ("Tuesday, October 15, 2019\u00a0", "2019-10-15"),
        ("DATE: September 13, 1999", "1999-09-13"),
        ("Published 4:33 PM EST, Wed February 2, 2022", "2022-02-02"),
        ("PUBLISHED: 10:20, 7 September 2020 | UPDATED: 11:00, 8 September 2020", "2020-09-07"),
        ("By Jane Doe | March 3, 2017", "2017-03-03"),
        ("26-FEB-1987 15:01:01.01", "1987-02-26"),
        ("2022-02-04", "2022-02-04"),
        ("13/02/2022 - 10:00", "2022-02-13"),
        ("Dili, 11 January 2002", "2002-01-11"),
        ("Port Louis, Mauritius, Thursday 12 April 2018", "2018-04-12"),
    ],
)
def test_date_line(line, iso):
    assert published(f"Troops go north\n\n{line}\n\n{LEAD}") == (iso, "head of text")


def test_datelines_and_prefixes():
    assert published(f" date 2022-02-04 {LEAD}") == ("2022-02-04", "head of text")
    assert published(f"BEIJING, Nov. 29, 2005 (Xinhua) -- {LEAD}") == ("2005-11-29", "head of text")
    assert published(f"BERLIN, April 15, 2021 (dpa) - {LEAD}") == ("2021-04-15", "head of text")
    assert published(f"OSH, August 10, 2021 (RFE/RL) - {LEAD}") == ("2021-08-10", "head of text")
    assert published(f"LAGOS, Nigeria (AFP) Aug 14, 2003 - {LEAD}") == ("2003-08-14", "head of text")
    assert published(f"Nairobi, 3 May 2006 - {LEAD}") == ("2006-05-03", "head of text")


@pytest.mark.parametrize(
    "text",
    [
        f"{LEAD}\n\nMarines on parade. February 19, 2021. Photo: Jo Poe, example.com\n\n{LATER}",
        f"Troops go north\n\nSoldiers board a train, March 3, 2017.\n\n{LATER}",
        f"Troops go north\n\nA soldier at Brno, 3 March 2017\n\n{LATER}",
        f"SAO PAULO, MARCH 13 - {LEAD}",
        f"{LEAD} The two countries were at war until June 14, 1998, and have not made peace since.",
        f"{LEAD} The last exercise, on Monday, March 6, was called off.",
        f"Troops go north\n\n02/03/2022\n\n{LEAD}",
        f"{LEAD} In May 12 soldiers died. About 1,000 of 2,000 came home in march 3 weeks later.",
    ],
)
def test_other_dates_are_not_taken_for_it(text):
    assert published(text) == ("None", None)


def test_a_dated_event_ahead_and_next_week_tell_the_week():
    text = (
        "The ministry on Friday denied that it would withdraw troops to make next week's talks easier.\n\n"
        "The talks with Secretary of State John Kerry will take place at Vienna on Monday 9 March."
    )
    assert published(text) == ("2015-03-06", "dates in text")
    assert published(text.replace("Secretary of State John Kerry", "his colleague")) == ("None", None)
    assert published(text.replace("9 March", "9 March 2009")) == ("2009-03-06", "dates in text")


def test_a_dated_event_on_the_leads_weekday_is_of_that_day():
    assert published(f"A guard at the border, Feb. 2, 2022, in the snow.\n\n{LEAD}") == (
        "2022-02-02",
        "dates in text",
    )
    assert published(f"A guard at the border, Feb. 3, 2022, in the snow.\n\n{LEAD}") == ("None", None)
    assert published(f"{LEAD} Its plane was shot down on Tuesday, March 7, 2017.") == (
        "2017-03-08",
        "dates in text",
    )
