"""A line that is cut short, or says a second time what a word is, would pass unseen: the tables are read by key."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

TABLES = sorted((Path(__file__).parents[2] / "src/geo/language/vocabulary").glob("*.csv"))
KEYS = {
    "triggers.csv": ("lemma", "particle", "pos"),
    "operators.csv": ("lemma", "pos"),
    "lists.csv": ("list", "word"),
    "place_nouns.csv": ("noun",),
    "salience.csv": ("ground",),
    "irregular.csv": ("lemma",),
}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_line_has_all_columns_and_a_key_of_its_own(table: Path) -> None:
    lines = list(csv.reader(table.read_text(encoding="utf-8").splitlines()))
    head, rows = lines[0], lines[1:]
    assert [row for row in rows if len(row) != len(head)] == []
    columns = [head.index(name) for name in KEYS.get(table.name, head)]
    told = Counter(tuple(row[i] for i in columns) for row in rows)
    assert [key for key, times in told.items() if times > 1] == []
