"""Layers made by hand, for tests of what is drawn: an ordinary set, a hostile one and a large one."""

from __future__ import annotations

import random
from datetime import date, timedelta

import geopandas as gpd
import pandas as pd
from shapely.geometry import LineString, Polygon, box

from geo.deployments import merge_claims
from geo.layers import Layers, build_layers
from geo.model import Action, Article, Claim, EventDate, Passage, Place, Relation, RelationKind, Status

# Each would do something if any part of the way to the screen read it as code.
HOSTILE = (
    "<script>window.pwned=1</script><img src=x onerror=window.pwned=2>",
    "</script><script>window.pwned=3</script>",
    "{{ 7*7 }}{% for x in [1] %}pwned{% endfor %}{# gone #}",
    "{{ cycler.__init__.__globals__.os.mkdir('pwned') }}",
    "`${window.pwned=4}` '\"><svg onload=window.pwned=5>",
    "[click](javascript:window.pwned=6) ![x](https://example.com/x.png) **bold** $x^2$ :smile:",
    'line\u2028separator\u2029 _a1b2 \\u003cscript\\u003e </style><!-- --> =HYPERLINK("https://example.com")',
)

PLACES = {
    "United States": ("country", "US", 39.8, -98.6, None),
    "Germany": ("country", "DE", 51.5, 10.5, None),
    "Poland": ("country", "PL", 52.0, 20.0, None),
    "Romania": ("country", "RO", 46.0, 25.0, None),
    "France": ("country", "FR", 46.0, 2.0, None),
    "Russia": ("country", "RU", 55.8, 37.6, None),
    "Ukraine": ("country", "UA", 49.0, 32.0, None),
    "Kazakhstan": ("country", "KZ", 48.0, 67.0, None),
    "Belarus": (
        "country",
        "BY",
        53.0,
        28.0,
        Polygon([(23.5, 52), (24, 54), (26, 55.5), (30, 55.8), (31, 54.5), (32.5, 53.2), (31, 52), (27, 51.6)]),
    ),
    "Baltic Sea": ("sea", None, 57.5, 19.5, box(17.5, 55.5, 20.5, 59)),
}


def place(name: str, surface: str | None = None) -> Place:
    kind, country, lat, lon, geometry = PLACES[name]
    return Place(
        name=surface or name, surface=surface or name, start=0, end=4, kind=kind, country=country,
        geonames_id=None, lat=lat, lon=lon, score=0.9, geometry=geometry,
    )  # fmt: skip


NEAR_UKRAINE = Relation(
    kind=RelationKind.NEAR,
    text="near the border of Ukraine",
    lat=51.2,
    lon=37.3,
    radius_km=120.0,
    geometry=Polygon([(33, 52.3), (36, 51.6), (40, 49.8), (40.6, 50.6), (37, 52.4), (34, 53.3)]),
)


def article(name: str, day: date | None, outlet: str | None, sentences: list[str], title: str) -> Article:
    text = " ".join(sentences)
    return Article(
        id=f"id-{name}", source=f"{name}.txt", text=text, passages=(Passage(0, len(text), "paragraph"),),
        title=title, outlet=outlet, published=day, published_from="front matter" if day else None,
    )  # fmt: skip


def claims_of(
    name: str, day: date | None, outlet: str | None, told: list[dict], title: str = "Troops on the move"
) -> list[Claim]:
    """The claims of one article; each of ``told`` holds a ``sentence`` and a claim's slots."""
    source = article(name, day, outlet, [t["sentence"] for t in told], title)
    claims = []
    for slots in told:
        slots = dict(slots)  # noqa: PLW2901 - one key is taken out
        start = source.text.index(sentence := slots.pop("sentence"))
        origin = tuple(place(p) for p in slots.pop("origin", ()))
        destination = tuple(place(p) for p in slots.pop("destination", ()))
        count = slots.pop("count", (None, None))
        people = {"count_min": count[0], "count_max": count[1], "count_of": "people" if any(count) else None}
        claims.append(
            Claim(
                article=source, start=start, end=start + len(sentence), origin=origin,
                destination=destination, **{"confidence": 0.85, **people, **slots},
            )
        )  # fmt: skip
    return claims


