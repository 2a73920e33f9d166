"""Places that no index has: the word beside the name says that it is one (بلدة X, the village of X, X province). What
an article has called a place once is one wherever it stands in that article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from riwaya.languages.places import Gazetteer, Named
from riwaya.read.content.place_signs import BELIEVED, TRIGGER, Toponym
from riwaya.read.page import Page, Range

_LONGEST = 3
"""Words of a name in capitals that is believed to be one name: Upper Marsa Valley."""
_PEOPLE = frozenset({"given-name", "family-name", "masculine", "feminine"})
"""Classes of people's names, which villages bear too (بلدة سلمى)."""
_SHAPED = frozenset({"no-name"})
"""A class that is told from the ending that half of all towns have."""
_NO_PLACE = frozenset({"given-name", "title", "month", "weekday", "country"})
"""Classes of words in capitals that open another name behind "the town of"."""
_SHORTEST = 3
"""Letters of a name: a shorter word behind بلدة is a preposition or a number."""


@dataclass(frozen=True, slots=True)
class _Found:
    page: Page
    words: Range
    front: int
    """Characters peeled off the first word."""
    key: str


def find_unlisted(names: Sequence[tuple[Page, list[Toponym]]]) -> list[tuple[Page, list[Toponym]]]:
    """`names` (every page with its listed names, in order) with the places that only the words beside them tell."""
    seeds = [found for page, listed in names for found in _told(page, _taken(listed))]
    known = {f.key for f in seeds if f.page.language.capitals or _speaks_for_itself(f)}
    return [(page, _merged(page, listed, [f for f in seeds if f.page is page], known)) for page, listed in names]


def _merged(page: Page, listed: list[Toponym], seeds: list[_Found], known: set[str]) -> list[Toponym]:
    taken = _taken(listed) | {i for f in seeds for i in range(*f.words)}
    again = [*_again(page, known, taken)] if known else []
    return sorted([*listed, *(_toponym(f) for f in (*seeds, *again))], key=lambda t: t.start)


def _taken(toponyms: Sequence[Toponym]) -> set[int]:
    return {i for t in toponyms for i in range(t.first, t.end)}


def _told(page: Page, taken: set[int]) -> Iterator[_Found]:
    """Names behind (or before) a word that says so."""
    gazetteer = page.language.gazetteer
    if gazetteer is None:
        return
    behind = gazetteer.words.naming_behind if page.language.capitals else frozenset[str]()
    names_a_place = gazetteer.names_a_place
    for i, norm in enumerate(page.t.norms):
        if names_a_place(norm):
            yield from _behind(page, gazetteer, i, taken)
        elif norm in behind:
            yield from _before(page, i, taken)


def _behind(page: Page, gazetteer: Gazetteer, i: int, taken: set[int]) -> Iterator[_Found]:
    """The name behind word i, where that is a word which names places."""
    words, norm, first = gazetteer.words, page.norm(i), i + 1
    strict = gazetteer.is_one(norm, words.naming) or f"{page.norm(i - 1)} {norm}" in words.naming
    end = first
    if page.language.capitals:
        while strict and end - first < _LONGEST and _capital(page, end):
            end += 1
        if end > first and page.sentence(i)[0] == i and i > 0 and not strict:
            return
    elif gazetteer.is_one(norm, words.whole) and page.t.surface(first)[:1] and _definite(page, first):
        front = next((f for f, _, w in gazetteer.peeled(norm) if w in words.whole), 0)
        if taken.isdisjoint((i, first)):
            yield _Found(page, (i, first + 1), front, f"{norm[front:]} {page.norm(first)}")
        return
    elif first < len(page.t) and not page.mark(first):
        if page.norm(first) in words.heads and _word(page, gazetteer, first + 1):
            end = first + 2 if strict or gazetteer.trigger(norm) else first
        elif (
            strict
            and _word(page, gazetteer, first)
            and (not _definite(page, first) or gazetteer.is_one(norm, words.definite))
        ):
            end = first + 1 + (page.norm(first + 1) in words.tails)
    if end > first and taken.isdisjoint(range(first, end)) and page.t.paragraph[i] == page.t.paragraph[end - 1]:
        yield _Found(page, (first, end), 0, " ".join(page.t.norms[first:end]))


