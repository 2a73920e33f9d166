"""Corrections in the story file, and the documents that are derived from them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from riwaya.corrections import Correction
from riwaya.model import Document
from riwaya.store.rows import packed, rewrite_rows, unpacked

_COLUMNS = "id, kind, about, before, after, who, time, undone"


class Corrections:
    """What people put right in one story. Changes belong into a transaction of the story file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def all(self) -> list[Correction]:
        """All of them, those that were undone too, in the order in which they were made."""
        rows = self._db.execute(f"SELECT {_COLUMNS} FROM correction ORDER BY number")
        return [_read(row) for row in rows]

    def of_kind(self, kind: str) -> list[Correction]:
        """Those of one kind, in the same order."""
        rows = self._db.execute(f"SELECT {_COLUMNS} FROM correction WHERE kind = ? ORDER BY number", (kind,))
        return [_read(row) for row in rows]

    def find(self, id: str) -> Correction | None:
        """One of them."""
        row = self._db.execute(f"SELECT {_COLUMNS} FROM correction WHERE id = ?", (id,)).fetchone()
        return _read(row) if row else None

    def count(self) -> int:
        """How many there are."""
        return int(self._db.execute("SELECT count(*) FROM correction").fetchone()[0])

    def add(self, corrections: Iterable[Correction]) -> None:
        """Put in new ones."""
        self._db.executemany(
            f"INSERT INTO correction ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?)",
            [
                (c.id, c.kind, _text(c.about), _text(c.before), _text(c.after), c.who, c.time, c.undone)
                for c in corrections
            ],
        )

    def set_undone(self, id: str, time: str | None) -> None:
        """Take one back at a time; None: it holds again."""
        self._db.execute("UPDATE correction SET undone = ? WHERE id = ?", (time, id))

    def as_read(self, key: str) -> Document | None:
        """The document with this key as the reader read it, whatever people put right."""
        row = self._db.execute("SELECT text, record, number FROM document WHERE key = ?", (key,)).fetchone()
        if row is None:
            return None
        paths = self._db.execute("SELECT path FROM path WHERE document = ? ORDER BY path", (row[2],))
        return replace(unpacked(row[0], row[1]), paths=tuple(path for (path,) in paths))

    def keep(self, key: str, document: Document) -> None:
        """The document with this key is shown as `document` from now on: with corrections, or again as it was read."""
        number = self._db.execute("SELECT number FROM document WHERE key = ?", (key,)).fetchone()[0]
        self._db.execute("DELETE FROM corrected WHERE document = ?", (number,))
        if document.corrections:
            self._db.execute("INSERT INTO corrected VALUES (?, ?)", (number, packed(document)))
        rewrite_rows(self._db, number, replace(document, key=key))

    def corrected(self) -> list[str]:
        """Keys of the documents that are shown with corrections, sorted."""
        sql = "SELECT key FROM corrected JOIN document ON number = document ORDER BY key"
        return [key for (key,) in self._db.execute(sql)]

    def keys_of(self, id: str) -> list[str]:
        """Keys of the documents with these bytes, in the order in which they were put in."""
        return [key for (key,) in self._db.execute("SELECT key FROM document WHERE id = ? ORDER BY number", (id,))]

    def facts_as_read(self) -> dict[str, tuple[str | None, str | None]]:
        """Outlet and date, as read, of the documents that are shown with corrections, by key."""
        out = {}
        for key in self.corrected():
            document = self.as_read(key)
            if document is not None:
                out[key] = (document.outlet.name if document.outlet else None, document.published)
        return out


def _read(row: tuple[Any, ...]) -> Correction:
    id, kind, about, before, after, who, time, undone = row
    return Correction(id, kind, json.loads(about), json.loads(before), json.loads(after), who, time, undone)


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
