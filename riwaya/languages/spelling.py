"""How one entry of a language's data may be written."""

from __future__ import annotations

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
