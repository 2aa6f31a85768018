"""How many a force is said to be, and of what, however that is put."""

from __future__ import annotations

import pytest

from geo.articles import article_from_text
from geo.claims import claims_in
from geo.model import Action, Status

COUNTS = (
    ("Turkey will withdraw between 300 and 400 soldiers from Somalia by June.", 300, 400, "people"),
    ("Turkey will withdraw upwards of 900 troops from Somalia by June.", 900, None, "people"),
    ("Turkey has sent from 400 to 500 soldiers to Somalia.", 400, 500, "people"),
    ("Five to six hundred soldiers from Canada arrived in Latvia on Monday.", 500, 600, "people"),
    ("Canada has sent 2 to 3,000 soldiers to Latvia.", 2000, 3000, "people"),
    ("One and a half thousand soldiers from Canada arrived in Latvia on Monday.", 1500, 1500, "people"),
    ("Italy has 3,000-plus troops stationed in Lebanon.", 3000, None, "people"),
    ("Italy said on Monday it would send 2,000 or more soldiers to Lebanon.", 2000, None, "people"),
    ("Kenya has dozens of military advisers stationed in Mozambique.", 24, None, "people"),
    ("Italy has tens of thousands of troops stationed in Lebanon.", 20000, None, "people"),
    ("Turkey has half of its 900 soldiers stationed in Somalia.", 450, 450, "people"),
    ("Kenya has the first 200 of 900 soldiers stationed in Mozambique.", 200, 200, "people"),
    ("Most of the 900 Kenyan soldiers in Mozambique have left the country.", None, None, "people"),
    ("Brazil has sent most of its 900 soldiers to Haiti.", None, None, "people"),
    ("Two dozen military trainers from Kenya arrived in Mozambique on Monday.", 24, 24, "people"),
    ("Six F-16 fighters of the Belgian air force arrived in Jordan.", 6, 6, "aircraft"),
    ("Four Swedish Gripen fighters landed in Sicily.", 4, 4, "aircraft"),
    ("Brazil has sent 70 Kurdish fighters to Haiti as soldiers.", 70, 70, "people"),
    ("The US has deployed a squadron of 12 F-22 Raptors to Qatar.", 12, 12, "aircraft"),
    ("A detachment of four Ukrainian Mi-24s was flown to Ivory Coast.", 4, 4, "aircraft"),
    ("A flotilla of five Russian ships docked in Havana on Wednesday.", 5, 5, "ships"),
    ("A column of 40 Russian tanks rolled into Georgia.", 40, 40, "vehicles"),
    ("Kenya sent a force of two battalions to Somalia.", 2, 2, "units"),
    ("Kenya sent a brigade of three battalions to Somalia.", 1, 1, "units"),
    ("Dozens of Russian battalions have been moved to Belgorod.", 24, None, "units"),
    ("Italy has deployed a battery with 160 soldiers to Kuwait.", 160, 160, "people"),
    ("Italy has deployed a company with 160 soldiers to Kuwait.", 160, 160, "people"),
    ("Ghana sent two companies of 120 soldiers each to Gambia.", 240, 240, "people"),
    ("The Vikings, a Danish mechanised battalion of 600, arrived in Iraq in March.", 600, 600, "people"),
    ("Task Force Viking, a Danish battlegroup of 600 soldiers, arrived in Helmand.", 600, 600, "people"),
    ("Two US destroyers, the USS Ross and the USS Porter, entered the Black Sea on Friday.", 2, 2, "ships"),
    ("The Dutch frigate Ula, the tanker Var and the minehunter Urk arrived in Riga on Monday.", 3, 3, "ships"),
    ("HMS Daring, HMS Dragon and HMS Diamond have arrived in the Gulf.", 3, 3, "ships"),
    ("Denmark has approved a force uplift of 300 soldiers for Latvia.", 300, 300, "people"),
    ("Canada will raise its contingent in Latvia by 300 to 900 soldiers.", 300, 300, "people"),
    ("Qatar has pledged four Mirage fighters for the no-fly zone over Libya.", 4, 4, "aircraft"),
)


