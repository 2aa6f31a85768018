"""A visitor's own articles: added, told of when they cannot be read, saved and opened again."""

import io
import re
import zipfile

import pytest
import sample_layers as sample
from conftest import map_in_app, wait_for_rows, words
from playwright.sync_api import expect

TO_POLAND = "The United States deployed 2,000 soldiers from Germany to Poland."
TO_MALI = "France deployed 300 paratroopers to Mali."


def article(text, day="2023-03-01", outlet="Wire"):
    return f"---\ntitle: Troops\noutlet: {outlet}\npublished: {day}\n---\n{text}\n".encode()


def file(name, content, mime="text/plain"):
    return {"name": name, "mimeType": mime, "buffer": content}


def packed(members):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members:
            archive.writestr(name, text)
    return content.getvalue()


@pytest.fixture
def own(page, seeds_url):
    page.goto(f"{seeds_url}articles")
    wait_for_guard(page)
    return page


def wait_for_guard(page):
    """The uploader takes files once there is what refuses too many."""
    expect(page.get_by_test_id("stFileUploaderDropzone").get_by_test_id("stBaseButton-secondary")).to_be_enabled()


def uploader(page):
    return page.locator("input[type=file]")


def upload(page, *files):
    uploader(page).set_input_files(list(files))
    expect(page.get_by_test_id("stFileChip")).to_have_count(len(files))
    expect(page.get_by_test_id("stFileChipIconSpinner")).to_have_count(0)
    page.get_by_role("button", name="Read the files").click()


def to_the_map(page):
    page.get_by_role("link", name="Map", exact=True).click()
    page.get_by_role("heading", name="Deploymap").wait_for()
    return map_in_app(page)


@pytest.mark.parametrize("page", ["desk", "phone"], indirect=True)
def test_files_are_read_shown_saved_forgotten_and_opened_again(own, tmp_path):
    upload(own, file("a.txt", article(TO_POLAND)), file("b.md", article(TO_MALI, day="2023-03-04")))
    own.get_by_text("2 articles read.").wait_for()
    expect(own.locator(".st-key-own-articles .dm-table")).to_contain_text("Troops")
    with own.expect_download() as download:
        own.get_by_role("button", name="Save as one file").click()
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    assert saved.suffix == ".deploymap"
    own.get_by_role("link", name="Show them on the map").click()
    map_in_app(own)
    before = wait_for_rows(own, lambda listed: {summary[:2] for summary in listed} == {"US", "FR"})

    own.get_by_role("link", name="Your articles").click()
    own.get_by_role("button", name="Forget them all").click()
    own.get_by_role("heading", name="Articles read").wait_for(state="detached")
    upload(own, file(saved.name, saved.read_bytes(), "application/octet-stream"))
    own.get_by_text("2 articles taken over from saved work.").wait_for()
    to_the_map(own)
    wait_for_rows(own, lambda listed: listed == before)


def test_a_pasted_text_joins_the_reports_the_app_opened_with(own):
    own.get_by_label("Text", exact=True).fill(TO_MALI)
    own.get_by_label("Outlet").fill("My notes")
    own.get_by_role("button", name="Read the text").click()
    own.get_by_text("1 article read.").wait_for()
    own.get_by_text("Yours and the reports it opened with").click()
    # The page has heard the choice when it answers what was asked after it.
    own.locator(".st-key-own-articles").get_by_role("button", name="Open pasted text").click()
    own.get_by_role("dialog").get_by_text(TO_MALI).wait_for()
    own.keyboard.press("Escape")
    own.get_by_role("dialog").wait_for(state="detached")
    to_the_map(own)
    wait_for_rows(own, lambda listed: all(any(place in said for said in listed) for place in ("Mali", "Romania")))


def test_what_was_done_on_the_map_counts_after_coming_back_to_it(own):
    chart = to_the_map(own)
    chart.frame.get_by_role("button", name="One day back").click()
    own.get_by_text("3 Feb 2022", exact=True).first.wait_for()
    own.get_by_role("link", name="Help").click()
    own.get_by_role("heading", name="The two clocks").wait_for()
    chart = to_the_map(own)
    chart.wait_for_day("2022-02-03")
    chart.frame.get_by_role("button", name="One day back").click()
    own.get_by_text("2 Feb 2022", exact=True).first.wait_for()


def test_an_article_opens_with_its_claims_marked(own):
    upload(own, file("a.txt", article(f"It rained in Berlin all day. {TO_POLAND}")))
    own.get_by_text("1 article read.").wait_for()
    own.locator(".st-key-own-articles").get_by_role("button", name="Open Troops").click()
    dialog = own.get_by_role("dialog")
    dialog.get_by_text("It rained in Berlin all day.").wait_for()
    dialog.locator("mark").get_by_text("2,000", exact=True).wait_for()


