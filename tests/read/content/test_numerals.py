"""Numbers in figures and words: what is found, its value, its words. Each row is one sentence."""

from __future__ import annotations

import pytest

from riwaya.languages.loader import load_languages
from riwaya.model import Block
from riwaya.read.content.numerals import Numeral, find_numerals
from riwaya.read.page import Page
from riwaya.read.reader import open_page


def numerals(code: str, text: str) -> tuple[Page, list[Numeral]]:
    page = open_page(text, [Block(0, len(text))], load_languages()[code])
    return page, find_numerals(page)


def words(text: str, n: Numeral) -> str:
    return text[n.start_char : n.end_char]


VALUES = [
    ("ar", "قتل خمسة وعشرون جنديا", "خمسة وعشرون", 25),
    ("ar", "وصل مئة وثلاثة وأربعون حاجا", "مئة وثلاثة وأربعون", 143),
    ("ar", "نزح 250 ألف شخص", "250 ألف", 250_000),
    ("ar", "وصلت ثلاثة آلاف وخمسمائة واثنتان وستون خيمة", "ثلاثة آلاف وخمسمائة واثنتان وستون", 3562),
    ("ar", "بمليارين ومئتي مليون دولار", "مليارين ومئتي مليون", 2_200_000_000),
    ("ar", "خسر ثلاثة ملايين ونصف المليون ريال", "ثلاثة ملايين ونصف المليون", 3_500_000),
    ("ar", "ربع مليون لاجئ", "ربع مليون", 250_000),
    ("ar", "ألفا جندي", "ألفا", 2000),
    ("ar", "خمسون ألفا", "خمسون ألفا", 50_000),
    ("ar", "وبخمسمئة رجل", "خمسمئة", 500),
    ("ar", "و1,200 مدني", "1,200", 1200),
    ("ar", "٢٥٠٬٠٠٠ نسمة", "٢٥٠٬٠٠٠", 250_000),
    ("ar", "1 200 000 نسمة", "1 200 000", 1_200_000),
    ("ar", "3,5 مليون طن", "3,5 مليون", 3_500_000),
    ("ar", "1.250 مليون برميل", "1.250 مليون", 1_250_000),
    ("ar", "12.500 شخص", "12.500", 12_500),
    ("ar", "اثنا عشر قتيلا", "اثنا عشر", 12),
    ("ar", "إحدى وعشرين امرأة", "إحدى وعشرين", 21),
    ("ar", "في الليلة الثانية عشرة", "الثانية عشرة", 12),
    ("ar", "القرن الحادي والعشرين", "الحادي والعشرين", 21),
    ("ar", "ثلاثة أرباع السكان", "ثلاثة أرباع", 0.75),
    ("ar", "نقطة 3/4 الطريق", "3/4", 0.75),
    ("en", "two hundred and five men", "two hundred and five", 205),
    ("en", "one thousand two hundred ships", "one thousand two hundred", 1200),
    ("en", "two and a half million people", "two and a half million", 2_500_000),
    ("en", "half a dozen tanks", "half a dozen", 6),
    ("en", "a $10m loan", "10m", 10_000_000),
    ("en", "twenty-five lorries", "twenty-five", 25),
    ("en", "the twenty-first day", "twenty-first", 21),
    ("en", "two-thirds of them", "two-thirds", 2 / 3),
    ("en", "minus five degrees", "minus five", -5),
    ("ar", "بقيمة 5ر3 مليون", "5ر3 مليون", 3_500_000),
    ("ar", "نحو (150) ألف متدرب", "(150) ألف", 150_000),
    ("ar", "مئة و20 رجلا", "مئة و20", 120),
    ("fa", "بیست و پنج نفر", "بیست و پنج", 25),
    ("fa", "سی‌ودو کشور", "سی‌ودو", 32),
    ("fa", "۳/۵ درصد", "۳/۵", 3.5),
    ("fa", "یک و نیم میلیون نفر", "یک و نیم میلیون", 1_500_000),
    ("fa", "دو سوم کرسی‌ها", "دو سوم", 2 / 3),
    ("fa", "بیست و پنجمین دوره", "بیست و پنجمین", 25),
    ("fa", "بر۱۰۶ هزار", "۱۰۶ هزار", 106_000),
    ("ru", "двадцати пяти человек", "двадцати пяти", 25),
    ("ru", "1,5 млн рублей", "1,5 млн", 1_500_000),
    ("ru", "10 тыс. человек", "10 тыс.", 10_000),
    ("ru", "три с половиной тысячи", "три с половиной тысячи", 3500),
    ("ru", "полторы тысячи", "полторы тысячи", 1500),
    ("ru", "1 200 000 жителей", "1 200 000", 1_200_000),
    ("ru", "одна пятая часть", "одна пятая", 0.2),
    ("ru", "12-ти домов", "12-ти", 12),
]


