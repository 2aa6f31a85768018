"""Who wrote what: articles that tell of a made-up history, with the claims that a perfect reader finds in them.

Agencies write first and in detail; most papers print their copy whole, cut or touched up; others write
their own, round the numbers, name the country or the region instead of the town, and recall in a sentence
what went before. Some get a number wrong and correct it. Wars long past and the dead of yesterday stand in
between. The same seed gives the same articles.
"""

import hashlib
import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from history import WORDS, happenings

from geo import places
from geo.model import Action, Article, Claim, EventDate, Passage, Status

# How each kind of writer words a number: as it is, about, more than, nearly or up to, vaguely, not at all.
NUMBERS = {"agency": (50, 18, 8, 8, 6, 10), "own": (28, 18, 10, 8, 14, 22), "recall": (18, 18, 10, 6, 18, 30)}
# How each names where: the town, the country, the region.
WHERE = {"agency": (60, 36, 4), "own": (28, 58, 14), "recall": (12, 66, 22)}
# What may be called "several hundred" and the like.
VAGUE = ((200, 1000, "several hundred"), (2000, 10000, "several thousand"), (20000, 200000, "tens of thousands of"))
MISPRINTS = 0.03
# Days for which a paper thinks its readers want to be reminded.
RECALLED = 40


@dataclass(frozen=True, slots=True)
class Report:
    """An article with its true claims, the fact that each tells of, and the article that it is copied from."""

    article: Article
    claims: tuple[Claim, ...]
    facts: tuple[str, ...]
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence to print, and the slots of the claim in it."""

    text: str
    fact: str | None = None
    slots: dict = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Facts by id, and reports in the order in which they appeared."""

    facts: dict
    reports: tuple[Report, ...]

    @property
    def claims(self):
        return [claim for report in self.reports for claim in report.claims]

    @property
    def truth(self):
        """The id of the fact for each claim, by the article's source, the sentence and the claim's id."""
        return {key(c): fact for r in self.reports for c, fact in zip(r.claims, r.facts, strict=True)}


def key(claim):
    return claim.article.source, claim.id


def corpus(*, seed=1, deployments=300, articles=3000):
    """Write the papers of a history."""
    rng = random.Random(seed)  # noqa: S311 - no secret hangs on it
    facts = happenings(rng, deployments=deployments)
    desk = _Desk(rng, facts)
    for fact, phase, number in _assignments(rng, facts, articles):
        desk.cover(fact, phase, number)
    reports = sorted(desk.reports, key=lambda r: (r.article.published, r.article.source))
    return Corpus({f.id: f for f in facts}, tuple(reports))


def _assignments(rng, facts, articles):
    """How many articles each turn of each fact gets: one at least for the fact, the rest by its fame."""
    turns = [(fact, i) for fact in facts for i in range(len(fact.phases))]
    weights = [fact.fame * (2.0 if i == 0 else 1.0) for fact, i in turns]
    number = dict.fromkeys([(fact.id, rng.randrange(len(fact.phases))) for fact in facts], 1)
    for fact, i in rng.choices(turns, weights, k=max(articles - len(facts), 0)):
        number[fact.id, i] = number.get((fact.id, i), 0) + 1
    return [(fact, i, number[fact.id, i]) for fact, i in turns if (fact.id, i) in number]


