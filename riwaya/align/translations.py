"""Which articles are translations of one text: what one says the other says too, in the same order.

Two accounts of one event in two languages share much of what they say, but each in an order of its own. Compared are
the vectors of the clauses, less where their language lies; the longest chain of like clauses that runs forward through
both texts is found by dynamic programming (as sentences are aligned, Gale and Church, 1993), clauses left out on either
side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from riwaya.align.clusters import Likeness
from riwaya.align.embedding import Vectors
from riwaya.align.facts import Fact

SAME = 0.45
"""Likeness of vectors from which two clauses may say the same."""

COPIED = 0.4
"""Share of the shorter text's clauses in the chain from which it is a translation, whole or cut: of translated news
nineteen in twenty pairs have more, articles that only tell one event at most .35."""

FEWEST = 5
"""Clauses of a chain below which nothing is a translation."""


@dataclass(frozen=True, slots=True)
class Translation:
    """Two documents of which one text is a translation of the other. `pairs`: facts that say the same, by id."""

    documents: tuple[str, str]
    share: float
    """Of the shorter text's clauses, those in the chain."""
    pairs: tuple[tuple[str, str], ...]


def find_translations(facts: Sequence[Fact], vectors: Vectors) -> list[Translation]:
    """Every pair of translations among the documents of `facts`. `vectors`: a row a fact, of length 1, less the mean
    of its language."""
    rows: dict[str, list[int]] = defaultdict(list)
    for i in sorted(range(len(facts)), key=lambda i: (facts[i].document, facts[i].span.start, -facts[i].span.end)):
        rows[facts[i].document].append(i)
    out = []
    for a, b in combinations(sorted(rows), 2):
        if facts[rows[a][0]].language == facts[rows[b][0]].language:
            continue
        chain = longest_chain(vectors[rows[a]] @ vectors[rows[b]].T, SAME)
        share = len(chain) / min(len(rows[a]), len(rows[b]))
        if len(chain) >= FEWEST and share >= COPIED:
            pairs = tuple((facts[rows[a][i]].id, facts[rows[b][j]].id) for i, j in chain)
            out.append(Translation((a, b), round(share, 3), pairs))
    return out


def longest_chain(alike: Likeness, least: float) -> list[tuple[int, int]]:
    """Pairs (row, column), each going forward in both, whose likeness above `least` adds up to most."""
    n, m = alike.shape
    worth = np.maximum(alike - least, 0.0)
    best = np.zeros((n + 1, m + 1))
    for i in range(n):
        # With nothing joined in this row the best is that of the row before; then from left to right.
        joined = best[i, :-1] + worth[i]
        best[i + 1, 1:] = np.maximum.accumulate(np.maximum(best[i, 1:], joined))
    out = []
    i, j = n, m
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            out.append((i, j))
    return out[::-1]
