"""Two stories written by somebody who had not seen the rules: what is found of what they planted, and what must not.

Most of their conflicts are not found yet (figures: `docs/how-claims-are-compared.md`); here stand those that are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import pytest

from riwaya.align.embedding import load_embedder
from riwaya.comparison import Comparison, Relation
from riwaya.ingest import Given, from_text
from riwaya.model import Document
from riwaya.story.comparing import compare_documents
from riwaya.story.reading import read_one
from tests.read.reading import EXAMPLES

pytestmark = pytest.mark.skipif(load_embedder() is None, reason="claims over languages need the embedder")

STORIES = EXAMPLES.parent.parent / "tests" / "practice" / "stories"

MEETS = 0.25
"""Share of a clause and a passage that must be common for the clause to be the passage's."""


@lru_cache(maxsize=2)
def story(name: str) -> tuple[Mapping[str, Document], Comparison, Mapping[str, Any]]:
    articles = json.loads((STORIES / f"{name}.articles.json").read_text("utf-8"))
    documents = {
        a["id"]: read_one(from_text(a["text"], Given(language=a["language"], published=a["published"])))
        for a in articles
    }
    gold = json.loads((STORIES / f"{name}.gold.json").read_text("utf-8"))
    return documents, compare_documents(documents, load_embedder()), gold


def told(name: str, claim: str) -> set[str]:
    """The found claims that the passages of a planted claim belong to."""
    documents, compared, gold = story(name)
    [planted] = [c for c in gold["claims"] if c["id"] == claim]
    clauses = {id for e in planted["evidence"] for id in at(documents[e["doc"]], e["quote"])}
    return {c.id for c in compared.claims if clauses & set(c.assertions)}


def at(document: Document, quote: list[str]) -> Iterator[str]:
    start = document.text.index(quote[0])
    end = document.text.index(quote[1], start) + len(quote[1])
    for a in document.assertions:
        common = min(a.span.end, end) - max(a.span.start, start)
        if common > 0 and common / (max(a.span.end, end) - min(a.span.start, start)) >= MEETS:
            yield a.id


def between(name: str, one: str, other: str) -> list[Relation]:
    a, b = told(name, one), told(name, other)
    found = (r for r in story(name)[1].relations if r.kind == "conflicts")
    return [r for r in found if (r.claims[0] in a and r.claims[1] in b) or (r.claims[1] in a and r.claims[0] in b)]


FOUND = [
    ("ferry", "c21", "c22", "number-differs"),  # 29, and in the translation 19
    ("ferry", "c27", "c28", "number-differs"),  # 96 rescued, 118 survivors
    ("ferry", "c2", "c4", "number-differs"),  # 201, and at least 263 aboard: nothing else in common but their articles
    ("convoy", "c4", "c7", "accused-denies"),  # a US drone; the US military: no strikes
]


@pytest.mark.parametrize(("name", "one", "other", "rule"), FOUND, ids=lambda x: str(x))
def test_a_planted_conflict_is_found(name: str, one: str, other: str, rule: str) -> None:
    assert rule in {r.rule for r in between(name, one, other)}


def test_a_toll_of_two_years_ago_is_no_other_toll() -> None:
    _, compared, _ = story("ferry")
    [old] = [c for c in compared.claims if c.slot == "quantity" and c.value == "46"]
    assert not [r for r in compared.relations if old.id in r.claims and r.kind == "conflicts"]


def test_a_toll_that_rises_is_an_update() -> None:
    assert {r.update for r in between("ferry", "c30", "c31")} == {True}


@pytest.mark.parametrize("name", ["ferry", "convoy"])
def test_articles_made_from_one_text_are_found(name: str) -> None:
    """All but one translation that is told anew."""
    _, compared, gold = story(name)
    found = [set(group.documents) for group in compared.copies]
    hits = [any(set(planted["docs"]) <= group for group in found) for planted in gold["copies"]]
    assert any(hits)
    assert all(any(group == set(planted["docs"]) for planted in gold["copies"]) for group in found)


@pytest.mark.parametrize("name", ["ferry", "convoy"])
def test_what_both_can_be_true_is_no_sure_conflict(name: str) -> None:
    """None of those that the first screen shows joins two planted claims of which one is the finer."""
    gold = story(name)[2]
    for refined in gold["refinements"]:
        sure = [r for r in between(name, *refined["claims"]) if r.confidence >= 0.9 and not r.update]
        assert not sure, (refined["why"], [r.why for r in sure])
