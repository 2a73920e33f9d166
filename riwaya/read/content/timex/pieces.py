"""The places of a page where a time may stand, cut into pieces: words without their clitics, marks, numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from riwaya.languages.times import Form, Reading, Term, Times
from riwaya.model import Calendar
from riwaya.read.content.numerals import Numeral
from riwaya.read.content.timex.chart import Item
from riwaya.read.content.timex.clocks import OfDay
from riwaya.read.content.timex.dates import Date
from riwaya.read.content.timex.offsets import Length, Unit
from riwaya.read.content.timex.parts import Easter, Era, PartOfYear
from riwaya.read.looks import FIGURE_MARKS
from riwaya.read.looks import TIME as LOOK
from riwaya.read.page import Page

JOINING = frozenset("/:-–—(),،؛.'’\"")
MARKS = {"/": "slash", "-": "dash", "–": "dash", "—": "dash", "(": "opening", ")": "closing", ":": "colon", ".": "dot"}
LONGEST = 60
"""Words that one place may have: a table of dates is read in stretches of this length."""

IN_COMPANY = frozenset({"unit-one", "unit-many", "the-units", "day-part", "clock-part", "clock-word", "bare-weekday"})
"""Kinds that are no time where no other word of times stands beside them."""

DAYS, YEARS = range(1, 32), range(1000, 2200)
EARLY_YEARS = range(1200, 1600)
"""Years that the language's own calendar has today."""


@dataclass(slots=True)
class Place:
    """Words `first:end` of a page, as pieces: `starts`, `ends` in code points, `word` of each; the items that each
    piece opens."""

    first: int
    end: int
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    items: list[list[Item]] = field(default_factory=list)


def places(page: Page, times: Times, covered: Mapping[int, Numeral]) -> Iterator[Place]:
    """Every place of the page with a word that a time may hold, with the words around it that may belong to it."""
    norms, reading = page.t.norms, times.reading
    done = 0
    for i in page.t.for_look(LOOK):
        known = reading(norms[i])
        if i < done or not ((known is not None and known.seed) or _between_figures(page, i)):
            continue
        paragraph_first, paragraph_end = page.t.paragraphs[page.t.paragraph[i]]
        first = i
        while first > max(done, paragraph_first) and _joins(page, times, covered, first - 1):
            first -= 1
        end = min(max(i + 1, _reach(page, times, i)), paragraph_end)
        while end < min(paragraph_end, first + LONGEST) and _joins(page, times, covered, end):
            end = min(max(end + 1, _reach(page, times, end)), paragraph_end)
        if end - first > 1 or known is None or not _says_nothing_alone(known):
            yield _place(page, times, covered, first, end)
        done = end


def _says_nothing_alone(known: Reading) -> bool:
    """Whether a word is a time only in company, such as the name of a unit: most places hold nothing else."""
    _, form = known.parts[0]
    return len(known.parts) == 1 and not form.clitics and all(term.kind in IN_COMPANY for term in form.terms)


def covered_words(numerals: Sequence[Numeral]) -> dict[int, Numeral]:
    """Word → the numeral that it is a part of."""
    return {i: numeral for numeral in numerals for i in range(numeral.first, numeral.end)}


def _between_figures(page: Page, i: int) -> bool:
    starts, ends, norms = page.t.starts, page.t.ends, page.t.norms
    if (
        norms[i] not in FIGURE_MARKS
        or not 0 < i < len(norms) - 1
        or ends[i - 1] != starts[i]
        or ends[i] != starts[i + 1]
    ):
        return False
    return norms[i - 1].isdigit() and norms[i + 1].isdigit()


def _joins(page: Page, times: Times, covered: Mapping[int, Numeral], i: int) -> bool:
    norm = page.t.norms[i]
    return norm in JOINING or i in covered or norm.isdigit() or times.reading(norm) is not None


def _reach(page: Page, times: Times, i: int) -> int:
    """Where the longest phrase of times ends that word i opens."""
    known = times.reading(page.t.norms[i])
    if known is None or not known.opens:
        return i + 1
    lengths = [len(rest) for _, form in known.parts for rest, _ in form.phrases if _follows(page, i, rest)]
    return i + 1 + max(lengths, default=0)


def _follows(page: Page, i: int, rest: tuple[str, ...]) -> bool:
    return tuple(page.t.norms[i + 1 : i + 1 + len(rest)]) == rest


def _place(page: Page, times: Times, covered: Mapping[int, Numeral], first: int, end: int) -> Place:
    place = Place(first, end)
    opened: list[tuple[int, int, Term]] = []
    firsts: list[int] = []
    for i in range(first, end):
        firsts.append(len(place.starts))
        _cut(page, times, covered, place, opened, i)
    firsts.append(len(place.starts))
    for at, word, term in opened:
        if word > end:
            continue  # the phrase runs out of the place
        place.items[at].append(Item(term.kind, at, firsts[word - first], _meaning(term, times.calendar)))
    for numeral in {n.first: n for i in range(first, end) if (n := covered.get(i))}.values():
        if first <= numeral.first and numeral.end <= end and not _cut_by_figures(page, numeral):
            pieces = range(*firsts[numeral.first - first : numeral.first - first + 2])
            at = next((k for k in pieces if place.starts[k] >= numeral.start_char), pieces[0])
            place.items[at] += number_items(numeral.value, at, firsts[numeral.end - first], times, numeral)
    return place


