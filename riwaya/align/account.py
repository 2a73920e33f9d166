"""How two facts that tell of one thing differ."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.align.facts import Fact
from riwaya.comparison import RelationKind, Slot


@dataclass(frozen=True, slots=True)
class Account:
    """How two facts stand to one another."""

    facts: tuple[Fact, Fact]
    kind: RelationKind
    slot: Slot
    rule: str
    sure: float
    sides: tuple[tuple[Fact, ...], tuple[Fact, ...]] = ((), ())
    """All facts that give the one account and the other, where more than these two are known to."""
