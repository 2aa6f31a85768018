"""Where a movement happens when its sentence does not say: the scene that the article has set.

Of the claims that a reader annotated in 140 articles, two in five name no place: "the frigates", "a
further 80 come in May", "Spain keeps a company there" happen where the article's other movements do. The
weights below were set by hand on those annotations; recency beats frequency, the same actor's scene beats
another's, what the title names is seldom far, and where forces stand in several towns of a country it is the
country. A ranking fitted to the same annotations, linear or of trees, was no better on articles left out.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from geo.claims.pointing import KINDS, points_to
from geo.claims.whereabouts import comes_from, dateline_of, headings_of, is_home, is_whose, missions_of, tells_where
from geo.language import BY_WAY, UNKNOWN, find_actors
from geo.model import Action, RelationKind, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geo.language import Frame
    from geo.model import Article, Place

_RECENT, _SAME_ACTOR, _OPENING, _DATELINE = 0.4, 0.75, 0.25, 0.6
_TITLE, _SEVERAL_TOWNS, _AT_SEA, _THEATRE, _OFTEN_TOLD = 1.0, 0.7, 0.2, 0.1, 0.1
_TITLE_TOWN = 0.6
"""What a place gains that the title names, if it is a town or base: others may be elsewhere in the country."""
_MISSION, _HEADED = 2.0, 3.0
"""What speaks for the country of the mission that the sentence names, and for the place that heads its section."""
_PLAIN = 0.35
"""What a scene must weigh at least."""
_SAME_SENTENCE = 0.8
"""What a scene gains that is set in the very sentence."""
_YET_TO_COME = 0.25
"""What a scene that is only set further on counts beside one set before."""
_IMPLIED = 0.4
"""What a scene counts that only follows from what a force does there."""
_OTHER_ELEMENT = 0.5
"""What a scene of ships counts for those ashore."""
_THERE = 0.9
"""What speaks for the place that the sentence has named before its "there"."""
_BEFORE = 0.9
"""What speaks for the place that the sentence has named before the movement."""
_FADE = 6
"""Frames after which a scene has lost two thirds of its hold."""
_AROUND = 60
"""Scenes before and after a frame that are weighed for it."""
_BESIDE = 150
"""Characters from the start of a sentence that are taken to be its own."""
_OFTEN = 2
"""Times that a place must be named to be the scene where no movement is placed."""
_TURNED_AWAY = frozenset(("divert", "recall", "detach", "release", "reassign"))
"""Verbs that tell more of where a force was than of where it goes."""
_WHOLE, _WHOLE_LEFT = 1.1, 1.2
"""What the country counts beside its town: men are said to leave a country more than a town."""


class Scene(NamedTuple):
    """Places, as indexes into the article's, and how a force stands to them."""

    places: tuple[int, ...]
    anchors: tuple[int, ...] = ()
    relation: RelationKind | None = None
    bordered: bool = False
    source: int | None = None
    """The frame that tells of it, as an index; None where the article's names alone do."""
    way: str = "told"
    """Why it is the scene: "told", its "country", "dateline", "title", "heading", "named before", "most named"."""
    share: float = 1.0
    """Share of the weight that speaks for it against the other scenes, 0 to 1."""


class _Stage(NamedTuple):
    """What an article tells of places, for all of its frames."""

    frames: Sequence[Frame]
    starts: Sequence[int]
    """Where the sentence of each frame begins."""
    named: Sequence[Place]
    told: list[tuple[int, Scene, Scene | None]]
    """Each frame that tells where, its scene and the country of that."""
    often: Mapping[tuple[str, ...], int]
    """How many frames tell of a scene, by the names of its places."""
    towns: Mapping[str, int]
    """In how many places of a country, by its code, forces are told of."""
    title: Mapping[str, int]
    """The places that the title tells of, as indexes by their names."""
    theatres: Sequence[str]
    """Codes of the countries in which the article sets something, most often first."""
    located: frozenset[int]
    """The places, as indexes, that the article names as where something is, not as who does it."""
    settings: frozenset[int]
    """Those of them that no force comes from, and that are no capital."""
    dateline: Scene | None
    """Where the article was written, if that may be where its forces are."""
    headings: Sequence[tuple[int, Scene]]
    """Where each section begins that a place alone heads, and that place."""
    missions: Mapping[int, Scene]
    """Where the mission is that a sentence names, by where the sentence begins."""


