"""What was found out about a word, remembered: a text is the same words again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

MOST = 100_000
"""Words that are remembered before the memory is emptied: a corpus of any size stays within some tens of megabytes."""


class Memory(dict[str, T]):
    """`memory[word]` is `find(word)`, found once."""

    def __init__(self, find: Callable[[str], T], most: int = MOST) -> None:
        super().__init__()
        self._find, self._most = find, most

    def __missing__(self, word: str) -> T:
        if len(self) >= self._most:
            self.clear()
        found = self[word] = self._find(word)
        return found
