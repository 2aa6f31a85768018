"""Whether a claim tells of a happening that other claims tell of, how surely, and why."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from geo.deployments.accounts import vocabulary
from geo.deployments.counts import TOLERANCE, count_text, fit
from geo.deployments.telling import covered, same_site
from geo.model import Status

if TYPE_CHECKING:
    from geo.deployments.accounts import Account, Happening
    from geo.deployments.where import Atlas

# Days between two reports of one movement, or of one standing force, as news follows it. Longer silence is
# read as another movement: rotations come by the half-year, and years and wars must stay apart.
_WINDOWS = {"toward": 45, "away": 60, "presence": 120, "alert": 60, "exercise": 45}
LONGEST_WINDOW = max(_WINDOWS.values())
_DENIAL_WINDOW = 30
# A movement of which nobody tells the size is known by its place alone, so it must be told in one breath.
_UNTOLD_WINDOW = 14
# A standing force may double between two estimates; a figure beyond that is another force.
_GROWTH = 2.0
# How far apart two roundings of one figure may lie: a tenth up and a tenth down.
_ROUNDED = (1 + TOLERANCE) ** 2
_ARRIVED = frozenset({Status.IN_PLACE, Status.COMPLETED, Status.REPORTED})
# Fit of counts that are one figure, told open ("over 100,000") or not; that round to one another; and where
# one is untold.
_SAME_FIGURE = 0.7
_ROUNDING = 0.5
# What a day of silence takes from the score, up to so many days: as much as a status that agrees in 25 days.
_PER_DAY, _MOST_DAYS = 0.02, 50
_UNTOLD = 0.3


def window_of(account: Account) -> int:
    """Return within how many days a happening must lie of which an account can tell."""
    return _WINDOWS[account.claim.action.direction]


class Likeness(NamedTuple):
    """How well a claim fits a happening, and why."""

    score: float
    because: str


def likeness(account: Account, happening: Happening, *, atlas: Atlas) -> Likeness | None:
    """Weigh whether an account tells of a happening; None if it cannot or too little says so."""
    if not _may_meet(account, happening):
        return None
    counts = _count_fit(account, happening, atlas=atlas)
    places = _place_fit(account, happening, atlas=atlas, counts=counts)
    if counts is None or places is None:
        return None
    found = _Evidence(
        counts=counts,
        places=places,
        same_place=same_site(atlas, account.sites, happening.vague),
        unit=any(account.unit & unit for unit in happening.units),
    )
    if not _suffices(account, happening, found):
        return None
    told = len(happening.articles)
    score = (
        3 * counts
        + 3 * places
        + found.unit
        + 0.5 * (account.claim.status in happening.statuses)
        # Who tells little tells of what all tell of.
        + 0.5 * told / (told + 3)
        # News follows news: of two that fit, the one told of lately is meant.
        - _PER_DAY * min(_gap(account, happening), _MOST_DAYS)
    )
    return Likeness(score, _why(account, happening, found))


class _Evidence(NamedTuple):
    """What speaks for a merger: fits of 0 to 1, and what is shared."""

    counts: float
    places: float
    same_place: bool
    unit: bool

    @property
    def strong(self) -> bool:
        """Whether number and place both agree, which ties even what is differently told."""
        return self.counts >= _SAME_FIGURE and self.places > 0


def _suffices(account: Account, happening: Happening, found: _Evidence) -> bool:
    """Whether the evidence is enough and nothing speaks against it."""
    factual = {s.factual for s in happening.statuses}
    before = [a for a in happening.articles.get(account.article, ()) if a.claim.start < account.claim.start]
    refers_back = account.bare and bool(before) and account.claim.status.factual in factual
    return (
        (found.places > 0 or found.counts >= _SAME_FIGURE or found.unit or refers_back)
        and (found.counts == 1 or _same_things(account, happening))
        and (found.strong or _same_time(account, happening))
        and (found.strong or bool(account.actors) == bool(happening.actors) or _one_breath(account, happening, found))
        and (found.strong or _statuses_meet(account, happening, same=found.same_place))
        and _directions_meet(account, happening, found)
    )


def _one_breath(account: Account, happening: Happening, found: _Evidence) -> bool:
    """Whether place and days are so close that an actor untold ("troops arrived in Gao") is the one told."""
    return found.same_place and _gap(account, happening) <= _UNTOLD_WINDOW


def _may_meet(account: Account, happening: Happening) -> bool:
    if account.actors and not all(_one_force(account.actors, other) for other in happening.actors):
        return False
    if _gap(account, happening) > _window(account, happening):
        return False
    if account.kind and happening.kinds and account.kind not in happening.kinds:
        return False
    siblings = happening.articles.get(account.article, ())
    return all(_one_of_sentence(account, other) for other in siblings)


def _one_force(ones: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two sets of actors can be of one force: who tells of a joint force may name one of it."""
    return ones <= others or others <= ones


