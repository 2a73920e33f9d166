"""Which articles leave a claim out, and which had no cause to tell it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from riwaya.comparison import Claim, Comparison, CopiedText, Relation
from riwaya.model import DateBound, Document
from riwaya.weigh.silence import LISTED
from riwaya.weigh.weigh import weigh
from tests.weigh.stories import Article, compared, documents_of, only

TOLD = "Karim Haddad said 17 people were killed when the bridge in Beirut collapsed on May 1, 2020."
LESS = "Salma Kassem said 15 people were killed when the bridge in Beirut collapsed on May 1, 2020."
OTHER = "The harvest festival in Tavira opened on Sunday."

DISPUTE = Relation(("c1", "c2"), "conflicts", "quantity", "17 or 15", "number-differs", 0.9)


def story(late: Article, questions: bool = True) -> Comparison:
    """A claim of 17 dead, told on 2 May, and one of 15, told by a third article."""
    return of_documents(
        documents_of({"a": Article(TOLD, published="2020-05-02"), "b": late}),
        {"c1": "q1", "c2": "q1"} if questions else {},
    )


def of_documents(documents: dict[str, Document], questions: dict[str, str]) -> Comparison:
    claims = {"c1": [("a", "17")]}
    if any("15" in a.span.text for a in documents["b"].assertions):
        claims["c2"] = [("b", "15")]
    return compared(documents, claims, relations=[DISPUTE], questions=questions)


def told_of(claim: Claim) -> dict[str, str]:
    """Document → silent, or why it is not comparable."""
    return {a.document: "silent" for a in claim.silent} | {a.document: a.because for a in claim.not_comparable}


def test_a_later_article_that_answers_the_question_otherwise_is_silent() -> None:
    claim = only(story(Article(LESS, published="2020-05-04")))
    assert [a.document for a in claim.silent] == ["b"]
    assert "which answers the same question" in claim.silent[0].because
    assert "“15 people were killed” (c2)" in claim.silent[0].because


def test_the_same_day_and_place_are_the_same_moment() -> None:
    claim = only(story(Article(LESS, published="2020-05-04"), questions=False))
    assert [a.document for a in claim.silent] == ["b"]
    assert claim.not_comparable == ()


@pytest.mark.parametrize(
    ("article", "because"),
    [
        (Article(LESS, published="2020-05-01"), "printed before the claim was first told"),
        (Article(LESS, published="2020-05-02"), "printed on the same day"),
        (Article(LESS, published=None), "its date is not known"),
        (Article(LESS, published="2020-05"), "may be as old as the claim"),
        (Article(OTHER, published="2020-05-04"), "tells of another moment"),
    ],
)
def test_why_an_article_is_not_comparable(article: Article, because: str) -> None:
    assert told_of(only(story(article))) == {"b": because}


def test_the_hour_tells_which_of_one_day_is_later() -> None:
    documents = documents_of({
        "a": Article(TOLD, published="2020-05-02T08:00:00Z"), "b": Article(LESS, published="2020-05-02T12:00:00+03:00")
    })  # fmt: skip
    assert told_of(only(of_documents(documents, {"c1": "q1", "c2": "q1"}))) == {"b": "silent"}
    documents["b"] = replace(documents["b"], published="2020-05-02T10:00:00+03:00")
    assert told_of(only(of_documents(documents, {"c1": "q1", "c2": "q1"}))) == {
        "b": "printed before the claim was first told"
    }


def test_a_bound_on_an_unknown_date_is_enough() -> None:
    documents = documents_of({"a": Article(TOLD, published="2020-05-02"), "b": Article(LESS, published=None)})
    documents["b"] = replace(documents["b"], not_before=DateBound("2020-05-03"))
    assert told_of(only(of_documents(documents, {"c1": "q1", "c2": "q1"}))) == {"b": "silent"}


def test_where_no_teller_has_a_date_nobody_is_silent() -> None:
    documents = documents_of({"a": Article(TOLD, published=None), "b": Article(LESS, published="2020-05-04")})
    found = told_of(only(of_documents(documents, {"c1": "q1", "c2": "q1"})))
    assert found == {"b": "it is not known when the claim was first told"}


def test_a_copy_that_drops_the_words_is_silent_on_any_day() -> None:
    whole = TOLD + " Nadim Aoun said the bridge had been closed in March."
    documents = documents_of({"a": Article(whole, outlet="The Orlan Post"), "b": Article(TOLD), "c": Article(whole)})
    claims = {"c1": [("a", "closed in March"), ("c", "closed in March")], "c2": [("a", "17"), ("b", "17"), ("c", "17")]}
    copies = [CopiedText(("a", "b", "c"), "trimmed", 0.9)]
    claim = only(compared(documents, claims, copies))
    assert [(a.document, a.because) for a in claim.silent] == [
        ("b", "has the same text as The Orlan Post, without this")
    ]


def test_a_copy_that_holds_the_words_is_not_silent_because_they_were_not_read() -> None:
    documents = documents_of({"a": Article(TOLD), "b": Article(TOLD), "c": Article(TOLD)})
    claim = only(compared(documents, {"c1": [("a", "17"), ("c", "17")]}, [CopiedText(("a", "b", "c"), "reprint", 1.0)]))
    assert claim.silent == ()


def test_claims_of_one_article_that_nobody_disputes_are_left_alone() -> None:
    documents = documents_of({"a": Article(TOLD), "b": Article(LESS, published="2020-05-04")})
    claim = only(compared(documents, {"c1": [("a", "17")], "c2": [("b", "15")]}))
    assert claim.silent == () == claim.not_comparable


def test_a_large_story_lists_only_articles_of_the_moment() -> None:
    others = {f"x{i:03}": Article(OTHER, published="2020-05-06") for i in range(LISTED)}
    documents = documents_of({"a": Article(TOLD), "b": Article(LESS, published="2020-05-04")})
    filler = documents_of({"x": others["x000"]})["x"]
    documents |= {key: replace(filler, id=key) for key in others}
    claim = only(of_documents(documents, {"c1": "q1", "c2": "q1"}))
    assert told_of(claim) == {"b": "silent"}


def test_who_tells_as_a_fact_what_others_answer_with_tells_of_it() -> None:
    """`b` shares no place or name with the others, only that 15 people were killed; `c` tells that as a number too."""
    documents = documents_of({
        "a": Article(TOLD, published="2020-05-02"), "c": Article(LESS, published="2020-05-02"),
        "b": Article("15 people were killed.", published="2020-05-04"),
    })  # fmt: skip
    claims = {"c1": [("a", "17")], "c2": [("c", "15")], "c3": [("c", "15"), ("b", "15")]}
    made = compared(documents, claims, relations=[DISPUTE], questions={"c1": "q1", "c2": "q1", "c3": "q2"})
    assert told_of(only(made))["b"] == "tells of another moment"
    slots = {"c1": "quantity", "c2": "quantity", "c3": "polarity"}
    counted = replace(made, claims=tuple(replace(c, slot=slots[c.id]) for c in made.claims))  # type: ignore[arg-type]
    assert told_of(only(weigh(counted, documents)))["b"] == "silent"
