"""The whole way of a document, on one page: blocks → words → cues → statements → chains."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from riwaya.languages.loader import Language
from riwaya.model import Block, Document
from riwaya.read.chains import statements_of
from riwaya.read.cues import find_hits
from riwaya.read.ends import settle_ends
from riwaya.read.origin import find_origin
from riwaya.read.own import own_voice
from riwaya.read.page import Page, Proposal
from riwaya.read.phrases import mark_phrases
from riwaya.read.quotes import pair_quotes
from riwaya.read.rules import propose
from riwaya.read.segment import tokenize

SPEAKING = ("body", "caption")
"""Roles of blocks whose words somebody else may be made to say."""

HEADLINES = ("title", "subtitle")
"""Roles of blocks that are the outlet's own voice, whole."""


def read_document(document: Document, languages: Mapping[str, Language]) -> Document:
    """`document` with `origin`, `statements` and `unread` filled. Pure: the same document gives the same result."""
    blocks = document.blocks or (Block(0, len(document.text), "body", document.language),)
    pages: list[tuple[Page, list[Proposal]]] = []
    speaking = [b for b in blocks if b.role in SPEAKING]
    for code in dict.fromkeys(b.language or document.language for b in speaking):
        if code is not None and code in languages:
            of_language = [b for b in speaking if (b.language or document.language) == code]
            page = open_page(document.text, of_language, languages[code])
            pages.append((page, read_page(page)))
    document = replace(document, origin=find_origin(document, blocks, languages, pages))
    statements = statements_of(blocks, pages)
    own, unread = own_voice(document, [b for b in blocks if b.role in HEADLINES], [p for p, _ in pages], statements)
    return replace(document, statements=(*statements, *own), unread=tuple(unread))


def open_page(text: str, blocks: list[Block], language: Language) -> Page:
    """The blocks of one language, cut into words, their quotations paired and their cues found."""
    t = tokenize(text, [(b.start, b.end) for b in blocks], language)
    mark_phrases(t)
    hits = find_hits(t)
    return Page(t, pair_quotes(t), hits, {h.first: h for h in hits})


def read_page(page: Page) -> list[Proposal]:
    """The statements of a page, in word indices, in order of their cues."""
    return settle_ends(page, propose(page))
