"""Places that no index has: the word beside the name says that it is one (بلدة X, the village of X, X province). What
an article has called a place once is one wherever it stands in that article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from riwaya.languages.place_words import key_of
from riwaya.languages.places import Gazetteer, Named
from riwaya.read.content.place_signs import BELIEVED, TRIGGER, PlaceNames, Toponym
from riwaya.read.page import Page, Range

_LONGEST = 3
"""Words of a name in capitals that is believed to be one name: Upper Marsa Valley."""
_PEOPLE = frozenset({"given-name", "family-name", "masculine", "feminine"})
"""Classes of people's names, which villages bear too (بلدة سلمى)."""
_MAY_BE_PLACE = frozenset({"family-name"})
"""Classes of the lexicon that a word in capitals may have and still be part of a place's name."""
_DATELINE = 12
"""Words within which a dateline's dash stands: place, country, agency, day."""
_SHORTEST = 3
"""Letters of a name: a shorter word behind بلدة is a preposition or a number."""


@dataclass(frozen=True, slots=True)
class _Found:
    page: Page
    words: Range
    front: int
    """Characters peeled off the first word."""
    key: str
    behind: int = 0
    """Characters peeled off the last word."""


def find_unlisted(pages: Sequence[PlaceNames]) -> list[PlaceNames]:
    """The pages of an article with the places that only the words beside them tell."""
    seeds = [found for p in pages for found in _told(p, _taken(p.toponyms))]
    known = {f.key for f in seeds if f.page.language.capitals or _speaks_for_itself(f)}
    return [
        PlaceNames(p.page, p.words, _merged(p.page, p.toponyms, [f for f in seeds if f.page is p.page], known))
        for p in pages
    ]


def _merged(page: Page, listed: list[Toponym], seeds: list[_Found], known: set[str]) -> list[Toponym]:
    told = {i for f in seeds for i in range(*f.words)}
    again = [*_again(page, known, _taken(listed) | told)] if known else []
    found = {f.words[0]: f for f in (*seeds, *again)}
    new = {i for f in found.values() for i in range(*f.words)}
    # a name of the index that was doubtful is so no more
    kept = [
        replace(t, signs=TRIGGER) if t.first in found else t for t in listed if t.first in found or t.first not in new
    ]
    had = {t.first for t in kept}
    unknown = [_toponym(f) for first, f in found.items() if first not in had and not _in_index(f)]
    return sorted([*kept, *unknown], key=lambda t: t.start)


def _in_index(found: _Found) -> bool:
    """Whether the index has the name, so that it was seen and is none here (Charlotte Observer)."""
    gazetteer = found.page.language.gazetteer
    return (
        gazetteer is not None
        and gazetteer.find(key_of(gazetteer.words, gazetteer.language, found.key), found.key) is not None
    )


def _taken(toponyms: Sequence[Toponym]) -> set[int]:
    """The words of names that are places for certain."""
    return {i for t in toponyms if t.signs >= t.needed for i in range(t.first, t.end)}


def _told(names: PlaceNames, taken: set[int]) -> Iterator[_Found]:
    """Names behind (or before) a word that says so."""
    page, gazetteer = names.page, names.page.language.gazetteer
    if gazetteer is None:
        return
    behind = gazetteer.words.naming_behind if page.language.capitals else frozenset[str]()
    for i, known in names.words:
        if not known.naming:
            continue
        if page.norm(i) in behind:
            yield from _before(page, gazetteer, i, taken)
        else:
            yield from _behind(page, gazetteer, i, taken)
    if gazetteer.words.datelines:
        for first, end in page.t.paragraphs:
            yield from _dateline(page, first, end, taken)


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


