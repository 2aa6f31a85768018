"""When a movement was or is to be, beside the day on which somebody told of it."""

from datetime import date

import pytest

from geo.articles import article_from_text
from geo.claims import claims_in

MONDAY = date(2019, 3, 4)
OWN_DAY = {
    "The Danish army said on Friday it will send 300 soldiers to Oslo next month.": "2019-04",
    "On Friday the Danish army announced that it had sent 300 soldiers to Oslo the previous day.": "2019-02-28",
    "The camp was attacked on 4 February and Togo sent 300 soldiers to Mali the next day.": "2019-02-05",
    "The war began in 2003, and Togo sent 300 soldiers to Liberia the following year.": "2004",
    "The war ended in May 2003 and Togo sent 300 soldiers to Liberia a month later.": "2003-06",
    "Togo sent 300 soldiers to Liberia when war broke out in 2003.": "2003",
    "Under the agreement of 3 May 2012, 300 Togolese soldiers left Mali last week.": "2019-02-25",
    "Togo will send 300 soldiers to Mali this coming Friday.": "2019-03-08",
    "Togo will send 300 soldiers to Mali in the autumn.": "2019-09",
    "Togo deployed 300 soldiers to Mali in the first quarter of 2014.": "2014",
    "Togo refused on Friday to send 300 soldiers to Mali by July.": "2019-07",
    "The Togolese parliament will vote on Wednesday on whether to send 300 soldiers to Mali.": "2019-03-06",
    "The withdrawal of 300 Togolese soldiers from Mali will be completed by July, officials said on Friday.": "2019-07",
    "The withdrawal of 300 Togolese soldiers from Mali is planned for July.": "2019-07",
    "The withdrawal of 300 Togolese soldiers from Mali, planned for July, has been cancelled.": "2019-07",
    "300 Togolese soldiers left Mali on Friday and will begin training in July.": "2019-03-01",
    "The Security Council extended the mandate of MINUSMA in Mali until 31 August.": "2019-08-31",
    "Togo extended the stay of its 300 soldiers in Mali until June.": "2019-06",
    "Oslo was quiet. 300 Danish soldiers flew to Oslo Sunday.": "2019-03-03",
}


@pytest.mark.parametrize("text", OWN_DAY)
def test_a_movement_has_its_own_day(text):
    told = claims_in(article_from_text(text, source="x", published=MONDAY))[-1]
    assert told.event_date is not None
    assert told.event_date.iso == OWN_DAY[text]


@pytest.mark.parametrize(
    "text",
    [
        "Togo sent 300 soldiers to Mali several months ago.",
        "Togo sent 300 soldiers to Congo in the 1960s.",
        "During the Second World War Togo sent 300 soldiers to Chad.",
        "The following year Togo sent 300 soldiers to Mali.",
    ],
)
def test_what_was_at_some_other_time_is_not_of_the_day_of_publication(text):
    assert claims_in(article_from_text(text, source="x", published=MONDAY))[-1].event_date is None
