"""The page without a browser: what it says when there is little to show, and that all its parts agree."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
ARTICLE = """---
title: Troops go east
outlet: {outlet}
published: {day}
---
{text}
"""
TO_POLAND = "The United States deployed 2,000 soldiers from Germany to Poland."
TO_MALI = "France deployed 300 paratroopers to Mali."


@pytest.fixture
def run(monkeypatch):
    def run_on(path, **query):
        monkeypatch.setenv("DEPLOYMAP_ARTICLES", str(path))
        monkeypatch.chdir(ROOT)
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        for name, value in query.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception
        return app

    return run_on


def said(app):
    return [element.value for element in (*app.info, *app.text, *app.caption)]


def write(folder, name, day, outlet="Wire", text=TO_POLAND):
    (folder / name).write_text(ARTICLE.format(day=day, outlet=outlet, text=text), "utf-8")


def date_slider(app):
    return next((slider for slider in app.slider if slider.label == "As published by"), None)


def part(app, name):
    """What one of our own parts was given to show; None where it is not on the page."""
    found = [e.proto for e in blocks(app.main) if getattr(e, "type", "") == "bidi_component"]
    return next((json.loads(p.json) for p in found if p.component_name == f"deploymap.{name}"), None)


def blocks(block):
    for child in block.children.values():
        yield child
        if hasattr(child, "children"):
            yield from blocks(child)


def listed(app):
    return [row["summary"] for row in part(app, "table")["rows"]]


# --- little to show ---------------------------------------------------------------------------------------


def test_a_missing_path_is_explained(run, tmp_path):
    app = run(tmp_path / "nowhere")
    assert "Nothing to show: no article could be read." in said(app)
    assert any("nowhere" in text for text in said(app))
    assert not app.slider


def test_articles_that_tell_of_no_force_are_explained(run, tmp_path):
    (tmp_path / "a.txt").write_text(
        "The orchestra played three pieces by Mozart on Sunday evening and the hall was full.\n" * 3, "utf-8"
    )
    assert any("none tells of a force" in text for text in said(run(tmp_path)))


def test_a_single_day_needs_no_slider(run, tmp_path):
    write(tmp_path, "a.md", "2022-02-02")
    app = run(tmp_path)
    assert date_slider(app) is None
    assert "All articles are dated 2 Feb 2022." in said(app)


def test_the_slider_runs_from_the_first_to_the_last_day_and_opens_on_the_last(run, tmp_path):
    write(tmp_path, "a.md", "2022-02-02")
    write(tmp_path, "b.md", "2022-02-05")
    slider = date_slider(run(tmp_path))
    microseconds = timedelta(days=3) / timedelta(microseconds=1)
    assert slider.max - slider.min == microseconds
    assert slider.value == date(2022, 2, 5)


def test_a_file_that_cannot_be_read_is_named_with_its_reason(run, tmp_path):
    write(tmp_path, "a.md", "2022-02-02")
    (tmp_path / "empty.txt").write_bytes(b"")
    app = run(tmp_path)
    assert app.expander[0].label == "Problems with 1 of the files"
    assert any(text.startswith("empty.txt: ") for text in said(app))


def test_a_changed_folder_is_read_again(run, tmp_path):
    write(tmp_path, "a.md", "2022-02-02")
    assert not date_slider(run(tmp_path))
    write(tmp_path, "b.md", "2022-02-05", outlet="Post")
    assert date_slider(run(tmp_path))


def test_words_of_articles_never_stand_in_markdown_or_html(run, tmp_path):
    write(tmp_path, "a.md", "2022-02-02", outlet='"<b>zyx</b> [zyx](javascript:zyx)"')
    app = run(tmp_path, outlet="<b>zyx</b> [zyx](javascript:zyx)")
    assert len(listed(app)) == 1
    assert any("Outlet: <b>zyx</b> [zyx](javascript:zyx)" in element.value for element in app.text)
    written = [*app.markdown, *app.caption, *app.info, *app.error, *app.title, *app.header]
    assert not [element for element in written if "zyx" in element.value]
    assert not [element for element in blocks(app.main) if element.type == "html" and "zyx" in str(element.proto)]


# --- what is looked at ------------------------------------------------------------------------------------


@pytest.fixture
def two(tmp_path):
    write(tmp_path, "a.md", "2022-02-02")
    write(tmp_path, "b.md", "2022-02-05", outlet="Post", text=TO_MALI)
    return tmp_path


def test_everything_on_the_page_obeys_a_filter(run, two):
    app = run(two, actor="FR")
    assert [summary[:2] for summary in listed(app)] == ["FR"]
    assert [bar["summary"][:2] for bar in part(app, "timeline")["bars"]] == ["FR"]
    assert {metric.label: metric.value for metric in app.metric}["Deployments"] == "1"
    assert any("Who: France" in text for text in said(app))


def test_one_button_clears_all_filters(run, two):
    app = run(two, actor="FR", text="paratroopers", confidence="0.1")
    app.button(key="clear filters").click().run()
    assert len(listed(app)) == 2
    assert part(app, "address")["query"] == "?date=2022-02-05"


def test_an_empty_result_says_which_filter_is_in_the_way(run, two):
    app = run(two, actor="FR", place="Poland")
    assert part(app, "table") is None
    reason = next(text for text in said(app) if "passes the filters" in text)
    assert "1 without “Who”" in reason
    assert "1 without “Place”" in reason


def test_an_address_with_a_date_and_a_selection_opens_there(run, two):
    chosen = next(row["id"] for row in part(run(two), "table")["rows"] if row["summary"].startswith("US"))
    app = run(two, date="2022-02-03", selected=chosen)
    assert date_slider(app).value == date(2022, 2, 3)
    assert part(app, "panel")["deployment"] == chosen
    assert part(app, "table")["selected"] == chosen
    assert part(app, "timeline")["selected"] == chosen
    assert part(app, "address")["query"] == f"?date=2022-02-03&selected={chosen}"


def test_a_selection_that_does_not_pass_the_filters_is_let_go(run, two):
    chosen = next(row["id"] for row in part(run(two), "table")["rows"] if row["summary"].startswith("US"))
    assert part(run(two, selected=chosen, actor="FR"), "panel")["deployment"] is None


def test_search_looks_into_the_sentences(run, two):
    app = run(two)
    app.text_input(key="filter text").set_value("paratroopers").run()
    assert [summary[:2] for summary in listed(app)] == ["FR"]


def test_each_filter_is_offered_what_the_articles_hold(run, two):
    app = run(two)
    assert app.multiselect(key="filter actors").options == ["France", "United States"]
    assert app.multiselect(key="filter outlets").options == ["Post", "Wire"]
    assert {"Poland", "Mali"} <= set(app.multiselect(key="filter places").options)
