"""Deployments in words for people: what stands beside a mark, in a table and in an export."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from geo import places as gazetteer
from geo.deployments import count_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.model import Deployment, Place

# For each thing counted, one of it and several.
_NOUNS = {
    "people": ("soldier", "troops"),
    "ships": ("ship", "ships"),
    "aircraft": ("aircraft", "aircraft"),
    "vehicles": ("vehicle", "vehicles"),
    "missiles": ("missile", "missiles"),
    "units": ("unit", "units"),
    None: ("soldier", "forces"),
}


def actor_name(actor: str | None) -> str:
    """Name an actor for people: "US" is "United States", "GB+US" "United Kingdom and United States"."""
    if actor is None:
        return "unknown"
    names = [gazetteer.country_name(code) or code for code in actor.split("+") if code]
    if actor.endswith("+"):
        names.append("others")
    return " and ".join(names)


def summary(told: Deployment) -> str:
    """Say a deployment in one line: "US: 2,000 troops, United States → Germany, Poland (under way)"."""
    force = " ".join(filter(None, (count_text(told.count_min, told.count_max), _noun(told))))
    unit = f" ({told.unit})" if told.unit else ""
    where = _where(told)
    status = str(told.status).replace("_", " ")
    joint = " " if where.startswith("→") else ", "
    return f"{told.actor or 'Unknown'}: {force}{unit}{joint + where if where else ''} ({status})"


def _noun(told: Deployment) -> str:
    if told.count_of is None and told.materiel:
        return told.materiel
    return _NOUNS[told.count_of][told.count_max != 1 or told.count_min not in {None, 1}]


def _where(told: Deployment) -> str:
    origin, destination = names(told.origin, ", "), names(told.destination, ", ")
    relation = told.relation.text if told.relation else ""
    match told.action.direction:
        case "alert":
            at_home = any(p.country == told.actor for p in told.destination)
            return f"on alert{(' in ' if at_home else ' for ') + destination if destination else ''}"
        case "exercise":
            return f"exercising {relation or 'in ' + destination}" if relation or destination else "exercising"
        case "away":
            left = relation or origin
            return " → ".join(filter(None, (f"withdrawal from {left}" if left else "withdrawal", destination)))
        case "toward":
            aim = relation or destination
            return f"{origin + ' ' if origin else ''}→ {aim}" if aim else f"from {origin}" if origin else ""
        case _:
            return relation or destination or origin


def history(told: Deployment) -> str:
    """Say from which day on each status was told: "announced 2 Feb 2022; under way 4 Feb 2022"."""
    dated = {c.id for c in told.claims if c.article.published}
    seen: dict[str, str] = {}
    for step in told.history:
        day = f"{step.date.day} {step.date:%b} {step.date.year}" if dated & set(step.claims) else "(undated)"
        seen.setdefault(str(step.status).replace("_", " "), day)
    return "; ".join(f"{status} {day}" for status, day in seen.items())


def disagreement(told: Deployment) -> str:
    """Say what the claims disagree on and who says what: "count: 1,700 (VOA) / 1,800 (DW)"."""
    # The same sentence of the same text has one id, whoever prints it.
    tellers: dict[str, set[str]] = defaultdict(set)
    for claim in told.claims:
        tellers[claim.id].add(claim.article.outlet or claim.article.source)
    return "; ".join(
        f"{conflict.slot}: "
        + " / ".join(
            f"{value} ({', '.join(sorted(set().union(*(tellers[i] for i in ids))))})" for value, ids in conflict.values
        )
        for conflict in told.conflicts
    )


def disputes(places: Iterable[Place]) -> str:
    """Say of which places the owner is disputed, and by whom: "Crimea (RU)"."""
    return "; ".join(f"{p.name} ({', '.join(p.disputed)})" for p in places if p.disputed)


def names(places: Iterable[Place], glue: str = "; ") -> str:
    """Join the names of places."""
    return glue.join(p.name for p in places)
