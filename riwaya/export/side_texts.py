"""Whole texts side by side: each article's paragraphs, with what a row of the comparison joins marked as such."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from riwaya.export.marks import Layer, Segment, Utf16, paragraphs, segments
from riwaya.export.side_by_side import AGAINST, SideRow
from riwaya.export.view import Piece, statement_key
from riwaya.model import Document

_LEFT_OUT = ("related", "boilerplate")


@dataclass(frozen=True, slots=True)
class Joins:
    """What marks mean: `rows` are numbers of rows, as marks hold them."""

    kinds: Mapping[str, str]

    def rows(self, segment: Segment) -> list[str]:
        """The rows that join a run of text, the narrowest first."""
        return [key for key in segment.keys if key in self.kinds]

    def look(self, segment: Segment) -> str:
        """`against`, `same`, `check`; `alone` where nothing joins it to another article."""
        found = {self.kinds[key] for key in self.rows(segment)}
        return next((look for look in ("against", "same", "check") if look in found), "alone")


def joins_of(rows: Sequence[SideRow]) -> Joins:
    """The rows by their numbers, counted from 1."""
    return Joins({str(n): _look(row) for n, row in enumerate(rows, 1)})


def _look(row: SideRow) -> str:
    return "against" if row.kind in AGAINST else "check" if row.kind in ("check", "loose") else "same"


def text_pieces(key: str, document: Document, rows: Sequence[SideRow]) -> list[Piece]:
    """The article's paragraphs without the page's furniture; statements and joined clauses are marked."""
    spans = {a.id: a.span for a in document.assertions}
    layers = [
        Layer(s.content.start, s.content.end, "own", statement_key(key, i)) for i, s in enumerate(document.statements)
    ]
    for number, row in enumerate(rows, 1):
        ids = dict.fromkeys(id for where, id in row.clauses() if where == key)
        layers += [Layer(spans[id].start, spans[id].end, "said", str(number)) for id in ids if id in spans]
    utf16 = Utf16(document.text)
    shown = [p for p in paragraphs(document) if p.role not in _LEFT_OUT]
    title = next((p for p in shown if p.role == "title"), None)
    return [
        Piece(p.role, p.language, p.direction, utf16(p.start), tuple(segments(document.text, p, layers)), p is title)
        for p in shown
    ]
