"""Which one word stands on a claim."""

from __future__ import annotations

import pytest

from riwaya.comparison import Claim, Comparison, Origins, Relation
from riwaya.export.matters import ALIKE
from riwaya.export.standing import by_stand, stands_of


def claim(id: str, documents: str, at_least: int = 0, likeness: float = 1.0) -> Claim:
    return Claim(id, "x", "en", (f"a{id}",), tuple(documents), origins=Origins(at_least, at_least), likeness=likeness)


@pytest.mark.parametrize(
    ("told", "stand"),
    [
        (claim("c1", "d", 1), "alone"),
        (claim("c1", "de", 1), "thin"),
        (claim("c1", "de", 2), "agreed"),
        (claim("c1", "de", 2, ALIKE), "agreed"),
        (claim("c1", "de", 2, ALIKE - 0.01), "loose"),
        (claim("c1", "de", 1, ALIKE - 0.01), "loose"),
    ],
)
def test_a_claim_that_is_loosely_joined_is_not_called_agreed(told: Claim, stand: str) -> None:
    assert stands_of(Comparison(claims=(told,))) == {"c1": stand}


def test_what_cannot_both_be_true_goes_before_all() -> None:
    claims = claim("c1", "de", 2, 0.1), claim("c2", "f", 1)
    conflict = Relation(("c1", "c2"), "conflicts", "polarity", "one denies it", "polarity", 0.95)
    compared = Comparison(claims=claims, relations=(conflict,))
    assert stands_of(compared) == {"c1": "disputed", "c2": "disputed"}
    assert [c.id for c in by_stand(compared, stands_of(compared))["disputed"]] == ["c1", "c2"]
