"""The search index of a story file: what is in it, how it is filled, how it is asked.

Rows are numbered so that SQLite gives the newest first as it finds them, without sorting: day of publication, then
document, then place in it. So a word that stands everywhere is answered as soon as one that stands once.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from riwaya.model import Document
from riwaya.store.passages import Passage, passages_of, rows_of
from riwaya.store.words import bases, words_of

MOST = 5_000
"""Passages that are counted; of more it is said that there are more. Twice as many take twice as long to find, of a
common word 40 ms in 30,000 articles (`benchmarks/search_speed.py`)."""

_ALIKE = 400
"""Forms of one word that are looked for; a concept of four languages has some hundreds."""

_INSIDE, _PLACE, _NUMBER = 5, 15, 21
"""Bits of a row's number: which statement of the passage, which passage of the document, which document. Above stands
the day. The first two are counted down, so that what is read from above keeps the order of the text."""

_OUTERMOST = (1 << _INSIDE) - 1
_LAST = (1 << _PLACE) - 1
_DAY = _INSIDE + _PLACE + _NUMBER

_REMEMBERED = 200_000
"""Words whose forms are known to be in the file."""


@dataclass(frozen=True, slots=True)
class Place:
    """A passage that was found: its document's number in the index, which passage of it, and which of its statements
    the marks fit (0: any)."""

    document: int
    passage: int
    inside: int


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain, as the tables have it."""

    source: str
    name: str
    kind: str
    named: bool
    count: int
    office: str | None
    how: str


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of a passage, as the tables have it; `chain` from the nearest speaker outward."""

    position: int
    id: str
    start: int
    end: int
    mode: str
    stance: str
    polarity: str
    confidence: float
    chain: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A passage with all that a list shows of it. `text`: its sentences, from `passage.start` on; `said`: its
    statements, the outermost first, none where it was not understood; `origins`: whom the article is credited to."""

    document: str
    passage: Passage
    inside: int
    text: str
    outlet: str | None
    published: str | None
    said: tuple[Said, ...]
    origins: tuple[tuple[str, str], ...]
    place: Place


