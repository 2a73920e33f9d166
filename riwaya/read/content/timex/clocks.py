"""Times of the day: the clock, mornings and evenings, and the day that they belong to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from riwaya.model import Calendar
from riwaya.read.content.timex.dates import Expression
from riwaya.read.content.timex.stretch import Clock, Now, Stretch, clock_text

NOON = 12
_PRECISION = ("hour", "minute", "second")
_UNKNOWN_DAY = "XXXX-XX-XX"

HALVES = {"MO": "am", "NI": "late", "AF": "pm", "EV": "pm", "MI": "noon"}
"""Part of the day → which twelve hours it speaks of; `late` hours from six on are of the evening, earlier ones of the
small hours; `noon` has eleven in the morning and one in the afternoon."""


def halved(hour: int, part: str) -> int:
    """An hour of the twelve-hour clock in a part of the day, on the clock of twenty-four."""
    half = HALVES.get(part, part)
    if hour > NOON:
        return hour
    late = half == "pm" or (half == "late" and 6 <= hour < NOON) or (half == "noon" and hour < 10)
    if hour == NOON:
        return 0 if half in ("am", "late") else NOON
    return hour + NOON if late else hour


@dataclass(frozen=True, slots=True)
class OfDay:
    """A clock time or a part (`MO`, `EV`) of a day; `day` is None where the words do not name it."""

    clock: Clock | None = None
    part: str = ""
    day: Expression | None = None
    zone: str = ""

    @property
    def fixed(self) -> bool:
        return self.day is not None and self.day.fixed

    @property
    def leans(self) -> bool:
        return self.day is None or self.day.leans

    @property
    def calendar(self) -> Calendar:
        return self.day.calendar if self.day else "gregorian"

    def at(self, now: Now) -> Stretch | None:
        day = self.day.at(now) if self.day else None
        if day is None or day.first != day.last or day.clock is not None:
            return None
        if self.clock is None:
            return replace(day, precision="part-of-day", name=f"{day.first.isoformat()}T{self.part}")
        return replace(day, precision=self._precision, clock=self.clock, zone=self.zone)

    def open(self) -> tuple[str, str]:
        if self.clock is not None:
            day = self.day.open()[0] if self.day else _UNKNOWN_DAY
            day = day if day.startswith("XXXX") and "/" not in day else _UNKNOWN_DAY
            return f"{day}{clock_text(self.clock)}{self.zone}", self._precision
        day = self.day.open()[0] if self.day else _UNKNOWN_DAY
        return day if "P" in day else f"{day}T{self.part}", "part-of-day"

    @property
    def _precision(self) -> str:
        return _PRECISION[sum(part is not None for part in self.clock or ()) - 1]
