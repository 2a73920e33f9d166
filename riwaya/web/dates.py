"""Days and periods in the words of the interface."""

from __future__ import annotations

from babel.dates import format_date, format_interval, format_skeleton

from riwaya.export.calendar import Period, Unit, moved, unit_of
from riwaya.export.labels import Labels


def period_words(period: Period, labels: Labels) -> str:
    """A day, a month, a year or a stretch: 8 March 2014; March 2014; 2014; 3–9 March 2014."""
    return labels.number(_period(period, labels.language))


def axis_words(period: Period, unit: Unit | None, labels: Labels) -> str:
    """A period as an axis needs it, by the length of its columns; without one in full."""
    if unit is None:
        return period_words(period, labels)
    form = {"day": "MMMd", "week": "MMMd", "month": "yMMM"}.get(unit)
    shown = format_skeleton(form, period[0], locale=_locale(labels.language)) if form else period[0].year
    return labels.number(shown)


def _period(period: Period, language: str) -> str:
    first, last = period
    unit = unit_of(period)
    if unit == "day":
        return str(format_date(first, "long", locale=_locale(language)))
    if unit == "month":
        return str(format_skeleton("yMMMM", first, locale=language))
    if unit == "year":
        return str(first.year)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}–{last.year}"
    # Babel ends an interval at midnight of its last day, and knows no months of several years.
    if first.day == 1 and moved(last, 1).day == 1:
        return str(format_interval(first, last, "yMMMM", locale=language))
    return str(format_interval(first, last, "yMMMd", locale=_locale(language)))


def _locale(language: str) -> str:
    """As dates stand elsewhere on the pages: 2 May 2031."""
    return "en_GB" if language == "en" else language