def unnamed_scenes(
    article: Article, frames: Sequence[Frame], starts: Sequence[int], named: Sequence[Place]
) -> list[Scene | None]:
    """Give the scene for each frame that tells of no place of its own; None where it does, or none is plain.

    Parameters
    ----------
    frames
        Every frame of the article, in text order.
    starts
        Where the sentence of each begins.
    named
        Every place that the article names, in text order.
    """
    stage = _set_up(article, frames, starts, named)
    ends = [p.end for p in named]
    own = {code for f in frames for code in (f.actor or "").split("+")}  # "relieved men from Chad" are not in Chad
    senders = {i for i, p in enumerate(named) if p.country in own and comes_from(article.text, p)}
    settings = [(i, p) for i, p in enumerate(named) if not (p.adjectival or i in senders or is_whose(article.text, p))]
    found: list[Scene | None] = []
    for i, (frame, start) in enumerate(zip(frames, starts, strict=True)):
        so_far = bisect_right(ends, start + frame.trigger.start)
        scene = _scene_for(i, stage, so_far) if _is_open(frame) else None
        if scene is not None and scene.way == "named before":  # "in the kingdom" is told as if by its name
            stage.told.insert(bisect_left(stage.told, i, key=lambda told: told[0]), (i, scene._replace(source=i), None))
        unset = scene is None and _is_open(frame) and not _comes_from(frame)
        found.append(_most_named(frame, settings, start) if unset else scene)
    return found


def scenes_left(
    article: Article, frames: Sequence[Frame], starts: Sequence[int], named: Sequence[Place]
) -> list[Scene | None]:
    """Give, likewise, the scene for each frame that only points to where its force comes from ("left the colony")."""
    if not any(frame.left for frame in frames):
        return [None] * len(frames)
    stage = _set_up(article, frames, starts, named)
    ends = [p.end for p in named]
    return [
        _scene_left(i, stage, bisect_right(ends, start + frame.trigger.start)) if frame.left is not None else None
        for i, (frame, start) in enumerate(zip(frames, starts, strict=True))
    ]


def _scene_left(i: int, stage: _Stage, so_far: int) -> Scene | None:
    frame = stage.frames[i]
    asked = replace(frame, pointer=frame.left, action=Action.STATION)
    frames = [*stage.frames[:i], asked, *stage.frames[i + 1 :]]
    return _scene_for(i, stage._replace(frames=frames), so_far)


def _set_up(article: Article, frames: Sequence[Frame], starts: Sequence[int], named: Sequence[Place]) -> _Stage:
    told = [(i, scene) for i, frame in enumerate(frames) if (scene := _told(frame, i)) is not None]
    countries: dict[str, int] = {}
    for i, place in enumerate(named):
        if place.kind == "country" and place.country is not None and not place.adjectival:
            countries.setdefault(place.country, i)
    for i, place in enumerate(named):
        if place.kind == "country" and place.country is not None:
            countries.setdefault(place.country, i)  # "the Somali port" names the country too
    towns: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for _, scene in told:
        for code in {named[p].country for p in scene.places} - {None}:
            towns[code or ""].add(_names(scene, named))
    title_end = next((p.end for p in article.passages if p.kind == "title"), 0)
    located = [(i, p) for i, p in enumerate(named) if tells_where(article.text, p)]
    mentions = find_actors(article.text)
    capitals = {m.start for m in mentions if m.kind == "capital"}
    written_at = dateline_of(article, frames, located, named, countries)
    return _Stage(
        frames,
        starts,
        named,
        [(i, scene, _whole(scene, named, countries)) for i, scene in told],
        Counter(_names(scene, named) for _, scene in told),
        {code: len(scenes) for code, scenes in towns.items()},
        {p.name: i for i, p in located if p.end <= title_end},
        [code for code, _ in Counter(p.country for _, p in located if p.country is not None).most_common()],
        frozenset(i for i, _ in located),
        frozenset(i for i, p in located if p.start not in capitals and not comes_from(article.text, p)),
        Scene((written_at,), way="dateline") if written_at is not None else None,
        [(start, Scene(row, way="heading")) for start, row in headings_of(article, named)],
        {
            start: Scene((at,), way="mission")
            for start, at in missions_of(article.text, mentions, sorted(set(starts)), named).items()
        },
    )


def _names(scene: Scene, named: Sequence[Place]) -> tuple[str, ...]:
    return tuple(sorted({named[p].name for p in scene.places}))


def _is_open(frame: Frame) -> bool:
    """Whether the place is to be looked for; men on alert stand ready where they are."""
    if frame.relation or (frame.origin if frame.action is Action.WITHDRAW else frame.destination):
        return False
    if frame.pointer == UNKNOWN:
        return False  # a place is named, only not one that is known
    # "sailed from Portsmouth" is to anywhere; "were flown in from Chad" is to where the article's others are.
    comes = frame.action in (Action.DEPLOY, Action.REINFORCE) and frame.word.lemma not in _TURNED_AWAY
    sets_out = _comes_from(frame) and not comes
    return frame.pointer is not None or (frame.action is not Action.ALERT and not sets_out)


