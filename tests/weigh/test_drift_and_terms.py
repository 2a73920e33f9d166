"""One sentence under several labels; what parties call a group; titles that take no side."""

from __future__ import annotations

import pytest

from riwaya.comparison import CopiedText
from riwaya.languages.loader import load_languages
from tests.weigh.stories import Article, compared, documents_of, only

SPARK = "“A spark alone could not do this to the warehouse,” said {}."


def labels(one: str, two: str) -> list[str]:
    """How two articles call the speaker of one sentence, where they differ."""
    documents = documents_of({"a": Article(SPARK.format(one)), "b": Article(SPARK.format(two))})
    return [label for drift in compared(documents, {}).drift for _, label in drift.labels]


def test_one_sentence_with_two_descriptions_is_drift() -> None:
    assert labels("a senior security official", "an officer of the port police") == [
        "a senior security official",
        "an officer of the port police",
    ]


def test_one_sentence_of_two_named_men_is_drift() -> None:
    assert labels("Karim Haddad", "Salma Kassem") == ["Karim Haddad", "Salma Kassem"]


def test_one_man_under_two_offices_is_none() -> None:
    assert labels("the mayor, Karim Haddad", "the engineer Karim Haddad") == []
    assert labels("a port police officer", "an officer of the port police") == []


def test_other_words_are_no_drift() -> None:
    documents = documents_of({
        "a": Article("“The last word belongs to us,” said a judge."),
        "b": Article("“The last word belongs to them,” said a teacher."),
    })  # fmt: skip
    assert compared(documents, {}).drift == ()


def test_copies_of_one_text_do_not_drift() -> None:
    documents = documents_of({
        "a": Article(SPARK.format("a senior security official")), "b": Article(SPARK.format("a port officer"))
    })  # fmt: skip
    assert compared(documents, {}).drift != ()
    assert compared(documents, {}, [CopiedText(("a", "b"), "reprint", 1.0)]).drift == ()


def test_over_languages_two_clauses_in_common_make_one_sentence() -> None:
    documents = documents_of({
        "a": Article("“A spark alone could not do this, and fertiliser shows no mercy,” said a port police officer."),
        "b": Article("وقال مسؤول أمني رفيع: «لا يمكن لشرارة أن تفعل هذا، والسماد لا يرحم».", "ar"),
    })  # fmt: skip
    claims = {"c1": [("a", "spark"), ("b", "لشرارة")], "c2": [("a", "mercy"), ("b", "يرحم")]}
    [drift] = compared(documents, claims).drift
    assert [label for _, label in drift.labels] == ["a port police officer", "مسؤول أمني رفيع"]
    assert compared(documents, {"c1": claims["c1"]}).drift == ()


CALLED = {
    "en": ("The rebels of the Northern Front attacked the bridge.", ["rebels"]),
    "ar": ("هاجمت الجماعات الإرهابية المسلحة الجسر. وقال إن للعدو أعوانا.", ["الجماعات الإرهابية المسلحة", "العدو"]),
    "ru": ("Боевики напали на мост, а мятежники сожгли порт.", ["Боевики", "мятежники"]),
    "fa": ("شورشیان به پل حمله کردند. دشمن بندر را سوزاند.", ["دشمن", "شورشیان"]),
}


@pytest.mark.parametrize("language", CALLED)
def test_words_that_take_a_side_are_listed_as_the_page_has_them(language: str) -> None:
    text, terms = CALLED[language]
    documents = documents_of({"a": Article(text, language)})
    assert sorted(c.term for c in compared(documents, {}).called) == sorted(terms)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The sanctions regime was extended, and he rebelled at the tax."),
        ("ar", "عدّل المجلس النظام الداخلي."),
        ("fa", "رژیم غذایی او تغییر کرد."),
        ("ru", "Больной соблюдал режим."),
    ],
)
def test_everyday_uses_of_such_words_are_not_listed(language: str, text: str) -> None:
    assert load_languages()[language].weighing.parties(text) == []


def test_a_term_goes_to_the_body_that_its_page_or_another_names_beside_it() -> None:
    documents = documents_of({
        "a": Article("The rebels of the Northern Front attacked the bridge."),
        "b": Article("The Northern Front denied it. Analysts said the insurgents had no boats."),
        "c": Article("Insurgents took the harbour."),
    })  # fmt: skip
    comparison = compared(documents, {})
    names = {e.id: e.name for e in comparison.entities}
    called = {(c.term, names.get(c.entity or ""), c.documents) for c in comparison.called}
    assert called == {
        ("rebels", "Northern Front", ("a",)),
        ("insurgents", "Northern Front", ("b",)),
        ("Insurgents", None, ("c",)),
    }


def test_the_title_avoids_them_where_any_account_does() -> None:
    documents = documents_of({
        "a": Article("The rebels attacked the bridge."),
        "b": Article("The Northern Front attacked the bridge near Orlan."),
        "c": Article("Terrorists attacked the bridge."),
    })  # fmt: skip
    words = [(key, "attacked the bridge") for key in "abc"]
    claim = only(compared(documents, {"c1": words}))
    assert claim.text == "The Northern Front attacked the bridge near Orlan"
    assert [(c.term, c.documents) for c in claim.called] == [("rebels", ("a",)), ("Terrorists", ("c",))]


def test_a_title_that_every_account_gives_a_side_stays() -> None:
    documents = documents_of({"a": Article("The rebels attacked the bridge."), "b": Article("Terrorists attacked it.")})
    claim = only(compared(documents, {"c1": [("a", "attacked"), ("b", "attacked")]}))
    assert claim.text == "The rebels attacked the bridge"
    assert len(claim.called) == 2
