"""Everything on a page that may fill a slot, by word: names, times, places, quantities."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from riwaya.model import Document, Span
from riwaya.read.page import Page, Range

PLACE = "place"
"""The kind of a place's name: states act and are acted upon under it."""


@dataclass(frozen=True, slots=True)
class Filler:
    """Words `first:end` of a page and the record that they name; `kind` is an entity's kind, else ``."""

    first: int
    end: int
    id: str
    kind: str = ""
    state: bool = False
    """Whether it is a country."""


class _Record(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def span(self) -> Span: ...


class Row(list[Filler]):
    """Fillers in the order of the page; `firsts` are their first words."""

    def __init__(self, fillers: Iterable[Filler]) -> None:
        super().__init__(fillers)
        self.firsts = [f.first for f in self]

    def within(self, pieces: Iterable[Range]) -> list[Filler]:
        """Those that begin in one of `pieces`, in order."""
        out: list[Filler] = []
        if self:
            for a, b in pieces:
                k = bisect_left(self.firsts, a)
                if k < len(self) and self.firsts[k] < b:
                    out += self[k : bisect_left(self.firsts, b, k)]
        return out


@dataclass(slots=True)
class Fillers:
    """What may fill the slots of a page's clauses; no name inside another."""

    names: Row
    times: Row
    places: Row
    quantities: Row


def fillers_of(document: Document, page: Page) -> Fillers:
    """What `document` names on `page`."""
    named = [(m, e.id, str(e.kind)) for e in document.entities for m in e.mentions]
    named += [(p.span, p.id, PLACE) for p in document.places]
    states = {f.first for f in on_page(page, [(p.span, p.id, "") for p in document.places if p.precision == "country"])}
    names: list[Filler] = []
    for filler in sorted(on_page(page, named), key=lambda f: (f.first, -f.end, f.kind == PLACE)):
        if not names or filler.first >= names[-1].end:
            names.append(replace(filler, state=True) if filler.first in states else filler)
    return Fillers(Row(names), *(_records(page, r) for r in (document.times, document.places, document.quantities)))


def _records(page: Page, records: Sequence[_Record]) -> Row:
    return Row(sorted(on_page(page, [(r.span, r.id, "") for r in records]), key=lambda f: f.first))


def on_page(page: Page, spans: Iterable[tuple[Span, str, str]]) -> list[Filler]:
    """The fillers of those spans that lie on the page."""
    starts, ends = page.t.starts, page.t.ends
    out = []
    for span, key, kind in spans:
        first = bisect_left(ends, span.start + 1)
        if first < len(starts) and starts[first] < span.end:
            out.append(Filler(first, bisect_left(starts, span.end), key, kind))
    return out
