"""A document's text cut into what a page can draw: paragraphs, and in them whole-word marks.

The dossier's script paints exact ranges where the browser can. These marks are what everyone else sees, and
they hold the anchors: they end at ends of words, since a tag inside an Arabic word would break its joining.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from riwaya.model import Document, Role

Look = Literal["said", "own", "unread"]
_RANK: dict[Look | None, int] = {None: -1, "own": 0, "unread": 1, "said": 2}

_RTL = frozenset({"ar", "fa", "he", "ur", "ps", "ckb", "sd", "ug", "yi", "dv"})
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_WORD = re.compile(r"[\w\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d]")
# What HTML changes while parsing, or UTF-8 cannot carry; one character becomes one, so that offsets stay.
_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ISOLATE, _POP = "\u2068", "\u2069"
"""First-strong isolate and its end: a name in another script must not turn the line around it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of the text that is drawn as one; `start`, `end`: code points."""

    start: int
    end: int
    role: Role
    language: str | None

    @property
    def direction(self) -> str:
        return direction_of(self.language)


@dataclass(frozen=True, slots=True)
class Layer:
    """Something to mark: code points `start:end` of the document. `key` is its anchor on the page.

    Without a look it is an anchor alone.
    """

    start: int
    end: int
    look: Look | None
    key: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text under the same layers; `keys`: innermost first; `anchors`: layers that begin here."""

    text: str
    look: Look | None
    depth: int
    keys: tuple[str, ...]
    anchors: tuple[str, ...]


def direction_of(language: str | None) -> str:
    """`rtl`, `ltr`, or `auto` (the browser looks at the letters) where the language is unknown."""
    if not language:
        return "auto"
    return "rtl" if language.split("-")[0] in _RTL else "ltr"


def displayable(text: str) -> str:
    """`text` with every character that a page cannot show replaced by one that it can; same length."""
    return _UNSHOWABLE.sub("\ufffd", text.replace("\r", "\n"))


def isolated(text: str) -> str:
    """Words of an article on one line, closed off in their own direction."""
    return f"{_ISOLATE}{' '.join(displayable(text).split())}{_POP}"


class Utf16:
    """Turns code-point offsets of one text into the UTF-16 offsets that JavaScript counts in."""

    def __init__(self, text: str) -> None:
        self._astral = [i for i, c in enumerate(text) if ord(c) > 0xFFFF] if not text.isascii() else []

    def __call__(self, offset: int) -> int:
        return offset + bisect_right(self._astral, offset - 1)


def paragraphs(document: Document) -> list[Paragraph]:
    """All text of the document in order, nothing left out: what no block covers counts as body.

    A block with blank lines is cut at these, any other at every line end.
    """
    out: list[Paragraph] = []
    at = 0
    for block in sorted(document.blocks, key=lambda b: b.start):
        out += _cut(document, at, block.start, "body", document.language)
        language = block.language or document.language
        out += _cut(document, max(at, block.start), block.end, block.role, language)
        at = max(at, block.end)
    return out + _cut(document, at, len(document.text), "body", document.language)


def _cut(document: Document, start: int, end: int, role: Role, language: str | None) -> list[Paragraph]:
    text = document.text[start:end].replace("\r", "\n")
    pieces: list[Paragraph] = []
    at = 0
    for piece in (_BLANK_LINE if _BLANK_LINE.search(text) else re.compile("\n")).split(text):
        begin = text.index(piece, at)
        at = begin + len(piece)
        inner = piece.strip()
        if inner:
            first = start + begin + piece.index(inner)
            pieces.append(Paragraph(first, first + len(inner), role, language))
    return pieces


def segments(text: str, paragraph: Paragraph, layers: list[Layer]) -> list[Segment]:
    """The paragraph as runs of text, each with the layers over it; layers grow to the ends of their words."""
    layers = [layer for layer in layers if layer.start < paragraph.end and layer.end > paragraph.start]
    inside = [_widen(text, paragraph, layer) for layer in layers]
    cuts = sorted({paragraph.start, paragraph.end, *(x for w in inside for x in (w.start, w.end))})
    begins = {layer.key for layer in layers if layer.start >= paragraph.start}
    return [_segment(text, a, b, inside, begins) for a, b in zip(cuts, cuts[1:], strict=False)]


def _segment(text: str, start: int, end: int, layers: list[Layer], begins: set[str]) -> Segment:
    over = [layer for layer in layers if layer.start <= start and layer.end >= end]
    over.sort(key=lambda layer: (-_RANK[layer.look], layer.end - layer.start))
    anchors = tuple(layer.key for layer in reversed(over) if layer.start == start and layer.key in begins)
    return Segment(
        text=displayable(text[start:end]),
        look=over[0].look if over else None,
        depth=sum(layer.look == "said" for layer in over),
        keys=tuple(layer.key for layer in over if layer.look),
        anchors=anchors,
    )


def _widen(text: str, paragraph: Paragraph, layer: Layer) -> Layer:
    low, high = paragraph.start, paragraph.end
    start, end = whole_words(text, low, high, max(layer.start, low), min(layer.end, high))
    return Layer(start, end, layer.look, layer.key)


def whole_words(text: str, low: int, high: int, start: int, end: int) -> tuple[int, int]:
    """`start:end` grown to the ends of the words that it cuts, inside `low:high`: code points."""
    while low < start < high and _WORD.match(text[start]) and _WORD.match(text[start - 1]):
        start -= 1
    while low < end < high and _WORD.match(text[end]) and _WORD.match(text[end - 1]):
        end += 1
    return start, end
