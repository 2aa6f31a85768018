"""Words that tell names of places from other words: common English words and names of persons.

Written to ``data/geo/lexicon/`` as one folded word a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.places.folding import fold

from . import sources

if TYPE_CHECKING:
    from pathlib import Path

# SCOWL's sizes: 10-35 are the words of everyday use ("reading", "split", "most").
_COMMON = (10, 20, 35)
# The US Census of 1990 lists names down to 0.001 %: surnames below it are rarer than the places they spell.
_LEAST_SHARE = 0.002


def build(folder: Path) -> None:
    """Write the lists into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    _save(folder / "common_words.txt", {fold(w) for w in sources.english_words(*_COMMON) if w[0].islower()})
    first = {fold(n) for kind in ("male", "female") for n, share in sources.person_names(kind) if share >= _LEAST_SHARE}
    _save(folder / "first_names.txt", first)
    _save(folder / "last_names.txt", {fold(n) for n, share in sources.person_names("last") if share >= _LEAST_SHARE})


def _save(path: Path, words: set[str]) -> None:
    kept = sorted(w for w in words if w and " " not in w)
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    print(f"{path.stem}: {len(kept)} words")
