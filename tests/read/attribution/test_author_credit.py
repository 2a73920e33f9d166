"""The agency that content systems put where the author stands."""

from __future__ import annotations

import pytest

import riwaya
from riwaya.ingest import Given, from_text
from riwaya.story.reading import read_one

TEXTS = {
    "ar": "غرقت سفينة قرب الميناء يوم الاثنين. وقال مسؤول محلي إن شخصين أصيبا في الحادث.",
    "en": "A ship sank near the port on Monday. A local official said that two people were hurt.",
    "fa": "یک کشتی روز دوشنبه نزدیک بندر غرق شد. یک مقام محلی گفت دو نفر زخمی شدند.",
    "ru": "Судно затонуло в понедельник у порта. Местный чиновник сообщил, что пострадали двое.",
}


@pytest.mark.parametrize(
    ("language", "author", "origin"),
    [
        ("ar", "رويترز - عمّان", ["رويترز"]),
        ("ar", "عمّان: رويترز", ["رويترز"]),
        ("ar", "بيروت - أ ف ب:", ["أ ف ب"]),
        ("ar", "وكالات (ماليزيا)", ["وكالات"]),
        ("ar", "سامي الحداد", []),
        ("en", "By Jane Doe, Reuters", ["Reuters"]),
        ("en", "News agency correspondent Jane Doe", []),
        ("en", "Jane Doe", []),
        ("fa", "ایرنا - تهران", ["ایرنا"]),
        ("fa", "علی رضایی", []),
        ("ru", "Иван Иванов, РИА Новости", ["РИА Новости"]),
        ("ru", "Иван Иванов", []),
    ],
)
def test_the_agency_beside_or_instead_of_the_author(language: str, author: str, origin: list[str]) -> None:
    read = riwaya.read(TEXTS[language], author=author, language=language, outlet="x")
    assert [o.name for o in read.origin] == origin
    assert all(o.span is None for o in read.origin)
    assert read.author == author


def test_the_outlet_is_no_credit_of_its_own_page() -> None:
    assert riwaya.read(TEXTS["en"], author="Reuters", language="en", outlet="Reuters").origin == ()


def test_what_was_given_wins() -> None:
    given = Given(author="Reuters", language="en", origin=("AP",))
    assert [o.name for o in read_one(from_text(TEXTS["en"], given)).origin] == ["AP"]
