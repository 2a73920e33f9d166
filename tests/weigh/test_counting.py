"""The fewest people that roots can be."""

from __future__ import annotations

from riwaya.weigh.counting import EXACT, fewest


def test_roots_that_cannot_be_one_all_count() -> None:
    assert fewest([1, 3, 2], set()) == 6
    assert fewest([], set()) == 0


def test_of_roots_that_may_be_one_the_greatest_number_holds() -> None:
    assert fewest([1, 3], {(0, 1)}) == 3


def test_all_that_are_joined_must_be_able_to_be_one() -> None:
    assert fewest([1, 1, 1], {(0, 1), (1, 2)}) == 2
    assert fewest([1, 1, 1], {(0, 1), (1, 2), (0, 2)}) == 1


def test_the_best_way_to_join_is_found() -> None:
    """Joining 0 with 1 first would leave three."""
    assert fewest([1, 1, 1, 1], {(0, 1), (0, 2), (1, 3)}) == 2


def test_of_a_long_list_the_number_is_never_too_great() -> None:
    many = EXACT + 6
    chained = {(i, i + 1) for i in range(many - 1)}
    assert 0 < fewest([1] * many, chained) <= many // 2
