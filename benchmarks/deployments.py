"""How well and how fast claims are merged, on a made-up history of which the truth is known.

Quality is printed twice: for the claims that a perfect reader would find, so that all errors are the merging's,
and for those that `geo.find_claims` reads from the same articles, beside what that reading itself gets wrong.

Seconds are of processor time in one process, so that they hold on a busy machine. The exponent is that of
a power law from the smallest to the largest corpus: 1 is linear. Memory is the peak of a process of its own.

    python benchmarks/deployments.py            all of it
    python benchmarks/deployments.py quality    or "speed"
"""

from __future__ import annotations

import argparse
import math
import resource
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from geo.claims import find_claims
from geo.deployments import Ledger, merge_claims, readings

# The corpus is the tests' own, which hold floors of these figures.
sys.path.insert(0, str(Path(__file__).parents[1] / "tests/deployments"))

from newsroom import Corpus, Report, corpus
from scores import b_cubed, counted_twice, left_out, read_against, totals_found

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.model import Claim

T = TypeVar("T")

SEEDS = (1, 2, 3)
READ = 400
SIZES = (10_000, 30_000, 100_000)
# Claims that a deployment gives rise to, on average.
CLAIMS_EACH = 20
ADDED = 20


def main() -> None:
    """Print the figures asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", nargs="?", choices=["quality", "speed", "merge"])
    parser.add_argument("claims", nargs="?", type=int)
    asked = parser.parse_args()
    if asked.what == "merge":
        one_size(asked.claims)
        return
    if asked.what != "speed":
        quality()
    if asked.what != "quality":
        speed()


# --- quality ----------------------------------------------------------------------------------------------


def quality() -> None:
    """Print B-cubed, totals found, men counted twice and men left out of sums."""
    print("claims of a perfect reader")
    for seed in SEEDS:
        history = corpus(seed=seed)
        score(f"  seed {seed}", history, history.claims, history.truth)
    history = corpus(seed=SEEDS[0])
    reports = history.reports[:READ]
    found = find_claims(report.article for report in reports)
    read = read_against(reports, found)
    rates = read.rates
    print(f"claims as read from {READ} of the articles")
    print(f"  reading: precision {rates.precision:.3f}, recall {rates.recall:.3f}, F1 {rates.f1:.3f}")
    score("  merging what was read", history, found, read.truth)
    score("  merging the true claims of the same", history, claims_of(reports), history.truth)


def claims_of(reports: Sequence[Report]) -> list[Claim]:
    """Return the true claims of some reports."""
    return [claim for report in reports for claim in report.claims]


def score(name: str, history: Corpus, claims: Sequence[Claim], truth: dict[tuple[str, str], str]) -> None:
    """Merge claims and print how well that was done."""
    merged = merge_claims(claims)
    same, totals = b_cubed(merged, truth), totals_found(merged, truth, history.facts)
    last = max(c.article.published or date.min for c in claims)
    twice, missed = (share(merged, truth, history.facts, last) for share in (counted_twice, left_out))
    print(
        f"{name}: {len(claims)} claims, {len(merged)} deployments; "
        f"B-cubed F1 {same.f1:.3f} (precision {same.precision:.3f}, recall {same.recall:.3f}); "
        f"totals found {totals.recall:.3f} (precision {totals.precision:.3f}); "
        f"men counted twice {twice:.2%}, left out {missed:.2%}"
    )


# --- speed ------------------------------------------------------------------------------------------------


def speed() -> None:
    """Print seconds and memory by size, each size in a process of its own."""
    spent = {}
    for size in SIZES:
        command = [sys.executable, __file__, "merge", str(size)]
        out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        print(out, end="")
        spent[size] = float(out.split("merged in ")[1].split()[0])
    steps = math.log(spent[SIZES[-1]] / spent[SIZES[0]]) / math.log(SIZES[-1] / SIZES[0])
    print(f"exponent from {SIZES[0]:,} to {SIZES[-1]:,} claims: {steps:.2f}")


def one_size(size: int) -> None:
    """Merge so many claims, add articles to them, cut them into readings."""
    facts = math.ceil(1.1 * size / CLAIMS_EACH)
    history = corpus(deployments=facts, articles=10 * facts)
    claims = history.claims[:size]
    merging, ledger = timed(lambda: Ledger(claims))
    told = ledger.deployments
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(claims):,} claims: merged in {merging:.1f} s of processor time, peak {peak:,.0f} MB")
    rest = [report for report in history.reports if report.article.published > claims[-1].article.published]
    latest = [timed(lambda report=report: add(ledger, report.claims))[0] for report in rest[:ADDED]]
    print(f"  adding an article after all others: median {statistics.median(latest):.3f} s, most {max(latest):.3f} s")
    # Every so many, from the first half.
    held = history.reports[: len(history.reports) // 2 : len(history.reports) // 2 // ADDED][:ADDED]
    without = {report.article.source for report in held}
    ledger = Ledger(claim for claim in claims if claim.article.source not in without)
    between = [timed(lambda report=report: add(ledger, report.claims))[0] for report in held]
    print(f"  adding one between others: median {statistics.median(between):.3f} s, most {max(between):.3f} s")
    cutting, cut = timed(lambda: readings(told))
    print(f"  {len(cut):,} readings in {cutting:.1f} s")


def add(ledger: Ledger, claims: Sequence[Claim]) -> list[object]:
    """Add an article and take the deployments as they are then."""
    ledger.add(claims)
    return list(ledger.deployments)


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return the seconds of processor time that some work took, and what came of it."""
    begun = time.process_time()
    done = work()
    return time.process_time() - begun, done


if __name__ == "__main__":
    main()
