"""The words beside a number that make it uncertain: about, at least, على الأقل."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.languages.numbers import Bound
from riwaya.read.page import Page

MOST = 3
"""Hedges that may stand in a row on one side ("at least some 30")."""


CHANGE_REACH = 5
"""Words before a number in which a word of growing or falling is looked for."""


@dataclass(frozen=True, slots=True)
class Hedged:
    """What hedges say, and the word where they begin (before a number) or end (behind it, exclusive)."""

    edge: int
    approximate: bool = False
    bound: Bound | None = None
    peeled: int = 0


def hedged_before(page: Page, first: int) -> Hedged:
    """The hedges that stand directly before word `first`, in its sentence."""
    return _hedged(page, first, -1)


def hedged_after(page: Page, end: int) -> Hedged:
    """The hedges that begin with word `end`, in the sentence of the word before."""
    return _hedged(page, end, 1)


def _hedged(page: Page, edge: int, step: int) -> Hedged:
    table = page.language.numbers.before if step < 0 else page.language.numbers.after
    found = Hedged(edge)
    if page.norm(edge - 1 if step < 0 else edge) not in table:
        return found
    inside = range(*page.sentence(edge if step < 0 else edge - 1))
    for _ in range(MOST):
        at = found.edge - 1 if step < 0 else found.edge
        if page.norm(at) not in table:
            break
        hedge = next(
            (
                h
                for h in table[page.norm(at)]
                if len(h.words) == 1 or page.norm(at + step) == h.words[1]
                if at + step * (len(h.words) - 1) in inside
                and all(page.norm(at + step * k) == w for k, w in enumerate(h.words))
            ),
            None,
        )
        if hedge is None or at not in inside:
            break
        if (
            step < 0
            and len(hedge.words) == 1
            and page.norm(at) in page.language.numbers.to
            and changes_before(page, at)
        ):
            break  # rose to 45: the end of a change, not its bound
        found = Hedged(
            found.edge + step * len(hedge.words),
            found.approximate or hedge.bound is None,
            found.bound or hedge.bound,
            hedge.peeled,
        )
    return found


def changes_before(page: Page, i: int) -> bool:
    """Whether a word of growing or falling stands shortly before word i (rose from 20 to 45)."""
    changes, start = page.language.numbers.changes, max(page.sentence(i)[0], i - CHANGE_REACH)
    return any(page.norm(k) in changes or page.t.words[k].stem in changes for k in range(start, i))
