"""`weighing.toml` → words that accounts are weighed by: another speaker, a dead one, an anniversary, what one party
calls a group.

An entry is a word or a phrase. Written words are compared folded, with the clitics before them or without; a word that
ends in `*` stands for all that begin so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from riwaya.languages.lexicon import Clitics
from riwaya.languages.memory import Memory

Fold = Callable[[str], str]

WORD = re.compile(r"[\w\u064b-\u065f\u0670\u0640]+")
"""A word with its vowel signs; what joins two words parts them here."""

KEYS = {
    "another", "general", "newsroom", "to", "looking-back", "dead-before", "dead-behind", "dead-told", "party",
    "no-party", "heads", "in-charge",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A written word: where it stands, and the folded forms under which a list may hold it."""

    start: int
    end: int
    forms: tuple[str, ...]


@dataclass(frozen=True)
class Phrases:
    """A list of words and phrases."""

    whole: frozenset[tuple[str, ...]] = frozenset()
    open: tuple[tuple[str, ...], ...] = ()
    """Those that hold a word with any ending."""
    longest: int = 0

    @cached_property
    def _firsts(self) -> frozenset[str]:
        """The words that entries begin with, and, below, the beginnings of those that stand for many: most words of a
        page are neither, and no more is asked of them."""
        return frozenset(entry[0] for entry in (*self.whole, *self.open))

    @cached_property
    def _beginnings(self) -> tuple[str, ...]:
        return tuple({entry[0][:-1] for entry in self.open if entry[0].endswith("*")})

    def _begins(self, forms: tuple[str, ...]) -> bool:
        if not self._firsts.isdisjoint(forms):
            return True
        return bool(self._beginnings) and any(form.startswith(self._beginnings) for form in forms)

    def at(self, words: Sequence[Word], i: int) -> int:
        """How many words from word i on are the longest entry that begins there; 0 for none."""
        if not self._begins(words[i].forms):
            return 0
        for n in range(min(self.longest, len(words) - i), 0, -1):
            if self.form(words[i : i + n]) is not None:
                return n
        return 0

    def find(self, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
        """The first word of every entry found and the one behind its last, in their order, none inside another."""
        i = 0
        while self.longest and i < len(words):
            n = self.at(words, i)
            if n:
                yield i, i + n
            i += n or 1

    def form(self, words: Sequence[Word]) -> str | None:
        """The form of the first word with which the words are an entry; None if they are none."""
        rest = tuple(w.forms[0] for w in words[1:])
        for form in words[0].forms:
            said = (form, *rest)
            if said in self.whole or any(len(e) == len(said) and all(map(_fits, e, said)) for e in self.open):
                return form
        return None


def _fits(part: str, word: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else part == word


@dataclass(frozen=True, slots=True)
class Party:
    """A party's word on a page: its place, and the term without clitics."""

    start: int
    end: int
    term: str


@dataclass(frozen=True)
class Weighing:
    """One language's words."""

    fold: Fold = str.casefold
    clitics: Clitics = field(default_factory=Clitics)
    another: Phrases = Phrases()
    """In what the page calls a speaker: he is another than the one before."""
    general: Phrases = Phrases()
    """What speakers without a name are called, and says nothing of who they are (source, official)."""
    newsroom: Phrases = Phrases()
    """What a newsroom is, beside its name (agency, newspaper)."""
    looking_back: Phrases = Phrases()
    """The page looks back on what happened a year or more ago."""
    dead_before: Phrases = Phrases()
    """Before the name of a dead man."""
    dead_behind: Phrases = Phrases()
    """Behind his name."""
    dead_told: Phrases = Phrases()
    """In the sentence that has him speak: he died since."""
    party: Phrases = Phrases()
    """What only one party calls a group or people."""
    no_party: Phrases = Phrases()
    """Phrases in which such a word is none."""
    heads: Phrases = Phrases()
    """Who stands at the head of something: all such words are one word."""
    in_charge: Phrases = Phrases()
    """Who is in charge of what the words behind name, or, in a compound, before: persons and bodies."""
    to: Phrases = Phrases()
    """Before the one who hears, where he stands between speaker and verb (X به راننده گفت)."""

    def words(self, text: str, start: int = 0, end: int | None = None) -> list[Word]:
        """The words of `text` between two offsets; signs that no letter bears are none."""
        stop = len(text) if end is None else end
        found = ((m, self.forms(m[0])) for m in WORD.finditer(text, start, stop))
        return [Word(m.start(), m.end(), forms) for m, forms in found if forms]

    def forms(self, written: str) -> tuple[str, ...]:
        """The word folded, then without the conjunction and the preposition that are written onto it."""
        return self._known[written]

    @cached_property
    def _known(self) -> Memory[tuple[str, ...]]:
        return Memory(self._find_forms)

    def _find_forms(self, written: str) -> tuple[str, ...]:
        word = self.fold(written)
        out = [word]
        for start in (word, *(word[len(c) :] for c in self.clitics.conjunctions if word.startswith(c))):
            out.append(start)
            out += [article + start[len(joint) :] for joint, _, article in self.clitics.contractions
                    if start.startswith(joint)]  # fmt: skip
            out += [start[len(p) :] for p in self.clitics.prepositions if start.startswith(p)]
        return tuple(dict.fromkeys(form for form in out if form))

    def parties(self, text: str, words: Sequence[Word] | None = None) -> list[Party]:
        """Where a party's word stands; among some `words` of the text only, if given."""
        words = self.words(text) if words is None else words
        cleared = {i for a, b in self.no_party.find(words) for i in range(a, b)}
        found = [(a, b) for a, b in self.party.find(words) if cleared.isdisjoint(range(a, b))]
        return [Party(words[a].start, words[b - 1].end, self._term(text, words[a:b])) for a, b in found]

    def _term(self, text: str, words: Sequence[Word]) -> str:
        """An entry as the page writes it, without the clitics before it."""
        form = self.party.form(words)
        if form is None or form == words[0].forms[0]:
            return text[words[0].start : words[-1].end]
        return form + text[words[0].end : words[-1].end]

    def speaks_of_another(self, text: str) -> bool:
        """Whether the words that describe a speaker say that he is another."""
        return next(self.another.find(self.words(text)), None) is not None


def load_weighing(data: dict[str, Any], fold: Fold, clitics: Clitics) -> Weighing:
    """The lists of a file. Raises `ValueError` on a key that is none of the format's."""
    if unknown := set(data) - KEYS:
        raise ValueError(f"unknown keys {sorted(unknown)}")
    lists = {key.replace("-", "_"): _phrases(entries, fold) for key, entries in data.items()}
    return Weighing(fold, clitics, **lists)


def _phrases(entries: Iterable[str], fold: Fold) -> Phrases:
    parts = []
    for entry in entries:
        words = [fold(m[0]) for m in re.finditer(WORD.pattern + r"\*?", entry)]
        if not words:
            raise ValueError(f"{entry!r} holds no word")
        parts.append(tuple(words))
    return Phrases(
        frozenset(p for p in parts if not any(w.endswith("*") for w in p)),
        tuple(sorted(p for p in parts if any(w.endswith("*") for w in p))),
        max(map(len, parts), default=0),
    )
