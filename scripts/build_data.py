"""Build data/geo from pinned packages: ``make data``."""

from __future__ import annotations

from pathlib import Path

from data_steps import basemap, gazetteer, lexicon, shapes, sources, unit_symbols

FOLDER = Path(__file__).resolve().parents[1] / "data" / "geo"


def main() -> None:
    """Run every step."""
    sources.check_versions()
    gazetteer.build(FOLDER / "gazetteer")
    shapes.build(FOLDER / "shapes.zip")
    lexicon.build(FOLDER / "lexicon")
    basemap.build()
    unit_symbols.build()


if __name__ == "__main__":
    main()
