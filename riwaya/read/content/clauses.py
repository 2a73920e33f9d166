"""A clause: its words, its verb, and how it hangs together with others."""

from __future__ import annotations

from dataclasses import dataclass, field

from riwaya.read.content.signs import Spot
from riwaya.read.page import Range

EMBEDDED = ("relative", "complement", "cause", "condition", "adverbial", "purpose", "whether")
"""Kinds of clauses that a word opens inside another."""

OPENERS = ("whether", "cause", "condition", "purpose", "opener")
"""Word classes that open a clause of the kind of the same name; an `opener` opens an adverbial one."""

OPENED = ("cause", "condition", "adverbial", "purpose", "whether")
"""Those of them that say something about the whole clause around them."""


@dataclass(slots=True, eq=False)
class Clause:
    """Words of one clause. `kind`: `main`, `coordinate` (shares the subject of `beside`), `nominal`, `gerund`,
    or one of `EMBEDDED`."""

    kind: str
    first: int
    parent: Clause | None = None
    beside: Clause | None = None
    """The clause that this one goes on from."""
    head: Spot | None = None
    """Its verb, or where it has none, the noun that names its event."""
    pieces: list[Range] = field(default_factory=list)
    """Stretches of words, in order; what stands between them belongs to other clauses."""
    opener: Spot | None = None
    """The word that opens it."""
    trigger: Spot | None = None
    """The word that names its event, once `triggers` has found it."""
    event: str = ""
    """Its event where no word names it: `BE` of a sentence without a verb."""
    at: int = -1
    """The word that makes it a clause where no verb does (the piece that was found there, it is from the plane)."""
    complete: bool = False
    """Whether a verb joined by "and" begins another clause behind it: what it has is all of it, verb or not."""
    complements: list[Clause] = field(default_factory=list)
    """Clauses that its verb or noun governs; their words lie inside its span."""
    conditions: list[Clause] = field(default_factory=list)
    """Clauses that say on what it depends."""
    causes: list[Clause] = field(default_factory=list)
    """What set its event going."""
    excluded: Range | None = None
    """Words that say what it was not (not by a drone but by a missile)."""
    excluder: Spot | None = None
    """The negation of these."""
    refused: bool = False
    """Whether a negation stands before the word that opens it (died of his heart, and not because of torture)."""
    _spots: list[Spot] = field(default_factory=list)
    _counted: list[Range] = field(default_factory=list)
    """The pieces that `_spots` are those of."""

    @property
    def embedded(self) -> bool:
        return self.kind in EMBEDDED

    @property
    def core(self) -> Range:
        """The piece that holds its head, else its longest."""
        if len(self.pieces) == 1:
            return self.pieces[0]
        at = self.head.at if self.head is not None else self.at
        held = next((p for p in self.pieces if p[0] <= at < p[1]), None)
        return held if held is not None else max(self.pieces, key=lambda p: p[1] - p[0])

    def spots(self, spots: list[Spot | None]) -> list[Spot]:
        """What its words do, in their order."""
        if self._counted != self.pieces:
            self._counted = list(self.pieces)
            self._spots = [s for a, b in self.pieces for s in spots[a:b] if s is not None]
        return self._spots
