"""Every format in one zip, with a README that says what is in it."""

from __future__ import annotations

import csv
import io
import textwrap
from importlib.resources import files
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from geo._version import version
from geo.exports.cells import plain, printable
from geo.exports.formats import FORMATS, LAYERS
from geo.exports.tables import FLOW_MAP_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from geo.layers import Layers

_WIDTH = 100  # characters a line
_INDENT = " " * 16
_PAGE = "the map itself with slider and evidence, which opens in a browser without a network"


def to_zip(
    layers: Layers,
    *,
    day: date | None = None,
    filters: Mapping[str, str] | None = None,
    page: str | None = None,
    formats: Iterable[str] = tuple(FORMATS),
) -> bytes:
    """Pack layers in the formats, with a README.txt, into a zip; the same layers give the same bytes.

    Parameters
    ----------
    day
        The day that the layers were filtered to, to be told in the README; None is all days.
    filters
        What else they were filtered by, in words: ``{"Actor": "US, RU"}``.
    page
        A standalone map to put in as ``map.html``.
    formats
        Names from ``FORMATS``.
    """
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        content = {name: FORMATS[name].files(layers) for name in formats}
        told = {FORMATS[name].note: list(files) for name, files in content.items()}
        members = {name: data for files in content.values() for name, data in files.items()}
        if page is not None:
            members["map.html"] = page.encode()
            told[_PAGE] = ["map.html"]
        readme = _readme(layers, told, day, filters or {})
        for name, data in {"README.txt": readme.encode(), **members}.items():
            # ZipInfo's date is 1980, whenever the zip is made.
            member = ZipInfo(name)
            member.compress_type = ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            archive.writestr(member, data)
    return packed.getvalue()


def _readme(layers: Layers, notes: Mapping[str, Sequence[str]], day: date | None, filters: Mapping[str, str]) -> str:
    lines = [
        "Deployments of forces as told by news articles",
        f"Written by Deploymap {version()}",
        "",
        "WHAT IS SHOWN",
        *_entry("Day", day.isoformat() if day else "all; start and end say when a row holds"),
        *_entry("Articles dated", f"{layers.first or 'unknown'} to {layers.last or 'unknown'}"),
        *(line for name, value in (filters or {"Filters": "none"}).items() for line in _entry(name, value)),
        *(line for name in LAYERS for line in _entry(name.capitalize(), f"{len(getattr(layers, name))} rows")),
        "",
        "FILES",
    ]
    for note, names in notes.items():
        lines += [*names, *textwrap.wrap(note, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT)]
    lines += ["", "READ THIS BEFORE YOU COUNT", *textwrap.wrap(_CARE, _WIDTH)]
    lines += ["", "COORDINATES", *textwrap.wrap(_CRS, _WIDTH), "", "COLUMNS"]
    named = dict.fromkeys([column for name in LAYERS for column in getattr(layers, name).columns] + [*FLOW_MAP_COLUMNS])
    meanings = _meanings()
    lines += [line for name in named if name in meanings for line in _entry(name, meanings[name])]
    return "\r\n".join(lines) + "\r\n"


_CARE = (
    "Rows of flows and positions are readings: a deployment as it was told from start to end. On one day no"
    " deployment has two. What is only considered, conditional, demanded or denied has factual = false and is no"
    " fact. Sum count_min and count_max only over rows that hold on one day, have counted = true, and share one"
    " direction and one count_of. Several destinations that share one number share it; it is not each one's. Read"
    " the sentence (claims, by deployment) before you rely on a row."
)
_CRS = (
    "WGS 84 (EPSG:4326), degrees; x is longitude, y is latitude. A point may stand for a whole country: see the"
    " place's kind, and radius_km where it is given. Shapes are cut at the antimeridian."
)


def _entry(name: str, meaning: str) -> list[str]:
    name, meaning = (" ".join(printable(str(plain(text))).split()) for text in (name, meaning))
    return textwrap.wrap(f"{name:<{len(_INDENT) - 1}} {meaning}", _WIDTH, subsequent_indent=_INDENT)


def _meanings() -> dict[str, str]:
    lines = files("geo.exports").joinpath("columns.tsv").read_text("utf-8").splitlines()
    return {row["column"]: row["meaning"] for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)}
