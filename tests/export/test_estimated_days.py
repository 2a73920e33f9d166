"""Probable days of articles without a date, and outlets that only the page names, as people see them."""

from __future__ import annotations

import io
import json

import pytest
from lxml import html
from rich.console import Console

import riwaya
from riwaya.comparison import Claim, Comparison, EstimatedDay, Relation
from riwaya.export.dossier import render_dossier
from riwaya.export.labels import Interface
from riwaya.export.story_record import story_record
from riwaya.export.terminal import print_claims, print_comparison
from riwaya.model import Document
from riwaya.store.keys import document_key
from riwaya.story.story import Story
from tests.export.compared import clause

DATED = "قالت سلمى قاسم إن 12 شخصا قتلوا في انهيار الجسر."
UNDATED = """النورس > محليات > انهيار الجسر

انهيار الجسر

قال سامي نجم أمس السبت إن 20 شخصا قتلوا في انهيار الجسر، وإن عشرات نقلوا إلى مستشفيات المدينة بعد الحادث.

تابعوا «النورس» على فايسبوك
"""


def documents() -> list[Document]:
    """Without a date, of 1 May and of 20 May."""
    return [
        riwaya.read(UNDATED, language="ar"),
        riwaya.read(DATED, outlet="الساحل", published="2031-05-01", language="ar", title="الأول"),
        riwaya.read(DATED + " والجسر مغلق.", outlet="الساحل", published="2031-05-20", language="ar", title="الثالث"),
    ]


def story(estimated: bool = True) -> Story:
    """The story of the three, compared by hand."""
    made = documents()
    bare, first, third = (document_key(d) for d in made)
    start = UNDATED.index("أمس السبت")
    day = EstimatedDay(bare, "2031-05-04", (made[0].span(start, start + len("أمس السبت")),), "2031-05-01")
    twelve, twenty = clause(made[1], "12"), clause(made[0], "20")
    claims = (
        Claim(
            "c1", twelve.span.text, "ar", (twelve.id, clause(made[2], "12").id), (first, third), "q1", "quantity", "12"
        ),
        Claim("c2", twenty.span.text, "ar", (twenty.id,), (bare,), "q1", "quantity", "20"),
    )
    against = Relation(("c1", "c2"), "conflicts", "quantity", "12 or 20", "number-differs", 0.9,
                       assertions=(twelve.id, twenty.id))  # fmt: skip
    told = Story.from_documents(made, "الجسر")
    told.__dict__["_comparison"] = Comparison(claims, (), (against,), days=(day,) if estimated else ())
    return told


def words_of(page: html.HtmlElement, path: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in page.xpath(path)]


@pytest.mark.parametrize(("language", "probably"), [("en", "probably"), ("ar", "على الأرجح")])
def test_the_dossier_says_that_a_day_is_probable_and_by_which_words(language: Interface, probably: str) -> None:
    page = html.fromstring(render_dossier(story(), language))
    key = document_key(documents()[0])
    day = "4 May 2031" if language == "en" else "4 مايو/أيار 2031"
    shown = f"{probably} {day}: «أمس السبت»"
    assert words_of(page, f"//article[@id='{key}']//span[@class='estimate']") == [shown]
    assert shown in words_of(page, "//section[@id='disputed']//p[@class='tags']/span")
    assert words_of(page, "//table[@class='contents']//td[@class='date']") == [
        "2031-05-01", f"{probably} 2031-05-04", "2031-05-20",
    ]  # fmt: skip
    title = page.xpath(f"//section[@id='matrix']//th/a[@href='#{key}']/@title")
    assert title == [f"النورس, {probably} 2031-05-04"]


def test_without_an_estimate_the_date_is_unknown_and_stands_last() -> None:
    page = html.fromstring(render_dossier(story(estimated=False)))
    assert not page.xpath("//span[@class='estimate']")
    assert words_of(page, "//table[@class='contents']//td[@class='date']") == ["2031-05-01", "2031-05-20", "–"]
    key = document_key(documents()[0])
    assert page.xpath(f"//section[@id='matrix']//th/a[@href='#{key}']/@title") == ["النورس, Date unknown"]


def test_the_dossier_shows_which_words_name_the_outlet() -> None:
    page = html.fromstring(render_dossier(story()))
    named = [" ".join(dd.text_content().split()) for dd in page.xpath("//dt[contains(., 'own words')]/../dd")]
    assert named == ["«النورس > محليات > انهيار الجسر» «تابعوا «النورس» على فايسبوك»"]


def test_the_terminal_says_that_a_day_is_probable() -> None:
    out = io.StringIO()
    with story() as made:
        print_claims(made, Console(file=out, width=100))
        keys = [document_key(d) for d in documents()]
        print_comparison(made, Console(file=out, width=100), keys[0], keys[1])
    text = out.getvalue()
    assert ", probably 2031-05-04" in text  # beside what it tells
    assert "  probably 2031-05-04" in text  # beside its name
    assert "date unknown" not in text


def test_the_export_gives_the_day_its_words_and_what_it_is_counted_from() -> None:
    with story() as made:
        found = {d["title"]: d for d in json.loads("".join(story_record(made)))["documents"]}
    assert found["الأول"]["published_estimate"] is None
    bare = found["انهيار الجسر"]
    assert bare["published"] is None
    estimate = bare["published_estimate"]
    assert (estimate["value"], estimate["after"]) == ("2031-05-04", "2031-05-01")
    [words] = estimate["words"]
    assert bare["text"][words["start"] : words["end"]] == words["text"] == "أمس السبت"
