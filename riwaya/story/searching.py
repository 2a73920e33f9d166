"""What is sought → the statements that say it, and those that say it in other words or another language.

A word finds its forms: what of the story's own forms may be forms of it, as they were noted when the articles came in
(`store/words.py`). So no data of a language are opened, unless a word stands nowhere in the story.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from riwaya.languages.concepts import load_concepts
from riwaya.languages.searching import load_search_words
from riwaya.store.passages import BREAK, LANGUAGE, MODE, MODES, OUTLET, PLACE, SOURCE, SOURCE_ID, STANCE
from riwaya.store.search import MOST, Found, Place, SearchIndex, day_of
from riwaya.store.sqlite import StoryFile
from riwaya.store.words import CONCEPT, bases, fold, has_data
from riwaya.story.called import Called, Phrase
from riwaya.story.sought import Filter, Sought, Term

_MARKS = {"source": SOURCE, "outlet": OUTLET, "place": PLACE, "stance": STANCE, "language": LANGUAGE, "voice": MODE}
_INSIDE = ("source", "place", "stance", "voice")
"""Filters that a nested statement may fit where the one around it does not."""

_NAMED = ("source", "outlet", "place")
"""Filters by somebody's name, which others write otherwise."""

_BEGUN = 3
"""Letters of a word from which it may be the beginning of one."""

_SLICE = 20
"""Articles that are put into the search at a time: a tenth of a second's work."""


@dataclass(frozen=True, slots=True)
class Meant:
    """One thing that is sought: the phrases that are it as it was typed, in all their forms; those that mean it too."""

    typed: tuple[Phrase, ...]
    prefixes: tuple[str, ...] = ()
    same: tuple[Phrase, ...] = ()


@dataclass(frozen=True)
class Hits:
    """What was found, the newest first. `places` are at most `MOST`; `more`: whether there are more."""

    places: Sequence[Place]
    more: bool
    words: tuple[Phrase, ...]
    """What is marked."""
    prefixes: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        return len(self.places)


NOTHING = Hits((), False, ())


