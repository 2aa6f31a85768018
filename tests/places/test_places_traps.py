"""Names that mean several places, or none: each trap with the rule that it checks."""

from __future__ import annotations

import pytest

from geo import places


def located(text, surface, nth=0, **known):
    found = [place for place in places.find(text, **known) if place.surface == surface]
    assert len(found) > nth, f"{surface} not found in {text!r}: {places.find(text)}"
    return found[nth]


@pytest.mark.parametrize(
    ("rule", "text", "surface", "country", "kind"),
    [
        # Georgia
        ("a country unless told otherwise", "Georgia sent troops to Afghanistan.", "Georgia", "GE", "country"),
        ("a country among countries", "Georgia, Ukraine and Moldova", "Georgia", "GE", "country"),
        ("a country with its capital", "Tbilisi said Georgia would not yield.", "Georgia", "GE", "country"),
        ("a state that holds a town", "Atlanta, Georgia", "Georgia", "US", "region"),
        ("a state that holds a base", "Soldiers of Fort Stewart, Georgia, left.", "Georgia", "US", "region"),
        ("a state among its towns", "Georgia's governor spoke in Atlanta.", "Georgia", "US", "region"),
        # Brest
        ("container after a comma", "Brest, Belarus", "Brest", "BY", "city"),
        ("container after a comma", "Brest, France", "Brest", "FR", "city"),
        ("container after in", "tanks at Brest in Belarus", "Brest", "BY", "city"),
        ("demonyms of the text", "French sailors left Brest.", "Brest", "FR", "city"),
        ("countries of the text", "The train left Brest for Minsk.", "Brest", "BY", "city"),
        # Novo Selo
        ("a base is what forces use", "They trained at Novo Selo in May.", "Novo Selo", "BG", "base"),
        ("a base with its noun", "the Novo Selo range", "Novo Selo range", "BG", "base"),
        ("container after in", "The village of Novo Selo, in North Macedonia, burned.", "Novo Selo", "MK", "city"),
        # Bases that were renamed
        ("an alias of a base", "Troops from Fort Liberty flew out.", "Fort Liberty", "US", "base"),
        ("an alias of a base", "Troops from Fort Bragg flew out.", "Fort Bragg", "US", "base"),
        ("abbreviated Fort", "Troops from Ft. Bragg flew out.", "Ft. Bragg", "US", "base"),
        # Mihail Kogălniceanu
        ("diacritics", "at Mihail Kogălniceanu", "Mihail Kogălniceanu", "RO", "base"),
        ("no diacritics", "at Mihail Kogalniceanu", "Mihail Kogalniceanu", "RO", "base"),
        # Yelnya
        ("apostrophes", "near Yel'nya", "Yel'nya", "RU", "base"),
        ("transliteration", "near Elnya", "Elnya", "RU", "base"),
        ("a base that a region holds", "near Yelnya, in Smolensk region", "Yelnya", "RU", "base"),
        # Donetsk
        ("countries of the text", "Donetsk and Luhansk in Ukraine", "Donetsk", "UA", "city"),
        ("container after in", "Donetsk, in Russia's Rostov region", "Donetsk", "RU", "city"),
        ("places nearby", "A column left Donetsk for Rostov-on-Don, Russian media said.", "Donetsk", "RU", "city"),
        # Moscow
        ("container after a comma", "He lives in Moscow, Idaho.", "Moscow", "US", "city"),
        ("container before of", "The Idaho city of Moscow grew.", "Moscow", "US", "city"),
        ("people", "talks in Moscow on Wednesday", "Moscow", "RU", "city"),
        # Tripoli
        ("container after a comma", "Tripoli, Lebanon", "Tripoli", "LB", "city"),
        ("container before of", "the Lebanese city of Tripoli", "Tripoli", "LB", "city"),
        ("demonyms of the text", "Lebanese soldiers entered Tripoli.", "Tripoli", "LB", "city"),
        ("demonyms of the text", "Tripoli, the Libyan capital", "Tripoli", "LY", "city"),
        ("places nearby", "They marched on Tripoli from Misrata.", "Tripoli", "LY", "city"),
        # Cordoba, Alexandria, Victoria
        ("container after a comma", "Cordoba, Argentina", "Cordoba", "AR", "city"),
        ("countries of the text", "Cordoba in Spain", "Cordoba", "ES", "city"),
        ("divisions of the text", "In Andalusia we saw Cordoba and Seville.", "Cordoba", "ES", "city"),
        ("abbreviated container", "Alexandria, Va.", "Alexandria", "US", "city"),
        ("places nearby", "Police in Alexandria and Arlington said Virginia paid.", "Alexandria", "US", "city"),
        ("countries of the text", "Alexandria is in Egypt", "Alexandria", "EG", "city"),
        ("countries of the text", "Victoria is the capital of the Seychelles", "Victoria", "SC", "city"),
        ("container after a comma", "Victoria, Australia", "Victoria", "AU", "region"),
        ("container after a comma", "Victoria, British Columbia", "Victoria", "CA", "city"),
        ("divisions of the text", "Fires burn in Victoria and New South Wales.", "Victoria", "AU", "region"),
        ("longest name", "boats on Lake Victoria", "Lake Victoria", None, "sea"),
        # Countries with like names
        ("a name in the plural", "The two Koreas agreed.", "two Koreas", None, "area"),
        ("the unqualified name", "rebels in the Congo", "Congo", "CD", "country"),
        ("longest name", "rebels in Congo-Brazzaville", "Congo-Brazzaville", "CG", "country"),
        ("longest name", "a boat on the Congo River", "Congo River", None, "area"),
        ("a name of before 2019", "Macedonia and Albania", "Macedonia", "MK", "country"),
        ("whole words", "from Niger to Nigeria", "Niger", "NE", "country"),
        ("longest name", "from Guinea to Equatorial Guinea", "Equatorial Guinea", "GQ", "country"),
        ("longest name", "from Guinea to New Guinea", "New Guinea", None, "area"),
        ("Crimea is Ukraine", "ships left Sevastopol, Crimea", "Sevastopol", "UA", "city"),
        ("Crimea is Ukraine", "ships left Sevastopol, Crimea", "Crimea", "UA", "region"),
    ],
)
def test_sense(rule, text, surface, country, kind):
    place = located(text, surface)
    assert (place.country, place.kind) == (country, kind), rule


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("a surname that the text introduces", "Michael Jordan won. Jordan said he would play again."),
        ("a surname with its possessive", "Robert Jordan and Jordan's wife"),
        ("a given name that the text introduces", "Chad Smith smiled. Chad said he loved her."),
        ("a given name before a surname", "Chelsea Clinton spoke before Paris Hilton."),
        ("a given name before a rare surname", "Alexandria Ocasio-Cortez voted."),
        ("a name before a company's noun", "The Washington Post and the Washington Times disagreed."),
        ("a name before a club's noun", "Paris Saint-Germain won."),
        ("a name behind a club's noun", "He left Real Madrid for Inter Milan."),
        ("a president", "George Washington crossed the river."),
        ("a dish", "Turkey sandwiches were served."),
        ("a word in lower case", "She fed a turkey, a guinea pig and a chad."),
        ("a ship", "USS Boise and HMS Richmond sailed."),
    ],
)
def test_no_place(rule, text):
    assert places.find(text) == [], rule


