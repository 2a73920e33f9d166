"""Claims × articles: who tells what, who contradicts it, who is silent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from riwaya.comparison import Absence, Claim, Comparison
from riwaya.export.denied import Denial
from riwaya.export.disputes import value_of
from riwaya.export.labels import Labels
from riwaya.export.matters import group_of, loose
from riwaya.export.reasons import reason
from riwaya.export.tellings import Figures, Telling, Tellings, figures_stated, other_figures, told_by

Standing = Literal["told", "denied", "open", "number", "against", "rival", "update", "silent", "apart", ""]
"""Of what tells the claim: `denied`: by a denial; `open`: it only does not rule it out; `number`: with another number.
`against`: it tells what cannot be true besides, `rival`: another account, `update`: an earlier or later figure.
`apart`: not comparable, for a reason; nothing where nobody has judged."""

STANDINGS: tuple[Standing, ...] = tuple(filter(None, get_args(Standing)))
"""In the order of the legend; of what tells a claim or stands against it the first is shown."""

SIGNS: Mapping[str, str] = dict(zip(STANDINGS, "●⊘◐≈✕◇↻○–", strict=True))

Against = Mapping[str, Mapping[str, Standing]]
"""Claim → what stands against it, and how."""

_ROWS = 24
_SAME = 0.8
"""Share of a claim's assertions that stand in a row above it from which it is the same told twice."""
_KIN = 0.5
"""Share of the smaller claim's assertions from which a claim with a value tells the same as one without."""


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

    @property
    def signs(self) -> Mapping[str, str]:
        """Each standing's sign."""
        return SIGNS


def matrix(compared: Comparison, tellings: Tellings, documents: Sequence[str], labels: Labels) -> Matrix | None:
    """The claims that several articles tell, and those in conflict with them, first those told most; None without any.

    `documents`: keys in the order of the columns.
    """
    against = opposed(compared)
    by_id = {c.id: c for c in compared.claims}
    kept, kin = shared(compared, against), kin_of(compared.claims)
    rows = []
    for claim in kept[:_ROWS]:
        told = told_by(claim, tellings)
        if told:
            stated = figures_stated(claim, ((t.clause, t.figures) for t in told))
            tells = [
                (standing or telling_as(t.denial, other_figures(t.figures, stated)), t.document, t.key)
                for other, standing in row_claims(claim, stated, by_id, against, kin)
                for t in told_by(other, tellings)
            ]
            best = next((t for t in told if t.clause == claim.text), told[0])
            cells = cells_of(claim, tells, documents, labels)
            rows.append(MatrixRow(claim, value_of(claim, labels) if claim.slot != "polarity" else "", best, cells))
    if not rows:
        return None
    found = {cell.standing for row in rows for cell in row.cells}
    return Matrix(tuple(rows), len(kept) - len(rows), tuple(s for s in STANDINGS if s in found))


def opposed(compared: Comparison) -> Against:
    """What surely stands against each claim: what cannot be true besides, other accounts, updates of its figure."""
    standings: dict[str | None, Standing] = {"conflicts": "against", "rivals": "rival", "updates": "update"}
    against: dict[str, dict[str, Standing]] = {}
    for r in compared.relations:
        standing = standings.get(group_of(r))
        if standing is not None:
            for one, other in (r.claims, r.claims[::-1]):
                found = against.setdefault(one, {})
                found[other] = min(standing, found.get(other, standing), key=STANDINGS.index)
    return against


def shared(compared: Comparison, against: Against) -> list[Claim]:
    """The claims that have a row: those that several articles tell, and those in conflict or updated; first those told
    most, last what is only loosely alike."""
    disputed = {id for id, found in against.items() if not {"against", "update"}.isdisjoint(found.values())}
    wanted = [c for c in compared.claims if len(c.documents) > 1 or c.id in disputed]
    wanted.sort(key=lambda c: (loose(c) and c.id not in disputed, -len(c.documents), c.id not in disputed, c.id))
    return once(wanted)


def kin_of(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Claims without a value → those with one that are told in mostly the same words: whoever tells one tells both."""
    valued: dict[str, list[Claim]] = {}
    claims = list(claims)
    for claim in claims:
        if claim.slot not in (None, "polarity") and not loose(claim):
            for id in claim.assertions:
                valued.setdefault(id, []).append(claim)
    kin: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.slot in (None, "polarity"):
            common = Counter(c.id for id in claim.assertions for c in valued.get(id, ()))
            beside = {c.id: c for id in claim.assertions for c in valued.get(id, ())}
            near = [
                c
                for c in beside.values()
                if common[c.id] >= _KIN * min(len(c.assertions), len(claim.assertions)) and common[c.id] > 1
            ]
            if near:
                kin[claim.id] = near
    return kin


def row_claims(
    claim: Claim, stated: Figures, claims: Mapping[str, Claim], against: Against, kin: Mapping[str, Sequence[Claim]]
) -> Iterator[tuple[Claim, Standing]]:
    """The claims whose accounts fill the row of one, and how these stand to it; nothing for what tells it."""
    yield claim, ""
    opposed_to = dict(against.get(claim.id, {}))
    for near in kin.get(claim.id, ()):
        yield near, ""
        # Only where the claim gives this number itself does another number stand against it.
        if near.value in {shown for _, shown in stated}:
            opposed_to = dict(against.get(near.id, {})) | opposed_to
    for id, standing in opposed_to.items():
        if id in claims:
            yield claims[id], standing


def telling_as(denial: Denial, own_figures: Sequence[str]) -> Standing:
    """How an account tells its claim."""
    if denial in ("denied", "open"):
        return "denied" if denial == "denied" else "open"
    return "number" if own_figures else "told"


def cells_of(
    claim: Claim, tells: Iterable[tuple[Standing, str, str]], documents: Iterable[str], labels: Labels
) -> tuple[Cell, ...]:
    """A claim's cells. `tells`: how articles tell it or what stands against it, with the article and the anchor of the
    words; of one article the first of those that stand first in the legend."""
    states: dict[str, Cell] = {a.document: Cell("apart", because=readable(a, labels)) for a in claim.not_comparable}
    states |= {a.document: Cell("silent", because=readable(a, labels)) for a in claim.silent}
    ordered = sorted(tells, key=lambda told: STANDINGS.index(told[0]))
    states |= {key: Cell(standing, anchor) for standing, key, anchor in reversed(ordered)}
    return tuple(states.get(key, Cell("")) for key in documents)


def readable(absence: Absence, labels: Labels) -> str:
    """Why an article does not tell it, in the interface's language as far as it has words for it."""
    return reason(absence.because, labels).words


def once(claims: Sequence[Claim]) -> list[Claim]:
    """Without claims that tell what a claim before them tells, or one with a value; these stand for themselves."""
    valued: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.slot not in (None, "polarity"):
            for id in claim.assertions:
                valued.setdefault(id, []).append(claim)
    shown: set[str] = set()
    kept = []
    for claim in claims:
        told = set(claim.assertions)
        if claim.slot in (None, "polarity"):
            answers = Counter(c.id for id in told for c in valued.get(id, ()) if loose(claim) or not loose(c))
            if max([len(told & shown), *answers.values()]) >= _SAME * len(told):
                continue
        shown |= told
        kept.append(claim)
    return kept
