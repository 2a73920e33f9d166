"""`concepts/*.toml` → which concepts a word of any language names, so that clauses can be compared over languages.

A concept is one sense that the press calls the same thing: its words in each language, what it implies (`is`), and what
cannot hold of the same thing at the same moment (`opposes`). Words are found whatever their endings: what stands on a
page is led to the dictionary forms that it may be of (`[stem]` of `language.toml`, or a library that knows them).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files

from riwaya.errors import LanguageDataError
from riwaya.languages.loader import Language
from riwaya.languages.memory import Memory
from riwaya.languages.stems import Stemming

Phrases = tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
"""The words after the first, and the concepts that the whole names."""


COUNTRY = "country-"
"""Before the code of a country: what its adjectives (السوري, Syrian) name among concepts."""

NUMBERED = "#"
"""Between a term and the number that tells one such thing from others (warehouse#3)."""

LINKS = ("opposes", "sets", "leaves")
"""Lists of an entry that name other concepts and no words."""

SETS = (
    "once",
    "shared",
    "headed",
    "grounds",
    "spots",
    "lying",
    "came",
    "lasting",
    "movers",
    "again",
    "holders",
    "looks",
)
"""Lists of ids at the head of a file, each a field of `Concepts`."""

PAIR = 2
"""Words of a verb that is a noun with a light word."""

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
    leaves: frozenset[str] = frozenset()
    """What it leaves behind."""


@dataclass(frozen=True)
class Concepts:
    """All concepts, by id."""

    by_id: Mapping[str, Concept]
    once: frozenset[str] = frozenset()
    """Acts that befall one thing or person once."""
    outcomes: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()
    """Pairs of sides of which one event has one."""
    unlike: tuple[frozenset[str], ...] = ()
    """Concepts of which one thing is one and no other."""
    deeds: Mapping[str, str] = field(default_factory=dict)
    """Acts that are done to one thing or person by one side → the first of those that the press calls the same deed."""
    shared: frozenset[str] = frozenset()
    """Those in which several may have had a hand."""
    headed: frozenset[str] = frozenset()
    """Houses and bodies that somebody heads."""
    grounds: frozenset[str] = frozenset()
    """Of these, places with a master of their own (a port, a prison)."""
    spots: frozenset[str] = frozenset()
    """Spots of such places."""
    lying: frozenset[str] = frozenset()
    """Acts that show that a thing was there."""
    came: frozenset[str] = frozenset()
    """Acts by which it came there."""
    lasting: frozenset[str] = frozenset()
    """States that begin once."""
    movers: frozenset[str] = frozenset()
    """Things that may be seen in one place before they come to another."""
    again: frozenset[str] = frozenset()
    """What tells one thing from another of its kind that came before."""
    holders: frozenset[str] = frozenset()
    """Things that are named for what is in them."""
    looks: frozenset[str] = frozenset()
    """What is told of how such a thing looks."""

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


@dataclass(frozen=True, slots=True)
class Forms:
    """What a written word may be listed as."""

    written: tuple[str, ...]
    """Itself, and without clitics."""
    known: tuple[str, ...]
    """The dictionary forms that a list or a library knows, likeliest first."""
    guessed: tuple[str, ...]
    """Those that its endings allow."""

    @property
    def all(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.written, *self.known, *self.guessed)))

    def has(self, form: str) -> bool:
        return form in self.written or form in self.known or form in self.guessed


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word names."""

    alone: tuple[str, ...]
    """The concepts of the word by itself."""
    as_written: tuple[str, ...]
    """The same where no form of another word is meant."""
    phrases: Phrases
    """The phrases that it may begin, longest first."""
    empty: bool


@dataclass
class Finder:
    """Finds the concepts of one language's words."""

    language: Language
    concepts: Concepts
    stemming: Stemming = field(init=False)
    _forms: Memory[Forms] = field(init=False)
    _entries: Memory[Entry] = field(init=False)

    def __post_init__(self) -> None:
        self.stemming = self.language.stemming
        self._forms = Memory(self._find_forms)
        self._entries = Memory(self._find_entry)

    def at(self, words: Sequence[str], i: int, *, bare: bool = False) -> tuple[int, tuple[str, ...]]:
        """How many of the folded `words` from word i on name a concept, and which ones; (0, ()) for none. A phrase goes
        before a word, and a word as it is written before what it may be a form of. `bare`: word i is known for a word
        that links others, and by itself is nothing else than what is listed just so (قبل is no form of "tribe")."""
        entry = self._entries[words[i]]
        for rest, ids in entry.phrases:
            if self._follow(words, i + 1, rest):
                return len(rest) + 1, ids
        alone = entry.as_written if bare else entry.alone
        return (1, alone) if alone else (0, ())

    def empty(self, word: str) -> bool:
        """Whether the folded word says nothing of what a clause talks of."""
        return self._entries[word].empty

    def forms(self, word: str) -> Forms:
        """What the folded word may be listed as."""
        return self._forms[word]

    def named(self, word: str) -> tuple[str, ...]:
        """The concepts that the folded word names by itself."""
        return self._entries[word].alone

    def lists(self, word: str) -> bool:
        """Whether the folded word by itself is an entry of a concept."""
        return any(not rest for rest, _ in self._index.get(word, ()))

    def stem(self, word: str) -> str:
        """The folded word as it is compared where no concept holds it: its dictionary form, or without clitics, cut
        down."""
        known = self._forms[word].known
        return known[-1] if self.language.declines else self.stemming.cut(known[-1])

    def _follow(self, words: Sequence[str], i: int, rest: Sequence[str]) -> bool:
        if i + len(rest) > len(words):
            return False
        return all(self._forms[words[i + k]].has(want) for k, want in enumerate(rest))

    def _find_entry(self, word: str) -> Entry:
        forms = self._forms[word]
        phrases: dict[tuple[tuple[str, ...], tuple[str, ...]], None] = {}
        for form in forms.all:
            phrases.update(dict.fromkeys(row for row in self._index.get(form, ()) if row[0]))
        longest = tuple(sorted(phrases, key=lambda p: -len(p[0])))
        nothing = self.stemming.empty
        sure = (*forms.written, *forms.known[:1])
        if word in nothing or (not self._alone(forms.written[:1]) and not nothing.isdisjoint(sure)):
            return Entry((), (), longest, True)
        as_written = self._alone(sure)
        alone = as_written or self._alone(forms.guessed)
        return Entry(alone, as_written, longest, not alone and not nothing.isdisjoint(forms.guessed))

    def _alone(self, forms: Sequence[str]) -> tuple[str, ...]:
        """The concepts that the likeliest of `forms` names that names any."""
        rows = (row for form in forms for row in self._index.get(form, ()) if not row[0])
        return next(rows, ((), ()))[1]

    def _find_forms(self, word: str) -> Forms:
        """What a written word may be listed as; where a library knows its dictionary forms, these."""
        models = self.language.models
        if models is not None and models.morphology is not None:
            read = tuple(dict.fromkeys(r.lemma for r in models.morphology.readings(word))) or (word,)
            return Forms((word,), read, read)
        written = dict.fromkeys(map(self.language.fold, (word, self.language.lexicon.word(word).stem)))
        events = self.language.events
        sign = events.sign(word) if events is not None else None
        told = [(f.lemma, f.part) for f in sign.forms if f.lemma] if sign is not None else []
        surer = [lemma for lemma, part in told if part != "jussive"] or [lemma for lemma, _ in told]
        lemmas = dict.fromkeys(map(self.language.fold, surer))
        guessed = [guess for form in written for guess in self.stemming.guesses(form)]
        guessed += [guess for form in written for guess in self.stemming.turned(form)]
        guessed += [*lemmas, *(guess for form in lemmas for guess in self.stemming.guesses(form))]
        return Forms(tuple(written), tuple(dict.fromkeys((*written, *lemmas))), tuple(dict.fromkeys(guessed)))

    @cached_property
    def _index(self) -> Index:
        """First word → the words after it, and the concepts that the whole names; longest first."""
        entries: dict[tuple[str, ...], dict[str, None]] = {}
        for concept in self.concepts.by_id.values():
            for written in concept.words.get(self.language.code, ()):
                parts = tuple(self.language.fold(written).split())
                entries.setdefault(parts, {})[concept.id] = None
                if self.language.declines:
                    entries.setdefault(tuple(map(self._dictionary_form, parts)), {})[concept.id] = None
        if self.stemming.light_behind:
            self._add_nouns(entries)
        index: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
        for key, ids in entries.items():
            index.setdefault(key[0], []).append((key[1:], tuple(ids)))
        return {first: tuple(sorted(rows, key=lambda r: -len(r[0]))) for first, rows in index.items()}

    def _add_nouns(self, entries: dict[tuple[str, ...], dict[str, None]]) -> None:
        """The noun of each listed pair by itself, where nothing else is called so: its verb may stand anywhere."""
        pairs = [key for key in entries if len(key) == PAIR and key[1] in self.stemming.empty]
        nouns = {noun for noun, _ in pairs if (noun,) not in entries and len(noun) > self.stemming.shortest}
        for noun, light in pairs:
            if noun in nouns:
                entries.setdefault((noun,), {}).update(entries[noun, light])

    def _dictionary_form(self, word: str) -> str:
        """The dictionary form of a listed word, which most often is itself (смог is no form of смочь)."""
        known = self._forms[word].known
        return word if word in known else known[0]


