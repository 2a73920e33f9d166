"""The example story compared and weighed, and what is planted in it (`examples/answers.json`)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from riwaya.align.embedding import load_embedder
from riwaya.comparison import Account, Claim, Comparison
from riwaya.ingest import open_paths
from riwaya.languages.loader import load_languages
from riwaya.model import Document
from riwaya.store.keys import document_key
from riwaya.story.comparing import compare_documents
from riwaya.story.reading import read_one
from riwaya.weigh.pages import Pages
from riwaya.weigh.tellings import Telling, telling_of
from tests.read.reading import EXAMPLES

ANSWERS: Mapping[str, Any] = json.loads((EXAMPLES.parent / "answers.json").read_text("utf-8"))
GOLD: Sequence[Mapping[str, Any]] = json.loads((EXAMPLES.parent / "gold.json").read_text("utf-8"))


@dataclass(frozen=True)
class Example:
    """The story, and its articles by the names that the answers have for them."""

    documents: Mapping[str, Document]
    comparison: Comparison
    pages: Pages
    keys: Mapping[str, str]

    def document(self, name: str) -> Document:
        return self.documents[self.keys[name]]

    def place(self, name: str, quote: tuple[str, str]) -> tuple[int, int]:
        """Where the words from the first to the last of a quote stand."""
        text = self.document(name).text
        start = text.index(quote[0])
        return start, text.index(quote[1], start) + len(quote[1])

    def told_at(self, name: str, start: int, end: int) -> Iterator[tuple[Claim, Account]]:
        """The claims that clauses of this place tell, with their accounts."""
        spans = {a.id: a.span for a in self.document(name).assertions}
        for claim in self.comparison.claims:
            for account in claim.accounts:
                span = spans.get(account.assertion) if account.document == self.keys[name] else None
                if span is not None and span.start < end and start < span.end:
                    yield claim, account

    def tellings_at(self, name: str, start: int, end: int) -> list[Telling]:
        """How the clauses of this place are told."""
        said = (self.pages.said(self.keys[name], account.assertion) for _, account in self.told_at(name, start, end))
        return [telling_of(self.pages, s) for s in said if s is not None]

    def claims_of(self, answer: Mapping[str, Any]) -> dict[str, set[str]]:
        """The found claims that hold evidence of a planted one: id → names of the articles whose evidence it holds."""
        out: dict[str, set[str]] = {}
        for evidence in answer["evidence"]:
            for claim, _ in self.told_at(evidence["doc"], *self.place(evidence["doc"], tuple(evidence["quote"]))):
                out.setdefault(claim.id, set()).add(evidence["doc"])
        return out

    def claim(self, id: str) -> Claim:
        return next(c for c in self.comparison.claims if c.id == id)

    def name(self, key: str) -> str:
        return next(name for name, k in self.keys.items() if k == key)

    def content(self, name: str, statement: str) -> tuple[int, int]:
        """Where the content of a statement of the annotations stands."""
        article = next(a for a in GOLD if a["id"] == name)
        [found] = [s for s in article["statements"] if s["id"] == statement]
        text = found["content"]["text"]
        start = self.document(name).text.index(text)
        return start, start + len(text)


@lru_cache(maxsize=1)
def example() -> Example:
    """The example story, read and compared once."""
    unread = [d for d in open_paths([EXAMPLES]) if isinstance(d, Document)]
    documents = {document_key(d): d for d in map(read_one, unread)}
    comparison = compare_documents(documents, load_embedder())
    keys = {d.external_id or Path(d.paths[0]).stem: key for key, d in documents.items()}
    return Example(documents, comparison, Pages(comparison, documents, load_languages()), keys)
