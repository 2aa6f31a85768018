"""Files and archives from anybody: what is read, what is refused, and that nothing is written."""

import io
import os
import stat
import struct
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.articles import (
    MAX_BYTES,
    MAX_FILES,
    MAX_UPLOAD_BYTES,
    UPLOAD_SUFFIXES,
    archives,
    pasted_article,
    read_uploads,
    uploads,
)
from geo.model import Problem, ReadError

NEWS = (
    "Marsovia moves two battalions to the coast\n\n"
    "March 3, 2017\n\n"
    "Marsovia said on Thursday that it had moved two battalions of its army from the capital to the coast, "
    "where they would take part in an exercise with the navy until the end of the month.\n"
)


@pytest.fixture(autouse=True)
def nothing_is_written(tmp_path, monkeypatch):
    """Reading uploads leaves no file behind, wherever a path in them may point."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    yield
    assert list(tmp_path.rglob("*")) == []


def zipped(members, method=zipfile.ZIP_DEFLATED):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return packed.getvalue()


def read(*files) -> tuple[list[str], list[Problem]]:
    problems: list[Problem] = []
    try:
        articles = read_uploads(files, on_problem=problems.append)
    except ReadError:
        assert problems
        articles = []
    assert all("\n" not in p.source + p.reason for p in problems)
    return [article.source for article in articles], problems


def told(problems) -> str:
    return "\n".join(f"{p.source}: {p.reason}" for p in problems)


def test_files_are_read_in_the_order_given_from_bytes_and_streams():
    stream = io.BytesIO(NEWS.encode())
    stream.read()  # as a page may have done before
    assert read(("b.md", NEWS.encode()), ("A.TXT", stream)) == (["b.md", "A.TXT"], [])
    assert ".zip" in UPLOAD_SUFFIXES


def test_an_uploaded_article_is_the_one_that_the_same_file_gives(tmp_path):
    from geo.articles import read_articles  # noqa: PLC0415

    file = tmp_path / "a.txt"
    file.write_text(NEWS)
    assert read_uploads([("a.txt", NEWS.encode())]) == read_articles(file)
    file.unlink()


def test_archive_is_read_in_the_order_of_its_paths():
    archive = zipped([
        ("sub/b.md", NEWS), ("a.txt", NEWS), ("README.md", "how to read this"), ("__MACOSX/a.txt", b"\x00"),
        (".hidden.txt", NEWS), ("sub/", ""),
    ])  # fmt: skip
    assert read(("news.zip", archive)) == (["news.zip/a.txt", "news.zip/sub/b.md"], [])


def test_progress_is_told_after_every_file():
    steps = []
    files = [("z.zip", zipped([("a.txt", NEWS), ("b.txt", b"\x00\x01" * 500)])), ("c.txt", NEWS.encode())]
    read_uploads(files, on_problem=lambda _: None, on_progress=lambda *step: steps.append(step))
    assert steps == [(1, 3, "z.zip/a.txt"), (2, 3, "z.zip/b.txt"), (3, 3, "c.txt")]


@pytest.mark.parametrize(
    "name", ["../../evil.txt", "/etc/evil.txt", "C:\\evil.txt", "..\\evil.txt", "a/../../evil.txt"]
)
def test_paths_that_lead_out_of_an_archive_are_refused(name):
    sources, problems = read(("x.zip", zipped([(name, NEWS), ("good.txt", NEWS)])))
    assert sources == ["x.zip/good.txt"]
    assert "leads out of the archive" in told(problems)


def test_an_entry_without_a_name_is_passed_over():
    archive = zipped([("x.txt", NEWS), ("good.txt", NEWS)]).replace(b"x.txt", b"\0.txt")
    assert read(("x.zip", archive))[0] == ["x.zip/good.txt"]


def test_links_are_not_followed():
    link = zipfile.ZipInfo("passwords.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    sources, problems = read(("x.zip", zipped([(link, "/etc/passwd"), ("good.txt", NEWS)])))
    assert sources == ["x.zip/good.txt"]
    assert "passwords.txt left out: a link" in told(problems)


def test_archives_in_archives_and_other_files_are_named_once_a_reason():
    inner = zipped([("a.txt", NEWS)])
    files = [("good.txt", NEWS), ("1.zip", inner), ("2.zip", inner), ("x.pdf", b"%PDF"), ("y.exe", b"MZ")]
    sources, problems = read(("x.zip", zipped(files)))
    assert sources == ["x.zip/good.txt"]
    assert [p.reason for p in problems] == [
        "1.zip and 1 more left out: an archive in an archive",
        "x.pdf and 1 more left out: only .txt and .md files are read",
    ]


def test_a_bomb_is_refused_unread():
    bomb = zipped([(f"{n}.txt", b"0" * 2_000_000) for n in range(100)])
    assert len(bomb) < 1_000_000
    sources, problems = read(("bomb.zip", bomb), ("good.txt", NEWS.encode()))
    assert sources == ["good.txt"]
    assert told(problems) == "bomb.zip: would unpack to 200 MB, over 100 times its size: no archive of texts"


def test_a_member_that_hides_its_size_is_read_no_further_than_it_claims():
    packed = zipped([("a.txt", NEWS + " " * 5_000_000)])
    true_size = struct.pack("<L", len(NEWS) + 5_000_000)
    assert packed.count(true_size) == 2  # before the member and in the list
    sources, problems = read(("x.zip", packed.replace(true_size, struct.pack("<L", 1000))))
    assert sources == []
    assert told(problems) == "x.zip/a.txt: damaged in its archive"


def test_a_member_longer_than_an_article_is_left_out():
    sources, problems = read(("x.zip", zipped([("a.txt", os.urandom(MAX_BYTES + 1)), ("good.txt", NEWS)])))
    assert sources == ["x.zip/good.txt"]
    assert "too large for an article" in told(problems)


def test_encrypted_members_are_told():
    packed = bytearray(zipped([("a.txt", NEWS), ("good.txt", NEWS)]))
    flags = packed.index(b"PK\x01\x02") + 8
    packed[flags] |= 1
    sources, problems = read(("x.zip", bytes(packed)))
    assert sources == ["x.zip/good.txt"]
    assert told(problems) == "x.zip: a.txt left out: encrypted"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_may_ask_for_any_memory_are_left_out(method):
    sources, problems = read(("x.zip", zipped([("a.txt", NEWS)], method)), ("good.txt", NEWS.encode()))
    assert sources == ["good.txt"]
    assert "a method other than deflate" in told(problems)


def test_a_huge_file_is_refused_unread():
    class Huge(io.RawIOBase):
        """A gigabyte that nobody may read."""

        def seekable(self):
            return True

        def seek(self, offset, whence=0):
            return 1_000_000_000 if whence == io.SEEK_END else offset

        def read(self, _size=-1):
            raise AssertionError("was read")

    sources, problems = read(("huge.zip", Huge()), ("huge.txt", Huge()), ("good.txt", NEWS.encode()))
    assert sources == ["good.txt"]
    assert told(problems).splitlines()[0] == (
        f"huge.zip: too large: 1,000 MB, at most {MAX_UPLOAD_BYTES // 1_000_000} MB can be handed over at once"
    )


def test_the_whole_of_an_upload_has_a_limit(monkeypatch):
    monkeypatch.setattr(uploads, "MAX_UPLOAD_BYTES", 2 * len(NEWS))
    sources, problems = read(*[(f"{n}.txt", NEWS.encode()) for n in range(3)])
    assert sources == ["0.txt", "1.txt"]
    assert "2.txt: too large" in told(problems)


def test_the_text_of_an_upload_has_a_limit(monkeypatch):
    monkeypatch.setattr(uploads, "MAX_TEXT_BYTES", 2 * len(NEWS))
    sources, problems = read(("x.zip", zipped([(f"{n}.txt", NEWS) for n in range(3)])))
    assert sources == ["x.zip/0.txt", "x.zip/1.txt"]
    assert "x.zip/2.txt: left out: at most" in told(problems)


def test_ten_thousand_small_files_are_read_up_to_the_limit_and_the_rest_told_in_a_line():
    sources, problems = read(("x.zip", zipped([(f"{n:05}.txt", "") for n in range(10_000)])), ("a.txt", NEWS.encode()))
    assert sources == []
    assert f"*: {10_001 - MAX_FILES:,} files left out: at most {MAX_FILES:,} are read at once" in told(problems)


def test_an_archive_with_too_many_entries_is_refused(monkeypatch):
    monkeypatch.setattr(archives, "MAX_ENTRIES", 50)
    sources, problems = read(("x.zip", zipped([(f"{n}.txt", NEWS) for n in range(51)])), ("a.txt", NEWS.encode()))
    assert sources == ["a.txt"]
    assert "holds more than 50 files" in told(problems)


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"PK\x05\x06" + b"\x00" * 18, b"no archive", zipped([("a.txt", NEWS)])[:-30]]
)
def test_what_is_no_archive_is_told_in_a_line(content):
    sources, problems = read(("x.zip", content), ("good.txt", NEWS.encode()))
    assert sources == ["good.txt"]
    assert [p.source for p in problems] == ["x.zip"]


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_no_damage_to_an_archive_stops_the_others(data):
    whole = zipped([("a.txt", NEWS), ("b.txt", NEWS * 20)])
    packed = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 8))):
        packed[data.draw(st.integers(0, len(packed) - 1))] = data.draw(st.integers(0, 255))
    sources, _ = read(("x.zip", bytes(packed)), ("good.txt", NEWS.encode()))
    assert sources[-1] == "good.txt"


HOSTILE_NAMES = [
    "<img src=x onerror=alert(1)>.txt", "{{ 7*7 }}.txt", "a\nb\x00\x1b[31mc.txt", "\u202etxt.exe.txt", "=cmd().txt",
    "x" * 5000 + ".txt", "a\ud83d.txt",
]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_hostile_name_is_a_label_on_one_line(name):
    (source,), _ = read((f"folder/../../{name}", NEWS.encode()))
    assert source.endswith(".txt")
    assert len(source) <= 210
    assert source.isprintable() or "\ufffd" in source
    assert not set(source) & set("\n\r\x00\x1b\u202e/")
    source.encode()


def test_kinds_that_are_not_read_are_told_and_nothing_else_raises():
    with pytest.raises(ReadError, match=r"x\.pdf: only \.txt, \.md, \.zip files are read"):
        read_uploads([("x.pdf", b"%PDF")], on_problem=lambda _: None)
    with pytest.raises(ReadError, match="nothing was handed over"):
        read_uploads([])


# --- pasted text ------------------------------------------------------------------------------------------


def test_pasted_text_takes_the_date_outlet_and_title_given():
    article = pasted_article(NEWS, published=date(2022, 2, 2), outlet=" The\nGazette ", title="Moves")
    assert (article.published, article.outlet, article.title) == (date(2022, 2, 2), "The Gazette", "Moves")
    assert article.source == "pasted text"
    assert "two battalions" in article.text


def test_pasted_text_without_a_date_is_dated_by_itself():
    assert pasted_article(NEWS).published == date(2017, 3, 3)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \n\t ", "empty"),
        ("x" * (MAX_BYTES + 1), "too large"),
        ("Die Bundeswehr verlegt am Mittwoch rund tausend Soldaten nach Litauen, sagte der Minister. " * 5, "English"),
    ],
)
def test_pasted_text_that_is_no_article_is_refused_in_a_line(text, reason):
    with pytest.raises(ReadError, match=reason) as refused:
        pasted_article(text)
    assert str(refused.value).count("pasted text: ") == 1
    assert "\n" not in str(refused.value)


def test_half_a_character_in_pasted_text_does_no_harm():
    assert "\ufffd" in pasted_article(NEWS + " \ud83d").text