@pytest.mark.parametrize(("code", "text", "said", "value"), VALUES)
def test_value(code: str, text: str, said: str, value: float) -> None:
    [n] = numerals(code, text)[1]
    assert (words(text, n), n.value) == (said, pytest.approx(value))


SEVERAL = [
    ("ar", "نزح عشرات الآلاف ومئات آخرون وآلاف الأسر", [20_000, 200, 2000]),
    ("ar", "خمسة قتلى وعشرون جريحا", [5, 20]),
    ("ar", "طائرة سو-24 وصاروخ إس-300 وأحد المسؤولين", []),
    ("ar", "لست نادما يوم الاثنين", []),
    ("en", "The F-16 flew over Zone-7", []),
    ("ar", "كميات كبيرة", []),
    ("ar", "ارتفع من 20 إلى 45", [20, 45]),
    ("ru", "число выросло с 20 до 45", [20, 45]),
    ("ru", "самолет Су-24 и семью погибшего", []),
    ("en", "five killed and twenty wounded", [5, 20]),
]


@pytest.mark.parametrize(("code", "text", "values"), SEVERAL)
def test_values_of_several_or_none(code: str, text: str, values: list[float]) -> None:
    assert [n.value for n in numerals(code, text)[1]] == values


RANGES = [
    ("ar", "بين 10 و15 قتيلا", 10, 15),
    ("ar", "من خمسة إلى ستة آلاف", 5000, 6000),
    ("ar", "ثلاثة أو أربعة أشخاص", 3, 4),
    ("ar", "بضعة آلاف", 3000, 9000),
    ("ar", "بين عشرين وثلاثين", 20, 30),
    ("en", "10-15 people", 10, 15),
    ("en", "from 5 to 6 million", 5_000_000, 6_000_000),
    ("en", "between ten and twenty", 10, 20),
    ("fa", "دو سه نفر", 2, 3),
    ("fa", "۱۰ تا ۱۵ هزار", 10_000, 15_000),
    ("ru", "от 5 до 6 миллионов", 5_000_000, 6_000_000),
    ("ru", "двух-трех", 2, 3),
    ("ru", "между 10 и 20", 10, 20),
]


@pytest.mark.parametrize(("code", "text", "value", "upper"), RANGES)
def test_range(code: str, text: str, value: float, upper: float) -> None:
    [n] = numerals(code, text)[1]
    assert (n.value, n.upper) == (value, upper)


HEDGES = [
    ("ar", "وقتل ما لا يقل عن 30 شخصا", "ما لا يقل عن 30", False, "at-least"),
    ("ar", "بنحو 30 كيلومترا", "نحو 30", True, None),
    ("ar", "30 على الأقل", "30 على الأقل", False, "at-least"),
    ("ar", "أقل من مئة", "أقل من مئة", False, "at-most"),
    ("ar", "آلاف الأسر", "آلاف", True, "at-least"),
    ("en", "At least 30 people", "At least 30", False, "at-least"),
    ("en", "more than $30 million", "more than $30 million", False, "at-least"),
    ("en", "as many as 40", "as many as 40", False, "at-most"),
    ("en", "some 40 or so", "some 40 or so", True, None),
    ("fa", "دست‌کم ۱۲ نفر", "دست‌کم ۱۲", False, "at-least"),
    ("fa", "صدها نفر", "صدها", True, "at-least"),
    ("ru", "не менее 12 человек", "не менее 12", False, "at-least"),
    ("ru", "до 12 человек", "до 12", False, "at-most"),
    ("ru", "выросло до 12", "12", False, None),
]


@pytest.mark.parametrize(("code", "text", "said", "approximate", "bound"), HEDGES)
def test_hedge(code: str, text: str, said: str, approximate: bool, bound: str | None) -> None:
    page, [n] = numerals(code, text)
    assert text[n.whole_start : page.t.ends[n.whole[1] - 1]] == said
    assert (n.approximate, n.bound) == (approximate, bound)


def test_a_number_in_words_keeps_its_place_behind_vowel_marks_and_clitics() -> None:
    text = "وبِخَمْسَةِ رجال"
    [n] = numerals("ar", text)[1]
    assert words(text, n).startswith("خَ")


@pytest.mark.parametrize(("text", "attached"), [("10km", "km"), ("five-year-old", "year-old"), ("25-mile", "mile")])
def test_what_is_written_onto_a_number(text: str, attached: str) -> None:
    [n] = numerals("en", text)[1]
    assert n.attached == attached
    assert text.startswith(words(text, n))
    assert words(text, n) + "-" + attached == text or words(text, n) + attached == text


def test_ordinals_are_told_apart() -> None:
    assert [n.ordinal for n in numerals("en", "the 21st of 30 and the third")[1]] == [True, False, True]
