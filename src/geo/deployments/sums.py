"""How many there are: sums that count each soldier once and say what they rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.deployments.clocks import as_of, counted_once
from geo.deployments.counts import Range, range_of
from geo.deployments.rivals import is_slip_for
from geo.deployments.where import Atlas, Standing, sites_of
from geo.model import DeploymapError, Place

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence
    from datetime import date

    from geo.model import CountOf, Deployment, Direction

# Two areas of no fixed bounds are taken for one another from this share of the larger on: NATO's eastern
# members make up some half of Eastern Europe, but a tenth of Europe.
_SHARED = 0.4

Where = str | Place | Iterable[Place | str] | None


class UnknownPlaceError(DeploymapError):
    """A sum was asked for a place that no claim names."""


@dataclass(frozen=True, slots=True)
class Sum:
    """How many there are: the range of their number, None above where a count is open.

    ``rests_on`` are the deployments whose counts were added, ``uncounted`` those that belong to it too but
    whose number nobody told.
    """

    count_min: int
    count_max: int | None
    rests_on: tuple[Deployment, ...]
    uncounted: tuple[Deployment, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """Sites that a sum is asked for."""

    sites: frozenset[Hashable]
    atlas: Atlas


def total_moving(
    deployments: Sequence[Deployment], *, actor: str, destination: str | Iterable[Place | str], day: date
) -> Sum:
    """Sum an actor's forces moving to some places, as told by a day; see `sum_of`.

    Parameters
    ----------
    destination
        Places, or names of places as the claims resolve them ("NATO's eastern flank").

    Raises
    ------
    UnknownPlaceError
        If a name is not among the places of ``deployments``.
    """
    area = area_of(destination, deployments, atlas=Atlas())
    return sum_of(as_of(deployments, day), direction="toward", actor=actor, area=area)


def sum_of(
    told: Iterable[Deployment],
    *,
    direction: Direction,
    actor: str | None,
    area: Area | None,
    count_of: CountOf = "people",
) -> Sum:
    """Sum deployments in one direction, each soldier once.

    Only facts count. What is said to lie wholly in the area adds its whole range; what shares its count with
    other places adds at most its count, and at least nothing, and so does a joint force of which the actor
    is one. A total is taken whole where a claim puts it wholly there, else its parts are summed in its
    stead. What may be the same men as another (``rival_of``) adds to the upper bound only, unless its number
    is taken for an error, and so do forces that stand in places within one another, but for the largest.
    """
    kept = {
        d.id: d
        for d in told
        if d.action.direction == direction and (d.count_of or "people") == count_of and _has_part(d, actor)
    }
    parts: dict[str, list[Deployment]] = defaultdict(list)
    for deployment in kept.values():
        if deployment.part_of:
            parts[deployment.part_of].append(deployment)
    atlas = area.atlas if area else Atlas()
    shares = [
        (member, _share_of(member, count, actor))
        for d in kept.values()
        if counted_once(kept, d)
        for member, count in _shares(d, parts=parts, area=area)
    ]
    shares += [
        (d, _share_of(d, count, actor))
        for d in kept.values()
        if d.factual and (rival := kept.get(d.rival_of or "")) and _may_add(d, rival, atlas=atlas)
        for count in _doubtful(d, rival, area=area)
    ]
    if direction == "presence":
        shares = _nested(shares, atlas=atlas)
    highs = [r.high for _, r in shares]
    return Sum(
        count_min=sum(r.low or 0 for _, r in shares),
        count_max=None if None in highs else sum(h for h in highs if h is not None),
        rests_on=tuple(d for d, _ in shares),
        uncounted=tuple(
            d for d in kept.values() if d.factual and not range_of(d).known and _aim(d, area=area) is not None
        ),
    )


def area_of(place: Where, deployments: Iterable[Deployment], *, atlas: Atlas) -> Area | None:
    """Find the sites that a place or its name means; None is anywhere.

    Raises
    ------
    UnknownPlaceError
        If a name is not among the places of ``deployments``.
    """
    if place is None:
        return None
    asked = [place] if isinstance(place, str | Place) else list(place)
    return Area(frozenset(atlas.place(p) for p in _resolve(asked, deployments)), atlas)


def _resolve(asked: Iterable[Place | str], deployments: Iterable[Deployment]) -> list[Place]:
    named: dict[str, Place] = {}
    for deployment in deployments:
        for claim in deployment.claims:
            for place in (*claim.destination, *claim.origin):
                named.setdefault(place.name.casefold(), place)
    found = []
    for wanted in asked:
        if not isinstance(wanted, str):
            found.append(wanted)
        elif wanted.casefold() in named:
            found.append(named[wanted.casefold()])
        else:
            raise UnknownPlaceError(f"No claim names the place {wanted!r}.")
    return found


# --- actors -----------------------------------------------------------------------------------------------


def _has_part(told: Deployment, actor: str | None) -> bool:
    return actor is None or actor == told.actor or actor in (told.actor or "").split("+")


def _share_of(told: Deployment, count: Range, actor: str | None) -> Range:
    """Return what of a count may be an actor's: nobody says how a joint force is made up."""
    return count if actor is None or actor == told.actor else Range(0, count.high)


