"""Which of a sentence's places a movement is told of: apposition, borders, carriers, bases and names before a noun."""

from __future__ import annotations

from datetime import date

import pytest

from geo.articles import article_from_text
from geo.claims import claims_in


def read(*paragraphs: str):
    return claims_in(article_from_text("\n\n".join(paragraphs), source="test.txt", published=date(2022, 2, 3)))


def ends(claim):
    return {p.name for p in claim.origin}, {p.name for p in claim.destination}


@pytest.mark.parametrize(
    ("sentence", "origin", "destination"),
    [
        ("Danish troops arrived at the base at Amari, outside Tallinn.", set(), {"Ämari Air Base"}),
        ("Togolese soldiers have left a camp in northern Mali's Kidal region.", {"Kidal Region"}, set()),
        ("Two hundred Irish soldiers flew in from Dakar, in neighbouring Senegal.", {"Dakar"}, set()),
        ("Saudi troops sailed for Assab, across the strait in Eritrea.", set(), {"Assab"}),
        ("Danish tanks arrived at Kaunas railway station, Lithuania.", set(), {"Kaunas"}),
    ],
)
def test_a_place_that_says_where_another_lies_is_none_of_its_own(sentence, origin, destination):
    assert ends(read(sentence)[0]) == (origin, destination)


@pytest.mark.parametrize(
    ("part", "place"), [("Gaza", "Gaza Strip"), ("Cabinda province", "Cabinda Province"), ("Belgorod region", "Russia")]
)
def test_a_border_is_the_countrys_but_for_a_part_cut_off_from_it(part, place):
    assert ends(read(f"Danish soldiers massed along the border with {part}.")[0]) == (set(), {place})


@pytest.mark.parametrize("town", ["Bakhmut", "Toretsk", "Mosul", "Tessalit", "Sirte"])
def test_a_town_that_the_parser_does_not_know_is_left(town):
    assert ends(read(f"Danish soldiers have left {town}.")[0]) == ({town}, set())


@pytest.mark.parametrize(
    ("sentence", "slot", "words"),
    [
        ("Uganda sent 300 soldiers to a disputed stretch of the Rwandan border.", "destination", "Rwandan border"),
        ("Kenya will move 3,000 troops from its Somali border to Nyeri.", "origin", "Somali border"),
        ("Chad has massed 900 soldiers along the border with Sudan.", "destination", "border with Sudan"),
    ],
)
def test_a_border_is_told_as_a_border(sentence, slot, words):
    (claim,) = read(sentence)
    (place,) = getattr(claim, slot)
    assert place.surface == words == sentence[place.start : place.end]


@pytest.mark.parametrize(
    ("sentence", "count", "destination"),
    [
        ("Four transport planes carrying 180 Turkish soldiers landed at Doha.", 180, {"Doha"}),
        ("A jet carrying the first 200 Kenyan police landed in Port-au-Prince on Tuesday.", 200, {"Port-au-Prince"}),
        ("The frigate Aquitaine had put in at Djibouti carrying 150 French commandos.", 150, {"Djibouti"}),
    ],
)
def test_men_go_where_the_ship_goes_that_carries_them(sentence, count, destination):
    (men,) = (c for c in read("The talks go on in Oman.", sentence) if c.count_min == count)
    assert (ends(men)[1], men.action.direction) == (destination, "toward")


@pytest.mark.parametrize(
    ("sentence", "origin", "destination"),
    [
        ("Poland may pull out its Basra contingent.", {"Basrah"}, set()),
        ("The Basra garrison will stay until May.", set(), {"Basrah"}),
        ("Denmark may withdraw its Iraq contingent.", {"Iraq"}, set()),
        ("Polish support aircraft will operate from Hungary and Italy.", set(), {"Hungary", "Italy"}),
        ("Parts of the Polish force will also operate out of Senegal and Togo.", set(), {"Senegal", "Togo"}),
        ("The Mayport-based destroyer left on Monday for the Black Sea.", {"Naval Station Mayport"}, {"Black Sea"}),
        ("The rebels watch Zahedan and Khash, where 4,000 Iranian troops are stationed.", set(), {"Zahedan", "Khash"}),
    ],
)
def test_where_a_force_is_by_its_name_or_its_work(sentence, origin, destination):
    assert ends(read("Polish troops are in the Gulf.", sentence)[-1]) == (origin, destination)


def test_the_place_that_the_sentence_has_named_is_nearer_than_the_articles_scene():
    claims = read(
        "Three Belgian bombers have been sent to Guam.",
        "The Belgian jets spent a month at Fairford in March, and left ahead of schedule.",
    )
    assert ends(claims[-1])[0] == {"RAF Fairford"}


@pytest.mark.parametrize(
    ("force", "count"),
    [("a battalion", 1), ("one liaison officer", 1), ("another tank brigade", 1), ("a contingent", None)],
)
def test_what_has_a_size_of_its_own_is_one(force, count):
    (claim,) = read(f"Sweden has sent {force} to Kosovo.")
    assert claim.count_min == claim.count_max == count


