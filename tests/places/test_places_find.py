"""What a reader would call the places of a sentence, and what only looks like one."""

from __future__ import annotations

import pytest

from geo import places


def names(text):
    return [place.name for place in places.find(text)]


def only(text, surface):
    found = [place for place in places.find(text) if place.surface == surface]
    assert found, f"{surface} not found in {text!r}"
    return found[0]


def test_spans_are_offsets_into_the_text():
    text = "US troops left Germany — bound for Mihail Kogălniceanu air base, Romania’s east."
    for place in places.find(text):
        assert text[place.start : place.end] == place.surface
    starts = [place.start for place in places.find(text)]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S., U.K. and UAE officials", ["United States", "United Kingdom", "United Arab Emirates"]),
        ("Kiev and Kharkov, or Kyiv and Kharkiv", ["Kyiv", "Kharkiv", "Kyiv", "Kharkiv"]),
        ("talks in Türkiye, Turkey's capital", ["Turkey", "Turkey"]),
        ("in Côte d’Ivoire and the Czech Republic", ["Ivory Coast", "Czechia"]),
        ("between Niger and Nigeria", ["Niger", "Nigeria"]),
        ("Guinea, Guinea-Bissau and Equatorial Guinea", ["Guinea", "Guinea-Bissau", "Equatorial Guinea"]),
        ("from the Congo to Congo-Brazzaville", ["Democratic Republic of the Congo", "Republic of the Congo"]),
        ("rebels in Zaire and in East Timor", ["Zaire", "Timor-Leste"]),
        ("Turkey, Jordan and Chad agreed", ["Turkey", "Jordan", "Chad"]),
        ("Macedonia and Albania", ["North Macedonia", "Albania"]),
        ("the two Koreas met", ["Korean Peninsula"]),
        ("the alliance's eastern flank and the Baltic states", ["NATO's eastern flank", "Baltic states"]),
        ("NATO's Eastern Flank", ["NATO's eastern flank"]),
        ("ships in the Sea of Azov and the Gulf of Aden", ["Sea of Azov", "Gulf of Aden"]),
        ("the Sahel, the Donbas and the Suwalki Gap", ["Sahel", "Donbas", "Suwałki Gap"]),
    ],
)
def test_canonical_names(text, expected):
    assert names(text) == expected


def test_a_demonym_is_its_country_and_marked():
    russian = only("a pro-Russian rally", "Russian")
    assert (russian.name, russian.adjectival) == ("Russia", True)
    assert not only("troops from Russia", "Russia").adjectival


@pytest.mark.parametrize(
    "text",
    [
        "Of course most of them split, on Monday NATO told us.",  # words that are towns: Of, Most, Split, Us
        "Michael Jordan won. Jordan said he would play again.",  # introduced as a person
        "Chad Smith said no. Chad left.",
        "Chelsea Clinton spoke first.",
        "The Washington Post reported it.",  # a newspaper
        "Paris Saint-Germain won.",  # a club
        "HMS Portsmouth and USS Normandy sailed.",  # ships
        "The White House and Hamas did not comment.",  # actors
        "",
        "1,000 — 2,000!",
    ],
)
def test_what_is_no_place(text):
    assert names(text) == []


def test_a_country_that_acts_is_still_the_country():
    assert names("Jordan said it would send troops to Chad.") == ["Jordan", "Chad"]


def test_a_region_by_its_type_word():
    text = "shelling in Sumy, Chernihiv and Kharkiv regions, the Donetsk region and Helmand province"
    found = places.find(text)
    assert [p.name for p in found] == [
        "Sumy Oblast", "Chernihiv Oblast", "Kharkiv Oblast", "Donetsk Oblast", "Helmand Province",
    ]  # fmt: skip
    assert {p.kind for p in found} == {"region"}
    assert all(p.geometry is not None for p in found)


def test_bases_with_and_without_diacritics():
    for text in ("at Mihail Kogălniceanu air base", "at Mihail Kogalniceanu Air Base"):
        (base,) = places.find(text)
        assert (base.kind, base.country) == ("base", "RO")
    for text, country in [
        ("Yelnya", "RU"), ("Yel'nya", "RU"), ("Soloti", "RU"), ("Pogonovo", "RU"), ("Bemowo Piskie", "PL"),
        ("Camp Humphreys", "KR"), ("Hmeimim", "SY"), ("Fort Bragg", "US"), ("Fort Liberty", "US"), ("Novo Selo", "BG"),
    ]:  # fmt: skip
        (base,) = places.find(f"They trained at {text} in May.")
        assert (base.kind, base.country) == ("base", country), text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("in eastern Ukraine", "eastern Ukraine"),
        ("in southern Lebanon", "southern Lebanon"),
        ("in south Lebanon", "southern Lebanon"),
        ("in northeast Syria", "north-eastern Syria"),
        ("in the north of Mali", "northern Mali"),
        ("in Ukraine's east.", "eastern Ukraine"),
        ("in central Mali", "central Mali"),
    ],
)
def test_parts_of_countries(text, name):
    (place,) = places.find(text)
    assert (place.name, place.kind) == (name, "area")
    whole = places.country(place.country)
    assert 0 < place.geometry.area < 0.5 * whole.geometry.area
    assert place.geometry.buffer(1e-6).contains_properly(__import__("shapely").Point(place.lon, place.lat))


def test_several_parts_of_one_country():
    assert names("in northern, western and eastern Afghanistan") == [
        "northern Afghanistan", "western Afghanistan", "eastern Afghanistan",
    ]  # fmt: skip


def test_what_lies_outside_is_no_part():
    assert names("Belarus to Ukraine's north") == ["Belarus", "Ukraine"]
    assert names("to the north of Mali") == ["Mali"]


def test_named_regions_are_not_parts():
    assert names("Northern Ireland, South Sudan, North Korea and West Virginia") == [
        "Northern Ireland", "South Sudan", "North Korea", "West Virginia",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Kharkiv \ud800 \udfff Sumy \ud83d" * 50,  # lone surrogates
        "\u202eKharkiv\u202c خاركيف Харьков " * 50,  # right to left
        "K\u0300" + "\u0301" * 5000,  # combining marks
        "\x00Kyiv\x00",
        "Springfield, " * 10_000,
        "northern, " * 10_000 + "Mali",
        "Sumy, " * 10_000 + "Kharkiv regions",
        "A." * 100_000,
        "a" * 1_000_000,
    ],
)
def test_bad_input_is_survived(text):
    for place in places.find(text):
        assert 0 <= place.start < place.end <= len(text)


@pytest.mark.parametrize("line", ["1234 -- 5678 .,!? ", "the quick brown fox jumped over a lazy dog, twice. "])
def test_ten_megabytes_are_read_to_the_end(line):
    text = line * (10_000_000 // len(line)) + "Then they left for Kharkiv."
    (kharkiv,) = places.find(text)
    assert text[kharkiv.start :] == "Kharkiv."


def test_explaining_bad_input_is_bounded_too():
    assert len(places.explain("Michael Jordan, " * 5_000)) == 10_000
