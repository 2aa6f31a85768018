"""What happened: a made-up history of deployments, of which the newsroom then tells.

Forces are sent, build up, are relieved half a year later by others much like them, and go home; some are
announced as one package of several parts, some are only rumoured and denied. Nothing here looks at how
claims are merged.
"""

import json
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from geo.model import Status

WORDS = json.loads(Path(__file__).with_name("newsroom.json").read_text(encoding="utf-8"))
FIRST_DAY = date(2015, 1, 5)
# 300 deployments in four years: one every five days, somewhere in eight theatres.
DAYS_EACH = 4.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One true deployment: ``phases`` are its statuses by day, ``fame`` how much is written about it."""

    id: str
    actor: str
    direction: str
    theatre: int
    towns: tuple[str, ...]
    origin: str | None
    count: int
    unit: str | None
    phases: tuple[tuple[date, Status], ...]
    fame: float
    part_of: str | None = None
    parts: tuple[str, ...] = ()

    @property
    def first(self):
        return self.phases[0][0]

    @property
    def real(self):
        return self.phases[-1][1].factual


def happenings(rng, *, deployments):
    """Return facts, about as many as asked for, in the order in which they began."""
    span = deployments * DAYS_EACH
    facts = []
    while len(facts) < deployments:
        day = FIRST_DAY + timedelta(days=rng.uniform(0, span))
        kind = rng.choices(["movement", "package", "stock", "rumour"], [55, 14, 17, 14])[0]
        facts += _KINDS[kind](rng, day, f"{len(facts):05}")
    return sorted(facts, key=lambda fact: (fact.first, fact.id))


def _movement(rng, day, name):
    theatre, actor, origin, towns = _scene(rng)
    fact = Fact(
        id=name, actor=actor, direction="toward", theatre=theatre, towns=towns, origin=origin,
        count=_round(rng, 100, 12000), unit=_unit(rng, actor), phases=_sending(rng, day), fame=_fame(rng),
    )  # fmt: skip
    found = [fact]
    if rng.random() < 0.25:  # relieved half a year on, by as many or nearly
        later = day + timedelta(days=rng.randint(170, 280))
        relief = {"count": _near(rng, fact.count), "unit": _unit(rng, actor), "fame": fact.fame / 2}
        found.append(replace(fact, id=f"{name}-relief", phases=_sending(rng, later), **relief))
    if rng.random() < 0.3:  # all or half go home
        later = day + timedelta(days=rng.randint(70, 160))
        leaving = fact.count if rng.random() < 0.6 else _neat(fact.count / 2)
        home = {"direction": "away", "phases": _leaving(rng, later), "origin": None, "count": leaving}
        found.append(replace(fact, id=f"{name}-home", **home))
    return found


def _package(rng, day, name):
    """A total announced at once, whose parts go to different countries."""
    theatre, actor, origin, _ = _scene(rng)
    towns = WORDS["theatres"][theatre]["towns"]
    countries = rng.sample(sorted(set(towns.values())), k=min(rng.choice([2, 2, 3]), len(set(towns.values()))))
    phases = _sending(rng, day, rumoured=False)
    fame = _fame(rng) + 0.3
    parts = [
        Fact(
            id=f"{name}-part{i}", actor=actor, direction="toward", theatre=theatre,
            towns=(rng.choice([t for t in towns if towns[t] == country]),), origin=origin,
            count=_round(rng, 200, 5000), unit=_unit(rng, actor), phases=phases, fame=fame / 2,
            part_of=f"{name}-total",
        )
        for i, country in enumerate(countries)
    ]  # fmt: skip
    total = replace(
        parts[0], id=f"{name}-total", towns=tuple(p.towns[0] for p in parts), unit=None, fame=fame, part_of=None,
        count=sum(p.count for p in parts), parts=tuple(p.id for p in parts), phases=phases[:2],
    )  # fmt: skip
    return [total, *parts]


def _stock(rng, day, name):
    """A force that stands for months and is told of again and again; estimates of it creep up."""
    theatre, actor, _, towns = _scene(rng)
    reports = sorted({0, *(rng.randint(1, 90) for _ in range(rng.randint(1, 6)))})
    return [
        Fact(
            id=name, actor=actor, direction="presence", theatre=theatre, towns=towns[:1], origin=None,
            count=_round(rng, 1000, 60000), unit=None, fame=_fame(rng) + 0.2,
            phases=tuple((day + timedelta(days=d), Status.IN_PLACE) for d in reports),
        )
    ]  # fmt: skip


def _rumour(rng, day, name):
    """A movement that some report and its government denies."""
    theatre, actor, _, towns = _scene(rng)
    told = rng.choice([Status.CONSIDERED, Status.UNDER_WAY])
    phases = ((day, told), (day + timedelta(days=rng.randint(0, 2)), Status.DENIED))
    return [
        Fact(
            id=name, actor=actor, direction="toward", theatre=theatre, towns=towns[:1], origin=None,
            count=_round(rng, 100, 5000), unit=None, phases=phases, fame=_fame(rng) / 2,
        )
    ]  # fmt: skip


_KINDS = {"movement": _movement, "package": _package, "stock": _stock, "rumour": _rumour}


def _scene(rng):
    theatre = rng.randrange(len(WORDS["theatres"]))
    scene = WORDS["theatres"][theatre]
    town = rng.choice(sorted(scene["towns"]))
    actor = rng.choice([a for a in scene["senders"] if _home(a) != scene["towns"][town]])
    more = [t for t in sorted(scene["towns"]) if scene["towns"][t] not in {scene["towns"][town], _home(actor)}]
    towns = (town, rng.choice(more)) if more and rng.random() < 0.12 else (town,)
    origins = [o for o in scene["senders"][actor] if o not in {scene["towns"][t] for t in towns}]
    return theatre, actor, rng.choice(origins) if origins else None, towns


def _home(actor):
    return {"IN": "India", "PK": "Pakistan", "AZ": "Azerbaijan", "ET": "Ethiopia"}.get(actor)


def _unit(rng, actor):
    units = WORDS["actors"][actor]["units"]
    return rng.choice(units) if units and rng.random() < 0.4 else None


def _fame(rng):
    # A few events fill the papers, most get a handful of reports.
    return min(rng.paretovariate(1.2), 25.0)


def _round(rng, low, high):
    return _neat(low * (high / low) ** rng.random())


def _neat(number):
    step = 10 if number < 300 else 50 if number < 1000 else 100 if number < 10000 else 1000
    return max(step, round(number / step) * step)


def _near(rng, number):
    return _neat(number * rng.uniform(0.9, 1.1))


def _sending(rng, day, *, rumoured=True):
    phases = []
    if rumoured and rng.random() < 0.25:
        phases.append((day - timedelta(days=rng.randint(2, 12)), Status.CONSIDERED))
    phases.append((day, Status.ANNOUNCED))
    if rng.random() < 0.35:
        phases.append((day + timedelta(days=rng.randint(1, 3)), Status.ORDERED))
    gone = day + timedelta(days=rng.randint(3, 9))
    phases.append((gone, Status.UNDER_WAY))
    if rng.random() < 0.7:
        phases.append((gone + timedelta(days=rng.randint(1, 12)), Status.IN_PLACE))
    return tuple(phases)


def _leaving(rng, day):
    gone = day + timedelta(days=rng.randint(4, 20))
    done = gone + timedelta(days=rng.randint(3, 20))
    return (day, Status.ANNOUNCED), (gone, Status.UNDER_WAY), (done, Status.COMPLETED)
