"""Whose office is to be in charge of where the story's event took place is a party to it."""

from __future__ import annotations

import pytest

from tests.weigh.stories import Article, compared, documents_of, marks, only, shown

BLAST = {
    "ar": "وقع الانفجار في المستشفى صباح الجمعة. قتل خمسة أشخاص في انفجار المستشفى. ",
    "en": "An explosion hit the hospital on Friday morning. Five people died in the explosion at the hospital. ",
    "fa": "انفجار صبح جمعه در بیمارستان رخ داد. پنج نفر در انفجار بیمارستان کشته شدند. ",
    "ru": "Взрыв произошёл в больнице утром в пятницу. Пять человек погибли при взрыве в больнице. ",
}
SAID = {
    "ar": ("قال {} إن الأسطوانات كانت خارج المستشفى.", "الأسطوانات"),
    "en": ("{} said the cylinders stood outside the hospital.", "cylinders"),
    "fa": ("{} گفت که کپسول‌ها بیرون بیمارستان بودند.", "کپسول"),
    "ru": ("{} сообщил, что баллоны стояли вне больницы.", "баллоны"),
}


def party(language: str, speaker: str, before: str | None = None) -> tuple[bool, str | None]:
    """Whether a speaker is marked as a party, and by which words."""
    text, words = SAID[language]
    article = Article((BLAST[language] if before is None else before) + text.format(speaker), language)
    claim = only(compared(documents_of({"a": article}), {"c1": [("a", words)]}))
    marked = any(kind == "party" for kind, _ in marks(claim, "a"))
    span = shown(claim, "party") if marked else None
    return marked, span.text if span is not None else None


@pytest.mark.parametrize(
    ("language", "speaker", "words"),
    [
        ("ar", "مدير المستشفى عمر الخليل", "مدير المستشفى"),
        ("ar", "وزير الصحة والمستشفيات عمر الخليل", "وزير الصحة والمستشفيات"),
        ("ar", "مصدر في إدارة المستشفى", "مصدر في إدارة المستشفى"),
        ("en", "Omar Khalil, the director of the hospital,", "director of the hospital"),
        ("en", "The hospital director", "The hospital director"),
        ("fa", "رضا کریمی، رئیس بیمارستان", "رئیس بیمارستان"),
        ("ru", "Директор больницы Пётр Громов", "Директор больницы"),
        ("ru", "Главный врач больницы Пётр Громов", "Главный врач больницы"),
    ],
)
def test_who_is_in_charge_of_where_it_happened_is_a_party_by_the_words_of_his_office(
    language: str, speaker: str, words: str
) -> None:
    assert party(language, speaker) == (True, words)


@pytest.mark.parametrize(
    ("language", "speaker"),
    [
        ("ar", "صاحب متجر قبالة المستشفى يدعى عمر الخليل"),
        ("ar", "مدير المدرسة عمر الخليل"),
        ("ar", "طبيب في المستشفى"),
        ("en", "Omar Khalil, the head of police at the hospital,"),
        ("en", "A patient of the hospital"),
        ("en", "A hospital nurse"),
        ("fa", "رضا کریمی، پزشک بیمارستان"),
        ("ru", "Врач больницы Пётр Громов"),
        ("ru", "Директор школы Пётр Громов"),
    ],
)
def test_who_works_or_stands_there_is_none(language: str, speaker: str) -> None:
    assert party(language, speaker) == (False, None)


def test_the_director_of_a_hospital_is_no_party_to_a_blast_elsewhere() -> None:
    elsewhere = "An explosion hit the bakery on Friday. Five people died in the explosion at the bakery. "
    assert party("en", "Omar Khalil, the director of the hospital,", elsewhere) == (False, None)


def test_what_he_tells_of_something_else_is_not_marked() -> None:
    text = BLAST["en"] + "Omar Khalil, the director of the hospital, said the harvest was good."
    claim = only(compared(documents_of({"a": Article(text)}), {"c1": [("a", "harvest")]}))
    assert not any(kind == "party" for kind, _ in marks(claim, "a"))


def test_a_ground_that_one_of_many_articles_names_is_not_where_it_happened() -> None:
    words = "An explosion hit the bakery on Friday. Five people died in the explosion at the bakery."
    text = BLAST["en"] + SAID["en"][0].format("The hospital director")
    articles = {"a": Article(text), **{key: Article(words) for key in "bcd"}}
    claim = only(compared(documents_of(articles), {"c1": [("a", "cylinders")]}))
    assert not any(kind == "party" for kind, _ in marks(claim, "a"))
