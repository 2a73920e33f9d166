"""What lists show of articles, without opening their records: a story may hold thousands."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article as a line of a list. `said`: quotations and paraphrases; `own`: the outlet's own sentences."""

    key: str
    title: str | None
    language: str | None
    outlet: str | None
    published: str | None
    said: int
    own: int
    unread: int


_ARTICLES = """
SELECT d.key, d.title, d.language, d.outlet, d.published,
  (SELECT count(*) FROM statement s WHERE s.document = d.number AND s.mode <> 'own'),
  (SELECT count(*) FROM statement s WHERE s.document = d.number AND s.mode = 'own'),
  (SELECT count(*) FROM unread u WHERE u.document = d.number)
FROM shown d ORDER BY d.published IS NULL, d.published, d.title, d.key
"""


def list_articles(db: sqlite3.Connection) -> list[ArticleRow]:
    """All articles, by date of publication (unknown ones last), then title."""
    return [ArticleRow(*row) for row in db.execute(_ARTICLES)]


@dataclass(frozen=True, slots=True)
class SaidRow:
    """A statement in which a source speaks (`position` 0) or passes on: its document's key, its number in the record's
    list, its id."""

    document: str
    number: int
    id: str
    position: int
    mode: str
    stance: str
    polarity: str


_SAID = """
SELECT d.key, s.position, s.id, min(l.position), s.mode, s.stance, s.polarity
FROM link l JOIN document d ON d.number = l.document
JOIN statement s ON s.document = l.document AND s.position = l.statement
WHERE l.source IN (SELECT value FROM json_each(?))
GROUP BY l.document, l.statement
ORDER BY d.published IS NULL, d.published, d.title, d.key, l.statement
"""


def list_said(db: sqlite3.Connection, sources: Sequence[str]) -> list[SaidRow]:
    """The statements of these sources, in the story's order; no record is opened for it."""
    return [SaidRow(*row) for row in db.execute(_SAID, (json.dumps(sources),))]