@pytest.mark.parametrize("name", ["Turkey", "Jordan", "Chad", "Guinea", "Niger"])
def test_a_country_that_acts_is_a_place(name):
    place = located(f"{name} said it would send troops to Mali.", name)
    assert place.kind == "country"


def test_kiev_and_kharkov_are_kyiv_and_kharkiv():
    names = [place.name for place in places.find("Kiev and Kharkov, or Kyiv and Kharkiv")]
    assert names == ["Kyiv", "Kharkiv", "Kyiv", "Kharkiv"]


def test_one_name_in_two_containers():
    text = "Victoria, Australia; Victoria, British Columbia"
    assert [located(text, "Victoria", n).country for n in (0, 1)] == ["AU", "CA"]
    text = "Donetsk in Russia is a small town. It must not be mistaken for Donetsk, Ukraine."
    assert [located(text, "Donetsk", n).country for n in (0, 1)] == ["RU", "UA"]


def test_washington_acting_is_the_capital_not_the_state():
    place = located("Washington withdraws troops from Syria.", "Washington")
    assert place.kind == "city"
    assert place.lat == pytest.approx(38.9, abs=0.1)


def test_washington_behind_its_town_is_the_state():
    assert located("She was born in Spokane, Washington.", "Washington").kind == "region"


def test_local_context_decides():
    text = "Police in Paris, Texas, said a Dallas man was held. The Paris council met Thursday."
    assert located(text, "Paris", 1).country == "US"


