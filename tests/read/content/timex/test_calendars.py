"""Three calendars on one line of days."""

from __future__ import annotations

from datetime import date

import pytest

from riwaya.model import Calendar
from riwaya.read.content.timex.calendars import days_of, easter, usual_days, year_month


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day", "first", "last"),
    [
        ("gregorian", 2016, 2, None, date(2016, 2, 1), date(2016, 2, 29)),
        ("gregorian", 2015, 12, None, date(2015, 12, 1), date(2015, 12, 31)),
        ("hijri", 1436, 9, None, date(2015, 6, 18), date(2015, 7, 16)),
        ("hijri", 1436, 12, 10, date(2015, 9, 23), date(2015, 9, 23)),
        ("hijri", 1436, None, None, date(2014, 10, 25), date(2015, 10, 13)),
        ("hijri", 583, None, None, date(1187, 3, 20), date(1188, 3, 8)),
        ("solar-hijri", 1394, 4, 12, date(2015, 7, 3), date(2015, 7, 3)),
        ("solar-hijri", 1394, 12, None, date(2016, 2, 20), date(2016, 3, 19)),
        ("solar-hijri", 1395, None, None, date(2016, 3, 20), date(2017, 3, 20)),
    ],
)
def test_days(calendar: Calendar, year: int, month: int | None, day: int | None, first: date, last: date) -> None:
    assert days_of(calendar, year, month, day) == (first, last)


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day"),
    [("gregorian", 2015, 2, 29), ("gregorian", 0, 1, 1), ("hijri", 0, 1, 1), ("solar-hijri", 1394, 12, 30)],
)
def test_dates_that_do_not_exist_or_have_no_table(calendar: Calendar, year: int, month: int, day: int) -> None:
    assert days_of(calendar, year, month, day) is None


def test_months_of_a_day() -> None:
    assert year_month("hijri", date(2015, 7, 2)) == (1436, 9)
    assert year_month("solar-hijri", date(2015, 7, 3)) == (1394, 4)
    assert year_month("hijri", date(1800, 1, 1)) is None


def test_a_day_without_its_year_falls_where_it_does_as_a_rule() -> None:
    assert usual_days(7, 5) == ("XXXX-09-27", False)
    assert usual_days(1, 1)[0] in ("XXXX-03-20", "XXXX-03-21")
    assert usual_days(7, None)[0] == "XXXX-09-23/XXXX-10-22"


@pytest.mark.parametrize("day", [date(2013, 3, 31), date(2014, 4, 20), date(2024, 3, 31), date(1961, 4, 2)])
def test_easter(day: date) -> None:
    assert easter(day.year) == day
