"""The words that the language room knows, read once from the tables beside this file."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from geo.model import Action, CountOf

Frame = Literal[
    "move_object", "move_self", "move_either", "leave_object", "leave_self", "leave_either",
    "be_object", "be_self", "be_either", "host", "strengthen", "grow", "shrink", "go_fight",
    "alert_either", "alert_object", "exercise_self", "fall_self", "rise_self", "relief", "parts", "fortify", "close",
    "event", "presence", "engagement", "readiness", "drill",
]  # fmt: skip
Effect = Literal[
    "say",
    "announce",
    "plan",
    "start",
    "finish",
    "consider",
    "order",
    "demand",
    "negate",
    "allege",
    "topic",
    "reverse",
    "fulfil",
    "achieve",
]
Strength = Literal["strong", "weak"]
NounKind = Literal["border", "coast", "container", "direction", "near"]


@dataclass(frozen=True, slots=True)
class TriggerWord:
    """A word that can tell of a movement, and the way it takes its arguments."""

    lemma: str
    particle: str
    pos: str
    frame: Frame
    action: Action
    strength: Strength


@dataclass(frozen=True, slots=True)
class ForceWord:
    """A noun for a force, and what a number before it counts."""

    noun: str
    count_of: CountOf
    strength: Strength
    materiel: str | None


def rows(table: str) -> list[dict[str, str]]:
    """Read one of the tables as dicts by column."""
    text = files("geo.language").joinpath("vocabulary", table).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


@cache
def triggers() -> dict[tuple[str, str, str], TriggerWord]:
    """Trigger words by (part of speech, lemma, particle)."""
    return {
        (r["pos"], r["lemma"], r["particle"]): TriggerWord(
            r["lemma"],
            r["particle"],
            r["pos"],
            cast("Frame", r["frame"]),
            Action(r["action"]),
            cast("Strength", r["strength"]),
        )
        for r in rows("triggers.csv")
    }


@cache
def trigger_stems() -> frozenset[str]:
    """Lemmas of the trigger words, of whichever part of speech."""
    return frozenset(lemma for _, lemma, _ in triggers())


@cache
def particles() -> frozenset[str]:
    """Words that make a phrasal verb of some trigger ("out", "ashore")."""
    return frozenset(t.particle for t in triggers().values() if t.particle)


@cache
def forces() -> dict[str, ForceWord]:
    """Force nouns by lemma."""
    return {
        r["noun"]: ForceWord(
            r["noun"], cast("CountOf", r["count_of"]), cast("Strength", r["strength"]), r["materiel"] or None
        )
        for r in rows("forces.csv")
    }


@cache
def operators() -> dict[tuple[str, str], Effect]:
    """What a governing word does to the status of what it governs, by (part of speech, lemma)."""
    return {(r["pos"], r["lemma"]): cast("Effect", r["effect"]) for r in rows("operators.csv")}


@cache
def place_nouns() -> dict[str, NounKind]:
    """Nouns that stand for a place through the name beside them ("the border of", "its territory")."""
    return {r["noun"]: cast("NounKind", r["kind"]) for r in rows("place_nouns.csv")}


def word_list(name: str) -> frozenset[str]:
    """One of the plain lists in ``lists.csv`` (titles, military adjectives and the like)."""
    return _word_lists()[name]


@cache
def _word_lists() -> dict[str, frozenset[str]]:
    words: dict[str, set[str]] = defaultdict(set)
    for row in rows("lists.csv"):
        words[row["list"]].add(row["word"])
    return {name: frozenset(listed) for name, listed in words.items()}


@cache
def force_surfaces() -> dict[str, str]:
    """Every written form of a force noun in lower case ("ships", "men", "militias") → the noun."""
    surfaces: dict[str, str] = {}
    for noun in forces():
        for form in (
            noun,
            noun + ("es" if noun.endswith("ss") else "s"),
            re.sub("man$", "men", noun),
            re.sub("y$", "ies", noun),
        ):
            surfaces.setdefault(form, noun)
    return surfaces


@cache
def irregular() -> dict[str, list[str]]:
    """Forms of the verbs that do not end in "-ed": the past before the participle."""
    return {r["lemma"]: r["forms"].split() for r in rows("irregular.csv")}


def verb_forms(lemma: str) -> set[str]:
    """Every written form that a verb or noun may take; a few that it does not take are among them."""
    found = {lemma, lemma + "s", *irregular().get(lemma, ())}
    if lemma.endswith("e"):
        return found | {lemma + "d", lemma[:-1] + "ing"}
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return found | {lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"}
    doubled = lemma + lemma[-1]
    if re.fullmatch(r"[^aeiou]+[aeiou][^aeiouwxy]", lemma):
        return found | {doubled + "ed", doubled + "ing"}  # "scrapped", not "scraped"
    return found | {lemma + "es", lemma + "ed", lemma + "ing", doubled + "ed", doubled + "ing"}


@cache
def verbs_by_form() -> dict[str, str]:
    """Forms of the verbs in the tables → the verb."""
    return {form: lemma for lemma in sorted(known_stems("VERB")) for form in verb_forms(lemma)}


@cache
def nouns_by_form() -> dict[str, str]:
    """Forms of the nouns in the tables → the noun."""
    return {f: n for n in sorted(place_nouns()) for f in (n, n + "s")} | force_surfaces()


@cache
def known_stems(pos: str) -> frozenset[str]:
    """Verbs or nouns that the tables know."""
    if pos == "NOUN":
        return frozenset(place_nouns()) | frozenset(forces())
    told = {lemma for kind, lemma, _ in triggers() if kind == "verb"}
    return frozenset(told | {lemma for kind, lemma in operators() if kind == "verb"})


@cache
def ship_types() -> frozenset[str]:
    """Nouns for one ship ("frigate"), which its name may follow."""
    return frozenset(f.noun for f in forces().values() if f.count_of == "ships") - word_list("collective")


@cache
def ship_prefixes() -> dict[str, str]:
    """Prefixes of ships' names ("HMS") and whose ships bear them."""
    return {r["prefix"]: r["actor"] for r in rows("ship_prefixes.csv")}


