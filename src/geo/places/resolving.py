"""Which of its senses a name has in a text: priors, hierarchy in the text, and the company it keeps."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from .folding import fold
from .gazetteer import NONE, Sense
from .surroundings import opens_report, within
from .vocabulary import cues, vocabulary

if TYPE_CHECKING:
    from .matching import Match, Word

_MOST_SENSES = 40  # of one name; the rest are hamlets
_MOST_GROUPS = 150  # names whose distances are compared; the most frequent of a long text
_ROUNDS = 2


# What the word beside a name tells of its kind ("Kharkiv region", "the city of Sumy").
_TOLD = {"division": {"admin1", "admin2", "region"}, "settlement": {"city"}}
_SPACE = {" ", "\n", "\u00a0"}
_AND = {"and", "or"}
_CONTAINERS = {"country", "admin1", "admin2", "region"}
_CONTAINER_WEIGHT = 6.0  # "Brest, Belarus": more than any difference of priors between cities
_SEAT_WEIGHT = -2.0  # the bare name of a division that is properly "Kharkiv Oblast" means its seat
_NAMESAKE_WEIGHT = -0.6  # a division with the bare name of a town in it: Brest is the town, Quebec in doubt
_NEUTRAL = 0.5  # share of the countries of a text that a sea or region without a country of its own counts as
_SAME_SPOT = 1.0  # degrees
_ALTERNATE = 1.0  # what it costs a place that the name is not its own
_ALTERNATE_TOWN = 2.0  # towns have alternates in every language: Voronizh is "Voronezh" in some
_SEAT_OF_ALL = 1.0  # for the capital of a country that the text speaks of: Stanley in the Falklands
_DATELINE = 2  # mentions more
_TOLD_WEIGHT = 4.0  # decides between a city and the division called after it, not against a country


@dataclass(frozen=True, slots=True)
class Choice:
    """A sense with its certainty, 0 to 1."""

    sense: Sense
    score: float


class Evidence(NamedTuple):
    """What speaks for a sense, in nats: its prior, the text beside the name, the other places of the text."""

    prior: float
    container: float = 0.0
    told: float = 0.0
    namesake: float = 0.0
    country: float = 0.0
    division: float = 0.0
    nearby: float = 0.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """The senses of one name in a text, with the evidence for each and its total."""

    senses: list[Sense]
    evidence: list[Evidence]
    totals: list[float]

    def choice(self) -> Choice | None:
        """Return the sense with most weight; None where the name has none."""
        return _best(self.senses, self.totals) if self.senses else None


def choose(found: list[Match], words: list[Word]) -> list[Choice | None]:
    """Return for each match the sense it has, or None where it has none."""
    picked: dict[int, Choice | None] = {}
    picks = []
    for weighed in weigh(found, words):
        if id(weighed) not in picked:
            picked[id(weighed)] = weighed.choice()
        picks.append(picked[id(weighed)])
    return picks


def weigh(found: list[Match], words: list[Word], *, silent: frozenset[int] = frozenset()) -> list[Weighed]:
    """Return for each match its senses weighed; mentions that share a sense share the object.

    Matches whose index is in ``silent`` are weighed like the others but speak for nothing themselves.
    """
    inside, holding = _hierarchy(found, words)
    types = type_words(found, words)
    kinds = ["division" if word else _told_kind(match, words) for match, word in zip(found, types, strict=True)]
    groups = _groups(found, inside)
    held = {
        key: list({inside[m].identity: inside[m] for m in members if m in inside}.values())
        for key, members in groups.items()
    }
    holds = {key: {holding[m].identity for m in members if m in holding} for key, members in groups.items()}
    senses = {key: _short_list(found[members[0]], held[key]) for key, members in groups.items()}
    base = {
        key: _told(senses[key], held[key], holds[key], {kinds[m] for m in members}) for key, members in groups.items()
    }
    loud = {key: _mentions([found[m] for m in members if m not in silent], words) for key, members in groups.items()}
    evidence = base
    scores = {key: [sum(e) for e in listed] for key, listed in base.items()}
    for _ in range(_ROUNDS):
        company = _Company(loud, senses, scores)
        evidence = {key: company.weigh(key, senses[key], base[key]) for key in groups}
        scores = {key: [sum(e) for e in listed] for key, listed in evidence.items()}
    weighed = {}
    for key, members in groups.items():
        one = Weighed(senses[key], evidence[key], scores[key])
        weighed.update(dict.fromkeys(members, one))
    return [weighed[i] for i in range(len(found))]


def _mentions(members: list[Match], words: list[Word]) -> int:
    """How often a name is mentioned; in a dateline, which tells where all was written, as loud as three times."""
    return len(members) + _DATELINE * any(opens_report(match, words) for match in members)


_Group = tuple[str, bool, tuple[int, str, str] | None]


def _groups(found: list[Match], inside: dict[int, Sense]) -> dict[_Group, list[int]]:
    """Gather the mentions of a name: one sense per discourse, unless the text puts it in several containers.

    A mention without a container goes with the one before it that has one, else with the first.
    """
    containers: dict[tuple[str, bool], dict[int, tuple[int, str, str]]] = defaultdict(dict)
    for i, match in enumerate(found):
        if i in inside:
            containers[match.key, match.adjectival][i] = inside[i].identity
    # The container that a mention without one takes, for names that have several.
    latest = {name: next(iter(held.values())) for name, held in containers.items() if len(set(held.values())) > 1}
    groups: dict[_Group, list[int]] = defaultdict(list)
    for i, match in enumerate(found):
        name = (match.key, match.adjectival)
        if name in latest:
            latest[name] = containers[name].get(i, latest[name])
        groups[*name, latest.get(name)].append(i)
    return groups


def _told(
    options: list[Sense], containers: list[Sense], holds: set[tuple[int, str, str]], kinds: set[str | None]
) -> list[Evidence]:
    """Weigh the senses of a name by themselves and by what the text says beside it."""
    told = [_TOLD[kind] for kind in kinds if kind]
    # "Gulf state", "Georgia state": next to a country or sea of that name the word tells less.
    told_weight = _TOLD_WEIGHT / 2 if any(s.kind in {"country", "sea", "area"} for s in options) else _TOLD_WEIGHT
    seats = {s.admin1: s.own for s in options if s.kind == "city"}
    seats |= {s.admin1: True for s in options if s.kind == "city" and s.own}
    scores = []
    for sense in options:
        namesake = 0.0
        if sense.kind == "admin1" and sense.admin1 in seats:
            namesake = _SEAT_WEIGHT if not sense.own else _NAMESAKE_WEIGHT if seats[sense.admin1] else 0.0
        container = _CONTAINER_WEIGHT * (sum(within(sense, c) for c in containers) + (sense.identity in holds))
        beside = told_weight * sum(sense.kind in wanted for wanted in told)
        scores.append(Evidence(prior(sense), container, beside, namesake))
    return scores


def _best(options: list[Sense], scores: list[float]) -> Choice:
    """Take the sense with most weight; its certainty is the share of what lies at the same spot."""
    if len(options) == 1:
        return Choice(options[0], 1.0)
    shares = _shares(scores)
    best = options[shares.index(max(shares))]
    same = [abs(s.lat - best.lat) < _SAME_SPOT and abs(s.lon - best.lon) < _SAME_SPOT for s in options]
    return Choice(best, sum(share for share, here in zip(shares, same, strict=True) if here))


def prior(sense: Sense) -> float:
    """How likely a name means this place before anything is known of the text; in nats, not normalised."""
    if sense.kind == "country":
        value = 9.0
    elif sense.kind in {"sea", "area", "region", "border", "base"} and sense.row < 0:
        value = 8.0
    else:
        people = math.log10(sense.population + 10)
        value = people * 1.1
        if sense.kind == "admin1":
            value = 2.2 + people * 0.7
        elif sense.kind == "admin2":
            value -= 1.6
        elif sense.kind in {"base", "airport"}:
            value = 4.0
        elif _is_capital(sense):
            value += 1.5
    return value if sense.own else value - (_ALTERNATE_TOWN if sense.kind == "city" else _ALTERNATE)


def _is_capital(sense: Sense) -> bool:
    return vocabulary().capitals.get(sense.country or "") == fold(sense.name)


def _short_list(match: Match, containers: list[Sense]) -> list[Sense]:
    options = match.senses
    if len(options) <= _MOST_SENSES:
        return list(options)
    inner = [s for s in options if any(within(s, c) for c in containers)]
    ranked = sorted((s for s in options if s not in inner), key=prior, reverse=True)
    return (inner + ranked)[:_MOST_SENSES]


def _hierarchy(found: list[Match], words: list[Word]) -> tuple[dict[int, Sense], dict[int, Sense]]:
    """For each match with what holds it ("Brest, Belarus", "the Libyan port of Sirte"), the container.

    The second are the matches that name the containers, in that sense.
    """
    inside: dict[int, Sense] = {}
    holding: dict[int, Sense] = {}
    at = {match.first: i for i, match in enumerate(found)}
    ends = {match.last: i for i, match in enumerate(found)}
    for i, match in enumerate(found):
        follower = _after_joint(match, words)
        division = vocabulary().division(words[follower].text) if follower is not None else None
        named = [at.get(follower) if follower is not None else None, ends.get(_before_noun(match, words))]
        containers: list[tuple[int | None, Sense]] = [(None, division[0])] if division else []
        containers += [(holder, sense) for holder in named if holder is not None for sense in found[holder].senses]
        for holder, container in containers:
            if container.kind in _CONTAINERS and any(within(s, container) for s in match.senses):
                inside[i] = container
                if holder is not None:
                    holding[holder] = container
                break
    return inside, holding


def _before_noun(match: Match, words: list[Word]) -> int:
    """Where what holds a place would end before a noun: "the Idaho city of Moscow", "the Libyan port of Sirte"."""
    noun = match.first - 2
    if noun < 1 or words[noun + 1].key != "of" or words[noun].text not in cues("settlement") | cues("type"):
        return -1
    # One adjective may stand between: "the Syrian border town of Manbij".
    return noun if words[noun - 1].capital else noun - 1


def _after_joint(match: Match, words: list[Word]) -> int | None:
    """Where what holds a place would begin: behind a comma, a bracket or "in"."""
    if match.last >= len(words):
        return None
    gap = words[match.last - 1].gap
    if words[match.last].key == "in" and gap in {" ", ", "} and match.last + 1 < len(words):
        return match.last + 1
    return match.last if gap in {", ", " (", ",\n"} else None


def type_words(found: list[Match], words: list[Word]) -> list[str | None]:
    """Return the type word behind each match: "region" for "Kharkiv region" and in "Sumy and Kharkiv regions"."""
    told: list[str | None] = [None] * len(found)
    shared = False  # whether the type word is a plural, which those listed before it share
    for at in range(len(found) - 1, -1, -1):
        last = found[at].last
        if last >= len(words):
            continue
        gap, after = words[last - 1].gap, words[last]
        if gap in _SPACE and after.text in cues("type"):
            told[at], shared = after.key, False
        elif gap in _SPACE and after.text in cues("types"):
            told[at], shared = _singular(after.key), True
        elif shared and at + 1 < len(found) and (gap == ", " or (gap in _SPACE and after.key in _AND)):
            told[at] = told[at + 1] if found[at + 1].first <= last + 1 else None
            shared = told[at] is not None
        else:
            shared = False
    return told


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]


def _told_kind(match: Match, words: list[Word]) -> str | None:
    """What a noun beside a match says it is: "the city of Sumy", "the region of Sumy"."""
    after = words[match.last] if match.last < len(words) and words[match.last - 1].gap == " " else None
    if after is not None and after.text in cues("city_word"):
        holds = match.last + 1 < len(words) and words[match.last + 1].key == "of"  # "the Idaho city of Moscow"
        return None if holds else "settlement"
    if match.first > 1 and words[match.first - 1].key == "of":
        noun = words[match.first - 2].text
        if noun.lower() in cues("city_word"):
            return "settlement"
        if noun.lower() in cues("type"):
            return "division"
    return None


def _shares(scores: list[float]) -> list[float]:
    """Give what each sense of a name has of its weight, 0 to 1."""
    if len(scores) == 1:
        return [1.0]
    most = max(scores)
    parts = [math.exp(score - most) for score in scores]
    whole = sum(parts)
    return [part / whole for part in parts]


class _Company:
    """What the other names of a text speak for: countries, divisions, neighbourhoods."""

    def __init__(
        self,
        mentions: dict[_Group, int],
        senses: dict[_Group, list[Sense]],
        scores: dict[_Group, list[float]],
    ) -> None:
        self.countries: dict[str, float] = defaultdict(float)
        self.divisions: dict[int, float] = defaultdict(float)
        self.shares: dict[_Group, list[tuple[Sense, float]]] = {}
        places: list[tuple[float, float, float, int]] = []
        for key, count in sorted(mentions.items(), key=lambda g: -g[1]):
            if not (senses[key] and count):
                continue
            weight = 1 + math.log(count)
            shares = _shares(scores[key])
            mine = [(s, p * weight) for s, p in zip(senses[key], shares, strict=True) if p > 0.05]  # noqa: PLR2004
            self.shares[key] = mine
            for sense, mass in mine:
                if sense.country:
                    self.countries[sense.country] += mass
                if sense.admin1 != NONE:
                    self.divisions[sense.admin1] += mass
                if sense.kind not in {"country", "sea", "area"} and len(places) < _MOST_GROUPS:
                    places.append((sense.lat, sense.lon, mass, hash(key)))
        self.total = sum(self.countries.values()) or 1.0
        self.places = np.array([p[:3] for p in places]).reshape(-1, 3)
        self.places[:, :2] = np.radians(self.places[:, :2])  # as the distances want them
        self.owners = np.array([p[3] for p in places], dtype=np.int64)

    def weigh(self, key: _Group, options: list[Sense], base: list[Evidence]) -> list[Evidence]:
        if len(options) < 2:  # noqa: PLR2004
            return base
        own_countries: dict[str, float] = defaultdict(float)
        own_divisions: dict[int, float] = defaultdict(float)
        for sense, mass in self.shares.get(key, ()):
            own_countries[sense.country or ""] += mass
            own_divisions[sense.admin1] += mass
        total = max(self.total - sum(own_countries.values()) + own_countries[""], 1.0)
        near = self._near(key, options)
        out = []
        for sense, value, nearness in zip(options, base, near, strict=True):
            country = max(self.countries[sense.country or ""] - own_countries[sense.country or ""], 0.0)
            division = max(self.divisions[sense.admin1] - own_divisions[sense.admin1], 0.0)
            if sense.country is None:
                country = _NEUTRAL * total
            seat = _is_capital(sense)
            out.append(Evidence(
                value.prior, value.container, value.told, value.namesake,
                country=2.5 * country / total + 0.6 * math.log1p(country) + _SEAT_OF_ALL * seat * min(country, 1.0),
                division=1.5 * math.log1p(division),
                nearby=1.2 * math.log1p(nearness),
            ))  # fmt: skip
        return out

    def _near(self, key: _Group, options: list[Sense]) -> list[float]:
        others = self.places[self.owners != hash(key)]
        if not len(others):
            return [0.0] * len(options)
        mine = np.radians(np.array([(s.lat, s.lon) for s in options]))
        dlat = mine[:, None, 0] - others[None, :, 0]
        dlon = mine[:, None, 1] - others[None, :, 1]
        h = np.sin(dlat / 2) ** 2 + np.cos(mine[:, None, 0]) * np.cos(others[None, :, 0]) * np.sin(dlon / 2) ** 2
        km = 2 * 6371.0 * np.arcsin(np.sqrt(np.minimum(h, 1)))
        near: list[float] = (np.exp(-km / 80.0) * others[None, :, 2]).sum(axis=1).tolist()
        return near
