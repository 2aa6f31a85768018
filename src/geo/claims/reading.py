"""Article → claims: where the frames of the language room meet the places of the gazetteer."""

from __future__ import annotations

import gc
import re
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from geo import language, places
from geo.claims.apposition import explains, goes_on
from geo.claims.confidence import LEAST, company, grounds, sureness
from geo.claims.departures import turn_outward
from geo.claims.lots import parsed_lots
from geo.claims.scenes import Scene, scenes_left, unnamed_scenes
from geo.model import Action, Claim, Relation, RelationKind, Span, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc

    from geo.claims.lots import Opened
    from geo.language import Frame, Sentence
    from geo.model import Article, Place

_BORDER_RELATIONS = frozenset((RelationKind.NEAR, RelationKind.ALONG_BORDER, RelationKind.ON_BOTH_SIDES))
_ADDED = re.compile(r"\b(?:additional|more|another|further|extra)\b", re.IGNORECASE)
_POINTING = re.compile(r"(?:the|its|their|his|her|our|these|those|this|that|they|them|all|both)\b", re.IGNORECASE)
_REST = re.compile(r"(?:the\s+)?(?:rest|remainder|others?|balance|(?:main\s+)?body|second|another)\b", re.IGNORECASE)
"""What is left of a force is told of apart from what went before: "80 arrived in Dili and the rest will follow"."""
_MADE_UP = frozenset(("include", "comprise", "consist", "involve", "contain"))
"""Verbs that tell what a force is made up of."""
_UNSURE = 0.33
"""How far the actor is taken from the context alone where that is no more than a guess."""
_BORDER = re.compile(
    r"(?:['’]s?)?\s(?:[a-z]+ern\s)?(?:border|frontier)s?\b(?!\s(?:guard|town|city|police|post|crossing|district|village|force|troop))"
)
_BORDER_WITH = re.compile(r"\b(?:border|frontier)s?\s(?:line\s)?with\s(?:the\s)?\Z")
_AHEAD = 24
"""Characters before a name in which "border with the" stands."""
_ISO_CODE = re.compile(r"[A-Z]{2}\Z")


def find_claims(articles: Iterable[Article]) -> list[Claim]:
    """Read every claim of every article.

    Returns
    -------
    Claims in the order of the articles and, within one, of the text. The same movement told in two
    sentences is two claims; merging is `geo.merge_claims`' task.
    """
    return [claim for claims in claims_in_each(articles) for claim in claims]


def claims_in(article: Article) -> list[Claim]:
    """Read the claims of one article, in text order; what is less sure than `confidence.LEAST` is left out."""
    return next(claims_in_each([article]))


def claims_in_each(articles: Iterable[Article]) -> Iterator[list[Claim]]:
    """Yield the claims of each article, in order.

    Some articles are taken in ahead: the parser is faster on many sentences at once than on a few.
    """
    for read in _candidates_of_each(articles):
        yield _with_units([candidate.claim for candidate, left_out in _judged(read) if left_out is None])


def judged(article: Article) -> list[tuple[Candidate, str | None]]:
    """Give everything that may be a claim of the article, in text order, with why it is left out; None if told."""
    return _judged(candidates(article))


def _judged(read: Sequence[Candidate]) -> list[tuple[Candidate, str | None]]:
    of_forces = any(c.frame.military or c.frame.force is None for c in read)
    told: dict[int, list[Candidate]] = defaultdict(list)
    found = []
    for candidate in read:
        claim = candidate.claim
        left_out = None
        if claim.confidence < LEAST:
            left_out = f"less sure than {LEAST:.2f}"
        elif _is_adrift(candidate):
            left_out = "neither the sentence says whose force it is nor the article where"
        elif not of_forces:
            left_out = "no force in the article is plainly a military one"
        elif any(_repeats(candidate, other) for other in told[claim.start]):
            left_out = "says the same as a claim of this sentence"
        else:
            told[claim.start].append(candidate)
        found.append((candidate, left_out))
    return found


def _is_adrift(told: Candidate) -> bool:
    """Whether neither the sentence says whose force it is nor the article where: nothing is told of anybody."""
    unsure = told.grounds.get("actor from context", 0.0) > _UNSURE and "counted" not in told.grounds
    nobody = "no actor" in told.grounds or unsure
    return nobody and "no place" in told.grounds


class Candidate(NamedTuple):
    """A claim that might be made, with what it was read from."""

    claim: Claim
    sentence: Sentence
    frame: Frame
    scene: Scene | None
    set_in: Sentence | None
    """The sentence that told of the scene."""
    prepositions: dict[int, str]
    """Offset at which a place is named → the preposition before it; empty where the trigger acts on it."""
    grounds: dict[str, float]


def candidates(article: Article) -> list[Candidate]:
    """Read everything that may be a claim of the article, in text order, however unsure."""
    return next(_candidates_of_each([article]))


