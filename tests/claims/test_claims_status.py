"""How real what a sentence tells is: accords, conditions, orders, rumours, what is over and what is yet to come."""

from datetime import date

import pytest

from geo.articles import article_from_text
from geo.claims import claims_in

STATUS = {
    "Under the treaty Turkey may keep 650 soldiers on Cyprus.": "ordered",
    "The two sides signed a truce under which Ethiopian troops should leave Badme.": "ordered",
    "Turkey has provided 40 soldiers for the force in Kabul, which gave it a good name.": "completed",
    "Israel is willing to pull its troops out of Lebanon provided that the frontier is safe.": "conditional",
    "Weather permitting, 300 Norwegian soldiers will fly to Tromso on Friday.": "conditional",
    "Two Spanish battalions will deploy to Kosovo if needed.": "conditional",
    "Syria insists that the Turkish soldiers leave Idlib.": "demanded",
    "Tehran warned London to withdraw its soldiers from Basra.": "demanded",
    "The rebels said they would fight until the Ethiopian troops leave Somalia.": "demanded",
    "Two hundred Danish soldiers have been told to go to Helmand.": "ordered",
    "Rumours persist that Russian commandos are landing at Tobruk.": "reported",
    "The Senate gave Italy permission to send troops to Chad.": "ordered",
    "Uruguayan troops have completed their withdrawal from Goma.": "completed",
    "Indian troops stayed three years in Sri Lanka.": "completed",
    "The Dutch battalion had been based at Srebrenica.": "completed",
    "Canadian soldiers sent to Haiti in May have fallen ill.": "completed",
    "Chinese soldiers deployed in Juba repair the runway.": "in_place",
    "The government welcomed the arrival of 300 Kenyan policemen in Haiti.": "completed",
    "The mayor regrets next year's withdrawal of the American soldiers from Vilseck.": "announced",
    "Germany has committed a frigate to the Red Sea mission.": "announced",
    "The Serbian garrison has to leave Pec by Friday.": "demanded",
    "Belgian soldiers should be quartered at Rukla before winter.": "announced",
    "The Norwegian battalion must be gone from Tibnin by November 30.": "announced",
    "Damascus said the Turkish troops must leave Afrin by Friday.": "demanded",
    "Lisbon told its 90 marines to leave Bissau.": "ordered",
    "The satellite pictures suggest that 300 Serbian soldiers are still in Pec.": "in_place",
    "No fewer than four Ugandan helicopters were observed landing in Bor.": "under_way",
    "Togo has 140 soldiers in Mali, Benin none.": "in_place",
}


@pytest.mark.parametrize("sentence", STATUS)
def test_status(sentence):
    told = claims_in(article_from_text(sentence, source="x", published=date(2019, 3, 4)))
    assert told[-1].status.value == STATUS[sentence]


@pytest.mark.parametrize(
    ("paragraphs", "status"),
    [
        (("Sudan rushes more troops to Gedaref", "The town is quiet."), "under_way"),
        (("Oman is calm.", "Chadian soldiers burnt the camp before leaving Tessalit."), "completed"),
    ],
)
def test_what_is_told_of_as_done_or_going_on(paragraphs, status):
    claims = claims_in(article_from_text("\n\n".join(paragraphs), source="x.txt", published=date(2022, 2, 3)))
    assert claims[0].status.value == status
