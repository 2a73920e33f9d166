"""The marks on the links of an account, each with the words that show it."""

from __future__ import annotations

import pytest

from riwaya.comparison import CopiedText
from tests.weigh.stories import Article, compared, documents_of, marks, only, shown, weighed


def test_a_speaker_without_a_name_is_marked_by_his_description() -> None:
    claim = weighed({"a": Article("A port official said the bridge collapsed.")}, [("a", "collapsed")])
    assert marks(claim, "a") == {("unnamed", "A port official")}
    words = shown(claim, "unnamed")
    assert words is not None
    assert words.text == "A port official"


def test_a_ministry_without_a_proper_name_is_not_unnamed() -> None:
    claim = weighed({"a": Article("The health ministry said 15 people died.")}, [("a", "15")])
    assert marks(claim, "a") == set()


def test_who_speaks_through_another_is_second_hand_and_the_agency_between_makes_none() -> None:
    text = "Karim Haddad told Reuters that Salma Kassem had told him that the bridge collapsed before dawn."
    claim = weighed({"a": Article(text)}, [("a", "collapsed")])
    assert marks(claim, "a") == {("second-hand", "Salma Kassem")}
    direct = weighed({"a": Article("Karim Haddad told Reuters that the bridge collapsed.")}, [("a", "collapsed")])
    assert marks(direct, "a") == set()


def test_hearsay_is_second_hand_and_unnamed() -> None:
    claim = weighed({"a": Article("يقال إن الجسر انهار فجر الجمعة.", "ar")}, [("a", "انهار")])
    assert {kind for kind, _ in marks(claim, "a")} == {"unnamed", "second-hand"}


@pytest.mark.parametrize(
    ("language", "text", "words", "name", "shows"),
    [
        (
            "ar",
            "قال كريم حداد إن الحاج سالم عبد الله رحمه الله أخبره أن الجسر انهار فجر الجمعة.",
            "انهار",
            "سالم عبد الله",
            "رحمه الله",
        ),
        ("en", "The late Karim Haddad said the bridge collapsed on Friday.", "collapsed", "Karim Haddad", "The late"),
        (
            "en",
            "Shortly before he died, Karim Haddad said the bridge collapsed on Friday.",
            "collapsed",
            "Karim Haddad",
            "before he died",
        ),
        ("ru", "Покойный Карим Хаддад говорил, что мост рухнул в пятницу.", "рухнул", "Карим Хаддад", "Покойный"),
        ("fa", "مرحوم کریم حداد گفت که پل روز جمعه فرو ریخت.", "فرو", "کریم حداد", "مرحوم"),
    ],
)
def test_the_page_says_that_the_quoted_man_is_dead(language: str, text: str, words: str, name: str, shows: str) -> None:
    claim = weighed({"a": Article(text, language)}, [("a", words)])
    assert ("dead when told", name) in marks(claim, "a")
    span = shown(claim, "dead when told")
    assert span is not None
    assert span.text == shows


def test_a_eulogy_behind_another_name_is_not_his() -> None:
    text = "قال كريم حداد إن الجسر انهار فجر الجمعة. وكان سالم عبد الله رحمه الله قد بناه."
    claim = weighed({"a": Article(text, "ar")}, [("a", "انهار")])
    assert marks(claim, "a") == set()


def test_a_dated_event_told_years_later() -> None:
    text = "Karim Haddad said the bridge collapsed on May 1, 2020."
    late = weighed({"a": Article(text, published="2023-04-01")}, [("a", "collapsed")])
    soon = weighed({"a": Article(text, published="2020-05-02")}, [("a", "collapsed")])
    assert marks(late, "a") == {("told years later", "Karim Haddad")}
    assert marks(soon, "a") == set()
    words = shown(late, "told years later")
    assert words is not None
    assert "2020" in words.text


def test_a_memory_told_on_the_anniversary_names_its_words() -> None:
    old = Article("Salma Kassem said the bridge collapsed at noon.", published="2020-05-02")
    memory = Article("On the third anniversary Karim Haddad remembers. Haddad said the lamps went out first. "
                     "Haddad said nobody knew why.", published="2023-05-02")  # fmt: skip
    documents = documents_of({"a": old, "b": memory})
    comparison = compared(documents, {"c1": [("b", "lamps")], "c2": [("a", "noon")]})
    assert ("told years later", "Karim Haddad") in marks(only(comparison), "b")
    words = shown(only(comparison), "told years later")
    assert words is not None
    assert words.text == "anniversary"
    assert marks(only(comparison, "c2"), "a") == set()


def test_an_anniversary_in_a_story_of_one_week_marks_nothing() -> None:
    memory = Article("On the third anniversary Karim Haddad remembers. Haddad said the lamps went out first.")
    claim = weighed({"a": memory, "b": Article("It rained.")}, [("a", "lamps")])
    assert not any(kind == "told years later" for kind, _ in marks(claim, "a"))


def test_who_did_it_is_a_party_and_a_witness_is_none() -> None:
    text = (
        "Karim Haddad, a spokesman for the Northern Front, denied that the Northern Front had attacked the bridge. "
        "“I saw a white light,” said Salma Kassem."
    )
    claim = weighed({"a": Article(text)}, [("a", "attacked"), ("a", "white light")])
    assert ("party", "Karim Haddad") in marks(claim, "a")
    assert ("party", "Salma Kassem") not in marks(claim, "a")


def test_teller_and_quoted_of_one_body() -> None:
    text = "قال متحدث باسم وزارة الصحة إن وزارة الصحة أبلغته أن خمسة عشر شخصا قتلوا."
    claim = weighed({"a": Article(text, "ar")}, [("a", "خمسة عشر")])
    assert "one body" in {kind for kind, _ in marks(claim, "a")}


def test_a_quotation_in_a_translated_copy_is_probably_translated() -> None:
    told = {
        "a": Article("قال كريم حداد إن الجسر انهار فجر الجمعة.", "ar"),
        "b": Article("قال كريم حداد إن الجسر انهار فجر الجمعة. وأضاف أن لا أحد أصيب.", "ar"),
        "c": Article("Karim Haddad said the bridge collapsed on Friday."),
    }
    words = [("a", "انهار"), ("b", "انهار"), ("c", "collapsed")]
    claim = weighed(told, words, [CopiedText(("a", "b", "c"), "translated", 0.8)])
    assert ("probably translated", "Karim Haddad") in marks(claim, "c")
    assert not any(kind == "probably translated" for key in "ab" for kind, _ in marks(claim, key))
    assert not any(kind == "probably translated" for kind, _ in marks(weighed(told, words), "c"))
