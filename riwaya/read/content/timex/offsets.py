"""Times that are counted from now (this week, three days ago, the coming months), and lengths of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from riwaya.model import Calendar
from riwaya.read.content.timex.stretch import MONTHS_OF, YEARS_OF, Now, Stretch, add_months, unit_at, whole

Amounts = tuple[tuple[str, float | None], ...]
"""Units and how many of each; None is "a few"."""

_LETTERS = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "H", "minute": "M", "second": "S"}
_SECONDS = {"hour": 3600, "minute": 60, "second": 1}
_SMALLER: dict[str, tuple[str, int]] = {"year": ("month", 12), "day": ("hour", 24), "hour": ("minute", 60)}
"""Unit → the one that a broken number of it is told in, and how many of those it has (a year and a half: P1Y6M)."""
_ORDER = ("year", "month", "week", "day", "hour", "minute", "second")


def duration_text(amounts: Amounts) -> str:
    """`P3D`, `P1Y6M`, `PT2H`, `PXM` (some months)."""
    counted: dict[str, float | None] = {}
    for unit, n in amounts:
        for part, k in _plain(unit, n):
            before = counted.get(part, 0)
            counted[part] = None if k is None or before is None else before + k
    shown = {unit: f"{_number(counted[unit])}{_LETTERS[unit]}" for unit in _ORDER if unit in counted}
    dates = "".join(text for unit, text in shown.items() if unit not in _SECONDS)
    clock = "".join(text for unit, text in shown.items() if unit in _SECONDS)
    return f"P{dates}{'T' + clock if clock else ''}"


def _number(n: float | None) -> str:
    return "X" if n is None else f"{n:g}" if n < 1_000_000 else f"{n:.0f}"


def _plain(unit: str, n: float | None) -> list[tuple[str, float | None]]:
    """An amount in units that ISO 8601 has a letter for, without fractions where a smaller unit says them whole."""
    if unit in MONTHS_OF:
        return [("month", None if n is None else n * MONTHS_OF[unit])]
    if unit in YEARS_OF and unit != "year":
        # "for decades": some tens of years, which ISO 8601 has no letter for
        return [("year", None if n is None else n * YEARS_OF[unit])]
    if unit == "weekend":
        return [("week", n)]
    smaller, size = _SMALLER.get(unit, ("", 0))
    if n is None or n == int(n) or not smaller or (n - int(n)) * size % 1:
        return [(unit, n)]
    rest = (smaller, (n - int(n)) * size)
    return [(unit, float(int(n))), rest] if n > 1 else [rest]


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: three days; up to `upper` where two are given."""

    amounts: Amounts
    upper: Amounts | None = None
    fixed: bool = True
    leans: bool = False
    calendar: Calendar = "gregorian"

    def at(self, now: Now) -> Stretch | None:
        return Stretch(now.day, now.day, "duration", self.open()[0])

    def open(self) -> tuple[str, str]:
        upper = f"/{duration_text(self.upper)}" if self.upper else ""
        return duration_text(self.amounts) + upper, "duration"


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit of now, or the one `n` of them away: this month (0), last year (-1), yesterday."""

    unit: str
    n: int
    calendar: Calendar = "gregorian"
    afloat: bool = False
    """Counted from a time that the text tells of (the following year), as a rule."""
    fixed: bool = False
    leans: bool = False

    def at(self, now: Now) -> Stretch | None:
        if self.afloat and now.lean < 0:
            return None
        return unit_at(self.unit, self.n, now.day, self.calendar)

    def open(self) -> tuple[str, str]:
        return signed(((self.unit, abs(self.n)),), self.n), self.unit


@dataclass(frozen=True, slots=True)
class Ago:
    """A length of time before (-1) or behind (1) now; `afloat` where it is counted from something else (three days
    after the vote), or may be."""

    amounts: Amounts
    sign: int
    afloat: bool = False
    fixed: bool = False
    leans: bool = False
    calendar: Calendar = "gregorian"

    def at(self, now: Now) -> Stretch | None:
        if any(n is None for _, n in self.amounts) or (self.afloat and now.lean < 0):
            return None
        finest = max((unit for unit, _ in self._plain()), key=_ORDER.index)
        if finest in _SECONDS:
            return self._clock(now, finest)
        months = sum(n * (12 if unit == "year" else 1) for unit, n in self._plain() if unit in ("year", "month"))
        days = sum(n * (7 if unit == "week" else 1) for unit, n in self._plain() if unit in ("week", "day"))
        if months != int(months):
            return None
        day = add_months(now.day, self.sign * int(months)) + timedelta(days=self.sign * round(days))
        if finest in ("year", "month"):
            return whole("gregorian", day.year, day.month if finest == "month" else None)
        return Stretch(day, day, "day")

    def open(self) -> tuple[str, str]:
        finest = max((unit for unit, _ in self._plain()), key=_ORDER.index)
        return signed(self.amounts, self.sign), "day" if finest == "week" else finest

    def _plain(self) -> list[tuple[str, float]]:
        return [(unit, 0.0 if n is None else n) for amount in self.amounts for unit, n in _plain(*amount)]

    def _clock(self, now: Now, finest: str) -> Stretch | None:
        if now.clock is None:
            return None
        seconds = sum(n * _SECONDS[unit] for unit, n in self._plain() if unit in _SECONDS)
        days = sum(n * (7 if unit == "week" else 1) for unit, n in self._plain() if unit in ("week", "day"))
        moment = datetime.combine(now.day, time(*now.clock)) + self.sign * timedelta(days=days, seconds=seconds)
        minute = moment.minute if finest != "hour" else None
        return Stretch(
            moment.date(),
            moment.date(),
            finest,
            clock=(moment.hour, minute, moment.second if finest == "second" else None),
        )


@dataclass(frozen=True, slots=True)
class Nearby:
    """The last or the coming `n` units, without the running one; None is "the last days"."""

    unit: str
    n: int | None
    sign: int
    calendar: Calendar = "gregorian"
    fixed: bool = False
    leans: bool = False

    def at(self, now: Now) -> Stretch | None:
        if self.n is None or self.n < 1:
            return None
        near, far = (unit_at(self.unit, self.sign * k, now.day, self.calendar) for k in (1, self.n))
        if near is None or far is None:
            return None
        precision = "month" if self.unit in MONTHS_OF else self.unit
        return Stretch(min(near.first, far.first), max(near.last, far.last), precision)

    def open(self) -> tuple[str, str]:
        return signed(((self.unit, self.n),), self.sign), self.unit


def signed(amounts: Amounts, sign: int) -> str:
    """A length as an offset: `-P1D`, `P2W`."""
    return f"{'-' if sign < 0 else ''}{duration_text(amounts)}"