def _comes_from(frame: Frame) -> bool:
    """Whether a force that goes somewhere is said to come from a place."""
    return bool(frame.origin) and frame.action is not Action.WITHDRAW


def _told(frame: Frame, i: int) -> Scene | None:
    """Where the frame's movement ends, or what a withdrawal leaves, if it says so."""
    found = frame.origin if frame.action is Action.WITHDRAW else frame.destination
    if not found or frame.status is Status.DENIED:
        return None  # "will not fight in Mali" is no place where others go
    passed = BY_WAY | {""} if frame.word.lemma == "cross" else BY_WAY  # a river that is crossed
    plain = [p for p in found if frame.prepositions.get(p) not in passed]
    told = Scene(tuple(plain), tuple(frame.anchors), frame.relation, frame.bordered, source=i)
    return told if plain else None  # "came through the strait" on its way elsewhere


def _scene_for(i: int, stage: _Stage, so_far: int) -> Scene | None:
    frame, named = stage.frames[i], stage.named
    own = _land(frame, named)
    if own is not None:
        return own
    dateline = stage.dateline
    if dateline is not None and named[dateline.places[0]].country in (frame.actor or "").split("+"):
        dateline = None  # the reporter is at the actor's own
    if frame.pointer == "here" and dateline is not None:
        return dateline
    taken = {named[p].name for p in [*frame.origin, *frame.destination]}
    value: dict[tuple[str, ...], float] = {}
    latest: dict[tuple[str, ...], Scene] = {}
    for scene, weight in _weighed(i, stage, dateline, so_far):
        if frame.action is Action.WITHDRAW and all(named[p].country == frame.actor for p in scene.places):
            continue  # nobody withdraws from home
        if frame.action.direction == "toward" and all(is_home(named[p], frame.actor) for p in scene.places):
            continue  # nor is sent to his own country, or to a base there
        if taken.issuperset(_names(scene, named)):
            continue  # nor goes where he comes from
        key = _names(scene, named)
        if weight > value.get(key, -1.0):
            value[key], latest[key] = weight, scene
    for key, scene in latest.items():
        value[key] += _standing(frame, scene, stage)
    best = max(value, key=lambda key: value[key], default=None)
    if best is None or value[best] < _PLAIN:
        return None
    return latest[best]._replace(share=value[best] / sum(value.values()))


def _weighed(i: int, stage: _Stage, dateline: Scene | None, so_far: int) -> Iterator[tuple[Scene, float]]:
    """Yield the scenes that may be the frame's, with what their nearness in the text speaks for them."""
    frame, named = stage.frames[i], stage.named
    generalised = _WHOLE_LEFT if frame.action is Action.WITHDRAW else _WHOLE
    for j, scene, whole in _around(i, stage.told):
        hold = math.exp(-abs(i - j) / _FADE)
        ours = _shared(frame.actor, stage.frames[j].actor)
        left = ours and stage.frames[j].action is Action.WITHDRAW and stage.frames[j].word.frame != "relief"
        goes = frame.action.direction == "toward" and frame.pointer is None and frame.word.frame != "relief"
        if (_comes_from(frame) and not ours) or (left and goes and stage.starts[i] != stage.starts[j]):
            continue  # where others are, or his own have just left, is not where these go
        weight = (_RECENT + _SAME_ACTOR * ours) * hold * (1 if j < i else _YET_TO_COME)
        weight *= _OTHER_ELEMENT if _afloat(stage.frames[j], scene, named) and frame.count_of != "ships" else 1
        weight *= _IMPLIED if stage.frames[j].implied else 1
        same = frame.force_span is not None and stage.frames[j].force_span == frame.force_span
        here = (j < i or same) and stage.starts[i] == stage.starts[j]  # told in the very sentence it needs no country
        yield scene, weight + _SAME_SENTENCE * here + _OPENING * (j == stage.told[0][0])
        if whole is not None and not is_home(named[whole.places[0]], frame.actor):
            several = stage.towns.get(named[whole.places[0]].country or "", 0) > 1
            yield whole, weight * generalised + _SEVERAL_TOWNS * several * hold
    yield from _set_by_others(stage, stage.starts[i], frame.actor)
    if dateline is not None:
        yield dateline, _DATELINE
    for p in stage.title.values():
        if named[p].country not in (frame.actor or "").split("+"):  # "visits to Moscow": who, not where
            yield Scene((p,), way="title"), 0.0
    if frame.pointer == "there":
        abroad = (k for k in range(so_far - 1, -1, -1) if k in stage.located and not is_home(named[k], frame.actor))
        last = next(abroad, None)
        if last is not None and stage.starts[i] - named[last].start <= _BESIDE * (last in stage.settings):
            yield Scene((last,), way="named before"), _THERE
    beside = _named_before(i, stage, so_far)
    if beside is not None:
        yield Scene((beside,), way="named before"), _BEFORE
    spoken_of = _country_before(i, stage, so_far)
    if spoken_of is not None:
        yield Scene((spoken_of,), way="named before"), _BEFORE
    if frame.pointer is not None:
        pointed = (k for k in range(so_far - 1, -1, -1) if points_to(frame.pointer, named[k]))
        pointed_at = [k for k in pointed if not named[k].adjectival]
        last = next((k for k in pointed_at if k in stage.located), next(iter(pointed_at), None))
        if last is not None:
            yield Scene((last,), way="named before"), 0.0


