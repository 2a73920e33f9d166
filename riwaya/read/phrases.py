"""Marks the first word of every known phrase (الدفاع المدني، Associated Press) with the phrase's classes."""

from __future__ import annotations

from dataclasses import replace

from riwaya.read.looks import LEND, LENT, NAME, REPORT
from riwaya.read.segment import Tokens
from riwaya.read.written_names import NAMES, as_name, mark_surnames

SPEAKERS = frozenset(LENT)


def mark_phrases(t: Tokens) -> None:
    """Lend the classes of each phrase of speakers to the word that it starts with; a preposition written onto an
    unlisted first word is peeled (لبي بي سي)."""
    if t.language.capitals:
        _written_as_names(t)
    lexicon = t.language.lexicon
    prepositions = lexicon.clitics.prepositions
    openings = lexicon.openings(LENT)
    for i in t.for_look(LEND):
        word = t.words[i]
        norm, stem = word.norm, word.stem
        keys = [(norm, "")] if stem == norm else [(norm, ""), (stem, "")]
        if not word.classes:
            keys += [(norm[len(p) :], p) for p in prepositions if norm.startswith(p)]
        following = t.norms[i + 1] if i + 1 < len(t.norms) else ""
        for key, peeled in keys:
            for p in lexicon.phrases_from(key, following) if key in openings else ():
                if not p.words:
                    continue
                lent = p.classes & SPEAKERS
                if lent and tuple(t.norms[i + 1 : i + 1 + len(p.words)]) == p.words:
                    word = replace(word, classes=word.classes | lent)
                    t.words[i] = word = replace(word, stem=key, preposition=peeled) if peeled else word
                    t.looks[i] |= NAME | REPORT
    if t.language.capitals and t.language.declines:
        mark_surnames(t)


def _written_as_names(t: Tokens) -> None:
    """Take the classes of names from words in small letters, and give them to those that are written and end so."""
    tags = t.language.models is not None
    for i, word in enumerate(t.words):
        if t.text[t.starts[i]].islower() and not word.classes.isdisjoint(NAMES):
            t.words[i] = replace(word, classes=word.classes - NAMES)
        if tags:
            t.words[i] = as_name(t, i)
