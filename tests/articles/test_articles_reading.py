"""Files and folders: what is read, what is left out, and what the user is told of it."""

import logging
import os
from pathlib import Path

import pytest

from geo.articles import MAX_BYTES, read_articles
from geo.model import Problem, ReadError

NEWS = (
    "Marsovia moves two battalions to the coast\n\n"
    "March 3, 2017\n\n"
    "Marsovia said on Thursday that it had moved two battalions of its army from the capital to the coast, "
    "where they would take part in an exercise with the navy until the end of the month.\n"
)


def write(folder: Path, name: str, content: str | bytes = NEWS) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def read(path: Path | str) -> tuple[list[str], list[Problem]]:
    problems: list[Problem] = []
    articles = read_articles(path, on_problem=problems.append)
    return [article.source for article in articles], problems


def test_folder_is_read_with_its_subfolders_in_the_order_of_paths(tmp_path):
    for name in ("b.md", "a.txt", "sub/c.TXT", "README.md", ".hidden.txt", ".git/d.txt"):
        write(tmp_path, name)
    assert read(tmp_path) == (["a.txt", "b.md", "sub/c.TXT"], [])


def test_single_file_is_named_by_its_name(tmp_path):
    assert read(str(write(tmp_path, "sub/a.txt"))) == (["a.txt"], [])


def test_files_of_other_kinds_are_named_once_a_kind(tmp_path):
    for name in ("a.txt", "x.pdf", "y.pdf", "z.csv"):
        write(tmp_path, name)
    sources, problems = read(tmp_path)
    assert sources == ["a.txt"]
    assert [(p.source, p.skipped) for p in problems] == [("*.csv", True), ("*.pdf", True)]
    assert problems[1].reason == "2 left out: only .txt and .md files are read"


BAD = {
    "empty": b"",
    "blank": b" \n\t\n\xc2\xa0\n",
    "binary": bytes(range(256)) * 40,
    "pdf": b"%PDF-1.4\n" + NEWS.encode(),
    "png": b"\x89PNG\r\n\x1a\n" + bytes(range(200)) * 9,
    "menu": b"Home\nMenu\nSearch\nSign in\n",
    "german": "Die Regierung hat am Freitag angekündigt, dass sie weitere Soldaten an die Grenze "
    "schicken wird, weil die Lage dort nach Ansicht der Minister immer schwieriger geworden ist und niemand "
    "weiß, wie lange das so bleiben wird.".encode(),
    "russian": ("Министерство обороны сообщило о переброске войск к границе. " * 9).encode("utf-8"),
    "front matter only": b"---\ntitle: Troops move\npublished: 2022-02-04\n---\n",
}


@pytest.mark.parametrize("bad", BAD)
def test_one_bad_file_is_one_line_and_stops_nothing(tmp_path, bad):
    write(tmp_path, "a_good.txt")
    write(tmp_path, "b_bad.txt", BAD[bad])
    write(tmp_path, "c_good.txt")
    sources, problems = read(tmp_path)
    assert sources == ["a_good.txt", "c_good.txt"]
    assert [(p.source, p.skipped) for p in problems] == [("b_bad.txt", True)]
    assert problems[0].reason
    assert "\n" not in problems[0].reason


def test_reasons_are_told_apart(tmp_path):
    reasons = {}
    write(tmp_path, "good.txt")
    for name in ("empty", "binary", "pdf", "german", "russian"):
        write(tmp_path, f"{name}.txt", BAD[name])
    for problem in read(tmp_path)[1]:
        reasons[problem.source.removesuffix(".txt")] = problem.reason
    assert "empty" in reasons["empty"]
    assert "binary" in reasons["binary"]
    assert "PDF" in reasons["pdf"]
    assert "English" in reasons["german"]
    assert "English" in reasons["russian"]


def test_huge_file_is_left_out_unread(tmp_path):
    write(tmp_path, "a.txt")
    with write(tmp_path, "huge.txt").open("r+b") as file:
        file.truncate(50_000_000)  # sparse: takes no room
    sources, problems = read(tmp_path)
    assert sources == ["a.txt"]
    assert "50 MB" in problems[0].reason
    assert f"{MAX_BYTES // 1_000_000} MB" in problems[0].reason


