"""Words that are written like others: what stands around them tells which they are."""

from __future__ import annotations

import pytest

from tests.read.reading import read

NUMBERS = [
    ("او وزیر است و نه معاون وزیر.", []),
    ("نه پلیس و نه ارتش او را بازداشت کرد.", []),
    ("عامل حمله موشک بود، نه پهپاد.", []),
    ("این اتفاق نه در تهران بلکه در اصفهان رخ داد.", []),
    ("نه نفر در این حمله کشته شدند.", [9]),
    ("نه سرباز و سه غیرنظامی زخمی شدند.", [9, 3]),
    ("سه زن و نه مرد کشته شدند.", [3, 9]),
    ("نه خودرو در آتش سوخت.", [9]),
    ("او بیست و نه سال دارد.", [29]),
]


@pytest.mark.parametrize(("text", "values"), NUMBERS, ids=lambda x: str(x)[:24])
def test_the_persian_nine_may_be_a_not(text: str, values: list[int]) -> None:
    assert [q.value for q in read(text, "fa").quantities] == values


@pytest.mark.parametrize("text", [text for text, values in NUMBERS if values], ids=lambda x: str(x)[:24])
def test_a_nine_denies_nothing(text: str) -> None:
    assert [a.polarity for a in read(text, "fa").assertions] == ["affirmed"]


ACTS = [
    ("ar", "الرئيس ذهب إلى دمشق.", "ar:ذهب"),
    ("ar", "أوقفت السلطات الوزير هشام الربيعي.", "detain"),
    ("ar", "أوقف الوزير في منزله.", "detain"),
    ("ar", "أوقفت الشركة الإنتاج.", "stop"),
    ("en", "The minister was held at a prison near the city.", "detain"),
    ("en", "The man is being held in a cell.", "detain"),
    ("en", "It was held in Basra.", "organise"),
    ("en", "Police seized the minister at his house.", "take detain"),
    ("en", "Police seized weapons in the house.", "take confiscate"),
]


@pytest.mark.parametrize(("code", "text", "act"), ACTS, ids=lambda x: str(x)[:24])
def test_what_is_done_to_people_may_be_another_act(code: str, text: str, act: str) -> None:
    [one] = read(text, code).assertions
    assert " ".join(one.act) == act


TERMS = [
    ("ar", "ارتفع سعر الذهب أمس.", "gold", True),
    ("ar", "ذهب الوزير إلى دمشق أمس.", "gold", False),
    ("en", "The trial of the minister was held in Basra.", "detain", False),
    ("fa", "در جریان درگیری دو نفر کشته شدند.", "sea-current", False),
    ("fa", "جریان آب در دریا شدید بود.", "sea-current", True),
]


@pytest.mark.parametrize(("code", "text", "term", "held"), TERMS, ids=lambda x: str(x)[:24])
def test_what_a_clause_talks_of(code: str, text: str, term: str, held: bool) -> None:
    assert any(term in a.terms for a in read(text, code).assertions) is held
