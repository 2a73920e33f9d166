"""The reporter's notebook in the story file: what she has taken out of the story, her own words, and their order."""

from __future__ import annotations

import json
import secrets
import sqlite3
from dataclasses import asdict, dataclass
from typing import Literal, get_args

NoteKind = Literal["claim", "dispute", "statement", "article", "source", "heading", "note"]
KINDS: tuple[NoteKind, ...] = get_args(NoteKind)

_CLOSE = 1e-6
"""Room between two positions below which all are numbered anew."""

_COLUMNS = "id, kind, about, words, kept, time, removed"


@dataclass(frozen=True, slots=True)
class Place:
    """Words that were taken: the exact sentence, and where it stands (code points `start:end` are the clause in it)."""

    words: str
    document: str = ""
    start: int = 0
    end: int = 0
    language: str | None = None
    page: str = ""
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """One item. `about`: key of what was taken; `words`: the reporter's own; `claims`: of a claim or a dispute."""

    id: str
    kind: NoteKind
    about: str | None
    words: str
    claims: tuple[str, ...]
    places: tuple[Place, ...]
    time: str
    removed: str | None = None


class Notebook:
    """The notes of an open story file. Whoever changes them does so in a transaction of the file."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def notes(self) -> list[Note]:
        """All items in order, without those that were taken out."""
        rows = self._db.execute(f"SELECT {_COLUMNS} FROM note WHERE removed IS NULL ORDER BY position, id")
        return [_note(row) for row in rows]

    def find(self, id: str) -> Note | None:
        """One item, one that was taken out too."""
        row = self._db.execute(f"SELECT {_COLUMNS} FROM note WHERE id = ?", (id,)).fetchone()
        return _note(row) if row else None

    def taken(self) -> list[tuple[str, str]]:
        """The keys of what stands in the notebook, each with its item's id, in order."""
        sql = "SELECT about, id FROM note WHERE removed IS NULL AND about IS NOT NULL ORDER BY position, id"
        return [(about, id) for about, id in self._db.execute(sql)]

    def size(self) -> int:
        """How many items there are."""
        return int(self._db.execute("SELECT count(*) FROM note WHERE removed IS NULL").fetchone()[0])

    def add(
        self,
        kind: NoteKind,
        time: str,
        *,
        about: str | None = None,
        words: str = "",
        claims: tuple[str, ...] = (),
        places: tuple[Place, ...] = (),
        after: str | None = None,
    ) -> str:
        """A new item behind `after`, else at the end; its id."""
        id = f"n{secrets.token_hex(8)}"
        kept = json.dumps({"claims": claims, "places": [asdict(p) for p in places]}, ensure_ascii=False)
        last = self._db.execute("SELECT coalesce(max(position), 0) FROM note").fetchone()[0]
        row = (id, last + 1, kind, about, words, kept, time)
        self._db.execute("INSERT INTO note VALUES (?,?,?,?,?,?,?,NULL)", row)
        if after is not None:
            self.move(id, after)
        return id

    def write(self, id: str, words: str) -> None:
        """Set the reporter's words of an item."""
        self._db.execute("UPDATE note SET words = ? WHERE id = ?", (words, id))

    def move(self, id: str, after: str) -> None:
        """Put an item behind another, or before all others (`after` is empty)."""
        order = [n for (n,) in self._db.execute("SELECT id FROM note WHERE removed IS NULL ORDER BY position, id")]
        if id not in order or id == after or (after and after not in order):
            return
        order.remove(id)
        place = order.index(after) + 1 if after else 0
        known = dict(self._db.execute("SELECT id, position FROM note").fetchall())
        before = known[order[place - 1]] if place else known[order[0]] - 2 if order else 0.0
        behind = known[order[place]] if place < len(order) else before + 2
        self._db.execute("UPDATE note SET position = ? WHERE id = ?", ((before + behind) / 2, id))
        if behind - before < _CLOSE:
            order.insert(place, id)
            self._db.executemany("UPDATE note SET position = ? WHERE id = ?", [(i, n) for i, n in enumerate(order, 1)])

    def step(self, id: str, by: int) -> None:
        """Move an item so many places down, or up (`by` is negative); at either end it stays."""
        order = [note.id for note in self.notes()]
        if id in order:
            at = order.index(id)
            order.remove(id)
            place = min(max(at + by, 0), len(order))
            if place != at:
                self.move(id, order[place - 1] if place else "")

    def remove(self, id: str, time: str) -> None:
        """Take an item out."""
        self._db.execute("UPDATE note SET removed = ? WHERE id = ? AND removed IS NULL", (time, id))

    def restore(self, id: str) -> None:
        """Put an item that was taken out back in its place."""
        self._db.execute("UPDATE note SET removed = NULL WHERE id = ?", (id,))

    def forget(self, before: str) -> None:
        """Let go for good what was taken out before this time."""
        self._db.execute("DELETE FROM note WHERE removed < ?", (before,))


def _note(row: tuple[str, NoteKind, str | None, str, str, str, str | None]) -> Note:
    id, kind, about, words, kept, time, removed = row
    told = json.loads(kept)
    places = tuple(Place(**place) for place in told["places"])
    return Note(id, kind, about, words, tuple(told["claims"]), places, time, removed)