def test_unreadable_permissions(tmp_path, monkeypatch):
    write(tmp_path, "a.txt")
    write(tmp_path, "locked.txt").chmod(0)
    write(tmp_path, "closed/b.txt")
    (tmp_path / "closed").chmod(0)
    tmp_path.chmod(0o755)
    monkeypatch.chdir(tmp_path)  # so that nobody's rights to the folders above do not matter
    as_root = os.geteuid() == 0
    if as_root:
        os.seteuid(65534)
    try:
        sources, problems = read(".")
    finally:
        if as_root:
            os.seteuid(0)
        (tmp_path / "closed").chmod(0o755)
    assert sources == ["a.txt"]
    assert {(p.source, p.reason) for p in problems} == {
        ("locked.txt", "no permission to read it"),
        ("closed", "no permission to read it"),
    }


def test_pipes_and_broken_links_are_not_waited_for(tmp_path):
    write(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    sources, problems = read(tmp_path)
    assert sources == ["a.txt"]
    assert {p.source for p in problems} == {"pipe.txt", "link.txt"}


def test_no_date_is_a_doubt_and_the_article_is_read(tmp_path):
    file = write(tmp_path, "a.txt", NEWS.replace("March 3, 2017", ""))
    problems: list[Problem] = []
    (article,) = read_articles(file, on_problem=problems.append)
    assert (article.published, article.published_from) == (None, None)
    assert [(p.skipped, "date" in p.reason) for p in problems] == [(False, True)]


def test_half_mojibake_is_read_as_far_as_it_can_be(tmp_path):
    mixed = (
        NEWS.encode()
        + "\nThe café in Łódź was full of “guests”, said a waiter.\n".encode()
        + ("\nOfficers drank at the café “Zum Hirsch”, he said.\n".encode("cp1252"))
    )
    problems: list[Problem] = []
    (article,) = read_articles(write(tmp_path, "a.txt", mixed), on_problem=problems.append)
    assert "Łódź was full of “guests”" in article.text
    assert "café “Zum Hirsch”, he said." in article.text
    assert [p.skipped for p in problems] == [False]
    assert "UTF-8" in problems[0].reason


def test_half_of_a_file_damaged_loses_only_that_half(tmp_path):
    damaged = NEWS.encode() + b"\n" + bytes((i * 37) % 256 for i in range(len(NEWS)))
    problems: list[Problem] = []
    (article,) = read_articles(write(tmp_path, "a.txt", damaged), on_problem=problems.append)
    told = " ".join(article.text[p.start : p.end] for p in article.passages)
    assert "moved two battalions of its army" in told
    assert "\x00" not in told
    assert [(p.skipped, "unreadable" in p.reason) for p in problems] == [(False, True)]


def test_text_once_wrongly_converted_is_read_with_a_doubt(tmp_path):
    file = write(tmp_path, "a.txt", NEWS + "\nâ€œWe are readyâ€\x9d, the armyâ€™s chief said.\n")
    problems: list[Problem] = []
    (article,) = read_articles(file, on_problem=problems.append)
    assert "chief said" in article.text
    assert [(p.skipped, "garbled" in p.reason) for p in problems] == [(False, True)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_any_usual_encoding_gives_the_same_text(tmp_path, encoding):
    text = NEWS + "\n“We won’t leave”, the général said – “not yet”.\n"
    (article,) = read_articles(write(tmp_path, "a.txt", text.encode(encoding)), on_problem=pytest.fail)
    assert article.text.split() == text.split()
    assert not article.text.startswith("\ufeff")


@pytest.mark.parametrize("what", ["missing", "empty folder", "only others", "only bad", "other kind"])
def test_nothing_to_read_is_one_line(tmp_path, what):
    path = tmp_path / "here"
    if what == "empty folder":
        path.mkdir()
    elif what == "only others":
        write(path, "a.json")
        write(path, "README.md")
    elif what == "only bad":
        write(path, "a.txt", b"")
        write(path, "b.txt", b"\x00\x01")
    elif what == "other kind":
        path = write(path, "a.docx")
    with pytest.raises(ReadError) as raised:
        read_articles(path, on_problem=lambda _: None)
    assert "\n" not in str(raised.value)
    assert "here" in str(raised.value)


def test_problems_are_logged_where_nobody_asks(tmp_path, caplog):
    write(tmp_path, "a.txt")
    write(tmp_path, "b.txt", b"")
    with caplog.at_level(logging.WARNING):
        read_articles(tmp_path)
    assert "b.txt" in caplog.text
