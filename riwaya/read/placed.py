"""Words found again in another state of their text: by themselves, and by what stands around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

AROUND = 60
"""Characters before and behind that are looked at: about ten words on each side, so that one that was changed leaves
enough."""

CLEAR = 8
"""Characters by which the surroundings of one place must fit better than those of any other: more than a blank, a
quotation mark and a name's ending that two places share by chance."""

SURE = 24
"""Characters around that have to be the same where the words stood in several places, one of which may be gone: more
than "the minister said that" before and a full stop behind."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words and what stood around them. `alone`: whether they stood in that text only once."""

    text: str
    before: str
    after: str
    alone: bool


def words_at(text: str, start: int, end: int) -> Words:
    """The words `start:end` (code points) of a text."""
    words = text[start:end]
    alone = len(_occurrences(words, text)) == 1
    return Words(words, text[max(0, start - AROUND) : start], text[end : end + AROUND], alone)


def find_words(words: Words, text: str) -> tuple[int, int] | None:
    """Where these words stand in another state of the text: their only place, or the one whose surroundings fit best.
    None where they are gone, or where two places fit alike."""
    if not words.text.strip():
        return None
    found = [at for at in _occurrences(words.text, text) if _whole(words, text, *at)]
    if len(found) == 1 and words.alone:
        return found[0]
    ranked = sorted(((_fit(words, text, *at), at) for at in found), reverse=True)
    if not ranked:
        return None
    (best, at), second = ranked[0], ranked[1][0] if len(ranked) > 1 else 0
    enough = 0 if words.alone else min(SURE, len(words.before) + len(words.after))
    return at if best >= max(second + CLEAR, enough) else None


def _occurrences(words: str, text: str) -> list[tuple[int, int]]:
    """Where words stand, also where they overlap themselves; lines may be broken elsewhere."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return [m.span(1) for m in re.finditer(f"(?=({pattern}))", text)] if pattern else []


def _whole(words: Words, text: str, start: int, end: int) -> bool:
    """Whether they are not cut out of a longer word here, unless they were there too."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    first, last = words.text[:1], words.text[-1:]
    opened = _joins(before, first) and not _joins(words.before[-1:], first)
    closed = _joins(last, after) and not _joins(last, words.after[:1])
    return not opened and not closed


def _joins(one: str, other: str) -> bool:
    return bool(one and other) and one.isalnum() and other.isalnum()


def _fit(words: Words, text: str, start: int, end: int) -> int:
    """How many characters right before and right behind are the same."""
    before = zip(reversed(words.before), reversed(text[:start][-AROUND:]), strict=False)
    after = zip(words.after, text[end : end + AROUND], strict=False)
    return sum(len(list(takewhile(lambda pair: pair[0] == pair[1], side))) for side in (before, after))
