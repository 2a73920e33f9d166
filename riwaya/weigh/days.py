"""Dates of publication side by side: only what is sure."""

from __future__ import annotations

from datetime import date, datetime

from riwaya.model import DateBound

FULL = 10
"""Letters of a date with its day."""


def day_of(published: str | None) -> date | None:
    """The day that a date names; None for one that names only a month or a year, or none."""
    if published is None or len(published) < FULL:
        return None
    try:
        return date.fromisoformat(published[:FULL])
    except ValueError:  # 31 June, as the last day of a month is written when times are compared
        return None


def days_between(first: date | None, second: date | None) -> int:
    """Days from the first to the second; 0 where one is unknown."""
    return (second - first).days if first is not None and second is not None else 0


def moment_of(published: str | None) -> datetime | None:
    """The moment that a date with its time names; None for one without a zone, which cannot be compared."""
    if published is None or len(published) <= FULL:
        return None
    try:
        found = datetime.fromisoformat(published)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


def is_later(first: str, published: str | None, bound: DateBound | None = None) -> bool | None:
    """Whether what was `published` then appeared after `first` (ISO 8601); None where nothing tells. An unknown date
    may have a `bound`: no earlier than that."""
    if published is None:
        return True if bound is not None and bound.value[:FULL] > first[:FULL] else None
    moments = moment_of(first), moment_of(published)
    if moments[0] is not None and moments[1] is not None:
        return moments[1] > moments[0]
    size = min(len(first), len(published), FULL)
    if first[:size] == published[:size] and size < FULL:
        return None
    return published[:size] > first[:size]
