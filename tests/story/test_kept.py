"""What is kept of a comparison is used again only where it rests on the same."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from riwaya.align.embedding import Vectors
from riwaya.ingest import Given, from_text
from riwaya.store.sqlite import StoryFile
from riwaya.story.comparing import compare_documents
from riwaya.story.kept import KeptBlocks
from riwaya.story.reading import read_one


class Flat:
    """Vectors that tell nothing apart."""

    name = "flat"

    def embed(self, texts: Sequence[str]) -> Vectors:
        return np.ones((len(texts), 4), dtype=np.float32) / 2


def test_blocks_compared_with_vectors_are_not_taken_for_those_compared_without() -> None:
    texts = ("Fifteen people were killed in the blast at the mill.", "The mill was closed. Bread is dear.")
    documents = {str(i): read_one(from_text(text, Given(language="en"))) for i, text in enumerate(texts)}
    with StoryFile.memory() as file:
        compare_documents(documents, Flat(), KeptBlocks(file))
        assert compare_documents(documents, Flat(), KeptBlocks(file)) == compare_documents(documents, Flat())
        assert compare_documents(documents, None, KeptBlocks(file)) == compare_documents(documents)
        assert compare_documents(documents, Flat()) != compare_documents(documents)
