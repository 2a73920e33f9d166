"""Pages that print one final letter for another, so that a preposition looks like a name (علي for على).

Egypt's press writes ي where others write ى. An entry is found under both spellings, unless the other spelling is a word
of its own: then only the page can tell, which never writes the other letter, and the words beside.
"""

from __future__ import annotations

from riwaya.languages.lexicon import NAMES, Word
from riwaya.read.segment import Tokens, known

ENOUGH = 100
"""Words of a page, with none that ends in a letter, that show that it never prints it: one word in 24 of the
development articles ends in ى, and each article has some."""

BEFORE_A_NAME = frozenset({*NAMES, "title", "office", "kunya", "organisation"})
"""Classes of words behind which a name stands."""


def as_printed(t: Tokens) -> None:
    """Read the words that are names by their spelling as the prepositions that the page means."""
    for usual, other in t.language.finals:
        if len(t) < ENOUGH or other in t.text:
            continue
        for i, norm in enumerate(t.norms):
            if norm.endswith(usual) and not t.words[i].classes.isdisjoint(NAMES) and not _beside_name(t, i):
                written, word, mark, look = known(t.surface(i)[: -len(usual)] + other, t.language)
                if "preposition" in word.classes:
                    t.norms[i], t.words[i], t.marks[i], t.looks[i] = written, word, mark, look


def _beside_name(t: Tokens, i: int) -> bool:
    before: Word | None = t.words[i - 1] if i > 0 else None
    after = t.words[i + 1] if i + 1 < len(t) else None
    if before is not None and not before.classes.isdisjoint(BEFORE_A_NAME) and not before.conjunction:
        return True
    return after is not None and not after.preposition and not after.classes.isdisjoint(NAMES)
