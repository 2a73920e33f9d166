"""What words of time show of the day that they were said on: who says "yesterday, Saturday" says it on a Sunday.

For pages whose date nobody knows. Only what the words give by themselves: "yesterday" or "on Saturday" alone show
nothing.
"""

from __future__ import annotations

from datetime import date, timedelta

from riwaya.read.content.timex.clocks import OfDay
from riwaya.read.content.timex.dates import Date, Expression
from riwaya.read.content.timex.offsets import Unit
from riwaya.read.content.timex.stretch import whole

_LEAP, _PLAIN = 2004, 2001
"""A year with a 29 February, and one without: where they disagree, a day before or behind another is not known."""


def said_on(said: Expression, before: Expression | None = None) -> tuple[str, ...]:
    """The weekday (`XXXX-WXX-7` is a Sunday), day (`XXXX-06-14`) or month (`XXXX-06`) that the words were said on, as
    far as they show it. `before`: the time that stands right before in apposition (yesterday evening, | Wednesday)."""
    day = said.day if isinstance(said, OfDay) else said
    if not isinstance(day, Date) or day.calendar != "gregorian" or day.year is not None:
        return ()
    away = _days_away(day, before.day if isinstance(before, OfDay) else before)
    found = []
    if day.month and day.day:
        if away is not None:
            found += _day(day.month, day.day, away)
        elif day.deictic == 0:  # "the 14th of this June" is said in June
            found.append(f"XXXX-{day.month:02}")
    if day.weekday and away is not None:
        found.append(f"XXXX-WXX-{(day.weekday - 1 - away) % 7 + 1}")
    return tuple(found)


def _days_away(day: Date, before: Expression | None) -> int | None:
    """How many days from the day of saying the words put it; None where they do not say."""
    if day.away is not None:
        return day.away
    unit = day.within if day.within is not None else before if day.deictic is None else None
    return unit.n if isinstance(unit, Unit) and unit.unit == "day" and not unit.afloat else None


def _day(month: int, day: int, away: int) -> list[str]:
    """The day of the year from which that day is so far away; none where leap years tell otherwise."""
    stretches = (whole("gregorian", year, month, day) for year in (_LEAP, _PLAIN))
    said = {_moved(stretch.first, -away) for stretch in stretches if stretch is not None}
    return [f"XXXX-{said.pop():%m-%d}"] if len(said) == 1 else []


def _moved(day: date, days: int) -> date:
    """Moved within one year, so that both years give equal days."""
    return (day + timedelta(days=days)).replace(year=_LEAP)