@dataclass(frozen=True)
class Search:
    """A search of one story: what is meant, and how to ask for it."""

    index: SearchIndex
    sought: Sought
    called: Called
    oldest: bool = False
    deep: bool = True
    """Whether data of languages may be opened for a word that stands nowhere in the story, which takes seconds."""

    @cached_property
    def _meant(self) -> list[Meant]:
        return list(self._read())

    @cached_property
    def by_words(self) -> Hits:
        """The statements that hold the words."""
        return self._hits(self._typed(), [p for m in self._meant for p in m.typed])

    @cached_property
    def by_meaning(self) -> Hits:
        """Those that say the same in other words or another language, and do not hold the words themselves."""
        if not any(m.same for m in self._meant):
            return NOTHING
        every = [_any([*m.typed, *m.same], m.prefixes) for m in self._meant]
        match = f"words : ({_all(every)}) NOT ({self._typed()})"
        return self._hits(match, [p for m in self._meant for p in (*m.typed, *m.same)])

    def show(self, places: Sequence[Place]) -> list[Found]:
        """Passages with all that a list shows of them."""
        return self.index.show(places)

    def _typed(self) -> str:
        return f"words : ({_all([_any(m.typed, m.prefixes) for m in self._meant])})" if self._meant else ""

    def _hits(self, words: str, marked: Iterable[Phrase]) -> Hits:
        filters = list(self._filters())
        match = _all([f"({part})" for part in (words, *filters) if part])
        after = max((day_of(f.value) for f in self.sought.filters if f.kind == "after"), default=0)
        before = min((d for f in self.sought.filters if f.kind == "before" and (d := day_of(f.value))), default=0)
        if not match:
            if not (after or before):
                return NOTHING
            match = f"marks : {_any([(MODE + mode,) for mode in MODES], ())}"
        inside = any(f.kind in _INSIDE for f in self.sought.filters)
        found = self.index.find(match, after, before, oldest=self.oldest, any_inside=inside)
        prefixes = tuple(p for m in self._meant for p in m.prefixes)
        return Hits(found[:MOST], len(found) > MOST, tuple(dict.fromkeys(marked)), prefixes)

    # ---- words

    def _read(self) -> Iterator[Meant]:
        terms = list(self.sought.terms)
        terms = [t for t in terms if len(terms) == 1 or not self._says_nothing(t)] or terms
        while terms:
            count, names = self.called.longest([t.words for t in terms])
            if count > 1:  # a name of several words: each as typed, or all as others write it
                yield from self._named(terms[:count], names)
            else:
                yield self._one(terms[0], names)
            del terms[: max(count, 1)]

    def _named(self, terms: Sequence[Term], names: Sequence[Phrase]) -> Iterator[Meant]:
        """A name as typed, each word by itself; what others call its bearer stands for each of them."""
        for term in terms:
            found = self._one(term, ())
            yield Meant(found.typed, found.prefixes, tuple(names))

    def _one(self, term: Term, names: Sequence[Phrase]) -> Meant:
        if term.exact:
            return Meant((term.words,), (), tuple(n for n in names if n != term.words))
        word = term.words[0]
        if term.prefix:
            return Meant(_singles(self.index.forms([word], prefix=True)), (word,))
        begun = () if self._stands(word) else self._begun(word)
        if begun:  # not yet typed to its end, perhaps
            return Meant(begun, (word,))
        own = [*bases(term.written, None), *self._bases(word)]
        plain = [base for base in own if not base.startswith(CONCEPT)]
        concepts = [base for base in own if base.startswith(CONCEPT)]
        typed = _singles([word, *plain, *self.index.forms([word, *plain])])
        same = [*names, *self._otherwise(word), *_singles(self.index.forms(concepts)), *_spelt(concepts)]
        return Meant(typed, (), tuple(p for p in dict.fromkeys(same) if p not in typed))

    def _says_nothing(self, term: Term) -> bool:
        """Whether it is a word like "of", which need not stand beside the others."""
        word = term.words[0]
        if term.exact or term.prefix or not self._stands(word) and self._begun(word):
            return False
        return CONCEPT in self._bases(word)

    def _otherwise(self, word: str) -> tuple[Phrase, ...]:
        """A word of a name as others spell it, in all its forms."""
        parts = self.called.parts(word)
        return _singles([*parts, *self.index.forms(parts)])

    def _stands(self, word: str) -> bool:
        """Whether a word stands in the story, in whatever form."""
        return bool(self.index.forms([word])) or self.index.holds(f"words : {_quoted((word,))}")

    def _begun(self, word: str) -> tuple[Phrase, ...]:
        """Forms of words that begin so."""
        if len(word) < _BEGUN:
            return ()
        found = self.index.forms([word], prefix=True)
        starts = self.index.holds(f"words : {_quoted((word,))} *")
        return _singles([word, *found]) if found or starts else ()

    def _bases(self, word: str) -> list[str]:
        """What a word may be a form of, and the concepts that it names; by the languages of its script where it stands
        nowhere in the story."""
        known = self.index.bases(word)
        if known or self.index.holds(f"words : {_quoted((word,))}"):
            return known
        others = self.index.forms([word])
        if others:  # only its forms stand there (الوزراء, not وزراء): what they name it names
            return [b for b in self.index.bases(others[0]) if b.startswith(CONCEPT)]
        if not self.deep:
            return []
        script = unicodedata.name(word[0], "").split(" ")[0]
        found = (
            base for code in load_search_words().scripts.get(script, ()) if has_data(code) for base in bases(word, code)
        )
        return list(dict.fromkeys(found))

    # ---- filters

    def _filters(self) -> Iterator[str]:
        for kind, mark in _MARKS.items():
            wanted = [f for f in self.sought.filters if f.kind == kind and f.value]
            if wanted:
                yield "marks : (" + " OR ".join(self._filter(f, mark) for f in wanted) + ")"

    def _filter(self, wanted: Filter, mark: str) -> str:
        words = tuple(wanted.value.split())
        phrases = [words]
        if wanted.kind in _NAMED:
            phrases += self.called.longest([(w,) for w in words], whole=True)[1]
            phrases += self._otherwise(words[0]) if len(words) == 1 and not wanted.exact else ()
        found = [tuple(mark + w for w in phrase) for phrase in phrases]
        return _any([*found, (SOURCE_ID + words[0],)] if wanted.kind == "source" else found, ())


def index_all(path: Path) -> None:
    """Put what lacks into the search of a story: articles that an older Riwaya read. If none lack nothing is written.

    Raises what `StoryFile.open` does, and `StoryError` where the file cannot be written.
    """
    with StoryFile.open(path) as file:
        lacking = file.search.lacking(1)
    if lacking:
        with StoryFile.create_or_open(path) as file:
            while not index_some(file):
                pass


def index_some(file: StoryFile) -> bool:
    """Put some of the articles that lack into the search, in one transaction; whether none lack any more."""
    lacking = file.search.lacking(_SLICE + 1)
    if lacking:
        with file.transaction():
            file.index(lacking[:_SLICE])
    return len(lacking) <= _SLICE


def _spelt(concepts: Iterable[str]) -> Iterator[Phrase]:
    """The words of several parts that name these concepts, in all languages; those of one are found by their forms."""
    by_id = load_concepts().by_id
    for concept in concepts:
        found = by_id.get(concept.removeprefix(CONCEPT))
        for words in found.words.values() if found is not None else ():
            for phrase in map(tuple, map(fold, words)):
                if len(phrase) > 1:
                    yield phrase


def _singles(forms: Iterable[str]) -> tuple[Phrase, ...]:
    return tuple((form,) for form in dict.fromkeys(forms))


def _all(parts: Sequence[str]) -> str:
    return " AND ".join(parts)


def _any(phrases: Sequence[Phrase], prefixes: Sequence[str]) -> str:
    """An expression of FTS5: folded words hold nothing that it would read as its own, and stand in quotation marks."""
    found = [_quoted(p) for p in phrases] + [f"{_quoted((p,))} *" for p in prefixes]
    return "(" + " OR ".join(found or [f'"{BREAK}none"']) + ")"


def _quoted(phrase: Phrase) -> str:
    return '"' + " ".join(phrase) + '"'
