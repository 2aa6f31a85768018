"""The same sentence with other names and numbers is read alike, though the parser may see another tree in it."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from random import Random

import pytest

from geo.articles import article_from_text
from geo.claims import claims_in, claims_in_each

NAMES = (
    ("Denmark", "Danish", "DK", "Chad", "TD", "300"),
    ("Malaysia", "Malaysian", "MY", "Yemen", "YE", "2,500"),
    ("Sri Lanka", "Sri Lankan", "LK", "the Philippines", "PH", "90"),
    ("Sweden", "Swedish", "SE", "Peru", "PE", "1,200"),
)
SENTENCES = {
    "up to so many": ("The {adjective} parliament voted on Friday to send up to {n} troops to {there}.", "toward"),
    "some of so many": ("The first {n} of 5,600 {adjective} troops bound for {there} left home on Monday.", "toward"),
    "men with a force": ("The {adjective} army, with {n} men in {there}, keeps out of the dispute.", "presence"),
    "a part described": ("{who} has {n} soldiers in {there}, diplomats said, most of them conscripts.", "presence"),
    "left behind": ("{who} has pulled its tanks out of {there}, leaving {n} soldiers in {there}.", "presence"),
    "standby": ("{who} put {n} soldiers on standby to fly to {there}.", "alert"),
    "by train": ("A column of {n} {adjective} soldiers arrived on Sunday by train from {there}.", "from"),
    "each": ("{who} and Kuwait have each sent {n} soldiers to {there}.", "toward"),
    "inserted speech": ("{who}, the Kremlin insists, will send {n} soldiers to {there}.", "toward"),
    "growth": ("The number of {adjective} soldiers in {there} has doubled since May.", "grown"),
    "where": ("In {there}, where {n} {adjective} soldiers are camped, the rains have come.", "presence"),
    "people": ("Some {n} {adjective} soldiers serve in {there} with the United Nations.", "presence"),
}


@pytest.mark.parametrize("name", SENTENCES)
@pytest.mark.parametrize("names", NAMES, ids=lambda names: names[0])
def test_other_names_make_no_other_reading(name, names):
    who, adjective, code, there, there_code, n = names
    text, way = SENTENCES[name]
    text = text.format(who=who, adjective=adjective, there=there, n=n)
    claims = claims_in(article_from_text(text, source="test.txt", published=date(2022, 2, 3)))
    count = None if way == "grown" else int(n.replace(",", ""))
    fitting = [
        c for c in claims
        if code in (c.actor or "").split("+") and (count is None or count in (c.count_min, c.count_max))
    ]  # fmt: skip
    places = [p for c in fitting for p in (c.origin if way == "from" else c.destination)]
    assert there_code in {p.country for p in places}
    if way in ("toward", "presence", "alert"):
        assert way in {c.action.direction for c in fitting}


@pytest.mark.parametrize(
    ("text", "actor", "direction"),
    [
        ("In Paris, President Morel ordered 400 soldiers to Gabon.", "FR", "toward"),
        ("Ruritanian President Ricardo Maduro said Honduran troops would leave Kuwait.", "HN", "away"),
        ("Oman is the only country to have sent soldiers to Gabon.", "OM", "toward"),
        ("The frigate HMS Wren left Plymouth on Tuesday with 40 marines.", "GB", "toward"),
        ("The last Dutch soldiers drove out of Gao and reached Niamey.", "NL", "away"),
    ],
)
def test_who_goes_where(text, actor, direction):
    claims = claims_in(article_from_text(text, source="test.txt", published=date(2022, 2, 3)))
    assert {(c.actor, c.action.direction) for c in claims} == {(actor, direction)}


@pytest.mark.parametrize(
    "text",
    [
        "The soldiers have returned fire, and two rebel groups took up arms against the army.",
        "Three soldiers of the brigade never came home.",
        "The troops were sad to leave, and got their families out of bed to say so.",
    ],
)
def test_who_goes_nowhere(text):
    assert claims_in(article_from_text(text, source="test.txt", published=date(2022, 2, 3))) == []


def test_a_dateline_is_no_part_of_the_sentence():
    claims = claims_in(
        article_from_text(
            "KHARTOUM, Sudan - Six hundred Nigerian soldiers have reached El Fasher, the union said.",
            source="test.txt",
            published=date(2005, 7, 18),
        )
    )
    assert [(c.actor, c.count_min, [p.name for p in c.destination]) for c in claims] == [("NG", 600, ["El Fasher"])]


def test_the_name_that_follows_its_noun_says_it_all():
    claims = claims_in(
        article_from_text(
            "Danish soldiers have landed in the Sierra Leone capital, Freetown.",
            source="test.txt",
            published=date(2022, 2, 3),
        )
    )
    assert [[p.name for p in c.destination] for c in claims] == [["Freetown"]]


STREWN = [
    ",", ".", '"', "-", ";", "and", "of", "to", "home", "which", "three", "US", "troops", "HMS", "Friday", "ordered",
    "\n\n",
]  # fmt: skip


def scrambled(text, chance):
    """Give the text with words lost, swapped and strewn in, as bad extraction from a page leaves it."""
    words = text.split(" ")
    for _ in range(chance.randint(1, 8 + len(words) // 6)):
        at, other = chance.randrange(len(words)), chance.randrange(len(words))
        match chance.randrange(3):
            case 0:
                words[at] = ""
            case 1:
                words[at], words[other] = words[other], words[at]
            case 2:
                words[at] = chance.choice(STREWN)
    return " ".join(words)


@pytest.mark.parametrize("seed", range(3))
def test_scrambled_texts_are_read_without_an_error(seed):
    chance = Random(seed)  # noqa: S311  the same texts each time
    lines = Path(__file__).with_name("passages.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [scrambled(json.loads(line)["text"], chance) for line in lines]
    read = list(claims_in_each(article_from_text(text, source=f"{i}.txt") for i, text in enumerate(texts)))
    assert len(read) == len(texts)
    assert sum(map(len, read)) > len(texts) / 2


@pytest.mark.parametrize("seed", range(2))
def test_pieces_of_sentences_are_read_without_an_error(seed):
    chance = Random(seed)  # noqa: S311  the same texts each time
    lines = Path(__file__).with_name("press.jsonl").read_text(encoding="utf-8").splitlines()
    pieces = [piece for line in lines for piece in re.split(r"[,;:.\n]+\s*", json.loads(line)["text"]) if " " in piece]
    texts = [
        " ".join(
            f"{chance.choice(pieces)}{chance.choice(['.', ';', ',', ' and', ' ' + chance.choice(pieces) + '.'])}"
            for _ in range(25)
        )
        for _ in range(40)
    ]
    read = list(claims_in_each(article_from_text(text, source=f"{i}.txt") for i, text in enumerate(texts)))
    assert len(read) == len(texts)


@pytest.mark.parametrize(
    "fragment",
    [
        "By 30 tanks and 40 trucks.",
        "Of French troops and of marines in Chad, 40 of the army.",
        "Of the 900 soldiers in Kuwait, a battalion, of the marines.",
        "By of French troops in Chad",
        "As has named it 1st Armored Division out Fort Bliss and Two of my colleagues think troops follow",
    ],
)
@pytest.mark.timeout(60)
def test_what_is_no_sentence_is_read_to_its_end(fragment):
    claims = claims_in(article_from_text(f"French troops were sent to Chad. {fragment}", source="test.txt"))
    assert ("FR", ["Chad"]) in [(c.actor, [p.name for p in c.destination]) for c in claims]
