"""A story in the terminal: for each article the tree of chains, from the page down to whoever said it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from riwaya.export.chain import Step, reading_chain
from riwaya.export.labels import Labels
from riwaya.export.marks import displayable
from riwaya.model import Document, Statement
from riwaya.store.keys import document_key, source_key
from riwaya.story.story import Story

_EXCERPT = 90
_FIRST_STRONG, _POP = "\u2068", "\u2069"
"""First-strong isolate and its end: what stands between them keeps its own direction, and the line keeps its."""
_BIDI_CONTROLS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])
_CHECK_BELOW = 0.6


@dataclass(slots=True)
class _Node:
    """One teller, what it says itself, and who spoke to it."""

    step: Step
    said: list[Statement] = field(default_factory=list)
    below: dict[tuple[str, str], _Node] = field(default_factory=dict)


def print_tree(story: Story, console: Console, source: str | None = None, document: str | None = None) -> int:
    """Print the articles of `story` as trees; returns the number of statements printed.

    `source` keeps the statements in whose chain it stands (as `Story.find_sources` understands it), `document` one
    article (as `Story.document` does). Raises `UsageError` where there is no such article.
    """
    labels = Labels("en")
    wanted = {row.id for row in story.find_sources(source)} if source is not None else None
    documents: Iterable[Document] = [story.document(document)] if document is not None else story.documents()
    printed = 0
    for found in documents:
        said = [s for s in found.statements if s.mode != "own" and _asked_for(found, s, wanted)]
        if said or wanted is None:
            console.print(_tree(found, said, labels, whole=wanted is None), soft_wrap=False)
            printed += len(said)
    return printed


def _asked_for(document: Document, statement: Statement, wanted: set[str] | None) -> bool:
    if wanted is None:
        return True
    key = document_key(document)
    return any(source_key(key, link) in wanted for link in statement.chain)


def _tree(document: Document, said: list[Statement], labels: Labels, whole: bool) -> Tree:
    root = _Node(Step("page", ""))
    for statement in said:
        node = root
        for step in reading_chain(document, statement)[1:]:
            node = node.below.setdefault((step.role, step.name), _Node(step))
        node.said.append(statement)
    tree = Tree(_page(document, labels))
    _grow(tree, root, labels)
    if whole:
        own = sum(s.mode == "own" for s in document.statements)
        tree.add(Text(f"{labels['n_own']}: {own}", "dim"))
        if document.unread:
            unread = tree.add(Text(f"{labels['n_unread']}: {len(document.unread)}", "yellow"))
            for missed in document.unread:
                unread.add(Text(_isolated(missed.span.text), "dim"))
    return tree


def _grow(branch: Tree, node: _Node, labels: Labels) -> None:
    for statement in node.said:
        branch.add(_statement(statement, labels))
    for below in node.below.values():
        _grow(branch.add(_teller(below.step, labels)), below, labels)


def _page(document: Document, labels: Labels) -> Text:
    outlet = document.outlet.name if document.outlet else labels["outlet_unknown"]
    line = Text(_isolated(outlet), "bold")
    line.append(f"  {document.published or labels['date_unknown'].lower()}", "not bold cyan")
    if document.title:
        line.append(f"  {_isolated(document.title)}", "not bold")
    return line.append(f"  {document_key(document)}", "not bold dim")


def _teller(step: Step, labels: Labels) -> Text:
    if step.hidden:
        return Text(labels["unnamed"], "italic magenta")
    line = Text(_isolated(step.name), "bold" if step.role == "link" else "bold blue")
    link = step.link
    if link is None:
        return line
    if link.office and link.office != link.name:
        line.append(f", {_isolated(link.office)}", "not bold")
    if not link.named:
        line.append(f"  [{labels['unnamed'].lower()}]", "not bold magenta")
    if link.count > 1:
        line.append(f"  [{labels('people', n=link.count)}]", "not bold magenta")
    return line


def _statement(statement: Statement, labels: Labels) -> Text:
    line = Text(f"{labels[f'stance_{statement.stance}']}: ", "green")
    line.append(_isolated(statement.content.text), "default")
    if statement.confidence < _CHECK_BELOW:
        line.append(f"  [{labels['please_check'].lower()}]", "yellow")
    return line


def _isolated(text: str) -> str:
    """The beginning of `text` on one line, closed off so that its direction does not touch what stands around it."""
    words = " ".join(displayable(text).translate(_BIDI_CONTROLS).split())
    short = words if len(words) <= _EXCERPT else words[:_EXCERPT].rsplit(" ", 1)[0] + "…"
    return f"{_FIRST_STRONG}{short}{_POP}"
