"""`concepts/*.toml` → which concepts a word of any language names, so that clauses can be compared over languages.

A concept is one sense that the press calls the same thing: its words in each language, what it implies (`is`), and what
cannot hold of the same thing at the same moment (`opposes`). Words are found whatever their endings: both sides are cut
down by the same rules (`[stem]` of `language.toml`), or led to their dictionary form where a library knows it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files

from riwaya.errors import LanguageDataError
from riwaya.languages.loader import Language
from riwaya.languages.memory import Memory
from riwaya.languages.stems import Stemming


@dataclass(frozen=True, slots=True)
class Concept:
    """One sense. `words`: language → its words and phrases as the file has them."""

    id: str
    words: Mapping[str, tuple[str, ...]]
    wider: str | None = None
    opposes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Concepts:
    """All concepts, by id."""

    by_id: Mapping[str, Concept]

    @cached_property
    def opposites(self) -> Mapping[str, frozenset[str]]:
        """Concept → those that exclude it, said both ways, and what is wider on either side."""
        out: dict[str, set[str]] = {}
        for concept in self.by_id.values():
            for other in concept.opposes:
                out.setdefault(concept.id, set()).add(other)
                out.setdefault(other, set()).add(concept.id)
        return {id: frozenset(others) for id, others in out.items()}

    def wider(self, id: str) -> Sequence[str]:
        """What a concept implies, nearest first."""
        out: list[str] = []
        at = self.by_id.get(id)
        while at is not None and at.wider is not None and at.wider not in out:
            out.append(at.wider)
            at = self.by_id.get(at.wider)
        return out


@dataclass
class Finder:
    """Finds the concepts of one language's words."""

    language: Language
    concepts: Concepts
    stemming: Stemming = field(init=False)
    _keys: Memory[tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        self.stemming = self.language.stemming
        self._keys = Memory(self._find_keys)

    def at(self, words: Sequence[str], i: int) -> tuple[int, tuple[str, ...]]:
        """How many of the folded `words` from word i on name a concept, and which ones; (0, ()) for none."""
        best = 0
        found: tuple[str, ...] = ()
        for first in self._keys[words[i]]:
            for rest, ids in self._index.get(first, ()):
                n = len(rest) + 1
                if n > best and self._follow(words, i + 1, rest):
                    best, found = n, ids
        return best, found

    def stem(self, word: str) -> str:
        """The folded word as it is compared where no concept holds it."""
        return self._keys[word][-1]

    def _follow(self, words: Sequence[str], i: int, rest: Sequence[str]) -> bool:
        if i + len(rest) > len(words):
            return False
        return all(want in self._keys[words[i + k]] for k, want in enumerate(rest))

    def _find_keys(self, word: str) -> tuple[str, ...]:
        """What a written word may stand under, likeliest first: its dictionary forms, else as it is and cut down."""
        models = self.language.models
        if models is not None and models.morphology is not None:
            lemmas = tuple(dict.fromkeys(r.lemma for r in models.morphology.readings(word)))
            return lemmas or (word,)
        known = self.language.lexicon.word(word)
        forms = [word, known.stem]
        events = self.language.events
        sign = events.sign(word) if events is not None else None
        if sign is not None:
            forms += [f.lemma for f in sign.forms if f.lemma]
        cut = [self.stemming.cut(self.language.fold(f)) for f in forms]
        return tuple(dict.fromkeys([*map(self.language.fold, forms), *cut]))

    @cached_property
    def _index(self) -> Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
        entries: dict[tuple[str, ...], dict[str, None]] = {}
        for concept in self.concepts.by_id.values():
            for written in concept.words.get(self.language.code, ()):
                parts = [self.language.fold(p) for p in written.split()]
                for keys in self._entry_keys(parts):
                    entries.setdefault(keys, {})[concept.id] = None
        index: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
        for keys, ids in entries.items():
            index.setdefault(keys[0], []).append((keys[1:], tuple(ids)))
        return {first: tuple(sorted(rows, key=lambda r: -len(r[0]))) for first, rows in index.items()}

    def _entry_keys(self, parts: Sequence[str]) -> Iterable[tuple[str, ...]]:
        if self.language.models is not None and self.language.models.morphology is not None:
            yield tuple(self._keys[p][0] for p in parts)
            return
        yield tuple(parts)
        yield tuple(self.stemming.cut(p) for p in parts)


@lru_cache(maxsize=1)
def load_concepts() -> Concepts:
    """Every concept of the package's files. Raises `LanguageDataError` on an id that stands twice or a missing one."""
    by_id: dict[str, Concept] = {}
    folder = files("riwaya.languages") / "concepts"
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if not file.name.endswith(".toml"):
            continue
        for entry in tomllib.loads(file.read_text("utf-8")).get("concept", []):
            id = entry["id"]
            words = {
                code: tuple(found) for code, found in entry.items() if isinstance(found, list) and code != "opposes"
            }
            if id in by_id:
                continue
            by_id[id] = Concept(id, words, entry.get("is"), frozenset(entry.get("opposes", ())))
    return Concepts(by_id)


_FINDERS: dict[str, Finder] = {}


def finder(language: Language) -> Finder:
    """The finder of a language, made once."""
    found = _FINDERS.get(language.code)
    if found is None or found.language is not language:
        found = _FINDERS[language.code] = Finder(language, load_concepts())
    return found
