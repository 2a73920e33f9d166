"""From one time to another."""

from __future__ import annotations

from dataclasses import dataclass, replace

from riwaya.model import Calendar
from riwaya.read.content.timex.clocks import OfDay, halved
from riwaya.read.content.timex.dates import Date, Expression
from riwaya.read.content.timex.stretch import Now, Stretch


@dataclass(frozen=True, slots=True)
class Range:
    """From `start` to the end of `end`."""

    start: Expression
    end: Expression

    @property
    def fixed(self) -> bool:
        return self.start.fixed and self.end.fixed

    @property
    def leans(self) -> bool:
        return self.start.leans or self.end.leans

    @property
    def calendar(self) -> Calendar:
        return self.end.calendar

    def at(self, now: Now) -> Stretch | None:
        start, end = self.start.at(now), self.end.at(now)
        if start is not None and end is not None and end.last < start.first and self.end.leans:
            end = self.end.at(Now(start.last, None, 1))
        if start is None or end is None or end.last < start.first:
            return None
        value = f"{start.iso().split('/')[0]}/{end.iso().split('/')[-1]}"
        return Stretch(start.first, end.last, end.precision, value)

    def open(self) -> tuple[str, str]:
        (start, _), (end, precision) = self.start.open(), self.end.open()
        return f"{start.split('/')[0]}/{end.split('/')[-1]}", precision


def range_of(start: Expression, end: Expression) -> Range | None:
    """A range whose ends give each other what they leave out: 13 to 15 July; None where they are no pair."""
    if isinstance(start, Date) and isinstance(end, Date):
        start, end = _completed(start, end)
        same = (start.day is None, start.month is None) == (end.day is None, end.month is None)
        turned = start.year is not None and end.year is not None and _key(start) >= _key(end)
        if not same or turned or start.calendar != end.calendar:
            return None
    elif isinstance(start, OfDay) and isinstance(end, OfDay):
        if start.clock is None or end.clock is None:
            return None
        if end.part and not start.part:
            halves = (halved(start.clock[0], end.part), start.clock[0])
            hour = next((h for h in halves if h < end.clock[0]), start.clock[0] if end.clock else 0)
            start = replace(start, clock=(hour, *start.clock[1:]), part=end.part)
        start, end = replace(start, day=start.day or end.day), replace(end, day=end.day or start.day)
    elif type(start) is not type(end):
        return None
    return Range(start, end)


def _completed(start: Date, end: Date) -> tuple[Date, Date]:
    if start.day and start.month is None and end.day:
        start = replace(start, month=end.month, calendar=end.calendar)
    if end.day and end.month is None and start.day and start.month:
        end = replace(end, month=start.month, calendar=start.calendar)
    if start.year is None and start.within is None and (start.month or start.day):
        start = replace(start, year=end.year, within=end.within, deictic=start.deictic or end.deictic)
    return start, end


def _key(day: Date) -> tuple[int, int, int]:
    return day.year or 0, day.month or 0, day.day or 0
