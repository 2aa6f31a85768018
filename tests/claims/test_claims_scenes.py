"""Where a movement is that its own sentence does not place, or places in passing."""

from datetime import date

import pytest

from geo.articles import article_from_text
from geo.claims import claims_in


def places_of_last(text):
    """The names in the origin and destination of the text's last claim."""
    claim = claims_in(article_from_text(text, source="x", published=date(2019, 3, 4)))[-1]
    return {p.name for p in claim.origin}, {p.name for p in claim.destination}


SCENES = {
    # a capital from which forces go elsewhere is not where those of others go
    "OTTAWA, March 3 (AP) -- Canada sent 300 soldiers to Mali on Friday.\n\nNorway has offered two helicopters.": (
        set(),
        {"Mali"},
    ),
    # nor does "the country" stand for one that only acts
    "Burundi keeps 900 soldiers in Somalia, which France pays for.\n\nThe Kenyans have 400 soldiers in the country.": (
        set(),
        {"Somalia"},
    ),
    # who comes from somewhere comes to where his own are
    "Dutch troops are digging in at Mazar-i-Sharif.\n\nTwo Dutch helicopters arrived from Kandahar on Sunday.": (
        {"Kandahar"},
        {"Mazar-e Sharif"},
    ),
    "Dutch troops are digging in at Mazar-i-Sharif.\n\nA Dutch frigate sailed from Den Helder on Sunday.": (
        {"Den Helder"},
        set(),
    ),
    "Ghana sent 600 soldiers to Liberia.\n\nSome 2,300 Ghanaian soldiers are serving overseas.": (set(), set()),
    "Ghana sent 600 soldiers to Liberia.\n\nGhana has 2,300 soldiers on six missions around the world.": (set(), set()),
    "Ghana sent 600 soldiers to Liberia.\n\nThe troops are due home in May.": ({"Liberia"}, {"Ghana"}),
    "The Indian destroyer Mysore steamed through the Strait of Malacca for Da Nang.": (set(), {"Da Nang"}),
    # where a mission is, though a town is told of last; where those are from whom one joins is no origin
    "Mali lost two posts. Ten Danish soldiers are based at Gao.\n\nFifty more Danish soldiers will join MINUSMA.": (
        set(),
        {"Mali"},
    ),
    "Ten Danish soldiers are based at Gao.\n\nFifty Dutch soldiers will join Danish soldiers from Timbuktu there.": (
        set(),
        {"Gao"},
    ),
    # nobody goes where his own have just left
    "Kenya told the UN that it would recall its soldiers from Liberia.\n\nKenya has sent two battalions.": (
        set(),
        set(),
    ),
    # a paper is called after its town, and tells of nothing there
    "According to a report in a Nairobi daily, 300 Kenyan soldiers crossed the border.": (set(), set()),
    # a heading that opens its paragraph tells where what follows in it is
    "In the west\n\nKursk and Belgorod. The Russian army is here.\n\nAbkhazia. Some 1,500 Russian soldiers are here.": (
        set(),
        {"Abkhazia"},
    ),
    # "there" may be where the sentence before has set something
    "NATO has 4,600 troops.\n\nThe war off Somalia goes on. NATO has decided to keep 900 soldiers there.": (
        set(),
        {"Somalia"},
    ),
    # names in a row under a noun for places, or among known ones, are places
    "Malian soldiers entered the villages of Kalimbo, Tirosa and Mbunda in Mopti.": (
        set(),
        {"Kalimbo", "Tirosa", "Mbunda"},
    ),
    "Malian troops took up positions in a number of villages around Gao.": (set(), {"Gao"}),
    # the same sentence sets the scene of those it speaks of once more
    "Clashes at Kismayo\n\nKenya, which keeps 900 soldiers in Ethiopia, promised to withdraw them.": (
        {"Ethiopia"},
        set(),
    ),
    "The last group of Danish soldiers serving in Mali drove over the border into Niger.": ({"Mali"}, {"Niger"}),
    "Ugandan troops have taken up posts in the Somali capital.": (set(), {"Mogadishu"}),
    "Four Belgian F-16s are keeping watch over the Baltic from Siauliai.": (set(), {"Šiauliai"}),
    "Norway has sent 40 soldiers from its battalion in Bosnia to Kosovo.": ({"Bosnia and Herzegovina"}, {"Kosovo"}),
    "Fifty British soldiers flew in by Hercules from Dakar.": ({"Dakar"}, set()),
    "Two French frigates, withdrawn from the Gulf of Guinea last week, reached Crete.": ({"Gulf of Guinea"}, {"Crete"}),
    "The Danish garrison left the town of Sisimiut for Nuuk.": ({"Sisimiut"}, {"Nuuk"}),
    "Ten Danish soldiers are based at Gao.\n\nA Danish battalion left the base for Timbuktu.": ({"Gao"}, {"Timbuktu"}),
    "A team of 40 Bolivian soldiers left La Paz for Haiti to take part in the mission.": ({"La Paz"}, {"Haiti"}),
    "French soldiers were stationed along the shore of Lake Kivu.": (set(), {"Lake Kivu"}),
    "Danish soldiers have been stationed at Bagram Air Base north of Kabul.": (set(), {"Bagram Airfield"}),
    "South Korea keeps 1,200 soldiers in Irbil, in northern Iraq.": (set(), {"Erbil"}),
    "Ethiopia has 4,000 soldiers across the border in Gedo.": (set(), {"Gedo"}),
    "Some 200 Russian troops rolled out of Bosnia in jeeps and headed for Pristina.": (
        {"Bosnia and Herzegovina"},
        {"Pristina"},
    ),
    "The UN has 75 observers for the harbour of Hodeidah, and 20 soldiers are there.": (set(), {"Al Hudaydah"}),
    "Sixty Georgian tanks drove through Gori on their way to Tskhinvali.": (set(), {"Tskhinvali"}),
}


@pytest.mark.parametrize("text", SCENES)
def test_scene(text):
    assert places_of_last(text) == SCENES[text]


def test_an_airport_is_told_of_by_the_name_it_bears():
    [claim] = claims_in(
        article_from_text("Some 90 Danish soldiers landed at Pristina airport.", source="x", published=date(1999, 7, 1))
    )
    assert [p.surface for p in claim.destination] == ["Pristina airport"]
