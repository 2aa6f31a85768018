"""Whether what is told hangs on a condition: if, unless, should they, in exchange for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases.clauses import modifies_noun
from geo.language.status.doubts import is_asked_with_if

if TYPE_CHECKING:
    from geo.language.syntax import Token

_THEN = r"(?:next|this|late|early|mid|in|tomorrow|tonight|\w+day|January|February|March|April|May|June|July|\w+ber)"
_SOON = (
    rf"(?:just )?as soon as(?! {_THEN}\b| (?:(?:it )?is )?(?:possible|practicable|practical|feasible)\b"
    r"| (?:it|they|we) can\b)"
)
_LONG = r"(?:as|so) long as(?! (?:(?:it )?is )?(?:necessary|needed|required|possible)| it takes)"
_PRICE = re.compile(
    r"\b(?:provid(?:ed|ing) that|in (?:exchange|return) for"
    r"|on (?:the )?condition(?! of anonymity| (?:that )?(?:his|her|their|the|s?he|they)\b[^,.;]{0,30}\bnot )"
    rf"|only if|unless|the moment|{_SOON}"
    rf"|{_LONG}"
    r"|(?:conditional|contingent|depend(?:s|ing)|hing(?:es|ing)) (?:up)?on"
    r"|(?:subject to|pending) (?:[\w']+ ){0,4}?(?:approval"
    r"|agreement|consent|ratification|votes?|mandate|authori[sz]ation|decision|clearance|backing|endorsement|talks)"
    r"|once (?:the|a|an|all|its|his|their|it|they|he|she|[A-Z]\w+)\b)",
)
"""What names the condition after the movement; the parser hangs these in many ways."""
_NEXT = re.compile(r";|, (?:but|while|although|though|whereas) (?!only\b|once\b|not\b|if\b|just\b|as\b|provided\b)")
_OPENING = re.compile(
    r"(?i)\W*(?:in the event (?:of|that)|in case of|" + _SOON + "|" + _LONG + r"|subject to|pending|depending on"
    r"|once [^,]+ (?:is|are|has|have))\b[^,]*,"
)
"""A condition before the clause."""
_PERMITTING = re.compile(r"(?i)\b(?:security|weather|time|conditions|circumstances|funds|money) permitting\b")
_BY_LEAVE = (
    r" (?:[\w']+ ){0,4}?(?:mandate|approval|consent|agreement|permission|authori[sz]ation|request|guarantees?|backing"
    r"|invitation|resolution)\b"
)
_WITHOUT, _ONLY_WITH = re.compile("(?i)\\bwithout" + _BY_LEAVE), re.compile(r"\b(?:under|with)" + _BY_LEAVE)
_IF_NEEDED = re.compile(
    r"(?i)(?:(?!, and |, but |, while |\bif\b).)*"
    r"\bif (?:and when )?(?:required|needed|necessary|need be|asked|called upon|so ordered|invited|requested)\b"
)
"""Conditions of one word or two, which the parser hangs in many ways."""
_NOMINAL = frozenset(("DT", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "JJ", "CD"))
_SUPPOSING = frozenset(("if", "unless", "lest"))


def hangs_on_condition(trigger: Token) -> bool:
    """Whether the trigger's clause, or one that governs it, hangs on a condition."""
    token = trigger
    rest = _rest_of_clause(trigger)
    if _PRICE.search(rest) or _IF_NEEDED.match(rest) or _PERMITTING.search(trigger.doc.text):
        return True
    opened = _OPENING.match(trigger.doc.text)
    if _wished_otherwise(trigger) or (opened is not None and trigger.idx > opened.end()):
        return True
    opening = trigger.doc[0]
    conditioned = opening.lower_ in vocabulary.word_list("condition") and opening.dep_ in ("mark", "aux")
    if conditioned and trigger.i > opening.head.i and trigger not in list(opening.head.subtree):
        # "If Ukraine is invaded, she stressed, the alliance will …": the parser may hang it on the speech.
        return True
    while True:
        # "should Russia invade, we would": the parser hangs either clause on the other.
        if token.dep_ == "ccomp" and inverted(token.head):
            return True
        for child in token.children:
            if child.dep_ in ("advcl", "prep", "ccomp") and child.i != trigger.i:
                marks = {c.lower_ for c in child.children if c.dep_ in ("mark", "aux", "advmod")} - {"should"}
                hangs = marks & vocabulary.word_list("condition") or child.lower_ == "unless" or _is_proviso(child)
                if hangs or inverted(child):
                    return True
        if token.dep_ not in ("conj", "xcomp", "acomp") or token.head.i == token.i:
            return False
        token = token.head


