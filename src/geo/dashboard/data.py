"""The articles and what they tell, read once for all visitors."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import streamlit as st

from geo import filters as filtering
from geo import maps, places
from geo.articles import read_articles
from geo.dashboard.kept import claims_kept
from geo.dashboard.timeline import bars_of, strengths_of
from geo.deployments import merge_claims
from geo.layers import build_layers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd

    from geo.dashboard.state import View
    from geo.dashboard.timeline import Bar
    from geo.filters import Choices, Filters
    from geo.layers import Layers
    from geo.maps import Clock, Index
    from geo.model import Article, Claim, Problem

PATH_VARIABLE = "DEPLOYMAP_ARTICLES"
PLACES_VARIABLE = "DEPLOYMAP_PLACES"
_SEEDS = Path(__file__).parents[3] / "seeds"

# The language model is not made to be used by several threads at once.
_READER = Lock()

Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, eq=False)
class Told:
    """What articles tell: layers by both clocks, the scene for the browser, and what could not be read.

    ``layers`` are laid out by publication, ``on`` by the happening. ``deployments`` are ids. ``actors`` and
    ``statuses`` are how the map draws them.
    """

    layers: Layers
    on: Layers | None
    scene: bytes
    index: Index
    deployments: tuple[str, ...]
    actors: dict[str, dict[str, str]]
    statuses: dict[str, dict[str, str]]
    claims: tuple[Claim, ...]
    articles: int
    problems: tuple[Problem, ...]

    def by(self, clock: Clock) -> Layers:
        """Return the layers that follow a clock."""
        return self.on if clock == "on" and self.on is not None else self.layers

    @cached_property
    def choices(self) -> Choices:
        """What filters have to choose from."""
        return filtering.choices(self.layers)

    def visible(self, filters: Filters) -> dict[Clock, frozenset[str]] | None:
        """Return the ids of the readings that pass, by clock; None where no filter is set."""
        return self._visible(filters) if filters.active() else None

    def passes(self, deployment: str, filters: Filters) -> bool:
        """Say whether a deployment is known and any of its readings passes, by either clock."""
        visible = self.visible(filters)
        if visible is None or deployment not in self.index.deployments:
            return deployment in self.index.deployments
        return any(reading.startswith(f"{deployment}@") for readings in visible.values() for reading in readings)

    @cached_property
    def _visible(self) -> Callable[[Filters], dict[Clock, frozenset[str]]]:
        clocks: tuple[Clock, ...] = ("as of",) if self.on is None else ("as of", "on")
        return lru_cache(maxsize=16)(
            lambda filters: {clock: filtering.passing(self.by(clock), filters, clock=clock) for clock in clocks}
        )

    @cached_property
    def filtered(self) -> Callable[[Filters, Clock], Layers]:
        """Return the layers of a clock with what passes filters; the last few are kept."""
        return lru_cache(maxsize=4)(lambda filters, clock: filtering.apply(self.by(clock), filters, clock=clock))

    def shown(self, view: View) -> Layers:
        """Return what the map shows of a view: its date, by its clock, through its filters."""
        return self.on_day(self.filtered(view.filters, view.clock), view)

    @staticmethod
    def on_day(layers: Layers, view: View) -> Layers:
        """Keep of layers what a view's date and window show."""
        return maps.on_day(layers, view.day, clock=view.clock, window=view.window)

    @cached_property
    def bars(self) -> Callable[[Filters, Clock], tuple[list[Bar], int]]:
        """Return the bars of the chart of what passes filters, and how many there are more."""
        return lru_cache(maxsize=4)(
            lambda filters, clock: bars_of(self.filtered(filters, clock), actors=self.actors, statuses=self.statuses)
        )

    @cached_property
    def strengths(self) -> Callable[[Filters, Clock], pd.DataFrame]:
        """Return the reported strength over time of what passes filters."""
        return lru_cache(maxsize=4)(lambda filters, clock: strengths_of(self.filtered(filters, clock)))

    @cached_property
    def about(self) -> Callable[[str], dict[str, Any]]:
        """Return the scene of one deployment by its id, for the panel."""
        return lru_cache(maxsize=8)(lambda name: maps.scene(self.layers, on=self.on, deployment=name))


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
    claims = claims_kept(articles, claims_of, also=_stamp(Path(own)) if own else ())
    return told_by(claims, articles=len(articles), problems=problems)


def claims_of(article: Article) -> list[Claim]:
    """Read the claims of an article, one article at a time in the whole process."""
    from geo.claims import claims_in  # noqa: PLC0415 - brings the language model, which a kept reading does without

    with _READER:
        return claims_in(article)


def told_by(claims: Sequence[Claim], *, articles: int, problems: Sequence[Problem] = ()) -> Told:
    """Make ready to be shown what claims tell."""
    deployments = merge_claims(claims)
    return prepare(
        build_layers(deployments),
        on=build_layers(deployments, clock="on"),
        articles=articles,
        problems=problems,
        claims=claims,
    )


def prepare(
    layers: Layers,
    *,
    articles: int,
    problems: Sequence[Problem] = (),
    on: Layers | None = None,
    claims: Sequence[Claim] = (),
) -> Told:
    """Make layers ready to be shown; ``on`` are the same deployments by the second clock."""
    scene = maps.scene(layers, on=on)
    return Told(
        layers=layers,
        on=on,
        scene=maps.encode(scene),
        index=maps.index(scene),
        deployments=tuple(scene["deployments"]),
        actors=scene["actors"],
        statuses=scene["statuses"],
        claims=tuple(claims),
        articles=articles,
        problems=tuple(problems),
    )
