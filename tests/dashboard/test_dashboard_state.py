"""What one visitor looks at: what the map may change of it, and where it must stay."""

from datetime import date

import pytest

from geo.articles import article_from_text
from geo.dashboard.figures import people_text
from geo.dashboard.own import Own
from geo.dashboard.state import View
from geo.filters import Filters
from geo.maps import MapReport

FIRST, LAST = date(2022, 1, 8), date(2022, 2, 4)
RING = ((20.0, 44.0), (30.0, 44.0), (30.0, 48.0))


def report(**said):
    usual = {
        "count": 4, "day": date(2022, 1, 31), "clock": "as of", "window": "all", "selected": "b2", "area": None,
        "symbols": "plain", "view": (50.0, 30.0, 5.0),
    }  # fmt: skip
    return MapReport(**(usual | said))


def viewed():
    return View(day=date(2022, 1, 20), selected="a1", heard=3, filters=Filters(certain=True))


def test_what_was_done_on_the_map_is_taken_over():
    view = viewed()
    view.hear(report(clock="on", window="week", area=RING, symbols="app6"))
    assert (view.day, view.clock, view.window, view.selected) == (date(2022, 1, 31), "on", "week", "b2")
    assert (view.symbols, view.map_view, view.heard) == ("app6", (50.0, 30.0, 5.0), 4)


def test_a_drawn_area_joins_the_other_filters():
    view = viewed()
    view.hear(report(area=RING))
    assert view.filters == Filters(certain=True, area=RING)


def test_of_a_map_that_was_only_moved_nothing_but_its_place_is_taken():
    view = viewed()
    view.hear(report(count=3))
    assert view == View(
        day=date(2022, 1, 20), selected="a1", heard=3, filters=Filters(certain=True), map_view=(50.0, 30.0, 5.0)
    )


def test_what_makes_no_sense_changes_nothing():
    view = viewed()
    view.hear(None)
    assert view == viewed()


def test_the_view_opens_on_the_last_day_and_stays_within_the_days_there_are():
    view = View()
    view.clamp(FIRST, LAST)
    assert view.day == LAST
    view.clamp(FIRST, date(2022, 1, 10))
    assert view.day == date(2022, 1, 10)
    view.day = date(1066, 10, 14)
    view.clamp(FIRST, LAST)
    assert view.day == FIRST
    view.clamp(None, None)
    assert view.day is None


def test_own_articles_are_turned_to_and_nothing_of_the_former_is_kept():
    view = viewed()
    told = article_from_text("France deployed 300 soldiers to Mali.", source="a.txt", published=date(2023, 3, 1))
    assert view.take([told], on_article=lambda _: None) == 1
    assert view.take([told], on_article=lambda _: None) == 0
    assert (view.source, view.day, view.selected, view.filters) == ("own", None, None, Filters())
    assert [d[:2] for d in view.own.told(None, "own").layers.positions["summary"]] == ["FR"]
    saved = view.own.save()
    view.forget()
    assert (view.source, view.own.articles) == ("opened", {})
    assert view.open(saved) == 1
    assert list(view.own.articles.values()) == [told]


def test_of_both_each_is_told_and_counted():
    view = viewed()
    opened = Own()
    for own, where in ((view.own, "Mali"), (opened, "Niger")):
        text = f"France deployed 300 soldiers to {where}."
        own.add([article_from_text(text, source=where, published=date(2023, 3, 1))], on_article=lambda _: None)
    both = view.own.told(opened.told(None, "own"), "both")
    assert both.articles == 2
    assert sorted(both.layers.positions["destination"]) == ["Mali", "Niger"]


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
