"""What there is to go by where two short texts seem to conflict: one thing that they answer differently.

The learnt weights see contradiction wherever words differ, as the writers of what they learnt from were asked to
contradict. Texts that differ in two things tell of two events; texts of a language that nothing was learnt from, whose
words differ, may say the same in other words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from riwaya.align.pairing import opposed, pair_up
from riwaya.align.pieces import Kind, Piece, pieces_of
from riwaya.align.traits import TURNED, traits
from riwaya.comparison import Slot
from riwaya.model import Document

SLOTS: tuple[tuple[Kind, Slot], ...] = (("number", "quantity"), ("place", "place"), ("name", "identity"))
"""Kinds of pieces that answer a question each."""

UNSURE = frozenset({"possible", "feared"})
AHEAD = frozenset({"asked", "planned"})
"""Modalities of what may be so, and of what is asked for or to come: what was done later conflicts with neither."""

BESIDE_NOT = 2
"""Pieces more that a text may have that says of the other's matter that it is not so: with more, it may be of those
that it says so."""

Sides = tuple[list[Piece], list[Piece]]


@dataclass(frozen=True, slots=True)
class Grounds:
    """What speaks for a conflict of two texts."""

    slot: Slot | None
    """What they answer differently, as far as the pieces show it."""
    alone: bool
    """Whether they answer that differently and nothing else."""
    two_events: bool
    """Whether they differ in more than one thing, or in their day."""


def grounds(a: Document, b: Document) -> Grounds:
    """What two read documents of a sentence or a few answer differently."""
    pairing = pair_up(pieces_of(a), pieces_of(b))
    lone = (pairing.lone_first, pairing.lone_second)
    names = {t.name for t in traits(a, b)}
    turned = not names.isdisjoint(TURNED)
    against = any(opposed(p, q) for p in lone[0] for q in lone[1])
    differ = [slot for kind, slot in SLOTS if _differ(lone, kind)]
    apart = _apart(_times(a), _times(b)) or all(any(p.dated for p in side) for side in lone)
    other = against or all(any(p.kind in ("concept", "word") and not p.dated for p in side) for side in lone)
    two = apart or len(differ) > 1 or ("quantity" in differ and other)
    alone = not two and not _out_of_step(a, b) and _alone(lone, turned, against, differ)
    return Grounds(_slot(names, turned or against, differ), alone, two)


def _alone(lone: Sides, turned: bool, against: bool, differ: Sequence[Slot]) -> bool:
    """Whether one thing differs, and one of the texts has nothing else that the other lacks."""
    if against:
        return not turned and _covered(lone, lambda p, other: any(opposed(p, q) for q in other))
    kind = next((kind for kind, slot in SLOTS if slot in differ), None)
    if kind is not None:  # another name is another person: of him the other text says nothing
        return kind != "name" and not turned and _covered(lone, lambda p, _: p.kind == kind)
    rest = [sum(not p.dated for p in side) for side in lone]
    return turned and min(rest) == 0 and max(rest) <= BESIDE_NOT


def _covered(lone: Sides, differs: Callable[[Piece, Sequence[Piece]], bool]) -> bool:
    first, second = lone
    return any(all(p.dated or differs(p, other) for p in side) for side, other in ((first, second), (second, first)))


def _slot(names: set[str], polarity: bool, differ: Sequence[Slot]) -> Slot | None:
    if differ:
        return differ[0]
    if polarity:
        return "polarity"
    return "actor" if "names in other order" in names else None


def _differ(lone: Sides, kind: Kind) -> bool:
    """Whether each text has a piece of a kind that the other lacks. Numbers of a date are no quantities."""
    return all(any(p.kind == kind and not p.dated for p in side) for side in lone)


def _out_of_step(a: Document, b: Document) -> bool:
    """Whether one text tells what is, and the other what may be, is asked for, or is to come."""
    first, second = ({x.modality for x in d.assertions} for d in (a, b))
    return any(first.isdisjoint(kind) != second.isdisjoint(kind) for kind in (UNSURE, AHEAD))


def _times(document: Document) -> set[str]:
    """The days and months that a text names; neither lengths of time nor "today"."""
    return {t.value for t in document.times if t.precision != "duration" and not t.value.startswith("P0")}


def _apart(first: set[str], second: set[str]) -> bool:
    """Whether no time of one text may be one of the other's: a month may be that of a day in it."""
    near = any(s.startswith(t) or t.startswith(s) for s in first for t in second)
    return bool(first and second) and not near
