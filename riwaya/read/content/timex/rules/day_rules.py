"""Months, days and years: 12 January 2016, يوليو/تموز الماضي, Monday the 5th, the last Friday of March."""

from __future__ import annotations

from dataclasses import replace

from riwaya.languages.times import Times
from riwaya.read.content.timex.chart import Item, Result, Rules
from riwaya.read.content.timex.dates import Date
from riwaya.read.content.timex.offsets import Unit

DAYS = range(1, 32)
SHORT_YEARS = range(0, 100)
PIVOT = 50
"""Two figures below this are a year of this century."""
BC_IS_NO_YEAR = "bc"
LAST_EARLY = 1600
"""Later years are Gregorian, whatever calendar the month is of."""


RULES = Rules()
rule = RULES.rule

# --- months ---


@rule("one-unit any-month", "any-month one-unit")
def month_word(g: Times, a: Item, b: Item) -> Result:
    unit, month = (a, b) if isinstance(b.value, Date) else (b, a)
    return ("month", month.value) if unit.value == "month" else None


@rule("any-month slash|dash any-month", "any-month opening any-month closing", "any-month any-month")
def pair(g: Times, a: Item, b: Item, c: Item | None = None, _: Item | None = None) -> Result:
    other = c or b
    return ("month", a.value) if a.value == other.value else None


@rule("unit-one number|ordinal", "unit-one figure")
def numbered_month(g: Times, unit: Item, n: Item) -> Result:
    figure = n.kind == "figure"
    month = n.value[0] if figure else n.value
    # شهر واحد is one month, and no January
    fits = unit.value == "month" and month in range(1 if figure or n.kind == "ordinal" else 2, 13)
    return ("weak-month", Date(month=int(month)), True) if fits else None


@rule("the-unit ordinal")
def definite_numbered_month(g: Times, unit: Item, n: Item) -> Result:
    fits = unit.value == "month" and n.value in range(1, 13)
    return ("numbered-month", Date(month=int(n.value))) if fits else None


@rule("the-unit ordinal of? year")
def numbered_month_of_year(g: Times, unit: Item, n: Item, _: Item | None, year: Item) -> Result:
    fits = unit.value == "month" and n.value in range(1, 13)
    return ("monthly", replace(year.value, month=n.value)) if fits else None


# --- years ---


@rule("unit-one|the-unit of? year-number", "year-number dash? unit-one|unit-many")
def year_word(g: Times, a: Item, b: Item | None, c: Item | None = None) -> Result:
    parts = [x for x in (a, b, c) if x is not None]
    year = next((x.value for x in parts if x.kind == "year-number"), None)
    unit = next(x.value for x in parts if "unit" in x.kind)
    if a.kind == "year-number" and not g.year_behind:
        return None
    return ("year", year) if unit == "year" else None


@rule("one-unit number")
def short_year(g: Times, unit: Item, n: Item) -> Result:
    if unit.value != "year" or n.value not in SHORT_YEARS or n.value < 10:
        return None
    return "year", short(g, int(n.value))


@rule("a-unit-time any-year")
def unit_and_year(g: Times, unit: Item, year: Item) -> Result:
    return ("year", year.value) if isinstance(unit.value, Unit) and unit.value.unit == "year" else None


@rule("full era-word")
def date_of_era(g: Times, date: Item, era: Item) -> Result:
    named = isinstance(date.value, Date) and date.value.year is not None and era.value != BC_IS_NO_YEAR
    return ("full", replace(date.value, calendar=era.value)) if named else None


@rule("any-year era-word")
def year_of_era(g: Times, year: Item, era: Item) -> Result:
    return None if era.value == BC_IS_NO_YEAR else ("year", replace(year.value, calendar=era.value))


@rule("one-unit number era-word")
def numbered_year_of_era(g: Times, unit: Item, n: Item, era: Item) -> Result:
    fits = unit.value == "year" and n.value >= 1 and era.value != BC_IS_NO_YEAR
    return ("year", Date(int(n.value), calendar=era.value)) if fits else None


# --- days of a month ---


@rule("day-number|ordinal genitive? any-month|numbered-month")
def day_of_month(g: Times, day: Item, _: Item | None, month: Item) -> Result:
    return _dated(day, month)


@rule("unit-one figure")
def day_word(g: Times, unit: Item, day: Item) -> Result:
    n, digits = day.value
    return ("dated", Date(day=n), True) if unit.value == "day" and n in DAYS and digits <= 2 else None


@rule("the-unit ordinal of? any-month", "ordinal one-unit of? any-month")
def nth_day_of_month(g: Times, a: Item, b: Item, _: Item | None, month: Item) -> Result:
    unit, day = (b, a) if a.kind == "ordinal" else (a, b)
    return _dated(day, month) if unit.value == "day" else None


