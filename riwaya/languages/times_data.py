"""`times.toml` → `Times`: every word in every form that clitics give it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, get_args

from riwaya.languages.lexicon import Clitics
from riwaya.languages.spelling import other_finals
from riwaya.languages.times import Form, Term, Times, Unless
from riwaya.model import Begins, Calendar

DEFINITE = frozenset({"unit-one", "unit-two", "unit-many", "season", "day-part", "bare-weekday", "decade", "half"})
"""Kinds whose words take the language's article."""
CLITICS = DEFINITE | {
    "month",
    "weak-month",
    "weekday",
    "today",
    "shift",
    "moment",
    "holiday",
    "last",
    "few",
    "part-word",
}
"""Kinds whose words take the language's prepositions; conjunctions stand before any word."""
_ENTRY = re.compile(r"\w+(?:['’.\-]\w+)*|[^\w\s]")
_UNITS = ("second", "minute", "hour", "day", "week", "weekend", "month", "season", "quarter", "half") + (
    "year",
    "decade",
    "century",
)
_SEASONS = ("SP", "SU", "FA", "WI", "Q1", "Q2", "Q3", "Q4")
_DAY_PARTS = ("MO", "MI", "AF", "EV", "NI")
_PARTS = ("early", "mid", "late")
_ORDERS = ("dmy", "mdy", "ymd")
_COUNTS = {"one": "unit-one", "two": "unit-two", "many": "unit-many", "pair": "unit-pair"}
_TABLES = {
    "deictic": {name: f"deictic-{name}" for name in ("before", "before-many", "after", "following")},
    "ago": {"since": "since"} | {n: f"ago-{n}" for n in ("before", "after", "afloat-before", "afloat-after")},
}
"""Tables of tables of value = words → the kinds of their words."""


def load_times(
    data: Mapping[str, Any], fold: Callable[[str], str], clitics: Clitics, finals: Sequence[Sequence[str]] = ()
) -> Times:
    """The times of one language, from its parsed `times.toml`. `finals`: pairs of a final letter and how else it is
    printed. Raises `KeyError` and `ValueError`, which name the entry."""
    return _Builder(data, fold, clitics, finals).times()