@pytest.mark.parametrize(
    ("sentence", "destination"),
    [
        ("The army has sent 40 platoons to the capital, Gazipur and Khulna in view of the vote.",
         {"Dhaka", "Gazipur", "Khulna"}),
        ("The army has sent 40 platoons to the capital, Dhaka, in view of the vote.", {"Dhaka"}),
    ],
)  # fmt: skip
def test_the_capital_of_the_country_at_home_may_stand_on_a_list(sentence, destination):
    claims = read("The minister spoke in Sylhet, Rangpur and Jessore in Bangladesh.", sentence)
    assert ends(claims[-1])[1] == destination


@pytest.mark.parametrize(
    "sentence",
    [
        "Hundreds of Ugandan soldiers were rushed into Juba by Kampala in July.",
        "After talks broke down between Paris and the rebels, Ugandan soldiers flew to Juba in July.",
    ],
)
def test_who_acts_or_talks_is_no_place(sentence):
    (claim,) = read(sentence)
    assert ends(claim) == (set(), {"Juba"})


def test_an_unlisted_enclave_is_named_and_a_base_has_a_short_name():
    (first,) = read("Danish infantrymen in the East Timorese enclave of Pantemakar will return before October.")
    last = read("Danish soldiers moved to Camp Lemonnier in Djibouti.", "More Danes are to move to Lemonnier in May.")[
        -1
    ]
    assert (ends(first)[0], ends(last)[1]) == ({"Pantemakar"}, {"Camp Lemonnier"})


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("About one hundred and fifty Greek soldiers reached Bulgaria.", [150]),
        ("Among them are 900 Irish, Fijian and other peacekeepers in southern Lebanon.", [900]),
        ("The greater part of the 24th Marine Expeditionary Unit, some 1,900 in number, remains off Liberia.", [1900]),
        ("Ghana's own 1st Brigade, 1,500 soldiers whom the Danes flew home, has taken up positions near Tema.", [1500]),
        ("One commando brigade and one air defence battery were brought to Yelsk.", [1, 1]),
    ],
)
def test_how_many_they_are(sentence, counts):
    assert [c.count_min for c in read("Belarusian, Irish and American troops are on the move.", sentence)][
        -len(counts) :
    ] == counts


def test_a_count_taken_from_another_sentence_lends_its_words_to_no_force():
    claims = read(
        "In April Canada had sent a first 9,000 reservists to Kosovo.",
        "All of them are in tanker units, and about a thousand others are at bases in Germany.",
    )
    assert all(c.force is None or c.force in c.sentence for c in claims)


@pytest.mark.parametrize(
    ("sentence", "origin", "destination"),
    [
        ("Oman will pull its soldiers out of the base they use at Aden.", {"Aden"}, set()),
        ("Danish soldiers were sent to help patrol Helmand.", set(), {"Helmand"}),
        ("Austria keeps some 1,250 soldiers on nine operations around the globe.", set(), set()),
        ("The last Danish battalion leaves Gao today, marching out over the bridge toward Timbuktu.",
         {"Gao"}, {"Timbuktu"}),
        ("Norway is to pull its surveillance planes out of the Sahel mission.", {"Sahel"}, set()),
    ],
)  # fmt: skip
def test_places_of_a_base_in_use_of_a_task_and_of_a_march(sentence, origin, destination):
    assert ends(read("Danish troops are in Mali.", sentence)[1]) == (origin, destination)


def test_the_island_is_no_town():
    claims = read(
        "Turkish troops came ashore near Kyrenia at dawn.", "Cyprus is divided.", "Some 40,000 Turks are on the island."
    )
    assert ends(claims[-1])[1] == {"Cyprus"}


@pytest.mark.parametrize(
    ("sentence", "actor", "count"),
    [
        ("NATO moved into Bosnia with 60,000 soldiers.", "NATO", 60_000),
        ("Kenya crossed into Somalia with 2,500 soldiers.", "KE", 2_500),
    ],
)
def test_who_moves_with_how_many(sentence, actor, count):
    (claim,) = read(sentence)
    assert (claim.actor, claim.count_min, claim.action.direction) == (actor, count, "toward")


@pytest.mark.parametrize(
    ("sentence", "origin", "destination"),
    [
        ("Dutch Hercules flights shuttle from the base at Gao to the one at Kidal.", {"Gao"}, {"Kidal"}),
        ("Eyes turned to the Middle East, where 900 US Marines are afloat near Yemen.", set(), {"Yemen"}),
        ("All Mongolian soldiers have come home except those in Sierra Leone.", {"Iraq"}, {"Mongolia"}),
    ],
)
def test_the_one_where_and_except(sentence, origin, destination):
    assert ends(read("Mongolian soldiers are stationed in Iraq.", sentence)[-1]) == (origin, destination)


@pytest.mark.parametrize(
    ("sentence", "origin", "destination"),
    [
        ("The Danish frigate, which left Esbjerg last week, is now off Oman.", {"Esbjerg"}, {"Oman"}),
        ("Danish soldiers came into the port of Burgas by ro-ro ship from Bari.", {"Bari"}, {"Burgas"}),
    ],
)
def test_where_a_force_on_its_way_set_out_from(sentence, origin, destination):
    assert ends(read(sentence)[-1]) == (origin, destination)
