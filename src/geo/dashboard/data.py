"""The articles and what they tell, read once for all visitors."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from geo import maps, places
from geo.articles import read_articles
from geo.claims import find_claims
from geo.deployments import merge_claims
from geo.layers import build_layers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.layers import Layers
    from geo.model import Problem

PATH_VARIABLE = "DEPLOYMAP_ARTICLES"
PLACES_VARIABLE = "DEPLOYMAP_PLACES"
_SEEDS = Path(__file__).parents[3] / "seeds"

Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What the articles of a path tell: layers, the scene for the browser, and what could not be read."""

    layers: Layers
    scene: bytes
    deployments: tuple[str, ...]
    articles: int
    problems: tuple[Problem, ...]


def articles_path() -> Path:
    """Return where the articles are: ``DEPLOYMAP_ARTICLES``, or the reports in ``seeds/``."""
    return Path(os.environ.get(PATH_VARIABLE) or _SEEDS)


def told(path: Path) -> Told:
    """Read a path's articles, again only when a file there has changed.

    The user's own places are read from the file that ``DEPLOYMAP_PLACES`` names, if it is set.

    Raises
    ------
    geo.model.ReadError
        If nothing can be read there.
    geo.places.PlacesError
        If the file of places cannot be used.
    """
    own = os.environ.get(PLACES_VARIABLE)
    return _told(str(path), own, _stamp(path) + (_stamp(Path(own)) if own else ()))


def _stamp(path: Path) -> Stamp:
    """Every file with its time and size."""
    files = sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]
    return tuple((str(file), (s := file.stat()).st_mtime_ns, s.st_size) for file in files if file.is_file())


@st.cache_resource(show_spinner="Reading the articles …", max_entries=4)
def _told(path: str, own: str | None, stamp: Stamp) -> Told:  # noqa: ARG001 - the stamp is part of the cache's key
    if own:
        places.add(Path(own))
    problems: list[Problem] = []
    articles = read_articles(Path(path), on_problem=problems.append)
    layers = build_layers(merge_claims(find_claims(articles)))
    return prepare(layers, articles=len(articles), problems=problems)


def prepare(layers: Layers, *, articles: int, problems: Sequence[Problem] = ()) -> Told:
    """Make layers ready to be shown."""
    scene = maps.scene(layers)
    return Told(
        layers=layers,
        scene=maps.encode(scene),
        deployments=tuple(scene["deployments"]),
        articles=articles,
        problems=tuple(problems),
    )
