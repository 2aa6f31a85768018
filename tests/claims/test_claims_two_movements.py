"""Two or three movements in one sentence are told each with its own owner, number, place and status."""

from __future__ import annotations

from datetime import date

import pytest

from geo.articles import article_from_text
from geo.claims import claims_in
from geo.model import Action, Status

FACT = {Status.COMPLETED, Status.UNDER_WAY, Status.IN_PLACE}
VERB_LEFT_OUT = {
    "Italy sent some 1,200 troops to Latvia, Brazil 300 soldiers to Somalia and Portugal two battalions to Basra.": [
        "IT 1200 Latvia fact", "BR 300 Somalia fact", "PT 2 Basrah fact"],
    "Spain sent 200 soldiers to Aden, France 300 and Italy a company.": [
        "ES 200 Aden fact", "FR 300 Aden fact", "IT 1 Aden fact"],
    "Pakistan has 200 soldiers in Mali, Senegal 300 in Erbil and Poland 150 in Mosul.": [
        "PK 200 Mali fact", "SN 300 Erbil fact", "PL 150 Mosul fact"],
    "Britain withdrew 300 soldiers from Mosul, Denmark 100 from Kuwait and Poland a brigade from Gao.": [
        "GB 300 Mosul fact", "DK 100 Kuwait fact", "PL 1 Gao fact"],
    "India has 300 soldiers in Mali, 200 in Chad and a company in Goma.": [
        "IN 300 Mali fact", "IN 200 Chad fact", "IN 1 Goma fact"],
    "Kenya has 300 soldiers in Mali, Chad 400 miles away is calm.": ["KE 300 Mali fact"],
    "Poland has deployed troops to Latvia (300), Kosovo (200) and Cyprus (50).": [
        "PL 300 Latvia fact", "PL 200 Kosovo fact", "PL 50 Cyprus fact"],
    "The force in Liberia comprises 300 soldiers from Nigeria, 200 from Turkey and 100 from Japan.": [
        "NG 300 Liberia fact", "TR 200 Liberia fact", "JP 100 Liberia fact"],
}  # fmt: skip
SET_AGAINST = {
    "France has 600 soldiers in Mali, twice as many as in Chad.": ["FR 600 Mali fact"],
    "France has more troops in Mali than in Chad.": ["FR - Mali fact"],
    "Danish troops went to Mali instead of to Chad.": ["DK - Mali fact"],
    "Denmark will send 300 soldiers to Mali rather than to Chad.": ["DK 300 Mali announced"],
    "Denmark has troops neither in Mali nor in Chad.": ["DK - Chad+Mali denied"],
    "Polish troops have left neither Mali nor Chad.": ["PL - Chad+Mali denied"],
    "Danish troops are not in Mali but in Chad.": ["DK - Chad fact"],
    "Denmark has no troops in Mali but 300 in Chad.": ["DK - Mali denied", "DK 300 Chad fact"],
    "Denmark sent no tanks to Mali but 300 soldiers to Chad.": ["DK - Mali denied", "DK 300 Chad fact"],
    "Not Denmark but Poland sent 300 soldiers to Mali.": ["PL 300 Mali fact"],
    "Poland rather than Denmark will send 300 soldiers to Mali.": ["PL 300 Mali announced"],
    "It was Polish troops, not Danish ones, who entered Mali.": ["PL - Mali fact"],
    "It was not Polish troops who entered Mali.": ["PL - Mali denied"],
    "It was not only Polish troops who entered Mali.": ["PL - Mali fact"],
    "Poland has 300 soldiers in Mali, against 200 Danish soldiers in Chad.": ["PL 300 Mali fact", "DK 200 Chad fact"],
    "Polish troops are in Mali as well as in Chad.": ["PL - Chad+Mali fact"],
}
ONE_MODAL = {
    "Polish troops will leave Mali in May and be replaced by 300 Danes.": [
        "PL - Mali announced", "DK 300 Mali announced"],
    "Polish troops have left Mali and been replaced by 300 Danes.": ["PL - Mali completed", "DK 300 Mali completed"],
    "Kenya may withdraw 300 soldiers from Chad and be asked to send 200 to Mali.": [
        "KE 300 Chad considered", "KE 200 Mali demanded"],
    "Polish troops will not leave Mali or be replaced by Danish soldiers.": [
        "PL - Mali denied", "DK - Mali denied"],
}  # fmt: skip
IN_TURN = {
    "Denmark has asked Poland to send 300 soldiers to Mali and Italy to withdraw its troops from Chad.": [
        "PL 300 Mali demanded", "IT - Chad demanded"],
    "Denmark asked Poland to send troops to Mali and Chad to protect civilians.": ["PL - Chad+Mali demanded"],
    "Two Russian battalions and 80 Pakistani soldiers arrived in Aden and Gao respectively.": [
        "RU 2 Aden fact", "PK 80 Gao fact"],
    "Polish and Danish troops are in Mali and Chad respectively.": ["PL - Mali fact", "DK - Chad fact"],
    "Poland and Denmark have 300 and 200 soldiers in Mali and Chad respectively.": [
        "PL 300 Mali fact", "DK 200 Chad fact"],
    "To Lebanon went three Russian infantry companies, to Iraq some 1,200 Portuguese troops.": [
        "RU 3 Lebanon fact", "PT 1200 Iraq fact"],
    "In Iraq there are 300 Indian troops, in Gao 450 Spanish peacekeepers.": ["IN 300 Iraq fact", "ES 450 Gao fact"],
    "In Cyprus Britain has 80 soldiers, in Kuwait 200.": ["GB 80 Cyprus fact", "GB 200 Kuwait fact"],
    "Two Spanish battalions are in Mogadishu - 150 Pakistani paratroopers are on their way to Erbil.": [
        "ES 2 Mogadishu in_place", "PK 150 Erbil under_way"],
}  # fmt: skip
ONE_AFTER_THE_OTHER = {
    "The battalion that Italy sent to Liberia has reached Chad.": ["IT - Liberia completed", "IT - Chad completed"],
    "2,500 Italian troops, who left Haiti last year, are now in Chad.": ["IT 2500 Chad completed"],
    "Following the withdrawal of 150 Italian soldiers from Cyprus, 300 Indian soldiers were sent to Goma.": [
        "IT 150 Cyprus completed", "IN 300 Goma completed"],
    "Since the departure of Nigerian troops from Mogadishu, two Canadian battalions have moved into Chad.": [
        "NG - Mogadishu completed", "CA 2 Chad completed"],
    "The withdrawal of 300 Japanese soldiers from Aden will be followed by the arrival of 90 Danish tanks in Gao.": [
        "JP 300 Aden announced", "DK 90 Gao announced"],
    "Pakistani troops began leaving Kabul on Monday and should be in Mosul by Friday.": [
        "PK - Kabul under_way", "PK - Mosul announced"],
    "600 Kenyan marines left Mosul in May but returned in June.": ["KE 600 Mosul fact", "KE 600 Mosul fact"],
    "The last three Danish companies left Kabul on Monday; two Portuguese battalions will follow in June.": [
        "DK 3 Kabul fact", "PT 2 Kabul announced"],
    "In addition to the 2,500 troops in Aden, Canada will send three infantry companies to Erbil.": [
        "CA 2500 Aden fact", "CA 3 Erbil announced"],
    "Apart from two Ghanaian battalions in Mali, there are 150 Ugandan paratroopers in Sierra Leone.": [
        "GH 2 Mali fact", "UG 150 Sierra Leone fact"],
}  # fmt: skip
BESIDE_THE_CLAUSE = {
    "150 Danish soldiers are in Erbil, 450 Ghanaian peacekeepers in Burundi and Russian troops in Bangui.": [
        "DK 150 Erbil fact", "GH 450 Burundi fact", "RU - Bangui fact"],
    "Two Indian battalions will be sent to Mogadishu and Pakistani troops to Iraq.": [
        "IN 2 Mogadishu announced", "PK - Iraq announced"],
    "2,500 Danish troops have withdrawn from Kandahar and 450 Ghanaian peacekeepers from Cyprus.": [
        "DK 2500 Kandahar completed", "GH 450 Cyprus completed"],
    "150 Brazilian paratroopers were moved from Aden to Cyprus and three Italian companies from Goma to Gao.": [
        "BR 150 Cyprus completed", "IT 3 Gao completed"],
    "HMS Kent is in Cyprus, HMS Argyll in Malta and HMS Lancaster in Oman.": [
        "GB 1 Cyprus fact", "GB 1 Malta fact", "GB 1 Oman fact"],
    "Senegal has withdrawn its troops from Djibouti and Denmark from Kandahar.": [
        "SN - Djibouti completed", "DK - Kandahar completed"],
    "Russia has troops in Kabul, and Canada in Burundi.": ["RU - Kabul fact", "CA - Burundi fact"],
    "Russia has troops in Erbil and Mosul in northern Iraq.": ["RU - Erbil+Mosul fact"],
    "Italy's three companies in Goma and France's 600 marines in Mali will stay.": [
        "IT 3 Goma announced", "FR 600 Mali announced"],
    "The Polish troops in Gao and the Ghanaian troops in Chad are to be withdrawn.": [
        "PL - Gao announced", "GH - Chad announced"],
    "The 300 Russian soldiers in Mosul are to be replaced by the 200 French soldiers now in Gao.": [
        "RU 300 Mosul announced", "FR 200 Mosul announced"],
    "Of Norway's 900 soldiers in Aden, 300 left in May and 600 will leave in June.": [
        "NO 300 Aden completed", "NO 600 Aden announced"],
    "Ghana has 600 soldiers in Gao but will withdraw 300 by June.": ["GH 600 Gao fact", "GH 300 Gao announced"],
    "India has 600 soldiers in Somalia, 200 of them in Goma.": ["IN 600 Somalia fact", "IN 200 Goma fact"],
}  # fmt: skip
WITH_SPEECH = {
    '"We are leaving Kuwait," the Brazilian general said, "but two Turkish battalions will stay."': [
        "BR - Kuwait under_way", "TR 2 Kuwait announced"],
    "Our troops are leaving Kuwait, the Brazilian general said, but two Turkish battalions will stay.": [
        "BR - Kuwait under_way", "TR 2 Kuwait announced"],
    "Spain accused Norway of moving 900 troops into Bangui and of keeping 200 troops in Cyprus.": [
        "NO 900 Bangui reported", "NO 200 Cyprus reported"],
    "The first 100 of 500 Ugandan soldiers have left Mali, with the rest due to follow in June.": [
        "UG 100 Mali completed", "UG - Mali announced"],
}  # fmt: skip
EVERY = WITH_SPEECH | BESIDE_THE_CLAUSE | VERB_LEFT_OUT | SET_AGAINST | ONE_MODAL | IN_TURN | ONE_AFTER_THE_OTHER