@pytest.mark.parametrize(
    ("outlet", "country"),
    [(None, "FR"), ("Texarkana Gazette", "US"), ("The Washington Post", "FR"), ("Le Journal de Paris", "FR")],
)
def test_a_paper_called_after_a_town_speaks_for_what_lies_around_it(outlet, country):
    text = "Police in Paris said a man was held. The council met Thursday."
    assert located(text, "Paris", outlet=outlet).country == country
    assert places.resolve(text, [(10, 15)], outlet=outlet)[0].country == country
    told = next(t for t in places.explain(text, outlet=outlet) if t.surface == "Paris")
    assert told.places[0].country == country


def test_a_paper_tells_which_of_several_towns_is_meant():
    assert located("The fire in Augusta spread.", "Augusta", outlet="Bangor Daily News").lat > 40
    assert located("The fire in Augusta spread.", "Augusta", outlet="The Augusta Chronicle").lat < 40


def test_the_places_of_a_paper_are_not_places_of_the_text():
    assert places.find("Nothing happened.", outlet="Texarkana Gazette") == []


@pytest.mark.parametrize(
    ("text", "surface", "country"),
    [
        ("DOHUK, Iraq (Reuters) — Tanks rolled.", "DOHUK", "IQ"),
        ("Paris, Texas — A storm came.", "Paris", "US"),
        ("VICTORIA, B.C. — The ferry did not sail.", "VICTORIA", "CA"),
        ("SAN JOSE, Costa Rica, Jan. 29 (AP) — Rain fell.", "SAN JOSE", "CR"),
    ],
)
def test_a_dateline_is_a_place(text, surface, country):
    assert located(text, surface).country == country


def test_a_dateline_speaks_louder_than_a_mention():
    def share(text):
        told = next(t for t in places.explain(text) if t.surface == "Buxton")
        return next(c.share for c in told.candidates if c.country == "US" and c.lat > 43)

    assert share("PORTLAND, Maine — Buxton is under water.") > share("In Portland, Maine, they say Buxton is wet.")


@pytest.mark.parametrize(
    ("text", "name", "lat", "lon"),
    [
        ("ships in the Gulf of Finland", "Gulf of Finland", 59.9, 26),
        ("the Strait of Gibraltar", "Strait of Gibraltar", 36, -5.6),
        ("the Persian Gulf and Iran", "Persian Gulf", 26.8, 51.5),
        ("They crossed the Oder.", "Oder", 52.3, 14.6),
        ("villages south of the Litani", "Litani", 33.4, 35.6),
        ("through the Khyber Pass", "Khyber Pass", 34.1, 71.1),
        ("rebels in the Sahel", "Sahel", 15, 2),
        ("fighting in Darfur", "Darfur", 13.5, 24.5),
        ("fighting in Tigray", "Tigray", 13.9, 38.4),
        ("the war in East Timor", "Timor-Leste", -8.8, 125.9),
        ("riots in Northern Ireland", "Northern Ireland", 54.6, -6.7),
        ("rockets hit the Golan Heights", "Golan Heights", 33, 35.8),
        ("a raid in the West Bank", "West Bank", 32, 35.3),
        ("divisions in East Germany", "East Germany", 52.2, 12.8),
        ("a flat in Leningrad", "Saint Petersburg", 59.9, 30.3),
        ("envoys in Peking", "Beijing", 39.9, 116.4),
        ("the fall of Saigon", "Ho Chi Minh City", 10.8, 106.7),
        ("war in Rhodesia", "Zimbabwe", -19, 29.9),
        ("generals in Burma", "Myanmar", 21.6, 95.8),
    ],
)
def test_seas_rivers_regions_and_historical_names(text, name, lat, lon):
    place = places.find(text)[0]
    assert place.name == name
    assert place.lat == pytest.approx(lat, abs=1.5)
    assert place.lon == pytest.approx(lon, abs=1.5)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the US-Mexico border", ["United States", "Mexico"]),
        ("the Afghan-Pakistan border", ["Afghanistan", "Pakistan"]),
        ("the India–China frontier", ["India", "China"]),
        ("the Russian-Ukrainian border", ["Russia", "Ukraine"]),
    ],
)
def test_a_border_names_both_its_countries(text, names):
    assert [place.name for place in places.find(text)] == names
