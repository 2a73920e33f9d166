"""A document → the passages that the search finds: what each says, in which sentences it stands, who says it.

A passage is a statement that stands in no other, with all that is nested in it: their words are the same. Its words are
those of its sentences, less what others say in them. What was not understood is a passage too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from riwaya.languages.sentences import sentence_around
from riwaya.model import Document, Span, Statement
from riwaya.store.keys import source_key
from riwaya.store.words import fold, words_of

BREAK = "\ue000"
"""Stands in the index where words of others are left out, and between names: no phrase goes over it."""

UNREAD = "unread"
"""The mode of what was not understood."""

MODES = ("direct", "indirect", "mixed", "own", UNREAD)

LANGUAGE, OUTLET, SOURCE, SOURCE_ID, STANCE, MODE, PLACE = "l", "o", "s", "k", "t", "m", "p"
"""What marks begin with, before a folded word or a code."""

_Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """`start`, `end`: its sentences. `statements`: places in the record, the outermost first; none of what was not
    understood, which has the place `unread` instead. `credit`: of a caption, whom it is credited to."""

    start: int
    end: int
    language: str | None
    statements: tuple[int, ...] = ()
    unread: int | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """What the index has of one statement of a passage: its folded words, and its marks."""

    words: str
    marks: str


def passages_of(document: Document) -> list[Passage]:
    """The passages of a document, in the order of its text."""
    roots, inner = _families(document.statements)
    found = [_passage(document, s.content, (i, *inner[i])) for i, s in roots]
    found += [_passage(document, u.span, (), i) for i, u in enumerate(document.unread)]
    return sorted(found, key=lambda p: (p.start, p.end, p.statements))


def rows_of(key: str, document: Document, passage: Passage) -> Iterator[Row]:
    """A row for each statement of a passage, the outermost first: they differ in their marks alone."""
    words = " ".join(_words(document, passage))
    about = [LANGUAGE + (passage.language or ""), *_named(OUTLET, [document.outlet.name] if document.outlet else [])]
    if passage.unread is not None:
        yield Row(words, " ".join([*about, MODE + UNREAD]))
    for place in passage.statements:
        yield Row(words, " ".join([*about, *_marks(key, document, document.statements[place])]))


def _families(statements: Sequence[Statement]) -> tuple[list[tuple[int, Statement]], dict[int, list[int]]]:
    """Statements that stand in no other, and what is nested in each."""
    places = {s.id: i for i, s in enumerate(statements)}
    roots: list[tuple[int, Statement]] = []
    inner: dict[int, list[int]] = {}
    for i, s in enumerate(statements):
        root, seen = i, {i}
        while (parent := places.get(statements[root].parent or "")) is not None and parent not in seen:
            root = parent
            seen.add(root)
        if root == i:
            roots.append((i, s))
            inner.setdefault(i, [])
        else:
            inner.setdefault(root, []).append(i)
    return roots, inner


def _passage(document: Document, span: Span, statements: tuple[int, ...], unread: int | None = None) -> Passage:
    start, end = sentence_around(document.text, span.start, span.end)
    block, language = document.block_at(span.start), document.language_at(span.start)
    return Passage(start, end, language, statements, unread, block.credit.name if block and block.credit else None)


def _words(document: Document, passage: Passage) -> Iterator[str]:
    others = _others(document, passage)
    broken = False
    for start, end, form in words_of(document.text, passage.start, passage.end):
        if any(a < end and start < b for a, b in others):
            broken = True
            continue
        if broken:
            yield BREAK
            broken = False
        yield form


def _others(document: Document, passage: Passage) -> list[_Range]:
    """Where others speak in the sentences of a passage: what they say, their names, the words that tell so."""
    own = set(passage.statements)
    mine = [_range(s.content) for i in own if (s := document.statements[i])]
    mine += [_range(x) for i in own for x in (document.statements[i].source, document.statements[i].cue) if x]
    mine += [_range(document.unread[passage.unread].span)] if passage.unread is not None else []
    others = [s for i, s in enumerate(document.statements) if i not in own]
    spans = [x for s in others for x in (s.content, s.source, s.cue) if x]
    theirs = [_range(x) for x in spans if x.start < passage.end and x.end > passage.start]
    return [piece for r in theirs for piece in _less(r, mine)]


def _less(whole: _Range, parts: Iterable[_Range]) -> list[_Range]:
    """A range without those parts of it."""
    left = [whole]
    for start, end in parts:
        cut = (piece for a, b in left for piece in ((a, min(b, start)), (max(a, end), b)))
        left = [(a, b) for a, b in cut if a < b]
    return left


def _range(span: Span) -> _Range:
    return span.start, span.end


def _marks(key: str, document: Document, said: Statement) -> Iterator[str]:
    yield MODE + said.mode
    yield STANCE + said.stance
    names = [name for link in said.chain for name in (link.name, link.office) if name]
    names += [] if said.mode == "own" else [origin.name for origin in document.origin]
    yield from _named(SOURCE, names)
    for link in said.chain:
        yield SOURCE_ID + source_key(key, link)
    places = {p.id: p for p in document.places}
    found = [places[id] for id in said.places if id in places]
    yield from _named(PLACE, [name for p in found for name in (p.name, p.span.text)])


def _named(kind: str, names: Iterable[str]) -> Iterator[str]:
    for name in dict.fromkeys(names):
        yield BREAK
        for word in fold(name):
            yield kind + word
