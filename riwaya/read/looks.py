"""Which parts of the reader look closer at a word. Most words matter to none of them or to few, and which they are is
found once for each written form: so every part visits its own words and no others.

A look is never more than an invitation: the part itself decides, by what the page says around the word.
"""

from __future__ import annotations

from riwaya.languages.entities import NAMED
from riwaya.languages.lexicon import CUE, Word
from riwaya.languages.loader import Language

REPORT, LEND, COUNT, DUAL, TIME, NAME, PLACE, EVENT = (1 << k for k in range(8))
"""For cues, phrases that lend their classes, numbers, nouns that say "two of them", times, names, places, events."""

REPORTING = (CUE, "not-a-cue")
"""Phrases that report, and those that only look like it."""

LENT = (
    "title", "office", "people", "group", "organisation", "government", "document", "medium-noun", "medium",
    "country",
    "given-name", "family-name",
)  # fmt: skip
"""Classes that a phrase lends to its first word: those that say who speaks. Others are asked for with their length."""

FIGURE_MARKS = frozenset("/:-–")
"""Marks that may join figures to a date or a time of the day."""

TRIGGERS = frozenset({"given-name", "family-name", "name-part", "kunya", "title", "office", "medium", "nationality"})
"""Classes of the lexicon that a name may begin with."""

TELLING = frozenset({*NAMED, "opens", "body-head", "work-head", "weapon-make", "event-head", "everyday-name"})
"""Classes of `entities.toml` that a name may begin with."""


def looks_at(language: Language, norm: str, word: Word) -> int:
    """Whose look the folded word `norm` asks for; `word` is what the lexicon knows of it."""
    openings, times = language.lexicon.openings, language.times
    clitics = language.lexicon.clitics
    found = 0
    if word.cues or word.stem in openings(REPORTING) or norm in openings(REPORTING, clitics.conjunctions):
        found |= REPORT
    if word.stem in openings(LENT) or norm in openings(LENT, clitics.prepositions):
        found |= LEND
    if language.numbers.word(norm) is not None:
        found |= COUNT
    if norm in language.counting.duals:
        found |= DUAL
    if times is not None and (norm in FIGURE_MARKS or times.reading(norm) is not None):
        found |= TIME
    if not language.capitals:  # where they mark names, they tell where to look
        names = language.entities.word(norm).classes
        found |= 0 if names.isdisjoint(TELLING) and word.classes.isdisjoint(TRIGGERS) else NAME
    if language.gazetteer is not None and language.gazetteer.word(norm) is not None:
        found |= PLACE
    if language.events is not None and language.events.sign(norm) is not None:
        found |= EVENT
    return found
