"""Pages that print one final letter for another."""

from __future__ import annotations

from riwaya.ingest import Given, from_text
from riwaya.story.reading import read_one

FILLING = "وصل الوفد إلي القاهرة مساء الأحد وزار عددا من المصانع والموانئ. " * 10
"""Words that show how the page prints its letters."""


def told_by(text: str) -> list[str]:
    """The names in the chains of a page."""
    document = read_one(from_text(text, Given(language="ar")))
    return [link.name or "" for s in document.statements for link in s.chain]


def test_a_preposition_that_is_printed_like_a_name_names_nobody() -> None:
    said = "أكد سامي نجم أن الوزارة جاهزة. وردا علي سؤال عن التأخر قال إن السوق هادئة."
    assert told_by(FILLING + said) == ["سامي نجم", "سامي نجم"]


def test_a_name_stays_a_name_beside_names() -> None:
    assert told_by(FILLING + "قال الوزير علي نجم إن السوق هادئة.") == ["علي نجم"]


def test_a_page_that_prints_both_letters_is_read_as_it_stands() -> None:
    assert told_by(FILLING + "زار الوفد مستشفى المدينة. وقال علي إن السوق هادئة.") == ["علي"]
