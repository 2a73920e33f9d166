"""Marks the first word of every known phrase (الدفاع المدني، Associated Press) with the phrase's classes."""

from __future__ import annotations

from dataclasses import replace

from riwaya.languages.lexicon import Word
from riwaya.read.looks import LEND, LENT, NAME, REPORT
from riwaya.read.segment import Tokens

SPEAKERS = frozenset(LENT)

NAMES = frozenset({"medium", "given-name", "family-name", "place-name", "body-name"})
"""Classes of names: where names have capitals, a word without one is none (надежда, Надежда)."""


KNOWN = frozenset({"given-name", "family-name", "place-name", "body-name", "country", "organisation"})
"""Classes of words that are no unknown family name."""


def _with_surname(t: Tokens, i: int) -> Word:
    """Word i with the classes of a family name, if it is written and ends like one; a sentence's first word only where
    the dictionary has no noun in the nominative for it."""
    word, surface = t.words[i], t.text[t.starts[i] : t.ends[i]]
    opens = i == t.sentences[t.sentence[i]][0] or not t.is_word(i - 1)
    if not surface[0].isupper() or surface.isupper() or opens and "case-nom" in word.classes:
        return word
    morphology = t.language.models.morphology if t.language.models is not None else None
    found = morphology.surname(word.norm) if morphology is not None else frozenset()
    return replace(word, classes=(word.classes - {"verb"}) | found) if found else word


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


def _written_as_names(t: Tokens) -> None:
    """Take the classes of names from words in small letters, and give that of a family name to those that end so."""
    tags = t.language.models is not None
    for i, word in enumerate(t.words):
        if t.text[t.starts[i]].islower() and not word.classes.isdisjoint(NAMES):
            t.words[i] = word = replace(word, classes=word.classes - NAMES)
        if tags and word.classes.isdisjoint(KNOWN):
            t.words[i] = _with_surname(t, i)
