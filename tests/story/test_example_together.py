"""What is planted in the example story across the articles (`examples/answers.json`): conflicts, rivals, copies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import combinations
from typing import Any

import pytest

from riwaya.align.embedding import load_embedder
from riwaya.comparison import Relation
from tests.weigh.example import ANSWERS, example

pytestmark = pytest.mark.skipif(load_embedder() is None, reason="claims over languages need the embedder")

NEAR = 0.15
"""Share of a clause and a quote that must be common for the clause to be the quote's."""


@lru_cache(maxsize=1)
def told() -> dict[str, frozenset[str]]:
    """Planted claim → the found claims that its quotes belong to."""
    holding: dict[str, set[str]] = {}
    for claim in example().comparison.claims:
        for assertion in claim.assertions:
            holding.setdefault(assertion, set()).add(claim.id)
    return {
        answer["id"]: frozenset(c for e in answer["evidence"] for a in clauses(e) for c in holding.get(a, ()))
        for answer in ANSWERS["claims"]
    }


def clauses(evidence: Mapping[str, Any]) -> Iterable[str]:
    start, end = example().place(evidence["doc"], tuple(evidence["quote"]))
    for a in example().document(evidence["doc"]).assertions:
        common = min(a.span.end, end) - max(a.span.start, start)
        if common > 0 and common / (max(a.span.end, end) - min(a.span.start, start)) >= NEAR:
            yield a.id


def between(relation: Relation, one: str, other: str) -> bool:
    """Whether a relation joins a found claim of one planted claim to one of the other."""
    a, b = relation.claims
    return (a in told()[one] and b in told()[other]) or (b in told()[one] and a in told()[other])


def conflicts() -> list[Relation]:
    return [r for r in example().comparison.relations if r.kind == "conflicts"]


@pytest.mark.parametrize("conflict", ANSWERS["conflicts"], ids=lambda c: "-or-".join(c["claims"]))
def test_a_planted_conflict_is_found(conflict: Mapping[str, Any]) -> None:
    assert any(between(r, *conflict["claims"]) for r in conflicts())


@pytest.mark.parametrize("refined", ANSWERS["refinements"], ids=lambda r: "-of-".join(r["claims"]))
def test_a_planted_refinement_is_found(refined: Mapping[str, Any]) -> None:
    """The first of the two is the finer one."""
    one, other = (told()[id] for id in refined["claims"])
    found = (r.claims for r in example().comparison.relations if r.kind == "refines")
    assert any(finer in one and wider in other for finer, wider in found)


def test_nothing_else_is_called_a_conflict() -> None:
    words = {a.id: a.span.text for d in example().documents.values() for a in d.assertions}
    pairs = [tuple(c["claims"]) for c in ANSWERS["conflicts"]]
    others = [r for r in conflicts() if not any(between(r, *pair) for pair in pairs)]
    assert not [[words[a] for a in r.assertions] for r in others]


def test_an_update_is_marked_as_one() -> None:
    for one, other in (("toll-15", "toll-21"), ("toll-17", "toll-21")):
        [found] = [r for r in conflicts() if between(r, one, other)]
        assert found.update, (one, other)


def test_two_counts_of_one_night_are_none() -> None:
    [found] = [r for r in conflicts() if between(r, "toll-15", "toll-17")]
    assert not found.update


def test_what_set_it_going_has_three_accounts_that_are_rivals() -> None:
    """No rule names a thing of this story: claims that say what set one event going answer one question."""
    [rivals] = [x for x in ANSWERS["rivals"] if "cause-heat" in x["claims"]]
    relations = [r for r in example().comparison.relations if r.slot == "cause" and r.kind == "rivals"]
    for one, other in combinations(rivals["claims"], 2):
        assert any(between(r, one, other) for r in relations), (one, other)


def test_who_had_the_quarter_cleared_has_two_accounts() -> None:
    relations = [r for r in example().comparison.relations if r.kind == "rivals" and r.slot == "actor"]
    assert any(between(r, "evacuation-governor", "evacuation-prime-minister") for r in relations)


def test_the_wire_is_one_text_in_two_languages() -> None:
    [copies] = ANSWERS["copies"]
    wanted = {example().keys[name] for name in copies["docs"]}
    assert any(wanted <= set(group.documents) for group in example().comparison.copies)
