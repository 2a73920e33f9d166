"""Different accounts of one thing that could all be true: whom an attack hit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from riwaya.align.claims import Block
from riwaya.align.facts import Fact
from riwaya.comparison import RelationKind, Slot
from riwaya.languages.concepts import Concepts

PASSAGE = 700
"""Characters within which one article's clauses on an attack tell of one attack."""

ONE_ATTACK = 0.45
"""Likeness from which clauses of two articles do."""

ATTACKS = frozenset({"attack", "hit"})

WHOM = frozenset(
    {"rebel", "opposition", "opponent", "terrorism", "civilian", "armed-group", "militia", "insurgency", "islamist"}
    | {"extremism", "army", "soldier", "police", "militant", "fighter", "dissident", "mercenary", "refugee"}
)
"""Concepts of those whom an attack may hit, and of what parties call them."""


@dataclass(frozen=True, slots=True)
class Account:
    """How two facts stand to one another."""

    facts: tuple[Fact, Fact]
    kind: RelationKind
    slot: Slot
    rule: str
    sure: float


def find_accounts(block: Block, concepts: Concepts) -> Iterator[Account]:
    """Every two facts of a block that give different accounts: two attacks told in one passage, or much alike, on
    people of other names."""
    attacks = [(f, _whom(f)) for f in block.facts if f.polarity == "affirmed" and _attack(f, concepts)]
    for (x, hit), (y, other) in combinations([(f, whom) for f, whom in attacks if whom], 2):
        if hit & other or x.document == y.document and x.span.start < y.span.end and y.span.start < x.span.end:
            continue
        if x.document == y.document:
            one = abs(x.span.start - y.span.start) < PASSAGE
        else:
            one = float(block.about[block.place[x.id], block.place[y.id]]) >= ONE_ATTACK
        if one:
            yield Account((x, y), "rivals", "target", "other-target", 0.8)


def _attack(fact: Fact, concepts: Concepts) -> bool:
    if fact.event == "ASSAULT":
        return True
    return not ATTACKS.isdisjoint(w for t in fact.terms for w in (t, *concepts.wider(t)))


def _whom(fact: Fact) -> frozenset[str]:
    """Whom an attack hits: what people it names, else who is its target."""
    return fact.terms & WHOM or fact.target & fact.names
