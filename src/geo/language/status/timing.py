"""When a movement is, and what its day makes of its status."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases.clauses import is_told_as_now
from geo.language.phrases.owners import actor_of
from geo.language.phrases.roles import agent_of, clause_verb, clauses_above, own_subject
from geo.language.reading import lemma
from geo.language.status.moods import is_laid_down, is_of_old
from geo.language.status.negation import SEASONS
from geo.language.status.operators import effect_of
from geo.language.text import dates
from geo.language.text.narratives import narrated
from geo.model import Action, EventDate, Span, Status

if TYPE_CHECKING:
    from geo.language.phrases.draft import Draft
    from geo.language.reading import Reading
    from geo.language.status.operators import Standing
    from geo.language.syntax import Token
    from geo.language.text.dates import DateMention

_FRESH = timedelta(days=3)
"""How long after the order an article still tells of the order, not of the arrival."""
_LONG_AGO = timedelta(days=60)
"""How long before the article a presence must lie to be over where nothing else is said."""
_AHEAD = frozenset((Status.ANNOUNCED, Status.CONSIDERED, Status.ORDERED, Status.DEMANDED, Status.CONDITIONAL))
_CEILINGS = frozenset(("ceiling", "cap", "limit"))
_EXPECTED = frozenset(("due", "expected", "scheduled", "slated", "set"))
_TERM = ("until ", "by ", "to ")
_SET_FOR = frozenset(("plan", "schedule", "slate", "set", "expect", "time", "book"))
_RECORD = re.compile(r"(?:first|\w+est|most|more|only|unprecedented|time)\b[^,;]*\Z", re.IGNORECASE)
"""What stands before a "since" that only says how long nothing like it was."""
_ORDINAL = re.compile(
    r"second|third|(?:\w*(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|teen|tie)|\d+)th|\d+(?:st|nd|rd)"
)
_RETURNED = frozenset(("back", "gone", "home", "out"))
"""What is said of a force once it has come or gone."""
_PASSED = frozenset(("across", "through"))
"""What is said of a force that has come past something."""
_SPANS = frozenset(("day", "week", "month", "year", "decade"))
_BESIDE = 5
"""Words from a date to the "when" that takes it up: "in early 2006, when"."""
_PAPERS = frozenset(("resolution", "letter", "treaty", "accord", "agreement", "decree", "protocol", "memorandum"))
_STAYING = frozenset((Action.STATION, Action.MASS, Action.ALERT))


def settled(reading: Reading, draft: Draft, standing: Standing) -> Status:
    """Give the status of what is told, whatever its day: a presence is in place, and so is an alert that was called."""
    status = standing.status
    if status is Status.DEMANDED and _is_scheduled(reading, draft, standing):
        return Status.ANNOUNCED
    who = _by_who_goes(draft.force.head) if status.factual and draft.force is not None else None
    if who is not None:
        return who
    if status is Status.IN_PLACE and draft.word.action is Action.STATION and _is_of_the_past(draft.trigger):
        return Status.COMPLETED  # "soldiers who once served in Mali"
    if draft.word.pos == "pred" and status.factual:
        status = _of_what_it_is(draft, status)
    if standing.reversed and draft.word.pos == "noun" and status.factual and _has_ended(draft.trigger):
        return Status.COMPLETED  # "has ended its mission in Mali"
    if draft.word.lemma == "earmark" and status in (Status.COMPLETED, Status.UNDER_WAY):
        return Status.ANNOUNCED  # "named two brigades for Kosovo": they are still to go
    if status in (Status.COMPLETED, Status.UNDER_WAY) and draft.word.action in _STAYING:
        return Status.COMPLETED if draft.word.action is Action.STATION and _is_over(draft.trigger) else Status.IN_PLACE
    return status


def _of_what_it_is(draft: Draft, status: Status) -> Status:
    """Give the status of what a force is said to be, in whatever tense."""
    if draft.word.lemma in _EXPECTED:
        return Status.ANNOUNCED  # "is due in the Gulf on Friday", "were due in Dili on Sunday"
    if draft.word.lemma in _RETURNED and status in (Status.UNDER_WAY, Status.IN_PLACE):
        return Status.COMPLETED  # "the battalion is back in Galway"
    if draft.word.action is Action.MOVE and draft.word.lemma not in _PASSED and status is Status.COMPLETED:
        return Status.UNDER_WAY  # "were on their way to Haiti on Monday"
    return status


def _by_who_goes(force: Token) -> Status | None:
    """Give the status of what is told of any, of none or of no more than so many; None of all else."""
    if force.stem in _CEILINGS or (force.dep_ == "dobj" and is_laid_down(force.head)):
        return Status.ORDERED  # "raised the cap on troops in Iraq": nobody need have gone
    if any(c.lower_ == "any" for c in force.lefts):
        return Status.CONSIDERED  # "any troops we send"
    return Status.DENIED if _is_of_none(force) else None  # "has no soldiers left", "observers, not soldiers, sent"


def _is_scheduled(reading: Reading, draft: Draft, standing: Standing) -> bool:
    """Whether a "must" or "should" with a day tells of a timetable: "must be gone by May", unless others say so."""
    if any(step.effect == "demand" and step.word != "should" for step in standing.steps):
        return False
    if any(c.lower_ == "have" for c in draft.trigger.lefts):
        return False  # "should have left in May"
    told_off = any(c.lower_ == "must" for c in draft.trigger.lefts) and draft.trigger.tag_ == "VB"
    if told_off and draft.subject is None and draft.word.action is Action.WITHDRAW:
        return False  # "the garrison must leave by Friday"
    speaker = actor_of(reading, own_subject(standing.speech)) if standing.speech is not None else None
    owner = draft.owner.code if draft.owner is not None else None
    if speaker is not None and speaker not in (owner or "").split("+"):
        return False
    verb = clause_verb(draft.trigger)
    phrases = (c for v in (draft.trigger, verb) for c in v.children if c.dep_ in ("prep", "npadvmod"))
    days = vocabulary.word_list("calendar") | SEASONS
    return any(t.stem in days for phrase in phrases for t in phrase.subtree)


def _has_ended(noun: Token) -> bool:
    """Whether the verb over the noun is told as done."""
    verb = noun.head
    if noun.dep_ not in ("dobj", "nsubj", "nsubjpass") or any(c.tag_ in ("MD", "TO") for c in verb.lefts):
        return False
    helping = [c for c in verb.lefts if c.dep_ in ("aux", "auxpass")]
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and any(c.stem == "have" or c.tag_ == "VBD" for c in helping))


def _is_over(verb: Token) -> bool:
    """Whether a past presence has ended: "stayed 13 years", "had been based", "had 400 men when it fell"."""
    if is_of_old(verb) or _is_of_the_past(verb):
        return True
    if verb.tag_ in ("VBN", "VBG"):
        helping = [c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")]
        return "had" in helping or ("have" in helping and verb.stem == "serve" and _is_a_sum(own_subject(verb)))
    if verb.tag_ != "VBD":
        return False
    lasting = [c for c in verb.children if c.dep_ in ("npadvmod", "dobj") and c.i > verb.i]
    lasting += [o for c in verb.children if c.lower_ == "for" for o in c.rights]
    if any(lemma(t) in _SPANS and any(c.dep_ == "nummod" for c in t.lefts) for t in lasting):
        return True
    return any(
        c.dep_ == "advcl" and c.tag_ == "VBD" and any(m.lower_ in ("when", "until", "before") for m in c.lefts)
        for c in verb.rights
    )


def _is_a_sum(served: Token | None) -> bool:
    """Whether all who ever served are counted, not those who do now: "12,000 Danes have served in Kosovo"."""
    if served is None or any(c.lower_ in ("the", "these", "its", "their") for c in served.lefts):
        return False
    counted = served.like_num or served.stem == "total" or served.stem in vocabulary.word_list("wrapper")
    return counted or any(c.dep_ == "nummod" for c in served.lefts)


def _is_of_the_past(verb: Token) -> bool:
    """Whether its time is over: "once kept men in", "was formerly based", "had men there until 2009", "who served"."""
    helping = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    past = (verb.tag_ == "VBD" and not helping) or (verb.tag_ == "VBN" and not helping & {"is", "are", "has", "have"})
    if not past:
        return False
    if any(c.lower_ in vocabulary.word_list("of_old") and c.dep_ == "advmod" for c in verb.children):
        return True
    until = [c for c in verb.children if c.lower_ in ("until", "till") and c.dep_ == "prep"]
    ends = [o for c in until for o in (list(c.rights) or verb.doc[c.i + 1 : c.i + 3])]
    if helping or verb.tag_ == "VBD":
        at = [o for c in verb.children if c.lower_ == "at" and c.dep_ == "prep" for o in c.rights]
        if any(o.stem in ("height", "peak") for o in at):
            return True
        if any(t.stem in vocabulary.word_list("calendar") or t.like_num for o in ends for t in o.subtree):
            return True
    return verb.tag_ == "VBD" and verb.stem == "serve" and verb.dep_ not in ("ccomp", "advcl")


def _is_of_none(force: Token) -> bool:
    """Whether the phrase speaks of a force that is not: "no troops", "not soldiers"; "not only", "no fewer than"."""
    none = [c for c in force.lefts if c.lower_ in ("no", "not")]
    return any(c.nbor().pos_ in ("NOUN", "PROPN", "ADJ") and c.nbor().tag_ not in ("JJR", "RBR") for c in none)


def by_date(
    reading: Reading, draft: Draft, status: Status, dated: tuple[EventDate | None, Span | None], published: date | None
) -> Status:
    """Give the status again now that the day is known: "sails on Friday" is yet to come."""
    when, span = dated
    if when is None:
        return status
    if status is Status.UNDER_WAY and _is_of_a_past_day(reading, draft, when, span, published):
        return Status.COMPLETED
    past = draft.trigger.tag_ == "VBD" and draft.word.frame != "presence" and draft.word.action is Action.STATION
    if published is None:
        return Status.COMPLETED if past and status is Status.IN_PLACE else status
    if past and status is Status.IN_PLACE and when.last < published - _LONG_AGO:
        return Status.COMPLETED
    if status is Status.UNDER_WAY and when.first > published:
        return Status.ANNOUNCED
    if status is Status.UNDER_WAY and when.last < published - _LONG_AGO and _is_told_as_past(draft.trigger):
        return Status.COMPLETED  # "began taking over last November"
    return Status.ORDERED if _sent_just_now(draft, status, when, published) else status


def _is_of_a_past_day(
    reading: Reading, draft: Draft, when: EventDate, span: Span | None, published: date | None
) -> bool:
    """Whether a noun tells what took place on one day: "after the departure of two battalions on Sunday"."""
    noun = draft.trigger
    if noun.pos_ != "NOUN" or span is None or when.precision != "day" or (published and when.last >= published):
        return False
    token = reading.token_at(span.start, span.end)
    if token is None or _date_owner(token).i != noun.i:
        return False
    told = token.head if token.dep_ == "pobj" else token
    return told.lower_ in ("on", "last", "yesterday") or token.dep_ == "npadvmod"


def on_the_way(trigger: Token, action: Action, status: Status) -> Status:
    """Give the status again now that the action is known: who leaves or moves is not "in place" for it."""
    if status is not Status.IN_PLACE or action not in (Action.WITHDRAW, Action.MOVE):
        return status
    return Status.UNDER_WAY if trigger.tag_ == "VBG" else Status.COMPLETED  # "the engineers leaving Sool"; "are gone"


def _is_told_as_past(trigger: Token) -> bool:
    clause = clause_verb(trigger)
    return clause.tag_ == "VBD" or (clause.dep_ in ("xcomp", "dobj") and clause.head.tag_ == "VBD")


def _sent_just_now(draft: Draft, status: Status, when: EventDate, published: date) -> bool:
    """Whether "the US deployed troops on Wednesday" was told within days: what was done then is the order."""
    if status is not Status.COMPLETED or when.precision != "day":
        return False
    by_commander = draft.trigger.tag_ == "VBD" or agent_of(draft.trigger) is not None
    sending = draft.word.frame in ("move_object", "move_either") and draft.subject is not None
    return by_commander and sending and timedelta(0) < published - when.first <= _FRESH


def event_date(
    reading: Reading, draft: Draft, published: date | None, status: Status
) -> tuple[EventDate | None, Span | None]:
    """Give the date on the trigger; else the day it was said; else the day of publication for what then held."""
    text = reading.sentence.text
    ahead = _lies_ahead(draft.trigger, status)
    owned: list[tuple[DateMention, Token, Token]] = []
    now = ahead or is_told_as_now(draft.trigger)
    before = None if now else narrated(reading.memory.years, reading.sentence.start, published)
    for mention in dates.find(text, published, future=ahead, narrated=before):
        token = reading.token_at(mention.start, mention.end)
        owner = _date_owner(token) if token is not None else None
        if token is None or owner is None or _is_of_a_paper(token):
            continue
        if not _tells_of_a_record(text, mention, owner):
            planned = not ahead and owner.dep_ == "acl" and effect_of(owner) == "plan"  # "drills planned for July"
            owned.append((_coming(text, published, mention) if planned else mention, token, owner))
    nearest = [m for m, _, owner in owned if owner.i == draft.trigger.i]
    beside = [
        m
        for m, token, owner in owned
        if (_is_of(draft.trigger, owner) and not (ahead and owner.tag_ == "VBD")) or _is_taken_up(draft.trigger, token)
    ]
    own = next(iter([*_of_the_share(draft, nearest), *nearest, *beside]), None)
    if own is not None and status is Status.ORDERED and _is_a_term(text, own):
        own = _coming(text, published, own)
    if own is not None:
        return own.date, Span(own.start, own.end)
    when = None if ahead else next((m for m, _, owner in owned if _is_at_its_time(draft.trigger, owner)), None)
    if when is not None:
        return when.date, Span(when.start, when.end)
    apart = draft.trigger.conjuncts  # "landed in May and will begin training in June"
    said = [(m, e, owner) for m, _, owner in owned if (e := effect_of(owner)) is not None and owner not in apart]
    if said:
        past = {m.start: m for m in dates.find(text, published)}
        above = {verb.i for verb in clauses_above(draft.trigger)}
        last, effect, owner = next((s for s in said if s[2] is draft.trigger.head and s[2].i in above), said[-1])
        if _is_a_term(text, last):
            last = _coming(text, published, last)
            return last.date, Span(last.start, last.end)
        ends = effect in ("start", "finish")  # "is to be completed in June"
        ends = ends or any(c.tag_ == "MD" for c in owner.lefts)  # "will vote on Monday on"
        ends = ends or (owner.tag_ == "VBN" and lemma(owner) in _SET_FOR)  # "is scheduled for July"
        told = last if ends else past.get(last.start, last)
        return told.date, Span(told.start, told.end)
    if before is not None and _is_told_as_past(draft.trigger):
        return EventDate(date(before.year, 1, 1), "year"), None
    if status in (Status.CONDITIONAL, Status.CONSIDERED, Status.DEMANDED) or published is None:
        return None, None
    return EventDate(published), None


def _coming(text: str, published: date | None, told: DateMention) -> DateMention:
    """Give the date as one that lies ahead of publication."""
    return next((m for m in dates.find(text, published, future=True) if m.start == told.start), told)


def _is_a_term(text: str, told: DateMention) -> bool:
    """Whether it is the date by which something is to end or be done: "extended their stay until June"."""
    within = text[told.start : told.end].lower().startswith(_TERM)
    return within or text[: told.start].lower().endswith(tuple(f" {word}" for word in _TERM))


def _of_the_share(draft: Draft, told: list[DateMention]) -> list[DateMention]:
    """Give the dates behind the force where each share has its own: "sent 200 men to Gao in May and 50 in June"."""
    if len(told) <= 1 or draft.force is None or told[0].start < draft.trigger.idx:
        return []
    return [m for m in told if m.start > draft.force.span.start]


def _is_of(trigger: Token, owner: Token) -> bool:
    """Whether a date that hangs on the owner is the trigger's."""
    speech = effect_of(owner) is not None and owner.tag_ in ("VBD", "VBN") and owner.i != trigger.i
    governs = trigger.head.i == owner.i and trigger.dep_ not in ("ccomp", "relcl")
    if trigger.dep_ == "conj" and owner.tag_ == "VBD" and trigger.tag_ in ("VBZ", "VBP"):
        governs = False  # "took the islands in April and has 11,000 men there"
    return not speech and (owner.i == trigger.i or governs)


