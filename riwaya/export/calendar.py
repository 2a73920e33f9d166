"""Stretches of the calendar: days, weeks, months, years, decades, centuries; which one a period is, and what is next to
it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, get_args

from riwaya.align.facts import When

Unit = Literal["day", "week", "month", "year", "decade", "century"]
UNITS: tuple[Unit, ...] = get_args(Unit)
Period = tuple[date, date]
"""First and last day."""

_AROUND_A_NIGHT = 2
"""Days from the first to the last that a night is given (`align/stated.py`)."""
_YEARS = {"year": 1, "decade": 10, "century": 100}


def days_of(when: When) -> Period:
    """The first and the last day that a told time may mean; of a night, which may count to either of two days, the day
    whose night its words name."""
    first, last = day_of(when.first), day_of(when.last)
    if when.precision == "part-of-day" and (last - first).days == _AROUND_A_NIGHT:
        first = last = moved(first, 1)
    return first, max(first, last)


def day_of(iso: str) -> date:
    """The day; the last of its month where that has fewer."""
    year, month, day = map(int, iso.split("-"))
    return date(year, month, min(day, _last_of(year, month).day)) if day > 28 else date(year, month, day)


def unit_around(day: date, unit: Unit) -> Period:
    """The stretch that a day lies in. Weeks begin on Monday."""
    if unit == "day":
        return day, day
    if unit == "week":
        first = moved(day, -day.weekday())
        return first, moved(first, 6)
    if unit == "month":
        return day.replace(day=1), _last_of(day.year, day.month)
    years = _YEARS[unit]
    start = day.year // years * years
    return date(max(start, 1), 1, 1), date(min(start + years - 1, date.max.year), 12, 31)


def unit_of(period: Period) -> Unit | None:
    """The stretch of the calendar that a period is; None for another."""
    return next((unit for unit in UNITS if unit_around(period[0], unit) == period), None)


def stretches(period: Period, unit: Unit) -> list[Period]:
    """A period cut into stretches of the calendar; the first and the last end where the period does."""
    found, day = [], period[0]
    while day <= period[1]:
        last = min(unit_around(day, unit)[1], period[1])
        found.append((day, last))
        if last == date.max:
            break
        day = moved(last, 1)
    return found


def beside(period: Period) -> tuple[Period | None, Period | None, Period | None]:
    """The stretch before a period, the wider one that it lies in, and the one after it."""
    unit = unit_of(period)
    if unit is None:
        wider = next((w for u in UNITS if (w := unit_around(period[0], u))[1] >= period[1]), None)
        return None, wider, None
    higher_units = (u for u in UNITS[UNITS.index(unit) + 1 :] if u != "week")
    around = (unit_around(period[0], u) for u in higher_units)
    higher = next((w for w in around if w != period and w[1] >= period[1]), None)
    return unit_around(moved(period[0], -1), unit), higher, unit_around(moved(period[1], 1), unit)


def moved(day: date, days: int) -> date:
    """So many days later; the calendar has a first and a last day."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def _last_of(year: int, month: int) -> date:
    if (year, month) == (date.max.year, 12):
        return date.max
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
