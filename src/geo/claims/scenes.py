"""Where a movement happens when its sentence does not say: the scene that the article has set.

Of the claims that a reader annotated in 85 articles, two in five name no place: "the frigates", "a
further 80 come in May", "Spain keeps a company there" happen where the article's other movements do. The
weights below were set by hand on those annotations; recency beats frequency, the same actor's scene beats
another's, and the scene that the article opens with keeps some weight throughout.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from geo.language import UNKNOWN
from geo.model import Action, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geo.language import Frame
    from geo.model import Place, RelationKind

_RECENT, _SAME_ACTOR, _OPENING, _DATELINE, _FITS = 0.25, 1.0, 0.25, 0.6, 2.0
_YET_TO_COME = 0.25
"""What a scene that is only set further on counts beside one set before."""
_FADE = 6
"""Frames after which a scene has lost two thirds of its hold."""
_AROUND = 60
"""Scenes before and after a frame that are weighed for it."""
_BESIDE = 150
"""Characters from the start of a sentence that are taken to be its own."""
_OFTEN = 2
"""Times that a place must be named to be the scene where no movement is placed."""
_WHOLE, _WHOLE_LEFT = 0.9, 1.2
"""What the country counts beside its town: men are said to leave a country more than a town."""
_HEAD = 60
"""Characters within which a dateline begins."""
_KINDS = {
    "country": ("country",),
    "nation": ("country",),
    "kingdom": ("country",),
    "republic": ("country", "region"),
    "region": ("region", "area", "sea"),
    "area": ("region", "area", "sea", "city"),
    "territory": ("region", "area", "country"),
    "province": ("region",),
    "island": ("region", "area", "city", "country"),
    "city": ("city",),
    "town": ("city",),
    "capital": ("city",),
    "port": ("city", "base"),
    "base": ("base", "city"),
    "sea": ("sea",),
    "strait": ("sea",),
    "water": ("sea",),
    "border": ("border",),
}
"""What a noun that points back ("the island") can stand for."""


class Scene(NamedTuple):
    """Places, as indexes into the article's, and how a force stands to them."""

    places: tuple[int, ...]
    anchors: tuple[int, ...] = ()
    relation: RelationKind | None = None
    bordered: bool = False
    source: int | None = None
    """The frame that tells of it, as an index; None where the article's names alone do."""
    way: str = "told"
    """Why it is the scene: "told" elsewhere, its "country", the "dateline", a place "named before", "most named"."""
    share: float = 1.0
    """Share of the weight that speaks for it against the other scenes, 0 to 1."""


def unnamed_scenes(frames: Sequence[Frame], starts: Sequence[int], named: Sequence[Place]) -> list[Scene | None]:
    """Give the scene for each frame that tells of no place of its own; None where it does, or none is plain.

    Parameters
    ----------
    frames
        Every frame of an article, in text order.
    starts
        Where the sentence of each begins.
    named
        Every place that the article names, in text order.
    """
    told = [(i, scene) for i, frame in enumerate(frames) if (scene := _told(frame, i)) is not None]
    countries: dict[str, int] = {}
    for i, place in enumerate(named):
        if place.kind == "country" and place.country is not None and not place.adjectival:
            countries.setdefault(place.country, i)
    set_ = [(i, scene, _whole(scene, named, countries)) for i, scene in told]
    ends = [p.end for p in named]
    found: list[Scene | None] = []
    for i, (frame, start) in enumerate(zip(frames, starts, strict=True)):
        so_far = bisect_right(ends, start + frame.trigger.start)
        scene = _scene_for(i, frames, named, so_far, set_) if _is_open(frame) else None
        found.append(scene or (_most_named(frame, named, start) if _is_open(frame) else None))
    return found


def _is_open(frame: Frame) -> bool:
    """Whether the place is to be looked for; men on alert stand ready where they are."""
    if frame.relation or (frame.origin if frame.action is Action.WITHDRAW else frame.destination):
        return False
    if frame.pointer == UNKNOWN:
        return False  # a place is named, only not one that is known
    leaves = bool(frame.origin) and frame.action is not Action.WITHDRAW  # "sailed from Portsmouth": to anywhere
    return frame.pointer is not None or (frame.action is not Action.ALERT and not leaves)


def _told(frame: Frame, i: int) -> Scene | None:
    """Where the frame's movement ends, or what a withdrawal leaves, if it says so."""
    found = frame.origin if frame.action is Action.WITHDRAW else frame.destination
    if not found or frame.status is Status.DENIED:
        return None  # "not going to fight in Ukraine" is no place where others go
    return Scene(tuple(found), tuple(frame.anchors), frame.relation, frame.bordered, source=i)


