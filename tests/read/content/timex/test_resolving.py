"""What words say → which time that was, on a given day."""

from __future__ import annotations

from datetime import date

import pytest

from riwaya.model import DateBound, Document, Span
from riwaya.read.content.timex.anchors import NOWHERE, reference
from riwaya.read.content.timex.clocks import OfDay, halved
from riwaya.read.content.timex.dates import Date, Expression
from riwaya.read.content.timex.offsets import Ago, Length, Nearby, Unit, duration_text
from riwaya.read.content.timex.parts import Easter, Era, Nth, Part, PartOfYear
from riwaya.read.content.timex.ranges import range_of
from riwaya.read.content.timex.stretch import Now
from tests.read.reading import read

TUESDAY = Now(date(2015, 10, 20))
JULY = Date(month=7)


def iso(said: Expression, now: Now = TUESDAY) -> str | None:
    found = said.at(now)
    return found.iso() if found else None


@pytest.mark.parametrize(
    ("said", "value"),
    [
        (JULY, "2015-07"),
        (Date(month=10), "2015-10"),
        (Date(month=11), "2014-11"),
        (Date(month=10, deictic=-1), "2014-10"),
        (Date(month=11, deictic=1), "2015-11"),
        (Date(month=7, within=Unit("year", -1)), "2014-07"),
        (Date(month=10, day=4), "2015-10-04"),
        (Date(month=11, day=3), "2015-11-03"),
        (Date(month=4, day=1), "2015-04-01"),
        (Date(weekday=5), "2015-10-16"),
        (Date(weekday=2), "2015-10-20"),
        (Date(weekday=2, deictic=-1), "2015-10-13"),
        (Date(weekday=2, deictic=1), "2015-10-27"),
        (Date(weekday=1, within=Unit("day", -1)), "2015-10-19"),
        (Date(weekday=7, within=Unit("day", -1)), "2015-10-18"),
        (Date(weekday=5, within=Unit("week", 1)), "2015-10-30"),
        (Date(day=5, within=Unit("month", 1)), "2015-11-05"),
        (Date(month=9, calendar="hijri", within=Date(2019)), "2019-05-06/2019-06-03"),
        (Unit("year", -1, "solar-hijri"), "2014-03-21/2015-03-20"),
        (Unit("week", 1), "2015-W44"),
        (Unit("weekend", 0), "2015-W43-WE"),
        (Unit("quarter", -1), "2015-Q3"),
        (Unit("decade", 0), "201X"),
        (Unit("century", -1), "19XX"),
        (Part(Date(month=9), "late"), "2015-09-21/2015-09-30"),
        (Part(Unit("year", 0), "early"), "2015-01/2015-04"),
        (Part(Unit("week", 0), "mid"), "2015-10-21/2015-10-23"),
        (PartOfYear("season", "WI"), "2014-WI"),
        (PartOfYear("quarter", "Q1", within=Date(1394, calendar="solar-hijri")), "2015-03-21/2015-06-21"),
        (PartOfYear("half", "H2", within=Date(2014, 9)), "2014-09-16/2014-09-30"),
        (Era("decade", 1980), "198X"),
        (Era("century", 21), "20XX"),
        (Nth(Date(2015, 10), -1, 5, ""), "2015-10-30"),
        (Nth(Date(2014, 10), 1, None, "week"), "2014-W41"),
        (Easter(-2, within=Date(2015)), "2015-04-03"),
        (Ago((("day", 3),), -1), "2015-10-17"),
        (Ago((("week", 2),), -1), "2015-10-06"),
        (Ago((("month", 8),), -1), "2015-02"),
        (Ago((("year", 2), ("month", 1)), -1), "2013-09"),
        (Nearby("month", 3, -1), "2015-07/2015-09"),
        (Nearby("day", 2, 1), "2015-10-21/2015-10-22"),
        (Length((("day", 18),)), "P18D"),
        (OfDay((15, 30, None), day=Unit("day", -1)), "2015-10-19T15:30"),
        (OfDay(part="EV", day=Date(2015, 10, 3)), "2015-10-03TEV"),
    ],
)
def test_resolved(said: Expression, value: str) -> None:
    assert iso(said) == value


@pytest.mark.parametrize(
    "said",
    [
        Date(2015, 2, 30),
        Ago((("month", None),), -1),
        Ago((("day", 3),), 1, afloat=True),
        Ago((("hour", 2),), -1),
        Nearby("day", None, -1),
        OfDay((15, None, None)),
        Nth(Date(2015, 10), 6, 5, ""),
        Unit("day", 1, afloat=True),
    ],
)
def test_not_resolved(said: Expression) -> None:
    assert said.at(TUESDAY) is None


def test_hours_are_counted_where_the_article_has_a_clock() -> None:
    assert iso(Ago((("hour", 2),), -1), Now(date(2015, 10, 20), (1, 30, 0))) == "2015-10-19T23"


def test_what_is_to_come_is_looked_for_behind_the_day() -> None:
    coming = Now(date(2015, 10, 20), lean=1)
    assert iso(JULY, coming) == "2016-07"
    assert iso(Date(weekday=5), coming) == "2015-10-23"
    assert iso(Date(month=10, day=19), coming) == "2015-10-19", "yesterday's text says that it will be"


