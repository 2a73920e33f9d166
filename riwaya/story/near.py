"""Claims that are near to words in meaning, whatever words they use: by vectors of their texts, which are made once, in
the background, and kept in the story file."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from riwaya.align.embedding import Embedder, Vectors, centred
from riwaya.comparison import Claim, Comparison
from riwaya.store.sqlite import StoryFile
from riwaya.story.kept import kept_texts

BATCH = 128
"""Texts whose vectors are written at a time, after which others may go before: two seconds on one core."""

_PART = 8
"""Texts that are embedded at a time: a search that embeds its words meanwhile waits a tenth of a second for them."""

_NEAR = 0.38
"""Nearness from which a claim is shown. On the example and on eighteen articles on one plane, questions that nothing
answers (pizza, the price of gold) reach .41 with claims of one or two words and .38 with longer ones; those that
something answers .39 to .68."""

_FEWEST = 3
"""Words of a claim that is shown, and, less one, of what is sought: vectors of single words are near to anything."""

_MOST = 20_000
"""Claims that are looked at, those that most articles tell first: 30 MB of vectors."""

_SHOWN = 5


def worth_embedding(compared: Comparison) -> list[Claim]:
    """The claims that may be shown for their meaning, those that most articles tell first."""
    found = [c for c in compared.claims if len(c.text.split()) >= _FEWEST]
    return sorted(found, key=lambda c: (-len(c.documents), c.id))[:_MOST]


def without_vectors(file: StoryFile, claims: Sequence[Claim], embedder: Embedder) -> list[Claim]:
    """Those whose vectors are not kept yet."""
    found = kept_texts(file, embedder, [c.text for c in claims])
    return [c for c in claims if c.text not in found]


class InParts:
    """An embedder that lets others at the model again and again."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    @property
    def name(self) -> str:
        return self._embedder.name

    def embed(self, texts: Sequence[str]) -> Vectors:
        parts = range(0, max(len(texts), 1), _PART)
        return np.vstack([self._embedder.embed(texts[start : start + _PART]) for start in parts])


class NearClaims:
    """The claims of a story whose vectors are kept."""

    def __init__(self, file: StoryFile, claims: Sequence[Claim], embedder: Embedder) -> None:
        self._embedder = embedder
        found = kept_texts(file, embedder, [c.text for c in claims])
        self.size = len(claims)
        self.claims = [c for c in claims if c.text in found]
        self._vectors: Vectors = np.array([found[c.text] for c in self.claims], dtype=np.float32)

    def near(self, words: str, language: str) -> list[Claim]:
        """The few claims that are nearest to words of a language; none where none is near."""
        if not self.claims or len(words.split()) < _FEWEST - 1:
            return []
        asked = self._embedder.embed([words])
        languages = [language, *(c.language for c in self.claims)]
        placed = centred(np.vstack([asked, self._vectors]), languages, self._embedder.name)
        nearness = placed[1:] @ placed[0]
        return [self.claims[i] for i in np.argsort(-nearness, kind="stable")[:_SHOWN] if nearness[i] >= _NEAR]
