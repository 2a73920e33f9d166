"""Where sentences begin and end, as far as marks tell in any language: for showing what stands around a place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riwaya.languages.loader import abbreviations


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence, or sentences, that hold `start:end`: code points. None crosses a line end."""
    line = text.rfind("\n", 0, start) + 1
    first = max((m.end() for m in _stops(text, line, start)), default=line)
    line_end = text.find("\n", end)
    stop = len(text) if line_end < 0 else line_end
    if end > 0 and text[end - 1] not in ".!?؟":
        closing = next(_stops(text, end, stop), None)
        stop = closing.end() if closing else stop
    else:
        stop = end + len(text[end:stop]) - len(text[end:stop].lstrip("\"”»“’'"))
    while first < start and text[first].isspace():
        first += 1
    return first, max(end, len(text[:stop].rstrip()))


def _stops(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where a sentence may end within `start:end`: not before a small letter, nor behind an abbreviation."""
    found = (m for m in _STOP.finditer(text, start, end) if not (m["next"] or "").islower())
    return (m for m in found if not _is_abbreviated(text, m.start()))


def _is_abbreviated(text: str, dot: int) -> bool:
    """Whether the dot belongs to its word: Gen. Ivanov, No. 3, ул. Ленина. What is printed small in the Latin alphabet
    may be a word ("he said no.")."""
    word = _LAST.search(text, max(0, dot - _LONGEST), dot) if text[dot] == "." else None
    return word is not None and word[0].lower() in abbreviations() and not (word[0].isascii() and word[0].islower())


_LONGEST = 12
_LAST = re.compile(r"(?<![\w.-])\w[\w.-]*\Z")
_STOP = re.compile(r"(?:[!?؟…]|(?<!\b\w)\.)[.!?؟…]*[\"”»“’']*(?=\s+(?P<next>\S)|\s*\Z)")
"""Marks that end a sentence: no dot behind a lone letter (U.S.). `next`: what stands behind the space."""