def _candidates_of_each(articles: Iterable[Article]) -> Iterator[list[Candidate]]:
    lots = parsed_lots(articles)
    while True:
        with _collector_at_rest():
            lot = next(lots, None)
            read = [_read(opened, docs) for opened, docs in lot or ()]
        if lot is None:
            return
        yield from read


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep the garbage collector from looking through a lot of parses time and again while they are made.

    A tree's tokens hold each other in cycles; they are garbage together once their sentences have been read.
    """
    working = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if working:
            gc.enable()


def _read(opened: Opened, docs: Sequence[Doc]) -> list[Candidate]:
    article, named = opened.article, opened.named
    if not opened.sentences:
        return []
    memory = opened.memory()
    read: list[tuple[Sentence, Frame]] = []
    for sentence, own, doc in zip(opened.sentences, opened.names, docs, strict=True):
        reading = language.Reading(sentence, doc, own, memory)
        read += [(sentence, _placed(article.text, f, named)) for f in language.frames(reading, article.published)]
    turn_outward([frame for _, frame in read])
    starts = [s.start for s, _ in read]
    for (_, frame), left in zip(read, scenes_left(article, [f for _, f in read], starts, named), strict=True):
        frame.origin += left.places if left is not None else ()
    scenes = unnamed_scenes(article, [f for _, f in read], starts, named)
    besides = company(read, len(language.split(article)))
    found = []
    for (sentence, told), scene, beside in zip(read, scenes, besides, strict=True):
        within = read[scene.source][1] if scene is not None and scene.source is not None else told
        frame = _as_the_whole(told, within)
        claim = _claim(article, sentence, frame, named, scene)
        rests_on = grounds(frame, scene, claim, beside)
        claim = replace(claim, confidence=round(sureness(rests_on), 2))
        set_in = read[scene.source][0] if scene is not None and scene.source is not None else None
        after = {named[i].start: preposition for i, preposition in frame.prepositions.items()}
        found.append(Candidate(claim, sentence, frame, scene, set_in, after, rests_on))
    return found


def _as_the_whole(part: Frame, whole: Frame) -> Frame:
    """Give what a force is made up of the status of the whole: "A group is on its way. It includes two frigates"."""
    going = whole.action.direction == "toward" and whole.status not in (Status.COMPLETED, Status.IN_PLACE)
    if part.word.lemma not in _MADE_UP or part.status is not Status.IN_PLACE or not going:
        return part
    return replace(part, action=whole.action, status=whole.status)


def _with_units(claims: list[Claim]) -> list[Claim]:
    """Give a counted force the unit that a later sentence names for it.

    "The additional troops, part of the 82nd …" are the "2,000 more" told of before.
    """
    named = list(claims)
    for at, later in enumerate(claims):
        if later.unit is None or later.count_min or later.count_max or not _ADDED.search(later.force or ""):
            continue
        for i, earlier in enumerate(named[:at]):
            added = earlier.count_min is not None and _ADDED.search(earlier.force or "")
            if added and earlier.unit is None and earlier.actor == later.actor:
                named[i] = replace(earlier, unit=later.unit)
    return named


def _claim(article: Article, sentence: Sentence, frame: Frame, named: Sequence[Place], scene: Scene | None) -> Claim:
    if scene is not None:
        frame = _set(frame, scene)
    if frame.homeward and frame.action is Action.WITHDRAW and not frame.destination:
        home = (i for i, p in enumerate(named) if p.kind == "country" and p.country == frame.actor)
        frame = replace(frame, destination=list(islice(home, 1)))
    relation = _relation(frame, named)
    return Claim(
        article=article,
        start=sentence.start,
        end=sentence.end,
        actor=frame.actor,
        action=frame.action,
        status=frame.status,
        force=frame.force,
        count_min=frame.count[0],
        count_max=frame.count[1],
        count_of=frame.count_of,
        unit=frame.unit,
        materiel=frame.materiel,
        origin=_located(article.text, frame, frame.origin, named),
        destination=_located(article.text, frame, [i for i in frame.destination if i not in frame.origin], named),
        relation=relation,
        event_date=frame.event_date,
        said_by=frame.said_by,
        evidence=tuple(_evidence(sentence, frame, named)),
    )


def _placed(text: str, frame: Frame, named: Sequence[Place]) -> Frame:
    """Take from the frame the places that only say where others of its places lie."""
    told = [*frame.origin, *frame.destination]
    places_told = [named[i] for i in told]
    aside = {
        i
        for i in told
        if not goes_on(text, named[i], places_told)
        and any(explains(text, named[i], named[other]) for other in told if other != i)
    }
    if aside:
        frame.origin = [i for i in frame.origin if i not in aside]
        frame.destination = [i for i in frame.destination if i not in aside]
        if aside.issuperset(frame.anchors) and frame.anchors:  # "at Sake, 25 km west of Goma" is at Sake itself
            frame.anchors, frame.relation, frame.kilometres = [], None, None
    return frame


def _set(frame: Frame, scene: Scene) -> Frame:
    """Put the frame into the scene."""
    there = list(scene.places)
    placed = replace(frame, anchors=list(scene.anchors), relation=scene.relation, bordered=scene.bordered)
    if frame.action is Action.WITHDRAW:
        return replace(placed, origin=[i for i in there if i not in frame.destination])
    return replace(placed, destination=there)


def _located(text: str, frame: Frame, indexes: Sequence[int], named: Sequence[Place]) -> tuple[Place, ...]:
    """Give the places; a border belongs to the country, whichever part of it the words name."""
    border = frame.anchors if frame.relation in _BORDER_RELATIONS and frame.bordered else ()
    found = [_whole_country(named[i]) if i in border else named[i] for i in indexes]
    found = [_with_border(text, p) for p in found]
    return tuple({p.name: p for p in found}.values())


def _whole_country(part: Place) -> Place:
    whole = places.country(part.country) if part.country else None
    if whole is None or part.kind == "country" or places.lies_apart(part):
        return part
    return replace(whole, surface=part.surface, start=part.start, end=part.end)


def _with_border(text: str, place: Place) -> Place:
    """Give the place with all that the text says of it where it names a border: "Somali border"."""
    after = _BORDER.match(text, place.end)
    before = _BORDER_WITH.search(text, max(0, place.start - _AHEAD), place.start)
    start, end = before.start() if before else place.start, after.end() if after else place.end
    return replace(place, surface=text[start:end], start=start, end=end) if before or after else place


def _relation(frame: Frame, named: Sequence[Place]) -> Relation | None:
    if frame.relation is None or not frame.anchors:
        return None
    anchors = [named[i] for i in frame.anchors]
    actor = frame.actor or ""
    side = actor if _ISO_CODE.match(actor) and frame.bordered else None
    words = {RelationKind.ALONG_BORDER: "along the border of", RelationKind.OFF_COAST: "off the coast of"}
    target = [p for p in anchors if p.country != actor] or anchors
    text = f"{words.get(frame.relation, frame.relation.replace('_', ' '))} {' and '.join(p.name for p in target)}"
    if frame.kilometres is not None:
        text = f"{frame.kilometres:g} km {frame.relation.replace('_', ' ').replace('near', 'from')} {target[0].name}"
    return places.relate(frame.relation, anchors, side=side, text=text, distance_km=frame.kilometres)


def _evidence(sentence: Sentence, frame: Frame, named: Sequence[Place]) -> Iterator[tuple[str, Span]]:
    spans = [
        ("trigger", frame.trigger),
        ("force", frame.force_span),
        ("count", frame.count_span),
        ("date", frame.date_span),
    ]
    for slot, span in spans:
        if span is not None:
            yield slot, Span(sentence.start + span.start, sentence.start + span.end)
    for slot, indexes in (("origin", frame.origin), ("destination", frame.destination)):
        for i in indexes:
            yield slot, Span(named[i].start, named[i].end)


def _repeats(candidate: Candidate, other: Candidate) -> bool:
    """Whether the same was told in the sentence; "four Jaguars and four Mirages were flown in" are two forces."""
    one, two = candidate.frame, other.frame
    listed = one.trigger == two.trigger and one.force_span != two.force_span and one.count != (None, None)
    rest = _REST.match(one.force or "") is not None and one.trigger != two.trigger and one.force != two.force
    return not listed and not rest and (_says_the_same(candidate.claim, other.claim) or _adds_nothing(candidate, other))


def _adds_nothing(candidate: Candidate, other: Candidate) -> bool:
    """Whether the same force is said to go once more, with no place of its own: "landed at Osan and flew a sortie"."""
    claim, told = candidate.claim, other.claim
    same = candidate.frame.force_span is not None and candidate.frame.force_span == other.frame.force_span
    placed = set(_names(claim.origin)) <= set(_names(told.origin)) and set(_names(claim.destination)) <= set(
        _names(told.destination)
    )
    return (
        same
        and placed
        and candidate.scene is not None
        and claim.actor == told.actor
        and claim.action.direction == told.action.direction
        and claim.status.factual == told.status.factual
    )


def _says_the_same(claim: Claim, other: Claim) -> bool:
    return (
        not (_counts_apart(claim) and _counts_apart(other) and claim.force != other.force)
        and claim.actor == other.actor
        and claim.action.direction == other.action.direction
        and (claim.count_min, claim.count_max) == (other.count_min, other.count_max)
        and claim.status.factual == other.status.factual
        and (claim.unit or other.unit) == (other.unit or claim.unit)
        and (claim.count_of or other.count_of) == (other.count_of or claim.count_of)
        and _names(claim.origin) == _names(other.origin)
        and _names(claim.destination) == _names(other.destination)
    )


def _counts_apart(claim: Claim) -> bool:
    """Whether the claim counts a force of its own ("four Jaguars and four Mirages"), and points to none told of."""
    counted = claim.count_min is not None or claim.count_max is not None
    return counted and claim.force is not None and _POINTING.match(claim.force) is None


def _names(located: Sequence[Place]) -> list[str]:
    return [p.name for p in located]
