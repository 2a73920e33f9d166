"""Short ways to read a sentence in a test."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from riwaya.languages.loader import Language, load_languages
from riwaya.model import Block, Document, Origin, Outlet, Statement
from riwaya.read.reader import read_document
from riwaya.read.segment import Tokens, tokenize

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "story"
SHARED = Path(__file__).resolve().parents[3] / "shared"

Part = tuple[str, str] | tuple[str, str, str] | tuple[str, str, str, Origin]
"""Role and text of a block, its language, the credit of a caption."""


def language(code: str = "ar") -> Language:
    return load_languages()[code]


def tokens(text: str, code: str = "ar") -> Tokens:
    return tokenize(text, [(0, len(text))], language(code))


def surfaces(t: Tokens) -> list[str]:
    return [t.surface(i) for i in range(len(t))]


def sentences(t: Tokens) -> list[str]:
    """The sentences as they are written."""
    return [t.text[t.starts[a] : t.ends[b - 1]] for a, b in t.sentences]


def read(text: str, code: str = "ar", outlet: str | None = None) -> Document:
    """The text as one body block, read."""
    known = Outlet(outlet) if outlet else None
    return read_document(Document(id="d", text=text, language=code, outlet=known), load_languages())


def page(parts: Sequence[Part], code: str = "ar", outlet: str | None = None) -> Document:
    """A page made of blocks, unread."""
    text, blocks = "", []
    for role, words, *more in parts:
        start = len(text)
        text += words + "\n"
        credit = more[1] if len(more) > 1 else None
        blocks.append(Block(start, start + len(words), role, more[0] if more else code, credit))  # type: ignore[arg-type]
    known = Outlet(outlet) if outlet else None
    return Document(id="d", text=text, language=code, outlet=known, blocks=tuple(blocks))


def read_page(parts: Sequence[Part], code: str = "ar", outlet: str | None = None) -> Document:
    return read_document(page(parts, code, outlet), load_languages())


def said(document: Document) -> list[Statement]:
    """What others are made to say, in the order of the text."""
    return [s for s in document.statements if s.mode != "own"]


def own(document: Document) -> list[Statement]:
    return [s for s in document.statements if s.mode == "own"]


def only(document: Document) -> Statement:
    """The one statement of somebody else's."""
    found = said(document)
    assert len(found) == 1, [s.content.text for s in found]
    return found[0]


def names(statement: Statement) -> list[str]:
    """The chain's names, the nearest speaker first."""
    return [link.name for link in statement.chain]


def about(document: Document, words: str) -> Statement:
    """The statement with the shortest content that holds `words`."""
    found = [s for s in said(document) if words in s.content.text]
    assert found, f"nobody says {words!r}: {[s.content.text for s in said(document)]}"
    return min(found, key=lambda s: len(s.content.text))
