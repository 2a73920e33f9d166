"""Saved web pages → documents.

trafilatura says which text is the article; the page itself says in which order it stands, and which parts
are captions, subtitles, bylines and links in between (trafilatura leaves these out). The document's text
runs from the headline to the last line of the article: a paragraph a line, blank lines between. Furniture
*inside* this stretch (share lines, "read also", captions) stays, as blocks of its own role; menus, side
columns, comment forms and footers around it are no part of the page's readable text and are left out.
"""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

from riwaya.errors import EmptyInput
from riwaya.ingest.assemble import Source, assemble
from riwaya.ingest.encoding import decode
from riwaya.ingest.furniture import fold
from riwaya.ingest.given import Given, Limits
from riwaya.ingest.lines import Line
from riwaya.ingest.markup import Piece, pieces
from riwaya.ingest.metadata import page_metadata
from riwaya.model import Document, Role

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LINKED = 0.6
"""A piece with more of its characters in links is a link, not text."""
OUTSIDE = 20
"""What a piece of something else costs the stretch it stands in, in characters of article: a list of some
dozen links between two paragraphs is bridged, a page's menus are not."""
LOOK_BACK = 25
"""How many pieces before the article its headline may stand: pictures, share lines and a standfirst lie
between."""
LOOK_ON = 4
"""How many pieces after trafilatura's last one may still be the article's: a last line, the source."""

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{2,30})""", re.IGNORECASE)
_SPELLING = re.compile(r"[\W_]+")
_TAG = re.compile(rb"<(?:!doctype html|html|head|body|article|div|p|meta|table)\b", re.IGNORECASE)


def looks_like_html(head: bytes) -> bool:
    """Do these first bytes open a web page?"""
    return bool(_TAG.search(head.replace(b"\x00", b"")[:1_000].lstrip()[:600])) and b"<" in head[:200]


def read_html(data: bytes, source: Source, given: Given, limits: Limits) -> Document:
    """The document that a saved page shows. Raises `InputError`s that name the source."""
    declared = _CHARSET.search(data[:4_096])
    decoded = decode(data, source.name, declared[1].decode("ascii", "replace") if declared else None)
    tree = _parse(decoded.text, source.name)
    said, saved = page_metadata(tree, decoded.text)
    known = _tidy(given.over(said), titled=given.title is not None)
    text, lines = _layout(_article(tree, known.title))
    if not text:
        raise EmptyInput(source.name, "is a page without readable text")
    warnings = decoded.warnings
    end = decoded.text[-2_000:].lower()
    if "<html" in decoded.text[:2_000].lower() and "</html" not in end and "</body" not in end:
        warnings += ("the page breaks off: probably truncated",)
    return assemble(text, source, known, limits, lines, warnings, saved)


def _parse(markup: str, name: str) -> HtmlElement:
    from lxml import etree, html  # lazily: a run over text files needs no parser

    try:
        parser = html.HTMLParser(encoding="utf-8", remove_blank_text=False)
        return html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise EmptyInput(name, "is a page without readable text") from error


def _tidy(known: Given, titled: bool) -> Given:
    """A page's title without the outlet's name around it; an author that is only the outlet again goes."""
    title = known.title
    if title and not titled:
        for name in filter(None, (known.outlet, known.author)):
            title = (
                re.sub(rf"^\s*{re.escape(name)}\s*[-–—|:]+\s*|\s*[-–—|]+\s*{re.escape(name)}\s*$", "", title) or title
            )
    author = known.author if not known.author or fold(known.author) != fold(known.outlet or "") else None
    return replace(known, title=title, author=author)


def _article(tree: HtmlElement, title: str | None) -> list[tuple[Piece, Role | None]]:
    """The pieces of the article with the roles that the mark-up gives them."""
    shown = pieces(tree)
    body = _main_text(tree)
    inside = [_belongs(piece, body) for piece in shown]
    if not any(inside):
        inside = [len(p.text) >= 60 and p.linked < LINKED and p.kind is None for p in shown]
    if not any(inside):
        inside = [p.linked < LINKED for p in shown]
    if not any(inside):
        return []
    first, last = _stretch(shown, inside)
    start = _headline(shown, title, first)
    parents = {p.parent.getparent() for p, within in zip(shown, inside, strict=True) if within}
    chosen: list[tuple[Piece, Role | None]] = []
    for i, piece in enumerate(shown):
        sibling = piece.parent.getparent() in parents
        if i == start:
            chosen.append((piece, "title"))
        elif not (first if start is None else start) - (3 if start is None else 0) <= i <= last + LOOK_ON:
            continue
        elif inside[i]:
            chosen.append((piece, _inside_role(piece)))
        elif i < first and start is None:
            chosen += [(piece, "caption")] if piece.kind == "caption" else []
        elif i > last:
            if not sibling or piece.kind or piece.linked >= LINKED:
                break
            chosen.append((piece, None))
        else:
            chosen.append((piece, _between_role(piece, sibling)))
    return chosen


def _stretch(shown: list[Piece], inside: list[bool]) -> tuple[int, int]:
    """First and last piece of the stretch that holds most of the article and least of anything else.

    The words of a headline often stand once more in a menu or a footer, far from the article.
    """
    best, span = 0, (inside.index(True),) * 2
    score, start = 0, 0
    for i, (piece, within) in enumerate(zip(shown, inside, strict=True)):
        if score <= 0:
            score, start = 0, i
        score += len(piece.text) if within else -OUTSIDE
        if within and score > best:
            best, span = score, (start, i)
    return span


def _main_text(tree: HtmlElement) -> str:
    """The spelling of what trafilatura takes for the article; empty where it finds none."""
    from trafilatura import bare_extraction  # 0.2 s

    # It logs what it finds strange in a page; what a user has to know stands in the document's warnings.
    for library in ("trafilatura", "htmldate", "justext"):
        logging.getLogger(library).setLevel(logging.CRITICAL)
    try:
        found = bare_extraction(
            deepcopy(tree),
            include_comments=False,
            include_tables=True,
            with_metadata=False,
            favor_precision=False,
        )
    except Exception:  # whatever a strange page does to a library: the page's own paragraphs serve instead
        return ""
    body = getattr(found, "body", None)
    return _spell(" ".join(body.itertext())) if body is not None else ""


def _belongs(piece: Piece, body: str) -> bool:
    spelling = _spell(piece.text)
    return len(spelling) >= 12 and spelling in body


def _headline(shown: list[Piece], title: str | None, first: int) -> int | None:
    """Where the headline stands: a heading, or any piece, that spells the title; else the last h1 over the
    article."""
    wanted = _spell(title or "")
    nearby = range(min(first + 2, len(shown) - 1), max(first - LOOK_BACK, 0) - 1, -1)
    for i in nearby:
        spelling = _spell(shown[i].text)
        if wanted and (
            spelling == wanted
            or (shown[i].heading and len(spelling) > 10 and (spelling in wanted or wanted in spelling))
        ):
            return i
    return next((i for i in nearby if shown[i].tag == "h1" and shown[i].kind is None), None)


def _inside_role(piece: Piece) -> Role | None:
    if piece.kind == "caption":
        return "caption"
    if piece.heading and len(piece.text) <= 150:
        return "subtitle"
    return None


def _between_role(piece: Piece, sibling: bool) -> Role | None:
    """The role of what the page shows within the article and trafilatura leaves out; None: the words
    decide."""
    if piece.kind == "caption":
        return "caption"
    if piece.kind == "related" or piece.linked >= LINKED:
        return "related" if len(piece.text) > 25 or piece.kind == "related" else "boilerplate"
    if piece.kind == "furniture" and not (len(piece.text) >= 100 and sibling):
        return "boilerplate"
    if piece.kind == "byline":
        return "byline" if len(piece.text) <= 120 else None
    if piece.kind == "standfirst" or sibling or len(piece.text) >= 60:
        return "subtitle" if piece.heading and piece.kind != "standfirst" else None
    return "boilerplate"


def _layout(chosen: list[tuple[Piece, Role | None]]) -> tuple[str, list[Line]]:
    """The readable text of these pieces, and its lines with the roles that are known."""
    text, lines = "", []
    for piece, role in chosen:
        gap = "\n" if piece.tight else "\n\n"
        text += gap if text else ""
        lines.append(Line(len(text), len(text) + len(piece.text), piece.text, gap == "\n\n", role))
        text += piece.text
    return text, lines


def _spell(text: str) -> str:
    return _SPELLING.sub("", text).casefold()
