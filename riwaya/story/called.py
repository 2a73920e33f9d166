"""What else those are called whom a word names, in any language: from what linking found to be one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from riwaya.comparison import StoryEntity
from riwaya.link.names import parse_name, same_word
from riwaya.store.words import fold

_LONGEST = 6
"""Words of a name that is looked for."""

Phrase = tuple[str, ...]
"""Folded words that follow one another; most often one."""


class Called:
    """The names of a story's entities, folded."""

    def __init__(self, entities: Iterable[StoryEntity] = ()) -> None:
        self._names: dict[Phrase, list[StoryEntity]] = {}
        self._parts: dict[str, list[StoryEntity]] = {}
        for entity in entities:
            names = list(_names(entity))
            for name in names:
                self._names.setdefault(name, []).append(entity)
            if entity.kind == "person":
                for part in dict.fromkeys(form for name in names for word in name for form in (word, *_bare(word))):
                    self._parts.setdefault(part, []).append(entity)

    def longest(self, words: Sequence[Phrase], *, whole: bool = False) -> tuple[int, list[Phrase]]:
        """How many of the first `words` (each most often one) are a name, and the other names of its bearers; (0, [])
        where they are none. `whole`: all of them."""
        most = len(words)
        for count in range(most, most - 1 if whole else 0, -1):
            name = tuple(word for written in words[:count] for word in written)
            found = self._names.get(name, []) if len(name) <= _LONGEST else []
            if found:
                return count, [n for n in dict.fromkeys(n for e in found for n in _names(e)) if n != name]
        return 0, []

    def parts(self, word: str) -> list[str]:
        """The word as other names of a person spell it who bears it (Kirby, كيربي), with the article and without."""
        out: dict[str, None] = {}
        for bare in dict.fromkeys((word, *parse_name(word).words)):
            for entity in self._parts.get(bare, ()):
                for other in dict.fromkeys(w for name in _names(entity) for w in name):
                    spelt = (other, *_bare(other))
                    if bare not in spelt and any(same_word(bare, x) for x in spelt):
                        out |= dict.fromkeys(spelt)
        return [other for other in out if other != word]


def _bare(word: str) -> list[str]:
    """A word without its article."""
    return [form for written in parse_name(word).words for form in fold(written)]


def _names(entity: StoryEntity) -> Iterable[Phrase]:
    for name in (entity.name, *(n for found in entity.names.values() for n in found)):
        folded = tuple(fold(name))
        if folded:
            yield folded
