"""What a clause says that it was not."""

from __future__ import annotations

import pytest

from riwaya.ingest import Given, from_text
from riwaya.model import Assertion
from riwaya.story.reading import read_one


def told(language: str, text: str) -> list[Assertion]:
    return list(read_one(from_text(text, Given(language=language, published="2022-07-01"))).assertions)


@pytest.mark.parametrize(
    ("language", "text", "words", "term"),
    [
        (
            "ar",
            "قال الوزير إن النيران اندلعت في ساحة الجمارك، لا في المستودع رقم 3.",
            "في المستودع رقم 3",
            "warehouse#3",
        ),
        ("ar", "وقال المتحدث إن القتلى لم يسقطوا في غارة جوية بل في قصف مدفعي.", "في غارة جوية", "airstrike"),
        (
            "en",
            "The minister said the fire began in the yard, not in Warehouse No. 3.",
            "in Warehouse No. 3",
            "warehouse#3",
        ),
        ("en", "The army said the ship was hit not by a drone but by a missile.", "by a drone", "drone"),
        ("en", "The army said the ship was not hit by a drone but by a missile.", "by a drone", "drone"),
        ("fa", "به گفته او کشتی نه با پهپاد بلکه با موشک هدف قرار گرفت.", "با پهپاد", "drone"),
        ("ru", "Он сообщил, что люди погибли от ран, а не от взрыва.", "от взрыва", "explode"),
        ("ru", "По его словам, судно было поражено не беспилотником, а ракетой.", "беспилотником,", "drone"),
    ],
)
def test_what_it_was_not_is_no_part_of_what_it_was(language: str, text: str, words: str, term: str) -> None:
    [a] = [x for x in told(language, text) if x.excluded is not None]
    assert a.excluded is not None
    assert a.excluded.text == words
    assert term in a.excludes
    assert term not in a.terms
    assert a.polarity == "affirmed"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Not only the minister but also the governor fled."),
        ("en", "He said that the fire did not begin in the yard."),
        ("ar", "قال إن الجيش لا يستهدف المدنيين، ولا يقصف المستشفيات."),
        ("ar", "وقال الوزير: كان في المستودع قمح، ولا شيء سوى القمح."),
        ("ru", "Он сказал, что не видел беспилотника, а слышал взрыв."),
    ],
)
def test_a_verb_that_is_negated_excludes_nothing(language: str, text: str) -> None:
    assert all(a.excluded is None for a in told(language, text))


def test_a_cause_that_is_refused_is_none() -> None:
    why = {a.span.text: a for a in told("ar", "وقال الطبيب إن الرجل توفي بسبب نوبة قلبية وليس بسبب التعذيب.")}
    assert why["بسبب التعذيب"].polarity == "negated"
    assert why["إن الرجل توفي بسبب نوبة قلبية"].slots.cause == ()
