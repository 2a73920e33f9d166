"""The story file: one SQLite database. SQL stands in this folder, and nowhere else."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from riwaya.errors import StoryError
from riwaya.link.states import Address, States
from riwaya.model import Document
from riwaya.store.addresses import list_addresses
from riwaya.store.connect import connect_in_memory, connect_to_read, connect_to_write
from riwaya.store.corrections import Corrections
from riwaya.store.keys import document_key
from riwaya.store.left_out import LeftOutArticles
from riwaya.store.lists import ArticleRow, SaidRow, list_articles, list_said
from riwaya.store.notebook import Notebook
from riwaya.store.rows import packed, rewrite_rows, unpacked, write_rows
from riwaya.store.search import SearchIndex
from riwaya.store.state import state_of

_MANY = 500  # parameters of one statement: all SQLites take as many

_BY_DATE = "ORDER BY d.published IS NULL, d.published, d.title, d.key"


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that could not be read: where it is, the class of the error, why, and when (UTC, ISO 8601)."""

    place: str
    kind: str
    reason: str
    time: str


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One link of one statement, as far as the list of sources needs it; `document` is a document key."""

    document: str
    statement: int
    position: int
    source: str
    name: str
    kind: str
    named: bool
    count: int
    office: str | None


@dataclass(frozen=True, slots=True)
class Version:
    """A document as far as it takes to tell it from others with the same bytes."""

    key: str
    outlet: str | None
    published: str | None


class StoryFile:
    """An open story file. Use `create_or_open`, `open` or `memory`; close it, or use it as a context."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        self._db, self.path = connection, path
        self._ahead = False
        self._states: tuple[object, States] | None = None
        self.search = SearchIndex(connection)
        """What is searched."""
        self.corrections = Corrections(connection)
        """What people put right."""
        self.left_out = LeftOutArticles(connection, self.search)
        """What they took out of the story."""
        self.writable = False
        """Whether it was opened to be changed."""

    @classmethod
    def open(cls, path: Path) -> StoryFile:
        """The story at `path`, to read from. Raises `NotAStory`, `StoryVersionError` or `UnreadableInput`."""
        return cls(connect_to_read(path), path)

    @classmethod
    def create_or_open(cls, path: Path, name: str = "") -> StoryFile:
        """The story at `path`, to write to; made where there is none. Raises as `connect_to_write` does."""
        file = cls(connect_to_write(path, name), path)
        file.writable = True
        return file

    @classmethod
    def memory(cls, name: str = "") -> StoryFile:
        """A story in memory, gone when it is closed."""
        file = cls(connect_in_memory(name), None)
        file.writable = True
        return file

    def __enter__(self) -> StoryFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; after a build it is one plain file again, without a journal beside it."""
        with suppress(sqlite3.OperationalError):  # somebody reads it: the journal stays until the last one leaves
            if self._ahead:
                self._db.execute("PRAGMA journal_mode = DELETE")
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All changes made inside are in the file, or none. Raises `StoryError` where the file cannot be
        written.
        """
        try:
            if not self._ahead and self.path:
                # Readers may look on while a build writes, and a kill loses nothing that is committed.
                self._db.execute("PRAGMA journal_mode = WAL")
                self._db.execute("PRAGMA synchronous = NORMAL")
                self._ahead = True
            self._db.execute("BEGIN IMMEDIATE")
            yield
            self._db.execute("COMMIT")
        except BaseException as error:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
                self.search.forget()
            if isinstance(error, sqlite3.OperationalError):
                raise StoryError(f"{self.path}: cannot be written: {error} (what was in it is safe)") from error
            raise

    def add(self, document: Document, reader: str) -> None:
        """Put in a document that is not there yet, as read by version `reader`."""
        d, key = document, document_key(document)
        cursor = self._db.execute(
            "INSERT INTO document (key, id, external_id, media_type, language, outlet, title, author,"
            " published, url, text, characters, record, reader) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                key, d.id, d.external_id, d.media_type, d.language, d.outlet.name if d.outlet else None,
                d.title, d.author, d.published, d.url, d.text, len(d.text), packed(d), reader,
            ),
        )  # fmt: skip
        number = cursor.lastrowid
        self._db.executemany("INSERT INTO path VALUES (?, ?)", [(p, number) for p in dict.fromkeys(d.paths)])
        write_rows(self._db, int(number or 0), d)
        self.search.add(int(number or 0), key, d)

    def index(self, keys: Iterable[str]) -> None:
        """Put documents that are there into the search, anew where they are in it already: for whoever changes what the
        reader found in them, and for a story that an older Riwaya built."""
        for key in keys:
            row = self._db.execute("SELECT number FROM document WHERE key = ?", (key,)).fetchone()
            document = self.document(key) if row else None
            if document is not None:
                self.search.add(row[0], key, document)

    def bring_back(self, key: str) -> None:
        """A document that was left out is one of the story's again."""
        self.left_out.remove(key)
        number = self._db.execute("SELECT number FROM document WHERE key = ?", (key,)).fetchone()[0]
        document = self.document(key)
        if document is not None:
            rewrite_rows(self._db, number, document)
            self.search.add(number, key, document)

    def add_path(self, key: str, path: str) -> None:
        """The document `key` lies at `path` too."""
        sql = "INSERT OR IGNORE INTO path SELECT ?, number FROM document WHERE key = ?"
        self._db.execute(sql, (path, key))

    def skip(self, skipped: Skipped) -> None:
        """Note an input that could not be read, in place of an earlier note on it."""
        row = (skipped.place, skipped.kind, skipped.reason, skipped.time)
        self._db.execute("INSERT OR REPLACE INTO skipped VALUES (?,?,?,?)", row)

    def unskip(self, place: str) -> None:
        """Take back the note on an input that has been read after all."""
        self._db.execute("DELETE FROM skipped WHERE place = ?", (place,))

    def set_meta(self, key: str, value: str) -> None:
        """Set one line of the story's description."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def meta(self, key: str) -> str | None:
        """One line of the story's description, None where it has none."""
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def has(self, key: str) -> bool:
        """Whether a document with this key is there; it may have been left out of the story."""
        return self._db.execute("SELECT 1 FROM document WHERE key = ?", (key,)).fetchone() is not None

    def versions(self) -> dict[str, list[Version]]:
        """For each id its documents, as they were read: more than one where outlet or date differ. Also those that were
        left out of the story: a build does not read them again."""
        out: dict[str, list[Version]] = {}
        corrected = self.corrections.facts_as_read()
        for id, key, *rest in self._db.execute("SELECT id, key, outlet, published FROM document ORDER BY number"):
            out.setdefault(id, []).append(Version(key, *corrected.get(key, rest)))
        return out

    def addresses(self) -> list[Address]:
        """Where all documents lie, in the order in which they were put in."""
        return list_addresses(self._db)

    def states(self) -> States:
        """Which documents are states of one article; to be used while the file is open."""
        sql = "SELECT (SELECT count(*) FROM document), (SELECT max(number) FROM document), (SELECT count(*) FROM path)"
        rests_on = self._db.execute(sql).fetchone()
        if self._states is None or self._states[0] != rests_on:
            self._states = (rests_on, States(self.addresses(), self._text))
        return self._states[1]

    def _text(self, key: str) -> str | None:
        row = self._db.execute("SELECT text FROM document WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def ordered_keys(self) -> list[str]:
        """The keys of all documents, by date of publication (unknown ones last), then title."""
        return [row[0] for row in self._db.execute(f"SELECT d.key FROM shown d {_BY_DATE}")]

    def paths(self, key: str) -> list[str]:
        """The paths at which a document lies, sorted; empty where there is no such document."""
        sql = "SELECT path FROM path JOIN document d ON d.number = path.document WHERE d.key = ? ORDER BY path"
        return [row[0] for row in self._db.execute(sql, (key,))]

    def all_paths(self) -> list[str]:
        """The paths of all documents, sorted; also of those that were left out of the story."""
        return [row[0] for row in self._db.execute("SELECT DISTINCT path FROM path ORDER BY path")]

    def articles(self) -> list[ArticleRow]:
        """All documents as lists show them, in the order of `documents`."""
        return list_articles(self._db)

    def documents(self) -> Iterator[Document]:
        """All documents, by date of publication (unknown ones last), then title; one in memory at a time."""
        for key in self.ordered_keys():
            document = self.document(key)
            if document is not None:
                yield document

    def document(self, key: str) -> Document | None:
        """The document with this key, with what people put right in it (`corrections.as_read` has it without); None
        where it was left out of the story."""
        sql = (
            "SELECT text, coalesce(c.record, d.record), c.record IS NULL FROM shown d"
            " LEFT JOIN corrected c ON c.document = d.number WHERE key = ?"
        )
        row = self._db.execute(sql, (key,)).fetchone()
        if row is None:
            return None
        document = replace(unpacked(row[0], row[1]), paths=tuple(self.paths(key)))
        return document if row[2] else replace(document, key=key)

    def fingerprints(self) -> dict[str, int]:
        """For each document key what changes with its record, corrections included."""
        sql = "SELECT d.key, coalesce(c.record, d.record) FROM shown d LEFT JOIN corrected c ON c.document = d.number"
        return {key: zlib.crc32(record) for key, record in self._db.execute(sql)}

    def find_keys(self, reference: str) -> list[str]:
        """Keys of the documents that `reference` means: the first of these ways that finds any.

        Key or id; external id; path; file name or its stem; beginning of an id or a key.
        """
        ways = (
            ("SELECT key FROM shown WHERE key = :r OR id = :r OR id = 'sha256:' || :r", True),
            ("SELECT key FROM shown WHERE external_id = :r", True),
            (_PATH + "path = :r", True),
            (_PATH + "substr(path, -length(:r) - 1) IN ('/' || :r, '\\' || :r)", True),
            (_PATH + "(path LIKE '%/' || :l || '.%' ESCAPE '\\' OR path LIKE :l || '.%' ESCAPE '\\')", True),
            (
                "SELECT key FROM shown WHERE substr(id, 1, length(:r)) = :r"
                " OR substr(id, 8, length(:r)) = :r OR substr(key, 1, length(:r)) = :r",
                len(reference) >= 4,
            ),
        )
        like = reference.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        for sql, applies in ways:
            if applies and reference:
                found = [row[0] for row in self._db.execute(sql, {"r": reference, "l": like})]
                if found:
                    return sorted(set(found))
        return []

    def links(self) -> Iterator[LinkRow]:
        """The links of all statements but the outlets' own, by document (date, title), statement and
        position.
        """
        sql = (
            "SELECT d.key, l.statement, l.position, l.source, l.name, l.kind, l.named, l.count, l.office"
            " FROM link l JOIN document d ON d.number = l.document "
            + _BY_DATE
            + ", l.document, l.statement, l.position"
        )
        for row in self._db.execute(sql):
            document, statement, position, source, name, kind, named, count, office = row
            yield LinkRow(document, statement, position, source, name, kind, bool(named), count, office)

    def origins(self) -> dict[str, list[str]]:
        """For each document key the names of those to whom the whole article is credited."""
        out: dict[str, list[str]] = {}
        sql = "SELECT d.key, o.name FROM origin o JOIN document d ON d.number = o.document ORDER BY 1, position"
        for key, name in self._db.execute(sql):
            out.setdefault(key, []).append(name)
        return out

    def said(self, sources: Sequence[str]) -> list[SaidRow]:
        """The statements of these sources as lists show them."""
        return list_said(self._db, sources)

    @property
    def is_empty(self) -> bool:
        """Whether no document was ever put in."""
        return self._db.execute("SELECT 1 FROM document LIMIT 1").fetchone() is None

    def tally(self) -> dict[str, int]:
        """How many: documents, characters, statements, own, unread, sources, unnamed, skipped."""
        one = {
            "documents": "SELECT count(*) FROM shown",
            "characters": "SELECT coalesce(sum(characters), 0) FROM shown",
            "statements": "SELECT count(*) FROM statement WHERE mode <> 'own'",
            "own": "SELECT count(*) FROM statement WHERE mode = 'own'",
            "unread": "SELECT count(*) FROM unread",
            "sources": "SELECT count(DISTINCT source) FROM link",
            "unnamed": "SELECT count(DISTINCT source) FROM link WHERE NOT named",
            "skipped": "SELECT count(*) FROM skipped",
        }
        return {name: int(self._db.execute(sql).fetchone()[0]) for name, sql in one.items()}

    def skipped(self) -> list[Skipped]:
        """The inputs that could not be read, by place."""
        return [Skipped(*row) for row in self._db.execute("SELECT * FROM skipped ORDER BY place")]

    def kept(self, kind: str, keys: Iterable[str]) -> dict[str, bytes]:
        """What is kept of a kind under these keys, as far as it is there."""
        out: dict[str, bytes] = {}
        wanted = list(dict.fromkeys(keys))
        for i in range(0, len(wanted), _MANY):
            some = wanted[i : i + _MANY]
            places = ",".join("?" * len(some))
            out.update(
                self._db.execute(f"SELECT key, content FROM kept WHERE kind = ? AND key IN ({places})", (kind, *some))
            )
        return out

    def keep(self, kind: str, rows: Mapping[str, bytes], *, alone: bool = False) -> None:
        """Keep these (key → content); with `alone` nothing else of the kind."""
        if alone:
            stale = {key for (key,) in self._db.execute("SELECT key FROM kept WHERE kind = ?", (kind,))} - set(rows)
            self._db.executemany("DELETE FROM kept WHERE kind = ? AND key = ?", [(kind, key) for key in sorted(stale)])
        self._db.executemany(
            "INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", [(kind, *row) for row in sorted(rows.items())]
        )

    @property
    def notebook(self) -> Notebook:
        """The reporter's notebook."""
        return Notebook(self._db)

    def state(self) -> tuple[object, ...]:
        """Equal while the articles, what was put right in them and their comparison are the same."""
        return state_of(self._db)

    def dump(self) -> list[str]:
        """The whole content as SQL, a statement a line: two equal dumps are two equal stories. The index of the search
        is left out, which SQLite cannot dump."""
        copy = sqlite3.connect(":memory:")
        self._db.backup(copy)
        copy.execute("DROP TABLE search_text")
        lines = list(copy.iterdump())
        copy.close()
        return lines


_PATH = "SELECT d.key FROM path JOIN shown d ON d.number = path.document WHERE "
