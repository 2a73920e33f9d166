"""What is typed → what is meant by it: the forms of each word, the names that others give to whom or what it names, the
words of its concept in all languages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import islice, product

from riwaya.languages.concepts import load_concepts
from riwaya.languages.searching import load_search_words
from riwaya.store.passages import BREAK, SOURCE_ID
from riwaya.store.search import SearchIndex
from riwaya.store.words import CONCEPT, bases, fold, has_data
from riwaya.story import toponyms
from riwaya.story.called import Called, Name, Phrase
from riwaya.story.sought import Filter, Sought, Term

_NAMED = ("source", "outlet", "place")
"""Filters by somebody's name, which others write otherwise."""

_BEGUN = 3
"""Letters of a word from which it may be the beginning of one."""

_INFLECTED, _SPREAD = 12, 60
"""Forms of one word of a name of several, and of the whole name, that are looked for (в Саудовской Аравии)."""


@dataclass(frozen=True, slots=True)
class Also:
    """The names under which something is sought beside what was typed: those that stand in the story, and those of them
    that are left out because somebody said so."""

    typed: str
    names: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meant:
    """One thing that is sought: the phrases that are it as it was typed, in all their forms; those that mean it too."""

    typed: tuple[Phrase, ...]
    prefixes: tuple[str, ...] = ()
    same: tuple[Phrase, ...] = ()
    also: Also = Also("")

    @property
    def every(self) -> str:
        """What finds it in whatever words."""
        return any_of([*self.typed, *self.same], self.prefixes)