def told(text: str) -> list[str]:
    claims = claims_in(article_from_text(text, source="x", published=date(2021, 3, 10)))
    rows = []
    for claim in claims:
        places = claim.origin if claim.action is Action.WITHDRAW else claim.destination
        count = claim.count_min or claim.count_max
        rows.append((claim.actor, count, "+".join(sorted(p.name for p in places)), claim.status))
    return [f"{who} {count or '-'} {where} {status.value}" for who, count, where, status in rows]


def alike(said: str, wanted: str) -> bool:
    *said_words, said_status = said.split()
    *wanted_words, wanted_status = wanted.split()
    real = wanted_status == "fact" and Status(said_status) in FACT
    return said_words == wanted_words and (real or said_status == wanted_status)


@pytest.mark.parametrize(("text", "wanted"), EVERY.items())
def test_each_is_told_with_what_is_its_own(text, wanted):
    rows = told(text)
    assert len(rows) == len(wanted), rows
    for row in wanted:
        assert any(alike(said, row) for said in rows), rows


def test_each_share_has_its_own_date():
    text = "Spain sent 200 soldiers to Aden in 2003, Italy 300 in 2004 and Poland 150 in 2005."
    claims = claims_in(article_from_text(text, source="x", published=date(2021, 3, 10)))
    assert [(c.actor, c.event_date.iso) for c in claims] == [("ES", "2003"), ("IT", "2004"), ("PL", "2005")]
