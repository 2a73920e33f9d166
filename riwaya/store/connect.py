"""Opening story files: what is one, what is none, and how SQLite is told to handle it."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path

from riwaya.errors import NotAStory, StoryError, StoryVersionError, UnreadableInput

LAYOUT = 3
_LATE = "left_out.sql"
_SCHEMAS = {2: ("schema.sql",), 3: ("layout3.sql", _LATE)}
"""What each layout adds to the one before; a file in an older one is brought up when it is opened."""
APPLICATION_ID = 0x52495759  # "RIWY", at byte 68 of the file
_SQLITE_MAGIC = b"SQLite format 3\0"
_WAIT = 30  # seconds that a writer waits for another one


def connect_to_read(path: Path) -> sqlite3.Connection:
    """The story file at `path`. Raises `NotAStory`, `StoryVersionError` or `UnreadableInput`."""
    check(path)
    # Read and write first: only a writer can finish the journal that a killed build left. Immutable serves
    # discs that nobody can write to.
    for options in ("mode=rw", "mode=ro", "mode=ro&immutable=1"):
        uri = f"{path.absolute().as_uri()}?{options}"
        try:
            db = sqlite3.connect(uri, uri=True, timeout=_WAIT, isolation_level=None)
            db.execute("SELECT count(*) FROM meta").fetchone()
            _complete(db, for_now=True)
            db.execute("PRAGMA query_only = ON")
        except sqlite3.OperationalError:
            continue
        except sqlite3.DatabaseError as error:
            raise damaged(path, error) from error
        return db
    raise UnreadableInput(str(path), "the story file cannot be opened", "see whether another program holds it")


def connect_to_write(path: Path, name: str) -> sqlite3.Connection:
    """The story file at `path`, made where there is none; an empty file counts as none.

    Raises `NotAStory` for a file that is something else (it is never written to), `StoryVersionError`, or
    `StoryError` where the file cannot be written.
    """
    try:
        if not path.exists() or (path.is_file() and path.stat().st_size == 0):
            _make(path, name)
        check(path)
        db = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("SELECT count(*) FROM meta").fetchone()
        _complete(db)
    except (OSError, sqlite3.OperationalError) as error:
        remedy = "see that the folder exists and is yours"
        reason = getattr(error, "strerror", None) or error
        raise StoryError(f"{path}: cannot be written: {reason} ({remedy})") from error
    except sqlite3.DatabaseError as error:
        raise damaged(path, error) from error
    return db


def connect_in_memory(name: str) -> sqlite3.Connection:
    """An empty story in memory."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    create(db, name)
    return db


def create(db: sqlite3.Connection, name: str) -> None:
    """Make an empty database a story."""
    marks = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {LAYOUT};"
    db.executescript(f"BEGIN IMMEDIATE; {marks}\n{_schema(_SCHEMAS)}")
    db.executemany("INSERT INTO meta VALUES (?, ?)", [("layout", str(LAYOUT)), ("name", name)])
    db.execute("COMMIT")


def _schema(layouts: Iterable[int]) -> str:
    return "\n".join(_script(name) for layout in sorted(layouts) for name in _SCHEMAS[layout])


def _script(name: str) -> str:
    return resources.files("riwaya.store").joinpath(name).read_text("utf-8")


def _complete(db: sqlite3.Connection, for_now: bool = False) -> None:
    """Give a file of an early layout 3 what it lacks: `for_now`, whoever only reads has it while the file is open."""
    if not _lacks_late(db):
        return
    if for_now:
        for statement in _statements(_script(_LATE)):
            db.execute(re.sub("(?m)^CREATE", "CREATE TEMP", statement))
        return
    db.execute("BEGIN IMMEDIATE")
    if _lacks_late(db):  # of two that open it one adds it, the other finds it done
        for statement in _statements(_script(_LATE)):
            db.execute(statement)
    db.execute("COMMIT")


def _lacks_late(db: sqlite3.Connection) -> bool:
    return db.execute("SELECT 1 FROM sqlite_master WHERE name = 'shown'").fetchone() is None


def _bring_up(path: Path) -> None:
    """Give a file in an older layout the tables that it lacks. Nothing in it changes: a kill leaves the old or the new.

    Raises `StoryVersionError` where the file cannot be written.
    """
    db = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    try:
        db.execute("BEGIN IMMEDIATE")  # of two that open it one brings it up, the other finds it done
        layout = db.execute("PRAGMA user_version").fetchone()[0]
        for statement in _statements(_schema(n for n in _SCHEMAS if n > layout)):
            db.execute(statement)
        db.execute("UPDATE meta SET value = ? WHERE key = 'layout'", (str(LAYOUT),))
        db.execute(f"PRAGMA user_version = {LAYOUT}")
        db.execute("COMMIT")
    except sqlite3.OperationalError as error:
        raise StoryVersionError(
            f"{path}: written by an older Riwaya, and cannot be brought up to date: {error}"
            " (copy it to where you may write, and open the copy)"
        ) from error
    except sqlite3.DatabaseError as error:
        raise damaged(path, error) from error
    finally:
        db.close()


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: run as a whole it would end the transaction that it stands in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _make(path: Path, name: str) -> None:
    """An empty story at `path`; made under another name, so that a kill on the way leaves no half of one."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    draft.unlink(missing_ok=True)
    db = sqlite3.connect(draft, isolation_level=None)
    try:
        create(db, name)
        db.close()
        os.replace(draft, path)
    finally:
        db.close()
        draft.unlink(missing_ok=True)


def check(path: Path) -> None:
    """Raise unless the file's first bytes are those of a story; one in an older layout is brought up to date."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise UnreadableInput(str(path), (error.strerror or str(error)).lower(), "check the path") from error
    marked = len(head) == 100 and head[68:72] == APPLICATION_ID.to_bytes(4, "big")
    if not (marked and head.startswith(_SQLITE_MAGIC)):
        raise NotAStory(f"{path}: is no story file (give one that `riwaya build` made, or another name)")
    layout = int.from_bytes(head[60:64], "big")
    if layout in _SCHEMAS and layout < LAYOUT:
        _bring_up(path)
    elif layout != LAYOUT:
        raise StoryVersionError(
            f"{path}: written in layout {layout}, and this Riwaya reads layout {LAYOUT}"
            " (build the story again from its articles, under another name)"
        )


def damaged(path: Path, error: Exception) -> NotAStory:
    """What to raise for a file that begins like a story and cannot be read."""
    return NotAStory(f"{path}: is damaged: {error} (build it again from its articles, under another name)")
