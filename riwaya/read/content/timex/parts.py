"""What is cut out of a date or stands for one: parts, seasons, decades, the last Friday, a feast."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from riwaya.model import Calendar
from riwaya.read.content.timex.calendars import days_of, easter, year_month
from riwaya.read.content.timex.dates import Date, Expression, nearest
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


@dataclass(frozen=True, slots=True)
class _PieceOf:
    """What is cut out of a time, and knows of its year and calendar what that says."""

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


@dataclass(frozen=True, slots=True)
class Part(_PieceOf):
    """The beginning, middle or end of a time: `early`, `mid`, `late`."""

    part: str

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
        return nearest(found, now, self.deictic, weekday=False)

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
class Nth(_PieceOf):
    """The n-th weekday or unit of a time (the last Friday of March, the first week of next month); -1 is the last."""

    n: int
    weekday: int | None
    unit: str

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
        return nearest([self._of(now.day.year + k) for k in (-1, 0, 1)], now, None, weekday=False)

    def open(self) -> tuple[str, str]:
        return "XXXX-XX-XX", "day"

    def _of(self, year: int) -> Stretch:
        day = easter(year) + timedelta(days=self.offset)
        return Stretch(day, day, "day")
