import pytest

from riwaya.evaluate.names import content_words, same_name


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("وزير الخارجية سامي النجار", "سامي النجار"),
        ("وكالة المدى للأنباء", "المدى"),
        ("مسؤول", "مسؤول إقليمي"),
        ("President Anna Weber", "Weber"),
        ("غير مسمى", "unnamed"),
        ("المسؤولون", "المسؤولين"),
        ("أحمد", "احمد"),
        ("the agency", "the agency"),
    ],
)
def test_same(a: str, b: str) -> None:
    assert same_name(a, b)
    assert same_name(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("سامي النجار", "سلمى قاسم"),
        ("unnamed", "an official"),
        ("Anna Weber", "Anna Kern Schmidt Lang"),
        ("", "x"),
    ],
)
def test_not_same(a: str, b: str) -> None:
    assert not same_name(a, b)
    assert not same_name(b, a)


def test_a_name_of_titles_alone_keeps_them() -> None:
    assert content_words("رئيس") == {"رییس"}  # a hamza on its seat counts as the seat
    assert content_words("رئيس الجامعة") == {"جامعه"}
