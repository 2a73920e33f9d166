"""What relative times rest on: the article's date, a dated caption, or nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from riwaya.model import Anchor, Document
from riwaya.read.content.timex.calendars import days_of
from riwaya.read.content.timex.dates import Expression
from riwaya.read.content.timex.stretch import Now, Stretch

CAPTION_SLACK = timedelta(days=183)
"""How long after its newest dated caption an article may have been written: what would be another time half a year
later does not follow from the caption."""

SOME_DAY = Now(date(2001, 1, 1))
"""For times that the words alone settle: any day does."""


@dataclass(frozen=True, slots=True)
class Reference:
    """When the words were said: between `first` and `last`, both included."""

    first: Now
    last: Now
    anchor: Anchor

    def value(self, said: Expression, lean: int) -> tuple[str, str, Anchor]:
        """Value, precision and anchor of what the words say. Resolved only where every day that the words may have
        been said on gives the same."""
        if said.fixed:
            found = _at(said, SOME_DAY)
            if found is not None:
                return found.iso(), found.precision, "text"
        elif self.anchor == "published" or (self.anchor == "caption" and (self.first == self.last or not said.leans)):
            values = [_at(said, replace(now, lean=lean)) for now in {self.first, self.last}]
            isos = {v.iso() for v in values if v is not None}
            if len(isos) == 1 and None not in values and values[0] is not None:
                return isos.pop(), values[0].precision, self.anchor
        return *said.open(), "none"


NOWHERE = Reference(SOME_DAY, SOME_DAY, "none")


def _at(said: Expression, now: Now) -> Stretch | None:
    try:
        return said.at(now)
    except (ValueError, OverflowError):
        return None  # before the year 1, behind 9999


def reference(document: Document) -> Reference:
    """What the relative times of a document rest on."""
    if document.published:
        return _published(document.published)
    if document.not_before is not None and document.not_before.span is not None:
        first = _day(document.not_before.value)
        last = first + CAPTION_SLACK if first else None
        saved = _day(document.not_after.value) if document.not_after else None
        if first and last:
            return Reference(Now(first), Now(min(last, saved) if saved and saved >= first else last), "caption")
    return NOWHERE


def of_caption(day: date) -> Reference:
    """What the times of a caption that is dated itself rest on."""
    return Reference(Now(day), Now(day), "caption")


def _published(value: str) -> Reference:
    day = _day(value)
    if day is not None:
        now = Now(day, _clock(value))
        return Reference(now, now, "published")
    year, _, month = value.partition("-")
    days = days_of("gregorian", int(year), int(month) if month else None) if year.isdigit() else None
    return Reference(Now(days[0]), Now(days[1]), "published") if days else NOWHERE


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def _clock(value: str) -> tuple[int, int, int] | None:
    """The time of day of an ISO 8601 time stamp, as its own clock shows it."""
    parts = value[11:19].split(":")
    if len(parts) < 2 or not all(p.isdigit() for p in parts[:2]):
        return None
    second = parts[2] if len(parts) > 2 and parts[2].isdigit() else "0"
    return int(parts[0]), int(parts[1]), int(second)
