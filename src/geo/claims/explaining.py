"""Why a sentence was read as it was: trigger, each slot with its words and the way they were found, grounds.

Nothing is computed anew here: what is told is what the reading itself kept.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from geo import language
from geo.claims.confidence import weighed
from geo.claims.reading import judged
from geo.language import vocabulary

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from geo.claims.reading import Candidate
    from geo.language import Frame
    from geo.language.vocabulary import TriggerWord
    from geo.model import Article, Place, Span

_WAYS = {
    "beside the force": "named in the force's own phrase",
    "beside the noun": "named beside the trigger noun",
    "doer": "the doer of the trigger",
    "agent": 'named after "by"',
    "where it is from": 'named after "from"',
    "told before": "named with the noun that it stands for",
    "weighed": "not named with it: weighed from who is spoken of",
    "nowhere": "neither the sentence nor the article says",
}
_SCENES = {
    "told": "taken from the sentence at {source} (scene)",
    "country": "the country of the place in the sentence at {source} (scene)",
    "dateline": "the dateline",
    "title": "the title",
    "most named": "the place that the article names most",
    "named before": "the last place of that kind that the article names before",
}
_EFFECTS = {"form": "the form of {word}", "presence": "{word} tells of a presence"}
_MARGIN = "   "
_WIDTH = 12
_MOST_AGAINST = 3
"""Grounds named beside the reason for leaving a candidate out."""
_RIVALS = 3
"""Owners that are named of those that were weighed."""
_LONGEST, _SHORT = 300, 100
"""Characters that are shown of a sentence told of and of one without a candidate; its offsets tell the rest."""


def explain(article: Article) -> Iterator[str]:
    """Yield the lines that tell, for each claim and each candidate left out, what it was read from."""
    read = judged(article)
    left_out = sum(why is not None for _, why in read)
    yield f"{article.source}: {_number(len(read) - left_out, 'claim')}, {_number(left_out, 'candidate')} left out"
    yield f"published {article.published or 'on a day that is not told'}"
    for number, (candidate, why) in enumerate(read, 1):
        yield ""
        yield from _told(number, candidate, why)
    yield from _without(article, {candidate.sentence.start for candidate, _ in read})


def _without(article: Article, told: Container[int]) -> Iterator[str]:
    """Tell which sentences have a word for a force or its movement, but no candidate."""
    silent = [s for s in language.split(article) if s.start not in told and language.may_hold_claim(s.text)]
    if silent:
        yield ""
        yield f"{_number(len(silent), 'more sentence')} with a word for a force or a movement, where none was found:"
    for sentence in silent:
        yield f"{_MARGIN}{sentence.start}-{sentence.end} {_quoted(_cut(sentence.text, _SHORT))}"


def _cut(text: str, longest: int) -> str:
    words = " ".join(text.split())
    return words if len(words) <= longest else f"{words[:longest].rstrip()} …"


def _told(number: int, candidate: Candidate, why: str | None) -> Iterator[str]:
    claim, sentence = candidate.claim, candidate.sentence
    yield f"{number}. {claim.start}-{claim.end} {_quoted(_cut(claim.sentence, _LONGEST))}"
    if why is not None:
        against = sorted((value, name) for name, value in weighed(candidate.grounds) if value < 0)
        sank = ", ".join(f"{name} {value:+.2f}" for value, name in against[:_MOST_AGAINST])
        yield f"{_MARGIN}LEFT OUT: {why}; most against it: {sank or 'nothing'}"
    if sentence.kind != "paragraph":
        yield _line("passage", sentence.kind)
    yield _line("action", claim.action.value)
    yield _line("trigger", _trigger(candidate))
    yield from _force(candidate)
    yield from _places(candidate)
    yield _line("status", _status(candidate))
    yield _line("date", _date(candidate))
    yield _line("said by", _speaker(candidate))
    yield _line("grounds", ", ".join(_grounds(candidate)))
    yield _line("confidence", f"{claim.confidence:.2f}")


def _grounds(candidate: Candidate) -> Iterator[str]:
    for name, value in weighed(candidate.grounds):
        if abs(value) >= 0.005:  # noqa: PLR2004  what would read 0.00
            yield f"{name} {value:+.2f}"


def _trigger(candidate: Candidate) -> str:
    frame = candidate.frame
    words = _at(candidate, frame.trigger)
    if frame.implied:
        return f"{words}: implied presence (no word tells of a movement, but a force acts there)"
    word = frame.word
    number, line = _line_of(word)
    listed = vocabulary.triggers()[word.pos, word.lemma, word.particle]
    read = f", read here as {word.frame}, {word.action.value}" if listed != word else ""
    return f"{words}: triggers.csv line {number} ({line}){read}"


@cache
def _line_numbers() -> dict[tuple[str, str, str], int]:
    return {(r["pos"], r["lemma"], r["particle"]): n for n, r in enumerate(vocabulary.rows("triggers.csv"), 2)}


def _line_of(word: TriggerWord) -> tuple[int, str]:
    """Give the line of the table that lists the word, and what it says."""
    key = (word.pos, word.lemma, word.particle)
    listed = vocabulary.triggers()[key]
    phrase = f"{listed.lemma} {listed.particle}".strip()
    return _line_numbers()[key], f"{phrase}, {listed.pos}, {listed.frame}, {listed.action.value}, {listed.strength}"


def _force(candidate: Candidate) -> Iterator[str]:
    claim, frame = candidate.claim, candidate.frame
    words = f" {_at(candidate, frame.subject_span)}" if frame.actor_way == "doer" and frame.subject_span else ""
    sure = f", {frame.actor_certainty:.2f} sure" if frame.actor else ""
    yield _line("actor", f"{claim.actor or 'unknown'}: {_WAYS[frame.actor_way]}{words}{sure}")
    yield from (_line("", line) for line in _weighed_owners(frame))
    if frame.force_span is None:
        yield _line("force", "none named")
    else:
        known = "a force by its own words" if frame.military else "a force only by what it does"
        yield _line("force", f"{_at(candidate, frame.force_span)}: {known}")
    if frame.count_span is not None:
        low = "" if claim.count_min is None else f"at least {claim.count_min}"
        high = "" if claim.count_max is None else f"at most {claim.count_max}"
        exact = claim.count_min == claim.count_max
        number = str(claim.count_min) if exact else " and ".join(filter(None, (low, high)))
        yield _line("count", f"{number} {claim.count_of}: {_at(candidate, frame.count_span)}")
    if claim.unit is not None:
        yield _line("unit", claim.unit)
    if claim.materiel is not None:
        yield _line("materiel", claim.materiel)


def _weighed_owners(frame: Frame) -> Iterator[str]:
    """Tell what spoke for whom where the owner was weighed, the likeliest first."""
    for code, told in language.ranked_owners(frame.actor_grounds)[:_RIVALS]:
        spoke = ", ".join(f"{name} {value:+.2f}" for name, value in told if abs(value) >= 0.005)  # noqa: PLR2004
        yield f"{code} {sum(value for _, value in told):+.2f} ({spoke})"


def _places(candidate: Candidate) -> Iterator[str]:
    claim = candidate.claim
    for slot, located in (("origin", claim.origin), ("destination", claim.destination)):
        for place in located:
            yield _line(slot, f"{place.name}: {_found(candidate, place)}")
    if not claim.origin and not claim.destination:
        yield _line("place", "none, and the article sets no scene")
    if claim.relation is not None:
        yield _line("relation", claim.relation.text)


def _found(candidate: Candidate, place: Place) -> str:
    """Say which words named the place."""
    here = candidate.claim
    if here.start <= place.start < here.end:
        words = f'"{place.surface}" {place.start}-{place.end}'
        preposition = candidate.prepositions.get(place.start)
        if preposition:
            return f'{words}, after "{preposition}"'
        return words if preposition is None else f"{words}, which the trigger acts on"
    scene = candidate.scene
    if scene is None:
        return f"a border told of before, {place.start}-{place.end}"
    pointer = f'only "{candidate.frame.pointer}" is told here' if candidate.frame.pointer else "not told here"
    source = f"{candidate.set_in.start}-{candidate.set_in.end}" if candidate.set_in is not None else ""
    return f"{pointer}: {_SCENES[scene.way].format(source=source)}"


def _status(candidate: Candidate) -> str:
    """Tell the words that made the status, from the inside out."""
    steps = candidate.frame.steps
    told = [f"{s.status.value} ({_EFFECTS[s.effect].format(word=_quoted(s.word))})" for s in steps[:1]]
    before = steps[0].status if steps else None
    for step in steps[1:]:
        changed = step.status.value if step.status is not before else "unchanged"
        told.append(f"{changed} ({step.effect}: {_quoted(step.word)})")
        before = step.status
    final = candidate.claim.status
    if final is not before:
        told.append(f"{final.value} (as {candidate.claim.action.value} is told)")
    return " → ".join(told)


def _date(candidate: Candidate) -> str:
    date, frame = candidate.claim.event_date, candidate.frame
    if date is None:
        return "not told"
    if frame.date_span is None:
        return f"{date.iso}: no words; the day of publication"
    return f"{date.iso} (a {date.precision}): {_at(candidate, frame.date_span)}"


def _speaker(candidate: Candidate) -> str:
    frame = candidate.frame
    if frame.said_by is None:
        return "the publisher" if frame.said_span is None else f"not named: {_at(candidate, frame.said_span)}"
    return frame.said_by if frame.said_span is None else f"{frame.said_by}: {_at(candidate, frame.said_span)}"


def _at(candidate: Candidate, span: Span) -> str:
    """Give the words at the span of the sentence, with their offsets in the article."""
    start = candidate.sentence.start
    return f"{_quoted(candidate.sentence.text[span.start : span.end])} {start + span.start}-{start + span.end}"


def _quoted(words: str) -> str:
    return f'"{words}"'


def _line(name: str, text: str) -> str:
    return f"{_MARGIN}{name:<{_WIDTH}}{text}"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
