"""Where the documents of a story lie."""

from __future__ import annotations

import sqlite3
from collections import defaultdict

from riwaya.ingest.tables import TABLES
from riwaya.link.states import Address


def list_addresses(db: sqlite3.Connection) -> list[Address]:
    """The addresses of all documents, in the order in which they were put in; no record is opened for it."""
    paths: dict[int, list[str]] = defaultdict(list)
    for path, number in db.execute("SELECT path, document FROM path ORDER BY path"):
        paths[number].append(path)
    sql = "SELECT number, key, id, media_type, url, external_id FROM document ORDER BY number"
    return [
        Address(key, id, () if media_type in TABLES else tuple(paths[number]), url, external_id)
        for number, key, id, media_type, url, external_id in db.execute(sql)
    ]
