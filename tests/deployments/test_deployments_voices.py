"""Who is an independent witness and who prints another's copy."""

from dataclasses import replace
from datetime import date

import pytest
from storyboard import article, claim

from geo.deployments import Ledger, merge_claims

SLOTS = {"actor": "US", "action": "deploy", "status": "announced", "destination": ["Poland"], "confidence": 0.6}
LEAD = "The United States will send soldiers to Poland, the Pentagon said."
REST = [
    "They are to arrive within two weeks and will be housed near the airport.",
    "The government in Warsaw welcomed the step and said that it had asked for more.",
    "Moscow called it a provocation and announced that it would answer in kind.",
    "The last time as many came was after the floods, when they built bridges.",
    "Parliament will debate the costs on Thursday, behind closed doors.",
]
OTHER = [
    "A spokeswoman told reporters of the decision after a meeting that lasted until midnight.",
    "In the towns along the river people had gathered to watch the convoys go by.",
    "Prices for flats near the barracks have doubled, an agent complained.",
    "Two senators want to know who pays, and for how long.",
]


def report(name, lines, *, outlet, published="2022-02-02", lead=LEAD):
    return claim(article(name, lines, published=published, outlet=outlet), lead, **SLOTS)


def voices(*claims):
    (deployment,) = merge_claims(claims)
    return deployment.voices


def test_a_text_that_was_cut_and_touched_up_is_copy_though_its_lead_is_new():
    new_lead = "US soldiers are going to Poland."
    original = report("a", [LEAD, *REST], outlet="AP")
    copy = report("b", [new_lead, *REST[:4], "Edited by our desk."], outlet="Daily", lead=new_lead)
    assert voices(original, copy) == ("AP", "AP")


def test_what_another_wrote_on_the_same_news_is_a_second_voice():
    other = "Washington sends men to Poland."
    assert voices(
        report("a", [LEAD, *REST], outlet="AP"), report("b", [other, *OTHER], outlet="Daily", lead=other)
    ) == ("AP", "Daily")


def test_a_sentence_taken_over_word_for_word_adds_no_voice():
    assert voices(report("a", [LEAD, *REST], outlet="AP"), report("b", [LEAD, *OTHER], outlet="Daily")) == ("AP", "AP")


@pytest.mark.parametrize(("mark", "voice"), [("Reuters", "Reuters"), ("The Associated Press", "AP")])
def test_what_an_agency_signs_is_the_agencys(mark, voice):
    signed = f"WARSAW ({mark}) - {LEAD}"
    assert voices(report("a", [signed, *REST], outlet="Daily", lead=signed)) == (voice,)


def test_the_same_text_in_two_papers_is_two_articles_and_one_voice():
    one = report("a", [LEAD, *REST], outlet="Herald")
    other = replace(one, article=replace(one.article, outlet="Tribune", source="b.txt"))
    (deployment,) = merge_claims([one, other])
    assert {c.article.outlet for c in deployment.claims} == {"Herald", "Tribune"}
    assert len(set(deployment.voices)) == 1
    assert deployment.confidence == merge_claims([one])[0].confidence


def test_the_same_article_in_two_files_is_one_article_whichever_comes_first():
    one = report("a", [LEAD, *REST], outlet="Herald")
    other = replace(one, article=replace(one.article, source="aa-copy.txt"))
    for order in ([one, other], [other, one]):
        (deployment,) = merge_claims(order)
        assert [c.article.source for c in deployment.claims] == ["a.txt"]
    assert merge_claims([one]) == merge_claims([other, one])


def test_the_original_that_is_added_after_its_copy_is_the_voice():
    copy = report("b", [LEAD, *REST[:4]], outlet="Daily", published="2022-02-03")
    original = report("a", [LEAD, *REST], outlet="AP", published="2022-02-02")
    ledger = Ledger([copy])
    (told,) = ledger.deployments
    assert told.voices == ("Daily",)
    ledger.add([original])
    (told,) = ledger.deployments
    assert told.voices == ("AP", "AP")
    assert told.history[0].date == date(2022, 2, 2)
