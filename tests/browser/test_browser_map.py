"""The map itself, in the page that stands alone: time, drawing, areas, symbols and pictures."""

import struct
from dataclasses import replace
from datetime import date, timedelta

import pytest
import sample_layers as sample
from axe_playwright_python.sync_playwright import Axe
from conftest import map_in_page, window, words, written
from playwright.sync_api import expect

from geo import maps
from geo.model import Span

AS_OF, ON = sample.ordinary(), sample.ordinary(clock="on")


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    return written(tmp_path_factory.mktemp("map"), AS_OF, on=ON)


@pytest.fixture
def chart(page, address):
    page.goto(address)
    return map_in_page(page)


def told(layers):
    return {*layers.flows["reading"], *layers.positions["reading"]}


def summary(text):
    frames = [frame[frame["summary"].str.contains(text, regex=False)] for frame in (AS_OF.flows, AS_OF.positions)]
    return next(frame.iloc[0] for frame in frames if len(frame))


def choose(page, label, words_of_option):
    page.get_by_label(label).select_option(label=words_of_option)


# --- time -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("layers", "clock"), [(AS_OF, "as of"), (ON, "on")])
def test_every_day_shows_what_python_says_by_either_clock_in_every_window(chart, layers, clock):
    days = [layers.first + timedelta(days=n) for n in range((layers.last - layers.first).days + 1)]
    for span in ("day", "week", "all"):
        drawn = chart.frame.evaluate(
            """([clock, window, days]) => days.map((iso) => {
                const { layer } = Deploymap.view;
                layer.setTime({ day: Deploymap.dates.dayOf(iso), clock, window });
                return layer.visible();
            })""",
            [clock, span, [day.isoformat() for day in days]],
        )
        for day, readings in zip(days, drawn, strict=True):
            assert set(readings) == told(maps.on_day(layers, day, clock=clock, window=span)), (day, span)


def test_the_other_clock_tells_what_was_happening(page, chart):
    choose(page, "What the date means", "Happening on")
    page.get_by_role("slider", name="Date on the map").press("End")
    chart.wait_for_day(ON.last.isoformat())
    assert chart.shown() == told(maps.on_day(ON, ON.last, clock="on"))
    choose(page, "How far back", "7 days")
    assert chart.shown() == told(maps.on_day(ON, ON.last, clock="on", window="week"))


def test_the_days_new_deployments_are_announced(page, chart):
    status = page.get_by_role("status")
    expect(status).to_have_text("+2 on 4 Feb 2022")
    page.get_by_role("button", name="One day back").click()
    chart.wait_for_day("2022-02-03")
    expect(status).to_have_text("")


def test_keys_move_through_time(page, chart):
    slider = page.get_by_role("slider", name="Date on the map")
    for key, day in [("Home", "2022-01-08"), ("ArrowRight", "2022-01-09"), ("PageUp", "2022-01-20"),
                     ("PageDown", "2022-01-08"), ("End", "2022-02-04"), ("PageDown", "2022-01-28")]:  # fmt: skip
        slider.press(key)
        chart.wait_for_day(day)
    expect(slider).to_have_attribute("aria-valuetext", "28 Jan 2022")
    slider.press("Home")  # far from the last day, where it would stop by itself
    slider.press(" ")
    page.get_by_role("button", name="Pause").wait_for()
    slider.press(" ")
    page.get_by_role("button", name="Play").wait_for()


def test_play_ends_on_the_last_day_whatever_its_speed(page, chart):
    choose(page, "Speed of play", "8×")
    page.evaluate(
        """() => {
            const { layer } = Deploymap.view;
            window.days = [];
            layer.on('change', () => window.days.push(Deploymap.dates.isoOf(layer.day)));
        }"""
    )
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("() => window.days.at(-1) === '2022-02-04' && !Deploymap.view.clock.playing")
    page.get_by_role("button", name="Play").wait_for()
    days = page.evaluate("window.days")
    assert days == sorted(days)
    assert (days[0], chart.day()) == ("2022-01-08", "2022-02-04")


# --- what is drawn ----------------------------------------------------------------------------------------


def test_the_legend_tells_only_of_what_is_shown_and_leaves_the_map_its_room(page, chart):
    legend = page.locator(".dm-legend")
    expect(legend).to_contain_text("denied")
    whole = page.locator("#map").bounding_box()
    box = legend.bounding_box()
    assert box["width"] * box["height"] < 0.1 * whole["width"] * whole["height"]
    page.get_by_role("slider", name="Date on the map").press("Home")
    chart.wait_for_day("2022-01-08")
    expect(legend).not_to_contain_text("denied")
    expect(legend).not_to_contain_text("France")


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_on_a_phone_the_legend_is_closed_and_nothing_hangs_over(page, chart):
    assert chart.day() == "2022-02-04"
    assert page.locator(".dm-legend").get_attribute("open") is None
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    clock = page.locator(".dm-clock").bounding_box()
    assert clock["x"] >= 0
    assert clock["x"] + clock["width"] <= 390
    page.get_by_role("button", name="One day back").tap()
    chart.wait_for_day("2022-02-03")