class Reader:
    """Reads what was typed, by the words and names of one story. `deep`: whether data of languages may be opened;
    `without`: folded names that are left out."""

    def __init__(self, index: SearchIndex, called: Called, deep: bool, without: Set[Phrase] = frozenset()) -> None:
        self._index, self._called, self._deep, self._without = index, called, deep, without

    def meant(self, sought: Sought) -> Iterator[Meant]:
        """What the words mean, one by one; those that say nothing are left out where others stand beside them."""
        terms = list(sought.terms)
        terms = [t for t in terms if len(terms) == 1 or not self._says_nothing(t, t is terms[-1])] or terms
        while terms:
            count, names = self._named_by(terms)
            if count > 1:  # a name of several words: each as typed, or all as others write it
                yield from self._together(terms[:count], names)
            else:
                yield self._one(terms[0], names)
            del terms[: max(count, 1)]

    def narrowed(self, wanted: Filter, mark: str) -> tuple[str, Also]:
        """An expression for a filter by a word or a name, and what else it is sought by."""
        words = tuple(wanted.value.split())
        typed = wanted.written.partition(":")[2].strip(load_search_words().quotes + " ")
        exact = [any_of([tuple(mark + w for w in words)])]
        if wanted.kind == "source":
            exact.append(any_of([(SOURCE_ID + words[0],)]))
        if wanted.kind not in _NAMED:
            return " OR ".join(exact), Also(typed)
        names = [*self._called.longest([(w,) for w in words], whole=True)[1], *self._places(typed, words)]
        each = [self._parts(w) for w in words] if len(words) > 1 or not wanted.exact else []
        also, same = self._sought(typed, [*names, *(each[0] if len(words) == 1 and each else ())], mark, "marks")
        exact += [any_of([tuple(mark + w for w in phrase) for phrase in same])] if same else []
        if len(words) > 1:  # each word as others spell it
            parts = [self._sought(typed, found, mark, "marks") for found in each]
            if any(phrases for _, phrases in parts):
                exact.append(all_of(
                    any_of([(mark + w,), *(tuple(mark + x for x in p) for p in phrases)])
                    for w, (_, phrases) in zip(words, parts, strict=True)
                ))  # fmt: skip
                also = _joined(typed, [also, *(a for a, _ in parts)])
        return " OR ".join(exact), also

    # ---- words

    def _together(self, terms: Sequence[Term], names: Sequence[Name]) -> Iterator[Meant]:
        """A name as typed, each word by itself; what others call its bearer stands for each of them."""
        also, same = self._sought(" ".join(t.written for t in terms), names)
        for i, term in enumerate(terms):
            found = self._one(term, (), alone=False)
            yield Meant(found.typed, found.prefixes, same, Also(also.typed) if i else also)

    def _one(self, term: Term, names: Sequence[Name], *, alone: bool = True) -> Meant:
        if term.exact:
            also, called = self._sought(term.written, names)
            return Meant((term.words,), (), tuple(p for p in called if p != term.words), also)
        word = term.words[0]
        if term.prefix:
            return Meant(_singles(self._index.forms([word], prefix=True)), (word,))
        begun: tuple[Phrase, ...] = () if self._stands(word) else self._begun(word)
        own = [*bases(term.written, None), *self._bases(word)]
        concepts = [base for base in own if base.startswith(CONCEPT)]
        if not alone or CONCEPT in concepts and not term.written.isupper():  # "us" is no country
            names = ()
        elif not concepts:
            names = [*names, *self._parts(word)]
        else:
            names = [*names, *self._called.parts(word)]
        also, called = self._sought(term.written, names)
        if begun:  # not yet typed to its end, perhaps
            return Meant(begun, (word,), tuple(p for p in called if p not in begun), also)
        plain = [base for base in own if not base.startswith(CONCEPT)]
        typed = _singles([word, *plain, *self._index.forms([word, *plain])])
        named = [c for c in concepts if c != CONCEPT]
        same = [*called, *_singles(self._index.forms(named)), *_spelt(named)]
        return Meant(typed, (), tuple(p for p in dict.fromkeys(same) if p not in typed), also)

    def _says_nothing(self, term: Term, last: bool) -> bool:
        """Whether it is a word like "of", which need not stand beside the others. The last one is perhaps not yet typed
        to its end."""
        word = term.words[0]
        if term.exact or term.prefix or last and not self._stands(word) and self._begun(word):
            return False
        return CONCEPT in self._bases(word)

    def _stands(self, word: str) -> bool:
        """Whether a word stands in the story, in whatever form."""
        return bool(self._index.forms([word])) or self._index.holds(f"words : {_quoted((word,))}")

    def _begun(self, word: str) -> tuple[Phrase, ...]:
        """Forms of words that begin so."""
        if len(word) < _BEGUN:
            return ()
        found = self._index.forms([word], prefix=True)
        starts = self._index.holds(f"words : {_quoted((word,))} *")
        return _singles([word, *found]) if found or starts else ()

    def _bases(self, word: str) -> list[str]:
        """What a word may be a form of, and the concepts that it names; by the languages of its script where it stands
        nowhere in the story."""
        known = self._index.bases(word)
        if known or self._index.holds(f"words : {_quoted((word,))}"):
            return known
        others = self._index.forms([word])
        if others:  # only its forms stand there (الوزراء, not وزراء): what they name it names
            return [b for b in self._index.bases(others[0]) if b.startswith(CONCEPT)]
        found = (base for code in self._languages(word) if has_data(code) for base in bases(word, code))
        return list(dict.fromkeys(found))

    def _languages(self, word: str) -> tuple[str, ...]:
        """The languages that a word may be typed in, as far as their data may be opened."""
        script = unicodedata.name(word[0], "").split(" ")[0]
        return load_search_words().scripts.get(script, ()) if self._deep else ()

    # ---- names

    def _named_by(self, terms: Sequence[Term]) -> tuple[int, list[Name]]:
        """How many of the first terms are a name, and what else its bearers are called."""
        known, names = self._called.longest([t.words for t in terms])
        for count in range(min(len(terms), toponyms.LONGEST), max(known, 1) - 1, -1):
            written = " ".join(t.written.strip(load_search_words().quotes) for t in terms[:count])
            found = self._places(written, tuple(word for t in terms[:count] for word in t.words))
            if found:
                return count, _once([*(names if count == known else ()), *found])
        return known, names

    def _places(self, written: str, words: Phrase) -> list[Name]:
        """What a place of this name is called in all languages."""
        found = toponyms.listed(words) if words else []
        codes = self._languages(words[0]) if words else ()
        if codes and not (len(words) == 1 and self._common(words[0]) and not found):
            found = [*found, *toponyms.indexed(written, codes)]
        return _once(found)

    def _parts(self, word: str) -> list[Name]:
        """A word of a name as others spell it: of whom the story calls so, and whose names sound so. What a place is
        called is known, and need not be guessed (France is not الفرنسية)."""
        sounding = [] if toponyms.listed((word,)) else self._called.sounding(word, self._common)
        return [*self._called.parts(word), *sounding]

    def _common(self, word: str) -> bool:
        """Whether a folded word names a concept, or says nothing: a name's word does neither."""
        return any(base.startswith(CONCEPT) for base in self._bases(word))

    def _sought(
        self, typed: str, names: Iterable[Name], mark: str = "", column: str = "words"
    ) -> tuple[Also, tuple[Phrase, ...]]:
        """Those of the names that stand in the story, and the phrases that find them, in all their forms."""
        shown: dict[str, None] = {}
        left: dict[str, None] = {}
        out: dict[Phrase, None] = {}
        for name in _once(names):
            forms = [p for phrase in name.phrases for p in self._forms(phrase) if not self._is_empty(p)]
            if not forms or not self._index.holds(f"{column} : {any_of([tuple(mark + w for w in p) for p in forms])}"):
                continue
            if tuple(fold(name.written)) in self._without:
                left[name.written] = None
            else:
                shown[name.written] = None
                out |= dict.fromkeys(forms)
        return Also(typed, tuple(shown), tuple(left)), tuple(out)

    def _forms(self, phrase: Phrase) -> list[Phrase]:
        """A name in all its forms."""
        if len(phrase) == 1:
            return [phrase, *_singles(self._index.forms(phrase))]
        each = [(w, *islice(self._index.forms([w]), _INFLECTED)) for w in phrase]
        return list(islice(product(*each), _SPREAD))

    def _is_empty(self, phrase: Phrase) -> bool:
        """Whether a name is spelt like a word that says nothing (US)."""
        return len(phrase) == 1 and CONCEPT in self._index.bases(phrase[0])


def all_of(parts: Iterable[str]) -> str:
    """An expression that all of these fit."""
    return " AND ".join(parts)


def any_of(phrases: Sequence[Phrase], prefixes: Sequence[str] = ()) -> str:
    """An expression of FTS5: folded words hold nothing that it would read as its own, and stand in quotation marks."""
    found = [_quoted(p) for p in phrases] + [f"{_quoted((p,))} *" for p in prefixes]
    return "(" + " OR ".join(found or [f'"{BREAK}none"']) + ")"


def _joined(typed: str, all_: Iterable[Also]) -> Also:
    found = list(all_)
    names = dict.fromkeys(n for also in found for n in also.names)
    return Also(typed, tuple(names), tuple(dict.fromkeys(n for also in found for n in also.left)))


def _once(names: Iterable[Name]) -> list[Name]:
    """Names that are found by the same once; the first tells how it is written."""
    found: dict[tuple[Phrase, ...], Name] = {}
    for name in names:
        found.setdefault(name.phrases[:1], name)
    return list(found.values())


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


def _quoted(phrase: Phrase) -> str:
    return '"' + " ".join(phrase) + '"'
