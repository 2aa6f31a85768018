"""The dependency tree of a sentence, in plain Python objects that read like spaCy's tokens.

The rules ask for each token's words, head and children many times over; here each is made once, where spaCy
makes it anew at every question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from spacy.attrs import DEP, HEAD, LEMMA, POS, TAG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc


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
    rows = doc.to_array([HEAD, DEP, TAG, POS, LEMMA])
    heads = [i + step for i, step in enumerate(rows[:, 0].astype("int64").tolist())]
    merged = _merged(doc, wholes)
    first_of = list(range(len(heads)))
    for first, (after, _) in merged.items():
        first_of[first:after] = [first] * (after - first)
    strings = doc.vocab.strings
    tokens: dict[int, Token] = {}
    above: dict[int, int] = {}
    for word, (_, dep, tag, pos, lemma) in zip(doc, rows.tolist(), strict=True):
        at = word.i
        if first_of[at] != at:
            continue
        token = tokens[at] = Token()
        token.idx = word.idx
        if at in merged:
            after, whole = merged[at]
            last, highest = doc[after - 1], _highest(heads, at, after)
            token.text = doc.text[word.idx : last.idx + len(last)]
            token.pos_, token.tag_ = whole.pos, whole.tag
            token.lemma_ = token.text if whole.pos == "PROPN" else token.text.lower()
            token.is_punct = token.like_num = False
            token.dep_, above[at] = doc[highest].dep_, first_of[heads[highest]]
        else:
            token.text, token.lemma_ = word.text, strings[lemma]
            token.pos_, token.tag_, token.dep_ = strings[pos], strings[tag], strings[dep]
            token.is_punct, token.like_num = word.is_punct, word.like_num
            above[at] = first_of[heads[at]]
        token.lower_ = token.text.lower()
        token.stem = _stem(token)
    tree = Tree(doc.text, tokens.values())
    for i, (at, token) in enumerate(tokens.items()):
        token.doc, token.i, token.head = tree, i, tokens[above[at]]
    hang(tree)
    return tree


def _merged(doc: Doc, wholes: Iterable[Whole]) -> dict[int, tuple[int, Whole]]:
    """Give the tokens to merge: the first → the one after the last, and what they make."""
    found = []
    for whole in wholes:
        span = doc.char_span(whole.start, whole.end, alignment_mode="contract")
        if span is not None and len(span) > 1:
            found.append((span.start, span.end, whole))
    merged: dict[int, tuple[int, Whole]] = {}
    taken: set[int] = set()
    for start, end, whole in sorted(found, key=lambda f: (f[0] - f[1], f[0])):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            merged[start] = end, whole
    return merged


def _highest(heads: Sequence[int], first: int, after: int) -> int:
    """Give the token of a stretch that is fewest steps below the root, of equals the first."""

    def depth(at: int) -> int:
        steps = 0
        while heads[at] != at:
            at, steps = heads[at], steps + 1
        return steps

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


def _stem(token: Token) -> str:
    found = token.lemma_.lower()
    if token.pos_ == "VERB" and found.endswith("ie") and len(found) > len("untie"):
        return found[:-2] + "y"  # the lemmatiser's "readie"
    if token.pos_ == "PROPN" and found == token.lower_:
        # The tagger reads headline words as names and leaves them as they stand.
        if found.endswith("ies"):
            return found[:-3] + "y"
        if found.endswith(("sses", "xes")):
            return found[:-2]
        if found.endswith("s") and not found.endswith("ss") and len(found) > len("gas"):
            return found[:-1]
    return found
