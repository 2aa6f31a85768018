"""What was read is kept for the next start, and never for other articles or when it is damaged."""

from datetime import date

import pytest

from geo.articles import article_from_text
from geo.claims import claims_in
from geo.dashboard import kept

TEXT = "The United States deployed 2,000 soldiers from Germany to Poland."


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(kept, "_FOLDER", tmp_path / "read")
    return tmp_path / "read"


class Reader:
    """Reads claims and counts how often."""

    def __init__(self):
        self.read = 0

    def __call__(self, article):
        self.read += 1
        return claims_in(article)


def article(text=TEXT, day=date(2022, 2, 2)):
    return article_from_text(text, source="a.txt", published=day, outlet="Wire")


@pytest.mark.usefixtures("folder")
def test_the_second_time_nothing_is_read_and_the_claims_are_the_same():
    reader = Reader()
    first = kept.claims_kept([article()], reader)
    assert len(first) == 1
    assert kept.claims_kept([article()], reader) == first
    assert reader.read == 1


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("other", [article(TEXT.replace("2,000", "3,000")), article(day=date(2022, 2, 3))])
def test_another_text_or_date_is_read_anew(other):
    reader = Reader()
    kept.claims_kept([article()], reader)
    claims = kept.claims_kept([other], reader)
    assert reader.read == 2
    assert claims[0].article == other


@pytest.mark.usefixtures("folder")
def test_other_places_of_the_user_are_a_reason_to_read_anew():
    reader = Reader()
    kept.claims_kept([article()], reader)
    kept.claims_kept([article()], reader, also=[("places.csv", 1)])
    assert reader.read == 2


def test_a_damaged_file_is_read_anew(folder):
    reader = Reader()
    first = kept.claims_kept([article()], reader)
    for file in folder.iterdir():
        file.write_bytes(b"PK\x03\x04 damaged")
    assert kept.claims_kept([article()], reader) == first
    assert reader.read == 2


def test_only_the_newest_readings_are_kept(folder):
    reader = Reader()
    for day in range(1, 13):
        kept.claims_kept([article(day=date(2022, 2, day))], reader)
    assert len(list(folder.iterdir())) == 8
    kept.claims_kept([article(day=date(2022, 2, 12))], reader)
    assert reader.read == 12


def test_where_nothing_can_be_written_the_claims_are_read_all_the_same(folder):
    folder.write_text("a file where a folder should be")
    assert len(kept.claims_kept([article()], Reader())) == 1