def test_the_view_goes_to_the_selection_and_to_everything(page, chart):
    wide = "Deploymap.view.map.getBounds().contains([39.8, -98.6])"
    assert not chart.frame.evaluate(wide)
    page.get_by_role("button", name="Show everything").click()
    page.wait_for_function(f"() => {wide}")
    nearby = page.get_by_role("button", name="Show the selected deployment")
    expect(nearby).to_be_disabled()
    page.locator("#panel").get_by_role("button", name="1,000 troops").click()
    nearby.click()
    page.wait_for_function("() => Deploymap.view.map.getZoom() > 4")
    chart.come_to_rest()
    assert not chart.frame.evaluate(wide)
    assert chart.frame.evaluate("Deploymap.view.map.getBounds().contains([[51.5, 10.5], [46, 25]])")


def test_a_selection_out_of_view_is_brought_into_it(page, chart):
    home = summary("8,500 troops")
    anchor = (
        "id => { const p = Deploymap.view.layer.anchor(id); return p && Deploymap.view.map.getSize().contains(p); }"
    )
    assert not chart.frame.evaluate(anchor, home["reading"])
    page.locator("#panel").get_by_role("button", name="8,500 troops").click()
    page.wait_for_function(anchor, arg=home["reading"])


def test_what_stands_on_the_map_hides_what_lies_beneath(page, chart):
    reading = summary("100,000 troops")["reading"]
    box = page.locator("#map").bounding_box()
    at = chart.at(reading)
    page.mouse.move(*at)
    page.locator(".dm-tooltip").wait_for()
    legend = page.locator(".dm-legend").bounding_box()
    inside = legend["x"] - box["x"] + 20, legend["y"] - box["y"] + legend["height"] - 20
    by = [at[0] - box["x"] - inside[0], at[1] - box["y"] - inside[1]]
    page.evaluate("by => { Deploymap.view.map.panBy(by, { animate: false }); }", by)
    page.mouse.move(box["x"] + inside[0] + 2, box["y"] + inside[1] + 2)
    page.locator(".dm-tooltip").wait_for(state="detached")


def test_units_can_be_drawn_by_app_6(page, address):
    page.goto(address)
    map_in_page(page)
    page.get_by_role("button", name="How the map is drawn").click()
    choose(page, "Units as", "APP-6 unit symbols")
    expect(page.locator(".dm-legend")).to_contain_text("Unit symbols (APP-6)")
    page.wait_for_function(
        """id => {
            const { layer } = Deploymap.view;
            const { x, y } = layer.fromContainer(layer.anchor(id));
            const at = layer._canvas.width / layer._width;
            const [r, g, b] = layer._canvas.getContext('2d').getImageData(x * at - 9, y * at, 1, 1).data;
            return r > 240 && g > 240 && b < 160;  // the pale yellow of what is no member's
        }""",
        arg=summary("100,000 troops")["reading"],
    )


# --- areas and pictures -----------------------------------------------------------------------------------


def test_only_what_meets_a_drawn_area_is_shown(page, chart):
    everything = chart.shown()
    chart.frame.evaluate("Deploymap.view.map.setView([46, 25], 6, {animate: false})")
    page.get_by_role("button", name="Only an area that I draw").click()
    box = page.locator("#map").bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    for dx, dy in [(-60, -60), (60, -60), (60, 60), (-60, 60)]:
        page.mouse.click(middle[0] + dx, middle[1] + dy)
    page.get_by_role("button", name="Done").click()
    inside = {summary(text)["reading"] for text in ("1,000 troops", "over 200 troops", "NATO: forces")}
    chart.wait_for_shown(inside)
    assert chart.selected() is None
    page.get_by_role("button", name="No longer only the drawn area").click()
    chart.wait_for_shown(everything)


def test_without_a_pointer_the_view_is_taken_as_the_area(page, chart):
    chart.frame.evaluate("Deploymap.view.map.setView([46, 25], 7, {animate: false})")
    page.get_by_role("button", name="Only an area that I draw").press("Enter")
    page.keyboard.press("Enter")  # the focus stands on "Take this view"
    assert summary("1,000 troops")["reading"] in chart.shown()
    assert summary("100,000 troops")["reading"] not in chart.shown()


def test_escape_ends_drawing_and_changes_nothing(page, chart):
    everything = chart.shown()
    page.get_by_role("button", name="Only an area that I draw").click()
    page.get_by_role("button", name="Cancel").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Cancel").wait_for(state="detached")
    assert chart.shown() == everything


def test_the_map_is_saved_as_a_picture_with_room_for_its_date(page, chart, tmp_path):
    box = page.locator("#map").bounding_box()
    page.get_by_role("button", name="One day back").click()
    chart.wait_for_day("2022-02-03")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the map as a picture").click()
    assert download.value.suggested_filename == "deploymap-2022-02-03.png"
    download.value.save_as(tmp_path / "map.png")
    content = (tmp_path / "map.png").read_bytes()
    assert content.startswith(b"\x89PNG\r\n")
    width, height = struct.unpack(">II", content[16:24])
    assert width > box["width"] + 200  # the legend stands beside the map, where it hides nothing
    assert height > box["height"] + 40
    assert len(content) > 40_000  # land, names and arrows, not a blank


