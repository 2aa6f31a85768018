"""What must hold for any claims in any order."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from storyboard import article, claim

from geo.deployments import Ledger, as_of, merge_claims, on, readings
from geo.deployments.clocks import counted_once, is_outdone

FIRST = date(2022, 1, 1)
PLACES = ["Poland", "Germany", "Romania", "Ukraine", "Europe", "Eastern Europe", "Constanta", "United States"]
STATUSES = ["announced", "under_way", "in_place", "denied", "considered", "demanded", "reported", "completed"]

SLOTS = st.fixed_dictionaries(
    {
        "actor": st.sampled_from(["US", "RU", None]),
        "action": st.sampled_from(["deploy", "move", "station", "mass", "withdraw", "alert"]),
        "status": st.sampled_from(STATUSES),
        "count_min": st.sampled_from([None, 1000, 2000, 3000, 20000, 100000]),
        "open": st.booleans(),
        "origin": st.lists(st.sampled_from(PLACES), max_size=1),
        "destination": st.lists(st.sampled_from(PLACES), max_size=2, unique=True),
        "relation": st.sampled_from([None, None, "near border of Ukraine", "east of Ukraine"]),
        "unit": st.sampled_from([None, None, "82nd Airborne Division", "2nd Cavalry"]),
    }
)
ARTICLES = st.lists(
    st.tuples(
        st.one_of(st.none(), st.integers(0, 120)),
        st.sampled_from(["DW", "VOA", "AP", None]),
        st.lists(SLOTS, min_size=1, max_size=4),
    ),
    min_size=1,
    max_size=6,
)


@st.composite
def stories(draw):
    found = []
    for number, (day, outlet, told) in enumerate(draw(ARTICLES)):
        lines = [f"Line {i} of {number}." for i in range(len(told))]
        published = None if day is None else (FIRST + timedelta(days=day)).isoformat()
        source = article(str(number), lines, published=published, outlet=outlet)
        for line, slots in zip(lines, told, strict=True):
            given_slots = dict(slots)
            count_max = None if given_slots.pop("open") else slots["count_min"]
            found.append(claim(source, line, **given_slots, count_max=count_max))
    return found


def published_by(claims, day):
    return [c for c in claims if c.article.published and c.article.published <= day]


@settings(max_examples=60, deadline=None)
@given(stories(), st.randoms(use_true_random=False))
def test_order_does_not_matter(claims, rng):
    shuffled = list(claims)
    rng.shuffle(shuffled)
    assert merge_claims(shuffled) == merge_claims(claims)


@settings(max_examples=60, deadline=None)
@given(stories())
def test_no_claim_is_lost_or_in_two_deployments_and_merging_again_changes_nothing(claims):
    found = merge_claims([*claims, *claims[:2]])
    held = [c for d in found for c in d.claims]
    assert sorted(held, key=lambda c: c.id) == sorted(claims, key=lambda c: c.id)
    assert len({d.id for d in found}) == len(found)
    assert all(len(d.because) == len(d.claims) - 1 for d in found)
    assert merge_claims(held) == found


@settings(max_examples=200, deadline=None)
@given(stories(), st.randoms(use_true_random=False))
def test_adding_articles_one_by_one_in_any_order_gives_what_merging_all_gives(claims, rng):
    articles = {}
    for c in claims:
        articles.setdefault(c.article.source, []).append(c)
    ledger, before = Ledger(), {}
    for name in rng.sample(sorted(articles), k=len(articles)):
        changed = ledger.add(articles[name])
        now = {d.id: d for d in ledger.deployments}
        assert changed >= {i for i in before.keys() | now.keys() if before.get(i) != now.get(i)}
        before = now
    assert ledger.deployments == merge_claims(claims)
    assert ledger.add(claims) == set()


@settings(max_examples=60, deadline=None)
@given(stories(), st.integers(0, 121))
def test_as_of_a_day_is_what_merging_that_days_articles_gives(claims, days):
    day = FIRST + timedelta(days=days)
    last = max((c.article.published for c in claims if c.article.published), default=None)
    told = as_of(merge_claims(claims), day)
    if last is None:
        assert told == []
    elif day < last:
        assert told == merge_claims(published_by(claims, day))
        assert all(step.date <= day for d in told for step in d.history)
    else:
        assert told == merge_claims(claims)


@settings(max_examples=60, deadline=None)
@given(stories(), st.integers(0, 121))
def test_who_yields_in_a_sum_yields_to_one_that_is_counted(claims, days):
    told = {d.id: d for d in as_of(merge_claims(claims), FIRST + timedelta(days=days))}
    for deployment in told.values():
        rival = told[deployment.rival_of] if deployment.rival_of else None
        assert rival is None or counted_once(told, rival) or rival.part_of == deployment.id
        assert not deployment.part_of or told[deployment.part_of].factual == deployment.factual


@settings(max_examples=60, deadline=None)
@given(stories())
def test_readings_are_what_each_day_shows(claims):
    found = merge_claims(claims)
    told = readings(found)
    for day in {c.article.published for c in claims if c.article.published}:
        shown = {r.told.id: r for r in told if r.start <= day and (r.end is None or day <= r.end)}
        expected = {d.id: d for d in as_of(found, day)}
        assert {name: r.told for name, r in shown.items()} == expected
        for reading in shown.values():
            total = expected.get(reading.told.part_of)
            assert reading.counted == bool(
                reading.told.factual
                and reading.told.count_min is not None
                and not reading.told.rival_of
                and not (total and total.factual and not is_outdone(total, expected))
            )


@settings(max_examples=60, deadline=None)
@given(stories())
def test_readings_by_the_other_clock_are_what_stood_each_day(claims):
    found = merge_claims(claims)
    told = readings(found, clock="on")
    for day in {c.article.published for c in claims if c.article.published}:
        shown = {r.told.id: r.told for r in told if r.start <= day <= r.end}
        assert shown == {d.id: d for d in on(found, day)}
