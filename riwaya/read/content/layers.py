"""What the statements say: times, quantities, entities, places and assertions, found on every page of a document."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from riwaya.model import Document, Link, Quantity, Span, Statement, Time
from riwaya.read.content.assertions import dated_around, find_told
from riwaya.read.content.counted import age_of
from riwaya.read.content.entities import find_entities, with_places
from riwaya.read.content.governments import with_governments
from riwaya.read.content.numerals import Numeral, find_numerals
from riwaya.read.content.places import find_places
from riwaya.read.content.quantities import find_quantities
from riwaya.read.content.terms import with_counted, with_dated, with_senses
from riwaya.read.content.tied import Ties
from riwaya.read.content.times import find_times
from riwaya.read.page import Page


def describe(document: Document, pages: Sequence[Page]) -> Document:
    """`document`, whose statements are known, with what they say: the layers, and on each statement the ids of what
    lies in its content. `pages`: body, captions and headlines, a page a language."""
    numerals = [(page, find_numerals(page)) for page in pages]
    times = tuple(find_times(document, numerals))
    quantities = [q for page, found in numerals for q in find_quantities(page, _left(page, found, times))]
    named = find_entities(document, pages)
    people = [mention for entity in named if entity.kind == "person" for mention in entity.mentions]
    places = find_places(document, pages, people)
    document = replace(
        document,
        times=times,
        quantities=tuple(_numbered(_unnamed(quantities, people))),
        places=places,
        entities=tuple(with_places(named, places, _governments(document))),
    )
    document = replace(document, quantities=with_counted(document, numerals), times=with_dated(document, pages))
    told = find_told(document, pages)
    document = with_governments(replace(document, times=dated_around(document.times, told)), told)
    document = replace(document, entities=with_senses(document, pages))
    ties = Ties(document.entities, pages, document.origin, document.outlet)
    return replace(document, statements=tuple(_with_ids(document, ties)))


def _governments(document: Document) -> set[int]:
    """Where the names of governments end to which chains lead."""
    links = (link for s in document.statements for link in s.chain)
    return {link.span.end for link in links if link.kind == "government" and link.span is not None}


def _left(page: Page, numerals: Sequence[Numeral], times: Sequence[Time]) -> list[Numeral]:
    """The numbers that are no part of a time; an age is a length of time and a quantity."""
    starts = [t.span.start for t in times]
    at = ((n, bisect_right(starts, n.start_char) - 1) for n in numerals)
    return [n for n, i in at if i < 0 or n.start_char >= times[i].span.end or age_of(page, n) is not None]


def _unnamed(quantities: Sequence[Quantity], people: Sequence[Span]) -> list[Quantity]:
    """The quantities that are no part of a person's name: a family name may look like "two of them" (راسين)."""
    spans = sorted((p.start, p.end) for p in people)
    starts = [start for start, _ in spans]
    before = ((q, bisect_right(starts, q.span.start) - 1) for q in quantities)
    return [q for q, i in before if i < 0 or q.span.end > spans[i][1] or q.span.start == spans[i][0]]


def _numbered(quantities: list[Quantity]) -> Iterable[Quantity]:
    """The quantities in the order of the text, with ids."""
    for number, quantity in enumerate(sorted(quantities, key=lambda q: q.span.start), 1):
        yield replace(quantity, id=f"n{number}")


class _Spanned(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def span(self) -> Span: ...


def _with_ids(document: Document, ties: Ties) -> Iterable[Statement]:
    """Each statement with the ids of what its content names and of whom its chain names."""
    mentions = sorted((m.start, m.end, e.id) for e in document.entities for m in e.mentions)
    times, places, quantities = (_places(x) for x in (document.times, document.places, document.quantities))
    asserted: dict[str, list[str]] = {}
    for a in document.assertions:
        asserted.setdefault(a.statement, []).append(a.id)
    called: dict[str, dict[Link, str]] = {}
    for s in document.statements:
        around = called.get(s.parent or "", {})
        called[s.id] = ties.names(s.chain, around)
        yield replace(
            s,
            chain=ties.tied(s.chain, around),
            entities=_inside(mentions, s.content),
            times=_inside(times, s.content),
            places=_inside(places, s.content),
            quantities=_inside(quantities, s.content),
            assertions=tuple(asserted.get(s.id, ())),
        )


def _places(records: Sequence[_Spanned]) -> list[tuple[int, int, str]]:
    return sorted((r.span.start, r.span.end, r.id) for r in records)


def _inside(places: Sequence[tuple[int, int, str]], content: Span) -> tuple[str, ...]:
    """Ids of what lies inside `content`, in its order, each once."""
    first = bisect_left(places, (content.start, 0, ""))
    found: dict[str, None] = {}
    for start, end, key in places[first:]:
        if start >= content.end:
            break
        if end <= content.end:
            found[key] = None
    return tuple(found)
