"""Years, months and days of three calendars as stretches of Gregorian days.

Hijri dates follow the Umm al-Qura table of `hijridate` (1343 to 1500 AH); a country's own sighting may differ by a day.
Earlier and later ones follow the arithmetic calendar (Reingold and Dershowitz, Calendrical Calculations, ch. 7).
Solar Hijri dates follow `persiantools`.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from riwaya.model import Calendar

Days = tuple[date, date]
"""First and last day."""

ONE_DAY = timedelta(days=1)
MONTHS = 12
UMM_AL_QURA = range(1343, 1501)
"""Years of the table."""

HIJRI_EPOCH = date(622, 7, 19).toordinal()
"""1 Muharram of the year 1, the civil reckoning, in the Gregorian calendar."""

USUAL_YEARS = range(1390, 1411)
"""Solar Hijri years that a date without a year is tried in, to see on which Gregorian day it falls as a rule."""


@lru_cache(maxsize=4096)
def days_of(calendar: Calendar, year: int, month: int | None = None, day: int | None = None) -> Days | None:
    """The year, month or day; None where the calendar has no such date, or no table for it."""
    if month is None:
        first, last = _day(calendar, year, 1, 1), _day(calendar, year + 1, 1, 1)
    elif day is None:
        first = _day(calendar, year, month, 1)
        last = _day(calendar, *((year + 1, 1) if month == MONTHS else (year, month + 1)), 1)
    else:
        found = _day(calendar, year, month, day)
        return None if found is None else (found, found)
    return None if first is None or last is None else (first, last - ONE_DAY)


def year_month(calendar: Calendar, day: date) -> tuple[int, int] | None:
    """Year and month of a Gregorian day in `calendar`; None outside its table."""
    if calendar == "gregorian":
        return day.year, day.month
    try:
        if calendar == "hijri":
            from hijridate import Gregorian

            hijri = Gregorian(day.year, day.month, day.day).to_hijri()
            return hijri.year, hijri.month
        from persiantools.jdatetime import JalaliDate

        solar = JalaliDate(day)  # type: ignore[no-untyped-call]
        return solar.year, solar.month
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=512)
def usual_days(month: int, day: int | None) -> tuple[str, bool]:
    """A Solar Hijri month or day without its year, as Gregorian `XXXX-MM-DD` or `…/…`, and whether that holds every
    year (leap years move it by a day)."""
    found = [d for y in USUAL_YEARS if (d := days_of("solar-hijri", y, month, day))]
    shown = [f"{a:XXXX-%m-%d}" if a == b else f"{a:XXXX-%m-%d}/{b:XXXX-%m-%d}" for a, b in found]
    if not shown:
        return "XXXX-XX-XX", False
    usual = max(shown, key=shown.count)
    return usual, shown.count(usual) == len(shown)


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * week) // 451
    month, day = divmod(h + week - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _day(calendar: Calendar, year: int, month: int, day: int) -> date | None:
    try:
        if calendar == "gregorian":
            return date(year, month, day)
        if calendar == "hijri":
            if year not in UMM_AL_QURA:
                return _arithmetic(year, month, day)
            from hijridate import Hijri

            found = Hijri(year, month, day).to_gregorian()
            return date(found.year, found.month, found.day)
        from persiantools.jdatetime import JalaliDate

        solar: date = JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
        return solar
    except (ValueError, OverflowError):
        return None


def _arithmetic(year: int, month: int, day: int) -> date | None:
    """A Hijri date by the calendar of eleven leap years in thirty, which keeps within a day or two of the moon."""
    if year < 1 or month not in range(1, 13) or day not in range(1, 31):
        return None
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day - 1
    return date.fromordinal(HIJRI_EPOCH + days)