def _before(page: Page, i: int, taken: set[int]) -> Iterator[_Found]:
    """The name in capitals before word i (Marsa al-Ghar province)."""
    first = i
    while i - first < _LONGEST and first > page.sentence(i)[0] + 1 and _capital(page, first - 1):
        first -= 1
    if first < i and taken.isdisjoint(range(first, i)) and page.norm(first - 1) not in ("", "the", "a"):
        yield _Found(page, (first, i), 0, " ".join(page.t.norms[first:i]))


def _capital(page: Page, i: int) -> bool:
    """Whether word i is written as a part of a name that no list knows."""
    if page.mark(i) or not _NO_PLACE.isdisjoint(page.language.lexicon.classes.get(page.norm(i), ())):
        return False
    surface = page.t.surface(i)
    return surface[0].isupper() and not surface.isupper() and not surface.endswith(("'s", "’s"))


def _word(page: Page, gazetteer: Gazetteer, i: int) -> bool:
    """Whether word i may be a name where no capitals show it: no word of the lexicon, no adjective, nothing peeled."""
    if i >= len(page.t) or page.mark(i) or len(page.norm(i)) < _SHORTEST:
        return False
    norm, word = page.norm(i), page.t.words[i]
    if word.cues or word.conjunction or word.preposition or word.classes - _SHAPED - _PEOPLE:
        return False
    words = gazetteer.words
    return not (
        gazetteer.country(norm)
        or gazetteer.trigger(norm)
        or norm in words.locatives
        or norm in words.loose_locatives
        or norm in words.never
        or norm.isdigit()
    )


def _definite(page: Page, i: int) -> bool:
    word = page.t.words[i] if i < len(page.t) else None
    articles = page.language.lexicon.clitics.articles
    return word is not None and bool(articles) and word.norm.startswith(articles) and not page.mark(i)


def _speaks_for_itself(found: _Found) -> bool:
    """Whether the name is a place's wherever it stands: of two words, or a word without article that nothing knows."""
    return " " in found.key or not _definite(found.page, found.words[0])


def _again(page: Page, known: set[str], taken: set[int]) -> Iterator[_Found]:
    """Where the page names them again, with clitics or without."""
    gazetteer = page.language.gazetteer
    if gazetteer is None:
        return
    longest: dict[str, int] = {}
    for key in known:
        first = key.partition(" ")[0]
        longest[first] = max(longest.get(first, 0), key.count(" ") + 1)
    firsts = tuple(longest)
    opening = {
        norm: [way for way in gazetteer.peeled(norm) if way[2] in longest]
        for norm in set(page.t.norms)
        if any(first in norm for first in firsts)
    }
    end = 0
    for i, norm in enumerate(page.t.norms):
        for front, behind, word in opening.get(norm, ()) if i >= end and i not in taken else ():
            for n in range(longest.get(word, 0), 0, -1):
                key = " ".join((word, *page.t.norms[i + 1 : i + n]))
                if key in known and not (behind and n > 1) and (not page.language.capitals or _upper(page, i)):
                    end = i + n
                    yield _Found(page, (i, end), front, key)
                    break
            if end > i:
                break


def _upper(page: Page, i: int) -> bool:
    return page.t.surface(i)[0].isupper()


def _toponym(found: _Found) -> Toponym:
    page, (first, end) = found.page, found.words
    t = page.t
    start, stop = t.starts[first], t.ends[end - 1]
    start += found.front
    name = t.text[start:stop]
    return Toponym(first, end, start, stop, found.key, Named((), (name,), frozenset()), TRIGGER, BELIEVED, None)
