"""The probable day of a page without a date: by its own words and by what dated pages tell, or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import permutations

import pytest

from riwaya.comparison import Claim, Comparison, EstimatedDay, Relation
from riwaya.model import Block, DateBound, Document
from riwaya.weigh.silence import PROBABLY
from riwaya.weigh.weigh import weigh
from tests.weigh.stories import Article, Words, compared, documents_of, only

SEVENTEEN = "Karim Haddad said 17 people were killed when the bridge in Beirut collapsed."
"""Told on Saturday 2 May 2020."""
DATED = Article(SEVENTEEN, published="2020-05-02")
FELL = "17 people were killed yesterday, Friday, when the bridge in Beirut collapsed."
"""Told on a Saturday, of what the other page tells on 2 May."""


def story(
    *texts: str, dated: Mapping[str, Article] | None = None, told: Sequence[Words] | None = None, language: str = "en"
) -> Comparison:
    """A claim of 17 dead that a dated page and pages without a date tell."""
    pages = {f"n{i}": Article(text, language, published=None) for i, text in enumerate(texts)}
    documents = documents_of({**({"a": DATED} if dated is None else dated), **pages})
    return compared(documents, {"c1": told or [("a", "17"), *((key, "17") for key in pages)]})


def days(comparison: Comparison) -> dict[str, tuple[str, list[str]]]:
    """Document → its probable day, and the words that show it."""
    return {day.document: (day.value, [words.text for words in day.words]) for day in comparison.days}


def test_yesterday_with_its_weekday_is_the_day_that_the_event_leaves() -> None:
    """The next Saturday is too late: what fell then had fallen already when the dated page told it."""
    assert story(FELL).days == (EstimatedDay("n0", "2020-05-02", story(FELL).days[0].words, "2020-05-02"),)
    assert days(story(FELL)) == {"n0": ("2020-05-02", ["yesterday, Friday"])}


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("17 people were killed in Beirut. Police came yesterday, 4 May.", "2020-05-05", "yesterday, 4 May"),
        ("17 people were killed in Beirut. Today, May 9, a court met.", "2020-05-09", "Today, May 9"),
        ("17 people were killed in Beirut yesterday evening, Friday.", "2020-05-02",
         "yesterday evening, Friday"),
    ],
)  # fmt: skip
def test_other_words_that_leave_one_day(text: str, day: str, words: str) -> None:
    assert days(story(text)) == {"n0": (day, [words])}


@pytest.mark.parametrize(
    ("language", "text", "day", "words"),
    [
        ("ar", "قتل 17 شخصا في انهيار جسر في بيروت أمس الجمعة.", "2020-05-02", "أمس الجمعة"),
        ("ar", "قال كريم حداد أمس الأحد إن 17 شخصا قتلوا في انهيار الجسر. وأضاف اليوم 4 مايو أنه قديم.", "2020-05-04",
         "أمس الأحد"),
        ("fa", "۱۷ نفر دیروز جمعه در ریزش پل بیروت کشته شدند.", "2020-05-02", "دیروز جمعه"),
        ("ru", "Вчера, в пятницу, при обрушении моста в Бейруте погибли 17 человек.", "2020-05-02", "Вчера, в пятницу"),
    ],
)  # fmt: skip
def test_in_every_language(language: str, text: str, day: str, words: str) -> None:
    number = {"ar": "17", "fa": "۱۷", "ru": "17"}[language]
    found = days(story(text, told=[("a", "17"), ("n0", number)], language=language))
    assert found["n0"][0] == day
    assert found["n0"][1][0] == words


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("ar", "قال كريم حداد أمس الجمعة إن 17 شخصا قتلوا في بيروت.", "أمس الجمعة"),
        ("en", "17 people were killed in Beirut, Karim Haddad said yesterday, Friday.", "yesterday, Friday"),
    ],
)
def test_a_number_given_yesterday_was_given_by_the_day_on_which_a_dated_page_has_it(
    language: str, text: str, words: str
) -> None:
    documents = documents_of({"a": DATED, "n0": Article(text, language, published=None)})
    made = compared(documents, {"c1": [("a", "17"), ("n0", "17")]})
    assert made.days == ()  # he may say it again a week later
    counted = replace(made, claims=tuple(replace(c, slot="quantity") for c in made.claims))
    assert days(weigh(counted, documents)) == {"n0": ("2020-05-02", [words])}


NOTHING = {
    "two Saturdays": "17 people were killed in Beirut. The mayor left yesterday, Friday.",
    "a weekday alone": "17 people were killed on Friday when the bridge in Beirut collapsed.",
    "yesterday alone": "17 people were killed yesterday when the bridge in Beirut collapsed.",
    "contradictory weekdays": f"{FELL} The mayor left today, Tuesday.",
    "another weekday than the day": "17 people were killed in Beirut. Today, Friday, May 9, a court met.",
    "more than two weeks away": "17 people were killed in Beirut. Today, June 9, a court met.",
    "before the first dated page": "17 people were killed in Beirut. Today, April 30, a court met.",
    "looks back": f"On the third anniversary of the disaster: {FELL}",
    "in a quotation": "17 people were killed in Beirut. “The bridge fell yesterday, 4 May,” Salma Kassem said.",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_no_estimate(text: str) -> None:
    assert story(text).days == ()


def test_no_estimate_where_no_dated_page_tells_the_same() -> None:
    assert story(FELL, FELL.replace("17", "more than 17"), dated={}, told=[("n0", "17"), ("n1", "17")]).days == ()
    other = {"a": DATED, "b": Article("The harvest festival in Tavira opened.", published="2020-05-02")}
    assert story(FELL, dated=other, told=[("n0", "17")]).days == ()


def test_no_estimate_by_a_page_of_which_only_the_month_is_known() -> None:
    assert story(FELL, dated={"a": replace(DATED, published="2020-05")}).days == ()


def test_a_page_with_a_date_keeps_it() -> None:
    assert (
        story(dated={"a": DATED, "b": Article(FELL, published="2020-05-09")}, told=[("a", "17"), ("b", "17")]).days
        == ()
    )


def test_a_bound_of_the_date_rules_days_out_and_may_leave_one() -> None:
    text = NOTHING["two Saturdays"]
    documents = documents_of({"a": DATED, "n0": Article(text, published=None)})
    told = {"c1": [("a", "17"), ("n0", "17")]}
    later = {**documents, "n0": replace(documents["n0"], not_before=DateBound("2020-05-04"))}
    saved = {**documents, "n0": replace(documents["n0"], not_after=DateBound("2020-05-04"))}
    both = {**documents, "n0": replace(documents["n0"], not_before=DateBound("2020-05-10"))}
    assert days(compared(later, told))["n0"][0] == "2020-05-09"
    assert days(compared(saved, told))["n0"][0] == "2020-05-02"
    assert compared(both, told).days == ()


def test_a_caption_may_be_older_than_its_page() -> None:
    text = "17 people were killed in Beirut.\nThe bridge today, 4 May."
    documents = documents_of({"a": DATED, "n0": Article(text, published=None)})
    blocks = (Block(0, 32, "body"), Block(33, len(text), "caption"))
    captioned = {**documents, "n0": replace(documents["n0"], blocks=blocks)}
    told = {"c1": [("a", "17"), ("n0", "17")]}
    assert days(compared(documents, told))["n0"][0] == "2020-05-04"
    assert compared(captioned, told).days == ()


def test_the_order_of_the_files_changes_nothing() -> None:
    documents = documents_of({
        "a": replace(DATED, published="2020-05-05"), "b": DATED, "n0": Article(FELL, published=None),
        "n1": Article("17 people were killed in Beirut. Today, May 9, a court met.", published=None),
    })  # fmt: skip
    found = []
    for keys in permutations(documents):
        ordered: dict[str, Document] = {key: documents[key] for key in keys}
        found.append(compared(ordered, {"c1": [(key, "17") for key in keys]}).days)
    assert len(found[0]) == 2
    assert all(days == found[0] for days in found)


FIFTEEN = "Salma Kassem said 15 people were killed when the bridge in Beirut collapsed."
DISPUTE = Relation(("c1", "c2"), "conflicts", "quantity", "17 or 15", "number-differs", 0.9)


def silence(late: str) -> Claim:
    """17 dead, told on 2 May by a page without a date, which the story's first page shares another claim with, and on
    5 May; 15 dead, told by `b`."""
    documents = documents_of({
        "a": replace(DATED, published="2020-05-05"), "b": Article(FIFTEEN, published=late),
        "c": Article("The harvest festival in Tavira opened.", published="2020-05-01"),
        "n0": Article(f"{FELL} The harvest festival in Tavira opened.", published=None),
    })  # fmt: skip
    claims = {"c1": [("a", "17"), ("n0", "17")], "c2": [("b", "15")], "c3": [("c", "opened"), ("n0", "opened")]}
    made = compared(documents, claims, relations=[DISPUTE], questions={"c1": "q1", "c2": "q1"})
    assert days(made) == {"n0": ("2020-05-02", ["yesterday, Friday"])}
    return only(made)


def test_who_is_silent_rests_on_a_probable_day_and_says_so() -> None:
    [absence] = [a for a in silence("2020-05-04").silent if a.document == "b"]
    assert "which answers the same question; by the probable day" in absence.because
    excused = {
        day: {a.document: a.because for a in silence(day).not_comparable} for day in ("2020-05-02", "2020-05-01")
    }
    assert excused["2020-05-02"]["b"] == f"printed on the same day{PROBABLY}"
    assert excused["2020-05-01"]["b"] == f"printed before the claim was first told{PROBABLY}"


def test_a_page_with_a_probable_day_may_be_silent() -> None:
    late = "15 people were killed in Beirut. Today, May 9, a court met."
    documents = documents_of({"a": DATED, "n0": Article(late, published=None)})
    claims = {"c1": [("a", "17")], "c2": [("n0", "15")], "c3": [("a", "collapsed"), ("n0", "met")]}
    made = compared(documents, claims, relations=[DISPUTE], questions={"c1": "q1", "c2": "q1"})
    assert [(a.document, a.because.endswith(PROBABLY)) for a in only(made).silent] == [("n0", True)]


def test_what_rests_on_dates_alone_says_nothing_of_probable_days() -> None:
    documents = documents_of({"a": DATED, "b": Article(FIFTEEN, published="2020-05-04")})
    claims = {"c1": [("a", "17")], "c2": [("b", "15")]}
    made = compared(documents, claims, relations=[DISPUTE], questions={"c1": "q1", "c2": "q1"})
    assert [PROBABLY in a.because for a in only(made).silent] == [False]


def test_accounts_stand_by_their_probable_days() -> None:
    documents = documents_of({
        "a": DATED, "b": replace(DATED, published="2020-05-12"),
        "n0": Article("17 people were killed in Beirut. Today, May 9, a court met.", published=None),
        "n1": Article("17 people were killed in Beirut.", published=None),
    })  # fmt: skip
    claim = only(compared(documents, {"c1": [(key, "17") for key in documents]}))
    assert [a.document for a in claim.accounts] == ["a", "n0", "b", "n1"]
