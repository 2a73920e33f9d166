"""A document with what people put right in it: article facts first, then statements, and all that follows from them
read anew. Pure: of the text and the record as it was read nothing is changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from riwaya.corrections import FACTS, ON_STATEMENTS, Correction, in_force
from riwaya.languages.loader import Language
from riwaya.model import Block, Document, Link, Origin, Outlet, Statement
from riwaya.read.edits import Edits
from riwaya.read.reader import author_credits, read_document


def corrected(
    as_read: Document, corrections: Sequence[Correction], languages: Mapping[str, Language], key: str
) -> Document:
    """The document with the corrections that hold, in their order; itself where none of them can be made. `key`: under
    which the story keeps it. `Document.corrections` says which were made."""
    facts = in_force(corrections, FACTS)
    edits = Edits(in_force(corrections, ON_STATEMENTS), origin_given=any(c.kind == "origin" for c in facts))
    document, made = _with_facts(_unread(as_read, languages), facts)
    if not made and not edits.corrections:
        return as_read
    document = read_document(document, languages, edits)
    applied = edits.applied | made
    if not applied:
        return as_read
    kept = tuple(c.id for c in corrections if c.id in applied)
    statements = tuple(_as_given(s, edits.given) for s in document.statements)
    return replace(document, statements=statements, corrections=kept, key=key)


def _unread(document: Document, languages: Mapping[str, Language]) -> Document:
    """The document as it was taken in: an origin that was given has no words in the text, nor is it read from the field
    for an author, which a person may have put right."""
    read = author_credits(document, languages)
    return replace(document, origin=tuple(o for o in document.origin if o.span is None and o not in read))


def _with_facts(document: Document, corrections: Sequence[Correction]) -> tuple[Document, set[str]]:
    """The document with what is known of it, and the ids of the corrections that this took."""
    made: set[str] = set()
    for c in corrections:
        value = c.after.get("value") if isinstance(c.after, Mapping) else None
        document = _with_fact(document, c.kind, value)
        made.add(c.id)
    return document, made


def _with_fact(document: Document, kind: str, value: Any) -> Document:
    if kind == "outlet":
        return replace(document, outlet=Outlet(str(value)) if value else None)
    if kind == "published":
        return replace(document, published=str(value) if value else None)
    if kind == "author":
        return replace(document, author=str(value) if value else None)
    if kind == "title":
        return replace(document, title=str(value) if value else None)
    if kind == "origin":
        names = value if isinstance(value, list) else []
        return replace(document, origin=tuple(Origin(str(name)) for name in names))
    before = document.language
    blocks = (_in_language(b, before, str(value)) for b in document.blocks)
    return replace(document, language=str(value), blocks=tuple(blocks))


def _in_language(block: Block, before: str | None, language: str) -> Block:
    """A block of the article's own language is in the corrected one; a caption in a third language stays."""
    return replace(block, language=language) if block.language in (None, before) else block


def _as_given(statement: Statement, given: Mapping[str, tuple[Link, ...]]) -> Statement:
    """A statement whose tellers a person gave: they are called what the person says, and only the ties to entities are
    found."""
    links = given.get(statement.id, ())
    if not links or not statement.chain:
        return statement
    ties = {x.span: x.entity for x in statement.chain if x.span is not None}
    tied = (replace(x, entity=ties.get(x.span) if x.span is not None else None) for x in links)
    return replace(statement, chain=(*tied, *statement.chain[len(links) :]))
