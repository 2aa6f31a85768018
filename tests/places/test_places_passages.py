"""Passages of our own with located toponyms: floors for recognition and resolution.

``passages.jsonl`` holds 41 paragraphs of many kinds (war reports from 1951 to 2023, local news, sport, business,
travel, a letter, lists), written and annotated before they were read by machine, in the format of the public
corpora; ``km`` is how far off a place of some size may be (161 where it is not told). On the first run 0.91 of
the names were put where they are and F1 of recognition was 0.92; rules and names were added after that.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import shapely

from geo import places
from geo.places.shapes import reach

PASSAGES = [
    json.loads(line)
    for line in (Path(__file__).parent / "passages.jsonl").read_text(encoding="utf-8").splitlines()
]  # fmt: skip


def right(place, gold):
    if place is None:
        return False
    if gold["geonames_id"] and place.geonames_id == gold["geonames_id"]:
        return True
    return reach(shapely.Point(gold["lon"], gold["lat"]), place.lat, place.lon) <= gold.get("km", 161)


def test_annotations_are_offsets():
    for passage in PASSAGES:
        for gold in passage["toponyms"]:
            assert passage["text"][gold["start"] : gold["end"]] == gold["surface"]


def test_floor_of_resolution():
    hits = [
        right(place, gold)
        for passage in PASSAGES
        for place, gold in zip(
            places.resolve(passage["text"], [(t["start"], t["end"]) for t in passage["toponyms"]]),
            passage["toponyms"],
            strict=True,
        )
    ]
    assert len(hits) > 480
    assert np.mean(hits) >= 0.975


def test_floor_of_recognition_and_of_both():
    exact = located = named = found = 0
    for passage in PASSAGES:
        gold = {(t["start"], t["end"]): t for t in passage["toponyms"]}
        ours = {(p.start, p.end): p for p in places.find(passage["text"])}
        both = gold.keys() & ours.keys()
        exact += len(both)
        located += sum(right(ours[span], gold[span]) for span in both)
        named, found = named + len(gold), found + len(ours)
    assert 2 * exact / (named + found) >= 0.98
    assert 2 * located / (named + found) >= 0.965


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["doc_id"])
def test_no_passage_fails_as_a_whole(passage):
    gold = {(t["start"], t["end"]): t for t in passage["toponyms"]}
    ours = {(p.start, p.end): p for p in places.find(passage["text"])}
    hits = sum(right(ours.get(span), t) for span, t in gold.items())
    assert hits >= 0.8 * len(gold)