def _cut_by_figures(page: Page, numeral: Numeral) -> bool:
    """Whether the number is one word of figures, whose pieces speak for themselves (15, 1980s, 18-year-old)."""
    one_word = numeral.end - numeral.first == 1 and page.norm(numeral.first)[0].isdigit()
    return one_word and not numeral.ordinal and numeral.value == int(numeral.value)


def _cut(
    page: Page,
    times: Times,
    covered: Mapping[int, Numeral],
    place: Place,
    opened: list[tuple[int, int, Term]],
    i: int,
) -> None:
    """Word i as pieces of `place`, with the items of one piece; phrases go to `opened`: piece, end word, term."""
    norm, start = page.t.norms[i], page.t.starts[i]
    known = times.reading(norm)
    at = 0
    parts = known.parts if known else _numeral_parts(page, covered, i)
    for chunk, form in parts:
        stem = chunk
        for clitic in form.clitics:
            _piece(page, place, i, start, norm, at, at + len(clitic))
            place.items[-1] += _word_items(times, clitic, len(place.starts) - 1)
            at, stem = at + len(clitic), stem[len(clitic) :]
        _piece(page, place, i, start, norm, at, at + len(stem))
        if known is None and at + len(stem) < len(norm):
            place.items[-1] += _word_items(times, stem, len(place.starts) - 1)
        at += len(stem)
        here = len(place.starts) - 1
        surface = page.t.text[place.starts[here] : place.ends[here]]
        for rest, terms in form.phrases:
            if _follows(page, i, rest):
                opened += [(here, i + 1 + len(rest), t) for t in terms]
        for term in form.terms:
            if not term.spelled or surface.endswith(term.spelled):
                place.items[here].append(Item(term.kind, here, here + 1, _meaning(term, times.calendar)))
        if stem.isdecimal():
            place.items[here].append(Item("figure", here, here + 1, (int(stem), len(stem))))
            numeral = covered.get(i)
            if numeral is None or numeral.end - numeral.first == 1 or numeral.upper is not None:
                place.items[here] += number_items(int(stem), here, here + 1, times, None, len(stem))
        mark = "comma" if page.comma(i) else MARKS.get(stem)
        if mark:
            place.items[here].append(Item(mark, here, here + 1, stem))


def _numeral_parts(page: Page, covered: Mapping[int, Numeral], i: int) -> tuple[tuple[str, Form], ...]:
    """A number word with its conjunction cut off (`و`+`ثمانية`); any other word whole."""
    norm = page.t.norms[i]
    numeral = covered.get(i)
    prefix = numeral.start_char - page.t.starts[i] if numeral is not None and numeral.first == i else 0
    return ((norm[:prefix], Form()), (norm[prefix:], Form())) if prefix > 0 else ((norm, Form()),)


def _piece(page: Page, place: Place, word: int, start: int, norm: str, a: int, b: int) -> None:
    end = page.t.ends[word]
    offsets = range(end - start + 1) if end - start == len(norm) else _offsets(page, start, end)
    place.starts.append(start + offsets[a])
    place.ends.append(start + offsets[b] if b < len(norm) else end)
    place.words.append(word)
    place.items.append([])


def _offsets(page: Page, start: int, end: int) -> list[int]:
    """Place of each folded letter in the word as it is written, whose vowel marks fold to nothing."""
    found: list[int] = []
    for k, character in enumerate(page.t.text[start:end]):
        found += [k] * len(page.language.fold(character))
    return [*found, end - start]


def _word_items(times: Times, norm: str, at: int) -> list[Item]:
    form = times.forms.get(norm)
    return [Item(t.kind, at, at + 1, _meaning(t, times.calendar)) for t in form.terms] if form else []


def number_items(value: float, at: int, end: int, times: Times, numeral: Numeral | None, digits: int = 0) -> list[Item]:
    """What a number may be in a time: a count, an ordinal, a day of the month, a year."""
    if numeral is not None and numeral.upper is not None:
        return [Item("number-range", at, end, (value, numeral.upper))]
    if numeral is not None and numeral.ordinal:
        found = [Item("ordinal", at, end, int(value))]
        return [*found, Item("year-number", at, end, Date(int(value)))] if value in YEARS else found
    found = [Item("number", at, end, value)]
    if value == int(value):
        n = int(value)
        if n in DAYS and digits <= 2:
            found.append(Item("day-number", at, end, Date(day=n), weak=not digits))
        elif n in YEARS and digits in (0, 4):
            calendar = times.early_years if n in EARLY_YEARS else "gregorian"
            found.append(Item("year-number", at, end, Date(n, calendar=calendar)))
    return found


@lru_cache(maxsize=4096)
def _meaning(term: Term, calendar: Calendar) -> Any:
    """What a word says, as the rules combine it."""
    kind, value = term.kind, term.value
    if kind in ("month", "weak-month"):
        return Date(month=value[1], calendar=value[0])
    if kind in ("weekday", "bare-weekday"):
        return Date(weekday=value)
    if kind == "today":
        return Unit("day", value)
    if kind == "shift":
        return Unit(value[0], value[1], calendar if value[0] in ("month", "year") else "gregorian")
    if kind == "moment":
        return OfDay(part=value[1], day=Unit("day", value[0]))
    if kind == "length":
        return Length((value,))
    if kind == "season":
        return PartOfYear("quarter" if value[0] == "Q" else "season", value)
    if kind == "decade":
        return Era("decade", 1900 + value if value >= 30 else 2000 + value)
    if kind == "holiday":
        return Easter(value[2]) if value[0] == "easter" else Date(None, value[1], value[2], calendar=value[0])
    return value
