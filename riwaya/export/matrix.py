"""Claims × articles: who tells what, who contradicts it, who is silent."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from riwaya.comparison import Absence, Claim, Comparison
from riwaya.export.disputes import value_of
from riwaya.export.labels import Labels
from riwaya.export.matters import SURE, loose
from riwaya.export.reasons import reason
from riwaya.export.tellings import Telling, Tellings, told_by

Standing = Literal["told", "against", "silent", "apart", ""]
"""`apart`: not comparable, for a reason; nothing where nobody has judged."""

_ROWS = 24
_SAME = 0.8
"""Share of a claim's assertions that stand in a row above it from which it is the same told twice."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How one article stands to a claim: the anchor of its words, or the reason why it has none."""

    standing: Standing
    key: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One claim: `shown` is the telling that states it best; a cell for each article, in the order of the page."""

    claim: Claim
    value: str
    shown: Telling
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """`more`: claims that have no row. `standings`: those that occur, for the legend."""

    rows: tuple[MatrixRow, ...]
    more: int
    standings: tuple[Standing, ...]


def matrix(compared: Comparison, tellings: Tellings, documents: Sequence[str], labels: Labels) -> Matrix | None:
    """The claims that several articles tell, and those in conflict with them, first those told most; None without any.

    `documents`: keys in the order of the columns.
    """
    against = opposed(compared)
    by_id = {c.id: c for c in compared.claims}
    kept = shared(compared, against)
    rows = []
    for claim in kept[:_ROWS]:
        told = told_by(claim, tellings)
        if told:
            others = [
                t for id in sorted(against.get(claim.id, ())) if id in by_id for t in told_by(by_id[id], tellings)
            ]
            best = next((t for t in told if t.clause == claim.text), told[0])
            cells = cells_of(claim, _anchors(told), _anchors(others), documents, labels)
            rows.append(MatrixRow(claim, value_of(claim, labels) if claim.slot != "polarity" else "", best, cells))
    if not rows:
        return None
    order: tuple[Standing, ...] = ("told", "against", "silent", "apart")
    found = {cell.standing for row in rows for cell in row.cells}
    return Matrix(tuple(rows), len(kept) - len(rows), tuple(s for s in order if s in found))


def opposed(compared: Comparison) -> dict[str, set[str]]:
    """Claims that cannot both be true: id → ids."""
    against: dict[str, set[str]] = {}
    for r in compared.relations:
        if r.kind == "conflicts" and r.confidence >= SURE:
            for one, other in (r.claims, r.claims[::-1]):
                against.setdefault(one, set()).add(other)
    return against


def shared(compared: Comparison, against: Mapping[str, Collection[str]]) -> list[Claim]:
    """The claims that have a row: those that several articles tell, and those in conflict; first those told most, last
    what is only loosely alike."""
    wanted = [c for c in compared.claims if len(c.documents) > 1 or c.id in against]
    wanted.sort(key=lambda c: (loose(c) and c.id not in against, -len(c.documents), c.id not in against, c.id))
    return once(wanted)


def cells_of(
    claim: Claim, told: Mapping[str, str], others: Mapping[str, str], documents: Iterable[str], labels: Labels
) -> tuple[Cell, ...]:
    """A claim's cells. `told`, `others`: article → anchor of the words that tell it, or what stands against it."""
    states: dict[str, Cell] = {a.document: Cell("apart", because=readable(a, labels)) for a in claim.not_comparable}
    states |= {a.document: Cell("silent", because=readable(a, labels)) for a in claim.silent}
    states |= {key: Cell("against", anchor) for key, anchor in others.items()}
    states |= {key: Cell("told", anchor) for key, anchor in told.items()}
    return tuple(states.get(key, Cell("")) for key in documents)


def readable(absence: Absence, labels: Labels) -> str:
    """Why an article does not tell it, in the interface's language as far as it has words for it."""
    return reason(absence.because, labels).words


def _anchors(tellings: Sequence[Telling]) -> dict[str, str]:
    """For each article its first words."""
    return {t.document: t.key for t in reversed(tellings)}


def once(claims: Sequence[Claim]) -> list[Claim]:
    """Without claims that tell what a claim before them tells; those with a value stand for themselves."""
    shown: set[str] = set()
    kept = []
    for claim in claims:
        told = set(claim.assertions)
        if claim.slot not in (None, "polarity") or len(told & shown) < _SAME * len(told):
            shown |= told
            kept.append(claim)
    return kept
