"""What a person says of the story's entities, made in what was found: these are one, these are others."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

Member = tuple[str, str]
"""(document key, its entity's id)."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """`same`: all of `one` and `other` are one entity; else none of `other` is one with `one`."""

    id: str
    """The correction's."""
    same: bool
    one: tuple[Member, ...]
    other: tuple[Member, ...]


class Ruled:
    """Which entity each member belongs to, once the rulings are made: one after another, so that the later wins."""

    def __init__(
        self, members: Iterable[Member], found: Callable[[Member], Hashable], rulings: Sequence[Ruling]
    ) -> None:
        self._label: dict[Member, Hashable] = {m: found(m) for m in members}
        self._apart: list[tuple[Member, Member]] = []
        for ruling in rulings:
            one, other = (tuple(m for m in side if m in self._label) for side in (ruling.one, ruling.other))
            if not one or not other:
                continue
            if ruling.same:
                self._join((*one, *other))
            else:
                self._part(one, other, ruling.id)
        self._made = [r for r in rulings if all(any(m in self._label for m in side) for side in (r.one, r.other))]

    def find(self, member: Member) -> Hashable:
        """What is equal for members of one entity."""
        return self._label[member]

    def shaping(self, members: Iterable[Member]) -> tuple[str, ...]:
        """Ids of the rulings that an entity with these members bears."""
        own = set(members)
        return tuple(r.id for r in self._made if not own.isdisjoint((*r.one, *r.other)))

    def apart(self, a: Hashable, b: Hashable) -> bool:
        """Whether a person says that two entities are not one."""
        return any({self._label[x], self._label[y]} == {a, b} for x, y in self._apart)

    def _join(self, members: Sequence[Member]) -> None:
        first, *rest = (self._label[m] for m in members)
        joined = set(rest)
        for m, label in self._label.items():
            if label in joined:
                self._label[m] = first

    def _part(self, one: Sequence[Member], other: Sequence[Member], id: str) -> None:
        kept = {self._label[m] for m in one}
        for m in other:
            if self._label[m] in kept:
                self._label[m] = ("apart", id)
        self._apart.append((one[0], other[0]))
