"""The notebook as text: plain, to be pasted into a word processor, or Markdown; sentences with footnotes in both."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from riwaya.export.labels import Labels
from riwaya.export.marks import displayable, isolated
from riwaya.export.notebook import Footnotes
from riwaya.export.selection import Item
from riwaya.export.tellings import Telling
from riwaya.model import Document

Form = Literal["plain", "markdown"]

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")
_LIST = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)", re.MULTILINE)


def notebook_text(
    name: str,
    items: Sequence[Item],
    document: Callable[[str], Document | None],
    labels: Labels,
    made: str,
    form: Form = "plain",
) -> str:
    """The items in order, each sentence with a number that leads to its footnote at the end. `made`: today."""
    writer = _Writer(labels, Footnotes(document, labels), form)
    head = [writer.heading(f"{labels['notebook']}: {name}", 1), f"{labels['notebook_made']} {labels.date(made)}"]
    body = [part for item in items for part in writer.item(item)]
    return "\n\n".join([*head, *(body or [labels["notebook_empty"]]), *writer.notes()]) + "\n"


@dataclass(frozen=True, slots=True)
class _Writer:
    labels: Labels
    footnotes: Footnotes
    form: Form

    def heading(self, text: str, level: int) -> str:
        shown = self._words(" ".join(text.split()))
        if self.form == "markdown":
            return f"{'#' * level} {shown}"
        return f"{shown}\n{'=' * len(shown)}" if level < 3 else shown

    def item(self, item: Item) -> Iterator[str]:
        """The paragraphs of one item."""
        note, labels = item.note, self.labels
        if note.kind == "heading":
            yield self.heading(note.words, 2)
            return
        if note.kind != "note":
            yield self.heading(self._title(item), 3)
            if not item.found:
                yield self._words(labels[item.lost])
            if item.origins:
                yield self._words(item.origins)
            yield from self._told(item)
        if note.words.strip():
            yield self._own(note.words)

    def notes(self) -> list[str]:
        """The footnotes."""
        found = self.footnotes.all()
        if not found:
            return []
        if self.form == "markdown":
            return ["\n".join(f"[^{n}]: {self._words('; '.join(lines))}" for n, lines in found)]
        lines = [f"[{self.labels.number(n)}] {'; '.join(told)}" for n, told in found]
        return [self.heading(self.labels["footnotes"], 2), "\n".join(lines)]

    def _title(self, item: Item) -> str:
        kind, labels = item.note.kind, self.labels
        if kind == "dispute":
            return ": ".join(filter(None, (labels[item.group] if item.group else labels["disputed"], item.name)))
        if kind == "claim":
            return ": ".join(filter(None, (labels["claims"], item.value)))
        return labels["said"] if kind == "statement" else ": ".join(filter(None, (labels[kind], item.name)))

    def _told(self, item: Item) -> Iterator[str]:
        if item.dispute is None:
            for telling in item.told:
                yield self._sentence(telling)
            return
        for answer in item.dispute.answers:
            yield self._words(": ".join(filter(None, (self.labels["answer"], answer.value)))) + (
                f" ({self._words(answer.origins)})" if answer.origins else ""
            )
            for telling in (answer.shown, *answer.others):
                yield self._sentence(telling)

    def _sentence(self, telling: Telling) -> str:
        number, _ = self.footnotes.number(telling)
        mark = f"[^{number}]" if self.form == "markdown" else f"[{self.labels.number(number)}]"
        sentence = f"“{self._words(isolated(telling.sentence))}”{mark}"
        page = isolated(telling.page or self.labels["outlet_unknown"])
        day = self.labels.date(telling.published) or self.labels["date_unknown"]
        line = f"{sentence}\n({self._words(page)}, {day})"
        return "> " + line.replace("\n", "  \n> ") if self.form == "markdown" else line

    def _own(self, words: str) -> str:
        text = self._words(displayable(words).strip())
        label = self._words(self.labels["note_own"])
        return f"**{label}:** {text}" if self.form == "markdown" else f"{label}: {text}"

    def _words(self, text: str) -> str:
        """Words as they stand: Markdown must not take any of their signs for its own."""
        if self.form == "plain":
            return text
        return _LIST.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", text))
