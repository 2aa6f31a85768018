"""Unit symbols after APP-6."""

from xml.etree import ElementTree as ET

import pytest
import sample_layers as sample

from geo import maps
from geo.maps.units import drawing, symbol_of


@pytest.mark.parametrize(
    ("reading", "symbol"),
    [
        ({"actor": "US", "status": "in_place", "unit": "82nd Airborne Division"}, "friend 10 121100 21 present"),
        ({"actor": "RU", "status": "under_way", "force": "two motor rifle brigades"}, "unknown 10 121102 18 present"),
        ({"actor": "NATO", "status": "announced", "force": "four battlegroups"}, "friend 10 000000 00 planned"),
        ({"actor": "DE", "status": "ordered", "materiel": "Patriot batteries"}, "friend 10 130100 15 planned"),
        ({"actor": "US+UA", "status": "in_place", "force": "3,000 soldiers"}, "unknown 10 000000 00 present"),
        ({"actor": None, "status": "reported", "force": "six frigates"}, "unknown 30 120000 00 planned"),
    ],
)  # fmt: skip
def test_a_force_has_the_symbol_that_its_words_say(reading, symbol):
    assert symbol_of(reading) == symbol


def test_a_word_inside_another_is_not_read():
    assert symbol_of({"actor": "US", "status": "in_place", "force": "thanks to frontier guards"}).split()[2] == "000000"


def test_every_symbol_of_a_scene_has_a_drawing_that_is_well_formed():
    scene = maps.scene(sample.ordinary())
    assert {reading["symbol"] for reading in scene["readings"]} == set(scene["symbols"])
    for svg in scene["symbols"].values():
        assert ET.fromstring(svg).tag.endswith("svg")  # noqa: S314 - of our own making


def test_what_is_to_come_has_a_broken_frame():
    assert "stroke-dasharray" in drawing("friend 10 121100 18 planned")
    assert "stroke-dasharray" not in drawing("friend 10 121100 18 present")


def test_no_word_of_an_article_is_in_a_drawing():
    scene = maps.scene(sample.hostile())
    assert not any("pwned" in svg for svg in scene["symbols"].values())
