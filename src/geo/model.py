"""The words of Deploymap as types: what every room passes to the next.

No input or output happens here and nothing of ours is imported, so that any room may use any word.
Coordinates are WGS 84 (EPSG:4326): ``lat`` and ``lon`` in degrees, geometries in (lon, lat) order.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry


class DeploymapError(Exception):
    """Base of every error that Deploymap raises on purpose; its text is one line for the user."""


class ReadError(DeploymapError):
    """Nothing could be read: the path is missing, empty or holds no article."""


class Span(NamedTuple):
    """A half-open range of character offsets into ``Article.text``."""

    start: int
    end: int


# --- articles ---------------------------------------------------------------------------------------------

PassageKind = Literal["title", "paragraph", "caption"]


class Passage(NamedTuple):
    """A stretch of ``Article.text`` that is the article's own, in reading order."""

    start: int
    end: int
    kind: PassageKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    r"""One text with what is known of where and when it appeared.

    ``text`` holds the decoded source character for character (line ends as ``\\n``; a newline inside a
    hard-wrapped paragraph and every other white-space character reads as one space), so an offset into it
    is an offset into the source. What is the article's own, and not menu, byline or player text, is
    listed in ``passages``.
    """

    id: str
    source: str
    text: str
    passages: tuple[Passage, ...]
    title: str | None = None
    outlet: str | None = None
    published: date | None = None
    published_from: Literal["front matter", "head of text", "dates in text"] | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that could not be read, or was read with a doubt, and why, in one line."""

    source: str
    reason: str
    skipped: bool = True


# --- places -----------------------------------------------------------------------------------------------

PlaceKind = Literal["country", "region", "city", "base", "border", "sea", "area"]


class RelationKind(StrEnum):
    """How a force stands to its place."""

    IN = "in"
    NEAR = "near"
    ALONG_BORDER = "along_border"
    ON_BOTH_SIDES = "on_both_sides"
    NORTH_OF = "north_of"
    EAST_OF = "east_of"
    SOUTH_OF = "south_of"
    WEST_OF = "west_of"
    OFF_COAST = "off_coast"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A mention resolved to a location.

    ``name`` is canonical, ``surface`` is what the text says at ``start:end`` (offsets into the text that
    was searched). ``country`` is ISO 3166-1 alpha-2. ``lat``/``lon`` are a point that represents the place
    (GeoNames' own where it has one); ``geometry`` is its area where known, else None. ``score`` is the
    resolver's certainty, 0 to 1. ``adjectival`` marks a demonym or adjective ("Russian" for Russia).
    ``radius_km`` is how far from the point the place reaches: to the furthest corner of its outline; for a
    town or base without one, about its size; None where neither is known. ``disputed`` names who else claims
    the place: ISO 3166-1 alpha-2, or a short name where the claimant has no code.
    """

    name: str
    surface: str
    start: int
    end: int
    kind: PlaceKind
    country: str | None
    geonames_id: int | None
    lat: float
    lon: float
    score: float
    adjectival: bool = False
    radius_km: float | None = None
    disputed: tuple[str, ...] = ()
    geometry: BaseGeometry | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Where a force is when it is not simply in its place: near a border, off a coast.

    ``geometry`` is the area meant (EPSG:4326), ``lat``/``lon`` a point inside it, ``radius_km`` how far
    from that point the force may be. ``text`` says the relation in words ("near the border of Ukraine").
    """

    kind: RelationKind
    text: str
    lat: float
    lon: float
    radius_km: float
    geometry: BaseGeometry | None = field(default=None, compare=False, repr=False)


# --- claims -----------------------------------------------------------------------------------------------

Direction = Literal["toward", "presence", "away", "alert", "exercise"]


class Action(StrEnum):
    """What is done with a force."""

    DEPLOY = "deploy"
    MOVE = "move"
    REINFORCE = "reinforce"
    STATION = "station"
    MASS = "mass"
    WITHDRAW = "withdraw"
    ALERT = "alert"
    EXERCISE = "exercise"

    @property
    def direction(self) -> Direction:
        """How the action stands to its place: toward it, present in it, away from it, or neither."""
        return _DIRECTIONS[self]


_DIRECTIONS: dict[Action, Direction] = {
    Action.DEPLOY: "toward",
    Action.MOVE: "toward",
    Action.REINFORCE: "toward",
    Action.STATION: "presence",
    Action.MASS: "presence",
    Action.WITHDRAW: "away",
    Action.ALERT: "alert",
    Action.EXERCISE: "exercise",
}


class Status(StrEnum):
    """How far along, or how real, a movement is said to be."""

    CONSIDERED = "considered"
    ANNOUNCED = "announced"
    ORDERED = "ordered"
    UNDER_WAY = "under_way"
    IN_PLACE = "in_place"
    COMPLETED = "completed"
    CONDITIONAL = "conditional"
    DENIED = "denied"
    DEMANDED = "demanded"
    REPORTED = "reported"

    @property
    def factual(self) -> bool:
        """False for what is only considered, conditional, denied or demanded: never counted as a fact."""
        return self not in _NOT_FACTUAL


_NOT_FACTUAL = frozenset({Status.CONSIDERED, Status.CONDITIONAL, Status.DENIED, Status.DEMANDED})

CountOf = Literal["people", "ships", "aircraft", "vehicles", "missiles", "units"]
DatePrecision = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True, order=True)
class EventDate:
    """A date known to the day, the month or the year."""

    first: date
    precision: DatePrecision = "day"

    @property
    def iso(self) -> str:
        """``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``."""
        return self.first.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.precision]]

    @property
    def last(self) -> date:
        """The last day the date may mean."""
        if self.precision == "day":
            return self.first
        if self.precision == "year":
            return date(self.first.year, 12, 31)
        later = self.first.replace(day=28) + timedelta(days=4)
        return later - timedelta(days=later.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one sentence of one article asserts about one movement or stationing of one force.

    ``start``/``end`` bound the sentence in ``article.text``; ``evidence`` holds, for each slot, the spans
    that it was read from, in the same offsets. ``count_min``/``count_max`` count ``count_of``; None means
    unbounded or unknown. ``actor`` is ISO 3166-1 alpha-2 or the short name of a body ("NATO", "UN").
    """

    article: Article
    start: int
    end: int
    actor: str | None
    action: Action
    status: Status
    force: str | None = None
    count_min: int | None = None
    count_max: int | None = None
    count_of: CountOf | None = None
    unit: str | None = None
    materiel: str | None = None
    origin: tuple[Place, ...] = ()
    destination: tuple[Place, ...] = ()
    relation: Relation | None = None
    event_date: EventDate | None = None
    said_by: str | None = None
    confidence: float = 0.5
    evidence: tuple[tuple[str, Span], ...] = ()

    @property
    def sentence(self) -> str:
        """The sentence, character for character as in the article's text."""
        return self.article.text[self.start : self.end]

    @property
    def id(self) -> str:
        """A short hash that stays the same for the same reading of the same sentence."""
        key = (
            self.article.id, self.start, self.end, self.actor, self.action, self.status,
            self.count_min, self.count_max, self.force,
            tuple(p.name for p in self.origin), tuple(p.name for p in self.destination),
        )  # fmt: skip
        return hashlib.sha256(repr(key).encode()).hexdigest()[:12]