def _is_at_its_time(trigger: Token, owner: Token) -> bool:
    """Whether the date is of what tells when it was: "left when war broke out in 1991", "after they fled in 2003"."""
    if owner.dep_ != "advcl" or owner.head is not trigger or owner.tag_ != "VBD":
        return False
    return any(c.lower_ in ("when", "after", "since", "as") for c in owner.lefts)


def _is_taken_up(trigger: Token, dated: Token) -> bool:
    """Whether the trigger's clause goes on about the date before it: "in 2006, when 4,000 are to leave"."""
    clause = clause_verb(trigger)
    verbs = [clause, clause.head] if clause.dep_ == "xcomp" else [clause]
    when = next((c for verb in verbs for c in verb.children if c.lower_ == "when" and c.dep_ == "advmod"), None)
    return when is not None and 0 < when.i - dated.i <= _BESIDE


def _lies_ahead(trigger: Token, status: Status) -> bool:
    """Whether what is told is yet to come; "is going there in May" is, if May is."""
    perfect = any(c.lower_ in ("have", "has", "had", "been") for c in trigger.children)
    going = trigger.tag_ in ("VBZ", "VBP", "VBG") and not perfect
    if status is Status.DENIED and trigger.tag_ == "VB":
        return any(c.tag_ in ("TO", "MD") for c in trigger.lefts)  # "refused to leave by July"
    if status is Status.ORDERED and (trigger.tag_ == "VBD" or (trigger.tag_ == "VBN" and perfect)):
        return False  # "on Sunday ordered 300 men to Gao": the day of the order
    return status in _AHEAD or (status is Status.UNDER_WAY and going and not _was(trigger))


