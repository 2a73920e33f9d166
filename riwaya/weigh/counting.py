"""How few separate origins a number of roots can be, where some of them may be one."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

EXACT = 12
"""Roots among which every way to join them is tried. The fewest of some roots is never more than the fewest of all, so
that of a longer list the first ones give a number that is right, if small."""


def fewest(counts: Sequence[int], may_be_one: AbstractSet[tuple[int, int]]) -> int:
    """The least number of people and bodies that roots of these `counts` can be. `may_be_one`: pairs of their numbers
    (smaller first) that may be one; of several joined the greatest count holds (an official may be one of the three),
    and all of them must be able to be one, two by two."""
    open_to = {i: {b if a == i else a for a, b in may_be_one if i in (a, b)} for i in range(len(counts))}
    alone = [i for i in range(len(counts)) if not open_to[i]]
    rest = sorted((i for i in range(len(counts)) if open_to[i]), key=lambda i: (-counts[i], len(open_to[i]), i))
    return sum(counts[i] for i in alone) + _joined(rest[:EXACT], counts, open_to)


def _joined(order: Sequence[int], counts: Sequence[int], open_to: dict[int, set[int]]) -> int:
    """The fewest of roots that come with the greatest count first: the first of a class says how many it stands for."""
    best = sum(counts[i] for i in order)

    def place(at: int, classes: list[list[int]], so_far: int) -> None:
        nonlocal best
        if so_far >= best:
            return
        if at == len(order):
            best = so_far
            return
        root = order[at]
        for group in classes:
            if open_to[root].issuperset(group):
                group.append(root)
                place(at + 1, classes, so_far)
                group.pop()
        classes.append([root])
        place(at + 1, classes, so_far + counts[root])
        classes.pop()

    place(0, [], 0)
    return best
