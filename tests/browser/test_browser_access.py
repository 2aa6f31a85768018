"""Who uses no mouse, a reader of screens or a phone: axe-core, the keyboard and a small screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import at_rest, listed, map_in_app, row, rows, slider, window
from playwright.sync_api import expect

GRAVE = {"serious", "critical"}
BOTH = pytest.mark.parametrize("page", ["desk", "phone"], indirect=True)


def grave(page):
    """What axe-core finds grave, as rule and element, once nothing is on its way: what is, is drawn pale."""
    at_rest(getattr(page, "page", page))
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [(v["id"], n["target"], n["html"][:160]) for v in found if v["impact"] in GRAVE for n in v["nodes"]]


@pytest.fixture(params=["light", "dark"])
def theme(request, page):
    page.emulate_media(color_scheme=request.param)


def open_map(page, url):
    page.goto(url)
    return map_in_app(page)


@BOTH
@pytest.mark.usefixtures("theme")
def test_nothing_grave_on_the_map_page_whatever_is_open(page, seeds_url):
    chart = open_map(page, seeds_url)
    assert grave(page) == []
    row(page, rows(page)[0]).click()
    page.get_by_label("Evidence").get_by_role("heading").first.wait_for()
    assert grave(page) == []
    page.get_by_role("button", name="Filters").first.click()
    page.get_by_label("People, at least").wait_for()
    assert grave(page) == []
    page.keyboard.press("Escape")
    page.get_by_test_id("stMainMenu").get_by_role("button").click()
    page.get_by_text("About").wait_for()
    assert grave(page) == []
    page.keyboard.press("Escape")
    page.get_by_label("Evidence").get_by_role("button", name="Whole article").first.click()
    page.get_by_role("dialog").get_by_role("heading").first.wait_for()
    assert grave(page) == []
    page.keyboard.press("Escape")
    chart.frame.get_by_role("button", name="Only an area that I draw").click()
    assert grave(chart.frame) == []


@BOTH
@pytest.mark.usefixtures("theme")
def test_nothing_grave_in_the_tour_and_on_an_empty_result(page, seeds_url):
    open_map(page, f"{seeds_url}?actor=RU&place=Poland")
    page.get_by_text("No deployment of this date passes the filters").wait_for()
    assert grave(page) == []
    page.evaluate("localStorage.clear()")
    page.add_init_script("localStorage.clear()")
    open_map(page, seeds_url)
    page.get_by_role("dialog", name="Tour").get_by_role("heading", name="Any date").wait_for()
    assert grave(page) == []


@BOTH
@pytest.mark.usefixtures("theme")
def test_nothing_grave_on_the_other_pages(page, seeds_url):
    page.goto(f"{seeds_url}help")
    page.get_by_role("heading", name="The two clocks").wait_for()
    assert grave(page) == []
    page.goto(f"{seeds_url}articles")
    # Until its guard stands the uploader takes no files, and is drawn pale for that.
    expect(page.get_by_test_id("stFileUploaderDropzone").get_by_test_id("stBaseButton-secondary")).to_be_enabled()
    page.get_by_label("Text", exact=True).fill("The United States deployed 2,000 soldiers from Germany to Poland.")
    assert grave(page) == []
    page.get_by_role("button", name="Read the text").click()
    opener = page.locator(".st-key-own-articles").get_by_role("button", name="Open pasted text")
    opener.wait_for()
    assert grave(page) == []
    opener.click()
    page.get_by_role("dialog").get_by_text("2,000 soldiers").wait_for()
    assert grave(page) == []


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_on_a_phone_nothing_sticks_out_and_a_card_selects(page, open_app, ordinary_url):
    chart = open_app(ordinary_url)
    summary = rows(page)[0]
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    assert page.locator(".stMain").evaluate("(main) => main.scrollWidth") <= 390
    card = page.locator(".st-key-table tbody tr").first
    assert card.bounding_box()["width"] <= 390
    card.tap()
    chart.frame.wait_for_function("() => Deploymap.view.layer.selected !== null")
    page.locator(".st-key-table tr.dm-chosen").get_by_role("button", name=summary).wait_for()


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_on_a_phone_the_slider_and_the_filters_work(page, open_app, ordinary_url):
    chart = open_app(ordinary_url)
    slider(page).focus()
    page.keyboard.press("Home")
    chart.wait_for_day("2022-01-08")
    page.get_by_role("button", name="Filters").first.tap()
    page.get_by_text("Only what is told as fact").tap()
    page.keyboard.press("Escape")
    page.get_by_text("Only Told as fact: yes").wait_for()


def test_the_tour_comes_once_and_can_be_skipped_or_walked_by_keyboard(chromium, seeds_url):
    context = window(chromium)
    page = context.new_page()
    page.goto(seeds_url)
    tour = page.get_by_role("dialog", name="Tour")
    tour.get_by_role("heading", name="Any date").wait_for()
    tour.get_by_role("button", name="Next").focus()
    page.keyboard.press("Enter")
    tour.get_by_role("heading", name="Who moved where").wait_for()
    page.keyboard.press("ArrowRight")
    tour.get_by_role("heading", name="Which sentence says so").wait_for()
    page.keyboard.press("Escape")
    tour.wait_for(state="detached")
    page.reload()
    map_in_app(page)
    expect(listed(page)).not_to_have_count(0)
    at_rest(page)
    page.wait_for_timeout(500)  # the tour's script comes with the table's; a tour that came late would be seen
    assert tour.count() == 0
    page.get_by_role("button", name="Tour").click()
    tour.get_by_role("heading", name="Any date").wait_for()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    tour.wait_for(state="detached")
    context.close()
