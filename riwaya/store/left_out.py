"""Articles that people took out of the story: they stay in the file, with their bytes and records, and nothing that is
shown, counted or compared holds them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from riwaya.store.rows import clear_rows
from riwaya.store.search import SearchIndex


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One of them, as far as it takes to name it, and the id of the correction."""

    key: str
    id: str
    url: str | None
    title: str | None
    outlet: str | None
    published: str | None
    correction: str


class LeftOutArticles:
    """Those of an open story file. Changes belong into a transaction of the file."""

    def __init__(self, connection: sqlite3.Connection, search: SearchIndex) -> None:
        self._db, self._search = connection, search

    def all(self) -> dict[str, LeftOut]:
        """All of them by their key, in the order in which they were put in."""
        sql = (
            "SELECT d.key, d.id, d.url, d.title, d.outlet, d.published, l.correction"
            " FROM left_out l JOIN document d ON d.number = l.document ORDER BY d.number"
        )
        return {row[0]: LeftOut(*row) for row in self._db.execute(sql)}

    def __contains__(self, key: str) -> bool:
        sql = "SELECT 1 FROM left_out JOIN document ON number = document WHERE key = ?"
        return self._db.execute(sql, (key,)).fetchone() is not None

    def alike(self, key: str, id: str, url: str | None) -> list[tuple[str, str, str | None]]:
        """Key, id and address of the articles in the file, left out or not, that share one of these."""
        sql = "SELECT key, id, url FROM document WHERE key = ? OR id = ?" + (" OR url = ?" if url else "")
        values = (key, id, url) if url else (key, id)
        return list(self._db.execute(f"{sql} ORDER BY number", values))

    def add(self, key: str, correction: str) -> None:
        """Take an article out, because of a correction; what was derived from its record goes."""
        number = self._number(key)
        self._db.execute("INSERT OR REPLACE INTO left_out VALUES (?, ?)", (number, correction))
        clear_rows(self._db, number)
        self._search.remove(number)

    def remove(self, key: str) -> None:
        """It is an article of the story again. Its rows are to be written by whoever calls this."""
        self._db.execute("DELETE FROM left_out WHERE document = ?", (self._number(key),))

    def _number(self, key: str) -> int:
        return int(self._db.execute("SELECT number FROM document WHERE key = ?", (key,)).fetchone()[0])
