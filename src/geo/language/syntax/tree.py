"""The dependency tree of a sentence, in plain Python objects that read like spaCy's tokens.

The rules ask for each token's words, head and children many times over; here each is made once, where spaCy
makes it anew at every question.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from spacy.attrs import DEP, HEAD, IDX, ORTH, TAG

from geo.language.syntax.words import stem_of, word_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from spacy.tokens import Doc


_NEGATIVE = 2**63
"""From here on an unsigned number of spaCy's stands for a negative one."""


class Token:
    """One token; the fields mean what spaCy's fields of the same names mean.

    ``stem`` is the lemma in small letters, of an inflected capital word ("Troops", "Sending") its plain form.
    """

    __slots__ = (
        "children", "dep_", "doc", "head", "i", "idx", "is_punct", "left_edge", "lefts", "lemma_", "like_num", "lower_",
        "pos_", "right_edge", "rights", "stem", "tag_", "text",
    )  # fmt: skip
    doc: Tree
    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    stem: str
    pos_: str
    tag_: str
    dep_: str
    is_punct: bool
    like_num: bool
    head: Token
    lefts: list[Token]
    rights: list[Token]
    children: list[Token]
    left_edge: Token
    right_edge: Token

    def __len__(self) -> int:
        """Give the characters of its text."""
        return len(self.text)

    def __repr__(self) -> str:
        """Give its text."""
        return self.text

    def nbor(self, offset: int = 1) -> Token:
        """Give the token so many further on.

        Raises
        ------
        IndexError
            If the sentence has none there.
        """
        at = self.i + offset
        if at < 0:
            raise IndexError(at)
        return self.doc[at]

    @property
    def subtree(self) -> Iterator[Token]:
        """The token and all that hangs on it, in the order of the words."""
        for child in self.lefts:
            yield from child.subtree
        yield self
        for child in self.rights:
            yield from child.subtree

    @property
    def conjuncts(self) -> list[Token]:
        """The other tokens joined with this one, in the order of the words."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        joined = [first]
        for token in joined:
            joined += [c for c in token.children if c.dep_ == "conj"]
        return sorted((t for t in joined if t is not self), key=lambda t: t.i)


class Tree(list[Token]):
    """The tokens of a sentence in order; ``text`` is the sentence."""

    def __init__(self, text: str, tokens: Iterable[Token]) -> None:
        super().__init__(tokens)
        self.text = text


class Whole(NamedTuple):
    """Offsets that are one token, whatever the tokeniser makes of them, and what that is."""

    start: int
    end: int
    pos: str
    tag: str


def tree_of(doc: Doc, wholes: Iterable[Whole]) -> Tree:
    """Build the tree of a parsed sentence, with some stretches of it made one token each.

    Of a stretch the tokens that lie wholly inside are merged, as spaCy's retokeniser does it: under the head of
    the highest of them. Of stretches that overlap the longest counts, of equals the first.
    """
    text = doc.text
    rows = doc.to_array([ORTH, TAG, DEP, HEAD, IDX]).tolist()
    heads = [i + (row[3] if row[3] < _NEGATIVE else row[3] - 2 * _NEGATIVE) for i, row in enumerate(rows)]
    starts = [row[4] for row in rows]
    strings = doc.vocab.strings
    merged = _merged(starts, [start + len(strings[row[0]]) for start, row in zip(starts, rows, strict=True)], wholes)
    first_of = list(range(len(heads)))
    for first, (after, _) in merged.items():
        first_of[first:after] = [first] * (after - first)
    tokens: dict[int, Token] = {}
    tree = Tree(text, ())
    for at, (orth, tag, dep, _, start) in enumerate(rows):
        if first_of[at] != at:
            continue
        token = tokens[at] = Token()
        token.doc, token.i, token.idx = tree, len(tree), start
        tree.append(token)
        if at in merged:
            after, whole = merged[at]
            _make_one(token, text[start : starts[after - 1] + len(strings[rows[after - 1][0]])], whole)
            token.dep_ = strings[rows[_highest(heads, at, after)][2]]
        else:
            word = word_of(orth, tag, dep, after_there=at > 0 and strings[rows[at - 1][2]] == "expl")
            token.text, token.lower_, token.lemma_, token.stem = word.text, word.lower, word.lemma, word.stem
            token.pos_, token.tag_, token.dep_ = word.pos, word.tag, word.dep
            token.is_punct, token.like_num = word.is_punct, word.like_num
    for at, token in tokens.items():
        highest = _highest(heads, at, merged[at][0]) if at in merged else at
        token.head = tokens[first_of[heads[highest]]]
    hang(tree)
    return tree


def _make_one(token: Token, text: str, whole: Whole) -> None:
    token.text, token.lower_ = text, text.lower()
    token.pos_, token.tag_ = whole.pos, whole.tag
    token.lemma_ = text if whole.pos == "PROPN" else token.lower_.removesuffix("s" if whole.tag == "NNS" else "")
    token.stem = stem_of(token.lemma_, token.lower_, whole.pos)
    token.is_punct = token.like_num = False


def _merged(starts: Sequence[int], ends: Sequence[int], wholes: Iterable[Whole]) -> Mapping[int, tuple[int, Whole]]:
    """Give the tokens to merge: the first → the one after the last, and what they make."""
    found = []
    for whole in wholes:
        first, after = bisect_left(starts, whole.start), bisect_right(ends, whole.end)
        if after - first > 1:
            found.append((first, after, whole))
    merged: dict[int, tuple[int, Whole]] = {}
    taken: set[int] = set()
    for first, after, whole in sorted(found, key=lambda f: (f[0] - f[1], f[0])):
        if taken.isdisjoint(range(first, after)):
            taken.update(range(first, after))
            merged[first] = after, whole
    return merged


def _highest(heads: Sequence[int], first: int, after: int) -> int:
    """Give the token of a stretch that is fewest steps below the root, of equals the first.

    What hangs on the word before comes first ("from Khorog airfield", torn apart by the parser).
    """

    def depth(at: int) -> int:
        steps = 0
        while heads[at] != at:
            at, steps = heads[at], steps + 1
        return steps

    above = first - 1
    while above >= 0 and heads[above] != above and not first <= above < after:
        above = heads[above]
    if not first <= above < after:
        beside = next((at for at in range(first, after) if heads[at] == first - 1), None)
        if beside is not None:
            return beside
    return min(range(first, after), key=depth)


def hang(tree: Tree) -> None:
    """Hang each token on its head, anew where heads were changed."""
    for token in tree:
        token.lefts, token.rights = [], []
        token.left_edge = token.right_edge = token
    for token in tree:
        head = token.head
        if head is not token:
            (head.lefts if token.i < head.i else head.rights).append(token)
    for token in tree:
        token.children = token.lefts + token.rights
        over = token
        while over.head is not over:
            over = over.head
            if token.i < over.left_edge.i:
                over.left_edge = token
            if token.i > over.right_edge.i:
                over.right_edge = token


def places_of(tree: Tree) -> list[tuple[Token, str]]:
    """Give the head and the role of each token."""
    return [(token.head, token.dep_) for token in tree]


def hung_anew(tree: Tree, before: Sequence[tuple[Token, str]]) -> list[tuple[Token, str]]:
    """Hang the tree after heads were changed; as it was before where tokens hang on each other in a circle."""
    if not is_rooted(tree):
        for token, (head, role) in zip(tree, before, strict=True):
            token.head, token.dep_ = head, role
    hang(tree)
    return places_of(tree)


def is_rooted(tree: Tree) -> bool:
    """Whether the heads lead from every token to a root."""
    rooted: set[int] = set()
    for token in tree:
        way: list[int] = []
        over = token
        while over.i not in rooted and over.head is not over:
            way.append(over.i)
            if len(way) > len(tree):
                return False
            over = over.head
        rooted.update(way)
    return True