class _Desk:
    """All newsrooms: what is known to have happened, and what has been printed."""

    def __init__(self, rng, facts):
        self.rng = rng
        self.facts = {fact.id: fact for fact in facts}
        self.by_theatre = {}
        for fact in facts:
            self.by_theatre.setdefault(fact.theatre, []).append(fact)
        self.reports = []

    def cover(self, fact, phase, number):
        rng, (day, status) = self.rng, fact.phases[phase]
        agency = None
        for i in range(number):
            published = day + timedelta(days=rng.choices([0, 1, 2, 4], [50, 35, 10, 5])[0])
            if i == 0 and number > 1 and rng.random() < 0.7:
                name = rng.choice(WORDS["agencies"])
                lines = self._story(fact, day, status, day, "agency")
                agency = self._print(name, day, [_dateline(fact, name, lines[0]), *lines[1:]])
            elif agency and rng.random() < 0.45:
                self._copy(agency)
            else:
                lines = self._story(fact, day, status, published, "own")
                self._print(rng.choice(WORDS["outlets"]), published, lines)

    def _story(self, fact, day, status, published, style):
        rng = self.rng
        lines = [_line(rng, fact, status, day, published, style)]
        if style == "agency" or rng.random() < 0.35:
            lines += self._whole_and_parts(fact, status, day, published, style)
        if rng.random() < 0.35:
            lines.append(_line(rng, fact, status, day, published, style))
        if fact.direction in WORDS["back"] and status in {Status.ANNOUNCED, Status.ORDERED} and rng.random() < 0.12:
            lines.append(_back(fact))
        lines += self._background(fact, published)
        fillers = rng.sample(WORDS["fillers"], k=rng.randint(2, 5))
        for filler in fillers:
            lines.insert(rng.randint(1, len(lines)), Line(filler))
        return lines

    def _whole_and_parts(self, fact, status, day, published, style):
        """Of a package, its total and its parts stand in one story."""
        others = fact.parts or ((fact.part_of,) if fact.part_of else ())
        kin = [self.facts[name] for name in others]
        return [_line(self.rng, other, status, day, published, style) for other in kin]

    def _background(self, fact, published):
        rng, found = self.rng, []
        past = [
            (other, day, status)
            for other in self.by_theatre[fact.theatre]
            if other.id != fact.id and abs((other.first - published).days) < 300
            for day, status in other.phases
            if published - timedelta(days=RECALLED) <= day < published
        ]
        latest = list({other.id: (other, day, status) for other, day, status in past}.values())
        wanted = rng.choices([0, 1, 2], [55, 32, 13])[0]
        for other, day, status in rng.sample(latest, k=min(wanted, len(latest))):
            found.append(_line(rng, other, status, day, published, "recall"))
        if rng.random() < 0.04:
            found.append(_old_war(fact))
        return found

    def _print(self, outlet, published, lines, *, copy_of=None):
        rng = self.rng
        wrong = rng.random() < MISPRINTS and copy_of is None
        if wrong:
            lines = [_misprint(rng, lines[0]), *lines[1:]]
        report = _report(f"{len(self.reports):06}.txt", outlet, published, lines, copy_of)
        self.reports.append(report)
        if wrong and rng.random() < 0.5 and lines[0].slots.get("count_min"):
            self._correct(report, outlet, published)
        return report, lines

    def _correct(self, report, outlet, published):
        fact = self.facts[report.facts[0]]
        status = report.claims[0].status
        right = _line(self.rng, fact, status, published, published, "exact")
        first = Line("Correction: an earlier version of this article gave a wrong number.")
        self._print(outlet, published + timedelta(days=1), [right, first, *map(Line, WORDS["fillers"][:2])])

    def _copy(self, agency):
        """Print agency copy: whole, or cut from the end and touched up."""
        rng, (report, lines) = self.rng, agency
        outlet = rng.choice(WORDS["outlets"])
        published = report.article.published + timedelta(days=rng.choice([0, 0, 1]))
        if rng.random() < 0.5:
            lines = lines[: max(2, len(lines) - rng.randint(0, 2))]
            old, new = rng.choice(WORDS["edits"])
            lines = [Line(line.text.replace(old, new), line.fact, line.slots) for line in lines]
            lines = [*lines, Line(rng.choice(WORDS["localising"]))]
        self._print(outlet, published, lines, copy_of=report.article.source)


def _report(source, outlet, published, lines, copy_of):
    text, spans = "", []
    for i, line in enumerate(lines):
        text += "" if not text else "\n\n" if i % 2 == 0 else " "
        spans.append((len(text), len(text) + len(line.text)))
        text += line.text
    edges = [0, *(i + 2 for i in range(len(text)) if text.startswith("\n\n", i))]
    ends = [i - 2 for i in edges[1:]] + [len(text)]
    article = Article(
        id=hashlib.sha256(text.encode()).hexdigest()[:16], source=source, text=text, outlet=outlet,
        passages=tuple(Passage(a, b, "paragraph") for a, b in zip(edges, ends, strict=True)),
        published=published, published_from="front matter",
    )  # fmt: skip
    told = [(line, span) for line, span in zip(lines, spans, strict=True) if line.fact]
    claims = [Claim(article=article, start=a, end=b, **line.slots) for line, (a, b) in told]
    return Report(article, tuple(claims), tuple(line.fact for line, _ in told), copy_of)


# --- sentences --------------------------------------------------------------------------------------------


def _line(rng, fact, status, day, published, style):  # noqa: PLR0913, PLR0917 - all that shapes a sentence
    """One sentence about a fact as of a day, and what it claims."""
    about = WORDS["actors"][fact.actor]
    action, form = rng.choice(WORDS["sentences"][f"{fact.direction} {status}"])
    low, high, number = _number(rng, fact.count, status, style)
    unit = fact.unit if fact.unit and style != "recall" and rng.random() < 0.4 else None
    nameless = "ame}" not in form and "speaker}" not in form.casefold() and rng.random() < 0.1
    noun = " ".join(filter(None, ("" if nameless else about["adjective"], rng.choice(["troops", "soldiers"]))))
    force = " ".join(filter(None, (number, noun, f"from the {unit}" if unit else "")))
    where, named = _where(rng, fact, style)
    origin = fact.origin if "{from}" in form and fact.origin and rng.random() < 0.45 else None
    sentence = form.format(
        Name=_upper(about["name"]), adjective=about["adjective"], speaker=about["speaker"],
        Speaker=_upper(about["speaker"]), force=force, Force=_upper(force), to=where,
        day=_day(day, published), **{"from": f" from {_the(origin)}" if origin else ""},
    )  # fmt: skip
    counted = "{force}" in form.casefold()
    slots = {
        "actor": None if nameless else fact.actor,
        "action": Action(action),
        "status": status,
        "force": force if counted else None,
        "count_min": low if counted else None,
        "count_max": high if counted else None,
        "count_of": "people" if counted and (low or high) else None,
        "unit": unit if counted else None,
        "event_date": EventDate(day) if "{day}" in form else None,
        "said_by": about["speaker"] if "speaker}" in form.casefold() else None,
        "confidence": round(rng.uniform(0.5, 0.95), 2),
    }
    slots["origin" if fact.direction == "away" else "destination"] = tuple(map(_place, named))
    if origin:
        slots["origin"] = (_place(origin),)
    return Line(sentence, fact.id, slots)


