"""The rows that answer questions about one document: derived from its record, written anew whenever that changes."""

from __future__ import annotations

import json
import sqlite3
import zlib

from riwaya.model import Document
from riwaya.records import from_record, to_record
from riwaya.store.keys import document_key, source_key


def packed(document: Document) -> bytes:
    """A record as it is stored: text and paths stand apart."""
    record = to_record(document)
    for stored_apart in ("text", "path", "paths"):
        del record[stored_apart]
    return zlib.compress(json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8"), 6)


def unpacked(text: str, record: bytes) -> Document:
    """The inverse, without paths."""
    return from_record({**json.loads(zlib.decompress(record)), "text": text})


def write_rows(db: sqlite3.Connection, number: int, d: Document) -> None:
    """The rows of a document that has none: origins, statements with their links, what was not understood. What else is
    derived from a document's statements is written here too."""
    key = document_key(d)
    db.executemany(
        "INSERT INTO origin VALUES (?,?,?,?)",
        [(number, i, o.name, o.kind) for i, o in enumerate(d.origin)],
    )
    db.executemany(
        "INSERT INTO statement VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        [
            (
                number, i, s.id, s.content.start, s.content.end, s.mode, s.stance, s.polarity,
                s.parent, s.rule, s.confidence,
            )
            for i, s in enumerate(d.statements)
        ],
    )  # fmt: skip
    db.executemany(
        "INSERT INTO link VALUES (?,?,?,?,?,?,?,?,?,?)",
        [
            (number, i, j, source_key(key, x), x.name, x.kind, int(x.named), x.count, x.office, x.how)
            for i, s in enumerate(d.statements)
            if s.mode != "own"
            for j, x in enumerate(s.chain)
        ],
    )
    db.executemany(
        "INSERT INTO unread VALUES (?,?,?,?)",
        [(number, u.span.start, u.span.end, u.why) for u in d.unread],
    )


def clear_rows(db: sqlite3.Connection, number: int) -> None:
    """The document answers no question any more. Its text, record and key stay."""
    for table in ("link", "statement", "origin", "unread"):
        db.execute(f"DELETE FROM {table} WHERE document = ?", (number,))


def rewrite_rows(db: sqlite3.Connection, number: int, d: Document) -> None:
    """The rows and columns of a document that is there already; of one that was left out of the story the columns
    alone. Its text, record and key stay."""
    clear_rows(db, number)
    db.execute(
        "UPDATE document SET language = ?, outlet = ?, title = ?, author = ?, published = ? WHERE number = ?",
        (d.language, d.outlet.name if d.outlet else None, d.title, d.author, d.published, number),
    )
    if db.execute("SELECT 1 FROM left_out WHERE document = ?", (number,)).fetchone() is None:
        write_rows(db, number, d)
