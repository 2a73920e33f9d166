"""`riwaya read --format table`: one row a statement, for people."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.table import Table
from rich.text import Text

from riwaya.cli.say import one_line
from riwaya.model import Document, Statement

_WIDTH = 120  # columns, where no terminal says how many it has
_MODES = {"direct": "quote", "indirect": "paraphrase", "mixed": "part quote", "own": "own voice"}


def print_table(document: Document, name: str) -> None:
    """The document's statements on standard output; the first speaker at the right end of `A ← B`."""
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else _WIDTH)
    table = Table(title=_title(document, name), title_justify="left", show_lines=True, expand=True)
    table.add_column("how it reached us", ratio=3)
    table.add_column("as", ratio=1)
    table.add_column("what is said", ratio=6)
    for statement in document.statements:
        if statement.mode != "own":
            table.add_row(Text(_chain(statement)), Text(_manner(statement)), Text(one_line(statement.content.text)))
    console.print(table)
    own = sum(s.mode == "own" for s in document.statements)
    console.print(Text(f"{own} in the outlet's own voice, {len(document.unread)} not understood"))


def _title(document: Document, name: str) -> Text:
    outlet = document.outlet.name if document.outlet else None
    parts = (name, document.title, outlet, document.published)
    return Text(" · ".join(one_line(part) for part in parts if part))


def _chain(statement: Statement) -> str:
    return " ← ".join(one_line(link.name) for link in reversed(statement.chain))


def _manner(statement: Statement) -> str:
    stance = "" if statement.stance == "says" else f", {statement.stance}"
    negated = ", negated" if statement.polarity == "negated" else ""
    return _MODES[statement.mode] + stance + negated
