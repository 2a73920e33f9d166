"""How alike facts are: what they share, rare things weighing more (Salton, 1988), and how near their vectors are."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import numpy as np

from riwaya.align.clusters import Likeness
from riwaya.align.embedding import Vectors

TERMS = 0.45
"""Weight of shared terms beside vectors: see `claims.SAME`."""


OTHERS = 400
"""Facts of other news beside which a story's are weighed: what both of two facts name is rare all the same."""

SLIGHT = 20.0
"""Added to what a fact weighs: two that share the one word that they have are not yet much alike."""


class Weights:
    """How much each thing that facts name says: the fewer name it, the more."""

    def __init__(self, said: Sequence[Collection[str]]) -> None:
        spread = Counter(t for terms in said for t in terms)
        n = len(said) + OTHERS
        self._weight: Mapping[str, float] = {t: math.log(1 + n / k) for t, k in spread.items()}

    def share(self, shared: Collection[str], said: Collection[str]) -> float:
        """How much of what is `said` the `shared` terms, which are among it, are: 0 to 1."""
        return sum(self._weight[t] for t in shared) / sum(self._weight[t] for t in said)


def fact_likeness(features: Sequence[Mapping[str, float]]) -> Likeness:
    """`term_likeness` for the features of facts, which are few and short."""
    return term_likeness(features, OTHERS, SLIGHT)


def term_likeness(features: Sequence[Mapping[str, float]], others: int = 0, slight: float = 0.0) -> Likeness:
    """The cosine of every two things' features (feature → weight), each weighed by how few things have it.

    `others`: how many more things there are that have none of these; `slight`: added under the root of each length.
    """
    n = len(features) + others
    spread = Counter(f for has in features for f in has)
    column = {f: j for j, f in enumerate(sorted(spread))}
    table = np.zeros((len(features), len(column)), dtype=np.float32)
    lengths = np.ones(len(features), dtype=np.float32)
    for i, has in enumerate(features):
        weighed = {f: w * math.log(1 + n / spread[f]) for f, w in has.items()}
        lengths[i] = math.sqrt(sum(w * w for w in weighed.values()) + slight) or 1.0
        for f, w in weighed.items():
            table[i, column[f]] = w
    table /= lengths[:, None]
    out: Likeness = np.matmul(table, table.T, dtype=np.float32)
    return out


def mixed(terms: Likeness, vectors: Vectors | None) -> Likeness:
    """Likeness of terms and of vectors (rows as the facts) as one; of terms alone where there are no vectors."""
    if vectors is None:
        return terms
    near: Likeness = np.asarray(TERMS * terms + (1 - TERMS) * (vectors @ vectors.T), dtype=np.float32)
    return np.asarray((near + near.T) / 2, dtype=np.float32)
