"""What is kept of a comparison is used again only where it rests on the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from riwaya.align.embedding import Vectors
from riwaya.align.facts import Fact
from riwaya.ingest import Given, from_text
from riwaya.store.sqlite import StoryFile
from riwaya.story.comparing import Compared, compare_documents, compare_facts
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


def test_an_added_article_has_only_its_own_block_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a block rests on is written without sets: their order changes from process to process."""
    texts = (
        "Fifteen people were killed in the blast at the mill in Aleppo.",
        "Parliament in Ottawa passed the budget of the railway on 3 May 2031.",
        "The river Elbe flooded the old harbour of Hamburg.",
    )
    first, second, third = (read_one(from_text(text, Given(language="en"))) for text in texts)
    looked_at: list[tuple[str, ...]] = []

    def counting(facts: Sequence[Fact], published: Mapping[str, str | None], embedder: object = None) -> Compared:
        looked_at.append(tuple(sorted({f.document for f in facts})))
        return compare_facts(facts, published)

    class Texts(KeptBlocks):
        def put(self, made_from: str, found: Compared) -> None:
            assert "set(" not in made_from
            super().put(made_from, found)

    monkeypatch.setattr("riwaya.story.comparing.compare_facts", counting)
    with StoryFile.memory() as file:
        compare_documents({"a": first, "b": second}, None, Texts(file))
        assert looked_at == [("a",), ("b",)]
        added = compare_documents({"a": first, "b": second, "c": third}, None, Texts(file))
        assert looked_at == [("a",), ("b",), ("c",)]
    assert added == compare_documents({"a": first, "b": second, "c": third})
