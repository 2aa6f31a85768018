"""Who is quoted, in whatever way the sentence names him."""

from datetime import date

import pytest

from geo.articles import article_from_text
from geo.claims import claims_in

SAID_BY = {
    "300 Danish soldiers have left Mali, according to Jens Holm, the army's spokesman.": "Jens Holm",
    "According to the defence ministry, 300 Danish soldiers have left Mali.": "the defence ministry",
    "300 Danish soldiers have, according to Jens Holm, arrived in Mali.": "Jens Holm",
    "According to the plan, 300 Danish soldiers will leave Mali.": None,
    "The newspaper Al-Watan reported that 300 Danish soldiers had left Mali.": "Al-Watan",
    "The Danish defence ministry said 300 Danish soldiers had left Mali.": "The Danish defence ministry",
    "300 Danish soldiers have left Mali, said Danish Defence Minister Jens Holm.": "Jens Holm",
    "As Jens Holm put it, 300 Danish soldiers have left Mali.": "Jens Holm",
    "As tension grew, 300 Danish soldiers left Mali.": None,
    "NATO spokeswoman Ana Petrescu said 300 Danish soldiers had left Mali.": "Ana Petrescu",
    "Jens Holm made clear that 300 Danish soldiers had left Mali.": "Jens Holm",
    "Jens Holm was quoted as saying that 300 Danish soldiers had left Mali.": "Jens Holm",
    "Tass quoted Jens Holm as saying 300 Danish soldiers had left Mali.": "Jens Holm",
    "300 Danish soldiers, the army says, have left Mali.": "the army",
    "Three Danish battalions, Jens Holm said, have arrived in Mali.": "Jens Holm",
    "It is understood that 300 Danish soldiers have left Mali.": None,
}


@pytest.mark.parametrize("text", SAID_BY)
def test_who_says_so(text):
    (told,) = claims_in(article_from_text(text, source="x", published=date(2019, 3, 4)))
    assert told.said_by == SAID_BY[text]


def test_he_is_the_person_named_before_not_the_ministry():
    text = (
        "Jens Holm said 300 Danish soldiers had left Mali. The ministry said 40 Danish soldiers had gone to Niger. "
        "He said 80 Danish soldiers would go to Chad."
    )
    told = claims_in(article_from_text(text, source="x", published=date(2019, 3, 4)))
    assert [c.said_by for c in told] == ["Jens Holm", "The ministry", "Jens Holm"]