def _number(rng, count, status, style):
    """The bounds and the words of a number as a writer puts it."""
    weights = NUMBERS.get(style, (1, 0, 0, 0, 0, 0))
    match rng.choices(["exact", "about", "over", "edge", "vague", ""], weights)[0]:
        case "exact":
            return count, count, f"{count:,}"
        case "about":
            near = _significant(count, 1)
            near = near if abs(near - count) <= 0.08 * count else _significant(count, 2)
            return near, near, f"about {near:,}"
        case "over" if (floor := _significant(count, 1, down=True)) < count <= 1.3 * floor:
            return floor, None, f"more than {floor:,}"
        case "edge" if (ceiling := _significant(count, 1, up=True)) <= 1.08 * count:
            if status in {Status.ANNOUNCED, Status.CONSIDERED}:
                return None, ceiling, f"up to {ceiling:,}"
            return ceiling, ceiling, f"nearly {ceiling:,}"
        case "vague":
            return _vague(count)
        case "":
            return None, None, ""
    return count, count, f"{count:,}"


def _vague(count):
    for least, most, words in VAGUE:
        if least <= count < most:
            return least, None, words
    return None, None, ""


def _significant(number, figures, *, up=False, down=False):
    step = 10 ** (len(str(number)) - figures)
    return -(-number // step) * step if up else number // step * step if down else round(number / step) * step


def _where(rng, fact, style):
    theatre = WORDS["theatres"][fact.theatre]
    level = rng.choices(["town", "country", "region"], WHERE.get(style, (0, 1, 0)))[0]
    if fact.parts and level == "town":
        level = "country"
    if level == "region":
        region = rng.choice(theatre["regions"])
        return _the(region), [region]
    names = [town if level == "town" else theatre["towns"][town] for town in fact.towns]
    names = list(dict.fromkeys(names))
    shown = [_the(name) for name in names]
    return ", ".join(shown[:-1]) + (" and " if shown[1:] else "") + shown[-1], names


def _back(fact):
    """A sentence that names neither number nor place and refers to what was told before it."""
    action = {"toward": Action.DEPLOY, "away": Action.WITHDRAW}[fact.direction]
    slots = {"actor": fact.actor, "action": action, "status": Status.ANNOUNCED, "confidence": 0.5}
    return Line(WORDS["back"][fact.direction], fact.id, slots)


def _old_war(fact):
    """A sentence about an earlier war of the same army in the same parts."""
    theatre, about = WORDS["theatres"][fact.theatre], WORDS["actors"][fact.actor]
    country = min(theatre["towns"].values())
    year, count = 1990 + fact.theatre, 5000 + 1000 * len(fact.actor + about["name"])
    slots = {
        "actor": fact.actor, "action": Action.DEPLOY, "status": Status.COMPLETED, "count_min": count,
        "count_max": count, "count_of": "people", "destination": (_place(country),), "confidence": 0.7,
        "event_date": EventDate(date(year, 1, 1), "year"), "force": f"{count:,} soldiers",
    }  # fmt: skip
    text = f"In {year}, {about['name']} sent {count:,} soldiers to {_the(country)}."
    return Line(text, f"old {fact.actor} {year}", slots)


def _misprint(rng, line):
    """Get a number wrong: a digit, a neighbour, a nought."""
    low = line.slots.get("count_min")
    if not low or low != line.slots.get("count_max") or f"{low:,}" not in line.text:
        return line
    wrong = rng.choice([round(low * 1.08) or 1, round(low * 0.9) or 1, low * 2, low * 10])
    slots = {**line.slots, "count_min": wrong, "count_max": wrong}
    slots["force"] = slots["force"].replace(f"{low:,}", f"{wrong:,}")
    return Line(line.text.replace(f"{low:,}", f"{wrong:,}"), line.fact, slots)


def _dateline(fact, agency, line):
    return Line(f"{fact.towns[0].upper()} ({agency}) - {line.text}", line.fact, line.slots)


def _day(day, published):
    return f"{day:%A}" if (published - day).days < 6 else f"{day.day} {day:%B}"


def _the(name):
    wants = ("United ", "Middle", "Sahel", "Caucasus", "Balkans", "Great Lakes", "Democratic")
    return f"the {name}" if name.startswith(wants) else name


def _upper(text):
    return text[:1].upper() + text[1:]


@cache
def _place(name):
    town_of = {t: c for theatre in WORDS["theatres"] for t, c in theatre["towns"].items()}
    full = f"{name}, {town_of[name]}" if name in town_of else _the(name)
    return places.find(f"The soldiers went to {full}.")[0]
