"""Small rules over neighbouring pieces, applied until nothing new comes out: a bottom-up chart.

A rule is a function of a few lines with the construction that it sees written over it:

    @rule("day-number of? month")
    def day_of_month(g, day, _, month): ...

The words of a pattern are kinds of items, `?` marks what may be missing (the function is handed None), `|` divides
kinds. The function gives kind and value of the longer item, or None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from riwaya.languages.times import Times

KINDS = {
    "of": ("of", "in"),
    "genitive": ("of",),
    "any-month": ("month", "weak-month"),
    "any-unit": ("unit-one", "unit-two", "unit-many", "the-unit", "the-units"),
    "one-unit": ("unit-one", "the-unit"),
    "any-year": ("year", "year-number"),
    "any-weekday": ("weekday", "bare-weekday"),
    "a-weekday": ("weekday", "one-weekday"),
    "a-date": ("dated", "full"),
    "a-day": ("dated", "full", "weekday", "one-weekday", "today", "nth", "holiday"),
    "a-part-of-day": ("day-part", "clock-part"),
    "a-deictic": ("deictic-before", "deictic-before-many"),
    "any-dash": ("dash", "to"),
    "separator": ("dash", "dot", "slash", "comma"),
    "a-unit-time": ("unit-time", "shift"),
    "a-period": ("month", "weak-month", "monthly", "year", "year-number", "unit-time", "shift", "seasonal", "era"),
    "an-end": ("dated", "full", "month", "weak-month", "monthly", "year", "year-number", "day-number", "weekday",
               "one-weekday", "clock", "part", "today", "unit-time"),
}  # fmt: skip
"""Names for several kinds at once."""


@dataclass(slots=True)
class Item:
    """Pieces `first:end` as one thing. A `weak` one is no time where what follows may belong to its number."""

    kind: str
    first: int
    end: int
    value: Any
    weak: bool = False


Result = tuple[str, Any] | tuple[str, Any, bool] | None
Production = Callable[..., Result]


@dataclass(slots=True)
class Node:
    """A place in the patterns: what may follow, and what ends here with which of its parts left out."""

    following: dict[str, Node] = field(default_factory=dict)
    ending: list[tuple[Production, tuple[bool, ...]]] = field(default_factory=list)


class Rules:
    """The rules of one file, in their order; of two that see the same pieces as the same kind, the first counts."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, Production]] = []

    def rule(self, *patterns: str) -> Callable[[Production], Production]:
        """Adds a function, for each of `patterns`."""

        def add(production: Production) -> Production:
            self.rows += [(pattern, production) for pattern in patterns]
            return production

        return add


def grown(*files: Rules) -> Node:
    """The rules of `files`, grown together where their patterns begin alike."""
    root = Node()
    for pattern, production in (row for rules in files for row in rules.rows):
        for kinds, there in _spelled_out(pattern):
            node = root
            for kind in kinds:
                node = node.following.setdefault(kind, Node())
            node.ending.append((production, there))
    return root


def _spelled_out(pattern: str) -> Iterator[tuple[tuple[str, ...], tuple[bool, ...]]]:
    """Every row of kinds that a pattern allows, and which of its words are there."""
    words = pattern.split()
    for there in product(*((True, False) if w.endswith("?") else (True,) for w in words)):
        shown = [w.removesuffix("?") for w, is_there in zip(words, there, strict=True) if is_there]
        for kinds in product(*(_kinds(w) for w in shown)):
            yield kinds, there


def _kinds(word: str) -> list[str]:
    return [kind for name in word.split("|") for kind in KINDS.get(name, (name,))]


def fill(root: Node, g: Times, items: list[list[Item]]) -> None:
    """Adds to `items` (by first piece) everything that the rules make of them."""
    for first in range(len(items) - 1, -1, -1):
        agenda, items[first] = items[first], []
        seen: set[tuple[str, int]] = set()
        for item in agenda:  # grows while it is walked
            key = (item.kind, item.end)
            if key in seen:
                continue
            seen.add(key)
            items[first].append(item)
            node = root.following.get(item.kind)
            if node is not None:
                _extend(g, node, [item], items, agenda)


def _extend(g: Times, node: Node, matched: list[Item], items: list[list[Item]], agenda: list[Item]) -> None:
    """Walks the patterns that `matched` fit and goes on with what stands behind."""
    for production, there in node.ending:
        parts = iter(matched)
        found = production(g, *(next(parts) if is_there else None for is_there in there))
        if found is not None:
            agenda.append(Item(found[0], matched[0].first, matched[-1].end, *found[1:]))
    if node.following and matched[-1].end < len(items):
        for item in items[matched[-1].end]:
            following = node.following.get(item.kind)
            if following is not None:
                _extend(g, following, [*matched, item], items, agenda)
