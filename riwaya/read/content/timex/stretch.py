"""A stretch of days, what it is called in ISO 8601, and the arithmetic of weeks, months and years."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from riwaya.model import Calendar
from riwaya.read.content.timex.calendars import MONTHS, ONE_DAY, days_of, year_month

Clock = tuple[int, int | None, int | None]
"""Hour, minute, second as far as they are said."""

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""Seasons of the northern half of the earth and the month in which they begin; the winter of a year begins in its
December."""

MONTHS_OF = {"quarter": 3, "half": 6, "season": 3}
YEARS_OF = {"year": 1, "decade": 10, "century": 100}
THIRDS = {"early": 0, "mid": 1, "late": 2}
PART_OF = {"month": "part-of-month", "day": "part-of-day", "year": "part-of-year"}


@dataclass(frozen=True, slots=True)
class Now:
    """What relative words count from: a day, the clock where it is known, and whether a date without its year is
    looked for in the past (-1; -2: and nowhere else) or in what is to come (1)."""

    day: date
    clock: tuple[int, int, int] | None = None
    lean: int = -1


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days `first` to `last` as one date, of `precision`; `clock` on a single day, `name` where ISO 8601 has more than
    the days to say (`2015-SU`)."""

    first: date
    last: date
    precision: str
    name: str = ""
    clock: Clock | None = None
    zone: str = ""

    def iso(self) -> str:
        """The value in the manner of TIMEX3."""
        if self.name:
            return self.name
        if self.clock is not None:
            return f"{self.first.isoformat()}{clock_text(self.clock)}{self.zone}"
        if self.first == self.last:
            return self.first.isoformat()
        if (self.first.month, self.first.day) == (1, 1) and self.last == date(self.first.year, 12, 31):
            return f"{self.first.year:04}"
        if self.first.day == 1 and self.last == days_of("gregorian", self.first.year, self.first.month)[1]:  # type: ignore[index]
            return f"{self.first:%Y-%m}"
        if self.precision == "week" and self.first.weekday() == 0 and self.last == self.first + timedelta(days=6):
            return week_text(self.first)
        return f"{_edge(self.first, self.precision, True)}/{_edge(self.last, self.precision, False)}"


def clock_text(clock: Clock) -> str:
    """`T15`, `T15:30` or `T15:30:05`."""
    return "T" + ":".join(f"{part:02}" for part in clock if part is not None)


def week_text(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def _edge(day: date, precision: str, opening: bool) -> str:
    """One end of an interval, as coarse as its precision and its day allow."""
    if precision in YEARS_OF and (day.month, day.day) == ((1, 1) if opening else (12, 31)):
        return f"{day.year:04}"
    month_ends = day.day == 1 if opening else (day + ONE_DAY).day == 1
    if precision in ("month", "part-of-year", "year", *MONTHS_OF) and month_ends:
        return f"{day:%Y-%m}"
    if precision == "week" and day.isoweekday() == (1 if opening else 7):
        return week_text(day)
    return day.isoformat()


def whole(calendar: Calendar, year: int, month: int | None = None, day: int | None = None) -> Stretch | None:
    """A year, month or day; None where there is none."""
    days = days_of(calendar, year, month, day)
    if days is None:
        return None
    return Stretch(*days, "day" if day else "month" if month else "year")


def season(year: int, name: str) -> Stretch:
    first = date(year, SEASONS[name], 1)
    return Stretch(first, add_months(first, 3) - ONE_DAY, "season", f"{year:04}-{name}")


def part_of_year(year: int, unit: str, n: int) -> Stretch:
    """The n-th quarter or half of a year."""
    length = MONTHS_OF[unit]
    first = date(year, (n - 1) * length + 1, 1)
    return Stretch(first, add_months(first, length) - ONE_DAY, unit, f"{year:04}-{unit[0].upper()}{n}")


def decade(first_year: int) -> Stretch:
    return Stretch(date(first_year, 1, 1), date(first_year + 9, 12, 31), "decade", f"{first_year // 10:03}X")


def century(n: int) -> Stretch:
    """The n-th century, in the everyday sense: the nineteen hundreds are the twentieth."""
    first = max((n - 1) * 100, 1)
    return Stretch(date(first, 1, 1), date(n * 100 - 1, 12, 31), "century", f"{n - 1:02}XX")


def add_months(day: date, months: int) -> date:
    """`day`, `months` later; the last of the month where that has no such day. Raises `ValueError` beyond the years
    1 to 9999."""
    year, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    ending = days_of("gregorian", year, month + 1)
    if ending is None:
        raise ValueError(f"no such year: {year}")
    return date(year, month + 1, min(day.day, ending[1].day))


def unit_at(unit: str, n: int, now: date, calendar: Calendar = "gregorian") -> Stretch | None:
    """The `unit` of `now`, or the one `n` of them later: this week, last year. None for units below the day."""
    if unit == "day":
        day = now + timedelta(days=n)
        return Stretch(day, day, "day")
    if unit in ("week", "weekend"):
        monday = now + timedelta(days=7 * n - now.weekday())
        if unit == "week":
            return Stretch(monday, monday + timedelta(days=6), "week")
        return Stretch(monday + timedelta(days=5), monday + timedelta(days=6), unit, f"{week_text(monday)}-WE")
    if unit in ("month", "year") and calendar != "gregorian":
        return _other_unit(unit, n, now, calendar)
    if unit == "month":
        day = add_months(now.replace(day=1), n)
        return whole("gregorian", day.year, day.month)
    if unit == "season":
        day = add_months(now.replace(day=1), 3 * n)
        name = next(s for s, month in SEASONS.items() if (day.month - month) % MONTHS < 3)
        return season(day.year - (name == "WI" and day.month < 12), name)
    if unit in MONTHS_OF:
        day = add_months(now.replace(day=1), MONTHS_OF[unit] * n)
        return part_of_year(day.year, unit, (day.month - 1) // MONTHS_OF[unit] + 1)
    if unit == "year":
        return whole("gregorian", now.year + n)
    if unit == "decade":
        return decade(now.year // 10 * 10 + 10 * n)
    return century(now.year // 100 + 1 + n) if unit == "century" else None


def _other_unit(unit: str, n: int, now: date, calendar: Calendar) -> Stretch | None:
    found = year_month(calendar, now)
    if found is None:
        return None
    year, month = found
    if unit == "year":
        return whole(calendar, year + n)
    years, month = divmod(year * MONTHS + month - 1 + n, MONTHS)
    return whole(calendar, years, month + 1)


def third(of: Stretch, part: str) -> Stretch | None:
    """The early, middle or late third of a stretch, in the unit below its own: days 1-10, 11-20, 21-end of a month,
    four months of a year. Where early and late begin is a convention (Duckling has the same)."""
    n = THIRDS[part]
    precision = PART_OF.get(of.precision, of.precision)
    if of.clock is not None or of.first == of.last:
        return None
    if of.precision == "month":
        bounds = [of.first, of.first + timedelta(days=10), of.first + timedelta(days=20), of.last + ONE_DAY]
    elif of.precision == "year" and of.first.day == 1:
        bounds = [add_months(of.first, months) for months in (0, 4, 8, 12)]
    elif of.precision in MONTHS_OF:
        third_of = MONTHS_OF[of.precision] // 3
        bounds = [add_months(of.first, months * third_of) for months in range(4)]
    else:
        length = (of.last - of.first).days + 1
        bounds = [of.first + timedelta(days=round(length * k / 3)) for k in range(4)]
        if of.precision in YEARS_OF and of.precision != "year" and (of.first.month, of.first.day) == (1, 1):
            bounds = [date(b.year, 1, 1) for b in bounds[:3]] + [of.last + ONE_DAY]
    first, end = list(pairwise(bounds))[n]
    name = f"{first.isoformat()}/{(end - ONE_DAY).isoformat()}" if of.precision == "week" else ""
    return replace(of, first=first, last=end - ONE_DAY, precision=precision, name=name)