def _set_by_others(stage: _Stage, start: int, actor: str | None) -> Iterator[tuple[Scene, float]]:
    """Yield the place that heads the section of the sentence that begins there, and that of its mission."""
    section = bisect_right(stage.headings, start, key=lambda heading: heading[0]) - 1
    headed = stage.headings[section][1] if section >= 0 else None
    if headed is not None and not all(is_home(stage.named[p], actor) for p in headed.places):  # "France. 300 soldiers"
        yield headed, _HEADED
    if start in stage.missions:
        yield stage.missions[start], _MISSION


def _named_before(i: int, stage: _Stage, so_far: int) -> int | None:
    """Give the last place that the sentence sets something in before the movement; a capital is where people speak."""
    frame, named = stage.frames[i], stage.named
    own = (frame.actor or "").split("+")
    for k in range(so_far - 1, -1, -1):
        if named[k].start < stage.starts[i]:
            return None
        if k in stage.located and named[k].country not in own:
            return k if k in stage.settings else None
    return None


def _country_before(i: int, stage: _Stage, so_far: int) -> int | None:
    """Give the country that the sentence names last where the frame points to one: "Estonia says … in the country"."""
    named = stage.named
    if KINDS.get(stage.frames[i].pointer or "", ("",))[0] != "country":
        return None
    own = "+".join(f.actor or "" for k, f in enumerate(stage.frames) if stage.starts[k] == stage.starts[i]).split("+")
    before = (k for k in range(so_far - 1, -1, -1) if named[k].start >= stage.starts[i])
    return next((k for k in before if named[k].kind == "country" and named[k].country not in own), None)


def _afloat(frame: Frame, scene: Scene, named: Sequence[Place]) -> bool:
    """Whether the scene is that of ships at sea or off a coast."""
    at_sea = scene.relation is RelationKind.OFF_COAST or any(named[p].kind == "sea" for p in scene.places)
    return at_sea and frame.count_of == "ships"


def _standing(frame: Frame, scene: Scene, stage: _Stage) -> float:
    """Give what speaks for the scene wherever in the text it is told of."""
    found = [stage.named[p] for p in scene.places]
    pointed = max((points_to(frame.pointer, p) for p in found), default=0.0) if frame.pointer is not None else 0.0
    return (
        pointed
        + max((_TITLE_TOWN if p.kind in ("city", "base") else _TITLE) * (p.name in stage.title) for p in found)
        + _AT_SEA * (frame.count_of == "ships" and found[0].kind == "sea")
        + _THEATRE * _is_theatre(frame, found[0], stage)
        + _OFTEN_TOLD * math.log1p(stage.often.get(_names(scene, stage.named), 0))
    )


def _is_theatre(frame: Frame, place: Place, stage: _Stage) -> bool:
    """Whether the place is the country abroad in which the article sets most."""
    own = (frame.actor or "").split("+")
    return place.kind == "country" and place.country == next((c for c in stage.theatres if c not in own), "")


def _land(frame: Frame, named: Sequence[Place]) -> Scene | None:
    """Give the country that "its soil" stands for, if the article names it in any way."""
    of = (i for i, p in enumerate(named) if p.kind == "country" and p.country == frame.land)
    index = next(of, None) if frame.land is not None else None
    return Scene((index,), way="named before") if index is not None else None


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


def _shared(one: str | None, other: str | None) -> bool:
    return bool(set((one or "").split("+")) & set((other or "").split("+")) - {""})


def _most_named(frame: Frame, settings: Sequence[tuple[int, Place]], start: int) -> Scene | None:
    """Give the place other than the actor's own that the article names most, or that the sentence itself names."""
    abroad = [(i, p) for i, p in settings if p.country not in (frame.actor or "").split("+")]
    fitting = [(i, p) for i, p in abroad if p.kind in KINDS.get(frame.pointer or "", ("country", "region", "area"))]
    counts = Counter(p.name for _, p in fitting)
    name, times = counts.most_common(1)[0] if counts else ("", 0)
    beside = any(start <= p.start < start + _BESIDE for _, p in fitting if p.name == name)
    if not times or (times < _OFTEN and frame.pointer is None and not beside):
        return None
    return Scene((next(i for i, p in fitting if p.name == name),), way="most named")
