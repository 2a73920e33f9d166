"""A story in the terminal: for each article the tree of chains, from the page down to whoever said it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from riwaya.export.chain import Step, reading_chain
from riwaya.export.labels import Labels
from riwaya.export.marks import displayable
from riwaya.export.view import CHECK_BELOW
from riwaya.model import Document, Statement
from riwaya.store.keys import document_key, source_key
from riwaya.story.story import Story

_LEAST, _INDENT = 16, 4
_FIRST_STRONG, _POP = "\u2068", "\u2069"
"""First-strong isolate and its end: what stands between keeps its own direction, and the line keeps its."""
BIDI_CONTROLS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])
"""Characters of an article that would turn the text around them; they are left out."""


@dataclass(slots=True)
class _Node:
    """One teller, what it says itself, and who spoke to it."""

    step: Step
    said: list[Statement] = field(default_factory=list)
    below: dict[tuple[str, str], _Node] = field(default_factory=dict)


def print_tree(story: Story, console: Console, source: str | None = None, document: str | None = None) -> int:
    """Print the articles of `story` as trees; returns the number of statements printed.

    `source` keeps the statements in whose chain it stands (as `Story.find_sources` understands it),
    `document` one article (as `Story.document` does). Raises `UsageError` where there is no such article.
    """
    labels = Labels("en")
    wanted = {row.id for row in story.find_sources(source)} if source is not None else None
    documents: Iterable[Document] = [story.document(document)] if document is not None else story.documents()
    printed = 0
    for found in documents:
        said = [s for s in found.statements if s.mode != "own" and _asked_for(found, s, wanted)]
        if said or wanted is None:
            console.print(_Draw(found, labels, console.width).tree(said, whole=wanted is None))
            printed += len(said)
    return printed


def _asked_for(document: Document, statement: Statement, wanted: set[str] | None) -> bool:
    if wanted is None:
        return True
    key = document_key(document)
    return any(source_key(key, link) in wanted for link in statement.chain)


@dataclass(frozen=True, slots=True)
class _Draw:
    """Draws one article. A wrapped line would lose its isolates, so each text gets the room that is left."""

    document: Document
    labels: Labels
    width: int

    def tree(self, said: list[Statement], whole: bool) -> Tree:
        root = _Node(Step("page", ""))
        for statement in said:
            node = root
            for step in reading_chain(self.document, statement)[1:]:
                node = node.below.setdefault((step.role, step.name), _Node(step))
            node.said.append(statement)
        tree = Tree(self._page())
        self._grow(tree, root, 1)
        if whole:
            self._rest(tree)
        return tree

    def _rest(self, tree: Tree) -> None:
        own = sum(s.mode == "own" for s in self.document.statements)
        tree.add(Text(f"{self.labels['n_own']}: {own}", "dim"))
        if self.document.unread:
            unread = tree.add(Text(f"{self.labels['n_unread']}: {len(self.document.unread)}", "yellow"))
            for missed in self.document.unread:
                unread.add(Text(isolated(missed.span.text, self._room(2)), "dim"))

    def _grow(self, branch: Tree, node: _Node, depth: int) -> None:
        for statement in node.said:
            branch.add(self._statement(statement, depth))
        for below in node.below.values():
            self._grow(branch.add(self._teller(below.step, depth)), below, depth + 1)

    def _page(self) -> Text:
        labels, document = self.labels, self.document
        outlet = document.outlet.name if document.outlet else labels["outlet_unknown"]
        date = document.published or labels["date_unknown"].lower()
        key = document_key(document)
        line = Text(isolated(outlet, self.width // 3), "bold")
        line.append(f"  {date}", "not bold cyan")
        line.append(f"  {key}", "not bold dim")
        if document.title:
            line.append(f"  {isolated(document.title, self.width - line.cell_len - 4)}", "not bold")
        return line

    def _teller(self, step: Step, depth: int) -> Text:
        if step.hidden:
            return Text(self.labels["unnamed"], "italic magenta")
        link = step.link
        marks = ""
        if link and not link.named:
            marks += f"  [{self.labels['unnamed'].lower()}]"
        if link and link.count > 1:
            marks += f"  [{self.labels('people', n=link.count)}]"
        room = self._room(depth, len(marks))
        line = Text(isolated(step.name, room), "bold blue" if link is None else "bold")
        if link and link.office and link.office != link.name and room > line.cell_len + _LEAST:
            line.append(f", {isolated(link.office, room - line.cell_len - 2)}", "not bold")
        return line.append(marks, "not bold magenta")

    def _statement(self, statement: Statement, depth: int) -> Text:
        head = f"{self.labels[f'stance_{statement.stance}']}: "
        mark = f"  [{self.labels['please_check'].lower()}]" if statement.confidence < CHECK_BELOW else ""
        line = Text(head, "green")
        line.append(isolated(statement.content.text, self._room(depth, len(head) + len(mark))), "default")
        return line.append(mark, "yellow")

    def _room(self, depth: int, taken: int = 0) -> int:
        return self.width - _INDENT * depth - taken - 1


def isolated(text: str, room: int) -> str:
    """The beginning of `text` on one line of `room` columns (never fewer than a few words).

    It is closed off, so that its direction does not touch what stands around it.
    """
    words = " ".join(displayable(text).translate(BIDI_CONTROLS).split())
    room = max(room, _LEAST)
    if cell_len(words) > room:
        words = words[: room - 1].rsplit(" ", 1)[0] + "…"
    return f"{_FIRST_STRONG}{words}{_POP}"
