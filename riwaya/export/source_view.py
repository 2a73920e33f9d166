"""What the dossier's list of sources draws."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from riwaya.export.chain import UNNAMED
from riwaya.export.labels import Labels
from riwaya.export.marks import direction_of, displayable, whole_words
from riwaya.export.view import Article, statement_key
from riwaya.languages.sentences import sentence_around
from riwaya.model import Document, Statement
from riwaya.story.query import SourceRow
from riwaya.story.story import Story


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in a source's list: its sentence in three parts, and the anchor of its place."""

    key: str
    language: str | None
    direction: str
    before: str
    content: str
    after: str


@dataclass(frozen=True, slots=True)
class Source:
    """One source. `speaks` and `passes` are what it says itself and what it hands on; `also`: its ids by
    other names."""

    id: str
    also: tuple[str, ...]
    name: str
    hidden: bool
    others: tuple[str, ...]
    named: bool
    count: int
    offices: tuple[str, ...]
    kind: str
    via: tuple[tuple[str, int], ...]
    articles: tuple[Article, ...]
    speaks: tuple[tuple[Said, Article], ...]
    passes: tuple[tuple[Said, Article], ...]


def source_views(story: Story, rows: Iterable[SourceRow], articles: dict[str, Article], labels: Labels) -> list[Source]:
    """These sources; `articles` by document key."""
    return [_source(story, row, articles, labels) for row in rows]


def _source(story: Story, row: SourceRow, articles: dict[str, Article], labels: Labels) -> Source:
    speaks: list[tuple[Said, Article]] = []
    passes: list[tuple[Said, Article]] = []
    for found in story.statements(source=row.ids):
        said = said_view(found.document, found.statement, found.document_key)
        (passes if found.position else speaks).append((said, articles[found.document_key]))
    return Source(
        id=row.id,
        also=row.ids[1:],
        name=displayable(row.name),
        hidden=row.name in UNNAMED,
        others=tuple(displayable(name) for name in row.names[1:]),
        named=row.named,
        count=row.count,
        offices=tuple(displayable(office) for office in row.offices if office not in row.names),
        kind=labels[f"kind_{row.kind}"],
        via=tuple((displayable(via.name), via.statement_count) for via in row.via),
        articles=tuple(articles[key] for key in row.document_keys),
        speaks=tuple(speaks),
        passes=tuple(passes),
    )


def said_view(document: Document, s: Statement, document_key: str) -> Said:
    """A statement of the document with this key, in its sentence."""
    text, start, end = document.text, s.content.start, s.content.end
    first, stop = sentence_around(text, start, end)
    start, end = whole_words(text, first, stop, start, end)
    language = document.language_at(s.content.start)
    return Said(
        key=statement_key(document_key, document.statements.index(s)),
        language=language,
        direction=direction_of(language),
        before=displayable(text[first:start]),
        content=displayable(text[start:end]),
        after=displayable(text[end:stop]),
    )
