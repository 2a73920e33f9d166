"""`concepts/*.toml` → which concepts a word of any language names, so that clauses can be compared over languages.

A concept is one sense that the press calls the same thing: its words in each language, what it implies (`is`), and what
cannot hold of the same thing at the same moment (`opposes`). Words are found whatever their endings: both sides are cut
down by the same rules (`[stem]` of `language.toml`), or led to their dictionary form where a library knows it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files

from riwaya.errors import LanguageDataError
from riwaya.languages.loader import Language
from riwaya.languages.memory import Memory
from riwaya.languages.stems import Stemming

Phrases = tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
"""The words after the first, cut down, and the concepts that the whole names."""


LINKS = ("opposes", "sets")
"""Lists of an entry that name other concepts and no words."""

Index = Mapping[str, Phrases]
"""First word → `Phrases` that begin with it."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One sense. `words`: language → its words and phrases as the file has them."""

    id: str
    words: Mapping[str, tuple[str, ...]]
    wider: str | None = None
    opposes: frozenset[str] = frozenset()
    sets: frozenset[str] = frozenset()
    """Events that it sets going."""


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

    def sets_going(self, id: str) -> frozenset[str]:
        """The events that a concept sets going; none for an id that is no concept."""
        concept = self.by_id.get(id)
        return concept.sets if concept is not None else frozenset()

    def family(self, id: str) -> str:
        """The events that one thing sets going are one family (a fire and its blast): the first of those of a concept,
        or of what it sets going; empty where nothing is listed to set it going."""
        return self._families.get(id, "")

    @cached_property
    def _families(self) -> Mapping[str, str]:
        groups: dict[str, set[str]] = {}
        for concept in self.by_id.values():
            if concept.sets:
                found = set(concept.sets).union(*(groups.get(e, ()) for e in concept.sets))
                groups |= dict.fromkeys(found, found)
        out = {event: min(found) for event, found in groups.items()}
        return out | {c.id: out[min(c.sets)] for c in self.by_id.values() if c.sets and c.id not in out}

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
    _forms: Memory[tuple[tuple[str, ...], tuple[str, ...]]] = field(init=False)
    _entries: Memory[tuple[tuple[str, ...], Phrases]] = field(init=False)

    def __post_init__(self) -> None:
        self.stemming = self.language.stemming
        self._forms = Memory(self._find_forms)
        self._entries = Memory(self._find_entry)

    def at(self, words: Sequence[str], i: int) -> tuple[int, tuple[str, ...]]:
        """How many of the folded `words` from word i on name a concept, and which ones; (0, ()) for none. A phrase goes
        before a word, and a word as it is written before one that is cut down."""
        alone, phrases = self._entries[words[i]]
        for rest, ids in phrases:
            if self._follow(words, i + 1, rest):
                return len(rest) + 1, ids
        return (1, alone) if alone else (0, ())

    def stem(self, word: str) -> str:
        """The folded word as it is compared where no concept holds it: its dictionary form, or without clitics, cut
        down."""
        whole, cut = self._forms[word]
        return cut[-1] if len(whole) > 1 else cut[0]

    def _follow(self, words: Sequence[str], i: int, rest: Sequence[str]) -> bool:
        if i + len(rest) > len(words):
            return False
        for k, want in enumerate(rest):
            whole, cut = self._forms[words[i + k]]
            if want not in whole and want not in cut:
                return False
        return True

    def _find_entry(self, word: str) -> tuple[tuple[str, ...], Phrases]:
        """The concepts of a word by itself, and the phrases that it may begin, longest first. What is listed as it is
        written goes before what only shares its cut form (plan is no plane)."""
        whole, cut = self._forms[word]
        alone: tuple[str, ...] = ()
        phrases: dict[tuple[tuple[str, ...], tuple[str, ...]], None] = {}
        for index, keys in ((self._listed, whole), (self._cut, cut)):
            for key in keys:
                for rest, ids in index.get(key, ()):
                    if rest:
                        phrases[rest, ids] = None
                    else:
                        alone = alone or ids
        return alone, tuple(sorted(phrases, key=lambda p: -len(p[0])))

    def _find_forms(self, word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What a written word may be listed as, likeliest first, and the same cut down; where a library knows its
        dictionary forms, these."""
        models = self.language.models
        if models is not None and models.morphology is not None:
            lemmas = tuple(dict.fromkeys(r.lemma for r in models.morphology.readings(word))) or (word,)
            return lemmas, lemmas
        forms = [word, self.language.lexicon.word(word).stem]
        events = self.language.events
        sign = events.sign(word) if events is not None else None
        if sign is not None:
            forms += [f.lemma for f in sign.forms if f.lemma]
        whole = tuple(dict.fromkeys(map(self.language.fold, forms)))
        return whole, tuple(dict.fromkeys(map(self.stemming.cut, whole)))

    @cached_property
    def _listed(self) -> Index:
        return self._indexed(lambda part: part)

    @cached_property
    def _cut(self) -> Index:
        """The same, cut down; a library that knows dictionary forms leaves nothing to cut."""
        return self._listed if self.language.declines else self._indexed(self.stemming.cut)

    def _indexed(self, cut: Callable[[str], str]) -> Index:
        """First word → the words after it, and the concepts that the whole names; longest first."""
        entries: dict[tuple[str, ...], dict[str, None]] = {}
        for concept in self.concepts.by_id.values():
            for written in concept.words.get(self.language.code, ()):
                parts = [self.language.fold(p) for p in written.split()]
                key = tuple(self._forms[p][0][0] if self.language.declines else cut(p) for p in parts)
                entries.setdefault(key, {})[concept.id] = None
        index: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
        for key, ids in entries.items():
            index.setdefault(key[0], []).append((key[1:], tuple(ids)))
        return {first: tuple(sorted(rows, key=lambda r: -len(r[0]))) for first, rows in index.items()}


@lru_cache(maxsize=1)
def load_concepts() -> Concepts:
    """Every concept of the package's files. Raises `LanguageDataError` on an id that stands twice."""
    by_id: dict[str, Concept] = {}
    folder = files("riwaya.languages") / "concepts"
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if not file.name.endswith(".toml"):
            continue
        for entry in tomllib.loads(file.read_text("utf-8")).get("concept", []):
            id = entry["id"]
            words = {
                code: tuple(found) for code, found in entry.items() if isinstance(found, list) and code not in LINKS
            }
            if id in by_id:
                raise LanguageDataError(f"concepts/{file.name}: {id} stands twice")
            by_id[id] = Concept(
                id, words, entry.get("is"), frozenset(entry.get("opposes", ())), frozenset(entry.get("sets", ()))
            )
    return Concepts(by_id)


_FINDERS: dict[str, Finder] = {}


def finder(language: Language) -> Finder:
    """The finder of a language, made once."""
    found = _FINDERS.get(language.code)
    if found is None or found.language is not language:
        found = _FINDERS[language.code] = Finder(language, load_concepts())
    return found
