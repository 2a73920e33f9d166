"""Things that are one, found two at a time: a union of sets whose result does not depend on the order of the pairs."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Groups(Generic[T]):
    """Disjoint sets of things."""

    def __init__(self, things: Iterable[T] = ()) -> None:
        self._parent: dict[T, T] = {}
        for thing in things:
            self.find(thing)

    def find(self, thing: T) -> T:
        """The thing that stands for the set of `thing`, which is put in if it is new."""
        root = self._parent.setdefault(thing, thing)
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[thing] != root:
            self._parent[thing], thing = root, self._parent[thing]
        return root

    def join(self, a: T, b: T) -> None:
        """The sets of both become one."""
        self._parent[self.find(b)] = self.find(a)

    def same(self, a: T, b: T) -> bool:
        """Whether both are in one set."""
        return self.find(a) == self.find(b)

    def sets(self) -> list[list[T]]:
        """All sets, things and sets in the order in which the things were put in."""
        out: dict[T, list[T]] = {}
        for thing in self._parent:
            out.setdefault(self.find(thing), []).append(thing)
        return list(out.values())
