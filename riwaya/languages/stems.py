"""What the forms of a language's words share, by the endings that its data list: which dictionary forms a word may be
of, and what is left of it where nothing knows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Stemming:
    """How a language's words are brought together. Nothing is cut that leaves fewer letters than `shortest`."""

    suffixes: tuple[str, ...] = ()
    """What words lose that no list holds, longest first."""
    prefixes: tuple[str, ...] = ()
    shortest: int = 3
    doubled: bool = False
    """Whether a doubled last letter counts once (stopped, stop)."""
    endings: Mapping[str, tuple[tuple[int, int, str], ...]] = field(default_factory=dict)
    """Ending of a form → its rank (the least cut comes first), its length, the ending of the dictionary form."""
    longest: int = 0
    """Letters of the longest of `endings`."""
    beginnings: tuple[tuple[str, str], ...] = ()
    """(What stands before a form, what stands there instead before its dictionary form), longest first."""
    first: tuple[str, ...] = ()
    """The beginnings by themselves."""
    empty: frozenset[str] = frozenset()
    """Words that say nothing of what a clause talks of."""
    light_behind: bool = False
    """Whether a listed verb of two words, an empty one behind its noun, is told by the noun alone (انتخاب شد)."""
    adjective_first: bool = False
    """Whether an adjective stands before its noun (an Iraqi convoy)."""

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

    def guesses(self, word: str) -> Iterator[str]:
        """The dictionary forms that the folded `word` may be of, likeliest first. Only its own endings are taken off:
        عملة "currency" is no form of عمل "work", as عملات is one of both."""
        longest = min(self.longest, len(word) - 1)
        rows = [row for n in range(longest + 1) for row in self.endings.get(word[len(word) - n :], ())]
        for _, cut, instead in sorted(rows):
            base = word[: len(word) - cut]
            if len(base + instead) >= self.shortest:
                yield base + instead
            if self.doubled and not instead and len(base) > self.shortest and base[-1] == base[-2]:
                yield base[:-1]

    def turned(self, word: str) -> Iterator[str]:
        """The same where a form begins otherwise (تقتل "she kills", يقتل); what is left of three letters may be
        anything."""
        if not word.startswith(self.first):
            return
        for beginning, instead in self.beginnings:
            if word.startswith(beginning):
                turned = instead + word[len(beginning) :]
                yield from (g for g in (turned, *self.guesses(turned)) if len(g) > self.shortest)


def read_stemming(data: dict[str, Any], fold: Callable[[str], str]) -> Stemming:
    """`[stem]` of a `language.toml`; a language without it cuts nothing."""
    by_length = {
        kind: sorted({fold(e) for e in data.get(kind, [])}, key=lambda e: (-len(e), e))
        for kind in ("suffixes", "prefixes")
    }
    pairs = {(fold(e), fold(alone)): None for alone, forms in data.get("endings", {}).items() for e in forms}
    endings: dict[str, tuple[tuple[int, int, str], ...]] = {}
    for rank, (ending, alone) in enumerate(sorted(pairs, key=lambda pair: len(pair[0]) - len(pair[1]))):
        endings[ending] = (*endings.get(ending, ()), (rank, len(ending), alone))
    beginnings = {(fold(b), fold(alone)): None for alone, forms in data.get("beginnings", {}).items() for b in forms}
    return Stemming(
        suffixes=tuple(by_length["suffixes"]),
        prefixes=tuple(by_length["prefixes"]),
        shortest=data.get("shortest", 3),
        doubled=data.get("doubled", False),
        endings=endings,
        longest=max(map(len, endings), default=0),
        beginnings=tuple(sorted(beginnings, key=lambda b: -len(b[0]))),
        first=tuple({beginning for beginning, _ in beginnings}),
        empty=frozenset(fold(word) for word in data.get("empty", [])),
        light_behind=data.get("light-behind", False),
        adjective_first=data.get("adjective-first", False),
    )
