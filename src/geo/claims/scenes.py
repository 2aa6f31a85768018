"""Where a movement happens when its sentence does not say: the scene that the article has set.

Of the claims that a reader annotated in 85 articles, two in five name no place: "the ships", "another
300 will follow", "France still has 4,500 troops there" happen where the article's other movements do. The
weights below were set by hand on those annotations; recency beats frequency, the same actor's scene beats
another's, and the scene that the article opens with keeps some weight throughout.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from geo.model import Action

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.language import Frame
    from geo.model import Place, RelationKind

_RECENT, _SAME_ACTOR, _OPENING, _DATELINE, _FITS = 0.25, 1.0, 0.25, 0.6, 2.0
_YET_TO_COME = 0.25
"""What a scene that is only set further on counts beside one set before."""
_FADE = 6
"""Frames after which a scene has lost two thirds of its hold."""
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


def unnamed_scenes(frames: Sequence[Frame], named: Sequence[Place]) -> list[Scene | None]:
    """Give the scene for each frame that tells of no place of its own; None where it does, or none is plain.

    Parameters
    ----------
    frames
        Every frame of an article, in text order.
    named
        Every place that the article names, in text order.
    """
    told = [(i, scene) for i, frame in enumerate(frames) if (scene := _told(frame)) is not None]
    return [_scene_for(i, frames, named, told) if _is_open(frame) else None for i, frame in enumerate(frames)]


def _is_open(frame: Frame) -> bool:
    """Whether the place is to be looked for; men on alert stand ready where they are."""
    if frame.relation or (frame.origin if frame.action is Action.WITHDRAW else frame.destination):
        return False
    leaves = bool(frame.origin) and frame.action is not Action.WITHDRAW  # "sailed from Portsmouth": to anywhere
    return frame.pointer is not None or (frame.action is not Action.ALERT and not leaves)


def _told(frame: Frame) -> Scene | None:
    """Where the frame's movement ends, or what a withdrawal leaves, if it says so."""
    found = frame.origin if frame.action is Action.WITHDRAW else frame.destination
    if not found:
        return None
    return Scene(tuple(found), tuple(frame.anchors), frame.relation, frame.bordered)


def _scene_for(
    i: int, frames: Sequence[Frame], named: Sequence[Place], told: Sequence[tuple[int, Scene]]
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
        key = tuple(sorted(named[p].name for p in scene.places))
        if frame.pointer is not None and any(named[p].kind in _KINDS.get(frame.pointer, ()) for p in scene.places):
            weight += _FITS
        if weight > value[key]:
            value[key], latest[key] = weight, scene

    generalised = _WHOLE_LEFT if frame.action is Action.WITHDRAW else _WHOLE
    for j, scene in told:
        hold = math.exp(-abs(i - j) / _FADE) * (1 if j < i else _YET_TO_COME)
        weight = (_RECENT + _SAME_ACTOR * _shared(frame.actor, frames[j].actor)) * hold
        weigh(scene, weight + _OPENING * (j == told[0][0]))
        whole = _whole(scene, named)
        if whole is not None:
            weigh(whole, weight * generalised)
    if dateline is not None:
        weigh(dateline, _DATELINE)
    return latest[max(value, key=lambda key: value[key])] if value else _most_named(frame, named)


def _whole(scene: Scene, named: Sequence[Place]) -> Scene | None:
    """Give the country of the scene's towns or bases, if they lie in one and the article names it."""
    codes = {named[p].country for p in scene.places}
    if len(codes) != 1 or any(named[p].kind not in ("city", "base") for p in scene.places):
        return None
    countries = (i for i, p in enumerate(named) if p.kind == "country" and p.country in codes and not p.adjectival)
    return next((Scene((i,)) for i in countries), None)


def _dateline(frame: Frame, named: Sequence[Place]) -> Scene | None:
    """Give the place that a wire's text opens with in capitals: where the reporter is, if not at the actor's."""
    first = named[0] if named else None
    if first is None or first.start > _HEAD or not first.surface.isupper():
        return None
    return None if first.country in (frame.actor or "").split("+") else Scene((0,))


def _shared(one: str | None, other: str | None) -> bool:
    return bool(set((one or "").split("+")) & set((other or "").split("+")) - {""})


def _most_named(frame: Frame, named: Sequence[Place]) -> Scene | None:
    """Give the place that the article names most, other than the actor's own."""
    abroad = [
        (i, p) for i, p in enumerate(named) if not p.adjectival and p.country not in (frame.actor or "").split("+")
    ]
    fitting = [(i, p) for i, p in abroad if p.kind in _KINDS.get(frame.pointer or "", ("country", "region", "area"))]
    counts = Counter(p.name for _, p in fitting)
    if not counts:
        return None
    name, _ = counts.most_common(1)[0]
    return Scene((next(i for i, p in fitting if p.name == name),))
