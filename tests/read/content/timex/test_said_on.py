"""What words of time show of the day that they were said on."""

from __future__ import annotations

import pytest

from riwaya.languages.loader import load_languages
from riwaya.model import Document
from riwaya.read.content.timex.clocks import OfDay
from riwaya.read.content.timex.dates import Date
from riwaya.read.content.timex.offsets import Unit
from riwaya.read.content.timex.said_on import said_on
from riwaya.read.reader import read_document

TODAY, YESTERDAY, TOMORROW = (Unit("day", n) for n in (0, -1, 1))


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("ar", "قال الوزير أمس السبت إن الجسر انهار.", ["XXXX-WXX-7"]),
        ("ar", "انهار الجسر مساء أمس الأربعاء.", ["XXXX-WXX-4"]),
        ("ar", "قال الوزير اليوم (الجمعة) إن الجسر انهار.", ["XXXX-WXX-5"]),
        ("ar", "انهار الجسر مساء 14 جوان الجاري.", ["XXXX-06"]),
        ("ar", "انهار الجسر اليوم 14 يونيو.", ["XXXX-06-14"]),
        ("ar", "انهار الجسر اليوم الأحد 18 يونيو.", ["XXXX-06-18", "XXXX-WXX-7"]),
        ("ar", "انهار الجسر السبت الماضي.", []),
        ("en", "The bridge fell yesterday, Saturday.", ["XXXX-WXX-7"]),
        ("en", "The minister said today (Friday) that the bridge fell.", ["XXXX-WXX-5"]),
        ("en", "The bridge fell yesterday evening, Wednesday.", ["XXXX-WXX-4"]),
        ("en", "The bridge reopens tomorrow, Monday.", ["XXXX-WXX-7"]),
        ("en", "The bridge fell on Thursday.", []),
        ("en", "The bridge fell yesterday. On Friday it burned.", []),
        ("en", "The bridge fell yesterday, said the mayor on Friday.", []),
        ("en", "The bridge fell on Wednesday, 14 June 2023.", []),
        ("fa", "وزیر دیروز شنبه گفت پل فرو ریخت.", ["XXXX-WXX-7"]),
        ("fa", "وزیر امروز (یکشنبه) گفت پل فرو ریخت.", ["XXXX-WXX-7"]),
        ("fa", "پل ۲۴ خرداد جاری فرو ریخت.", []),
        ("ru", "Мост рухнул вчера, в субботу.", ["XXXX-WXX-7"]),
        ("ru", "Мост рухнул вчера вечером, в среду.", ["XXXX-WXX-4"]),
        ("ru", "Вчера, 17 июня, рухнул мост.", ["XXXX-06-18"]),
        ("ru", "Мост рухнул в четверг.", []),
    ],
)
def test_what_a_sentence_shows(language: str, text: str, shown: list[str]) -> None:
    read = read_document(Document(id="d", text=text, language=language), load_languages())
    assert [on for time in read.times for on in time.said_on] == shown


def test_the_day_before_the_first_of_a_month_is_of_the_month_before() -> None:
    assert said_on(Date(month=7, day=1, away=1)) == ("XXXX-06-30",)
    assert said_on(Date(month=12, day=31, away=-1)) == ("XXXX-01-01",)


def test_leap_years_leave_the_end_of_february_open() -> None:
    assert said_on(Date(month=2, day=28, away=-1)) == ()
    assert said_on(Date(month=2, day=28, away=0)) == ("XXXX-02-28",)


def test_only_a_time_of_so_many_days_tells_the_weekday() -> None:
    friday = Date(weekday=5)
    assert said_on(friday, YESTERDAY) == said_on(friday, OfDay(part="EV", day=YESTERDAY)) == ("XXXX-WXX-6",)
    assert said_on(friday, TODAY) == ("XXXX-WXX-5",)
    assert said_on(friday, TOMORROW) == ("XXXX-WXX-4",)
    assert said_on(friday, Unit("week", -1)) == said_on(friday, None) == ()
    assert said_on(Date(weekday=5, deictic=-1), YESTERDAY) == ()  # "yesterday, last Friday" says two things
    assert said_on(Date(year=2023, weekday=5, within=YESTERDAY)) == ()