def _scene_for(
    i: int,
    frames: Sequence[Frame],
    named: Sequence[Place],
    so_far: int,
    told: Sequence[tuple[int, Scene, Scene | None]],
) -> Scene | None:
    frame = frames[i]
    dateline = _dateline(frame, named)
    if frame.pointer == "here" and dateline is not None:
        return dateline
    value: dict[tuple[str, ...], float] = defaultdict(float)
    latest: dict[tuple[str, ...], Scene] = {}

    def weigh(scene: Scene, weight: float) -> None:
        if frame.action is Action.WITHDRAW and all(named[p].country == frame.actor for p in scene.places):
            return  # nobody withdraws from home
        if frame.action.direction == "toward" and all(_is_home(named[p], frame.actor) for p in scene.places):
            return  # nor is sent to his own country, or to a base there
        key = tuple(sorted(named[p].name for p in scene.places))
        if frame.pointer is not None and any(named[p].kind in _KINDS.get(frame.pointer, ()) for p in scene.places):
            weight += _FITS
        if weight > value[key]:
            value[key], latest[key] = weight, scene

    generalised = _WHOLE_LEFT if frame.action is Action.WITHDRAW else _WHOLE
    for j, scene, whole in _around(i, told):
        hold = math.exp(-abs(i - j) / _FADE) * (1 if j < i else _YET_TO_COME)
        weight = (_RECENT + _SAME_ACTOR * _shared(frame.actor, frames[j].actor)) * hold
        weigh(scene, weight + _OPENING * (j == told[0][0]))
        if whole is not None:
            weigh(whole, weight * generalised)
    if dateline is not None:
        weigh(dateline, _DATELINE)
    kinds = _KINDS.get(frame.pointer or "", ())
    pointed = (k for k in range(so_far - 1, -1, -1) if named[k].kind in kinds and not named[k].adjectival)
    last = next(pointed, None)
    if last is not None:
        weigh(Scene((last,), way="named before"), 0)
    if not value:
        return None
    best = max(value, key=lambda key: value[key])
    return latest[best]._replace(share=value[best] / sum(value.values()))


def _around(i: int, told: Sequence[tuple[int, Scene, Scene | None]]) -> Iterator[tuple[int, Scene, Scene | None]]:
    """Yield the opening scene and those told of nearest to the frame; further ones have lost all hold."""
    at = bisect_left(told, i, key=lambda item: item[0])
    start = max(0, at - _AROUND)
    if start and told:
        yield told[0]
    yield from told[start : at + _AROUND]


def _whole(scene: Scene, named: Sequence[Place], countries: Mapping[str, int]) -> Scene | None:
    """Give the country of the scene's towns or bases, if they lie in one and the article names it."""
    codes = {named[p].country for p in scene.places}
    if len(codes) != 1 or any(named[p].kind not in ("city", "base") for p in scene.places):
        return None
    country = countries.get(codes.pop() or "")
    return Scene((country,), source=scene.source, way="country") if country is not None else None


def _dateline(frame: Frame, named: Sequence[Place]) -> Scene | None:
    """Give the place that a wire's text opens with in capitals: where the reporter is, if not at the actor's."""
    first = named[0] if named else None
    if first is None or first.start > _HEAD or not first.surface.isupper():
        return None
    return None if first.country in (frame.actor or "").split("+") else Scene((0,), way="dateline")


def _is_home(place: Place, actor: str | None) -> bool:
    """Whether the place is the actor's country as a whole, or one of its bases."""
    return place.kind in ("base", "country") and place.country in (actor or "").split("+")


def _shared(one: str | None, other: str | None) -> bool:
    return bool(set((one or "").split("+")) & set((other or "").split("+")) - {""})


def _most_named(frame: Frame, named: Sequence[Place], start: int) -> Scene | None:
    """Give the place other than the actor's own that the article names most, or that the sentence itself names."""
    abroad = [
        (i, p) for i, p in enumerate(named) if not p.adjectival and p.country not in (frame.actor or "").split("+")
    ]
    fitting = [(i, p) for i, p in abroad if p.kind in _KINDS.get(frame.pointer or "", ("country", "region", "area"))]
    counts = Counter(p.name for _, p in fitting)
    name, times = counts.most_common(1)[0] if counts else ("", 0)
    beside = any(start <= p.start < start + _BESIDE for _, p in fitting if p.name == name)
    if not times or (times < _OFTEN and frame.pointer is None and not beside):
        return None
    return Scene((next(i for i, p in fitting if p.name == name),), way="most named")