class _Builder:
    def __init__(
        self, data: Mapping[str, Any], fold: Callable[[str], str], clitics: Clitics, finals: Sequence[Sequence[str]]
    ) -> None:
        self.data, self.fold, self.clitics, self.finals = data, fold, clitics, finals
        self.ambiguous = {fold(w) for w in data.get("ambiguous", [])}
        self.exact = {fold(w): w for w in data.get("exact", [])}
        self.never = {fold(w) for w in data.get("never", [])}
        self.found: dict[str, Form] = {}

    def times(self) -> Times:
        for words, term in self._entries():
            for word in words:
                for spelling in (word, *other_finals(word, self.finals)):
                    self._add(spelling, term)
        data, words = self.data, self.data["words"]
        return Times(
            figures=_one_of(data["figures"], _ORDERS),
            article=bool(self.clitics.articles),
            year_behind=bool(data.get("year-behind", False)),
            short_years=bool(data.get("short-years", False)),
            month_first=bool(data.get("month-first", False)),
            calendar=_one_of(data.get("calendar", "gregorian"), get_args(Calendar)),
            early_years=_one_of(data.get("early-years", "gregorian"), get_args(Calendar)),
            forms=self.found,
            prepositions=self._set(words.get("before-time", [])),
            before_year=self._set([*words.get("before-time", []), *words.get("before-year", [])]),
            counted_from=self._set(words.get("counted-from", [])),
            future=self._set(words.get("future", [])),
            future_shapes=tuple(re.compile(p) for p in data.get("future-shapes", [])),
            unless=self._unless(),
            begins=self._begins(),
        )

    def _set(self, words: Iterable[str]) -> frozenset[str]:
        return frozenset(map(self.fold, words))

    def _begins(self) -> dict[tuple[str, ...], Begins]:
        table = self.data.get("begins", {})
        rows: tuple[tuple[str, Begins], ...] = (("since", "since"), ("already", "already"), ("neither", ""))
        return {tuple(self.fold(phrase).split()): how for name, how in rows for phrase in table.get(name, [])}

    def _unless(self) -> dict[str, Unless]:
        found: dict[str, Unless] = {}
        for row in self.data.get("unless", []):
            before, after = self._set(row.get("before", [])), self._set(row.get("after", []))
            for word in map(self.fold, row["words"]):
                known = found.get(word, Unless(frozenset(), frozenset()))
                found[word] = Unless(known.before | before, known.after | after)
        return found

    def _entries(self) -> Iterator[tuple[list[str], Term]]:
        """Every list of the file with the term that its words are."""
        data = self.data
        for calendar, months in data["months"].items():
            _one_of(calendar, get_args(Calendar))
            for n, words in months.items():
                yield words, Term("month", (calendar, int(n)))
        for n, words in data["weekdays"].items():
            yield words, Term("bare-weekday" if self.clitics.articles else "weekday", int(n))
        for unit, counts in data["units"].items():
            for count, words in counts.items():
                yield words, Term(_COUNTS[count], _one_of(unit, _UNITS))
        for name, words in data.get("seasons", {}).items():
            yield words, Term("season", _one_of(name, _SEASONS))
        for name, words in data["parts"].items():
            yield words, Term("part-word", _one_of(name, _PARTS))
        for name, words in data["day-parts"].items():
            yield words, Term("day-part", _one_of(name, _DAY_PARTS))
        for name, words in data.get("clock-parts", {}).items():
            yield words, Term("clock-part", _one_of(name, _DAY_PARTS))
        for calendar, words in data.get("eras", {}).items():
            yield words, Term("era-word", _one_of(calendar, (*get_args(Calendar), "bc")))
        yield from self._valued()
        for name, words in data["words"].items():
            if name not in ("before-time", "before-year", "counted-from", "future"):
                yield words, Term(name)

    def _valued(self) -> Iterator[tuple[list[str], Term]]:
        """Tables of value = words."""
        data = self.data
        for n, words in data["days"].items():
            yield words, Term("today", int(n))
        for value, words in data.get("shifts", {}).items():
            unit, n = value.split()
            yield words, Term("shift", (_one_of(unit, _UNITS), int(n)))
        for value, words in data.get("moments", {}).items():
            n, part = value.split()
            yield words, Term("moment", (int(n), _one_of(part, _DAY_PARTS)))
        for table, kinds in _TABLES.items():
            for name, values in data.get(table, {}).items():
                for n, words in values.items():
                    yield words, Term(kinds[name], int(n))
        for value, words in data.get("lengths", {}).items():
            unit, n = value.split()
            yield words, Term("length", (_one_of(unit, _UNITS), float(n)))
        for name in ("decade", "point", "fraction", "ordinal"):
            for n, words in data.get(f"{name}s", {}).items():
                yield words, Term(name, int(n))
        for rule, words in data.get("holidays", {}).items():
            yield words, Term("holiday", _holiday(rule))

    def _add(self, entry: str, term: Term) -> None:
        """An entry, and its forms with clitics before it."""
        first, *rest = _ENTRY.findall(self.fold(entry)) or [""]
        folded = self.fold(entry)
        if term.kind == "month" and folded in self.ambiguous:
            term = Term("weak-month", term.value)
        if folded in self.exact:
            term = Term(term.kind, term.value, self.exact[folded])
        for written, clitics, definite in self._written(first, term.kind):
            self._put(written, clitics, tuple(rest), _definite(term) if definite else term)

    def _written(self, word: str, kind: str) -> Iterator[tuple[str, tuple[str, ...], bool]]:
        c = self.clitics
        article = c.articles[0] if c.articles else ""
        stems = [(word, False)]
        if article and kind in DEFINITE and not word.startswith(article):
            stems.append((article + word, True))
        prepositions = ("", *c.prepositions) if kind in CLITICS else ("",)
        for conjunction in ("", *c.conjunctions):
            for preposition in prepositions:
                for stem, definite in stems:
                    # the article loses its first letter behind the preposition that the language contracts it with
                    joined = next((w for w, p, _ in c.contractions if p == preposition), None)
                    body = preposition + stem
                    if joined and stem.startswith(article):
                        body = joined + stem[len(article) :]
                    clitics = tuple(x for x in (conjunction, preposition) if x)
                    yield conjunction + body, clitics, definite

    def _put(self, written: str, clitics: tuple[str, ...], rest: tuple[str, ...], term: Term) -> None:
        if written in self.never:
            return
        known = self.found.get(written)
        if known is not None and known.clitics != clitics:
            if len(known.clitics) <= len(clitics):
                return  # fewer clitics peeled: بعد is no ب + عد
            known = None
        known = known or Form(clitics)
        if rest:
            phrases = dict(known.phrases)
            phrases[rest] = (*phrases.get(rest, ()), term)
            longest_first = tuple(sorted(phrases.items(), key=lambda p: -len(p[0])))
            self.found[written] = Form(clitics, known.terms, longest_first)
        elif term not in known.terms:
            self.found[written] = Form(clitics, (*known.terms, term), known.phrases)


def _definite(term: Term) -> Term:
    kind = {"unit-one": "the-unit", "unit-two": "the-units", "unit-many": "the-units", "bare-weekday": "weekday"}
    value = (term.value, 2) if term.kind == "unit-two" else term.value
    return Term(kind.get(term.kind, term.kind), value, term.spelled)


def _holiday(rule: str) -> tuple[str, int, int]:
    """`gregorian 12-25`, `hijri 12-10`, `easter -2` → calendar, month, day; of Easter 0 and the days from it."""
    name, _, rest = rule.partition(" ")
    if name == "easter":
        return name, 0, int(rest or 0)
    month, day = rest.split("-")
    return _one_of(name, get_args(Calendar)), int(month), int(day)


def _one_of(value: Any, allowed: tuple[str, ...]) -> Any:
    if value not in allowed:
        raise ValueError(f"{value!r} is none of {', '.join(allowed)}")
    return value
