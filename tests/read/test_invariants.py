"""What holds for every document whatever stands in it: over the examples, and the development texts where they are."""

from __future__ import annotations

import builtins
import io
import os
import random
import re
import socket
from collections.abc import Iterator
from functools import lru_cache

import pytest

from riwaya.evaluate.gold import load_gold
from riwaya.ingest import Given, from_text, open_paths
from riwaya.languages.loader import load_languages
from riwaya.model import Document, Span, Statement
from riwaya.read.attribution.origin import DATELINE
from riwaya.read.attribution.own import MIN_WORDS
from riwaya.read.reader import HEADLINES, SPEAKING, read_document
from riwaya.records import from_record, to_record
from tests.read.reading import EXAMPLES, SHARED, own, said

GOLD = ("seeds", "ar-dev", "en-polnear-dev")
MOST = 80  # articles of each development set: all kinds occur in them, and the test stays quick


@lru_cache(maxsize=1)
def examples() -> list[Document]:
    """The example articles, unread."""
    return [d for d in open_paths([EXAMPLES]) if isinstance(d, Document)]


@lru_cache(maxsize=1)
def development() -> list[Document]:
    """The development texts, unread; none where they are not at hand."""
    out = []
    for name in GOLD:
        path = SHARED / "gold" / f"{name}.gold.json"
        if path.is_file():
            for article in load_gold(path)[:MOST]:
                out.append(from_text(article.text, Given(outlet=article.outlet, language=article.language)))
    return out


@lru_cache(maxsize=1)
def read_all() -> list[Document]:
    return [read_document(d, load_languages()) for d in (*examples(), *development())]


def test_there_is_something_to_look_at() -> None:
    assert len(examples()) >= 10
    assert sum(len(said(d)) for d in read_all()) > 100


def spans(document: Document) -> Iterator[Span]:
    """Every span of a record."""
    for s in document.statements:
        yield from (x for x in (s.content, s.cue, s.source, *(link.span for link in s.chain)) if x is not None)
    yield from (o.span for o in document.origin if o.span is not None)
    yield from (u.span for u in document.unread)
    yield from (b.credit.span for b in document.blocks if b.credit and b.credit.span)
    yield from (x.span for x in (document.not_before, document.not_after) if x is not None and x.span)


def test_every_span_holds_its_text() -> None:
    for d in read_all():
        for span in spans(d):
            assert 0 <= span.start < span.end <= len(d.text), (d.id, span)
            assert d.text[span.start : span.end] == span.text, (d.id, span)


def test_contents_neither_begin_nor_end_with_space_or_a_full_stop() -> None:
    for d in read_all():
        for s in said(d):
            assert s.content.text == s.content.text.strip(), (d.id, s.content)
            assert any(c.isalnum() for c in s.content.text), (d.id, s.content)


def test_ids_are_unique() -> None:
    for d in read_all():
        ids = [s.id for s in d.statements]
        assert len(ids) == len(set(ids)), d.id


def test_statements_stand_in_the_order_of_the_text() -> None:
    for d in read_all():
        for kind in (said(d), own(d)):
            starts = [s.content.start for s in kind]
            assert starts == sorted(starts), d.id


def parents(document: Document) -> Iterator[tuple[Statement, Statement]]:
    by_id = {s.id: s for s in document.statements}
    for s in document.statements:
        if s.parent is not None:
            yield s, by_id[s.parent]


def test_nested_speech_lies_inside_its_parents_content() -> None:
    for d in read_all():
        for child, parent in parents(d):
            assert parent.content.start <= child.content.start, (d.id, child)
            assert child.content.end <= parent.content.end, (d.id, child)
            assert child.cue is None or parent.content.start <= child.cue.start, (d.id, child)


def test_nobody_is_inside_himself() -> None:
    for d in read_all():
        above = {child.id: parent.id for child, parent in parents(d)}
        for id in above:
            seen, at = {id}, above.get(id)
            while at is not None:
                assert at not in seen, (d.id, id)
                seen.add(at)
                at = above.get(at)


def test_a_chain_goes_on_as_its_parents_does() -> None:
    for d in read_all():
        for child, parent in parents(d):
            outer = [link.name for link in parent.chain]
            inner = [link.name for link in child.chain]
            rest = [name for name in outer if name not in inner[: len(inner) - len(outer)]]
            assert inner[len(inner) - len(rest) :] == rest, (d.id, inner, outer)


def test_every_statement_has_a_speaker_and_a_rule() -> None:
    for d in read_all():
        for s in said(d):
            assert s.chain, (d.id, s.content)
            assert all(link.name.strip() for link in s.chain), (d.id, s.chain)
            assert all(link.count >= 1 for link in s.chain), (d.id, s.chain)
            assert re.match(r"[a-z]{2}\.\w", s.rule), (d.id, s.rule)
            assert 0 < s.confidence < 1, (d.id, s.confidence)