def test_a_map_made_anew_is_heard_by_a_host_that_heard_another_before(page, chart):
    chart.frame.evaluate(
        """() => {
            Deploymap.view.options.report = (said) => { window.said = said; };
            Deploymap.sync({ day: Deploymap.dates.dayOf('2022-01-20'), clock: 'as of', window: 'all', selected: -1,
                visible: null, area: null, symbols: 'plain', view: [50, 20, 6], heard: 7 });
        }"""
    )
    assert chart.day() == "2022-01-20"
    assert chart.view() == pytest.approx([6, 50, 20], abs=0.05)
    page.get_by_role("button", name="One day back").click()
    said = chart.frame.evaluate("window.said")
    assert said["count"] > 7
    assert (said["day"], said["clock"], said["window"], said["area"]) == ("2022-01-19", "as of", "all", None)
    # What the host says before it has heard of this does not undo it.
    chart.frame.evaluate("Deploymap.sync({ ...Deploymap.waiting, day: Deploymap.dates.dayOf('2022-01-25') })")
    assert chart.day() == "2022-01-19"


# --- evidence ---------------------------------------------------------------------------------------------


def test_the_words_of_a_sentence_are_marked_by_what_was_read_from_them(page, tmp_path):
    sentence = "About 1,000 soldiers will move from Germany to Romania."
    marks = "force 0 20; count 6 11; trigger 26 30; origin 36 43; destination 47 54; made-up 0 5; count 50 999"
    claims = AS_OF.claims.assign(marks=[marks if s == sentence else "" for s in AS_OF.claims["sentence"]])
    page.goto(written(tmp_path, replace(AS_OF, claims=claims)))
    map_in_page(page)
    page.locator("#panel").get_by_role("button", name="1,000 troops").click()
    quote = page.locator("#panel blockquote")
    assert quote.inner_text() == sentence
    assert quote.locator("mark").all_inner_texts() == ["About ", "1,000", " soldiers", "move", "Germany", "Romania"]
    assert quote.locator(".dm-mark-count").all_inner_texts() == ["1,000"]
    assert quote.locator(".dm-mark-place").all_inner_texts() == ["Germany", "Romania"]
    colours = quote.locator("mark").evaluate_all("all => all.map((m) => getComputedStyle(m).backgroundColor)")
    assert len(set(colours)) == 4
    assert words(page.locator(".dm-key")) == "Marked: force count place status"


def test_a_whole_article_shows_all_its_marks_as_text(page, address):
    claims = sample.claims_of(
        "one",
        date(2022, 2, 2),
        "Wire",
        [
            {"sentence": text, "actor": "US", "action": sample.Action.MOVE, "status": sample.Status.COMPLETED,
             "evidence": (("count", Span(start, start + 3)),)}
            for text, start in [("The 500 left <b>Poland</b>.", 4), ("Then 700 came to {{ 7*7 }}.", 33)]
        ],
        title=sample.HOSTILE[0],
    )  # fmt: skip
    document = maps.article(claims, article_id="id-one")
    page.goto(address)
    map_in_page(page)
    page.evaluate(
        "([d, claim]) => document.getElementById('panel').replaceChildren(Deploymap.evidence.article(d, { claim }))",
        [document, claims[1].id],
    )
    panel = page.locator("#panel")
    assert panel.locator("p.dm-passage").inner_text() == claims[0].article.text
    assert panel.locator("p.dm-passage mark").all_inner_texts() == ["500", "700"]
    assert panel.locator(".dm-told-now").inner_text() == claims[1].sentence
    assert words(panel.locator("h2")) == sample.HOSTILE[0]


def test_what_disagrees_is_said_in_words(page, tmp_path):
    conflicts = "count: 100,000 (DW (digest)) / 90,000 (Wire, Post)"
    positions = AS_OF.positions.assign(conflicts=conflicts)
    page.goto(written(tmp_path, replace(AS_OF, positions=positions)))
    map_in_page(page)
    page.locator("#panel").get_by_role("button", name="100,000 troops").click()
    said = "They differ on how many: 100,000, says DW (digest); but 90,000, says Wire, Post."
    assert said in words(page.locator("#panel"))


# --- for everyone -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["desk", "phone"], indirect=True)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious(page, address, theme, chromium):
    context = window(chromium, viewport=page.viewport_size, color_scheme=theme, bypass_csp=True)
    try:
        other = context.new_page()
        other.goto(address)
        map_in_page(other)
        opened = [
            "document.querySelector('.dm-legend').open = true",
            "document.querySelector('.dm-tool-settings').click()",
        ]
        for act in opened:
            other.evaluate(act)
        for act in (None, "document.querySelector('#panel .dm-row').click()"):
            if act:
                other.evaluate(act)
            found = Axe().run(other).response["violations"]
            grave = [
                (v["id"], n["html"][:120]) for v in found if v["impact"] in {"serious", "critical"} for n in v["nodes"]
            ]
            assert grave == []
    finally:
        context.close()