# --- deployments ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Step:
    """A status that a deployment was said to have, from the day that was published."""

    date: date
    status: Status
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A slot that the claims fill differently: each value with the claims that give it."""

    slot: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deployment:
    """One real-world happening, merged from the claims that tell of it.

    Slots bear the claims' names and hold the best value as of the last claim in ``claims``; what
    disagrees stands in ``conflicts``. ``part_of`` is the id of a larger deployment whose count includes
    this one's; ``rival_of`` that of one which may be the same men told of with another number, and stands for
    this one in sums; ``withdrawn_by`` that of the withdrawal that later took this force away.
    ``because`` says, a line for each claim after the first, why it was merged and what speaks against.
    ``voices`` names, for each claim, whom it speaks for: an outlet, or the one whose text it copies; copies
    are no second witness.
    """

    id: str
    claims: tuple[Claim, ...]
    actor: str | None
    action: Action
    status: Status
    force: str | None = None
    count_min: int | None = None
    count_max: int | None = None
    count_of: CountOf | None = None
    unit: str | None = None
    materiel: str | None = None
    origin: tuple[Place, ...] = ()
    destination: tuple[Place, ...] = ()
    relation: Relation | None = None
    event_date: EventDate | None = None
    history: tuple[Step, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    part_of: str | None = None
    rival_of: str | None = None
    withdrawn_by: str | None = None
    confidence: float = 0.5
    because: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()

    @property
    def factual(self) -> bool:
        """Whether the latest status asserts the movement as a fact."""
        return self.status.factual

    @property
    def contradicted(self) -> bool:
        """Whether some deny what others assert, report or consider."""
        return any(conflict.slot == "status" for conflict in self.conflicts)