@rule("day-number separator any-month")
def day_mark_month(g: Times, day: Item, _: Item, month: Item) -> Result:
    return _dated(day, month) if _.kind != "comma" else None


@rule("any-month ordinal", "any-month dash? day-number")
def month_day(g: Times, month: Item, dash: Item | None, day: Item | None = None) -> Result:
    number = day or dash
    if number is None or (month.value.month is None):
        return None
    found = _dated(number, month)
    # "in July 15 people": a number before what it counts is no day, unless the language writes days so
    return (*found[:2], number.kind == "day-number" and not g.month_first) if found else None


@rule("today today")
def doubled(g: Times, a: Item, b: Item) -> Result:
    return ("today", a.value) if a.value == b.value else None


# --- with their year ---


@rule("dated comma? of? any-year", "dated separator any-year")
def date_year(g: Times, day: Item, a: Item | None, b: Item | None, c: Item | None = None) -> Result:
    return _with_year("full", day, c or b)


@rule("dated|month figure")
def written_short_year(g: Times, date: Item, year: Item) -> Result:
    n, digits = year.value
    if not g.short_years or digits != 2 or n < PIVOT:
        return None
    return _with_year("full" if date.kind == "dated" else "monthly", date, Item("year-number", 0, 0, short(g, n)))


@rule("any-month comma? of? any-year")
def month_year(g: Times, month: Item, _: Item | None, __: Item | None, year: Item) -> Result:
    return _with_year("monthly", month, year)


@rule("weekday comma? one-unit? figure-date", "unit-one figure-date")
def figure_date(g: Times, *items: Item | None) -> Result:
    parts = [x for x in items if x is not None]
    weekday = next((x.value.weekday for x in parts if x.kind == "weekday"), None)
    if any(x.value != "day" for x in parts if "unit" in x.kind):
        return None
    return "dated", replace(parts[-1].value, weekday=weekday)


@rule("figure-date comma? year-number")
def figure_date_year(g: Times, day: Item, _: Item | None, year: Item) -> Result:
    return _with_year("full", day, year)


@rule("any-month of? a-unit-time", "a-unit-time any-month")
def month_of_unit(g: Times, a: Item, b: Item | None, c: Item | None = None) -> Result:
    month, unit = (a, c) if c is not None else (b, a)
    return within("monthly", month, unit, "year")


@rule("dated of? a-unit-time")
def date_of_unit(g: Times, day: Item, _: Item | None, unit: Item) -> Result:
    return within("full", day, unit, "year")


@rule("ordinal genitive? a-unit-time", "day-number genitive a-unit-time")
def day_of_unit(g: Times, day: Item, _: Item | None, unit: Item) -> Result:
    return within("full", day, unit, "month")


@rule("any-month deictic-after", "deictic-before any-month")
def deictic_month(g: Times, a: Item, b: Item) -> Result:
    return with_deictic("monthly", a, b)


@rule("dated deictic-after")
def deictic_date(g: Times, a: Item, b: Item) -> Result:
    return with_deictic("full", a, b)


def short(g: Times, n: int) -> Date:
    """A year of two figures."""
    if g.calendar != "gregorian":
        return Date(1300 + n if n >= PIVOT else 1400 + n, calendar=g.calendar)
    return Date(2000 + n if n < PIVOT else 1900 + n)


def _dated(day: Item, month: Item) -> tuple[str, Date] | None:
    n = day.value.day if isinstance(day.value, Date) else day.value
    if n not in DAYS or not isinstance(month.value, Date) or month.value.day:
        return None
    return "dated", replace(month.value, day=n)


def _with_year(kind: str, date: Item, year: Item | None) -> Result:
    if year is None or not isinstance(date.value, Date) or not isinstance(year.value, Date):
        return None
    later = year.value.year is not None and year.value.year > LAST_EARLY
    if later and year.value.calendar == "gregorian" != date.value.calendar:
        return kind, replace(date.value, within=year.value)  # Ramadan 2019
    if year.kind == "year" and year.value.calendar != date.value.calendar:
        return None
    return kind, replace(date.value, year=year.value.year)


def within(kind: str, part: Item | None, unit: Item | None, wanted: str) -> Result:
    """`part` of a unit of now, which must be a `wanted`."""
    if part is None or unit is None or not isinstance(unit.value, Unit) or unit.value.unit != wanted:
        return None
    value = part.value if isinstance(part.value, Date) else Date(day=part.value) if part.value in DAYS else None
    if value is None:
        return None
    calendar = unit.value.calendar if value.month is None and value.weekday is None else value.calendar
    return kind, replace(value, within=unit.value, calendar=calendar)


def with_deictic(kind: str, a: Item, b: Item) -> Result:
    date, n = (a.value, b.value) if isinstance(a.value, Date) else (b.value, a.value)
    return (kind, replace(date, deictic=n)) if isinstance(date, Date) else None