@pytest.mark.parametrize(
    ("said", "value"),
    [
        (JULY, "XXXX-07"),
        (Date(weekday=2), "XXXX-WXX-2"),
        (Part(Date(month=9), "late"), "XXXX-09-21/XXXX-09-30"),
        (Date(month=9, calendar="hijri"), "XXXX-XX"),
        (Date(month=7, day=5, calendar="solar-hijri"), "XXXX-09-27"),
        (Unit("day", -1), "-P1D"),
        (Unit("year", 0), "P0Y"),
        (Ago((("month", None),), -1), "-PXM"),
        (OfDay((15, None, None)), "XXXX-XX-XXT15"),
        (OfDay(part="EV", day=Unit("day", -1)), "-P1D"),
    ],
)
def test_values_of_what_nobody_can_date(said: Expression, value: str) -> None:
    assert NOWHERE.value(said, -1)[::2] == (value, "none")


@pytest.mark.parametrize(
    ("amounts", "text"),
    [
        ((("day", 18),), "P18D"),
        ((("hour", 2), ("minute", 30)), "PT2H30M"),
        ((("year", 1.5),), "P1Y6M"),
        ((("hour", 0.5),), "PT30M"),
        ((("month", 3.5),), "P3.5M"),
        ((("decade", 2),), "P20Y"),
        ((("month", None),), "PXM"),
        ((("year", 1_000_000_000),), "P1000000000Y"),
    ],
)
def test_durations(amounts: tuple[tuple[str, float | None], ...], text: str) -> None:
    assert duration_text(amounts) == text


@pytest.mark.parametrize(
    ("hour", "part", "shown"),
    [
        (3, "MO", 3),
        (3, "AF", 15),
        (12, "MO", 0),
        (12, "MI", 12),
        (1, "MI", 13),
        (11, "MI", 11),
        (2, "NI", 2),
        (9, "NI", 21),
    ],
)
def test_hours_of_the_twelve_hour_clock(hour: int, part: str, shown: int) -> None:
    assert halved(hour, part) == shown


def test_ends_of_a_range_give_each_other_what_they_leave_out() -> None:
    july = range_of(Date(day=13), Date(2015, 7, 15))
    assert july is not None
    assert iso(july) == "2015-07-13/2015-07-15"
    clock = range_of(OfDay((3, None, None)), OfDay((16, None, None), "AF", Unit("day", 0)))
    assert clock is not None
    assert iso(clock) == "2015-10-20T15/2015-10-20T16"
    assert range_of(Date(2015), Date(2011)) is None
    assert range_of(Date(month=7), Date(2015, 7, 3)) is None


# --- anchors ---


def captioned(day: str) -> Document:
    return Document("", "", not_before=DateBound(day, Span(0, 0, "")))


def test_a_month_follows_from_a_dated_caption_and_yesterday_does_not() -> None:
    rests_on = reference(captioned("2015-10-03"))
    assert rests_on.value(Date(month=7, deictic=-1), -1) == ("2015-07", "month", "caption")
    assert rests_on.value(Unit("day", -1), -1) == ("-P1D", "day", "none")
    assert rests_on.value(Unit("year", -1), -1) == ("-P1Y", "year", "none"), "it may have been written after New Year"
    assert rests_on.value(Date(month=7), -1) == ("XXXX-07", "month", "none"), "no word says that it is past"
    assert rests_on.value(Date(2014, 7), -1) == ("2014-07", "month", "text")


def test_a_month_soon_after_a_dated_caption_may_be_another_one() -> None:
    assert reference(captioned("2015-06-25")).value(Date(month=7, deictic=-1), -1)[2] == "none"


def test_the_date_of_saving_alone_dates_nothing() -> None:
    document = Document("", "", not_before=DateBound("2015-10-03"), not_after=DateBound("2020-01-01"))
    assert reference(document) == NOWHERE


def test_an_article_dated_by_its_month_dates_what_is_the_same_all_month() -> None:
    rests_on = reference(Document("", "", published="2015-10"))
    assert rests_on.value(Date(month=7, deictic=-1), -1) == ("2015-07", "month", "published")
    assert rests_on.value(Unit("month", -1), -1)[0] == "2015-09"
    assert rests_on.value(Unit("day", 0), -1) == ("P0D", "day", "none")


def test_years_beyond_the_calendar_stay_lengths() -> None:
    rests_on = reference(Document("", "", published="2015-10-20"))
    assert rests_on.value(Ago((("year", 4_500_000_000),), -1), -1)[0] == "-P4500000000Y"


def test_a_number_behind_the_dash_of_a_dateline_is_no_day() -> None:
    for code, text, days in [
        ("en", "BAGHDAD, March 12 - Two officials were killed.", ["March 12"]),
        ("en", "The fair runs from March 12-15 in the city.", ["March 12-15"]),
        ("fa", "۱ مارس - دو مقام در بغداد کشته شدند.", ["۱ مارس"]),
        ("ru", "БАГДАД, 1 марта – Двое чиновников погибли.", ["1 марта"]),
    ]:
        assert [t.span.text for t in read(text, code).times] == days
