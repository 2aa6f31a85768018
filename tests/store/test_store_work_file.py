"""A work file opens as it was saved, and one from anybody does no harm."""

import dataclasses
import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from geopandas.testing import assert_geodataframe_equal
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import (
    GeometryCollection,
    LineString,
    MultiLineString,
    MultiPoint,
    MultiPolygon,
    Point,
    Polygon,
    box,
)

from geo import build_layers, find_claims, merge_claims, read_articles
from geo.articles import article_from_text
from geo.model import Action, Claim, EventDate, Place, Relation, RelationKind, Span, Status
from geo.store import MAX_WORK_BYTES, WorkFileError, open_work, save_work, work_file

SEEDS = Path(__file__).parents[2] / "seeds"
TEXT = (
    "Troops moved to Minsk and Brest on Friday, said the “minister” of the army, \N{FACE WITH TEARS OF JOY} of course."
)
ARTICLE = article_from_text(TEXT, source="a.txt", published=date(2022, 2, 4), outlet="<b>Gazette</b>")


def place(**slots):
    told = {
        "name": "Minsk", "surface": "Minsk", "start": 16, "end": 21, "kind": "city", "country": "BY", "geonames_id": 1,
        "lat": 53.9, "lon": 27.566666666666666, "score": 1 / 3, "disputed": ("RU",), "geometry": box(27, 53, 28, 54),
    }  # fmt: skip
    return Place(**(told | slots))


CLAIM = Claim(
    article=ARTICLE,
    start=0,
    end=len(TEXT),
    actor=None,
    action=Action.MOVE,
    status=Status.REPORTED,
    count_min=100,
    count_of="people",
    origin=(place(name="Brest", geometry=None),),
    destination=(place(), place(name="Minsk region")),
    relation=Relation(
        kind=RelationKind.NEAR, text="near Minsk", lat=53.9, lon=27.5, radius_km=12.5, geometry=Point(27, 53)
    ),
    event_date=EventDate(date(2022, 2, 1), "month"),
    confidence=0.1 + 0.2,
    evidence=(("force", Span(0, 6)),),
)
WORK = save_work([ARTICLE], [CLAIM])


def rewritten(change):
    """The work file with its members changed, each a list of decoded lines."""
    with zipfile.ZipFile(io.BytesIO(WORK)) as archive:
        members = {name: [json.loads(line) for line in archive.read(name).splitlines()] for name in archive.namelist()}
    change(members)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, lines in members.items():
            archive.writestr(name, "".join(json.dumps(line) + "\n" for line in lines))
    return packed.getvalue()


def shapes_of(claim):
    places = [*claim.origin, *claim.destination, *([claim.relation] if claim.relation else [])]
    return [place.geometry for place in places]


def test_claims_come_back_as_they_were():
    work = open_work(WORK)
    assert work.articles == (ARTICLE,)
    assert work.claims == (CLAIM,)
    assert shapes_of(work.claims[0]) == shapes_of(CLAIM)
    assert work.claims[0].id == CLAIM.id
    assert isinstance(work.claims[0].status, Status)
    assert work.claims[0].evidence[0][1].start == 0
    assert save_work(work.articles, work.claims) == WORK


def test_every_slot_of_the_model_is_kept():
    for kind, kept in (
        (CLAIM, open_work(WORK).claims[0]),
        (CLAIM.destination[0], open_work(WORK).claims[0].destination[0]),
    ):
        for slot in dataclasses.fields(kind):
            assert getattr(kept, slot.name) == getattr(kind, slot.name), slot.name


def test_seeds_give_the_same_layers_after_they_are_reopened():
    articles = read_articles(SEEDS)
    claims = find_claims(articles)
    work = open_work(io.BytesIO(save_work(articles, claims)))
    assert list(work.articles) == articles
    before, after = build_layers(merge_claims(claims)), build_layers(merge_claims(work.claims))
    assert len(before.flows) > 0
    for name in ("flows", "positions", "claims", "places"):
        assert_geodataframe_equal(getattr(before, name), getattr(after, name))
    assert (before.first, before.last) == (after.first, after.last)


@pytest.mark.parametrize(
    "shape",
    [
        Point(1 / 3, 2 / 3),
        MultiPoint([(1, 2), (3, 4)]),
        LineString([(1, 2), (190, 4)]),
        MultiLineString([[(1, 2), (3, 4)], [(5, 6), (7, 8)]]),
        box(1, 2, 3, 4),
        MultiPolygon([box(1, 2, 3, 4), box(5, 6, 7, 8)]),
        Polygon(box(0, 0, 9, 9).exterior, [box(1, 1, 2, 2).exterior]),
        GeometryCollection([Point(1, 2), box(1, 2, 3, 4)]),
    ],
)
def test_shapes_come_back_to_the_last_digit(shape):
    (claim,) = open_work(save_work([], [dataclasses.replace(CLAIM, destination=(place(geometry=shape),))])).claims
    assert claim.destination[0].geometry.wkb == shape.wkb