def test_no_chain_names_anybody_twice_in_a_row() -> None:
    for d in read_all():
        for s in said(d):
            names = [link.name for link in s.chain]
            assert all(a != b for a, b in zip(names, names[1:], strict=False)), (d.id, names)


def test_only_blocks_that_speak_yield_statements() -> None:
    for d in read_all():
        silent = [b for b in d.blocks if b.role not in (*SPEAKING, *HEADLINES)]
        headlines = [b for b in d.blocks if b.role in HEADLINES]
        for s in d.statements:
            assert not any(b.start < s.content.end and s.content.start < b.end for b in silent), (d.id, s.content)
        for s in said(d):
            assert not any(b.start < s.content.end and s.content.start < b.end for b in headlines), (d.id, s.content)


def test_headlines_are_own_voice_whole() -> None:
    for d in read_all():
        whole = {(s.content.start, s.content.end) for s in own(d)}
        assert {(b.start, b.end) for b in d.blocks if b.role in HEADLINES} <= whole, d.id


def test_own_voice_says_nothing_that_somebody_else_says() -> None:
    for d in read_all():
        for o in own(d):
            for s in said(d):
                assert o.content.end <= s.content.start or s.content.end <= o.content.start, (d.id, o, s)


def covered(document: Document) -> list[tuple[int, int]]:
    """What statements, own voice and unread sentences account for; a statement from its first to its last part, its
    tellers further out; and the line up to a dateline's credit, which is nobody's voice."""
    out = [(u.span.start, u.span.end) for u in document.unread]
    out += [(x.span.start, x.span.end) for s in document.statements for x in s.chain if x.span and x.how == "stated"]
    for origin in document.origin:
        if origin.span is not None:
            line = document.text.rfind("\n", 0, origin.span.start) + 1
            if len(document.text[line : origin.span.start].split()) < DATELINE:
                out.append((line, origin.span.end))
    for s in document.statements:
        parts = [x for x in (s.content, s.cue, s.source) if x is not None]
        out.append((min(x.start for x in parts), max(x.end for x in parts)))
    return sorted(out)


def left_over(document: Document) -> list[str]:
    """The runs of MIN_WORDS or more words, within a sentence, of body and captions that nothing accounts for."""
    ranges, out = covered(document), []
    for block in document.blocks:
        if block.role not in SPEAKING or (block.language or document.language) not in load_languages():
            continue
        run: list[str] = []
        for word in re.finditer(r"\S+", document.text[block.start : block.end]):
            start, end = block.start + word.start(), block.start + word.end()
            if not any(c.isalnum() for c in word.group()):
                continue
            free = not any(a < end and start < b for a, b in ranges)
            run = [*run, word.group()] if free else []
            if len(run) == MIN_WORDS:
                out.append(" ".join(run))
            if re.search(r"[.؟?!…:؛;]\W*$", word.group()):
                run = []
    return out


def test_no_words_are_silently_dropped() -> None:
    for d in read_all():
        assert left_over(d) == [], d.id


def test_reading_twice_gives_the_same() -> None:
    for before, after in zip(examples(), read_all(), strict=False):
        assert to_record(read_document(before, load_languages())) == to_record(after)


def test_the_order_of_reading_does_not_matter() -> None:
    wanted = {d.id: to_record(d) for d in read_all()[: len(examples())]}
    shuffled = list(examples())
    random.Random(7).shuffle(shuffled)
    for d in shuffled:
        assert to_record(read_document(d, load_languages())) == wanted[d.id]


def test_reading_again_what_was_read_changes_no_statement() -> None:
    for d in read_all()[: len(examples())]:
        assert read_document(d, load_languages()).statements == d.statements


def test_records_come_back_as_they_went() -> None:
    for d in read_all():
        assert to_record(from_record(to_record(d))) == to_record(d)


def test_reading_changes_nothing_else() -> None:
    for before, after in zip(examples(), read_all(), strict=False):
        for name in ("id", "text", "blocks", "title", "outlet", "author", "published", "url", "paths"):
            assert getattr(before, name) == getattr(after, name), (before.id, name)


def test_reading_touches_nothing_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    languages, documents = load_languages(), examples()

    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError(f"read opened something: {args}")

    for module, name in ((builtins, "open"), (io, "open"), (os, "open"), (socket, "socket")):
        monkeypatch.setattr(module, name, refuse)
    read = [read_document(d, languages) for d in documents]
    monkeypatch.undo()
    assert sum(len(said(d)) for d in read) > 20
