"""The practice articles are understood as well as when they were written; the floors lie a little under that."""

from pathlib import Path

import pytest

from riwaya.evaluate.run import evaluate_file

PRACTICE = Path(__file__).parent.parent / "practice"


@pytest.mark.parametrize(
    ("folder", "found", "chain"),
    [("ar/read", 0.92, 0.78), ("ar/unread", 0.85, 0.65), ("ru/read", 0.96, 0.84), ("ru/unread", 0.91, 0.70)],
)
def test_practice_articles_are_understood(folder: str, found: float, chain: float) -> None:
    scores = evaluate_file(PRACTICE / folder).scores
    assert scores.found.f1 >= found
    assert scores.chain.f1 >= chain
