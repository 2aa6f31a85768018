"""Articles, shapes and claims as lines of JSON, and back, each line checked against the model's own types.

A claim names its article, and a place its shape, by their number in the other list, so that neither is
written twice. Shapes are coordinates, as in GeoJSON but to the last digit: a binary form would have to be
trusted to the C code that reads it.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, get_type_hints

from pydantic import BaseModel, ConfigDict, RootModel, create_model
from shapely.geometry import mapping, shape

from geo.model import Article, Claim, Place, Relation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

_CONFIG = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False, hide_input_in_errors=True)
_MOST_LAT, _MOST_LON = 90.0, 180.0


class _Shape(BaseModel):
    model_config = _CONFIG


_Point = tuple[float, float]
_Line = list[_Point]


class _PointShape(_Shape):
    type: Literal["Point"]
    coordinates: _Point


class _LineShape(_Shape):
    type: Literal["LineString", "MultiPoint"]
    coordinates: _Line


class _AreaShape(_Shape):
    type: Literal["Polygon", "MultiLineString"]
    coordinates: list[_Line]


class _AreasShape(_Shape):
    type: Literal["MultiPolygon"]
    coordinates: list[list[_Line]]


_Simple = _PointShape | _LineShape | _AreaShape | _AreasShape


class _Collection(_Shape):
    type: Literal["GeometryCollection"]
    geometries: list[_Simple]


class _AnyShape(RootModel[_Simple | _Collection]):
    pass


def _record(kind: type[Any], **replaced: Any) -> Any:  # noqa: ANN401 - a class made here has no name for checkers
    """Make the schema of a record from a class of the model, so that it can never fall behind."""
    hints = get_type_hints(kind, localns={"BaseGeometry": object}) | replaced
    fields: dict[str, Any] = {
        item.name: (hints[item.name], ... if item.default is dataclasses.MISSING else item.default)
        for item in dataclasses.fields(kind)
    }
    return create_model(kind.__name__, __config__=_CONFIG, **fields)


_ArticleRecord = _record(Article)
_PlaceRecord = _record(Place, geometry=int | None)
_RelationRecord = _record(Relation, geometry=int | None)
_PLACES: Any = tuple[_PlaceRecord, ...]  # type: ignore[valid-type]  # a class made at run time
_ClaimRecord = _record(
    Claim,
    article=int,
    origin=_PLACES,
    destination=_PLACES,
    relation=_RelationRecord | None,
)


# --- writing ----------------------------------------------------------------------------------------------


class Shapes:
    """The shapes of claims, each kept once."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, geometry: BaseGeometry | None) -> int | None:
        """Return the number of a shape in ``lines``, where it is added if it is new."""
        if geometry is None:
            return None
        return self._numbers.setdefault(_line(mapping(geometry)), len(self._numbers))

    @property
    def lines(self) -> list[str]:
        """Every shape as a line, in the order of their numbers."""
        return list(self._numbers)


def article_line(article: Article) -> str:
    """Write an article as a line."""
    return _line(_fields(article))


def claim_line(claim: Claim, *, article: int, shapes: Shapes) -> str:
    """Write a claim as a line; its shapes are added to ``shapes``."""

    def located(told: Place | Relation) -> dict[str, Any]:
        return _fields(told) | {"geometry": shapes.number(told.geometry)}

    return _line(
        _fields(claim)
        | {
            "article": article,
            "origin": [located(place) for place in claim.origin],
            "destination": [located(place) for place in claim.destination],
            "relation": located(claim.relation) if claim.relation else None,
        }
    )


def _fields(told: Any) -> dict[str, Any]:  # noqa: ANN401 - any dataclass
    return {item.name: getattr(told, item.name) for item in dataclasses.fields(told)}


def _line(record: Mapping[str, Any]) -> str:
    return json.dumps(record, default=_plain, separators=(",", ":"), allow_nan=False)


def _plain(value: Any) -> Any:  # noqa: ANN401 - what json cannot write by itself
    return value.isoformat() if isinstance(value, date) else _fields(value)


# --- reading ----------------------------------------------------------------------------------------------


def read_article(line: bytes) -> Article:
    """Read an article from its line.

    Raises
    ------
    ValueError
        If the line is no such record, or the text is not the one that the id was made of.
    """
    article = Article(**dict(_ArticleRecord.model_validate_json(line)))
    if not hashlib.sha256(article.text.encode()).hexdigest().startswith(article.id) or not article.id:
        raise ValueError("the article's text has been changed")
    if not all(_within(passage, article.text) for passage in article.passages):
        raise ValueError("a passage lies outside its text")
    return article


def read_shape(line: bytes) -> BaseGeometry:
    """Read a shape from its line.

    Raises
    ------
    ValueError
        If the line is no shape, or lies outside the globe.
    shapely.errors.ShapelyError
        If its points make no shape.
    """
    read = shape(_AnyShape.model_validate_json(line).model_dump())
    if not read.is_empty:
        west, south, east, north = read.bounds
        # A shape may run on beyond the antimeridian, but not twice round.
        if south < -_MOST_LAT or north > _MOST_LAT or west < -2 * _MOST_LON or east > 2 * _MOST_LON:
            raise ValueError("a shape lies outside the globe")
    return read


def read_claim(line: bytes, *, articles: Sequence[Article], shapes: Sequence[BaseGeometry]) -> Claim:
    """Read a claim from its line.

    Raises
    ------
    ValueError
        If the line is no such record, or points to what is not there.
    """
    record = _ClaimRecord.model_validate_json(line)
    article = _numbered(record.article, articles)

    def located(kind: type[Any], told: Any) -> Any:  # noqa: ANN401 - a place or a relation, as its record is
        if abs(told.lat) > _MOST_LAT or abs(told.lon) > _MOST_LON:
            raise ValueError("a place lies outside the globe")
        geometry = None if told.geometry is None else _numbered(told.geometry, shapes)
        return kind(**{**dict(told), "geometry": geometry})

    claim = Claim(
        **{
            **dict(record),
            "article": article,
            "origin": tuple(located(Place, told) for told in record.origin),
            "destination": tuple(located(Place, told) for told in record.destination),
            "relation": located(Relation, record.relation) if record.relation else None,
        }
    )
    if not all(_within(span, article.text) for span in ((claim.start, claim.end), *(s for _, s in claim.evidence))):
        raise ValueError("a claim's words lie outside its article")
    return claim


def _numbered(number: int, among: Sequence[Any]) -> Any:  # noqa: ANN401 - whatever is numbered
    if not 0 <= number < len(among):
        raise ValueError(f"there is no number {number} in a list of {len(among)}")
    return among[number]


def _within(span: Sequence[Any], text: str) -> bool:
    start, end = span[:2]
    return bool(0 <= start <= end <= len(text))
