"""Articles, places and claims made up for tests, and the hand-annotated claims as our types."""

from __future__ import annotations

import json
from datetime import date
from itertools import count
from pathlib import Path

from shapely.geometry import box
from shapely.ops import unary_union

from geo.model import Action, Article, Claim, EventDate, Passage, Place, Relation, RelationKind, Status

GOLD = Path(__file__).parents[2] / "../shared/gold/seeds"

# west, south, east, north: simple boxes that hold or exclude one another as the real areas do
COUNTRIES = {
    "Belarus": ("BY", (23, 51.5, 32, 56)),
    "Denmark": ("DK", (8, 54.8, 12.5, 57.7)),
    "Estonia": ("EE", (23, 57.6, 28, 59.6)),
    "Georgia": ("GE", (40, 41, 46.6, 43.5)),
    "Germany": ("DE", (6, 47.5, 14.5, 54.7)),
    "Moldova": ("MD", (27, 45.6, 30, 48.2)),
    "Poland": ("PL", (14.6, 49.1, 23, 54.7)),
    "Romania": ("RO", (20.3, 43.8, 27, 48)),
    "Russia": ("RU", (40, 50, 180, 75)),
    "Ukraine": ("UA", (30, 46, 40, 51.4)),
    "United States": ("US", (-125, 25, -67, 49)),
}
EAST = ("Poland", "Romania", "Estonia")
AREAS = {
    "NATO's eastern flank": EAST,
    "Eastern Europe": (*EAST, "Ukraine", "Moldova", "Belarus"),
    "Europe": (*EAST, "Ukraine", "Moldova", "Belarus", "Germany", "Denmark"),
}
CITIES = {"Avdiivka": ("UA", 48.1, 37.7), "Constanta": ("RO", 44.2, 26.9), "Warsaw": ("PL", 52.2, 21.0)}


def place(name):
    if name in CITIES:
        code, lat, lon = CITIES[name]
        kind, shape = "city", None
    elif name in AREAS:
        code, kind = None, "area"
        shape = unary_union([box(*COUNTRIES[n][1]) for n in AREAS[name]])
        lat, lon = shape.centroid.y, shape.centroid.x
    else:
        code, kind = COUNTRIES[name][0], "country"
        shape = box(*COUNTRIES[name][1])
        lat, lon = shape.centroid.y, shape.centroid.x
    return Place(
        name=name, surface=name, start=0, end=len(name), kind=kind, country=code, geonames_id=None,
        lat=lat, lon=lon, score=0.9, geometry=shape,
    )  # fmt: skip


BELTS = {
    "near border of Ukraine": (RelationKind.NEAR, (40, 50, 42, 53)),
    "along the Russia-Ukraine border": (RelationKind.ALONG_BORDER, (40, 50, 41, 52)),
    "near border of Georgia": (RelationKind.NEAR, (40, 49, 44, 52)),
    "east of Ukraine": (RelationKind.EAST_OF, (37, 47, 40, 50)),
    "near Avdiivka": (RelationKind.NEAR, (37.5, 47.9, 37.9, 48.3)),
    "near border of Russia": (RelationKind.NEAR, (38, 50, 40, 53)),
    "near Russia": (RelationKind.NEAR, (38, 50, 40, 53)),
}


def relation(text):
    if text is None:
        return None
    kind, bounds = BELTS[text]
    shape = box(*bounds)
    return Relation(kind=kind, text=text, lat=shape.centroid.y, lon=shape.centroid.x, radius_km=100, geometry=shape)


def article(name, sentences, *, published, outlet=None, title=None):
    text = "\n".join(sentences)
    return Article(
        id=f"id-{name}", source=f"{name}.txt", text=text, passages=(Passage(0, len(text), "paragraph"),),
        title=title, outlet=outlet, published=published and date.fromisoformat(published),
        published_from="front matter" if published else None,
    )  # fmt: skip


def event(iso):
    if not iso:
        return None
    precision = {4: "year", 7: "month", 10: "day"}[len(iso)]
    return EventDate(date.fromisoformat(iso + "2022-01-01"[len(iso) :]), precision)


def count_kind(given):
    known = given.get("count_min") is not None or given.get("count_max") is not None
    return "people" if known else None


def claim(source, sentence, /, **given):
    start = source.text.index(sentence)
    return Claim(
        article=source,
        start=start,
        end=start + len(sentence),
        actor=given.get("actor"),
        action=Action(given["action"]),
        status=Status(given["status"]),
        force=given.get("force"),
        count_min=given.get("count_min"),
        count_max=given.get("count_max"),
        count_of=count_kind(given),
        unit=given.get("unit"),
        materiel=given.get("materiel"),
        origin=tuple(place(n) for n in given.get("origin", ())),
        destination=tuple(place(n) for n in given.get("destination", ())),
        relation=relation(given.get("relation")),
        event_date=event(given.get("event_date")),
        confidence=given.get("confidence", 0.8),
    )


_SERIAL = count()


def told(published, *, outlet=None, name=None, **given):
    """Return one claim in an article of its own."""
    name = name or f"a{next(_SERIAL):05}"
    return claim(
        article(name, [f"Sentence of {name}."], published=published, outlet=outlet or f"outlet {name}"),
        f"Sentence of {name}.",
        **{"actor": "US", "action": "deploy", "status": "announced", **given},
    )


def gold_claims(*, optional):
    """Return the hand-annotated claims of the five originals, by the number of their article."""
    found = {}
    for path in sorted(GOLD.glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        number = path.name[:3]
        given = [c for c in data["claims"] if optional or not c["optional"]]
        # 001 bears no date; its text speaks of Friday 7 January and of talks in the next week
        source = article(
            number,
            list(dict.fromkeys(c["sentence"] for c in data["claims"])),
            published=data["published"] or "2022-01-08",
            outlet=data["outlet"] if number != "004" else None,
        )
        found[number] = [claim(source, c["sentence"], **c) for c in given]
    return found
