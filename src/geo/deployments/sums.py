"""How many are on the move: sums that say what they rest on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.deployments.clocks import as_of, counted_once
from geo.deployments.counts import Range, range_of
from geo.deployments.where import Atlas, Standing, sites_of
from geo.model import DeploymapError

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence
    from datetime import date

    from geo.model import Deployment, Place


# Two areas of no fixed bounds are taken for one another from this share of the larger on: NATO's eastern
# members make up some half of Eastern Europe, but a tenth of Europe.
_SHARED = 0.4


class UnknownPlaceError(DeploymapError):
    """A sum was asked for a place that no claim names."""


@dataclass(frozen=True, slots=True)
class Moving:
    """People on the move: the range of their number, None above where a count is open.

    ``rests_on`` are the deployments whose counts were added, ``uncounted`` those that go there too but
    whose number nobody told.
    """

    count_min: int
    count_max: int | None
    rests_on: tuple[Deployment, ...]
    uncounted: tuple[Deployment, ...]


def total_moving(
    deployments: Sequence[Deployment],
    *,
    actor: str,
    destination: str | Iterable[Place | str],
    day: date,
) -> Moving:
    """Sum an actor's forces moving to some places, as told by a day, each soldier once.

    Only people in factual movements toward the places count. What is said to go wholly to the places adds
    its whole range; what shares its count with other places adds at most its count, and at least nothing.
    A total is taken whole where a claim puts it wholly there, else its parts are summed in its stead.

    Parameters
    ----------
    destination
        Places, or names of places as the claims resolve them ("NATO's eastern flank").

    Raises
    ------
    UnknownPlaceError
        If a name is not among the places of ``deployments``.
    """
    atlas = Atlas()
    area = frozenset(
        atlas.place(p) for p in _resolve([destination] if isinstance(destination, str) else destination, deployments)
    )
    told = {
        d.id: d
        for d in as_of(deployments, day)
        if d.actor == actor and d.action.direction == "toward" and d.count_of in {None, "people"}
    }
    parts: dict[str, list[Deployment]] = defaultdict(list)
    for deployment in told.values():
        if deployment.part_of:
            parts[deployment.part_of].append(deployment)
    sums = [
        share
        for d in told.values()
        if counted_once(told, d)
        for share in _shares(d, parts=parts, area=area, atlas=atlas)
    ]
    highs = [r.high for _, r in sums]
    return Moving(
        count_min=sum(r.low or 0 for _, r in sums),
        count_max=None if None in highs else sum(h for h in highs if h is not None),
        rests_on=tuple(d for d, _ in sums),
        uncounted=tuple(
            d
            for d in told.values()
            if d.factual and not range_of(d).known and _aim(d, area=area, atlas=atlas) is not None
        ),
    )


def _resolve(destination: Iterable[Place | str], deployments: Sequence[Deployment]) -> list[Place]:
    named: dict[str, Place] = {}
    for deployment in deployments:
        for claim in deployment.claims:
            for place in (*claim.destination, *claim.origin):
                named.setdefault(place.name.casefold(), place)
    found = []
    for wanted in destination:
        if not isinstance(wanted, str):
            found.append(wanted)
        elif wanted.casefold() in named:
            found.append(named[wanted.casefold()])
        else:
            raise UnknownPlaceError(f"No claim names the place {wanted!r}.")
    return found


def _shares(
    told: Deployment,
    *,
    parts: Mapping[str, Sequence[Deployment]],
    area: frozenset[Hashable],
    atlas: Atlas,
) -> list[tuple[Deployment, Range]]:
    """Return what of a deployment goes to the area: itself, or those of its parts that do."""
    aim = _aim(told, area=area, atlas=atlas)
    if aim is None:
        return []
    count = range_of(told)
    if aim:
        return [(told, count)]
    shares = [share for part in parts.get(told.id, ()) for share in _shares(part, parts=parts, area=area, atlas=atlas)]
    return shares or [(told, Range(0, count.high))]


def _aim(told: Deployment, *, area: frozenset[Hashable], atlas: Atlas) -> bool | None:
    """Whether any claim sends the whole deployment to the area; None where none sends even a share."""
    best = {atlas.place(p) for p in told.destination}
    # A claim that names some of the destinations tells of a share; one that names them in other words
    # ("Eastern Europe" for Poland and Romania) tells of the whole.
    goals = [goal for claim in told.claims if (goal := sites_of(claim, atlas)[1]) and not goal < best]
    if any(all(_inside(g, area=area, atlas=atlas) for g in goal) for goal in goals):
        return True
    return False if any(atlas.meet(g, a) for g in best for a in area) else None


def _inside(goal: Hashable, *, area: frozenset[Hashable], atlas: Atlas) -> bool:
    if any(atlas.standing(goal, a) in {Standing.SAME, Standing.WITHIN} for a in area):
        return True
    # "Eastern Europe" and "NATO's eastern flank" have no fixed bounds; reporters use one for the other.
    return any(
        atlas.sites[goal].kind == atlas.sites[a].kind == "area" and atlas.share(goal, a) >= _SHARED for a in area
    )
