"""Which phrases are forces, and whose they are: cases of our own, each of another kind and another war."""

from __future__ import annotations

from datetime import date

import pytest

from geo.articles import article_from_text
from geo.claims import claims_in
from geo.model import Action


def told(text: str):
    return claims_in(article_from_text(text, source="test.txt", published=date(2010, 5, 4)))


def last_sentence(text: str):
    claims = told(text)
    return [c for c in claims if c.start == max(c.start for c in claims)] if claims else []


OWNERS = {
    "the body of states that has the regional force": (
        (
            "Southern African Development Community envoys met in Maputo. Mozambique's army holds Macomia. "
            "The regional force has deployed to Palma."
        ),
        "SADC",
    ),
    "the mission, not the nation of its general": (
        (
            "UNDOF patrols the Golan Heights. UNDOF and UNTSO have offices there. "
            '"We have moved 200 soldiers to Quneitra," the Irish general said.'
        ),
        "UN",
    ),
    "both parties are the two that the text is about": (
        (
            "Armenia and Azerbaijan signed a truce. Armenia freed its prisoners, Azerbaijan half of them. "
            "Envoys of Russia, Iran and Turkey looked on. "
            "Both countries have moved tanks to Lachin."
        ),
        "AM+AZ",
    ),
    "whom what comes second belongs to": (
        "The USS Ross and her escorts are in the Barents Sea, 200 km from Norway.",
        "US",
    ),
    "the regiment that they are from": ("Reinforcements from the Coldstream Guards reached Limassol by air.", "GB"),
    "the army of which its own minister speaks": (
        (
            "Ghana leads the list of contributors. Togo's defence minister told reporters on Tuesday that the army had "
            "moved two battalions to Cinkasse."
        ),
        "TG",
    ),
    "a contingent named for whose it is": ("SAMIM said that the Angola Contingent had moved into Pemba.", "AO"),
    "the nation of blue helmets": (
        "The United Nations leads the mission. Some 400 Togolese blue helmets have been based at Ansongo since May.",
        "TG",
    ),
    "the body that its initials name": (
        "ECOMOG has said it will pull out the 900 soldiers it has in Buchanan.",
        "ECOWAS",
    ),
    "who began to do it after, with a day between": (
        "Sudan's envoys signed after Chad on Tuesday began withdrawing its soldiers from Birao.",
        "TD",
    ),
    "whose tanks they are who fly out to meet them": (
        (
            "Syria watches Jordan. Canadian soldiers boarded a plane in Trenton. They will fly to Amman and meet their "
            "tanks, which have sailed from Halifax."
        ),
        "CA",
    ),
    "whose the whole is of which they are a part": (
        (
            "The United Nations and Angola talked of Kenya. Bemba counts on a southern African force, of which 300 "
            "soldiers are already in Beni."
        ),
        "SADC",
    ),
    "the Marine Corps of the country that the paper is at home in": (
        (
            "CALLAO - The Marine Corps is sending a company to Puno. The Army has flown two battalions to Cusco. "
            "Tacna is quiet. Another company of the Marine Corps left for Juliaca."
        ),
        "PE",
    ),
    "whose minister, in the capital that opens the sentence, tells of it": (
        (
            "American and British soldiers trained in Norway in May, and American jets flew over them. "
            "In Ottawa, Defence Minister Jean Roy said three frigates would sail to the Baltic Sea."
        ),
        "CA",
    ),
    "the body of a part of the world": (
        (
            "The African Union pays for the force. Ethiopian troops have gone home from Baidoa. "
            "On Friday the African peacekeepers left Jowhar."
        ),
        "African Union",
    ),
    "who moves with them, not where": ("ECOWAS moved into Gambia with 7,000 soldiers.", "ECOWAS"),
    "whose the same force is a few words before": (
        (
            "French troops left Mali last year. America keeps some 1,000 soldiers in Niger, "
            "and a general in Stuttgart says they are staying in Agadez."
        ),
        "US",
    ),
    "the coalition, not its enemy": (
        "The Houthis hold Hodeidah with many soldiers. The coalition is building up its strength in Mocha.",
        "MNF",
    ),
    "a minister told of without his country": (
        (
            "Sweden will send a frigate to the border with Russia, Defence Minister Ann Holm said on Friday. "
            'On Saturday Holm said: "We are moving 40 soldiers to Gotland."'
        ),
        "SE",
    ),
    "by the country beside a service's name that many have": (
        "The National Guard of Cyprus moved in May. On Friday 200 soldiers of the National Guard went to Paphos.",
        "CY",
    ),
    "a breakaway state": (
        "Transdniestria has sent 300 soldiers to Bendery, its leaders said on Friday.",
        "Transnistria",
    ),
    "by the country after a body's name that many have": (
        "The National Security Council of Estonia met on Friday. It said that 200 of its soldiers had gone to Narva.",
        "EE",
    ),
    "who acts in the clause before, not the city that the paper writes from": (
        "Kampala: As Rwanda pressed its hunt for FDLR gunmen, the army is to shift 300 men from the Ugandan border.",
        "RW",
    ),
    "by its ship's prefix": ("HMS Ardent sailed from Gibraltar for the Gulf of Aden on Monday.", "GB"),
    "by its division": ("Some 900 soldiers of the 101st Airborne Division arrived in Kuwait on Friday.", "US"),
    "by its type, where nothing else tells": ("Six Su-24s landed at the Hmeimim base in Syria on Friday.", "RU"),
    "a body that is a force": ("The Carabinieri have withdrawn 150 paratroopers from Kosovo.", "IT"),
    "who withdraws, not where from": ("Peru plans Haiti troop withdrawal", "PE"),
    "whom a person serves": (
        "General Idris, who leads Sudan's army, said that 900 of his country's soldiers would stay in Yemen.",
        "SD",
    ),
    "the mission told of": ("Togo pays for it. UNAMID has 8,000 men. The mission began its exit from Darfur.", "UN"),
    "who joins a mission": ("Sierra Leone is to join the African Union force in Somalia, the army said.", "SL"),
    "a region with forces of its own": ("Puntland has sent hundreds more soldiers to the town of Galkayo.", "Puntland"),
    "a mission's nation before the mission": (
        "In Lebanon the 300 Ghanaian soldiers of UNIFIL left Naqoura on Friday.",
        "GH",
    ),
    "from a country": ("Peacekeepers from Uruguay arrived in Haiti on Friday.", "UY"),
    "who orders it": (
        (
            "Address by President Chirac on Chad\n\nPresident Kufuor of Ghana called me this morning. "
            "I have ordered the dispatch of 90 soldiers to Abeche."
        ),
        "FR",
    ),
    "whose minister speaks at home": (
        (
            "HARARE, May 28, 1987 - Statement by the Prime Minister in the House of Assembly\n\nTanzania has 3,000 "
            "soldiers at Quelimane. I have ordered two battalions of our army to Chimoio."
        ),
        "ZW",
    ),
    "the nation the article tells of": (
        (
            "The Danish government met on Tuesday. Denmark has 700 soldiers in Helmand. "
            "Defence chiefs said the troops would leave Afghanistan in June."
        ),
        "DK",
    ),
    "peacekeepers of the body that has them there": (
        (
            "Kenya offered its help. The UN force of 5,000 men has been in Abyei since 2011, and Kenyan soldiers train "
            "at home. The peacekeepers will leave Abyei in May."
        ),
        "UN",
    ),
    "the letter's own": (
        "Norwegian troops will go to Bosnia. Norway has joined no brigade, Poland has. Our men will be in Bosnia.",
        "NO",
    ),
    "parts of a body": (
        "Kenya waits. The 3d Marine Division is the American reserve; two of its battalions landed in Somalia.",
        "US",
    ),
    "the strength in a report": (
        "Report of the Secretary-General. Nepal's battalion is in Haiti. As at 4 May the strength stood at 7,804.",
        "UN",
    ),
    "no country's own peacekeepers": ("A contingent of 900 peacekeepers has reached Haiti.", None),
    "both countries": (
        "Talks between India and Pakistan failed on Monday. Both countries sent 2,000 troops to Kashmir.",
        "IN+PK",
    ),
    "government forces": (
        (
            "The government of Chad spoke on state radio. Rebels had taken Faya a day before, it said. "
            "Government troops were sent to Faya on Sunday."
        ),
        "TD",
    ),
    "not the one who only asks": (
        (
            "The Soviet Union has kept 900 soldiers on the Kuril islands since 1945.\n\nAnswering a Japanese "
            "television company, General Petrov said that the soldiers would leave Iturup in May."
        ),
        "SU",
    ),
    "not the one that built them": ("Ukraine sent 40 Russian-made T-72 tanks to Kharkiv on Friday.", "UA"),
    "not the country inside another name": (
        (
            "Chile has 300 soldiers in Haiti. A South American summit met on Friday. "
            "The South American troops in Cap-Haitien are 900, and the 300 soldiers will leave Haiti in May."
        ),
        "CL",
    ),
    "not the one who lets them in": (
        (
            "Britain has 200 men in Kuwait City. Kuwait asked for more soldiers. "
            "Kuwait's emir welcomed the troops in Kuwait City on Monday."
        ),
        "GB",
    ),
    "not the minister met, but the one who says it": (
        (
            "Norway's defence minister, Anne Strom, met her German counterpart. "
            "She said 150 soldiers would leave Kabul for Mazar-i-Sharif."
        ),
        "NO",
    ),
    "a spokesman in his capital": (
        (
            "Talks between Chad and Libya failed on Friday.\n\n"
            "A spokesman in Tripoli said on state radio that 400 soldiers had been sent to Aouzou."
        ),
        "LY",
    ),
    "the body that an officer serves in": (
        "At Bangui airport a lieutenant in the French army said his platoon would move to Bossangoa on Sunday.",
        "FR",
    ),
    "a country by its region": (
        (
            "Nicaragua pulled out in February, and Honduras joined the force because Washington had asked it to. "
            "The United States thanked Poland. The Central American country keeps 370 soldiers in Najaf."
        ),
        "HN",
    ),
    "the army of a dateline": (
        "ADDIS ABABA -- The army said on Thursday that two more brigades had been sent to Zalambessa.",
        "ET",
    ),
    "a nation's service of a name that others bear": (
        "The Brazilian Marine Corps moved 200 soldiers to Port-au-Prince on Friday.",
        "BR",
    ),
    "a nation in a unit's name": ("Some 90 soldiers of the Royal Thai Regiment flew to Dili on Friday.", "TH"),
    "the North": (
        "South Korea's defence ministry met on Monday. The North moved 20,000 soldiers to Kaesong, it said.",
        "KP",
    ),
    "rebels of a country": ("Syrian rebels backed by Turkey entered Jarablus on Friday.", "Syrian rebels"),
    "not whom it favours": (
        "The Northern Alliance has moved 300 anti-Taliban soldiers to Kunduz.",
        "Northern Alliance",
    ),
    "the last force of that noun": (
        "Greece put its troops in Evros on alert after Turkey moved a brigade there. The brigade came from Edirne.",
        "TR",
    ),
    "a city that is a bloc's too": (
        (
            "Ten Belgian paratroopers died in Kigali in April. Rwanda offered its regrets. "
            "Brussels withdrew its 400 soldiers from Rwanda a week later."
        ),
        "BE",
    ),
    "the guns' own side, not the onlooker's": (
        (
            "Georgia reported on the Russian army. Russian soldiers camp in Gori. "
            "Another 400 soldiers have arrived in Gori, observers said."
        ),
        "RU",
    ),
}


