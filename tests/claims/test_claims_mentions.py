"""Forces that are only mentioned: named, traded, described, put at risk, or told of once already."""

from datetime import date

import pytest

from geo.articles import article_from_text
from geo.claims import claims_in

OPENING = "Norwegian soldiers arrived in Gao on Monday.\n\n"
MENTIONS = [
    "Norway's own soldiers are a different matter.",
    "The minister denied that the plan puts Norwegian soldiers at risk.",
    "Fighters of the Islamic State attacked a bus.",
    "Canada has offered six CF-18 jets on lease.",
    "The ship was built to carry 400 soldiers and their jeeps.",
    "After Takuba",
    "Sweden wants a merger of the two armies.",
    "It was not clear where the soldiers would be sent.",
    "Niger's army numbers 40,000.",
    "The Chadian army has about 30,000 soldiers.",
]


@pytest.mark.parametrize("sentence", MENTIONS)
def test_what_is_only_mentioned_is_no_claim(sentence):
    told = claims_in(article_from_text(OPENING + sentence, source="x", published=date(2019, 3, 4)))
    assert [c.sentence for c in told] == ["Norwegian soldiers arrived in Gao on Monday."]


ONCE = [
    "Ninety airmen of the US Air Force departed for a deployment to Guam.",
    "The British destroyer Dragon sailed from Portsmouth on her second deployment to the Gulf.",
    "France has boosted its naval presence off Cyprus.",
]


@pytest.mark.parametrize("sentence", ONCE)
def test_what_one_sets_out_on_is_told_once(sentence):
    assert len(claims_in(article_from_text(sentence, source="x", published=date(2019, 3, 4)))) == 1