def test_each_file_that_cannot_be_read_is_told_with_its_reason(own):
    upload(
        own, file("good.txt", article(TO_POLAND)), file("empty.txt", b" "), file("broken.zip", b"PK\x03\x04nonsense")
    )
    own.get_by_text("1 article read.").wait_for()
    own.get_by_text("Problems with 2 of the files").click()
    problems = own.get_by_test_id("stExpander")
    problems.get_by_text("empty.txt: ").wait_for()
    problems.get_by_text("broken.zip: ").wait_for()
    expect(problems).to_contain_text(re.compile("left out.*left out", re.DOTALL))
    assert words(problems).count("left out") == 2


def test_hostile_names_and_texts_are_shown_as_text(own):
    for number, text in enumerate(sample.HOSTILE):
        own.get_by_label("Text", exact=True).fill(f"{TO_POLAND} {text}")
        own.get_by_label("Outlet").fill(text)
        own.get_by_label("Title", exact=True).fill(text)
        own.get_by_role("button", name="Read the text").click()
        own.get_by_role("heading", name=f"Articles read ({number + 1})").wait_for()
    name = "<img src=x onerror=window.pwned=9>.txt"
    upload(own, file(name, article(TO_MALI)), file("[x](javascript:window.pwned=8).md", b""))
    own.get_by_role("heading", name=f"Articles read ({len(sample.HOSTILE) + 1})").wait_for()
    for text in sample.HOSTILE:
        expect(own.locator(".st-key-own-articles .dm-table")).to_contain_text(" ".join(text.split()))
    to_the_map(own)


def test_paths_that_climb_and_archives_that_swell_write_nothing(own, seeds_server_folder):
    before = {path for path in seeds_server_folder.parent.rglob("*") if "server.log" not in path.name}
    climbing = packed([("../../climbed.txt", article(TO_POLAND)), ("/climbed.md", article(TO_MALI))])
    bomb = packed([(f"{n}.txt", b" " * 50_000_000) for n in range(8)])
    many = packed([(f"{n}.txt", b"x") for n in range(10_000)])
    upload(own, file("climbing.zip", climbing), file("bomb.zip", bomb), file("many.zip", many))
    own.get_by_text("Problems with").wait_for()
    own.get_by_text("Problems with").click()
    expect(own.get_by_test_id("stExpander")).to_contain_text("bomb.zip")
    said = words(own.get_by_test_id("stExpander"))
    assert "many.zip" in said or "at most" in said
    after = {path for path in seeds_server_folder.parent.rglob("*") if "server.log" not in path.name}
    assert after == before


@pytest.mark.parametrize("page", ["desk", "phone"], indirect=True)
def test_ten_thousand_single_files_are_refused_with_a_line_and_a_few_are_read_after(own):
    uploader(own).set_input_files([file(f"{n}.txt", b"x") for n in range(10_000)])
    refused = own.get_by_role("alert").get_by_text("10,000 single files are too many")
    refused.wait_for()
    assert own.get_by_test_id("stFileChip").count() == 0
    upload(own, file("a.txt", article(TO_POLAND)))
    refused.wait_for(state="detached")
    own.get_by_text("1 article read.").wait_for()


def test_no_file_can_be_put_in_before_the_guard_stands(page, seeds_url):
    page.add_init_script(
        """(() => {
            const listen = window.addEventListener;
            let guarded = false;
            window.addEventListener = function (kind, ...rest) {
                listen.call(this, kind, ...rest);
                if (kind === 'drop') guarded = true;
            };
            window.unguarded = 0;  // frames in which a visitor could use the uploader
            (function look() {
                const button = document.querySelector('[data-testid=stFileUploaderDropzone] button');
                if (button && !button.disabled && !guarded) window.unguarded += 1;
                requestAnimationFrame(look);
            })();
        })()"""
    )
    page.goto(f"{seeds_url}articles")
    wait_for_guard(page)
    page.get_by_role("link", name="Help").click()
    page.get_by_role("heading", name="The two clocks").wait_for()
    page.get_by_role("link", name="Your articles").click()
    wait_for_guard(page)
    assert page.evaluate("window.unguarded") == 0


def test_too_many_files_dropped_on_the_page_are_refused_too(own):
    own.get_by_test_id("stFileUploaderDropzone").evaluate(
        """async (zone) => {
            const dataTransfer = new DataTransfer();
            for (let n = 0; n < 201; n++) dataTransfer.items.add(new File(['x'], `${n}.txt`, { type: 'text/plain' }));
            for (const kind of ['dragenter', 'dragover', 'drop']) {
                zone.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer }));
                await new Promise((done) => setTimeout(done, 300));
            }
        }"""
    )
    own.get_by_role("alert").get_by_text("201 single files are too many").wait_for()
    own.get_by_test_id("stBaseButton-secondary").get_by_text("Upload", exact=True).wait_for()  # the drag is over
    assert own.get_by_test_id("stFileChip").count() == 0


def test_a_file_over_the_limit_is_refused_at_once(own, tmp_path):
    large = tmp_path / "large.txt"
    with large.open("wb") as stream:
        stream.truncate(1_000_000_000)
    uploader(own).set_input_files(large)
    own.get_by_text("File must be 100.0MB or smaller.").wait_for()