def _wished_otherwise(verb: Token) -> bool:
    """Whether a "had" without a subject before it opens a condition: "would have sent men had the UN asked"."""
    helping = {c.lower_ for c in verb.lefts if c.dep_ == "aux"}
    if not {"would", "have"} <= helping:
        return False
    later = (t for t in verb.doc[verb.i + 1 : -1] if t.lower_ == "had")
    return any(t.nbor(-1).dep_ not in ("nsubj", "nsubjpass", "cc") and t.nbor().tag_ in _NOMINAL for t in later)


def needs_leave(trigger: Token) -> bool:
    """Whether it will be with somebody's leave alone: "will not go without a mandate", "would only go under one"."""
    if not any(c.lower_ in ("will", "would", "wo") for c in trigger.lefts):
        return False
    if any(c.dep_ == "neg" for c in trigger.lefts):
        return _WITHOUT.search(trigger.doc.text) is not None
    rest = _rest_of_clause(trigger)
    only = any(c.lower_ == "only" for c in trigger.lefts) or " only with " in rest or " only under " in rest
    return only and _ONLY_WITH.search(rest) is not None


def stands_in_condition(trigger: Token) -> bool:
    """Whether the trigger is itself what is only supposed: "if Russia deploys", "should they agree to base"."""
    token = trigger
    while True:
        supposing = any(c.lower_ in _SUPPOSING and c.dep_ in ("mark", "advmod") for c in token.children)
        if supposing and is_asked_with_if(token):
            return False
        if supposing or inverted(token) or (token.dep_ == "acl" and _is_case(token.head)):
            return True
        fact = token.dep_ == "relcl" or modifies_noun(token)
        if fact or token.head.i == token.i or (token.dep_ == "advcl" and token.i != trigger.i):
            return False
        token = token.head


def _is_case(noun: Token) -> bool:
    """Whether it is the "case" of "in case they are needed"."""
    return noun.lower_ == "case" and noun.head.lower_ == "in" and not list(noun.lefts)


def _is_proviso(clause: Token) -> bool:
    """Whether "provided" opens the clause: "is willing to leave provided its border is safe"."""
    if clause.lower_ in ("provided", "providing"):
        bare = not any(c.dep_ in ("aux", "auxpass", "dobj") for c in clause.children)
        return bare and clause.dep_ in ("prep", "advcl")
    return any(c.lower_ in ("provided", "providing") and c.dep_ == "mark" for c in clause.children)


def inverted(verb: Token) -> bool:
    """Whether "should" or "had" stands before the subject: a condition without "if"."""
    should = next((c for c in verb.children if c.lower_ in ("should", "had") and c.dep_ == "aux"), None)
    if verb.doc[-1].lower_ == "?":
        return False
    if verb.lower_ == "were":  # "were they to send"
        return any(c.dep_ == "nsubj" and c.left_edge.i == verb.i + 1 for c in verb.rights) and verb.dep_ == "advcl"
    return should is not None and any(c.dep_ in ("nsubj", "nsubjpass") and c.i > should.i for c in verb.children)


def _rest_of_clause(trigger: Token) -> str:
    """Give the text from the trigger to the next semicolon, to what another is set against it, or the end."""
    text: str = trigger.doc.text[trigger.idx :]
    return _NEXT.split(text, maxsplit=1)[0]