@pytest.mark.parametrize("name", OWNERS)
def test_whose_forces(name):
    text, code = OWNERS[name]
    claims = last_sentence(text)
    assert claims, "no claim"
    assert {c.actor for c in claims} == {code}


@pytest.mark.parametrize(
    ("text", "count", "count_of"),
    [
        ("The frigate Bremen sailed from Kiel for Djibouti on Monday.", (1, 1), "ships"),
        ("The Greek destroyers Kimon and Nearchos sailed from Crete for Cyprus on Monday.", (2, 2), "ships"),
        ("France has sent one company of 140 soldiers to Bangui.", (140, 140), "people"),
        ("A group of F-16 jets from Norway landed in Lithuania on Monday.", (None, None), "units"),
        ("Portugal flew 60 paras to Bissau on Monday.", (60, 60), "people"),
        ("Spain sent 12 armoured personnel carriers to Mostar.", (12, 12), "vehicles"),
    ],
)
def test_what_is_counted(text, count, count_of):
    (claim,) = told(text)
    assert ((claim.count_min, claim.count_max), claim.count_of) == (count, count_of)


@pytest.mark.parametrize(
    ("text", "force", "count"),
    [
        ("Cuba sent 3,000 soldiers to Angola. Half of them have left Luanda.", "Half", (1500, 1500)),
        ("Egypt sent 900 soldiers to Yemen. They left Yemen on Friday.", "They", (None, None)),
        ("India sent 900 soldiers to Jaffna. Another 300 will arrive in Jaffna soon.", "Another 300", (300, 300)),
    ],
)
def test_a_word_that_stands_for_a_force_told_of(text, force, count):
    (claim,) = last_sentence(text)
    assert (claim.force, (claim.count_min, claim.count_max)) == (force, count)
    assert claim.actor == told(text)[0].actor


