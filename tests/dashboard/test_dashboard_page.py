"""The page without a browser: what it says when there is little or nothing to show."""

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
The United States deployed 2,000 soldiers from Germany to Poland.
"""


@pytest.fixture
def run(monkeypatch):
    def run_on(path):
        monkeypatch.setenv("DEPLOYMAP_ARTICLES", str(path))
        monkeypatch.chdir(ROOT)
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
        assert not app.exception
        return app

    return run_on


def said(app):
    return [element.value for element in (*app.info, *app.text, *app.caption)]


def write(folder, name, day, outlet="Wire"):
    (folder / name).write_text(ARTICLE.format(day=day, outlet=outlet), "utf-8")


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
    assert not app.slider
    assert "All articles are dated 2 Feb 2022." in said(app)


def test_the_slider_runs_from_the_first_to_the_last_day_and_opens_on_the_last(run, tmp_path):
    write(tmp_path, "a.md", "2022-02-02")
    write(tmp_path, "b.md", "2022-02-05")
    slider = run(tmp_path).slider[0]
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
    assert not run(tmp_path).slider
    write(tmp_path, "b.md", "2022-02-05", outlet="Post")
    assert run(tmp_path).slider


def test_words_of_articles_never_stand_in_markdown_or_html(run, tmp_path):
    write(tmp_path, "a.md", "2022-02-02", outlet='"<b>zyx</b> [zyx](javascript:zyx)"')
    app = run(tmp_path)
    assert len(app.dataframe[0].value) == 1
    assert not [element for element in (*app.markdown, *app.caption, *app.info) if "zyx" in element.value]
