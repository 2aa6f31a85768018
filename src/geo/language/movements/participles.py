"""Participles beside a force: whether they tell that it moves or where it is, and what that adds to its movement."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.language.phrases.clauses import modifies_noun
from geo.language.phrases.draft import is_infinitive
from geo.language.phrases.locations import BY_WAY, FROM, TO
from geo.model import Action, Status

if TYPE_CHECKING:
    from geo.language.phrases.draft import Draft
    from geo.language.syntax import Token

_ALREADY = frozenset(("had", "has", "have", "is", "are"))
_TO_COME = frozenset(("will", "would", "shall"))


def moves(draft: Draft) -> bool:
    """Whether a participle tells of a movement, going on or over ("a ship sent to Guyana"), not of where one is."""
    trigger = draft.trigger
    goes = trigger.tag_ == "VBG" and draft.word.action is Action.MOVE
    if draft.word.pos == "verb" and (goes or draft.word.action is Action.WITHDRAW) and trigger.dep_ != "amod":
        return True  # "reporters saw soldiers leaving Gao", "the tanks withdrawn from it"
    kept = trigger.head.head.stem in ("have", "keep", "maintain") and trigger.head.dep_ == "dobj"
    if kept and draft.word.lemma == "deploy":
        return False  # "has two battalions deployed to Mali"
    moved = draft.word.frame in ("move_object", "move_either") and modifies_noun(trigger) and trigger.tag_ == "VBN"
    return moved and any(r.names and r.preposition in (FROM | TO) - BY_WAY for r in draft.places)


def is_posted(draft: Draft) -> bool:
    """Whether a participle tells where a force is that was sent there: "800 soldiers deployed in Latvia"."""
    return draft.word.action is Action.DEPLOY and draft.trigger.tag_ == "VBN" and not moves(draft)


def fold_participle(inner: Draft, outer: Draft, dropped: set[int]) -> None:
    """Make "stationed in the US" the origin of what is flown from there."""
    if outer.word.action in (Action.DEPLOY, Action.MOVE, Action.REINFORCE):
        if inner.word.frame.startswith("be_") and is_infinitive(inner.trigger):
            outer.places += inner.places if not any(r.names for r in outer.places) else []  # "sent ships to guard"
            outer.object_places += inner.object_places if not outer.places and not outer.object_places else []
            dropped.add(id(inner))
        elif inner.word.action in (Action.STATION, Action.MASS) and _tells_what_came(inner, outer):
            outer.places += [r for r in inner.places if not r.border]
            outer.object_places += inner.object_places
            dropped.add(id(inner))
        elif inner.word.action in (Action.STATION, Action.MASS):
            reached = {i for r in outer.places for i in r.names}  # "moved a Kiel-based battalion to Poland"
            left = [r for r in inner.places if not r.border and reached.isdisjoint(r.names)]
            outer.places += [replace(r, preposition="from") for r in left]
            dropped.add(id(inner))
        elif inner.trigger.tag_ == "VBN":
            # "200 Marines, flown from Kuwait, reached …", "a column, pulled out of Bosnia, rolled into …"
            outer.places += [r for r in inner.places if r.preposition in FROM]
            dropped.add(id(inner))
    elif outer.word.action is Action.WITHDRAW and inner.trigger.stem == "base" and inner.trigger.dep_ == "amod":
        # "the Kiel-based battalion": it is pulled out of there, unless it returns from elsewhere
        elsewhere = outer.word.lemma == "return" or any(r.preposition in FROM for r in outer.places)
        outer.places += [] if elsewhere else [replace(r, preposition="from") for r in inner.places]
        dropped.add(id(inner))
    elif outer.word.action is Action.WITHDRAW and not any(r.preposition in FROM for r in outer.places):
        sent = inner.word.action in (Action.DEPLOY, Action.MOVE) and inner.trigger.tag_ == "VBN"
        sent = sent and inner.standing is not None and inner.standing.status is not Status.ANNOUNCED
        ahead = [replace(r, preposition="from") if sent and r.preposition in TO else r for r in inner.places]
        outer.places += ahead  # "the soldiers deployed to Herat will be home by May"
        if sent:
            dropped.add(id(inner))
        if inner.word.action is outer.word.action:
            dropped.add(id(inner))  # "to relieve a battalion that is heading home"
    elif outer.word.action is inner.word.action or (outer.word.action is Action.STATION and is_posted(inner)):
        told = {r.at.i for r in outer.places}  # "has 800 soldiers deployed in Latvia"
        outer.places += [r for r in inner.places if r.at.i not in told]
        dropped.add(id(inner))
    elif outer.word.action is Action.ALERT:
        dropped.add(id(inner))


def _tells_what_came(inner: Draft, outer: Draft) -> bool:
    """Whether a clause goes on with where those who are sent come to be: "sent 300 men, who set up camp in Goma"."""
    verb = inner.trigger
    if (
        verb.dep_ != "relcl"
        or verb.i < outer.trigger.i
        or outer.object_places
        or any(r.preposition in TO and r.names for r in outer.places)
    ):
        return False
    before = {c.lower_ for c in verb.lefts if c.dep_ in ("aux", "auxpass")}
    pronoun = next((c for c in verb.lefts if c.tag_ in ("WP", "WDT")), None)
    now = any(c.lower_ in ("now", "already") for c in verb.children)  # "which is now deployed in"
    if pronoun is None or not (now or before.isdisjoint(_ALREADY)):
        return False  # "sent 300 men, who are based in Cyprus"
    return bool(before & _TO_COME) or (pronoun.i > 0 and pronoun.nbor(-1).text == ",")


def set_aside(verb: Token) -> bool:
    """Whether only a comma parts it from its subject: a participle that the parser took for the main verb."""
    before = verb.doc[verb.i - 1] if verb.i > 1 else verb
    subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    return before.text == "," and subject is not None and subject.right_edge.i in (before.i, before.i - 1)
