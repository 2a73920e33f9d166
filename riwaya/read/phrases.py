"""Marks the first word of every known phrase (الدفاع المدني، Associated Press) with the phrase's classes."""

from __future__ import annotations

from dataclasses import replace

from riwaya.read.segment import Tokens
from riwaya.read.written_names import NAMES, as_name, mark_surnames

SPEAKERS = frozenset(
    {
        "title", "office", "people", "group", "organisation", "government", "document", "medium-noun", "medium",
        "country",
        "given-name", "family-name",
    }
)  # fmt: skip
"""Classes that a phrase lends to its first word: those that say who speaks. Others are asked for with their length."""


def mark_phrases(t: Tokens) -> None:
    """Lend the classes of each phrase of speakers to the word that it starts with; a preposition written onto an
    unlisted first word is peeled (لبي بي سي)."""
    phrases_from = t.language.lexicon.phrases_from
    prepositions = t.language.lexicon.clitics.prepositions
    capitals = t.language.capitals
    for i, word in enumerate(t.words):
        if capitals and t.text[t.starts[i]].islower() and not word.classes.isdisjoint(NAMES):
            t.words[i] = word = replace(word, classes=word.classes - NAMES)
        if capitals and t.language.models is not None:
            t.words[i] = word = as_name(t, i)
        following = t.norms[i + 1] if i + 1 < len(t.norms) else ""
        keys = [(word.norm, "")] if word.stem == word.norm else [(word.norm, ""), (word.stem, "")]
        if not word.classes:
            keys += [(word.norm[len(p) :], p) for p in prepositions if word.norm.startswith(p)]
        for key, peeled in keys:
            for p in phrases_from(key, following):
                if not p.words:
                    continue
                lent = p.classes & SPEAKERS
                if lent and tuple(t.norms[i + 1 : i + 1 + len(p.words)]) == p.words:
                    word = replace(word, classes=word.classes | lent)
                    t.words[i] = word = replace(word, stem=key, preposition=peeled) if peeled else word
    if capitals and t.language.models is not None and t.language.models.morphology is not None:
        mark_surnames(t)
