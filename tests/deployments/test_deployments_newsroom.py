"""A made-up history of which the truth is known: how well its deployments come back out of its articles.

``benchmarks/deployments.py`` prints the figures of this corpus and of others; the floors are what is promised.
"""

import pytest
from newsroom import corpus
from scores import b_cubed, counted_twice, left_out, majority, read_against, totals_found

from geo.claims import find_claims
from geo.deployments import as_of, merge_claims


@pytest.fixture(scope="module")
def history():
    return corpus(seed=2)


@pytest.fixture(scope="module")
def merged(history):
    return merge_claims(history.claims)


def test_the_same_seed_writes_the_same_papers(history):
    again = corpus(seed=2)
    assert [r.article for r in again.reports] == [r.article for r in history.reports]
    assert again.claims == history.claims


def test_the_papers_tell_of_all_that_the_reader_must_tell_apart(history):
    texts = [report.article.text for report in history.reports]
    assert sum(report.copy_of is not None for report in history.reports) > len(texts) / 10
    assert len(set(texts)) < len(texts)
    assert any(text.count("Correction:") for text in texts)
    assert {str(c.status) for c in history.claims} >= {"considered", "announced", "denied", "completed", "in_place"}
    assert any(fact.parts for fact in history.facts.values())


def test_deployments_come_back(history, merged):
    assert b_cubed(merged, history.truth).f1 >= 0.92


def test_totals_are_found_and_few_are_invented(history, merged):
    found = totals_found(merged, history.truth, history.facts)
    assert found.recall >= 0.9
    assert found.precision >= 0.85


@pytest.mark.parametrize("share", [0.3, 0.6, 1.0])
def test_few_men_are_counted_twice_or_left_out_on_any_day(history, merged, share):
    day = history.reports[round(share * (len(history.reports) - 1))].article.published
    assert counted_twice(merged, history.truth, history.facts, day) <= 0.02
    assert left_out(merged, history.truth, history.facts, day) <= 0.06


def test_copies_add_no_voice(history, merged):
    told = {c.article.source: voice for d in merged for c, voice in zip(d.claims, d.voices, strict=True)}
    copies = [r for r in history.reports if r.copy_of in told and r.article.source in told]
    same = sum(told[r.article.source] == told[r.copy_of] for r in copies)
    assert same >= 0.95 * len(copies)


def test_what_papers_write_for_themselves_is_a_voice_of_its_own(history, merged):
    own = {r.article.source for r in history.reports if r.copy_of is None}
    told = [(c, v) for d in merged for c, v in zip(d.claims, d.voices, strict=True) if c.article.source in own]
    agencies = {"Reuters", "AP", "AFP", "dpa"}
    strangers = [c for c, voice in told if voice not in {c.article.outlet, *agencies}]
    # Short sentences are at times the same by chance, which makes them copy.
    assert len(strangers) <= 0.15 * len(told)


def test_no_day_is_told_by_later_articles(history, merged):
    day = history.reports[len(history.reports) // 2].article.published
    for deployment in as_of(merged, day):
        assert all(claim.article.published <= day for claim in deployment.claims)
        assert all(step.date <= day for step in deployment.history)


def test_claims_read_from_the_texts_are_scored_apart_from_their_merging(history):
    reports = history.reports[:60]
    read = read_against(reports, find_claims(report.article for report in reports))
    assert read.rates.precision >= 0.6
    merged = merge_claims(find_claims(report.article for report in reports))
    assert b_cubed(merged, read.truth).f1 >= 0.75
    assert set(filter(None, majority(merged, read.truth).values())) <= set(history.truth.values())