def _dateline(page: Page, first: int, end: int, taken: set[int]) -> Iterator[_Found]:
    """The place where a paragraph was written: MARSA AL-GHAR (Nordline) -, Dar al-Safa, Tarshan —."""
    dash = next((i for i in range(first, min(end, first + _DATELINE)) if page.dash(i)), first)
    last = first
    while last < dash and _part(page.t.surface(last)) and not page.mark(last):
        last += 1
    shouted = page.t.text[page.t.starts[first] : page.t.ends[max(last - 1, first)]].isupper()
    closes = page.norm(last) == "(" or (shouted and (page.comma(last) or page.dash(last)))
    if first < last <= first + _LONGEST and dash > first and closes and taken.isdisjoint(range(first, last)):
        yield _Found(page, (first, last), 0, " ".join(page.t.norms[first:last]))
        after = last + 2 == dash or page.norm(last + 2) == "("
        if page.comma(last) and after and last + 1 not in taken and _part(page.t.surface(last + 1)):
            yield _Found(page, (last + 1, last + 2), 0, page.norm(last + 1))


def _before(page: Page, gazetteer: Gazetteer, i: int, taken: set[int]) -> Iterator[_Found]:
    """The name in capitals before word i (Marsa al-Ghar province)."""
    first = i
    while i - first < _LONGEST and first > page.sentence(i)[0] + 1 and _capital(page, first - 1):
        first -= 1
    end = i + 1 if page.norm(i) in gazetteer.words.whole and page.t.surface(i)[0].isupper() else i
    direction = first < i and page.norm(first) in gazetteer.words.locatives
    if first < i and not direction and taken.isdisjoint(range(first, end)):
        yield _Found(page, (first, end), 0, " ".join(page.t.norms[first:end]))


def _capital(page: Page, i: int) -> bool:
    """Whether word i is written as a part of a name that no list knows."""
    if page.mark(i) or set(page.language.lexicon.classes.get(page.norm(i), ())) - _MAY_BE_PLACE:
        return False
    surface = page.t.surface(i)
    return _part(surface) and not surface.isupper()


def _part(surface: str) -> bool:
    """Whether a written word is part of a name: Marsa, al-Ghar."""
    return surface[0].isupper() or ("-" in surface and surface[-1].islower() and any(c.isupper() for c in surface))


def _word(page: Page, gazetteer: Gazetteer, i: int) -> bool:
    """Whether word i may be a name where no capitals show it: no word of the lexicon, no adjective, nothing peeled."""
    if i >= len(page.t) or page.mark(i) or len(page.norm(i)) < _SHORTEST:
        return False
    norm, word = page.norm(i), page.t.words[i]
    if gazetteer.words.no_name is not None and gazetteer.words.no_name.search(norm):
        return False
    known = page.language.lexicon.classes
    if word.cues or word.conjunction or word.preposition or {*known.get(norm, ()), *known.get(word.stem, ())} - _PEOPLE:
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
        if i < end or i in taken or (page.language.capitals and not _upper(page, i)):
            continue
        for front, behind, word in opening.get(norm, ()):
            found = next(_whole(page, i, word, behind, longest.get(word, 0), known), None)
            if found is not None:
                last, key, behind = found
                end = last
                yield _Found(page, (i, end), front, key, behind)
                break


def _whole(page: Page, i: int, word: str, behind: int, longest: int, known: set[str]) -> Iterator[tuple[int, str, int]]:
    """Names of `known` that open with word i, of which `word` is left: end, key, characters peeled off the end."""
    gazetteer = page.language.gazetteer
    norms = page.t.norms
    for n in range(longest if gazetteer is not None and not behind else 1, 0, -1):
        inner = (word, *norms[i + 1 : i + n - 1]) if n > 1 else ()
        for way in gazetteer.going_on(norms[i + n - 1]) if gazetteer and n > 1 and i + n <= len(norms) else ():
            last = norms[i + n - 1]
            key = " ".join((*inner, last[: len(last) - way.behind]))
            if key in known:
                yield i + n, key, way.behind
        if n == 1 and word in known:
            yield i + 1, word, behind


def _upper(page: Page, i: int) -> bool:
    return _part(page.t.surface(i))


def _toponym(found: _Found) -> Toponym:
    page, (first, end) = found.page, found.words
    t = page.t
    start, stop = t.starts[first], t.ends[end - 1]
    start, stop = start + found.front, stop - found.behind
    name = t.text[start:stop]
    return Toponym(first, end, start, stop, found.key, Named((), (name,), frozenset()), TRIGGER, BELIEVED, None)
