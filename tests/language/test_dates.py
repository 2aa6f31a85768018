"""Dates worked out from the day of publication."""

from datetime import date

import pytest

from geo.language.text import dates

FRIDAY = date(2022, 2, 4)


def isos(text: str, *, published: date | None = FRIDAY, future: bool = False) -> list[str]:
    return [m.date.iso for m in dates.find(text, published, future=future)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The US said on Wednesday", "2022-02-02"),
        ("It said on Friday", "2022-02-04"),
        ("last Friday", "2022-01-28"),
        ("placed on alert last week", "2022-01-24"),
        ("two weeks ago", "2022-01-21"),
        ("a fortnight ago", "2022-01-21"),
        ("on Christmas Day", "2021-12-25"),
        ("on New Year's Eve", "2021-12-31"),
        ("yesterday", "2022-02-03"),
        ("in December", "2021-12"),
        ("on Feb. 2", "2022-02-02"),
        ("on December 28", "2021-12-28"),
        ("on 12 January", "2022-01-12"),
        ("Monday 10 January 2022", "2022-01-10"),
        ("on Tuesday, January 25", "2022-01-25"),
        ("on Monday (17 January)", "2022-01-17"),
        ("yesterday, January 30, 2022", "2022-01-30"),
        ("in 2014", "2014"),
        ("last year", "2021"),
        ("August 2005", "2005-08"),
        ("quit it in October 2017", "2017-10"),
        ("sailed last night", "2022-02-03"),
        ("moved in over the weekend", "2022-01-30"),
        ("on 20 July 1974; by the middle of August 40,000 were there", "1974-08"),
        ("at the end of last summer", "2021-08"),
        ("a decade ago", "2012"),
        ("in March of 2009", "2009-03"),
        ("from 10 to 20 January", "2022-01-10"),
        ("between 2003 and 2006", "2003"),
        ("between March and June 2004", "2004-03"),
        ("in the spring", "2021-03"),
        ("in spring 2013", "2013"),
        ("during the 1991 Gulf War", "1991"),
        ("on 4 May 2009; the next day", "2009-05-05"),
        ("the day before yesterday", "2022-02-02"),
    ],
)
def test_a_date_is_worked_out_from_publication(text: str, expected: str) -> None:
    assert expected in isos(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Monday", "2022-02-07"),
        ("next year", "2023"),
        ("by May", "2022-05"),
        ("tomorrow", "2022-02-05"),
        ("within 30 days", "2022-03-06"),
        ("by the year-end", "2022-12"),
        ("before Christmas", "2022-12-25"),
        ("by the weekend", "2022-02-05"),
        ("the day after tomorrow", "2022-02-06"),
        ("two weeks from now", "2022-02-18"),
        ("before July", "2022-07"),
        ("in the autumn", "2022-09"),
    ],
)
def test_talk_of_the_future_looks_ahead(text: str, expected: str) -> None:
    assert isos(text, future=True) == [expected]


def test_a_relative_date_without_a_day_of_publication_stays_open() -> None:
    assert isos("on Wednesday, and since 2014", published=None) == ["2014"]


def test_impossible_days_and_the_verb_may_are_no_dates() -> None:
    assert isos("It may 5 times happen on 31 June") == []
    assert isos("ordered them to march to the sea after the fall of Kabul") == []


def test_the_new_year_is_the_next_one_late_in_the_year() -> None:
    assert isos("will leave in the new year", published=date(2015, 11, 20), future=True) == ["2016-01"]
    assert isos("landed on Christmas Island on Monday", published=date(2015, 11, 20)) == ["2015-11-16"]
