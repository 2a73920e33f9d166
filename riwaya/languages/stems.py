"""How the words of a language are cut down to what their forms share, by the endings that its data list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Stemming:
    """How a language's words are cut down before they are compared. Nothing is cut that leaves fewer letters than
    `shortest`."""

    suffixes: tuple[str, ...] = ()
    """Longest first."""
    prefixes: tuple[str, ...] = ()
    shortest: int = 3
    doubled: bool = False
    """Whether a doubled last letter counts once (stopped, stop)."""

    def cut(self, word: str) -> str:
        """`word`, folded, without its endings."""
        for prefix in self.prefixes:
            if word.startswith(prefix) and len(word) - len(prefix) >= self.shortest:
                word = word[len(prefix) :]
                break
        for suffix in self.suffixes:
            if word.endswith(suffix) and len(word) - len(suffix) >= self.shortest:
                word = word[: -len(suffix)]
                break
        if self.doubled and len(word) > self.shortest and word[-1] == word[-2]:
            word = word[:-1]
        return word


def read_stemming(data: dict[str, Any], fold: Callable[[str], str]) -> Stemming:
    """`[stem]` of a `language.toml`; a language without it cuts nothing."""
    by_length = {
        kind: sorted({fold(e) for e in data.get(kind, [])}, key=lambda e: (-len(e), e))
        for kind in ("suffixes", "prefixes")
    }
    return Stemming(
        suffixes=tuple(by_length["suffixes"]),
        prefixes=tuple(by_length["prefixes"]),
        shortest=data.get("shortest", 3),
        doubled=data.get("doubled", False),
    )