@lru_cache(maxsize=1)
def load_concepts() -> Concepts:
    """Every concept of the package's files. Raises `LanguageDataError` on an id that stands twice."""
    by_id: dict[str, Concept] = {}
    outcomes: list[tuple[frozenset[str], frozenset[str]]] = []
    unlike: list[frozenset[str]] = []
    deeds: dict[str, str] = {}
    sets: dict[str, set[str]] = {name: set() for name in SETS}
    folder = files("riwaya.languages") / "concepts"
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if not file.name.endswith(".toml"):
            continue
        data = tomllib.loads(file.read_text("utf-8"))
        outcomes += [(frozenset(one), frozenset(other)) for one, other in data.get("outcomes", ())]
        unlike += map(frozenset, data.get("unlike", ()))
        deeds |= {act: row[0] for row in data.get("deeds", ()) for act in row}
        for name, found_ids in sets.items():
            found_ids |= set(data.get(name, ()))
        for entry in data.get("concept", []):
            id = entry["id"]
            words = {
                code: tuple(found) for code, found in entry.items() if isinstance(found, list) and code not in LINKS
            }
            if id in by_id:
                raise LanguageDataError(f"concepts/{file.name}: {id} stands twice")
            by_id[id] = Concept(
                id,
                words,
                entry.get("is"),
                frozenset(entry.get("opposes", ())),
                frozenset(entry.get("sets", ())),
                frozenset(entry.get("leaves", ())),
            )
    listed = {name: frozenset(ids) for name, ids in sets.items()}
    return Concepts(by_id, outcomes=tuple(outcomes), unlike=tuple(unlike), deeds=deeds, **listed)


_FINDERS: dict[str, Finder] = {}


def finder(language: Language) -> Finder:
    """The finder of a language, made once."""
    found = _FINDERS.get(language.code)
    if found is None or found.language is not language:
        found = _FINDERS[language.code] = Finder(language, load_concepts())
    return found