@pytest.mark.parametrize(
    "text",
    [
        "The labour force in Norway grew by 4,000 people, and 300 workers moved to Oslo.",
        "Officials from Peru arrived in Lima on Friday. They left the city on Sunday.",
        "The rescue team of 40 men flew from Zurich to Istanbul.",
        "Liverpool's squad flew to Madrid on Tuesday with two defenders missing.",
    ],
)
def test_what_is_no_force(text):
    assert told(text) == []


def test_an_article_that_names_no_force_is_passed_over():
    news = "The council raised taxes on Monday. Residents of the town left the hall in anger. " * 20
    assert told(news) == []
    assert len(told(f"{news} Kenya withdrew its 700 soldiers from Somalia.")) == 1


def test_a_country_that_is_only_gone_to_does_not_own_who_goes_there():
    assert [c.actor for c in told("The frigate Absalon reached Libya on Monday.") if c.actor == "LY"] == []
    assert [c.actor for c in told("Turkish troops left Syria. The tanks entered Iraq on Monday.")] == ["TR", "TR"]


def test_those_who_are_relieved_do_not_own_who_relieves_them():
    claims = told("Chile withdrew from Haiti. Some 450 soldiers were flown to Juba to take over from Indian troops.")
    assert [c.actor for c in claims if c.count_min == 450] in ([], ["CL"])
    assert [c.actor for c in claims if c.force == "Indian troops"] == ["IN"]