def _window(account: Account, happening: Happening) -> int:
    statuses = happening.statuses | {account.claim.status}
    if Status.DENIED in statuses and any(s.factual for s in statuses):
        return _DENIAL_WINDOW
    if account.claim.action.direction == "toward" and account.claim.status.factual:
        return _WINDOWS["toward"] if account.count.known or happening.counts else _UNTOLD_WINDOW
    return _WINDOWS[account.claim.action.direction]


def _one_of_sentence(one: Account, other: Account) -> bool:
    """Two claims of one sentence are two happenings, unless only what is said of it differs."""
    if (one.claim.start, one.claim.end) != (other.claim.start, other.claim.end):
        return True
    if one.bare or other.bare:
        return False
    return one.count == other.count and (one.sites == other.sites or not one.sites or not other.sites)


def _same_time(account: Account, happening: Happening) -> bool:
    """Whether time can tell two happenings apart, or one article tells of both: undated reports may be of any war."""
    timed = account.first is not None and happening.first is not None
    return timed or account.article in happening.articles


def _gap(account: Account, happening: Happening) -> int:
    if not (account.first and account.last and happening.first and happening.last):
        return 0
    return max((account.first - happening.last).days, (happening.first - account.last).days, 0)


def _count_fit(account: Account, happening: Happening, *, atlas: Atlas) -> float | None:
    """Return how well counts agree, 0 to 1; None if they exclude each other."""
    if not account.count.known:
        return _UNTOLD if happening.counts else _UNTOLD + 0.1
    if not happening.counts:
        return _UNTOLD
    fits = {other: fit(account.count, other) for other in happening.counts}
    against = [other for other, value in fits.items() if not value]
    if not against:
        return max(fits.values())
    # "About 7,000" and "nearly 8,000" are both 7,400, though neither is a rounding of the other.
    closest = max(fits.values())
    usual, figure = max(happening.tally, key=happening.tally.__getitem__).figure, account.count.figure
    if closest and max(usual, figure) <= _ROUNDED * min(usual, figure):
        return closest / 2
    grown = (
        account.presence
        and happening.presence
        and same_site(atlas, account.sites, happening.sites)
        and all(
            account.claim.article.published not in happening.counts[other]
            and max(account.count.figure, other.figure) <= _GROWTH * min(account.count.figure, other.figure)
            for other in against
        )
    )
    return _UNTOLD if grown else None


def _place_fit(account: Account, happening: Happening, *, atlas: Atlas, counts: float | None) -> float | None:
    """Return how well places agree, 0 where one tells none, to 1; None if they exclude each other."""
    origins = account.origin and happening.origin and not account.away
    if (
        origins
        and not covered(atlas, account.origin, happening.origin)
        and not covered(atlas, happening.origin, account.origin)
    ):
        return None
    ours, theirs = account.sites, happening.sites
    if account.count.known and happening.counted:
        # Who goes on "to Warsaw" without a number may be a share of those who were counted.
        theirs = happening.counted
    if origins and bool(account.target) != bool(happening.target):
        ours, theirs = account.origin, happening.origin
    if not ours or not theirs:
        return 0.0
    met = [k for k in ours if any(atlas.meet(k, other) for other in theirs)]
    met_back = [k for k in theirs if any(atlas.meet(k, other) for other in ours)]
    if not met:
        return _loose_fit(account, happening)
    if len(met) < len(ours) and len(met_back) < len(theirs) and (counts or 0) < 1:
        return None
    # Fewer places of the same list with another number: a part and its total.
    listed = len(met) == len(met_back) and len(ours) != len(theirs)
    if listed and account.count.known and happening.counts and not _same_figure(account, happening):
        return None
    shared = (len(met) + len(met_back)) / (len(ours) + len(theirs))
    # A name that was used before tells more than one that merely holds or lies in another.
    exact = bool(ours & happening.vague) or same_site(atlas, ours, theirs)
    return shared * (1.0 if exact else 0.8)


