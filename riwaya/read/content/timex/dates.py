"""Dates as far as the words say them, and what is cut out of a date: parts of it, the last Friday of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

from riwaya.model import Calendar
from riwaya.read.content.timex.calendars import MONTHS, days_of, easter, usual_days, year_month
from riwaya.read.content.timex.stretch import (
    MONTHS_OF,
    YEARS_OF,
    Now,
    Stretch,
    century,
    decade,
    part_of_year,
    season,
    third,
    unit_at,
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
        return _nearest(found, now, self.deictic, self._lone_weekday) or (found[0] if len(found) == 1 else None)

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
            return _nearest(list(self._candidates(outer.first)), replace(now, day=outer.first), None, weekday=True)
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


def _nearest(found: list[Stretch], now: Now, deictic: int | None, weekday: bool) -> Stretch | None:
    """Which of the times in order is meant: the last one that has begun, or as `deictic` and `now.lean` want it."""
    if deictic is None:
        if now.lean < 0:
            near = NEAR_FUTURE if found and found[0].first == found[0].last and not weekday else timedelta()
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


@dataclass(frozen=True, slots=True)
class Part:
    """The beginning, middle or end of a time: `early`, `mid`, `late`."""

    part: str
    of: Expression

    @property
    def fixed(self) -> bool:
        return self.of.fixed

    @property
    def leans(self) -> bool:
        return self.of.leans

    @property
    def calendar(self) -> Calendar:
        return self.of.calendar

    def at(self, now: Now) -> Stretch | None:
        outer = self.of.at(now)
        return third(outer, self.part) if outer else None

    def open(self) -> tuple[str, str]:
        value, precision = self.of.open()
        if isinstance(self.of, Date) and value.startswith("XXXX-") and value[5:].isdigit():
            inside = third(whole("gregorian", _USUAL_YEAR, int(value[5:])), self.part)  # type: ignore[arg-type]
            value = inside.iso().replace(f"{_USUAL_YEAR}", "XXXX") if inside else value
        return value, "part-of-month" if precision == "month" else precision


_USUAL_YEAR = 2001
"""A year without a leap day, for the days of a month of no year."""


@dataclass(frozen=True, slots=True)
class PartOfYear:
    """A season (`SU`), quarter (`Q3`), half (`H1`) of a year."""

    unit: str
    name: str
    year: int | None = None
    deictic: int | None = None
    within: Expression | None = None

    @property
    def fixed(self) -> bool:
        return self.year is not None or (self.within is not None and self.within.fixed)

    @property
    def leans(self) -> bool:
        return not self.fixed and self.deictic is None and self.within is None

    @property
    def calendar(self) -> Calendar:
        return self.within.calendar if self.within else "gregorian"

    def at(self, now: Now) -> Stretch | None:
        outer = self.within.at(now) if self.within else None
        if self.within is not None and (outer is None or outer.precision != "year"):
            return self._half(outer) if outer else None
        if outer is not None and self.calendar != "gregorian" and self.unit != "season":
            return self._months(outer)
        if outer is not None or self.year is not None:
            return self._of(outer.first.year if outer else self.year or 0)
        found = [self._of(year) for year in range(now.day.year - 3, now.day.year + 4)]
        return _nearest(found, now, self.deictic, weekday=False)

    def open(self) -> tuple[str, str]:
        return f"XXXX-{self.name}", self.unit

    def _of(self, year: int) -> Stretch:
        return season(year, self.name) if self.unit == "season" else part_of_year(year, self.unit, int(self.name[1]))

    def _months(self, year: Stretch) -> Stretch | None:
        """A quarter or half of a year of another calendar."""
        found, length = year_month(self.calendar, year.first), MONTHS_OF[self.unit]
        last = int(self.name[1]) * length
        months = [whole(self.calendar, found[0], month) for month in (last - length + 1, last)] if found else []
        if len(months) < 2 or months[0] is None or months[1] is None:
            return None
        return Stretch(months[0].first, months[1].last, self.unit)

    def _half(self, outer: Stretch) -> Stretch | None:
        """A half of a month or decade."""
        if self.unit != "half":
            return None
        days = (outer.last - outer.first).days + 1
        middle = outer.first + timedelta(days=15 if outer.precision == "month" else days // 2)
        first, last = (outer.first, middle - timedelta(days=1)) if self.name == "H1" else (middle, outer.last)
        return Stretch(first, last, "part-of-month" if outer.precision == "month" else outer.precision)


@dataclass(frozen=True, slots=True)
class Era:
    """A decade (its first year, or the last two digits of one) or a century (its number)."""

    unit: str
    n: int
    calendar: Calendar = "gregorian"
    fixed: bool = True
    leans: bool = False

    def at(self, now: Now) -> Stretch | None:
        if self.calendar != "gregorian":
            days = [days_of(self.calendar, y) for y in (self.n, self.n + YEARS_OF[self.unit] - 1)]
            return Stretch(days[0][0], days[1][1], self.unit) if days[0] and days[1] else None
        return decade(self.n) if self.unit == "decade" else century(self.n)

    def open(self) -> tuple[str, str]:
        return "XXXX", self.unit


@dataclass(frozen=True, slots=True)
class Nth:
    """The n-th weekday or unit of a time (the last Friday of March, the first week of next month); -1 is the last."""

    n: int
    weekday: int | None
    unit: str
    of: Expression

    @property
    def fixed(self) -> bool:
        return self.of.fixed

    @property
    def leans(self) -> bool:
        return self.of.leans

    @property
    def calendar(self) -> Calendar:
        return self.of.calendar

    def at(self, now: Now) -> Stretch | None:
        outer = self.of.at(now)
        if outer is None or (outer.last - outer.first).days < 1:
            return None
        found = self._weekdays(outer) if self.weekday else self._units(outer)
        at = self.n if self.n < 0 else self.n - 1
        return found[at] if -len(found) <= at < len(found) else None

    def open(self) -> tuple[str, str]:
        return self.of.open()[0], "day" if self.weekday else self.unit

    def _weekdays(self, outer: Stretch) -> list[Stretch]:
        days = [outer.first + timedelta(days=k) for k in range((outer.last - outer.first).days + 1)]
        return [Stretch(d, d, "day") for d in days if d.isoweekday() == self.weekday]

    def _units(self, outer: Stretch) -> list[Stretch]:
        """The units that lie in `outer` as a whole: the first week of a month is its first full one."""
        found: list[Stretch] = []
        day = outer.first
        while day <= outer.last:
            unit = unit_at(self.unit, 0, day)
            if unit is None:
                return []
            if outer.first <= unit.first and unit.last <= outer.last:
                found.append(unit)
            day = unit.last + timedelta(days=1)
        return found


@dataclass(frozen=True, slots=True)
class Easter:
    """A feast that is counted from Easter Sunday."""

    offset: int = 0
    year: int | None = None
    within: Expression | None = None
    calendar: Calendar = "gregorian"

    @property
    def fixed(self) -> bool:
        return self.within is not None and self.within.fixed

    @property
    def leans(self) -> bool:
        return self.within is None or self.within.leans

    def at(self, now: Now) -> Stretch | None:
        if self.within is not None:
            outer = self.within.at(now)
            return self._of(outer.first.year) if outer else None
        return _nearest([self._of(now.day.year + k) for k in (-1, 0, 1)], now, None, weekday=False)

    def open(self) -> tuple[str, str]:
        return "XXXX-XX-XX", "day"

    def _of(self, year: int) -> Stretch:
        day = easter(year) + timedelta(days=self.offset)
        return Stretch(day, day, "day")
