"""An article as runs of words (shingles; Broder, 1997): two articles that share many have their words from one text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

from riwaya.link.names import fold
from riwaya.model import Document

RUN = 4
"""Words of a shingle."""

CLOSING = " \t\r\n.,;:!?،؛؟…)]}»”’"
"""Blanks and marks that belong to the words before them."""

_WORD = re.compile(r"\w+")

Stretch = tuple[int, int]
"""Where words stand in a document: start and end (code points)."""


@dataclass(frozen=True, slots=True)
class Shingles:
    """The runs of words of one article: hashes, and where each begins and ends (code points), in order."""

    document: str
    hashes: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def told_in(document: Document) -> list[Stretch]:
    """Where an article tells something: its text and what stands above it, without titles and furniture."""
    read = [(b.start, b.end) for b in document.blocks if b.role in ("body", "subtitle")]
    return read or [(0, len(document.text))]


def words_of(document: Document, within: Iterable[Stretch]) -> int:
    """How many words stand in these stretches of a document."""
    return sum(1 for start, end in within for _ in _WORD.finditer(document.text, start, end))


def trimmed(text: str, stretch: Stretch) -> Stretch:
    """A stretch without what belongs to the words before it, and without blanks at its end."""
    start, end = stretch
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip(CLOSING))
    return start, max(start, end - len(inner) + len(inner.rstrip()))


def shingles_of(key: str, document: Document, quotations: bool = False) -> Shingles:
    """The shingles of what the article tells itself; with `quotations` also of what it quotes."""
    quoted = sorted((s.content.start, s.content.end) for s in document.statements if s.mode == "direct")
    hashes: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in told_in(document):
        for a, b in [(start, end)] if quotations else without(start, end, quoted):
            words = [(fold(m[0]), m.start(), m.end()) for m in _WORD.finditer(document.text, a, b)]
            for i in range(len(words) - RUN + 1):
                run = words[i : i + RUN]
                hashes.append(crc32(" ".join(w for w, _, _ in run).encode()))
                starts.append(run[0][1])
                ends.append(run[-1][2])
    return Shingles(key, tuple(hashes), tuple(starts), tuple(ends))


def without(start: int, end: int, taken: Sequence[Stretch]) -> Iterable[Stretch]:
    """The stretch without what lies in `taken`, which is sorted."""
    at = start
    for a, b in taken:
        if b <= at or a >= end:
            continue
        if a > at:
            yield at, a
        at = max(at, b)
    if at < end:
        yield at, end
