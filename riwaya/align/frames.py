"""Facts that talk of the same thing, whatever they say of it: average-linkage clustering over what they share.

Two facts are alike by the cosine of their features, rare ones weighing more (Salton, 1988). Clusters are joined while
the mean likeness of their pairs is high enough; the result does not depend on the order of the facts.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from riwaya.align.facts import Fact

ALIKE = 0.22
"""Mean likeness of two groups from which they talk of the same thing."""

EVERYWHERE = 0.2
"""Share of the facts in which a feature may stand: one in more says nothing of what a fact is about."""

SMALL = 30
"""Number of facts up to which every feature counts."""


def likeness(facts: Sequence[Fact]) -> dict[tuple[int, int], float]:
    """How alike two facts are, 0 to 1, for every pair that has a feature in common (indices, the smaller first)."""
    features = [fact.features for fact in facts]
    spread = Counter(f for has in features for f in has)
    n = len(facts)
    vectors = [_unit({f: w * math.log(1 + n / spread[f]) for f, w in has.items()}) for has in features]
    places: dict[str, list[int]] = defaultdict(list)
    for i, vector in enumerate(vectors):
        for f in vector:
            places[f].append(i)
    out: dict[tuple[int, int], float] = defaultdict(float)
    for f, found in places.items():
        if n > SMALL and len(found) > EVERYWHERE * n:
            continue
        for k, i in enumerate(found):
            weight = vectors[i][f]
            for j in found[k + 1 :]:
                out[i, j] += weight * vectors[j][f]
    return out


def frames(alike: Mapping[tuple[int, int], float], n: int, least: float = ALIKE) -> list[list[int]]:
    """The `n` facts in groups that talk of the same thing, each sorted; groups by their first fact."""
    members: dict[int, list[int]] = {i: [i] for i in range(n)}
    near: dict[int, dict[int, float]] = defaultdict(dict)
    heap: list[tuple[float, int, int]] = []
    for (i, j), value in alike.items():
        near[i][j] = near[j][i] = value
        if value >= least:
            heap.append((-value, i, j))
    heapq.heapify(heap)
    next_id = n
    while heap:
        value, a, b = heapq.heappop(heap)
        if a not in members or b not in members:
            continue
        joined = members.pop(a) + members.pop(b)
        sums: dict[int, float] = defaultdict(float)
        for side in (a, b):
            for other, total in near.pop(side).items():
                if other not in (a, b):
                    sums[other] += total
                    near[other].pop(side, None)
        members[next_id] = joined
        near[next_id] = dict(sums)
        for other, total in sums.items():
            near[other][next_id] = total
            mean = total / (len(joined) * len(members[other]))
            if mean >= least:
                heapq.heappush(heap, (-mean, min(next_id, other), max(next_id, other)))
        next_id += 1
    return sorted(sorted(found) for found in members.values())


def _unit(vector: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(x * x for x in vector.values())) or 1.0
    return {f: x / length for f, x in vector.items()}
