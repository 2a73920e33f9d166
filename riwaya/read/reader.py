"""The whole way of a document, on one page: blocks → words → cues → statements → chains → what they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from riwaya.languages.loader import Language
from riwaya.model import Block, Document, Origin, Span
from riwaya.read.attribution.chains import statements_of
from riwaya.read.attribution.credit_line import credited_in
from riwaya.read.attribution.cues import find_hits
from riwaya.read.attribution.ends import settle_ends
from riwaya.read.attribution.negated import without_answers
from riwaya.read.attribution.origin import find_origin
from riwaya.read.attribution.outlet import without_outlet
from riwaya.read.attribution.own import own_voice
from riwaya.read.attribution.rules import propose
from riwaya.read.content.layers import describe
from riwaya.read.edits import Edits
from riwaya.read.page import Page, Proposal
from riwaya.read.phrases import mark_phrases
from riwaya.read.printed import as_printed
from riwaya.read.quotes import pair_quotes
from riwaya.read.segment import tokenize

SPEAKING = ("body", "caption")
"""Roles of blocks whose words somebody else may be made to say."""

HEADLINES = ("title", "subtitle")
"""Roles of blocks that are the outlet's own voice, whole."""


def read_document(document: Document, languages: Mapping[str, Language], edits: Edits | None = None) -> Document:
    """`document` with `origin`, `statements`, `unread` and what they say. Pure: the same document, the same result.

    `edits`: a person's corrections of the statements, made before anything is found in them.
    """
    blocks = document.blocks or (Block(0, len(document.text), "body", document.language),)
    opened = open_pages(document, blocks, SPEAKING, languages)
    pages = [(page, without_outlet(page, read_page(page), document.outlet)) for page in opened]
    if edits is None or not edits.origin_given:
        document = replace(
            document, origin=find_origin(document, blocks, languages, pages, author_credits(document, languages))
        )
    statements = statements_of(blocks, pages)
    settled: Sequence[Span] = ()
    if edits is not None:
        statements, settled = edits.made_in(document, statements), edits.settled
    headlines = [b for b in blocks if b.role in HEADLINES]
    own, unread = own_voice(document, headlines, [p for p, _ in pages], statements, settled)
    document = replace(document, statements=(*statements, *own), unread=tuple(unread))
    return describe(document, [*(page for page, _ in pages), *open_pages(document, blocks, HEADLINES, languages)])


def author_credits(document: Document, languages: Mapping[str, Language]) -> list[Origin]:
    """Whom the field for an author credits the article to (رويترز - باريس), nearest first; it stands in no text."""
    line, language = document.author, languages.get(document.language or "")
    if not line or not line.strip() or language is None:
        return []
    return credited_in(open_page(line, [Block(0, len(line), "byline", language.code)], language), document.outlet)


def open_pages(
    document: Document, blocks: Sequence[Block], roles: tuple[str, ...], languages: Mapping[str, Language]
) -> list[Page]:
    """One page for each language in which blocks of `roles` are written, of those that Riwaya reads."""
    by_language: dict[str, list[Block]] = {}
    for block in blocks:
        code = block.language or document.language
        if block.role in roles and code is not None and code in languages:
            by_language.setdefault(code, []).append(block)
    return [open_page(document.text, of_language, languages[code]) for code, of_language in by_language.items()]


def open_page(text: str, blocks: list[Block], language: Language) -> Page:
    """The blocks of one language, cut into words, their quotations paired and their cues found."""
    t = tokenize(text, [(b.start, b.end) for b in blocks], language)
    as_printed(t)
    mark_phrases(t)
    hits = find_hits(t)
    return Page(t, pair_quotes(t), hits, {h.first: h for h in hits})


def read_page(page: Page) -> list[Proposal]:
    """The statements of a page, in word indices, in order of their cues."""
    return without_answers(page, settle_ends(page, propose(page)))
