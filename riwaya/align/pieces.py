"""Short texts → the words that they are compared by: numbers, places, names, concepts, and other words cut down."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from riwaya.align.facts import Count
from riwaya.align.stated import count, place_key
from riwaya.languages.concepts import Finder, finder
from riwaya.languages.loader import Language, load_languages
from riwaya.model import Block, Document, Quantity, Span
from riwaya.read.content.numerals import Numeral, find_numerals
from riwaya.read.content.terms import EMPTY
from riwaya.read.page import Page
from riwaya.read.reader import open_pages

Kind = Literal["number", "place", "name", "concept", "word", "negation", "question"]

KINDS: tuple[Kind, ...] = ("number", "place", "name", "concept", "word")
"""Kinds of pieces that carry what a text says."""

ROLES = ("title", "subtitle", "body", "caption")
"""Roles of blocks that are compared."""

NAMED = ("person", "organisation", "work", "event")
"""Kinds of entities whose words are names where no concept holds them."""

QUESTION = ("?", "؟")

SHORTEST_COUNTRY = 4
"""Letters of the shortest country that is known without a sign beside it that a place is named."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, or a few that name one thing together."""

    kind: Kind
    text: str
    language: str
    stems: tuple[str, ...] = ()
    """Its words as they are compared in one language."""
    concepts: tuple[str, ...] = ()
    places: frozenset[str] = frozenset()
    """`place_key` of the places that it names."""
    country: str | None = None
    """ISO 3166-1 alpha-2 of the country that it names, lies in, or is the adjective of."""
    number: Count | None = None
    dated: bool = False
    """Whether it is part of words that name a time."""


def pieces_of(document: Document) -> list[Piece]:
    """The pieces of a read document, in the order of its text."""
    languages = load_languages()
    blocks = document.blocks or (Block(0, len(document.text), "body", document.language),)
    return [p for page in open_pages(document, blocks, ROLES, languages) for p in _Cutter(document, page).pieces()]


class _Cutter:
    """Takes one page apart."""

    def __init__(self, document: Document, page: Page) -> None:
        self._document, self._page = document, page
        self._language: Language = page.language
        self._code = page.language.code
        self._finder: Finder = finder(page.language)
        self._norms = [word.norm for word in page.t.words]
        self._places = {i: p for p in document.places for i in self._words(p.span)}
        self._names = {i for e in document.entities if e.kind in NAMED for m in e.mentions for i in self._words(m)}
        self._dated = {i for time in document.times for i in self._words(time.span)}
        self._numerals = {n.first: n for n in find_numerals(page)}
        self._quantities = {next(iter(self._words(q.span)), -1): q for q in document.quantities}

    def pieces(self) -> Iterator[Piece]:
        i = 0
        while i < len(self._page.t):
            length, piece = self._at(i)
            if piece is not None:
                timed = not self._dated.isdisjoint(range(i, i + length))
                yield replace(piece, dated=True) if timed else piece
            i += length

    def _at(self, i: int) -> tuple[int, Piece | None]:
        """How many words from word i on are one piece, and which; None for words that say nothing."""
        page, norm = self._page, self._norms[i]
        if page.mark(i):
            return 1, Piece("question", norm, self._code) if norm in QUESTION else None
        numeral = self._numerals.get(i)
        if numeral is not None:
            return max(1, numeral.end - i), self._number(i, numeral)
        place = self._place(i)
        if place is not None:
            return 1, place
        length, concepts = self._finder.at(self._norms, i)
        if length:
            quantity = self._quantities.get(i)  # two of something, said by the noun's ending
            counted = count(quantity) if quantity is not None and i not in self._names else None
            return length, Piece(
                "concept", self._text(i, length), self._code, self._stems(i, length), concepts, number=counted
            )
        if page.has(i, "negation"):
            return 1, Piece("negation", self._text(i, 1), self._code)
        if page.has(i, *EMPTY) and i not in self._names:
            return 1, None
        return 1, Piece("name" if i in self._names else "word", self._text(i, 1), self._code, self._stems(i, 1))

    def _number(self, i: int, n: Numeral) -> Piece:
        as_quantity = Quantity("", self._document.span(n.start_char, n.start_char), n.value, n.upper, bound=n.bound)
        number = replace(count(as_quantity), approximate=n.approximate or n.vague)
        return Piece("number", self._text(i, max(1, n.end - i)), self._code, number=number)

    def _place(self, i: int) -> Piece | None:
        place = self._places.get(i)
        if place is not None:
            key = place_key(place)
            keys = frozenset() if key is None else frozenset({key})
            return Piece("place", self._text(i, 1), self._code, self._stems(i, 1), places=keys, country=place.country)
        country = self._country(i)
        if country is None:
            return None
        keys = frozenset({f"country:{country}"})
        return Piece("place", self._text(i, 1), self._code, self._stems(i, 1), places=keys, country=country)

    def _country(self, i: int) -> str | None:
        """The country that word i names, or whose adjective it is; the reader leaves out those that act as states."""
        gazetteer = self._language.gazetteer
        known = gazetteer.word(self._norms[i]) if gazetteer is not None else None
        if known is None:
            return None
        if known.country is not None:
            return known.country
        if self._language.capitals and not self._page.capital(i):
            return None
        for way in known.ways:
            sites = way.named.sites if way.named is not None else ()
            if sites and sites[0].kind == "country" and len(way.written) >= SHORTEST_COUNTRY:
                return sites[0].country
        return None

    def _words(self, span: Span) -> range:
        """The words of the page of which a span holds a part, a clitic left out (وسوريا)."""
        starts, ends = self._page.t.starts, self._page.t.ends
        first = end = bisect_right(ends, span.start)
        while end < len(starts) and starts[end] < span.end:
            end += 1
        return range(first, end)

    def _stems(self, i: int, length: int) -> tuple[str, ...]:
        return tuple(self._finder.stem(norm) for norm in self._norms[i : i + length])

    def _text(self, i: int, length: int) -> str:
        t = self._page.t
        return t.text[t.starts[i] : t.ends[i + length - 1]]
