"""Token vectors of spaCy's pipeline, computed in half the time.

The same network with the same weights as the pipeline's ``tok2vec``: hashed features of each word through a maxout
layer, then convolutions over a word and its two neighbours, each a residual maxout layer with layer normalisation
(Miranda et al. 2022, "Multi hash embeddings in spaCy"). Two things are done otherwise: what depends on the word alone
is worked out once a word, and no array is copied that need not be.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc
    from thinc.api import Model

    Floats = NDArray[np.float32]

_MOST = 1 << 14
"""Words remembered (6 MB); when there are more they are all forgotten."""
_LEAST_VARIANCE = 1e-8
"""What spaCy adds to the variance before it divides by it."""


class _Layer(NamedTuple):
    """Weights of a convolution: from a word and its neighbours side by side to the pieces of the maxout in turn."""

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats


class Encoder:
    """Gives texts the vectors that the tagger and the parser of a pipeline read.

    Parameters
    ----------
    pipeline
        One whose ``tok2vec`` is spaCy's HashEmbedCNN with a window of one word to each side.
    """

    def __init__(self, pipeline: Language) -> None:
        embedding, convolutions = pipeline.get_pipe("tok2vec").model.layers
        features, *self._embedding = embedding.layers
        self._columns = features.attrs["columns"]
        self._gap = convolutions.attrs["pad"]
        self._layers = [_layer_of(residual) for residual in convolutions.layers[0].layers]
        self._width = len(self._layers[0].scale)
        self._row: dict[tuple[int, ...], int] = {}
        self._vectors = np.empty((0, self._width), np.float32)
        self._learning = Lock()

    def encode(self, docs: Sequence[Doc]) -> None:
        """Set ``tensor`` of each text."""
        words = [list(map(tuple, doc.to_array(self._columns).tolist())) for doc in docs]
        # Texts lie apart, so that none is the other's neighbour.
        starts = np.cumsum([self._gap] + [len(text) + self._gap for text in words]).tolist()
        vectors = np.zeros((starts[-1], self._width), np.float32)
        with self._learning:  # visitors of the page are read for in threads
            self._learn({word for text in words for word in text})
            for start, text in zip(starts, words, strict=False):
                vectors[start : start + len(text)] = self._vectors[[self._row[word] for word in text]]
        self._convolve(vectors)
        for start, doc in zip(starts, docs, strict=False):
            doc.tensor = vectors[start : start + len(doc)]

    def _learn(self, words: set[tuple[int, ...]]) -> None:
        """Work out the vectors of words not met before."""
        new = [word for word in words if word not in self._row]
        if len(self._row) + len(new) > _MOST:
            self._row.clear()
            self._vectors = self._vectors[:0]
            new = list(words)
        if not new:
            return
        output: Any = [np.array(new, np.uint64)]
        for layer in self._embedding:
            output = layer.predict(output)
        self._row.update(zip(new, range(len(self._row), len(self._row) + len(new)), strict=True))
        self._vectors = np.concatenate([self._vectors, output[0]])

    def _convolve(self, vectors: Floats) -> None:
        """Put the vectors through the convolutions, in place."""
        width = self._width
        beside = np.zeros((len(vectors), 3 * width), np.float32)
        pieces = np.empty_like(beside)
        for weights, bias, scale, shift in self._layers:
            beside[1:, :width] = vectors[:-1]
            beside[:, width : 2 * width] = vectors
            beside[:-1, 2 * width :] = vectors[1:]
            np.dot(beside, weights, out=pieces)
            pieces += bias
            out = np.maximum(pieces[:, :width], pieces[:, width : 2 * width])
            np.maximum(out, pieces[:, 2 * width :], out=out)
            out -= out.mean(axis=1, keepdims=True)
            variance = np.einsum("ij,ij->i", out, out) / np.float32(width)
            out /= np.sqrt(variance + np.float32(_LEAST_VARIANCE))[:, None]
            out *= scale
            out += shift
            vectors += out


def _layer_of(residual: Model[Any, Any]) -> _Layer:
    named = {node.name: node for node in residual.walk()}
    maxout, normal = named["maxout"], named["layernorm"]
    weights, bias = _weights(maxout, "W"), _weights(maxout, "b")  # width x 3 pieces x 3 words of that width; width x 3
    return _Layer(
        np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(-1, 3 * len(weights))),
        np.ascontiguousarray(bias.T.reshape(-1)),
        _weights(normal, "G"),
        _weights(normal, "b"),
    )


def _weights(node: Model[Any, Any], name: str) -> Floats:
    return np.asarray(node.get_param(name), np.float32)
