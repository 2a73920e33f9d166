"""Footnotes: everything that somebody needs to find the words again, as plain text."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.export.chain import Step, reading_chain
from riwaya.export.labels import Labels
from riwaya.export.marks import isolated
from riwaya.export.tellings import Telling
from riwaya.languages.sentences import sentence_around
from riwaya.model import Document, Statement


def footnote(document: Document, statement: Statement, labels: Labels) -> str:
    """The exact sentence, the chain, title, outlet, date, address and the archive hash, in the interface's words."""
    start, end = sentence_around(document.text, statement.content.start, statement.content.end)
    chain = _chain(reading_chain(document, statement), labels)
    lines = [f"“{isolated(document.text[start:end])}”", chain, *_where(document, labels)]
    return "\n".join(lines) + "\n"


def source_note(telling: Telling, document: Document | None, labels: Labels) -> list[str]:
    """The same of a telling without its sentence, which stands above it; less where the article is gone."""
    if document is not None:
        return [_chain(telling.steps, labels), *_where(document, labels)]
    return [_comma(labels).join([isolated(telling.page or labels["outlet_unknown"]), _day(telling.published, labels)])]


def _chain(steps: Sequence[Step], labels: Labels) -> str:
    return f"{labels['chain']}: {f' {labels.arrow} '.join(_teller(step, labels) for step in steps)}"


def _teller(step: Step, labels: Labels) -> str:
    if step.role == "page":
        return isolated(step.name or labels["outlet_unknown"])
    if step.hidden:
        return labels["unnamed"]
    office = step.link.office if step.link else None
    name = isolated(step.name)
    return f"{name} ({isolated(office)})" if office and office != step.name else name


def _where(document: Document, labels: Labels) -> list[str]:
    parts = [document.title or labels["untitled"]]
    parts += [document.outlet.name] if document.outlet else [labels["outlet_unknown"]]
    parts += [document.author] if document.author else []
    return [
        _comma(labels).join([*map(isolated, parts), _day(document.published, labels)]),
        *([f"{labels['address']}: {isolated(document.url)}"] if document.url else []),
        f"{labels['archive_hash']}: {isolated(document.id)}",
    ]


def _day(date: str | None, labels: Labels) -> str:
    return labels.date(date) or labels["date_unknown"]


def _comma(labels: Labels) -> str:
    return "، " if labels.direction == "rtl" else ", "
