"""What lists show of articles, without opening their records: a story may hold thousands."""

from __future__ import annotations

import sqlite3
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
FROM document d ORDER BY d.published IS NULL, d.published, d.title, d.key
"""


def list_articles(db: sqlite3.Connection) -> list[ArticleRow]:
    """All articles, by date of publication (unknown ones last), then title."""
    return [ArticleRow(*row) for row in db.execute(_ARTICLES)]