class SearchIndex:
    """The index in an open file. Changes are made inside a transaction of the file."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._known: set[str] = set()

    def add(self, number: int, key: str, document: Document) -> None:
        """Index the document that stands in the file under `number`, anew where it was before.

        Whoever rewrites rows of `statement` or `link`, or a document's outlet, day or language, calls this.
        """
        self.remove(number)
        passages = passages_of(document)[:_LAST]
        packed = zlib.compress(json.dumps([_packed(p) for p in passages], separators=(",", ":")).encode())
        own = self._db.execute("INSERT INTO search_document (document, passages) VALUES (?, ?)", (number, packed))
        first = (day_of(document.published) << _NUMBER | int(own.lastrowid or 0)) << _PLACE
        rows = [
            ((first | _LAST - place) << _INSIDE | _OUTERMOST - min(inside, _OUTERMOST), row.words, row.marks)
            for place, passage in enumerate(passages)
            for inside, row in enumerate(rows_of(key, document, passage))
            if inside <= _OUTERMOST
        ]
        self._db.executemany("INSERT INTO search_text (rowid, words, marks) VALUES (?, ?, ?)", rows)
        self._add_forms(document, passages)

    def remove(self, number: int) -> None:
        """Take the document that stands in the file under `number` out of the index."""
        self._db.execute("DELETE FROM search_document WHERE document = ?", (number,))

    def forget(self) -> None:
        """A transaction was taken back: what it added is not there."""
        self._known.clear()

    def clear(self) -> None:
        """Empty the index; documents are indexed anew in the background."""
        self._db.execute("INSERT INTO search_text (search_text) VALUES ('delete-all')")
        self._db.execute("DELETE FROM search_document")
        self._db.execute("DELETE FROM search_form")
        self.forget()

    def lacking(self, most: int = -1) -> list[str]:
        """Keys of documents that are not in the index, at most so many."""
        sql = "SELECT key FROM shown WHERE number NOT IN (SELECT document FROM search_document) ORDER BY number LIMIT ?"
        return [key for (key,) in self._db.execute(sql, (most,))]

    def forms(self, words: Iterable[str], prefix: bool = False) -> list[str]:
        """The forms that may be forms of these folded words, as far as they stand in the story and differ from them;
        with `prefix` of words that begin so."""
        out: dict[str, None] = {}
        test = "base >= ? AND base < ? || char(1114109)" if prefix else "base = ?"
        for word in words:
            values = (word, word) if prefix else (word,)
            sql = f"SELECT DISTINCT form FROM search_form WHERE {test} LIMIT {_ALIKE}"
            out |= dict.fromkeys(form for (form,) in self._db.execute(sql, values))
        return list(out)

    def bases(self, form: str) -> list[str]:
        """What a form that stands in the story may be a form of, and the concepts that it names."""
        return [base for (base,) in self._db.execute("SELECT base FROM search_form WHERE form = ?", (form,))]

    def holds(self, match: str) -> bool:
        """Whether anything is found."""
        sql = "SELECT 1 FROM search_text WHERE search_text MATCH ? LIMIT 1"
        return self._db.execute(sql, (match,)).fetchone() is not None

    def find(
        self,
        match: str,
        after: int = 0,
        before: int = 0,
        *,
        oldest: bool = False,
        any_inside: bool = False,
        loose: Mapping[int, int] | None = None,
    ) -> list[Place]:
        """The passages in which `match` (an expression of FTS5) is found, the newest first, at most `MOST` + 1.

        `after`, `before`: the first day, and the first that is too late, as `day_of` counts; 0: no bound. A passage
        whose day is unknown comes last. `any_inside`: whether marks may fit one nested statement and not the outermost.
        `loose`: documents that are looked at though their rows do not stand within the bounds: their number → the day
        under which they stand (0: none).
        """
        low = after << _DAY
        high = (before << _DAY) - 1 if before else (1 << 62) - 1
        if before and not after:
            low = 1 << _DAY
        ranges = [(low, high)]
        if oldest and low < 1 << _DAY:
            ranges = [(1 << _DAY, high), (low, (1 << _DAY) - 1)]
        beside = {(day << _DAY, (day + 1 << _DAY) - 1) for day in (loose or {}).values()}
        beside = {bounds for bounds in beside if not low <= bounds[0] <= high}
        ranges += sorted(beside, reverse=True)
        order = "ASC" if oldest else "DESC"
        outermost = "" if any_inside else f"AND rowid & {_OUTERMOST} = {_OUTERMOST}"
        sql = (
            f"SELECT rowid FROM search_text WHERE search_text MATCH ? AND rowid BETWEEN ? AND ? {outermost}"
            f" ORDER BY rowid {order} LIMIT ?"
        )
        replaced = self._replaced()
        found: dict[int, int] = {}
        for bounds in ranges:
            room = MOST + 1 - len(found)
            only = loose if bounds in beside else None
            for (row,) in self._db.execute(sql, (match, *bounds, room if only is None else -1)):
                number = row >> _INSIDE + _PLACE & (1 << _NUMBER) - 1
                if number not in replaced and (only is None or number in only) and len(found) <= MOST:
                    found.setdefault(row >> _INSIDE, _OUTERMOST - (row & _OUTERMOST))
        return [
            Place(row >> _PLACE & (1 << _NUMBER) - 1, _LAST - (row & _LAST), inside) for row, inside in found.items()
        ]

    def numbers(self) -> dict[int, str]:
        """The documents in the index: their numbers there → keys."""
        sql = "SELECT s.number, d.key FROM search_document s JOIN document d ON d.number = s.document"
        return dict(self._db.execute(sql))

    def show(self, places: Sequence[Place]) -> list[Found]:
        """Passages with all that a list shows of them."""
        read = _Reader(self._db)
        return [found for place in places if (found := read.found(place)) is not None]

    def _replaced(self) -> set[int]:
        """Numbers of documents that were taken out since, or indexed anew under another number."""
        # The last number that was given, not the highest that is there: the last document may have been taken out.
        given = self._db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'search_document'").fetchone()
        last = int(given[0]) if given else 0
        if last == self._db.execute("SELECT count(*) FROM search_document").fetchone()[0]:
            return set()
        return set(range(1, last + 1)) - {n for (n,) in self._db.execute("SELECT number FROM search_document")}

    def _add_forms(self, document: Document, passages: Iterable[Passage]) -> None:
        rows = []
        for p in passages:
            for start, end, form in words_of(document.text, p.start, p.end):
                entry = f"{p.language} {document.text[start:end]}"
                if entry not in self._known:
                    self._known.add(entry)
                    rows += [(form, base) for base in bases(document.text[start:end], p.language)]
        self._db.executemany("INSERT OR IGNORE INTO search_form VALUES (?, ?)", rows)
        if len(self._known) > _REMEMBERED:
            self._known.clear()


class _Reader:
    """Reads passages, each document once."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._documents: dict[int, tuple[tuple[int, str, str, str | None, str | None], list[Passage]] | None] = {}

    def found(self, place: Place) -> Found | None:
        if place.document not in self._documents:
            self._documents[place.document] = self._open(place.document)
        opened = self._documents[place.document]
        if opened is None or place.passage >= len(opened[1]):
            return None
        (number, key, text, outlet, published), passages = opened
        passage = passages[place.passage]
        said = tuple(s for position in passage.statements for s in self._said(number, position))
        sql = "SELECT name, kind FROM origin WHERE document = ? ORDER BY position"
        origins = tuple((name, kind) for name, kind in self._db.execute(sql, (number,)))
        return Found(
            key, passage, place.inside, text[passage.start : passage.end], outlet, published, said, origins, place
        )  # fmt: skip

    def _open(self, number: int) -> tuple[tuple[int, str, str, str | None, str | None], list[Passage]] | None:
        sql = (
            "SELECT d.number, d.key, d.text, d.outlet, d.published, s.passages"
            " FROM search_document s JOIN document d ON d.number = s.document WHERE s.number = ?"
        )
        row = self._db.execute(sql, (number,)).fetchone()
        if row is None:
            return None
        return row[:5], [_unpacked(values) for values in json.loads(zlib.decompress(row[5]))]

    def _said(self, number: int, position: int) -> Iterator[Said]:
        sql = (
            'SELECT id, start, "end", mode, stance, polarity, confidence FROM statement'
            " WHERE document = ? AND position = ?"
        )
        links = (
            "SELECT source, name, kind, named, count, office, how FROM link"
            " WHERE document = ? AND statement = ? ORDER BY position"
        )
        for id, start, end, mode, stance, polarity, confidence in self._db.execute(sql, (number, position)):
            chain = tuple(
                Link(source, name, kind, bool(named), *rest)
                for source, name, kind, named, *rest in self._db.execute(links, (number, position))
            )
            yield Said(position, id, start, end, mode, stance, polarity, confidence, chain)


def day_of(published: str | None) -> int:
    """The day of a date as far as it is known (its first), counted from the year 1; 0 for none."""
    try:
        year, month, day = (*map(int, (published or "")[:10].split("-")), 1, 1)[:3]
        return date(year, month, day).toordinal()
    except ValueError:
        return 0


def last_day_of(published: str | None) -> int:
    """The last day of a day, a month or a year, counted so; 0 for none."""
    first = day_of(published)
    known = (published or "").count("-")
    if not first or known > 1:
        return first
    start = date.fromordinal(first)
    month = start.month if known else 12
    return date(start.year, month, monthrange(start.year, month)[1]).toordinal()


def _packed(p: Passage) -> list[object]:
    values: list[object] = [p.start, p.end, p.language, p.statements, p.unread, p.credit]
    while values[-1] in (None, ()):
        del values[-1]
    return values


def _unpacked(values: list[object]) -> Passage:
    start, end, language, *rest = values + [None] * 6
    statements, unread, credit = rest[:3]
    return Passage(start, end, language, tuple(statements or ()), unread, credit)  # type: ignore[arg-type]
