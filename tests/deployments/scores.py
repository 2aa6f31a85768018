"""How well merged deployments tell a history that is known: B-cubed, totals found, men counted twice."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from newsroom import key

from geo.deployments import as_of
from geo.deployments.clocks import counted_once


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision and recall, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self):
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def b_cubed(merged, truth):
    """Score a clustering of claims (Bagga and Baldwin 1998).

    Of each claim: which share of its deployment's claims tell of the same fact (precision), and which share
    of its fact's claims are in its deployment (recall); averaged over the claims that ``truth`` knows.
    """
    cluster_of = {key(c): d.id for d in merged for c in d.claims if key(c) in truth}
    sizes, facts = Counter(cluster_of.values()), Counter(truth[k] for k in cluster_of)
    both = Counter((cluster_of[k], truth[k]) for k in cluster_of)
    precision = sum(n * n / sizes[cluster] for (cluster, _), n in both.items()) / len(cluster_of)
    recall = sum(n * n / facts[fact] for (_, fact), n in both.items()) / len(cluster_of)
    return Rates(precision, recall)


def totals_found(merged, truth, facts):
    """Score ``part_of``: each pair of a part and its total, where articles gave both a number.

    A pair is found if a deployment most of whose claims tell of the part hangs on one most of whose claims
    tell of the total; it is right if that is so of the facts.
    """
    about = majority(merged, truth)
    counted = {about[d.id] for d in merged if d.count_min is not None}
    hung = {(about[d.id], about[d.part_of]) for d in merged if d.part_of}
    told = {(f.id, f.part_of) for f in facts.values() if f.part_of and {f.id, f.part_of} <= counted}
    found = hung & told
    same = {pair for pair in hung if pair[0] == pair[1]}
    return Rates(len(found) / len(hung - same) if hung - same else 1.0, len(found) / len(told) if told else 1.0)


def counted_twice(merged, truth, facts, day):
    """Return the share of men who enter sums more than once, as of a day.

    For each fact that stands by itself (a total with its parts is one), the men of all counted deployments
    about it beyond those there are, or beyond the largest number that one article gave.
    """
    told = {d.id: d for d in as_of(merged, day)}
    about = majority(merged, truth)
    sums, largest = defaultdict(int), defaultdict(int)
    for d in told.values():
        fact = facts.get(about[d.id])
        if fact is None or not counted_once(told, d) or d.count_min is None:
            continue
        root = fact.part_of or fact.id
        sums[root] += d.count_min
        largest[root] = max(largest[root], d.count_min)
    men = sum(facts[root].count for root in sums)
    twice = sum(max(0, sums[root] - max(largest[root], facts[root].count)) for root in sums)
    return twice / men if men else 0.0


def left_out(merged, truth, facts, day):
    """Return the share of men who were told of as fact, by number, but enter no sum as of a day.

    For each fact that stands by itself (a total with its parts is one), the men of all counted deployments
    about it short of those there are, or of the largest number that an article by then gave. What is saved by
    counting nobody twice must not be paid for here.
    """
    told = {d.id: d for d in as_of(merged, day)}
    about = majority(merged, truth)
    summed, most = defaultdict(int), defaultdict(int)
    for d in told.values():
        fact = facts.get(about[d.id])
        if fact and counted_once(told, d):
            summed[fact.part_of or fact.id] += d.count_min or 0
        for claim in d.claims:
            fact = facts.get(truth.get(key(claim)))
            if fact and fact.real and claim.status.factual:
                most[fact.id] = max(most[fact.id], claim.count_min or 0)
    missed, men = 0, 0
    for fact in facts.values():
        if fact.real and not fact.part_of:
            number = min(fact.count, max(most[fact.id], sum(most[part] for part in fact.parts)))
            men += number
            missed += max(0, number - summed[fact.id])
    return missed / men if men else 0.0


def majority(merged, truth):
    """Return the fact that most claims of each deployment tell of."""
    found = {}
    for d in merged:
        votes = Counter(truth[key(c)] for c in d.claims if key(c) in truth)
        found[d.id] = max(votes, key=lambda fact: (votes[fact], fact), default=None)
    return found


@dataclass(frozen=True, slots=True)
class Read:
    """Claims as read from the texts: ``truth`` of those that a perfect reader has too, and how many have."""

    truth: dict
    rates: Rates


def read_against(reports, claims):
    """Match claims as read with the true ones: of one sentence and direction, the count being the best sign."""
    wanted = defaultdict(list)
    for report in reports:
        for claim, fact in zip(report.claims, report.facts, strict=True):
            wanted[report.article.source].append((claim, fact))
    truth, total = {}, sum(map(len, wanted.values()))
    for claim in claims:
        there = [(c, fact) for c, fact in wanted[claim.article.source] if _same_sentence(c, claim)]
        best = max(there, key=lambda pair: _alike(pair[0], claim), default=None)
        if best and _alike(best[0], claim)[0]:
            wanted[claim.article.source].remove(best)
            truth[key(claim)] = best[1]
    return Read(truth, Rates(len(truth) / max(len(claims), 1), len(truth) / max(total, 1)))


def _same_sentence(one, other):
    return one.start < other.end and other.start < one.end


def _alike(one, other):
    ways = {a.direction if a.direction != "presence" else "toward" for a in (one.action, other.action)}
    return len(ways) == 1, (one.count_min, one.count_max) == (other.count_min, other.count_max)
