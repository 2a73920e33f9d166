"""What a clause tells of, pronouns resolved, and what the words before a time say of when it began."""

from __future__ import annotations

import pytest

from tests.read.reading import read

BEGINS = [
    ("ar", "كانت الأسمدة مخزنة في المستودع منذ آذار 2022.", "since"),
    ("ar", "شوهدت الأسمدة في وقت مبكر من شباط 2022.", "already"),
    ("ar", "وصلت الأسمدة في نيسان 2022.", ""),
    ("en", "The fertiliser had been stored there since March 2022.", "since"),
    ("en", "They saw the fertiliser as early as February 2022.", "already"),
    ("en", "The fertiliser arrived in April 2022.", ""),
    ("fa", "کود از مارس ۲۰۲۲ در انبار نگهداری می‌شد.", "since"),
    ("fa", "کود از همان فوریه ۲۰۲۲ در انبار دیده شد.", "already"),
    ("fa", "کود پیش از مارس ۲۰۲۲ در انبار نگهداری می‌شد.", ""),
    ("ru", "Удобрения хранились на складе с марта 2022 года.", "since"),
    ("ru", "Удобрения видели на складе ещё в феврале 2022 года.", "already"),
    ("ru", "Удобрения прибыли в порт в мае 2022 года.", ""),
]

THINGS = [
    ("ar", "كانت الأسمدة مخزنة في المستودع منذ آذار 2022.", {"fertiliser"}, {"warehouse"}),
    ("ar", "وعن الأسمدة، قال الحارس إنه رآها خلف القمح منذ شباط 2022.", {"fertiliser"}, {"wheat"}),
    ("ar", "وعن الأسمدة، قال الحارس إنها وصلت في نيسان 2022.", {"fertiliser"}, set()),
    ("en", "The fertiliser had been stored in the warehouse since March 2022.", {"fertiliser"}, {"warehouse"}),
    ("en", "As for the fertiliser, the guard said he had seen it as early as May 2022.", {"fertiliser"}, set()),
    ("en", "A second letter arrived in April 2022.", set(), {"letter"}),
    ("en", "Workers arrived in April 2022.", set(), {"worker"}),
    ("fa", "کود از مارس ۲۰۲۲ در انبار نگهداری می‌شد.", {"fertiliser"}, set()),
    ("ru", "С марта 2022 года на складе лежало около 600 тонн удобрений.", {"fertiliser"}, {"warehouse"}),
    ("ru", "Что касается удобрений, охранник сказал, что видел их ещё в мае 2022 года.", {"fertiliser"}, set()),
]

SACKS = (
    "The minister denied that fertiliser was kept at the port.\n\nTwo men said they had seen {} as early as May 2022."
)


@pytest.mark.parametrize(("language", "text", "begins"), BEGINS)
def test_what_is_said_of_when_it_began(language: str, text: str, begins: str) -> None:
    assert [t.begins for t in read(text, language).times] == [begins]


@pytest.mark.parametrize(("language", "text", "some", "none"), THINGS)
def test_what_a_clause_tells_of(language: str, text: str, some: set[str], none: set[str]) -> None:
    things = {thing for a in read(text, language).assertions for thing in a.things}
    assert some <= things
    assert things.isdisjoint(none)


@pytest.mark.parametrize(
    ("sacks", "known"),
    [("the white sacks", True), ("sacks", False), ("the sacks of wheat", False), ("the crane", False)],
)
def test_what_is_in_the_sacks(sacks: str, known: bool) -> None:
    things = {thing for a in read(SACKS.format(sacks), "en").assertions for thing in a.things}
    assert ("fertiliser" in things) == known


def test_a_noun_that_looks_like_a_verb_ends_the_object() -> None:
    texts = [a.span.text for a in read("They had seen the white sacks as early as May 2022.", "en").assertions]
    assert texts == ["They had seen the white sacks as early as May 2022"]


def test_the_march_of_a_date_is_no_march() -> None:
    [clause] = read("The fertiliser had been stored in the warehouse since March 2022.", "en").assertions
    assert clause.act == ("store",)