@pytest.mark.parametrize(("text", "low", "high", "count_of"), COUNTS)
def test_a_force_is_counted_as_it_is_told(text: str, low: int | None, high: int | None, count_of: str) -> None:
    told = [(c.count_min, c.count_max, c.count_of) for c in claims_in(article_from_text(text, source="t"))]
    assert told == [(low, high, count_of)]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Brazil has sent 850 blue helmets to Haiti.", "BR"),
        ("850 blue helmets from Kenya arrived in Haiti on Monday.", "KE"),
        ("Blue helmets arrived in Goma on Monday, a UN spokesman said.", "UN"),
        ("A contingent of 850 peacekeepers from Brazil arrived in Haiti on Monday.", "BR"),
        ("Turkey has sent 200 National Guard troops to Somalia.", "TR"),
        ("200 National Guard troops from Italy arrived in Lebanon on Monday.", "IT"),
        ("Kenya will withdraw 200 National Guard troops from Mozambique by June.", "KE"),
    ],
)
def test_those_who_serve_under_a_common_name_are_of_who_sends_them(text: str, actor: str) -> None:
    assert [c.actor for c in claims_in(article_from_text(text, source="t"))] == [actor]


def test_blue_helmets_are_no_unit() -> None:
    (claim,) = claims_in(article_from_text("Nepal sent 300 blue helmets to Goma.", source="t"))
    assert claim.unit is None


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Britain is to cut its force in Iraq from 7,100 to 5,500 in the coming months.", 7100),
        ("Canada will increase its force in Latvia from 500 to 900 soldiers.", 500),
        ("Canada has increased its force in Latvia from 500 to 900 soldiers.", 900),
        ("Kenya cut its force in Somalia from 4,000 to 3,600 soldiers.", 3600),
        ("The number of Turkish soldiers in Somalia has risen from 300 to 1,500 since January.", 1500),
    ],
)
def test_who_are_there_is_told_beside_a_change(text: str, there: int) -> None:
    told = [c for c in claims_in(article_from_text(text, source="t")) if c.action is Action.STATION]
    assert [(c.count_min, c.count_max, c.status) for c in told] == [(there, there, Status.IN_PLACE)]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb went off in Gao on Friday, sending French soldiers fleeing.",
        "The attack sent Malian soldiers running for cover in Kidal.",
        "There is no increase in force levels in Latvia, Danish officials said.",
        "The rotation does not represent an increase in the number of US troops in Latvia.",
        "Poland has ordered 250 Abrams tanks from the United States.",
        "The UN soldiers are few: the mission has a goal of 2,500 troops in the country.",
        "Maersk, a Danish company of 80,000 employees, left Russia.",
    ],
)
def test_what_moves_no_force_is_not_told(text: str) -> None:
    assert not claims_in(article_from_text(text, source="t"))


def test_the_largest_so_far_is_told_once() -> None:
    text = "Kenya sent 1,200 soldiers to Haiti, the largest group it has ever sent abroad."
    assert [c.count_min for c in claims_in(article_from_text(text, source="t"))] == [1200]


def test_those_who_would_follow_are_announced() -> None:
    text = "The first 200 Danish soldiers landed in Latvia on Monday; another 300 would follow in June."
    claims = claims_in(article_from_text(text, source="t"))
    assert [(c.count_min, c.status) for c in claims] == [(200, Status.COMPLETED), (300, Status.ANNOUNCED)]


def test_a_ship_does_not_come_from_where_it_stopped() -> None:
    text = "HMS Kent has spent six months in the Gulf. The frigate is on her way home after a stop in Gibraltar."
    last = claims_in(article_from_text(text, source="t"))[-1]
    assert [p.name for p in last.origin] == ["Persian Gulf"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The African Union force in Somalia comprises 6,000 Ugandans, 5,000 Burundians and 4,000 Kenyans.",
            [("UG", 6000), ("BI", 5000), ("KE", 4000)],
        ),
        ("Ghana, Senegal and Togo sent a battalion apiece to Gambia.", [("GH", 1), ("SN", 1), ("TG", 1)]),
        (
            "HMAS Adelaide, HMNZS Te Kaha and the USS Mobile Bay are said to be off the Timor coast.",
            [("AU", 1), ("NZ", 1), ("US", 1)],
        ),
    ],
)
def test_each_of_a_row_is_told(text: str, told: list[tuple[str, int]]) -> None:
    assert [(c.actor, c.count_min) for c in claims_in(article_from_text(text, source="t"))] == told
