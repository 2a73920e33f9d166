"""Dates as far as the words say them, and which of the times that they may mean is the one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

from riwaya.model import Calendar
from riwaya.read.content.timex.calendars import MONTHS, usual_days, year_month
from riwaya.read.content.timex.stretch import (
    Now,
    Stretch,
    whole,
)

NEAR_FUTURE = timedelta(days=121)
"""A day of a month without its year lies in the past, unless it comes within so long: the nearer day, and the past
counts double."""

JUST_PAST = timedelta(days=7)
"""How long ago a day may be that a word puts into the future: papers print yesterday's text."""

SEARCHED_WITH_WEEKDAY = 6
"""How many months around the anchor are searched for a Friday the 13th."""


class Expression(Protocol):
    """What words say of a time, before anybody knows which day it was said on."""

    @property
    def fixed(self) -> bool:
        """Whether the words alone say which time it is."""

    @property
    def leans(self) -> bool:
        """Whether nothing but habit says that it lies in the past."""

    @property
    def calendar(self) -> Calendar:
        """The calendar that the words use."""

    def at(self, now: Now) -> Stretch | None:
        """The time, said at `now`; None where `now` does not settle it."""

    def open(self) -> tuple[str, str]:
        """Value and precision where nobody knows when it was said."""


@dataclass(frozen=True, slots=True)
class Date:
    """A year, month, day or weekday, or several of them; `within` is the time that it is a part of (July of last
    year), `deictic` -1 for last, 0 for this, 1 for next."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """1 is Monday."""
    calendar: Calendar = "gregorian"
    deictic: int | None = None
    within: Expression | None = None
    away: int | None = None
    """How many days from now it is said to be as well (today, 14 June: 0)."""

    @property
    def fixed(self) -> bool:
        return self.year is not None or (self.within is not None and self.within.fixed)

    @property
    def leans(self) -> bool:
        return not self.fixed and self.deictic is None and (self.within is None or self.within.leans)

    def at(self, now: Now) -> Stretch | None:
        if self.year is not None:
            return whole(self.calendar, self.year, self.month, self.day)
        if self.within is not None:
            return self._inside(now)
        found = list(self._candidates(now.day))
        if self.weekday and self.month:
            # a weekday chooses between the last and the next such day; where it fits neither, it is the slip
            found = [s for s in found if s.first.isoweekday() == self.weekday] or found
        return nearest(found, now, self.deictic, self._lone_weekday) or (found[0] if len(found) == 1 else None)

    def open(self) -> tuple[str, str]:
        precision = "day" if self.day or self.weekday else "month" if self.month else "year"
        if self._lone_weekday:
            return f"XXXX-WXX-{self.weekday}", precision
        if self.calendar == "solar-hijri" and self.month:
            return usual_days(self.month, self.day)[0], precision
        gregorian = self.calendar == "gregorian"
        parts = [f"{self.year:04}" if self.year and gregorian else "XXXX"]
        if self.month or self.day:
            parts.append(f"{self.month:02}" if self.month and gregorian else "XX")
        if self.day:
            parts.append(f"{self.day:02}" if gregorian else "XX")
        return "-".join(parts), precision

    @property
    def _lone_weekday(self) -> bool:
        return self.weekday is not None and self.day is None and self.month is None

    def _inside(self, now: Now) -> Stretch | None:
        outer = self.within.at(now) if self.within else None
        if outer is None:
            return None
        if self._lone_weekday and outer.first == outer.last:
            # "today, Friday", printed on the Saturday: the weekday knows better
            return nearest(list(self._candidates(outer.first)), replace(now, day=outer.first), None, weekday=True)
        inside = [c for c in self._candidates(outer.first, outer.last) if outer.first <= c.first <= outer.last]
        return inside[0] if inside else None

    def _candidates(self, first: date, last: date | None = None) -> Iterator[Stretch]:
        """The times that the words may mean around a day, or from `first` to `last`, in their order."""
        if self._lone_weekday:
            for k in range(-14, (last - first).days + 1 if last else 15):
                day = first + timedelta(days=k)
                if day.isoweekday() == self.weekday:
                    yield Stretch(day, day, "day")
            return
        found, ending = year_month(self.calendar, first), year_month(self.calendar, last or first)
        if found is None or ending is None:
            return
        if self.month is not None:
            tries = [(year, self.month) for year in range(found[0] - 1, ending[0] + 2)]
        else:
            reach = SEARCHED_WITH_WEEKDAY if self.weekday else 1
            months = range(found[0] * MONTHS + found[1] - 1 - reach, ending[0] * MONTHS + ending[1] + reach)
            tries = [(m // MONTHS, m % MONTHS + 1) for m in months]
        for year, month in tries:
            stretch = whole(self.calendar, year, month, self.day)
            if stretch is not None and (not self.weekday or self.month or stretch.first.isoweekday() == self.weekday):
                yield stretch


def nearest(found: list[Stretch], now: Now, deictic: int | None, weekday: bool) -> Stretch | None:
    """Which of the times in order is meant: the last one that has begun, or as `deictic` and `now.lean` want it."""
    if deictic is None:
        if now.lean < 0:
            may_come = now.lean == -1 and found and found[0].first == found[0].last and not weekday
            near = NEAR_FUTURE if may_come else timedelta()
            found = [s for s in found if s.first <= now.day + near]
            return found[-1] if found else None
        if not weekday:
            found = [s for s in found if s.last >= now.day - JUST_PAST]
            return found[0] if found else None
        return next((s for s in found if s.first >= now.day), None)
    if deictic == 0:
        around = [s for s in found if s.first <= now.day <= s.last]
        return around[0] if around else next((s for s in found if s.first > now.day), None)
    if deictic < 0:
        past = [s for s in found if s.last < now.day]
        return past[deictic] if len(past) >= -deictic else None
    coming = [s for s in found if s.first > now.day]
    return coming[deictic - 1] if len(coming) >= deictic else None
