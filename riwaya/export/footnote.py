"""A footnote for a statement: everything that somebody needs to find the words again, as plain text."""

from __future__ import annotations

from riwaya.export.chain import Step, reading_chain
from riwaya.export.labels import Labels
from riwaya.export.marks import displayable
from riwaya.export.wording import shown_date
from riwaya.languages.sentences import sentence_around
from riwaya.model import Document, Statement

_ISOLATE, _POP = "\u2068", "\u2069"
"""First-strong isolate and its end: a name in another script must not turn the line around it."""


def footnote(document: Document, statement: Statement, labels: Labels) -> str:
    """The exact sentence, the chain, title, outlet, date, address and the archive hash, in the interface's words."""
    start, end = sentence_around(document.text, statement.content.start, statement.content.end)
    chain = f" {labels.arrow} ".join(_teller(step, labels) for step in reading_chain(document, statement))
    lines = [
        f"“{_isolated(document.text[start:end])}”",
        f"{labels['chain']}: {chain}",
        ("، " if labels.direction == "rtl" else ", ").join(_where(document, labels)),
        *([f"{labels['address']}: {_isolated(document.url)}"] if document.url else []),
        f"{labels['archive_hash']}: {_isolated(document.id)}",
    ]
    return "\n".join(lines) + "\n"


def _teller(step: Step, labels: Labels) -> str:
    if step.role == "page":
        return _isolated(step.name or labels["outlet_unknown"])
    if step.hidden:
        return labels["unnamed"]
    office = step.link.office if step.link else None
    name = _isolated(step.name)
    return f"{name} ({_isolated(office)})" if office and office != step.name else name


def _where(document: Document, labels: Labels) -> list[str]:
    parts = [document.title or labels["untitled"]]
    parts += [document.outlet.name] if document.outlet else [labels["outlet_unknown"]]
    parts += [document.author] if document.author else []
    return [*map(_isolated, parts), shown_date(document.published) or labels["date_unknown"]]


def _isolated(text: str) -> str:
    return f"{_ISOLATE}{' '.join(displayable(text).split())}{_POP}"
