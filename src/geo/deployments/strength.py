"""How strong an actor is reported to be somewhere: what came, what left, what stands, day by day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from geo.deployments.clocks import as_of, on
from geo.deployments.sums import Sum, area_of, sum_of
from geo.deployments.where import Atlas

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from geo.deployments.clocks import Clock, Reading
    from geo.deployments.sums import Area, Where
    from geo.model import CountOf, Deployment, Direction

_DIRECTIONS: tuple[Direction, ...] = ("toward", "away", "presence")
_COLUMNS = (
    "day", "actor", "direction", "count_min", "count_max", "deployments", "uncounted",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Strength:
    """Forces as reported for a day: those that came or are to come, those that leave, those that stand there.

    They are not to be added up: who came may be among those who stand there, and a stock that is estimated
    anew says nothing of who joined it.
    """

    incoming: Sum
    outgoing: Sum
    present: Sum


def strength(  # noqa: PLR0913 - each is a question that people ask of a strength
    deployments: Sequence[Deployment],
    *,
    day: date,
    place: Where = None,
    actor: str | None = None,
    clock: Clock = "as of",
    count_of: CountOf = "people",
) -> Strength:
    """Sum what is reported of an actor's forces at a place, each soldier once.

    Parameters
    ----------
    place
        A place, a name as the claims resolve it ("Baltic states"), or several; None is anywhere.
    actor
        ISO 3166-1 alpha-2 or a body's short name; None is everybody. Of a joint force ("GB+US") each
        member's share is unknown: at least nothing, at most the whole.
    clock
        "as of": what articles published by the day told; "on": what stood on the day, as is known now.
    count_of
        What to count; battalions are never summed with men.

    Raises
    ------
    UnknownPlaceError
        If a name is not among the places of ``deployments``.
    """
    atlas = Atlas()
    area = area_of(place, deployments, atlas=atlas)
    told = as_of(deployments, day) if clock == "as of" else on(deployments, day)
    sums = {
        direction: sum_of(told, direction=direction, actor=actor, area=area, count_of=count_of)
        for direction in _DIRECTIONS
    }
    return Strength(incoming=sums["toward"], outgoing=sums["away"], present=sums["presence"])


class _Standing(NamedTuple):
    """What a row of the series says."""

    count_min: int
    count_max: int | None
    deployments: tuple[str, ...]
    uncounted: int


_ABSENT = _Standing(0, 0, (), 0)


def strength_over_time(
    readings: Sequence[Reading],
    *,
    ids: Collection[str] | None = None,
    actors: Collection[str] | None = None,
    place: Where = None,
    count_of: CountOf = "people",
) -> pd.DataFrame:
    """Follow the reported strength of each actor over time, for a chart of steps.

    Parameters
    ----------
    readings
        Of either clock, as `geo.layers.Layers` keeps them; days are of that clock.
    ids
        Leave out all other deployments.
    actors, place, count_of
        As `strength` takes them; None is all.

    Returns
    -------
    One row for each day on which the figure of an actor and direction changes, which holds until the next
    one: ``day``, ``actor``, ``direction``, ``count_min``, ``count_max`` (missing where no upper bound is
    told), ``deployments`` (ids of those summed) and ``uncounted`` (how many more told no number). Where
    nothing stands any more, both counts are 0. Sorted by actor, direction and day.

    Raises
    ------
    UnknownPlaceError
        If a name is not among the places of the readings.
    """
    kept = [r for r in readings if (ids is None or r.told.id in ids) and _concerns(r, actors, count_of)]
    atlas = Atlas()
    area = area_of(place, [r.told for r in kept], atlas=atlas) if kept else None
    by_line: dict[tuple[str, Direction], list[Reading]] = defaultdict(list)
    for reading in kept:
        by_line[reading.told.actor or "", reading.told.action.direction].append(reading)
    rows = [
        (pd.Timestamp(day), actor or None, direction, *standing)
        for (actor, direction), told in sorted(by_line.items())
        for day, standing in _steps(told, direction=direction, area=area, count_of=count_of)
    ]
    frame = pd.DataFrame(rows, columns=list(_COLUMNS))
    return frame.astype({"day": "datetime64[s]", "count_min": "Int64", "count_max": "Int64", "uncounted": "Int64"})


def _concerns(reading: Reading, actors: Collection[str] | None, count_of: CountOf) -> bool:
    told = reading.told
    return (
        told.factual
        and reading.start is not None
        and told.action.direction in _DIRECTIONS
        and (told.count_of or "people") == count_of
        and (actors is None or told.actor in actors)
    )


def _steps(
    told: Sequence[Reading], *, direction: Direction, area: Area | None, count_of: CountOf
) -> Iterable[tuple[date, _Standing]]:
    """Go through the days on which something changes; yield those on which the figure does."""
    opened: dict[date, list[Reading]] = defaultdict(list)
    closed: dict[date, list[Reading]] = defaultdict(list)
    for reading in told:
        if reading.start:
            opened[reading.start].append(reading)
        if reading.end:
            closed[reading.end + timedelta(days=1)].append(reading)
    standing: dict[str, Reading] = {}
    before = _ABSENT
    for day in sorted({*opened, *closed}):
        for reading in closed.get(day, ()):
            standing.pop(reading.told.id, None)
        for reading in opened.get(day, ()):
            standing[reading.told.id] = reading
        now = _standing([r.told for r in standing.values()], direction=direction, area=area, count_of=count_of)
        if now != before:
            yield day, now
        before = now


def _standing(told: Sequence[Deployment], *, direction: Direction, area: Area | None, count_of: CountOf) -> _Standing:
    total = sum_of(told, direction=direction, actor=None, area=area, count_of=count_of)
    return _Standing(
        total.count_min,
        total.count_max,
        tuple(sorted({d.id for d in total.rests_on})),
        len(total.uncounted),
    )
