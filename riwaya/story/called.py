"""What else those are called whom a word names, in any language: from what linking found to be one, and from how names
of the story sound that linking did not meet under the name that was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from riwaya.comparison import StoryEntity
from riwaya.link.names import keys_of, parse_name, same_word, spelt_alike
from riwaya.store.words import fold, words_of

_LONGEST = 6
"""Words of a name that is looked for."""

Phrase = tuple[str, ...]
"""Folded words that follow one another; most often one."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name under which something is sought beside what was typed. `phrases`: what it is found by."""

    written: str
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a name. `behind`: the folded word before it, which must be a common noun if this is to name anything
    alone (شركة بوينغ, Boeing); empty where it does."""

    name: Name
    spelt: str
    behind: str


class Called:
    """The names of a story's entities, folded."""

    def __init__(self, entities: Iterable[StoryEntity] = ()) -> None:
        self._entities = list(entities)
        self._names: dict[Phrase, list[StoryEntity]] = {}
        self._parts: dict[str, list[StoryEntity]] = {}
        for entity in self._entities:
            names = list(_names(entity))
            for name in names:
                self._names.setdefault(name, []).append(entity)
            if entity.kind == "person":
                for part in dict.fromkeys(form for name in names for word in name for form in (word, *_bare(word))):
                    self._parts.setdefault(part, []).append(entity)

    def longest(self, words: Sequence[Phrase], *, whole: bool = False) -> tuple[int, list[Name]]:
        """How many of the first `words` (each most often one) are a name, and the other names of its bearers; (0, [])
        where they are none. `whole`: all of them."""
        most = len(words)
        for count in range(most, most - 1 if whole else 0, -1):
            name = tuple(word for written in words[:count] for word in written)
            found = self._names.get(name, []) if len(name) <= _LONGEST else []
            if found:
                others = {n: w for e in reversed(found) for n, w in reversed(list(_names(e).items())) if n != name}
                return count, [Name(others[n], (n,)) for n in reversed(others)]
        return 0, []

    def parts(self, word: str) -> list[Name]:
        """The word as other names of a person spell it who bears it (Kirby, كيربي), with the article and without."""
        out: dict[str, Name] = {}
        for bare in dict.fromkeys((word, *parse_name(word).words)):
            for entity in self._parts.get(bare, ()):
                for other, written in _words(entity).items():
                    spelt = (other, *_bare(other))
                    if bare not in spelt and any(same_word(bare, x) for x in spelt):
                        forms = tuple((x,) for x in dict.fromkeys(spelt) if x != word)
                        out.setdefault(spelt[-1], Name(written, forms))
        return list(out.values())

    def sounding(self, word: str, common: Callable[[str], bool]) -> list[Name]:
        """The words of names, in other scripts, that may be spellings of this word: the surest alone. `common`: whether
        a folded word is one of the language, and so no name."""
        found: dict[tuple[Phrase, ...], tuple[int, Name]] = {}
        for bare in dict.fromkeys(parse_name(word).words):
            near = dict.fromkeys(w for key in keys_of(bare) for w in self._sounds.get(key, ()))
            for other in near:
                alike = spelt_alike(bare, other.spelt)
                if alike and not (other.behind and (common(other.name.phrases[0][0]) or not common(other.behind))):
                    found.setdefault(other.name.phrases, (alike, other.name))
        best = max((alike for alike, _ in found.values()), default=0)
        return [name for alike, name in found.values() if alike == best]

    @cached_property
    def _sounds(self) -> Mapping[str, list[_Word]]:
        """Words of names by the keys of how they sound: of persons all, of others those that are the name."""
        out: dict[str, list[_Word]] = {}
        seen: set[tuple[str, str]] = set()
        for entity in self._entities:
            for name in _names(entity):
                for i, word in enumerate(name):
                    if entity.kind != "person" and (i + 1 < len(name) or len(name) > 2):
                        continue
                    behind = name[0] if entity.kind != "person" and i else ""
                    for spelt in parse_name(word).words:
                        if (spelt, behind) not in seen:
                            seen.add((spelt, behind))
                            forms = tuple((x,) for x in dict.fromkeys((word, *_bare(word))))
                            found = _Word(Name(_words(entity)[word], forms), spelt.removeprefix("عبد") or spelt, behind)
                            for key in keys_of(found.spelt):
                                out.setdefault(key, []).append(found)
        return out


def _bare(word: str) -> list[str]:
    """A word without its article."""
    return [form for written in parse_name(word).words for form in fold(written)]


def _names(entity: StoryEntity) -> dict[Phrase, str]:
    """An entity's names, folded → as they are written."""
    found = (entity.name, *(n for names in entity.names.values() for n in names))
    return {folded: " ".join(name.split()) for name in reversed(found) if (folded := tuple(fold(name)))}


def _words(entity: StoryEntity) -> dict[str, str]:
    """The words of an entity's names, folded → as they are written."""
    return {form: name[start:end] for name in _names(entity).values() for start, end, form in words_of(name)}
