"""The offices that stand beside a person's name, wherever the page has it."""

from __future__ import annotations

import pytest

from riwaya.languages.loader import load_languages
from riwaya.model import Document
from riwaya.read.reader import read_document


def offices(language: str, text: str) -> dict[str, list[str]]:
    """Person → his offices, as a page gives them."""
    document = read_document(Document(id="d", text=text, language=language), load_languages())
    return {e.name: [o.text for o in e.offices] for e in document.entities if e.kind == "person"}


@pytest.mark.parametrize(
    ("language", "text", "name", "office"),
    [
        ("ar", "صدرت مذكرات عمر الخليل، مشرف وردية الصباح في المطحنة.", "عمر الخليل", "مشرف وردية الصباح"),
        ("ar", "صدرت مذكرات عمر الخليل الذي كان مشرف الوردية في المطحنة.", "عمر الخليل", "مشرف الوردية"),
        ("ar", "أصدر مدير المطحنة عمر الخليل مذكراته.", "عمر الخليل", "مدير المطحنة"),
        ("en", "Omar Khalil, shift supervisor at the mill, wrote a book.", "Omar Khalil", "shift supervisor"),
        ("en", "A book by Omar Khalil, who was shift supervisor at the mill.", "Omar Khalil", "shift supervisor"),
        ("en", "A book by Omar Khalil, who had been director of the mill.", "Omar Khalil", "director of the mill"),
        ("en", "On Friday Rail and Ferries Minister Omar Khalil wrote a book.", "Omar Khalil",
         "Rail and Ferries Minister"),
        ("fa", "رضا کریمی، سرپرست شیفت عصر آسیاب، کتابی نوشت.", "رضا کریمی", "سرپرست شیفت"),
        ("fa", "کتاب رضا کریمی که سرپرست شیفت آسیاب بود منتشر شد.", "رضا کریمی", "سرپرست شیفت آسیاب"),
        ("ru", "Пётр Громов, начальник смены на мельнице, написал книгу.", "Пётр Громов", "начальник смены"),
        ("ru", "Вышла книга Петра Громова, который был начальником смены.", "Петр Громов", "начальником смены"),
        ("ru", "Начальник смены Пётр Громов написал книгу.", "Пётр Громов", "Начальник смены"),
    ],
)  # fmt: skip
def test_an_office_stands_before_a_name_behind_its_comma_or_in_who_was(
    language: str, text: str, name: str, office: str
) -> None:
    assert offices(language, text)[name] == [office]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ar", "وصل عمر الخليل، وقائد الشرطة سامر حداد.", "عمر الخليل"),
        ("ar", "تحدث عمر الخليل الذي زار مدير المطحنة.", "عمر الخليل"),
        ("en", "Omar Khalil, who met the director of the mill, wrote a book.", "Omar Khalil"),
        ("en", "Omar Khalil, director Karim Haddad and two others wrote a book.", "Omar Khalil"),
        ("fa", "رضا کریمی که استاندار را دید کتابی نوشت.", "رضا کریمی"),
        ("ru", "Пётр Громов, который видел начальника смены, написал книгу.", "Пётр Громов"),
    ],
)
def test_another_mans_office_is_not_his(language: str, text: str, name: str) -> None:
    assert offices(language, text)[name] == []
