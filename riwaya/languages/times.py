"""What a language calls months, days and units, and what one written word may be in a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from riwaya.model import Begins, Calendar

READINGS = 100_000
"""How many written words are remembered before the memory is emptied."""

SEEDS = frozenset(
    (
        "month",
        "weak-month",
        "weekday",
        "bare-weekday",
        "today",
        "shift",
        "moment",
        "holiday",
        "season",
        "day-part",
        "decade",
    )
    + ("unit-one", "unit-two", "unit-many", "the-unit", "the-units", "length", "clock-word", "clock-part", "point")
)
"""Kinds that a time is looked for around."""

_CHUNK = re.compile(r"\d+|[^\W\d]+|[^\w]")


@dataclass(frozen=True, slots=True)
class Term:
    """What a word may be in a time: `kind` is what the rules ask for, `value` what it says, in plain numbers."""

    kind: str
    value: Any = None
    spelled: str = ""
    """Not empty: the word must be written exactly so, hamza and all (آب is August, أب is a father)."""


@dataclass(frozen=True, slots=True)
class Form:
    """One written word: how many letters each clitic before it has, what the rest may be, and the phrases that it
    opens: their other words and what the phrase may be."""

    clitics: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    phrases: tuple[tuple[tuple[str, ...], tuple[Term, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A written word cut where its parts may belong to different things (`و`+`2015`, `mid`+`-`+`july`)."""

    parts: tuple[tuple[str, Form], ...]
    seed: bool
    """Whether a time is looked for around it."""
    opens: bool
    """Whether phrases begin with it."""


@dataclass(frozen=True, slots=True)
class Unless:
    """Words that are no time behind one of `before`, or before one of `after` (صلاة الجمعة, الاثنين الآخرين)."""

    before: frozenset[str]
    after: frozenset[str]


@dataclass(frozen=True)
class Times:
    """A language's words for times, ready for use; made by `times_data.load_times`; only its memory changes."""

    figures: str
    """`dmy`, `mdy` or `ymd`: which of 4/5/2015 is the day, and where the year of two figures stands."""
    month_first: bool
    """Whether a number behind a month's name is its day (July 4)."""
    article: bool
    """Whether the language writes an article onto its units."""
    year_behind: bool
    """Whether the word for "year" stands behind its number (2015 года); else 2015 سنة is a length."""
    short_years: bool
    """Whether a year of two figures may follow a date (۴ فروردین ۹۵)."""
    calendar: Calendar
    """The calendar of "this month", "last year"."""
    early_years: Calendar
    """The calendar of a year from 1200 to 1600 that names none."""
    forms: Mapping[str, Form]
    prepositions: frozenset[str]
    """Words before which (English `in`, `since`) a lone year or an ambiguous month is a time."""
    before_year: frozenset[str]
    """Words before which a lone year is a time (انتخابات 2014)."""
    counted_from: frozenset[str]
    """Words behind a length that say what it is counted from (three days *before* the vote)."""
    future: frozenset[str]
    future_shapes: tuple[re.Pattern[str], ...]
    """Words, and shapes of words, that make a date without a year one still to come."""
    unless: Mapping[str, Unless]
    begins: Mapping[tuple[str, ...], Begins]
    """Words before a time that say that something went on from then, or was so by then; those that look like them are
    listed with neither."""
    memory: dict[str, Reading | None] = field(default_factory=dict)
    """What `reading` has found so far."""

    def reading(self, norm: str) -> Reading | None:
        """The folded word `norm` as part of a time; None where it can be none."""
        try:
            return self.memory[norm]
        except KeyError:
            if len(self.memory) > READINGS:
                self.memory.clear()
            found = self.memory[norm] = self._analyse(norm)
            return found

    def _analyse(self, norm: str) -> Reading | None:
        form = self.forms.get(norm)
        if form is not None:
            return Reading(((norm, form),), any(t.kind in SEEDS for t in _all_terms(form)), bool(form.phrases))
        chunks = _CHUNK.findall(norm)
        if len(chunks) < 2 or not any(c.isdigit() or (c in self.forms and len(c) > 1) for c in chunks):
            return Reading(((norm, Form()),), len(norm) == 4, False) if norm.isdigit() and norm.isascii() else None
        parts = tuple((chunk, self.forms.get(chunk, Form())) for chunk in chunks)
        if any(not form.terms and chunk.isalpha() and len(chunk) > 2 for chunk, form in parts):
            return None
        return Reading(parts, True, any(form.phrases for _, form in parts))


def _all_terms(form: Form) -> Iterator[Term]:
    yield from form.terms
    for _, terms in form.phrases:
        yield from terms
