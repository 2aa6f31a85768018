"""How far a place reaches, and who else claims it."""

from __future__ import annotations

import pytest

from geo import places
from geo._data_dir import data_dir
from geo.places.vocabulary import read_table


def one(text, surface):
    return next(place for place in places.find(text) if place.surface == surface)


@pytest.mark.parametrize(
    ("text", "surface", "country", "disputed"),
    [
        ("Troops landed in Crimea.", "Crimea", "UA", ("RU",)),
        ("The Crimean parliament met.", "Crimean", "UA", ("RU",)),
        ("Ships left Sevastopol in Crimea.", "Sevastopol", "UA", ("RU",)),
        ("Tanks were seen in Simferopol, Crimea.", "Simferopol", "UA", ("RU",)),
        ("Jets at Belbek air base in Ukraine.", "Belbek air base", "UA", ("RU",)),
        ("Shells fell on Donetsk in Ukraine.", "Donetsk", "UA", ("RU",)),
        ("Troops left Kharkiv in Ukraine.", "Kharkiv", "UA", ()),
        ("Troops massed in Kashmir.", "Kashmir", None, ("IN", "PK")),
        ("Soldiers in Arunachal Pradesh.", "Arunachal Pradesh", "IN", ("CN",)),
        ("Soldiers in Ladakh and Aksai Chin.", "Aksai Chin", "CN", ("IN",)),
        ("Russian peacekeepers in Transnistria.", "Transnistria", "MD", ("Transnistria",)),
        ("Russian troops in Abkhazia.", "Abkhazia", "GE", ("Abkhazia",)),
        ("Turkish troops in Northern Cyprus.", "Northern Cyprus", "CY", ("Northern Cyprus",)),
        ("Venezuela moved troops toward Essequibo.", "Essequibo", "GY", ("VE",)),
        ("China flew 20 jets around Taiwan.", "Taiwan", "TW", ("CN",)),
        ("NATO troops in Kosovo.", "Kosovo", "XK", ("RS",)),
        ("Patrols off the Senkaku Islands.", "Senkaku Islands", None, ("JP", "CN", "TW")),
        ("Patrols in the Falkland Islands.", "Falkland Islands", "FK", ("AR",)),
        ("Soldiers in Germany.", "Germany", "DE", ()),
    ],
)  # fmt: skip
def test_disputed_territory_keeps_its_country_and_names_the_claimants(text, surface, country, disputed):
    place = one(text, surface)
    assert (place.country, place.disputed) == (country, disputed)


def test_part_of_a_disputed_territory_is_disputed():
    assert one("They moved into northern Crimea.", "Crimea").disputed == ("RU",)


def test_every_dispute_has_a_source_and_an_area_that_can_be_named():
    for row in read_table("disputed.csv"):
        assert row["source"], row["area"]
        place = places.resolve(row["name"], [(0, len(row["name"]))])[0]
        assert place is not None, row["name"]
        claimants = {c for c in (row["country"], *row["claimed_by"].split("|")) if c}
        assert set(place.disputed) == claimants - {place.country}, row["area"]
    assert (data_dir() / "disputed.csv").is_file()


def test_a_radius_grows_with_the_place():
    town, city, country = (
        places.find(text)[0].radius_km for text in ("in Makariv, Ukraine", "in Moscow, Russia", "in Russia")
    )
    assert 1 <= town < 5
    assert 10 < city < 60
    assert country > 1000


def test_the_radius_of_an_outline_is_its_furthest_corner():
    luxembourg = one("Soldiers in Luxembourg.", "Luxembourg")
    assert 30 < luxembourg.radius_km < 60
    east = one("Fighting in eastern Ukraine.", "Ukraine")
    whole = one("Fighting in Ukraine.", "Ukraine")
    assert east.radius_km < whole.radius_km < 900


def test_a_base_is_about_its_size():
    assert one("Jets left Al Udeid Air Base.", "Al Udeid Air Base").radius_km == 5