def ordinary(clock: str = "as of") -> Layers:
    """Four days of moves: solid, dashed, hollow and barred arrows, areas, marks, shared ends."""
    first, second, third, last = (
        date(2022, 1, 8),
        date(2022, 1, 20),
        date(2022, 1, 28),
        date(2022, 2, 4),
    )
    claims = claims_of(
        "a",
        first,
        "Morning Wire",
        [
            {
                "sentence": "Russia has gathered about 100,000 soldiers close to its border with Ukraine.",
                "actor": "RU", "action": Action.MASS, "status": Status.IN_PLACE, "count": (100000, 100000),
                "relation": NEAR_UKRAINE, "destination": ["Ukraine"], "force": "about 100,000 soldiers",
                "said_by": "a NATO official",
            },
            {
                "sentence": "A first group of 2,500 peacekeepers flew to Kazakhstan.",
                "actor": "RU", "action": Action.DEPLOY, "status": Status.UNDER_WAY, "count": (2500, 2500),
                "origin": ["Russia"], "destination": ["Kazakhstan"], "force": "2,500 peacekeepers",
            },
        ],
    )  # fmt: skip
    claims += claims_of(
        "b",
        second,
        "Evening Post",
        [
            {
                "sentence": "Units from Russia are rolling into Belarus for a drill.",
                "actor": "RU", "action": Action.EXERCISE, "status": Status.UNDER_WAY,
                "destination": ["Belarus"], "force": "units",
            },
            {
                "sentence": "Paris is weighing whether to send hundreds of soldiers to Romania.",
                "actor": "FR", "action": Action.DEPLOY, "status": Status.CONSIDERED, "count": (200, None),
                "origin": ["France"], "destination": ["Romania"], "force": "hundreds of soldiers",
            },
            {
                "sentence": "Moscow insists that NATO pull its forces out of Romania.",
                "actor": "NATO", "action": Action.WITHDRAW, "status": Status.DEMANDED,
                "origin": ["Romania"], "force": "its forces", "said_by": "Moscow",
            },
        ],
    )  # fmt: skip
    claims += claims_of(
        "c",
        third,
        "Morning Wire",
        [
            {
                "sentence": "Up to 8,500 American soldiers at home were put on alert.",
                "actor": "US", "action": Action.ALERT, "status": Status.ORDERED, "count": (None, 8500),
                "destination": ["United States"], "force": "up to 8,500 American soldiers",
            },
            {
                "sentence": "The president ruled out sending American soldiers into Ukraine.",
                "actor": "US", "action": Action.DEPLOY, "status": Status.DENIED,
                "origin": ["Germany"], "destination": ["Ukraine"], "force": "American soldiers",
                "said_by": "the president",
            },
        ],
    )  # fmt: skip
    claims += claims_of(
        "d",
        last,
        "Evening Post",
        [
            {
                "sentence": "About 1,000 soldiers will move from Germany to Romania.",
                "actor": "US", "action": Action.MOVE, "status": Status.ANNOUNCED, "count": (1000, 1000),
                "origin": ["Germany"], "destination": ["Romania"], "force": "about 1,000 soldiers",
                "event_date": EventDate(date(2022, 2, 2)),
            },
            {
                "sentence": "Two thousand more are flying from the United States to Poland and Germany.",
                "actor": "US", "action": Action.DEPLOY, "status": Status.UNDER_WAY, "count": (2000, 2000),
                "origin": ["United States"], "destination": ["Poland", "Germany"], "force": "two thousand",
                "unit": "82nd Airborne Division",
            },
        ],
    )  # fmt: skip
    return build_layers(merge_claims(claims), clock=clock)


def hostile() -> Layers:
    """One flow and one position for each hostile string, which stands in every field that holds text."""
    claims = []
    for number, text in enumerate(HOSTILE):
        day = date(2022, 1, 1) + timedelta(days=3 * number)
        source = article(f"h{number}-{text[:12]}", day, f"Outlet {text}", [f"It says: {text}"], f"Title {text}")
        shared = {
            "article": source, "start": 0, "end": len(source.text), "count_min": 1000 * (number + 1),
            "count_max": 1000 * (number + 1), "count_of": "people", "said_by": f"Speaker {text}",
            "force": f"force {text}", "unit": f"unit {text}", "materiel": f"materiel {text}",
        }  # fmt: skip
        claims.append(
            Claim(
                **shared, actor=f"A{number}{text}", action=Action.MOVE, status=Status.UNDER_WAY,
                origin=(place("Germany", f"from {text}"),), destination=(place("Romania", f"to {text}"),),
            )
        )  # fmt: skip
        relation = Relation(
            kind=RelationKind.NEAR, text=f"near {text}", lat=50.0 + number, lon=36.0 + 2 * number, radius_km=50.0
        )
        claims.append(
            Claim(
                **shared, actor=f"B{number}{text}", action=Action.MASS, status=Status.IN_PLACE,
                destination=(place("Ukraine", f"at {text}"),), relation=relation,
            )
        )  # fmt: skip
    return build_layers(merge_claims(claims))


def many(number: int) -> Layers:
    """A year of ``number`` flows between two dozen places; a third stand on any day."""
    rng = random.Random(1)  # noqa: S311 - the same data each time
    template = ordinary()
    row = template.flows.iloc[0].to_dict()
    hubs = [(rng.uniform(5, 45), rng.uniform(40, 62)) for _ in range(24)]
    first = date(2023, 1, 1)
    rows = []
    for i in range(number):
        (x0, y0), (x1, y1) = rng.sample(hubs, 2)
        start = first + timedelta(days=rng.randrange(365))
        count = round(rng.lognormvariate(6, 1.2))
        ends = [(x0 + rng.gauss(0, 1.2), y0 + rng.gauss(0, 1.2)), (x1, y1)]
        rows.append(
            row
            | {
                "id": f"{i:x}", "reading": f"{i:x}@{start}", "start": start.isoformat(),
                "end": (start + timedelta(days=120)).isoformat(), "actor": rng.choice(["RU", "US", "UA", "FR"]),
                "count_min": count, "count_max": count, "count_text": f"{count:,}", "count_of": "people",
                "summary": f"Flow {i} of {count:,}", "status": rng.choice(["under_way", "announced", "denied"]),
                "counted": True, "geometry": LineString(ends),
            }
        )  # fmt: skip
    flows = gpd.GeoDataFrame(pd.DataFrame(rows), geometry="geometry", crs="EPSG:4326")
    return Layers(
        flows=flows,
        positions=template.positions.iloc[:0],
        claims=template.claims.iloc[:0],
        places=template.places.iloc[:0],
        first=first,
        last=first + timedelta(days=364),
    )