def test_rebels_are_not_the_state_that_speaks_of_them():
    claims = told("The Congolese army lost Goma on Friday. Rebel fighters have entered Bukavu too, the army said.")
    assert [c.actor for c in claims if "ebel" in (c.force or "")] in ([], [None])
    assert "CD" not in {c.actor for c in claims if c.action is Action.MOVE}


def test_who_only_watches_is_not_whose_forces_they_are():
    text = (
        "Kenya and Somalia quarrel over the border. On the Kenyan side, UNISOM observed the arrival of four battalions "
        "in the areas of Mandera and El Wak on Monday."
    )
    assert [c.actor for c in told(text)] == ["KE"]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("MANILA - The Marine Corps is sending two battalions to Jolo.", "PH"),
        ("Mr Maduro of Venezuela has sent the Republican Guard into Maracaibo.", "VE"),
        ("The Marine Corps is sending two battalions to Jolo, the American embassy said.", "US"),
    ],
)
def test_a_service_that_many_have_is_the_country_s_whose_affairs_are_told(text, owner):
    assert claims_in(article_from_text(text, source="x"))[0].actor == owner


@pytest.mark.parametrize(
    "leaving", ["The 200 soldiers from Benin will leave in May.", "Troops from Benin were also withdrawn."]
)
def test_those_who_leave_are_of_the_country_they_are_from(leaving):
    (claim,) = last_sentence(f"Kenyan troops landed in Haiti in March. {leaving}")
    assert (claim.actor, claim.action, [p.name for p in claim.origin]) == ("BJ", Action.WITHDRAW, ["Haiti"])


def test_what_comes_when_something_else_does_is_yet_to_come():
    claims = told("Mali will be on its own once the last French soldiers leave.")
    assert [(c.actor, c.status) for c in claims] == [("FR", "announced")]


@pytest.mark.parametrize(
    ("text", "code", "count", "count_of"),
    [
        (
            "Ghana called its 900-strong contingent home; American planes flew 300 of them to Accra.",
            "GH",
            300,
            "people",
        ),
        (
            "HMAS Anzac and HMAS Perth lie off Dili. A further 2,000 will come by sea.",
            "AU",
            2000,
            "people",
        ),
        ("A convoy of 40 Russian military vehicles entered Armenia.", "RU", 40, "vehicles"),
        ("The Czechs have two armies in Slovakia.", "CZ", 2, "units"),
        (
            "Some 5,000 Marines are ringed by two Malian divisions at Gao. America sent more.",
            "US",
            5000,
            "people",
        ),
        ("Kenya will join the mission in Mali. The first 200 soldiers will leave on Monday.", "KE", 200, "people"),
    ],
)
def test_what_is_counted_is_of_whom_it_is(text: str, code: str, count: int, count_of: str) -> None:
    claim = next(c for c in told(text) if c.count_min == count)
    assert (claim.actor, claim.count_of) == (code, count_of)


def test_the_first_of_a_new_contingent_set_out() -> None:
    going = told("Kenya will join the mission in Mali. The first 200 soldiers will leave on Monday.")[-1]
    assert going.action is Action.DEPLOY


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Prime Minister Menachem Begin said Israeli troops had entered Lebanon.", "Prime Minister Menachem Begin"),
        ("KIEV/DONETSK, Aug 28 (Reuters) - Ukraine said that Russian troops had entered Donetsk.", "Ukraine"),
    ],
)
def test_the_speaker_is_named_as_he_is(text: str, speaker: str) -> None:
    assert [c.said_by for c in told(text)] == [speaker]
