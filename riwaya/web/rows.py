"""What lists show of articles, sources and what was skipped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from riwaya.comparison import EstimatedDay
from riwaya.export.chain import UNNAMED
from riwaya.export.marks import direction_of, displayable
from riwaya.export.reasons import Reason, skip_reason
from riwaya.export.view import article_heading
from riwaya.export.wording import file_name
from riwaya.link.states import When
from riwaya.records import Json
from riwaya.store.keys import name_key
from riwaya.store.lists import ArticleRow
from riwaya.store.sqlite import Skipped
from riwaya.story.query import SourceRow
from riwaya.web.pages import Asked


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """One article."""

    key: str
    heading: str
    language: str | None
    direction: str
    outlet: str | None
    published: str | None
    said: int
    own: int
    unread: int
    estimate: EstimatedDay | None = None
    version: When = ""
    """Where the story has several versions of the article."""
    corrected: bool = False
    """Whether a person put a fact or a statement of it right."""


def article_line(asked: Asked, row: ArticleRow) -> ArticleLine:
    """An article as a line; only one whose title stands in its text alone is opened."""
    heading = row.title
    if not heading:
        document = asked.held.document(row.key)
        heading = article_heading(document, asked.labels) if document else asked.labels["untitled"]
    return ArticleLine(
        key=row.key,
        heading=displayable(heading),
        language=row.language,
        direction=direction_of(row.language),
        outlet=row.outlet,
        published=row.published,
        said=row.said,
        own=row.own,
        unread=row.unread,
        estimate=asked.held.days.get(row.key),
        version=asked.held.states.when(row.key, asked.held.articles),
        corrected=row.key in asked.held.corrected_articles,
    )


def corrected_by(asked: Asked, key: str, number: int) -> tuple[str, ...]:
    """Ids of a person's corrections of a statement, by its article and its number in the record, from 0; only of an
    article that somebody corrected the record is opened."""
    document = asked.held.document(key) if key in asked.held.corrected_articles else None
    statements = document.statements if document is not None else ()
    return statements[number].corrected if 0 <= number < len(statements) else ()


def article_lines(asked: Asked, rows: Iterable[ArticleRow]) -> list[ArticleLine]:
    """Articles as lines."""
    return [article_line(asked, row) for row in rows]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source."""

    id: str
    name: str
    hidden: bool
    named: bool
    count: int
    offices: tuple[str, ...]
    others: tuple[str, ...]
    kind: str
    speaks: int
    passes: int
    articles: int
    where: tuple[tuple[str, str], ...] = ()
    """Of an unnamed source, which belongs to its article: the article's key and outlet."""


def source_line(asked: Asked, row: SourceRow) -> SourceLine:
    """A source as a line; whom the story's articles name in several languages is named in the interface's."""
    entity = asked.held.entities.get(row.entity or "")
    known = entity.names.get(asked.language, ()) if entity is not None else ()
    name = known[0] if known else row.name
    return SourceLine(
        id=row.id,
        name=" ".join(displayable(name).split()),
        hidden=row.name in UNNAMED,
        named=row.named,
        count=row.count,
        offices=tuple(displayable(office) for office in row.offices if office not in row.names),
        others=_others(name, row),
        kind=asked.labels[f"kind_{row.kind}"],
        speaks=row.statement_count,
        passes=row.relayed_count,
        articles=len(row.document_keys),
        where=() if row.named else tuple((key, _outlet(asked, key)) for key in row.document_keys[:1]),
    )


def _others(name: str, row: SourceRow) -> tuple[str, ...]:
    """What else articles call a source; spellings that differ only as hands do are one."""
    others = {name_key(other): displayable(other) for other in reversed(row.names)}
    others.pop(name_key(name), None)
    return tuple(others.values())[::-1]


def _outlet(asked: Asked, key: str) -> str:
    article = asked.held.articles[key]
    return article.outlet or article.title or asked.labels["outlet_unknown"]


def skipped_lines(asked: Asked, skipped: Iterable[Skipped]) -> list[tuple[str, Reason]]:
    """What was skipped: the file's name, and why."""
    return [(file_name(s.place), skip_reason(s.kind, s.reason, asked.labels)) for s in skipped]


def article_record(row: ArticleRow) -> Json:
    """An article of a list, for programs."""
    return asdict(row)


def source_record(row: SourceRow) -> Json:
    """A source of a list, for programs."""
    return asdict(row)