def test_articles_without_claims_are_kept_and_those_of_claims_are_added():
    other = article_from_text("Nothing moved anywhere today.", source="b.txt")
    assert open_work(save_work([other], [CLAIM])).articles == (other, ARTICLE)


def test_nothing_is_a_work_file_too():
    assert open_work(save_work([], [])).claims == ()


@pytest.mark.parametrize("limit", ["MAX_WORK_BYTES", "MAX_UNPACKED_BYTES"])
def test_what_could_not_be_opened_again_is_not_saved(limit, monkeypatch):
    monkeypatch.setattr(work_file, limit, 1000)
    with pytest.raises(WorkFileError, match="1 articles are too much"):
        save_work([ARTICLE], [CLAIM])


def test_a_shape_is_written_once():
    with zipfile.ZipFile(io.BytesIO(WORK)) as archive:
        assert len(archive.read("shapes.jsonl").splitlines()) == 2


# --- files from others ------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"PK", b"text", WORK[:-40], WORK[40:], b"\x80\x04pickle"])
def test_what_is_no_work_file_is_told_in_a_line(content):
    with pytest.raises(WorkFileError, match="work file") as refused:
        open_work(content)
    assert "\n" not in str(refused.value)


def test_a_work_file_of_a_later_version_is_told():
    with pytest.raises(WorkFileError, match="later version"):
        open_work(rewritten(lambda members: members["manifest.json"][0].update(version=2, hint="new")))


def set_in(member, *path, value):
    def change(members):
        at = members[member][0]
        for key in path[:-1]:
            at = at[key]
        at[path[-1]] = value

    return change


@pytest.mark.parametrize(
    "change",
    [
        lambda members: members.pop("claims.jsonl"),
        lambda members: members["manifest.json"].append({}),
        set_in("manifest.json", "format", value="other"),
        set_in("articles.jsonl", "text", value="Other words."),
        set_in("articles.jsonl", "id", value=""),
        set_in("articles.jsonl", "passages", 0, 1, value=10_000),
        set_in("articles.jsonl", "published", value="yesterday"),
        set_in("articles.jsonl", "surprise", value=1),
        set_in("claims.jsonl", "article", value=1),
        set_in("claims.jsonl", "article", value=-1),
        set_in("claims.jsonl", "end", value=10_000),
        set_in("claims.jsonl", "start", value=-1),
        set_in("claims.jsonl", "evidence", 0, 1, value=[0, 10_000]),
        set_in("claims.jsonl", "status", value="certain"),
        set_in("claims.jsonl", "count_min", value="100"),
        set_in("claims.jsonl", "destination", 0, "geometry", value=99),
        set_in("claims.jsonl", "destination", 0, "geometry", value=-1),
        set_in("claims.jsonl", "destination", 0, "lat", value=91),
        set_in("claims.jsonl", "destination", 0, "lon", value=float("nan")),
        set_in("claims.jsonl", "relation", "lon", value=float("inf")),
        set_in("claims.jsonl", "actor", value={"__class__": "os.system"}),
        set_in("shapes.jsonl", "coordinates", value=[[[0, 0], [1, 1]]]),
        set_in("shapes.jsonl", "coordinates", value=[[[0, 0], [1000, 0], [1000, 1], [0, 0]]]),
        set_in("shapes.jsonl", "type", value="Circle"),
    ],
)
def test_what_was_changed_to_make_no_sense_is_refused(change):
    with pytest.raises(WorkFileError):
        open_work(rewritten(change))


def test_a_bomb_is_refused():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("claims.jsonl", b" " * 50_000_000)
    with pytest.raises(WorkFileError, match="would unpack to"):
        open_work(packed.getvalue())


def test_a_huge_file_is_refused_unread():
    class Huge(io.BytesIO):
        def seek(self, offset, whence=0):
            return MAX_WORK_BYTES + 1 if whence == io.SEEK_END else offset

        def read(self, _size=-1):
            raise AssertionError("was read")

    with pytest.raises(WorkFileError, match="too large"):
        open_work(Huge())


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_no_damage_raises_anything_but_our_own_error(data):
    def damage(members):
        name = data.draw(st.sampled_from(sorted(members)))
        text = bytearray(json.dumps(members[name][0]).encode())
        for _ in range(data.draw(st.integers(1, 4))):
            text[data.draw(st.integers(0, len(text) - 1))] = data.draw(st.integers(32, 126))
        try:
            members[name][0] = json.loads(text)
        except ValueError:
            members[name][0] = text.decode()

    try:
        work = open_work(rewritten(damage))
    except WorkFileError:
        return
    save_work(work.articles, work.claims)
