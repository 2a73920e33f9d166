"""The pieces of two short texts, each with the piece of the other that says the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from rapidfuzz.distance import Indel

from riwaya.align.pieces import KINDS, Piece
from riwaya.languages.concepts import load_concepts
from riwaya.link.skeletons import skeleton

How = Literal["same", "wider", "alike"]

STRENGTH: Mapping[How, float] = {"same": 1.0, "wider": 0.8, "alike": 0.7}
"""Which match goes before which where a piece has several."""

ALIKE = 0.75
"""Likeness of two stems from which they may be one word's (مجتمع, بمجتمع)."""

SHORTEST = 4
"""Letters of the shortest stems that are compared so."""

BONES = 3
"""The same for consonants."""

ABOUT = 0.1
"""Share by which an approximate number may be off."""


@dataclass(frozen=True)
class Pairing:
    """`of`: position of a piece of the first text → (position in the second, how they match). Only pieces that carry
    what a text says are paired."""

    first: Sequence[Piece]
    second: Sequence[Piece]
    of: Mapping[int, tuple[int, How]]

    @cached_property
    def back(self) -> Mapping[int, int]:
        """Position in the second text → position in the first."""
        return {j: i for i, (j, _) in self.of.items()}

    @cached_property
    def lone_first(self) -> list[Piece]:
        """The pieces of the first text that the second lacks."""
        return [p for i, p in enumerate(self.first) if i not in self.of]

    @cached_property
    def lone_second(self) -> list[Piece]:
        """The pieces of the second text that the first lacks."""
        return [p for j, p in enumerate(self.second) if j not in self.back]


def pair_up(first: Sequence[Piece], second: Sequence[Piece]) -> Pairing:
    """Each piece with at most one of the other text: the best matches first, then those that stand at like places."""
    a, b = [[p for p in pieces if p.kind in KINDS] for pieces in (first, second)]
    found = [
        (-STRENGTH[how], abs(i - j), i, j, how)
        for i, p in enumerate(a)
        for j, q in enumerate(b)
        if (how := match(p, q)) is not None
    ]
    of: dict[int, tuple[int, How]] = {}
    taken: set[int] = set()
    for _, _, i, j, how in sorted(found):
        if i not in of and j not in taken:
            of[i] = (j, how)
            taken.add(j)
    return Pairing(a, b, of)


def match(p: Piece, q: Piece) -> How | None:
    """How two pieces say the same; None where they do not."""
    if p.number is not None and q.number is not None:
        return "same" if _equal(p, q) else None
    if p.kind == "number" or q.kind == "number":
        return None
    if p.places and q.places:
        return _same_place(p, q)
    if set(p.concepts) & set(q.concepts):
        return "same"
    if opposed(p, q):  # prices rose, prices fell: one word of theirs is the same
        return None
    if set(p.stems) & set(q.stems):
        return "same"
    if widened(p) & set(q.concepts) or widened(q) & set(p.concepts):
        return "wider"
    return "alike" if any(_alike(s, t) for s in p.stems for t in q.stems) else None


def opposed(p: Piece, q: Piece) -> bool:
    """Whether what two pieces name cannot hold of the same thing."""
    opposites = load_concepts().opposites
    against = widened(q)
    return any(opposites.get(id, frozenset()) & against for id in widened(p))


def widened(p: Piece) -> frozenset[str]:
    """The concepts of a piece and what they imply."""
    return _widened(p.concepts)


@lru_cache(maxsize=8192)
def _widened(concepts: tuple[str, ...]) -> frozenset[str]:
    known = load_concepts()
    return frozenset(wide for id in concepts for wide in (id, *known.wider(id)))


def _equal(p: Piece, q: Piece) -> bool:
    assert p.number is not None
    assert q.number is not None
    if p.number.overlaps(q.number):
        return True
    about = p.number.approximate or q.number.approximate
    low, high = sorted((p.number.least, q.number.least))
    return about and high > 0 and (high - low) / high <= ABOUT


def _same_place(p: Piece, q: Piece) -> How | None:
    if p.places & q.places:
        return "same"
    country = f"country:{p.country}"
    if p.country is not None and p.country == q.country and (country in p.places or country in q.places):
        return "wider"
    return None


@lru_cache(maxsize=65536)
def _alike(s: str, t: str) -> bool:
    if len(s) < SHORTEST or len(t) < SHORTEST:
        return False
    bones = skeleton(s).plain
    return len(bones) >= BONES and bones == skeleton(t).plain or Indel.normalized_similarity(s, t) >= ALIKE
