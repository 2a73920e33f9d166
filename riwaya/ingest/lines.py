"""A page as lines: where they stand, how they end, whether a blank line goes before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from riwaya.ingest.furniture import fold
from riwaya.model import Role

SHORT = 250
"""Longer lines are running text: no share line, headline or byline of the development pages comes near."""

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_FINAL = re.compile(r"[.!?؟…۔:;؛،,](?:[\s\"'”“’»›)\]\u200e\u200f]*)$")
_STOP = re.compile(r"[.!?؟…۔](?:[\s\"'”“’»›)\]\u200e\u200f]*)$|[.!?؟][\"'”“’»›)\]]*$")
_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")


@dataclass
class Line:
    """One line of a page, without the white space around it; `role` is None until a rule knows it."""

    start: int
    end: int
    text: str
    blank_before: bool
    role: Role | None = None

    @cached_property
    def folded(self) -> str:
        """The line as furniture is compared."""
        return fold(self.text)

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return len(_WORD.findall(self.text))

    @property
    def short(self) -> bool:
        """Can it be furniture by its length?"""
        return len(self.text) <= SHORT

    @cached_property
    def open_ended(self) -> bool:
        """Does it end without any punctuation, as headlines, names and links do?"""
        return not _FINAL.search(self.text)

    @cached_property
    def stops(self) -> bool:
        """Does it end as a sentence does?"""
        return bool(_STOP.search(self.text))

    @property
    def paragraph(self) -> bool:
        """Is it surely running text: long, or a sentence of some length?"""
        return len(self.text) > SHORT or (len(self.text) >= 60 and self.stops)


def split_lines(text: str) -> list[Line]:
    """The lines of `text` that hold more than white space; hard-wrapped paragraphs come as one."""
    lines: list[Line] = []
    last = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        stripped = raw.strip(" \t\xa0\u200b\u200e\u200f\ufeff\u3000")
        if not stripped or stripped.isspace():
            continue
        start = match.start() + raw.index(stripped)
        gap = text.count("\n", last, match.start())
        lines.append(Line(start, start + len(stripped), stripped, not lines or gap > 1))
        last = match.end()
    return _unwrap(text, lines) if hard_wrapped(lines) else lines


def hard_wrapped(lines: Sequence[Line]) -> bool:
    """Are paragraphs broken at a fixed width (mail, old terminals), with blank lines between them?

    So where nearly all lines that another one follows directly have almost the same length and do not stop
    there.
    """
    inner = [a for a, b in zip(lines, lines[1:], strict=False) if not b.blank_before]
    if len(inner) < 6 or not any(line.blank_before for line in lines[1:]):
        return False
    width = max(len(line.text) for line in lines)
    if not 40 <= width <= 110:
        return False
    full = sum(len(line.text) >= 0.75 * width for line in inner)
    stopped = sum(line.stops for line in inner)
    return full >= 0.8 * len(inner) and stopped <= 0.5 * len(inner)


def _unwrap(text: str, lines: Sequence[Line]) -> list[Line]:
    joined: list[Line] = []
    for line in lines:
        if line.blank_before or not joined:
            joined.append(line)
        else:
            start = joined[-1].start
            joined[-1] = Line(start, line.end, text[start : line.end], joined[-1].blank_before)
    return joined
