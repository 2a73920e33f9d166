"""Whether anything has changed on which pages about the articles rest: a note changes the file too."""

from __future__ import annotations

import sqlite3

_LOOKS = (
    "SELECT count(*), max(number) FROM document",
    "SELECT count(*) FROM path",
    "SELECT count(*), max(time) FROM skipped",
    "SELECT group_concat(key || ' ' || value, x'0A') FROM meta",
    "SELECT count(*), count(undone), max(undone) FROM correction",
    "SELECT count(*), total(length(record)) FROM corrected",
    "SELECT count(*), total(document) FROM left_out",
    "SELECT group_concat(key, ' ') FROM kept WHERE kind = 'comparison'",
    "SELECT count(*) FROM kept WHERE kind = 'vector'",
    "SELECT count(*), max(number) FROM search_document",
)
"""Each takes a millisecond for thousands of articles."""


def state_of(db: sqlite3.Connection) -> tuple[object, ...]:
    """Equal for equal contents, the notebook and what is only kept for speed left aside."""
    return tuple(value for sql in _LOOKS for value in db.execute(sql).fetchone())
