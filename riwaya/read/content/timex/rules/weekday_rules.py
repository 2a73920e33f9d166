"""Weekdays and today beside a date, the n-th of something, feasts: Monday the 5th, the last Friday of March."""

from __future__ import annotations

from dataclasses import replace

from riwaya.languages.times import Times
from riwaya.read.content.timex.chart import Item, Result, Rules
from riwaya.read.content.timex.dates import Date
from riwaya.read.content.timex.offsets import Unit
from riwaya.read.content.timex.parts import Easter, Nth, PartOfYear
from riwaya.read.content.timex.rules.day_rules import DAYS, with_deictic, within

LAST_NTH = 5
"""A month has no sixth Friday."""

RULES = Rules()
rule = RULES.rule

# --- weekdays ---


@rule("weekday deictic-after", "deictic-before weekday")
def deictic_weekday(g: Times, a: Item, b: Item) -> Result:
    return with_deictic("one-weekday", a, b)


@rule("deictic-before one-unit weekday")
def deictic_day_weekday(g: Times, a: Item, unit: Item, b: Item) -> Result:
    return with_deictic("one-weekday", a, b) if unit.value == "day" else None


@rule("weekday comma? matching? of? a-date", "a-date comma? weekday", "weekday opening a-date closing")
def weekday_date(g: Times, *items: Item | None) -> Result:
    parts = [x for x in items if x is not None]
    weekday = next(x for x in parts if x.kind == "weekday")
    date = next(x for x in parts if x.kind in ("dated", "full"))
    if not isinstance(date.value, Date) or date.value.weekday:
        return None
    return date.kind, replace(date.value, weekday=weekday.value.weekday), date.weak


@rule("weekday of? day-number", "weekday of ordinal")
def weekday_number(g: Times, weekday: Item, _: Item | None, day: Item) -> Result:
    n = day.value.day if isinstance(day.value, Date) else day.value
    return ("dated", replace(weekday.value, day=n), True) if n in DAYS else None


@rule("weekday ordinal")
def weekday_nth(g: Times, weekday: Item, n: Item) -> Result:
    if n.value <= LAST_NTH:
        return "nth", Nth(Unit("month", 0), n.value, weekday.value.weekday, ""), True
    return ("dated", replace(weekday.value, day=n.value), True) if n.value in DAYS else None


@rule("weekday ordinal of any-month|monthly|a-unit-time")
def weekday_numbered_of(g: Times, weekday: Item, n: Item, _: Item, month: Item) -> Result:
    if n.value <= LAST_NTH or n.value not in DAYS:
        return None
    if isinstance(month.value, Unit):
        return within("full", Item("", 0, 0, replace(weekday.value, day=n.value)), month, "month")
    return "full", replace(month.value, day=n.value)


@rule("any-weekday of? a-unit-time", "a-unit-time comma? one-unit? any-weekday")
def weekday_of_week(g: Times, *items: Item | None) -> Result:
    parts = [x for x in items if x is not None]
    weekday = next(x for x in parts if "weekday" in x.kind)
    unit = next(x for x in parts if isinstance(x.value, Unit))
    middle = [x for x in parts if x.kind in ("unit-one", "the-unit")]
    return None if any(x.value != "day" for x in middle) else within("one-weekday", weekday, unit, "week")


@rule("today comma? weekday", "today opening weekday closing", "weekday comma? today")
def today_weekday(g: Times, *items: Item | None) -> Result:
    parts = [x for x in items if x is not None]
    day = next(x for x in parts if x.kind == "today")
    weekday = next(x for x in parts if x.kind == "weekday")
    return "one-weekday", replace(weekday.value, within=day.value)


@rule("today comma? a-date", "today opening a-date closing", "a-date today")
def today_date(g: Times, *items: Item | None) -> Result:
    date = next(x for x in items if x is not None and x.kind in ("dated", "full"))
    today = next(x for x in items if x is not None and x.kind == "today")
    if isinstance(date.value, Date) and isinstance(today.value, Unit):
        return date.kind, replace(date.value, away=today.value.n), date.weak
    return date.kind, date.value, date.weak


# --- the n-th of something ---


@rule("ordinal one-unit? any-weekday of? a-period", "last one-unit? any-weekday of? a-period")
def nth_weekday(g: Times, n: Item, day: Item | None, weekday: Item, _: Item | None, of: Item) -> Result:
    if day is not None and day.value != "day":
        return None
    return _nth(n, weekday.value.weekday, "", of)


@rule("weekday ordinal of? a-period", "weekday last-after of? a-period")
def weekday_nth_of(g: Times, weekday: Item, n: Item, _: Item | None, of: Item) -> Result:
    return _nth(n, weekday.value.weekday, "", of)


@rule("ordinal one-unit of? a-period", "last one-unit of? a-period")
def nth_unit(g: Times, n: Item, unit: Item, _: Item | None, of: Item) -> Result:
    return _nth(n, None, unit.value, of)


@rule("one-unit ordinal of? a-period", "one-unit last-after of? a-period")
def unit_nth(g: Times, unit: Item, n: Item, _: Item | None, of: Item) -> Result:
    return _nth(n, None, unit.value, of)


# --- feasts ---


@rule("holiday of? any-year|a-unit-time")
def feast(g: Times, day: Item, _: Item | None, year: Item) -> Result:
    if isinstance(year.value, Unit) and year.value.unit != "year":
        return None
    return "full", replace(day.value, within=year.value)


def _nth(n: Item, weekday: int | None, unit: str, of: Item) -> Result:
    value = -1 if n.kind in ("last", "last-after") else n.value
    if unit in ("quarter", "half") and value in range(1, 5 if unit == "quarter" else 3):
        return "seasonal", PartOfYear(unit, f"{unit[0].upper()}{value}", within=of.value)
    if unit in ("second", "minute", "hour", "decade", "century", "year", "season", "half", "quarter"):
        return None
    if unit == "day" and of.kind in ("month", "weak-month", "monthly") and value > 0:
        return ("dated" if of.kind != "monthly" else "full"), replace(of.value, day=value)
    if isinstance(of.value, Easter):
        return None
    of_value = of.value
    if unit == "day":
        return ("nth", Nth(of_value, value, None, unit))
    return "nth", Nth(of_value, value, weekday, unit)
