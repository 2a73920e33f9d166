"""Times: words that name a point, stretch or length of time → their value in ISO 8601, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from riwaya.languages.times import Times
from riwaya.model import Begins, Document, Time
from riwaya.read.content.numerals import Numeral
from riwaya.read.content.timex.anchors import Reference, of_caption, reference
from riwaya.read.content.timex.chart import Item, fill
from riwaya.read.content.timex.dates import Date, Expression
from riwaya.read.content.timex.figures import add_figures
from riwaya.read.content.timex.offsets import Ago, Length, Nearby
from riwaya.read.content.timex.parts import Part
from riwaya.read.content.timex.pieces import Place, covered_words, places
from riwaya.read.content.timex.rules import GRAMMAR
from riwaya.read.content.timex.said_on import said_on
from riwaya.read.page import Page

REPORTED = frozenset(
    ("dated", "full", "monthly", "month", "weekday", "one-weekday", "unit-time", "shift", "seasonal", "nth", "ago")
    + ("nearby", "span", "of-day", "today", "part", "era", "year", "length", "clock", "holiday")
)
"""Kinds that are a time by themselves."""

AFTER_PREPOSITION = frozenset({"weak-month", "year-number", "years", "figure-date", "season"})
"""Kinds that are one behind a preposition of time."""

LEFT_OUT = frozenset(
    [("since", "ago"), ("clock-before", "clock"), ("clock-before", "of-day"), ("from", "span"), ("between", "span")]
)
"""Prepositions that a rule needs to see, by the kind of the whole, and that are no part of the time (since, at)."""

LONE_YEARS = range(1800, 2101)
"""A bare number that can be a year."""

LONE_EARLY_YEARS = range(1250, 1451)
"""The same, in a language that counts its years by another calendar."""

TENSE_REACH = 12
"""Words before a time in which a word of the future tells that it is still to come."""


APPOSITION = frozenset({",", "،", "(", "–", "—"})
"""Marks behind which a time may be said a second time."""

CUE_REACH = 3
"""Words from a cue to the time that it was said at."""

LONGEST_BEGINS = 6
"""Words of the longest phrase that says that something began."""

PAST_ONLY = -2


@dataclass(frozen=True, slots=True)
class Found:
    """A time of a page before it has a value: words `first:end`, characters, what they say."""

    first: int
    end: int
    start_char: int
    end_char: int
    said: Expression
    approximate: bool
    lean: int
    begins: Begins = ""


def find_times(document: Document, readings: Sequence[tuple[Page, Sequence[Numeral]]], lean: int = -1) -> list[Time]:
    """The times of a document, in its order: `t1`, `t2` …

    `readings`: its pages with their numbers. `lean` says where a date without its year lies that no word puts into
    the past or the future: news speak of the past (-1), people who make an appointment of what is to come (1).
    """
    found = sorted(
        ((f, page) for page, numerals in readings for f in times_of(page, numerals, lean)),
        key=lambda pair: pair[0].start_char,
    )
    rests_on = reference(document)
    captions = _dated_captions(document, [f for f, _ in found])
    times = []
    for n, (f, page) in enumerate(found, 1):
        before = found[n - 2][0] if n > 1 and found[n - 2][1] is page else None
        beside = before.said if before is not None and _in_apposition(page, before, f) else None
        own = next((r for start, end, r in captions if start <= f.start_char < end), None)
        value, precision, anchor = (own or rests_on).value(f.said, f.lean)
        span = document.span(f.start_char, f.end_char)
        on = said_on(f.said, beside)
        calendar = f.said.calendar
        times.append(
            Time(f"t{n}", span, value, precision, f.approximate, anchor, calendar, said_on=on, begins=f.begins)
        )
    return times


def _in_apposition(page: Page, before: Found, found: Found) -> bool:
    """Whether only a comma or bracket, and at most a preposition, parts two times (вчера, в субботу)."""
    between = page.t.text[before.end_char : found.start_char].split()
    if before.end_char > found.start_char or not 1 <= len(between) <= 2 or between[0] not in APPOSITION:
        return False
    times = page.language.times
    return len(between) == 1 or times is not None and page.language.fold(between[1]) in times.prepositions


def begins_before(page: Page, i: int) -> tuple[int, Begins]:
    """What the longest phrase right before the time at word i says of when something began, and how many words it
    has."""
    listed = page.language.times.begins if page.language.times is not None else {}
    start = max(page.sentence(i)[0], i - LONGEST_BEGINS)
    behind = ((i - first, tuple(page.norm(k) for k in range(first, i))) for first in range(start, i))
    return next(((n, listed[words]) for n, words in behind if words in listed), (0, ""))


def times_of(page: Page, numerals: Sequence[Numeral], lean: int = -1) -> Iterator[Found]:
    """The times of one page; none overlaps another."""
    times = page.language.times
    if times is None:
        return
    covered = covered_words(numerals)
    for place in places(page, times, covered):
        add_figures(page.t.text, place, times)
        fill(GRAMMAR, times, place.items)
        for item in _chosen(page, times, place):
            yield _found(page, times, place, covered, item, lean)


def _chosen(page: Page, times: Times, place: Place) -> Iterator[Item]:
    """From left to right, the longest thing at each piece that is a time where it stands."""
    at, previous = 0, -1
    while at < len(place.items):
        item = _longest(page, times, place, at, previous)
        inside = range(at + 1, item.end if item else 0)
        if item is None or any(_outreaches(_longest(page, times, place, k, previous), item) for k in inside):
            at += 1
        else:
            yield item
            at = previous = item.end


def _longest(page: Page, times: Times, place: Place, at: int, previous: int) -> Item | None:
    for item in sorted(place.items[at], key=lambda item: -item.end):
        if _is_time(page, times, place, item, previous):
            first, end = place.words[item.first], place.words[item.end - 1] + 1
            whole = item.kind == "full" and item.value.fixed
            return item if whole or not _excluded(page, times, first, end) else None
    return None


def _outreaches(other: Item | None, item: Item) -> bool:
    """Whether a thing that begins later is longer and goes on behind the end (يوم [2. أكتوبر])."""
    return other is not None and other.end > item.end and other.end - other.first >= item.end - item.first


def _is_time(page: Page, times: Times, place: Place, item: Item, previous: int) -> bool:
    end = place.words[item.end - 1] + 1
    if item.kind in AFTER_PREPOSITION:
        if item.kind == "year-number" and not _may_stand_alone(times, item.value):
            return False
        words = times.before_year if item.kind in ("year-number", "years") else times.prepositions
        if not (_after(words, page, place, item) or _goes_on(place, item, previous)):
            return False
    elif item.kind not in REPORTED:
        return False
    return not item.weak or _ends_cleanly(page, end)


def _may_stand_alone(times: Times, year: Date) -> bool:
    """Whether a bare number may be a year."""
    if year.calendar != "gregorian":
        return year.calendar == times.calendar and year.year in LONE_EARLY_YEARS
    return year.year in LONE_YEARS


def _after(words: frozenset[str], page: Page, place: Place, item: Item) -> bool:
    """Whether one of `words` stands before, as a word or written onto it."""
    word = place.words[item.first]
    if item.first and place.words[item.first - 1] == word:
        start, end = place.starts[item.first - 1], place.ends[item.first - 1]
        return page.language.fold(page.t.text[start:end]) in words
    return page.norm(word - 1) in words


def _goes_on(place: Place, item: Item, previous: int) -> bool:
    """Whether only "and" or a comma stands between the time before and this one (in 2015 and 2016)."""
    if previous < 0 or item.first - previous != 1:
        return False
    return any(i.kind in ("and", "comma") for i in place.items[previous])


def _ends_cleanly(page: Page, end: int) -> bool:
    """Whether what follows cannot belong to a number at the end: a mark, a preposition, a conjunction."""
    if page.mark(end) or page.has(end, "preposition", "joining", "that", "relative"):
        return True
    word = page.t.words[end]
    return bool(word.conjunction or word.preposition)


def _excluded(page: Page, times: Times, first: int, end: int) -> bool:
    """Whether the words before or behind make something else of it (Friday prayers)."""
    before, after = page.norm(first - 1), page.norm(end)
    for i in (first, end - 1):
        unless = times.unless.get(page.norm(i))
        if unless and ((i == first and before in unless.before) or (i == end - 1 and after in unless.after)):
            return True
    return False


def _found(page: Page, times: Times, place: Place, numerals: Mapping[int, Numeral], item: Item, lean: int) -> Found:
    since = max((i.end for i in place.items[item.first] if (i.kind, item.kind) in LEFT_OUT), default=item.first)
    if since > item.first:
        since = max((i.end for i in place.items[since] if i.kind == "about"), default=since)
    first, end = place.words[since], place.words[item.end - 1] + 1
    said: Expression = item.value
    if isinstance(said, Ago) and page.norm(end) in times.counted_from:
        said = Ago(said.amounts, said.sign, afloat=True)
    hedged = {id(n): n for i in range(first, end) if (n := numerals.get(i)) is not None}.values()
    counted = isinstance(said, Ago | Length)  # "until 2024" is no less exact than 2024
    return Found(
        first,
        end,
        place.starts[since],
        place.ends[item.end - 1],
        said,
        _approximate(place, item, said) or any(n.approximate or (n.bound and counted) for n in hedged),
        _leaning(page, times, first, lean),
        "" if isinstance(said, Ago) else begins_before(page, first)[1],  # for 58 days: told again a day later, it is 59
    )


def _approximate(place: Place, item: Item, said: Expression) -> bool:
    """Whether the words say that it is not exactly so: about, early, some days."""
    if isinstance(said, Part) or (isinstance(said, Nearby) and said.n is None):
        return True
    if isinstance(said, Ago | Length) and any(n is None for _, n in said.amounts):
        return True
    return any(i.kind == "about" and i.end == item.first for i in place.items[max(item.first - 1, 0)])


def _leaning(page: Page, times: Times, first: int, lean: int) -> int:
    """Where a date without its year lies, by the words before it in its clause: to come behind a word of the future,
    past right behind a cue (said on 3 May)."""
    begin = max(page.sentence(first)[0], first - TENSE_REACH)
    that = False
    for i in range(first - 1, begin - 1, -1):
        norm = page.t.norms[i]
        if lean > 0 or norm in times.future or any(p.match(norm) for p in times.future_shapes):
            return 1
        that = that or page.has(i, "that")
        hit = page.at.get(i)
        if hit is not None and hit.finite:
            return PAST_ONLY if lean < 0 and not that and first - i <= CUE_REACH else lean
    return lean


def _dated_captions(document: Document, found: Sequence[Found]) -> list[tuple[int, int, Reference]]:
    """Captions that hold a whole date of their own: start, end, what their other times rest on."""
    dated = []
    for block in document.blocks if not document.published else ():
        days = [_whole_day(f) for f in found if block.start <= f.start_char < block.end and block.role == "caption"]
        day = next((d for d in days if d is not None), None)
        if day is not None:
            dated.append((block.start, block.end, of_caption(day)))
    return dated


def _whole_day(found: Found) -> date | None:
    if not (isinstance(found.said, Date) and found.said.fixed and found.said.day):
        return None
    stretch = found.said.at(of_caption(date.min).first)
    return stretch.first if stretch else None