@cache
def unit_homes() -> dict[str, str]:
    """Parts of units' names that tell whose they are ("82nd Airborne")."""
    return {r["part"]: r["actor"] for r in rows("units.csv")}


@cache
def borne_by_others() -> frozenset[str]:
    """Those of them that are the best known bearer's only where he is spoken of ("1st Infantry Division")."""
    return frozenset(r["part"] for r in rows("units.csv") if r["note"] == "borne by others")


@cache
def types() -> dict[str, CountOf | None]:
    """Beginnings of designations ("F-", "T-") and what their bearers are counted as."""
    return {r["part"]: cast("CountOf", r["count_of"]) or None for r in rows("types.csv")}


@cache
def type_homes() -> dict[str, str]:
    """Beginnings of types' names and whose those are where nothing else tells."""
    return {r["part"]: r["home"] for r in rows("types.csv") if r["home"]}


@cache
def _no_place() -> frozenset[str]:
    lists = ("title", "calendar", "closed_class", "no_place", "military", "people", "civil")
    nouns = {lemma for pos, lemma, _ in triggers() if pos == "noun"}
    return frozenset(nouns.union(forces(), *(word_list(name) for name in lists)))


def may_name_place(name: str) -> bool:
    """Whether a name that no gazetteer has may be a place's: no title, day, force, trigger or body is in it."""
    words = re.findall(r"[\w-]+", name.lower())
    return _no_place().isdisjoint(form for word in words for form in (word, word.removesuffix("s")))


def is_type_name(name: str) -> bool:
    """Whether aircraft, missiles or vehicles are called so ("Hercules"), whatever else is."""
    return name.lower() in word_list("type_name")
