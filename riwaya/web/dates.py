"""Days and periods in the words of the interface."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date, format_interval, format_skeleton

from riwaya.export.calendar import Period, Unit, moved, unit_of


def period_words(period: Period, language: str) -> str:
    """A day, a month, a year or a stretch: 8 March 2014; March 2014; 2014; 3–9 March 2014."""
    first, last = period
    unit = unit_of(period)
    if unit == "day":
        return str(format_date(first, "long", locale=language))
    if unit == "month":
        return str(format_skeleton("yMMMM", first, locale=language))
    if unit == "year":
        return str(first.year)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}–{last.year}"
    # Babel ends an interval at midnight of its last day, and knows no months of several years.
    if first.day == 1 and moved(last, 1).day == 1:
        return str(format_interval(first, last, "yMMMM", locale=language))
    return str(format_interval(first, last, "yMMMd", locale=language))


def axis_words(period: Period, unit: Unit | None, language: str) -> str:
    """A period as an axis needs it, by the length of its columns; without one in full."""
    first = period[0]
    if unit in ("day", "week"):
        return str(format_skeleton("MMMd", first, locale=language))
    if unit == "month":
        return str(format_skeleton("yMMM", first, locale=language))
    return str(first.year) if unit is not None else period_words(period, language)


def day_words(day: date, language: str) -> str:
    """One day, in full."""
    return str(format_date(day, "long", locale=language))
