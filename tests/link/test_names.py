"""One name in many spellings, and names that only look alike."""

from __future__ import annotations

from itertools import combinations

import pytest

from riwaya.link.names import fold, holds_word, parse_name, same_person, spelt_alike
from riwaya.link.skeletons import skeleton

GIVEN = frozenset(
    map(fold, "حسن حسين علي حمد أحمد محمد سلمان صالح Hassan Hussein Ali Ahmed Hamad Хусейн Хасан".split())  # noqa: SIM905
)

ONE = (
    ("قاسم سليماني", "قاسم سلیمانی", "Qasem Soleimani", "Касем Сулеймани", "Qassem Suleimani"),
    ("فلاديمير بوتين", "Vladimir Putin", "Владимир Путин", "ولادیمیر پوتین"),
    ("أبو مهدي المهندس", "ابو مهدي المهندس", "Abu Mahdi al-Muhandis", "Абу Махди аль-Мухандис"),
    ("عبد الفتاح السيسي", "عبدالفتاح السيسي", "Abdel Fattah el-Sisi", "Абдул-Фаттах ас-Сиси", "Abdulfattah al-Sisi"),
    ("محمد بن سلمان", "Mohammed bin Salman", "Мухаммед ибн Салман", "محمد بن سلمان بن عبدالعزيز"),
    ("جون كيري", "John Kerry", "Джон Керри", "جان کری"),
    ("سيرغي لافروف", "Sergei Lavrov", "Сергей Лавров", "سرگئی لاوروف"),
    ("علي خامنئي", "Ali Khamenei", "Али Хаменеи", "علی خامنه‌ای"),
    ("نجيب عبد الرزاق", "نجيب عبدالرزاق", "Najib Abdul Razak", "نجيب رزاق"),
    ("وليد القرمزي", "Walid al-Qarmazi", "Валид аль-Кармази", "ولید القرمزی"),
    ("سهيل القنواتي", "Suhail al-Qanawati", "Сухейль аль-Канавати"),
    ("حسين سلامي", "Hussein Salami", "Хусейн Салами"),
    ("عبد الودود الشماع", "عبدالودود الشماع", "Abdel-Wadoud al-Shammaa", "Абдель Вадуд аш-Шаммаа"),
    ("أبو طارق", "ابو طارق", "Abu Tareq", "Абу Тарек"),
)

TWO = (
    ("سلمان بن عبدالعزيز", "محمد بن سلمان بن عبدالعزيز"),  # father and son
    ("أحمد منصور", "علي منصور"),
    ("Ahmed Mansour", "Adnan Mansour"),
    ("حسن روحاني", "حسين روحاني"),
    ("حسن روحاني", "Hussein Rouhani"),
    ("حمد منصور", "Ahmed Mansour"),
    ("جورج بوش", "جورج براون"),
    ("محمد جواد ظريف", "محمد ظافر"),
    ("باراك أوباما", "ميشيل أوباما"),
    ("صالح الراجحي", "عبدالسلام الراجحي"),
    ("أبو طارق", "أم طارق"),
    ("أبو طارق", "أبو صالح"),
)


@pytest.mark.parametrize("spellings", ONE, ids=lambda names: names[0])
def test_one_person_in_every_spelling(spellings: tuple[str, ...]) -> None:
    for a, b in combinations(spellings, 2):
        assert same_person(parse_name(a, GIVEN), parse_name(b, GIVEN)), (a, b)
        assert same_person(parse_name(b, GIVEN), parse_name(a, GIVEN)), (b, a)


@pytest.mark.parametrize("pair", TWO, ids=lambda names: " / ".join(names))
def test_two_persons_stay_two(pair: tuple[str, str]) -> None:
    a, b = (parse_name(name, GIVEN) for name in pair)
    assert not same_person(a, b)


def test_a_lone_name_is_no_full_one() -> None:
    lone, full = parse_name("سليماني"), parse_name("Qasem Soleimani")
    assert not same_person(lone, full)
    assert holds_word(lone, full)
    assert not holds_word(parse_name("منصور"), full)


@pytest.mark.parametrize(
    ("words", "consonants"),
    [
        ("سليماني Soleimani Сулеймани سلیمانی", "slmn"),
        ("جورج George Джордж", "grg"),
        ("Mohammed محمد Мухаммед", "mhmd"),
    ],
)
def test_scripts_share_their_consonants(words: str, consonants: str) -> None:
    assert {skeleton(word).plain for word in words.split()} == {consonants}


def test_odd_names_break_nothing() -> None:
    for odd in ("", "-", "ال", "عبد", "أبو", "ة", "1234", "«»", "X Æ A-12"):
        name = parse_name(odd)
        assert len(name.words) == len(name.bones)
        assert not same_person(name, parse_name("Qasem Soleimani"))


@pytest.mark.parametrize(
    ("typed", "held", "alike"),
    [
        ("Najib", "نجيب", 2), ("Soleimani", "سليماني", 2), ("Сулеймани", "سلیمانی", 2), ("Путин", "بوتين", 2),
        ("پوتین", "بوتين", 2), ("Assad", "اسد", 2), ("Ali", "علي", 2), ("Lavrov", "لاوروف", 1),
        ("Khashoggi", "خاشقجي", 1),
        ("Sami", "سمير", 0), ("Samir", "سامي", 0), ("Samira", "سمير", 0), ("Salim", "سليماني", 0),
        ("Hussein", "حسن", 0),
        ("Hassan", "حسين", 0), ("حسن", "حسين", 0), ("Said", "اسد", 0), ("Kirby", "Kirbi", 0), ("", "نجيب", 0),
    ],
)  # fmt: skip
def test_a_word_that_is_typed_is_held_to_more_than_one_that_is_linked(typed: str, held: str, alike: int) -> None:
    assert spelt_alike(typed, held) == alike
