"""What of a deployment decides how its count stands to those of others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.deployments.accounts import name_words, tells_of_more
from geo.deployments.counts import Range, range_of
from geo.deployments.shares import is_share
from geo.deployments.telling import covered
from geo.deployments.where import Standing, sites_of
from geo.model import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from geo.deployments.where import Atlas
    from geo.model import Deployment

# An article's id, and where in it a sentence begins.
Sentence = tuple[str, int]

_ARRIVED = frozenset({Status.IN_PLACE, Status.COMPLETED})


@dataclass(frozen=True, slots=True)
class Member:
    """A deployment with a count, as sums see it.

    ``group`` is its actor, direction and kind of count; who comes and who stands are one direction.
    ``first`` and ``last`` are ordinals of the days that its claims speak of, None where no claim is dated.
    ``numbered`` are the sentences that give a number, ``shares`` those that call it a share of another force;
    ``adds`` says that it is told of as coming on top of another.
    """

    id: str
    group: tuple[str | None, str, str]
    actors: frozenset[str]
    count: Range
    factual: bool
    goals: frozenset[Hashable]
    articles: frozenset[str]
    numbered: frozenset[Sentence]
    shares: frozenset[Sentence]
    voices: int
    unit: frozenset[str]
    adds: bool
    stands: bool
    arrived: bool
    first: int | None
    last: int | None

    @property
    def counted_in(self) -> set[str]:
        """Ids of the articles that give a number."""
        return {article for article, _ in self.numbered}

    @property
    def dated(self) -> bool:
        """Whether any claim says when."""
        return self.first is not None


def member_of(told: Deployment, atlas: Atlas) -> Member:
    """Take from a deployment what its place in sums hangs on."""
    direction = told.action.direction
    days = [
        day.toordinal()
        for c in told.claims
        for day in ((c.event_date.first, c.event_date.last) if c.event_date else (c.article.published,))
        if day
    ]
    return Member(
        id=told.id,
        # Who has arrived stands there, but is a part of those who were sent.
        group=(told.actor, "toward" if direction == "presence" else direction, told.count_of or "people"),
        actors=frozenset(filter(None, (told.actor or "").split("+"))),
        count=range_of(told),
        factual=told.factual,
        goals=sites_of(told, atlas)[0 if direction == "away" else 1],
        articles=frozenset(c.article.id for c in told.claims),
        numbered=frozenset((c.article.id, c.start) for c in told.claims if range_of(c).known),
        shares=frozenset((c.article.id, c.start) for c in told.claims if is_share(c)),
        voices=len(set(told.voices)),
        unit=name_words(told.unit),
        adds=_adds(told),
        stands=direction == "presence",
        arrived=direction == "presence" or told.status in _ARRIVED,
        first=min(days, default=None),
        last=max(days, default=None),
    )


def _adds(told: Deployment) -> bool:
    """Whether half of the claims that name the force at least call it "more" or "another"."""
    forces = [c.force for c in told.claims if c.force]
    return bool(forces) and 2 * sum(map(tells_of_more, forces)) >= len(forces)


def close(one: Member, other: Member, *, days: int) -> bool:
    """Whether two deployments are told of within so many days of each other, as far as dates tell."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return True
    return one.first - other.last <= days and other.first - one.last <= days


def goes_with(one: Member, other: Member, atlas: Atlas) -> bool:
    """Whether one goes only where the other goes too; places untold agree with any."""
    return not one.goals or not other.goals or covered(atlas, one.goals, other.goals)


def units_meet(one: Member, other: Member) -> bool:
    """Whether the units named can be the same: nothing named excludes nothing."""
    return not one.unit or not other.unit or not one.unit.isdisjoint(other.unit)


def is_share_of(one: Member, other: Member, atlas: Atlas) -> bool:
    """Whether one goes to some only of the other's places, or to a place within one of them."""
    if not one.goals or not other.goals or not covered(atlas, one.goals, other.goals):
        return False
    return not covered(atlas, other.goals, one.goals) or all(
        any(atlas.standing(goal, wider) is Standing.WITHIN for wider in other.goals) for goal in one.goals
    )


def all_reached(names: Iterable[str], beside: Callable[[str], Iterable[str]]) -> set[str]:
    """Return these deployments and all whose standing may hang on theirs, however indirectly.

    ``beside`` gives those that one competes with.
    """
    reached: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += beside(name)
    return reached
