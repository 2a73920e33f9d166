"""Dates and clock times in figures: 22/04/2016, 2016-04-22, 21.10.74, 15:30."""

from __future__ import annotations

from riwaya.languages.times import Times
from riwaya.read.content.timex.chart import Item
from riwaya.read.content.timex.clocks import OfDay
from riwaya.read.content.timex.dates import Date
from riwaya.read.content.timex.pieces import DAYS, Place
from riwaya.read.content.timex.rules.day_rules import short

SEPARATORS = ("/", "-", "–", ".")
MONTHS = range(1, 13)
HOURS, MINUTES = range(0, 25), range(0, 60)
YEARS = range(1000, 2200)
NEAR_YEARS = range(1900, 2101)
"""Years that a month in figures may be of; 4/1273 is a volume and its page."""

Figure = tuple[int, int]
"""Value and number of digits."""


def add_figures(text: str, place: Place, g: Times) -> None:
    """Adds to the items of `place` what its figures say together; they touch each other."""
    figures: dict[int, Figure] = {}
    for at, items in enumerate(place.items):
        for item in items:
            if item.kind == "figure":
                figures[at] = item.value
    for at in figures:
        row, mark = _row(text, place, figures, at)
        before = text[place.starts[at] - 1] if place.starts[at] else ""
        if len(row) < 2 or (before == mark and at - 2 in figures):
            continue
        found = _clock(row) if mark == ":" else _date(row, mark, g)
        if found is not None:
            kind, value = found
            place.items[at].append(Item(kind, at, at + 2 * len(row) - 1, value))


def _row(text: str, place: Place, figures: dict[int, Figure], at: int) -> tuple[list[Figure], str]:
    """The figures from piece `at` on that one and the same mark joins without spaces, and the mark."""
    row, mark = [figures[at]], ""
    while at + 2 in figures and len(row) < 4:
        between = text[place.ends[at] : place.starts[at + 2]]
        between = "/" if between.strip() == "/" else between
        if between not in (*SEPARATORS, ":") or (mark and between != mark):
            break
        mark, at = between, at + 2
        row.append(figures[at])
    return row, mark


def _clock(row: list[Figure]) -> tuple[str, OfDay] | None:
    hour, minute, *rest = row
    if len(row) > 3 or hour[0] not in HOURS or hour[1] > 2:
        return None
    if any(n not in MINUTES or digits != 2 for n, digits in (minute, *rest)):
        return None
    return "clock-figure", OfDay((hour[0], minute[0], rest[0][0] if rest else None))


def _pair(row: list[Figure], mark: str, g: Times) -> tuple[str, Date] | None:
    """Day and month, or month and year. A zero before a figure makes it a date; a fraction has none."""
    (first, digits), (second, more) = row
    if mark != "/":
        return None
    if first in MONTHS and more == 4 and second in NEAR_YEARS:
        return "monthly", Date(second, first)
    day, month = (first, second) if g.figures == "dmy" else (second, first)
    day, month = (day, month) if month in MONTHS else (month, day)
    if day not in DAYS or month not in MONTHS or digits > 2 or more > 2:
        return None
    zero = (digits == 2 and first < 10) or (more == 2 and second < 10)
    return "dated" if zero else "figure-date", Date(month=month, day=day)


def _date(row: list[Figure], mark: str, g: Times) -> tuple[str, Date] | None:
    values = [n for n, _ in row]
    if len(row) == 2:
        return _pair(row, mark, g)
    if len(row) != 3:
        return None
    if row[0][1] == 4:
        year, month, day = values
        calendar = g.early_years if year in range(1200, 1600) else "gregorian"
        return ("full", Date(year, month, day, calendar=calendar)) if month in MONTHS and day in DAYS else None
    first, second, year = values if g.figures != "ymd" or row[2][1] == 4 else values[::-1]
    if row[2][1] not in (2, 4) or (g.figures == "ymd" and row[0][1] != 2):
        return None
    day, month = (second, first) if g.figures == "mdy" else (first, second)
    if month not in MONTHS and day in MONTHS:
        day, month = month, day
    if month not in MONTHS or day not in DAYS or (row[2][1] == 4 and year not in YEARS):
        return None
    if row[2][1] == 2:
        return "full", Date(short(g, year).year, month, day, calendar=short(g, year).calendar)
    calendar = g.early_years if year in range(1200, 1600) else "gregorian"
    return "full", Date(year, month, day, calendar=calendar)
