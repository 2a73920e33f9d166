"""Any place of an article as a telling: what stands there, who says it there, and through whom it reached us."""

from __future__ import annotations

from riwaya.comparison import EstimatedDay
from riwaya.export.chain import Step, reading_chain
from riwaya.export.marks import displayable, whole_words
from riwaya.export.tellings import Run, Telling, called
from riwaya.export.view import statement_key
from riwaya.languages.sentences import sentence_around
from riwaya.model import Document
from riwaya.store.keys import document_key


def quoted(document: Document, start: int, end: int, day: EstimatedDay | None = None) -> Telling:
    """The sentence around the code points `start:end`, as the statement tells it that holds most of them."""
    key, text = document_key(document), document.text
    position = _statement_at(document, start, end)
    said = document.statements[position] if position is not None else None
    first, stop = sentence_around(text, start, end)
    begin, finish = whole_words(text, first, stop, start, end)
    pieces = ((first, begin, False), (begin, finish, True), (finish, stop, False))
    page = document.outlet.name if document.outlet else ""
    return Telling(
        document=key,
        assertion="",
        key=key if position is None else statement_key(key, position),
        page=displayable(page) or called(document),
        published=document.published,
        language=document.language_at(start),
        own=said is None or said.mode == "own",
        stance=said.stance if said else "says",
        sure=said.confidence if said else 1.0,
        runs=tuple(Run(_line(text[x:y]), told) for x, y, told in pieces if x < y),
        clause=_line(text[begin:finish]),
        steps=reading_chain(document, said) if said else (Step("page", page),),
        estimate=day,
    )


def sentence_at(document: Document, start: int, end: int) -> str:
    """The exact sentence, or sentences, around a place."""
    first, stop = sentence_around(document.text, start, end)
    return document.text[first:stop]


def _statement_at(document: Document, start: int, end: int) -> int | None:
    """The statement with exactly these words, else the innermost that shares most with them."""

    def shared(position: int) -> tuple[bool, int, int]:
        content = document.statements[position].content
        common = min(end, content.end) - max(start, content.start)
        return (content.start, content.end) == (start, end), common, content.start - content.end

    best = max(range(len(document.statements)), key=shared, default=None)
    return best if best is not None and shared(best)[1] > 0 else None


def _line(text: str) -> str:
    return " ".join(displayable(text).split("\n"))
