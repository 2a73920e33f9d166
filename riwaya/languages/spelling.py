"""How one entry of a language's data may be written, and how it is folded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

FoldTable = Mapping[int, int | str | None]
"""Code point → what `str.translate` makes of it: a language's `[fold]`."""

Rewriting = tuple[re.Pattern[str], str]
"""An expression, and what is put in its place."""

NON_JOINER = "\u200c"


def spellings(entry: str) -> list[str]:
    """The ways of writing an entry whose zero-width non-joiners stand for themselves, for nothing and for a space."""
    parts = entry.split(NON_JOINER)
    if len(parts) == 1:
        return [entry]
    out = [parts[0]]
    for part in parts[1:]:
        out = [written + joint + part for written in out for joint in (NON_JOINER, " ")]
    return [written for written in out if not written.startswith(" ")]


def fold_text(text: str, table: FoldTable) -> str:
    """`text` with the language's spelling variants made one; the length may change."""
    return text.casefold().translate(table)


def rewritings(rows: Iterable[Sequence[str]]) -> list[Rewriting]:
    """Rows `[expression, replacement]` of a file, compiled."""
    return [(re.compile(expression), replacement) for expression, replacement in rows]


def respelt(word: str, rows: Iterable[Rewriting], fold: Callable[[str], str]) -> list[str]:
    """The folded word, and how else `rows` spell it: each row on all that those before it made."""
    found = [fold(word)]
    for expression, replacement in rows:
        found += [expression.sub(replacement, f) for f in found if expression.search(f)]
    return found


def other_finals(word: str, finals: Iterable[Sequence[str]]) -> list[str]:
    """`word` as countries print it that write its last letter otherwise (الماضي, الماضى); `finals`: usual, other."""
    return [word[: -len(usual)] + other for usual, other in finals if word.endswith(usual)]
