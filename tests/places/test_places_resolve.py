"""`resolve`, countries by code, and the floors on the public corpora."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from geo import places

CORPORA = Path(__file__).resolve().parents[2] / "../shared/corpora"


def test_resolve_answers_for_every_span():
    text = "Xyzzyqux and Kharkiv"
    unknown, known = places.resolve(text, [(0, 8), (13, 20)])
    assert unknown is None
    assert (known.name, known.start, known.end) == ("Kharkiv", 13, 20)
    assert places.resolve(text, []) == []


def test_country_by_code():
    germany = places.country("DE")
    assert (germany.name, germany.geonames_id, germany.start, germany.end) == ("Germany", 2921044, 0, 0)
    assert germany.geometry.is_valid
    assert places.country_name("GB") == "United Kingdom"
    assert places.country("ZZ") is None
    assert places.country_name("ZZ") is None


# The floors are the project's bars for its development corpora.
@pytest.mark.parametrize(
    ("corpus", "resolution", "recognition", "end_to_end"),
    [("trnews", 0.88, 0.84, 0.76), ("lgl", 0.80, 0.78, 0.62)],
)
def test_floors_on_the_corpora(corpus, resolution, recognition, end_to_end, tmp_path):
    source = CORPORA / f"{corpus}.jsonl"
    if not source.exists():
        pytest.skip(f"{source.name} is not beside the repository")
    documents = [json.loads(line) for line in source.read_text(encoding="utf-8").split("\n") if line]

    def scored(answer):
        out = tmp_path / "predictions.jsonl"
        rows = []
        for document in documents:
            found = [
                {"start": p.start, "end": p.end, "lat": p.lat, "lon": p.lon, "geonames_id": p.geonames_id}
                for p in answer(document)
                if p
            ]
            rows.append(json.dumps({"doc_id": document["doc_id"], "toponyms": found}))
        out.write_text("\n".join(rows), encoding="utf-8")
        command = [sys.executable, CORPORA / "score_places.py", source, out, "--json"]
        return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)

    given = scored(lambda d: places.resolve(d["text"], [(t["start"], t["end"]) for t in d["toponyms"]]))
    found = scored(lambda d: places.find(d["text"]))
    assert given["resolution"] >= resolution
    assert found["recognition"][2] >= recognition
    assert found["end_to_end"][2] >= end_to_end
