"""``deploymap claims FILE --explain``: a wrong reading can be traced to the words and the line of data behind it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import geo
from geo import cli
from geo._data_dir import data_dir
from geo.claims.confidence import LEAST
from geo.language import vocabulary

ARTICLE = """---
published: 2013-02-08
---

French soldiers have arrived in Gao on Thursday.

Niamey has not sent 500 soldiers to Mali, a minister said.

The French soldiers have left the country.

Paris said the soldiers' 300 loaves were fresh.
"""


@pytest.fixture
def explained(tmp_path, capsys):
    def run(text):
        path = tmp_path / "report.txt"
        path.write_text(text, encoding="utf-8")
        code = cli.main(["claims", str(path), "--explain"])
        return code, capsys.readouterr().out

    return run


def about(out, sentence):
    """The lines that tell of the sentence, by slot."""
    block = next(b for b in out.split("\n\n") if sentence in b)
    rows = [line.split(maxsplit=1) for line in block.splitlines()[1:]]
    return {row[0]: row[1] for row in rows if len(row) > 1}


def test_each_slot_shows_its_words_and_the_way_they_were_found(explained):
    code, out = explained(ARTICLE)
    assert code == cli.OK
    told = about(out, "French soldiers have")
    start = ARTICLE.index("Gao")
    assert told["actor"].startswith("FR: named in the force's own phrase")
    assert told["force"].startswith('"French soldiers"')
    assert told["destination"] == f'Gao: "Gao" {start}-{start + 3}, after "in"'
    assert told["date"].startswith('2013-02-07 (a day): "Thursday"')
    assert told["status"].startswith('completed (the form of "arrived")')
    assert told["said"] == "by     the publisher"
    assert "triggers.csv line " in told["trigger"]


def test_the_line_of_the_table_is_the_one_that_lists_the_trigger(explained):
    _, out = explained(ARTICLE)
    number = int(about(out, "Niamey has not")["trigger"].split("line ")[1].split()[0])
    lines = (vocabulary.files("geo.language") / "vocabulary" / "triggers.csv").read_text(encoding="utf-8").splitlines()
    assert lines[number - 1].startswith("send,")


def test_the_words_of_a_status_stand_in_order(explained):
    _, out = explained(ARTICLE)
    told = about(out, "Niamey has not")["status"]
    form, denied, said = (told.index(part) for part in ('"sent"', 'denied (negate: "not")', '"said"'))
    assert form < denied < said


def test_a_place_taken_from_another_sentence_says_which(explained):
    _, out = explained(ARTICLE)
    start = ARTICLE.index("French soldiers have arrived")
    place = about(out, "The French soldiers have left")["origin"]
    assert place.startswith('Mali: only "country" is told here: the country of the place in the sentence at ')
    assert f"{start}-" in place


def test_an_owner_that_was_weighed_says_what_spoke_for_whom(explained):
    text = (
        "Italy has 900 soldiers in Herat. Spain has 200 in Qala. Officials said the contingents would leave in May.\n"
    )
    _, out = explained(text)
    told = out[out.index("Officials said") :]
    assert "not named with it: weighed from who is spoken of" in told
    assert "IT +" in told
    assert "ES +" in told
    assert "forces around" in told


def test_a_candidate_left_out_is_marked_with_the_reason(explained):
    _, out = explained("Troops have been deployed.\n")
    assert out.startswith("report.txt: 0 claims, 1 candidate left out")
    assert about(out, "Troops")["LEFT"].startswith(f"OUT: less sure than {LEAST:.2f}; most against it: ")


def test_sentences_where_nothing_was_found_are_listed(explained):
    _, out = explained(ARTICLE)
    assert "with a word for a force or a movement, where none was found" in out
    assert "loaves were fresh" in out.split("where none was found")[1]


def test_an_article_without_claims_says_so(explained):
    code, out = explained("The bakery sold two hundred loaves on Friday and closed early, said its owner.\n")
    assert (code, out.splitlines()[0]) == (cli.OK, "report.txt: 0 claims, 0 candidates left out")


def test_a_missing_file_is_told_in_one_line(tmp_path, capsys):
    assert cli.main(["claims", str(tmp_path / "none.txt"), "--explain"]) == cli.FAILED
    assert capsys.readouterr().err.count("\n") == 1


# --- one line of data is enough -----------------------------------------------------------------------------

LINES = {
    "language/vocabulary/triggers.csv": "sashay,,verb,move_self,move,strong,",
    "language/vocabulary/forces.csv": "sowar,people,strong,,\npinnace,ships,strong,patrol boats,",
    "language/vocabulary/units.csv": "Green Howards,GB,",
    "_data/actors.csv": "Wadi Column,WADI,group,",
}
NEWS = """The soldiers have sashayed to Mopti.

Kenya sent 300 sowars to Somalia.

Kenya sent 30 pinnaces to Somalia.

The 1st Green Howards Battalion moved to Basra.

Fighters of the Wadi Column have arrived in Raqqa.
"""


def test_one_line_of_data_adds_a_word(tmp_path):
    home = tmp_path / "geo"
    shutil.copytree(Path(geo.__file__).parent, home, ignore=shutil.ignore_patterns("__pycache__"))
    if not (home / "_data").exists():
        shutil.copytree(data_dir(), home / "_data")
    report = tmp_path / "report.txt"
    report.write_text(NEWS, encoding="utf-8")
    before = explained_by(tmp_path, report)
    for name, line in LINES.items():
        table = home / name
        table.write_text(f"{table.read_text(encoding='utf-8').rstrip()}\n{line}\n", encoding="utf-8")
    after = explained_by(tmp_path, report)
    assert "sashay, verb, move_self, move, strong" in about(after, "sashayed")["trigger"]
    assert about(after, "sowars")["count"].startswith("300 people")
    assert about(after, "pinnaces")["materiel"] == "patrol boats"
    assert about(after, "Howards")["actor"].startswith("GB: ")
    assert about(after, "Wadi")["actor"].startswith("WADI: named in the force's own phrase")
    for word in ("sashay, verb", "300 people", "patrol boats", "GB: ", "WADI: "):
        assert word not in before


def explained_by(folder, report):
    """What the package that lies in the folder makes of the report."""
    return subprocess.run(
        [sys.executable, "-m", "geo.cli", "claims", str(report), "--explain"],
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
