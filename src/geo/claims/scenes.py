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

_RECENT, _SAME_ACTOR, _OPENING, _FITS = 0.25, 1.0, 0.25, 2.0
_FADE = 4
"""Frames after which a scene has lost two thirds of its hold."""
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
    if frame.pointer == "here" and (dateline := _dateline(named)) is not None:
        return dateline
    best: dict[tuple[str, ...], float] = defaultdict(float)
    latest: dict[tuple[str, ...], Scene] = {}
    for j, scene in told:
        key = tuple(sorted(named[p].name for p in scene.places))
        hold = math.exp(-abs(i - j) / _FADE) * (1 if j < i else 0.5)
        value = _RECENT * hold + _OPENING * (j == told[0][0])
        if _shared(frame.actor, frames[j].actor):
            value += _SAME_ACTOR * hold
        if frame.pointer is not None and any(named[p].kind in _KINDS.get(frame.pointer, ()) for p in scene.places):
            value += _FITS
        if value > best[key]:
            best[key], latest[key] = value, scene
    if best:
        return latest[max(best, key=lambda key: best[key])]
    return _most_named(frame, named)


def _dateline(named: Sequence[Place]) -> Scene | None:
    """Give the place that a wire's text opens with in capitals: where the reporter is."""
    first = named[0] if named else None
    return Scene((0,)) if first is not None and first.start < _HEAD and first.surface.isupper() else None


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
