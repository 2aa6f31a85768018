"""A few reports made up for tests of exports, as layers."""

from datetime import date
from functools import cache

from shapely.geometry import box
from shapely.ops import unary_union

from geo.deployments import merge_claims
from geo.layers import build_layers
from geo.model import Action, Article, Claim, Passage, Place, Status

PLACES = {
    "Germany": ("DE", 51.0, 10.0, box(6, 47, 15, 55)),
    "Poland": ("PL", 52.0, 19.0, None),
    "Romania": ("RO", 45.5, 25.0, box(20, 43, 29, 48)),
    "United States": ("US", 39.5, -98.5, unary_union([box(-125, 25, -67, 49), box(-170, 55, -140, 70)])),
    "Russia": ("RU", 60.0, 90.0, box(40, 50, 190, 75)),  # runs on over the antimeridian
}
WEDNESDAY, FRIDAY = date(2022, 2, 2), date(2022, 2, 4)


def place(name):
    country, lat, lon, geometry = PLACES[name]
    return Place(
        name=name, surface=name, start=0, end=len(name), kind="country", country=country, geonames_id=None,
        lat=lat, lon=lon, score=0.9, geometry=geometry,
    )  # fmt: skip


def article(number, published, sentence):
    return Article(
        id=f"{number:016}",
        source=f"{number}.txt",
        text=sentence,
        passages=(Passage(0, len(sentence), "paragraph"),),
        title="Troops",
        outlet=f"Gazette {number}",
        published=published,
        published_from="front matter" if published else None,
    )


def claim(number, sentence, published=WEDNESDAY, *, count=None, **slots):
    places = {end: tuple(map(place, slots.pop(end, ()))) for end in ("origin", "destination")}
    told = {"actor": "US", "action": Action.DEPLOY, "status": Status.ANNOUNCED, "confidence": 0.8}
    return Claim(
        article=article(number, published, sentence),
        start=0,
        end=len(sentence),
        **{"count_min": count, "count_max": count, "count_of": "people", **places, **told, **slots},
    )


CLAIMS = (
    claim(1, "2,000 go to Poland and Germany.", origin=["United States"], destination=["Poland", "Germany"],
          count=2000),
    claim(2, "1,000 move to Romania.", origin=["Germany"], destination=["Romania"], count=1000, action=Action.MOVE),
    claim(3, "They arrived in Romania.", FRIDAY, origin=["Germany"], destination=["Romania"], count=1000,
          action=Action.MOVE, status=Status.COMPLETED),
    claim(4, "No troops go to Germany, Moscow said.", actor="RU", origin=["Russia"], destination=["Germany"],
          count=500, status=Status.DENIED),
    claim(5, "100,000 stand in Russia.", actor="RU", action=Action.MASS, status=Status.IN_PLACE,
          destination=["Russia"], count=100_000),
    claim(6, "Ships left.", None, actor=None, action=Action.MOVE, destination=["Poland"]),
)  # fmt: skip


@cache
def layers_told():
    return build_layers(merge_claims(CLAIMS))


@cache
def nothing_told():
    return build_layers([])
