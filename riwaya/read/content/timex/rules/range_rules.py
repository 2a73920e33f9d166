"""From one time to another: من 13 إلى 15 يوليو, between 2011 and 2015, July 13-15."""

from __future__ import annotations

from dataclasses import replace

from riwaya.languages.times import Times
from riwaya.read.content.timex.chart import Item, Result, Rules
from riwaya.read.content.timex.clocks import OfDay
from riwaya.read.content.timex.dates import Date, Expression
from riwaya.read.content.timex.ranges import Range, range_of

A_CENTURY = 100

RULES = Rules()
rule = RULES.rule


@rule("from an-end comma? and? any-dash one-unit? an-end", "from ordinal and? any-dash dated|full")
def from_to(g: Times, _: Item, a: Item, *rest: Item | None) -> Result:
    days = [x for x in rest if x is not None and x.kind in ("unit-one", "the-unit")]
    end = rest[-1]
    return None if end is None or any(x.value != "day" for x in days) else _range(a, end)


@rule("between any-unit? an-end and an-end")
def between(g: Times, _: Item, unit: Item | None, a: Item, __: Item, b: Item) -> Result:
    return _range(a, b)


@rule(
    "unit-pair any-year and any-year",
    "unit-two any-year and any-year",
    "unit-many any-year and any-year",
    "one-unit any-year dash any-year",
)
@rule("unit-pair any-month and any-month|monthly")
def pair_of_years(g: Times, unit: Item, a: Item, sign: Item, b: Item) -> Result:
    wanted = "year" if a.value.year else "month"
    return _range(a, b) if unit.value == wanted else None


@rule("dated|full any-dash dated|full", "any-month|monthly any-dash any-month|monthly", "clock any-dash clock")
@rule("weekday any-dash weekday", "year any-dash any-year")
@rule("day-number any-dash dated|full", "day-number slash dated|full", "day-number dot dash dated|full")
def plain(g: Times, a: Item, *rest: Item) -> Result:
    return _range(a, rest[-1])


@rule("year-number dash year-number")
def years(g: Times, a: Item, _: Item, b: Item) -> Result:
    found = range_of(a.value, b.value)
    return ("years", found) if found is not None and b.value.year - a.value.year < A_CENTURY else None


@rule("years unit-one|unit-many")
def years_word(g: Times, span: Item, unit: Item) -> Result:
    return ("span", span.value) if unit.value == "year" and g.year_behind else None


@rule("year-number and year-number unit-many")
def two_years(g: Times, a: Item, _: Item, b: Item, unit: Item) -> Result:
    follows = unit.value == "year" and g.year_behind and b.value.year == a.value.year + 1
    return _range(a, b) if follows else None


@rule("day-number and dated|full")
def two_days(g: Times, a: Item, _: Item, b: Item) -> Result:
    """20 and 21 July: days that follow each other."""
    follows = isinstance(b.value, Date) and b.value.day == a.value.day + 1
    return _range(a, b) if follows else None


@rule("dated dash|to day-number", "full dash|to day-number")
def day_to_day(g: Times, a: Item, sign: Item, b: Item) -> Result:
    """March 12 - 15; but behind a dateline's date the text begins (March 12 - Two officials)."""
    dated = sign.kind == "dash" and isinstance(a.value, Date)
    return None if dated and (b.weak or (b.value.day or 0) <= (a.value.day or 0)) else _range(a, b)


@rule("span of? any-year", "span comma of? any-year")
def range_year(g: Times, span: Item, *rest: Item | None) -> Result:
    year = next((x for x in reversed(rest) if x is not None), None)
    found = span.value
    if year is None or not isinstance(found.end, Date) or found.end.year or not found.end.month:
        return None
    start, end = (_in_year(e, year.value.year) for e in (found.start, found.end))
    ranged = range_of(start, end)
    return ("span", ranged) if ranged else None


@rule("a-day comma? span")
def range_of_day(g: Times, day: Item, _: Item | None, span: Item) -> Result:
    start, end = span.value.start, span.value.end
    if not isinstance(start, OfDay) or not isinstance(end, OfDay) or start.day is not None:
        return None
    return "span", Range(replace(start, day=day.value), replace(end, day=day.value))


def _in_year(date: Expression, year: int) -> Date:
    assert isinstance(date, Date)
    return Date(year, date.month, date.day, date.weekday, date.calendar)


def _counted(end: Expression) -> bool:
    """Whether an end that nobody can date is an offset from now."""
    return not end.fixed and "P" in end.open()[0]


def _range(a: Item, b: Item) -> Result:
    """A range of two times; two bare days or a bare year before a day are none."""
    if a.kind == b.kind == "day-number":
        return None
    start = Date(day=a.value) if a.kind == "ordinal" and a.value in range(1, 32) else a.value
    if _counted(start) != _counted(b.value):
        return None  # from last year to May: no form can write both as one
    found = range_of(start, b.value)
    return ("span", found) if found is not None else None
