"""The notebook as a dossier: one HTML file with the reporter's selection, her own words, and the articles it cites."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import PackageLoader
from markupsafe import Markup

from riwaya.comparison import Comparison
from riwaya.export.dossier import asset, policy, script_of
from riwaya.export.files import replaced
from riwaya.export.footnote import source_note
from riwaya.export.labels import Labels
from riwaya.export.marks import displayable
from riwaya.export.selection import Item, selection_of
from riwaya.export.tellings import Telling
from riwaya.export.templating import environment, told_steps
from riwaya.export.view import article_view
from riwaya.model import Document
from riwaya.story.story import Story


@dataclass(slots=True)
class Footnotes:
    """Numbers the places that are cited, in the order in which they are asked for."""

    document: Callable[[str], Document | None]
    labels: Labels
    _known: dict[tuple[str, str], int] = field(default_factory=dict)
    _lines: list[list[str]] = field(default_factory=list)

    def number(self, telling: Telling) -> tuple[int, bool]:
        """The number of the footnote for a telling, and whether it is new; one sentence of one article has one."""
        key = (telling.document, telling.sentence)
        new = key not in self._known
        if new:
            self._lines.append(source_note(telling, self.document(telling.document), self.labels))
            self._known[key] = len(self._lines)
        return self._known[key], new

    def all(self) -> list[tuple[int, list[str]]]:
        """Every footnote with its number: the chain, the article, its address, the archive hash."""
        return list(enumerate(self._lines, 1))


def write_notebook(story: Story, path: Path, labels: Labels, made: str) -> None:
    """Write the notebook of a story to `path`; a file there is replaced whole or not at all. `made`: today.

    Raises `UsageError` where the file cannot be written.
    """
    items = selection_of(story, labels).items(story.notes())
    page = render_notebook(story.name, items, story.comparison(), story.find_document, labels, made)
    with replaced(path, "the notebook") as file:
        file.write(page)


def render_notebook(
    name: str,
    items: Sequence[Item],
    compared: Comparison,
    document: Callable[[str], Document | None],
    labels: Labels,
    made: str,
) -> str:
    """The notebook as HTML that loads nothing. `made`: the day on its cover."""
    notes = Footnotes(document, labels)
    days = {day.document: day for day in compared.days}
    articles = [article_view(d, labels, days.get(key)) for key in cited(items) if (d := document(key)) is not None]
    articles.sort(key=lambda a: (a.day is None, a.day, a.key))
    kept = {a.key for a in articles}
    pages = environment(PackageLoader("riwaya.export"), labels)
    pages.globals |= {
        # What is not in this file has no anchor: sources are named, not linked, and so are articles not cited.
        "href": lambda key: f"#{key}" if key.partition("-")[0] in kept else "",
        "anchor_of": str,
        "beside_answer": lambda _: "",
        "steps_of": lambda telling: told_steps(telling, labels),
        "footnote_of": notes.number,
    }
    style, script = asset(pages, "dossier.css"), script_of(pages)
    return pages.get_template("notebook.html").render(
        name=displayable(name),
        made=made,
        items=items,
        articles=articles,
        footnotes=notes,
        style=Markup(style),
        script=Markup(script),
        policy=policy(style, script),
    )


def cited(items: Sequence[Item]) -> list[str]:
    """The keys of the articles that the items cite, each once."""
    taken = [key for item in items for key in (*_own(item), *(t.document for t in item.told))]
    return list(dict.fromkeys(filter(None, taken)))


def _own(item: Item) -> tuple[str, ...]:
    return (item.key,) if item.note.kind == "article" else ()
