"""Which sentences can hold a claim at all, so that only those are parsed.

A claim needs a word for a force, or a verb or noun that is said of forces alone ("deploy", "withdraw").
The gate errs on the side of letting a sentence through.
"""

from __future__ import annotations

import re
from functools import cache

from geo.language import actors, vocabulary

# Suffixes are left open: the gate only asks whether the stem is there.
_IRREGULAR = {"withdraw": "withdr[ae]w", "draw": "dr[ae]w", "bring": "br(?:ing|ought)", "build": "buil[dt]"}
_SHIP_NAME = r"\b(?:USS|HMS|HMAS|HMCS|INS|JS|RFA|FS|ITS)\s+[A-Z]|\b[A-Z]{1,3}-\d{1,3}[A-Z]?s?\b"
_UNIT_NAME = r"\b\d+(?:st|nd|rd|th)\s+[A-Z]"


def _stem(lemma: str) -> str:
    return _IRREGULAR.get(lemma) or re.escape(re.sub(r"[ey]$", "", lemma))


@cache
def _pattern() -> re.Pattern[str]:
    stems = {_stem(t.lemma) for t in vocabulary.triggers().values() if t.strength == "strong"}
    stems |= {
        "pull(?:s|ed|ing)?[ -]?(?:\\w+ ){0,5}(?:out|back)",
        "pull-?(?:out|back)",
        "withdr",
        "reinforc",
        "scal(?:e|ing) (?:back|down)",
        "man(?:oeuv|euv)(?:res|ers)\\b",
        "war ?games\\b",
        "(?:military|ground|naval|armed) (?:\\w+ )?(?:offensive|incursion|operation|push|exercise|presence)",
    }
    nouns = {_stem(f.noun) for f in vocabulary.forces().values()} | {"men", "women"}
    missions = "|".join(re.escape(name) for name in sorted(actors.names_of("mission")))
    return re.compile(
        rf"\b(?:{'|'.join(sorted(stems))})|\b(?:{'|'.join(sorted(nouns))})\w{{0,3}}\b|{_SHIP_NAME}|{_UNIT_NAME}|\b(?:{missions})\b",
        re.IGNORECASE,
    )


@cache
def _forces_alone() -> re.Pattern[str]:
    nouns = {_stem(f.noun) for f in vocabulary.forces().values() if f.strength == "strong"}
    nouns |= {"military", "naval", "navy", "deploy", "peacekeeping", "warfare"}
    return re.compile(rf"\b(?:{'|'.join(sorted(nouns))})(?:\w{{0,3}}|ment)\b", re.IGNORECASE)


def tells_of_forces(text: str) -> bool:
    """Whether an article speaks of forces at all, so that its ships, units and officers may be military ones."""
    return _forces_alone().search(text) is not None


def may_hold_claim(sentence: str) -> bool:
    """Whether the sentence has a word for a force or for its movement."""
    return _pattern().search(sentence) is not None
