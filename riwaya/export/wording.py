"""Short wordings of what a record holds: excerpts, dates, file names, reasons."""

from __future__ import annotations

from riwaya.export.labels import Labels
from riwaya.export.marks import displayable
from riwaya.model import Document, Span

_EXCERPT_WORDS, _EXCERPT_LENGTH = 14, 96


def excerpt(text: str) -> str:
    """The first words of a text, on one line."""
    words = displayable(text).split()
    short = " ".join(words[:_EXCERPT_WORDS])
    if len(short) > _EXCERPT_LENGTH:
        short = short[:_EXCERPT_LENGTH].rsplit(" ", 1)[0]
    return short + ("…" if len(short) < len(" ".join(words)) else "")


def why(reason: str, labels: Labels) -> str:
    """The reader's reason in the words of the interface; one that it does not know stands as it is."""
    if reason == "quotation without a speaker":
        return labels["why_quotation"]
    word = reason.removeprefix("reporting word: ")
    return labels("why_word", word=displayable(word)) if word != reason else displayable(reason)


def words_around(document: Document, span: Span | None) -> str:
    """The line that a credit stands in, if it is short; else the credit's own words."""
    if span is None:
        return ""
    start = document.text.rfind("\n", 0, span.start) + 1
    end = document.text.find("\n", span.end)
    line = document.text[start : end if end >= 0 else len(document.text)].strip()
    return displayable(line if len(line) <= _EXCERPT_LENGTH else span.text)


def file_name(path: str) -> str:
    """The name alone: a dossier is mailed, and folders may tell more than a reporter wants to tell."""
    return path.replace("\\", "/").rsplit("/", 1)[-1]
