from datetime import date

import pytest

from geo.dashboard.figures import people_text
from geo.dashboard.state import View

FIRST, LAST = date(2022, 1, 8), date(2022, 2, 4)


def heard(report):
    view = View(day=date(2022, 1, 20), selected="a1", heard=3)
    view.hear(report, first=FIRST, last=LAST, known={"a1", "b2"})
    return view


def test_what_the_map_reports_is_taken_over():
    view = heard({"day": "2022-01-31", "selected": "b2", "count": 4})
    assert view == View(day=date(2022, 1, 31), selected="b2", heard=4)


def test_nothing_selected_is_a_report_too():
    assert heard({"day": "2022-01-31", "selected": None, "count": 4}).selected is None


@pytest.mark.parametrize(
    "report",
    [
        None,
        [],
        "2022-01-31",
        {"day": "tomorrow", "selected": "b2", "count": 9},
        {"day": "9999-99-99", "selected": "b2"},
        {"day": {"year": 2022}, "selected": "<script>", "count": "4"},
        {"day": 17, "selected": ["b2"], "count": -1},
        {"selected": "c3", "count": True},
        {"day": None, "selected": 5, "count": 10**12},
    ],
)
def test_what_makes_no_sense_changes_nothing(report):
    assert heard(report) == View(day=date(2022, 1, 20), selected="a1", heard=3)


@pytest.mark.parametrize(("day", "nearest"), [("1066-10-14", FIRST), ("2525-01-01", LAST)])
def test_a_day_outside_goes_to_the_nearest(day, nearest):
    assert heard({"day": day, "selected": "a1", "count": 4}).day == nearest


def test_the_view_opens_on_the_last_day_and_stays_within_the_days_there_are():
    view = View()
    view.clamp(FIRST, LAST)
    assert view.day == LAST
    view.clamp(FIRST, date(2022, 1, 10))
    assert view.day == date(2022, 1, 10)
    view.clamp(None, None)
    assert view.day is None


@pytest.mark.parametrize(
    ("counted", "text"),
    [
        ((3000, 3000), "3,000"),
        ((0, 0), "–"),
        ((0, 8500), "up to 8,500"),
        ((3000, 8500), "3,000 to 8,500"),
        ((100_000, None), "over 100,000"),
        ((0, None), "–"),
    ],
)
def test_a_range_of_people_in_words(counted, text):
    assert people_text(counted) == text