# --- places -----------------------------------------------------------------------------------------------


def _shares(
    told: Deployment, *, parts: Mapping[str, Sequence[Deployment]], area: Area | None
) -> list[tuple[Deployment, Range]]:
    """Return what of a deployment belongs to the area: itself, or those of its parts that do."""
    aim = _aim(told, area=area)
    if aim is None:
        return []
    count = range_of(told)
    if aim:
        return [(told, count)]
    shares = [share for part in parts.get(told.id, ()) for share in _shares(part, parts=parts, area=area)]
    return shares or [(told, Range(0, count.high))]


def _may_add(told: Deployment, rival: Deployment, *, atlas: Atlas) -> bool:
    """Whether a deployment that yields to another may be other men: a slip is none, its own part no other."""
    return rival.part_of != told.id and not is_slip_for(told, rival, atlas)


def _doubtful(told: Deployment, rival: Deployment, *, area: Area | None) -> list[Range]:
    """Return what may have to be added for a deployment that yields to another: all, if that one is elsewhere."""
    aim, count = _aim(told, area=area), range_of(told)
    if aim is None:
        return []
    return [count if aim and not _aim(rival, area=area) else Range(0, count.high)]


def _aim(told: Deployment, *, area: Area | None) -> bool | None:
    """Whether any claim puts the whole deployment in the area; None where none puts even a share there."""
    if area is None:
        return True
    side = 0 if told.action.direction == "away" else 1
    best = {area.atlas.place(p) for p in (told.destination if side else told.origin)}
    # A claim that names some of the places tells of a share; one that names them in other words ("Eastern
    # Europe" for Poland and Romania) tells of the whole.
    goals = [goal for claim in told.claims if (goal := sites_of(claim, area.atlas)[side]) and not goal < best]
    if any(all(_inside(g, area=area) for g in goal) for goal in goals):
        return True
    return False if any(area.atlas.meet(g, a) for g in best for a in area.sites) else None


def _inside(goal: Hashable, *, area: Area) -> bool:
    atlas = area.atlas
    if any(atlas.standing(goal, a) in {Standing.SAME, Standing.WITHIN} for a in area.sites):
        return True
    # "Eastern Europe" and "NATO's eastern flank" have no fixed bounds; reporters use one for the other.
    return any(
        atlas.sites[goal].kind == atlas.sites[a].kind == "area" and atlas.share(goal, a) >= _SHARED for a in area.sites
    )


def _nested(shares: Iterable[tuple[Deployment, Range]], *, atlas: Atlas) -> list[tuple[Deployment, Range]]:
    """Let stocks that may be among larger ones of the same actor there add to the upper bound only."""
    found: list[tuple[Deployment, Range]] = []
    outer: list[tuple[str | None, frozenset[Hashable]]] = []
    for told, count in sorted(shares, key=lambda share: (-share[1].figure, share[0].id)):
        sites = frozenset(site for claim in told.claims for site in sites_of(claim, atlas)[1])
        if any(actor == told.actor and any(atlas.meet(a, b) for a in sites for b in there) for actor, there in outer):
            found.append((told, Range(0, count.high)))
        else:
            found.append((told, count))
            outer.append((told.actor, sites))
    return found
