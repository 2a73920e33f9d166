"""Average-linkage clustering of things by how alike they are (nearest-neighbour chains; Murtagh, 1983)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from riwaya.link.groups import Groups

Likeness = npt.NDArray[np.float32]
"""Square and symmetric: how alike i and j are."""


def clusters(alike: Likeness, least: float) -> list[list[int]]:
    """The things in groups whose mean likeness is `least` or more, each sorted; groups by their first.

    Quadratic in time and memory.
    """
    n = len(alike)
    mean = alike.astype(np.float64)
    np.fill_diagonal(mean, -np.inf)
    size = np.ones(n)
    alive = np.ones(n, dtype=bool)
    groups: Groups[int] = Groups(range(n))
    chain: list[int] = []
    for _ in range(n - 1):
        if not chain:
            chain.append(int(np.argmax(alive)))
        while True:
            here = chain[-1]
            row = np.where(alive, mean[here], -np.inf)
            best = int(np.argmax(row))
            if len(chain) > 1 and row[chain[-2]] >= row[best]:
                best = chain[-2]  # of equals the one that we come from, or the chain never ends
            if len(chain) > 1 and best == chain[-2]:
                break
            chain.append(best)
        a, b = chain.pop(), chain.pop()
        if mean[a, b] >= least:
            groups.join(a, b)
        joined = (size[a] * mean[a] + size[b] * mean[b]) / (size[a] + size[b])
        mean[a] = joined
        mean[:, a] = joined
        mean[a, a] = -np.inf
        size[a] += size[b]
        alive[b] = False
    return sorted(sorted(found) for found in groups.sets())