def _same_figure(account: Account, happening: Happening) -> bool:
    return account.count.figure in {other.figure for other in happening.counts}


def _loose_fit(account: Account, happening: Happening) -> float | None:
    """Return the fit of pull-backs that nobody has seen: named loosely, from a border or its country."""
    unreal = not account.claim.status.factual and not any(s.factual for s in happening.statuses)
    if account.away and unreal and account.anchors & happening.anchors:
        return 0.5
    return None


def _same_things(account: Account, happening: Happening) -> bool:
    """Whether the units and weapons named can be the same."""
    return _names_meet(account.unit, happening.units) and _names_meet(account.materiel, happening.materiel)


def _names_meet(name: frozenset[str], others: set[frozenset[str]]) -> bool:
    """Whether a unit or weapon could be one of those named before: nothing named excludes nothing."""
    return not name or not others or any(name & other for other in others)


def _statuses_meet(account: Account, happening: Happening, *, same: bool) -> bool:
    """Whether two statuses may be of one happening where no count ties them."""
    ours = _status_class(account.claim.status)
    for status in happening.statuses:
        theirs = _status_class(status)
        condition = "any" if ours == theirs else _status_pairs().get(frozenset({ours, theirs}))
        if condition == "any" or (condition == "same place" and same):
            return True
    return False


def _status_class(status: Status) -> str:
    return "factual" if status.factual else str(status)


def _directions_meet(account: Account, happening: Happening, found: _Evidence) -> bool:
    """Whether a movement toward a place and a force standing there may be one build-up.

    Those who have come are those who stand there if their number is the same. Those who are still to come
    or come on top are not the stock that was there before.
    """
    if (account.stands and happening.presence) or (not account.presence and happening.movement):
        return True
    if not found.strong and not (found.same_place and found.counts >= _ROUNDING):
        return False
    if account.presence:
        return account.first is not None and happening.first is not None and account.first > happening.first
    return account.claim.status in _ARRIVED and not account.adds


def _why(account: Account, happening: Happening, found: _Evidence) -> str:
    """Say what speaks for a merger, and what against."""
    if account.bare:
        return "refers back to what its article tells of the actor"
    reasons = [_actors_agree(account, happening)]
    if not account.count.known or not happening.counts:
        reasons.append("count untold")
    elif found.counts == 1:
        reasons.append("same count")
    else:
        reasons.append("counts agree" if found.counts > _UNTOLD else "later estimate of a standing force")
    if not account.sites or not happening.sites:
        reasons.append("place untold")
    else:
        reasons.append("same place" if found.same_place else "places contain or overlap each other")
    if found.unit:
        reasons.append("same unit")
    against = _against(account, happening)
    return "; ".join(reasons) + (f"; though {', '.join(against)}" if against else "")


def _against(account: Account, happening: Happening) -> list[str]:
    """Say what speaks against a merger: another status, number, unit, or a long time between."""
    found = []
    if account.claim.status not in happening.statuses:
        found.append(f"{account.claim.status} and not {', '.join(sorted(happening.statuses))}")
    if account.count.known and happening.tally:
        usual = max(happening.tally, key=happening.tally.__getitem__)
        if usual.figure != account.count.figure:
            found.append(f"{count_text(*account.count)} and not {count_text(*usual)}")
    if account.unit and happening.units and account.unit not in happening.units:
        found.append("another name of the unit")
    if (gap := _gap(account, happening)) > _UNTOLD_WINDOW:
        found.append(f"{gap} days apart")
    return found


def _actors_agree(account: Account, happening: Happening) -> str:
    if not account.actors or not happening.actors:
        return "actor untold"
    return "same actor" if account.actors in happening.actors else "one of a joint force"


@cache
def _status_pairs() -> dict[frozenset[str], str]:
    return {frozenset({r["one"], r["other"]}): r["condition"] for r in vocabulary("status_pairs.csv")}
