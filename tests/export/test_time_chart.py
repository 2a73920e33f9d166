"""Told time as a chart, and the calendar that it is cut by."""

from __future__ import annotations

from datetime import date

import pytest

from riwaya.align.facts import When
from riwaya.export.calendar import Period, beside, days_of, stretches, unit_around, unit_of
from riwaya.export.time_chart import TALL, WIDTH, TimeChart, time_chart

D = date
MARCH = (D(2031, 3, 1), D(2031, 3, 31))


def day(*ymd: int) -> Period:
    return D(*ymd), D(*ymd)


def drawn(*found: tuple[Period, str], asked: Period | None = None, mirrored: bool = False) -> TimeChart:
    made = time_chart(found, asked or (None, None), lambda p, _: p[0].isoformat(), mirrored)
    assert made is not None
    return made


def test_days_stand_in_columns_and_a_month_lies_beneath_them() -> None:
    chart = drawn((day(2031, 3, 4), "a"), (day(2031, 3, 4), "b"), (day(2031, 3, 9), "a"), (MARCH, "c"))
    assert chart.unit == "day"
    assert [(c.told.first, c.told.clauses, len(c.told.articles)) for c in chart.told] == [
        (D(2031, 3, 4), 2, 2), (D(2031, 3, 9), 1, 1),
    ]  # fmt: skip
    assert [c.height for c in chart.told] == [TALL, TALL / 2]
    [bar] = chart.bars
    assert bar.told.period == MARCH
    assert bar.width > chart.told[0].width
    assert bar.lane == 0


def test_one_year_long_ago_squeezes_nothing() -> None:
    story = [(day(2031, 3, n), f"a{n}") for n in range(1, 20)]
    chart = drawn(*story, (day(1990, 1, 1), "x"), ((D(1961, 1, 1), D(1961, 12, 31)), "x"), (day(2040, 1, 1), "y"))
    assert chart.unit == "day"
    assert chart.before
    assert (chart.before.clauses, chart.before.period) == (2, (D(1961, 1, 1), D(1990, 1, 1)))
    assert chart.after
    assert chart.after.clauses == 1
    assert min(c.width for c in chart.columns) > 24  # each can be hit


@pytest.mark.parametrize("many", [1, 40, 400, 4_000, 40_000, 400_000])
def test_however_long_the_time_is_its_columns_can_be_hit(many: int) -> None:
    first = D(1000, 1, 1)
    asked = first, D.fromordinal(first.toordinal() + many - 1) if many < 365_000 else D(2095, 1, 1)
    chart = drawn((day(1000, 1, 1), "a"), asked=asked)
    assert chart.period == asked
    assert len(chart.columns) <= 34
    assert chart.columns[0].told.first == asked[0]
    assert chart.columns[-1].told.last == asked[1]
    assert sum(c.width for c in chart.columns) == pytest.approx(WIDTH, abs=3)


def test_a_chosen_time_is_shown_whole_and_what_reaches_into_it_is_cut() -> None:
    year = (D(2031, 1, 1), D(2031, 12, 31))
    chart = drawn((day(2031, 3, 4), "a"), (year, "b"), (day(2031, 5, 1), "c"), asked=MARCH)
    assert chart.period == MARCH
    assert [b.cut for b in chart.bars] == [(True, True)]
    assert (chart.bars[0].x, chart.bars[0].width) == (0, WIDTH)
    assert chart.after
    assert chart.after.clauses == 1


def test_bars_of_one_lane_do_not_meet() -> None:
    months = [(unit_around(D(2030, m, 1), "month"), str(m)) for m in range(1, 13) for _ in range(3)]
    halves = [((D(2030, m, 1), D(2030, m + 5, 28)), "h") for m in range(1, 8)]
    chart = drawn(*months, *halves, asked=(D(2030, 1, 1), D(2030, 9, 1)))
    for lane in range(chart.lanes):
        bars = sorted((b for b in chart.bars if b.lane == lane), key=lambda b: b.x)
        for one, other in zip(bars, bars[1:], strict=False):
            assert one.x + one.width < other.x


def test_mirrored_is_mirrored() -> None:
    found = [(day(2031, 3, 4), "a"), (day(2031, 3, 9), "b"), (MARCH, "c")]
    plain, mirrored = drawn(*found), drawn(*found, mirrored=True)
    for one, other in zip(plain.columns, mirrored.columns, strict=True):
        assert other.x == pytest.approx(WIDTH - one.x - one.width, abs=0.2)


def test_nothing_told_is_no_chart() -> None:
    assert time_chart([], (None, None), lambda *_: "", False) is None


def test_a_period_is_known_for_what_it_is() -> None:
    assert unit_of(MARCH) == "month"
    assert unit_of((D(2030, 1, 1), D(2039, 12, 31))) == "decade"
    assert unit_of((D(2031, 3, 1), D(2031, 3, 30))) is None
    before, wider, after = beside(MARCH)
    assert before == (D(2031, 2, 1), D(2031, 2, 28))
    assert wider == (D(2031, 1, 1), D(2031, 12, 31))
    assert after == (D(2031, 4, 1), D(2031, 4, 30))
    assert beside((D(2031, 3, 2), D(2031, 4, 3)))[1] == (D(2031, 1, 1), D(2031, 12, 31))
    assert stretches((D(2031, 1, 15), D(2031, 3, 2)), "month") == [
        (D(2031, 1, 15), D(2031, 1, 31)), (D(2031, 2, 1), D(2031, 2, 28)), (D(2031, 3, 1), D(2031, 3, 2)),
    ]  # fmt: skip
    assert stretches((D(9999, 12, 1), D.max), "year")[-1][1] == D.max


def test_days_of_told_times() -> None:
    assert days_of(When("2031-02-01", "2031-02-31", "month")) == (D(2031, 2, 1), D(2031, 2, 28))
    assert days_of(When("2031-03-07", "2031-03-09", "part-of-day")) == day(2031, 3, 8)