def _was(verb: Token) -> bool:
    """Whether what was going on is told as past: "were heading for Gao on Sunday", "began pulling out on Monday"."""
    if verb.dep_ == "advcl" and verb.tag_ == "VBG":
        return _is_past(verb.head)  # "took the bridge, driving in on Monday"
    if verb.dep_ != "xcomp":
        return _was_going_on(verb)
    while verb.dep_ == "xcomp" and verb.head.i != verb.i:
        verb = verb.head
    return _is_past(verb)


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in verb.children if c.dep_ in ("aux", "auxpass"))


def _was_going_on(trigger: Token) -> bool:
    """Whether it was seen to happen: "were leaving on Tuesday", but "said they were leaving on Tuesday" is a plan."""
    words = {c.lower_ for c in trigger.children if c.dep_ in ("aux", "auxpass", "advmod")}
    if trigger.tag_ != "VBG" or words.isdisjoint(("was", "were")):
        return False
    clause = trigger
    while clause.dep_ == "conj" and clause.head.i != clause.i:
        clause = clause.head
    if "still" in words or clause.dep_ != "ccomp":
        return True
    speaker = own_subject(clause.head)
    bystanders = vocabulary.word_list("informant") | vocabulary.word_list("person")
    return speaker is not None and lemma(speaker) in bystanders


def _tells_of_a_record(text: str, mention: DateMention, owner: Token) -> bool:
    """Whether it only says since when there was none like it ("the largest since"), or so many ("the sixth since")."""
    words = text[mention.start : mention.end].lower()
    before = text[: mention.start].rstrip()
    since = words.startswith("since") or before.lower().endswith("since")
    serial = owner.pos_ == "NOUN" and any(_ORDINAL.fullmatch(c.lower_) for c in owner.lefts)
    return since and (serial or _RECORD.search(before.removesuffix("since").rstrip()) is not None)


def _is_of_a_paper(dated: Token) -> bool:
    """Whether it is the date of what lays something down: "under resolution 1545 of May 2004"."""
    noun = dated.head
    while noun.pos_ in ("PROPN", "NUM", "ADP") and noun.stem not in _PAPERS and noun.head.i != noun.i:
        noun = noun.head
    return noun.stem in _PAPERS and noun.i < dated.i


def _date_owner(token: Token) -> Token:
    while token.head.i != token.i and token.pos_ not in ("VERB", "AUX"):
        token = token.head
        if token.pos_ == "NOUN" and ("noun", lemma(token), "") in vocabulary.triggers():
            return token
    return token
