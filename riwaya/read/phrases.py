"""Marks the first word of every known phrase (الدفاع المدني، Associated Press) with the phrase's classes."""

from __future__ import annotations

from dataclasses import replace

from riwaya.read.segment import Tokens

SPEAKERS = frozenset(
    {
        "title", "office", "people", "group", "organisation", "government", "document", "medium-noun", "medium",
        "country",
        "given-name", "family-name",
    }
)  # fmt: skip
"""Classes that a phrase lends to its first word: those that say who speaks. Others are asked for with their length."""


def mark_phrases(t: Tokens) -> None:
    """Lend the classes of each phrase of speakers to the word that it starts with."""
    phrases = t.language.lexicon.phrases
    for i, word in enumerate(t.words):
        for key in (word.norm, word.stem) if word.stem != word.norm else (word.norm,):
            for p in phrases.get(key, ()):
                if not p.words or i + 1 >= len(t.norms) or t.norms[i + 1] != p.words[0]:
                    continue
                lent = p.classes & SPEAKERS
                if lent and tuple(t.norms[i + 1 : i + 1 + len(p.words)]) == p.words:
                    t.words[i] = word = replace(word, classes=word.classes | lent)
