"""A source: what it says and passes on, sentence by sentence, with the chains."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from starlette.exceptions import HTTPException

from riwaya.export.chain import reading_chain
from riwaya.export.source_view import Said, said_view
from riwaya.export.view import StepView, step_view
from riwaya.story.story import StatementRow
from riwaya.web.pages import Asked, Page
from riwaya.web.rows import ArticleLine, article_line, source_line


def source_page(asked: Asked, id: str) -> Page:
    """`/source/<id>`."""
    row = next((row for row in asked.held.sources if row.id == id), None)
    if row is None:
        raise HTTPException(404)
    part = asked.slice(asked.held.statements(id))
    shows: dict[str, Any] = {
        "source": source_line(asked, row),
        "via": [(via.name, via.statement_count) for via in row.via],
        "part": part,
        "notes": asked.held.notes.get(id, []),
        "entity": _entity(asked, part.items[0]) if part.items else "",
        "said": [_said(asked, found) for found in part.items],
    }

    def record() -> Any:
        items = [{"document": f.document_key, "position": f.position} | asdict(f.statement) for f in part.items]
        return asdict(row) | {"total": part.total, "page": part.number, "pages": part.pages, "statements": items}

    return Page("source.html", row.name, shows, record)


def _entity(asked: Asked, found: StatementRow) -> str:
    """The story's entity that the source is, by its id; empty where none is known."""
    chain = found.statement.chain
    link = chain[found.position] if found.position < len(chain) else None
    return (asked.held.comparison.members or {}).get((found.document_key, (link and link.entity) or ""), "")


def _said(asked: Asked, found: StatementRow) -> tuple[Said, ArticleLine, list[StepView], bool]:
    """The sentence, its article, the chain, and whether the source only passes it on."""
    key = found.document_key
    steps = [step_view(step, key, asked.labels) for step in reading_chain(found.document, found.statement)]
    line = article_line(asked, asked.held.articles[key])
    return said_view(found.document, found.statement, key), line, steps, found.position > 0
