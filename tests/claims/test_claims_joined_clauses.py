"""Two movements joined by "and" are two, though the parser runs a place and the next subject together."""

from __future__ import annotations

import pytest

from geo.articles import article_from_text
from geo.claims import claims_in
from geo.model import Action

TOLD = {
    "Danish troops are in Mali and Kenyan troops are in Chad.": [("DK", "Mali"), ("KE", "Chad")],
    "Turkish troops entered Syria and Iranian troops moved into Iraq.": [("TR", "Syria"), ("IR", "Iraq")],
    "HMS Kent is in Cyprus and HMS Argyll is in Malta.": [("GB", "Cyprus"), ("GB", "Malta")],
    "HMS Kent is in Malta and HMS Argyll will sail to Oman in May.": [("GB", "Malta"), ("GB", "Oman")],
    "The Danish frigate Absalon sailed to Riga and the corvette Esbern is in Tallinn.": [
        ("DK", "Riga"),
        ("DK", "Tallinn"),
    ],
    "The 300 Danish soldiers in Mali and the 200 Kenyan soldiers in Chad will stay.": [("DK", "Mali"), ("KE", "Chad")],
    "Turkish soldiers are stationed near Narva and Kenyan soldiers are in Haiti.": [("TR", "Narva"), ("KE", "Haiti")],
    "Nigerian soldiers left Chad and Turkish troops were sent to Cyprus.": [("NG", "Chad"), ("TR", "Cyprus")],
    "Turkish tanks were sent to Mali and Indian tanks left Tallinn.": [("TR", "Mali"), ("IN", "Tallinn")],
    "Danish tanks will leave Latvia in June and Chilean tanks remain in Haiti.": [("DK", "Latvia"), ("CL", "Haiti")],
    "300 Irish soldiers moved into Narva and Kenyan troops will go to Haiti in May.": [
        ("IE", "Narva"),
        ("KE", "Haiti"),
    ],
    "Denmark withdrew its soldiers from Mali and Kenyan soldiers took over.": [("DK", "Mali"), ("KE", "Mali")],
}


@pytest.mark.parametrize("text", TOLD)
def test_each_goes_where_it_is_said_to_go(text):
    claims = claims_in(article_from_text(text, source="x"))
    places = [c.origin if c.action is Action.WITHDRAW else c.destination for c in claims]
    assert [(c.actor, p.name) for c, named in zip(claims, places, strict=True) for p in named] == TOLD[text]
